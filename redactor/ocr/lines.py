"""Cuts a screen into its lines of text, each cleaned and ready for a recognizer.

What is not cut out here is never read, so everything that could be a line is one; what is surely none
(rings of avatars, borders, single large shapes) is left out because reading it costs time and yields
dirt. Bounded: a screen that falls into too many pieces is an error, not a long wait.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.errors import ReadError
from redactor.ocr.clusters import Boxes, Counts, Flags, Ints, cluster, frames_of
from redactor.ocr.ink import Grey, Ink, ink
from redactor.values import Pixels, Zone

MAX_PIECES = 120_000
MAX_LINES = 6_000
MAX_HEIGHT = 160
"""Pixels: no letter is higher."""

_MAX_WIDTH = 1_200  # pixels: letters that touch each other are one piece, up to this
_LEAST_HEIGHT = 5
_ZOOM = 2
_LARGE = 16  # pixels: letters from this height on are looked at with larger windows as well
_RING_SIDE = 20  # a shape of at least this side with less ink than this share is a ring, no letter
_RING_INK = 0.2
_SOLID_SIDE = 12  # a shape of at least this side with more ink is a button or icon, no letter
_SOLID_INK = 0.85
_BAR_WIDTH = 2  # narrow and tall: what is left of a border, or a caret
_BAR_HEIGHT = 24
_WIDE = 1.3  # a single piece this many times as wide as high is a word whose letters touch
_MARGIN = 0.2  # of the line's height, at least two pixels, is read around it
_FAINT = 26
_FLOOR = 48  # the weakest contrast that is stretched to black


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """One line of text: where its ink is on the screen, and its picture, dark on white.

    ``picture`` covers ``zone`` and ``margin`` pixels on every side; ``key`` is a digest of it.
    """

    zone: Zone
    margin: int
    picture: Grey
    key: bytes


def text_lines(pixels: Pixels) -> list[TextLine]:
    """Return the lines of text of a screen, by top and left edge.

    Raises:
        ReadError: more pieces or lines than any real screen has.
    """
    small = _lines(ink(pixels), _LEAST_HEIGHT)
    large = _lines(ink(pixels, _ZOOM), _LARGE)
    large = [line for line in large if not any(_is_no_better(line, of) for of in small)]
    small = [line for line in small if not any(_is_part(line, of) for of in large)]
    if len(small) + len(large) > MAX_LINES:
        raise ReadError("the screen holds too many lines to be read")
    return sorted((*small, *large), key=lambda line: (line.zone.y, line.zone.x))


def _is_no_better(large: TextLine, small: TextLine) -> bool:
    """Tell whether two lines stand on the same pixels, give or take a tenth, and hold about the same ink.

    Where small windows took thick strokes for surfaces, letters have holes that the large ones do not see.
    """
    common = _common(large.zone, small.zone)
    is_same = 10 * common >= 9 * max(_area(large.zone), _area(small.zone))
    return is_same and 50 * _ink_of(large) <= 51 * _ink_of(small)


def _ink_of(line: TextLine) -> int:
    return int((255 - line.picture).sum(dtype=np.int64))


def _is_part(one: TextLine, other: TextLine) -> bool:
    """Tell whether a line lies inside another, give or take a tenth; what is left out is never read."""
    return 10 * _common(one.zone, other.zone) >= 9 * _area(one.zone)


def _common(one: Zone, other: Zone) -> int:
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(width, 0) * max(height, 0)


def _area(zone: Zone) -> int:
    return zone.width * zone.height


def _lines(found: Ink, least: int) -> list[TextLine]:
    """Return the lines whose letters are at least so high."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found.mask, connectivity=8)
    if count > MAX_PIECES:
        raise ReadError("the screen falls into too many pieces to be read")
    x, y, width, height, area = np.asarray(stats[1:], np.int64).T
    boxes = Boxes(x, y, width, height)
    pieces = np.flatnonzero(_may_be_text(boxes, area))
    grounds = _grounds(found, boxes.take(pieces))
    line_of_piece = cluster(boxes.take(pieces), grounds, _counted(found.uprights))
    line = np.full(count, -1, np.int64)
    line[pieces + 1] = line_of_piece
    frames, letters = frames_of(boxes.take(pieces), line_of_piece)
    return [
        _line(found, np.asarray(labels, np.int32), line, int(number), _zone(frames, int(number)))
        for number in _text_like(frames, letters, line_of_piece, least)
    ]


def _zone(frames: Boxes, number: int) -> Zone:
    x, y, width, height = (side[number] for side in (frames.x, frames.y, frames.width, frames.height))
    return Zone(int(x), int(y), int(width), int(height))


def _may_be_text(boxes: Boxes, area: Ints) -> Flags:
    """Tell which pieces may be a letter or a mark; ``area`` is how many pixels of ink each has."""
    side, frame = np.minimum(boxes.width, boxes.height), boxes.width * boxes.height
    is_ring = (side >= _RING_SIDE) & (area < _RING_INK * frame)
    is_solid = (side >= _SOLID_SIDE) & (area > _SOLID_INK * frame)
    is_bar = (boxes.width <= _BAR_WIDTH) & (boxes.height >= _BAR_HEIGHT)
    fits = (boxes.height <= MAX_HEIGHT) & (boxes.width <= _MAX_WIDTH)
    return np.asarray(fits & ~is_ring & ~is_bar & ~is_solid)


def _grounds(found: Ink, boxes: Boxes) -> Ints:
    """Return the background colour behind the middle of each box."""
    row, column = (boxes.y + boxes.height // 2) // found.block, (boxes.x + boxes.width // 2) // found.block
    return np.asarray(found.ground[row, column], np.int64)


def _counted(uprights: Grey) -> Counts:
    """Return how many pixels of vertical rules stand left of each place of a row."""
    counted = np.zeros((uprights.shape[0], uprights.shape[1] + 1), np.int32)
    np.cumsum(uprights > 0, axis=1, dtype=np.int32, out=counted[:, 1:])
    return counted


def _text_like(frames: Boxes, letters: Ints, line_of_piece: Ints, least: int) -> Ints:
    """Return the numbers of the lines that are worth reading."""
    counts = np.bincount(line_of_piece[line_of_piece >= 0], minlength=len(frames))
    single = (counts == 1) & (frames.width < _WIDE * frames.height)
    kept = np.flatnonzero((letters >= least) & ~single)
    if len(kept) > MAX_LINES:
        raise ReadError("the screen holds too many lines to be read")
    return kept


def _line(found: Ink, labels: npt.NDArray[np.int32], line: Ints, number: int, zone: Zone) -> TextLine:
    """Cut one line out; ink of other lines and of borders is left behind."""
    margin = max(2, round(_MARGIN * zone.height))
    height, width = found.strength.shape
    top, left = max(zone.y - margin, 0), max(zone.x - margin, 0)
    bottom, right = min(zone.y + zone.height + margin, height), min(zone.x + zone.width + margin, width)
    strength = found.strength[top:bottom, left:right]
    here = labels[top:bottom, left:right]
    own = line[here] == number
    fringe = (here == 0) & (strength < _FAINT)
    drawn = np.where(own | fringe, strength, np.uint8(0))
    peak = max(float(np.percentile(strength[own], 90)), _FLOOR)
    dark = 255 - np.minimum(drawn * (255 / peak), 255).astype(np.uint8)
    picture = np.full((zone.height + 2 * margin, zone.width + 2 * margin), 255, np.uint8)
    y, x = top - (zone.y - margin), left - (zone.x - margin)
    picture[y : y + dark.shape[0], x : x + dark.shape[1]] = dark
    return TextLine(zone, margin, picture, _digest(picture))


def _digest(picture: Grey) -> bytes:
    shape = picture.shape[1].to_bytes(4, "big")
    return hashlib.blake2b(shape + picture.tobytes(), digest_size=16).digest()
