"""Secrets in tables and forms of a screen: the name in their row says so, or the head of their column.

A vault, the variables of a pipeline and the keys of a console show ``smtp_relay_pass`` in one cell and its
value in another, often far to the right. In reading order the two do not stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.inert import is_stand_in
from redactor.detect.known_names import is_plain
from redactor.detect.page_columns import DETECTOR
from redactor.detect.page_labels import Line, nearest_behind
from redactor.detect.page_told import is_password
from redactor.detect.passage import fold
from redactor.detect.secret_names import names_secret
from redactor.detect.secret_values import is_scrambled
from redactor.values import Finding, Page

RULE = "row"
SCORE = 0.6

_SPEAKS = re.compile(
    r"\b(?:secrets?|vault|credentials?|(?:environment |pipeline |ci/cd )?variables|api keys?|access keys?"
    r"|tokens?|passwords?)\b",
    re.IGNORECASE,
)
_HEADS = frozenset(
    {"value", "values", "secret", "secret value", "secret key", "secret access key"}
) | frozenset({"token", "key value", "api key", "password", "passphrase"})
_TOKEN = re.compile(r"[^\s\u2022\u25cf*.\u2026]\S{5,}")
_DULL = re.compile(
    r"v?\d+(?:[.:/-]\d+)+|\S+@\S+\.\S+|(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[:/]\S*)?|/\S*|~\S*|[\d.,:%$\u20ac-]+"
    r"|[a-z]{2}-[a-z]+-\d|\S+\.[a-z]{2,4}|[\w-]+\(\S*|\S*[\u2022*]{3,}\S*"
)
_PASSWORD_NAME = re.compile(r"(?:(?:^|[\W_])pass(?:word|phrase|code|wd)?|pwd)$", re.IGNORECASE)
_PARTS = re.compile(r"[-_./+=!#%&@$^*?]|\d+")
_LABEL, _LABEL_WORDS = 48, 5
_VALUE_WORDS = 3
_LEAST_SURE, _LEAST_HEAD = 6, 10  # signs of a value beside a name of secrets, and under a head alone
_FAR = 60.0  # heights of a line: so far to the right of its name a value may stand
_NEXT_ROW = 7.0  # heights: so far under each other rows of a table stand
_ALIGNED = 1.0  # height
_MATES = 1


def told_secrets(page: Page, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the values that the name in their row, or the head of their column, tells to be secrets.

    Args:
        page: the page as read.
        lines: its lines without icons.
    """
    if not _SPEAKS.search(page.text.replace("_", " ").replace("-", " ")):
        return
    values = [line for line in lines if _may_be_secret(_text(page, line), _LEAST_SURE)]
    names = [line for line in lines if _is_name(_text(page, line))]
    told = {line.span for line in values if _has_name(line, names)}
    passwords = [name for name in names if _PASSWORD_NAME.search(_text(page, name).rstrip(" :*"))]
    told |= {line.span for line in _beside(passwords, lines) if _is_password(_text(page, line))}
    for head in lines:
        if fold(_text(page, head)).strip() in _HEADS and _is_head(head, lines):
            told |= {
                line.span for line in _under(head, lines) if _may_be_secret(_text(page, line), _LEAST_HEAD)
            }
    for span in sorted(told):
        yield Finding("SECRET", SCORE, DETECTOR, RULE, span)


def _text(page: Page, line: Line) -> str:
    return page.text[line.span.start : line.span.end]


def _is_name(text: str) -> bool:
    """Tell whether a cell is the name of a secret: a few words, or one joined by signs."""
    bare = text.rstrip(" :*")
    if len(bare) > _LABEL or len(bare.split()) > _LABEL_WORDS or fold(bare).strip() in _HEADS:
        return False
    return names_secret(bare) and not any(sign in bare for sign in "=()<>/")


def _may_be_secret(text: str, least: int) -> bool:
    """Tell whether a cell has the looks of a made-up value: one token in which kinds of signs mix."""
    words = text.strip("\"'`").split()
    if not words or len(words) > _VALUE_WORDS or not _TOKEN.match(max(words, key=len)):
        return False
    token = max(words, key=len).strip("\"'`,;")
    if len(token) < least or _DULL.fullmatch(token) or is_stand_in(token):
        return False
    mixed = any(map(str.isdigit, token)) and any(map(str.isalpha, token))
    mixed = mixed or is_scrambled(token)
    parts = [part for part in _PARTS.split(token) if len(part) > 1]
    return mixed and not (parts and all(map(is_plain, parts)))


def _has_name(line: Line, names: Sequence[Line]) -> bool:
    """Tell whether the name of a secret stands on the line's height, on its left."""
    zone = line.zone
    reach = _FAR * zone.height
    return any(line.is_level(one) and 0 <= zone.x - (one.zone.x + one.zone.width) <= reach for one in names)


def _beside(names: Sequence[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the cell right behind each name."""
    for name in names:
        nearest = nearest_behind(name, lines)
        end = name.zone.x + name.zone.width
        if nearest is not None and nearest.zone.x - end <= _FAR * nearest.zone.height:
            yield nearest


def _is_password(text: str) -> bool:
    """Tell whether a cell behind the name of a password may be one, be it of plain words and a number."""
    return is_password(text) and not _DULL.fullmatch(text)


def _is_head(head: Line, lines: Sequence[Line]) -> bool:
    """Tell whether other cells stand beside a word, as beside the head of a column."""
    mates = [line for line in lines if line is not head and line.is_level(head)]
    return len(mates) >= _MATES


def _under(head: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the cells of the column under a head, from the top, as far as they follow each other."""
    left, bottom = head.zone.x, head.zone.y + head.zone.height
    height = head.zone.height
    column = [
        line for line in lines if abs(line.zone.x - left) <= _ALIGNED * height and line.zone.y >= bottom
    ]
    for line in sorted(column, key=lambda line: line.zone.y):
        if line.zone.y - bottom > _NEXT_ROW * height:
            break
        bottom = line.zone.y + line.zone.height
        yield line
