"""From the line network's probabilities to words: connectionist temporal classification, the surest path.

At each step the network tells one sign or none; a sign that goes on over several steps is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from redactor.ocr.line_input import Floats

JOINTS = frozenset("=:@/|()[]<>")
"""Signs that part a word into what may be private and what is not."""

_PER_NAT = 0.35
"""How much confidence falls with the logarithm of a probability; Tesseract's own measure."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: which steps it covers (``end`` just outside), and its probability where it is surest."""

    text: str
    start: int
    end: int
    probability: float

    def __repr__(self) -> str:
        return "Sign(...)"


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word with the steps it covers; ``confidence`` is that of its least sure sign, 0..1.

    ``joints`` are the places of its :data:`JOINTS` in the text, each with the step in the middle of the sign.
    """

    text: str
    start: int
    end: int
    confidence: float
    joints: tuple[tuple[int, float], ...] = ()

    def __repr__(self) -> str:
        return "SpelledWord(...)"


def signs_of(probabilities: Floats, table: Sequence[str]) -> Iterator[Sign]:
    """Yield the signs of a line.

    Args:
        probabilities: ``(steps, signs)``.
        table: what each sign is; the last one stands for none.
    """
    best = probabilities.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(starts, len(best))[1:]
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        number = int(best[start])
        if number < len(table) - 1:
            yield Sign(table[number], start, end, float(probabilities[start:end, number].max()))


def words_of(signs: Iterator[Sign]) -> Iterator[SpelledWord]:
    """Yield the words between the spaces of a line."""
    word: list[Sign] = []
    for sign in signs:
        if sign.text != " ":
            word.append(sign)
        elif word:
            yield _spelled(word)
            word = []
    if word:
        yield _spelled(word)


def _spelled(signs: Sequence[Sign]) -> SpelledWord:
    least = min(sign.probability for sign in signs)
    # Rounded, since the last digits depend on which other lines are in a batch.
    confidence = round(float(np.clip(1 + _PER_NAT * np.log(least), 0, 1)), 3)
    text = "".join(sign.text for sign in signs)
    return SpelledWord(text, signs[0].start, signs[-1].end, confidence, tuple(_joints(signs)))


def _joints(signs: Sequence[Sign]) -> Iterator[tuple[int, float]]:
    place = 0
    for sign in signs:
        if sign.text in JOINTS:
            yield place, (sign.start + sign.end) / 2
        place += len(sign.text)
