"""Straight rules and borders, which are no letters: they are taken out of the ink, and upright ones kept.

Every step is a filter over fixed windows, so that a part of a screen gives the same answer as the whole: see
:data:`RULE_REACH` and :data:`FAINT_REACH`.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from redactor.ocr.grey import BLOCK, WEAKEST, Grey, as_grey

_STEP = 8  # pixels: a rule shows in every so many rows or columns

RULE = 44
"""Pixels, times the zoom: a longer straight run is a border or rule and no stroke."""

RULE_REACH = RULE + RULE // 2 + 3 * BLOCK
"""Pixels, times the zoom: no rule depends on a pixel farther away in its row and column."""

_FAINT, _PALE = 4, 52  # of 255: a rule between two cells need not be ink; letters are darker, most of them
_BESIDE = 3  # pixels: so far to either side of a faint rule is what it differs from
FAINT_REACH = _BESIDE
"""Pixels: no faint rule depends on a column farther away."""


def without_rules(strength: Grey, mask: Grey, zoom: int) -> tuple[Grey, Grey]:
    """Return the mask without straight runs of at least ``RULE * zoom`` pixels, and all upright rules.

    A pixel's answer depends on none farther away than ``RULE_REACH * zoom``, in its row and column. The first
    row is one of every ``BLOCK * zoom`` that are looked at for faint rules.
    """
    uprights = uprights_of(strength, mask, zoom)
    return as_grey(cv2.subtract(mask, cv2.max(level_rules(mask, zoom), uprights))), uprights


def level_rules(mask: Grey, zoom: int) -> Grey:
    """Return 255 on the straight runs along rows; a pixel's answer depends on none of another row."""
    run = _run(zoom)
    level = np.zeros_like(mask)
    rows = _ruled(np.ascontiguousarray(mask[:, ::_STEP].T), run)
    if len(rows):
        level[rows] = cv2.morphologyEx(mask[rows], cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    return level


def uprights_of(strength: Grey, mask: Grey, zoom: int) -> Grey:
    """Return 255 on all upright rules.

    A pixel's answer depends on no other column but, for faint ones, on those up to ``FAINT_REACH`` away.
    """
    run = _run(zoom)
    uprights = np.zeros_like(mask)
    columns = _ruled(mask[::_STEP], run)
    if len(columns):
        opened = cv2.morphologyEx(mask[:, columns], cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
        uprights[:, columns] = opened
    return as_grey(cv2.max(uprights, _faint(strength, zoom)))


def _run(zoom: int) -> int:
    return RULE * zoom | 1  # an even window moves what it finds by a pixel


def _faint(strength: Grey, zoom: int) -> Grey:
    """Return 255 on pale upright lines, which stand out from what is beside them, in some rows hardly.

    One row of every block is looked at; a line may be crossed by others, and goes through rows of several
    colours. Nothing near it is stronger: the edges of letters, one under the other, are no rule.
    """
    block, height, width = BLOCK * zoom, *strength.shape
    found = np.zeros(strength.shape, np.uint8)
    if width <= 2 * _BESIDE:
        return found
    rows = np.ascontiguousarray(strength[::block])
    middle, left, right = rows[:, _BESIDE:-_BESIDE], rows[:, : -2 * _BESIDE], rows[:, 2 * _BESIDE :]
    most = cv2.dilate(rows, np.ones((1, 2 * _BESIDE + 1), np.uint8))[:, _BESIDE:-_BESIDE]
    out = cv2.threshold(cv2.subtract(middle, cv2.max(left, right)), _FAINT, 255, cv2.THRESH_BINARY)[1]
    line = cv2.bitwise_and(out, np.where((middle == most) & (most <= _PALE), np.uint8(255), np.uint8(0)))
    weak = cv2.bitwise_and(line, cv2.threshold(middle, WEAKEST, 255, cv2.THRESH_BINARY_INV)[1])
    run = np.ones((RULE // BLOCK, 1), np.uint8)
    line = cv2.morphologyEx(line, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    line = cv2.bitwise_and(cv2.morphologyEx(line, cv2.MORPH_OPEN, run), cv2.dilate(weak, run))
    found[:, _BESIDE:-_BESIDE] = np.repeat(line, block, 0)[:height]
    return found


def _ruled(sampled: Grey, run: int) -> npt.NDArray[np.int64]:
    """Return the places along the second axis where a run may be, seen at every ``_STEP`` th pixel.

    The screen's own edge goes on as ink, so whatever touches it may be part of one.
    """
    many = run // _STEP
    if len(sampled) < many:
        return np.arange(sampled.shape[1])
    long = sampled[: len(sampled) - many + 1].copy()
    for shift in range(1, many):
        long &= sampled[shift : shift + len(long)]
    return np.flatnonzero(long.any(axis=0) | (sampled[0] > 0) | (sampled[-1] > 0))
