"""Ages of ninety and over; younger ones are no findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.ages import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("your father Winston Lowe, ninety-six. The ashes", "ninety-six"),
    ("her gran, now ninety, lives there", "ninety"),
    ("her 100th birthday", "100th"),
    ("zum 95. Geburtstag", "95"),
    ("the ninetieth birthday", "ninetieth"),
    ("aged 93", "93"),
    ("a 93-year-old", "93"),
    ("Age: 91", "91"),
    ("ninety-two years old", "ninety-two"),
    ("93 Jahre alt", "93"),
    ("Ada Obi, 94, of Reno", "94"),
    ("Ada Obi (94) was", "94"),
    ("she turned 100", "100"),
    ("patient is 97 yo", "97"),
    ('"age": 104,', "104"),
    ("Edad: 95", "95"),
    ("Name\tAge\nJo\t91\nAl\t45", "91"),
]
OTHERS = [
    "Streets, ninety and more",
    "pages eighty, ninety, hundred",
    "the 98 year old bridge",
    "a 95-year-old company",
    "the 100th birthday of the club",
    "a 30th birthday",
    "90th anniversary",
    "aged 45",
    "Age: 89",
    "89-year-old",
    "invoices aged 90 days",
    "max-age=93",
    "Cache age: 120",
    "95 years of experience",
    "age 90+",
    "aged 90 and over",
    "turned 90 degrees",
    "Password age: 95",
    "page 93",
    "average 95",
    "aged 93%",
    "age: 126",
    "Name\tCache age\nJo\t91",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_high_ages(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("AGE", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_is_context(look: Look) -> None:
    assert look(FAMILY, "97", "Age") == [("AGE", "97")]
    assert look(FAMILY, "45", "Age") == []
    assert look(FAMILY, "97", "Max age") == []
