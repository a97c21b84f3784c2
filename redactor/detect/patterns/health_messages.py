"""Messages between hospitals and insurers, where a field's place says what it holds: HL7 v2 and X12.

``PID|1||00482917||KLEINSCHMIDT^ROSWITHA||19610615`` has no labels; HL7 2.x chapter 3 and the guides of X12
(005010X222, 271) number the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.health_ids import npi

_HL7 = re.compile(
    r"(?:^|(?<=\r))(?P<name>PID|NK1|PV1|IN1|GT1|ORC|OBR|MRG)\|(?P<rest>[^\r\n]{3,4000})", re.MULTILINE
)
_FIRST, _NAME, _ALL, _STAFF, _DATE, _PHONE = "first", "name", "all", "staff", "date", "phone"
_FIELDS = {
    "PID": {
        2: ("HEALTH_ID", _FIRST),
        3: ("HEALTH_ID", _FIRST),
        4: ("HEALTH_ID", _FIRST),
        5: ("PERSON", _NAME),
        6: ("PERSON", _NAME),
        7: ("DATE_OF_BIRTH", _DATE),
        9: ("PERSON", _NAME),
        11: ("ADDRESS", _ALL),
        13: ("PHONE_NUMBER", _PHONE),
        14: ("PHONE_NUMBER", _PHONE),
        18: ("ID", _FIRST),
        19: ("US_SSN", _FIRST),
        20: ("DRIVER_LICENSE", _FIRST),
    },
    "NK1": {
        2: ("PERSON", _NAME),
        4: ("ADDRESS", _ALL),
        5: ("PHONE_NUMBER", _PHONE),
        6: ("PHONE_NUMBER", _PHONE),
    },
    "PV1": {
        7: ("PERSON", _STAFF),
        8: ("PERSON", _STAFF),
        9: ("PERSON", _STAFF),
        17: ("PERSON", _STAFF),
        19: ("ID", _FIRST),
    },
    "IN1": {
        16: ("PERSON", _NAME),
        18: ("DATE_OF_BIRTH", _DATE),
        19: ("ADDRESS", _ALL),
        36: ("HEALTH_ID", _FIRST),
    },
    "GT1": {
        3: ("PERSON", _NAME),
        5: ("ADDRESS", _ALL),
        6: ("PHONE_NUMBER", _PHONE),
        8: ("DATE_OF_BIRTH", _DATE),
        12: ("US_SSN", _FIRST),
    },
    "ORC": {10: ("PERSON", _STAFF), 11: ("PERSON", _STAFF), 12: ("PERSON", _STAFF)},
    "OBR": {10: ("PERSON", _STAFF), 16: ("PERSON", _STAFF)},
    "MRG": {1: ("HEALTH_ID", _FIRST), 7: ("PERSON", _NAME)},
}
"""Segments: for each field its entity, and which of its components tell it."""
_FULL_NAME = re.compile(r"(?P<value>[^^|~&]{1,80}(?:\^[^^|~&]{1,60}){0,2})")
_MEMBER = re.compile(r"(?P<id>[\w-]{1,20})?\^(?P<value>[^^|~]{1,80}(?:\^[^^|~]{1,60}){0,2})")
_PART = re.compile(r"(?P<value>[^^|~&]{1,80})")
_WHOLE = re.compile(r"(?P<value>[^|~]{2,300}?)\^{0,8}(?:\^[A-Z]{1,3})?\^{0,8}(?=$|~)")
_DAY = re.compile(r"(?P<value>(?:18|19|20)\d{6})(?:\d{4,6})?(?:[+-]\d{4})?")
_NUMBER = re.compile(r"(?P<value>\(?\+?\d[\d() .^-]{4,24}\d)")
_FORMS = {_FIRST: _PART, _NAME: _FULL_NAME, _ALL: _WHOLE, _STAFF: _MEMBER, _DATE: _DAY, _PHONE: _NUMBER}

_X12 = re.compile(
    r"(?:^|(?<=~)|(?<=~\n)|(?<=~\r\n))(?P<name>NM1|N3|N4|DMG|PER|REF|CLM|N1)\*(?P<rest>[^~\r\n]{2,600})",
    re.MULTILINE,
)
_IDS = {"MI": "HEALTH_ID", "XX": "HEALTH_ID", "34": "US_SSN", "SY": "US_SSN", "24": "TAX_ID", "FI": "TAX_ID"}
_NUMBERS = frozenset({"HEALTH_ID", "ID", "US_SSN", "TAX_ID", "DRIVER_LICENSE"})
_SCORE = 0.74
_NPI = 10  # digits
_NAME_AT, _NUMBER_AT = 2, 8  # places in a segment of X12


def _match(entity: str, text: str, start: int, end: int) -> Iterator[Match]:
    """Yield a place if anything stands there that is not hidden already."""
    shown = text[start:end]
    if entity in _NUMBERS and not any(map(str.isdigit, shown)):
        return
    if BLANK not in shown and any(map(str.isalnum, shown)):
        yield Match(entity, start, end, _SCORE, "message.field")


def _hl7(text: str) -> Iterator[Match]:
    for segment in _HL7.finditer(text):
        start = segment.start("rest")
        for number, field in enumerate(segment["rest"].split("|"), 1):
            told = _FIELDS[segment["name"]].get(number)
            if told and field:
                yield from _field(text, start, start + len(field), *told)
            start += len(field) + 1


def _field(text: str, start: int, end: int, entity: str, form: str) -> Iterator[Match]:
    """Yield what one field tells, each of its repetitions by itself."""
    for repeated in re.finditer(r"[^~]+", text[start:end]):
        first, last = start + repeated.start(), start + repeated.end()
        found = _FORMS[form].match(text, first, last)
        found = _NUMBER.search(text, first, last) if form == _PHONE else found
        if found:
            yield from _match(entity, text, *found.span("value"))
            if form == _STAFF and found["id"]:
                yield from _match("ID", text, *found.span("id"))


def _x12(text: str) -> Iterator[Match]:
    for segment in _X12.finditer(text):
        name, parts, places = segment["name"], segment["rest"].split("*"), []
        start = segment.start("rest")
        for part in parts:
            places.append((start, start + len(part)))
            start += len(part) + 1
        yield from _segment(text, name, parts, places)


def _segment(text: str, name: str, parts: list[str], places: list[tuple[int, int]]) -> Iterator[Match]:
    """Yield what one segment of X12 tells."""
    whole = places[0][0], places[-1][1]
    if name == "NM1" and len(parts) > _NAME_AT:
        yield from _named(text, parts, places)
    elif name == "CLM":
        yield from _match("ID", text, *places[0])
    elif name in {"N3", "N4"}:
        yield from _match("ADDRESS", text, *whole)
    elif name == "DMG" and parts[0] == "D8":
        found = _DAY.match(text, *places[1]) if len(parts) > 1 else None
        if found:
            yield from _match("DATE_OF_BIRTH", text, *found.span("value"))
    elif name == "N1" and len(parts) > 1:
        yield from _match("ORGANIZATION", text, *places[1])
    elif name == "REF" and len(parts) > 1 and any(map(str.isdigit, parts[1])):
        yield from _match(_IDS.get(parts[0], "ID"), text, *places[1])
    elif name == "PER":
        yield from _contact(text, parts, places)


def _named(text: str, parts: list[str], places: list[tuple[int, int]]) -> Iterator[Match]:
    """Yield the name and the number of a person or organization."""
    # Four empty parts and a qualifier look like what masking leaves of a value: they are one sign then.
    cut = next((at for at, part in enumerate(parts) if BLANK in part), len(parts))
    last = max((at for at in range(_NAME_AT, min(5, cut + 1, len(parts))) if parts[at]), default=0)
    start, end = places[_NAME_AT][0], places[last][1]
    hidden = text.find(BLANK, start, end)
    if last:
        entity = "PERSON" if parts[1] == "1" else "ORGANIZATION"
        yield from _match(entity, text, start, end if hidden < 0 else hidden)
    if len(parts) > _NUMBER_AT:
        yield from _match(_IDS.get(parts[_NUMBER_AT - 1], "ID"), text, *places[_NUMBER_AT])
    elif hidden >= 0 and last + 1 < len(parts):
        health = parts[0] == "IL" or (len(parts[last + 1]) == _NPI and npi(parts[last + 1]))
        yield from _match("HEALTH_ID" if health else "ID", text, *places[last + 1])


def _contact(text: str, parts: list[str], places: list[tuple[int, int]]) -> Iterator[Match]:
    """Yield the name and the telephones of a contact."""
    if len(parts) > 1:
        yield from _match("PERSON", text, *places[1])
    for at, kind in enumerate(parts[:-1]):
        if kind in {"TE", "FX", "HP", "WP"}:
            yield from _match("PHONE_NUMBER", text, *places[at + 1])


def find(passage: Passage) -> Iterator[Match]:
    """Yield what the fields of the passage's messages hold."""
    text = passage.text
    if "|" in text and "^" in text:
        yield from _hl7(text)
    if "NM1*" in text or "DMG*" in text or "ISA*" in text:
        yield from _x12(text)


FAMILY = Family(
    "health_messages",
    frozenset(
        {"HEALTH_ID", "PERSON", "ORGANIZATION", "DATE_OF_BIRTH", "ADDRESS", "PHONE_NUMBER", "ID", "US_SSN"}
        | {"TAX_ID", "DRIVER_LICENSE"}
    ),
    find,
)
