"""Lists that tell what they hold without a head: birthdays by their years, users' names by their form.

The days of a company's business lie a few years around now. Days that are spread over decades, and most of
them long ago, are those on which people were born.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.page_labels import Line
from redactor.detect.told_apart import is_known, is_user_name
from redactor.values import Finding, Page, Span

RULE = "list"

_DAY = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?P<last>(?:19|20)\d\d)|(?P<first>(?:19|20)\d\d)[./-]\d{1,2}[./-]\d{1,2}"
    r"|(?:[\dOol]{1,2}\.? )?[^\W\d_]{3,9}\.? (?:[\dOol]{1,2},? )?(?P<named>(?:19|20)\d\d)"
)
_LEAST, _MOST = 5, 0.8  # days of a column, and so many of its cells
_OLDEST, _GROWN, _SPREAD = 1920, 2009, 15  # years
_LONG_NUMBER = re.compile(r"[1-9]\d{6,9}")
_HEADS, _APART = 1, 1.5
_TOKEN = re.compile(
    r"[^\w\s]?(?P<name>[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)(?P<tty> (?:pts/\d|tty\d|console)\S*)?"
)
_JOINT = re.compile("[._-]")
_USERS = 3  # lines of a column


def births(page: Page, columns: Sequence[Sequence[Line]]) -> Iterator[Finding]:
    """Yield the days of columns that hold the birthdays of people."""
    for column in columns:
        days = [(line.span, found) for line in column if (found := _day(page.text, line.span))]
        years = sorted(int(found["first"] or found["last"] or found["named"]) for _, found in days)
        grown = [year for year in years if _OLDEST <= year <= _GROWN]
        if len(grown) >= max(_LEAST, _MOST * len(years)) and grown[-1] - grown[0] >= _SPREAD:
            yield from (Finding("DATE_OF_BIRTH", SCORE, DETECTOR, RULE, span) for span, _ in days)


def numbers(page: Page, columns: Sequence[Sequence[Line]]) -> Iterator[Finding]:
    """Yield the numbers of columns in which all are other ones of one length: bookings, cases, customers."""
    for column in columns:
        spans = [line.span for line in column]
        listed = [span for span in spans if _LONG_NUMBER.fullmatch(page.text, span.start, span.end)]
        shown = {page.text[span.start : span.end] for span in listed}
        most = _MOST * (len(column) - _HEADS)
        if (
            len(shown) == len(listed) >= max(_LEAST, most)
            and len(set(map(len, shown))) == 1
            and _is_mixed(shown)
        ):
            yield from (Finding("ID", SCORE, DETECTOR, RULE, span) for span in listed)


def _is_mixed(numbers: AbstractSet[str]) -> bool:
    """Tell whether numbers lie far apart: those of lines, times and counts are near each other."""
    values = sorted(map(int, numbers))
    return values[-1] > _APART * values[0]


def users(page: Page, columns: Sequence[Sequence[Line]]) -> Iterator[Finding]:
    """Yield the users' names of columns in which three are people's names, or have a terminal behind."""
    for column in columns:
        named = [found for line in column if (found := _token(page.text, line.span))]
        known = [found for found in named if found["tty"] or _is_user(found["name"])]
        if len(known) >= _USERS:
            for found in known:
                yield Finding("HANDLE", SCORE, DETECTOR, RULE, Span(*found.span("name")))


def _day(text: str, span: Span) -> re.Match[str] | None:
    return _DAY.fullmatch(text, span.start, span.end)


def _token(text: str, span: Span) -> re.Match[str] | None:
    return _TOKEN.fullmatch(text, span.start, span.end)


def _is_user(name: str) -> bool:
    """Tell whether a user is called as people are: ``amora``, ``anna87``, ``kadri.kask``."""
    parts = _JOINT.split(name)
    return is_user_name(name) or (len(parts) > 1 and any(len(part) > 2 and is_known(part) for part in parts))
