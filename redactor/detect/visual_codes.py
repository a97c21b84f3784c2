"""QR codes and bar codes, read and judged by what they hold.

A code that a camera can read opens a door or names a thing: an invitation, a sign-in, a parcel, a boarding
pass. It is a finding whatever it holds, but for one case: the plain address of a public site. What cannot be
read and has the marks or the grid of a code is a finding too. What a code holds never leaves this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from redactor.detect.patterns.domains import is_top_level
from redactor.detect.patterns.url_reasons import reason
from redactor.detect.visual_known import Known, box_of
from redactor.detect.visual_tiles import TILE, Grey, Mask
from redactor.detect.zones import grown, holds, slices_of
from redactor.values import Zone

_Barcode = zxingcpp.Barcode
_FORMATS = zxingcpp.BarcodeFormat
_QR_ONLY = zxingcpp.BarcodeFormats([_FORMATS.QRCode])
_SQUARE_FORMATS = frozenset(
    {
        _FORMATS.QRCode,
        _FORMATS.MicroQRCode,
        _FORMATS.RMQRCode,
        _FORMATS.DataMatrix,
        _FORMATS.Aztec,
        _FORMATS.MaxiCode,
    }
)
# A pixel around what the reader names as corners: it names the middle of the outer edge.
_RIM = 2
# The reader reports some tries that failed without a place; what it found a mark of is larger.
_NOWHERE = 2 * _RIM + 1
# What the reader takes for the marks of a code and cannot read: damaged codes have 20 to 65 % dark pixels,
# lines of text 10 to 15 % of one tone.
_UNREAD_SHARES = (0.18, 0.82)

# Where two tones stand together there may be a code; smaller spots are letters and icons.
_LEAST_TILES = 3
_SPOT_FILLED = 0.3
_SPOT_GAP = np.ones((5, 5), np.uint8)
_SPOT_MARGIN = 5 * TILE

_PUBLIC = re.compile(r"https?://(?P<host>[a-z0-9.-]{1,253})(?:/[A-Za-z0-9._~/-]{0,200})?", re.IGNORECASE)

# A grid of modules: both tones, hardly anything between, and runs along rows and columns that are
# whole modules, of one, two and more.
_GRID_SIDE = 32
_GRID_SQUARE = 1.4
_FAR_APART = 40
_NEAR_TONE = 0.25
_CLEAR = 0.85
_TONE_SHARES = (0.35, 0.65)
_MODULES = range(2, 17)
_WHOLE_RUNS = 0.9
_OFF = 0.2
_LENGTHS = ((1, 0.3, 0.75), (2, 0.12, 0.5), (3, 0.03, 0.3))


@dataclass(frozen=True, slots=True)
class Code:
    """Where a code stands, of which kind it is, and whether it was read; never what it holds.

    ``public``: it was read, and is nothing but the address of a public site.
    """

    zone: Zone
    square: bool
    read: bool
    public: bool = False


def find_codes(grey: Grey, two_tone: Mask, known: Known, covered: Sequence[Zone] = ()) -> list[Code]:
    """Return the codes of a screen that are not the plain address of a public site, sorted by place.

    Args:
        grey: the whole image.
        two_tone: its tiles where light and dark stand together.
        known: what was worked out of it before.
        covered: photos that are covered whole; what stands in one is not read by itself.

    QR codes are looked for everywhere, all other kinds where two tones stand together.
    """
    # Of what sticks out by less than a tile nothing could be read.
    over = [grown(zone, TILE - 1, grey.shape) for zone in covered]
    cores = [core for core in _cores(two_tone, grey.shape) if not any(holds(zone, core) for zone in over)]
    seen: dict[Zone, Code] = {}
    public: list[Zone] = []
    for code in _all_read(grey, cores, known):
        if code.public:
            public.append(code.zone)
        else:
            seen[code.zone] = code
    readable = [*public, *(zone for zone, code in seen.items() if code.read)]
    # The tiles at the rim of a code are not among those of two tones.
    for core in cores:
        spot = grown(core, TILE, grey.shape)
        if any(spot.overlaps(zone) for zone in readable):
            continue
        if known.get(("grid", core), box_of(core), partial(is_grid, _part(grey, core))):
            seen[spot] = Code(spot, square=True, read=False)
    return [seen[zone] for zone in sorted(seen)]


def is_public_site(text: str) -> bool:
    """Tell whether a code holds nothing but the plain address of a page on a public host.

    An address with a query, a fragment, a port, a user, a token or any private mark is not plain.
    """
    found = _PUBLIC.fullmatch(text)
    if found is None or reason(text) is not None:
        return False
    host = found["host"].lower()
    return "." in host and is_top_level(host.rpartition(".")[2])


def _all_read(grey: Grey, cores: Sequence[Zone], known: Known) -> Iterator[Code]:
    """Yield what the reader finds, with zones on the whole image."""
    whole = Zone(0, 0, grey.shape[1], grey.shape[0])
    yield from known.get(("QR codes",), box_of(whole), partial(_read_qr, grey))
    for spot in (grown(core, _SPOT_MARGIN, grey.shape) for core in cores):
        yield from known.get(("codes", spot), box_of(spot), partial(_read_spot, grey, spot))


def _read_qr(grey: Grey) -> list[Code]:
    """Read the QR codes of a screen; what has their marks and cannot be read is one too."""
    whole = Zone(0, 0, grey.shape[1], grey.shape[0])
    barcodes = zxingcpp.read_barcodes(grey, formats=_QR_ONLY, return_errors=True)
    found = ((barcode, _zone(barcode, whole, whole)) for barcode in barcodes)
    return [_code(barcode, zone) for barcode, zone in found if _is_somewhere(grey, barcode, zone)]


def _read_spot(grey: Grey, spot: Zone) -> list[Code]:
    """Read the codes of any kind in one place."""
    whole = Zone(0, 0, grey.shape[1], grey.shape[0])
    barcodes = zxingcpp.read_barcodes(np.ascontiguousarray(_part(grey, spot)))
    found = ((barcode, _zone(barcode, spot, whole)) for barcode in barcodes)
    return [_code(barcode, zone) for barcode, zone in found if _is_somewhere(grey, barcode, zone)]


def _code(barcode: _Barcode, zone: Zone) -> Code:
    public = bool(barcode.valid) and is_public_site(barcode.text)
    return Code(zone, barcode.format in _SQUARE_FORMATS, bool(barcode.valid), public)


def _is_somewhere(grey: Grey, barcode: _Barcode, zone: Zone) -> bool:
    """Tell whether a code has a place, and one that was not read looks like a code there."""
    return min(zone.width, zone.height) > _NOWHERE and (barcode.valid or _is_even(grey, barcode, zone))


def _zone(barcode: _Barcode, part: Zone, whole: Zone) -> Zone:
    """Return the upright rectangle around a code's corners, on the whole image."""
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    left = max(0, part.x + min(corner.x for corner in corners) - _RIM)
    top = max(0, part.y + min(corner.y for corner in corners) - _RIM)
    right = min(whole.width, part.x + max(corner.x for corner in corners) + _RIM + 1)
    bottom = min(whole.height, part.y + max(corner.y for corner in corners) + _RIM + 1)
    return Zone(left, top, max(1, right - left), max(1, bottom - top))


def _is_even(grey: Grey, barcode: _Barcode, zone: Zone) -> bool:
    """Tell whether light and dark have their share between a code's corners; text has little of one."""
    place, part = barcode.position, _part(grey, zone)
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [np.array([(one.x - zone.x, one.y - zone.y) for one in corners], np.int32)], (1,))
    shades = part[inside > 0]
    dark = float((shades < np.percentile(shades, (5, 95)).mean()).mean())
    return _UNREAD_SHARES[0] <= dark <= _UNREAD_SHARES[1]


def _cores(two_tone: Mask, shape: tuple[int, ...]) -> Iterator[Zone]:
    """Yield the places of two tones."""
    closed = cv2.morphologyEx(two_tone.astype(np.uint8), cv2.MORPH_CLOSE, _SPOT_GAP)
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    height, width = shape
    for x, y, wide, high, area in stats[1:count].tolist():
        if min(wide, high) < _LEAST_TILES or area < _SPOT_FILLED * wide * high:
            continue
        right, bottom = min(width, (x + wide) * TILE), min(height, (y + high) * TILE)
        yield Zone(x * TILE, y * TILE, right - x * TILE, bottom - y * TILE)


def _part(grey: Grey, zone: Zone) -> Grey:
    return grey[slices_of(zone)]


def is_grid(part: Grey) -> bool:
    """Tell whether a part of the image shows square modules of two tones, as codes do."""
    short, long = sorted(part.shape)
    if short < _GRID_SIDE or long > _GRID_SQUARE * short:
        return False
    dark = _two_tones(part)
    if dark is None or not _TONE_SHARES[0] <= dark.mean() <= _TONE_SHARES[1]:
        return False
    across, down = _runs(dark), _runs(dark.T)
    return any(_whole(across, size) and _whole(down, size) for size in _MODULES)


def _two_tones(part: Grey) -> Mask | None:
    """Return the pixels of the darker tone; None where there are more than two."""
    low, high = np.percentile(part, (5, 95))
    if high - low < _FAR_APART:
        return None
    place = (part - low) / (high - low)
    if ((place < _NEAR_TONE) | (place > 1 - _NEAR_TONE)).mean() < _CLEAR:
        return None
    return np.asarray(place < 0.5, dtype=np.bool_)


def _runs(pixels: Mask) -> npt.NDArray[np.intp]:
    """Return the lengths of the runs of equal pixels along the rows, without those at both ends."""
    lengths = [np.diff(np.flatnonzero(np.diff(row))) for row in pixels.astype(np.int8)]
    return np.concatenate(lengths) if lengths else np.zeros(0, np.intp)


def _whole(runs: npt.NDArray[np.intp], size: int) -> bool:
    """Tell whether runs are whole modules of ``size`` pixels, in the mixture that codes have."""
    if not runs.size:
        return False
    counts = runs / size
    near = np.rint(counts)
    if (np.abs(counts - near) <= _OFF).mean() < _WHOLE_RUNS or (near < 1).any():
        return False
    return all(low <= (near == length).mean() <= high for length, low, high in _LENGTHS)
