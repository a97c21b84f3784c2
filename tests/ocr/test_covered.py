"""What is covered whole is not read, and all that stands outside of it is read as ever."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.ocr.covered import lines_outside
from redactor.ocr.lines import TextLine, text_lines
from redactor.ocr.reader import LineReader
from redactor.values import Pixels, Zone
from tests.ocr.drawing import Screen
from tests.ocr.test_reader import FakeRecognizer

PHOTO = Zone(240, 32, 300, 160)


def call(seed: int = 0, *, zone: Zone = PHOTO) -> Pixels:
    """Return a screen with texts around a picture that is noise."""
    pixels = Screen.blank(600, 300).write("Order 4471", 30, 60).write("for Mira", 300, 220).pixels
    # Coarse enough to look like letters.
    coarse = np.random.default_rng(seed).integers(0, 2, (zone.height // 4, zone.width // 4, 3), np.uint8)
    noise = 255 * coarse.repeat(4, 0).repeat(4, 1)
    pixels[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = noise
    return pixels


def seen(lines: Sequence[TextLine]) -> list[tuple[Zone, bytes]]:
    return [(line.zone, line.key) for line in lines]


def holds(zone: Zone, other: Zone) -> bool:
    beside = zone.x <= other.x and other.x + other.width <= zone.x + zone.width
    return beside and zone.y <= other.y and other.y + other.height <= zone.y + zone.height


def test_nothing_is_left_out_without_zones() -> None:
    pixels = call()
    assert seen(lines_outside(text_lines, pixels, ())) == seen(text_lines(pixels))


def test_only_what_is_outside_is_cut() -> None:
    pixels = call()
    blank = pixels.copy()
    blank[PHOTO.y : PHOTO.y + PHOTO.height, PHOTO.x : PHOTO.x + PHOTO.width] = 255
    assert len(text_lines(pixels)) > 2
    assert seen(lines_outside(text_lines, pixels, [PHOTO])) == seen(text_lines(blank))


def test_the_screen_stays_as_it_is() -> None:
    pixels = call()
    before = pixels.copy()
    lines_outside(text_lines, pixels, [PHOTO])
    assert np.array_equal(pixels, before)


def test_a_zone_as_large_as_the_screen_leaves_nothing() -> None:
    assert lines_outside(text_lines, call(), [Zone(0, 0, 600, 300)]) == []


@pytest.mark.parametrize(
    "zone",
    [
        Zone(80, 40, 300, 100),  # begins within the words
        Zone(20, 70, 200, 100),  # begins at half their height
    ],
)
def test_a_text_across_an_edge_is_cut_whole(zone: Zone) -> None:
    pixels = Screen.blank(600, 300).write("Order 4471", 30, 60).write("for Mira", 300, 220).pixels
    assert seen(lines_outside(text_lines, pixels, [zone])) == seen(text_lines(pixels))


def test_of_several_zones_only_those_that_are_crossed_are_cut() -> None:
    pixels = call()
    crossed = Zone(80, 40, 100, 100)
    found = seen(lines_outside(text_lines, pixels, [PHOTO, crossed]))
    assert found == seen(lines_outside(text_lines, pixels, [PHOTO]))


@settings(max_examples=150)
@given(st.integers(0, 480), st.integers(0, 200), st.integers(20, 300), st.integers(20, 200))
def test_no_text_is_lost_that_is_not_inside(x: int, y: int, width: int, height: int) -> None:
    zone = Zone(x, y, min(width, 600 - x), min(height, 300 - y))
    pixels = Screen.blank(600, 300).write("Order 4471", 30, 60).write("for Mira", 300, 220).pixels
    found = lines_outside(text_lines, pixels, [zone])
    assert not any(holds(zone, line.zone) for line in found)
    for line in text_lines(pixels):
        # One letter is no line, nor are the tips of several: padding covers these.
        right, bottom = zone.x + zone.width, zone.y + zone.height
        out = max(zone.x - line.zone.x, line.zone.x + line.zone.width - right, 0)
        over = max(zone.y - line.zone.y, line.zone.y + line.zone.height - bottom, 0)
        is_left = out > line.zone.height or over >= line.zone.height // 2
        assert not is_left or any(other.zone.overlaps(line.zone) for other in found)


def test_a_moving_picture_costs_no_reading() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    pages = [reader.read(call(seed), covered=[PHOTO]) for seed in range(3)]
    assert recognizer.asked == [2]
    assert all(page is pages[0] for page in pages)
    assert not any(word.zone.overlaps(PHOTO) for word in pages[0].words)


def test_the_same_screen_without_zones_is_read_as_it_is() -> None:
    recognizer = FakeRecognizer()
    reader = LineReader(recognizer)
    reader.read(call(), covered=[PHOTO])
    assert len(reader.read(call()).words) > 2
