"""What was answered lately, kept by digest: no text outlives its call, and memory is bounded."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from redactor import remembered

Item = TypeVar("Item")

_DIGEST_BYTES = 16


class Digests:
    """Digests of texts, keyed with a random key of this object.

    They tell nothing to who reads the memory of the process.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def of(self, text: str) -> bytes:
        """Return the digest of any text."""
        data = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, digest_size=_DIGEST_BYTES, key=self._key).digest()


class Remembered(Generic[Item]):
    """Answers of bounded number by the digest of what was asked; the longest unused are forgotten first.

    Safe to use from several threads at once. An answer is a tuple and weighs one more than it has items.

    Args:
        limit: the most that all answers together weigh; about 150 bytes each.
    """

    def __init__(self, limit: int) -> None:
        self._digests = Digests()
        self._answers: remembered.Remembered[bytes, tuple[Item, ...]]
        self._answers = remembered.Remembered(limit, _weight)

    def __len__(self) -> int:
        return len(self._answers)

    def answers(
        self, asked: Sequence[str], answer: Callable[[list[int]], Iterable[tuple[Item, ...]]]
    ) -> list[tuple[Item, ...]]:
        """Return one answer for each of ``asked``, in order.

        What is not remembered is asked for once, however often it stands in ``asked``: ``answer`` gets the
        positions of the first of each, and returns their answers in that order.
        """
        return self._answers.answers([self._digests.of(text) for text in asked], answer)


def _weight(items: tuple[Item, ...]) -> int:
    return 1 + len(items)
