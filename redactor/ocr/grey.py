"""What all filters over a screen share: grey images, the side of a block, and what counts as ink."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""An image as ``(height, width)`` uint8."""

BLOCK = 4
"""Pixels: a background colour is known for each block of this side, times the zoom."""

WEAKEST = 26
"""Of 255: what differs no more is noise of a gradient or of compression, or the fringe of a letter."""


def as_grey(image: npt.NDArray[np.generic]) -> Grey:
    """Give OpenCV's untyped answer its type; copies nothing for uint8."""
    return image.astype(np.uint8, copy=False)
