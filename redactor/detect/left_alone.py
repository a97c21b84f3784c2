"""A model behind the detector port, without the names that everybody knows."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.detect.in_front import InFront
from redactor.detect.known_names import KnownNames
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText


class LeftAloneDetector(InFront):
    """Asks a detector and drops what names a product, a vendor, a program or an interface word."""

    def __init__(self, detector: Detector, known: KnownNames) -> None:
        super().__init__(detector)
        self._known = known

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text, known names left out.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        found = self.ask(texts, hints)
        return [
            self._known.filter(findings, text.value, hint)
            for findings, text, hint in zip(found, texts, hints, strict=True)
        ]
