"""How far the fill of each zone reaches: over its padding to the grid, but not into what is spared.

All zones are worked out together, since a screen has a hundred of them and a thousand words beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from redactor.values import Zone

MOST_SCALED_PADDING = 12
"""Padding grows with a zone's height up to so many pixels: soft edges and loose boxes of letters do, but a
zone may also be a photograph or a whole field."""

_SCALED_PADDING = 0.12  # of a zone's height
_TOGETHER = 16  # zones, of a few lines as a rule, which are compared with what stands in their rows
_AT_ONCE = 64  # zones that are compared with all that is spared: bounds memory

Sides = npt.NDArray[np.int64]
"""Left, top, right, bottom of rectangles in pixels, one a row; half-open."""

_Flags = npt.NDArray[np.bool_]


def reaches(
    zones: Sequence[Zone], spare: Sequence[Zone], size: tuple[int, int], *, padding: int, snap: int
) -> list[Zone | None]:
    """Return each zone's fill: padded, snapped and clipped; None where nothing of it is on the image.

    Args:
        zones: what to cover.
        spare: where padding and grid end; what a zone covers itself is not spared.
        size: width and height of the image.
        padding: pixels on every side at least.
        snap: grid of left and right edges in pixels.
    """
    covered, spared = sides_of(zones), sides_of(spare)
    spared = spared[~_hit(spared, covered)]
    fills: list[list[int]] = []
    for start in range(0, len(covered), _TOGETHER):
        some = covered[start : start + _TOGETHER]
        near = _level(spared, some, max(padding, MOST_SCALED_PADDING))
        fills += _filled(some, near, size, padding, snap).tolist()
    return [
        Zone(left, top, right - left, bottom - top) if left < right and top < bottom else None
        for left, top, right, bottom in fills
    ]


def sides_of(zones: Sequence[Zone]) -> Sides:
    """Return the sides of zones."""
    sides = [(zone.x, zone.y, zone.x + zone.width, zone.y + zone.height) for zone in zones]
    return np.array(sides, np.int64).reshape(-1, 4)


def _hit(some: Sides, others: Sides) -> _Flags:
    """Tell which rectangles share a pixel with any of the others."""
    parts = (some[start : start + _AT_ONCE] for start in range(0, len(some), _AT_ONCE))
    return np.concatenate([np.zeros(0, np.bool_), *(_meeting(part, others).any(axis=1) for part in parts)])


def _level(some: Sides, others: Sides, padding: int) -> Sides:
    """Return those rectangles that reach into the rows that the others take up together, padded."""
    top, bottom = others[:, 1].min() - padding, others[:, 3].max() + padding
    return np.asarray(some[(some[:, 1] < bottom) & (top < some[:, 3])])


def _meeting(some: Sides, others: Sides) -> _Flags:
    """Tell for each rectangle (row) with which of the others (column) it shares a pixel."""
    left, top, right, bottom = (side[:, None] for side in some.T)
    beside = (others[:, 0] < right) & (left < others[:, 2])
    return np.asarray(beside & (others[:, 1] < bottom) & (top < others[:, 3]), np.bool_)


def _filled(zones: Sides, spare: Sides, size: tuple[int, int], padding: int, snap: int) -> Sides:
    left, top, right, bottom = zones.T
    scaled = np.ceil(_SCALED_PADDING * (bottom - top)).astype(np.int64)
    around = np.maximum(np.minimum(scaled, MOST_SCALED_PADDING), padding)
    low, high = (left - around) // snap * snap, -(-(right + around) // snap) * snap
    # Heights tell nothing: a grid there would only eat into the lines above and below.
    wide = np.stack([low.clip(0), top, high.clip(None, size[0]), bottom], axis=1)
    on_image = (wide[:, 0] < wide[:, 2]) & ((top - around).clip(0) < (bottom + around).clip(None, size[1]))
    level = _meeting(wide, spare)
    wide[:, 0] = _last(wide[:, 0], spare[:, 2], level & (spare[:, 2] <= left[:, None]))
    wide[:, 2] = _first(wide[:, 2], spare[:, 0], level & (spare[:, 0] >= right[:, None]))
    wide[:, 1], wide[:, 3] = (top - around).clip(0), (bottom + around).clip(None, size[1])
    upright = _meeting(wide, spare)
    wide[:, 1] = _last(wide[:, 1], spare[:, 3], upright & (spare[:, 3] <= top[:, None]))
    wide[:, 3] = _first(wide[:, 3], spare[:, 1], upright & (spare[:, 1] >= bottom[:, None]))
    wide[~on_image] = 0
    return wide


def _last(edge: Sides, stops: Sides, counts: _Flags) -> Sides:
    """Return each edge, or the largest of the stops that count for it where that is larger."""
    return np.asarray(np.where(counts, stops, edge[:, None]).max(axis=1, initial=0).clip(edge))


def _first(edge: Sides, stops: Sides, counts: _Flags) -> Sides:
    """Return each edge, or the smallest of the stops that count for it where that is smaller."""
    furthest = np.iinfo(np.int64).max
    return np.asarray(np.where(counts, stops, edge[:, None]).min(axis=1, initial=furthest).clip(None, edge))
