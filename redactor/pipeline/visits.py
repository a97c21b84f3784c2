"""Values at the border of a visit, where what was typed on the next one follows without a space.

A field that was left and come back to may have been emptied meanwhile, or the cursor put elsewhere: no key
tells. What stands at the end of one visit is then glued to the beginning of the next one, and a number with
further digits behind it, or a name with letters, is found no more. So the text is looked at as one, and once
more with a line's end at each border where two words meet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from redactor.detect.known_names import is_plain
from redactor.detect.merge import NAMED
from redactor.values import Finding, Span, TypedText

VISIT = 4
"""How many characters stand on one side of a border at least; where there are fewer on both, it was typed
sign by sign in turn with something else, and is one text."""

_WORD = re.compile(r"[^\W_]{1,64}")


class Parted:
    """A view with a line's end put in at the borders of visits.

    Args:
        view: the view.
        visits: for each event of the run, the number of the visit.
    """

    def __init__(self, view: TypedText, visits: Sequence[int]) -> None:
        self._whole = view.text
        self._borders = [*_borders(view, visits)]
        self._breaks = [border + number for number, border in enumerate(self._borders)]
        cuts = [0, *self._borders, len(self._whole)]
        self.text = "\n".join([self._whole[start:end] for start, end in pairwise(cuts)])

    def __repr__(self) -> str:
        return f"Parted({len(self.text)} code points)"

    @property
    def is_parted(self) -> bool:
        """Whether it is another text than the view's."""
        return bool(self._borders)

    def at_borders(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Yield those findings of the parted text that touch a border, as findings in the view.

        All others stand in the view as well. A name is none that is a part of a plain word there.
        """
        for finding in findings:
            if finding.span is None:
                continue
            span = self._in_view(finding.span)
            first = bisect_right(self._borders, span.start - 1)
            touched = self._borders[first : bisect_right(self._borders, span.end)]
            if touched and not (finding.entity in NAMED and self._is_of_plain_words(span)):
                yield replace(finding, span=span)

    def _in_view(self, span: Span) -> Span:
        """Return where a place of the parted text is in the view: each break before it is left out."""
        start = span.start - bisect_right(self._breaks, span.start - 1)
        return Span(start, span.end - bisect_right(self._breaks, span.end - 1))

    def _is_of_plain_words(self, span: Span) -> bool:
        """Tell whether the words of the view that have a part in a span are all plain words."""
        start, end = max(span.start - 64, 0), span.end + 64
        words = [
            word[0]
            for word in _WORD.finditer(self._whole[start:end])
            if start + word.start() < span.end and start + word.end() > span.start
        ]
        return bool(words) and all(map(is_plain, words))


def _borders(view: TypedText, visits: Sequence[int]) -> Iterator[int]:
    """Yield the places where the words of two visits meet."""
    of_char = [visits[char.made_by[0]] for char in view.chars]
    lengths = [len([*piece]) for _, piece in groupby(of_char)]
    place = 0
    for one, two in pairwise(lengths):
        place += one
        meet = view.chars[place - 1].char[-1:].isalnum() and view.chars[place].char[:1].isalnum()
        if meet and max(one, two) >= VISIT:
            yield place
