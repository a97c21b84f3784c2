"""Tells whether a PNG holds all the picture that its header claims.

Pillow fills the rows that are missing with black and says nothing; a screen that is partly there
must be refused. Format: PNG (third edition), https://www.w3.org/TR/png-3/, sections 5, 8 and 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE_BYTES = 8
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
        zlib.error: data that are no zlib stream.
        struct.error: a file that ends inside its header.
    """
    wanted = _raw_bytes(untrusted)
    inflate = zlib.decompressobj()
    for part in _data_parts(untrusted):
        left = part
        while wanted > 0 and left:
            wanted -= len(inflate.decompress(left, min(wanted, _STEP)))
            left = inflate.unconsumed_tail
    # What the inflater still held back once the input was at its end.
    return wanted <= 0 or len(inflate.decompress(b"", wanted)) >= wanted


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
    place = _SIGNATURE_BYTES
    while place + 8 <= len(untrusted):
        length, name = struct.unpack_from(">I4s", untrusted, place)
        if name == b"IDAT":
            yield untrusted[place + 8 : place + 8 + length]
        place += 12 + length
