"""A text field with a cursor and a selection that remembers which event made and removed what.

Lines end with a newline. A word is a run of letters, digits and underscores, or a run of other signs;
white space before it (after it, going forward) belongs to the movement. Backspace takes one code point.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from redactor.capture.keyboard import Command, Unit, Verb
from redactor.errors import MaskError

CONTEXT = 120
"""Code points on either side of an edit that its view shows."""

MAX_CHARS = 1_000_000
MAX_VIEWS = 4_096
MAX_STEPS = 50_000_000
"""How many characters one run may insert, removed ones counted too, how many corrections it may hold,
and how many characters its movements may cross (a huge paste, and thousands of movements through it).
Beyond, a run is not cut but refused, since nothing may go unseen."""

Step: TypeAlias = list[int]
"""Indices of the events that belong to one key press: its down, later its up."""


@dataclass(slots=True, eq=False)
class Mark:
    """One character in the field, or one that was there."""

    char: str
    made: Step
    removed: Step | None = None

    def __repr__(self) -> str:
        return "Mark(...)"


@dataclass(slots=True)
class _Burst:
    """Removals around one place: what stood left of it (last first) and right of it."""

    place: int
    left: list[Mark] = field(default_factory=list)
    right: list[Mark] = field(default_factory=list)


class Editor:
    """An edit buffer. ``marks`` is the text as it stands, ``views`` what stood there before edits.

    A view is kept for every burst of removals (the state right before it, as far as
    :data:`CONTEXT` around the place) and for every jump into the middle that inserts there; so each
    character that was ever removed stands in a view, among its neighbours.
    """

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.views: list[list[Mark]] = []
        self._cursor = 0
        self._anchor: int | None = None
        self._burst: _Burst | None = None
        self._inserted_to: int | None = None
        self._inserted = 0
        self._steps = 0

    def do(self, command: Command, step: Step, clipboard: str) -> None:
        """Carry out one command on behalf of the events in ``step``.

        Raises:
            MaskError: the text, the number of views or the movements grow past their limit.
        """
        if command.verb is Verb.INSERT:
            self.insert(command.text, step)
        elif command.verb is Verb.PASTE:
            self.insert(clipboard, step)
        elif command.verb is Verb.MOVE:
            self._move(command)
        elif command.verb is Verb.SELECT_ALL:
            self.finish()
            self._anchor, self._cursor = 0, len(self.marks)
        elif command.verb is Verb.REMOVE and not self._remove_selection(step):
            other = self._reach(command.unit, forward=command.forward)
            self._remove(min(other, self._cursor), max(other, self._cursor), step)
        elif command.verb is Verb.CUT:
            self._remove_selection(step)

    def insert(self, text: str, step: Step) -> None:
        """Put ``text`` at the cursor, in place of the selection; an empty text changes nothing."""
        if not text:
            return
        self._inserted += len(text)
        if self._inserted > MAX_CHARS:
            raise MaskError(f"more than {MAX_CHARS} characters in one run of typing")
        self._remove_selection(step)
        jumped = self._cursor < len(self.marks) and self._inserted_to != self._cursor
        if jumped and self._burst is None:
            self._keep(self.marks[max(0, self._cursor - CONTEXT) : self._cursor + CONTEXT])
        self.finish()
        self.marks[self._cursor : self._cursor] = [Mark(char, step) for char in text]
        self._cursor += len(text)
        self._inserted_to = self._cursor

    def finish(self) -> None:
        """End the burst of removals, if one is under way, and keep what it took away."""
        burst, self._burst = self._burst, None
        if burst:
            before = self.marks[max(0, burst.place - CONTEXT) : burst.place]
            after = self.marks[burst.place : burst.place + CONTEXT]
            self._keep([*before, *reversed(burst.left), *burst.right, *after])

    def _keep(self, view: list[Mark]) -> None:
        if len(self.views) >= MAX_VIEWS:
            raise MaskError(f"more than {MAX_VIEWS} corrections in one run of typing")
        self.views.append(view)

    def _remove_selection(self, step: Step) -> bool:
        """Remove the selection; tell whether there was one."""
        anchor, self._anchor = self._anchor, None
        if anchor is None or anchor == self._cursor:
            return False
        self._remove(min(anchor, self._cursor), max(anchor, self._cursor), step)
        return True

    def _remove(self, start: int, end: int, step: Step) -> None:
        if start == end:
            return
        if self._burst is None or self._burst.place not in (start, end):
            self.finish()
            self._burst = _Burst(end)
        gone = self.marks[start:end]
        if self._burst.place == end:
            self._burst.left.extend(reversed(gone))
        else:
            self._burst.right.extend(gone)
        for mark in gone:
            mark.removed = step
        del self.marks[start:end]
        self._cursor = self._burst.place = start
        self._inserted_to = start

    def _move(self, command: Command) -> None:
        self.finish()
        start, plain = self._anchor, command.unit is Unit.CHAR and not command.select
        if plain and start is not None and start != self._cursor:
            self._cursor = max(start, self._cursor) if command.forward else min(start, self._cursor)
            self._anchor = None
            return
        self._anchor = (self._cursor if start is None else start) if command.select else None
        self._cursor = self._reach(command.unit, forward=command.forward)

    def _reach(self, unit: Unit, *, forward: bool) -> int:
        """Return the position one ``unit`` away from the cursor."""
        if unit is Unit.CHAR:
            return min(self._cursor + 1, len(self.marks)) if forward else max(self._cursor - 1, 0)
        if unit is Unit.ALL:
            return len(self.marks) if forward else 0
        if unit is Unit.WORD:
            return self._walked(self._cursor, self._word_right() if forward else self._word_left())
        if unit is Unit.LINE:
            return self._line_end(self._cursor) if forward else self._line_start(self._cursor)
        return self._row(forward=forward)

    def _row(self, *, forward: bool) -> int:
        start = self._line_start(self._cursor)
        column = self._cursor - start
        if forward:
            below = self._line_end(self._cursor) + 1
            return min(below + column, self._line_end(below)) if below <= len(self.marks) else self._cursor
        if start == 0:
            return self._cursor
        return min(self._line_start(start - 1) + column, start - 1)

    def _walked(self, start: int, end: int) -> int:
        """Count what was crossed to get to ``end``, and return that."""
        self._steps += abs(end - start)
        if self._steps > MAX_STEPS:
            raise MaskError("movements too long in one run of typing")
        return end

    def _line_start(self, place: int) -> int:
        start = place
        while place > 0 and self.marks[place - 1].char != "\n":
            place -= 1
        return self._walked(start, place)

    def _line_end(self, place: int) -> int:
        start = place
        while place < len(self.marks) and self.marks[place].char != "\n":
            place += 1
        return self._walked(start, place)

    def _word_left(self) -> int:
        place = self._cursor
        while place > 0 and self.marks[place - 1].char.isspace():
            place -= 1
        kind = _is_word(self.marks[place - 1].char) if place else False
        while place > 0 and _same_kind(self.marks[place - 1].char, word=kind):
            place -= 1
        return place

    def _word_right(self) -> int:
        place = self._cursor
        kind = _is_word(self.marks[place].char) if place < len(self.marks) else False
        while place < len(self.marks) and _same_kind(self.marks[place].char, word=kind):
            place += 1
        while place < len(self.marks) and self.marks[place].char.isspace():
            place += 1
        return place


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _same_kind(char: str, *, word: bool) -> bool:
    return not char.isspace() and _is_word(char) is word
