"""What has been built is not walked over again while a session goes on."""

from __future__ import annotations

import gc

import pytest

from redactor.cli.collector import built


def test_what_is_there_is_out_of_sight_and_comes_back() -> None:
    there = [[]]  # type: ignore[var-annotated]
    with built():
        assert not any(one is there for one in gc.get_objects())
    assert any(one is there for one in gc.get_objects())


def test_it_comes_back_after_an_error_too() -> None:
    with pytest.raises(ValueError, match="stop"), built():
        raise ValueError("stop")
    assert gc.get_freeze_count() == 0


def test_what_comes_later_is_collected() -> None:
    with built():
        loop: list[object] = []
        loop.append(loop)
        del loop
        assert gc.collect() > 0
