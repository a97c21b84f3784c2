"""A screen measured in tiles of 8x8 pixels: what is flat, what is drawn, what has a camera's texture.

An interface is drawn: most neighbouring pixels are exactly equal, and around a text one background colour
prevails. A camera, a scanner or a video leaves hardly two equal neighbours and many shades. All measures are
local: those of a tile depend on its own pixels, the pixel column and row after it, and the tiles around
it (:data:`HALO`).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from redactor.values import Pixels

TILE = 8
"""Side of a tile in pixels; tiles are counted from the top left corner of the image."""

HALO = 40
"""How far a tile's measures reach: a change of pixels changes no tile that lies farther away."""

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float32]

_BINS = 32
_BIN_SHIFT = 3
# Shares of a tile's 64 pixels that equal their neighbour. Drawn shapes have straight sides: in one direction
# at least, most neighbours are equal.
_NOT_FLAT = 0.97
_BUSY = 0.55
_UNEVEN = 0.45
_RESTLESS = 0.3
_CROWD = (5, 5)
_CROWDED = 0.65
_FLOWING = 0.8
# Of the 24x24 pixels around a tile: text has a background that prevails, a camera's texture has none.
_PREVAILING = 0.45
_FEW_SHADES = 7
_TAIL = 0.01
_ROUGH = 0.25
# A gradient that a browser draws goes up and down by one, to look even: two from line to line.
_WAVER = 2
# Two tones: so far apart, and the mean this near to the middle between them.
_FAR_APART = 70
_HALF = 0.22

_AROUND = np.ones((3, 3), np.uint8)
_PLUS = np.asarray(cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)), dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """Maps of ``(rows, columns)`` tiles.

    ``drawn``: anything but one flat colour. ``restless``: hardly an equal neighbour. ``texture``: few equal
    neighbours, and either many shades of which none prevails, or few shades and noise. ``photo``: texture, or
    restless among others that are, as a scanned page with its text. ``smooth``: photo, or shades that flow
    into each other. ``two_tone``: two shades far apart, about half and half.
    """

    drawn: Mask
    restless: Mask
    texture: Mask
    photo: Mask
    smooth: Mask
    two_tone: Mask


def grey_of(pixels: Pixels) -> Grey:
    """Return the luminance of an RGB image, ``(height, width)`` uint8."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def measure(grey: Grey) -> Tiles:
    """Measure a grey image; tiles that reach over its right or lower side are filled with its last pixels."""
    height, width = grey.shape
    rows, columns = -(-height // TILE), -(-width // TILE)
    below, right = rows * TILE + 1 - height, columns * TILE + 1 - width
    padded = np.pad(grey, ((0, below), (0, right)), mode="edge")
    here = padded[:-1, :-1]
    across = _equal_share(here, padded[:-1, 1:])
    down = _equal_share(here, padded[1:, :-1])
    return _shaded(padded, np.minimum(across, down) < _NOT_FLAT, np.maximum(across, down))


def _equal_share(one: Grey, two: Grey) -> Shares:
    """Return per tile the share of pixels that are equal in both images."""
    equal = cv2.compare(one, two, cv2.CMP_EQ)
    size = (equal.shape[1] // TILE, equal.shape[0] // TILE)
    return np.asarray(cv2.resize(equal, size, interpolation=cv2.INTER_AREA) / np.float32(255), np.float32)


def _shaded(padded: Grey, drawn: Mask, equal: Shares) -> Tiles:
    """Look at the shades where they can tell something."""
    blocks = _blocks(padded)
    busy = equal < _BUSY
    around = _around(_histograms(blocks, _grown(busy)))[busy]
    share = around / around.sum(axis=-1, keepdims=True)
    prevailing = (share[:, :-1] + share[:, 1:]).max(axis=-1)
    seen = share > _TAIL
    few = _BINS - seen[:, ::-1].argmax(axis=-1) - seen.argmax(axis=-1) <= _FEW_SHADES
    textured = _placed(busy, ~few & (prevailing <= _PREVAILING))
    faint = _placed(busy, few) & (equal < _UNEVEN)
    restless = equal < _RESTLESS
    texture = _rough(blocks, textured | faint)
    photo = texture | _rough(blocks, restless & _crowded(restless) & ~texture)
    return Tiles(
        drawn=drawn,
        restless=restless,
        texture=texture,
        photo=photo,
        smooth=photo | _flowing(blocks, drawn & (equal < _FLOWING)),
        two_tone=_two_tone(blocks, drawn),
    )


def _crowded(tiles: Mask) -> Mask:
    """Tell where most of the tiles around are of the kind, as on a scanned page with text on it."""
    around = cv2.blur(tiles.astype(np.float32), _CROWD, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(around > _CROWDED, dtype=np.bool_)


def _blocks(padded: Grey) -> Grey:
    """Return a view ``(rows, columns, 9, 9)``: each tile with the pixel column and row after it."""
    windows = np.lib.stride_tricks.sliding_window_view(padded, (TILE + 1, TILE + 1))
    return windows[::TILE, ::TILE]


def _grown(tiles: Mask) -> Mask:
    return np.asarray(cv2.dilate(tiles.astype(np.uint8), _AROUND), dtype=np.bool_)


def _placed(where: Mask, values: Mask) -> Mask:
    """Return a map that holds ``values`` at the tiles of ``where``, and nothing elsewhere."""
    placed = np.zeros_like(where)
    placed[where] = values
    return placed


def _histograms(blocks: Grey, wanted: Mask) -> npt.NDArray[np.int16]:
    """Return how many pixels of each wanted tile have which of 32 shades, ``(rows, columns, 32)``.

    Every second column is counted, which is enough and takes half the time.
    """
    shades = (blocks[wanted][:, :TILE, :TILE:2] >> _BIN_SHIFT).reshape(-1, TILE * TILE // 2)
    places = shades + np.arange(len(shades), dtype=np.intp)[:, None] * _BINS
    counts = np.bincount(places.ravel(), minlength=len(shades) * _BINS)
    found = np.zeros((*wanted.shape, _BINS), np.int16)
    found[wanted] = counts.reshape(-1, _BINS)
    return found


def _around(counts: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """Add up each tile and its eight neighbours."""
    wide = counts.copy()
    wide[:, 1:] += counts[:, :-1]
    wide[:, :-1] += counts[:, 1:]
    high = wide.copy()
    high[1:] += wide[:-1]
    high[:-1] += wide[1:]
    return high


def _rough(blocks: Grey, tiles: Mask) -> Mask:
    """Return those tiles where many pixels leave the line between their neighbours: noise, no gradient."""
    pixels = blocks[tiles].astype(np.int16)
    across = np.abs(pixels[:, :TILE, 2:] + pixels[:, :TILE, :-2] - 2 * pixels[:, :TILE, 1:-1])
    down = np.abs(pixels[:, 2:, :TILE] + pixels[:, :-2, :TILE] - 2 * pixels[:, 1:-1, :TILE])
    share = ((across > _WAVER).mean(axis=(1, 2)) + (down > _WAVER).mean(axis=(1, 2))) / 2
    return _placed(tiles, share > _ROUGH)


def _flowing(blocks: Grey, tiles: Mask) -> Mask:
    """Return those tiles whose lightest and darkest pixel are not far apart."""
    pixels = blocks[tiles].reshape(-1, (TILE + 1) ** 2)
    return _placed(tiles, pixels.max(axis=1) - pixels.min(axis=1) < _FEW_SHADES << _BIN_SHIFT)


def _two_tone(blocks: Grey, drawn: Mask) -> Mask:
    """Return the tiles in whose surroundings light and dark are far apart and about half and half."""
    # A wide bar leaves a flat tile between drawn ones.
    closed = cv2.morphologyEx(drawn.astype(np.uint8), cv2.MORPH_CLOSE, _AROUND)
    dense = np.asarray(cv2.erode(closed, _PLUS), dtype=np.bool_)
    wanted = _grown(dense)
    pixels = blocks[wanted][:, :TILE, :TILE].reshape(-1, TILE * TILE)
    low, high, middle = (np.zeros(drawn.shape, np.float32) for _ in range(3))
    low[wanted], high[wanted] = pixels.min(axis=1), pixels.max(axis=1)
    # Sums, not means: whole numbers add up to the same wherever a blur begins.
    middle[wanted] = pixels.sum(axis=1)
    darkest, lightest = np.asarray(cv2.erode(low, _AROUND)), np.asarray(cv2.dilate(high, _AROUND))
    contrast = lightest - darkest
    off = np.abs(np.asarray(cv2.blur(middle, (3, 3))) / TILE**2 - (darkest + lightest) / 2)
    return np.asarray(dense & (contrast > _FAR_APART) & (off < _HALF * contrast), dtype=np.bool_)
