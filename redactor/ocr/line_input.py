"""Pictures of lines as the line network wants them: 36 pixels high, ink at -1 and paper at +1.

What is done follows Tesseract 5 (``lstm/input.cpp``, ``lstm/networkio.cpp``), which trained the network.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from redactor.ocr.grey import Grey, as_grey

HEIGHT = 36
"""Pixels."""

Floats = npt.NDArray[np.float32]

_INK = 200  # darker is ink
_PAPER = 255
_SIDE = 0.3  # of the ink's height, on the left and on the right
_MOST = 127 / 128
_AREA = 0.7  # what shrinks more is averaged over areas


def prepared(picture: Grey, margin: float) -> tuple[Floats, float, float]:
    """Return a line as ``(36, width)`` floats, and of its columns the first's place and each one's width.

    Both are in pixels of the picture; the place may lie outside.

    Args:
        picture: dark on white, some ink.
        margin: of the ink's height, above and below it; how large the letters are in the 36 pixels.
    """
    cut, left = _framed(picture, margin)
    scaled = _scaled(cut)
    return _stretched(scaled), left, cut.shape[1] / scaled.shape[1]


def _framed(picture: Grey, margin: float) -> tuple[Grey, int]:
    """Return the ink with paper around it, and where in the picture that begins."""
    ink = picture < _INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return picture, 0
    drawn = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    around, side = (round(share * len(drawn)) for share in (margin, _SIDE))
    around = max(around, (len(picture) - len(drawn)) // 4)  # a few dark rows are not enlarged without bound
    framed = cv2.copyMakeBorder(drawn, around, around, side, side, cv2.BORDER_CONSTANT, value=(_PAPER,))
    return as_grey(framed), int(columns[0]) - side


def _scaled(picture: Grey) -> Grey:
    height, width = picture.shape
    factor = HEIGHT / height
    method = cv2.INTER_AREA if factor < _AREA else cv2.INTER_CUBIC
    return as_grey(cv2.resize(picture, (max(1, round(width * factor)), HEIGHT), interpolation=method))


def _stretched(picture: Grey) -> Floats:
    """Return the line between -1 and 1, by what is dark and what is light in its middle row."""
    middle = picture[HEIGHT // 2].astype(np.int64)
    before, here, after = middle[:-2], middle[1:-1], middle[2:]
    low = ((here < before) & (here <= after)) | ((here <= before) & (here < after))
    high = ((here > before) & (here >= after)) | ((here >= before) & (here > after))
    black, white = _share(here[low], 0.25, 0), _share(here[high], 0.75, _PAPER)
    half = (white - black) / 2 if white > black else 1.0
    stretched = (picture.astype(np.float32) - black) / np.float32(half) - 1
    return np.asarray(np.clip(stretched, -_MOST, _MOST), np.float32)


def _share(values: npt.NDArray[np.int64], share: float, default: int) -> int:
    """Return the value that this share of them is below."""
    if not len(values):
        return default
    return int(np.sort(values)[min(int(share * len(values)), len(values) - 1)])
