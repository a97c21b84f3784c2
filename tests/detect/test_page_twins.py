"""Numbers of a series of which some were found."""

from __future__ import annotations

import pytest

from redactor.detect.page_twins import twins
from redactor.values import Span
from tests.detect.pages import named, page, shown


@pytest.mark.parametrize(
    ("known", "other", "expected"),
    [
        ("Q41-882907", "Pension Q41-882915", ["Q41-882915"]),
        ("S2-04-0018", "Subject S2-04-0031 fainted", ["S2-04-0031"]),
        ("SE0099182", "SE0099183", ["SE0099183"]),
        ("Q41-882907", "Pension Q42-882915", []),  # of another series
        ("Q41-882907", "Pension Q41-88291", []),  # shorter
        ("Q41-882907", "Q41-882915.tar.gz", []),
        ("Q41-882907", "path/Q41-882915", []),
        ("ISO-27001", "ISO-27017", []),  # a standard
        ("KB-20417", "KB-20418", []),
        ("FORM-2025", "FORM-2026", []),  # a year
        ("882907", "882915", []),  # nothing tells the series
    ],
)
def test_numbers_of_a_series(known: str, other: str, expected: list[str]) -> None:
    seen = page((10, 10, known), (10, 90, other))
    found = [named("ID", Span(0, len(known)))]
    assert shown(seen, [one.span for one in twins(seen, found)]) == expected


def test_only_numbers_have_twins() -> None:
    seen = page((10, 10, "Q41-882907"), (10, 90, "Q41-882915"))
    assert [*twins(seen, [named("PHONE_NUMBER", Span(0, 10))])] == []
    assert [*twins(seen, [named("ID", Span(0, 10)), named("ID", Span(11, 21))])] == []
