"""One character of a text field as it is worked on: what it is, and which presses made and moved it."""

from __future__ import annotations

from typing import TypeAlias

Step: TypeAlias = list[int]
"""Indices of the events that belong to one key press: its down, later its up."""


class Mark:
    """One character in the field, or one that was there.

    ``made`` is the press that typed it, ``touched`` each one that took it away or brought it back (None: none
    did; most characters stay).
    """

    __slots__ = ("char", "made", "touched")

    def __init__(self, char: str, made: Step) -> None:
        self.char = char
        self.made = made
        self.touched: list[Step] | None = None

    def __repr__(self) -> str:
        return "Mark(...)"

    def lost(self, step: Step) -> None:
        """Note a press that took the character away, or brought it back."""
        if self.touched is None:
            self.touched = [step]
        else:
            self.touched.append(step)
