"""What every recognizer of lines promises (``redactor.ports.LineRecognizer``)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import cv2
import numpy as np
import pytest

from redactor.ocr.grey import Grey
from redactor.ocr.line_net import NetLines
from redactor.ocr.surer import SurerLines
from redactor.ocr.tesseract_lines import TesseractLines
from redactor.ports import LineRecognizer

TEXTS = ("Order 4471 for Mira", "Invoice 2093", "Meeting at noon")


def line(text: str, *, size: float = 0.6) -> Grey:
    """Draw a line of text, dark on white, with a margin."""
    pen = max(1, round(2 * size))
    (width, height), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, size, pen)
    picture = np.full((height + below + 12, width + 12), 255, np.uint8)
    cv2.putText(picture, text, (6, height + 6), cv2.FONT_HERSHEY_SIMPLEX, size, (0,), pen, cv2.LINE_AA)
    return picture


class LineRecognizerContract:
    """Promises of the port; subclasses say which recognizer is looked at."""

    @abstractmethod
    def build(self) -> LineRecognizer:
        """Return the recognizer that is looked at."""

    @pytest.fixture
    def recognizer(self) -> Iterator[LineRecognizer]:
        """Build the recognizer, and close it at the end."""
        with closing(self.build()) as recognizer:
            yield recognizer

    def test_it_has_a_name_and_version(self, recognizer: LineRecognizer) -> None:
        name, version = recognizer.name.split(" ", 1)
        assert name
        assert version[0].isdigit()

    @pytest.mark.parametrize("second_look", [False, True])
    def test_pictures_are_answered_in_their_order(
        self, recognizer: LineRecognizer, *, second_look: bool
    ) -> None:
        answers = recognizer.read([line(text) for text in TEXTS], second_look=second_look)
        assert [" ".join(word.text for word in words) for words in answers] == list(TEXTS)

    @pytest.mark.parametrize("size", [0.4, 0.6, 1.5, 3.5])
    def test_words_go_from_left_to_right_inside_the_picture(
        self, recognizer: LineRecognizer, size: float
    ) -> None:
        picture = line(TEXTS[0], size=size)
        height, width = picture.shape
        [words] = recognizer.read([picture])
        assert [word.text for word in words] == TEXTS[0].split()
        assert [word.left for word in words] == sorted(word.left for word in words)
        for word in words:
            assert 0 <= word.left < word.right <= width
            assert 0 <= word.top < word.bottom <= height
            assert 0 <= word.confidence <= 1
            assert picture[word.top : word.bottom, word.left : word.right].min() < 100

    def test_no_pictures_have_no_answers(self, recognizer: LineRecognizer) -> None:
        assert recognizer.read([]) == []

    def test_pictures_without_text_take_no_other_picture_s_answer(self, recognizer: LineRecognizer) -> None:
        speck = np.full((12, 12), 255, np.uint8)
        speck[5:7, 5:7] = 0
        answers = recognizer.read([speck, line(TEXTS[1]), speck])
        assert len(answers) == 3
        assert [word.text for word in answers[1]] == TEXTS[1].split()

    def test_the_pictures_stay_as_they_were(self, recognizer: LineRecognizer) -> None:
        picture = line(TEXTS[0])
        before = picture.copy()
        picture.flags.writeable = False
        recognizer.read([picture])
        assert np.array_equal(picture, before)

    def test_a_part_of_a_larger_picture_is_read(self, recognizer: LineRecognizer) -> None:
        picture = line(TEXTS[0])
        larger = np.full((picture.shape[0] + 20, picture.shape[1] + 30), 0, np.uint8)
        larger[10:-10, 10:-20] = picture
        assert recognizer.read([larger[10:-10, 10:-20]]) == recognizer.read([picture])

    def test_what_was_read_before_changes_no_answer(self, recognizer: LineRecognizer) -> None:
        pictures = [line(text) for text in TEXTS]
        forwards, backwards = recognizer.read(pictures), recognizer.read(pictures[::-1])
        assert forwards == backwards[::-1]

    def test_threads_get_their_own_answers(self, recognizer: LineRecognizer) -> None:
        pictures = [line(f"Number {number}") for number in range(11, 19)]
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda picture: recognizer.read([picture])[0], pictures))
        assert [words[-1].text for words in answers] == [str(number) for number in range(11, 19)]

    def test_what_is_closed_may_be_used_again(self, recognizer: LineRecognizer) -> None:
        recognizer.close()
        recognizer.close()
        [words] = recognizer.read([line(TEXTS[1])])
        assert [word.text for word in words] == TEXTS[1].split()


@pytest.mark.tesseract
class TestTesseract(LineRecognizerContract):
    def build(self) -> LineRecognizer:
        return TesseractLines()


class TestNet(LineRecognizerContract):
    def build(self) -> LineRecognizer:
        return NetLines()


@pytest.mark.tesseract
class TestSurer(LineRecognizerContract):
    def build(self) -> LineRecognizer:
        return SurerLines(NetLines(), TesseractLines())
