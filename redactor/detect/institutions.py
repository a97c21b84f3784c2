"""Courts, hospitals, schools, offices and clubs with the name of a place or person in theirs.

A model finds the place in ``the Kumasi Regional Court``, ``Clinica Lahore`` or ``Prefecture of Bergamo`` and
leaves the rest, or takes the whole for a place. The word that says what it is makes it one name: that of an
organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redactor.values import Finding, Span

_KIND = (
    r"(?:Court|Tribunal|Hospital|Infirmary|Clinic|Hospice|College|University|Polytechnic|School(?: of [A-Z][a-z]+)?"
    r"|Academy|Institute|Council|Authority|Constabulary|Police|Prison|Harriers|Rovers|Wanderers|Athletic"
    r"|(?:Medical|Health|Law|Legal Aid|Community|Sports) Cent(?:re|er)|(?:Fire|Ambulance) Service"
    r"|Chamber of Commerce|Harbou?r Board|(?:Rowing|Football|Golf|Cricket|Tennis|Rugby|Sailing|Chess) Club)"
)
_SORT = (
    r"(?:District|Regional|High|Crown|County|Labou?r|Family|Supreme|Magistrates['\u2019]|Federal|Administrative"
    r"|Commercial|Criminal|Civil|Constitutional|General|Royal|Technical|Grammar|Primary|Secondary|Medical|Health"
    r"|Children['\u2019]s|State|City|Municipal|Central|Local|Pensions|Tax|Land|Bar|Law|Public|National|Community"
    r"|University|Teaching|Business)"
)
"""Words before the kind that name nothing."""

_BEHIND = re.compile(
    rf"(?:['\u2019]s)?(?: {_SORT})* {_KIND}(?![\w-])|['\u2019]s(?: {_SORT})* {_KIND}(?![\w-])"
)
_BEFORE = re.compile(
    rf"(?<![\w.])(?:(?:{_SORT} )*(?:Court of Appeals?|{_KIND}|Prefecture|Diocese|Archdiocese|Municipality|Embassy"
    r"|Port|Office|(?:Bar )?Association|Registry|Commune) of (?:the )?"
    r"|(?:FC|SV|AFC|VfB|VfL|TSV|RCD|Sporting|Deportivo|Atl[e\u00e9]tico|Borussia|Cl[i\u00ed]nica|Clinique|Klinikum"
    r"|Ospedale|H[o\u00f4]pital|Universidade?|Universit(?:[\u00e9\u00e0]|\u00e4t|eit)|Banco|Banca|Banque) "
    r"(?:de |di |du |van )?)$"
)
_ROYAL = re.compile(r"(?<![\w.])(?:Royal|Old|New|Great|St\.?|Saint) $")
_ITSELF = re.compile(rf"(?P<name>\S.*?)(?: {_SORT})* {_KIND}", re.DOTALL)
_SORTS = re.compile(rf"(?:(?:{_SORT}|{_KIND}|the|The|of)(?: |$))+")
_STARTS = re.compile(_BEFORE.pattern.removesuffix("$"))
_REACH = 60  # signs before a name
_NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NRP"})


def whole_institutions(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Return the findings of ``text``, those inside an institution's name as that institution."""
    found = sorted(findings, key=_start)
    for one in tuple(found):
        if one in found and one.entity in _NAMED and (whole := _whole(one, text)):
            rest = [part for other in found for part in outside(other, whole)]
            found = sorted([*rest, replace(one, entity="ORGANIZATION", span=whole)], key=_start)
    return found


def outside(finding: Finding, span: Span) -> Iterator[Finding]:
    """Yield what of a finding lies outside of a place: all, a part on either side, or nothing."""
    own = finding.span
    if own is None or not own.overlaps(span):
        yield finding
        return
    if own.start < span.start:
        yield replace(finding, span=Span(own.start, span.start))
    if span.end < own.end:
        yield replace(finding, span=Span(span.end, own.end))


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else 0


def _whole(finding: Finding, text: str) -> Span | None:
    """Return the place of the institution that a finding names, alone or with the words beside it."""
    span = finding.span
    if span is None or "\n" in (name := text[span.start : span.end]) or _SORTS.fullmatch(name):
        return None
    behind = _BEHIND.match(text, span.end)
    end = behind.end() if behind else span.end
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    start = span.start - len(before.group()) if before else span.start
    told = _ITSELF.fullmatch(name) or _STARTS.match(name)
    if not (behind or before or told):
        return None
    royal = _ROYAL.search(text[max(0, start - _REACH) : start])
    return Span(start - len(royal.group()) if royal and not before else start, end)
