"""How far a movement or a removal goes in a text.

Lines end with a newline. A word is a run of letters, digits and underscores, or a run of other signs;
white space before it (after it, going forward) belongs to the movement. One character is what a reader
sees as one, as far as :mod:`redactor.capture.clusters` knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from redactor.capture.clusters import cluster_end, cluster_start
from redactor.capture.keyboard import Unit
from redactor.capture.marks import Mark


def reach(marks: Sequence[Mark], cursor: int, unit: Unit, *, forward: bool) -> tuple[int, int]:
    """Return the position one ``unit`` away from the cursor, and the first one that it depends on."""
    if unit is Unit.ROW:
        return _row(marks, cursor, forward=forward)
    if unit is Unit.CHAR:
        to = (cluster_end if forward else cluster_start)(marks, cursor)
    elif unit is Unit.ALL:
        to = len(marks) if forward else 0
    elif unit is Unit.WORD:
        to = _word_right(marks, cursor) if forward else _word_left(marks, cursor)
    elif unit is Unit.CHUNK:
        to = _chunk_left(marks, cursor)
    else:
        to = _line_end(marks, cursor) if forward else _line_start(marks, cursor)
    return to, min(to, cursor)


def _row(marks: Sequence[Mark], cursor: int, *, forward: bool) -> tuple[int, int]:
    """Go to the same column of the next line, which depends on where both lines begin."""
    start = _line_start(marks, cursor)
    column = cursor - start
    if forward:
        below = _line_end(marks, cursor) + 1
        if below > len(marks):
            return cursor, start
        return min(below + column, _line_end(marks, below)), start
    if start == 0:
        return cursor, start
    above = _line_start(marks, start - 1)
    return min(above + column, start - 1), above


def _line_start(marks: Sequence[Mark], place: int) -> int:
    while place > 0 and marks[place - 1].char != "\n":
        place -= 1
    return place


def _line_end(marks: Sequence[Mark], place: int) -> int:
    while place < len(marks) and marks[place].char != "\n":
        place += 1
    return place


def _word_left(marks: Sequence[Mark], place: int) -> int:
    while place > 0 and marks[place - 1].char.isspace():
        place -= 1
    kind = _is_word(marks[place - 1].char) if place else False
    while place > 0 and _same_kind(marks[place - 1].char, word=kind):
        place -= 1
    return place


def _word_right(marks: Sequence[Mark], place: int) -> int:
    kind = _is_word(marks[place].char) if place < len(marks) else False
    while place < len(marks) and _same_kind(marks[place].char, word=kind):
        place += 1
    while place < len(marks) and marks[place].char.isspace():
        place += 1
    return place


def _chunk_left(marks: Sequence[Mark], place: int) -> int:
    """Return where the word before the cursor begins; the line ends it, as everywhere in a terminal."""
    while place > 0 and marks[place - 1].char == " ":
        place -= 1
    while place > 0 and not marks[place - 1].char.isspace():
        place -= 1
    return place


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _same_kind(char: str, *, word: bool) -> bool:
    return not char.isspace() and _is_word(char) is word
