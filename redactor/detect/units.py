"""How the name model reads a long text: line by line, sentence by sentence, each kind of line once.

A short text is read whole: what stands around a name is what tells that it is one. A long text is a log, a
listing, a page of prose: there a line, or a sentence of a paragraph, says enough, and the same line comes
again and again with other numbers. Its numbers are therefore read as others of the same kind
(:func:`steady`), so that the answer for one line is the answer for all lines like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LONG = 4_000
"""Texts above so many code points are read in units; a window title, a chat, most mails are not."""

WRAPPED = 40
"""A line with fewer code points was not broken by its margin: the next line begins something new."""

CHUNK = 4_000
"""Lines are joined to no more than so many code points."""

SENTENCE = 100
"""A line or paragraph with no more code points is read as it is, even if it holds several sentences."""

# A line that the margin broke ends with a letter or a comma; the next one goes on with a letter and has no
# number at its beginning, as most lines of logs have.
_OPEN = re.compile(r"[^\W\d_][,'\u2019-]?[ \t\r]*\Z")
_GOES_ON = re.compile(r"[ \t>#*/|]{0,16}[^\W\d_]")
_NUMBERED = re.compile(r"\d")
_HEAD = 24

_END = re.compile(
    r"(?<![\s.][A-Za-z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]+[\"')\]\u201d\u2019]*\s+(?=\S)"
)

_STAMP = re.compile(
    r"\W{0,3}(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{2,4}[ T]|\d\d:\d\d(?::\d\d|[ \])])"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d|\d{10}[.\d]* )"
)
_NUMBER = re.compile(
    # An address of a host; a serial number in hexadecimal (a letter behind a digit); other digits.
    r"(?<![\d.])(?P<host>[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![\d.])"
    r"|(?<![^\W_])(?P<serial>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|(?=[0-9a-f]{0,64}[0-9][a-f])[0-9a-f]{6,64}|(?=[0-9A-F]{0,64}[0-9][A-F])[0-9A-F]{6,64})(?![^\W_])"
    r"|[0-9]+"
)
_SAME = {1: "3", 3: "482"}
_LARGE, _HOST, _SERIAL = "43215", "10.12.12.12", "3f3c3b3d"


def is_log_line(text: str) -> bool:
    """Tell whether ``text`` begins with the time or date of a log line."""
    return _STAMP.match(text) is not None


def units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the lines and sentences of a long text, in order, apart; all text is in one."""
    for start, end in _chunks(text):
        ends = [end]
        if end - start > SENTENCE:
            ends = [*(found.end() for found in _END.finditer(text, start, end)), end]
        yield from pairwise(dict.fromkeys([start, *ends]))


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of ``text``; those of a paragraph that a margin broke, as one."""
    begin = start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if start > begin and not _continues(text, begin, start, end):
            yield begin, start
            begin = start
        if end - start < WRAPPED:
            yield begin, end
            begin = end
        start = end
    if begin < len(text):
        yield begin, len(text)


def _continues(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether the line at ``start`` goes on with the sentence of the lines from ``begin``."""
    return (
        end - begin <= CHUNK
        and _OPEN.search(text, max(begin, start - 8), start - 1) is not None
        and _GOES_ON.match(text, start, end) is not None
        and _NUMBERED.search(text, start, min(end, start + _HEAD)) is None
    )


def steady(text: str) -> str:
    """Return ``text`` with other numbers of the same kind, so that lines that differ in them are the same.

    A year stays a year, what may be a day, hour or minute stays one. The result may be longer or shorter.
    """
    return _NUMBER.sub(_alike, text)


def in_original(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place in ``text`` of a place in ``steady(text)``; a number counts as a whole."""
    first = last = -1
    here = moved = 0
    for found in _NUMBER.finditer(text):
        # So far a place in the result is `moved` further right than in the text.
        first = start - moved if first < 0 and start < found.start() + moved else first
        last = end - moved if last < 0 and end <= found.start() + moved else last
        here = found.start() + moved + len(_alike(found))
        first = found.start() if first < 0 and start < here else first
        last = found.end() if last < 0 and end <= here else last
        if last >= 0:
            return first, last
        moved = here - found.end()
    return (start - moved if first < 0 else first), end - moved


def _alike(found: re.Match[str]) -> str:
    """Return what stands for a number."""
    if found.lastgroup:
        return _HOST if found.lastgroup == "host" else _SERIAL
    number = found.group()
    if len(number) == 2:
        return "12" if number < "60" else "87"
    if len(number) == 4:
        return "2021" if number[:2] in {"19", "20"} else "4821"
    return _SAME.get(len(number), _LARGE)
