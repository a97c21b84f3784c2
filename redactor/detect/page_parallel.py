"""Lines made alike: where one says ``Renewal Acme Ltd 2026``, another says ``Renewal Partridge 2026``.

Lists of mail, deals, tasks and visited pages repeat one form with other names. A model that doubts a name in
one of them has seen it in the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redactor.detect.known_names import is_plain
from redactor.detect.page_columns import DETECTOR, is_name
from redactor.detect.page_labels import Line
from redactor.values import Finding, Page, Span

RULE = "parallel"
SCORE = 0.5

_NAMES = frozenset({"PERSON", "ORGANIZATION"})
_TELLING = re.compile(r"[^\W\d_]{4,}")
_LOWER = re.compile(r"[a-z][a-z-]{4,}")
_HOLE = "\0"  # stands for a finding in the form of a line
_ZEROS = str.maketrans("123456789", "000000000")
_LEAST_SIGNS = 6  # of the form around the name


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands before and after a name in a line."""

    before: str
    after: str
    entity: str


def in_parallel(page: Page, lines: Sequence[Line], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield names in lines whose form was seen with a name that was found.

    Args:
        page: the page as read.
        lines: its lines, as :func:`redactor.detect.page_labels.lines_of` gives them.
        findings: what was found on it so far, with spans.
    """
    placed = sorted((f.span, f.entity) for f in findings if f.span)
    texts = [_Text(page.text, line.span, placed) for line in lines]
    forms = sorted({(form.before, form.after, form.entity) for text in texts for form in text.forms()})
    known: dict[str, list[_Form]] = {}
    for before, after, entity in forms:
        known.setdefault(before, []).append(_Form(before, after, entity))
    lengths = sorted({len(before) for before in known})
    for text in texts:
        named = ((form, text.name_in(form)) for form in text.fitting(known, lengths))
        found = next(((form, span) for form, span in named if span is not None), None)
        if found:
            yield Finding(found[0].entity, SCORE, DETECTOR, RULE, found[1])


def _zeros(text: str) -> str:
    """Return a text with zeros for its digits."""
    if text.isascii():
        return text.translate(_ZEROS)
    return "".join("0" if sign.isdigit() else sign for sign in text)


class _Text:
    """A line with holes where something was found, and digits as zeros."""

    def __init__(self, text: str, span: Span, placed: Sequence[tuple[Span, str]]) -> None:
        first = bisect_left(placed, span.start, key=lambda pair: pair[0].start)
        last = bisect_left(placed, span.end, key=lambda pair: pair[0].start)
        self._found = [(one, entity) for one, entity in placed[first:last] if one.end <= span.end]
        self._places: list[int] = []
        signs: list[str] = []
        place = span.start
        holes = {one.start: one.end for one, _ in reversed(self._found)}
        for start, end in sorted(holes.items()):
            if start >= place:
                self._places += range(place, start + 1)
                signs += _zeros(text[place:start]), _HOLE
                place = end
        self._places += range(place, span.end + 1)
        signs.append(_zeros(text[place : span.end]))
        self._line = "".join(signs)
        self._text = text

    def forms(self) -> Iterator[_Form]:
        """Yield the forms around each name that was found."""
        for one, entity in self._found:
            if entity in _NAMES and one.start in self._places:
                at = self._places.index(one.start)
                form = _Form(self._line[:at], self._line[at + 1 :], entity)
                around = f"{form.before} {form.after}"
                if _TELLING.search(around) and len(around) >= _LEAST_SIGNS:
                    yield form

    def fitting(self, known: Mapping[str, Sequence[_Form]], lengths: Sequence[int]) -> Iterator[_Form]:
        """Yield the forms that begin as this line does."""
        for length in lengths:
            yield from known.get(self._line[:length], ()) if length < len(self._line) else ()

    def name_in(self, form: _Form) -> Span | None:
        """Return where a name stands in this line if it has the form."""
        start, end = len(form.before), len(self._line) - len(form.after)
        fits = start < end and self._line.startswith(form.before) and self._line.endswith(form.after)
        if not fits or _HOLE in self._line[start:end]:
            return None
        name = self._text[self._places[start] : self._places[end - 1] + 1]
        said = is_name(name) or (_LOWER.fullmatch(name) and not is_plain(name))
        if name != name.strip() or not said:
            return None
        return Span(self._places[start], self._places[end - 1] + 1)
