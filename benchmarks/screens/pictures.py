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
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if bgr is None:
        raise ValueError("not a picture")
    pixels: Any = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
    return np.ascontiguousarray(pixels, np.uint8)


def read_rgb(path: Path) -> Pixels:
    """Return a picture's RGB pixels, ``(height, width, 3)``."""
    return decoded(path.read_bytes())


def read_grey(path: Path) -> Pixels:
    """Return a one-channel picture's values as they are, ``(height, width)``."""
    grey: Any = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    if grey is None or grey.ndim != 2:
        raise ValueError("not a picture of one channel")
    return np.ascontiguousarray(grey, np.uint8)


def encoded(pixels: Pixels) -> bytes:
    """Return RGB or one-channel pixels as PNG, packed lightly."""
    shown: Any = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if pixels.ndim == 3 else pixels
    done, data = cv2.imencode(".png", shown, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not done:
        raise ValueError("cannot be written as PNG")
    return data.tobytes()
