"""What a reader sees as one character, when it is made of several code points.

After the extended grapheme clusters of Unicode Standard Annex 29, as far as people type them: combining
marks, joined emoji, skin tones, variation selectors, flags and halves of a pair that stand alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from redactor.capture.marks import Mark

_JOINER = "\u200d"


def cluster_start(marks: Sequence[Mark], place: int) -> int:
    """Return where the character before ``place`` begins."""
    place = max(place - 1, 0)
    if not place or marks[place].char < "\u0300":
        return place
    while place and not _breaks(marks, place):
        place -= 1
    return place


def cluster_end(marks: Sequence[Mark], place: int) -> int:
    """Return where the character behind ``place`` ends."""
    place = min(place + 1, len(marks))
    while place < len(marks) and marks[place].char >= "\u0300" and not _breaks(marks, place):
        place += 1
    return place


def _breaks(marks: Sequence[Mark], place: int) -> bool:
    """Tell whether a character ends before ``place``, which lies inside the text."""
    here, before = marks[place].char, marks[place - 1].char
    if before in "\n\r" or _extends(here):
        return before in "\n\r"
    if _is_flag(here) and _is_flag(before):
        return _flags_before(marks, place) % 2 == 0
    return not (before == _JOINER and ord(here) >= 0x2190 and place > 1)


def _flags_before(marks: Sequence[Mark], place: int) -> int:
    start = place
    while place and _is_flag(marks[place - 1].char):
        place -= 1
    return start - place


@lru_cache(maxsize=1024)
def _extends(char: str) -> bool:
    return (
        char == _JOINER
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or unicodedata.category(char) in {"Mn", "Me", "Mc"}
    )


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
