"""The page about detection: every entity has its row, and every example on it is as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from redactor import wire
from redactor.lists import Lists
from redactor.pipeline.engine import Redactor
from redactor.values import ENTITIES

PAGE = (Path(__file__).parents[2] / "docs" / "detection.md").read_text(encoding="utf-8")
TERMS = re.search(r"`terms\.txt`, here with `([^`]+)` in it", PAGE)
LISTS = Lists(terms=(TERMS[1],) if TERMS else ())

_CELL = re.compile(r"(?<!\\)\|")
_EXAMPLE = re.compile(r"`([^`]+)`")


class Row(NamedTuple):
    """One line of the tables: an entity, texts it is found in, texts that come out unchanged."""

    entity: str
    found: tuple[str, ...]
    left_alone: tuple[str, ...]


def table_rows() -> Iterator[Row]:
    for line in PAGE.splitlines():
        cells = _CELL.split(line)
        if len(cells) == 6 and re.fullmatch(r" [A-Z_]+ ", cells[1]):
            found, alone = (_EXAMPLE.findall(cell.replace(r"\|", "|")) for cell in cells[2:4])
            yield Row(cells[1].strip(), tuple(found), tuple(alone))


ROWS = tuple(table_rows())


@pytest.fixture(scope="module")
def redactor() -> Iterator[Redactor]:
    with wire.in_memory(screens=False, lists=LISTS) as engine:
        yield engine


def test_every_entity_has_one_row(redactor: Redactor) -> None:
    named = [row.entity for row in ROWS]
    assert sorted(named) == sorted(redactor.parts.detector.entities)
    assert all(row.found and row.left_alone for row in ROWS)


def test_what_has_no_row_is_named_below_the_tables() -> None:
    last = PAGE[PAGE.index("`URL` stands in policies") :].partition("\n\n")[0]
    assert set(re.findall(r"\b[A-Z][A-Z_]{2,}\b", last)) == ENTITIES - {row.entity for row in ROWS}


@pytest.mark.parametrize(("entity", "text"), [(row.entity, text) for row in ROWS for text in row.found])
def test_the_example_is_found(redactor: Redactor, entity: str, text: str) -> None:
    assert entity in {finding.entity for finding in redactor.text(text).findings}


@pytest.mark.parametrize(("entity", "text"), [(row.entity, text) for row in ROWS for text in row.left_alone])
def test_the_other_example_comes_out_unchanged(redactor: Redactor, entity: str, text: str) -> None:
    outcome = redactor.text(text)
    assert entity not in {finding.entity for finding in outcome.findings}
    assert outcome.safe is not None
    assert outcome.safe.value == text


def test_the_numbers_on_the_page_are_right() -> None:
    from redactor.detect.known_names import KNOWN, PLACES, table
    from redactor.detect.patterns.id_table import RULES
    from redactor.detect.patterns.phone import REGIONS
    from redactor.detect.provider_rules import PROVIDER_RULES

    providers = {rule.name.partition(".")[0] for rule in PROVIDER_RULES}
    assert f"{len(PROVIDER_RULES)} forms of {len(providers)} providers" in PAGE
    countries = {rule.name.partition(".")[0] for rule in RULES if "." in rule.name} | {"us"}
    assert f"python-stdnum, {len(countries)} countries" in PAGE
    assert f"national forms of {len(REGIONS)} countries" in PAGE
    known = len(frozenset().union(*map(table, (*KNOWN, PLACES))))
    assert f"About {round(known, -3):,} names" in PAGE


def test_the_order_of_overlaps_is_the_one_in_the_code() -> None:
    from redactor.detect import merge

    said = re.findall(r"^(\d)\. ", merge.__doc__ or "", re.MULTILINE)
    section = PAGE[PAGE.index("## When findings overlap") :].partition("\n## ")[0]
    assert re.findall(r"^(\d)\. ", section, re.MULTILINE) == said
    assert f"(score {merge.STRONG} or more)" in section
    assert f"({merge.THRESHOLD} to {merge.STRONG})" in section
