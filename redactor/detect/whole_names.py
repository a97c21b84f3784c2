"""Names of persons as writing has them: whole, without their titles, told by them.

A model that reads running text stumbles over the forms of names: it finds ``Macaraeg`` and takes the initials
before it for a company, finds both halves of ``Traore, Vasco``, takes ``Mrs`` in, or keeps the possessive. What
the forms say of a name is surer: initials before a family name, a particle between two names, a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from redactor.detect.headings import is_english
from redactor.detect.in_front import InFront
from redactor.detect.institutions import outside, whole_institutions
from redactor.detect.known_names import is_people, is_plain
from redactor.detect.ner import DETECTOR
from redactor.detect.told_apart import (
    LEGAL_FORM,
    entity_of,
    is_city,
    is_full_name,
    is_given,
    is_surname,
    is_trade,
)
from redactor.values import Finding, Hint, RawText, Span

RULE = "title"
SCORE = 0.6

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
_WORD = rf"(?:(?:Mc|Mac|O['\u2019]|D['\u2019])?[{_UPPER}][^\W\d_]+(?:[-'\u2019](?!s\b)[^\W\d_]+)*)"
_PARTICLE = r"(?:van|von|der|den|de|la|du|dos|das|da|di|del|della|ten|ter|af|av|le|al|el|bin|ibn|zu|zur)"
_INITIALS = rf"(?:[{_UPPER}]\.[ -]?){{1,3}}"
_FAMILY = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}"
_TITLES = (
    r"(?:Mr|Mrs|Ms|Mx|Mme|Mlle|Messrs|Dr|Prof|Professor|Cllrs?|Herr|Frau|Miss|Sir|Dame|Lord|Lady|Rev|Judge|Justice"
    r"|Officer|Councillor|Councilor|Sr|Sra|Se\u00f1ora?)"
)
_SURE = frozenset("Mr Mrs Ms Mx Mme Mlle Messrs Dr Prof Professor Cllr Cllrs".split())
"""Titles that are no other words: a name follows, found by a model or not."""

_INITIALED = re.compile(rf"(?<![\w.&@/'\u2019-]){_INITIALS}(?P<family>{_FAMILY})(?![\w@-])")
_TITLED = re.compile(
    rf"(?<![\w@/'\u2019-])(?:(?P<title>{_TITLES})\b\.? )+(?P<name>(?:{_INITIALS})?{_FAMILY})(?![\w@])"
)
_LANDS = re.compile(r"(?:U\.S|U\.K|U\.N|E\.U|D\.C|L\.A|N\.Y|P\.O|a\.m|p\.m|[NSEW])\.? ?(?=[A-Z])")
_FIRM = re.compile(rf",? (?:{LEGAL_FORM}|& |LLP)")
_BETWEEN = re.compile(rf" (?:{_PARTICLE} ){{1,3}}")
_POSSESSIVE = re.compile(r"(?P<name>[^\n]*?[^\W\d_])['\u2019]s?(?: [a-z]+)*")
_SMALL = re.compile(r"(?:of|at|from|by|with|and|in|to|for|near|the)")
_EDGE_START = re.compile(rf"(?:{_SMALL.pattern} )+")
_EDGE_END = re.compile(rf"(?: {_SMALL.pattern})+$")
_OF_SOMEBODY = re.compile(r"['\u2019]s [a-z]")
_NEXT = re.compile(r" [^\W\d_]+")
_LISTED = re.compile(rf"[{_UPPER}][\w'-]*,? (?:(?:and|&) )?$")
_LIST_GOES_ON = re.compile(r",? (?:and|&) |, [^\W\d_a-z]")
_LETTERED = re.compile(r"[A-Z] ?\(")
_NOUN_BEHIND = re.compile(r"(?<=[^\W\d_]{3}) [a-z]{4,}$")
_CALLED = re.compile(
    rf"\b(?:ask(?:ed)? for|(?:is|was|are|were|be) (?:called|named)|[Mm]y name is|(?:[Yy]ours(?: \w+ly)?|[Rr]egards"
    rf"|[Ss]incerely|[Cc]heers|[Tt]hanks),[ \n]+)[ ]?(?P<name>{_WORD}(?: {_FAMILY})?)(?![\w@])"
)
_BOTH = 2
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NRP"})


class WholeNameDetector(InFront):
    """Asks a detector and gives what its models found as whole names."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        return [
            tuple(whole_names(findings, text.value))
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def whole_names(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return the findings of ``text`` with the names of persons and institutions made whole."""
    found = whole_institutions(findings, text)
    for place in _INITIALED.finditer(text) if found else ():
        found = _initialed(found, place, text)
    for place in _TITLED.finditer(text):
        found = _titled(found, place, text)
    for place in _CALLED.finditer(text):
        found = _called(found, place)
    whole = _same([_said(one, text) for one in _joined(found, text)], text)
    plain = [one.span for one in whole if one.span and _is_plain(text[one.span.start : one.span.end])]
    ends, starts = {span.end + 1 for span in plain}, {one.span.start for one in whole if one.span}
    return [part for one in whole for part in _trimmed(one, text, ends, starts)]


def _initialed(found: list[Finding], place: re.Match[str], text: str) -> list[Finding]:
    """Return the findings with initials and the family name behind them as one person."""
    whole, family = Span(*place.span()), Span(*place.span("family"))
    near = _near(found, whole)
    told = [one for one in _near(found, family) if one.entity in _NAMED]
    if not told or _sticks_out(near, whole) or _LANDS.match(place.group()) or _FIRM.match(text, whole.end):
        return found
    name = text[family.start : family.end]
    first = [one.span.start for one in told if one.span and one.entity == "PERSON"]
    whole = Span(min([whole.start, *first]), whole.end)
    return found if is_plain(name) or is_trade(name) else _as_person(found, told, whole)


def _titled(found: list[Finding], place: re.Match[str], text: str) -> list[Finding]:
    """Return the findings with what follows a title as one person, without the title."""
    name = Span(*place.span("name"))
    near = _near(found, Span(place.start(), name.end))
    told = [one for one in _near(found, name) if one.entity in _NAMED]
    end = max([name.end, *(one.span.end for one in told if one.span)])
    whole = Span(name.start, end)
    shown = text[whole.start : whole.end]
    if any(one.entity not in _NAMED for one in near) or _FIRM.match(text, end) or _is_company(shown):
        return found
    if not told and (place["title"] not in _SURE or is_english(shown.split()[-1])):
        return found
    if "\n" in shown or (
        told and place["title"] not in _SURE and all(one.entity != "PERSON" for one in told)
    ):
        return found
    found = [part for one in found for part in outside(one, Span(place.start(), name.start))]
    return _as_person(found, told, whole)


def _called(found: list[Finding], place: re.Match[str]) -> list[Finding]:
    """Return the findings with a given name behind words that announce one, found by a model or not."""
    whole = Span(*place.span("name"))
    first = place["name"].split()[0]
    near = _near(found, whole)
    if not is_given(first) or is_english(first) or _is_company(place["name"]) or is_people(first):
        return found
    if any(one.entity != "NRP" for one in near):
        return found
    end = whole.end if is_full_name(place["name"]) else whole.start + len(first)
    return _as_person(found, near, Span(whole.start, end))


def _as_person(found: Iterable[Finding], told: Sequence[Finding], whole: Span) -> list[Finding]:
    """Return the findings with a place as one person, as sure as the surest of what told it."""
    rest = [part for one in found for part in outside(one, whole)]
    if not told:
        return [*rest, Finding("PERSON", SCORE, DETECTOR, RULE, whole)]
    best = max(told, key=lambda one: one.score)
    return [*rest, replace(best, entity="PERSON", span=whole)]


def _near(found: Iterable[Finding], span: Span) -> list[Finding]:
    return [one for one in found if one.span and one.span.overlaps(span)]


def _sticks_out(found: Iterable[Finding], span: Span) -> bool:
    """Tell whether a finding is an address, or goes on behind a place: a longer name than a person's."""
    return any(
        one.entity not in _NAMED or (one.span is not None and one.span.end > span.end) for one in found
    )


def _is_company(name: str) -> bool:
    return entity_of(name, "PERSON") == "ORGANIZATION"


def _trimmed(
    finding: Finding, text: str, ends: AbstractSet[int], starts: AbstractSet[int]
) -> Iterator[Finding]:
    """Yield a finding without the small words at its edges; none if it holds nothing else.

    Beside plain words they stay, as in ``County of`` before a place.
    """
    span = finding.span
    if span is None or finding.entity not in _NAMED | {"ADDRESS"}:
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
    return is_english(word) and not (is_given(word) or is_surname(word))


def _joined(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Yield the findings, the parts of one person's name as one."""
    last: Finding | None = None
    for one in sorted(found, key=lambda finding: finding.span.start if finding.span else 0):
        if last is not None and (whole := _one_name(last, one, text)):
            last = replace(max(last, one, key=lambda part: part.score), entity="PERSON", span=whole)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _one_name(left: Finding, right: Finding, text: str) -> Span | None:
    """Return the place of a name of which two findings are the parts."""
    if left.span is None or right.span is None or not {left.entity, right.entity} <= _NAMED:
        return None
    between = text[left.span.end : right.span.start]
    whole = Span(left.span.start, max(left.span.end, right.span.end))
    shown = text[whole.start : whole.end]
    persons = [left.entity, right.entity].count("PERSON")
    if between == " ":
        return whole if is_full_name(shown) and not is_city(shown) else None
    if _BETWEEN.fullmatch(between):
        return whole if persons and not _is_company(shown) else None
    reverse = between == ", " and persons == _BOTH and _is_reverse(left.span, right.span, text)
    return whole if reverse else None


def _is_reverse(left: Span, right: Span, text: str) -> bool:
    """Tell whether a family name and a given name stand in the order of lists, and in no list of names."""
    family, given = text[left.start : left.end], text[right.start : right.end]
    if (
        " " in family
        or len(given.split()) > _BOTH
        or _LISTED.search(text[max(0, left.start - 30) : left.start])
    ):
        return False
    if _LIST_GOES_ON.match(text, right.end) or not is_given(given.split()[0]):
        return False
    return is_surname(family) or not (is_given(family) or is_city(family))


def _same(found: Sequence[Finding], text: str) -> list[Finding]:
    """Return the findings, a family name that stands alone as the person who bears it in the same text."""
    names = [text[one.span.start : one.span.end] for one in found if one.entity == "PERSON" and one.span]
    families = {name.split()[-1] for name in names if len(name.split()) > 1}
    return [
        replace(one, entity="PERSON")
        if one.span and one.entity in _NAMED and text[one.span.start : one.span.end] in families
        else one
        for one in found
    ]


def _said(finding: Finding, text: str) -> Finding:
    """Return a finding without a possessive, and a person that was named a group or place as a person."""
    span = finding.span
    if span is None or finding.entity not in _NAMED:
        return finding
    own = _POSSESSIVE.fullmatch(text, span.start, span.end)
    if own and _is_shop(text, own.end("name"), span.end):
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
