"""Screens that were masked lately, so that one that comes again as it was is not looked at again.

A screen on which nothing happens gives the same bytes frame after frame, and the same bytes under the same
rules give the same picture. Nothing of what came in is kept but a keyed digest.
"""

from __future__ import annotations

import hashlib
import secrets
from operator import itemgetter
from typing import Generic, TypeVar

from redactor.pipeline.rules import Rules
from redactor.remembered import Remembered

Masked = TypeVar("Masked")

ROOM = 32 * 1024 * 1024
"""How many bytes of masked pictures are kept."""

_DIGEST_BYTES = 32


class SeenScreens(Generic[Masked]):
    """Masked screens by what they were made of. Safe to use from several threads at once.

    The digest's key is random and ends with the object: it tells nothing to who reads the process's memory.

    Args:
        room: bytes of pictures that are kept; the longest unused are forgotten first.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._key = secrets.token_bytes(32)
        self._kept: Remembered[bytes, tuple[Rules, Masked, int]] = Remembered(room, itemgetter(2))

    def __len__(self) -> int:
        return len(self._kept)

    def __repr__(self) -> str:
        return f"SeenScreens({len(self)} screens)"

    def digest(self, data: bytes, *circumstances: object) -> bytes:
        """Return what a screen is known by: all that its answer depends on, but for the rules."""
        seen = hashlib.blake2b(key=self._key, digest_size=_DIGEST_BYTES)
        about = repr(circumstances).encode("utf-8", "surrogatepass")
        seen.update(len(about).to_bytes(8, "big") + about)
        seen.update(data)
        return seen.digest()

    def get(self, digest: bytes, rules: Rules) -> Masked | None:
        """Return the screen masked by equal rules, None where there is none."""
        made_by, masked, _ = self._kept.known([digest]).get(digest, (None, None, 0))
        return masked if made_by == rules else None

    def keep(self, digest: bytes, rules: Rules, masked: Masked, size: int) -> None:
        """Keep a masked screen of so many bytes, in place of one that other rules made of the same."""
        self._kept.keep({digest: (rules, masked, size)})
