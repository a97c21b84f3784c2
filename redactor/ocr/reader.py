"""Reads a screen line by line: cut it into lines, read the lines that are new, put the page together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from redactor.ocr.covered import lines_outside, sides_of
from redactor.ocr.layout import EngineWord, Piece, page_of, pieces_of
from redactor.ocr.lines import TextLine
from redactor.ocr.screen import ScreenLines
from redactor.ocr.word_boxes import on_ink
from redactor.ports import LineRecognizer
from redactor.remembered import Remembered
from redactor.values import Joint, LineWord, Page, Pixels, Zone, check_pixels

_Place = tuple[bytes, int, int, int, int]
"""A line's digest, place, margin and rule: what of a page depends on the line alone."""

_Seen = tuple[bool, tuple[int, int], tuple[_Place, ...]]
"""Which look, the screen's size, and the places of all lines: what a page depends on."""

_REMEMBERED_PAGES = 16
_REMEMBERED_PLACES = 4_000
"""Lines where they stand: some screens, each as it is and as it is masked."""

REMEMBERED_LINES = 20_000
"""About 10 MB: the lines of some hundred different screens."""

_NEAR = 2  # line heights


class LineReader:
    """A :class:`redactor.ports.Reader` that reads each line of text once.

    A line that looked the same before, wherever it stood, is not read again; its words are remembered
    under a digest of its picture. Of a frame that is like one before, only what changed is cut into lines
    anew, and one with the same lines has the same page. The second look, which sees masked frames,
    compares them with its own.

    Args:
        recognizer: reads the pictures of lines.
        remembered: how many lines are remembered, for either look.

    Raises:
        ValueError: fewer than one.
    """

    def __init__(self, recognizer: LineRecognizer, *, remembered: int = REMEMBERED_LINES) -> None:
        if remembered < 1:
            raise ValueError("a memory holds at least one entry")
        self._recognizer = recognizer
        self._known: Remembered[tuple[bytes, bool], tuple[LineWord, ...]] = Remembered(remembered)
        self._pieces: Remembered[tuple[bool, tuple[int, int], _Place], list[Piece]]
        self._pieces = Remembered(_REMEMBERED_PLACES)
        self._pages: Remembered[_Seen, Page] = Remembered(_REMEMBERED_PAGES)
        self._looks = {False: ScreenLines(), True: ScreenLines()}

    @property
    def name(self) -> str:
        """The recognizer's name and version."""
        return self._recognizer.name

    def close(self) -> None:
        """End what the recognizer has started; a later reading starts it again."""
        self._recognizer.close()

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        """Return the words of a screen; see :meth:`redactor.ports.Reader.read`.

        Raises:
            ReadTimeoutError, ReadError, MissingToolError: as the port says.
            ValueError: pixels that are no RGB image, or a scale that is not positive.
        """
        check_pixels(pixels)
        if not scale > 0:
            raise ValueError("a scale is positive")
        lines = lines_outside(self._looks[second_look].lines, pixels, covered)
        if near is not None:
            lines = _near(lines, near)
        size = (pixels.shape[1], pixels.shape[0])
        places = tuple(_place(line) for line in lines)

        def ask(_: list[int]) -> list[Page]:
            return [self._page(lines, size, second_look=second_look)]

        return self._pages.answers([(second_look, size, places)], ask)[0]

    def _page(self, lines: Sequence[TextLine], size: tuple[int, int], *, second_look: bool) -> Page:
        answers = self._words(lines, second_look=second_look)

        def ask(numbers: list[int]) -> list[list[Piece]]:
            return [_pieces(lines[number], answers[number], size) for number in numbers]

        places = [(second_look, size, _place(line)) for line in lines]
        pieces = [piece for line in self._pieces.answers(places, ask) for piece in line]
        unread = [line.zone for line, found in zip(lines, answers, strict=True) if not found]
        return page_of(pieces, *size, unread=unread)

    def _words(self, lines: Sequence[TextLine], *, second_look: bool) -> list[tuple[LineWord, ...]]:
        def ask(places: list[int]) -> list[tuple[LineWord, ...]]:
            pictures = [lines[place].picture for place in places]
            answers = self._recognizer.read(pictures, second_look=second_look)
            return [tuple(on_ink(words, picture)) for words, picture in zip(answers, pictures, strict=True)]

        return self._known.answers([(line.key, second_look) for line in lines], ask)


def _near(lines: Sequence[TextLine], zones: Sequence[Zone]) -> list[TextLine]:
    """Return the lines that stand within their own height, doubled, of one of the zones."""
    there = sides_of([line.zone for line in lines])
    left, top, right, bottom = (side[:, None] for side in there.T)
    reach = _NEAR * (bottom - top)
    near = sides_of(zones)
    beside = (near[:, 0] < right + reach) & (left - reach < near[:, 2])
    level = (near[:, 1] < bottom + reach) & (top - reach < near[:, 3])
    return [lines[number] for number in np.flatnonzero((beside & level).any(axis=1)).tolist()]


def _place(line: TextLine) -> _Place:
    return line.key, line.zone.x, line.zone.y, line.margin, line.rule


def _pieces(line: TextLine, found: Sequence[LineWord], size: tuple[int, int]) -> list[Piece]:
    return pieces_of([_placed(word, line) for word in found], *size, rule=line.rule)


def _placed(word: LineWord, line: TextLine) -> EngineWord:
    """Return a word of a line with its box on the screen; what reaches into the margin is cut at its edge."""
    left, top = line.zone.x - line.margin, line.zone.y - line.margin
    x, y = max(left + word.left, 0), max(top + word.top, 0)
    width, height = left + word.right - x, top + word.bottom - y
    joints = tuple(Joint(one.place, left + one.left, left + one.right) for one in word.joints)
    return EngineWord(word.text, x, y, max(width, 1), max(height, 1), word.confidence, joints=joints)
