"""The pieces of ink on a screen: letters, or what touches each other; what is surely no text is left out."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.errors import ReadError
from redactor.ocr.clusters import Boxes, Flags, Ints
from redactor.ocr.grey import Grey

MAX_PIECES = 120_000
MAX_HEIGHT = 160
"""Pixels: no letter is higher."""
MAX_WIDTH = 1_200
"""Pixels: letters that touch each other are one piece, up to this."""

_RING_SIDE = 20  # a shape of at least this side with less ink than this share is a ring, no letter
_RING_INK = 0.2
_SOLID_SIDE = 12  # a shape of at least this side with more ink is a button or icon, no letter
_SOLID_INK = 0.85
_BAR_WIDTH = 2  # narrow and tall: what is left of a border, or a caret
_BAR_HEIGHT = 24
_SIDE = 1 << 20  # more than any screen is wide or high
_SMALL_LABELS = np.iinfo(np.uint16).max

Labels = npt.NDArray[np.uint16] | npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What may be text, by top, left edge and height; no two pieces of ink agree in all three.

    ``keys`` holds these three in one number each, ``seed_x`` the column of one pixel of its uppermost row.
    ``total`` is how many pieces there are, text or not; where only parts of a screen were looked at anew it
    may be more, never less.
    """

    boxes: Boxes
    keys: Ints
    seed_x: Ints
    total: int

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """All pieces of a picture: ``labels`` is 0 where there is no ink, else one more than the index.

    ``seed_x`` is the column of the first pixel of each.
    """

    labels: Labels
    boxes: Boxes
    area: Ints
    seed_x: Ints

    def __len__(self) -> int:
        return len(self.area)


def components(mask: Grey) -> Components:
    """Return the pieces that hang together, corners included."""
    # Each piece has an ink pixel that begins a run, so small labels often do; they take half the time.
    starts = cv2.countNonZero(mask)
    if starts >= _SMALL_LABELS:
        starts = int(np.count_nonzero(mask[:, 1:] > mask[:, :-1]) + np.count_nonzero(mask[:, 0]))
    small = starts < _SMALL_LABELS
    kind = cv2.CV_16U if small else cv2.CV_32S
    count, found, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=kind)
    x, y, width, height, area = np.ascontiguousarray(np.asarray(stats[1:count], np.int64).T)
    labels: Labels = np.asarray(found, np.uint16) if small else np.asarray(found, np.int32)
    boxes = Boxes(x, y, width, height)
    return Components(labels, boxes, area, _first_columns(labels, boxes))


def _first_columns(labels: Labels, boxes: Boxes) -> Ints:
    """Return the column of the first pixel of each piece: of those in the uppermost row of its box."""
    before = np.cumsum(boxes.width) - boxes.width
    piece = np.repeat(np.arange(len(boxes)), boxes.width)
    column = np.arange(len(piece)) - before[piece] + boxes.x[piece]
    own = np.flatnonzero(labels[boxes.y[piece], column] == piece + 1)
    first = np.searchsorted(own, before)
    return column[own[first]]


def pieces_of(mask: Grey) -> Pieces:
    """Return the pieces of a whole screen.

    Raises:
        ReadError: more pieces than any real screen has.
    """
    found = components(mask)
    if len(found) >= MAX_PIECES:
        raise ReadError("the screen falls into too many pieces to be read")
    chosen = may_be_text(found.boxes, found.area)
    return in_order(found.boxes.take(chosen), found.seed_x[chosen], len(found))


def in_order(boxes: Boxes, seed_x: Ints, total: int) -> Pieces:
    """Put pieces into their order."""
    keys = keys_of(boxes)
    order = np.argsort(keys, kind="stable")
    return Pieces(boxes.take(order), keys[order], seed_x[order], total)


def keys_of(boxes: Boxes) -> Ints:
    """Return one number for each box: two pieces of one picture never have the same.

    They could only if each touched the same left, upper and lower edge, and then they would cross.
    """
    return (boxes.y * _SIDE + boxes.x) * _SIDE + boxes.height


def may_be_text(boxes: Boxes, area: Ints) -> Flags:
    """Tell which pieces may be a letter or a mark; ``area`` is how many pixels of ink each has."""
    side, frame = np.minimum(boxes.width, boxes.height), boxes.width * boxes.height
    is_ring = (side >= _RING_SIDE) & (area < _RING_INK * frame)
    is_solid = (side >= _SOLID_SIDE) & (area > _SOLID_INK * frame)
    is_bar = (boxes.width <= _BAR_WIDTH) & (boxes.height >= _BAR_HEIGHT)
    return np.asarray(~is_too_large(boxes) & ~is_ring & ~is_bar & ~is_solid)


def is_too_large(boxes: Boxes) -> Flags:
    """Tell which pieces are no text whatever else belongs to them."""
    return np.asarray((boxes.height > MAX_HEIGHT) | (boxes.width > MAX_WIDTH))
