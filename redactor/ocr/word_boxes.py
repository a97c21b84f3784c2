"""Where on a line its words stand: every piece of ink in the box of one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from redactor.ocr.grey import Grey, as_grey
from redactor.values import Joint, LineWord

_INK = 160  # darker is surely ink
_NO_SPACE = 0.1  # of the line's height: nearer than any two words stand
_SPACE = 0.3  # of the height of the line's usual word: so far apart, two are never one
_ROWS = 3  # fewer are no letters
_LONG, _FLAT, _FOOT = 0.3, 0.2, 0.6  # of the line's height: an underscore's length, thickness and place
_WIDE_SIGN = 1.1  # of a word's height: wider ink is no single sign that parts a word
_LEAST_CAPITAL, _MOST_INITIALS = 6, 5  # pixels; signs of initials that lack the first one
_THIN, _TALL, _STOP = 0.35, 0.8, 0.4  # of a word's height: a stroke's width and height, a stop's height
_PAPER = 255
_NOISY = 0.15  # such a share of very light pixels in a picture is noise
_SPECK = 160  # what is lighter than this is part of it
_EDGE = 232  # what is not even this light belongs to a letter's edge


def on_ink(words: Sequence[LineWord], picture: Grey) -> list[LineWord]:
    """Return the words with boxes that hold all ink of the picture, each piece in one word's box.

    A recognizer's own boxes cut letters off and leave gaps. Here each run of columns with ink goes to the
    word that it touches, or to the nearest one; a run that several words touch is shared at the
    middle between them. Words nearer than any space are one, but where the recognizer saw a space as such:
    recognizers break long tokens, and leave out underscores, which are put back. So whoever covers a line's
    words has covered all of its ink.
    """
    if not words:
        return []
    picture = _without_noise(picture)
    inked = np.flatnonzero((picture < _EDGE).any(axis=1))
    rows = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, len(picture))
    runs = list(_runs(np.any(picture < _EDGE, axis=0)))
    words = _cut_back(sorted(words, key=_place), runs)
    words = _with_underscores(words, picture, rows)
    space = _NO_SPACE * (rows[1] - rows[0])
    tops, bottoms = sorted(word.top for word in words), sorted(word.bottom for word in words)
    usual = tops[len(tops) // 2]
    wide = _SPACE * (bottoms[len(bottoms) // 2] - usual)
    apart = [two.spaced or _space_between(one, two, picture, usual) >= wide for one, two in pairwise(words)]
    joined = _joined(shared(words, picture), apart, space)
    return [_with_ink(_with_capital(word, picture), picture) for word in joined]


def _without_noise(picture: Grey) -> Grey:
    """Return a picture of a screen packed with loss without the noise that stands around its letters.

    It makes boxes of words reach into the lines above and below, and fills the gaps between them.
    """
    shine = (picture >= _EDGE) & (picture < _PAPER)
    if np.count_nonzero(shine) < _NOISY * picture.size:
        return picture
    return as_grey(np.where(picture < _SPECK, picture, np.uint8(_PAPER)))


def shared(words: Sequence[LineWord], picture: Grey) -> list[LineWord]:
    """Return the words from left to right, each with the box of its share of the ink."""
    words = sorted(words, key=_place)
    edges: list[tuple[int, int] | None] = [None] * len(words)
    for start, end in _runs(np.any(picture < _EDGE, axis=0)):
        for index, left, right in _shares(words, start, end):
            before = edges[index]
            edges[index] = (left, right) if before is None else (min(before[0], left), max(before[1], right))
    return [_fitted(word, edge, picture) for word, edge in zip(words, edges, strict=True)]


def _place(word: LineWord) -> tuple[int, int]:
    return word.left, word.right


def _cut_back(words: Sequence[LineWord], runs: Sequence[tuple[int, int]]) -> list[LineWord]:
    """Return the words, each whose box holds the next one's as well cut back to where that begins.

    Tesseract gives the first word of a raw line the box of the whole line.
    """
    ends = [
        _beginning(after.left, runs) if word.left < after.left and word.right >= after.right else word.right
        for word, after in pairwise(words)
    ]
    cut = [replace(word, right=max(end, word.left + 1)) for word, end in zip(words, ends, strict=False)]
    return [*cut, *words[-1:]]


def _beginning(left: int, runs: Sequence[tuple[int, int]]) -> int:
    """Return where the ink of a word begins whose box may begin some pixels inside a letter, at ``left``."""
    inside = ((start, end) for start, end in runs if start < left < end)
    return next((start if left - start <= end - left else end for start, end in inside), left)


def _space_between(one: LineWord, two: LineWord, picture: Grey, usual: int) -> int:
    """Return how many columns without ink lie where a word ends and the next one begins.

    Only the rows of these words and of the line's usual one (its top) count: a frame around the text, or the
    feet of the line above, fill the others.
    """
    top, bottom = max(one.top, two.top, usual), max(one.bottom, two.bottom)
    left, right = one.left, max(two.right, one.left + 1)
    part = picture[top:bottom, left:right] if bottom - top >= _ROWS else picture[:, left:right]
    inked = np.any(part < _EDGE, axis=0)
    middle = (one.right + two.left) // 2 - left
    blank = ((start, end) for start, end in _runs(~inked))
    start, end = min(blank, key=lambda run: max(run[0] - middle, middle - run[1], 0), default=(0, 0))
    return end - start


def _joined(words: Sequence[LineWord], apart: Sequence[bool], space: float) -> list[LineWord]:
    """Return the words of a line, those that stand nearer than words ever do put together."""
    result: list[LineWord] = []
    for word, is_apart in zip(words, (True, *apart), strict=True):
        if result and not is_apart and word.left - result[-1].right <= space:
            result[-1] = _together(result[-1], word)
        else:
            result.append(word)
    return result


def _together(one: LineWord, two: LineWord) -> LineWord:
    return LineWord(
        one.text + two.text,
        min(one.left, two.left),
        min(one.top, two.top),
        max(one.right, two.right),
        max(one.bottom, two.bottom),
        min(one.confidence, two.confidence),
        (*one.joints, *(replace(joint, place=len(one.text) + joint.place) for joint in two.joints)),
        one.spaced,
    )


def _with_ink(word: LineWord, picture: Grey) -> LineWord:
    """Return a word whose joints fill the columns of their ink, without those that touch their neighbours.

    The soft edges of small letters run into each other; what is surely ink does not.
    """
    joints: tuple[Joint, ...] = ()
    widest = _WIDE_SIGN * (word.bottom - word.top)
    for lightest in (_EDGE, _INK) if word.joints else ():
        inked = np.any(picture[word.top : word.bottom, word.left : word.right] < lightest, axis=0)
        runs = [(word.left + start, word.left + end) for start, end in _runs(inked)]
        found = {joint.place for joint in joints}
        near = [
            (joint.place, *_nearest(runs, joint.left)) for joint in word.joints if joint.place not in found
        ]
        joints += tuple(Joint(*one) for one in near if 0 < one[2] - one[1] <= widest)
    return replace(word, joints=tuple(sorted(joints, key=lambda joint: joint.place)))


def _with_capital(word: LineWord, picture: Grey) -> LineWord:
    """Return a word that begins with a stop, with the ``I`` before it that was taken for an edge.

    A stop is no thin stroke as high as the word with another piece of ink at its foot.
    """
    if not word.text.startswith(".") or word.bottom - word.top < _LEAST_CAPITAL:
        return word
    part = picture[word.top : word.bottom, word.left : word.right] < _INK
    runs = list(_runs(np.any(part, axis=0)))
    if len(runs) < len(word.text) + 1 or len(word.text) > _MOST_INITIALS:
        return word
    (start, end), (foot, foot_end) = runs[:2]
    height = word.bottom - word.top
    is_stroke = end - start <= _THIN * height and np.any(part[:, start:end], axis=1).sum() >= _TALL * height
    is_stop = np.any(part[:, foot:foot_end], axis=1).sum() <= _STOP * height
    if not (is_stroke and is_stop):
        return word
    joints = tuple(replace(joint, place=joint.place + 1) for joint in word.joints)
    return replace(word, text="I" + word.text, joints=joints)


def _nearest(runs: Sequence[tuple[int, int]], column: int) -> tuple[int, int]:
    return min(runs, key=lambda run: max(run[0] - column, column - run[1], 0), default=(0, 0))


def _with_underscores(words: Sequence[LineWord], picture: Grey, rows: tuple[int, int]) -> list[LineWord]:
    """Return the words, from left to right, and the underscores left out: these were taken for spaces."""
    feet = list(_underscores(words, picture, rows))
    whole = sorted((*words, *feet), key=_place)
    return [
        replace(two, spaced=False) if any(one is foot for foot in feet) else two
        for one, two in zip((None, *whole), whole, strict=False)
    ]


def _underscores(words: Sequence[LineWord], picture: Grey, rows: tuple[int, int]) -> Iterator[LineWord]:
    """Yield the underscores that a recognizer has left out: flat ink at the foot that no word claims."""
    height = rows[1] - rows[0]
    for start, end in _runs(np.any(picture < _INK, axis=0)):
        if end - start < _LONG * height or any(word.left < end and start < word.right for word in words):
            continue
        ink = np.flatnonzero((picture[:, start:end] < _INK).any(axis=1))
        top, bottom = int(ink[0]), int(ink[-1]) + 1
        if bottom - top <= _FLAT * height and top >= rows[0] + _FOOT * height:
            yield LineWord("_", start, top, end, bottom, 1.0)


def _runs(filled: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the ranges where the flags are set."""
    steps = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    yield from zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True)


def _shares(words: Sequence[LineWord], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield which word gets which part of a run of ink."""
    touching = [index for index, word in enumerate(words) if word.left < end and start < word.right]
    if not touching:
        touching = [min(range(len(words)), key=lambda index: _distance(words[index], start, end))]
    for place, index in enumerate(touching):
        left, right = start, end
        if place:
            left = _between(words[touching[place - 1]], words[index], start, end)
        if place + 1 < len(touching):
            right = _between(words[index], words[touching[place + 1]], start, end)
        if left < right:
            yield index, left, right


def _between(one: LineWord, two: LineWord, start: int, end: int) -> int:
    return min(max((one.right + two.left) // 2, start), end)


def _distance(word: LineWord, start: int, end: int) -> int:
    return max(word.left - end, start - word.right, 0)


def _fitted(word: LineWord, edge: tuple[int, int] | None, picture: Grey) -> LineWord:
    """Return a word with the box of its ink; one that has none keeps its own box."""
    height, width = picture.shape
    if edge is None:
        left, top = min(word.left, width - 1), min(word.top, height - 1)
        right, bottom = min(max(word.right, left + 1), width), min(max(word.bottom, top + 1), height)
        return replace(word, left=left, top=top, right=right, bottom=bottom)
    rows = np.flatnonzero((picture[:, edge[0] : edge[1]] < _EDGE).any(axis=1))
    return replace(word, left=edge[0], right=edge[1], top=int(rows[0]), bottom=int(rows[-1]) + 1)
