"""The shipped networks of this room: opened from their folders, fed in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from redactor import shipped

_ALIKE = 0.85  # a line is at least this long, measured by the longest of its batch
_SPARE = 4  # steps by which it may be shorter still


def opened(folder: Path, file: str, what: str) -> Any:
    """Return the session of a network of one file.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """
    return shipped.opened(shipped.proved_files(folder, frozenset({file}), what)[file], what)


def batches(steps: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the places of lines that are about equally long, the longest first.

    Args:
        steps: how long each line is, as its network counts.
        most: so many steps are in one batch, padded to its longest line, if that has no more by itself.
    """
    batch: list[int] = []
    for place in sorted(range(len(steps)), key=lambda place: (-steps[place], place)):
        longest = steps[batch[0]] if batch else 0
        if batch and ((len(batch) + 1) * longest > most or steps[place] + _SPARE < _ALIKE * longest):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
