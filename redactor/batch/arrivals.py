"""Lines on their way in: read by a thread of their own, taken in groups of whatever has arrived.

So a program that writes one line and waits for the answer gets it, while a file of a million lines
is worked on in large groups. What waits is bounded in lines and in bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import BinaryIO

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one line, its end not counted. A longer one is cut after one byte more, its rest skipped."""

GROUP_LINES = 256
GROUP_BYTES = 4 * 1024 * 1024

Group = list[tuple[int, bytes]]
"""Numbered lines, from 1; a line longer than the limit shows by its length."""


class Arrivals:
    """Reads ``stream`` ahead; iterate to get groups of lines, in order.

    Raises:
        OSError: from the iteration, when the stream cannot be read any further.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._change = threading.Condition()
        self._waiting: Group = []
        self._bytes = 0
        self._ended = False
        self._fault: OSError | None = None

    def __iter__(self) -> Iterator[Group]:
        threading.Thread(target=self._read, name="redactor-lines", daemon=True).start()
        while group := self._take():
            yield group
        if self._fault is not None:
            raise self._fault

    def _take(self) -> Group:
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._ended)
            group, self._waiting, self._bytes = self._waiting, [], 0
            self._change.notify()
        return group

    def _put(self, number: int, line: bytes) -> None:
        with self._change:
            self._change.wait_for(self._has_room)
            self._waiting.append((number, line))
            self._bytes += len(line)
            self._change.notify()

    def _has_room(self) -> bool:
        return len(self._waiting) < GROUP_LINES and self._bytes < GROUP_BYTES

    def _read(self) -> None:
        try:
            for number, line in enumerate(_lines(self._stream), start=1):
                self._put(number, line)
        except OSError as fault:
            self._fault = fault
        finally:
            with self._change:
                self._ended = True
                self._change.notify()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, one that is too long cut short; never holds more than one."""
    while line := stream.readline(LINE_LIMIT + 1):
        yield line
        while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LINE_LIMIT + 1)
