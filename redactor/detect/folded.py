"""A text as the organisation's lists are compared with it: folded words, one space between them.

Folding takes away what writing adds to a name: case, accents, hyphens, underscores, line breaks, invisible
signs, and the signs that readers of screens take for one another (``0`` and ``O``, ``1``, ``I`` and ``l``,
``5`` and ``S``, ``8`` and ``B``, ``rn`` and ``m``, ``vv`` and ``w``, Cyrillic and Greek letters that look
Latin). Lists and texts are folded alike, so that comparing is looking for one string in another; where each
folded sign stands in the text is kept, since folding changes lengths.

There are two views of a text: its words as written (``getBluebirdPlan`` is one), and its words split where
case or digits change (``get bluebird plan``). Signs of scripts that put no spaces between words are words
of their own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_UNSPACED = (
    r"\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    r"\u3005\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts without spaces between words; Korean too, where endings follow a name at once."""


def _marks() -> str:
    """Return the combining and invisible signs of the basic plane, which belong to the word they stand in."""
    signs = (chr(code) for code in (0xAD, *range(0x300, 0x1B00), *range(0x200B, 0x2070), 0xFEFF))
    return "".join(sign for sign in signs if unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"})


_PART = rf"[^\W_{_UNSPACED}]"
_WORD = re.compile(
    rf"[{_UNSPACED}]|{_PART}(?:{_PART}|[{_marks()}])*(?:-\r?\n[ \t]{{0,16}}{_PART}(?:{_PART}|[{_marks()}])*)*"
)
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^A-Za-z\d]+")
_HYPHENATED = re.compile(r"-\r?\n[ \t]*")
_TWINS = re.compile("rn|vv")

_ALIKE = str.maketrans(
    "01i58\u0131\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u03bf\u03b1\u03c1\u03bd\u03b9",
    "ollsblaeopcyxlsjoapvl",
)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n"}
)


@dataclass(frozen=True, slots=True)
class View:
    """Folded words of a text, each between single spaces: ``" project bluebird "``.

    ``starts`` holds where each word begins in ``text``; ``places`` where it begins and ends in the
    original; ``inner``, for words whose folded form has another length, the place of each folded sign.
    """

    text: str
    starts: Sequence[int]
    places: Sequence[tuple[int, int]]
    inner: dict[int, tuple[int, ...]]

    def word_at(self, place: int) -> int:
        """Return the number of the word that holds the sign at ``place`` of ``text``."""
        return bisect_right(self.starts, place) - 1

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the original place of ``text[start:end]``; None if it begins or ends inside a sign."""
        first, last = self.word_at(start), self.word_at(end - 1)
        left = self._sign(first, start - self.starts[first])
        right = self._sign(last, end - self.starts[last])
        if (
            end < len(self.text)
            and self.text[end] != " "
            and right == self._sign(last, end - self.starts[last] - 1)
        ):
            return None
        return (left, right) if left < right else None

    def _sign(self, word: int, offset: int) -> int:
        """Return where a word's folded sign number ``offset`` stands; after the last one: the word's end."""
        places = self.inner.get(word)
        if places is None:
            return self.places[word][0] + offset
        return places[offset]


def key(text: str) -> str:
    """Return the folded words of ``text`` as written, joined by single spaces."""
    return view(text, words(text)).text.strip()


def words(text: str) -> list[tuple[int, int]]:
    """Return the places of the words as written; a word broken by a hyphen at a line's end is one."""
    return [found.span() for found in _WORD.finditer(text)]


def split(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of the words, split where case or digits change."""
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        word = text[start:end]
        if word.isalpha() and (word.islower() or word.isupper() or word.istitle()):
            pieces.append((start, end))
        else:
            pieces += _pieces(text, start, end)
    return pieces


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = [found.span() for found in _PIECES.finditer(text, start, end) if found.group().isalnum()]
    ascii_only = all(text[a:b].isascii() for a, b in parts)
    return parts if parts and ascii_only else [(start, end)]


def view(text: str, spans: Iterable[tuple[int, int]]) -> View:
    """Fold the words of ``text`` at ``spans``."""
    known: dict[str, tuple[str, tuple[int, ...] | None]] = {}
    parts = [""]
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    inner: dict[int, tuple[int, ...]] = {}
    at = 1
    for start, end in spans:
        word = text[start:end]
        if word not in known:
            known[word] = _folded(word)
        folded, offsets = known[word]
        if not folded:
            continue
        if offsets is not None:
            inner[len(starts)] = tuple(start + offset for offset in offsets)
        starts.append(at)
        places.append((start, end))
        parts.append(folded)
        at += len(folded) + 1
    parts.append("")
    return View(" ".join(parts), starts, places, inner)


def _folded(word: str) -> tuple[str, tuple[int, ...] | None]:
    """Return a word folded, and where each folded sign and the end stand; None for 0, 1, 2 ..."""
    lower = word.lower()
    if word.isascii() and "-" not in word and not ("rn" in lower or "vv" in lower):
        return lower.translate(_ALIKE), None
    signs: list[str] = []
    places: list[int] = []
    skipped = {place for found in _HYPHENATED.finditer(word) for place in range(*found.span())}
    for place, sign in enumerate(word):
        plain = "" if place in skipped else _plain(sign)
        signs.append(plain)
        places += [place] * len(plain)
    return _twins("".join(signs), [*places, len(word)])


def _plain(sign: str) -> str:
    """Return one sign without case, accent and ligature; nothing for invisible signs and accents."""
    if sign.isascii():
        return sign.lower()
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    kept = (part for part in parts if not unicodedata.combining(part) and unicodedata.category(part) != "Cf")
    return "".join(kept).translate(_LETTERS)


def _twins(plain: str, places: list[int]) -> tuple[str, tuple[int, ...]]:
    """Fold letters that look alike, pairs included."""
    kept: list[int] = []
    here = 0
    for found in _TWINS.finditer(plain):
        kept += places[here : found.start() + 1]
        here = found.end()
    kept += places[here:]
    return _TWINS.sub(lambda pair: "m" if pair.group() == "rn" else "w", plain).translate(_ALIKE), tuple(kept)


def plain(text: str) -> str:
    """Return letters and digits without case and accents; signs that look alike stay apart."""
    return "".join(_plain(sign) for sign in text if sign.isalnum() or unicodedata.category(sign)[0] == "M")
