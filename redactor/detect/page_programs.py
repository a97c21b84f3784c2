"""What a model takes for names in a terminal or log: parts of identifiers, the heads of tables in capitals.

``KubeletReady`` holds no Kubelet, and in ``CURRENT NAME AUTHINFO CLUSTER`` nobody is called Authinfo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.merge import MODELS
from redactor.detect.page_labels import Line
from redactor.detect.page_plain import is_plain_phrase
from redactor.detect.page_told import kind_of
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.detect.told_apart import is_known
from redactor.values import Finding, Page, Span

_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "HANDLE"})
_IDENTIFIER = re.compile(r"(?<![\w@.-])(?P<first>[A-Z][a-z]{2,})(?:[A-Z][a-z]+){2,8}(?![\w@-])")
_CAPITALS = re.compile(r"[A-Z][A-Z-]+(?: [A-Z][A-Z-]+){0,3}")
_TOLD_USERS = frozenset({"handle.label", "handle.form", "handle.cell"})
_FIELD = re.compile(r"(?:user|client|account|customer)[._](?:user)?(?:name|id|email|login|ip|agent)")
_FAMILY = (" No", " NO")  # of Korea; ``Matter No`` is rarely taken for a person
_ABBREVIATION = 4  # letters
_HEADS = frozenset(
    "PID PPID UID TTY VSZ RSS STAT CMD CPU MEM PRI NI VIRT RES SHR TIME COMMAND NLWP WCHAN".split()
)
"""What ``ps`` and ``top`` write over their columns."""
_LEAST, _PLAIN = 3, 0.5  # cells of a row of heads, and so many of them plain


def without_programs(page: Page, lines: Sequence[Line], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but names that a model saw in identifiers and heads.

    Args:
        page: the page as read.
        lines: its lines without icons.
        findings: what was found on it so far, with spans.
    """
    identifiers = [Span(*found.span()) for found in _IDENTIFIER.finditer(page.text)]
    first = {found["first"].lower() for found in _IDENTIFIER.finditer(page.text)}
    heads = [line.span for row in _rows_in_capitals(page.text, lines) for line in row]
    for finding in findings:
        span = finding.span
        if span is not None and finding.rule in _TOLD_USERS and _is_no_user(page.text[span.start : span.end]):
            continue
        if span is None or finding.detector not in MODELS or finding.entity not in _NAMES:
            yield finding
            continue
        said = page.text[span.start : span.end]
        is_part = any(one.start <= span.start and span.end <= one.end for one in identifiers)
        is_head = said in _HEADS or any(one.start <= span.start < one.end for one in heads)
        if kind_of(said) is not None and not (finding.entity == "PERSON" and said.endswith(_FAMILY)):
            continue
        if finding.entity == "ORGANIZATION" and _is_public(page.text, span):
            continue
        if is_known(said.split()[0]) or not (is_part or is_head or said in first):
            yield finding


def _is_no_user(said: str) -> bool:
    """Tell whether what a label seemed to name is the head of another column, or another label."""
    if _FIELD.fullmatch(said):
        return True
    if not said.isalpha() or said.islower():
        return False
    return is_plain_phrase(said) or (said.isupper() and len(said) <= _ABBREVIATION and not is_known(said))


def _is_public(text: str, span: Span) -> bool:
    """Tell whether a place is the public owner of an image or a repository: ``bitnami/kafka``."""
    follows = text.startswith("/", span.end) and text[span.end + 1 : span.end + 2].isalnum()
    return follows and is_public_owner(text[span.start : span.end].lower())


def _rows_in_capitals(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the cells beside each other that are all in capitals, most of them plain words."""
    cells = [line for line in lines if _CAPITALS.fullmatch(text, line.span.start, line.span.end)]
    cells.sort(key=lambda line: line.zone.y + line.zone.height / 2)
    row: list[Line] = []
    for cell in [*cells, None]:
        if row and (cell is None or not row[-1].is_level(cell)):
            plain = sum(is_plain_phrase(text[one.span.start : one.span.end]) for one in row)
            if len(row) >= _LEAST and plain >= _PLAIN * len(row):
                yield row
            row = []
        if cell is not None:
            row.append(cell)
