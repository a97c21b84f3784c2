"""Initials that a reader parts from their name: a word or a line of their own, or only their stop.

``J.`` stands low and comes as a line of its own, the ``I`` of ``I. Farrow`` is taken for the edge of a field
and its stop alone is read. Whatever stands right before a person and looks like this belongs to the name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.zones import touched
from redactor.values import Finding, Page, Word

RULE = "initial"

_INITIAL = re.compile(r"[^\W\d_a-z]?\.(?:-?[^\W\d_a-z]\.)?|[^\W\d_a-z]\.[^\W\d_a-z]|[^\W\d_a-z]")
_GAP = 0.9  # of the name's height: nearer than the next cell stands
_LEVEL = 0.5  # of the lower one's height that both have in common
_MOST = 2  # initials before a name


def initials(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the initials right before persons that were found."""
    begins = {
        words[0].span: words[0]
        for finding in findings
        if finding.entity == "PERSON" and finding.span and (words := touched(page, finding.span))
    }
    ends = _Ends(page.words if begins else ())
    for first in begins.values():
        for _ in range(_MOST):
            before = _before(page, ends.near(first))
            if before is None:
                break
            yield Finding("PERSON", SCORE, DETECTOR, RULE, before.span)
            first = before  # noqa: PLW2901 - from one to the next


class _Ends:
    """The words of a page by where they end: few of them end right before another."""

    def __init__(self, words: Sequence[Word]) -> None:
        order = sorted(range(len(words)), key=lambda place: words[place].zone.x + words[place].zone.width)
        self._words = words
        self._order = order
        self._ends = [words[place].zone.x + words[place].zone.width for place in order]

    def near(self, word: Word) -> list[Word]:
        """Return the words that end right before one, in the order of the page."""
        zone = word.zone
        first = bisect_left(self._ends, zone.x - _GAP * zone.height)
        last = bisect_right(self._ends, zone.x + 1)
        found = (self._words[place] for place in sorted(self._order[first:last]))
        return [other for other in found if other is not word and _touches(other, word)]


def _before(page: Page, near: Sequence[Word]) -> Word | None:
    """Return the initial that stands nearest before a word, None where another word or nothing is."""
    nearest = max(near, key=lambda other: other.zone.x, default=None)
    if nearest is None or not _INITIAL.fullmatch(page.text, nearest.span.start, nearest.span.end):
        return None
    return nearest


def _touches(one: Word, word: Word) -> bool:
    left, right = one.zone, word.zone
    common = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    gap = right.x - left.x - left.width
    return -1 <= gap <= _GAP * right.height and common >= _LEVEL * min(left.height, right.height)
