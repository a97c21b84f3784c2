"""Records of trade, banks, families and address books, where a tag or a place says what a value is.

EDIFACT (``NAD``, ``CTA``, ``COM``), payments (SWIFT MT and ISO 20022), orders (FIX), GEDCOM, vCard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage

Rule = tuple[str, re.Pattern[str]]
_V = "(?P<value>"


def _rule(entity: str, shape: str) -> Rule:
    return entity, re.compile(shape, re.MULTILINE)


_EDIFACT = (
    _rule("ID", rf"NAD\+[A-Z]{{2,3}}\+{_V}[A-Z0-9]{{4,35}})(?=[:+'])"),
    _rule("ORGANIZATION", rf"NAD\+[A-Z]{{2,3}}\+[^+'\n]{{0,60}}\+[^+'\n]{{0,60}}\+{_V}[^+':\n]{{2,70}})"),
    _rule("ADDRESS", rf"NAD\+[A-Z]{{2,3}}\+(?:[^+'\n]{{0,70}}\+){{3}}{_V}[^+'\n]{{2,70}})"),
    _rule("ADDRESS", rf"NAD\+[A-Z]{{2,3}}\+(?:[^+'\n]{{0,70}}\+){{4}}{_V}[^+'\n]{{2,70}})"),
    _rule("ADDRESS", rf"NAD\+[A-Z]{{2,3}}\+(?:[^+'\n]{{0,70}}\+){{6}}{_V}[A-Z0-9 -]{{3,10}})(?=[+'])"),
    _rule("PERSON", rf"CTA\+[A-Z]{{2,3}}\+[^+':\n]{{0,20}}:{_V}[^+':\n]{{2,60}})"),
    _rule("PHONE_NUMBER", rf"COM\+{_V}\+?[\d ()/-]{{5,24}}):(?:TE|FX|AL)(?=')"),
)
_GEDCOM = (
    _rule(
        "PERSON",
        rf"^\d @[^@\n]{{1,20}}@ INDI[^\n]{{0,9}}\n"
        rf"(?:[^\n]{{1,80}}\n){{0,2}}?1 NAME {_V}[^\n/]{{0,60}}/[^\n/]{{1,60}})/",
    ),
    _rule("PERSON", rf"^\d (?:GIVN|SURN|NICK|_MARNM) {_V}[^\n]{{2,60}}?)\r?$"),
    _rule(
        "DATE_OF_BIRTH",
        rf"^1 (?:BIRT|CHR|BAPM)[^\n]{{0,3}}\n(?:2 (?!DATE)[^\n]{{1,80}}\n){{0,3}}?"
        rf"2 DATE (?:ABT |EST |BEF |AFT )?{_V}[^\n]{{4,30}}?)\r?$",
    ),
    _rule("LOCATION", rf"^2 PLAC {_V}[^\n,]{{2,60}})"),
    _rule("ADDRESS", rf"^[12] ADDR {_V}[^\n]{{4,90}}?)\r?$"),
    _rule("PHONE_NUMBER", rf"^\d PHON {_V}\+?[\d ()/.-]{{5,24}})"),
)
_VCARD = (
    _rule(
        "PERSON",
        rf"^(?:item\d{{1,2}}\.)?(?:N|NICKNAME)(?:;[^:\n]{{1,60}})?:;{{0,4}}{_V}[^;\r\n]{{1,60}}(?:;[^;\r\n]{{1,60}}){{0,2}})",
    ),
    _rule("PERSON", rf"^(?:item\d{{1,2}}\.)?FN(?:;[^:\n]{{1,60}})?:{_V}[^\r\n]{{2,90}})"),
    _rule("ORGANIZATION", rf"^(?:item\d{{1,2}}\.)?ORG(?:;[^:\n]{{1,60}})?:{_V}[^;\r\n]{{2,90}})"),
    _rule(
        "ADDRESS",
        rf"^(?:item\d{{1,2}}\.)?ADR(?:;[^:\n]{{1,90}})?:;{{0,2}}{_V}[^\r\n;]{{2,90}}(?:;[^\r\n;]{{0,60}}){{0,3}}[^\r\n;])",
    ),
)
_SWIFT = (
    _rule("ID", rf"^:2[01]:{_V}(?=[A-Za-z/-]{{0,14}}\d)[A-Za-z0-9/-]{{4,16}})\r?$"),
    _rule("BANK_ACCOUNT", rf"^:25:{_V}(?=[A-Z]{{0,4}}\d)[A-Z0-9/]{{8,35}})\r?$"),
    _rule("IBAN_CODE", rf"\?31{_V}[A-Z]{{2}}\d{{2}}[A-Z0-9]{{11,30}})(?=\?|\r?$)"),
    _rule("PERSON", rf"\?32{_V}[^?\n]{{3,27}}?)(?=\?|\r?$)"),
    _rule("BANK_ACCOUNT", rf"^:5[0-9][A-Z]?:/{_V}(?=[A-Z]{{0,4}}\d)[A-Z0-9]{{5,34}})\r?$"),
)
_FIX = (
    _rule("ID", rf"(?<=[|;\x01^ ])(?:11|37|41|198)={_V}(?=[\w-]{{0,12}}\d)[\w.-]{{3,40}})(?=[|;\x01^ ]|$)"),
    _rule("BANK_ACCOUNT", rf"(?<=[|;\x01^ ])1={_V}[\w.-]{{3,40}})(?=[|;\x01^ ]|$)"),
    _rule("HANDLE", rf"(?<=[|;\x01^ ])(?:50|57|116|129)={_V}[A-Za-z][\w.-]{{2,40}})(?=[|;\x01^ ]|$)"),
)
_ISO20022 = (
    _rule(
        "ID",
        rf"<(?:\w{{1,8}}:)?(?:EndToEndId|InstrId|TxId|MndtId|UETR|AcctSvcrRef|ClrSysRef)>"
        rf"{_V}(?=[^<\n]{{0,20}}\d)[\w./+-]{{4,35}})</",
    ),
)
_STANDARDS: tuple[tuple[tuple[str, ...], tuple[Rule, ...]], ...] = (
    (("NAD+",), _EDIFACT),
    ((" INDI", "\n2 DATE ", "\n1 BIRT"), _GEDCOM),
    (("BEGIN:VCARD",), _VCARD),
    ((":50K:", ":50A:", ":50F:", ":59:", ":59A:", ":59F:", ":32A:", ":60F:", ":61:", ":86:"), _SWIFT),
    (("8=FIX",), _FIX),
    (("EndToEndId>", "MndtId>", "InstrId>", "TxId>", "UETR>", "AcctSvcrRef>"), _ISO20022),
)
"""For each standard the signs of which one stands in its records, and its rules."""
_SCORE = 0.74
_NOTHING = frozenset({"NOTPROVIDED", "NONREF", "NONE", "UNKNOWN"})


def find(passage: Passage) -> Iterator[Match]:
    """Yield what the records of the passage hold."""
    text = passage.text
    for signs, rules in _STANDARDS:
        if not any(sign in text for sign in signs):
            continue
        for entity, pattern in rules:
            for found in pattern.finditer(text):
                value = found["value"]
                if BLANK not in value and value.upper() not in _NOTHING and any(map(str.isalnum, value)):
                    yield Match(entity, *found.span("value"), _SCORE, "message.tag")


FAMILY = Family(
    "trade_messages",
    frozenset(
        {"ID", "ORGANIZATION", "ADDRESS", "PERSON", "PHONE_NUMBER", "DATE_OF_BIRTH", "LOCATION"}
        | {"BANK_ACCOUNT", "IBAN_CODE", "HANDLE"}
    ),
    find,
)
