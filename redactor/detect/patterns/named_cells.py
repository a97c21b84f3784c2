"""Names that their column or field gives away: what stands under ``Owner``, ``Client``, ``City``.

A cell alone says little to a model: a given name that is a word, a company in small letters. Its header says
what it holds. The score is low: where a model names the cell otherwise, the model is believed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redactor.detect.known_names import fold_name, is_known_name, table
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells

_HEADERS = {
    "PERSON": words(
        """
        owner assignee assigned contact employee patient student manager author reporter requester requestor
        approver reviewer caller attendee guest passenger driver tenant claimant beneficiary payee recipient
        sender signatory surname firstname lastname fullname forename nurse doctor physician teacher candidate
        applicant salesperson rep spouse guardian parent supervisor instructor participant interviewer
        mitarbeiter kontakt ansprechpartner vorname nachname nom prénom nombre apellido nome cognome
        """
    ),
    "ORGANIZATION": words(
        """
        company client vendor supplier employer customer organisation organization firm merchant insurer
        counterparty prospect kunde firma lieferant auftraggeber client fournisseur société empresa cliente
        proveedor azienda fornitore
        """
    ),
    "LOCATION": words(
        "city town birthplace hometown destination village ort stadt wohnort ville ciudad città"
    ),
    "NRP": words("nationality citizenship religion ethnicity staatsangehörigkeit nationalité nacionalidad"),
}
_OTHERWISE = words(
    """
    id ids no nr num number code count total type status state role title email mail phone tel date time url
    link file score rate amount price balance since group class tier segment size rating level priority
    key uuid domain website address zip source language currency country
    """
)
"""Words of headers whose cells hold something else about the same."""
_ALL = frozenset().union(*_HEADERS.values())
_VALUE = re.compile(r"[^\W\d_][\w.'\u2019&,-]*(?: (?:& )?[^\W\d_][\w.'\u2019,-]*){0,4}")
_SCORE = 0.5


@functools.cache
def _ordinary() -> frozenset[str]:
    return frozenset(map(fold_name, table("ordinary.txt")))


def _entity(header: frozenset[str]) -> str:
    """Return what a header announces, or nothing."""
    if not header.isdisjoint(_OTHERWISE) or len(header) > 3:
        return ""
    return next((entity for entity, listed in _HEADERS.items() if not header.isdisjoint(listed)), "")


def _is_name(value: str, entity: str) -> bool:
    """Tell whether the whole of a cell may be a name: no word of an interface, of English, no public name."""
    if _VALUE.fullmatch(value) is None or is_known_name(value, entity):
        return False
    parts = [fold_name(part) for part in value.split()]
    return len(value) > 1 and not all(part in _ordinary() or is_known_name(part, entity) for part in parts)


def find(passage: Passage) -> Iterator[Match]:
    """Yield every cell or field that its header or label shows to be a name."""
    for cell in cells(passage, _ALL):
        entity = _entity(cell.header)
        if entity and cell.end - cell.start <= 48 and _is_name(passage.text[cell.start : cell.end], entity):
            yield Match(entity, cell.start, cell.end, _SCORE, "name.column")
    shown = passage.text.strip()
    entity = _entity(passage.label) if passage.label and len(shown) <= 48 else ""
    if entity and _is_name(shown, entity):
        start = passage.text.index(shown)
        yield Match(entity, start, start + len(shown), _SCORE, "name.field")


FAMILY = Family("named_cells", frozenset(_HEADERS), find)
