"""Rows of heads: what stands over the columns of a table is no name, be it a word that no table holds.

``Date | Timekeeper | Narrative | Hrs``: most of a row are plain words, none has a digit, each stands over a
cell, and no row stands right over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.headings import is_english
from redactor.detect.merge import MODELS
from redactor.detect.page_labels import Line, is_label
from redactor.detect.page_plain import is_plain_phrase
from redactor.detect.page_told import kind_of
from redactor.detect.told_apart import is_known
from redactor.values import Finding, Page, Span

_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_LEAST, _PLAIN = 3, 0.5  # cells of a row, and so many of them plain
_WORDS = 3  # of a head
_OVER = 4.0  # heights between a head and the cell under it
_ALIGNED = 1.0  # heights between their left or right edges


def without_heads(page: Page, lines: Sequence[Line], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but single words of heads that a model takes for names nobody is known by.

    Args:
        page: the page as read.
        lines: its lines without icons.
        findings: what was found on it so far, with spans.
    """
    heads = {cell.span for row in head_rows(page.text, lines) for cell in row}
    for finding in findings:
        span = finding.span
        if span is not None and span in heads and finding.detector in MODELS and finding.entity in _NAMES:
            said = page.text[span.start : span.end]
            if " " not in said and not is_known(said):
                continue
        yield finding


def head_rows(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the rows of heads of a page's tables."""
    for row in _rows(lines):
        if len(row) >= _LEAST and all(_may_be_head(text, cell.span) for cell in row):
            plain = sum(_is_plain(text[cell.span.start : cell.span.end]) for cell in row)
            under = sum(any(_stands_over(cell, other) for other in lines) for cell in row)
            over = sum(any(_stands_over(other, cell) for other in lines) for cell in row)
            if plain >= _PLAIN * len(row) and under > len(row) // 2 and over <= 1:
                yield row


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: 2 * line.zone.y + line.zone.height):
        if row and not row[0].is_level(line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _may_be_head(text: str, span: Span) -> bool:
    said = text[span.start : span.end]
    return len(said.split()) <= _WORDS and not any(map(str.isdigit, said)) and "@" not in said


def _is_plain(said: str) -> bool:
    words = said.split()
    plain = is_plain_phrase(said) or is_label(said) or kind_of(said) is not None
    return plain or all(is_english(word) and not is_known(word) for word in words)


def _stands_over(upper: Line, lower: Line) -> bool:
    one, other = upper.zone, lower.zone
    gap = other.y - one.y - one.height
    edges = min(abs(one.x - other.x), abs(one.x + one.width - other.x - other.width))
    return 0 <= gap <= _OVER * one.height and edges <= _ALIGNED * one.height
