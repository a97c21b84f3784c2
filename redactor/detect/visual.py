"""What a screen shows besides text: photos, faces in them, QR and bar codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version

import cv2

from redactor.detect.visual_codes import find_codes
from redactor.detect.visual_faces import FaceFinder
from redactor.detect.visual_frames import Frame, Frames
from redactor.detect.visual_known import box_of
from redactor.detect.visual_photos import photo_zones
from redactor.detect.visual_portraits import MOST
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

    The last frames are remembered: of a screen that is like one of them only what changed is looked at anew,
    and the answer is that of a look at the whole.

    Args:
        frames: the memory of frames; it holds what was on screens and is never written down.

    Raises:
        MissingToolError: the face model is missing or altered.
    """

    def __init__(self, frames: Frames | None = None) -> None:
        self._faces = FaceFinder()
        self._frames = Frames() if frames is None else frames

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
            frame = self._frames.take(pixels)
            question = (scale, wanted)
            if question not in frame.answers:
                frame.answers[question] = tuple(self._found(frame, scale, wanted))
        except (cv2.error, RuntimeError, ValueError, MemoryError) as fault:
            raise DetectError(f"the visual detector failed: {type(fault).__name__}") from None
        answer = frame.answers[question]
        self._frames.keep(frame)
        return answer

    def _found(self, frame: Frame, scale: float, wanted: frozenset[str]) -> Iterator[Finding]:
        covered: list[Zone] = []
        if wanted & {"PHOTO", "FACE"}:
            for photo in photo_zones(frame.pixels, frame.grey, frame.tiles, frame.known):
                if "PHOTO" in wanted:
                    covered.append(photo)
                    yield Finding("PHOTO", _PHOTO_SCORE, DETECTOR, "texture", zones=(photo,))
                if "FACE" in wanted:
                    yield from self._faces_in(frame, photo, scale)
        if wanted & {"QR_CODE", "BARCODE"}:
            for code in find_codes(frame.grey, frame.tiles.two_tone, frame.known, covered):
                entity = "QR_CODE" if code.square else "BARCODE"
                if entity in wanted:
                    rule, score = ("read", 1.0) if code.read else ("unread", _CODE_SCORE)
                    yield Finding(entity, score, DETECTOR, rule, zones=(code.zone,), checked=code.read)

    def _faces_in(self, frame: Frame, photo: Zone, scale: float) -> Iterator[Finding]:
        if max(photo.width, photo.height) <= MOST * max(1.0, scale):
            yield Finding("FACE", _PORTRAIT_SCORE, DETECTOR, "portrait", zones=(photo,))
            return
        look = partial(self._faces.find, frame.pixels, photo)
        for zone, score in frame.known.get(("faces", photo), box_of(photo), look):
            yield Finding("FACE", score, DETECTOR, "network", zones=(zone,))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
