"""Cuts a screen into its lines of text, each cleaned and ready for a recognizer.

What is not cut out here is never read, so everything that could be a line is one; what is surely none
(rings of avatars, borders, single large shapes) is left out because reading it costs time and yields
dirt. Bounded: a screen that falls into too many pieces is an error, not a long wait.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from redactor.errors import ReadError
from redactor.ocr.clusters import Boxes, Flags, Ints, Rules, cluster, frames_of
from redactor.ocr.grey import WEAKEST, Grey, as_grey
from redactor.ocr.ink import Ink, ink, set_places
from redactor.ocr.pieces import Pieces, pieces_of
from redactor.values import Pixels, Zone

MAX_LINES = 6_000

ZOOMS = (1, 2)
"""Each screen is looked at with small windows for small letters, and with larger ones."""

_LEAST = {1: 5, 2: 16}  # pixels: what is lower is no letter, or one for smaller windows
_WIDE = 1.3  # a single piece this many times as wide as high is a word whose letters touch
# All in heights of the letters.
_HIGH = 1.9  # what is lower is one row
_LOW_LETTER, _HIGH_LETTER = 0.5, 1.3  # what tells where rows are: no marks, no icons
_ROW_GAP = 0.8  # between the middles of letters of two rows
_ROW_LETTERS, _ROWS = 3, 2  # fewer letters make no row, fewer rows are one
_MARGIN = 0.2  # of the line's height, at least two pixels, is read around it
_FLOOR = 48  # the weakest contrast that is stretched to black
_DARK = 0.9  # share of a line's ink that is lighter than what becomes black


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """One line of text: where its ink is on the screen, and its picture, dark on white.

    ``picture`` covers ``zone`` and ``margin`` pixels on every side; ``key`` is a digest of it. ``rule`` is
    where the nearest vertical rule on its left stands, -1 where there is none.
    """

    zone: Zone
    margin: int
    picture: Grey
    key: bytes
    rule: int = -1

    def __repr__(self) -> str:
        return "TextLine(...)"


Rows = tuple[TextLine, ...]
"""The lines of text of one group of pieces, from the top."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What was seen of a screen with windows of one size.

    ``line`` holds for each piece the number of its line, -1 where it has none; ``lines`` the lines that are
    worth reading, by number: one, or several that an icon beside them holds together.
    """

    zoom: int
    ink: Ink
    uprights: Rules
    pieces: Pieces
    grounds: Ints
    line: Ints
    lines: Mapping[int, Rows]

    def __repr__(self) -> str:
        return f"Look({len(self.lines)} lines)"


def text_lines(pixels: Pixels) -> list[TextLine]:
    """Return the lines of text of a screen, by top and left edge.

    Raises:
        ReadError: more pieces or lines than any real screen has.
    """
    return merged(*(look(pixels, zoom) for zoom in ZOOMS))


def look(pixels: Pixels, zoom: int) -> Look:
    """Return what windows of one size show of a screen (RGB).

    Raises:
        ReadError: more pieces or lines than any real screen has.
    """
    found = ink(pixels, zoom)
    uprights, pieces = rules_of(found), pieces_of(found.mask)
    grounds = grounds_of(found, pieces.boxes)
    line = cluster(pieces.boxes, grounds, uprights)
    lines = lines_of(found, pieces, line, zoom, {})
    return Look(zoom, found, uprights, pieces, grounds, line, lines)


def merged(small: Look, large: Look) -> list[TextLine]:
    """Return the lines of both looks, each text once, by top and left edge.

    A line that both have seen alike is taken from the first; one of which the other has seen more, from
    the other.

    Raises:
        ReadError: more lines than any real screen has.
    """
    near, far = ([line for rows in look.lines.values() for line in rows] for look in (small, large))
    common = _common(far, near)
    areas_far, areas_near = _areas(far), _areas(near)
    same: Flags = np.asarray(10 * common >= 9 * np.maximum(areas_far[:, None], areas_near[None]))
    for one, other in np.argwhere(same).tolist():
        same[one, other] = _is_no_better(far[one], near[other])
    inside = 10 * common >= 9 * areas_near[None]
    # What covers a good part of another line without holding it is made of leftovers of that line.
    leftover = ~inside & (4 * common > areas_far[:, None])
    new = np.asarray(~(same | leftover).any(axis=1))
    part: Flags = np.asarray(inside & new[:, None])
    kept = np.flatnonzero(~part.any(axis=0)).tolist()
    lines = [near[index] for index in kept] + [far[index] for index in np.flatnonzero(new).tolist()]
    if len(lines) > MAX_LINES:
        raise ReadError("the screen holds too many lines to be read")
    return sorted(lines, key=_place)


def _is_no_better(large: TextLine, small: TextLine) -> bool:
    """Tell whether two lines on the same pixels hold about the same ink.

    Where small windows took thick strokes for surfaces, letters have holes that the large ones do not see.
    """
    return 50 * _ink_of(large) <= 51 * _ink_of(small)


def _ink_of(line: TextLine) -> int:
    return int((255 - line.picture).sum(dtype=np.int64))


def _place(line: TextLine) -> tuple[int, int, int, int, bytes]:
    return line.zone.y, line.zone.x, line.zone.height, line.zone.width, line.key


def _sides(lines: Sequence[TextLine]) -> Ints:
    zones = [(line.zone.x, line.zone.y, line.zone.width, line.zone.height) for line in lines]
    return np.array(zones, np.int64).reshape(-1, 4)


def _areas(lines: Sequence[TextLine]) -> Ints:
    sides = _sides(lines)
    return np.asarray(sides[:, 2] * sides[:, 3])


def _common(one: Sequence[TextLine], other: Sequence[TextLine]) -> Ints:
    """Return how many pixels each line has in common with each of the others."""
    first, second = _sides(one)[:, None], _sides(other)[None]
    start = np.maximum(first[..., :2], second[..., :2])
    end = np.minimum(first[..., :2] + first[..., 2:], second[..., :2] + second[..., 2:])
    length = (end - start).clip(0)
    return np.asarray(length[..., 0] * length[..., 1])


def rules_of(found: Ink) -> Rules:
    """Return the vertical rules of a screen."""
    return Rules(set_places(found.uprights), found.uprights.shape[1])


def grounds_of(found: Ink, boxes: Boxes) -> Ints:
    """Return the background colour behind the middle of each box."""
    row, column = (boxes.y + boxes.height // 2) // found.block, (boxes.x + boxes.width // 2) // found.block
    return np.asarray(found.ground[row, column], np.int64)


def lines_of(found: Ink, pieces: Pieces, line: Ints, zoom: int, known: Mapping[int, Rows]) -> dict[int, Rows]:
    """Return the lines that are worth reading; those that are ``known`` are not cut out again.

    Raises:
        ReadError: more lines than any real screen has.
    """
    frames, letters = frames_of(pieces.boxes, line)
    held = np.argsort(line, kind="stable")
    ends = np.searchsorted(line[held], np.arange(len(frames) + 1))
    kept = np.flatnonzero(_text_like(frames, letters, np.diff(ends), _LEAST[zoom])).tolist()
    if len(kept) > MAX_LINES:
        raise ReadError("the screen holds too many lines to be read")
    lines: dict[int, Rows] = {}
    for number in kept:
        own = held[ends[number] : ends[number + 1]]
        # What is as low as one line is one.
        is_low = frames.height[number] < _HIGH * letters[number]
        rows = [own] if is_low else rows_of(pieces.boxes, own, int(letters[number]))
        lines[number] = known.get(number) or tuple(_cut(found, pieces, row) for row in rows)
    return lines


def rows_of(boxes: Boxes, own: Ints, letters: int) -> list[Ints]:
    """Part the pieces ``own`` of one group, whose letters are so high, into its rows, from the top.

    An icon beside two lines touches both, and they would be read as one. Letters of two rows have a gap
    between their middles that those of one row have not; everything else goes to the nearest row.
    """
    middle = boxes.y[own] + boxes.height[own] / 2
    height = boxes.height[own]
    is_letter = (height >= _LOW_LETTER * letters) & (height <= _HIGH_LETTER * letters)
    levels = np.sort(middle[is_letter])
    parts = np.split(levels, np.flatnonzero(np.diff(levels) >= _ROW_GAP * letters) + 1)
    rows = [part.mean() for part in parts if len(part) >= _ROW_LETTERS]
    if len(rows) < _ROWS:
        return [own]
    nearest = np.abs(middle[:, None] - np.array(rows)[None]).argmin(axis=1)
    return [own[nearest == number] for number in range(len(rows))]


def _zone(boxes: Boxes) -> Zone:
    """Return the frame around all boxes."""
    x, y = int(boxes.x.min()), int(boxes.y.min())
    return Zone(x, y, int((boxes.x + boxes.width).max()) - x, int((boxes.y + boxes.height).max()) - y)


def _text_like(frames: Boxes, letters: Ints, counts: Ints, least: int) -> Flags:
    """Tell which lines are worth reading: whose letters are at least so high."""
    single = (counts == 1) & (frames.width < _WIDE * frames.height)
    return np.asarray((letters >= least) & ~single)


def _cut(found: Ink, pieces: Pieces, own: Ints) -> TextLine:
    """Cut out the line of the pieces ``own``; ink of other lines and of borders is left behind."""
    zone = _zone(pieces.boxes.take(own))
    margin = max(2, round(_MARGIN * zone.height))
    height, width = found.strength.shape
    top, left = max(zone.y - margin, 0), max(zone.x - margin, 0)
    bottom, right = min(zone.y + zone.height + margin, height), min(zone.x + zone.width + margin, width)
    strength, mask = found.strength[top:bottom, left:right], found.mask[top:bottom, left:right]
    ink_of_line = _only(mask, pieces.boxes.y[own] - top, pieces.seed_x[own] - left)
    fringe = cv2.inRange(cv2.max(strength, mask), (0,), (WEAKEST,))
    drawn = as_grey(cv2.bitwise_and(strength, cv2.max(ink_of_line, fringe)))
    peak = max(_high(as_grey(cv2.bitwise_and(strength, ink_of_line))), _FLOOR)
    dark = 255 - np.minimum(np.arange(256) * (255 / peak), 255).astype(np.uint8)
    picture = np.full((zone.height + 2 * margin, zone.width + 2 * margin), 255, np.uint8)
    y, x = top - (zone.y - margin), left - (zone.x - margin)
    picture[y : y + drawn.shape[0], x : x + drawn.shape[1]] = cv2.LUT(drawn, dark)
    return TextLine(zone, margin, picture, _digest(picture), rule_before(found, zone))


def rule_before(found: Ink, zone: Zone) -> int:
    """Return where the nearest vertical rule to the left of a line stands, -1 where there is none."""
    rules = np.flatnonzero(found.uprights[zone.y + zone.height // 2, : zone.x])
    return int(rules[-1]) if len(rules) else -1


def _only(mask: Grey, seed_y: Ints, seed_x: Ints) -> Grey:
    """Return the part of a mask that hangs together with any of these pixels."""
    count, labels = cv2.connectedComponents(mask, connectivity=8)
    if count == len(seed_y) + 1:
        return mask
    mine = np.zeros(count, np.uint8)
    mine[labels[seed_y, seed_x]] = 255
    return mine.take(np.asarray(labels, np.int32))


def _high(ink_of_line: Grey) -> float:
    """Return the value that :data:`_DARK` of the ink is below, between two as for any percentile."""
    counts = np.bincount(ink_of_line.reshape(-1), minlength=256)
    counts[0] = 0
    below = np.cumsum(counts)
    place = (int(below[-1]) - 1) * _DARK
    low, high = below.searchsorted((int(place), min(int(place) + 1, below[-1] - 1)), side="right").tolist()
    return float(low + (high - low) * (place - int(place)))


def _digest(picture: Grey) -> bytes:
    shape = picture.shape[1].to_bytes(4, "big")
    return hashlib.blake2b(shape + picture.tobytes(), digest_size=16).digest()
