"""Persons, companies and cities told apart by their words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.told_apart import (
    ToldApartDetector,
    entity_of,
    is_given,
    is_known,
    is_trade,
    is_user_name,
    told_apart,
)
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span, Zone


def told(name: str, entity: str, detector: str = "names") -> list[tuple[str, str]]:
    found = told_apart(Finding(entity, 0.9, detector, span=Span(0, len(name))), name)
    return [(one.entity, name[one.span.start : one.span.end]) for one in found if one.span]


@pytest.mark.parametrize(
    ("name", "entity", "expected"),
    [
        ("Ettore Tedesco", "ORGANIZATION", "PERSON"),
        ("Ettore A. Tedesco", "ORGANIZATION", "PERSON"),
        ("Solène Desrosiers", "LOCATION", "PERSON"),
        ("Anne-Marie Tedesco", "ORGANIZATION", "PERSON"),
        ("Gennaro", "ORGANIZATION", "PERSON"),
        ("Gennaro", "LOCATION", "LOCATION"),  # many cities are named after people
        ("Ettore tedesco", "ORGANIZATION", "ORGANIZATION"),
        ("Ettore Shipping", "ORGANIZATION", "ORGANIZATION"),
        ("Gennaro's Deli", "ORGANIZATION", "ORGANIZATION"),
        ("Ettore Insurance Tedesco", "ORGANIZATION", "ORGANIZATION"),  # a word of the language
        ("Ettore Tedesco Ltd", "PERSON", "ORGANIZATION"),
        ("Ulsan Silverbrook Seiki K.K.", "PERSON", "ORGANIZATION"),
        ("Rahman Therapeutics", "PERSON", "ORGANIZATION"),
        ("Rahman therapeutics", "PERSON", "PERSON"),
        ("County of Brookmere", "LOCATION", "ORGANIZATION"),
        ("Daegu", "PERSON", "LOCATION"),
        ("Belo Horizonte", "PERSON", "LOCATION"),
        ("Dae", "PERSON", "PERSON"),
        ("Mr. Tedesco", "NRP", "NRP"),
    ],
)
def test_words_say_what_a_name_is(name: str, entity: str, expected: str) -> None:
    assert entity_of(name, entity) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Ettore Tedesco, LP Diagnostics",
            [("PERSON", "Ettore Tedesco"), ("ORGANIZATION", "LP Diagnostics")],
        ),
        (
            "Umberfield\nSolène Desrosiers",
            [("ORGANIZATION", "Umberfield"), ("PERSON", "Solène Desrosiers")],
        ),
        ("Umberfield, Inc.", [("ORGANIZATION", "Umberfield, Inc.")]),
        ("Umberfield\nSilverbrook", [("ORGANIZATION", "Umberfield\nSilverbrook")]),
    ],
)
def test_a_company_beside_a_person_is_parted_from_it(name: str, expected: list[tuple[str, str]]) -> None:
    assert told(name, "ORGANIZATION") == expected


@pytest.mark.parametrize(("score", "entity"), [(0.89, "LOCATION"), (0.9, "PERSON")])
def test_who_is_surely_a_person_is_no_city(score: float, entity: str) -> None:
    (found,) = told_apart(Finding("PERSON", score, "names", span=Span(0, 5)), "Daegu")
    assert found.entity == entity


def test_only_what_a_model_said_is_judged() -> None:
    assert told("Ettore Tedesco", "ORGANIZATION", "terms") == [("ORGANIZATION", "Ettore Tedesco")]
    face = Finding("FACE", 0.9, "names", zones=(Zone(0, 0, 1, 1),))
    assert list(told_apart(face, "x")) == [face]


@pytest.mark.parametrize("name", ["jbautista", "Ibautista", "ronitb", "ettore87", "tolentino61"])
def test_user_names_are_made_of_names(name: str) -> None:
    assert is_user_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "ettore",
        "orders",
        "jbaut",
        "kingfisherhq",
        "Jbautista",
        "j.bautista",
        "",
        "I",
        "tolentino6",
        "debian12",
    ],
)
def test_other_words_are_no_user_names(name: str) -> None:
    assert not is_user_name(name)


def test_case_and_diacritics_do_not_count() -> None:
    assert [is_given(word) for word in ("SOLÈNE", "solene", "Insurance")] == [True, True, False]
    assert [is_known(word) for word in ("Łódź", "lodz", "Umberfield")] == [True, True, False]
    # "Mills" is a surname.
    assert [is_trade(word) for word in ("Foods", "HOSPITAL", "Mills")] == [True, True, False]


class Said:
    """A detector that finds each whole text as a company."""

    name, entities = "said", frozenset({"ORGANIZATION", "PERSON"})

    def find(self, texts: Sequence[RawText], _hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        return [(Finding("ORGANIZATION", 0.9, "names", span=Span(0, len(text.value))),) for text in texts]


def test_the_detector_in_front_renames() -> None:
    detector = ToldApartDetector(Said())
    found = detector.find([RawText("Ettore Tedesco"), RawText("Umberfield")], [Hint(), Hint()])
    assert [one.entity for (one,) in found] == ["PERSON", "ORGANIZATION"]
    with pytest.raises(DetectError):
        detector.find([RawText("x")], [])


@pytest.mark.parametrize(
    ("name", "entity", "expected"),
    [
        (
            "Priya Raman and Halim Interiors",
            "ORGANIZATION",
            [("PERSON", "Priya Raman"), ("ORGANIZATION", "Halim Interiors")],
        ),
        (
            "Ettore Tedesco and Priya Raman",
            "ORGANIZATION",
            [("PERSON", "Ettore Tedesco"), ("PERSON", "Priya Raman")],
        ),
        ("Raman and Halim Interiors", "ORGANIZATION", [("ORGANIZATION", "Raman and Halim Interiors")]),
        ("Priya Raman and Sons Ltd", "ORGANIZATION", [("ORGANIZATION", "Priya Raman and Sons Ltd")]),
        ("Priya Raman and Kestrel", "ORGANIZATION", [("ORGANIZATION", "Priya Raman and Kestrel")]),
    ],
)
def test_a_person_and_who_is_joined_by_and_are_two(
    name: str, entity: str, expected: list[tuple[str, str]]
) -> None:
    assert told(name, entity) == expected
