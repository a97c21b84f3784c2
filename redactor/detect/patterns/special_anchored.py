"""Rules that stand on a word of a table: the word is looked up first, then what stands just before it.

``depression`` may be a heading, a market or an illness; ``he has been off with`` before it decides. Words of
one kind with the turns of phrase that count before them are one :class:`Anchored`. All of them share one
automaton, so a text without the words costs one walk, and no pattern reads more than a short window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

_BEFORE = 90
"""How many signs before a word, on its line, may tie it to somebody."""

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Anchored:
    """Words of one category that count after a turn of phrase, or before one.

    A match is the turn of phrase with the word; ``unless`` right after the word makes something else of it.
    A word with a ``capital`` counts only if it is written so: ``Labour``.
    """

    category: str
    words: frozenset[str]
    written: tuple[str, str, str]
    capital: bool = False

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What ties a word behind it to somebody; compiled when first needed, like the other two."""
        return _compiled(rf"(?<![\w'-])(?:{self.written[0]})\Z") if self.written[0] else _NEVER

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What ties a word before it to somebody."""
        return _compiled(rf"(?:{self.written[1]})(?![\w-])") if self.written[1] else _NEVER

    @cached_property
    def unless(self) -> re.Pattern[str]:
        """What makes something else of a word before it."""
        return _compiled(self.written[2]) if self.written[2] else _NEVER


def anchored(
    category: str,
    words: Iterable[str],
    *before: str,
    after: str = "",
    unless: str = "",
    capital: bool = False,
) -> Anchored:
    """Return the rule for words in lower case; the patterns are of whole words and ignore case."""
    return Anchored(category, frozenset(words), ("|".join(before), after, unless), capital)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


class Anchors:
    """Several rules over one automaton of their words."""

    def __init__(self, rules: Iterable[Anchored]) -> None:
        owners: dict[str, tuple[Anchored, ...]] = {}
        for one in rules:
            for word in one.words:
                owners[word] = (*owners.get(word, ()), one)
        self._automaton = ahocorasick.Automaton()
        for word, those in owners.items():
            self._automaton.add_word(word, (len(word), those))
        self._automaton.make_automaton()

    def places(self, lower: str) -> Iterator[tuple[int, int, tuple[Anchored, ...]]]:
        """Yield where every whole word stands, whatever is around it, and the rules that know it."""
        for last, (length, rules) in self._automaton.iter(lower):
            start, end = last + 1 - length, last + 1
            if not (_inside(lower, start - 1) or _inside(lower, end)):
                yield start, end, rules

    def find(self, text: str, lower: str) -> Iterator[tuple[str, int, int]]:
        """Yield category and place of every word that is tied to somebody, longest words last.

        Args:
            text: the text.
            lower: the same in lower case, sign for sign.
        """
        for start, end, rules in self.places(lower):
            line = max(start - _BEFORE, lower.rfind("\n", 0, start) + 1)
            for one in rules:
                place = _tied(one, text, line, start, end)
                if place:
                    yield one.category, *place


def _tied(one: Anchored, text: str, line: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of the turn of phrase with the word, if there is one."""
    if one.unless.match(text, end) or (one.capital and not text[start].isupper()):
        return None
    if found := one.before.search(text, line, start):
        return found.start(), end
    if found := one.after.match(text, end):
        return start, found.end()
    return None


def _inside(lower: str, at: int) -> bool:
    """Tell whether the sign at a place would go on a word."""
    return 0 <= at < len(lower) and (lower[at].isalnum() or lower[at] in "-_")
