"""What has been looked at once is not looked at again: a bounded memory, least recently used first out.

It lives in memory alone and holds what was read off screens, so it ends with its engine.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class Remembered(Generic[_K, _V]):
    """A mapping of at most ``size`` entries. Safe to use from several threads at once.

    Raises:
        ValueError: a size below 1.
    """

    def __init__(self, size: int) -> None:
        if size < 1:
            raise ValueError("a memory holds at least one entry")
        self._size = size
        self._entries: OrderedDict[_K, _V] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Remembered({len(self)} of {self._size})"

    def answers(self, keys: Sequence[_K], ask: Callable[[list[int]], Sequence[_V]]) -> list[_V]:
        """Return the value of each key; ``ask`` gets the places of keys that are new, each key once.

        What ``ask`` raises passes through, and nothing of that call is remembered.
        """
        known: dict[_K, _V] = {}
        new: dict[_K, int] = {}
        with self._lock:
            for index, key in enumerate(keys):
                if key in self._entries:
                    self._entries.move_to_end(key)
                    known[key] = self._entries[key]
                elif key not in new:
                    new[key] = index
        if new:
            places = list(new.values())
            for place, value in zip(places, ask(places), strict=True):
                known[keys[place]] = value
            self._keep({key: known[key] for key in new})
        return [known[key] for key in keys]

    def _keep(self, entries: dict[_K, _V]) -> None:
        with self._lock:
            self._entries.update(entries)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
