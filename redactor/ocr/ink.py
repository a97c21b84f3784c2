"""What on a screen is ink: pixels that differ from the background around them, in any colour or polarity.

A screen mixes dark and light areas, coloured buttons and selected rows, so no threshold on brightness
tells text from ground. Each pixel is compared with the surface around it instead; what differs is
ink, whichever way. Strokes of large letters look like surfaces to filters made for small ones, so the
windows come in several sizes (``zoom``). Every step is a filter over fixed windows: a pixel's answer
depends on no pixel farther away than :data:`REACH`, so that a part of a screen gives the same answer as
the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.values import Pixels

Grey = npt.NDArray[np.uint8]
"""An image as ``(height, width)`` uint8."""

BLOCK = 4
"""Pixels: a background colour is known for each block of this side, times the zoom."""

_PHASES = 2  # one pixel in so many blocks' halves is looked at for the background
_MEDIAN = 5  # larger ones take ten times as long
_SAME = 3  # of 255: neighbours that differ less have one colour
_RUN = np.ones((1, 6), np.uint8)  # of every second pixel
_FAR = 8.0  # blocks
_WEAKEST = 26  # of 255: what differs less is noise of a gradient or of compression
_RULE = 44  # pixels: a longer straight run is a border or rule and no stroke

REACH = 64
"""Pixels, times the zoom: no filter here looks farther; a multiple of :data:`BLOCK`."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The ink of a screen or of a part of it; but for ``ground`` all of one size.

    ``strength`` is how much a pixel differs from its background, 0..255. ``mask`` is 255 where that is ink,
    with rules and borders taken away, and ``uprights`` 255 on vertical rules: what stands on two
    sides of one belongs to two columns. ``ground`` is the background colour, one pixel for each block
    of ``block`` x ``block`` pixels.
    """

    strength: Grey
    mask: Grey
    uprights: Grey
    ground: Pixels
    block: int


def ink(pixels: Pixels, zoom: int = 1) -> Ink:
    """Return the ink of ``pixels`` (RGB); ``zoom`` enlarges all windows, for letters so much larger."""
    block = BLOCK * zoom
    ground = _grounds(pixels, block // _PHASES)
    strength = _difference(pixels, _spread(ground, block, pixels))
    _, mask = cv2.threshold(strength, _WEAKEST, 255, cv2.THRESH_BINARY)
    _clear_edges(as_grey(mask), pixels, ground, block)
    run = _RULE * zoom | 1  # an even window moves what it finds by a pixel
    rows = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    uprights = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    letters = as_grey(cv2.subtract(mask, cv2.max(rows, uprights)))
    return Ink(strength, letters, as_grey(uprights), ground, block)


def _grounds(pixels: Pixels, skip: int) -> Pixels:
    """Return the background colour of each block; one pixel in ``skip`` each way is looked at.

    A surface shows itself by runs of one colour that are longer than any stroke of a letter is thick; a block
    without one takes the colour of the nearest block that has one. Where there is none near
    (photographs, noise) the median around the block stands in.
    """
    half = _sampled(pixels, skip)
    median = _medians(half)
    flat = _flat(half)
    known = np.zeros(median.shape[:2], np.bool_)
    grounds = median.copy()
    for row in range(_PHASES):
        for column in range(_PHASES):
            part = flat[row::_PHASES, column::_PHASES]
            here = grounds[: part.shape[0], : part.shape[1]]
            here[part] = half[row::_PHASES, column::_PHASES][part]
            known[: part.shape[0], : part.shape[1]] |= part
    if not known.any():
        return median
    unknown = (~known).astype(np.uint8)
    distance, nearest = cv2.distanceTransformWithLabels(
        unknown, cv2.DIST_L1, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    colours = np.zeros((int(nearest.max()) + 1, 3), np.uint8)
    colours[nearest[known]] = grounds[known]
    filled = colours[nearest]
    far = distance > _FAR
    filled[far] = median[far]
    return np.asarray(filled, np.uint8)


def _sampled(pixels: Pixels, skip: int) -> Pixels:
    """Return the middle pixel of every square of ``skip`` x ``skip``."""
    height, width = pixels.shape[:2]
    middle = skip // 2
    rows = np.minimum(np.arange(middle, height + middle, skip), height - 1)
    columns = np.minimum(np.arange(middle, width + middle, skip), width - 1)
    return np.asarray(pixels[rows][:, columns])


def _medians(half: Pixels) -> Pixels:
    """Return the median around each block: of 5 x 5 samples, and of these over 5 x 5 blocks."""
    blocks = np.ascontiguousarray(cv2.medianBlur(half, _MEDIAN)[::_PHASES, ::_PHASES])
    return np.asarray(cv2.medianBlur(blocks, _MEDIAN), np.uint8)


def _flat(half: Pixels) -> npt.NDArray[np.bool_]:
    """Tell where a run of one colour, two rows high, goes on to both sides."""
    alike = np.zeros(half.shape[:2], np.uint8)
    here = half[1:, 1:]
    for neighbour in (half[1:, :-1], half[:-1, 1:]):
        alike[1:, 1:] += _difference(here, neighbour) <= _SAME
    both = (alike == 2).astype(np.uint8)
    return np.asarray(cv2.erode(both, _RUN, borderType=cv2.BORDER_CONSTANT, borderValue=(0,)) > 0)


def _spread(blocks: npt.NDArray[np.uint8], side: int, pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Return for every pixel what is known of its block."""
    height, width = pixels.shape[:2]
    size = (blocks.shape[1] * side, blocks.shape[0] * side)
    return np.asarray(cv2.resize(blocks, size, interpolation=cv2.INTER_NEAREST)[:height, :width], np.uint8)


def _clear_edges(mask: Grey, pixels: Pixels, ground: Pixels, block: int) -> None:
    """Take out of ``mask`` what is no ink but the ground of the next block, where two grounds meet.

    A block has one background, so along the edge of a button or an avatar up to half a block of the other
    ground would be left over as slivers and arcs. A pixel that is like the background half a
    block away in any of four directions is one of them.
    """
    edge = np.zeros(ground.shape[:2], np.uint8)
    down = _difference(ground[1:], ground[:-1]) > _WEAKEST
    across = _difference(ground[:, 1:], ground[:, :-1]) > _WEAKEST
    edge[1:][down] = edge[:-1][down] = 1
    edge[:, 1:][across] = edge[:, :-1][across] = 1
    y, x = np.nonzero(cv2.bitwise_and(mask, mask, mask=_spread(edge, block, pixels)))
    colour = pixels[y, x].astype(np.int16)
    half = block // 2
    for down_by, right_by in ((-half, 0), (half, 0), (0, -half), (0, half)):
        row = np.clip((y + down_by) // block, 0, len(edge) - 1)
        column = np.clip((x + right_by) // block, 0, len(edge[0]) - 1)
        like = np.abs(colour - ground[row, column]).max(axis=1, initial=0) <= _WEAKEST
        mask[y[like], x[like]] = 0


def _difference(one: Pixels, other: Pixels) -> Grey:
    """Return how much two images of one size differ, in the channel where it is most."""
    if not one.size:  # an image of one row or column has no neighbours; OpenCV refuses empty ones
        return np.zeros(one.shape[:2], np.uint8)
    red, green, blue = cv2.split(cv2.absdiff(one, other))
    return as_grey(cv2.max(cv2.max(red, green), blue))


def as_grey(image: npt.NDArray[np.generic]) -> Grey:
    """Give OpenCV's untyped answer its type; copies nothing for uint8."""
    return image.astype(np.uint8, copy=False)
