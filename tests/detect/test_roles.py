"""Companies and places told by what a sentence says of them, and the parties of contracts."""

from __future__ import annotations

import pytest

from redactor.detect.roles import in_role, in_roles, parties, with_roles
from redactor.values import Finding, Span

PER, ORG, LOC = "PERSON", "ORGANIZATION", "LOCATION"


def found(text: str, name: str, entity: str, detector: str = "names") -> Finding:
    start = text.index(name)
    return Finding(entity, 0.8, detector, "model", Span(start, start + len(name)))


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("I work for Nettlewood, but this is private", LOC, ORG),
        ("a spokesman for Nettlewood did not reply", PER, ORG),
        ("Insurance: Nettlewood, policy 12", PER, ORG),
        ("the insurer (Nettlewood) was told", PER, ORG),
        ("I represent Nettlewood, a wholesaler in Graz", PER, ORG),
        ("the Nettlewood shares rose", LOC, ORG),
        ("Nettlewood (“the Employer”) employs", PER, ORG),
        ("they live in Nettlewood now", PER, LOC),
        ("born in Nettlewood in 1961", PER, LOC),
        ("the remand prison of Nettlewood", PER, LOC),
        ("I met Nettlewood yesterday", PER, PER),
        ("Nettlewood (“the Lessee”) pays", PER, PER),  # persons are that too
        ("I walked for Nettlewood miles", LOC, LOC),
    ],
)
def test_the_sentence_says_what_a_name_is(text: str, entity: str, expected: str) -> None:
    assert in_role(found(text, "Nettlewood", entity), text).entity == expected


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("I work for Solène Koskela", "Solène Koskela", PER),
        ("I work for Koskela", "Koskela", PER),  # a family name
        ("I work for Solène", "Solène", PER),
        ("I work for Bergamo", "Bergamo", LOC),  # a city
        ("born in Nettlewood Ltd", "Nettlewood Ltd", PER),
    ],
)
def test_names_that_speak_against_it_stay(text: str, name: str, entity: str) -> None:
    assert in_role(found(text, name, entity), text).entity == entity


def test_only_what_models_found_is_judged() -> None:
    text = "I work for Nettlewood"
    assert in_role(found(text, "Nettlewood", LOC, "terms"), text).entity == LOC


def test_what_was_told_once_holds_for_the_text() -> None:
    text = "Nettlewood closes. A spokesman for Nettlewood said so. They live in Oakby, near Oakby."
    first, second = found(text, "Nettlewood", LOC), Finding(PER, 0.8, "names", "model", Span(35, 45))
    assert [one.entity for one in in_roles([first, second], text)] == [ORG, ORG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hearthside (“the Employer”) employs", ["Hearthside"]),
        ('between Hearthside Seeds (the "Supplier") and', ["Hearthside Seeds"]),
        ("The Hearthside (hereinafter the “Company”)", ["Hearthside"]),
        ("The Buyer (the “Customer”) pays", []),
        ("Individual or Organization (“Licensee”)", []),
        ("both Parties (the “Company”)", []),
        ("Hearthside (the “Thing”) is", []),
        ("hearthside (the “Supplier”)", []),
    ],
)
def test_a_name_stands_before_its_role(text: str, expected: list[str]) -> None:
    spans = [one.span for one in parties([], text)]
    assert [text[span.start : span.end] for span in spans if span] == expected


def test_parties_that_were_found_are_not_found_twice() -> None:
    text = "Hearthside (“the Employer”) employs"
    assert not list(parties([found(text, "Hearthside", PER)], text))


def test_roles_are_told_and_parties_added() -> None:
    text = "Hearthside (the “Supplier”) works for Nettlewood"
    told = with_roles([found(text, "Nettlewood", LOC)], text)
    shown = [(one.entity, text[one.span.start : one.span.end]) for one in told if one.span]
    assert shown == [(ORG, "Nettlewood"), (ORG, "Hearthside")]
