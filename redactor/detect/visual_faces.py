"""Faces inside photos: boxes and scores, nothing that could tell one face from another.

The network is CenterFace (see the card in ``models/faces``), with its landmarks cut off: what is not
computed cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from redactor.detect.zones import slices_of
from redactor.errors import DetectError
from redactor.shipped import FAULTS, opened, proved_files
from redactor.values import Pixels, Zone

FACES = Path(__file__).parent.parent / "models" / "faces"
"""The folder of the shipped model."""

FILE = "faces.onnx"
MODEL = "face model"

_STRIDE = 4
_BLOCK = 32
_LEAST_SCORE = 0.4
_MOST_SHARED = 0.3
# A box ends at brow and chin; hair and ears are part of what one recognises.
_WIDER = 0.15
# Windows of one photo: a side of at most so many pixels, shown to the network at half the size.
_WINDOW = 640
_SHARED = 160
_SHOWN = 320
_SMALL = 160

_Floats = npt.NDArray[np.float32]
Face = tuple[Zone, float]
"""Where a face is on the image, and how sure the network is, 0..1."""


class FaceFinder:
    """Finds faces. Safe to call from several threads at once.

    Args:
        folder: holds the model and its digest.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """

    def __init__(self, folder: Path = FACES) -> None:
        data = proved_files(folder, frozenset({FILE}), MODEL)[FILE]
        self._session = opened(data, MODEL, keeps_memory=True)

    def find(self, pixels: Pixels, photo: Zone) -> list[Face]:
        """Return the faces in one photo of an image, the surest first.

        Args:
            pixels: the whole image, RGB.
            photo: where in it to look; faces from about 10 pixels are found in photos up to 640
                pixels, from about 20 in larger ones.
        """
        found = [face for window in _windows(photo) for face in self._in_window(pixels, window)]
        return _apart(sorted(found, key=lambda face: (-face[1], face[0])))

    def _in_window(self, pixels: Pixels, window: Zone) -> Iterator[Face]:
        image, factor = _shown(pixels, window)
        batch = np.ascontiguousarray(image.transpose(2, 0, 1)[None].astype(np.float32))
        try:
            score, size, offset = self._session.run(["score", "size", "offset"], {"image": batch})
        # The runtime's message is not passed on: it may describe the input.
        except FAULTS as fault:
            raise DetectError(f"the face model failed: {type(fault).__name__}") from None
        for box, sure in _boxes(score[0, 0], size[0], offset[0]):
            zone = _on_image(box / factor, window)
            if zone is not None:
                yield zone, sure


def _windows(photo: Zone) -> Iterator[Zone]:
    """Yield the parts of a photo to look at: the whole, and squares that overlap where it is large."""
    yield photo
    if max(photo.width, photo.height) <= _WINDOW:
        return
    for left, top in product(_starts(photo.width), _starts(photo.height)):
        width, height = min(_WINDOW, photo.width - left), min(_WINDOW, photo.height - top)
        yield Zone(photo.x + left, photo.y + top, width, height)


def _starts(length: int) -> list[int]:
    """Return where windows along one side begin, the last one flush with its end."""
    if length <= _WINDOW:
        return [0]
    return [*range(0, length - _WINDOW, _WINDOW - _SHARED), length - _WINDOW]


def _shown(pixels: Pixels, window: Zone) -> tuple[Pixels, float]:
    """Return a window in the size the network reads, its sides filled up to whole blocks, and the factor."""
    crop = pixels[slices_of(window)]
    long = max(window.width, window.height)
    factor = 2.0 if long < _SMALL else min(1.0, _SHOWN / long)
    width, height = max(1, round(window.width * factor)), max(1, round(window.height * factor))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(crop, (width, height), interpolation=how)
    below, right = -height % _BLOCK, -width % _BLOCK
    filled = cv2.copyMakeBorder(resized, 0, below, 0, right, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    return np.asarray(filled, dtype=np.uint8), factor


def _boxes(score: _Floats, size: _Floats, offset: _Floats) -> Iterator[tuple[_Floats, float]]:
    """Yield left, top, right, bottom and score of each cell that says face."""
    rows, columns = np.nonzero(score > _LEAST_SCORE)
    for row, column in zip(rows, columns, strict=True):
        high, wide = np.exp(np.minimum(size[:, row, column], 8.0)) * _STRIDE
        down, across = offset[:, row, column]
        y, x = (row + down + 0.5) * _STRIDE, (column + across + 0.5) * _STRIDE
        box = np.array([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2], dtype=np.float32)
        yield box, min(1.0, float(score[row, column]))


def _on_image(box: _Floats, window: Zone) -> Zone | None:
    """Return a box, made wider, as a zone of the image; None where nothing of it is in the window."""
    rim_x, rim_y = (box[2] - box[0]) * _WIDER, (box[3] - box[1]) * _WIDER
    left, top = max(0, int(box[0] - rim_x)), max(0, int(box[1] - rim_y))
    right, bottom = min(window.width, int(box[2] + rim_x) + 1), min(window.height, int(box[3] + rim_y) + 1)
    if right <= left or bottom <= top:
        return None
    return Zone(window.x + left, window.y + top, right - left, bottom - top)


def _apart(faces: list[Face]) -> list[Face]:
    """Leave out boxes that share much with a surer one (non-maximum suppression)."""
    kept: list[Face] = []
    for face in faces:
        if all(_shared(face[0], other) <= _MOST_SHARED for other, _ in kept):
            kept.append(face)
    return kept


def _shared(one: Zone, two: Zone) -> float:
    """Return intersection over union."""
    wide = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    high = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
    common = max(0, wide) * max(0, high)
    return common / (one.width * one.height + two.width * two.height - common)
