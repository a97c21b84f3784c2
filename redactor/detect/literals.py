"""Rules that need a literal are only tried on the lines where one of their literals stands.

One walk of an Aho-Corasick automaton over a text in lower case answers for all rules of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import ahocorasick

Rule = TypeVar("Rule")


class Literals(Generic[Rule]):
    """A table of rules, each with its literals in lower case.

    Args:
        rows: literals and rule. What a rule looks for must lie on one line, with one of its literals.
    """

    def __init__(self, rows: Iterable[tuple[Iterable[str], Rule]]) -> None:
        self._rules: list[Rule] = []
        wanting: dict[str, list[int]] = {}
        for number, (literals, rule) in enumerate(rows):
            self._rules.append(rule)
            for literal in literals:
                wanting.setdefault(literal, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for literal, numbers in wanting.items():
            self._automaton.add_word(literal, tuple(numbers))
        self._automaton.make_automaton()

    def lines(self, lower: str) -> Iterator[tuple[Rule, int, int]]:
        """Yield rules, in the order of the table, with the begin and end of each line to try them on.

        Args:
            lower: the text in lower case, sign for sign.
        """
        wanted: dict[int, dict[tuple[int, int], None]] = {}
        line = (0, -1)
        for last, numbers in self._automaton.iter(lower):
            if last > line[1]:
                end = lower.find("\n", last)
                line = (lower.rfind("\n", 0, last) + 1, len(lower) if end < 0 else end)
            for number in numbers:
                wanted.setdefault(number, {})[line] = None
        for number in sorted(wanted):
            for start, end in wanted[number]:
                yield self._rules[number], start, end
