"""Small pictures that stand by themselves: the portraits of chats, mails and meetings, round or square.

They are too small for the tiles to see texture, so each spot without equal neighbours is looked at pixel by
pixel.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from redactor.detect.visual_tiles import TILE, Grey, Mask
from redactor.values import Pixels, Zone

LEAST, MOST = 20, 88
"""Sides of a portrait in pixels. Smaller pictures are icons, larger ones are photos."""

_MOST_TILES = MOST // TILE
_MARGIN = 2 * TILE
_SQUARE = 1.35
# A disc fills 0.785 of the square around it.
_FILLED = 0.7
# Inside, apart from the rim: a score of five shares, positive for a photo. Fitted (logistic regression) to
# 1,500 crops of photos and 2,500 emoji of 20 to 80 pixels; by sources that the fit had not seen it knows
# 90 % of the photos, and takes 6 % of the emoji for photos. Where one shade prevails there is text or a sign.
_ONE_SHADE = 0.72
_INNER = 0.85
_SMOOTH_STEP, _SHARP_STEP = 2, 48
_SHADE_BITS = 3
_SHADE_SHARE = 0.01
_WEIGHTS = {"equal": -35.0, "smooth": 14.0, "sharp": -20.0, "shades": 8.5, "colour": -11.5}
_BIAS = 6.0


def portrait_zones(pixels: Pixels, grey: Grey, restless: Mask) -> list[Zone]:
    """Return the small pictures of a screen.

    Args:
        pixels: the whole image.
        grey: the same in grey.
        restless: its tiles with hardly an equal neighbour.
    """
    zones = (_standing_alone(grey, box) for box in _spots(restless))
    return [zone for zone in zones if zone is not None and is_taken(pixels, grey, zone)]


def _spots(restless: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Yield boxes of pixels (left, top, width, height) around restless tiles that lie together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(restless.astype(np.uint8), connectivity=8)
    for x, y, width, height, _ in stats[1:count]:
        if width <= _MOST_TILES and height <= _MOST_TILES:
            yield int(x) * TILE, int(y) * TILE, int(width) * TILE, int(height) * TILE


def _standing_alone(grey: Grey, box: tuple[int, int, int, int]) -> Zone | None:
    """Return the picture around a spot as pixels, if it is compact and has something flat on all sides."""
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
    part = np.s_[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width]
    colours, shades = pixels[part], grey[part]
    within = _ellipse(shades.shape)
    if prevailing_share(shades[within]) > _ONE_SHADE:
        return False
    inner = within[1:, 1:]
    across = cv2.absdiff(shades[1:, 1:], shades[1:, :-1])[inner]
    down = cv2.absdiff(shades[1:, 1:], shades[:-1, 1:])[inner]
    steps = np.maximum(across, down)
    here = colours[1:, 1:]
    equal = (here == colours[1:, :-1]).all(axis=2) | (here == colours[:-1, 1:]).all(axis=2)
    bins = np.bincount(shades[within] >> _SHADE_BITS, minlength=256 >> _SHADE_BITS)
    chroma = (colours.max(axis=2) - colours.min(axis=2))[within]
    shares = {
        "equal": equal[inner].mean(),
        "smooth": (steps <= _SMOOTH_STEP).mean(),
        "sharp": (steps > _SHARP_STEP).mean(),
        "shades": (bins > _SHADE_SHARE * within.sum()).mean(),
        "colour": np.percentile(chroma, 90) / 255,
    }
    return bool(sum(_WEIGHTS[name] * share for name, share in shares.items()) + _BIAS > 0)


def prevailing_share(grey: Grey) -> float:
    """Return the largest share of pixels within 24 neighbouring values of grey."""
    bins = np.bincount(grey.ravel() >> _SHADE_BITS, minlength=256 >> _SHADE_BITS)
    return float((bins[:-2] + bins[1:-1] + bins[2:]).max() / grey.size)


def _ellipse(shape: tuple[int, ...]) -> Mask:
    """Return the ellipse inside a rectangle, without its rim."""
    height, width = shape
    rows = (np.arange(height) - (height - 1) / 2)[:, None] / (height / 2)
    columns = (np.arange(width) - (width - 1) / 2) / (width / 2)
    return np.asarray(rows**2 + columns**2 <= _INNER**2, dtype=np.bool_)
