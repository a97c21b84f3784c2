"""Opaque fill: what is covered, what stays, and what the file may hold."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from redactor.errors import MaskError
from redactor.mask.image import covering, fill
from redactor.values import Pixels, RawImage, SafeImage, Zone

WIDTH, HEIGHT = 70, 50
zone_lists = st.lists(
    st.builds(Zone, st.integers(0, 90), st.integers(0, 60), st.integers(1, 80), st.integers(1, 60)),
    max_size=5,
)


def noise(seed: int) -> RawImage:
    """Return an image in which every pixel differs from its neighbours."""
    return RawImage(np.random.default_rng(seed).integers(1, 255, (HEIGHT, WIDTH, 3), np.uint8, endpoint=True))


def chunks(data: bytes) -> list[bytes]:
    """Return the names of a PNG's chunks; the file must end where the last one does."""
    names, place = [], 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        names.append(data[place + 4 : place + 8])
        place += 12 + length
    assert place == len(data)
    return names


def wide(zone: Zone, padding: int) -> int:
    """Return how far a fill reaches beyond its zone: 12 in 100 pixels of its height, 12 at most."""
    return max(padding, min(12, (12 * zone.height + 99) // 100))


def twin_mask(zones: list[Zone], padding: int, snap: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell for each pixel whether its grid cell (``snap`` wide, one high) holds a pixel of a padded zone."""
    covered = np.zeros((HEIGHT, WIDTH), bool)
    for y in range(HEIGHT):
        for x in range(WIDTH):
            left = x // snap * snap
            covered[y, x] = any(
                left < zone.x + zone.width + wide(zone, padding)
                and zone.x - wide(zone, padding) < left + snap
                and zone.y - wide(zone, padding) <= y < zone.y + zone.height + wide(zone, padding)
                for zone in zones
            )
    return covered


@given(zone_lists, st.integers(0, 5), st.sampled_from([1, 4, 8]))
def test_inside_is_constant_and_outside_is_untouched(zones: list[Zone], padding: int, snap: int) -> None:
    raw = noise(1)
    before = raw.pixels.copy()
    safe = fill(raw, zones, padding=padding, snap=snap)
    mask = twin_mask(zones, padding, snap)
    decoded = pixels_of(safe)
    assert (decoded[mask] == 0).all()
    assert np.array_equal(decoded[~mask], raw.pixels[~mask])
    assert np.array_equal(raw.pixels, before)
    assert (safe.width, safe.height) == (raw.width, raw.height)


@given(zone_lists)
def test_images_that_differ_only_inside_the_zones_become_the_same_bytes(zones: list[Zone]) -> None:
    one, other = noise(1).pixels, noise(2).pixels.copy()
    outside = np.ones((HEIGHT, WIDTH), bool)
    for zone in zones:
        outside[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = False
    other[outside] = one[outside]
    assert fill(RawImage(one), zones).encoded == fill(RawImage(other), zones).encoded


def pixels_of(safe: SafeImage) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(safe.encoded)))


def test_the_file_holds_pixels_and_nothing_else() -> None:
    safe = fill(noise(3), [Zone(5, 5, 10, 10)])
    names = chunks(safe.encoded)
    assert set(names) == {b"IHDR", b"IDAT", b"IEND"}
    assert (names[0], names[-1]) == (b"IHDR", b"IEND")
    assert safe.encoded[16:29] == struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    assert safe.media_type == "image/png"


def test_zones_are_padded_snapped_and_clipped() -> None:
    assert covering([Zone(10, 10, 4, 4)], 70, 50, padding=2, snap=8) == (Zone(8, 8, 8, 8),)
    assert covering([Zone(10, 11, 4, 4)], 70, 50, padding=2, snap=8) == (Zone(8, 9, 8, 8),)
    assert covering([Zone(9, 10, 4, 4)], 70, 50, padding=2, snap=8) == (Zone(0, 8, 16, 8),)
    assert covering([Zone(0, 0, 70, 50)], 70, 50, padding=2, snap=8) == (Zone(0, 0, 70, 50),)
    assert covering([Zone(10, 10, 4, 4)], 70, 50, padding=0, snap=1) == (Zone(9, 9, 6, 6),)
    assert covering([Zone(300, 10, 4, 4)], 70, 50, padding=2, snap=8) == ()
    assert covering([Zone(10, 300, 4, 4)], 70, 50, padding=2, snap=8) == ()


@pytest.mark.parametrize(
    ("height", "padding", "reach"),
    [(8, 0, 1), (9, 0, 2), (16, 2, 2), (17, 2, 3), (34, 4, 5), (100, 4, 12), (400, 4, 12), (400, 20, 20)],
)
def test_padding_grows_with_the_height_of_letters(height: int, padding: int, reach: int) -> None:
    (covered,) = covering([Zone(50, 50, 30, height)], 900, 900, padding=padding, snap=1)
    assert covered == Zone(50 - reach, 50 - reach, 30 + 2 * reach, height + 2 * reach)


def test_words_of_nearly_one_length_look_alike() -> None:
    lengths = {covering([Zone(18, 18, n, 9)], 700, 50, padding=2, snap=8) for n in range(15, 21)}
    assert len(lengths) == 1


def test_equal_fills_are_named_once_and_in_order() -> None:
    zones = [Zone(40, 40, 2, 2), Zone(10, 10, 4, 4), Zone(11, 11, 2, 2)]
    expected = (Zone(8, 9, 8, 6), Zone(8, 10, 8, 4), Zone(32, 39, 16, 4))
    assert fill(noise(1), zones, padding=0).zones == expected


def test_a_colour_of_ones_own() -> None:
    safe = fill(noise(1), [Zone(0, 0, 70, 50)], colour=(1, 2, 255))
    assert (pixels_of(safe) == (1, 2, 255)).all()


def test_nothing_to_cover_is_encoded_anew_all_the_same() -> None:
    raw = noise(4)
    safe = fill(raw, [])
    assert safe.zones == ()
    assert np.array_equal(pixels_of(safe), raw.pixels)


def test_pixels_of_a_view_are_encoded() -> None:
    whole = noise(5).pixels
    view = whole[::2, ::-1]
    decoded = pixels_of(fill(RawImage(view), [Zone(0, 0, 4, 4)], padding=0, snap=1))
    assert (decoded[:5, :5] == 0).all()
    assert np.array_equal(decoded[5:], view[5:])


@pytest.mark.parametrize("colour", [(-1, 0, 0), (0, 256, 0)])
def test_a_wrong_colour_is_refused(colour: tuple[int, int, int]) -> None:
    with pytest.raises(MaskError):
        fill(noise(1), [], colour=colour)


@pytest.mark.parametrize(("padding", "snap"), [(-1, 8), (0, 0)])
def test_a_fill_smaller_than_the_zone_is_refused(padding: int, snap: int) -> None:
    with pytest.raises(MaskError):
        fill(noise(1), [], padding=padding, snap=snap)


# --- what stays readable beside a fill ---------------------------------------------------------------

HIDDEN = Zone(100, 50, 40, 12)


@pytest.mark.parametrize(
    ("spared", "expected"),
    [
        ((), Zone(96, 46, 48, 20)),
        ((Zone(70, 50, 28, 12),), Zone(98, 46, 46, 20)),  # the word before
        ((Zone(142, 50, 20, 12),), Zone(96, 46, 46, 20)),  # the word after
        ((Zone(100, 36, 40, 12),), Zone(96, 48, 48, 18)),  # the line above
        ((Zone(100, 64, 40, 12),), Zone(96, 46, 48, 18)),  # the line below
        ((Zone(70, 50, 31, 12),), Zone(96, 46, 48, 20)),  # a word that is covered in part is not spared
        ((Zone(70, 80, 28, 12),), Zone(96, 46, 48, 20)),  # another line
    ],
)
def test_a_fill_ends_where_a_word_begins_that_stays(spared: tuple[Zone, ...], expected: Zone) -> None:
    assert covering([HIDDEN], 400, 200, padding=4, snap=8, spare=spared) == (expected,)


@given(
    st.lists(st.builds(Zone, *[st.integers(0, 90)] * 2, *[st.integers(1, 40)] * 2), max_size=4),
    st.lists(st.builds(Zone, *[st.integers(0, 90)] * 2, *[st.integers(1, 40)] * 2), max_size=4),
)
def test_sparing_uncovers_nothing_of_a_zone(zones: list[Zone], spared: list[Zone]) -> None:
    size = (100, 100)
    whole = _mask(covering(zones, *size, padding=4, snap=8))
    some = _mask(covering(zones, *size, padding=4, snap=8, spare=spared))
    must = _mask(zones)
    assert np.array_equal(some & must, must)
    assert not np.any(some & ~whole)
    for zone in spared:
        if not np.any(_mask([zone]) & must):
            assert not np.any(_mask([zone]) & some)


def _mask(zones: Iterable[Zone]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    mask = np.zeros((100, 100), bool)
    for zone in zones:
        mask[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = True
    return mask
