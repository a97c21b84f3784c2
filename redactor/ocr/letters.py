"""Letters that the line network does not know are told, not read.

The network knows the letters of English. Of Cyrillic, Chinese or Arabic it makes Latin ones, in which nothing
is found, so a name would pass. Another small network looks at the lines that were read with some doubt, and
says which words are of another script (see the card in ``models/letters``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redactor.errors import ReadError
from redactor.ocr.grey import Grey
from redactor.ocr.line_input import HEIGHT, Floats, prepared
from redactor.ocr.line_net import FIRST_MARGIN
from redactor.ocr.networks import batches, opened
from redactor.ocr.surer import mean_confidence
from redactor.ports import UNKNOWN_LETTERS, LineRecognizer
from redactor.shipped import FAULTS
from redactor.values import LineWord

LETTERS = Path(__file__).parent.parent / "models" / "letters"
"""The folder of the shipped network."""

FILE = "letters.onnx"

_STEP = 8  # columns of a step
_AROUND = 6 * _STEP  # columns of paper at either end: no step sees further
_READ = 0.95  # a line whose words all have this confidence is of English letters
_DOUBTED = 0.95  # the mean confidence of a line of which so many words may be of another script
_SURE = ((4.0, 1.8), (2.5, 3.0), (1.8, 6.0))
"""How wide a line is, in heights of its ink, and the log-odds from which it is of another script."""

_LIKELY = -2.0  # log-odds of each word on such a line: letters of many scripts have a Latin look
_PLAIN = 0.7  # the confidence below which a word on such a line is none of Latin letters, whatever its odds
_SURER = ((8.0, 0.9), (5.0, 0.7))
"""Log-odds of one word on another line, and the confidence below which it is of another script then."""

_BATCH = 7_500  # steps in one batch
_INK = 200  # darker is ink
_SMALLEST = 8  # pixels: of what is less high nobody reads letters
_ICON, _SURELY, _TWO = 1.6, 0.9, 2  # times as wide as high; the confidence of a word that is none
_WIDE = 2.0  # times as wide as high: less is an icon


@dataclass(frozen=True, slots=True)
class _Odds:
    """The log-odds of each step of a line; the first one's place and each one's width, in pixels of it."""

    odds: Floats
    first: float
    wide: float

    def between(self, left: int, right: int) -> float:
        """Return the mean of the steps between two places of the picture; before the first one, of all."""
        start = math.floor((left - self.first) / self.wide)
        end = math.ceil((right - self.first) / self.wide)
        if end <= 0:
            return float(self.odds.mean())
        start = min(max(start, 0), len(self.odds) - 1)
        return float(self.odds[start : max(end, start + 1)].mean())


class OwnLetters:
    """A :class:`redactor.ports.LineRecognizer` in front of another: words in other letters are told apart.

    Such a word is :data:`redactor.ports.UNKNOWN_LETTERS`, and of that it is sure. Safe to call from several
    threads at once.

    Args:
        recognizer: reads all lines.
        folder: holds the network and its digest.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """

    def __init__(self, recognizer: LineRecognizer, folder: Path = LETTERS) -> None:
        self._recognizer = recognizer
        self._session = opened(folder, FILE, "letters network")

    @property
    def name(self) -> str:
        """The recognizer's name and version."""
        return self._recognizer.name

    def close(self) -> None:
        """End what the recognizer has started; a later reading starts it again."""
        self._recognizer.close()

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        """Return the words of each line; see :meth:`redactor.ports.LineRecognizer.read`."""
        answers = self._recognizer.read(pictures, second_look=second_look)
        doubted = [place for place, words in enumerate(answers) if _is_doubted(words)]
        begins = [_behind_icon(answers[place], pictures[place]) for place in doubted]
        parts = [pictures[place][:, begin:] for place, begin in zip(doubted, begins, strict=True)]
        told = self._odds(parts)
        for place, begin, part, odds in zip(doubted, begins, parts, told, strict=True):
            answers[place] = _told(answers[place], replace(odds, first=odds.first + begin), part)
        return answers

    def _odds(self, pictures: Sequence[Grey]) -> list[_Odds]:
        inputs = [prepared(picture, FIRST_MARGIN) for picture in pictures]
        answers: list[_Odds] = [_Odds(np.zeros(1, np.float32), 0.0, 1.0)] * len(pictures)
        for batch in batches([_steps(image) for image, _, _ in inputs], _BATCH):
            found = self._run([inputs[place][0] for place in batch])
            for place, odds in zip(batch, found, strict=True):
                image, first, wide = inputs[place]
                steps = odds[_AROUND // _STEP :][: _steps(image)]
                answers[place] = _Odds(steps, first, wide * _STEP)
        return answers

    def _run(self, images: Sequence[Floats]) -> Floats:
        longest = max(image.shape[1] for image in images)
        whole = np.ones((len(images), 1, HEIGHT, 2 * _AROUND + longest), np.float32)
        for own, image in zip(whole, images, strict=True):
            own[0, :, _AROUND : _AROUND + image.shape[1]] = image
        try:
            [found] = self._session.run(["odds"], {"image": whole})
        except FAULTS as fault:  # its message may describe the input
            raise ReadError(f"the letters network failed: {type(fault).__name__}") from None
        return np.asarray(found, np.float32)


def _steps(image: Floats) -> int:
    return -(-int(image.shape[1]) // _STEP)


def _behind_icon(words: Sequence[LineWord], picture: Grey) -> int:
    """Return where the text of a line begins, behind what may be an icon.

    Icons are higher than letters, and beside them these are too small to be told.
    """
    if len(words) < _TWO or words[0].confidence >= _SURELY:
        return 0
    if words[0].right - words[0].left > _ICON * np.count_nonzero((picture < _INK).any(axis=1)):
        return 0
    return (words[0].right + words[1].left) // 2


def _is_doubted(words: Sequence[LineWord]) -> bool:
    return not words or min(word.confidence for word in words) < _READ


def _told(words: list[LineWord], odds: _Odds, picture: Grey) -> list[LineWord]:
    """Return the words of a line, those of another script without what the network made of them.

    ``picture`` may begin behind the first word; the odds tell where it does.
    """
    ink = picture < _INK
    tall = int(np.count_nonzero(ink.any(axis=1)))
    if tall < _SMALLEST:
        return words
    columns = np.flatnonzero(ink.any(axis=0))
    is_other = float(odds.odds.mean()) >= _least(int(columns[-1] - columns[0]) + 1, tall)
    if not words:
        height, width = picture.shape
        return [LineWord(UNKNOWN_LETTERS, 0, 0, width, height, 1.0)] if is_other else []
    is_other = is_other and mean_confidence(words) < _DOUBTED
    return [
        replace(word, text=UNKNOWN_LETTERS, confidence=1.0)
        if _is_told(word, odds.between(word.left, word.right), tall, is_other=is_other)
        else word
        for word in words
    ]


def _least(wide: int, tall: int) -> float:
    """Return the log-odds from which so much of a line is of another script: of little, it takes more."""
    return next((least for times, least in _SURE if wide >= times * tall), math.inf)


def _is_told(word: LineWord, odds: float, tall: int, *, is_other: bool) -> bool:
    """Tell whether a word is of another script: on a line that is, or one that was read with great doubt."""
    if is_other:
        return odds >= _LIKELY or word.confidence < _PLAIN
    doubted = any(odds >= least and word.confidence < sure for least, sure in _SURER)
    return doubted and word.right - word.left >= _WIDE * tall
