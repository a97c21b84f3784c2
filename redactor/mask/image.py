"""Opaque fill: the one place where a :class:`SafeImage` is made.

A zone is filled with one constant colour. Blur and pixelation do not exist here: both keep enough
of the content to guess it back. The result is encoded anew from raw pixels, so nothing of the
source file (metadata, alpha, trailing bytes) can come along.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from redactor.errors import MaskError
from redactor.mask.encode import Encoder
from redactor.mask.label import Colour, Label, contrast, write
from redactor.mask.overlay import Mark, marked
from redactor.values import Pixels, RawImage, SafeImage, Zone

BLACK = (0, 0, 0)

SNAP = 8
"""Pixels: the grid to which fills are widened."""

MOST_SCALED_PADDING = 12
"""Padding grows with a zone's height up to so many pixels: soft edges and loose boxes of letters do, but a
zone may also be a photograph or a whole field."""

_SCALED_PADDING = 0.12  # of a zone's height
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
    room = _Room(zones, spare, (width, height), padding, snap)
    covered = room.all()
    pixels = image.pixels.copy()
    _paint(pixels, covered, colour)
    rooms = [(room.of(label.zone), label) for label in labels]
    there = [(room, label) for room, label in rooms if room is not None]
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
    return _Room(tuple(zones), spare, (width, height), padding, snap).all()


def emptied(image: RawImage, zones: Sequence[Zone]) -> RawImage:
    """Return a released picture with each fill in the colour around it, as if nothing had ever stood there.

    This is what looks at a picture again sees: it equals the released one wherever the original shows, while
    a reader takes the corners of fills for letters and may misread a label as a value.

    Args:
        image: the released picture, decoded.
        zones: the rectangles as painted (:attr:`SafeImage.zones`).
    """
    pixels = image.pixels.copy()
    shown = np.ones(pixels.shape[:2], bool)
    for zone in zones:
        shown[_place(zone)] = False
    for zone in zones:
        rows, columns = _place(zone)
        around = (
            slice(max(0, rows.start - 1), rows.stop + 1),
            slice(max(0, columns.start - 1), columns.stop + 1),
        )
        colours = image.pixels[around][shown[around]]
        if colours.size:
            pixels[_place(zone)] = np.median(colours, axis=0)
    return RawImage(pixels)


def overlay(safe: SafeImage, marks: Sequence[Mark]) -> SafeImage:
    """Return a masked picture, as PNG, with a frame and a name for each mark and a legend below.

    It is made from the released bytes alone, so it cannot show more than they do.
    """
    with Image.open(io.BytesIO(safe.encoded), formats=["PNG", "WEBP"]) as image:
        pixels = marked(np.asarray(image.convert("RGB")), safe.zones, marks)
    height, width = pixels.shape[:2]
    return SafeImage(width, height, _ENCODER.encode(pixels), _ENCODER.kind.media_type, safe.zones)


def _paint(pixels: Pixels, zones: Iterable[Zone], colour: Colour) -> None:
    for zone in zones:
        pixels[_place(zone)] = colour


def _place(zone: Zone) -> tuple[slice, slice]:
    """Return where a zone lies in an array of rows."""
    return slice(zone.y, zone.y + zone.height), slice(zone.x, zone.x + zone.width)


class _Room:
    """How far each zone's fill may reach: over its padding to the grid, but not into what is spared."""

    def __init__(
        self,
        zones: Sequence[Zone],
        spare: Sequence[Zone],
        size: tuple[int, int],
        padding: int,
        snap: int,
    ) -> None:
        self._zones = zones
        self._width, self._height = size
        self._padding, self._snap = padding, snap
        covered, spared = _sides(zones), _sides(spare)
        hit = [bool(np.any(_meets(covered, *side))) for side in spared.tolist()]
        self._spare = spared[~np.array(hit, bool)]

    def all(self) -> tuple[Zone, ...]:
        grown = {self.of(zone) for zone in self._zones}
        return tuple(sorted(zone for zone in grown if zone is not None))

    def of(self, zone: Zone) -> Zone | None:
        """Return one padded, snapped and clipped zone; None when nothing of it is on the image."""
        scaled = min(MOST_SCALED_PADDING, -int(-_SCALED_PADDING * zone.height // 1))
        padding = max(self._padding, scaled)
        left, right = _side(zone.x, zone.width, self._width, padding, self._snap)
        # Heights tell nothing: a grid there would only eat into the lines above and below.
        top, bottom = _side(zone.y, zone.height, self._height, padding, 1)
        if left >= right or top >= bottom:
            return None
        low, up = zone.y + zone.height, zone.x + zone.width
        level = self._spare[_meets(self._spare, left, zone.y, right, low)]
        left = max(left, int(level[:, 2].max(initial=left, where=level[:, 2] <= zone.x)))
        right = min(right, int(level[:, 0].min(initial=right, where=level[:, 0] >= up)))
        upright = self._spare[_meets(self._spare, left, top, right, bottom)]
        top = max(top, int(upright[:, 3].max(initial=top, where=upright[:, 3] <= zone.y)))
        bottom = min(bottom, int(upright[:, 1].min(initial=bottom, where=upright[:, 1] >= low)))
        return Zone(left, top, right - left, bottom - top)


def _sides(zones: Sequence[Zone]) -> npt.NDArray[np.int64]:
    """Return left, top, right and bottom of each zone."""
    sides = [(zone.x, zone.y, zone.x + zone.width, zone.y + zone.height) for zone in zones]
    return np.array(sides, np.int64).reshape(-1, 4)


def _meets(
    sides: npt.NDArray[np.int64], left: int, top: int, right: int, bottom: int
) -> npt.NDArray[np.bool_]:
    """Tell which rectangles share a pixel with one."""
    beside = (sides[:, 0] < right) & (left < sides[:, 2])
    return np.asarray(beside & (sides[:, 1] < bottom) & (top < sides[:, 3]), np.bool_)


def _side(start: int, length: int, limit: int, padding: int, snap: int) -> tuple[int, int]:
    """Return one side's range: floor to the grid below, ceil to the grid above, clipped."""
    low = (start - padding) // snap * snap
    high = -(-(start + length + padding) // snap) * snap
    return max(0, low), min(limit, high)
