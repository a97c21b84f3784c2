"""What is known of a PNG before it is decoded: that all of its picture is there, and that it is a plain one.

Pillow fills the rows that are missing with black and says nothing; a screen that is partly there
must be refused. Format: PNG (third edition), https://www.w3.org/TR/png-3/, sections 5, 8 and 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import cast

from isal import isal_zlib

# The package's type hints take its error for an instance.
FAULTS = (cast("type[Exception]", isal_zlib.error), struct.error, KeyError)
"""What :func:`holds_all_rows` raises on broken files."""

_SIGNATURE_BYTES = 8
_PLAIN = struct.pack(">BBBBB", 8, 2, 0, 0, 0)  # 8 bit, RGB, not interlaced
# None of them changes a pixel or turns the picture, as EXIF, texts with EXIF in them, and tRNS may.
_HARMLESS = frozenset({b"IHDR", b"IDAT", b"pHYs", b"sRGB", b"gAMA", b"cHRM", b"sBIT", b"tIME"})
_STEP = 1 << 20
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# Adam7: first column, first row, column step, row step of each pass (section 8.2).
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def holds_all_rows(untrusted: bytes) -> bool:
    """Tell whether the compressed data reach to the last row; inflates in steps, keeps nothing.

    Args:
        untrusted: a PNG whose header was accepted already.

    Raises:
        KeyError: an unknown colour type.
        isal_zlib.error: data that are no zlib stream.
        struct.error: a file that ends inside its header.
    """
    wanted = _raw_bytes(untrusted)
    inflate = isal_zlib.decompressobj()
    for part in _data_parts(untrusted):
        left = part
        while wanted > 0 and left:
            wanted -= len(inflate.decompress(left, min(wanted, _STEP)))
            left = inflate.unconsumed_tail
    # What the inflater still held back once the input was at its end.
    return wanted <= 0 or len(inflate.decompress(b"", wanted)) >= wanted


def is_plain(untrusted: bytes) -> bool:
    """Tell whether a PNG is RGB of 8 bit, whole by its checksums, with nothing beside the pixels that counts.

    Any decoder gives the same pixels for it, so the fastest may be used.
    """
    if untrusted[24:29] != _PLAIN:
        return False
    for name, data, check in _chunks(untrusted):
        if zlib.crc32(data, zlib.crc32(name)) != check:
            return False
        if name == b"IEND":
            return True
        if name not in _HARMLESS:
            return False
    return False


def _raw_bytes(untrusted: bytes) -> int:
    """Return how many bytes the picture has before compression: rows with a filter byte each."""
    width, height, depth, colour, _, _, interlace = struct.unpack_from(">IIBBBBB", untrusted, 16)
    passes = _ADAM7 if interlace else ((0, 0, 1, 1),)
    total = 0
    for first_column, first_row, column_step, row_step in passes:
        columns = -(-(width - first_column) // column_step)
        rows = -(-(height - first_row) // row_step)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * depth * _CHANNELS[colour] // 8))
    return total


def _data_parts(untrusted: bytes) -> Iterator[bytes]:
    """Yield the content of each IDAT chunk."""
    return (data for name, data, _ in _chunks(untrusted) if name == b"IDAT")


def _chunks(untrusted: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield name, content and checksum of each chunk; of one that is cut, what there is of it."""
    place = _SIGNATURE_BYTES
    while place + 8 <= len(untrusted):
        length, name = struct.unpack_from(">I4s", untrusted, place)
        end = place + 8 + length
        yield name, untrusted[place + 8 : end], int.from_bytes(untrusted[end : end + 4], "big")
        place = end + 4
