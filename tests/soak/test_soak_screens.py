"""Every template of a screen, drawn (needs Chromium and its fonts): the truth lies on the ink."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Drawn, Studio
from benchmarks.screens.plan import plans
from benchmarks.screens.truth import PRIVATE

pytestmark = pytest.mark.soak

OVERHANG = 0.02
"""The share of private ink that may lie outside of all boxes: letters reach a little beyond their line."""


def test_all_private_ink_lies_in_boxes_and_all_boxes_hold_some(tmp_path: Path) -> None:
    count = 0
    for drawn in Studio(tmp_path, Browser).draw(plans(1)):
        _check(drawn)
        count += 1
    assert count == len(plans(1))


def _check(drawn: Drawn) -> None:
    ink, truth = drawn.ink_map(), drawn.truth
    assert ink.shape == (truth.height, truth.width)
    inside = np.zeros(ink.shape, np.bool_)
    for span in truth.spans:
        for box in span.boxes:
            rows, columns = slice(box.y, box.y + box.height), slice(box.x, box.x + box.width)
            assert (ink[rows, columns] == PRIVATE).any(), (truth.name, span.entity)
            inside[rows, columns] = True
    private = int((ink == PRIVATE).sum())
    assert ((ink == PRIVATE) & ~inside).sum() <= OVERHANG * private, truth.name


def test_the_same_plan_gives_the_same_pixels(tmp_path: Path) -> None:
    pictures = []
    for number in range(2):
        (drawn,) = Studio(tmp_path / str(number), Browser).draw(plans(1, names=["calendar_event"]))
        pictures.append((drawn.picture.read_bytes(), drawn.ink.read_bytes(), drawn.truth))
    assert pictures[0] == pictures[1]
