"""From scores of items to measures with intervals.

An interval is what lies between the 2.5th and the 97.5th percentile of the measure over resamples of
the items with replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
It tells how much the figure would move with another sample of the same kind of data; it says nothing
about data of another kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from redactor.evaluate.marks import Key, Ratios

RESAMPLES = 1000
SEED = 1979
MOST_ROWS = 4000
"""More items than this are bundled at random before resampling: it costs no precision worth naming."""

MEANINGS: Mapping[str, str] = {
    "zero_leak": "items with private content in which all of it was masked",
    "zero_leak_named": "the same, and all of it under the right entity",
    "oversmash": "items without private content in which anything was masked",
    "withheld": "items that the engine kept back, which count in no other measure",
    "recall_covered": "private places fully masked, under whatever entity",
    "recall_exact": "private places found with the exact span and entity",
    "recall_overlap": "private places met by a finding of the right entity",
    "precision_private": "findings that meet a private place",
    "precision_exact": "findings with the exact span and entity of a private place",
    "precision_overlap": "findings that meet a private place of the same entity",
    "f1_iou50": "F1, overlap of at least 0.5, same entity",
    "f2_iou50": "F2, overlap of at least 0.5, same entity",
    "f1_iou50_blind": "F1, overlap of at least 0.5, any entity",
    "f2_iou50_blind": "F2, overlap of at least 0.5, any entity",
    "f1_iou90": "F1, overlap of at least 0.9, same entity",
    "f2_iou90": "F2, overlap of at least 0.9, same entity",
    "f1_iou90_blind": "F1, overlap of at least 0.9, any entity",
    "f2_iou90_blind": "F2, overlap of at least 0.9, any entity",
    "characters_over_masked": "ordinary characters that were masked",
    "tokens_touched": "ordinary words and numbers of which anything was masked",
    "keys_lost": "key events pressed for nothing private that were masked",
    "area_covered": "area of private rectangles that was painted over",
    "area_over_masked": "area outside of them that was painted over",
}
"""Every measure and what it is a share of, in the order in which reports show them."""

_Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measure:
    """A share with its 95 % interval; ``of`` is what it is a share of, counted over the sample."""

    value: float
    low: float
    high: float
    of: float


def measure(
    items: Sequence[Ratios],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
    names: Iterable[str] = MEANINGS,
) -> dict[Key, Measure]:
    """Return every measure that the items say anything about, in the order of ``names``.

    The same items and the same ``seed`` give the same intervals on every machine.

    Raises:
        ValueError: no items: there is nothing that could be measured.
    """
    if not items:
        raise ValueError("nothing to measure")
    keys = _keys(items, names)
    above, below = _matrices(items, keys, np.random.default_rng(seed))
    lows, highs = _intervals(above, below, np.random.default_rng(seed + 1), resamples)
    sums, counts = above.sum(axis=0), below.sum(axis=0)
    return {
        key: Measure(float(top / bottom), float(low), float(high), float(bottom))
        for key, top, bottom, low, high in zip(keys, sums, counts, lows, highs, strict=True)
        if bottom
    }


def _keys(items: Iterable[Ratios], names: Iterable[str]) -> list[Key]:
    order = {name: place for place, name in enumerate(names)}
    return sorted({key for item in items for key in item}, key=lambda key: (key[0], order[key[1]]))


def _matrices(
    items: Sequence[Ratios], keys: Sequence[Key], random: np.random.Generator
) -> tuple[_Matrix, _Matrix]:
    """Return numerators and denominators, one row per item (or bundle of items), one column per key."""
    rows = min(len(items), MOST_ROWS)
    column = {key: place for place, key in enumerate(keys)}
    above, below = np.zeros((rows, len(keys))), np.zeros((rows, len(keys)))
    for place, number in enumerate(random.permutation(len(items))):
        for key, (top, bottom) in items[number].items():
            above[place % rows, column[key]] += top
            below[place % rows, column[key]] += bottom
    return above, below


def _intervals(
    above: _Matrix, below: _Matrix, random: np.random.Generator, resamples: int
) -> tuple[_Matrix, _Matrix]:
    rows = len(above)
    draws = np.stack(
        [np.bincount(random.integers(rows, size=rows), minlength=rows) for _ in range(resamples)]
    )
    tops, bottoms = draws.astype(np.float64) @ above, draws.astype(np.float64) @ below
    with np.errstate(invalid="ignore"):
        shares = np.where(bottoms > 0, tops / bottoms, np.nan)
    # A rare entity may be in no item of a resample, which then says nothing about it.
    empty = np.isnan(shares).all(axis=0)
    shares[:, empty] = 0.0
    low, high = np.nanpercentile(shares, (2.5, 97.5), axis=0)
    return low, high
