"""How far fills reach, and what looks again sees in their place, against naive twins."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.mask import reach
from redactor.mask.image import covering, emptied
from redactor.mask.reach import reaches
from redactor.values import Pixels, RawImage, Zone

SIZE = (90, 60)
zones = st.builds(Zone, st.integers(0, 110), st.integers(0, 80), st.integers(1, 60), st.integers(1, 40))
small_zones = st.builds(Zone, st.integers(0, 90), st.integers(0, 60), st.integers(1, 12), st.integers(1, 12))
zone_lists = st.lists(zones, max_size=6)
spared = st.lists(small_zones, max_size=8)


def twin(
    zone: Zone, covered: Sequence[Zone], spare: Sequence[Zone], padding: int, snap: int
) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of one fill, step by step."""
    around = max(padding, min(12, math.ceil(0.12 * zone.height)))
    left = max(0, (zone.x - around) // snap * snap)
    right = min(SIZE[0], math.ceil((zone.x + zone.width + around) / snap) * snap)
    top = max(0, zone.y - around)
    bottom = min(SIZE[1], zone.y + zone.height + around)
    if left >= right or top >= bottom:
        return None
    free = [word for word in spare if not any(word.overlaps(one) for one in covered)]
    for word in [w for w in free if meets(w, left, zone.y, right, zone.y + zone.height)]:
        if word.x + word.width <= zone.x:
            left = max(left, word.x + word.width)
        if word.x >= zone.x + zone.width:
            right = min(right, word.x)
    for word in [w for w in free if meets(w, left, top, right, bottom)]:
        if word.y + word.height <= zone.y:
            top = max(top, word.y + word.height)
        if word.y >= zone.y + zone.height:
            bottom = min(bottom, word.y)
    # A zone outside the image whose padding alone is on it may have none left.
    return (left, top, right, bottom) if left < right and top < bottom else None


def meets(word: Zone, left: int, top: int, right: int, bottom: int) -> bool:
    return word.x < right and left < word.x + word.width and word.y < bottom and top < word.y + word.height


@pytest.mark.parametrize("at_once", [1, 2, 64])
@given(covered=zone_lists, spare=spared, padding=st.integers(0, 6), snap=st.sampled_from([1, 4, 8]))
def test_every_fill_reaches_as_far_as_worked_out_one_by_one(
    covered: list[Zone], spare: list[Zone], padding: int, snap: int, at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "_AT_ONCE", at_once)
        found = reaches(covered, spare, SIZE, padding=padding, snap=snap)
    sides = [one and (one.x, one.y, one.x + one.width, one.y + one.height) for one in found]
    assert sides == [twin(zone, covered, spare, padding, snap) for zone in covered]


def noise(seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 255, (SIZE[1], SIZE[0], 3), np.uint8, endpoint=True)


def twin_emptied(image: RawImage, fills: Sequence[Zone]) -> Pixels:
    """Give each fill the median of the pixels around it that are in no fill, or the colour of the nearest."""
    shown = np.ones((image.height, image.width), bool)
    for zone in fills:
        shown[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = False
    pixels = image.pixels.copy()
    known: list[tuple[Zone, Pixels]] = []
    for zone in fills:
        around = (
            slice(max(0, zone.y - 1), zone.y + zone.height + 1),
            slice(max(0, zone.x - 1), zone.x + zone.width + 1),
        )
        colours = image.pixels[around][shown[around]]
        if colours.size:
            known.append((zone, np.median(colours, axis=0).astype(np.uint8)))
    inner = [zone for zone in fills if zone not in [one for one, _ in known]]
    for zone in inner:
        near = [colour for _, colour in sorted(known, key=lambda pair: between(zone, pair[0]))]
        paint(pixels, zone, near[0] if near else np.zeros(3, np.uint8))
    for zone, colour in known:
        paint(pixels, zone, colour)
    return pixels


def between(one: Zone, other: Zone) -> int:
    across = max(other.x - one.x - one.width, one.x - other.x - other.width, 0)
    return across + max(other.y - one.y - one.height, one.y - other.y - other.height, 0)


def paint(pixels: Pixels, zone: Zone, colour: Pixels) -> None:
    pixels[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = colour


@given(zone_lists, st.integers(0, 9), st.sampled_from([1, -1]))
def test_fills_take_the_colour_around_them(covered: list[Zone], seed: int, step: int) -> None:
    image = RawImage(noise(seed)[:, ::step])
    fills = covering(covered, *SIZE, padding=1, snap=1)
    assert np.array_equal(emptied(image, fills).pixels, twin_emptied(image, fills))


def test_a_fill_that_is_all_of_the_image_shows_nothing_of_it() -> None:
    image = RawImage(noise(1))
    assert not emptied(image, [Zone(0, 0, *SIZE)]).pixels.any()


def test_a_fill_among_fills_shows_nothing_of_what_it_covers() -> None:
    image = RawImage(np.full((SIZE[1], SIZE[0], 3), 9, np.uint8))
    image.pixels[10:13, 10:13] = 200
    around = [Zone(8, 8, 7, 2), Zone(8, 13, 7, 2), Zone(8, 10, 2, 3), Zone(13, 10, 2, 3)]
    assert (emptied(image, [Zone(10, 10, 3, 3), *around]).pixels == 9).all()
