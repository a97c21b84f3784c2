"""Scoring one image: rectangles painted over, whole or in part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from redactor.errors import InputError
from redactor.evaluate.marks import Box, Key, ScreenAnswer, ScreenCase
from redactor.evaluate.screens import score_screen
from redactor.values import Zone

GOLD = Box(Zone(10, 10, 100, 10), "PERSON")
CASE = ScreenCase("a.png", Path("a.png"), 200, 100, (GOLD,), line=3)
CLEAN = ScreenCase("b.png", Path("b.png"), 200, 100, ())


def answer(*boxes: Box, painted: tuple[Zone, ...] | None = None) -> ScreenAnswer:
    zones = tuple(box.zone for box in boxes) if painted is None else painted
    return ScreenAnswer(boxes, zones, 200, 100)


def added(case: ScreenCase, given: ScreenAnswer) -> dict[Key, Any]:
    return dict(score_screen(case, given).ratios)


@pytest.mark.parametrize(
    ("zones", "covered", "area"),
    [
        ((Zone(10, 10, 100, 10),), 1, 1000),
        ((Zone(0, 0, 200, 100),), 1, 1000),
        ((Zone(10, 10, 98, 10),), 1, 980),
        ((Zone(10, 10, 97, 10),), 0, 970),
        ((Zone(10, 10, 50, 10), Zone(60, 10, 50, 10)), 1, 1000),
        ((Zone(10, 10, 60, 10), Zone(10, 10, 60, 10)), 0, 600),
        ((Zone(10, 30, 100, 10),), 0, 0),
        ((), 0, 0),
    ],
)
def test_a_rectangle_is_covered_from_98_percent_on(zones: tuple[Zone, ...], covered: int, area: int) -> None:
    found = added(CASE, answer(*(Box(zone, "PERSON") for zone in zones)))
    assert found["", "zero_leak"] == (covered, 1)
    assert found["PERSON", "recall_covered"] == (covered, 1)
    assert found["", "area_covered"] == (area, 1000)


def test_what_is_painted_counts_not_what_was_found() -> None:
    small = Box(Zone(12, 12, 90, 6), "PERSON")
    ratios = added(CASE, answer(small, painted=(Zone(8, 8, 104, 14),)))
    assert ratios["", "zero_leak_named"] == (1, 1)
    assert ratios["", "area_over_masked"] == (104 * 14 - 1000, 20_000 - 1000)


def test_another_name_is_covered_and_misnamed() -> None:
    score = score_screen(CASE, answer(Box(GOLD.zone, "HANDLE")))
    ratios: dict[Key, Any] = dict(score.ratios)
    assert ratios["", "zero_leak"] == (1, 1)
    assert ratios["", "zero_leak_named"] == (0, 1)
    assert score.misnamed == (GOLD,)
    assert score.missed == ()


def test_findings_that_meet_nothing_are_false() -> None:
    far = Box(Zone(150, 80, 10, 10), "ID")
    score = score_screen(CASE, answer(far))
    assert score.false == (far,)
    assert score.missed == (GOLD,)
    assert score.ratios["ID", "precision_private"] == (0, 1)


@pytest.mark.parametrize(("painted", "touched"), [((), 0), ((Zone(0, 0, 1, 1),), 1)])
def test_a_clean_screen_is_touched_by_any_paint(painted: tuple[Zone, ...], touched: int) -> None:
    assert added(CLEAN, answer(painted=painted))["", "oversmash"] == (touched, 1)


def test_a_screen_that_was_kept_back_counts_as_nothing_else() -> None:
    score = score_screen(CASE, ScreenAnswer(withheld="read_timeout"))
    assert score.ratios == {("", "withheld"): (1, 1)}


def test_an_image_of_another_size_is_refused() -> None:
    with pytest.raises(InputError, match=r"line 3, field \$.width: the image has 100x50 pixels, not 200x100"):
        score_screen(CASE, ScreenAnswer((), (), 100, 50))


def test_repr_tells_sizes_only() -> None:
    assert repr(CASE) == "ScreenCase(200x100, 1 gold)"
