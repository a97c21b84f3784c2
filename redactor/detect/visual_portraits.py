"""Small pictures that stand by themselves: the portraits of chats, mails and meetings, round or square.

They are too small for the tiles to see texture, so each spot without equal neighbours is looked at pixel by
pixel.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from redactor.detect.visual_known import Box, Known
from redactor.detect.visual_tiles import TILE, Grey, Mask
from redactor.detect.zones import slices_of
from redactor.values import Pixels, Zone

LEAST, MOST = 20, 88
"""Sides of a portrait in pixels. Smaller pictures are icons, larger ones are photos."""

_MOST_TILES = MOST // TILE
_MARGIN = 2 * TILE
_SQUARE = 1.35
_EVEN = 8  # the shades of a gradient, dithered, are no farther apart
# A disc fills 0.785 of the square around it.
_FILLED = 0.7
# Inside, apart from the rim: a score of eight shares, positive for a photo. Fitted (logistic regression) to
# 3,400 small photos and 18,000 other spots of screens, most of them JPEG files before, some made larger or
# smaller: text, icons, emoji, drawings. By photos that the fit had not seen it knows 93 % of those in plain
# screens and 89 % of those in JPEG files; it takes 1 in 300 spots of interfaces for photos and 1 in 45 where
# they were JPEG files, and a fifth of coloured icons and emoji.
_ONE_SHADE = 0.72
_INNER = 0.85
_SHADE_BITS = 3
_SHARP_STEP = 48
# How far the softened shades around a pixel are apart.
_FLAT, _CALM, _EDGE = 3, 8, 40
# How far off the line between the softened pixels before and after it a pixel is.
_BEFORE, _OFF = 2, 4
_WEIGHTS = {
    "equal": -7.5,
    "sharp": -19.1,
    "colour": -3.7,
    "two shades": -16.0,
    "flat": -4.3,
    "shaded": -9.9,
    "edges": -13.3,
    "relief": 8.5,
}
_BIAS = 20.1
# A shadow beside a window bends in one direction alone.
_LEAST_RELIEF = 0.2
_PRINTED = 0.95
# Around a picture JPEG leaves noise, in blocks of 8x8 pixels; the picture itself has larger steps.
_NOISE_STEP = 12
_LEAST_CORE = 16
_GAP = np.ones((5, 5), np.uint8)

_AROUND = np.ones((3, 3), np.uint8)


def portrait_zones(pixels: Pixels, grey: Grey, restless: Mask, known: Known) -> list[Zone]:
    """Return the small pictures of a screen.

    Args:
        pixels: the whole image.
        grey: the same in grey.
        restless: its tiles with hardly an equal neighbour.
        known: what was worked out of it before.
    """
    zones = (
        known.get(("portrait", box), _reach(box), partial(_portrait, pixels, grey, box))
        for box in _spots(restless)
    )
    return [zone for zone in zones if zone is not None]


def _portrait(pixels: Pixels, grey: Grey, box: tuple[int, int, int, int]) -> Zone | None:
    zone = _standing_alone(grey, box)
    return zone if zone is not None and is_taken(pixels, grey, zone) else None


def _reach(box: Box) -> Box:
    left, top, width, height = box
    return left - _MARGIN, top - _MARGIN, left + width + _MARGIN, top + height + _MARGIN


def _spots(restless: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Yield boxes of pixels (left, top, width, height) around restless tiles that lie together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(restless.astype(np.uint8), connectivity=8)
    for x, y, width, height, _ in stats[1:count].tolist():
        if width <= _MOST_TILES and height <= _MOST_TILES:
            yield x * TILE, y * TILE, width * TILE, height * TILE


def _standing_alone(grey: Grey, box: tuple[int, int, int, int]) -> Zone | None:
    """Return the picture around a spot as pixels, if it is compact and has something flat on all sides."""
    spot = grey[box[1] : box[1] + box[3], box[0] : box[0] + box[2]]
    if int(spot.max()) - int(spot.min()) <= _EVEN:
        return None
    left, top = max(0, box[0] - _MARGIN), max(0, box[1] - _MARGIN)
    crop = grey[top : box[1] + box[3] + _MARGIN, left : box[0] + box[2] + _MARGIN]
    lively = cv2.morphologyEx(alive(crop).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lively, connectivity=4)
    middle = labels[box[1] - top :, box[0] - left :][: box[3], : box[2]]
    if np.count_nonzero(middle) < _FILLED * middle.size / 2:
        return None
    sizes = np.bincount(middle.ravel(), minlength=len(stats))
    sizes[0] = 0
    x, y, width, height, area = (int(part) for part in stats[sizes.argmax()])
    short, long = min(width, height), max(width, height)
    if not LEAST <= short <= long <= min(MOST, _SQUARE * short) or area < _FILLED * width * height:
        return None
    return Zone(left + x, top + y, width, height)


def alive(crop: Grey) -> Mask:
    """Tell which pixels differ from the one before them, across or down."""
    differs = np.zeros(crop.shape, np.bool_)
    differs[:, 1:] = crop[:, 1:] != crop[:, :-1]
    differs[1:] |= crop[1:] != crop[:-1]
    return differs


def is_taken(pixels: Pixels, grey: Grey, zone: Zone) -> bool:
    """Tell a small photo from an icon by what is inside, apart from the rim."""
    part = _core(grey, zone)
    colours, shades = pixels[part], grey[part]
    within = _ellipse(shades.shape)
    if prevailing_share(shades[within]) > _ONE_SHADE:
        return False
    shares = {**_steps(colours, shades, within), **_softened(shades, within)}
    if shares["relief"] < _LEAST_RELIEF:
        return False
    return bool(sum(_WEIGHTS[name] * share for name, share in shares.items()) + _BIAS > 0)


def _core(grey: Grey, zone: Zone) -> tuple[slice, slice]:
    """Return the rows and columns of the picture itself, without noise around it."""
    crop = grey[slices_of(zone)]
    steps = np.zeros(crop.shape, np.uint8)
    steps[:, 1:] = cv2.absdiff(crop[:, 1:], crop[:, :-1])
    steps[1:] = np.maximum(steps[1:], cv2.absdiff(crop[1:], crop[:-1]))
    closed = cv2.morphologyEx((steps > _NOISE_STEP).astype(np.uint8), cv2.MORPH_CLOSE, _GAP)
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    largest = max(stats[1:].tolist(), key=lambda one: one[4], default=[0] * 5)
    x, y, width, height, _ = (
        largest if min(largest[2:4]) >= _LEAST_CORE else (0, 0, zone.width, zone.height, 0)
    )
    return slice(zone.y + y, zone.y + y + height), slice(zone.x + x, zone.x + x + width)


def _steps(colours: Pixels, shades: Grey, within: Mask) -> dict[str, float]:
    """Return what the steps from pixel to pixel tell, and how colourful it is."""
    inner = within[1:, 1:]
    across = cv2.absdiff(shades[1:, 1:], shades[1:, :-1])[inner]
    down = cv2.absdiff(shades[1:, 1:], shades[:-1, 1:])[inner]
    here = colours[1:, 1:]
    equal = (here == colours[1:, :-1]).all(axis=2) | (here == colours[:-1, 1:]).all(axis=2)
    chroma = (colours.max(axis=2) - colours.min(axis=2))[within]
    return {
        "equal": float(equal[inner].mean()),
        "sharp": float((np.maximum(across, down) > _SHARP_STEP).mean()),
        "colour": float(np.percentile(chroma, 90) / 255),
    }


def _softened(shades: Grey, within: Mask) -> dict[str, float]:
    """Return what is told by shades without the noise that JPEG leaves beside every edge."""
    soft = np.asarray(cv2.blur(shades, (3, 3)), dtype=np.uint8)
    apart = _apart(soft)[within]
    return {
        "two shades": two_shades(shades[within]),
        "flat": float((apart <= _FLAT).mean()),
        "shaded": float(((apart > _CALM) & (apart <= _EDGE)).mean()),
        "edges": float((apart > _EDGE).mean()),
        "relief": _relief(soft.astype(np.int16)),
    }


def _apart(soft: Grey) -> Grey:
    """Return how far the lightest and the darkest of each pixel's 3x3 pixels are apart."""
    return np.asarray(cv2.subtract(cv2.dilate(soft, _AROUND), cv2.erode(soft, _AROUND)), dtype=np.uint8)


def _relief(soft: npt.NDArray[np.int16]) -> float:
    """Return the share of pixels off the line between those around, across or down, where it is less."""
    step = _BEFORE
    across = soft[:, 2 * step :] + soft[:, : -2 * step] - 2 * soft[:, step:-step]
    down = soft[2 * step :] + soft[: -2 * step] - 2 * soft[step:-step]
    return float(min((np.abs(across) > _OFF).mean(), (np.abs(down) > _OFF).mean()))


def prevailing_share(grey: Grey) -> float:
    """Return the largest share of pixels within 24 neighbouring values of grey."""
    return float(_thirds(_bins(grey)).max() / grey.size)


def two_shades(grey: Grey) -> float:
    """Return the share of pixels within the two ranges of 24 neighbouring values that hold the most."""
    bins = _bins(grey)
    first = int(_thirds(bins).argmax())
    rest = bins.copy()
    rest[first : first + 3] = 0
    return float((bins[first : first + 3].sum() + _thirds(rest).max()) / grey.size)


def shaded(grey: Grey) -> Mask:
    """Tell around which pixels the softened shades differ, but not as at an edge."""
    apart = _apart(np.asarray(cv2.blur(grey, (3, 3)), dtype=np.uint8))
    return np.asarray((apart > _CALM) & (apart <= _EDGE), dtype=np.bool_)


def is_print(grey: Grey) -> bool:
    """Tell text and icons from photos: there is hardly anything but two shades and the edges between them."""
    edges = _apart(np.asarray(cv2.blur(grey, (3, 3)), dtype=np.uint8)) > _EDGE
    return bool(two_shades(grey) + edges.mean() > _PRINTED)


def _bins(grey: Grey) -> npt.NDArray[np.intp]:
    return np.bincount(grey.ravel() >> _SHADE_BITS, minlength=256 >> _SHADE_BITS)


def _thirds(bins: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    return bins[:-2] + bins[1:-1] + bins[2:]


def _ellipse(shape: tuple[int, ...]) -> Mask:
    """Return the ellipse inside a rectangle, without its rim."""
    height, width = shape
    rows = (np.arange(height) - (height - 1) / 2)[:, None] / (height / 2)
    columns = (np.arange(width) - (width - 1) / 2) / (width / 2)
    return np.asarray(rows**2 + columns**2 <= _INNER**2, dtype=np.bool_)
