"""Where a photo ends, to the pixel: tiles say only about where it is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from redactor.detect.visual_known import Box
from redactor.detect.visual_portraits import alive
from redactor.detect.visual_tiles import HALO, TILE, Grey
from redactor.values import Zone

TileBox = tuple[int, int, int, int]
"""Left, top, right, bottom in tiles, half-open."""

# A pixel row or column belongs to a photo where this share of its pixels differ from their neighbours; looked
# for beyond the box up to this part of its sides, since the rim of a disc has no texture for tiles.
_ALIVE = 0.08
_REACH = 8


def reach(box: TileBox) -> Box:
    """Return all pixels that say what becomes of a box of tiles: around it, and around each tile of it."""
    left, top, right, bottom = (side * TILE for side in box)
    beyond = max(HALO, (right - left) // _REACH, (bottom - top) // _REACH)
    return left - beyond, top - beyond, right + beyond, bottom + beyond


def fitted(grey: Grey, box: TileBox) -> Zone:
    """Return a box of tiles as pixels: each side stands where the texture ends."""
    height, width = grey.shape
    left, top = box[0] * TILE, box[1] * TILE
    right, bottom = min(width, box[2] * TILE), min(height, box[3] * TILE)
    across, down = max(TILE, (right - left) // _REACH), max(TILE, (bottom - top) // _REACH)
    x, y = max(0, left - across), max(0, top - down)
    lively = alive(grey[y : bottom + down, x : right + across])
    rows = lively[:, left - x : right - x].mean(axis=1) >= _ALIVE
    columns = lively[top - y : bottom - y].mean(axis=0) >= _ALIVE
    first_row, last_row = _unbroken(rows, top - y + TILE, bottom - y - TILE)
    first_column, last_column = _unbroken(columns, left - x + TILE, right - x - TILE)
    return Zone(x + first_column, y + first_row, last_column - first_column, last_row - first_row)


def _unbroken(alive_lines: npt.NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    """Push both ends of a range outwards while the lines beyond are alive."""
    start = min(start, len(alive_lines) - 1)
    end = min(max(end, start + 1), len(alive_lines))
    dead_before = np.flatnonzero(~alive_lines[:start])
    dead_after = np.flatnonzero(~alive_lines[end:])
    first = int(dead_before[-1]) + 1 if dead_before.size else 0
    last = end + int(dead_after[0]) if dead_after.size else len(alive_lines)
    return first, last
