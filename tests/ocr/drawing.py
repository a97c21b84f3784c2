"""Screens drawn for tests, with what is known of each text on them: exactly which pixels are its ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from redactor.values import Pixels, Zone

Colour = tuple[int, int, int]
Flags = npt.NDArray[np.bool_]

BLACK, WHITE, GREY = (0, 0, 0), (255, 255, 255), (128, 128, 128)
_STRONG = 0.5
"""A pixel that has at least this share of a text's contrast is its ink for certain."""


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the TrueType font that comes inside Pillow."""
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


@dataclass
class Screen:
    """A screen under construction. ``texts`` holds the ink of each text that was written on it."""

    pixels: Pixels
    texts: list[Flags] = field(default_factory=list)

    @classmethod
    def blank(cls, width: int = 400, height: int = 120, paper: Colour = WHITE) -> Screen:
        """Begin with paper of one colour."""
        return cls(np.full((height, width, 3), paper, np.uint8))

    def write(
        self,
        text: str,
        x: int = 40,
        y: int = 40,
        *,
        size: int = 16,
        ink: Colour = BLACK,
        paper: Colour = WHITE,
        bold: float = 0.0,
    ) -> Screen:
        """Write a line with its top left corner at ``x``, ``y``.

        ``bold`` widens the strokes by so many pixels on either side. ``paper`` is only used to tell ink from
        what was there before.
        """
        image = Image.fromarray(self.pixels)
        ImageDraw.Draw(image).text((x, y), text, ink, font(size), stroke_width=bold)
        after = np.asarray(image)
        difference = np.abs(after.astype(np.int16) - self.pixels).max(axis=2)
        contrast = max(abs(one - other) for one, other in zip(ink, paper, strict=True))
        self.texts.append(difference >= _STRONG * contrast)
        self.pixels = after.copy()
        return self

    def fill(self, zone: Sequence[int], colour: Colour) -> Screen:
        """Fill ``x, y, width, height``."""
        x, y, width, height = zone
        self.pixels[y : y + height, x : x + width] = colour
        return self

    def ring(self, centre: tuple[int, int], radius: int, colour: Colour, *, pen: int = 2) -> Screen:
        """Draw a circle, as around an avatar."""
        x, y = centre
        image = Image.fromarray(self.pixels)
        box = (x - radius, y - radius, x + radius, y + radius)
        ImageDraw.Draw(image).ellipse(box, outline=colour, width=pen)
        self.pixels = np.asarray(image).copy()
        return self


def inside(shape: tuple[int, ...], zones: Sequence[Zone]) -> Flags:
    """Return which pixels of a screen lie in at least one of the zones."""
    flags = np.zeros(shape[:2], np.bool_)
    for zone in zones:
        flags[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = True
    return flags
