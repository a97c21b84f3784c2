"""How long texts are cut for the name model: blocks of text, windows of pieces, batches of windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

WINDOW, OVERLAP = 94, 24
"""Pieces the model sees at once, as in training, and how many of them two windows share."""

BLOCK, SHARED = 8_000, 240
"""Long texts are read in blocks of so many code points; neighbours share the second number."""

BATCH = 160
"""Pieces in one call of the model, padding included."""

CALL = 10
"""What a call costs by itself, in pieces that the model looks at in the same time."""


def groups(texts: Sequence[str]) -> Iterator[list[tuple[int, int, str]]]:
    """Yield (text number, offset, block) in groups of bounded size; blank blocks are left out."""
    group: list[tuple[int, int, str]] = []
    size = 0
    for number, text in enumerate(texts):
        for start, end in blocks(text):
            block = text[start:end]
            if block.isspace():
                continue
            group.append((number, start, block))
            size += len(block)
            if size >= 32 * BLOCK:
                yield group
                group, size = [], 0
    if group:
        yield group


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a text's blocks; a block ends at a line's end or a space if it can."""
    start = 0
    while start < len(text):
        end = min(start + BLOCK, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start + BLOCK // 2, end), text.rfind(" ", end - SHARED, end))
            end = cut if cut > start else end
        yield start, end
        if end == len(text):
            return
        back = text.find(" ", end - SHARED, end)
        start = back if back > start else end - SHARED


Window = tuple[int, int, int]
"""Number of a text, first piece, end."""


def windows(lengths: Sequence[int]) -> list[Window]:
    """Return the windows of texts with so many pieces, in order."""
    return [
        (number, at, min(at + WINDOW, length))
        for number, length in enumerate(lengths)
        if length
        for at in range(0, max(length - OVERLAP, 1), WINDOW - OVERLAP)
    ]


def batches(cut: Sequence[Window]) -> Iterator[list[Window]]:
    """Yield windows in batches of bounded size, shortest first.

    Windows of like length share a batch: where a longer one would make the others carry more padding than a
    call of its own costs, the next batch begins.
    """
    batch: list[Window] = []
    longest = 0
    for window in sorted(cut, key=lambda window: window[2] - window[1]):
        length = window[2] - window[1]
        full = (len(batch) + 1) * (length + 2) > BATCH
        if batch and (full or len(batch) * (length - longest) > CALL):
            yield batch
            batch = []
        batch.append(window)
        longest = length
    if batch:
        yield batch
