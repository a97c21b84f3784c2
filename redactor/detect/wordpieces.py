"""Text to word pieces with exact places: the reader in front of the name model.

The model is uncased and was trained on the word pieces of BERT (Devlin et al. 2018, section 3.2; the
vocabulary file lists one piece per line, ``##`` marks a piece that continues a word). What the pieces
lose is kept beside them: how a word was written (:data:`SHAPES`) and what stood before it (:data:`GAPS`).
Every piece knows its place in the original text in code points, whatever the normalisation removed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SHAPES = ("none", "lower", "upper", "title", "digits", "mixed")
"""How a word is written, by index; ``none`` is for signs, scripts without case and hidden case."""

GAPS = ("glued", "space", "wide")
"""What stands before a word, by index; ``wide`` is a line break, a tab or more than one space."""

MAX_WORD = 64
"""Longer words (code points) are one unknown piece: no name is that long, and greedy search stays short."""

MAX_KNOWN = 50_000
"""How many words are remembered with their pieces; then all are forgotten."""

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"

# A word: letters and digits with the marks and invisible characters inside it; else one sign.
_HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_HIDDEN}\u0300-\u036f])*|[^\s{_HIDDEN}\u0300-\u036f]")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WIDE = re.compile(r"[\n\r\t\v\f\x85\u2028\u2029]|\s\s")

# Letters without a decomposition in Unicode, written as their bearers do where the letter is missing.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
    }
    | {
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
    }
)
# Letters of other scripts that look like Latin ones; read so only in words that mix scripts.
_ALIKE = str.maketrans("авеԁіјкмнорсѕтухһԝαβεικνορτυχ", "abedijkmhopcstyxhwabeikvoptux")
_LATIN = re.compile(r"[a-z]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


@dataclass(slots=True)
class Pieces:
    """The pieces of one text, without the marks at both ends; equally long columns.

    ``ids`` index the vocabulary, ``shapes`` :data:`SHAPES`, ``gaps`` :data:`GAPS` (0 inside a word).
    ``starts`` and ``ends`` are code points of the text; ``words`` numbers the word of each piece.
    """

    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)

    def __repr__(self) -> str:
        return f"Pieces({len(self)})"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word's pieces: their numbers, where each begins and ends inside the word, and the word's shape."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shape: int


class WordPieces:
    """Cuts texts into the pieces of one vocabulary. Safe to call from several threads.

    Args:
        vocabulary: the pieces in the order of their numbers.

    Raises:
        ValueError: one of ``[UNK]``, ``[CLS]``, ``[SEP]`` is missing.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        if not {UNKNOWN, FIRST, LAST} <= self._numbers.keys():
            raise ValueError("a vocabulary without its marks")
        self.unknown, self.first, self.last = (self._numbers[mark] for mark in (UNKNOWN, FIRST, LAST))
        self._known: dict[str, tuple[_Word, ...]] = {}

    def read(self, text: str) -> Pieces:
        """Return the pieces of ``text``; any string is bearable."""
        pieces = Pieces()
        known, number, before = self._known, 0, 0
        for found in _WORD.finditer(text):
            start = found.start()
            for word in known.get(found[0]) or self._words(found[0]):
                count = len(word.ids)
                pieces.ids += word.ids
                pieces.shapes += [word.shape] * count
                pieces.gaps += [_gap(text, before, start), *[0] * (count - 1)]
                pieces.starts += [start + place for place in word.starts]
                pieces.ends += [start + place for place in word.ends]
                pieces.words += [number] * count
                number += 1
                start = before = start + word.ends[-1]
        return pieces

    def _words(self, written: str) -> tuple[_Word, ...]:
        """Return the words and signs of a run of letters; `JaneRoe` is two unless the vocabulary knows it."""
        places = [0, *self._humps(written), len(written)]
        words = tuple(self._cut(written[start:end]) for start, end in pairwise(places))
        if len(self._known) >= MAX_KNOWN:
            self._known.clear()
        self._known[written] = words
        return words

    def _humps(self, word: str) -> list[int]:
        """Return where a capital follows a small letter inside a word that the vocabulary does not know."""
        if not 3 < len(word) <= MAX_WORD or word.islower() or word.isupper() or word.lower() in self._numbers:
            return []
        return [hump.start() for hump in _HUMP.finditer(word) if hump.start()]

    def _cut(self, word: str) -> _Word:
        """Return the pieces of a word: each time the longest that the vocabulary knows."""
        letters, places = _normal(word)
        unknown = _Word((self.unknown,), (0,), (len(word),), shape_of(word))
        if not letters or len(letters) > MAX_WORD:
            return unknown
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        start = 0
        while start < len(letters):
            end = len(letters)
            while (
                end > start and (piece := ("##" if start else "") + letters[start:end]) not in self._numbers
            ):
                end -= 1
            if end == start:
                return unknown
            ids.append(self._numbers[piece])
            starts.append(places[start] if start else 0)
            ends.append(places[end - 1] + 1)
            start = end
        ends[-1] = len(word)
        return _Word(tuple(ids), tuple(starts), tuple(ends), unknown.shape)


def shape_of(word: str) -> int:
    """Return the index into :data:`SHAPES` of how ``word`` is written."""
    if any(char.isdigit() for char in word):
        return 4
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word.istitle():
        return 3
    return 5 if word.lower() != word.upper() else 0


def _gap(text: str, before: int, start: int) -> int:
    """Return the index into :data:`GAPS` of what stands between two words; a text begins wide."""
    if start == 0 or before == 0:
        return 2
    if start == before:
        return 0
    if text[before:start] == " ":
        return 1
    return 2 if _WIDE.search(text, before, start) else 1


def _normal(word: str) -> tuple[str, list[int]]:
    """Return a word in small letters without marks, and for each letter its place in ``word``."""
    if word.isascii() and word.isalnum():
        return word.lower(), list(range(len(word)))
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(word[: MAX_WORD * 4]):
        plain = unicodedata.normalize("NFKD", char).lower().translate(_PLAIN)
        for letter in plain:
            if unicodedata.category(letter) not in {"Mn", "Cf", "Cc", "Cs"}:
                letters.append(letter)
                places.append(place)
    joined = "".join(letters)
    if _FOREIGN.search(joined) and _LATIN.search(joined):
        joined = joined.translate(_ALIKE)
    return joined, places
