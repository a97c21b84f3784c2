"""Pages made of the words of several engine lines at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.ocr.layout import EngineWord, page_of, pieces_of
from redactor.values import Page, Zone


@dataclass(frozen=True, slots=True, repr=False)
class NumberedWord(EngineWord):
    """An engine's word, and the number of the engine line that it stands in."""

    line: int


def build_page(
    words: Iterable[NumberedWord],
    width: int,
    height: int,
    *,
    unread: Iterable[Zone] = (),
    rules: Sequence[int] = (),
) -> Page:
    """Return the page of words; ``rules`` tells for each engine line where the rule on its left stands."""
    lines: dict[int, list[EngineWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    pieces = [
        piece
        for number, line in lines.items()
        for piece in pieces_of(line, width, height, rule=rules[number] if rules else -1)
    ]
    return page_of(pieces, width, height, unread=unread)
