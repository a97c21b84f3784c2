"""What cannot be read is found beside private text and in private fields, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.unreadable import unreadable
from redactor.ports import UNKNOWN_LETTERS
from redactor.values import Finding, Page, Span, Word, Zone

HEIGHT = 10
NAME = Zone(100, 50, 40, HEIGHT)

Said = tuple[str, Zone, float]


def page(*said: Said, unread: Sequence[Zone] = ()) -> Page:
    """Return a page of words, each in a line of its own."""
    words, text = [], ""
    for number, (shown, zone, sure) in enumerate(said):
        words.append(Word(Span(len(text), len(text) + len(shown)), zone, sure, number))
        text += shown + "\n"
    return Page(text, tuple(words), 1000, 500, tuple(unread))


def at(x: int, y: int = 50, width: int = 30) -> Zone:
    return Zone(x, y, width, HEIGHT)


def person(*zones: Zone) -> Finding:
    return Finding("PERSON", 0.9, "model", zones=zones)


def zones(found: Sequence[Finding]) -> list[Zone]:
    return [zone for finding in found for zone in finding.zones]


def test_words_in_letters_that_the_reader_does_not_know_wherever_they_stand() -> None:
    far, near = Zone(700, 400, 9, 9), at(400)
    said = ("Order", NAME, 0.9), (UNKNOWN_LETTERS, far, 1.0), (UNKNOWN_LETTERS, near, 1.0)
    found = unreadable(page(*said), [])
    assert [(one.entity, one.rule, one.score) for one in found] == [("ILLEGIBLE", "script", 1.0)] * 2
    assert zones(found) == [far, near]


def test_what_the_reader_doubts_beside_such_a_word() -> None:
    foreign, doubted, far = at(100), at(144), at(400)
    said = (UNKNOWN_LETTERS, foreign, 1.0), ("V6", doubted, 0.3), ("V7", far, 0.3)
    assert zones(unreadable(page(*said), [])) == [foreign, doubted]


WORDS: dict[str, tuple[Zone, float, bool]] = {
    "the next word": (at(144), 0.3, True),
    "the word before": (at(60), 0.3, True),
    "surer": (at(144), 0.5, False),
    "the next cell": (at(240), 0.3, True),
    "a cell too far": (at(261), 0.3, False),
    "another row": (at(144, 70), 0.3, False),
    "half a row lower": (at(144, 55), 0.3, True),
    "more than half a row lower": (at(144, 56), 0.3, False),
    "an icon": (at(144, width=11), 0.3, False),
    "two letters": (at(144, width=12), 0.3, True),
}


@pytest.mark.parametrize("name", WORDS)
def test_doubted_words_beside_private_text(name: str) -> None:
    zone, sure, wanted = WORDS[name]
    found = unreadable(page(("Bich", NAME, 0.9), ("V6", zone, sure)), [person(NAME)])
    assert zones(found) == [zone] * wanted
    for finding in found:
        assert (finding.entity, finding.rule, finding.span) == ("ILLEGIBLE", "beside", Span(5, 7))
        assert finding.score == pytest.approx(1 - sure)


@pytest.mark.parametrize(
    ("zone", "wanted"),
    [(at(144, width=20), True), (at(144, width=19), False), (at(60), True), (at(261), False)],
)
def test_lines_without_words_beside_private_text(zone: Zone, *, wanted: bool) -> None:
    found = unreadable(page(("Bich", NAME, 0.9), unread=[zone]), [person(NAME)])
    assert zones(found) == [zone] * wanted
    assert all(finding.span is None for finding in found)


@pytest.mark.parametrize(("sure", "wanted"), [(0.5, False), (0.49, True)])
def test_what_was_read_in_between_parts_them(sure: float, *, wanted: bool) -> None:
    between, zone = at(150, width=11), at(200)
    found = unreadable(page(("Bich", NAME, 0.9), ("at", between, sure), unread=[zone]), [person(NAME)])
    assert (zone in zones(found)) is wanted


def test_what_is_masked_already_is_not_found_again() -> None:
    doubted = at(144)
    assert unreadable(page(("Bich", NAME, 0.9), ("V6", doubted, 0.1)), [person(NAME, doubted)]) == ()


def test_nothing_is_unreadable_where_nothing_is_private() -> None:
    screen = page(("File", at(10), 0.9), ("Qq_", at(50), 0.1), unread=[at(90), at(10, 90, 200)])
    assert unreadable(screen, []) == ()


FIELDS: dict[str, tuple[str, Zone, bool]] = {
    "beside a label": ("Full name:", at(10, width=50), True),
    "under a label": ("Password", at(100, 36, 50), True),
    "beside an ordinary label": ("Delivery:", at(10, width=50), False),
    "beside what is no label": ("we called name", at(10, width=50), False),
    "far from a label": ("Full name:", at(10, 300, 50), False),
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields_whose_label_says_that_they_are_private(name: str) -> None:
    label, place, wanted = FIELDS[name]
    value = at(100, width=60)
    unread = unreadable(page((label, place, 0.95), unread=[value]), [])
    doubted = unreadable(page((label, place, 0.95), ("Jqxx", value, 0.2)), [])
    assert zones(unread) == zones(doubted) == [value] * wanted
    assert {finding.rule for finding in (*unread, *doubted)} <= {"field"}
    assert unreadable(page((label, place, 0.95), ("Jane", value, 0.9)), []) == ()
