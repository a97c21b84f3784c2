"""What is ink: any polarity and colour, no borders, no edges of surfaces; and a part looks like the whole."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.ocr.grey import BLOCK, as_grey
from redactor.ocr.ink import GROUND_REACH, Ink, ink
from redactor.ocr.rules import RULE
from redactor.values import Pixels
from tests.ocr.drawing import BLACK, GREY, WHITE, Colour, Screen

TEXT = "Order 4471"
BLUE, GREEN, RED = (16, 108, 189), (0, 102, 0), (200, 0, 0)


def ink_of_text(paper: Colour, colour: Colour, *, size: int = 16, zoom: int = 1) -> tuple[Ink, Screen]:
    screen = Screen.blank(480, 160, paper).write(TEXT, size=size, ink=colour, paper=paper)
    return ink(screen.pixels, zoom), screen


@pytest.mark.parametrize(
    ("paper", "colour"),
    [
        pytest.param(WHITE, BLACK, id="dark on light"),
        pytest.param(BLACK, WHITE, id="light on dark"),
        pytest.param(WHITE, (200, 200, 200), id="pale"),
        pytest.param(BLUE, WHITE, id="white on a colour"),
        pytest.param(GREEN, RED, id="two colours of one grey"),
        pytest.param((250, 250, 0), (250, 250, 250), id="told by one channel alone"),
    ],
)
@pytest.mark.parametrize("size", [10, 16, 32])
def test_text_is_ink_and_paper_is_not(paper: Colour, colour: Colour, size: int) -> None:
    found, screen = ink_of_text(paper, colour, size=size)
    text = screen.texts[0]
    assert (found.mask[text] == 255).all()
    around = cv2.dilate(text.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    assert not found.mask[~around].any()
    contrast = max(abs(one - other) for one, other in zip(paper, colour, strict=True))
    assert int(found.strength.max()) >= 0.95 * contrast


@pytest.mark.parametrize(("difference", "is_ink"), [(26, False), (27, True), (60, True)])
def test_what_differs_little_is_no_ink(difference: int, *, is_ink: bool) -> None:
    pixels = np.full((60, 60, 3), 200, np.uint8)
    pixels[30:33, 30:33, 1] -= difference
    assert bool(ink(pixels).mask[31, 31]) == is_ink


@pytest.mark.parametrize("zoom", [1, 2])
def test_all_are_of_one_size_and_the_ground_is_one_pixel_for_each_block(zoom: int) -> None:
    found, screen = ink_of_text(WHITE, BLACK, zoom=zoom)
    assert found.strength.shape == found.mask.shape == found.uprights.shape == screen.pixels.shape[:2]
    assert found.block == BLOCK * zoom
    assert found.ground.shape == (160 // found.block, 480 // found.block, 3)
    assert (found.ground == 255).all()
    assert set(np.unique(found.mask)) == {0, 255}


def packed(pixels: Pixels, quality: int) -> Pixels:
    """Return a picture as it comes out of a JPEG file, colours at half the resolution."""
    sampling = [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420]
    _, data = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality, *sampling])
    return np.ascontiguousarray(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)[:, :, ::-1])


@pytest.mark.parametrize("quality", [60, 75, 90])
@pytest.mark.parametrize("colour", [BLUE, GREEN, RED])
def test_a_button_packed_with_loss_is_the_ground_of_its_text(colour: Colour, quality: int) -> None:
    drawn = Screen.blank(320, 120).fill((101, 37, 112, 31), colour)
    drawn.write("Create key", 116, 45, size=13, ink=WHITE, paper=colour)
    found = ink(packed(drawn.pixels, quality))
    inside = found.ground[42 // BLOCK : 62 // BLOCK, 110 // BLOCK : 204 // BLOCK].astype(int)
    assert np.abs(inside - colour).max() <= 24
    assert np.count_nonzero(found.mask[40:66, 104:210]) < 0.4 * 26 * 106


def test_each_surface_has_its_own_ground() -> None:
    found = ink(Screen.blank(200, 200).fill((48, 48, 96, 96), BLUE).pixels)
    assert tuple(found.ground[24, 24]) == BLUE
    assert tuple(found.ground[4, 4]) == WHITE


@pytest.mark.parametrize(("length", "is_rule"), [(44, False), (45, True), (120, True)])
def test_long_straight_runs_are_rules_and_no_ink(length: int, *, is_rule: bool) -> None:
    level, upright = Screen.blank(200, 200), Screen.blank(200, 200)
    level.fill((40, 90, length, 1), GREY)
    upright.fill((90, 40, 1, length), GREY)
    assert bool(ink(level.pixels).mask.any()) != is_rule
    assert bool(ink(upright.pixels).mask.any()) != is_rule
    assert not ink(level.pixels).uprights.any()
    rule = (upright.pixels[:, :, 0] < 255) & is_rule
    assert np.array_equal(ink(upright.pixels).uprights > 0, rule)


@pytest.mark.parametrize(("grey", "is_rule"), [(245, True), (225, True), (253, False)])
def test_pale_rules_go_through_crossing_ones_and_rows_of_two_colours(grey: int, *, is_rule: bool) -> None:
    screen = Screen.blank(200, 200)
    for row in range(40, 160, 20):
        screen.fill((0, row, 200, 1), (grey,) * 3)
        screen.fill((0, row + 1, 200, 19), WHITE if row % 40 else (250, 250, 255))
    screen.fill((90, 40, 1, 120), (grey,) * 3)
    found = ink(screen.pixels)
    assert bool(found.uprights[60:140, 90].any()) == is_rule
    assert not found.uprights[:, :88].any()
    assert not found.uprights[:, 93:].any()


def test_letters_under_each_other_are_no_rule() -> None:
    screen = Screen.blank(200, 200)
    for row in range(10, 190, 18):
        screen.fill((90, row, 2, 12), (205, 205, 205))
        screen.fill((95, row, 2, 12), (205, 205, 205))
    assert not ink(screen.pixels).uprights.any()


def test_letters_on_a_rule_stay_and_the_rule_goes() -> None:
    found = ink(Screen.blank(300, 100).fill((20, 54, 200, 1), BLACK).write(TEXT, 30, 38).pixels)
    assert found.mask[40:54, 30:120].any()
    assert not found.mask[54, 130:220].any()


@pytest.mark.parametrize("place", [(48, 40), (49, 41), (50, 42), (51, 43)])
def test_the_edges_of_a_surface_are_no_ink(place: tuple[int, int]) -> None:
    x, y = place
    found = ink(Screen.blank(260, 140).fill((x, y, 150, 60), BLUE).pixels)
    for across in (x, x + 150):
        for down in (y, y + 60):
            # A corner may lie in a block of the other ground.
            found.mask[down - 3 * BLOCK : down + 3 * BLOCK, across - 3 * BLOCK : across + 3 * BLOCK] = 0
    # What is left of an edge is no thicker than a rule.
    assert not cv2.erode(found.mask, np.ones((3, 3), np.uint8)).any()


def test_thick_strokes_are_seen_by_larger_windows() -> None:
    small, screen = ink_of_text(WHITE, BLACK, size=60)
    large, _ = ink_of_text(WHITE, BLACK, size=60, zoom=2)
    text = screen.texts[0]
    assert float((large.mask[text] == 255).mean()) > 0.99 > float((small.mask[text] == 255).mean())


def test_where_no_surface_is_near_the_median_stands_in() -> None:
    noise = np.random.default_rng(1).integers(90, 110, (120, 120, 3), np.uint8)
    found = ink(noise)
    assert not found.mask.any()
    assert 90 <= int(found.ground.min()) <= int(found.ground.max()) < 110
    noise[:, :24] = 250
    there = ink(noise)
    assert tuple(there.ground[15, 2]) == (250, 250, 250)
    assert int(there.ground[15, 25].max()) < 110


@pytest.mark.parametrize("zoom", [1, 2])
@pytest.mark.parametrize("size", [(1, 1), (1, 2), (2, 1), (1, 300), (300, 1), (3, 5), (8, 8), (9, 17)])
def test_tiny_images(size: tuple[int, int], zoom: int) -> None:
    plain = ink(np.full((*size, 3), 90, np.uint8), zoom)
    assert plain.mask.shape == size
    assert not plain.mask.any()
    dirt = ink(np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8), zoom)
    assert dirt.mask.shape == dirt.strength.shape == dirt.uprights.shape == size


def test_the_pixels_stay_as_they_were() -> None:
    screen = Screen.blank().fill((20, 20, 90, 60), BLUE).write(TEXT)
    before = screen.pixels.copy()
    screen.pixels.flags.writeable = False
    ink(screen.pixels)
    assert np.array_equal(screen.pixels, before)


def test_grey_has_one_type_and_is_not_copied_for_nothing() -> None:
    grey = np.zeros((2, 2), np.uint8)
    assert as_grey(grey) is grey
    assert as_grey(np.ones((2, 2), np.float32)).dtype == np.uint8


colours = st.tuples(*(st.integers(0, 255),) * 3)
fills = st.tuples(
    st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(1, 300), st.integers(1, 200)), colours
)
texts = st.tuples(st.integers(-20, 400), st.integers(-20, 400), st.integers(10, 50), colours)
ranges = st.tuples(st.integers(0, 50), st.integers(51, 105))


@st.composite
def screens(draw: st.DrawFn) -> Pixels:
    """Draw surfaces and texts, some of them with noise all over."""
    screen = Screen.blank(420, 420, draw(colours))
    for zone, colour in draw(st.lists(fills, max_size=6)):
        screen.fill(zone, colour)
    for x, y, size, colour in draw(st.lists(texts, max_size=6)):
        screen.write(TEXT, x, y, size=size, ink=colour, paper=(0, 0, 0) if any(colour) else WHITE)
    noise = draw(st.sampled_from([0, 0, 8, 30]))
    shifts = np.random.default_rng(noise).integers(-noise, noise + 1, screen.pixels.shape)
    noisy: Pixels = np.clip(screen.pixels.astype(np.int16) + shifts, 0, 255).astype(np.uint8)
    return noisy


@given(screens(), ranges, ranges, st.sampled_from([1, 2]))
@settings(max_examples=25, deadline=None)
def test_a_part_has_the_ink_of_the_whole(
    pixels: Pixels, rows: tuple[int, int], columns: tuple[int, int], zoom: int
) -> None:
    """Nothing farther than grounds and rules reach matters, if the part begins at the edge of a block."""
    side = BLOCK * zoom
    top, bottom = rows[0] * BLOCK // side * side, min(rows[1] * BLOCK, 420)
    left, right = columns[0] * BLOCK // side * side, min(columns[1] * BLOCK, 420)
    whole, part = ink(pixels, zoom), ink(np.ascontiguousarray(pixels[top:bottom, left:right]), zoom)
    reach = ((GROUND_REACH + 2) * BLOCK + RULE) * zoom  # a block may be cut, and asks those around it
    y = slice(top + reach if top else 0, bottom - reach if bottom < 420 else 420)
    x = slice(left + reach if left else 0, right - reach if right < 420 else 420)
    if y.start >= y.stop or x.start >= x.stop:
        return
    here = (slice(y.start - top, y.stop - top), slice(x.start - left, x.stop - left))
    for name in ("strength", "mask", "uprights"):
        assert np.array_equal(getattr(part, name)[here], getattr(whole, name)[y, x]), name
