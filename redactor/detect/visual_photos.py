"""Photographs, video and scanned papers inside a screen, as rectangles.

A region begins where tiles with a camera's texture lie together, grows row by row and column by column
while the next one still has some of it, and ends at the pixel where the texture ends. Rectangles only: a
round portrait is covered by the square around it, a photo behind windows by several rectangles beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from redactor.detect.visual_known import Box, Known
from redactor.detect.visual_portraits import (
    MOST,
    alive,
    is_print,
    is_taken,
    portrait_zones,
    prevailing_share,
)
from redactor.detect.visual_tiles import HALO, TILE, Grey, Mask, Tiles
from redactor.values import Pixels, Zone

LEAST = 20
"""Shortest side of a photo in pixels; smaller pictures are icons."""

_Box = tuple[int, int, int, int]
"""Left, top, right, bottom in tiles, half-open."""

_SEED_TILES = 4
_SEED_SHARE = 0.3
# What the next row or column must hold to be part of the photo: texture, smooth shades, or some texture
# where all is drawn.
_TEXTURE = 0.5
_SMOOTH = 0.6
_SOME_TEXTURE = 0.15
_ALL_DRAWN = 0.85
# Of all tiles of a photo.
_PHOTO_SHARE = 0.3
_JOINED_DRAWN = 0.8
_ALL_TEXTURE = 0.8
_ALL_RESTLESS = 0.9
_PAGE = 120  # shortest side of a scanned page or card
# A pixel row or column belongs to a photo where this share of its pixels differ from their neighbours; looked
# for beyond the box up to this part of its sides, since the rim of a disc has no texture for tiles.
_ALIVE = 0.08
_REACH = 8
# Of all pixels of a photo: sharp steps are drawn, soft ones taken. A strip is a bar of icons, not a photo.
_SHARP_STEP = 40
_MUCH_SHARP = 0.09
_SOFT_STEP = 24
_LITTLE_SOFT = 0.5
_MUCH_SOFT = 0.58
_ONE_SHADE = 0.9
_NARROW = 48
_STRIP = 2.2

_SQUARE = np.ones((2, 2), np.uint8)
_AROUND = np.ones((3, 3), np.uint8)


def photo_zones(pixels: Pixels, grey: Grey, tiles: Tiles, known: Known) -> list[Zone]:
    """Return the photos of a screen, sorted, none inside another.

    Args:
        pixels: the whole image.
        grey: the same in grey.
        tiles: its measures.
        known: what was worked out of it before.
    """
    boxes = [_widest(box, tiles) for box in _seeds(tiles.photo)]
    fitted = [
        known.get(("photo", box), _reach(box), partial(_judged, pixels, grey, tiles, box))
        for box in _joined(boxes, tiles)
        if _is_photo(box, tiles)
    ]
    large = [zone for zone, is_photo in fitted if is_photo]
    found = {*large, *portrait_zones(pixels, grey, tiles.restless, known)}
    return sorted(zone for zone in found if not any(_inside(zone, other) for other in large))


def _judged(pixels: Pixels, grey: Grey, tiles: Tiles, box: _Box) -> tuple[Zone, bool]:
    """Return a box of tiles as pixels, and whether that is a photo."""
    zone = _fitted(grey, box)
    return zone, _is_taken(pixels, grey, zone, tiles, box)


def _seeds(photo: Mask) -> list[_Box]:
    """Return the boxes of those places where textured tiles lie together."""
    # A frame of empty tiles, so that closing does not reach for the border.
    framed = cv2.copyMakeBorder(photo.astype(np.uint8), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
    opened = cv2.morphologyEx(framed, cv2.MORPH_OPEN, _SQUARE)
    closed = np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, _AROUND)[2:-2, 2:-2], dtype=np.uint8)
    boxes = [box for spot in _spots(closed) for box in spot]
    return [box for box in boxes if _count(photo, box) >= _SEED_TILES and _share(photo, box) >= _SEED_SHARE]


def _spots(tiles: npt.NDArray[np.uint8]) -> Iterator[list[_Box]]:
    """Yield the boxes of each connected spot: one, or several for a spot that leaves most of its box free."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(tiles, connectivity=8)
    for number, (x, y, wide, high, area) in enumerate(stats[1:count].tolist(), 1):
        if area >= _SEED_SHARE * wide * high:
            yield [(x, y, x + wide, y + high)]
        else:
            spot = labels[y : y + high, x : x + wide] == number
            yield [(x + box[0], y + box[1], x + box[2], y + box[3]) for box in _bands(spot)]


def _bands(spot: Mask) -> Iterator[_Box]:
    """Yield upright boxes that together are a spot: runs of tiles that go on from row to row.

    So a photo behind a window becomes what stands above, beside and below the window.
    """
    growing: dict[tuple[int, int], int] = {}
    for row in range(spot.shape[0] + 1):
        runs = _runs(spot[row]) if row < spot.shape[0] else []
        ended = [old for old in growing if not any(_alike(old, run) for run in runs)]
        for start, end in ended:
            yield start, growing.pop((start, end)), end, row
        for run in runs:
            if not any(_alike(old, run) for old in growing):
                growing[run] = row


def _runs(line: Mask) -> list[tuple[int, int]]:
    """Return where the runs of set tiles begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _alike(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Tell whether two runs begin and end at about the same tiles."""
    return abs(one[0] - two[0]) <= 1 and abs(one[1] - two[1]) <= 1


def _widest(box: _Box, tiles: Tiles) -> _Box:
    """Return a seed grown as far as it goes; one that runs away over something else stays as it was."""
    grown = _grown(box, tiles)
    return grown if _is_photo(grown, tiles) else box


def _grown(box: _Box, tiles: Tiles) -> _Box:
    """Push out each side in turn while the next row or column is still part of the photo."""
    sides = list(box)
    limits = (0, 0, tiles.photo.shape[1], tiles.photo.shape[0])
    moved = True
    while moved:
        moved = False
        for side in range(4):
            step = 1 if side >= 2 else -1
            while sides[side] != limits[side] and _goes_on(sides, side, tiles):
                sides[side] += step
                moved = True
    return sides[0], sides[1], sides[2], sides[3]


def _goes_on(sides: Sequence[int], side: int, tiles: Tiles) -> bool:
    """Tell whether the row or column beyond a side (0 left, 1 top, 2 right, 3 bottom) is still photo."""
    left, top, right, bottom = sides
    beyond = sides[side] if side >= 2 else sides[side] - 1
    line = np.s_[top:bottom, beyond] if side % 2 == 0 else np.s_[beyond, left:right]
    texture = tiles.photo[line].mean()
    return bool(
        texture >= _TEXTURE
        or tiles.smooth[line].mean() >= _SMOOTH
        or (texture >= _SOME_TEXTURE and tiles.drawn[line].mean() >= _ALL_DRAWN)
    )


def _joined(boxes: Sequence[_Box], tiles: Tiles) -> list[_Box]:
    """Make one of boxes that touch, where what lies between them is photo too."""
    painted = np.zeros(tiles.photo.shape, np.uint8)
    for left, top, right, bottom in boxes:
        painted[top:bottom, left:right] = 1
    count, labels = cv2.connectedComponents(cv2.dilate(painted, _AROUND), connectivity=8)
    groups: list[list[_Box]] = [[] for _ in range(count)]
    for box in boxes:
        groups[labels[box[1], box[0]]].append(box)
    return [box for group in groups for box in _one_of(group, tiles)]


def _one_of(group: list[_Box], tiles: Tiles) -> list[_Box]:
    if len(group) < 2:
        return group
    lefts, tops, rights, bottoms = zip(*group, strict=True)
    whole = (min(lefts), min(tops), max(rights), max(bottoms))
    fits = _is_photo(whole, tiles) and _share(tiles.drawn, whole) >= _JOINED_DRAWN
    return [whole] if fits else group


def _is_photo(box: _Box, tiles: Tiles) -> bool:
    """Tell whether enough of a box has texture, or some of it has and the rest is smooth."""
    texture = _share(tiles.photo, box)
    return texture >= _PHOTO_SHARE or (texture >= _SOME_TEXTURE and _share(tiles.smooth, box) >= _SMOOTH)


def _reach(box: _Box) -> Box:
    """Return all pixels that say what becomes of a box of tiles: around it, and around each tile of it."""
    left, top, right, bottom = (side * TILE for side in box)
    beyond = max(HALO, (right - left) // _REACH, (bottom - top) // _REACH)
    return left - beyond, top - beyond, right + beyond, bottom + beyond


def _fitted(grey: Grey, box: _Box) -> Zone:
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


def _is_taken(pixels: Pixels, grey: Grey, zone: Zone, tiles: Tiles, box: _Box) -> bool:
    """Tell a picture that was taken from one that was drawn, by its steps from pixel to pixel.

    Where nearly all of it has texture the steps need not be asked: grass and gravel are sharp too. Where it
    is restless all over it may be a scanned page, which has two shades as a drawn one has.
    """
    short, long = sorted((zone.width, zone.height))
    crop = grey[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width]
    if short < LEAST or prevailing_share(crop) > _ONE_SHADE:
        return False
    if long <= MOST:
        return is_taken(pixels, grey, zone)
    if short < _NARROW and long > _STRIP * short:
        return False
    if _share(tiles.texture, box) >= _ALL_TEXTURE:
        return True
    may_be_scanned = short >= _PAGE and _share(tiles.restless, box) >= _ALL_RESTLESS
    if not may_be_scanned and is_print(crop):
        return False
    steps = cv2.absdiff(crop[:, 1:], crop[:, :-1])
    soft = float(((steps >= 1) & (steps <= _SOFT_STEP)).mean())
    sharp = float((steps > _SHARP_STEP).mean())
    return soft >= (_MUCH_SOFT if sharp > _MUCH_SHARP else _LITTLE_SOFT)


def _inside(zone: Zone, other: Zone) -> bool:
    """Tell whether a zone lies within another one."""
    return (
        zone != other
        and other.x <= zone.x
        and other.y <= zone.y
        and zone.x + zone.width <= other.x + other.width
        and zone.y + zone.height <= other.y + other.height
    )


def _share(tiles: Mask, box: _Box) -> float:
    return _count(tiles, box) / _area(box)


def _count(tiles: Mask, box: _Box) -> int:
    left, top, right, bottom = box
    return int(np.count_nonzero(tiles[top:bottom, left:right]))


def _area(box: _Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
