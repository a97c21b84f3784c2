"""Cells of a column of numbers that were read as letters."""

from __future__ import annotations

import pytest

from redactor.detect.page_columns import columns_of
from redactor.detect.page_labels import lines_of
from redactor.detect.page_measures import without_measures
from redactor.values import Page, Span
from tests.detect.pages import named, page, shown


def column(*cells: str) -> Page:
    return page(*((100, 40 + 24 * row, cell) for row, cell in enumerate(cells)), apart="\n\n")


def left(seen: Page, text: str, entity: str = "PERSON", detector: str = "names") -> list[str]:
    start = seen.text.index(text)
    found = named(entity, Span(start, start + len(text)), detector)
    kept = without_measures(seen, columns_of(lines_of(seen.words)), [found])
    return shown(seen, [finding.span for finding in kept])


@pytest.mark.parametrize(
    ("others", "word", "stays"),
    [
        (["16 min", "38 min", "2 min"], "Amin", False),
        (["10 AM", "11 AM", "1 PM"], "SAM", False),
        (["369", "1,129", "$83.50"], "Ano", False),
        (["12°", "7°C", "19°"], "Bil", False),
        (["16 min", "38 min"], "Amin", True),  # two are no column
        (["16 min", "38 min", "2 min"], "Aminata", True),  # a longer word was misread less often
        (["16 min", "38 min", "2 min"], "Amin Moradi", True),
        (["16 min", "38 min", "2 min", "Noa", "Ruth", "Kai"], "Amin", True),  # names stand there as well
        (["Room 4", "Room 5", "Room 6"], "Amin", True),
    ],
)
def test_among_numbers_a_short_word_is_one(others: list[str], word: str, *, stays: bool) -> None:
    assert left(column(*others, word), word) == ([word] if stays else [])


def test_what_a_list_holds_is_found_among_numbers_too() -> None:
    assert left(column("16 min", "38 min", "2 min", "Amin"), "Amin", detector="people") == ["Amin"]


@pytest.mark.parametrize(
    ("seen", "stays"),
    [("01\n06.08.2025", False), ("030\n1234567", True), ("06.08.2025", True)],
)
def test_a_number_over_two_cells_holds_no_date(seen: str, *, stays: bool) -> None:
    text = page(*((100, 40 + 24 * row, cell) for row, cell in enumerate(seen.split("\n"))))
    assert left(text, seen, "PHONE_NUMBER", "patterns") == ([seen] if stays else [])


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        (["DBL", "STE", "DBL", "KING", "STE", "DBL"], False),
        (["DBL", "STE", "DBL", "KING"], True),  # too few
        (["DBL", "STE", "KING", "TWIN", "SUPR"], True),  # each another: names in capitals
    ],
)
def test_codes_that_come_again_are_no_places(cells: list[str], *, stays: bool) -> None:
    assert left(column(*cells), "STE", "LOCATION") == (["STE"] if stays else [])
