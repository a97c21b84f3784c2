"""The last few frames of a screen, each with what was worked out of it.

Who looks at frames one after the other has less to do where one is like another: it is taken out of here,
renewed and kept again.
"""

from __future__ import annotations

import threading
from typing import Generic, Protocol, TypeVar

import numpy as np

from redactor.values import Pixels

_MOST = 4
_SAMPLE = 16  # rows: one in so many tells which remembered frame is most alike


class Frame(Protocol):
    """A screen's pixels and what is known of them."""

    @property
    def pixels(self) -> Pixels:
        """The screen as it was."""
        ...

    @property
    def size(self) -> int:
        """How many bytes all of it takes."""
        ...


_F = TypeVar("_F", bound=Frame)


class LastFrames(Generic[_F]):
    """Remembers frames. Safe to use from several threads at once: one that is taken is no other's.

    It lives in memory alone and holds what was on screens, so it ends with its owner.

    Args:
        memory: bytes for remembered frames, at most four; one is remembered however large it is.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._frames: list[_F] = []
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._frames)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)} frames)"

    def taken(self, pixels: Pixels) -> _F | None:
        """Take out the frame of this size that is most alike, the last one among equals."""
        with self._lock:
            sized = [frame for frame in self._frames if frame.pixels.shape == pixels.shape]
            if not sized:
                return None
            best = min(reversed(sized), key=lambda frame: _differing(frame.pixels, pixels))
            self._frames.remove(best)
            return best

    def keep(self, frame: _F) -> None:
        """Remember a frame; the oldest are forgotten."""
        with self._lock:
            self._frames.append(frame)
            while len(self._frames) > _MOST or (len(self._frames) > 1 and self._held() > self._memory):
                del self._frames[0]

    def has_room_beside(self, frame: _F) -> bool:
        """Tell whether one more frame of this size could be kept with it and all others."""
        with self._lock:
            return len(self._frames) + 2 <= _MOST and self._held() + 2 * frame.size <= self._memory

    def _held(self) -> int:
        return sum(frame.size for frame in self._frames)


def _differing(one: Pixels, other: Pixels) -> int:
    return int(np.count_nonzero(one[::_SAMPLE] != other[::_SAMPLE]))
