"""Exit codes: stable, other programs read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ALL_RELEASED: Final = 0
BAD_INPUT: Final = 2
NOT_ALL_RELEASED: Final = 3
VERIFICATION_FAILED: Final = 4
INTERNAL: Final = 70
INTERRUPTED: Final = 130

_RANK = (ALL_RELEASED, NOT_ALL_RELEASED, BAD_INPUT)


def worst(codes: Iterable[int]) -> int:
    """Return what many items end with: wrong input outranks items that a rule kept back."""
    return max(codes, key=_RANK.index, default=ALL_RELEASED)
