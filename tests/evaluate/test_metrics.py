"""Measures and their intervals."""

from __future__ import annotations

import pytest

from redactor.evaluate.marks import Ratios
from redactor.evaluate.metrics import MEANINGS, MOST_ROWS, measure

LEAK = ("", "zero_leak")


def items(hits: int, misses: int) -> list[Ratios]:
    hit: Ratios = {LEAK: (1, 1)}
    miss: Ratios = {LEAK: (0, 1)}
    return [hit] * hits + [miss] * misses


def test_a_share_is_a_ratio_of_sums() -> None:
    found = measure([{LEAK: (1, 1)}, {("", "tokens_touched"): (3, 10)}, {LEAK: (0, 1)}])
    assert found[LEAK].value == 0.5
    assert found[LEAK].of == 2
    assert found["", "tokens_touched"].value == 0.3


def test_the_interval_has_the_width_that_theory_says() -> None:
    # Normal approximation for 80 of 100: 0.8 ± 1.96 * 0.04.
    one = measure(items(80, 20))[LEAK]
    assert one.low == pytest.approx(0.72, abs=0.02)
    assert one.high == pytest.approx(0.88, abs=0.02)


def test_more_items_give_a_narrower_interval_also_beyond_the_bundling() -> None:
    few, many = measure(items(80, 20))[LEAK], measure(items(4 * MOST_ROWS, MOST_ROWS))[LEAK]
    assert many.of == 5 * MOST_ROWS
    assert many.value == 0.8
    assert many.high - many.low < 0.2 * (few.high - few.low)
    # 1.96 * sqrt(0.8 * 0.2 / 20,000) = 0.0055
    assert many.high - many.value == pytest.approx(0.0055, abs=0.0012)


def test_the_same_items_give_the_same_figures() -> None:
    assert measure(items(30, 7)) == measure(items(30, 7))
    assert measure(items(30, 7), seed=5) != measure(items(30, 7), seed=6)


def test_a_measure_that_is_in_few_items_has_an_interval_too() -> None:
    rare = ("ID", "recall_exact")
    one = measure([{rare: (1, 2)}, *items(60, 0)])[rare]
    assert (one.low, one.value, one.high) == (0.5, 0.5, 0.5)


def test_a_measure_that_no_resample_holds_still_has_a_value() -> None:
    rare = ("ID", "recall_exact")
    one = measure([{rare: (1, 2)}, *items(60, 0)], resamples=1, seed=3)[rare]
    assert one.value == 0.5


def test_nothing_of_is_no_measure() -> None:
    assert measure([{("", "tokens_touched"): (0, 0), LEAK: (1, 1)}]).keys() == {LEAK}


def test_nothing_to_measure_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        measure([])


def test_measures_come_in_the_order_of_their_meanings() -> None:
    names = [name for _, name in measure([{("", name): (1, 1) for name in reversed(list(MEANINGS))}])]
    assert names == list(MEANINGS)
