"""Which pieces of ink are one line after some of them changed; the result is that of grouping them all.

Two pieces belong together, or not, by their own boxes and backgrounds and by the lines they are in. So a
line can only become another one where a piece came, went or changed in it or near it, or a line near
it did.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from redactor.ocr.clusters import Boxes, Flags, Ints, Rules, cluster, may_meet, renumbered
from redactor.ocr.lines import Look
from redactor.ocr.pieces import Pieces

_MUCH = 0.3  # share of the pieces: where more have to be grouped anew, all are


@dataclass(frozen=True, slots=True, eq=False)
class _Units:
    """Lines and loose pieces: the unit of each piece, and frame and highest piece of each unit."""

    of: Ints
    frames: Boxes
    height: Ints


def regrouped(before: Look, pieces: Pieces, grounds: Ints, was: Ints, uprights: Rules) -> Ints:
    """Return the number of the line of each piece, from 0, -1 for one that belongs to none.

    Args:
        before: what was known.
        pieces: as they are now.
        grounds: the background behind each.
        was: the index each piece had before, -1 for one that is new.
        uprights: the vertical rules, which did not change.
    """
    stayed = was >= 0
    if not stayed.any():
        return cluster(pieces.boxes, grounds, uprights)
    units = _units(before.pieces.boxes, before.line)
    unit = np.where(stayed, units.of[was], -1)
    moved = ~stayed
    moved[stayed] = (grounds[stayed] != before.grounds[was[stayed]]).any(axis=1)
    touched = np.zeros(len(units.height), np.bool_)
    gone = np.ones(len(before.line), np.bool_)
    gone[was[stayed]] = False
    touched[units.of[gone]] = True
    touched[unit[moved & stayed]] = True
    line = np.full(len(was), -1, np.int64)
    seen = np.zeros(len(was), np.bool_)
    while True:
        new = moved | (touched[unit] & stayed)
        if np.count_nonzero(new) > _MUCH * len(was):
            return cluster(pieces.boxes, grounds, uprights)
        chosen = new | (_near(units, touched, _units(pieces.boxes.take(new), line[new]))[unit] & stayed)
        if np.array_equal(chosen, seen):
            break
        line[:] = -1
        line[chosen] = cluster(pieces.boxes.take(chosen), grounds[chosen], uprights)
        touched[unit[chosen & stayed & ~_same(unit, units, line, chosen)]] = True
        seen = chosen
    kept = stayed & ~new
    line[kept] = before.line[was[kept]] + len(was)
    line[kept & (line < len(was))] = -1
    return renumbered(line)


def _units(boxes: Boxes, line: Ints) -> _Units:
    of = line.copy()
    loose = of < 0
    first = int(line.max(initial=-1)) + 1
    of[loose] = first + np.arange(np.count_nonzero(loose))
    count = first + int(np.count_nonzero(loose))
    left, top = np.full(count, np.iinfo(np.int64).max // 2), np.full(count, np.iinfo(np.int64).max // 2)
    right, bottom, height = (np.zeros(count, np.int64) for _ in range(3))
    np.minimum.at(left, of, boxes.x)
    np.minimum.at(top, of, boxes.y)
    np.maximum.at(right, of, boxes.x + boxes.width)
    np.maximum.at(bottom, of, boxes.y + boxes.height)
    np.maximum.at(height, of, boxes.height)
    return _Units(of, Boxes(left, top, right - left, bottom - top), height)


def _near(units: _Units, touched: Flags, new: _Units) -> Flags:
    """Tell which units are near a touched one, as it was, or near a new one."""
    old = units.frames.take(touched)
    near = may_meet(units.frames, units.height, old, units.height[touched]).any(axis=1)
    return np.asarray(near | may_meet(units.frames, units.height, new.frames, new.height).any(axis=1))


def _same(unit: Ints, units: _Units, line: Ints, chosen: Flags) -> Flags:
    """Tell which of the chosen pieces are in a line of the very pieces that were one unit before."""
    of = _units_of(line, chosen)
    count = int(of.max(initial=-1)) + 1
    least, most = np.full(count, np.iinfo(np.int64).max), np.full(count, -2)
    np.minimum.at(least, of[chosen], unit[chosen])
    np.maximum.at(most, of[chosen], unit[chosen])
    one = (least == most) & (least >= 0)
    sizes = np.bincount(units.of, minlength=len(units.height))
    one[one] = np.bincount(of[chosen], minlength=count)[one] == sizes[least[one]]
    same = np.zeros(len(unit), np.bool_)
    same[chosen] = one[of[chosen]]
    return same


def _units_of(line: Ints, chosen: Flags) -> Ints:
    of = line.copy()
    loose = chosen & (line < 0)
    of[loose] = int(line.max(initial=-1)) + 1 + np.arange(np.count_nonzero(loose))
    return of
