"""Where the name ends in what a model found, and what its edges say of it.

A model takes small words in (``of 283 Linking Road``), a possessive, the verb that begins the sentence
(``Met Imran Chaudhry``) or a common noun behind a place (``Bielefeld depot``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from redactor.detect.headings import is_english
from redactor.detect.known_names import is_people
from redactor.detect.merge import NAMED
from redactor.detect.told_apart import is_city, is_full_name, is_given, is_surname, is_trade
from redactor.values import Finding, Span

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
"""Letters that begin names, for a class of a pattern; some small ones of the same blocks are among them."""

_POSSESSIVE = re.compile(r"(?P<name>[^\n]*?[^\W\d_])['\u2019]s?(?: [a-z]+)*")
_SMALL = re.compile(r"(?:of|at|from|by|with|and|in|to|for|near|the)")
_EDGE_START = re.compile(rf"(?:{_SMALL.pattern} )+")
_EDGE_END = re.compile(rf"(?: {_SMALL.pattern})+$")
_OF_SOMEBODY = re.compile(r"['\u2019]s [a-z]")
_NEXT = re.compile(r" [^\W\d_]+")
_LETTERED = re.compile(r"[A-Z] ?\(")
_NOUN_BEHIND = re.compile(r"(?<=[^\W\d_]{3}) [a-z]{4,}$")


def at_edges(findings: Sequence[Finding], text: str) -> Iterator[Finding]:
    """Yield the findings of ``text``, in order of place, each as its name alone."""
    named = [_said(one, text) for one in findings]
    plain = [one.span for one in named if one.span and _is_plain(text[one.span.start : one.span.end])]
    ends, starts = {span.end + 1 for span in plain}, {one.span.start for one in named if one.span}
    for one in named:
        yield from _trimmed(one, text, ends, starts)


def _said(finding: Finding, text: str) -> Finding:
    """Return a finding without a possessive, and a person that was named a group or place as a person."""
    span = finding.span
    if span is None or finding.entity not in NAMED:
        return finding
    own = _POSSESSIVE.fullmatch(text, span.start, span.end)
    if own and not is_city(own["name"]) and _is_shop(text, own.end("name"), span.end):
        return finding
    name = own["name"] if own else text[span.start : span.end]
    entity = finding.entity
    if own or _OF_SOMEBODY.match(text, span.end):
        finding = replace(finding, span=Span(span.start, span.start + len(name)))
        entity = _owner(name, entity)
    if entity == "NRP" and name.istitle() and is_given(name) and not is_people(name):
        entity = "PERSON"
    elif is_people(name):
        entity = "NRP"
    return finding if entity == finding.entity else replace(finding, entity=entity)


def _owner(name: str, entity: str) -> str:
    """Return what a name is behind which a possessive stands: places own nothing, people do."""
    if entity == "ORGANIZATION":
        return "PERSON" if is_given(name) else entity
    person = entity == "LOCATION" and (is_given(name) or is_surname(name)) and not is_city(name)
    return "PERSON" if person else entity


def _is_shop(text: str, name_end: int, end: int) -> bool:
    """Tell whether a possessive and what follows name a shop: ``Gennaro's Deli``, ``rahman's bakery``."""
    after = _NEXT.match(text, end)
    behind = text[name_end:end].split()[1:] + ([after.group().strip()] if after else [])
    return any(word[0].isupper() or is_trade(word) for word in behind)


def _trimmed(
    finding: Finding, text: str, ends: AbstractSet[int], starts: AbstractSet[int]
) -> Iterator[Finding]:
    """Yield a finding without the small words at its edges; none if it holds nothing else.

    Beside plain words they stay, as in ``County of`` before a place.
    """
    span = finding.span
    if span is None or finding.entity not in NAMED | {"ADDRESS"}:
        yield finding
        return
    shown = text[span.start : span.end]
    first = _EDGE_START.match(shown) if span.start not in ends else None
    last = _EDGE_END.search(shown) if not (span.end + 1 in starts and _is_plain(shown)) else None
    start = span.start + len(first.group()) if first else span.start
    end = span.end - len(last.group()) if last else span.end
    if start < end and not _SMALL.fullmatch(shown):
        start, end = _core(finding.entity, text, start, end)
        yield finding if Span(start, end) == span else replace(finding, span=Span(start, end))


def _core(entity: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a name's place without a verb that begins the sentence, or a common noun behind a place."""
    shown = text[start:end]
    first, _, rest = shown.partition(" ")
    if entity == "PERSON" and is_full_name(rest) and _is_verb(first) and not is_full_name(shown):
        return end - len(rest), end
    if entity == "PERSON" and (lettered := _LETTERED.match(shown)):
        return start + lettered.end(), end - shown.endswith(")")
    behind = _NOUN_BEHIND.search(shown) if entity == "LOCATION" else None
    if behind and is_english(behind.group().strip()):
        return start, start + behind.start()
    return start, end


def _is_plain(name: str) -> bool:
    return all(map(is_english, name.split()))


def _is_verb(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and is_english(word) and not (is_given(word) or is_surname(word))
