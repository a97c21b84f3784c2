"""Seeing through signs that hide a value from pattern and eye alike.

Zero-width and other format characters inside a value, full-width letters, and digits of other
scripts read as the same value to a person. Recognizers are given the plain form; spans lead back to
the text as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from redactor.values import Span


class PlainText:
    """A text without format characters, full-width forms as plain ones; ``offsets`` lead back."""

    __slots__ = ("_length", "_offsets", "text")

    def __init__(self, original: str) -> None:
        self._length = len(original)
        self.text = original
        self._offsets: Sequence[int] = range(len(original))
        if not original.isascii():
            kept = [
                (index, char) for index, char in enumerate(original) if unicodedata.category(char) != "Cf"
            ]
            self._offsets = [index for index, _ in kept]
            self.text = "".join(_plain(char) for _, char in kept)

    def in_original(self, span: Span) -> Span:
        """Return where a span of ``text`` stands in the original, hidden characters inside it included."""
        return Span(self._offsets[span.start], self._offsets[span.end - 1] + 1)


def _plain(char: str) -> str:
    """Return one code point for one: a sign that would become several stays as it is."""
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain.isascii() else char
