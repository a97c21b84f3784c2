"""Known values of which only the beginning was typed, and taken away again before the rest stood there.

A beginning is as good as the value where only one value goes on so. A word that plain language has too, or
that begins one of its words, tells nothing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.known_names import fold_name, table
from redactor.detect.memorable import NUMBERS
from redactor.detect.variants import glue

LEAST = 4
"""How many signs a beginning has at least."""

MOST_WORDS = 8
"""Of how many words it is made at most."""

_WORDS = (
    "ordinary.txt",
    "common_words.txt",
    "interface.txt",
    "labels.txt",
    "names_too.txt",
    "also_personal.txt",
)
_END = re.compile(r"(?<=\w)(?!\w)")


class Beginnings:
    """Values of a session, by how they begin.

    Args:
        values: entities and values.
    """

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        wholes, numbers = set(), set()
        for entity, value in values:
            low = value.lower()
            wholes |= {(low, entity), (low.lstrip("+#@("), entity)}
            if entity in NUMBERS:
                numbers.add((glue(value), entity))
        self._wholes, self._numbers = sorted(wholes), sorted(numbers)

    def __repr__(self) -> str:
        return f"Beginnings({len(self._wholes)} values)"

    def of(self, begun: str) -> Iterator[tuple[str, str]]:
        """Yield the values that go on so, as (glued, entity); ``begun`` is in small letters."""
        yield from _going_on(self._wholes, begun)
        glued = glue(begun)
        if len(glued) >= LEAST and any(map(str.isdecimal, glued)):
            yield from _going_on(self._numbers, glued)


def _going_on(wholes: Sequence[tuple[str, str]], begun: str) -> Iterator[tuple[str, str]]:
    place = bisect_left(wholes, (begun, ""))
    while place < len(wholes) and wholes[place][0].startswith(begun):
        if len(wholes[place][0]) > len(begun):
            yield glue(wholes[place][0]), wholes[place][1]
        place += 1


def ends_of(text: str) -> list[int]:
    """Return where a beginning at the start of a text may end: behind its words, the last ones first."""
    ends = []
    for found in _END.finditer(text):
        ends.append(found.start())
        if len(ends) == MOST_WORDS:
            break
    return [end for end in reversed(ends) if end >= LEAST]


def is_telling(begun: str) -> bool:
    """Tell whether a beginning in small letters is none of a word that everybody uses."""
    if len(begun) < LEAST:
        return False
    folded = fold_name(begun)
    words = _plain_words()
    place = bisect_left(words, folded)
    return not (place < len(words) and words[place].startswith(folded))


@functools.cache
def _plain_words() -> list[str]:
    return sorted({fold_name(word) for name in _WORDS for word in table(name)})
