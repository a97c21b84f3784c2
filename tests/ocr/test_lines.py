"""Screens into lines of text: in whatever colours, all ink of a text is in one line of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from redactor.errors import ReadError
from redactor.ocr import lines as lines_module
from redactor.ocr.clusters import Boxes
from redactor.ocr.lines import TextLine, rows_of, text_lines
from redactor.values import Pixels, Zone
from tests.fakes import raising
from tests.ocr.drawing import BLACK, GREY, WHITE, Colour, Screen, inside

TEXT = "Order 4471 for Mira"
BLUE, RED, NIGHT, PAPER = (16, 108, 189), (200, 30, 30), (20, 20, 30), (240, 244, 250)


def lines_with(screen: Screen, lines: list[TextLine]) -> list[list[int]]:
    """Return for each text of a screen the lines that hold some of its ink; all of it must be held."""
    everything = inside(screen.pixels.shape, [line.zone for line in lines])
    for ink in screen.texts:
        assert ink.any()
        assert not (ink & ~everything).any()
    return [
        [
            number
            for number, line in enumerate(lines)
            if (ink & inside(screen.pixels.shape, [line.zone])).any()
        ]
        for ink in screen.texts
    ]


def assert_one_line_each(screen: Screen) -> None:
    """All ink of each text is in one line, which holds nothing of another; there are no other lines."""
    lines = text_lines(screen.pixels)
    held = lines_with(screen, lines)
    assert sorted(held) == [[number] for number in range(len(lines))]
    assert len(lines) == len(screen.texts)


def on(paper: Colour, ink: Colour) -> Screen:
    return Screen.blank(paper=paper).write(TEXT, ink=ink, paper=paper)


def sized(size: int, bold: float = 0.0) -> Screen:
    return Screen.blank(900, 140).write(TEXT, size=size, bold=bold)


def gradient(*, across: bool) -> Screen:
    steps = np.linspace(0, 1, 600 if across else 120)[:, None]
    colours = np.array((20, 40, 90)) + (np.array((140, 60, 160)) - np.array((20, 40, 90))) * steps
    screen = np.broadcast_to(colours[None] if across else colours[:, None], (120, 600, 3))
    return Screen(screen.astype(np.uint8)).write(TEXT, ink=WHITE, paper=(140, 60, 160))


def compressed(quality: int) -> Screen:
    """Return dark text on light paper as JPEG leaves it: specks around every letter."""
    screen = on(PAPER, BLACK)
    data = io.BytesIO()
    Image.fromarray(screen.pixels).save(data, "JPEG", quality=quality)
    return Screen(np.asarray(Image.open(data)).copy(), screen.texts)


def button() -> Screen:
    return Screen.blank().fill((30, 30, 220, 36), BLUE).write(TEXT, 40, 38, ink=WHITE, paper=BLUE)


def selected_row() -> Screen:
    screen = Screen.blank(500, 150).fill((0, 50, 500, 30), BLUE)
    screen.write(TEXT, 40, 20).write(TEXT, 40, 55, ink=WHITE, paper=BLUE).write(TEXT, 40, 90)
    return screen


def table() -> Screen:
    screen = Screen.blank(500, 160)
    for y in (20, 50, 80, 110):
        screen.fill((20, y, 401, 1), GREY)
    for x in (20, 150, 285, 420):
        screen.fill((x, 20, 1, 91), GREY)
    for y in (25, 55, 85):
        for x, text in ((26, "Mira Kern"), (154, "4471 Main"), (290, "pending now")):
            screen.write(text, x, y, size=18)
    return screen


def avatar(initials: str = "") -> Screen:
    screen = Screen.blank().ring((40, 50), 18, RED)
    if initials:
        screen.write(initials, 30, 42, size=14)
    return screen.write(TEXT, 68, 42)


def filled_avatar() -> Screen:
    screen = Screen.blank().ring((40, 50), 18, RED, pen=18)
    return screen.write("MK", 31, 42, size=14, ink=WHITE, paper=RED).write(TEXT, 64, 42)


def beside(space: int, *, rule: bool = False, size: int = 16) -> Screen:
    """Two texts on one height, ``space`` pixels of paper between their ink."""
    screen = Screen.blank(500, 100).write("Order", 20, 30, size=size)
    end = int(np.flatnonzero(screen.texts[0].any(axis=0)).max()) + 1
    other = Screen.blank(500, 100).write("Mira", 0, 30, size=size)
    start = int(np.flatnonzero(other.texts[0].any(axis=0)).min())
    if rule:
        screen.fill((end + space // 2, 10, 1, 80), GREY)
    return screen.write("Mira", end + space - start, 30, size=size)


def underlined(gap: int, ink: Colour = BLACK) -> Screen:
    screen = Screen.blank().write(TEXT, ink=ink)
    bottom = int(np.flatnonzero(screen.texts[0].any(axis=1)).max()) + 1
    return screen.fill((40, bottom + gap, 150, 1), ink)


def paragraph() -> Screen:
    screen = Screen.blank(500, 140)
    for number in range(5):
        screen.write(f"{TEXT} and Jo", 20, 10 + 22 * number)
    return screen


def entry() -> Screen:
    """A bold text on a surface, near its coloured edge, on a page of another colour."""
    screen = Screen.blank(500, 100).fill((40, 20, 400, 60), (220, 236, 251)).fill((40, 20, 3, 60), BLUE)
    return screen.write("SL Analytics", 50, 24, size=15, bold=0.5, paper=(220, 236, 251))


def under_a_selected_row() -> Screen:
    """A text close under a row of another colour, without a wide space in it."""
    screen = Screen.blank(500, 100, NIGHT).fill((0, 10, 500, 22), (42, 52, 92))
    return screen.write("Ploy-Sok,-Tzipora", 40, 30, size=16, ink=(200, 200, 200), paper=NIGHT)


def setting(size: int) -> Screen:
    """A title and what it says, close under each other, with a symbol of nine dots beside both."""
    screen = Screen.blank(500, 120).write("Multitasking", 60, 30, size=size)
    screen.write("Snap windows and tasks", 60, 30 + round(1.1 * size), size=size - 2)
    for right in (-6, 0, 6):
        for down in (-6, 0, 6):
            screen.fill((47 + right, 30 + round(1.1 * size) + down, 4, 4), BLACK)
    return screen


def narrow_paper() -> Screen:
    """A text that begins in the corner and one that ends at the right edge."""
    screen = Screen.blank(180, 50).write(TEXT, 0, -4)
    return screen.write(TEXT, 40, 30)


ONE_LINE_EACH: dict[str, Callable[[], Screen]] = {
    **{f"{size} pixels": partial(sized, size) for size in (10, 12, 14, *range(16, 61, 4))},
    "dark on light": lambda: on(WHITE, BLACK),
    "light on dark": lambda: on(NIGHT, (235, 235, 235)),
    "pale": lambda: on(WHITE, (170, 170, 170)),
    "very pale": lambda: on(WHITE, (215, 215, 215)),
    "blue on white": lambda: on(WHITE, BLUE),
    "white on blue": lambda: on(BLUE, WHITE),
    "two colours of one grey": lambda: on((0, 102, 0), (200, 0, 0)),
    "a button": button,
    "a selected row": selected_row,
    "beside an empty ring": avatar,
    "a ring with initials": lambda: avatar("MK"),
    "a filled avatar": filled_avatar,
    "near the edge of a surface": entry,
    "close under a selected row": under_a_selected_row,
    "a table with rules": table,
    "two columns": lambda: beside(60),
    "two columns close together": lambda: beside(20),
    "two cells with a rule between": lambda: beside(9, rule=True),
    "two columns of a heading": lambda: beside(50, size=32),
    "underlined": lambda: underlined(2),
    "a link, underlined at its feet": lambda: underlined(0, (0, 0, 238)),
    "a paragraph": paragraph,
    "at the screen's edges": narrow_paper,
    "bold": lambda: sized(16, 0.5),
    "a bold heading": lambda: sized(24, 1.0),
    "a large bold heading": lambda: sized(36, 1.0),
    "a gradient from left to right": lambda: gradient(across=True),
    "a gradient from top to bottom": lambda: gradient(across=False),
    **{f"JPEG of quality {quality}": partial(compressed, quality) for quality in (90, 60, 40, 30, 20)},
}


@pytest.mark.parametrize("name", ONE_LINE_EACH)
def test_each_text_is_one_line(name: str) -> None:
    assert_one_line_each(ONE_LINE_EACH[name]())


@pytest.mark.xfail(reason="strokes as thick as the largest windows are taken for surfaces")
def test_a_heavy_heading_is_one_line() -> None:
    assert_one_line_each(sized(60, 3.0))


@pytest.mark.parametrize("size", [10, 16, 24, 40, 60])
def test_words_of_one_line_stay_together(size: int) -> None:
    [line] = text_lines(Screen.blank(900, 140).write("a b c d", size=size).pixels)
    assert line.zone.width > 3 * line.zone.height


@pytest.mark.parametrize("space", [4, 8, 12])
def test_a_space_between_words_is_no_column(space: int) -> None:
    screen = beside(space)
    [line] = text_lines(screen.pixels)
    assert lines_with(screen, [line]) == [[0], [0]]


@pytest.mark.parametrize("shift", [(1, 0), (0, 1), (3, 2), (17, 29)])
def test_a_line_looks_the_same_wherever_it_stands(shift: tuple[int, int]) -> None:
    [here] = text_lines(Screen.blank().write(TEXT, 40, 40).pixels)
    [there] = text_lines(Screen.blank().write(TEXT, 40 + shift[0], 40 + shift[1]).pixels)
    assert (there.zone.x - here.zone.x, there.zone.y - here.zone.y) == shift
    assert there.key == here.key


def test_other_words_look_different() -> None:
    [one] = text_lines(Screen.blank().write("Order 4471").pixels)
    [other] = text_lines(Screen.blank().write("Order 4472").pixels)
    assert one.key != other.key


@pytest.mark.parametrize(
    ("ink", "paper"), [(BLACK, WHITE), (WHITE, NIGHT), ((170, 170, 170), WHITE), (WHITE, BLUE)]
)
def test_a_picture_is_dark_on_white_with_a_margin(ink: Colour, paper: Colour) -> None:
    [line] = text_lines(on(paper, ink).pixels)
    picture, margin = line.picture, line.margin
    assert picture.shape == (line.zone.height + 2 * margin, line.zone.width + 2 * margin)
    assert margin >= 2
    assert picture.min() <= 2
    assert (picture[0] == 255).all()
    assert (picture[:, 0] == 255).all()
    assert float((picture > 200).mean()) > 0.5


@pytest.mark.parametrize("fringe", [10, 26, 27])
def test_the_fringe_of_a_letter_is_in_its_picture(fringe: int) -> None:
    screen = Screen.blank(300, 60, BLACK).write(TEXT, 20, 20, ink=WHITE, paper=BLACK)
    bottom = int(np.flatnonzero(screen.pixels.any(axis=(1, 2))).max()) + 1
    above = screen.pixels[bottom - 1] > 0
    screen.pixels[bottom][above] = fringe
    [line] = text_lines(screen.pixels)
    row = line.picture[bottom - (line.zone.y - line.margin)]
    assert np.count_nonzero(row < 255) == above.any(axis=1).sum()


def test_a_picture_holds_the_ink_of_its_own_line_alone() -> None:
    screen = Screen.blank(400, 120).write("gjpqy", 40, 40).ring((150, 52), 14, RED)
    [line] = text_lines(screen.pixels)
    [alone] = text_lines(Screen.blank(400, 120).write("gjpqy", 40, 40).pixels)
    assert line.key == alone.key


def test_lines_go_from_the_top_then_from_the_left() -> None:
    screen = Screen.blank(600, 200).write("beta", 300, 20).write("gamma", 20, 100).write("alpha", 20, 20)
    lines = text_lines(screen.pixels)
    places = [(line.zone.y, line.zone.x) for line in lines]
    assert places == sorted(places)
    assert len(places) == 3


# --- no text ------------------------------------------------------------------------------------------------


def shapes() -> Pixels:
    screen = Screen.blank(600, 300).ring((60, 60), 30, RED).fill((120, 32, 60, 60), BLUE)
    screen.fill((20, 150, 500, 1), GREY).fill((300, 20, 1, 100), GREY).fill((340, 30, 2, 40), BLACK)
    return screen.fill((400, 30, 14, 14), BLACK).pixels


def stripes(period: int, *, across: bool) -> Pixels:
    flags = np.where(np.arange(600) // period % 2, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(
        np.broadcast_to(flags[None, :, None] if across else flags[:, None, None], (600, 600, 3))
    )


NOTHING = {
    **{
        f"{height} x {width}": np.full((height, width, 3), 90, np.uint8)
        for height, width in ((1, 1), (1, 2), (2, 1), (1, 300), (300, 1), (2, 3), (3, 2), (7, 7))
    },
    "white": np.full((400, 600, 3), 255, np.uint8),
    "black": np.zeros((400, 600, 3), np.uint8),
    "two halves": np.repeat(np.array([[[255] * 3], [[20] * 3]], np.uint8), 200, axis=0).repeat(300, axis=1),
    "rings, squares, rules, a caret": shapes(),
    "fainter than noise": on(WHITE, (232, 232, 232)).pixels,
    **{f"upright stripes of {period}": stripes(period, across=True) for period in (2, 3, 4, 8, 16)},
    **{f"level stripes of {period}": stripes(period, across=False) for period in (2, 3, 4, 8, 16)},
}


@pytest.mark.parametrize("name", NOTHING)
def test_where_no_text_is_no_line_is(name: str) -> None:
    assert text_lines(NOTHING[name]) == []


@pytest.mark.parametrize("height", [1, 2, 3, 5])
@pytest.mark.parametrize("width", [1, 2, 3, 64, 301])
def test_dirt_on_tiny_images_is_looked_at(height: int, width: int) -> None:
    noise = np.random.default_rng(height * width).integers(0, 256, (height, width, 3), np.uint8)
    for line in text_lines(noise):
        assert line.zone.x + line.zone.width <= width
        assert line.zone.y + line.zone.height <= height


def test_noise_is_a_few_lines_or_an_error() -> None:
    random = np.random.default_rng(7)
    for share in (0.02, 0.05, 0.3, 0.5):
        specks = np.where(random.random((400, 600, 1)) < share, 0, 255).astype(np.uint8)
        assert len(text_lines(specks.repeat(3, axis=2))) < 400
    assert len(text_lines(random.integers(0, 256, (400, 600, 3), np.uint8))) < 400


def test_more_pieces_than_any_screen_has_are_an_error() -> None:
    screen = np.full((1080, 1920, 3), 255, np.uint8)
    screen[::3, ::3] = 0
    with pytest.raises(ReadError, match="too many pieces"):
        text_lines(screen)


def dashes() -> Pixels:
    """Return 48 dashes that each could be a word."""
    screen = np.full((140, 260, 3), 255, np.uint8)
    for y in range(4, 124, 16):
        for x in range(4, 240, 40):
            screen[y : y + 6, x : x + 9] = 0
    return screen


def test_more_lines_than_any_screen_has_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "MAX_LINES", 48)
    assert len(text_lines(dashes())) == 48
    monkeypatch.setattr(lines_module, "MAX_LINES", 47)
    with pytest.raises(ReadError, match="too many lines"):
        text_lines(dashes())


def test_lines_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = Screen.blank().write(TEXT, 40, 10).write(TEXT, 40, 90).pixels
    monkeypatch.setattr(lines_module, "MAX_LINES", 2)
    assert len(text_lines(pixels)) == 2
    monkeypatch.setattr(lines_module, "MAX_LINES", 1)
    with pytest.raises(ReadError, match="too many lines"):
        text_lines(pixels)


@pytest.mark.parametrize(("inside", "kept"), [(110, True), (170, True), (180, False), (200, False)])
def test_a_line_that_reaches_out_of_a_larger_one_is_read_instead(
    monkeypatch: pytest.MonkeyPatch, inside: int, *, kept: bool
) -> None:
    """A larger look may see the beginning of a line alone; the rest must not go with it."""
    [line] = text_lines(Screen.blank().write(TEXT, 40, 40).pixels)
    small = replace(line, zone=Zone(50, 40, 200, 12))
    large = replace(line, zone=Zone(40, 34, 10 + inside, 24))
    seen = lines_module.look(dashes(), 1)
    monkeypatch.setattr(
        lines_module,
        "look",
        lambda _, zoom: replace(seen, zoom=zoom, lines={0: (small if zoom == 1 else large,)}),
    )
    assert text_lines(dashes()) == [small if kept else large]


def test_a_scroll_capture_of_20000_rows() -> None:
    screen = Screen.blank(300, 20_000)
    for y in range(10, 19_960, 400):
        screen.write("Row 4471", 10, y)
    assert_one_line_each(screen)


def test_nothing_of_a_line_is_printed_in_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "ink", raising(ReadError("the screen falls into too many pieces")))
    with pytest.raises(ReadError) as caught:
        text_lines(on(WHITE, BLACK).pixels)
    assert TEXT not in repr(caught.value)


def test_zones_of_different_texts_never_overlap_in_a_paragraph() -> None:
    zones: list[Zone] = [line.zone for line in text_lines(paragraph().pixels)]
    assert not any(one.overlaps(other) for one, other in pairwise(zones))


@pytest.mark.parametrize("size", [13, 15, 18])
def test_a_symbol_beside_two_lines_does_not_make_them_one(size: int) -> None:
    screen = setting(size)
    lines = [line for line in text_lines(screen.pixels) if line.zone.width > 60]
    lines_with(screen, lines)
    assert len(lines) == 2
    assert all(line.zone.height < 1.6 * size for line in lines)


def test_rows_are_told_by_letters_and_hold_all_pieces() -> None:
    tops = [0, 0, 1, 0, 14, 15, 14, 14, 4, 8, 9]
    heights = [9, 9, 7, 9, 9, 7, 9, 9, 18, 2, 3]  # two rows of four, an icon, a dot, a comma
    boxes = Boxes(*(np.array(side) for side in (range(11), tops, [5] * 11, heights)))
    own = np.arange(11)
    first, second = rows_of(boxes, own, 9)
    assert first.tolist() == [0, 1, 2, 3, 9, 10]
    assert second.tolist() == [4, 5, 6, 7, 8]
    assert [len(row) for row in rows_of(boxes, own[:7], 9)] == [4, 3]
    assert [len(row) for row in rows_of(boxes, own[:6], 9)] == [6]  # two letters make no row
