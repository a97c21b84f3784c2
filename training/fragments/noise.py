# ruff: noqa: E501 - word lists stand on long lines
"""What screens and readers do to text: case, cut titles, glued words, wrong letters.

Each function takes and returns a :class:`Text`; spans follow their letters.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

OCR = {
    "l": "I1|", "I": "l1|", "i": "l1í", "1": "lI", "O": "0Q", "0": "Oo", "o": "0c", "S": "5", "5": "S", "B": "8", "8": "B", "m": "rn",
    "e": "c", "c": "e", "a": "o", "u": "v", "t": "f", "g": "q", "n": "r", "Z": "2", "G": "6", "h": "b", "w": "vv", ".": ",", ",": ".", "'": "",
}  # fmt: skip
"""Letters and what a reader takes them for; ``rn`` and ``vv`` are two letters for one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its labelled spans: half-open code points, in order, never overlapping."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def rewrite(text: Text, letters: list[str]) -> Text:
    """Put ``letters[i]`` (any length) in the place of the i-th letter, and move the spans along."""
    starts = [0]
    for letter in letters:
        starts.append(starts[-1] + len(letter))
    moved = ((starts[start], starts[end], label) for start, end, label in text.spans)
    return Text("".join(letters), tuple(span for span in moved if span[0] < span[1]))


def cased(text: Text, turn: Callable[[str], str]) -> Text:
    """Change the case letter by letter where that keeps the length."""
    return rewrite(text, [new if len(new := turn(old)) == 1 else old for old in text.text])


def titled(text: Text) -> Text:
    """Write the first letter of every word large."""
    flags = [index == 0 or not text.text[index - 1].isalnum() for index in range(len(text.text))]
    return rewrite(
        text,
        [
            old.upper() if first and len(old.upper()) == 1 else old
            for old, first in zip(text.text, flags, strict=True)
        ],
    )


def misread(text: Text, rng: random.Random, rate: float) -> Text:
    """Exchange letters as an OCR engine does, and lose some spaces."""
    letters = []
    for old in text.text:
        new = old
        if rng.random() < rate:
            choices = OCR.get(old, "")
            if old in "mw":
                new = choices
            elif choices:
                new = rng.choice(choices)
            elif old == " " and rng.random() < 0.6:
                new = ""
        letters.append(new)
    return rewrite(text, letters)


def cut(text: Text, rng: random.Random) -> Text:
    """Cut the end off as a narrow tab does; a name that lost all but two letters is left out of the loss."""
    if len(text.text) < 16 or "\n" in text.text:
        return text
    end = rng.randint(10, len(text.text) - 2)
    kept = []
    for start, stop, label in text.spans:
        if stop <= end:
            kept.append((start, stop, label))
        elif start < end:
            short = end - start < 3 and stop - start > end - start
            kept.append((start, end, "?" if short else label))
    body = text.text[:end].rstrip()
    fitting = tuple(
        (start, min(stop, len(body)), label) for start, stop, label in kept if start < min(stop, len(body))
    )
    return Text(body + rng.choice(("...", "…", "…", " ...", " …")), fitting)


def glued(text: Text, before: str, after: str) -> Text:
    """Put words of the interface around a text."""
    gap = len(before)
    return Text(
        before + text.text + after, tuple((start + gap, end + gap, label) for start, end, label in text.spans)
    )
