"""Screens put together at random: findings lie on the image, are the same twice, and tiles are local."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.visual import ScreenVisuals
from redactor.detect.visual_tiles import HALO, TILE, Tiles, grey_of, measure
from redactor.values import Pixels
from tests.pictures import astronaut, code_page, put, qr, taken, text_page

VISUALS = ScreenVisuals()
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
