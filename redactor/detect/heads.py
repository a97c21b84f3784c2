"""Patterns that begin with a word are only tried where a word begins as they do.

Most recognizers look for a label: one of many words, at a word's start, then its value. Python's engine tries
all of these words at every place of a text. Here a text's words are sorted once by their first signs, and a
pattern asks for the few places where one of its own beginnings stands. It finds what ``finditer`` finds.

The beginnings are read from the parsed pattern, not listed beside it, so they cannot disagree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from re import _constants as code  # type: ignore[attr-defined]  # stable since 2001, moved here by Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 4
"""So many signs of a beginning are compared; the pattern itself compares the rest."""

WIDEST, MOST = 40, 300
"""A class with more signs ends a beginning; so does one that would make more beginnings of a pattern."""

_WORD = re.compile(r"[^\W_]+")
# Signs that a pattern which ignores case takes for others than their own small letter (``re._casefix``); the
# quote is for patterns that read a text with straight quotes.
_FOLD = str.maketrans("\u0130\u0131\u017f\u212a\u212b\u00b5\u03c2\u2019", "iiskå\u03bc\u03c3'")
_DIGITS = str.maketrans("123456789", "000000000")
_ONE_WORD_SIGN = [
    [(code.IN, [(code.CATEGORY, code.CATEGORY_WORD)])],
    [(code.IN, [(code.NEGATE, None), (code.CATEGORY, code.CATEGORY_NOT_WORD), (code.LITERAL, ord("_"))])],
]
_ZERO_WIDTH = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
_REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})

Beginning = tuple[str, bool]
"""Signs that a match begins with, and whether what follows them in the pattern may be added."""


class Headed:
    r"""A compiled pattern with the signs that its matches begin with.

    Args:
        pattern: begins with a lookbehind that refuses letters and digits, such as ``(?<!\w)``, and then with
            signs that are known, at least one.
        flags: as for ``re.compile``.

    Raises:
        ValueError: the pattern does not begin so.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        parsed = list(parser.parse(pattern, flags))
        heads = {head for head, _ in _beginnings(parsed, {("", True)})}
        if not _is_guarded(parsed) or not all(head[:1].isalnum() for head in heads):
            raise ValueError("the pattern does not begin with a word that is known")
        self.heads = _by_length(heads)

    def finditer(self, text: str, words: WordStarts) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, as ``re.finditer`` does, given where its words begin."""
        end = 0
        for place in words.places(self.heads):
            if place >= end and (found := self.pattern.match(text, place)):
                yield found
                end = found.end()


class WordStarts:
    """Where the words of a text begin, by their first signs."""

    def __init__(self, text: str) -> None:
        self._text = text

    def places(self, heads: Mapping[int, frozenset[str]]) -> list[int]:
        """Return the places, in order, where a word begins with one of the heads, given by their length."""
        found: list[int] = []
        for length, wanted in heads.items():
            known, places = self._index(length)
            for head in known & wanted:
                found += places[head]
        found.sort()
        return found

    def _index(self, length: int) -> tuple[frozenset[str], dict[str, list[int]]]:
        index = self._indices.get(length)
        if index is None:
            folded, places = self._folded, dict[str, list[int]]()
            for start in self._starts:
                places.setdefault(folded[start : start + length], []).append(start)
            index = self._indices[length] = (frozenset(places), places)
        return index

    @cached_property
    def _indices(self) -> dict[int, tuple[frozenset[str], dict[str, list[int]]]]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start() for found in _WORD.finditer(self._text)]

    @cached_property
    def _folded(self) -> str:
        """The text in small letters, sign for sign, all digits as one."""
        if self._text.isascii():
            return self._text.lower().translate(_DIGITS)
        return "".join(map(_small, self._text.translate(_FOLD)))


def _small(char: str) -> str:
    if char.isdecimal():
        return "0"
    small = char.lower()
    return small if len(small) == 1 else char


def _by_length(heads: Iterable[str]) -> dict[int, frozenset[str]]:
    """Return heads by length, without those that begin with a shorter one."""
    kept: dict[int, frozenset[str]] = {}
    for length in range(1, LONGEST + 1):
        new = frozenset(
            head
            for head in heads
            if len(head) == length and not any(head[:size] in shorter for size, shorter in kept.items())
        )
        if new:
            kept[length] = new
    return kept


def _is_guarded(items: Sequence[Any]) -> bool:
    """Tell whether a lookbehind refuses a letter or digit before everything that ``items`` can match."""
    for kind, value in items:
        if kind is code.ASSERT_NOT and value[0] < 0 and _refuses_words(list(value[1])):
            return True
        if kind is code.BRANCH:
            return all(_is_guarded(list(branch)) for branch in value[1])
        if kind is code.SUBPATTERN:
            return _is_guarded(list(value[3]))
        if kind not in _ZERO_WIDTH:
            return False
    return False


def _refuses_words(behind: list[Any]) -> bool:
    if behind in _ONE_WORD_SIGN:
        return True
    if len(behind) != 1 or behind[0][0] is not code.IN:
        return False
    signs = behind[0][1]
    return signs[0][0] is not code.NEGATE and (code.CATEGORY, code.CATEGORY_WORD) in signs


def _beginnings(items: Iterable[Any], known: set[Beginning]) -> set[Beginning]:
    """Return the beginnings of what ``items`` match, each behind one of those that are known."""
    for kind, value in items:
        growing = {head for head in known if head[1]}
        if not growing:
            break
        known = (known - growing) | _grown(kind, value, growing)
    return known


def _grown(kind: Any, value: Any, growing: set[Beginning]) -> set[Beginning]:
    """Return what becomes of beginnings that one item of a pattern follows."""
    if kind in _ZERO_WIDTH:
        return growing
    if kind is code.SUBPATTERN:
        return _beginnings(value[3], growing)
    if kind is code.BRANCH:
        return set().union(*(_beginnings(branch, growing) for branch in value[1]))
    if kind in _REPEATS:
        least, most, inner = value
        return _repeated(least, most, inner, growing)
    signs = _signs(kind, value)
    if not signs or len(signs) * len(growing) > MOST:
        return {(head, False) for head, _ in growing}
    longer = (head + sign for head, _ in growing for sign in signs)
    return {(head, len(head) < LONGEST and head.isascii()) for head in longer}


def _repeated(least: int, most: int, inner: Any, growing: set[Beginning]) -> set[Beginning]:
    for _ in range(min(least, LONGEST)):
        growing = _beginnings(inner, growing)
    if most == least:
        return growing
    if most == least + 1:
        return growing | _beginnings(inner, growing)
    return {(head, False) for head, _ in growing}


def _signs(kind: Any, value: Any) -> set[str]:
    """Return the signs that an item stands for, in small letters; none if they are too many or unknown."""
    if kind is code.LITERAL:
        return {_small(chr(value).translate(_FOLD))}
    signs: set[str] = set()
    for each, inside in value if kind is code.IN else ():
        if each is code.LITERAL:
            signs.add(_small(chr(inside).translate(_FOLD)))
        elif each is code.CATEGORY and inside is code.CATEGORY_DIGIT:
            signs.add("0")
        elif each is code.RANGE and inside[1] - inside[0] < WIDEST:
            signs |= {_small(chr(sign)) for sign in range(inside[0], inside[1] + 1)}
        else:
            return set()
    return signs if len(signs) <= WIDEST else set()
