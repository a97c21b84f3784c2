"""Names with one slip in them: a letter too many, too few, wrong, or two in the wrong order.

Two strings are one such slip apart only if they become equal when one letter is taken out of one or both of
them. All shortened forms of all names are therefore kept as sorted 64-bit hashes (12 bytes each), and a
look-up costs the same for ten names and for a hundred thousand. Whether a hit is one is then looked at
letter by letter.

Before that, halves are compared: a slip spoils one half of a name and leaves the other as it is, so nearly
all places of a text are ruled out by two look-ups in a set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

SHORTEST = 8
"""Names with fewer letters are not looked for with slips: too many words are one letter apart."""

FIRST_LETTER_FREE = 12
"""From this length on the slip may be in the first letter; below, it makes other words (election, "
"selection)."""

LONGEST = 64
"""Longer names are looked for as they are."""

ENDS = 3  # signs; half of the shortest name has one more


class NearlyIndex:
    """Finds which names of a list a string is one slip away from.

    Args:
        names: folded names of :data:`SHORTEST` to :data:`LONGEST` signs; others are left out.
    """

    def __init__(self, names: Sequence[str]) -> None:
        kept = [number for number, name in enumerate(names) if SHORTEST <= len(name) <= LONGEST]
        self._names = names
        self._heads = {names[number][: len(names[number]) // 2] for number in kept}
        self._tails = {names[number][len(names[number]) // 2 :] for number in kept}
        # Most strings are ruled out by their first and last signs; a half has more than those.
        self._begins = {head[:ENDS] for head in self._heads}
        self._ends = {tail[-ENDS:] for tail in self._tails}
        self.lengths = frozenset(len(names[number]) + more for number in kept for more in (-1, 0, 1))
        self.words = max((names[number].count(" ") + 2 for number in kept), default=0)
        hashes, owners = _shortened_all(names, kept)
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._owners = hashes[order], owners[order]

    def find(self, shown: str) -> Iterator[int]:
        """Yield the numbers of the names that are exactly one slip away from ``shown``."""
        if len(shown) not in self.lengths or not self._plausible(shown):
            return
        asked = np.fromiter(map(hash, _shortened(shown)), np.int64)
        left = np.searchsorted(self._hashes, asked, "left")
        right = np.searchsorted(self._hashes, asked, "right")
        hits = {int(self._owners[at]) for a, b in zip(left, right, strict=True) for at in range(a, b)}
        yield from (number for number in sorted(hits) if one_slip(shown, self._names[number]))

    def may_begin(self, shown: str) -> bool:
        """Tell whether a name begins with ``shown``, three signs, so that the slip may come after it."""
        return shown in self._begins

    def may_end(self, shown: str) -> bool:
        """Tell whether a name ends with ``shown``, three signs, so that the slip may come before it."""
        return shown in self._ends

    def _plausible(self, shown: str) -> bool:
        """Tell whether ``shown`` begins or ends like half of a name of nearly its length."""
        length = len(shown)
        heads = {(length - 1) // 2, length // 2, (length + 1) // 2}
        tails = {size - size // 2 for size in (length - 1, length, length + 1)}
        return any(shown[:size] in self._heads for size in heads) or any(
            shown[-size:] in self._tails for size in tails
        )


def one_slip(shown: str, name: str) -> bool:
    """Tell whether ``shown`` is ``name`` with one letter more, less or wrong, or with two swapped.

    Digits are no slips: ``plan 2024`` and ``plan 2023`` are two names.
    """
    head = _common(shown, name)
    tail = _common(shown[head:][::-1], name[head:][::-1])
    a, b = shown[head : len(shown) - tail], name[head : len(name) - tail]
    if not (a or b) or any(sign.isdigit() for sign in a + b):
        return False
    if not head and len(name) < FIRST_LETTER_FREE:
        return False
    return (len(a) <= 1 and len(b) <= 1) or (len(a) == 2 and a == b[::-1])


def _common(one: str, other: str) -> int:
    """Return how many signs the two begin with in common."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _shortened(name: str) -> list[str]:
    """Return the name itself and all forms that lack one of its letters."""
    return [name, *(name[:place] + name[place + 1 :] for place in range(len(name)))]


def _shortened_all(names: Sequence[str], kept: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the hashes of all shortened forms, and the numbers of the names they come from."""
    sizes = np.array([len(names[number]) + 1 for number in kept], np.int64)
    total = int(sizes.sum())
    forms = (form for number in kept for form in _shortened(names[number]))
    return np.fromiter(map(hash, forms), np.int64, total), np.repeat(np.array(kept, np.int32), sizes)
