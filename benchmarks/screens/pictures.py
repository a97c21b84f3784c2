"""Pictures on the disk and in memory: RGB or grey, 8 bits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from redactor.values import Pixels


def decoded(data: bytes) -> Pixels:
    """Return an encoded picture as RGB pixels.

    Raises:
        ValueError: the bytes are no picture.
    """
    pixels: Any = cv2.cvtColor(_opened(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    return np.ascontiguousarray(pixels, np.uint8)


def read_rgb(path: Path) -> Pixels:
    """Return a picture's RGB pixels, ``(height, width, 3)``."""
    return decoded(path.read_bytes())


def read_grey(path: Path) -> Pixels:
    """Return a one-channel picture's values as they are, ``(height, width)``."""
    grey = _opened(path.read_bytes(), cv2.IMREAD_UNCHANGED)
    if grey.ndim != 2:
        raise ValueError("not a picture of one channel")
    return np.ascontiguousarray(grey, np.uint8)


def _opened(data: bytes, how: int) -> Any:
    opened = cv2.imdecode(np.frombuffer(data, np.uint8), how) if data else None
    if opened is None:
        raise ValueError("not a picture")
    return opened


def encoded(pixels: Pixels) -> bytes:
    """Return RGB or one-channel pixels as PNG, packed lightly."""
    shown: Any = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if pixels.ndim == 3 else pixels
    done, data = cv2.imencode(".png", shown, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not done:
        raise ValueError("cannot be written as PNG")
    return data.tobytes()


def as_jpeg(data: bytes, quality: int, *, full_colour: bool = False) -> bytes:
    """Return an encoded picture as JPEG of a quality of 1 to 100; by default its colours are half as fine."""
    sampling = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444 if full_colour else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420
    how = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    done, packed = cv2.imencode(".jpg", _opened(data, cv2.IMREAD_COLOR), how)
    if not done:
        raise ValueError("cannot be written as JPEG")
    return packed.tobytes()
