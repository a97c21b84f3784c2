"""Answers are remembered by digest, within bounds, and asked for once."""

from __future__ import annotations

import threading

import pytest

from redactor.detect.remembered import Remembered


class Length:
    """Answers a text with its characters, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def of(self, memory: Remembered[str], texts: list[str]) -> list[tuple[str, ...]]:
        """Ask through a memory."""

        def answer(missing: list[int]) -> list[tuple[str, ...]]:
            self.asked += [texts[number] for number in missing]
            return [tuple(texts[number]) for number in missing]

        return memory.answers(texts, answer)


def test_each_text_is_asked_for_once_in_order() -> None:
    memory, length = Remembered[str](100), Length()
    texts = ["ab", "c", "ab", "", "c", "d"]
    assert length.of(memory, texts) == [tuple(text) for text in texts]
    assert length.asked == ["ab", "c", "", "d"]
    assert length.of(memory, ["d", "e", "ab"]) == [("d",), ("e",), ("a", "b")]
    assert length.asked == ["ab", "c", "", "d", "e"]


def test_nothing_asked_is_nothing_answered() -> None:
    assert Length().of(Remembered(10), []) == []


def test_the_longest_unused_are_forgotten() -> None:
    memory, length = Remembered[str](6), Length()
    length.of(memory, ["a", "b", "c"])  # two each
    length.of(memory, ["a"])
    length.of(memory, ["d"])
    assert len(memory) == 3
    length.asked.clear()
    length.of(memory, ["a", "c", "d", "b"])
    assert length.asked == ["b"]


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_what_is_remembered_is_bounded(limit: int) -> None:
    memory, length = Remembered[str](limit), Length()
    texts = [str(number) for number in range(50)]
    assert length.of(memory, texts) == [tuple(text) for text in texts]
    assert len(memory) * 2 <= limit


def test_an_answer_that_is_too_heavy_is_given_and_not_kept() -> None:
    memory, length = Remembered[str](10), Length()
    assert length.of(memory, ["x" * 50]) == [("x",) * 50]
    assert len(memory) == 0


def test_no_text_is_kept() -> None:
    memory = Remembered[str](100)
    memory.answers(["Jane Roe", "\ud800"], lambda missing: [() for _ in missing])
    assert "Jane" not in repr(vars(memory)) + repr(memory._answers._entries)
    assert all(len(key) == 16 for key in memory._answers._entries)


def test_too_few_answers_are_an_error_and_nothing_is_kept() -> None:
    memory = Remembered[str](100)
    with pytest.raises(ValueError, match="shorter"):
        memory.answers(["a", "b"], lambda missing: [() for _ in missing[1:]])
    assert len(memory) == 0


def test_threads_share_it() -> None:
    memory, length = Remembered[str](40), Length()
    wrong: list[tuple[str, ...]] = []

    def work(seed: int) -> None:
        for number in range(200):
            text = str((number * seed) % 37)
            wrong.extend(got for got in length.of(memory, [text, text]) if got != tuple(text))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in (3, 5, 7, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    kept = memory._answers
    assert sum(1 + len(items) for items in kept._entries.values()) == kept._weight <= 40
