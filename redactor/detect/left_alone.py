"""A model behind the detector port, without the names that everybody knows."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.detect.known_names import KnownNames
from redactor.errors import DetectError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText


class LeftAloneDetector:
    """Asks a detector and drops what names a product, a vendor, a program or an interface word."""

    def __init__(self, detector: Detector, known: KnownNames) -> None:
        self._detector = detector
        self._known = known

    @property
    def name(self) -> str:
        """The detector's own name."""
        return self._detector.name

    @property
    def entities(self) -> frozenset[str]:
        """What the detector looks for."""
        return self._detector.entities

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text, known names left out.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        found = self._detector.find(texts, hints)
        if len(found) != len(texts):
            raise DetectError("a detector answered for another number of texts")
        return [
            self._known.filter(findings, text.value, hint)
            for findings, text, hint in zip(found, texts, hints, strict=True)
        ]
