"""What an undo takes back, and a redo makes again.

Programs differ in how much one undo takes: all that was typed since the cursor last went elsewhere, word by
word, or press by press. :class:`Grain` names these, and whoever follows an undo has to try them all.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redactor.capture.marks import Mark, Step


class Grain(enum.Enum):
    """How much one undo takes back. The first is what a replay takes."""

    WORD = "word"
    """What was typed, or removed, until the cursor moves, the other begins, or a word after white space."""
    BURST = "burst"
    """The same, over all words."""
    PRESS = "press"


class Edit(NamedTuple):
    """``marks`` put in at ``at``, or taken away from there."""

    at: int
    marks: Sequence[Mark]
    inserts: bool


class History:
    """The edits of one field, in units that go back together."""

    def __init__(self, grain: Grain) -> None:
        self._grain = grain
        self._done: list[list[Edit]] = []
        self._undone: list[list[Edit]] = []
        self._open: Step | None = None
        """The press of the unit's last edit; None: the next edit begins a unit."""

    def pause(self) -> None:
        """Let the next edit begin a unit of its own."""
        self._open = None

    def inserted(self, at: int, marks: Sequence[Mark], step: Step, *, joins: bool) -> None:
        """Note an insertion; ``joins``: it takes the place of what the same press removed."""
        self._add(Edit(at, marks, inserts=True), step, joins=joins)

    def removed(self, at: int, marks: Sequence[Mark], step: Step) -> None:
        """Note a removal."""
        self._add(Edit(at, marks, inserts=False), step, joins=False)

    def turned(self, *, forward: bool) -> Iterator[Edit]:
        """Yield the edits that take back the last unit, or (``forward``) make the one taken back again."""
        source, target = (self._undone, self._done) if forward else (self._done, self._undone)
        self._open = None
        if not source:
            return
        unit = source.pop()
        target.append(unit)
        for edit in unit if forward else reversed(unit):
            yield edit if forward else edit._replace(inserts=not edit.inserts)

    def _add(self, edit: Edit, step: Step, *, joins: bool) -> None:
        self._undone.clear()
        if not (joins or self._continues(edit)):
            self._done.append([])
        self._done[-1].append(edit)
        self._open = step

    def _continues(self, edit: Edit) -> bool:
        if self._open is None or self._grain is Grain.PRESS:
            return False
        last = self._done[-1][-1]
        if last.inserts is not edit.inserts:
            return False
        word = self._grain is Grain.WORD and edit.inserts
        return not (word and last.marks[-1].char.isspace() and not edit.marks[0].char.isspace())
