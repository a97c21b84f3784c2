"""Rectangles of a screen by their edges, and where two pictures of it differ. Arrays in, areas out."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.values import Pixels

_TILE = 32  # pixels: changes are told apart by squares of this side
_TOUCHING = np.ones((3, 3), np.uint8)  # tiles this near each other are one area


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of pixels, origin top left; ``right`` and ``bottom`` are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> int:
        """How many pixels it has."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def slices(self) -> tuple[slice, slice]:
        """Its rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def grown(self, by: int, within: Area) -> Area:
        """Return it with ``by`` pixels more on every side, as far as they lie ``within``."""
        return Area(
            max(self.left - by, within.left),
            max(self.top - by, within.top),
            min(self.right + by, within.right),
            min(self.bottom + by, within.bottom),
        )

    def aligned(self, block: int, within: Area) -> Area:
        """Return the whole blocks it touches, cut off where ``within`` ends."""
        return Area(
            self.left // block * block,
            self.top // block * block,
            min(-(-self.right // block) * block, within.right),
            min(-(-self.bottom // block) * block, within.bottom),
        )

    def joined(self, other: Area) -> Area:
        """Return the smallest area that holds both."""
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def inside(self, outer: Area) -> Area:
        """Return it as seen from the corner of ``outer``."""
        return Area(
            self.left - outer.left, self.top - outer.top, self.right - outer.left, self.bottom - outer.top
        )


def area_of(image: npt.NDArray[np.uint8]) -> Area:
    """Return the area of a whole image."""
    return Area(0, 0, image.shape[1], image.shape[0])


def difference(before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8], at: Area) -> Area | None:
    """Return the bounds of what differs between two images of the area ``at``, None where nothing does."""
    differs = _flat_difference(before, after)
    rows = np.flatnonzero(cv2.reduce(differs, 1, cv2.REDUCE_MAX))
    if not len(rows):
        return None
    channels = differs.shape[1] // before.shape[1]
    columns = np.flatnonzero(cv2.reduce(differs, 0, cv2.REDUCE_MAX)) // channels
    return Area(
        at.left + int(columns[0]),
        at.top + int(rows[0]),
        at.left + int(columns[-1]) + 1,
        at.top + int(rows[-1]) + 1,
    )


def _flat_difference(before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return how much each value differs; the channels of a pixel stand side by side."""
    return np.asarray(cv2.absdiff(before, after), np.uint8).reshape(len(before), -1)


def changed(before: Pixels, after: Pixels) -> list[Area]:
    """Return areas that together hold all pixels in which two screens of one size differ."""
    height, width = before.shape[:2]
    tiles = np.zeros((-(-height // _TILE), -(-width // _TILE)), np.uint8)
    for row in range(len(tiles)):
        strip = slice(row * _TILE, (row + 1) * _TILE)
        # One pass over contiguous memory; most strips end here.
        if cv2.norm(before[strip], after[strip], cv2.NORM_INF) > 0:
            differs = cv2.reduce(_flat_difference(before[strip], after[strip]), 0, cv2.REDUCE_MAX)
            tiles[row, np.flatnonzero(differs) // (3 * _TILE)] = 1
    if not tiles.any():
        return []
    whole = area_of(before)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(tiles, _TOUCHING), connectivity=4)
    found = []
    for left, top, across, down, _ in np.asarray(stats[1:]).tolist():
        tile = Area(left, top, left + across, top + down)
        area = Area(tile.left * _TILE, tile.top * _TILE, tile.right * _TILE, tile.bottom * _TILE)
        area = area.grown(0, whole)
        tight = difference(before[area.slices], after[area.slices], area)
        if tight is not None:
            found.append(tight)
    return found
