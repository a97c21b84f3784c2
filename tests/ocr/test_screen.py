"""Frame against frame: whatever is edited, the lines are those of a look at the whole screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Never

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from redactor.errors import ReadError
from redactor.ocr import pieces, renewal, screen
from redactor.ocr.areas import Area, changed
from redactor.ocr.ink import ink
from redactor.ocr.lines import TextLine, text_lines
from redactor.ocr.reader import LineReader
from redactor.ocr.screen import ScreenLines
from redactor.values import LineWord, Pixels

WIDTH, HEIGHT = 900, 560
PAPER = (250, 250, 250)
WORDS = ("Quarterly plan", "ill", "Bygg, nr. 7", "gyp_jq", "W", "Total: 48 310", "- - -")


@dataclass(frozen=True)
class Edit:
    """One change of a screen; what it means depends on its kind."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    colour: tuple[int, int, int]
    seed: int


def _fill(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width] = edit.colour


def _outline(pixels: Pixels, edit: Edit) -> None:
    corner = (edit.x + edit.width, edit.y + edit.height)
    cv2.rectangle(pixels, (edit.x, edit.y), corner, edit.colour, 1 + edit.seed % 2)


def _write(pixels: Pixels, edit: Edit) -> None:
    size = (0.35, 0.45, 0.6, 1.1, 2.2)[edit.seed % 5]
    text = WORDS[edit.seed % len(WORDS)]
    thick, font = 1 + (size > 1), cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(pixels, text, (edit.x, edit.y), font, size, edit.colour, thick, cv2.LINE_AA)


def _erase(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y : edit.y + 20, edit.x : edit.x + edit.width] = pixels[edit.y, edit.x].copy()


def _scroll(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.roll(part, edit.seed % 40 - 20, axis=edit.seed % 2)


def _move(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width].copy()
    left, top = (edit.x + 37 * edit.seed) % (WIDTH - part.shape[1] + 1), (edit.y + 53 * edit.seed) % HEIGHT
    pixels[top : top + part.shape[0], left : left + part.shape[1]] = part[: HEIGHT - top]


def _dot(pixels: Pixels, edit: Edit) -> None:
    pixels[edit.y, edit.x] = edit.colour


def _shade(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.linspace(40, 230, part.shape[1], dtype=np.uint8)[None, :, None]


def _noise(pixels: Pixels, edit: Edit) -> None:
    part = pixels[edit.y : edit.y + edit.height, edit.x : edit.x + edit.width]
    part[:] = np.random.default_rng(edit.seed).integers(0, 256, part.shape, dtype=np.uint8)


def _rule(pixels: Pixels, edit: Edit) -> None:
    across = edit.seed % 2 == 0
    end = (edit.x + 2 * edit.width, edit.y) if across else (edit.x, edit.y + 2 * edit.height)
    cv2.line(pixels, (edit.x, edit.y), end, edit.colour, 1 + edit.seed % 3)


EDITS: dict[str, Callable[[Pixels, Edit], None]] = {
    "fill": _fill,
    "outline": _outline,
    "write": _write,
    "erase": _erase,
    "scroll": _scroll,
    "move": _move,
    "dot": _dot,
    "shade": _shade,
    "noise": _noise,
    "rule": _rule,
}


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    return Edit(
        draw(st.sampled_from(sorted(EDITS))),
        draw(st.integers(0, WIDTH - 1)),
        draw(st.integers(0, HEIGHT - 1)),
        draw(st.integers(1, 260)),
        draw(st.integers(1, 120)),
        draw(st.sampled_from([(0, 0, 0), PAPER, (30, 80, 200), (225, 235, 250), (140, 140, 140)])),
        draw(st.integers(0, 999)),
    )


def desk(seed: int) -> Pixels:
    """Return a screen with two panes, a rule, a button and lines of text in several sizes."""
    pixels = np.full((HEIGHT, WIDTH, 3), PAPER, np.uint8)
    pixels[:, :220] = (38, 42, 60)
    cv2.line(pixels, (560, 0), (560, HEIGHT), (180, 180, 180), 1)
    pixels[20:52, 600:760] = (20, 110, 220)
    rng = np.random.default_rng(seed)
    for row in range(20):
        for left, colour in ((12, (210, 214, 230)), (240, (25, 25, 25)), (580, (90, 90, 90))):
            edit = Edit("write", left, 30 + 26 * row, 1, 1, colour, int(rng.integers(0, 999)))
            _write(pixels, edit)
    return pixels


def shown(lines: list[TextLine]) -> list[tuple[object, ...]]:
    return [(line.zone, line.margin, line.picture.shape, line.key) for line in lines]


@given(
    seed=st.integers(0, 99),
    frames=st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=4),
)
# A failing example takes minutes to shrink.
@settings(max_examples=15, deadline=None, phases=(Phase.reuse, Phase.generate))
def test_edited_frames_have_the_lines_of_a_look_at_the_whole(seed: int, frames: list[list[Edit]]) -> None:
    kept, pixels = ScreenLines(), desk(seed)
    kept.lines(pixels)
    for frame in frames:
        pixels = pixels.copy()
        for edit in frame:
            EDITS[edit.kind](pixels, edit)
        assert shown(kept.lines(pixels)) == shown(text_lines(pixels))


def typed(pixels: Pixels, letter: str, x: int) -> Pixels:
    """Return a copy with one more letter in an empty place of the middle pane."""
    pixels = pixels.copy()
    cv2.putText(pixels, letter, (x, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (20, 20, 20), 1, cv2.LINE_AA)
    return pixels


def test_typing_is_the_same_letter_by_letter() -> None:
    kept, pixels = ScreenLines(), desk(1)
    kept.lines(pixels)
    for place, letter in enumerate("no. 12, (i)"):
        pixels = typed(pixels, letter, 240 + 9 * place)
        assert shown(kept.lines(pixels)) == shown(text_lines(pixels))


def _never(*_: object) -> Never:
    raise AssertionError("this frame asks for less")


def test_an_equal_frame_is_compared_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ScreenLines()
    first = kept.lines(desk(2))
    monkeypatch.setattr(screen, "look", _never)
    monkeypatch.setattr(screen, "renewed", _never)
    again = kept.lines(desk(2))
    assert len(again) > 30
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_a_small_change_leaves_all_lines_elsewhere_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ScreenLines()
    first = kept.lines(desk(3))
    monkeypatch.setattr(screen, "look", _never)
    again = kept.lines(typed(desk(3), "Nn", 330))
    assert len(set(first) & set(again)) >= len(first) - 3
    assert 1 <= len(set(again) - set(first)) <= 3


def test_a_window_that_comes_back_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ScreenLines()
    first = kept.lines(desk(4))
    kept.lines(255 - desk(5))
    monkeypatch.setattr(screen, "look", _never)
    assert kept.lines(desk(4)) == first


def covered(pixels: Pixels) -> Pixels:
    """Return a screen as the second look sees it, a good part of it painted over."""
    pixels = pixels.copy()
    pixels[200:300, 100:200] = PAPER
    return pixels


def test_views_that_take_turns_are_each_compared_with_the_one_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, pixels = ScreenLines(), desk(9)
    for view in (pixels, covered(pixels)):
        kept.lines(view)
    sizes: list[int] = []

    def spied(before: Pixels, after: Pixels) -> list[Area]:
        areas = changed(before, after)
        sizes.append(sum(area.size for area in areas))
        return areas

    monkeypatch.setattr(screen, "changed", spied)
    for place, letter in enumerate("ab"):
        pixels = typed(pixels, letter, 330 + 12 * place)
        for view in (pixels, covered(pixels)):
            assert shown(kept.lines(view)) == shown(text_lines(view))
    assert len(sizes) == 4
    assert max(sizes) < 1_000
    assert len(kept) == 2


def test_frames_are_remembered_up_to_a_bound() -> None:
    kept, small = ScreenLines(), ScreenLines(memory=1)
    for number in range(6):
        frame = np.full((64, 80, 3), 40 * number, np.uint8)
        kept.lines(frame)
        small.lines(frame)
    assert (len(kept), len(small)) == (4, 1)
    assert repr(kept) == "ScreenLines(4 frames)"


def test_what_is_shown_stays_out_of_reprs() -> None:
    for line in text_lines(desk(0)):
        assert repr(line) == "TextLine(...)"


def test_screens_of_another_size_are_not_compared() -> None:
    kept = ScreenLines()
    for height in (HEIGHT, HEIGHT - 3, 1, HEIGHT):
        pixels = desk(6)[:height]
        assert shown(kept.lines(pixels)) == shown(text_lines(pixels))


def test_a_frame_that_its_caller_paints_over_is_a_new_one() -> None:
    kept, pixels = ScreenLines(), desk(7)
    kept.lines(pixels)
    pixels[100:300, 250:500] = PAPER
    assert shown(kept.lines(pixels)) == shown(text_lines(pixels))


def test_any_layout_of_memory_will_do() -> None:
    pixels = desk(8)[:, ::-1]
    assert shown(ScreenLines().lines(pixels)) == shown(text_lines(np.ascontiguousarray(pixels)))


def test_a_frame_on_which_looking_failed_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Never:
        raise ReadError("too many")

    kept, pixels = ScreenLines(), desk(9)
    kept.lines(pixels)
    with monkeypatch.context() as patch:
        patch.setattr(screen, "renewed", fails)
        with pytest.raises(ReadError):
            kept.lines(typed(pixels, "x", 240))
    assert len(kept) == 0
    pixels = typed(pixels, "y", 300)
    assert shown(kept.lines(pixels)) == shown(text_lines(pixels))


@pytest.mark.parametrize("room", [1, 400])
def test_too_many_pieces_are_as_many_as_for_the_whole(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    pixels = desk(10)
    count = pieces.pieces_of(ink(pixels).mask).total
    for module in (pieces, renewal):
        monkeypatch.setattr(module, "MAX_PIECES", count + room)
    kept = ScreenLines()
    kept.lines(pixels)
    pixels = pixels.copy()
    pixels[500:540:4, 600:880:4] = 0  # seven hundred dots more
    with pytest.raises(ReadError):
        text_lines(pixels)
    with pytest.raises(ReadError):
        kept.lines(pixels)
    assert shown(kept.lines(desk(10))) == shown(text_lines(desk(10)))


def test_threads_share_what_is_remembered() -> None:
    kept = ScreenLines()
    frames = [typed(desk(11), letter, 240) for letter in "abcd"]
    expected = [shown(text_lines(frame)) for frame in frames]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda frame: shown(kept.lines(frame)), frames * 4))
    assert found == expected * 4


@given(
    places=st.lists(st.tuples(st.integers(0, 199), st.integers(0, 299), st.integers(0, 2)), max_size=12),
)
def test_what_differs_lies_in_an_area(places: list[tuple[int, int, int]]) -> None:
    before = np.zeros((200, 300, 3), np.uint8)
    after = before.copy()
    for place in places:
        after[place] = 1
    areas = changed(before, after)
    for area in areas:
        assert (before[area.slices] != after[area.slices]).any()
    for area in areas:
        after[area.slices] = 0
    assert not after.any()


class Counted:
    """A recognizer that reads one word on every line and counts the lines."""

    name = "counted"

    def __init__(self) -> None:
        self.lines = 0

    def read(
        self, pictures: Sequence[npt.NDArray[np.uint8]], *, second_look: bool = False
    ) -> list[list[LineWord]]:
        del second_look
        self.lines += len(pictures)
        return [[LineWord("word", 0, 0, picture.shape[1], picture.shape[0], 0.9)] for picture in pictures]

    def close(self) -> None:
        pass


def test_a_frame_with_the_same_lines_has_the_same_page() -> None:
    recognizer = Counted()
    reader = LineReader(recognizer)
    page, read = reader.read(desk(12)), recognizer.lines
    assert reader.read(desk(12)) is page
    assert recognizer.lines == read
    assert reader.read(typed(desk(12), "k", 240)) is not page
    assert reader.read(desk(12), second_look=True) is not page


def test_text_comes_to_an_empty_screen_and_goes_again() -> None:
    kept, empty = ScreenLines(), np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    written = empty.copy()
    cv2.putText(written, "Total: 48 310", (40, 60), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1, cv2.LINE_AA)
    for pixels in (empty, written, empty, written):
        assert shown(kept.lines(pixels)) == shown(text_lines(pixels))
    assert kept.lines(written)
