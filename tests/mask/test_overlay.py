"""The picture for people: frames and names by entity, and never a pixel from under a fill."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from redactor.mask.encode import Encoder, PictureFormat
from redactor.mask.image import fill, overlay
from redactor.mask.overlay import OTHER, Mark, colour_of
from redactor.values import ENTITIES, Pixels, RawImage, SafeImage, Zone

WIDTH, HEIGHT = 200, 100
zones = st.builds(Zone, st.integers(0, 220), st.integers(0, 110), st.integers(1, 150), st.integers(1, 60))
marks = st.builds(Mark, st.sampled_from(["PERSON", "EMAIL_ADDRESS", "URL"]), zones)


def noise(seed: int) -> RawImage:
    return RawImage(np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8))


def grey() -> RawImage:
    return RawImage(np.full((HEIGHT, WIDTH, 3), 100, np.uint8))


def pixels_of(safe: SafeImage) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(safe.encoded)).convert("RGB"))


def shows(pixels: Pixels, colour: tuple[int, int, int]) -> int:
    return int(np.count_nonzero((pixels == colour).all(axis=2)))


@given(st.lists(zones, max_size=4), st.lists(marks, max_size=5))
def test_nothing_from_under_a_fill_is_shown(painted: list[Zone], found: list[Mark]) -> None:
    one, other = noise(1).pixels, noise(2).pixels.copy()
    outside = np.ones((HEIGHT, WIDTH), bool)
    for zone in painted:
        outside[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = False
    other[outside] = one[outside]
    first, second = (overlay(fill(RawImage(pixels), painted), found) for pixels in (one, other))
    assert first.encoded == second.encoded
    assert first.width == WIDTH
    assert first.height > HEIGHT


def test_a_mark_in_a_fill_frames_the_fill_and_not_the_word() -> None:
    words = [Zone(40, 40, 90, 12), Zone(41, 40, 88, 12)]
    drawn = [overlay(fill(grey(), [word]), [Mark("PERSON", word)]) for word in words]
    assert drawn[0].encoded == drawn[1].encoded
    (room,) = drawn[0].zones
    pixels = pixels_of(drawn[0])
    colour = colour_of("PERSON")
    assert (pixels[room.y, room.x : room.x + room.width] == colour).all()
    assert (pixels[room.y : room.y + room.height, room.x + room.width - 1] == colour).all()
    assert (pixels[: room.y, :] == 100).all()
    assert (pixels[room.y + 4, room.x + room.width - 8] == 0).all()


def test_kept_text_is_framed_and_stays_readable() -> None:
    pixels = pixels_of(overlay(fill(grey(), []), [Mark("URL", Zone(40, 60, 60, 20))]))
    assert (pixels[56, 36:104] == colour_of("URL")).all()
    assert (pixels[83, 36:104] == colour_of("URL")).all()
    assert (pixels[60:80, 40:100] == 100).all()
    assert (pixels[:56] == 100).all()


@pytest.mark.parametrize(("zone", "tag"), [(Zone(40, 60, 9, 9), (34, 58)), (Zone(40, 2, 9, 9), (14, 40))])
def test_a_name_that_does_not_fit_stands_over_or_under_its_fill(zone: Zone, tag: tuple[int, int]) -> None:
    drawn = overlay(fill(grey(), [zone]), [Mark("SPECIAL_CATEGORY", zone)])
    (room,) = drawn.zones
    pixels = pixels_of(drawn)[:HEIGHT]
    outside = np.concatenate([pixels[: room.y], pixels[room.y + room.height :]])
    assert shows(outside, colour_of("SPECIAL_CATEGORY")) > 100
    assert shows(pixels[tag[0] : tag[1]], colour_of("SPECIAL_CATEGORY")) > 100


def test_a_fill_without_a_finding_is_framed_in_grey_and_counted_as_other_text() -> None:
    drawn = overlay(fill(grey(), [Zone(40, 40, 90, 12)]), [])
    (room,) = drawn.zones
    assert (pixels_of(drawn)[room.y, room.x : room.x + room.width] == colour_of(OTHER)).all()
    named = overlay(fill(grey(), [Zone(40, 40, 90, 12)]), [Mark("PERSON", Zone(40, 40, 90, 12))])
    assert not shows(pixels_of(named)[HEIGHT:], colour_of(OTHER))


def test_a_mark_beside_the_picture_is_left_out() -> None:
    safe = fill(grey(), [])
    nothing = overlay(safe, [])
    assert overlay(safe, [Mark("PERSON", Zone(WIDTH, 10, 5, 5))]).encoded == nothing.encoded


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 40), (40, 3)])
def test_small_pictures_can_be_marked(width: int, height: int) -> None:
    safe = fill(RawImage(np.zeros((height, width, 3), np.uint8)), [])
    assert overlay(safe, [Mark("PERSON", Zone(0, 0, 500, 500))]).width == width


def test_the_legend_has_a_patch_for_each_entity() -> None:
    names = ["PERSON", "ID", "URL"]
    found = [Mark(name, Zone(10, 10 + 6 * index, 50, 5)) for index, name in enumerate(names)]
    legend = pixels_of(overlay(fill(grey(), []), found))[HEIGHT:]
    assert all(shows(legend, colour_of(mark.entity)) == 12 * 14 for mark in found)


def test_a_webp_is_marked_as_well() -> None:
    safe = fill(grey(), [], encoder=Encoder(PictureFormat.WEBP))
    drawn = overlay(safe, [])
    assert drawn.media_type == "image/png"
    assert np.array_equal(pixels_of(drawn)[:HEIGHT], grey().pixels)


def test_colours_are_one_per_entity() -> None:
    assert len({colour_of(entity) for entity in ENTITIES}) == len(ENTITIES)
