"""Cells of a column of numbers that were read as letters: ``Amin`` for ``4 min``, ``SAM`` for ``9 AM``.

Among times, amounts and sizes a short word is one that was misread, whatever a model takes it for. Codes of
kinds (``DBL``, ``STE``) come again in their column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.merge import MODELS
from redactor.detect.page_labels import Line
from redactor.values import Finding, Page, Span

_MEASURE = re.compile(
    r"[-+~$€£¥]?\d[\d.,:/]{0,11} ?"
    r"(?:%|°[CF]?|[AaPp]\.?[Mm]\.?|[a-zA-Z]{1,2}|min|mins|sec|hrs|hours|days|pcs)?"
)
_WORD = re.compile(r"[^\W\d_]{2,5}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_CODE, _CODES, _FEW = re.compile(r"[A-Z]{2,4}"), 5, 0.5  # so many cells, and so many of them others
_LEAST, _SHARE = 3, 0.6  # so many measures, and so many of a column's other cells


def without_measures(
    page: Page, columns: Sequence[Sequence[Line]], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield the findings but what a model found in columns of numbers and codes, and numbers made of dates.

    Args:
        page: the page as read.
        columns: its columns, as :func:`redactor.detect.page_columns.columns_of` gives them.
        findings: what was found on it so far, with spans.
    """
    told = (_misread, _codes)
    numbers = {line.span for column in columns for tell in told for line in tell(page.text, column)}
    for finding in findings:
        span = finding.span
        named = finding.detector in MODELS and span in numbers
        if not named and not (finding.entity == "PHONE_NUMBER" and span and _holds_date(page.text, span)):
            yield finding


def _codes(text: str, column: Sequence[Line]) -> Iterator[Line]:
    """Yield the cells of a column of codes: a few short ones in capitals that come again and again."""
    codes = [line for line in column if _fits(_CODE, text, line.span)]
    shown = {text[line.span.start : line.span.end] for line in codes}
    if len(codes) >= max(_CODES, _SHARE * len(column)) and len(shown) <= _FEW * len(codes):
        yield from codes


def _misread(text: str, column: Sequence[Line]) -> Iterator[Line]:
    measures = sum(_fits(_MEASURE, text, line.span) for line in column)
    words = [line for line in column if _fits(_WORD, text, line.span)]
    if measures >= _LEAST and measures >= _SHARE * (len(column) - len(words)) and len(words) < measures:
        yield from words


def _fits(shape: re.Pattern[str], text: str, span: Span) -> bool:
    return shape.fullmatch(text, span.start, span.end) is not None


def _holds_date(text: str, span: Span) -> bool:
    """Tell whether a number runs over cells of which one is a date (``01``, ``06.08.2025``)."""
    lines = text[span.start : span.end].split("\n")
    return len(lines) > 1 and any(map(_DATE.fullmatch, lines))
