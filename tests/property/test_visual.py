"""Screens put together at random: findings lie on the image and come again, frame by frame the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.visual import ScreenVisuals
from redactor.detect.visual_frames import Frame, Frames
from redactor.detect.visual_tiles import HALO, TILE, Tiles, grey_of, measure
from redactor.values import Pixels, Zone
from tests.pictures import astronaut, code_page, put, qr, taken, text_page


class Forgetful(Frames):
    """A memory that keeps nothing."""

    def keep(self, frame: Frame) -> None:
        del frame


VISUALS, COLD = ScreenVisuals(), ScreenVisuals(Forgetful())
PAGES = (text_page(), code_page(), taken(640, 400, seed=1))
PICTURES = (astronaut(24), astronaut(64), taken(120, 90, seed=2), taken(200, 40, seed=3), qr("WIFI:P:x;;", 3))
SOME = settings(max_examples=40, deadline=None)


@st.composite
def screens(draw: st.DrawFn) -> Pixels:
    screen = draw(st.sampled_from(PAGES)).copy()
    for picture in draw(st.lists(st.sampled_from(PICTURES), max_size=4)):
        height, width = picture.shape[:2]
        x, y = draw(st.integers(0, 640 - width)), draw(st.integers(0, 400 - height))
        put(screen, picture, x, y, disc=draw(st.booleans()))
    wide, high = draw(st.integers(1, 640)), draw(st.integers(1, 400))
    return np.ascontiguousarray(screen[:high, :wide])


@given(screens())
@SOME
def test_findings_lie_on_the_image_and_come_again(screen: Pixels) -> None:
    found = VISUALS.find(screen)
    for finding in found:
        (zone,) = finding.zones
        assert zone.x + zone.width <= screen.shape[1]
        assert zone.y + zone.height <= screen.shape[0]
    assert VISUALS.find(screen.copy()) == found


@st.composite
def edits(draw: st.DrawFn, screen: Pixels) -> Pixels:
    """Change a screen: a picture comes, something is wiped, a part moves, a pixel turns, all is dimmed."""
    after = screen.copy()
    height, width = after.shape[:2]
    for kind in draw(st.lists(st.sampled_from(("put", "wipe", "move", "pixel", "dim")), max_size=3)):
        x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
        wide, high = draw(st.integers(1, width - x)), draw(st.integers(1, height - y))
        if kind == "put":
            picture = draw(st.sampled_from(PICTURES))[: height - y, : width - x]
            after[y : y + picture.shape[0], x : x + picture.shape[1]] = picture
        elif kind == "wipe":
            after[y : y + high, x : x + wide] = draw(st.sampled_from((0, 40, 255)))
        elif kind == "move":
            after[y : y + high] = np.roll(after[y : y + high], draw(st.integers(-40, 40)), axis=1)
        elif kind == "pixel":
            after[y, x] ^= 1
        else:
            after //= 2
    return after


def busy_screen() -> tuple[Pixels, list[Zone]]:
    """Draw a screen with pictures and codes; return where they are."""
    screen = text_page()
    screen[20:390, 30:620] = 255
    places = [
        put(screen, astronaut(40), 83, 59, disc=True),
        put(screen, taken(120, 90, seed=2), 210, 40),
        put(screen, astronaut(160), 400, 50),
        put(screen, qr("WIFI:P:x;;", 3), 60, 200),
        put(screen, np.ascontiguousarray(qr("TEL:+12025550143", 5, border=0)[20:, 20:]), 300, 240),
    ]
    return screen, places


def nearby(dice: np.random.Generator, screen: Pixels, places: list[Zone]) -> Pixels:
    """Draw something at the rim of a picture, in it or beside it, as windows and cursors do."""
    after, place = screen.copy(), places[dice.integers(len(places))]
    x = int(dice.integers(max(0, place.x - 40), place.x + place.width + 20))
    y = int(dice.integers(max(0, place.y - 40), place.y + place.height + 20))
    wide, high = dice.integers(1, 60, 2)
    part = after[y : y + high, x : x + wide]
    kind = dice.integers(4)
    if kind == 0:
        part[:] = dice.integers(0, 256, part.shape)
    elif kind == 1:
        part[:] = part[::-1].copy()
    else:
        part[:] = 255 if kind == 2 else 0
    return after


# Dice of its own: places are drawn evenly, since what matters is where pictures end.
@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_a_session_is_answered_as_each_frame_alone(seed: int) -> None:
    dice, (screen, places) = np.random.default_rng(seed), busy_screen()
    warm = ScreenVisuals()
    for _ in range(6):
        assert warm.find(screen) == COLD.find(screen)
        screen = nearby(dice, screen, places)


@given(screens(), st.data())
@SOME
def test_a_renewed_frame_is_measured_as_a_new_one(screen: Pixels, data: st.DataObject) -> None:
    frames = Frames()
    for _ in range(4):
        frame = frames.take(screen)
        grey = grey_of(screen)
        assert np.array_equal(frame.pixels, screen)
        assert np.array_equal(frame.grey, grey)
        cold = measure(grey)
        for name in Tiles.__dataclass_fields__:
            assert np.array_equal(getattr(frame.tiles, name), getattr(cold, name)), name
        frames.keep(frame)
        screen = data.draw(edits(screen))


@given(screens(), st.data())
@SOME
def test_a_part_has_the_measures_of_the_whole(screen: Pixels, data: st.DataObject) -> None:
    grey = grey_of(screen)
    left = TILE * data.draw(st.integers(0, (grey.shape[1] - 1) // TILE))
    top = TILE * data.draw(st.integers(0, (grey.shape[0] - 1) // TILE))
    right = data.draw(st.integers(left + 1, grey.shape[1]))
    bottom = data.draw(st.integers(top + 1, grey.shape[0]))
    whole, part = measure(grey), measure(grey[top:bottom, left:right])
    # Sides of the part that are sides of the image need no rim.
    rims = [
        HALO if left else 0,
        HALO if top else 0,
        HALO if right < grey.shape[1] else 0,
        HALO if bottom < grey.shape[0] else 0,
    ]
    columns = slice(rims[0] // TILE, -(-(right - left - rims[2]) // TILE))
    rows = slice(rims[1] // TILE, -(-(bottom - top - rims[3]) // TILE))
    if right - left <= rims[0] + rims[2] or bottom - top <= rims[1] + rims[3]:
        return
    for name in Tiles.__dataclass_fields__:
        inner = getattr(part, name)[rows, columns]
        there = getattr(whole, name)[top // TILE :, left // TILE :][
            : part.drawn.shape[0], : part.drawn.shape[1]
        ]
        assert np.array_equal(inner, there[rows, columns]), name


@given(screens(), st.integers(0, 80), st.integers(0, 50))
@SOME
def test_a_changed_tile_changes_no_measure_farther_than_the_halo(screen: Pixels, x: int, y: int) -> None:
    grey = grey_of(screen)
    left, top = min(x * TILE, grey.shape[1] - 1), min(y * TILE, grey.shape[0] - 1)
    other = grey.copy()
    other[top : top + TILE, left : left + TILE] ^= 0x5A
    for name in Tiles.__dataclass_fields__:
        before, after = getattr(measure(grey), name), getattr(measure(other), name)
        rows, columns = np.nonzero(before != after)
        assert (np.abs(rows - top // TILE) * TILE <= HALO).all(), name
        assert (np.abs(columns - left // TILE) * TILE <= HALO).all(), name
