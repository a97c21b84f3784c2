"""Names of persons as writing has them: whole, without their titles, told by them.

A model that reads running text stumbles over the forms of names: it finds ``Macaraeg`` and takes the initials
before it for a company, finds both halves of ``Lamoureux, Thibault``, and takes ``Mrs`` in. What the forms
say of a name is surer: initials before a family name, a particle between two names, a title, ``ask for``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redactor.detect.headings import is_english
from redactor.detect.in_front import InFront
from redactor.detect.institutions import whole_institutions
from redactor.detect.known_names import is_people, is_plain
from redactor.detect.merge import NAMED
from redactor.detect.name_edges import UPPER, at_edges
from redactor.detect.ner import DETECTOR
from redactor.detect.placed import Placed
from redactor.detect.roles import with_roles
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

_WORD = rf"(?:(?:Mc|Mac|O['\u2019]|D['\u2019])?[{UPPER}][^\W\d_]+(?:[-'\u2019](?!s\b)[^\W\d_]+)*)"
_PARTICLE = r"(?:van|von|der|den|de|la|du|dos|das|da|di|del|della|ten|ter|af|av|le|al|el|bin|ibn|zu|zur)"
_INITIALS = rf"(?:[{UPPER}]\.[ -]?){{1,3}}"
_FAMILY = rf"(?:{_PARTICLE} ){{0,3}}{_WORD}"
_SURE = frozenset("Hr Mr Mrs Ms Mx Mme Mlle Messrs Dr Prof Professor Cllr Cllrs".split())
"""Titles that are no other words: a name follows, found by a model or not."""
_TITLES = "|".join(sorted(_SURE)) + (
    "|Herr|Frau|Miss|Sir|Dame|Lord|Lady|Rev|Judge|Justice|Officer|Councill?or|Sra?|Se\u00f1ora?"
)
_INITIALED = re.compile(rf"(?<![\w.&@/'\u2019-]){_INITIALS}(?P<family>{_FAMILY})(?![\w@-])")
_TITLED = re.compile(
    rf"(?<![\w@/'\u2019-])(?:(?P<title>{_TITLES})\b\.? )+(?P<name>(?:{_INITIALS})?{_FAMILY})(?![\w@])"
)
_CALLED = re.compile(
    r"\b(?:ask(?:ed)? for|(?:is|was|are|were|be) (?:called|named)|[Mm]y name is"
    r"|(?:[Yy]ours(?: \w+ly)?|[Rr]egards|[Ss]incerely|[Cc]heers|[Tt]hanks),[ \n]+)[ ]?"
    rf"(?P<name>{_WORD}(?: {_FAMILY})?)(?![\w@])"
)
_TURNED = re.compile(
    rf"^[ \t]*(?P<family>{_FAMILY}(?: {_WORD})?), (?P<given>{_WORD})(?: [{UPPER}]\.?)?(?=[ \t]*$)",
    re.MULTILINE,
)
"""A family name, a comma and a given name, and nothing else in the line or cell."""

_LANDS = re.compile(r"(?:U\.S|U\.K|U\.N|E\.U|D\.C|L\.A|N\.Y|P\.O|[NSEW])\.? ?(?=[A-Z])")
_FIRM = re.compile(rf",? (?:{LEGAL_FORM}|& |LLP)")
_AMPERSAND = re.compile(r" ?& ?")
_BETWEEN = re.compile(rf" (?:{_PARTICLE} ){{1,3}}")
_LISTED = re.compile(rf"[{UPPER}][\w'-]*,? (?:(?:and|&) )?$")
_LIST_GOES_ON = re.compile(r",? (?:and|&) |, [^\W\d_a-z]")
_REACH = 30  # signs
_BOTH = 2


class WholeNameDetector(InFront):
    """Asks a detector and gives what its models found as whole names, in their roles."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        return [
            with_roles(whole_names(findings, text.value), text.value)
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def whole_names(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return the findings of ``text`` with the names of persons and institutions made whole."""
    found = Placed(findings)
    whole_institutions(found, text)
    for place in _INITIALED.finditer(text) if found else ():
        _initialed(found, place, text)
    for place in _TITLED.finditer(text):
        _titled(found, place, text)
    for place in _CALLED.finditer(text):
        _called(found, place)
    for place in _TURNED.finditer(text) if found else ():
        _turned(found, place)
    return _same(list(at_edges(list(_joined(found, text)), text)), text)


def _initialed(found: Placed, place: re.Match[str], text: str) -> None:
    """Put initials and the family name behind them in as one person, with a given name before them."""
    whole, family = Span(*place.span()), Span(*place.span("family"))
    told = _named(found, family)
    if not told or _LANDS.match(place.group()) or _FIRM.match(text, whole.end):
        return
    if any(one.entity not in NAMED or (one.span and one.span.end > whole.end) for one in found.near(whole)):
        return
    name = text[family.start : family.end]
    if not (is_plain(name) or is_trade(name)):
        first = [one.span.start for one in told if one.span and one.entity == "PERSON"]
        _put_person(found, told, Span(min([whole.start, *first]), whole.end))


def _titled(found: Placed, place: re.Match[str], text: str) -> None:
    """Put what follows a title in as one person, without the title."""
    name, sure = Span(*place.span("name")), place["title"] in _SURE
    told = _named(found, name)
    end = max([name.end, *(one.span.end for one in told if one.span)])
    whole = Span(name.start, end)
    shown = text[whole.start : whole.end]
    others = any(one.entity not in NAMED for one in found.near(Span(place.start(), end)))
    if others or "\n" in shown or _FIRM.match(text, end) or _is_company(shown):
        return
    person = sure or any(one.entity == "PERSON" for one in told)
    if person and (told or not is_english(shown.split()[-1])):
        _put_person(found, told, whole, instead_of=Span(place.start(), end))


def _called(found: Placed, place: re.Match[str]) -> None:
    """Put a given name behind words that announce one in as a person, found by a model or not."""
    name, start = place["name"], place.start("name")
    first = name.split()[0]
    near = found.near(Span(*place.span("name")))
    if any(one.entity != "NRP" for one in near) or _is_company(name):
        return
    if is_given(first) and not (is_english(first) or is_people(first)):
        end = place.end("name") if is_full_name(name) else start + len(first)
        _put_person(found, near, Span(start, end))


def _turned(found: Placed, place: re.Match[str]) -> None:
    """Put the family name before a comma in with the given name that a model knows behind it."""
    told = [one for one in found.near(Span(*place.span("given"))) if one.entity == "PERSON"]
    family = place["family"]
    others = [one for one in found.near(Span(*place.span("family"))) if one.entity != "PERSON"]
    if told and not others and not (is_plain(family) or is_english(family) or is_people(family)):
        _put_person(found, told, Span(place.start("family"), place.end()))


def _named(found: Placed, span: Span) -> list[Finding]:
    return [one for one in found.near(span) if one.entity in NAMED]


def _put_person(
    found: Placed, told: Sequence[Finding], whole: Span, *, instead_of: Span | None = None
) -> None:
    """Put a person in, as sure as the surest of what told it."""
    best = max(told, key=lambda one: one.score, default=Finding("PERSON", SCORE, DETECTOR, RULE, whole))
    found.put(replace(best, entity="PERSON", span=whole), instead_of=instead_of)


def _is_company(name: str) -> bool:
    return entity_of(name, "PERSON") == "ORGANIZATION"


# --- parts of one name --------------------------------------------------------------------------------


def _joined(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Yield the findings, the parts of one name as one."""
    last: Finding | None = None
    for one in found:
        if last is not None and (whole := _as_one(last, one, text)):
            last = whole
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _as_one(left: Finding, right: Finding, text: str) -> Finding | None:
    """Return two findings that are the parts of one name as one."""
    if left.span is None or right.span is None or not {left.entity, right.entity} <= NAMED:
        return None
    whole = Span(left.span.start, max(left.span.end, right.span.end))
    if _AMPERSAND.fullmatch(text, left.span.end, right.span.start):
        entity, is_one = "ORGANIZATION", _is_firm(text[whole.start : whole.end])
    else:
        entity, is_one = (
            "PERSON",
            _is_person(left.span, right.span, text, [left.entity, right.entity].count("PERSON")),
        )
    best = max(left, right, key=lambda part: part.score)
    return replace(best, entity=entity, span=whole) if is_one else None


def _is_firm(shown: str) -> bool:
    """Tell whether a firm is called by the family names of its partners: ``Kask & Mehrotra``."""
    parts = re.split(r"\s*&\s*", shown)
    return all(" " not in part and part[:1].isupper() for part in parts) and not all(map(is_given, parts))


def _is_person(left: Span, right: Span, text: str, persons: int) -> bool:
    """Tell whether two places, so many of them found as persons, hold the parts of one person's name."""
    between = text[left.end : right.start]
    shown = text[left.start : max(left.end, right.end)]
    if between == " ":
        return is_full_name(shown) and not is_city(shown)
    if _BETWEEN.fullmatch(between):
        return persons > 0 and not _is_company(shown)
    return between == ", " and persons == _BOTH and _is_reverse(left, right, text)


def _is_reverse(left: Span, right: Span, text: str) -> bool:
    """Tell whether a family name and a given name stand in the order of lists, and in no list of names."""
    family, given = text[left.start : left.end], text[right.start : right.end]
    listed = _LISTED.search(text[max(0, left.start - _REACH) : left.start])
    if listed or " " in family or len(given.split()) > _BOTH:
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
        if one.span and one.entity in NAMED and text[one.span.start : one.span.end] in families
        else one
        for one in found
    ]
