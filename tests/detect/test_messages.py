"""Messages and records whose standards say by place or tag what a value is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.pattern_detector import PatternDetector
from redactor.detect.patterns import health_messages, trade_messages
from redactor.values import Hint, RawText

Look = Callable[..., list[tuple[str, str]]]

HEALTH = [
    (
        "PID|1||00482917^5||KLEINSCHMIDT^ROSWITHA^E||19610615|F|||1 N ELM^^ERIE^PA^16501||(919)555-0141",
        [
            ("HEALTH_ID", "00482917"),
            ("PERSON", "KLEINSCHMIDT^ROSWITHA^E"),
            ("DATE_OF_BIRTH", "19610615"),
            ("ADDRESS", "1 N ELM^^ERIE^PA^16501"),
            ("PHONE_NUMBER", "(919)555-0141"),
        ],
    ),
    ("MSH|^~\\&|X\rPID|||7||A^B~C^D", [("HEALTH_ID", "7"), ("PERSON", "A^B"), ("PERSON", "C^D")]),
    ("PID|||7^^^X^MR||Mbeki^Lindiwe^^^Mrs", [("HEALTH_ID", "7"), ("PERSON", "Mbeki^Lindiwe")]),
    ("PV1|1|I|2000^2012^01||||004777^LEVERENZ^AUGUST", [("ID", "004777"), ("PERSON", "LEVERENZ^AUGUST")]),
    ("NK1|1|OBI^ADA|SPO||^PRN^PH^^^51^5550142", [("PERSON", "OBI^ADA"), ("PHONE_NUMBER", "51^5550142")]),
    (
        "NM1*IL*1*HALVERSON*GRETA*M***MI*W123456789~",
        [("PERSON", "HALVERSON*GRETA*M"), ("HEALTH_ID", "W123456789")],
    ),
    ("NM1*PR*2*HARROW MUTUAL***x**PI*87726~", [("ORGANIZATION", "HARROW MUTUAL"), ("ID", "87726")]),
    (
        "ISA*00*~N3*412 BIRCH LN~N4*DULUTH*MN*55804~DMG*D8*19730418*F~REF*SY*219099999~N1*BY*HARROW~",
        [
            ("ADDRESS", "412 BIRCH LN"),
            ("ADDRESS", "DULUTH*MN*55804"),
            ("DATE_OF_BIRTH", "19730418"),
            ("US_SSN", "219099999"),
            ("ORGANIZATION", "HARROW"),
        ],
    ),
    ("DMG*~CLM*26403774*500~", [("ID", "26403774")]),
    ("ISA*00*~PER*IC*ADA OBI*TE*2185550142~", [("PERSON", "ADA OBI"), ("PHONE_NUMBER", "2185550142")]),
]
NO_HEALTH = [
    "MSH|^~\\&|LAB|MCM|EHR|MCM|202602111126||ORU^R01|MSG00002|P|2.4",
    "OBX|1|NM|718-7^Hemoglobin^LN||13.9|g/dL|12-16|N|||F",
    "PID|USER|%CPU ^\nPID|1||||||",
    "PID | name | 12^2",
    "N3*x~N4*y",  # no message of X12
    "ISA*00*~DMG*D8*x~DMG*D8~REF*SY~NM1*IL*1~NM1*IL*1***~PER*IC~",
    "PID|1||\ufffc||\ufffc^^x",
]
TRADE = [
    (
        "NAD+BY+5412345000176::9++Meubelhuis+Stationsstraat 48+Kortrijk++8500+BE'",
        [
            ("ID", "5412345000176"),
            ("ORGANIZATION", "Meubelhuis"),
            ("ADDRESS", "Stationsstraat 48"),
            ("ADDRESS", "Kortrijk"),
            ("ADDRESS", "8500"),
        ],
    ),
    (
        "NAD+BY+5412345000176'CTA+OC+:Lieve Maes'COM+3256550142:TE'",
        [("ID", "5412345000176"), ("PERSON", "Lieve Maes"), ("PHONE_NUMBER", "3256550142")],
    ),
    (
        "0 @I1@ INDI\n1 NAME Tove /Ravn/\n2 SURN Ravn\n1 BIRT\n2 DATE 14 MAR 1948\n2 PLAC Odense, DK\n1 DEAT",
        [
            ("PERSON", "Tove /Ravn"),
            ("PERSON", "Ravn"),
            ("DATE_OF_BIRTH", "14 MAR 1948"),
            ("LOCATION", "Odense"),
        ],
    ),
    (
        "BEGIN:VCARD\nN:Mansouri;Tariq;;Dr.;\nORG:Perle;x\nADR;TYPE=HOME:;;ul. Morska 81;Gdynia;;81-225;PL",
        [
            ("PERSON", "Mansouri;Tariq"),
            ("ORGANIZATION", "Perle"),
            ("ADDRESS", "ul. Morska 81;Gdynia;;81-225"),
        ],
    ),
    (":20:REF20260211-77\n:59:/DE8937040044", [("ID", "REF20260211-77"), ("BANK_ACCOUNT", "DE8937040044")]),
    (
        "8=FIX.4.4|11=ORD10023|1=ACC-88213|50=jholloway|10=1|",
        [("ID", "ORD10023"), ("BANK_ACCOUNT", "ACC-88213"), ("HANDLE", "jholloway")],
    ),
    (
        ":20:STARTUMS\n:25:50010517/0648489890\n:61:26\n:86:166?20MIETE?31DE89370400440532013000?32O BRANDT",
        [
            ("BANK_ACCOUNT", "50010517/0648489890"),
            ("IBAN_CODE", "DE89370400440532013000"),
            ("PERSON", "O BRANDT"),
        ],
    ),
    ("<EndToEndId>E2E-00417</EndToEndId>", [("ID", "E2E-00417")]),
]
NO_TRADE = [
    "<EndToEndId>NOTPROVIDED</EndToEndId>",
    "N:Mansouri;Tariq",  # no card
    "8=1|11=ORD10023|",
    ":20:00 and :21:REF20260211",
    "1 NAME Tove /Ravn/",
    "BEGIN:VCARD\nN:;;;;\nORG:\n",
    "8=FIX.4.4|\ufffc|55=MSFT|54=1|38=100|",
]


@pytest.mark.parametrize(("text", "values"), HEALTH)
def test_finds_the_fields_of_hospitals_and_insurers(
    look: Look, text: str, values: list[tuple[str, str]]
) -> None:
    assert look(health_messages.FAMILY, text) == values


@pytest.mark.parametrize("text", NO_HEALTH)
def test_leaves_other_fields_alone(look: Look, text: str) -> None:
    assert look(health_messages.FAMILY, text) == []


@pytest.mark.parametrize(("text", "values"), TRADE)
def test_finds_the_tags_of_trade(look: Look, text: str, values: list[tuple[str, str]]) -> None:
    assert look(trade_messages.FAMILY, text) == values


@pytest.mark.parametrize("text", NO_TRADE)
def test_leaves_other_tags_alone(look: Look, text: str) -> None:
    assert look(trade_messages.FAMILY, text) == []


def test_empty_parts_that_look_masked() -> None:
    text = "NM1*IL*1*HALVERSON*GRETA****MI*W123456789~\nNM1*PR*2*HARROW*****PI*87726~"
    (found,) = PatternDetector().find([RawText(text)], [Hint()])
    values = {text[one.span.start : one.span.end] for one in found if one.span}
    assert values == {"HALVERSON*GRETA", "W123456789", "HARROW", "87726"}
