"""Playing a session: what is timed, and that the engine is left as it was."""

from __future__ import annotations

import pytest

from benchmarks.measure import now_mib, tree_mib
from benchmarks.replay import CODEC, PARTS, Codec, Frame, owner_of
from benchmarks.screens.session import COUNT


def test_the_parts_are_the_whole_session() -> None:
    assert sum(PARTS.values()) == COUNT == 300


def test_opening_and_writing_pictures_is_left_out() -> None:
    assert Frame(1.0, 0.25, 0.5, released=True).core == 0.25


@pytest.mark.parametrize("what", sorted(CODEC))
def test_the_codec_is_watched_only_inside_the_block(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name = owner_of(*CODEC[what])
    monkeypatch.setattr(owner, name, lambda *_: "done")
    plain, codec = getattr(owner, name), Codec()
    with codec.watched():
        assert getattr(owner, name) is not plain
        assert getattr(owner, name)(1) == "done"
    assert getattr(owner, name) is plain
    assert set(codec.spent) == {what}
    assert codec.spent[what] > 0


def test_the_functions_come_back_after_a_fault() -> None:
    owner, name = owner_of(*CODEC["decode"])
    plain = getattr(owner, name)

    def fail() -> None:
        with Codec().watched():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert getattr(owner, name) is plain


def test_the_memory_of_all_processes_holds_our_own() -> None:
    assert tree_mib() >= now_mib() * 0.9
