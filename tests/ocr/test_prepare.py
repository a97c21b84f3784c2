"""Preparation: polarity, lines, size; what the engine gets is dark text on white."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from redactor.ocr.prepare import MARGIN, Recipe, prepare
from redactor.values import Pixels

PLAIN = Recipe(enlarge=1.0)


def inner(
    pixels: Pixels, recipe: Recipe = PLAIN, *, scale: float = 1.0
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Prepare and take the margin off."""
    return prepare(pixels, recipe, scale=scale).grey[MARGIN:-MARGIN, MARGIN:-MARGIN]


def text_screen(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> Pixels:
    pixels = np.full((60, 200, 3), paper, np.uint8)
    cv2.putText(pixels, "Mira 4471", (20, 36), cv2.FONT_HERSHEY_SIMPLEX, 0.5, ink, 1, cv2.LINE_AA)
    return pixels


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ((0, 0, 0), (255, 255, 255)),
        ((255, 255, 255), (0, 0, 0)),
        ((170, 170, 170), (250, 250, 250)),
        ((255, 255, 255), (16, 108, 189)),
    ],
)
def test_any_text_becomes_black_on_white(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> None:
    grey = inner(text_screen(ink, paper))
    assert grey.min() < 40
    assert grey[0, 0] == 255
    assert float((grey == 255).mean()) > 0.8


def test_text_that_differs_in_colour_alone_is_seen_by_colours() -> None:
    red, green = (200, 0, 0), (0, 102, 0)  # the same grey
    assert inner(text_screen(red, green), PLAIN).min() > 150
    assert inner(text_screen(red, green), Recipe(enlarge=1.0, colours=True)).min() < 60


def test_long_lines_and_areas_are_taken_away() -> None:
    pixels = np.full((120, 200, 3), 255, np.uint8)
    pixels[20, 10:190] = 0
    pixels[30:110, 30] = 0
    pixels[60:100, 80:180] = (20, 60, 120)
    assert float((inner(pixels) < 128).mean()) < 0.01


@pytest.mark.parametrize(
    ("enlarge", "scale", "factor"),
    [(2.0, 1.0, 2.0), (2.0, 2.0, 1.0), (2.0, 1.25, 1.6), (2.0, 3.0, 1.0), (1.5, 0.5, 1.5), (2.0, 1e9, 1.0)],
)
def test_the_enlargement_follows_the_screens_scale(enlarge: float, scale: float, factor: float) -> None:
    prepared = prepare(text_screen((0, 0, 0), (255, 255, 255)), Recipe(enlarge=enlarge), scale=scale)
    assert prepared.factor == factor
    assert prepared.grey.shape == (round(60 * factor) + 2 * MARGIN, round(200 * factor) + 2 * MARGIN)


def test_a_very_wide_screen_is_not_enlarged_beyond_the_engine() -> None:
    prepared = prepare(np.full((2, 20_000, 3), 255, np.uint8), Recipe(enlarge=2.0), scale=1.0)
    assert prepared.factor == 1.6
    assert prepared.grey.shape[1] <= 32_767


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (2, 3), (3, 2)])
@pytest.mark.parametrize("colours", [False, True])
def test_tiny_images_are_prepared(size: tuple[int, int], *, colours: bool) -> None:
    grey = inner(np.full((*size, 3), 90, np.uint8), Recipe(enlarge=1.0, colours=colours))
    assert grey.shape == size
    assert (grey == 255).all()
