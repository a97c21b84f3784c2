"""Tables that a database's own language writes: ``INSERT INTO t (a) VALUES ('x')``, ``COPY``, ``SELECT``.

The list of columns is the header, each list of values a row, as in a table with bars or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.detect.passage import Passage, fold

_INSERT = re.compile(
    r"(?<!\w)(?:insert|replace)\s{1,8}(?:(?:or \w{1,10}|ignore)\s{1,8})?into\s{1,8}[\w.\"`\[\]]{1,80}\s{0,8}"
    r"\((?P<names>[^()]{1,1500})\)\s{0,8}values?\s{0,8}(?=\()",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\s{0,12}(?:[NnEe]?'(?P<quoted>(?:[^'\\]|''|\\.){0,600})'|[\"](?P<double>[^\"\n]{0,600})[\"]"
    r"|(?P<bare>[^\s,()'\"][^,()'\"\n]{0,200}(?:\([^()\n]{0,80}\))?))(?:::\w{1,20})?\s{0,12}(?P<sign>[,)])"
)
_OPEN = re.compile(r"\s{0,12}\(")
_NEXT = re.compile(r"\s{0,12},(?=\s{0,12}\()")
_COPY = re.compile(
    r"^copy [\w.\"]{1,80} ?\((?P<names>[^()\n]{1,1500})\) from stdin[^\n]{0,80}\n",
    re.IGNORECASE | re.MULTILINE,
)
_SELECT = re.compile(
    r"(?:^|> ?|[=#] )select (?P<names>[\w.\"` ]{1,40}(?:,[\w.\"` ]{1,40}){1,30})"
    r" from [^\n;]{1,300};[ \t]*\r?\n",
    re.IGNORECASE | re.MULTILINE,
)
_ROWS = ((_COPY, "\t"), (_SELECT, "|"), (_SELECT, "\t"))
_LISTED = re.compile(
    r"\"(?:columns|fields|headers?|column_?names)\"\s{0,4}:\s{0,4}\[(?P<names>\s{0,20}\"[^\[\]{}]{1,1500})\]"
    r"[^\[\]]{0,200}?\"(?:rows|data|values|records|results?)\"\s{0,4}:\s{0,20}\[(?=\s{0,20}\[)",
    re.IGNORECASE,
)
"""Names and rows as services answer them: ``{"columns": ["a"], "rows": [["x"]]}``."""
_ITEM = re.compile(
    r"\s{0,20}(?:\"(?P<quoted>(?:[^\"\\\n]|\\.){0,600})\"|(?P<bare>[^\s,\[\]{}\"][^,\[\]{}\"\n]{0,60}))"
    r"\s{0,20}(?P<sign>[,\]])"
)
_OPEN_LIST = re.compile(r"\s{0,20}\[")
_NEXT_LIST = re.compile(r"\s{0,20},(?=\s{0,20}\[)")
_LONGEST = 2000

Placed = tuple[frozenset[str], int, int, frozenset[str]]
"""The folded words of a column's name, where a value of it stands, and the words of all columns."""


def _names(listed: str) -> list[frozenset[str]]:
    """Return the folded words of each column in a list."""
    return [frozenset(fold(name.rpartition(".")[2]).split()) for name in listed.split(",")]


@dataclass(frozen=True)
class _Grammar:
    """How lists of values are written: a value with the sign behind it; how a list opens, ends, goes on."""

    value: re.Pattern[str]
    opened: re.Pattern[str]
    end: str
    following: re.Pattern[str]


_SQL, _JSON = _Grammar(_VALUE, _OPEN, ")", _NEXT), _Grammar(_ITEM, _OPEN_LIST, "]", _NEXT_LIST)


def _tuple(text: str, place: int, names: list[frozenset[str]], grammar: _Grammar) -> tuple[list[Placed], int]:
    """Return the values of one list that begins behind its bracket at ``place``, and where it ends."""
    row: list[Placed] = []
    every = frozenset().union(*names)
    while len(row) < len(names):
        found = grammar.value.match(text, place)
        if not found:
            return [], -1
        given = found.groupdict()
        group = next((name for name in ("quoted", "double", "bare") if given.get(name)), "")
        start, end = found.span(group) if group else (0, 0)
        row.append((names[len(row)], start, end, every))
        place = found.end()
        if found["sign"] == grammar.end:
            break
    return (row, place) if len(row) == len(names) and text[place - 1] == grammar.end else ([], -1)


def _lists(text: str, statements: re.Pattern[str], grammar: _Grammar) -> Iterator[Placed]:
    """Yield the values of the lists behind each statement that names their columns."""
    for statement in statements.finditer(text):
        names, place = _names(statement["names"]), statement.end()
        while opened := grammar.opened.match(text, place):
            row, place = _tuple(text, opened.end(), names, grammar)
            yield from row
            following = grammar.following.match(text, place) if row else None
            if not following:
                break
            place = following.end()


def _rows(text: str) -> Iterator[Placed]:
    """Yield the values of rows under a statement that names their columns, of the first sign that fits."""
    for statement, sign in _ROWS:
        done = 0
        for found in statement.finditer(text):
            if found.start() < done:
                continue  # a row of the statement before
            names, start = _names(found["names"]), found.end()
            every = frozenset().union(*names)
            while 0 < start < len(text):
                end = text.find("\n", start)
                end = len(text) if end < 0 else end
                cells = text[start:end].rstrip("\r").split(sign)
                if len(cells) != len(names) or end - start > _LONGEST:
                    break
                for words, cell in zip(names, cells, strict=True):
                    left = start + len(cell) - len(cell.lstrip())
                    yield words, left, left + len(cell.strip()), every
                    start += len(cell) + 1
                done = start = end + 1


def values(passage: Passage) -> list[Placed]:
    """Return the filled values of the statements in a passage."""
    known: list[Placed] | None = passage.shared.get(__name__)
    if known is None:
        lower, known = passage.lower, []
        if "into" in lower and "value" in lower:
            known += _lists(passage.text, _INSERT, _SQL)
        if "[[" in passage.text or "[\n" in passage.text:
            known += _lists(passage.text, _LISTED, _JSON)
        if "select " in lower or "copy " in lower:
            known += _rows(passage.text)
        known = passage.shared[__name__] = [one for one in known if one[1] < one[2]]
    return known
