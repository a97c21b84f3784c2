"""Numbers of rows and records about persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.identifiers import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ('{"ticket":{"id":35436,"subject":"x"}}', "35436"),
    ('<customer id="70418">', "70418"),
    ("Customer(id=99812, active=true)", "99812"),
    ('{"type":"people","id":"90412","attributes":{}}', "90412"),
    ('"principalId":"AIDAQWERTY2KLMNOPQRS"', "AIDAQWERTY2KLMNOPQRS"),
    ("id,first_name,city\n10482,Temitope,Ibadan", "10482"),
    ("  id   | full_name | email\n-----+----+---\n 81204 | Abeba | x@y.org", "81204"),
    ('{"id":5821907,"login":"tomasz"}', "5821907"),
    ('#<User id: 48213, email: "s@brev.se">', "48213"),
    ('{"email": "x@y.org", "pk": "C-204918"}', "C-204918"),
    ('{"Id":"0035g00000XyZ12AAB","FirstName":"Gwendal"}', "0035g00000XyZ12AAB"),
]
ALONE = [
    '{"product":{"id":35436}}',
    '<customer id="main-form">',
    '{"type":"article","id":"90412"}',
    "Customer(id=id)",
    "AIDAN AROARING AIDAQWERTYKLMNOPQRST",
    "id,title,price\n10482,Kettle,12",
    "id,email\n7,x@y.org",  # a short number
    "id,email\n2026,x@y.org",  # a year
    '{"id": 48213, "title": "Kettle"}',
    '{"id": 1296269, "full_name": "octocat/hello"}',
    '{"id": 48213}, {"email": "x@y.org"}',
    '{"id": "x-large", "email": "x@y.org"}',
    '{"id": "5821.07", "email": "x@y.org"}',
    '<input id="email1" name="email" value="x">',
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_the_number_of_a_person_s_row(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("ID", value)}


@pytest.mark.parametrize("text", ALONE)
def test_leaves_other_rows_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
