"""Which label tells what a line of a screen is: the one beside it, over it, or at the head of its column.

Forms and tables put the name of a value where reading order does not show it: to the left, above, or at
the top of a column many rows higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from redactor.detect.page_told import kind_of
from redactor.detect.passage import fold, words
from redactor.detect.told_apart import is_given
from redactor.detect.zones import hull
from redactor.values import Page, Span, Word, Zone

_OVER = 3.0  # a label stands at most this many line heights over its value
_COLUMN = 200.0  # the head of a column at most this many
_BESIDE = 25.0  # a label stands at most this many line heights to the left of its value
_ALIGNED = 1.5  # left or right edges of label and value differ by at most this many line heights
_CENTRED = 0.6  # the middles of a head and a cell of its column by at most this many
_HEADS = 2  # so many labels at one height are the heads of columns
_WORDS = 5
_VALUE_WORDS = 5  # a longer text is a sentence, whatever stands over it
_LENGTH = 40
_REMEMBERED = 4_000  # short lines: the same ones are asked about several times for each screen
_OWN = re.compile(r"[A-Za-z][\w-]{1,24}: \S")  # a line with a label of its own
_AT_ONCE = 256  # lines that are compared with all labels: bounds memory

_TELLING = words(
    "nr number id ref reference email phone mobile telephone birth born bom birthday birthdate dob ssn "
    "passport iban order invoice"
)

_Numbers = npt.NDArray[np.int64]
_Lengths = npt.NDArray[np.float64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its span in the text and its frame on the screen."""

    span: Span
    zone: Zone

    def is_level(self, other: Line) -> bool:
        """Tell whether two lines stand side by side: the middle of each within the other's height."""
        apart = abs(self.zone.y + self.zone.height / 2 - other.zone.y - other.zone.height / 2)
        return apart <= min(self.zone.height, other.zone.height) / 2


def lines_of(listed: Sequence[Word]) -> list[Line]:
    """Return the lines of a page, in its order."""
    by_line: dict[int, list[Word]] = {}
    for word in listed:
        by_line.setdefault(word.line, []).append(word)
    return [_line(line) for line in by_line.values()]


def nearest_behind(label: Line, lines: Iterable[Line]) -> Line | None:
    """Return the first line on the right of a label, at its height."""
    end = label.zone.x + label.zone.width
    behind = (line for line in lines if line.zone.x >= end and line.is_level(label))
    return min(behind, key=lambda line: line.zone.x, default=None)


def labelled(page: Page, lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Yield each line that has a label, with it; a line may have two: one beside and one over it.

    What is told by a head that is no such label (``PIN``) has none, and a column ends at a sentence.
    """
    texts = [page.text[line.span.start : line.span.end] for line in lines]
    label = np.array([is_label(text) for text in texts], np.bool_)
    if not label.any():
        return
    told = np.array([kind_of(text) is not None for text in texts], np.bool_)
    long = np.array([len(text.split()) > _VALUE_WORDS for text in texts], np.bool_)
    places = _Places(lines, label, told, long)
    own = np.array([_OWN.match(text) is not None for text in texts], np.bool_)
    named, values = np.flatnonzero(label | told), np.flatnonzero(~label & ~told & ~long & ~own)
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        beside, over = places.beside(some, named), places.over(some, named)
        for index, *found in zip(some.tolist(), beside.tolist(), over.tolist(), strict=True):
            for other in sorted({*found} - {-1}):
                if label[other]:
                    yield lines[index], texts[other].rstrip(" :*")


class _Places:
    """The frames of lines as arrays: pixels, origin top left."""

    def __init__(self, lines: Sequence[Line], label: _Flags, told: _Flags, long: _Flags) -> None:
        zones = np.array([line.zone.as_list() for line in lines], np.float64).reshape(-1, 4)
        self.left, self.top, width, self.height = zones.T
        self.right, self.bottom = self.left + width, self.top + self.height
        middle = self.top + self.height / 2
        level = np.abs(middle[:, None] - middle[None, :]) <= self.height[:, None] / 2
        beside = (level & (label | told)[None, :]).sum(axis=1)
        self.is_head = ((label | told) & (beside >= _HEADS)) | (told & ~label & (level.sum(axis=1) >= _HEADS))
        self.long = np.flatnonzero(long)

    def beside(self, some: _Numbers, named: _Numbers) -> _Numbers:
        """Return for each of some lines the nearest label to its left, or -1."""
        left, top, bottom, height = (
            side[some, None] for side in (self.left, self.top, self.bottom, self.height)
        )
        gap = left - self.right[named]
        common = np.minimum(bottom, self.bottom[named]) - np.maximum(top, self.top[named])
        level = 2 * common >= np.minimum(height, self.height[named])
        return _nearest(named, gap, level & (gap >= 0) & (gap <= _BESIDE * height))

    def over(self, some: _Numbers, named: _Numbers) -> _Numbers:
        """Return for each of some lines the nearest label over it, or at the head of its column, or -1."""
        left, top, right, height = (
            side[some, None] for side in (self.left, self.top, self.right, self.height)
        )
        gap = top - self.bottom[named]
        edges = np.minimum(np.abs(left - self.left[named]), np.abs(right - self.right[named]))
        middles = np.abs(left + right - self.left[named] - self.right[named]) / 2 * (_ALIGNED / _CENTRED)
        edges = np.minimum(edges, np.where(self.is_head[named], middles, edges))
        reach = np.where(self.is_head[named], _COLUMN, _OVER) * height
        fits = (edges <= _ALIGNED * height) & (gap >= -height / 4) & (gap <= reach)
        return _nearest(named, gap, fits & (top < self._ends(named)))

    def _ends(self, named: _Numbers) -> _Lengths:
        """Return where the column under each of some labels ends: at the first sentence that crosses it."""
        left, right, bottom = (side[named, None] for side in (self.left, self.right, self.bottom))
        crosses = (self.left[self.long] < left) & (self.right[self.long] > right)
        tops = np.where(crosses & (self.top[self.long] >= bottom), self.top[self.long], np.inf)
        ends: _Lengths = tops.min(axis=1, initial=np.inf)
        return ends


def _nearest(named: _Numbers, gap: _Lengths, fits: _Flags) -> _Numbers:
    return np.where(fits.any(axis=1), named[np.where(fits, gap, np.inf).argmin(axis=1)], -1)


def is_label(text: str) -> bool:
    """Tell whether a line looks like a label: few words, no digit, and a colon or a word that labels."""
    return len(text) <= _LENGTH and _labels(text)


@lru_cache(_REMEMBERED)
def _labels(text: str) -> bool:
    if len(text.split()) > _WORDS or any(char.isdigit() for char in text):
        return False
    folded = fold(text.strip("\"'"))
    if text.endswith(":") or folded in _known_labels():
        return True
    # ``Birthday Ruth`` is an entry of a calendar.
    said = set(folded.split())
    others = said - _TELLING
    return others != said and not any(map(is_given, others))


@cache
def _known_labels() -> frozenset[str]:
    listed = (files("redactor.detect") / "tables" / "labels.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in listed.splitlines() if line and not line.startswith("#"))


def _line(parts: Sequence[Word]) -> Line:
    zones = [word.zone for word in parts]
    return Line(Span(parts[0].span.start, parts[-1].span.end), zones[0] if len(zones) == 1 else hull(zones))
