"""Makes a screen readable: every text dark on white, large enough, without lines and edges.

A screen mixes dark and light areas, coloured buttons, selected rows and pale hints; an engine that
chooses one threshold for the page loses what is on the minority side. So each pixel is compared
with the background around it (a median over more than the height of a letter): what differs, in
either direction, is ink. Lines and solid areas are taken away, and the ink of each neighbourhood
is stretched to the full range. Every step is a filter over fixed windows; none looks at content.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.values import Pixels

Grey = npt.NDArray[np.uint8]
"""An image as ``(height, width)`` uint8."""

MARGIN = 16
"""White pixels around a prepared image: an engine loses letters that touch the edge."""

# Tesseract refuses sides of 32,768 pixels and more; beyond this many pixels enlarging costs more
# time than small text is worth.
_MAX_SIDE = 32_000
_MAX_PIXELS = 64_000_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one reading prepares its pixels; lengths in pixels of a screen of scale 1.

    ``enlarge`` is for scale 1. ``background`` and ``neighbourhood`` are the windows of the median
    and of the stretch; ``line_width`` and ``line_height`` the shortest run that is a line and no
    letter, ``solid`` the side of a square that is an area and no stroke. ``floor`` is the weakest
    contrast (0..255) that is stretched to black. ``colours`` looks for ink in each colour channel
    apart instead of in grey.
    """

    enlarge: float
    background: int = 17
    neighbourhood: int = 21
    line_width: int = 40
    line_height: int = 28
    solid: int = 9
    floor: int = 64
    colours: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the engine gets; ``factor`` maps its lengths to the screen's, after ``MARGIN`` is off."""

    grey: Grey
    factor: float


def prepare(pixels: Pixels, recipe: Recipe, *, scale: float) -> Prepared:
    """Return the screen dark on white, enlarged, with a white margin.

    Args:
        pixels: the screen, RGB.
        recipe: the preparation.
        scale: the screen's own scale factor; windows grow with it, the enlargement shrinks.
    """
    # Flat areas of a screen say nothing about its true scale: beyond 4 the windows only cost time.
    zoom = min(max(scale, 1.0), 4.0)
    grey = _stretch(_without_lines(_ink(pixels, recipe, zoom), recipe, zoom), recipe, zoom)
    factor = _factor(grey.shape[1], grey.shape[0], recipe.enlarge / zoom)
    if factor != 1.0:
        size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
        grey = _as_grey(cv2.resize(grey, size, interpolation=cv2.INTER_CUBIC))
    framed = cv2.copyMakeBorder(grey, *(MARGIN,) * 4, cv2.BORDER_CONSTANT, value=(255,))
    return Prepared(_as_grey(framed), factor)


def _factor(width: int, height: int, wanted: float) -> float:
    """Return the enlargement: at least 1, but not beyond what the engine takes."""
    by_side = _MAX_SIDE / max(width, height)
    by_area = math.sqrt(_MAX_PIXELS / (width * height))
    return max(1.0, min(wanted, by_side, by_area))


def _ink(pixels: Pixels, recipe: Recipe, zoom: float) -> Grey:
    """Return how much each pixel differs from the background around it, 0..255."""
    screen = pixels if recipe.colours else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    height, width = screen.shape[:2]
    # The median of every second pixel is as good and four times as fast.
    half = (max(1, width // 2), max(1, height // 2))
    small = cv2.resize(screen, half, interpolation=cv2.INTER_NEAREST)
    small = cv2.medianBlur(small, int(recipe.background * zoom) // 2 | 1)
    background = cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST)
    ink = cv2.absdiff(screen, background)
    return _as_grey(ink.max(axis=2) if recipe.colours else ink)


def _without_lines(ink: Grey, recipe: Recipe, zoom: float) -> Grey:
    """Subtract what holds a long straight run or a solid square: borders, rules, edges of areas."""
    sizes = ((recipe.line_width, 1), (1, recipe.line_height), (recipe.solid, recipe.solid))
    structure = np.zeros_like(ink)
    for columns, rows in sizes:
        kernel = np.ones((_grown(rows, zoom), _grown(columns, zoom)), np.uint8)
        structure = _as_grey(cv2.max(structure, cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel)))
    return _as_grey(cv2.subtract(ink, structure))


def _grown(length: int, zoom: float) -> int:
    """Return a window's length at this zoom; a single row or column stays one."""
    return length if length == 1 else int(length * zoom)


def _stretch(ink: Grey, recipe: Recipe, zoom: float) -> Grey:
    """Return ink on white, the strongest ink of each neighbourhood black."""
    height, width = ink.shape
    side = int(recipe.neighbourhood * zoom) // 4 | 1
    strongest = cv2.dilate(ink, np.ones((4, 4), np.uint8))[::4, ::4]
    strongest = cv2.blur(cv2.dilate(strongest, np.ones((side, side), np.uint8)), (side, side))
    peak = cv2.resize(strongest, (width, height), interpolation=cv2.INTER_LINEAR)
    peak = np.maximum(_as_grey(peak), np.uint8(recipe.floor))
    return _as_grey(255 - cv2.divide(ink, peak, scale=255))


def _as_grey(image: npt.NDArray[np.generic]) -> Grey:
    """Give OpenCV's untyped answer its type; raises nothing, copies nothing for uint8."""
    return image.astype(np.uint8, copy=False)
