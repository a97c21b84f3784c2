"""Initials that stand apart from their name."""

from __future__ import annotations

import pytest

from redactor.detect.page_initials import initials
from redactor.values import Page, Span
from tests.detect.pages import named, page, shown


def found(seen: Page, name: str) -> list[str]:
    start = seen.text.index(name)
    person = named("PERSON", Span(start, start + len(name)))
    return sorted(shown(seen, [one.span for one in initials(seen, [person])]))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("J.", ["J."]),
        (".", ["."]),
        ("I.M.", ["I.M."]),
        ("J. R.", ["J.", "R."]),
        ("K", ["K"]),
        ("by", []),
        ("4.", []),
        ("No.", []),
        ("J., R.", ["R."]),
        ("a", []),
    ],
)
def test_initials_in_the_line_of_a_name(before: str, expected: list[str]) -> None:
    assert found(page((10, 10, f"{before} Saarinen")), "Saarinen") == expected


def test_initials_in_a_line_of_their_own() -> None:
    assert found(page((10, 10, "J."), (34, 10, "Lund"), apart="\n\n"), "Lund") == ["J."]


@pytest.mark.parametrize(("x", "y"), [(10, 40), (10, 10), (70, 10)])
def test_what_stands_elsewhere_is_none(x: int, y: int) -> None:
    """In another row, a cell further left, or behind the name."""
    seen = page((x, y, "J."), (200, 10, "Lund"), apart="\n\n")
    assert found(seen, "Lund") == []
