"""How people and customers are written."""

from __future__ import annotations

import pytest

from redactor.detect.directory import entries
from redactor.detect.terms import TermDetector
from redactor.values import Hint, RawText

PEOPLE = [
    ("Jane Marie Doe", "jane.doe@example.com", "@jdoe", "E-1001", "+1 202 555 0143", "Jane Roe"),
    ("Müller, Jörg", "joerg"),
    ("Dr. Anna van der Berg",),
    ("Will Young", "mark"),
    ("山田 太郎",),
    ("Madonna",),
    ("Bo Li",),
]
CUSTOMERS = ["Initech GmbH", "Target Corporation", "Acme Rockets Inc.", "IBM"]
DETECTOR = TermDetector(entries(["Bluebird"], CUSTOMERS, PEOPLE))


def found(text: str) -> list[tuple[str, str]]:
    findings = DETECTOR.find([RawText(text)], [Hint()])[0]
    return [(one.entity, text[one.span.start : one.span.end]) for one in findings if one.span]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("met jane doe today", "PERSON", "jane doe"),
        ("Doe, Jane (Sales)", "PERSON", "Doe, Jane"),
        ("DOE JANE", "PERSON", "DOE JANE"),
        ("Jane Marie Doe", "PERSON", "Jane Marie Doe"),
        ("Jane M. Doe's desk", "PERSON", "Jane M. Doe"),
        ("J. Doe", "PERSON", "J. Doe"),
        ("JM Doe", "PERSON", "JM Doe"),
        ("jane.doe signed", "PERSON", "jane.doe"),
        ("/Users/jane_doe/x", "PERSON", "jane_doe"),
        ("Jane Roe", "PERSON", "Jane Roe"),
        ("Joerg Mueller", "PERSON", "Joerg Mueller"),
        ("Jorg Muller", "PERSON", "Jorg Muller"),
        ("A. van der Berg", "PERSON", "A. van der Berg"),
        ("Anna van der Berg", "PERSON", "Anna van der Berg"),
        ("Will Young called", "PERSON", "Will Young"),
        ("与山田太郎开会", "PERSON", "山田太郎"),
        ("Madonna", "PERSON", "Madonna"),
        ("to jane.doe@example.com", "EMAIL_ADDRESS", "jane.doe@example.com"),
        ("cc @jdoe", "HANDLE", "@jdoe"),
        ("jdoe@host:~$", "HANDLE", "jdoe"),
        ("cc @mark", "HANDLE", "@mark"),
        ("badge E-1001", "ID", "E-1001"),
        ("call +1 202-555-0143", "PHONE_NUMBER", "1 202-555-0143"),
        ("initech said", "ORGANIZATION", "initech"),
        ("Initech GmbH", "ORGANIZATION", "Initech GmbH"),
        ("Initech AG", "ORGANIZATION", "Initech AG"),
        ("Target Corporation", "ORGANIZATION", "Target Corporation"),
        ("acme rockets", "ORGANIZATION", "acme rockets"),
        ("bluebird", "CONFIDENTIAL_TERM", "bluebird"),
    ],
)
def test_finds(text: str, entity: str, value: str) -> None:
    assert found(text) == [(entity, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Jane",
        "Doe",
        "a doe",
        "will young people",
        "mark it",
        "Target reached",
        "ibm",
        "a young will",
        "Bo",
        "b li",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert found(text) == []
