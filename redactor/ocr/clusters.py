"""From ink to lines of text: which pieces of ink are letters of one line. Arrays in, arrays out.

Letters of a line stand side by side at one height with little between them; commas, dots over letters,
hyphens and underscores go with the nearest letter. Larger gaps are closed between whole lines,
whose size is known better than a single letter's. Vertical rules are never crossed, so the cells of a
table stay apart, and neither are the edges of surfaces of another colour.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_BAND = 32  # rows: neighbours are looked for in bands of this height
_KEY = 1 << 20  # more than any screen is wide
_LEAST = 5  # pixels: what is lower is no letter by itself

# All in heights of the smaller or larger of the two pieces, as said.
_LETTER_GAP = 1.35  # smaller
_LIKE = 2.4  # larger / smaller: an `o` beside a bar or bracket
_LEVEL = 0.5  # of the smaller one's height is common to both
_MARK = 0.5  # of the larger: a comma, a dot, a hyphen
_MARK_GAP = 0.7  # larger, sideways
_MARK_OUT = 0.45  # larger, above or below
_NEAREST = 24  # pixels: a mark looks for its letter at least so far
_LINE_GAP = 1.3  # heights of the taller line's letters: a wide space of a typewriter font
_LINE_LIKE = 1.7
_LINE_LEVEL = 0.6

_GROUND = 26  # of 255: backgrounds that differ more belong to two surfaces


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """Bounding boxes, pixels, origin top left, one entry each."""

    x: Ints
    y: Ints
    width: Ints
    height: Ints

    def __len__(self) -> int:
        return len(self.x)

    def take(self, chosen: Ints | Flags) -> Boxes:
        """Return the boxes of these indices, or where the flags are set."""
        return Boxes(self.x[chosen], self.y[chosen], self.width[chosen], self.height[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of neighbours, the left one in ``left``, and what lies between them."""

    left: Ints
    right: Ints
    gap: Ints
    common: Ints
    smaller: Ints
    larger: Ints

    def take(self, chosen: Flags) -> Pairs:
        """Return the pairs where the flags are set."""
        return Pairs(*(getattr(self, name)[chosen] for name in self.__slots__))


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Vertical rules: the flat indices of their pixels on a screen so ``wide``, ascending."""

    places: Ints
    wide: int

    def between(self, row: Ints, start: Ints, end: Ints) -> Flags:
        """Tell where a row has a rule from the pixel ``start`` on and before ``end``."""
        if not len(self.places):
            return np.zeros(len(row), np.bool_)
        first, last = row * self.wide + start, row * self.wide + end
        return np.searchsorted(self.places, last) > np.searchsorted(self.places, first)


def cluster(pieces: Boxes, grounds: Ints, uprights: Rules) -> Ints:
    """Return for each piece of ink the number of its line, from 0; -1 for one that belongs to none.

    Args:
        pieces: what may be a letter or a mark; of two letters equally near to a mark the first one
            gets it.
        grounds: ``(pieces, 3)``, the background colour behind each; an avatar's letters are not
            those of the name beside it.
        uprights: the vertical rules.
    """
    count = len(pieces)
    is_letter = pieces.height >= _LEAST
    near = _neighbours(pieces, np.maximum(np.int64(_NEAREST), _scaled(_LETTER_GAP, pieces.height)))
    near = near.take(~_parted(pieces, near, uprights) & _on_one_ground(grounds, near))
    both = is_letter[near.left] & is_letter[near.right]
    letters = near.take(both & _is_beside(near))
    line = _connected(count, letters.left, letters.right)
    line[~is_letter] = -1
    line = _with_marks(pieces, near, line, _linked(count, letters))
    return _joined(pieces, grounds, line, uprights)


def may_meet(one: Boxes, height: Ints, other: Boxes, other_height: Ints) -> Flags:
    """Tell, as ``(one, other)``, which lines or loose pieces are near enough to share letters.

    Args:
        one: their frames.
        height: the height of the highest piece in each.
        other: frames, likewise.
        other_height: likewise.
    """
    highest = np.maximum(height[:, None], other_height[None])
    across = np.maximum(one.x[:, None], other.x[None]) - np.minimum(
        (one.x + one.width)[:, None], (other.x + other.width)[None]
    )
    down = np.maximum(one.y[:, None], other.y[None]) - np.minimum(
        (one.y + one.height)[:, None], (other.y + other.height)[None]
    )
    widest = max(_LETTER_GAP, _MARK_GAP, _LINE_GAP * _LINE_LIKE)
    return np.asarray((across <= widest * highest) & (down <= _MARK_OUT * highest))


def frames_of(boxes: Boxes, line: Ints) -> tuple[Boxes, Ints]:
    """Return the frame of each line and the height of its letters (their upper quartile).

    Marks do not count for the height: around compressed text there are more specks than letters.
    """
    lines = int(line.max(initial=-1)) + 1
    held = line >= 0
    x, y, of = boxes.x[held], boxes.y[held], line[held]
    left, top = np.full(lines, _KEY, np.int64), np.full(lines, _KEY, np.int64)
    right, bottom = np.zeros(lines, np.int64), np.zeros(lines, np.int64)
    np.minimum.at(left, of, x)
    np.minimum.at(top, of, y)
    np.maximum.at(right, of, x + boxes.width[held])
    np.maximum.at(bottom, of, y + boxes.height[held])
    letter = held & (boxes.height >= _LEAST)
    heights = _upper_quartile(boxes.height[letter], line[letter], lines)
    return Boxes(left, top, right - left, bottom - top), heights


def _upper_quartile(heights: Ints, of: Ints, lines: int) -> Ints:
    order = np.lexsort((heights, of))
    ends = np.searchsorted(of[order], np.arange(lines), side="right")
    counts = np.bincount(of, minlength=lines)
    return heights[order][ends - 1 - counts // 4] if lines else heights[:0]


def _scaled(factor: float, lengths: Ints) -> Ints:
    return (factor * lengths).astype(np.int64)


def _neighbours(boxes: Boxes, reach: Ints) -> Pairs:
    """Return all pairs that share a band of rows, the right one beginning within the left one's reach."""
    top = (boxes.y - _scaled(_MARK_OUT, boxes.height)).clip(0) // _BAND
    bottom = (boxes.y + boxes.height + _scaled(_MARK_OUT, boxes.height)) // _BAND
    bands = bottom - top + 1
    index = np.repeat(np.arange(len(boxes)), bands)
    band = np.repeat(top - np.cumsum(bands) + bands, bands) + np.arange(len(index))
    key = band * _KEY + boxes.x[index]
    order = np.argsort(key, kind="stable")
    index, key, band = index[order], key[order], band[order]
    last = (boxes.x + boxes.width + reach)[index].clip(max=_KEY - 1)
    many = np.searchsorted(key, band * _KEY + last, side="right") - np.arange(len(index)) - 1
    first = np.repeat(np.arange(len(index)), many)
    second = np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many) + first + 1
    return _pairs(boxes, index[first], index[second])


def _pairs(boxes: Boxes, left: Ints, right: Ints) -> Pairs:
    one, two = boxes.take(left), boxes.take(right)
    return Pairs(
        left,
        right,
        two.x - one.x - one.width,
        np.minimum(one.y + one.height, two.y + two.height) - np.maximum(one.y, two.y),
        np.minimum(one.height, two.height),
        np.maximum(one.height, two.height),
    )


def _parted(boxes: Boxes, pairs: Pairs, uprights: Rules) -> Flags:
    """Tell where a vertical rule stands between the two, halfway down what they have in common."""
    top = np.maximum(boxes.y[pairs.left], boxes.y[pairs.right])
    row = (top + pairs.common // 2).clip(0)
    start = (boxes.x + boxes.width)[pairs.left]
    return uprights.between(row, start, np.maximum(boxes.x[pairs.right], start))


def _on_one_ground(grounds: Ints, pairs: Pairs) -> Flags:
    alike = np.abs(grounds[pairs.left] - grounds[pairs.right]) <= _GROUND
    return np.asarray(alike[:, 0] & alike[:, 1] & alike[:, 2])


def _is_beside(pairs: Pairs) -> Flags:
    """Tell which two letters stand side by side in one line."""
    return np.asarray(
        (pairs.gap <= _LETTER_GAP * pairs.smaller)
        & (pairs.larger <= _LIKE * pairs.smaller)
        & (pairs.common >= _LEVEL * pairs.smaller)
    )


def _linked(count: int, pairs: Pairs) -> Flags:
    linked = np.zeros(count, np.bool_)
    linked[pairs.left] = linked[pairs.right] = True
    return linked


def _connected(count: int, one: Ints, two: Ints) -> Ints:
    """Return a number from 0 for each of ``count`` nodes, equal for nodes that the edges connect."""
    label = np.arange(count)
    while True:
        before = label.copy()
        lower = np.minimum(label[one], label[two])
        np.minimum.at(label, one, lower)
        np.minimum.at(label, two, lower)
        label = label[label]
        if np.array_equal(label, before):
            return _ranked(label, count)


def _with_marks(boxes: Boxes, near: Pairs, line: Ints, linked: Flags) -> Ints:
    """Give each piece that is linked to no letter to the nearest one that is much larger, and with it on."""
    left_is_small = boxes.height[near.left] < boxes.height[near.right]
    small = np.where(left_is_small, near.left, near.right)
    large = np.where(left_is_small, near.right, near.left)
    middle = 2 * boxes.y[small] + boxes.height[small]
    above = 2 * boxes.y[large] - middle
    below = middle - 2 * (boxes.y[large] + boxes.height[large])
    out = np.maximum(np.maximum(above, below), 0)
    fits = (
        ~linked[small]
        & (boxes.height[large] >= _LEAST)
        & (near.smaller <= _MARK * near.larger)
        & (near.gap <= _MARK_GAP * near.larger)
        & (out <= 2 * _MARK_OUT * near.larger)
    )
    small, large, cost = small[fits], large[fits], (near.gap.clip(0) + out)[fits]
    order = np.lexsort((large, cost, small))
    owner, first = np.unique(small[order], return_index=True)
    line, target = line.copy(), large[order][first]
    while not np.array_equal(line[owner], line[target]):  # a dot of a mark goes where the mark goes
        line[owner] = line[target]
    return renumbered(line)


def renumbered(line: Ints) -> Ints:
    """Return the numbers without gaps; -1 stays."""
    held = line >= 0
    numbers = np.full(len(line), -1, np.int64)
    numbers[held] = _ranked(line[held], int(line.max(initial=-1)) + 1)
    return numbers


def _ranked(numbers: Ints, limit: int) -> Ints:
    """Return the rank of each number among those that occur; all are below the limit."""
    occurs = np.zeros(limit, np.int64)
    occurs[numbers] = 1
    return np.asarray((np.cumsum(occurs) - 1)[numbers])


def _joined(pieces: Boxes, grounds: Ints, line: Ints, uprights: Rules) -> Ints:
    """Join lines that stand side by side with no more than a wide space between."""
    frames, letters = frames_of(pieces, line)
    held = np.flatnonzero(line >= 0)
    behind = np.zeros((len(frames), 3), np.int64)
    behind[line[held]] = grounds[held]
    near = _neighbours(frames, _scaled(_LINE_GAP * _LINE_LIKE, letters))
    one, two = letters[near.left], letters[near.right]
    taller, lower = np.maximum(one, two), np.minimum(one, two)
    beside = (
        (near.gap <= _LINE_GAP * taller)
        & (taller <= _LINE_LIKE * lower)
        & (near.common >= _LINE_LEVEL * near.smaller)
        & ~_parted(frames, near, uprights)
        & _on_one_ground(behind, near)
    )
    near = near.take(np.asarray(beside))
    number = _connected(len(frames), near.left, near.right)
    result = np.full(len(line), -1, np.int64)
    result[line >= 0] = number[line[line >= 0]]
    return result
