"""What was answered lately, kept by digest: no text outlives its call, and memory is bounded."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")

_DIGEST_BYTES = 16


class Remembered(Generic[Item]):
    """Answers of bounded number by the digest of what was asked; the longest unused are forgotten first.

    Safe to use from several threads at once. An answer is a tuple and weighs one more than it has items.
    The digests are keyed with a random key of this object: they tell nothing to who reads the memory of
    the process.

    Args:
        limit: the most that all answers together weigh; about 150 bytes each.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._key = secrets.token_bytes(32)
        self._answers: OrderedDict[bytes, tuple[Item, ...]] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def answers(
        self, asked: Sequence[str], answer: Callable[[list[int]], Iterable[tuple[Item, ...]]]
    ) -> list[tuple[Item, ...]]:
        """Return one answer for each of ``asked``, in order.

        What is not remembered is asked for once, however often it stands in ``asked``: ``answer`` gets the
        positions of the first of each, and returns their answers in that order.
        """
        keys = [self._digest(text) for text in asked]
        known = self._known(keys)
        first = {key: number for number, key in reversed(list(enumerate(keys))) if key not in known}
        missing = sorted(first.values())
        if missing:
            fresh = {keys[number]: kept for number, kept in zip(missing, answer(missing), strict=True)}
            self._keep(fresh)
            known |= fresh
        return [known[key] for key in keys]

    def _digest(self, text: str) -> bytes:
        data = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, digest_size=_DIGEST_BYTES, key=self._key).digest()

    def _known(self, keys: Iterable[bytes]) -> dict[bytes, tuple[Item, ...]]:
        with self._lock:
            known = {key: self._answers[key] for key in keys if key in self._answers}
            for key in known:
                self._answers.move_to_end(key)
        return known

    def _keep(self, fresh: dict[bytes, tuple[Item, ...]]) -> None:
        with self._lock:
            for key, items in fresh.items():
                if key not in self._answers:
                    self._weight += 1 + len(items)
                    self._answers[key] = items
            while self._weight > self._limit:
                _, forgotten = self._answers.popitem(last=False)
                self._weight -= 1 + len(forgotten)
