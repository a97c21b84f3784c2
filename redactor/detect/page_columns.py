"""Columns of a screen: where most cells of a column are of one kind, so are the others of the same shape.

A table, a member list or a row of channels shows one kind of value per column. A detector that judges each
cell by itself misses some: an id of another form, a name that is a word too, a mail address that was misread.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redactor.detect.headings import is_english
from redactor.detect.known_names import is_plain
from redactor.detect.merge import MODELS
from redactor.detect.page_labels import Line, is_label
from redactor.detect.page_plain import QUARTER, is_abstract, is_plain_phrase
from redactor.detect.patterns.system_accounts import is_account
from redactor.detect.told_apart import entity_of, is_full_name, is_known
from redactor.values import Finding, Page, Span

DETECTOR = "page"
RULE = "column"
SCORE = 0.6

_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_USERS = frozenset({"PERSON", "ORGANIZATION"})
_ALIGNED = 0.6  # edges of one column differ by at most this many heights of a line
_APART = 10.0  # and follow each other within this many heights: some cells are empty
_ALIKE = 1.5  # heights of one column's lines differ by at most this factor
_LEAST = 3  # so many cells must be found
_LEAST_CENTRED = 5  # cells of a column whose middles stand over each other
_LEAST_SIGNED = 2  # where the sign in front tells as well
_SHARE = 0.5  # and so many of those with the shape
_WHOLE = 0.6  # a cell is of a kind if so much of it was found
JOINING = frozenset({"&", "of", "de", "van", "von", "da", "del", "der", "la", "di", "bin", "al", "and"})
_LEAST_SIGNS = 2
_NAME_WORDS, _NUMBER_SIGNS = 5, 24
_PERSON_WORDS = 2
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w.'\u2019-]*")
_EMAIL = re.compile(r"\S*[@.]\S+")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_MEASURE = re.compile(r"[+-]?\d[\d.,]{0,12} ?(?:[€£¥%°]|[kMG]?Wh|[a-z]{1,3})(?: [a-z]{2,12})?")
"""An amount of something: ``18.442 kWh``, ``84,00 € monatlich``."""
_AGO = re.compile(
    r"[ ·•,]{1,3}(?:\d{1,2} ?(?:s|m|h|d|w|min|hr|mo)|yesterday|now|today)(?: ago)?$", re.IGNORECASE
)
"""When somebody wrote, behind the name: ``Tamsin 12m``."""
_ACCOUNT_NAME = re.compile(r"(?=\D*[\d_])(?!v\d|.{1,60}\.[a-z]{2,4}$)[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
_HANDLE = re.compile(r"(?=.{4})@?[^\s/]{1,62}[^\W_]\+?")


def is_name(text: str) -> bool:
    """Tell whether a text has the looks of a name: capitalised words, and not only plain ones."""
    words = text.split()
    if _INITIAL.fullmatch(text):
        return True
    if len(words) == _PERSON_WORDS and _INITIAL.fullmatch(words[0]) and _CAPITALISED.fullmatch(words[1]):
        return not is_plain(words[1])  # ``L. Quested``, be it a word with an ending
    capitalised = all(_CAPITALISED.fullmatch(word) or word in JOINING for word in words)
    return (
        0 < len(words) <= _NAME_WORDS
        and len(text) > _LEAST_SIGNS
        and capitalised
        and not is_plain(text)
        and not is_plain_phrase(text)
        and not all(is_plain(word) for word in words)
    )


def _is_person(text: str) -> bool:
    """Tell whether a text has the looks of a name, and is no word of a dictionary that nobody is known by."""
    said = " " not in text and not is_known(text) and (is_english(text) or is_abstract(text))
    return is_name(text) and not said


def _is_number(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    enough = digits > 1 or (digits == 1 and text[0] == "+")
    enough = enough and not _MEASURE.fullmatch(text)
    return enough and len(text) <= _NUMBER_SIGNS and ":" not in text and "$" not in text


def _is_address(text: str) -> bool:
    """Tell whether a text has the looks of an address: a number and names, and no sentence."""
    said = sum(word.islower() and is_plain(word) for word in text.split())
    return any(char.isdigit() for char in text) and " " in text and said <= 1


def _is_handle(text: str) -> bool:
    """Tell whether a text has the looks of a user's name; titles, variables and paths have others."""
    titled = text.isalpha() and (text.istitle() or text.isupper()) and is_plain_phrase(text)
    other = titled or is_plain(text) or _VARIABLE.fullmatch(text) or not is_account(text)
    return bool(_HANDLE.fullmatch(text)) and not other


_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "PERSON": _is_person,
    "ORGANIZATION": is_name,
    "LOCATION": is_name,
    "EMAIL_ADDRESS": lambda text: _EMAIL.fullmatch(text) is not None,
    "CHANNEL": lambda text: text.startswith("#") and " " not in text,
    "HANDLE": _is_handle,
    "REPOSITORY": lambda text: "/" in text and " " not in text,
    "ADDRESS": _is_address,
} | dict.fromkeys(
    (
        "ID",
        "PHONE_NUMBER",
        "DATE_OF_BIRTH",
        "US_SSN",
        "TAX_ID",
        "NATIONAL_ID",
        "PASSPORT",
        "DRIVER_LICENSE",
        "HEALTH_ID",
        "BANK_ACCOUNT",
        "IBAN_CODE",
        "CREDIT_CARD",
        "IP_ADDRESS",
        "MAC_ADDRESS",
        "DEVICE_ID",
    ),
    _is_number,
)
"""The kinds of values that columns hold, and what a cell that may be one looks like."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line of a column: its text without signs at its ends, and what was found to be most of it."""

    span: Span
    text: str
    entity: str


def in_columns(
    page: Page, columns: Sequence[Sequence[Line]], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the cells that are of their column's kind and were not found.

    Args:
        page: the page as read.
        columns: its columns, as :func:`columns_of` gives them.
        findings: what was found on it so far, with spans.
    """
    entities = _Entities(page.text, findings)
    for column in columns:
        cells = [entities.cell(line.span) for line in column]
        yield from _missing([cell for cell in cells if cell.text and not is_label(cell.text)])


def _missing(cells: Sequence[_Cell]) -> Iterator[Finding]:
    found = [cell.entity for cell in cells if cell.entity]
    if not found:
        return
    entity = max(sorted(set(found)), key=found.count)
    fits = _SHAPES[entity]
    # Payers, senders and guests are persons and companies in one column.
    count = sum(one in _USERS for one in found) if entity in _USERS else found.count(entity)
    if count < (_LEAST_SIGNED if entity == "CHANNEL" else _LEAST):
        return
    others = [cell for cell in cells if not cell.entity and fits(cell.text)]
    if entity == "PERSON":  # among persons some are called by their account
        for cell in cells:
            if not cell.entity and _ACCOUNT_NAME.fullmatch(cell.text) and _is_handle(cell.text):
                yield Finding("HANDLE", SCORE, DETECTOR, RULE, cell.span)
    if count >= _SHARE * (count + len(others)):
        for cell in others:
            name = _name_in(cell.text, entity) if entity in _NAMES else cell.text
            start = cell.span.start + cell.text.index(name)
            yield Finding(entity_of(name, entity), SCORE, DETECTOR, RULE, Span(start, start + len(name)))


def _name_in(text: str, entity: str) -> str:
    """Return a cell without plain words around a person, and before a city or company.

    ``Interview Leilani Fonoti``, ``K. Ozolins Organizer``.
    """
    words = text.split(" ")
    while entity == "PERSON" and len(words) > _PERSON_WORDS and is_plain(words[-1]):
        words.pop()
    bare = " ".join(words)
    while len(words) > 1 and is_plain(words[0]):
        del words[0]
    rest = " ".join(words)
    return rest if is_full_name(rest) or entity_of(rest, "PERSON") != "PERSON" else bare


def among_names(
    page: Page, lines: Sequence[Line], columns: Sequence[Sequence[Line]], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the findings but those that a model makes of a plain word that is a cell of its own.

    A menu, a filter or a heading shows one (``Insurance``); among names a plain word may be one as well.
    """
    entities = _Entities(page.text, findings)
    cells = [[entities.cell(line.span) for line in column] for column in columns]
    beside = {cell.span: column for column in cells for cell in column}
    plain = {
        cell.span
        for cell in (entities.cell(line.span) for line in lines)
        if cell.entity in _NAMES
        and _is_plain_cell(cell.text)
        and not _has_names(beside.get(cell.span, ()), cell)
    }
    for finding in findings:
        if finding.detector not in MODELS or finding.span not in plain:
            yield finding


def _has_names(column: Sequence[_Cell], cell: _Cell) -> bool:
    """Tell whether other cells of a column were found to be names that are no plain words."""
    others = [other for other in column if other.entity in _NAMES and other.text != cell.text]
    return any(not _is_plain_cell(other.text) for other in others)


def _is_plain_cell(text: str) -> bool:
    """Tell whether a cell is one plain word, perhaps with a quarter of the year (``Hardware Q1``)."""
    words = [word for word in text.split() if not QUARTER.fullmatch(word)]
    return len(words) == 1 and is_plain_phrase(words[0])


class _Entities:
    """What each piece of a page's text was found to be."""

    def __init__(self, text: str, findings: Sequence[Finding]) -> None:
        self._text = text
        self._found = sorted((f.span, f.entity) for f in findings if f.span and f.entity in _SHAPES)
        self._longest = max((span.end - span.start for span, _ in self._found), default=0)
        self._cells: dict[Span, _Cell] = {}

    def cell(self, span: Span) -> _Cell:
        """Return what a line is; most lines stand in several columns."""
        if span not in self._cells:
            self._cells[span] = self._cell(span)
        return self._cells[span]

    def _cell(self, span: Span) -> _Cell:
        text = self._text[span.start : span.end]
        inner = _AGO.sub("", text).strip(" .,;|'\"")
        start = span.start + text.find(inner)
        place = Span(start, start + len(inner)) if inner else span
        covered: dict[str, int] = {}
        first = bisect_left(self._found, place.start - self._longest, key=lambda pair: pair[0].start)
        for found, entity in self._found[first:]:
            if found.start >= place.end:
                break
            common = min(found.end, place.end) - max(found.start, place.start)
            covered[entity] = covered.get(entity, 0) + max(common, 0)
        most = max(covered, key=lambda entity: (covered[entity], entity), default="")
        whole = bool(most) and covered[most] >= _WHOLE * len(inner)
        return _Cell(place, inner, most if whole else "")


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines one under the other that begin, end, or have their middle at the same place."""
    columns: list[list[Line]] = []
    seen: set[tuple[int, ...]] = set()
    for edge, least in ((_left, _LEAST), (_right, _LEAST), (_middle, _LEAST_CENTRED)):
        for aligned in _runs(sorted(lines, key=edge), _fits_edge(edge)):
            for column in _runs(sorted(aligned, key=_top), _follows):
                known = tuple(sorted(line.span.start for line in column))
                if len(column) >= least and known not in seen:
                    seen.add(known)
                    columns.append(column)
    return columns


def _runs(lines: Sequence[Line], fits: Callable[[Line, Line], bool]) -> Iterator[list[Line]]:
    """Yield the longest runs of lines in which each fits the one before."""
    run: list[Line] = []
    for line in lines:
        if run and not fits(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _fits_edge(edge: Callable[[Line], int]) -> Callable[[Line, Line], bool]:
    def fits(before: Line, line: Line) -> bool:
        return edge(line) - edge(before) <= _ALIGNED * min(before.zone.height, line.zone.height) / 2

    return fits


def _follows(before: Line, line: Line) -> bool:
    heights = sorted((before.zone.height, line.zone.height))
    gap = line.zone.y - (before.zone.y + before.zone.height)
    return gap <= _APART * heights[0] and heights[1] <= _ALIKE * heights[0] + 2


def _left(line: Line) -> int:
    return line.zone.x


def _right(line: Line) -> int:
    return line.zone.x + line.zone.width


def _middle(line: Line) -> int:
    return line.zone.x + line.zone.width // 2


def _top(line: Line) -> int:
    return line.zone.y
