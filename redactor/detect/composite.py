"""Several detectors as one: all of them look, and all of them must succeed."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.errors import DetectError, UsageError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText


class CompositeDetector:
    """Asks every detector and joins what they find; one that fails makes the whole fail.

    Raises:
        UsageError: no detector is given: looking with nothing would answer "nothing found".
    """

    def __init__(self, detectors: Sequence[Detector]) -> None:
        if not detectors:
            raise UsageError("no detector is configured", remedy="name at least one detector")
        self._detectors = tuple(detectors)

    @property
    def name(self) -> str:
        """The detectors' names, in order."""
        return " + ".join(detector.name for detector in self._detectors)

    @property
    def entities(self) -> frozenset[str]:
        """What any of the detectors looks for."""
        return frozenset().union(*(detector.entities for detector in self._detectors))

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return all findings of all detectors for each text, as found.

        Raises:
            DetectError: a detector failed, or answered for another number of texts.
        """
        joined: list[tuple[Finding, ...]] = [()] * len(texts)
        for detector in self._detectors:
            answers = detector.find(texts, hints)
            if len(answers) != len(texts):
                raise DetectError("a detector answered for another number of texts")
            joined = [before + more for before, more in zip(joined, answers, strict=True)]
        return joined
