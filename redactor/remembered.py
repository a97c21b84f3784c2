"""What has been worked out once is not worked out again: a bounded memory, least recently used first out.

It lives in memory alone and may hold what was on screens, so it ends with its owner.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


def _one(_: object) -> int:
    return 1


class Remembered(Generic[_K, _V]):
    """A mapping of bounded weight. Safe to use from several threads at once.

    Args:
        limit: the most that all entries together weigh.
        weigh: returns what an entry weighs by its value; one that weighs more than all may is not kept.
            Default: one each.
    """

    def __init__(self, limit: int, weigh: Callable[[_V], int] = _one) -> None:
        self._limit = limit
        self._weigh = weigh
        self._entries: OrderedDict[_K, _V] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Remembered({self._weight} of {self._limit})"

    def answers(self, keys: Sequence[_K], ask: Callable[[list[int]], Iterable[_V]]) -> list[_V]:
        """Return the value of each key; ``ask`` gets the places of keys that are new, each key once.

        What ``ask`` raises passes through, and nothing of that call is remembered.
        """
        known = self.known(keys)
        new: dict[_K, int] = {}
        for place, key in enumerate(keys):
            if key not in known:
                new.setdefault(key, place)
        if new:
            fresh = dict(zip(new, ask(list(new.values())), strict=True))
            self.keep(fresh)
            known |= fresh
        return [known[key] for key in keys]

    def known(self, keys: Iterable[_K]) -> dict[_K, _V]:
        """Return those of the keys that are remembered, with their values."""
        known: dict[_K, _V] = {}
        with self._lock:
            for key in keys:
                if key in self._entries:
                    self._entries.move_to_end(key)
                    known[key] = self._entries[key]
        return known

    def keep(self, entries: Mapping[_K, _V]) -> None:
        """Remember entries, each in place of one with its key; the longest unused are forgotten."""
        with self._lock:
            for key, value in entries.items():
                if key in self._entries:
                    self._weight -= self._weigh(self._entries.pop(key))
                self._entries[key] = value
                self._weight += self._weigh(value)
            while self._weight > self._limit:
                self._weight -= self._weigh(self._entries.popitem(last=False)[1])
