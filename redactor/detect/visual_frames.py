"""Frame against frame: of a screen that is like the one before only what changed is measured again."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from redactor.detect.visual_known import Known
from redactor.detect.visual_tiles import HALO, TILE, Grey, Mask, Tiles, grey_of, measure
from redactor.detect.zones import grown, slices_of
from redactor.frames import LastFrames
from redactor.values import Finding, Pixels, Zone

MEMORY = 64_000_000
"""Bytes for remembered frames: one of 1920 x 1080 pixels takes 9 million, one of 4096 x 2304 39 million."""

_MUCH = 0.3  # share of a screen: where more has to be measured anew, the whole is
_TOUCHING = np.ones((3, 3), np.uint8)

Question = tuple[float, frozenset[str]]
"""Scale and wanted entities: what an answer depends on besides pixels."""


@dataclass(slots=True, eq=False)
class Frame:
    """A remembered frame. ``known`` and ``answers`` hold for its pixels."""

    pixels: Pixels
    grey: Grey
    tiles: Tiles
    known: Known = field(default_factory=Known)
    answers: dict[Question, tuple[Finding, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Frame({len(self.answers)} answers)"

    @property
    def size(self) -> int:
        """Its bytes, but for what is known of small parts."""
        return self.pixels.nbytes + self.grey.nbytes + 6 * self.tiles.drawn.nbytes


class Frames(LastFrames[Frame]):
    """The last few frames, measured; see :class:`redactor.frames.LastFrames`.

    Args:
        memory: bytes for remembered frames, at most four; one is remembered however large it is.
    """

    def __init__(self, *, memory: int = MEMORY) -> None:
        super().__init__(memory)

    def take(self, pixels: Pixels) -> Frame:
        """Return a screen measured, from the remembered frame most like it where there is one."""
        pixels = np.ascontiguousarray(pixels)
        known = self.taken(pixels)
        return renewed(known, pixels) if known else _cold(pixels)


def renewed(before: Frame, pixels: Pixels) -> Frame:
    """Return a screen measured as a cold one, with the help of a frame of its size; that one is used up."""
    changed = changed_tiles(before.pixels, pixels)
    if not changed.any():
        return before
    known = Known(before.known.kept, changed)
    areas = _areas(changed)
    windows = [grown(area, 2 * HALO, pixels.shape) for area in areas]
    if sum(window.width * window.height for window in windows) > _MUCH * pixels.shape[0] * pixels.shape[1]:
        grey = grey_of(pixels)
        return Frame(pixels.copy(), grey, measure(grey), known)
    for area in areas:
        rows, columns = slices_of(area)
        before.pixels[rows, columns] = pixels[rows, columns]
        before.grey[rows, columns] = grey_of(np.ascontiguousarray(pixels[rows, columns]))
    for area, window in zip(areas, windows, strict=True):
        _measure_again(before, grown(area, HALO, pixels.shape), window)
    return Frame(before.pixels, before.grey, before.tiles, known)


def changed_tiles(before: Pixels, after: Pixels) -> Mask:
    """Return the tiles in which two screens of one size differ."""
    height, width = before.shape[:2]
    changed = np.zeros((-(-height // TILE), -(-width // TILE)), np.bool_)
    step = 4 * TILE
    for top in range(0, height, step):
        one, other = before[top : top + step], after[top : top + step]
        # One pass over contiguous memory; most strips end here.
        if cv2.norm(one, other, cv2.NORM_INF) > 0:
            differs = cv2.absdiff(one, other).reshape(len(one), -1) > 0
            first = top // TILE
            for row in range(-(-len(one) // TILE)):
                columns = np.flatnonzero(differs[row * TILE : (row + 1) * TILE].any(axis=0))
                changed[first + row, columns // (3 * TILE)] = True
    return changed


def _areas(changed: Mask) -> list[Zone]:
    """Return rectangles of whole tiles that hold all changed ones; tiles near each other share one."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(changed.astype(np.uint8), _TOUCHING), connectivity=4
    )
    return [
        Zone(x * TILE, y * TILE, width * TILE, height * TILE)
        for x, y, width, height, _ in stats[1:count].tolist()
    ]


def _measure_again(frame: Frame, at: Zone, window: Zone) -> None:
    """Write the measures of the tiles of ``at``, which depend on no pixel outside ``window``."""
    rows, columns = slices_of(window)
    fresh = measure(frame.grey[rows, columns])
    top, left = (at.y - window.y) // TILE, (at.x - window.x) // TILE
    high, wide = -(-at.height // TILE), -(-at.width // TILE)
    place = np.s_[at.y // TILE : at.y // TILE + high, at.x // TILE : at.x // TILE + wide]
    for name in Tiles.__dataclass_fields__:
        getattr(frame.tiles, name)[place] = getattr(fresh, name)[top : top + high, left : left + wide]


def _cold(pixels: Pixels) -> Frame:
    grey = grey_of(pixels)
    return Frame(pixels.copy(), grey, measure(grey))
