"""Words in letters that the line network does not know are told apart, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from redactor.errors import ReadError
from redactor.ocr.grey import Grey, as_grey
from redactor.ocr.letters import OwnLetters
from redactor.ocr.line_net import NetLines
from redactor.ports import UNKNOWN_LETTERS
from redactor.values import LineWord
from tests.fakes import raising

PICTURES = Path(__file__).parent / "pictures"
OTHERS = (
    "cyrillic greek chinese japanese korean arabic hebrew devanagari thai georgian armenian tamil".split()
)
LATIN = "english german polish turkish vietnamese code numbers interface signs".split()


def picture(name: str) -> Grey:
    found = cv2.imread(str(PICTURES / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    assert found is not None
    return as_grey(found)


@pytest.fixture(scope="module")
def letters() -> OwnLetters:
    return OwnLetters(NetLines())


@pytest.mark.parametrize("second_look", [False, True])
@pytest.mark.parametrize("name", OTHERS)
def test_other_scripts_are_told(letters: OwnLetters, name: str, *, second_look: bool) -> None:
    line = picture(name)
    (words,) = letters.read([line], second_look=second_look)
    assert words
    # A letter by itself may look like a Latin one.
    wide = [word for word in words if word.right - word.left > len(line)]
    assert {(word.text, word.confidence) for word in wide} == {(UNKNOWN_LETTERS, 1.0)}


@pytest.mark.parametrize("name", LATIN)
def test_latin_letters_are_read_as_before(letters: OwnLetters, name: str) -> None:
    assert letters.read([picture(name)]) == NetLines().read([picture(name)])


def test_one_word_of_a_line(letters: OwnLetters) -> None:
    english, other = picture("english"), picture("chinese")
    height = max(len(english), len(other))
    padded = [np.pad(one, ((0, height - len(one)), (0, 12)), constant_values=255) for one in (english, other)]
    (words,) = letters.read([as_grey(np.hstack(padded))])
    alone = letters.read([english])[0]
    said = {"Please", "send", "the", "report", "Friday"}
    assert said <= {word.text for word in alone} & {word.text for word in words}
    assert UNKNOWN_LETTERS in {word.text for word in words[len(alone) :]}


def test_a_line_is_told_alike_in_any_company(letters: OwnLetters) -> None:
    pictures = [picture(name) for name in (*OTHERS, *LATIN)]
    assert letters.read(pictures) == [letters.read([one])[0] for one in pictures]


class Reads:
    """Reads the same words in every line."""

    name = "reads 1"

    def __init__(self, *words: LineWord) -> None:
        self._words = list(words)

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        assert not second_look
        return [self._words for _ in pictures]

    def close(self) -> None:
        self._words = []


def test_a_line_that_was_read_surely_is_not_looked_at() -> None:
    line = picture("chinese")
    sure, doubted = (LineWord("AR", 0, 0, line.shape[1], len(line), sure) for sure in (0.95, 0.9))
    assert OwnLetters(Reads(sure)).read([line]) == [[sure]]
    assert OwnLetters(Reads(doubted)).read([line])[0][0].text == UNKNOWN_LETTERS


def test_a_line_in_which_nothing_was_read() -> None:
    line = picture("chinese")
    whole = LineWord(UNKNOWN_LETTERS, 0, 0, line.shape[1], len(line), 1.0)
    assert OwnLetters(Reads()).read([line, picture("signs")]) == [[whole], []]


def test_it_stands_in_for_the_recognizer() -> None:
    reads = Reads(LineWord("a", 0, 0, 1, 1, 1.0))
    letters = OwnLetters(reads)
    assert letters.name == "reads 1"
    letters.close()
    assert reads.read([picture("english")]) == [[]]


class Broken:
    run = staticmethod(raising(RuntimeError("shape of jane.doe@example.com")))


def test_a_fault_of_the_runtime_is_a_read_error_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = OwnLetters(Reads())
    monkeypatch.setattr(letters, "_session", Broken())
    with pytest.raises(ReadError) as caught:
        letters.read([picture("english")])
    assert "jane" not in str(caught.value)
