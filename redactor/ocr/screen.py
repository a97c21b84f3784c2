"""Frame against frame: what did not change on a screen is not cut into lines again.

Frames of a running session are mostly alike. An equal one costs a comparison; in another only what
changed is looked at anew, and the lines are those of :func:`redactor.ocr.lines.text_lines` all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from redactor.frames import LastFrames
from redactor.ocr.areas import changed
from redactor.ocr.ink import Ink
from redactor.ocr.lines import ZOOMS, Look, TextLine, look, merged
from redactor.ocr.renewal import renewed
from redactor.values import Pixels

MEMORY = 100_000_000
"""Bytes for remembered frames: one of 1920 x 1080 pixels takes 19 million, one of 4096 x 2304 87 million."""

_MUCH = 0.4  # share of a screen: where more changed, the whole is looked at
_LITTLE = 2_000  # pixels: a few letters, a cursor, a clock
_FEW, _PIECE = 0.02, 96  # share of values, and how many of them are a piece: 32 pixels
_SAMPLE = 16  # rows: one in so many tells how much changed


@dataclass(slots=True, eq=False)
class _Frame:
    """A remembered frame; its arrays are its own and are written over when the next one is like it."""

    pixels: Pixels
    looks: Sequence[Look]
    lines: list[TextLine]

    def __repr__(self) -> str:
        return f"_Frame({len(self.lines)} lines)"

    @property
    def size(self) -> int:
        """Its bytes, but for the lines' small pictures."""
        inks = [each.ink for each in self.looks]
        return self.pixels.nbytes + sum(
            array.nbytes for ink in inks for array in (ink.strength, ink.mask, ink.uprights, ink.ground)
        )

    def copy(self) -> _Frame:
        """Return a frame with arrays of its own."""
        looks = [replace(each, ink=_copied(each.ink)) for each in self.looks]
        return _Frame(self.pixels.copy(), looks, self.lines)


class ScreenLines:
    """Cuts frames into lines of text and remembers the last few, to have less to do for the next.

    Safe to use from several threads at once: a frame that one of them works with is out of reach of the
    others.
    It lives in memory alone and holds what was on screens, so it ends with its reader.

    Args:
        memory: bytes for remembered frames, at most four; one is remembered however large it is.
    """

    def __init__(self, *, memory: int = MEMORY) -> None:
        self._frames: LastFrames[_Frame] = LastFrames(memory)

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        return f"ScreenLines({len(self)} frames)"

    def lines(self, pixels: Pixels) -> list[TextLine]:
        """Return the lines of a screen, by top and left edge; see :func:`redactor.ocr.lines.text_lines`.

        Raises:
            ReadError: more pieces or lines than any real screen has.
        """
        pixels = np.ascontiguousarray(pixels)
        known = self._frames.taken(pixels)
        frame = self._renewed(known, pixels) if known else _cold(pixels)
        self._frames.keep(frame)
        return list(frame.lines)

    def _renewed(self, frame: _Frame, pixels: Pixels) -> _Frame:
        if _share_changed(frame.pixels, pixels) > _MUCH:
            self._frames.keep(frame)
            return _cold(pixels)
        areas = changed(frame.pixels, pixels)
        if not areas:
            return frame
        differing = sum(area.size for area in areas)
        if differing > _MUCH * pixels.shape[0] * pixels.shape[1]:
            self._frames.keep(frame)
            return _cold(pixels)
        if differing > _LITTLE and self._frames.has_room_beside(frame):
            # A screen is looked at again with more of it covered, frame after frame: each view stays.
            self._frames.keep(frame)
            frame = frame.copy()
        for area in areas:
            frame.pixels[area.slices] = pixels[area.slices]
        # From here on an error leaves a frame half written, so it is not kept.
        looks = [renewed(each, frame.pixels, areas) or look(frame.pixels, each.zoom) for each in frame.looks]
        return _Frame(frame.pixels, looks, merged(*looks))


def _cold(pixels: Pixels) -> _Frame:
    looks = [look(pixels, zoom) for zoom in ZOOMS]
    return _Frame(pixels.copy(), looks, merged(*looks))


def _copied(ink: Ink) -> Ink:
    return Ink(ink.strength.copy(), ink.mask.copy(), ink.uprights.copy(), ink.ground.copy(), ink.block)


def _share_changed(one: Pixels, other: Pixels) -> float:
    """Return how much of the sampled rows differs, in short pieces; of the whole screen it is seldom less."""
    differs = (one[::_SAMPLE] != other[::_SAMPLE]).reshape(-1, 3 * one.shape[1])
    if np.count_nonzero(differs) < _FEW * differs.size:
        return 0.0
    whole = differs.shape[1] // _PIECE * _PIECE
    return float(differs[:, :whole].reshape(len(differs), -1, _PIECE).any(axis=2).mean()) if whole else 0.0
