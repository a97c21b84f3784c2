"""Cells under their headers: tables as screens and files show them, with tabs, bars, commas or wide gaps.

What a database's statements list by column counts as cells too (``inserted.py``).

A header row has no digits and at least two cells, or is a short line; the rows after it with as many cells
are its rows, unless they repeat one of its headers. Only the header's words are handed out: what a header
means is each recognizer's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from redactor.detect.inert import BLANK
from redactor.detect.passage import Passage, fold
from redactor.detect.patterns import inserted

_SEPARATORS = tuple(re.compile(sign) for sign in (r"\t", r" ?[|│¦] ?", r";", r",", r" {2,}"))
_COMMA = _SEPARATORS[3]
_DIGIT = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]_)(?!(?<=[^\W\d_] )\d - )\d|\d\d")
"""A number; one digit behind a word is part of a header: ``address1``, ``line_2``, ``Phone 1 - Value``."""
_QUOTED = re.compile(r"(?:^|(?<=[,;|\t])|(?<=[,;|] )) ?\"(?:[^\"\n]|\"\"){1,500}\"(?= ?(?:[,;|\t\r]|$))")
"""A cell in quotes: what parts cells elsewhere is part of it."""
_BARS = "|\u2502\u00a6"
_RULE = re.compile(r"[-=+:|\u2502\u2500-\u257f \t]{3,}")
"""A line drawn between the header and the rows."""
_PROGRAM = re.compile(r"\w[(\[]|[{}=<>]|^\s*(?:import|from|return|def|class|#include)\s|(?:INTO|into) ")
_FILLED = re.compile(r"[:=]\s*\S")
"""A label with its value: no heading of a list."""
_MAX_LINE = 2000
_MAX_CELLS = 60
_MAX_HEADER = 40
_NO_SIGN = re.compile(r"(?!)")
"""Parts nothing: a list under a heading of its own is a table of one column."""
_MAX_ALONE, _MAX_ALONE_WORDS = 24, 3


@dataclass(frozen=True)
class _Head:
    """How a line is split when it reads as a header row, with the texts of its cells."""

    sign: re.Pattern[str]
    shown: tuple[str, ...]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The folded words of each cell."""
        return [frozenset(fold(cell).split()) for cell in self.shown]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the folded words of its header, and where its value stands in the passage's text.

    ``beside`` holds the words of all headers of its table.
    """

    header: frozenset[str]
    start: int
    end: int
    beside: frozenset[str]


def _split(line: str, start: int, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the places of a line's cells in the text, without white space and quotes around them."""
    cells, here = [], 0
    whole = _QUOTED.sub(lambda cell: "x" * len(cell.group()), line) if '"' in line else line
    for found in sign.finditer(whole):
        cells.append((here, found.start()))
        here = found.end()
    cells.append((here, len(line)))
    return [_trimmed(line, left, right, start) for left, right in cells]


def _trimmed(line: str, left: int, right: int, start: int) -> tuple[int, int]:
    while left < right and line[left] in " \t\"'\r":
        left += 1
    while right > left and line[right - 1] in " \t\"'\r":
        right -= 1
    return start + left, start + right


def _header(line: str, start: int) -> _Head | None:
    """Return how a line is split when it reads as a header row."""
    if len(line) > _MAX_LINE or _DIGIT.search(line) or _PROGRAM.search(line) or BLANK in line:
        return None
    bare, lead = _bare(line, start)
    for sign in _SEPARATORS:
        if not sign.search(bare):
            continue
        cells = _split(bare, lead, sign)
        if 2 <= len(cells) <= _MAX_CELLS and all(right - left <= _MAX_HEADER for left, right in cells):
            if sign is _COMMA and line[:1].isspace():
                return None
            return _Head(sign, tuple(line[left - start : right - start] for left, right in cells))
    alone = line.strip()
    if (
        alone
        and not _FILLED.search(alone)
        and len(alone) <= _MAX_ALONE
        and len(alone.split()) <= _MAX_ALONE_WORDS
    ):
        return _Head(_NO_SIGN, (alone,))
    return None


def _bare(line: str, start: int) -> tuple[str, int]:
    """Return a line without white space and bars around it, as Markdown has them, and where it begins."""
    bare = line.strip()
    lead = len(line) - len(line.lstrip())
    if len(bare) > 2 and bare[0] == bare[-1] and bare[0] in _BARS:
        return bare[1:-1], start + lead + 1
    return bare, start + lead


def _lines(passage: Passage) -> list[tuple[int, str, _Head | None]]:
    """Return each line of a passage: where it begins, the line, and how it reads as a header row."""
    lines: list[tuple[int, str, _Head | None]] | None = passage.shared.get(__name__)
    if lines is None:
        lines, start = [], 0
        for line in passage.text.split("\n"):
            lines.append((start, line, _header(line, start)))
            start += len(line) + 1
        passage.shared[__name__] = lines
    return lines


def _is_row(head: _Head, sign: re.Pattern[str], known: list[frozenset[str]]) -> bool:
    """Tell whether what reads as a header is a row without digits of the header ``known`` before it.

    A list under one word ends where it holds no digits: what follows is the next heading.
    """
    alike = head.sign is sign is not _NO_SIGN and len(head.shown) == len(known)
    return alike and all(map(frozenset.__ne__, head.words, known))


def cells(passage: Passage, wanted: frozenset[str]) -> Iterator[Cell]:
    """Yield the filled cells under headers that hold one of the folded words ``wanted``."""
    if not passage.mentions(wanted):
        return
    for words, left, right, beside in inserted.values(passage):
        if not words.isdisjoint(wanted):
            yield Cell(words, left, right, beside)
    if "\n" in passage.text:
        yield from _below(passage, wanted)


def _below(passage: Passage, wanted: frozenset[str]) -> Iterator[Cell]:
    """Yield the filled cells under the headers of tables."""
    known: list[frozenset[str]] = []
    sign = _SEPARATORS[0]
    for start, line, head in _lines(passage):
        if _RULE.fullmatch(line):
            continue
        # A line between the rows of a table is none of its heads.
        inside = head is not None and head.sign is _NO_SIGN and len(known) > 1
        if head and not inside and not _is_row(head, sign, known):
            sign, known = head.sign, head.words
            known = known if any(not words.isdisjoint(wanted) for words in known) else []
        elif known and len(line) <= _MAX_LINE:
            row = _split(*_bare(line, start), sign)
            if len(row) == len(known) + 1 and passage.text[slice(*row[0])].isdecimal():
                del row[0]  # rows are numbered, and the numbers have no header
            if len(row) == len(known):
                beside = frozenset().union(*known)
                for words, (left, right) in zip(known, row, strict=True):
                    if left < right and not words.isdisjoint(wanted):
                        yield Cell(words, left, right, beside)
