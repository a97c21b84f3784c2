"""What one recognizer is unsure of is read by another, and the better reading stays.

The first one reads every line; it is the quick one. A line in which it doubts one word, or finds none, goes
to the second, which looks at it in its own way. All such lines of a screen go in one batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redactor.ocr.grey import Grey
from redactor.ocr.line_signs import JOINTS
from redactor.ports import UNKNOWN_LETTERS, LineRecognizer
from redactor.values import Joint, LineWord

SURE = 0.6
"""A line whose words all have this confidence is not read again."""

_DIRT = 0.75


class SurerLines:
    """A :class:`redactor.ports.LineRecognizer` made of two. Safe to call from several threads at once.

    Args:
        first: reads all lines.
        second: reads those that the first one is unsure of.
        sure: the confidence below which a word is doubted, 0..1.
    """

    def __init__(self, first: LineRecognizer, second: LineRecognizer, *, sure: float = SURE) -> None:
        self._first = first
        self._second = second
        self._sure = sure

    @property
    def name(self) -> str:
        """Both names and versions."""
        return f"{self._first.name}, {self._second.name}"

    def close(self) -> None:
        """End what the two have started; a later reading starts it again."""
        self._first.close()
        self._second.close()

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        """Return the words of each line; see :meth:`redactor.ports.LineRecognizer.read`."""
        answers = self._first.read(pictures, second_look=second_look)
        unsure = [place for place, words in enumerate(answers) if self._doubted(words)]
        again = self._second.read([pictures[place] for place in unsure], second_look=second_look)
        for place, words in zip(unsure, again, strict=True):
            answers[place] = better(answers[place], with_joints(words, answers[place]))
        return answers

    def _doubted(self, words: Sequence[LineWord]) -> bool:
        if any(word.text == UNKNOWN_LETTERS for word in words):
            return False  # both know the same letters
        return not words or min(word.confidence for word in words) < self._sure


def better(first: list[LineWord], second: list[LineWord]) -> list[LineWord]:
    """Return the better reading of a line that the first one is unsure of.

    The second one is, whatever it says of its confidence: two engines measure that differently, and a token
    that is in no dictionary gets little. Where it reads nothing, signs that the first doubts are an icon or
    dirt; as a line without words it is still covered where private text is near.
    """
    if second:
        return second
    return first if mean_confidence(first) >= _DIRT else []


def with_joints(words: Sequence[LineWord], first: Sequence[LineWord]) -> list[LineWord]:
    """Return the words of the second reading, with the joints that both readings have seen in their order."""
    seen = [
        (word.text[joint.place], joint)
        for word in sorted(first, key=lambda word: word.left)
        for joint in word.joints
    ]
    return [_with_joints(word, seen) for word in words]


def _with_joints(word: LineWord, seen: Sequence[tuple[str, Joint]]) -> LineWord:
    inside = [(sign, joint) for sign, joint in seen if word.left <= joint.left < word.right]
    own = [place for place, sign in enumerate(word.text) if sign in JOINTS]
    if not own or [word.text[place] for place in own] != [sign for sign, _ in inside]:
        return word
    joints = (replace(joint, place=place) for place, (_, joint) in zip(own, inside, strict=True))
    return replace(word, joints=tuple(joints))


def mean_confidence(words: Sequence[LineWord]) -> float:
    """Return the mean confidence of the signs of a line; 0 where there are none."""
    signs = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / signs if signs else 0.0
