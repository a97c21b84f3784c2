"""Courts, hospitals, schools and clubs around a name that was found."""

from __future__ import annotations

import pytest

from redactor.detect.institutions import whole_institutions
from redactor.detect.placed import Placed
from redactor.values import Finding, Span

PER, ORG, LOC, ADR = "PERSON", "ORGANIZATION", "LOCATION", "ADDRESS"


def shown(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    findings, reach = [], 0
    for name, entity in names:
        start = text.index(name, reach)
        reach = start + len(name)
        findings.append(Finding(entity, 0.7, "names", "model", Span(start, reach)))
    found = Placed(findings)
    whole_institutions(found, text)
    return [(text[one.span.start : one.span.end], one.entity) for one in found if one.span]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("at the Kumasi Regional Court today", [("Kumasi Regional", LOC)], "Kumasi Regional Court"),
        ("at Penang Children's Hospital", [("Penang", LOC)], "Penang Children's Hospital"),
        (
            "at Penang Children's Hospital",
            [("Penang Children", ORG), ("s Hospital", LOC)],
            "Penang Children's Hospital",
        ),
        ("the Royal Wynmoor Infirmary", [("Wynmoor Infirmary", LOC)], "Royal Wynmoor Infirmary"),
        ("the District Court of Graz ruled", [("Graz", LOC)], "District Court of Graz"),
        ("the Court of Appeal of Pune", [("Pune", LOC)], "Court of Appeal of Pune"),
        ("Prefecture of Hollin Bay", [("Prefecture of Hollin Bay", LOC)], "Prefecture of Hollin Bay"),
        ("seen at Clinica Lahore", [("Lahore", LOC)], "Clinica Lahore"),
        ("plays for FC Cluj-Napoca", [("FC Cluj-Napoca", LOC)], "FC Cluj-Napoca"),
        ("Pokhara Harriers", [("Pokhara Harriers", PER)], "Pokhara Harriers"),
        (
            "Regents of the University of Pune",
            [("Regents of the", ORG), ("University of Pune", ORG)],
            "Regents of the University of Pune",
        ),
        ("a Lake Orrin School of Mines degree", [("Lake Orrin School", ORG)], "Lake Orrin School of Mines"),
    ],
)
def test_the_whole_is_an_organisation(text: str, parts: list[tuple[str, str]], expected: str) -> None:
    assert shown(text, *parts)[0] == (expected, ORG)


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("the Supreme Court ruled", "Supreme Court", ORG),  # names nobody's
        ("lives in Kumasi, court costs", "Kumasi", LOC),
        ("Kumasi Courtyard", "Kumasi", LOC),
        ("the city of Graz", "Graz", LOC),
        ("sporting Kumasi colours", "Kumasi", LOC),
        ("Kumasi\nRegional Court", "Kumasi", LOC),
        ("5 Court Road, Graz", "5 Court Road, Graz", ADR),
    ],
)
def test_what_stays(text: str, name: str, entity: str) -> None:
    assert shown(text, (name, entity)) == [(name, entity)]


def test_an_address_keeps_what_lies_behind() -> None:
    text = "the Castleton Labour Court, Storgatan 38"
    expected = [("Castleton Labour Court", ORG), (", Storgatan 38", ADR)]
    assert shown(text, ("Castleton", LOC), ("Court, Storgatan 38", ADR)) == expected
