"""The colours around fills: what stands right beside each of them and under no other."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from redactor.values import Pixels, Zone

_SHADES = 256

_Numbers = npt.NDArray[np.int64]


def colours_around(pixels: Pixels, zones: Sequence[Zone]) -> dict[Zone, list[int]]:
    """Return for zones the median of each channel, rounded down between two, of the pixels that touch them.

    Pixels in any of the zones do not count; a zone that has no others around it is left out.
    """
    if not zones:
        return {}
    height, width = pixels.shape[:2]
    place, owner = _touching(np.array([zone.as_list() for zone in zones], np.int64), width, height)
    covered = np.zeros((height, width), np.uint8)
    for zone in zones:
        far = zone.x + zone.width - 1, zone.y + zone.height - 1
        cv2.rectangle(covered, (zone.x, zone.y), far, (1,), cv2.FILLED)
    free = covered.reshape(-1)[place] == 0
    place, owner = place[free], owner[free]
    seen = pixels.reshape(-1, 3)[place]
    counts = np.bincount(owner, minlength=len(zones))
    middle = np.stack([_medians(owner, seen[:, channel], counts) for channel in range(3)], axis=1)
    return {zones[number]: middle[number].tolist() for number in np.flatnonzero(counts).tolist()}


def _touching(boxes: _Numbers, width: int, height: int) -> tuple[_Numbers, _Numbers]:
    """Return the numbers, row by row, of the pixels that touch boxes, and the number of the box of each.

    Args:
        boxes: left, top, width and height of each, inside the picture.
        width: of the picture.
        height: of the picture.
    """
    left, top, wide, high = boxes.T
    first, last = np.maximum(left - 1, 0), np.minimum(left + wide + 1, width)
    across, own = last - first, np.arange(len(boxes))
    runs = [
        # Where a run of pixels begins, how many there are, and how far apart: above, below, left, right.
        ((top - 1) * width + first, np.where(top > 0, across, 0), 1),
        ((top + high) * width + first, np.where(top + high < height, across, 0), 1),
        (top * width + left - 1, np.where(left > 0, high, 0), width),
        (top * width + left + wide, np.where(left + wide < width, high, 0), width),
    ]
    places, owners = [], []
    for start, many, step in runs:
        inside = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        places.append(np.repeat(start, many) + step * inside)
        owners.append(np.repeat(own, many))
    return np.concatenate(places), np.concatenate(owners)


def _medians(owner: _Numbers, shades: npt.NDArray[np.uint8], counts: _Numbers) -> _Numbers:
    """Return the median of the shades of each owner, 0 for one that has none."""
    table = np.bincount(owner * _SHADES + shades, minlength=len(counts) * _SHADES)
    below = np.cumsum(table.reshape(-1, _SHADES), axis=1)
    low, high = (counts - 1) // 2, counts // 2
    lower, upper = ((below <= rank[:, None]).sum(axis=1) for rank in (low, high))
    return np.where(counts > 0, (lower + upper) // 2, 0)
