"""Lines made alike: where one says ``Renewal Acme Ltd 2026``, another says ``Renewal Partridge 2026``.

Lists of mail, deals, tasks and visited pages repeat one form with other names. A model that doubts a name in
one of them has seen it in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.page_columns import DETECTOR, is_name
from redactor.detect.page_labels import Line
from redactor.values import Finding, Page, Span

RULE = "parallel"
SCORE = 0.5

_NAMES = frozenset({"PERSON", "ORGANIZATION"})
_TELLING = re.compile(r"[^\W\d_]{4,}")
_LOWER = re.compile(r"[a-z][a-z-]{4,}")
_HOLE = "\0"  # stands for a finding in the form of a line
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
    forms = {form for text in texts for form in text.forms()}
    for text in texts:
        for form in sorted(forms, key=lambda form: (form.before, form.after, form.entity)):
            span = text.name_in(form)
            if span is not None:
                yield Finding(form.entity, SCORE, DETECTOR, RULE, span)
                break


class _Text:
    """A line with holes where something was found, and digits as zeros."""

    def __init__(self, text: str, span: Span, placed: Sequence[tuple[Span, str]]) -> None:
        self._found = [
            (one, entity) for one, entity in placed if span.start <= one.start and one.end <= span.end
        ]
        self._places: list[int] = []
        signs: list[str] = []
        place = span.start
        holes = {one.start: one.end for one, _ in reversed(self._found)}
        while place < span.end:
            self._places.append(place)
            end = holes.get(place)
            signs.append(_HOLE if end else "0" if text[place].isdigit() else text[place])
            place = end or place + 1
        self._places.append(place)
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

    def name_in(self, form: _Form) -> Span | None:
        """Return where a name stands in this line if it has the form."""
        start, end = len(form.before), len(self._line) - len(form.after)
        fits = start < end and self._line.startswith(form.before) and self._line.endswith(form.after)
        if not fits or _HOLE in self._line[start:end]:
            return None
        name = self._text[self._places[start] : self._places[end - 1] + 1]
        if name != name.strip() or not (is_name(name) or _LOWER.fullmatch(name)):
            return None
        return Span(self._places[start], self._places[end - 1] + 1)
