"""Names that their column or field gives away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.named_cells import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Wallet\tOwner\nx\tTunde", [("PERSON", "Tunde")]),
    ("Client | Stage\nharrowgate | Won", [("ORGANIZATION", "harrowgate")]),
    ("Supplier,Net\nKessler & Wray,300", [("ORGANIZATION", "Kessler & Wray")]),
    (
        "| Full name | Nationality |\n|---|---|\n| Thi Hoa | Polish |",
        [("PERSON", "Thi Hoa"), ("NRP", "Polish")],
    ),
    ("Site\tCity\nA\tLeeds", [("LOCATION", "Leeds")]),
    ("Owner\tStage\nGrace Park\tWon", [("PERSON", "Grace Park")]),  # two words that are names too
    ("first_name=Bj%C3%B6rn&city=Ume%C3%A5", [("PERSON", "Bj%C3%B6rn"), ("LOCATION", "Ume%C3%A5")]),
    ("x=1&company=Quarry+Partners", [("ORGANIZATION", "Quarry+Partners")]),
    ('["nom"]=>\n  string(8) "Lamarche"', [("PERSON", "Lamarche")]),
    ("<LastName>Harrowgate</LastName>", [("PERSON", "Harrowgate")]),
    ("INSERT INTO t (surname) VALUES ('Harrowgate')", [("PERSON", "Harrowgate")]),
    ("Assigned to\tDue\nO'Neil, Jo\tMon", [("PERSON", "O'Neil, Jo")]),
]
OTHERS = [
    "Policy holder | x1\nHospital | y2\nDx | z3\nAdmitted | 03-Feb",  # a form: labels below labels
    "File\tOwner\nx\tUnassigned",
    "Owner email\tx\nTunde\ty",
    "Customer ID\tx\nTunde\ty",
    "Vendor\tNet\nMicrosoft\t3",
    "City\tx\nGermany\ty",
    "Company\tx\n4711\ty",
    "Stage\tClient\nWon\t-",
    "Owner\tx",
    "Key\tOwner\nx\tplatform\ny\tdba",  # teams
    "Owner\tStage\nOpen Door\tWon",
    '{"form.firstName": "First name", "form.lastName": "Last name"}',
    '{"label.vorname": "Vorname", "firstName": "Prénom", "surname": "Required"}',
    '{"lastName": "string", "firstName": null}',
    "lastName: String; firstName: Harrowgate",  # no quotes: a type
    '"owner": "Harrowgate"',
    "title=Next+Page&contact=Support%20Desk",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_what_the_header_announces(look: Look, text: str, values: list[tuple[str, str]]) -> None:
    assert look(FAMILY, text) == values


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    ("text", "label", "values"),
    [
        (" tunde ", "Owner", [("PERSON", "tunde")]),
        ("harrowgate", "Client name", [("ORGANIZATION", "harrowgate")]),
        ("Tunde", "Owner email", []),
        ("None", "Owner", []),
        ("Tunde", "", []),
    ],
)
def test_fields(look: Look, text: str, label: str, values: list[tuple[str, str]]) -> None:
    assert look(FAMILY, text, label) == values
