"""Courts, hospitals, schools, offices and clubs with the name of a place or person in theirs.

A model finds the place in ``the Kumasi Regional Court``, ``Clinica Lahore`` or ``Prefecture of Bergamo`` and
leaves the rest, or takes the whole for a place. The word that says what it is makes it one name: that of an
organisation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from redactor.detect.merge import NAMED
from redactor.detect.placed import Placed
from redactor.values import Finding, Span

_KIND = (
    r"(?:Court|Tribunal|Hospital|Infirmary|Clinic|Hospice|College|University|Polytechnic"
    r"|School(?: of [A-Z][a-z]+)?|Academy|Institute|Council|Authority|Constabulary|Police|Prison|Harriers"
    r"|Rovers|Wanderers|Athletic|(?:Medical|Health|Law|Legal Aid|Community|Sports) Cent(?:re|er)"
    r"|(?:Fire|Ambulance) Service|Chamber of Commerce|Harbou?r Board"
    r"|(?:Rowing|Football|Golf|Cricket|Tennis|Rugby|Sailing|Chess) Club)"
)
_SORT = (
    r"(?:District|Regional|High|Crown|County|Labou?r|Family|Supreme|Magistrates['\u2019]|Federal"
    r"|Administrative|Commercial|Criminal|Civil|Constitutional|General|Royal|Technical|Grammar|Primary"
    r"|Secondary|Medical|Health|Children['\u2019]s|State|City|Municipal|Central|Local|Pensions|Tax|Land|Bar"
    r"|Law|Public|National|Community|University|Teaching|Business)"
)
"""Words before the kind that name nothing."""

_OF_PLACE = (
    rf"(?:{_SORT} )*(?:Court of Appeals?|{_KIND}|Prefecture|Diocese|Archdiocese|Municipality|Embassy|Port"
    r"|Office|(?:Bar )?Association|Registry|Commune) of (?:the )?"
)
_FOREIGN = (
    r"(?:FC|SV|AFC|VfB|VfL|TSV|RCD|Sporting|Deportivo|Atl[e\u00e9]tico|Borussia|Cl[i\u00ed]nica|Clinique"
    r"|Klinikum|Ospedale|H[o\u00f4]pital|Universidade?|Universit(?:[\u00e9\u00e0]|\u00e4t|eit)|Banco|Banca"
    r"|Banque) (?:de |di |du |van )?"
)
_FRONT = rf"(?<![\w.])(?:{_OF_PLACE}|{_FOREIGN})"
_BEHIND = re.compile(rf"(?:['\u2019]s)?(?: {_SORT})* {_KIND}(?![\w-])|(?<=School) of [A-Z][a-z]+(?![\w-])")
_BEFORE, _STARTS = re.compile(rf"{_FRONT}$"), re.compile(_FRONT)
_ROYAL = re.compile(r"(?<![\w.])(?:Royal|Old|New|Great|St\.?|Saint) $")
_ITSELF = re.compile(rf"\S.*?(?: {_SORT})* {_KIND}")
_NO_NAME = re.compile(rf"(?:(?:{_SORT}|{_KIND}|the|The|of)(?: |$))+")
_REACH = 60  # signs before a name


def whole_institutions(found: Placed, text: str) -> None:
    """Put institutions in the place of the findings of ``text`` that are part of their names."""
    reach = 0
    for one in tuple(found):
        if one.span and one.span.start >= reach and one.entity in NAMED and (whole := _whole(one, text)):
            own = [
                whole,
                *(near.span for near in found.near(whole) if near.entity == "ORGANIZATION" and near.span),
            ]
            whole = Span(min(span.start for span in own), max(span.end for span in own))
            found.put(replace(one, entity="ORGANIZATION", span=whole))
            reach = whole.end


def _whole(finding: Finding, text: str) -> Span | None:
    """Return the place of the institution that a finding names, alone or with the words beside it."""
    span = finding.span
    if span is None or "\n" in (name := text[span.start : span.end]) or _NO_NAME.fullmatch(name):
        return None
    behind = _BEHIND.match(text, span.end)
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    if not (behind or before or _ITSELF.fullmatch(name) or _STARTS.match(name)):
        return None
    start = span.start - len(before.group()) if before else span.start
    royal = _ROYAL.search(text[max(0, start - _REACH) : start]) if not before else None
    return Span(start - len(royal.group()) if royal else start, behind.end() if behind else span.end)
