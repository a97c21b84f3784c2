"""What detectors that stand in front of another one have in common."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.errors import DetectError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText


class InFront:
    """A detector in front of another one: it bears its name, and looks for what that one looks for."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    @property
    def name(self) -> str:
        """The name of the detector behind."""
        return self._detector.name

    @property
    def entities(self) -> frozenset[str]:
        """What the detector behind looks for."""
        return self._detector.entities

    def ask(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector behind answers, one answer for each text.

        Raises:
            DetectError: it failed, or answered for another number of texts; texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        found = self._detector.find(texts, hints)
        if len(found) != len(texts):
            raise DetectError("a detector answered for another number of texts")
        return found
