"""Values behind their keys, as data and programs write them."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage, words
from redactor.detect.patterns.keyed import fields, neighbours

CITY = words("city")
WRITTEN = [
    ('{"city": "Zug", "x": 1}', ["Zug"]),
    (r"{\"homeCity\":\"Zug\"}", ["Zug"]),
    ("{'city' => 'Zug'}", ["Zug"]),
    ('["city"]=>\n  string(3) "Zug"', ["Zug"]),
    ('"city": {"value": "Zug"}', ["Zug"]),
    ("city: Zug am See\nx: y", ["Zug am See"]),
    ("CITY=Zug x=y", ["Zug"]),
    ("city = Zug am See", ["Zug am See"]),
    ("a=1&city=Zug&b=2", ["Zug"]),
    ("user.city: Zug", ["Zug"]),
    ("<City>Zug</City> <ns:city a='1'> Zug </ns:city>", ["Zug", "Zug"]),
    ('p.setHomeCity("Zug");', ["Zug"]),
    ('<input name="city" class="x" value="Zug">', ["Zug"]),
    ('<A Name="city"><A:Value>Zug</A:Value></A>', ["Zug"]),
    ("cityscape: Zug", []),
    ("the city is Zug", []),
    ("city:\n", []),
    ('"city": ""', []),
    ('"city": null', ["null"]),  # what a value says is each recognizer's affair
    ("city: [CITY] \ufffc", []),
]


@pytest.mark.parametrize(("text", "values"), WRITTEN)
def test_fields(text: str, values: list[str]) -> None:
    assert [text[field.start : field.end] for field in fields(Passage(text), CITY)] == values


def test_what_a_form_encodes_is_said() -> None:
    (field,) = fields(Passage("city=S%C3%A3o+Paulo&x=1"), CITY)
    assert field.said == "São Paulo"
    assert field.bare


def test_the_words_of_a_key_are_one_word_too() -> None:
    (field,) = fields(Passage('"HomeCity": "Zug"'), CITY)
    assert field.key == {"home", "city", "homecity"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"id": 4812, "mail": "x"}', True),
        ("id: 4812\nname: x\nmail: x", True),
        ('{"id": 4812}, {"mail": "x"}', False),
        ("- id: 4812\n- mail: x", False),
        ("id: 4812\n\nmail: x", False),
    ],
)
def test_neighbours_stand_in_the_same_record(text: str, *, found: bool) -> None:
    hits = neighbours(Passage(text), words("id"), lambda field: "mail" in field.key)
    assert bool(list(hits)) is found


def test_neighbours_of_nothing() -> None:
    assert not list(neighbours(Passage("mail: x"), words("id"), lambda field: bool(field.key)))
