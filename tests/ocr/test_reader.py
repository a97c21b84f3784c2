"""The reader of lines: each line once, each word at its place on the screen, faults passed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.errors import MissingToolError, ReadError, ReadTimeoutError, RedactorError
from redactor.ocr import reader
from redactor.ocr.grey import Grey
from redactor.ocr.lines import TextLine, text_lines
from redactor.ocr.reader import LineReader
from redactor.values import LineWord, Page, Pixels, Zone
from tests.ocr.drawing import Screen, inside


class FakeRecognizer:
    """Answers each picture with one word for the whole of it, named by when it was seen first."""

    name = "fake 1"

    def __init__(self, answer: Callable[[Grey], list[LineWord]] | None = None) -> None:
        self.asked: list[int] = []
        self.looks: list[bool] = []
        self.fault: RedactorError | None = None
        self.closed = 0
        self._answer = answer

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        if self.fault is not None:
            raise self.fault
        self.asked.append(len(pictures))
        self.looks.append(second_look)
        return [self._words(picture) for picture in pictures]

    def _words(self, picture: Grey) -> list[LineWord]:
        if self._answer is not None:
            return self._answer(picture)
        height, width = picture.shape
        return [LineWord("whole", 0, 0, width, height, 0.9)]

    def close(self) -> None:
        self.closed += 1


def screen() -> Screen:
    return Screen.blank(400, 200).write("Order 4471", 30, 20).write("for Mira", 30, 120)


def test_name_and_end_are_the_recognizer_s() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    assert reader.name == "fake 1"
    reader.close()
    assert recognizer.closed == 1


def test_words_stand_where_the_ink_is() -> None:
    drawn = screen()
    page = LineReader(FakeRecognizer()).read(drawn.pixels)
    assert page.text == "whole\n\nwhole"
    assert [word.zone for word in page.words] == [line.zone for line in text_lines(drawn.pixels)]
    covered = inside(drawn.pixels.shape, [word.zone for word in page.words])
    assert all(covered[ink].all() for ink in drawn.texts)


def test_words_of_one_line_share_its_ink() -> None:
    def halves(picture: Grey) -> list[LineWord]:
        height, width = picture.shape
        return [
            LineWord("b", width // 2 + 4, 0, width - 9, height, 0.5),
            LineWord("a", 9, 0, width // 2 - 4, height, 0.75),
        ]

    drawn = Screen.blank(400, 100).write("Order 4471", 30, 30)
    page = LineReader(FakeRecognizer(halves)).read(drawn.pixels)
    assert page.text == "a b"
    assert [word.confidence for word in page.words] == [0.75, 0.5]
    covered = inside(drawn.pixels.shape, [word.zone for word in page.words])
    assert covered[drawn.texts[0]].all()


def test_a_line_is_read_once_wherever_it_stands() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    reader.read(screen().pixels)
    moved = Screen.blank(500, 300).write("Order 4471", 77, 51).write("Order 4471", 31, 200)
    page = reader.read(moved.pixels)
    assert recognizer.asked == [2]
    assert len(page.words) == 2
    reader.read(moved.write("new 17", 300, 120).pixels)
    assert recognizer.asked == [2, 1]


def test_the_two_looks_are_remembered_apart() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    for look in (False, True, True, False):
        reader.read(screen().pixels, second_look=look)
    assert recognizer.looks == [False, True]


def test_no_more_lines_are_remembered_than_said() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer, remembered=1)
    reader.read(screen().pixels)
    reader.read(np.roll(screen().pixels, 4, axis=0))  # the same lines a little lower: another page
    assert recognizer.asked == [2, 1]
    with pytest.raises(ValueError, match="at least one"):
        LineReader(recognizer, remembered=0)


def test_a_screen_without_lines_asks_nobody() -> None:
    recognizer = FakeRecognizer()
    recognizer.fault = ReadError("asked")
    page = LineReader(recognizer).read(np.full((50, 70, 3), 255, np.uint8))
    assert page == Page("", (), 70, 50)


def test_a_line_without_words_is_told_by_its_place() -> None:
    page = LineReader(FakeRecognizer(lambda _: [])).read(screen().pixels)
    assert page.words == ()
    assert page.unread == tuple(line.zone for line in text_lines(screen().pixels))
    assert LineReader(FakeRecognizer()).read(screen().pixels).unread == ()


@pytest.mark.parametrize(
    "fault",
    [ReadError("crashed"), ReadTimeoutError("too slow"), MissingToolError("x", "gone", remedy="install it")],
)
def test_faults_pass_and_are_not_remembered(fault: RedactorError) -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    recognizer.fault = fault
    with pytest.raises(type(fault)) as caught:
        reader.read(screen().pixels)
    assert caught.value is fault
    recognizer.fault = None
    assert len(reader.read(screen().pixels).words) == 2


def test_an_answer_for_too_few_lines_is_a_fault() -> None:
    class Short(FakeRecognizer):
        def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
            return super().read(pictures, second_look=second_look)[1:]

    with pytest.raises(ValueError, match="zip"):
        LineReader(Short()).read(screen().pixels)


def test_a_word_that_reaches_into_the_margin_is_cut_at_the_screen_s_edge() -> None:
    def blank_corners(picture: Grey) -> list[LineWord]:
        height, width = picture.shape
        ink = LineWord("ink", width // 3, 0, width, height, 0.9)
        return [
            LineWord("before", 0, 0, 1, 1, 0.9),
            ink,
            LineWord("after", width - 1, height - 1, width, height, 0.9),
        ]

    drawn = Screen.blank(120, 40).write("Order 4471", -1, -4)
    height, width = drawn.pixels.shape[:2]
    page = LineReader(FakeRecognizer(blank_corners)).read(drawn.pixels)
    assert page.text == "beforeinkafter"  # no room between them
    for word in page.words:
        assert word.zone.x + word.zone.width <= width
        assert word.zone.y + word.zone.height <= height
    assert page.words[0].zone.x == 0


@pytest.mark.parametrize("scale", [0.0, -2.0, float("nan")])
def test_a_scale_is_positive(scale: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        LineReader(FakeRecognizer()).read(screen().pixels, scale=scale)


def test_only_rgb_images_are_read() -> None:
    grey: Pixels = screen().pixels[:, :, 0]
    with pytest.raises(ValueError, match="not an RGB image"):
        LineReader(FakeRecognizer()).read(grey)


places = st.builds(Zone, st.integers(0, 200), st.integers(0, 200), st.integers(1, 90), st.integers(1, 30))


@given(st.lists(places, max_size=8), st.lists(places, max_size=5))
def test_near_are_lines_within_their_own_height_doubled(there: list[Zone], zones: list[Zone]) -> None:
    lines = [TextLine(zone, 2, np.zeros((1, 1), np.uint8), b"") for zone in there]
    expected = []
    for line in lines:
        x, y, width, height = line.zone.as_list()
        left, top = max(x - 2 * height, 0), max(y - 2 * height, 0)
        around = Zone(left, top, x + width + 2 * height - left, y + 3 * height - top)
        if any(around.overlaps(zone) for zone in zones):
            expected.append(line)
    assert reader._near(lines, zones) == expected
