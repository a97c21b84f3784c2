"""One character of a text field as it is worked on: what it is, and which presses made and moved it."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from redactor.values import TypedChar

Step: TypeAlias = list[int]
"""Indices of the events that belong to one key press: its down, later its up."""


class Mark(msgspec.Struct, eq=False, gc=False):
    """One character in the field, or one that was there.

    ``made`` is the press that typed it, ``touched`` each one that took it away or brought it back (None: none
    did; most characters stay). ``frozen`` is the character as views show it, made once the run is at its end.
    """

    char: str
    made: Step
    touched: list[Step] | None = None
    frozen: TypedChar | None = None

    def __repr__(self) -> str:
        return "Mark(...)"

    def lost(self, step: Step) -> None:
        """Note a press that took the character away, or brought it back."""
        if self.touched is None:
            self.touched = [step]
        else:
            self.touched.append(step)
