"""The number of a row that is about a person: ``id`` beside a mail address, a surname, a date of birth.

``id`` alone numbers anything. In a table or record with what only persons have it numbers one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.keyed import Field, neighbours

_ID = words("id pk rowid vid recordid")
_ROW = frozenset({"id"}), frozenset({"pk"}), frozenset({"vid"}), words("row id"), words("record id")
_PERSONAL = words(
    "email emailaddress firstname lastname surname fullname forename username phone mobile telephone dob"
    " login birthdate birthday ssn vorname nachname prenom apellido apellidos cognome iban"
    " geburtsdatum telefon"
)
_PARENT = Headed(
    r"(?<![^\W_])(?:ticket|order|customer|user|account|patient|contact|employee|member|invoice|booking|claim"
    r"|client|lead|subscriber)[\"']?(?:\s{0,3}[:=]\s{0,3}[{(]\s{0,12}|[({]|[ ])[\"']?(?-i:id|Id|_id)[\"']?"
    r"\s{0,3}[:=]\s{0,3}[\"']?(?P<value>[\w-]{4,18})(?![\w.-])",
    re.IGNORECASE,
)
"""The number of an object that its parent names: ``"ticket": {"id": 35436``, ``<customer id="70418">``."""
_KINDS = words(
    "people person user users customer customers contact contacts member members patient patients employee"
    " employees"
)
_NAMED, _WHOSE = words("name nm"), words("first last full given family")
_VALUE = re.compile(r"(?=[A-Za-z-]{0,6}\d)(?:\d{4,12}|[A-Za-z]{1,4}-?\d{3,10}|[A-Za-z0-9]{15,18})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCORE = 0.62


def _tells(key: frozenset[str]) -> bool:
    """Tell whether words of a key or of a table's headers name what only persons have."""
    return not key.isdisjoint(_PERSONAL) or not (key.isdisjoint(_NAMED) or key.isdisjoint(_WHOSE))


def _is_personal(field: Field) -> bool:
    if "type" in field.key:
        return field.said.lower() in _KINDS
    # The full name of a repository has a slash.
    return _tells(field.key) and "/" not in field.said


def _is_row(key: frozenset[str]) -> bool:
    return key - {"rowid", "recordid"} in _ROW


def _is_number(value: str) -> bool:
    return _VALUE.fullmatch(value) is not None and not _YEAR.fullmatch(value)


def found(passage: Passage) -> Iterator[Match]:
    """Yield the number of each row or record about a person."""
    for cell in cells(passage, _ID):
        told = cell.header in _ROW and _tells(cell.beside)
        if told and cell.end - cell.start <= 18 and _is_number(passage.text[cell.start : cell.end]):
            yield Match("ID", cell.start, cell.end, _SCORE, "id.row")
    for hit in passage.sought(_PARENT) if "id" in passage.lower else ():
        if _is_number(hit["value"]):
            yield Match("ID", *hit.span("value"), _SCORE, "id.parent")
    for field in neighbours(passage, _ID, _is_personal):
        if _is_row(field.key) and _is_number(field.said):
            yield Match("ID", field.start, field.end, _SCORE, "id.record")
