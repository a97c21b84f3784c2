"""From masked pixels to the bytes that leave: PNG or WebP, both lossless, and nothing but pixels in them.

Measured on screens of 1920x1080 (docs/benchmarks.md, "Encoding"): deflate by ISA-L over unfiltered rows takes
3 to 5 ms and gives smaller files than Pillow's fast levels, which take ten times as long. Filters help where
neighbours differ a little everywhere, in photographs, and hurt on flat screens; so each row has its own.
"""

from __future__ import annotations

import enum
import hashlib
import io
import struct
import zlib

import numpy as np
import numpy.typing as npt
from isal import isal_zlib
from PIL import Image

from redactor.errors import MaskError
from redactor.remembered import Remembered
from redactor.values import Pixels

REMEMBERED_BYTES = 32 * 1024 * 1024
"""How much an encoder keeps of what it has made."""

WEBP_SIDE = 16_383
"""The longest side that a WebP may have (RFC 9649, section 3.4)."""

_LEVEL = 1  # of ISA-L's 0 to 3: 2 gains nothing on screens, 3 takes ten times as long
_STEP = 8  # every eighth pixel of a row tells how calm it is
_CALM = 0.7  # share of pixels that equal their right neighbour; below it a row is filtered
_UP = 2
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class PictureFormat(enum.StrEnum):
    """Formats of released pictures; the word is also the ending of their files."""

    PNG = "png"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """The format's name on the wire (RFC 2083, RFC 9649)."""
        return f"image/{self}"


class Encoder:
    """Encodes masked pixels in one format. Safe to call from several threads at once.

    Equal pixels give equal bytes. A WebP costs far more than a digest of its pixels, so the last ones are
    remembered by it, up to ``remembered`` bytes; a PNG is made sooner than it would be found.
    """

    def __init__(
        self, kind: PictureFormat = PictureFormat.PNG, *, remembered: int = REMEMBERED_BYTES
    ) -> None:
        self.kind = kind
        self._known: Remembered[bytes, bytes] = Remembered(remembered, len)

    def encode(self, pixels: Pixels) -> bytes:
        """Return ``pixels``, ``(height, width, 3)`` RGB, as a whole file.

        Raises:
            MaskError: a side that the format cannot hold.
        """
        if self.kind is PictureFormat.PNG:
            return png(pixels)
        return self._known.answers([_digest(pixels)], lambda _: [webp(pixels)])[0]


def png(pixels: Pixels) -> bytes:
    """Return RGB pixels as a PNG with the chunks IHDR, IDAT and IEND alone.

    Format: PNG (third edition), https://www.w3.org/TR/png-3/, sections 5, 9 and 10.
    """
    height, width = pixels.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = isal_zlib.compress(_rows(pixels), _LEVEL)
    return b"".join([_SIGNATURE, *_chunk(b"IHDR", header), *_chunk(b"IDAT", data), *_chunk(b"IEND", b"")])


def webp(pixels: Pixels) -> bytes:
    """Return RGB pixels as a lossless WebP with the chunk VP8L alone.

    Raises:
        MaskError: a side of more than :data:`WEBP_SIDE` pixels.
    """
    if max(pixels.shape[:2]) > WEBP_SIDE:
        raise MaskError(f"a WebP has at most {WEBP_SIDE} pixels a side; choose PNG for this picture")
    out = io.BytesIO()
    # Method 1 is the fastest that finds the long repeats of screens: 0 gives files six times as large.
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "WEBP", lossless=True, method=1, quality=0)
    return out.getvalue()


def _rows(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Return the rows, each behind its filter byte: calm ones as they are, others less the row above."""
    height, width = pixels.shape[:2]
    flat = pixels.reshape(height, 3 * width)
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = 0
    rows[:, 1:] = flat
    busy = np.flatnonzero(_is_busy(pixels))
    rows[busy, 0] = _UP
    rows[busy, 1:] -= flat[busy - 1]
    return rows


def _is_busy(pixels: Pixels) -> npt.NDArray[np.bool_]:
    """Tell for each row whether it is filtered; the first, which has none above, never is."""
    here, right = pixels[:, :-1:_STEP, 1], pixels[:, 1::_STEP, 1]
    busy: npt.NDArray[np.bool_] = np.count_nonzero(here == right, axis=1) < _CALM * here.shape[1]
    busy[0] = False
    return busy


def _chunk(name: bytes, data: bytes) -> tuple[bytes, ...]:
    check = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)), name, data, struct.pack(">I", check)


def _digest(pixels: Pixels) -> bytes:
    seen = hashlib.sha256(repr(pixels.shape).encode())
    seen.update(np.ascontiguousarray(pixels).data)
    return seen.digest()
