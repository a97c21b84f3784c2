"""Heads of tables that a model takes for names."""

from __future__ import annotations

import pytest

from redactor.detect.page_head_rows import without_heads
from redactor.detect.page_labels import lines_of
from redactor.values import Span
from tests.detect.pages import named, page

ROW = "02 Mar|Ottoline|Draft|0.6"


def left(*rows: str, said: str, entity: str = "PERSON") -> bool:
    seen = page(
        *(
            (10 + 200 * column, 40 + 24 * row, cell)
            for row, line in enumerate(rows)
            for column, cell in enumerate(line.split("|"))
        )
    )
    start = seen.text.index(said)
    found = named(entity, Span(start, start + len(said)), "names")
    return bool([*without_heads(seen, lines_of(seen.words), [found])])


@pytest.mark.parametrize(
    ("rows", "said", "stays"),
    [
        (("Date|Timekeeper|Narrative|Hours", ROW), "Timekeeper", False),
        (("Time|Paxx|Table|Notes", "18:00|2|4|window"), "Paxx", False),
        (("Date|Marta|Narrative|Hours", ROW), "Marta", True),  # a given name
        (("Date|Ana Timekeeper|Narrative|Hours", ROW), "Ana Timekeeper", True),  # more than a word
        (("Date|Timekeeper", "02 Mar|Ottoline"), "Timekeeper", True),  # two cells are no row of heads
        (("Date|Timekeeper|Narrative|Hours",), "Timekeeper", True),  # nothing under it
        (("Zimrat|Timekeeper|Qoblet|Wrenna", ROW), "Timekeeper", True),  # few plain words
        (("Date|Timekeeper|Narrative|4 hours", ROW), "Timekeeper", True),  # a value
        (("Date|Name|Narrative|Hours", ROW, "Open|Timekeeper|Draft|Late"), "Timekeeper", True),  # a row
    ],
)
def test_heads_are_no_names(rows: tuple[str, ...], said: str, stays: bool) -> None:  # noqa: FBT001 - table
    assert left(*rows, said=said) is stays


def test_what_is_no_name_stays() -> None:
    assert left("Date|Timekeeper|Narrative|Hours", ROW, said="Timekeeper", entity="ID")
