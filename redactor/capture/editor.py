"""A text field with a cursor and a selection that remembers which event made and removed what.

How far its commands go is said in :mod:`redactor.capture.reach`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from redactor.capture.history import Grain, History
from redactor.capture.keyboard import Command, Unit, Verb
from redactor.capture.marks import Mark, Step
from redactor.capture.reach import reach
from redactor.errors import MaskError

CONTEXT = 120
WORD = 80
"""Code points on either side of an edit that its view shows, and how many more for a word not to be cut."""

MAX_CHARS = 1_000_000
MAX_VIEWS = 4_096
MAX_STEPS = 50_000_000
MAX_TURNED = 250_000
"""How many characters one run may insert, removed ones counted too, how many corrections it may hold,
how many characters its movements may cross (a huge paste, and thousands of movements through it), and how
many its undos may take back and bring again (all of it, time after time).
Beyond, a run is not cut but refused, since nothing may go unseen."""

Place: TypeAlias = tuple[int, int]
"""The index of a press, and how long the text was when it came."""


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

    ``seams`` are the presses that began with the cursor at the text's end and before which no later
    command went: from seam to seam, typing stands for itself.

    ``grain`` says how much an undo takes back; None: the field forgets, and an undo raises LookupError.
    ``known`` are the characters that each press made in another field that follows the same presses.
    """

    def __init__(
        self, clipboard: str = "", grain: Grain | None = None, known: dict[int, list[Mark]] | None = None
    ) -> None:
        self.marks: list[Mark] = []
        self.views: list[list[Mark]] = []
        self.seams: list[Place] = []
        self.clipboard = clipboard
        self._history = History(grain) if grain else None
        self._known = known
        self._cursor = 0
        self._anchor: int | None = None
        self._burst: _Burst | None = None
        self._inserted_to: int | None = None
        self._inserted = 0
        self._steps = 0
        self._turned = 0
        self._kept: set[tuple[int, ...]] = set()
        self._verbs: dict[Verb, Callable[[Command, Step], None]] = {
            Verb.INSERT: lambda command, step: self.insert(command.text, step),
            Verb.PASTE: self._paste,
            Verb.MOVE: self._move,
            Verb.SELECT_ALL: self._select_all,
            Verb.REMOVE: self._remove_key,
            Verb.COPY: self._copy,
            Verb.CUT: self._cut,
            Verb.UNDO: self._undo,
            Verb.REDO: self._redo,
        }

    def type(self, command: Command, step: Step) -> None:
        """Carry out a command that inserts one sign; at the text's end, as nearly always, it is quick."""
        marks = self.marks
        at = len(marks)
        if self._cursor != at or self._anchor is not None or self._burst or self._history:
            self.do(command, step)
            return
        self.seams.append((step[0], at))
        self._count(1)
        marks.append(Mark(command.text, step))
        self._cursor = self._inserted_to = at + 1

    def do(self, command: Command, step: Step) -> None:
        """Carry out one command on behalf of the events in ``step``.

        Raises:
            MaskError: the text, the number of views or the movements grow past their limit.
            LookupError: an undo, in a field that forgets.
        """
        if self._cursor == len(self.marks) and self._anchor is None:
            self.seams.append((step[0], self._cursor))
        work = self._verbs.get(command.verb)
        if work:
            work(command, step)

    def insert(self, text: str, step: Step) -> None:
        """Put ``text`` at the cursor, in place of the selection; an empty text changes nothing."""
        if not text:
            return
        self._count(len(text))
        replaced = self._anchor is not None and self._remove_selection(step)
        at, made = self._cursor, self._made(text, step)
        if at == len(self.marks) and not self._burst:  # straight on, as nearly always
            self.marks += made
            self._cursor = self._inserted_to = at + len(made)
        else:
            self._put(at, made)
        if self._history:
            self._history.inserted(at, made, step, joins=replaced)

    def _put(self, at: int, marks: Sequence[Mark]) -> None:
        """Let characters stand at a place, and the cursor behind them."""
        if at < len(self.marks):
            self._jumped(at)
        if self._burst:
            self.finish()
        if at == len(self.marks):
            self.marks += marks
        else:
            self.marks[at:at] = marks
        self._cursor = self._inserted_to = at + len(marks)

    def _count(self, size: int) -> None:
        self._inserted += size
        if self._inserted > MAX_CHARS:
            raise MaskError(f"more than {MAX_CHARS} characters in one run of typing")

    def _made(self, text: str, step: Step) -> list[Mark]:
        """Return the characters that a press makes: the same ones, where it has made them before."""
        if self._known is None:
            return [Mark(text, step)] if len(text) == 1 else [Mark(char, step) for char in text]
        known = self._known.get(step[0])
        if known is None or [mark.char for mark in known] != list(text):
            known = self._known[step[0]] = [Mark(char, step) for char in text]
        return known

    def _jumped(self, at: int) -> None:
        """Keep what stands around a place in the middle before something is inserted there."""
        self._touch(at)
        if self._inserted_to != at and self._burst is None:
            self._keep(self._around(at, at))

    def finish(self) -> None:
        """End the burst of removals, if one is under way, and keep what it took away."""
        burst, self._burst = self._burst, None
        if burst:
            around = self._around(burst.place, burst.place)
            at = burst.place - self._left_of(burst.place)
            self._keep([*around[:at], *reversed(burst.left), *burst.right, *around[at:]])

    def _around(self, start: int, end: int) -> list[Mark]:
        """Return what stands there and :data:`CONTEXT` on either side, up to whole words."""
        right = end + CONTEXT
        while right < min(len(self.marks), end + CONTEXT + WORD) and not self.marks[right].char.isspace():
            right += 1
        return self.marks[self._left_of(start) : right]

    def _left_of(self, place: int) -> int:
        left = max(0, place - CONTEXT)
        while left > max(0, place - CONTEXT - WORD) and not self.marks[left - 1].char.isspace():
            left -= 1
        return left

    def _keep(self, view: list[Mark]) -> None:
        """Add a view; where undo and redo follow each other, the same one comes again and again."""
        same = tuple(map(id, view))
        if same in self._kept:
            return
        self._kept.add(same)
        if len(self.views) >= MAX_VIEWS:
            raise MaskError(f"more than {MAX_VIEWS} corrections in one run of typing")
        self.views.append(view)

    def _touch(self, place: int) -> None:
        """Give up the seams behind which the text is no longer by itself."""
        seams = self.seams
        while seams and seams[-1][1] > place:
            seams.pop()

    # --- commands -----------------------------------------------------------------------------------

    def _paste(self, command: Command, step: Step) -> None:
        del command
        if self._history:
            self._history.pause()
        self.insert(self.clipboard, step)
        if self._history:
            self._history.pause()

    def _select_all(self, command: Command, step: Step) -> None:
        del command, step
        self._leave(0)
        self._anchor, self._cursor = 0, len(self.marks)

    def _remove_key(self, command: Command, step: Step) -> None:
        if not self._remove_selection(step):
            other = self._reach(command)
            self._remove(min(other, self._cursor), max(other, self._cursor), step)

    def _copy(self, command: Command, step: Step) -> None:
        del command, step
        if self._anchor is not None and self._anchor != self._cursor:
            start, end = sorted((self._anchor, self._cursor))
            self.clipboard = "".join(mark.char for mark in self.marks[start:end])

    def _cut(self, command: Command, step: Step) -> None:
        self._copy(command, step)
        self._remove_selection(step)

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
        gone = self._take(start, end, step)
        if self._history:
            self._history.removed(start, gone, step)

    def _take(self, start: int, end: int, step: Step) -> list[Mark]:
        """Take characters away and return them; removals side by side are one burst, whatever makes them."""
        self._touch(start)
        if self._burst is None or self._burst.place not in (start, end):
            self.finish()
            self._burst = _Burst(end)
        gone = self.marks[start:end]
        if self._burst.place == end:
            self._burst.left.extend(reversed(gone))
        else:
            self._burst.right.extend(gone)
        for mark in gone:
            mark.lost(step)
        del self.marks[start:end]
        self._cursor = self._burst.place = self._inserted_to = start
        return gone

    def _undo(self, command: Command, step: Step) -> None:
        self._turn(step, forward=command.verb is Verb.REDO)

    _redo = _undo

    def _turn(self, step: Step, *, forward: bool) -> None:
        """Take the last unit of edits back, or make it again; the cursor goes where it happened."""
        if self._history is None:
            raise LookupError("this field keeps no history")
        self._anchor = None
        for at, marks, inserts in self._history.turned(forward=forward):
            self._turned += len(marks)
            if self._turned > MAX_TURNED:
                raise MaskError(f"more than {MAX_TURNED} characters undone in one run of typing")
            if not inserts:
                self._take(at, at + len(marks), step)
                continue
            for mark in marks:
                mark.lost(step)
            if self._burst and self._burst.place != at:
                self.finish()
            self._put(at, marks)

    def _leave(self, place: int) -> None:
        """End what is under way at the cursor, which goes away, as far as ``place``."""
        self.finish()
        self._touch(place)
        if self._history:
            self._history.pause()

    def _move(self, command: Command, step: Step) -> None:
        del step
        self.finish()
        start, plain = self._anchor, command.unit is Unit.CHAR and not command.select
        if plain and start is not None and start != self._cursor:
            self._cursor = max(start, self._cursor) if command.forward else min(start, self._cursor)
            self._anchor = None
        else:
            self._anchor = (self._cursor if start is None else start) if command.select else None
            self._cursor = self._reach(command)
        self._leave(self._cursor)

    def _reach(self, command: Command) -> int:
        """Return the position that a command goes to, or removes to."""
        to, looked_at = reach(self.marks, self._cursor, command.unit, forward=command.forward)
        self._steps += abs(self._cursor - looked_at) + abs(to - looked_at)
        if self._steps > MAX_STEPS:
            raise MaskError("movements too long in one run of typing")
        self._touch(min(to, looked_at))
        return to
