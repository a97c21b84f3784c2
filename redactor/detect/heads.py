"""Patterns that begin with a word are only tried where a word begins as they do.

Most recognizers look for a label, one of many words, or for a number of some form. Python's engine tries
all of these at every place of a text. Here a text's words are sorted once by their first signs, and a pattern
asks for the few places where one of its own beginnings stands. It finds what ``finditer`` finds.

The beginnings are read from the parsed pattern, not listed beside it, so they cannot disagree with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from re import _constants as code  # type: ignore[attr-defined]  # stable since 2001, moved here by Python 3.11
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

WIDEST, MOST = 80, 300
"""A class with more signs ends a beginning; so does one that would make more beginnings of a pattern."""

FEW = 0.01
"""Where so few of a text's words begin as a pattern does, no other way of comparing them is tried."""

MANY = 700
"""A pattern with so many beginnings is a list of words: forms leave more places, and take long to compare."""

_WORD = re.compile(r"[^\W_]+")
# Signs that a pattern which ignores case takes for others than their own small letter (``re._casefix``); the
# quote is for patterns that read a text with straight quotes.
_FOLD = str.maketrans("\u0130\u0131\u017f\u212a\u212b\u00b5\u03c2\u2019", "iiskå\u03bc\u03c3'")
_ONE_WORD_SIGN = [
    [(code.IN, [(code.CATEGORY, code.CATEGORY_WORD)])],
    [(code.IN, [(code.NEGATE, None), (code.CATEGORY, code.CATEGORY_NOT_WORD), (code.LITERAL, ord("_"))])],
]
_ZERO_WIDTH = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
_REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})

Beginning = tuple[str, bool]
"""Signs that a match begins with, and whether what follows them in the pattern may be added."""


@dataclass(frozen=True)
class Folding:
    """One way to compare beginnings: in small letters, or as forms with ``a`` for any letter.

    All digits are ``0``. ``length`` is how many signs are compared, the pattern itself compares the rest;
    ``letter`` how often a letter stands at a place by guess.
    """

    forms: bool
    length: int
    letter: float

    def sign(self, char: str) -> str:
        """Return one sign as it is compared."""
        if char.isdecimal():
            return "0"
        small = char.translate(_FOLD).lower()
        small = small if len(small) == 1 else char
        return "a" if self.forms and small.isalpha() else small

    def text(self, text: str) -> str:
        """Return a text as it is compared, sign for sign."""
        return text.translate(self._signs)

    @cached_property
    def _signs(self) -> dict[int, str]:
        return _Signs(self)

    def chance(self, heads: Iterable[str]) -> float:
        """Return a guess of how much of a text's words begin with one of the heads."""
        return sum(prod(map(self._share, head)) for head in heads)

    def _share(self, sign: str) -> float:
        return 0.3 if sign == "0" else self.letter if sign.isalpha() else 0.1


class _Signs(dict[int, str]):
    """Each code point as it is compared, found when first asked for."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding

    def __missing__(self, char: int) -> str:
        self[char] = self._folding.sign(chr(char))
        return self[char]


LETTERS, FORMS = Folding(forms=False, length=4, letter=0.05), Folding(forms=True, length=8, letter=0.7)


class Headed:
    r"""A pattern with the signs that its matches begin with.

    Args:
        pattern: begins with a lookbehind that refuses letters and digits, such as ``(?<!\w)``, and then with
            signs that are known, at least one.
        flags: as for ``re.compile``.

    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.written = pattern
        self.flags = flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first has a place for it: most texts need few of them."""
        return re.compile(self.written, self.flags)

    @cached_property
    def heads(self) -> tuple[Folding, dict[int, frozenset[str]]]:
        """What matches begin with, by length, in the way of comparing that leaves the fewest places.

        Raises:
            ValueError: the pattern does not begin with a word that is known.
        """
        parsed = list(parser.parse(self.written, self.flags))
        best, heads = LETTERS, _heads(parsed, LETTERS)
        if (chance := LETTERS.chance(heads)) > FEW and len(heads) < MANY:
            forms = _heads(parsed, FORMS)
            best, heads = (FORMS, forms) if FORMS.chance(forms) < chance else (LETTERS, heads)
        if not _is_guarded(parsed) or not all(head[:1].isalnum() for head in heads):
            raise ValueError("the pattern does not begin with a word that is known")
        return best, _by_length(heads)

    def finditer(self, text: str, words: WordStarts) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, as ``re.finditer`` does, given where its words begin."""
        end = 0
        for place in words.places(*self.heads):
            if place >= end and (found := self.pattern.match(text, place)):
                yield found
                end = found.end()


_Index = tuple[frozenset[str], dict[str, list[list[int]]]]


class WordStarts:
    """Where the words of a text begin, by their first signs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._indices: dict[tuple[Folding, int], _Index] = {}
        self._places: dict[Folding, dict[str, list[int]]] = {}

    def places(self, folding: Folding, heads: Mapping[int, frozenset[str]]) -> list[int]:
        """Return the places, in order, where a word begins with one of the heads, given by their length."""
        found: list[int] = []
        for length, wanted in heads.items():
            known, places = self._index(folding, length)
            for head in known & wanted:
                for each in places[head]:
                    found += each
        found.sort()
        return found

    def _index(self, folding: Folding, length: int) -> _Index:
        index = self._indices.get((folding, length))
        if index is None:
            places: dict[str, list[list[int]]] = {}
            for head, known in self._longest(folding).items():
                places.setdefault(head[:length], []).append(known)
            index = self._indices[folding, length] = (frozenset(places), places)
        return index

    def _longest(self, folding: Folding) -> dict[str, list[int]]:
        places = self._places.get(folding)
        if places is None:
            folded, places = folding.text(self._text), {}
            for start in self._starts:
                places.setdefault(folded[start : start + folding.length], []).append(start)
            self._places[folding] = places
        return places

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start() for found in _WORD.finditer(self._text)]


def _heads(parsed: Sequence[Any], folding: Folding) -> frozenset[str]:
    return frozenset(head for head, _ in _beginnings(parsed, {("", True)}, folding))


def _by_length(heads: Iterable[str]) -> dict[int, frozenset[str]]:
    """Return heads by length, without those that begin with a shorter one."""
    kept: dict[int, frozenset[str]] = {}
    for length in range(1, FORMS.length + 1):
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


def _beginnings(items: Iterable[Any], known: set[Beginning], folding: Folding) -> set[Beginning]:
    """Return the beginnings of what ``items`` match, each behind one of those that are known."""
    for kind, value in items:
        growing = {head for head in known if head[1]}
        if not growing:
            break
        known = (known - growing) | _grown(kind, value, growing, folding)
    return known


def _grown(kind: Any, value: Any, growing: set[Beginning], folding: Folding) -> set[Beginning]:
    """Return what becomes of beginnings that one item of a pattern follows."""
    if kind in _ZERO_WIDTH:
        return growing
    if kind is code.SUBPATTERN:
        return _beginnings(value[3], growing, folding)
    if kind is code.BRANCH:
        return set().union(*(_beginnings(branch, growing, folding) for branch in value[1]))
    if kind in _REPEATS:
        least, most, inner = value
        return _repeated(least, most, inner, growing, folding)
    signs = {folding.sign(chr(value))} if kind is code.LITERAL else _signs(kind, value, folding)
    if not signs or len(signs) * len(growing) > MOST:
        return {(head, False) for head, _ in growing}
    longer = (head + sign for head, _ in growing for sign in signs)
    return {(head, len(head) < folding.length) for head in longer}


def _repeated(least: int, most: int, inner: Any, growing: set[Beginning], folding: Folding) -> set[Beginning]:
    """Return the beginnings with something behind them once, twice, as often as it may stand there."""
    known: set[Beginning] = set()
    for count in range(min(most, folding.length) + 1):
        if count >= least:
            known |= growing
        growing = _beginnings(inner, growing, folding)
    return known | growing if most > folding.length else known


def _signs(kind: Any, value: Any, folding: Folding) -> set[str]:
    """Return the signs that an item stands for, as compared; none if they are too many or unknown."""
    signs: set[str] = set()
    for each, inside in value if kind is code.IN else ():
        if each is code.LITERAL:
            signs.add(folding.sign(chr(inside)))
        elif each is code.CATEGORY and inside is code.CATEGORY_DIGIT:
            signs.add("0")
        elif each is code.RANGE and inside[1] - inside[0] < WIDEST:
            signs |= {folding.sign(chr(sign)) for sign in range(inside[0], inside[1] + 1)}
        else:
            return set()
    return signs
