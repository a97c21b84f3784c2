"""The page about detection names every entity that is found, and says what is not."""

from __future__ import annotations

from pathlib import Path

from redactor.detect.families import FAMILIES

PAGE = (Path(__file__).parents[2] / "docs" / "detection.md").read_text(encoding="utf-8")


def test_every_entity_has_its_row() -> None:
    entities = frozenset().union(*(family.entities for family in FAMILIES))
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| ")]
    named = {name.strip() for row in rows for name in row.split(",")}
    assert entities <= named


def test_what_is_not_looked_for_is_said() -> None:
    assert "**Not looked for yet:** names of persons" in PAGE
