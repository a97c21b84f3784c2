"""What will be covered whole is not read: a video is other noise in each frame, and noise looks like text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from redactor.ocr.lines import TextLine
from redactor.values import Pixels, Zone

Sides = npt.NDArray[np.int64]
"""Left, top, right, bottom of rectangles in pixels, one a row; half-open."""

_BLACK = (0, 0, 0)
_LETTER_GAP = 0.4  # of a line's height: letters of one word are no farther apart
_BLANK = 255  # of the picture of a line: no ink


def lines_outside(
    cut: Callable[[Pixels], list[TextLine]], pixels: Pixels, covered: Sequence[Zone]
) -> list[TextLine]:
    """Return the lines of a screen but those of which all lies in one covered zone.

    The zones are cut as if nothing stood there. Where ink is left beside one, a text may be half
    in and half out, so that zone is cut as it is.

    Args:
        cut: returns the lines of a screen.
        pixels: the screen.
        covered: what its caller covers whole.
    """
    if not covered:
        return cut(pixels)
    lines = cut(_blanked(pixels, covered))
    apart = [zone for zone in covered if not _is_crossed(zone, lines)]
    if len(apart) < len(covered):
        lines = cut(_blanked(pixels, apart))
    over = sides_of(covered)
    left, top, right, bottom = (side[:, None] for side in sides_of([line.zone for line in lines]).T)
    within = (over[:, 0] <= left) & (right <= over[:, 2]) & (over[:, 1] <= top) & (bottom <= over[:, 3])
    return [lines[number] for number in np.flatnonzero(~within.any(axis=1)).tolist()]


def sides_of(zones: Sequence[Zone]) -> Sides:
    """Return the sides of zones."""
    sides = [(zone.x, zone.y, zone.x + zone.width, zone.y + zone.height) for zone in zones]
    return np.array(sides, np.int64).reshape(-1, 4)


def _is_crossed(zone: Zone, lines: Sequence[TextLine]) -> bool:
    """Tell whether a line has ink at the edge of a blank zone, or a word right beside it."""
    right, bottom = zone.x + zone.width, zone.y + zone.height
    for line in lines:
        # What is higher than wide is no rest of a word.
        is_word = line.zone.width > line.zone.height
        reach = 1 + is_word * round(_LETTER_GAP * line.zone.height)
        x, y = line.zone.x - line.margin, line.zone.y - line.margin
        rows = slice(max(zone.y - 1 - y, 0), max(bottom + 1 - y, 0))
        columns = slice(max(zone.x - reach - x, 0), max(right + reach - x, 0))
        if line.picture[rows, columns].min(initial=_BLANK) < _BLANK:
            return True
    return False


def _blanked(pixels: Pixels, zones: Sequence[Zone]) -> Pixels:
    """Return a screen with zones in the colour around them; what fills all of it becomes black."""
    blank = pixels.copy()
    for zone in zones:
        top, left = max(zone.y - 1, 0), max(zone.x - 1, 0)
        right, bottom = zone.x + zone.width, zone.y + zone.height
        around = (
            pixels[top : zone.y, left : right + 1],
            pixels[bottom : bottom + 1, left : right + 1],
            pixels[zone.y : bottom, left : zone.x],
            pixels[zone.y : bottom, right : right + 1],
        )
        beside = np.concatenate([part.reshape(-1, 3) for part in around])
        middle = len(beside) // 2
        colour = np.partition(beside, middle, axis=0)[middle].tolist() if len(beside) else _BLACK
        cv2.rectangle(blank, (zone.x, zone.y), (right - 1, bottom - 1), colour, cv2.FILLED)
    return blank
