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

from redactor.detect.visual_fitted import TileBox, fitted, reach
from redactor.detect.visual_known import Known
from redactor.detect.visual_portraits import (
    MOST,
    is_print,
    is_taken,
    portrait_zones,
    prevailing_share,
    shaded,
)
from redactor.detect.visual_tiles import TILE, Grey, Mask, Tiles
from redactor.detect.zones import holds, slices_of
from redactor.values import Pixels, Zone

LEAST = 20
"""Shortest side of a photo in pixels; smaller pictures are icons."""

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
# Of all pixels of a photo: sharp steps are drawn, soft ones taken. A strip is a bar of icons, not a photo.
_SHARP_STEP = 40
_MUCH_SHARP = 0.09
_SOFT_STEP = 24
_LITTLE_SOFT = 0.5
_MUCH_SOFT = 0.58
_ONE_SHADE = 0.9
_NARROW = 48
_STRIP = 2.2
# Of the pixels of a tile, for a part of what is no photo as a whole; and how large and compact that part is.
_SHADED = 0.3
_LEAST_PART = 6
_PART_FILLED = 0.6

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
    large = [
        zone
        for box in _joined(boxes, tiles)
        if _is_photo(box, tiles)
        for zone in known.get(("photo", box), reach(box), partial(_judged, pixels, grey, tiles, box))
    ]
    found = {*large, *portrait_zones(pixels, grey, tiles.restless, known)}
    return sorted(zone for zone in found if not any(zone != other and holds(other, zone) for other in large))


def _judged(pixels: Pixels, grey: Grey, tiles: Tiles, box: TileBox) -> list[Zone]:
    """Return a box of tiles as pixels if it is a photo, and else the photos in it.

    In a screen that was a JPEG file text is as restless as a photo beside it; shading tells them apart.
    """

    def taken(boxes: Sequence[TileBox]) -> list[Zone]:
        zones = ((part, fitted(grey, part)) for part in boxes)
        return [zone for part, zone in zones if _is_taken(pixels, grey, zone, tiles, part)]

    return taken([box]) or taken(_shaded_parts(grey, tiles, box))


def _shaded_parts(grey: Grey, tiles: Tiles, box: TileBox) -> list[TileBox]:
    """Return the parts of a box in which shades change softly from pixel to pixel."""
    left, top, right, bottom = box
    crop = grey[top * TILE : bottom * TILE, left * TILE : right * TILE]
    below, across = -crop.shape[0] % TILE, -crop.shape[1] % TILE
    shades = shaded(np.pad(crop, ((0, below), (0, across)), mode="edge"))
    share = cv2.resize(
        shades.astype(np.uint8) * 255, (right - left, bottom - top), interpolation=cv2.INTER_AREA
    )
    soft = (share > _SHADED * 255) & tiles.photo[top:bottom, left:right]
    whole = cv2.morphologyEx(soft.astype(np.uint8), cv2.MORPH_CLOSE, _AROUND)
    whole = cv2.morphologyEx(whole, cv2.MORPH_OPEN, _AROUND)
    count, _, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=4)
    return [
        (left + x, top + y, left + x + wide, top + y + high)
        for x, y, wide, high, area in stats[1:count].tolist()
        if min(wide, high) >= _LEAST_PART and area >= _PART_FILLED * wide * high
    ]


def _seeds(photo: Mask) -> list[TileBox]:
    """Return the boxes of those places where textured tiles lie together."""
    # A frame of empty tiles, so that closing does not reach for the border.
    framed = cv2.copyMakeBorder(photo.astype(np.uint8), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
    opened = cv2.morphologyEx(framed, cv2.MORPH_OPEN, _SQUARE)
    closed = np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, _AROUND)[2:-2, 2:-2], dtype=np.uint8)
    boxes = [box for spot in _spots(closed) for box in spot]
    return [box for box in boxes if _count(photo, box) >= _SEED_TILES and _share(photo, box) >= _SEED_SHARE]


def _spots(tiles: npt.NDArray[np.uint8]) -> Iterator[list[TileBox]]:
    """Yield the boxes of each connected spot: one, or several for a spot that leaves most of its box free."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(tiles, connectivity=8)
    for number, (x, y, wide, high, area) in enumerate(stats[1:count].tolist(), 1):
        if area >= _SEED_SHARE * wide * high:
            yield [(x, y, x + wide, y + high)]
        else:
            spot = labels[y : y + high, x : x + wide] == number
            yield [(x + box[0], y + box[1], x + box[2], y + box[3]) for box in _bands(spot)]


def _bands(spot: Mask) -> Iterator[TileBox]:
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


def _widest(box: TileBox, tiles: Tiles) -> TileBox:
    """Return a seed grown as far as it goes; one that runs away over something else stays as it was."""
    grown = _grown(box, tiles)
    return grown if _is_photo(grown, tiles) else box


def _grown(box: TileBox, tiles: Tiles) -> TileBox:
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


def _joined(boxes: Sequence[TileBox], tiles: Tiles) -> list[TileBox]:
    """Make one of boxes that touch, where what lies between them is photo too."""
    painted = np.zeros(tiles.photo.shape, np.uint8)
    for left, top, right, bottom in boxes:
        painted[top:bottom, left:right] = 1
    count, labels = cv2.connectedComponents(cv2.dilate(painted, _AROUND), connectivity=8)
    groups: list[list[TileBox]] = [[] for _ in range(count)]
    for box in boxes:
        groups[labels[box[1], box[0]]].append(box)
    return [box for group in groups for box in _one_of(group, tiles)]


def _one_of(group: list[TileBox], tiles: Tiles) -> list[TileBox]:
    if len(group) < 2:
        return group
    lefts, tops, rights, bottoms = zip(*group, strict=True)
    whole = (min(lefts), min(tops), max(rights), max(bottoms))
    fits = _is_photo(whole, tiles) and _share(tiles.drawn, whole) >= _JOINED_DRAWN
    return [whole] if fits else group


def _is_photo(box: TileBox, tiles: Tiles) -> bool:
    """Tell whether enough of a box has texture, or some of it has and the rest is smooth."""
    texture = _share(tiles.photo, box)
    return texture >= _PHOTO_SHARE or (texture >= _SOME_TEXTURE and _share(tiles.smooth, box) >= _SMOOTH)


def _is_taken(pixels: Pixels, grey: Grey, zone: Zone, tiles: Tiles, box: TileBox) -> bool:
    """Tell a picture that was taken from one that was drawn, by its steps from pixel to pixel.

    Where nearly all of it has texture the steps need not be asked: grass and gravel are sharp too. Where it
    is restless all over it may be a scanned page, which has two shades as a drawn one has.
    """
    short, long = sorted((zone.width, zone.height))
    crop = grey[slices_of(zone)]
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


def _share(tiles: Mask, box: TileBox) -> float:
    return _count(tiles, box) / _area(box)


def _count(tiles: Mask, box: TileBox) -> int:
    left, top, right, bottom = box
    return int(np.count_nonzero(tiles[top:bottom, left:right]))


def _area(box: TileBox) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
