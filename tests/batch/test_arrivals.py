"""Lines in groups: order, bounds, and a stream that waits for answers."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.batch import arrivals
from redactor.batch.arrivals import Arrivals


def all_of(data: bytes) -> list[tuple[int, bytes]]:
    return [entry for group in Arrivals(io.BytesIO(data)) for entry in group]


LINES = st.lists(st.binary(max_size=40).filter(lambda line: b"\n" not in line), max_size=600)


@given(lines=LINES, ended=st.booleans())
def test_every_line_comes_once_and_in_order(*, lines: list[bytes], ended: bool) -> None:
    data = b"\n".join(lines) + (b"\n" if ended else b"")
    naive = data.split(b"\n")
    naive = [line + b"\n" for line in naive[:-1]] + ([naive[-1]] if naive[-1] else [])
    assert all_of(data) == list(enumerate(naive, start=1))


def test_groups_are_bounded_in_lines_and_bytes() -> None:
    groups = list(Arrivals(io.BytesIO(b"x\n" * 2000)))
    assert max(map(len, groups)) <= arrivals.GROUP_LINES
    big = b"y" * (arrivals.GROUP_BYTES // 2) + b"\n"
    groups = list(Arrivals(io.BytesIO(big * 9)))
    assert max(map(len, groups)) <= 3
    assert sum(map(len, groups)) == 9


@pytest.mark.parametrize("extra", [0, 1, 2, 30, 64, 65, 66, 200])
def test_a_line_beyond_the_limit_is_cut_and_its_rest_skipped(
    monkeypatch: pytest.MonkeyPatch, extra: int
) -> None:
    monkeypatch.setattr(arrivals, "LINE_LIMIT", 64)
    data = b"a\n" + b"x" * (64 + extra) + b"\nb\n"
    (one, first), (two, long), (three, last) = all_of(data)
    assert (one, two, three, first, last) == (1, 2, 3, b"a\n", b"b\n")
    assert len(long) == 65
    assert long.endswith(b"\n") == (extra == 0)


def test_a_long_last_line_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "LINE_LIMIT", 64)
    assert [(number, len(line)) for number, line in all_of(b"x" * 500)] == [(1, 65)]


def test_a_line_is_handed_on_before_the_next_is_written() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as pen:
        watch = threading.Timer(30, pen.close)
        watch.start()
        groups = iter(Arrivals(stream))
        for number in range(1, 4):
            pen.write(b"line\n")
            assert next(groups) == [(number, b"line\n")]
        pen.close()
        assert list(groups) == []
        watch.cancel()


def test_what_was_read_before_a_fault_still_comes() -> None:
    class Torn:
        def __init__(self) -> None:
            self._lines: Iterator[bytes] = iter([b"a\n", b"b\n"])

        def readline(self, _: int) -> bytes:
            try:
                return next(self._lines)
            except StopIteration:
                raise OSError(5, "Input/output error") from None

    got: list[tuple[int, bytes]] = []

    def read() -> None:
        for group in Arrivals(cast(BinaryIO, Torn())):
            got.extend(group)

    with pytest.raises(OSError, match="Input/output"):
        read()
    assert got == [(1, b"a\n"), (2, b"b\n")]
