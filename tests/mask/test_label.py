"""Placeholders in fills: what may be written, where it stands, and what it can tell."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from redactor.errors import MaskError
from redactor.mask.image import covering, fill
from redactor.mask.label import SMALLEST, Label, contrast, forms, stamped
from redactor.values import Pixels, RawImage, SafeImage, Zone

TOKEN = "[PERSON_7F3A09C2D1]"
WIDTH, HEIGHT = 260, 120
labels = st.builds(
    Label,
    st.builds(Zone, st.integers(0, 280), st.integers(0, 130), st.integers(1, 200), st.integers(1, 40)),
    st.sampled_from([TOKEN, "[EMAIL_ADDRESS]", "[ID]", "[US_SSN]"]),
)


def noise(seed: int) -> RawImage:
    return RawImage(np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8))


def pixels_of(safe: SafeImage) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(safe.encoded)))


def labelled(zone: Zone, text: str, *, colour: tuple[int, int, int] = (0, 0, 0)) -> Pixels:
    """Return the fill of one zone with its label, cut out."""
    safe = fill(noise(1), [zone], labels=[Label(zone, text)], colour=colour)
    (room,) = safe.zones
    return pixels_of(safe)[room.y : room.y + room.height, room.x : room.x + room.width]


def written(zone: Zone, text: str) -> str:
    """Return the form of a placeholder that stands in the fill of a zone, or nothing."""
    ink = labelled(zone, text)[:, :, 0]
    for form in forms(text):
        for size in range(SMALLEST, 33):
            stamp = stamped(form, size)
            high, wide = stamp.shape
            top = (ink.shape[0] - high) // 2
            if top >= 0 and np.array_equal(ink[top : top + high, 2 : 2 + wide], stamp):
                return form
    assert not ink.any()
    return ""


@pytest.mark.parametrize(
    "text",
    ["PERSON", "[NOBODY]", "[PERSON_XYZ]", "[PERSON_7F3A]", "Jane Doe", "", "[ID] [ID]", "[PERSON]\n"],
)
def test_nothing_but_placeholders_can_be_written(text: str) -> None:
    with pytest.raises(ValueError, match="placeholder"):
        Label(Zone(0, 0, 9, 9), text)


@pytest.mark.parametrize(
    ("width", "height", "text", "form"),
    [
        (200, 14, TOKEN, "[PERSON_7F3A09C2D1]"),
        (110, 14, TOKEN, "[PERSON_7F3A09C2D1]"),
        (78, 14, TOKEN, "PERSON_7F3A"),
        (50, 14, TOKEN, "PERSON"),
        (20, 14, TOKEN, ""),
        (200, 4, TOKEN, ""),
        (120, 14, "[EMAIL_ADDRESS]", "[EMAIL_ADDRESS]"),
        (40, 14, "[EMAIL_ADDRESS]", "EMAIL"),
        (22, 14, "[US_SSN]", "SSN"),
        (6, 14, "[ID]", "ID"),
        (10, 30, "[SPECIAL_CATEGORY]", ""),
    ],
)
def test_what_does_not_fit_is_shortened_or_left_out(width: int, height: int, text: str, form: str) -> None:
    assert written(Zone(16, 40, width, height), text) == form


@given(st.lists(labels, max_size=6), st.integers(0, 5))
def test_pictures_that_differ_only_under_their_fills_are_the_same_bytes(
    found: list[Label], padding: int
) -> None:
    zones = [label.zone for label in found]
    one, other = noise(1).pixels, noise(2).pixels.copy()
    outside = np.ones((HEIGHT, WIDTH), bool)
    for zone in zones:
        outside[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = False
    other[outside] = one[outside]
    first, second = (fill(RawImage(pixels), zones, labels=found, padding=padding) for pixels in (one, other))
    assert first == second
    plain = pixels_of(fill(RawImage(one), zones, padding=padding))
    inside = np.zeros((HEIGHT, WIDTH), bool)
    for zone in first.zones:
        inside[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = True
    assert np.array_equal(pixels_of(first)[~inside], plain[~inside])


def test_a_label_does_not_tell_the_length_that_the_grid_hides() -> None:
    fills = {labelled(Zone(18, 40, width, 12), TOKEN).tobytes() for width in range(85, 93)}
    shortest, longest = Zone(18, 40, 85, 12), Zone(18, 40, 92, 12)
    assert len(covering([shortest, longest], WIDTH, HEIGHT, padding=2, snap=8)) == 1
    assert len(fills) == 1


def test_labels_of_neighbours_stand_apart() -> None:
    left, right = Zone(8, 40, 90, 14), Zone(100, 40, 90, 14)
    both = [Label(left, "[PERSON]"), Label(right, "[EMAIL_ADDRESS]")]
    safe = fill(noise(1), [left, right], labels=both)
    assert safe.zones[0].overlaps(safe.zones[1])
    edge = safe.zones[1].x
    ink = pixels_of(safe)[38:56].max(axis=2)
    for shown, alone in ((np.s_[:, 8:edge], both[0]), (np.s_[:, edge:184], both[1])):
        single = pixels_of(fill(noise(1), [left, right], labels=[alone]))[38:56].max(axis=2)
        assert single[shown].any()
        assert np.array_equal(ink[shown], single[shown])


def test_of_two_labels_in_one_place_one_is_written() -> None:
    zone = Zone(16, 40, 120, 14)
    twice = fill(noise(1), [zone], labels=[Label(zone, "[PERSON]"), Label(zone, "[EMAIL_ADDRESS]")])
    once = fill(noise(1), [zone], labels=[Label(zone, "[EMAIL_ADDRESS]")])
    assert twice.encoded == once.encoded


def test_a_label_needs_a_fill_of_its_own() -> None:
    with pytest.raises(MaskError, match="no fill"):
        fill(noise(1), [Zone(0, 0, 50, 20)], labels=[Label(Zone(100, 50, 50, 20), "[PERSON]")])


def test_a_label_of_a_zone_beside_the_picture_is_left_out() -> None:
    zone = Zone(900, 900, 50, 20)
    assert fill(noise(1), [zone], labels=[Label(zone, "[PERSON]")]).zones == ()


@pytest.mark.parametrize(
    ("colour", "ink"),
    [((0, 0, 0), 255), ((255, 255, 255), 0), ((0, 0, 200), 255), ((255, 255, 0), 0), ((90, 90, 90), 255)],
)
def test_ink_stands_out_from_the_fill(colour: tuple[int, int, int], ink: int) -> None:
    assert contrast(colour) == (ink,) * 3
    shown = labelled(Zone(16, 40, 120, 14), "[PERSON]", colour=colour)
    assert (shown == ink).all(axis=2).any()
    assert (shown[:2] == colour).all()
