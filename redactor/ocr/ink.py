"""What on a screen is ink: pixels that differ from the background around them, in any colour or polarity.

A screen mixes dark and light areas, coloured buttons and selected rows, so no threshold on brightness
tells text from ground. Each pixel is compared with the surface around it instead; what differs is
ink, whichever way. Strokes of large letters look like surfaces to filters made for small ones, so the
windows come in several sizes (``zoom``). Every step is a filter over fixed windows, so that a part of a
screen gives the same answer as the whole: see :data:`GROUND_REACH` and
:data:`redactor.ocr.rules.RULE_REACH`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.ocr.grey import BLOCK, WEAKEST, Grey, as_grey
from redactor.ocr.rules import without_rules
from redactor.values import Pixels

_PHASES = 2  # one pixel in so many blocks' halves is looked at for the background
_MEDIAN = 5  # larger ones take ten times as long
_SAME = 10  # of 255: colours that differ no more are one; packing with loss makes several of one
_RUN = np.ones((1, 6), np.uint8)  # of every second pixel
_FAR = 8  # blocks
_CHOOSY = 4  # blocks: so far only a colour is taken that a block has itself
_NO_COLOUR = 1 << 31  # more than three bytes
GROUND_REACH = 12
"""Blocks: a background depends on no pixel farther away. ``_FAR``, and three for a run or the medians."""


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The ink of a screen or of a part of it; but for ``ground`` all of one size.

    ``strength`` is how much a pixel differs from its background, 0..255. ``mask`` is 255 where that is ink,
    with rules and borders taken away, and ``uprights`` 255 on vertical rules, faint ones too: what stands on
    two sides of one belongs to two columns. ``ground`` is the background colour, one pixel for each block
    of ``block`` x ``block`` pixels.
    """

    strength: Grey
    mask: Grey
    uprights: Grey
    ground: Pixels
    block: int


def ink(pixels: Pixels, zoom: int = 1) -> Ink:
    """Return the ink of ``pixels`` (RGB); ``zoom`` enlarges all windows, for letters so much larger."""
    planes = cv2.split(pixels)
    ground = grounds(planes, zoom)
    strength, mask = contrast(planes, ground, zoom)
    letters, uprights = without_rules(strength, mask, zoom)
    return Ink(strength, letters, uprights, ground, BLOCK * zoom)


def grounds(planes: Sequence[cv2.typing.MatLike], zoom: int) -> Pixels:
    """Return the background colour of each block of ``BLOCK * zoom`` pixels.

    A surface shows itself by runs of one colour that are longer than any stroke of a letter is thick; a block
    without one takes the colour of the nearest block that has one. Where there is none near
    (photographs, noise) the median around the block stands in.

    Args:
        planes: red, green and blue, each ``(height, width)`` uint8.
        zoom: as for :func:`ink`.
    """
    skip = BLOCK * zoom // _PHASES
    half = [_sampled(as_grey(plane), skip) for plane in planes]
    flat = _flat(half)
    packed = _packed(half)
    colours = packed[::_PHASES, ::_PHASES].copy()
    known = np.zeros(colours.shape, np.bool_)
    own = np.full((_PHASES * _PHASES, *colours.shape), _NO_COLOUR, np.uint32)
    for number in range(_PHASES * _PHASES):
        phase = slice(number // _PHASES, None, _PHASES), slice(number % _PHASES, None, _PHASES)
        part = flat[phase]
        here = slice(part.shape[0]), slice(part.shape[1])
        own[number][here] = packed[phase]
        np.copyto(colours[here], packed[phase], where=part)
        known[here] |= part
    far = _fill(colours, known, own)
    if len(far):
        colours.reshape(-1)[far] = _packed(_medians(half)).reshape(-1)[far]
    return np.ascontiguousarray(colours.view(np.uint8).reshape(*colours.shape, 4)[:, :, :3])


def _packed(planes: Sequence[Grey]) -> npt.NDArray[np.uint32]:
    """Return the three colours of a pixel as one number."""
    together = cv2.merge([*planes, np.zeros_like(planes[0])])
    return np.asarray(together).view(np.uint32)[:, :, 0]


def _fill(
    colours: npt.NDArray[np.uint32], known: npt.NDArray[np.bool_], own: npt.NDArray[np.uint32]
) -> npt.NDArray[np.int64]:
    """Give each unknown block the colour of the nearest known one; return those that have none near.

    Colours spread by one block a round, the one first that most of a block's ``own`` samples have, then from
    above, the left, the right and below, so that which of two equally near ones is taken depends on nothing
    farther away. In the first rounds a block takes no colour that none of its samples has: a letter near a
    border stands on what is between its strokes, not on what is beyond the border.
    """
    width = colours.shape[1] + 2
    spread = np.pad(colours, 1)
    reached = np.pad(known, 1)
    all_colours, all_reached = spread.reshape(-1), reached.reshape(-1)
    missing = np.flatnonzero(np.pad(~known, 1))
    own = own[:, ~known]
    for distance in range(_FAR):
        source = np.zeros(len(missing), np.int64)
        most = np.full(len(missing), 1 if distance < _CHOOSY else 0)
        for step in (width, 1, -1, -width):  # the last one wins
            alike = np.count_nonzero(_are_alike(own, all_colours[missing + step]), axis=0)
            better = all_reached[missing + step] & (alike >= most)
            source[better], most[better] = step, alike[better]
        found = source != 0
        here = missing[found]
        all_colours[here] = all_colours[here + source[found]]
        all_reached[here] = True
        missing, own = missing[~found], own[:, ~found]
        if not len(missing):
            break
    colours[:] = spread[1:-1, 1:-1]
    return np.asarray((missing // width - 1) * colours.shape[1] + missing % width - 1)


def _are_alike(own: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Tell which of the packed colours ``(samples, blocks)`` are one with those of their blocks."""
    one, two = (
        np.ascontiguousarray(packed).view(np.uint8).reshape(*packed.shape, 4) for packed in (own, other)
    )
    return np.asarray((np.maximum(one, two) - np.minimum(one, two) <= _SAME).all(axis=-1))


def _sampled(plane: Grey, skip: int) -> Grey:
    """Return the middle pixel of every square of ``skip`` x ``skip``; of one cut short, the last."""
    height, width = plane.shape
    middle = skip // 2
    down, across = -height % skip > skip - 1 - middle, -width % skip > skip - 1 - middle
    if down or across:
        plane = np.pad(plane, ((0, -height % skip), (0, -width % skip)), mode="edge")
    return np.ascontiguousarray(plane[middle::skip, middle::skip])


def _medians(half: Sequence[Grey]) -> list[Grey]:
    """Return the median around each block: of 5 x 5 samples, and of these over 5 x 5 blocks."""
    blocks = [as_grey(cv2.medianBlur(plane, _MEDIAN))[::_PHASES, ::_PHASES] for plane in half]
    return [as_grey(cv2.medianBlur(np.ascontiguousarray(plane), _MEDIAN)) for plane in blocks]


def _flat(half: Sequence[Grey]) -> npt.NDArray[np.bool_]:
    """Tell where a run of one colour, two rows high, goes on to both sides."""
    alike = np.zeros(half[0].shape, np.uint8)
    if min(alike.shape) > 1:
        across = _largest([cv2.absdiff(plane[1:, 1:], plane[1:, :-1]) for plane in half])
        down = _largest([cv2.absdiff(plane[1:, 1:], plane[:-1, 1:]) for plane in half])
        alike[1:, 1:] = cv2.max(across, down) <= _SAME
    return np.asarray(cv2.erode(alike, _RUN, borderType=cv2.BORDER_CONSTANT, borderValue=(0,)) > 0)


def contrast(planes: Sequence[cv2.typing.MatLike], ground: Pixels, zoom: int) -> tuple[Grey, Grey]:
    """Return how much each pixel differs from its background, and 255 where that is ink or a rule.

    A pixel's answer depends on the backgrounds of its block and of those around it, no others.
    """
    block = BLOCK * zoom
    behind = [np.ascontiguousarray(ground[:, :, channel]) for channel in range(3)]
    strength = _largest(
        [
            cv2.absdiff(plane, _spread(blocks, block, plane))
            for plane, blocks in zip(planes, behind, strict=True)
        ]
    )
    mask = as_grey(cv2.threshold(strength, WEAKEST, 255, cv2.THRESH_BINARY)[1])
    _clear_edges(mask, planes, behind, block)
    return strength, mask


def _spread(blocks: Grey, side: int, like: cv2.typing.MatLike) -> Grey:
    """Return for every pixel what is known of its block."""
    height, width = like.shape[:2]
    size = blocks.shape[1] * side, blocks.shape[0] * side
    return as_grey(cv2.resize(blocks, size, interpolation=cv2.INTER_NEAREST)[:height, :width])


def _clear_edges(
    mask: Grey, planes: Sequence[cv2.typing.MatLike], behind: Sequence[Grey], block: int
) -> None:
    """Take out of ``mask`` what is no ink but the ground of the next block, where two grounds meet.

    A block has one background, so along the edge of a button or an avatar up to half a block of the other
    ground would be left over as slivers and arcs. A pixel that is like the background half a
    block away in any of four directions is one of them.
    """
    place = set_places(cv2.bitwise_and(mask, _spread(_edges(behind), block, mask)))
    y, x = np.divmod(place, mask.shape[1])
    colours = [as_grey(plane).reshape(-1)[place] for plane in planes]
    half = block // 2
    like = np.zeros(len(place), np.bool_)
    for down_by, right_by in ((-half, 0), (half, 0), (0, -half), (0, half)):
        row = np.minimum(np.maximum(y + down_by, 0) // block, behind[0].shape[0] - 1)
        column = np.minimum(np.maximum(x + right_by, 0) // block, behind[0].shape[1] - 1)
        there = row * behind[0].shape[1] + column
        others = [blocks.reshape(-1)[there] for blocks in behind]
        like |= _largest([_apart(one, two) for one, two in zip(colours, others, strict=True)]) <= WEAKEST
    mask.reshape(-1)[place[like]] = 0


def _edges(behind: Sequence[Grey]) -> Grey:
    """Return 255 for each block beside one of another background."""
    rows, columns = behind[0].shape
    edge = np.zeros((rows, columns), np.uint8)
    if rows > 1:
        down = _largest([cv2.absdiff(blocks[1:], blocks[:-1]) for blocks in behind]) > WEAKEST
        edge[1:][down] = edge[:-1][down] = 255
    if columns > 1:
        across = _largest([cv2.absdiff(blocks[:, 1:], blocks[:, :-1]) for blocks in behind]) > WEAKEST
        edge[:, 1:][across] = edge[:, :-1][across] = 255
    return edge


def _apart(one: Grey, two: Grey) -> Grey:
    return np.maximum(one, two) - np.minimum(one, two)


def set_places(image: cv2.typing.MatLike) -> npt.NDArray[np.int64]:
    """Return the flat indices of what is not zero, ascending; quick where little is set."""
    flat = np.ascontiguousarray(image).reshape(-1)
    whole = len(flat) // 8 * 8
    eights = np.flatnonzero(flat[:whole].view(np.uint64))
    places = (eights[:, None] * 8 + np.arange(8)).reshape(-1)
    rest = whole + np.flatnonzero(flat[whole:])
    return np.concatenate((places[flat[places] > 0], rest))


def _largest(channels: Sequence[cv2.typing.MatLike]) -> Grey:
    """Return the largest of the three channels."""
    red, green, blue = channels
    return np.maximum(np.maximum(red, green), blue)
