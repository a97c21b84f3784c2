"""What a screen shows besides text: photos, faces in them, QR and bar codes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import cv2

from redactor.detect.visual_codes import find_codes
from redactor.detect.visual_faces import FaceFinder
from redactor.detect.visual_photos import photo_zones
from redactor.detect.visual_portraits import MOST
from redactor.detect.visual_tiles import grey_of, measure
from redactor.errors import DetectError
from redactor.values import Finding, Pixels, Zone, check_pixels

DETECTOR = "visual"
"""How findings name their engine."""

ENTITIES = frozenset({"PHOTO", "FACE", "QR_CODE", "BARCODE"})
"""What this detector looks for."""

_PHOTO_SCORE = 0.8
_PORTRAIT_SCORE = 0.6
_CODE_SCORE = 0.7


class ScreenVisuals:
    """The visual detector. Safe to call from several threads at once.

    A part of an image may be looked at instead of the whole. The measures of a tile reach no farther than
    :data:`~redactor.detect.visual_tiles.HALO` pixels, so a part that begins at a multiple of
    :data:`~redactor.detect.visual_tiles.TILE` has the same measures inside that rim. What is made of them
    is not local: a photo or a code that a part cuts through is judged by what the part shows of it. So look
    again at whole areas: what changed, joined with each finding of before that it touches, and a halo around.

    Raises:
        MissingToolError: the face model is missing or altered.
    """

    def __init__(self) -> None:
        self._faces = FaceFinder()

    @property
    def name(self) -> str:
        """Detector, and the versions of what it stands on, for records."""
        return f"{DETECTOR} opencv {cv2.__version__} zxing {_version('zxing-cpp')}"

    @property
    def entities(self) -> frozenset[str]:
        """The entities that are looked for."""
        return ENTITIES

    def find(
        self, pixels: Pixels, *, scale: float = 1.0, wanted: frozenset[str] = ENTITIES
    ) -> tuple[Finding, ...]:
        """Return the findings of one image in a fixed order, each with one zone inside it.

        ``scale`` is the screen's own scale factor (2.0 on a high-density display), ``wanted`` the entities
        that matter to the caller. A picture of at most 88 pixels at scale 1 that stands by itself is a
        ``FACE`` too (rule ``portrait``): interfaces show people that way, and a network cannot be sure of so
        few pixels.

        Raises:
            DetectError: one of the engines failed.
            ValueError: no RGB image.
        """
        check_pixels(pixels)
        try:
            return tuple(self._found(pixels, scale, wanted))
        except (cv2.error, RuntimeError, ValueError, MemoryError) as fault:
            raise DetectError(f"the visual detector failed: {type(fault).__name__}") from None

    def _found(self, pixels: Pixels, scale: float, wanted: frozenset[str]) -> Iterator[Finding]:
        grey = grey_of(pixels)
        tiles = measure(grey)
        if wanted & {"PHOTO", "FACE"}:
            for photo in photo_zones(pixels, grey, tiles):
                if "PHOTO" in wanted:
                    yield Finding("PHOTO", _PHOTO_SCORE, DETECTOR, "texture", zones=(photo,))
                if "FACE" in wanted:
                    yield from self._faces_in(pixels, photo, scale)
        if wanted & {"QR_CODE", "BARCODE"}:
            for code in find_codes(grey, tiles.two_tone):
                entity = "QR_CODE" if code.square else "BARCODE"
                if entity in wanted:
                    rule, score = ("read", 1.0) if code.read else ("unread", _CODE_SCORE)
                    yield Finding(entity, score, DETECTOR, rule, zones=(code.zone,), checked=code.read)

    def _faces_in(self, pixels: Pixels, photo: Zone, scale: float) -> Iterator[Finding]:
        if max(photo.width, photo.height) <= MOST * max(1.0, scale):
            yield Finding("FACE", _PORTRAIT_SCORE, DETECTOR, "portrait", zones=(photo,))
            return
        for zone, score in self._faces.find(pixels, photo):
            yield Finding("FACE", score, DETECTOR, "network", zones=(zone,))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
