"""What every recognizer reads: one text with its hint, and what it answers: matches.

Recognizers are pure functions of a :class:`Passage`; :mod:`redactor.detect.pattern_detector` asks them. A
passage computes once what many recognizers ask for: whether there is a digit at all, the set of words, and
the words near a place.

Context words are compared *folded*: without accents, lower case, ``camelCase`` and ``snake_case``
split, so that ``phoneNumber``, ``phone_number`` and ``Phone number`` are the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from redactor.detect import inert
from redactor.detect.heads import Headed, WordStarts
from redactor.values import Hint

BEFORE = 60
"""How many code points before a match may hold its context words (about half a screen line)."""

AFTER = 18
"""How many code points after a match may hold them, as in ``555 0143 (mobile)``."""

_NO_WORD = re.compile(r"[\W_]+")
_CAMEL_OR_NO_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """One place that a recognizer found, in code points; never the text itself."""

    entity: str
    start: int
    end: int
    score: float
    rule: str
    checked: bool = False


def fold(text: str) -> str:
    """Return the words of ``text`` for comparing: folded, separated and framed by single spaces."""
    text = _CAMEL_OR_NO_WORD.sub(" ", text)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = _NO_WORD.sub(" ", text)
    return f" {text.strip().lower()} "


def digits_of(value: str) -> int:
    """Return how many digits a value holds."""
    return sum(map(str.isdigit, value))


def words(listed: str) -> frozenset[str]:
    """Return the folded context words of a blank-separated list."""
    return frozenset(fold(listed).split())


class Passage:
    """One text as recognizers see it: what is hidden collapsed to single :data:`inert.BLANK`, hint folded.

    ``hidden`` holds places of the original, in order and apart, that are hidden besides our own placeholders:
    what earlier rounds found. The passage of a text with findings hidden is thus the passage of the same text
    with the findings replaced, and looking at both gives the same answer.

    ``said`` holds the listed words that the last question about context has met: what explains a match.
    ``shared`` holds what recognizers have worked out of the text once for all of them.
    """

    def __init__(
        self, original: str, hint: Hint | None = None, hidden: Sequence[tuple[int, int]] = ()
    ) -> None:
        hint = hint or Hint()
        self._hidden = _joined([*hidden, *inert.places(original)])
        self.text = _collapsed(original, self._hidden)
        self.said: frozenset[str] = frozenset()
        self.shared: dict[str, Any] = {}
        self.label = frozenset(fold(hint.label).split())
        self.title = frozenset(fold(f"{hint.title} {hint.app}").split())

    def in_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original text of a place in ``text``."""
        if not self._hidden:
            return start, end
        return self._offsets[start][0], self._offsets[end - 1][1]

    @cached_property
    def _offsets(self) -> list[tuple[int, int]]:
        """For each code point of ``text``, the place in the original that it stands for."""
        offsets: list[tuple[int, int]] = []
        here = 0
        for start, end in self._hidden:
            offsets.extend((place, place + 1) for place in range(here, start))
            offsets.append((start, end))
            here = end
        rest = len(self.text) - len(offsets)
        offsets.extend((place, place + 1) for place in range(here, here + rest))
        return offsets

    @cached_property
    def digits(self) -> int:
        """How many decimal digits the text holds, counted up to 5: few texts hold enough for an id."""
        count = 0
        for found in _DIGITS.finditer(self.text):
            count += found.end() - found.start()
            if count >= 5:
                break
        return count

    @cached_property
    def lower(self) -> str:
        """The text in lower case, for literal prefilters only: positions may differ."""
        return self.text.lower()

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, sign for sign."""
        if len(self.lower) == len(self.text):
            return self.lower
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All folded words of text and hint."""
        return frozenset(fold(self.text).split()) | self.label | self.title

    @cached_property
    def _starts(self) -> WordStarts:
        return WordStarts(self.text)

    @cached_property
    def straight(self) -> str:
        """The text with straight apostrophes, sign for sign."""
        return self.text.replace("\u2019", "'")

    def sought(self, wanted: Headed, text: str = "") -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in the text, or in ``text`` if that differs in its quotes only."""
        return wanted.finditer(text or self.text, self._starts)

    def mentions(self, listed: frozenset[str]) -> bool:
        """Tell whether any of the words stands anywhere in text or hint."""
        self.said = listed & self.vocabulary
        return bool(self.said)

    def near(self, start: int, end: int, listed: frozenset[str]) -> bool:
        """Tell whether one of the words stands near a place, or names the field."""
        self.said = listed & self.label or listed.intersection(self._around(start, end))
        return bool(self.said)

    def just_before(self, start: int, listed: frozenset[str], reach: int = 24) -> bool:
        """Tell whether one of the words stands among the last two before a place, on its line."""
        left = self.text[max(0, start - reach) : start].rpartition("\n")[2]
        self.said = listed.intersection(fold(left).split()[-2:])
        return bool(self.said)

    def _around(self, start: int, end: int) -> list[str]:
        """Words before the place on its line (or, at a line's start, the line above), and after it."""
        left = self.text[max(0, start - BEFORE) : start]
        above, _, same = left.rpartition("\n")
        if not same.strip(" \t\r\"'([{|>*-"):
            # A form puts the label over its field. A line with digits has a value of its own.
            label = above.rstrip().rpartition("\n")[2]
            same = "" if any(c.isdigit() for c in label) else label
        right = self.text[end : end + AFTER].partition("\n")[0]
        # A word cut by the window's edge is no word; a label after a further value is not ours.
        right = re.split(r"\d|,|;", right, maxsplit=1)[0]
        if end + AFTER < len(self.text) and len(right) == AFTER:
            right = right.rpartition(" ")[0]
        return (fold(same) + fold(right)).split()


_DIGITS = re.compile(r"\d+")


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _collapsed(text: str, hidden: list[tuple[int, int]]) -> str:
    """Return ``text`` with each hidden place as one :data:`inert.BLANK`."""
    parts, here = [], 0
    for start, end in hidden:
        parts += [text[here:start], inert.BLANK]
        here = end
    return "".join([*parts, text[here:]])


Find = Callable[[Passage], Iterable[Match]]


@dataclass(frozen=True, slots=True)
class Family:
    """One recognizer: a name, the entities it can answer, and the pure function that finds them."""

    name: str
    entities: frozenset[str]
    find: Find
