"""Initials that a reader parts from their name: a word or a line of their own, or only their stop.

``J.`` stands low and comes as a line of its own, the ``I`` of ``I. Farrow`` is taken for the edge of a field
and its stop alone is read. Whatever stands right before a person and looks like this belongs to the name.
"""

from __future__ import annotations

import re
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
    for first in begins.values():
        for _ in range(_MOST):
            before = _before(page, first)
            if before is None:
                break
            yield Finding("PERSON", SCORE, DETECTOR, RULE, before.span)
            first = before  # noqa: PLW2901 - from one to the next


def _before(page: Page, word: Word) -> Word | None:
    """Return the initial right before a word, None where another word or nothing is."""
    near = [other for other in page.words if other is not word and _touches(other, word)]
    nearest = max(near, key=lambda other: other.zone.x, default=None)
    if nearest is None or not _INITIAL.fullmatch(page.text, nearest.span.start, nearest.span.end):
        return None
    return nearest


def _touches(one: Word, word: Word) -> bool:
    left, right = one.zone, word.zone
    common = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    gap = right.x - left.x - left.width
    return -1 <= gap <= _GAP * right.height and common >= _LEVEL * min(left.height, right.height)
