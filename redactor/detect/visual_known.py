"""What was worked out of a screen's parts, kept while the pixels it was worked out of stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

import numpy as np

from redactor.detect.visual_tiles import TILE, Mask
from redactor.values import Zone

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, half-open; may end outside the screen."""

_Found = TypeVar("_Found")


class Known:
    """Answers of the frame before, and those of this one.

    Only what is asked for is kept for the next frame, so it grows no larger than one screen asks.

    Args:
        before: ``kept`` of the frame before.
        changed: the tiles whose pixels differ from it; None where all may.
    """

    def __init__(self, before: Mapping[Hashable, object] | None = None, changed: Mask | None = None) -> None:
        self._before = before if before is not None and changed is not None else {}
        self._changed = changed
        self._bounds = _bounds(changed)
        self.kept: dict[Hashable, object] = {}

    def get(self, key: Hashable, reach: Box, work: Callable[[], _Found]) -> _Found:
        """Return what ``work`` does, or did for an earlier frame in which these pixels were the same.

        Args:
            key: names the work and all it depends on besides pixels; the same key has the same ``reach``.
            reach: all pixels it depends on.
            work: does it; an error is passed on, and nothing is kept.
        """
        if key not in self.kept:
            is_still_so = key in self._before and not self._touches(reach)
            self.kept[key] = self._before[key] if is_still_so else work()
        return cast("_Found", self.kept[key])

    def _touches(self, reach: Box) -> bool:
        left, top, right, bottom = reach
        first_column, first_row, last_column, last_row = self._bounds
        # Most parts lie far from what changed; this is asked hundreds of times for a screen.
        if right <= first_column or last_column <= left or bottom <= first_row or last_row <= top:
            return False
        rows = slice(max(0, top) // TILE, -(-bottom // TILE))
        return bool(cast("Mask", self._changed)[rows, max(0, left) // TILE : -(-right // TILE)].any())


def box_of(zone: Zone) -> Box:
    """Return a zone by its sides."""
    return zone.x, zone.y, zone.x + zone.width, zone.y + zone.height


def _bounds(changed: Mask | None) -> Box:
    """Return the rectangle around all changed tiles, in pixels."""
    if changed is None or not changed.any():
        return 0, 0, 0, 0
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    sides = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    left, top, right, bottom = (int(side) * TILE for side in sides)
    return left, top, right, bottom
