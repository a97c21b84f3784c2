"""A bounded memory: what is known is not asked for, the least used goes first, faults leave nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.remembered import Remembered
from tests.fakes import raising


def asking(keys: list[str], asked: list[str]) -> Callable[[list[int]], list[str]]:
    """Return what answers in capitals and notes what it was asked."""

    def ask(places: list[int]) -> list[str]:
        asked.extend(keys[place] for place in places)
        return [keys[place].upper() for place in places]

    return ask


def answers(memory: Remembered[str, str], keys: str, asked: list[str]) -> str:
    return "".join(memory.answers(list(keys), asking(list(keys), asked)))


def test_each_new_key_is_asked_for_once() -> None:
    memory, asked = Remembered[str, str](9), list[str]()
    assert answers(memory, "abab", asked) == "ABAB"
    assert asked == ["a", "b"]
    assert answers(memory, "bca", asked) == "BCA"
    assert asked == ["a", "b", "c"]


def test_nothing_new_asks_nothing() -> None:
    memory = Remembered[str, str](9)
    assert memory.answers([], raising(AssertionError("asked"))) == []
    answers(memory, "a", [])
    assert memory.answers(["a", "a"], raising(AssertionError("asked"))) == ["A", "A"]


def test_the_least_used_goes_first() -> None:
    memory, asked = Remembered[str, str](2), list[str]()
    answers(memory, "ab", asked)
    answers(memory, "a", asked)
    answers(memory, "c", asked)
    asked.clear()
    assert answers(memory, "a", asked) == "A"
    assert asked == []
    assert answers(memory, "b", asked) == "B"
    assert asked == ["b"]


def test_more_keys_than_fit_are_all_answered() -> None:
    memory, asked = Remembered[str, str](2), list[str]()
    assert answers(memory, "abcda", asked) == "ABCDA"
    assert asked == ["a", "b", "c", "d"]
    assert len(memory) == 2


def test_what_raises_leaves_nothing() -> None:
    memory, asked = Remembered[str, str](9), list[str]()
    with pytest.raises(RuntimeError, match="broken"):
        memory.answers(["a"], raising(RuntimeError("broken")))
    assert len(memory) == 0
    assert answers(memory, "a", asked) == "A"
    assert asked == ["a"]


@pytest.mark.parametrize("wrong", [[], ["A"], ["A", "B", "C"]])
def test_too_few_or_too_many_answers_are_a_fault_and_leave_nothing(wrong: list[str]) -> None:
    memory = Remembered[str, str](9)
    with pytest.raises(ValueError, match="zip"):
        memory.answers(["a", "b"], lambda _: wrong)
    assert len(memory) == 0


def test_a_memory_without_room_keeps_nothing() -> None:
    memory, asked = Remembered[str, str](0), list[str]()
    assert answers(memory, "aba", asked) == "ABA"
    assert asked == ["a", "b"]
    assert len(memory) == 0


def test_entries_weigh_what_they_are_said_to() -> None:
    memory = Remembered[str, str](5, len)
    memory.keep({"a": "xx", "b": "yy"})
    memory.keep({"a": "zzz"})
    assert memory.known("abc") == {"a": "zzz", "b": "yy"}
    memory.keep({"c": "x"})
    assert memory.known("abc") == {"b": "yy", "c": "x"}
    memory.keep({"d": "much too long"})
    assert len(memory) == 0


def test_its_repr_shows_sizes_alone() -> None:
    memory = Remembered[str, str](3)
    answers(memory, "k", [])
    assert repr(memory) == "Remembered(1 of 3)"


def test_threads_ask_at_once_and_all_are_answered() -> None:
    memory = Remembered[int, int](50)
    together = threading.Barrier(4, timeout=60)

    def work(start: int) -> list[int]:
        together.wait()
        keys = [start + number for number in range(40)]
        return memory.answers(keys, lambda places: [-keys[place] for place in places])

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(work, range(0, 40, 10)))
    assert found == [[-start - number for number in range(40)] for start in range(0, 40, 10)]
    assert len(memory) == 50


@given(st.integers(1, 4), st.lists(st.text(st.sampled_from("abcdef"), max_size=6), max_size=8))
def test_it_remembers_what_its_naive_twin_remembers(size: int, calls: list[str]) -> None:
    memory = Remembered[str, str](size)
    recent: list[str] = []
    for keys in calls:
        asked: list[str] = []
        assert answers(memory, keys, asked) == keys.upper()
        new = [key for key in dict.fromkeys(keys) if key not in recent]
        assert asked == new
        for key in keys:
            if key in recent:
                recent.remove(key)
                recent.append(key)
        recent = [*recent, *new][-size:]
        assert len(memory) == len(recent)
