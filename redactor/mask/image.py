"""Opaque fill: the one place where a :class:`SafeImage` is made.

A zone is filled with one constant colour. Blur and pixelation do not exist here: both keep enough
of the content to guess it back. The result is encoded anew from raw pixels, so nothing of the
source file (metadata, alpha, trailing bytes) can come along.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import partial

import cv2
import numpy as np
from PIL import Image

from redactor.errors import MaskError
from redactor.mask.around import colours_around
from redactor.mask.encode import Encoder
from redactor.mask.label import Colour, Label, contrast, write
from redactor.mask.overlay import Mark, marked
from redactor.mask.reach import reaches
from redactor.values import Pixels, RawImage, SafeImage, Zone

BLACK = (0, 0, 0)

SNAP = 8
"""Pixels: the grid to which fills are widened."""

_ENCODER = Encoder()


def fill(
    image: RawImage,
    zones: Sequence[Zone],
    *,
    colour: Colour = BLACK,
    padding: int = 2,
    snap: int = SNAP,
    spare: Sequence[Zone] = (),
    labels: Sequence[Label] = (),
    encoder: Encoder | None = None,
) -> SafeImage:
    """Return the image with each zone, made a little larger, filled with one colour.

    Args:
        image: stays as it is; its pixels are copied.
        zones: what to cover, in pixels of ``image``; parts outside of it are ignored.
        colour: RGB, 0..255 each; the same for all zones, whatever they hold.
        padding: pixels added on every side at least, for the soft edges of letters; 12 % of a zone's height
            where that is more.
        snap: grid in pixels to which the padded left and right edges are moved outwards, so that the
            width of a fill does not tell the exact length of a word; 1 for none.
        spare: what is to stay readable: padding and grid end there, but no zone gets smaller.
        labels: placeholders to write into fills, black or white; each into the fill of its own zone.
        encoder: makes the file; default: a PNG.

    Raises:
        MaskError: a colour, padding or grid that cannot be, a label for a zone that is not filled, or a
            picture that the format cannot hold.
    """
    if padding < 0 or snap < 1 or not all(0 <= part <= 255 for part in colour):
        raise MaskError("an opaque fill needs an RGB colour, padding >= 0 and a grid >= 1")
    width, height = image.width, image.height
    placed = list(dict.fromkeys((*zones, *(label.zone for label in labels))))
    fills = dict(
        zip(placed, reaches(placed, spare, (width, height), padding=padding, snap=snap), strict=True)
    )
    covered = _there(fills[zone] for zone in zones)
    pixels = image.pixels.copy()
    _paint(pixels, covered, colour)
    there = [(room, label) for label in labels if (room := fills[label.zone])]
    if not {room for room, _ in there} <= set(covered):
        raise MaskError("a label stands in no fill")
    write(pixels, there, contrast(colour))
    maker = encoder or _ENCODER
    return SafeImage(width, height, maker.encode(pixels), maker.kind.media_type, covered)


def covering(
    zones: Iterable[Zone], width: int, height: int, *, padding: int, snap: int, spare: Sequence[Zone] = ()
) -> tuple[Zone, ...]:
    """Return the rectangles that :func:`fill` paints: padded, snapped, clipped to the image.

    Sorted and without repeats; a zone that lies outside the image even with padding has none.
    """
    return _there(reaches(list(dict.fromkeys(zones)), spare, (width, height), padding=padding, snap=snap))


def _there(fills: Iterable[Zone | None]) -> tuple[Zone, ...]:
    return tuple(sorted({zone for zone in fills if zone is not None}))


def emptied(image: RawImage, zones: Sequence[Zone]) -> RawImage:
    """Return a released picture with each fill in the colour around it, as if nothing had ever stood there.

    This is what looks at a picture again sees: it equals the released one wherever the original shows, while
    a reader takes the corners of fills for letters and may misread a label as a value. A fill with others all
    around it takes the colour of the nearest that has one, the first of several; the only one takes black.

    Args:
        image: the released picture, decoded.
        zones: the rectangles as painted (:attr:`SafeImage.zones`).
    """
    pixels = image.pixels.copy()
    known = colours_around(image.pixels, zones)
    for zone in zones:
        if zone not in known:
            nearest = min(known, key=partial(_distance, zone), default=None)
            _paint(pixels, [zone], known[nearest] if nearest else BLACK)
    for zone, colour in known.items():
        _paint(pixels, [zone], colour)
    return RawImage(pixels)


def _distance(one: Zone, other: Zone) -> int:
    """Return how many pixels lie between two zones, across and down together."""
    across = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    down = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    return max(across, 0) + max(down, 0)


def overlay(safe: SafeImage, marks: Sequence[Mark]) -> SafeImage:
    """Return a masked picture, as PNG, with a frame and a name for each mark and a legend below.

    It is made from the released bytes alone, so it cannot show more than they do.
    """
    with Image.open(io.BytesIO(safe.encoded), formats=["PNG", "WEBP"]) as image:
        pixels = marked(np.asarray(image.convert("RGB")), safe.zones, marks)
    height, width = pixels.shape[:2]
    return SafeImage(width, height, _ENCODER.encode(pixels), _ENCODER.kind.media_type, safe.zones)


def _paint(pixels: Pixels, zones: Iterable[Zone], colour: Sequence[int]) -> None:
    for zone in zones:
        far = zone.x + zone.width - 1, zone.y + zone.height - 1
        cv2.rectangle(pixels, (zone.x, zone.y), far, tuple(colour), cv2.FILLED)
