"""Rows of a terminal: what programs list of users, however wide the gaps between the columns are.

A reader takes what a wide gap parts for lines of their own, so that ``ls -l``, ``ps`` and ``last`` come in
pieces. Put together by their height, each row has the form that its program gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.known_names import is_listed
from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.page_labels import Line
from redactor.detect.patterns.system_accounts import is_account
from redactor.detect.repeated import places_of
from redactor.values import Finding, Page, Span

RULE = "shell"

_NAME = r"[a-z_][a-z0-9_.-]{1,31}\+?"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LISTED = (
    rf"(?:^|(?<=[\s.+@rwxstST-]))\d{{1,4}} (?P<user>{_NAME}) (?P<group>{_NAME}) \d[\d.,]{{0,12}}[KMGT]? "
    rf"{_MONTH} {{1,2}}\d{{1,2}} (?:\d{{1,2}}:\d\d|\d{{4}})"
)  # 3 amara staff 4096 Mar  1 17:02 notes
_SHARES = rf"^(?P<user>{_NAME}) \d{{1,7}} \d{{1,3}}\.\d \d{{1,3}}\.\d \d"  # amara 2211 0.3 1.2 412200 99120
_PROCESS = (
    rf"^(?P<user>{_NAME}) \d{{1,7}} [\w: .]{{0,40}}(?:\?|pts/\d{{1,3}}|tty\w{{0,3}}) "
    r"[\w+<: ]{0,24}?\d{1,3}:\d\d"
)  # amara 2291 2288 0 08:01 pts/0 00:00:00 -bash
_SESSION = (
    rf"^(?P<user>{_NAME}) (?:pts/\d{{1,3}}|tty\d{{1,2}}|console)(?: |$)"  # amara pts/0 2026-03-02 07:51
)
_ACCOUNT = rf"^(?P<user>{_NAME}):[x*!]{{0,2}}:\d{{4,6}}:\d{{1,6}}:"  # amara:x:1004:1004:
_BECOMES = rf"(?:^|[$#%] ?)(?:sudo )?su (?:- ?|-l )(?P<user>{_NAME})(?=$| )"
_SHAPES = tuple(map(re.compile, (_LISTED, _SHARES, _PROCESS, _SESSION, _ACCOUNT, _BECOMES)))


_TOLD = frozenset({RULE, "head", "handle.prompt", "handle.message", "handle.command", "handle.home_path"})
_WORD = re.compile(r"[a-z]{5,32}")


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at one height; ``places[i]`` is where its code point ``i`` stands on the page."""

    text: str
    places: Sequence[int]

    def span(self, found: re.Match[str], name: str) -> Span:
        start, end = found.span(name)
        return Span(self.places[start], self.places[end - 1] + 1)


def shell_users(page: Page, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the users that programs of a terminal list.

    Args:
        page: the page as read.
        lines: its lines without icons.
    """
    for row in _rows(page, lines):
        for shape in _SHAPES:
            for found in shape.finditer(row.text):
                for name in found.groupdict():
                    if is_account(found[name].removesuffix("+")):
                        yield Finding("HANDLE", SCORE, DETECTOR, RULE, row.span(found, name))


def users_elsewhere(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield where users of a terminal stand besides: the folder called like them, a list of groups.

    A word of the language means more than the user.
    """
    users: dict[str, Finding] = {}
    for finding in findings:
        if finding.entity == "HANDLE" and finding.span and finding.rule in _TOLD:
            name = page.text[finding.span.start : finding.span.end]
            if _WORD.fullmatch(name) and not is_listed(name) and is_account(name):
                users.setdefault(name, finding)
    for start, end, _ in places_of(page.text, users, findings):
        yield Finding("HANDLE", SCORE, DETECTOR, RULE, Span(start, end))


def _rows(page: Page, lines: Sequence[Line]) -> Iterator[_Row]:
    """Yield the rows of a page: lines side by side, from left to right."""
    row: list[Line] = []
    for line in [*sorted(lines, key=lambda line: (2 * line.zone.y + line.zone.height, line.zone.x)), None]:
        if row and (line is None or not row[0].is_level(line)):
            yield _joined(page.text, sorted(row, key=lambda line: line.zone.x))
            row = []
        if line is not None:
            row.append(line)


def _joined(text: str, row: Sequence[Line]) -> _Row:
    parts = [text[line.span.start : line.span.end] for line in row]
    places: list[int] = []
    for line in row:
        # The space between two pieces stands nowhere; no name begins or ends there.
        places += [*range(line.span.start, line.span.end), line.span.end]
    return _Row(" ".join(parts), places)
