"""The field that the typist sees: a string, a cursor, a selection, and an undo of one of three kinds.

Written apart from the product's own, so that a fault in one shows against the other.
"""

from __future__ import annotations

import re

UNDOS = ("burst", "word", "press")


class Field:
    """A text field of some program; ``undo`` says how much its undo takes back."""

    def __init__(self, undo: str) -> None:
        self.text = ""
        self.cursor = 0
        self.anchor: int | None = None
        self._undo = undo
        self._past: list[tuple[str, int]] = []
        self._last = ""

    def type(self, text: str, *, pasted: bool = False) -> None:
        """Put in a text in place of the selection."""
        begins = self._last != "type" or pasted or self._undo == "press"
        if self._undo == "word" and self.text[self.cursor - 1 : self.cursor].isspace() and not text.isspace():
            begins = True
        if begins:
            self._remember()
        start, end = self.selection
        self._set(self.text[:start] + text + self.text[end:], start + len(text))
        self._last = "" if pasted else "type"

    def backspace(self) -> None:
        """Take the selection, or the character before the cursor."""
        start, end = self.selection
        self._take(max(start - 1, 0) if start == end else start, end)

    def delete(self) -> None:
        """Take the selection, or the character behind the cursor."""
        start, end = self.selection
        self._take(start, min(end + 1, len(self.text)) if start == end else end)

    def delete_word(self) -> None:
        """Take the word before the cursor."""
        self._take(self.word_left(), self.cursor)

    def word_left(self) -> int:
        """Return where the word before the cursor begins."""
        found = re.search(r"(?:\w+|[^\w\s]+|)\s*\Z", self.text[: self.cursor])
        return found.start() if found else 0

    def move(self, to: int, *, select: bool = False) -> None:
        """Go to a place; ``select`` extends the selection."""
        self.anchor = (self.cursor if self.anchor is None else self.anchor) if select else None
        self.cursor = min(max(to, 0), len(self.text))
        self._last = ""

    def undo(self) -> None:
        """Take back what this program takes back at once."""
        if self._past:
            self.text, self.cursor = self._past.pop()
        self.anchor, self._last = None, ""

    @property
    def selection(self) -> tuple[int, int]:
        """Start and end of the selection; both the cursor where there is none."""
        anchor = self.cursor if self.anchor is None else self.anchor
        return min(anchor, self.cursor), max(anchor, self.cursor)

    def _take(self, start: int, end: int) -> None:
        if start == end:
            return
        if self._last != "take" or self._undo == "press":
            self._remember()
        self._set(self.text[:start] + self.text[end:], start)
        self._last = "take"

    def _remember(self) -> None:
        self._past.append((self.text, self.cursor))

    def _set(self, text: str, cursor: int) -> None:
        self.text, self.cursor, self.anchor = text, cursor, None
