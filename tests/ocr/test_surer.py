"""Two recognizers in a row: only what the first doubts goes to the second, and the better reading stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from redactor.errors import ReadError
from redactor.ocr.grey import Grey
from redactor.ocr.surer import SurerLines, better, with_joints
from redactor.ports import UNKNOWN_LETTERS
from redactor.values import Joint, LineWord
from tests.fakes import raising


class Reading:
    """Answers the pictures, told apart by their width, with what it was given."""

    def __init__(self, name: str, answers: dict[int, list[LineWord]]) -> None:
        self.name = name
        self.asked: list[tuple[list[int], bool]] = []
        self.closed = False
        self._answers = answers

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        self.asked.append(([picture.shape[1] for picture in pictures], second_look))
        return [self._answers[picture.shape[1]] for picture in pictures]

    def close(self) -> None:
        self.closed = True


def words(*said: tuple[str, float]) -> list[LineWord]:
    return [LineWord(text, 9 * place, 0, 9 * place + 8, 9, sure) for place, (text, sure) in enumerate(said)]


def pictures(*widths: int) -> list[Grey]:
    return [np.full((9, width), 255, np.uint8) for width in widths]


SURE, DOUBTED = words(("Order", 0.95), ("4471", 0.6)), words(("Order", 0.95), ("447l", 0.59))
FIRST = {10: SURE, 20: DOUBTED, 30: [], 40: words(("Q", 0.4)), 50: SURE}
SECOND = {20: words(("Order", 0.9), ("4471", 0.9)), 30: words(("Mira", 0.6)), 40: []}


@pytest.mark.parametrize("second_look", [False, True])
def test_unsure_lines_alone_are_read_again_in_one_batch(*, second_look: bool) -> None:
    first, second = Reading("a 1", FIRST), Reading("b 2", SECOND)
    answers = SurerLines(first, second).read(pictures(10, 20, 30, 40, 50), second_look=second_look)
    assert first.asked == [([10, 20, 30, 40, 50], second_look)]
    assert second.asked == [([20, 30, 40], second_look)]
    assert answers == [SURE, SECOND[20], SECOND[30], [], SURE]


def test_letters_that_none_knows_are_not_read_again() -> None:
    foreign = words(("Order", 0.95), (UNKNOWN_LETTERS, 1.0))
    second = Reading("b 2", {})
    assert SurerLines(Reading("a 1", {10: foreign}), second).read(pictures(10)) == [foreign]
    assert second.asked == [([], False)]


def test_what_is_sure_is_for_the_caller_to_say() -> None:
    second = Reading("b 2", {10: SURE})
    SurerLines(Reading("a 1", FIRST), second, sure=0.81).read(pictures(10))
    assert second.asked == [([10], False)]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (words(("V6", 0.6)), words(("Vo", 0.7)), 1),
        (words(("x0Xxb-7", 0.7)), words(("xoxb-7", 0.2)), 1),
        (words(("Q", 0.1)), [], 1),
        (words(("mill", 0.74)), [], 1),
        (words(("mill", 0.75)), [], 0),
        (words(("Mira", 0.9), ("l", 0.2)), [], 0),
        ([], words(("Mira", 0.01)), 1),
        ([], [], 1),
        # A long sure word weighs more than a short doubtful one.
        (words(("jane.doe@example.com", 0.9), ("l", 0.2)), [], 0),
    ],
)
def test_the_better_reading_stays(first: list[LineWord], second: list[LineWord], wanted: int) -> None:
    assert better(first, second) == (first, second)[wanted]


def test_names_and_ends_are_those_of_both() -> None:
    first, second = Reading("a 1", {}), Reading("b 2", {})
    both = SurerLines(first, second)
    assert both.name == "a 1, b 2"
    both.close()
    assert (first.closed, second.closed) == (True, True)


@pytest.mark.parametrize("place", [0, 1])
def test_a_fault_of_either_passes_through(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    both = [Reading("a 1", FIRST), Reading("b 2", SECOND)]
    monkeypatch.setattr(both[place], "read", raising(ReadError("gone")))
    with pytest.raises(ReadError):
        SurerLines(*both).read(pictures(20))


def test_the_second_reading_takes_over_the_joints_that_both_have_seen() -> None:
    first = [LineWord("H0ST=x", 0, 0, 60, 10, 0.5, (Joint(4, 44, 44),))]
    assert with_joints([LineWord("HOST=x", 0, 0, 60, 10, 0.9)], first)[0].joints == (Joint(4, 44, 44),)


@pytest.mark.parametrize("text", ["HOST:x", "HO=ST=x", "HOSTx"])
def test_joints_that_the_two_read_otherwise_are_not_known(text: str) -> None:
    first = [LineWord("H0ST=x", 0, 0, 60, 10, 0.5, (Joint(4, 44, 44),))]
    assert with_joints([LineWord(text, 0, 0, 60, 10, 0.9)], first)[0].joints == ()
