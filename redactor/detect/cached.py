"""Findings remembered by text: screens and logs show the same text again and again."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.detect.in_front import InFront
from redactor.detect.remembered import Remembered
from redactor.errors import DetectError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText

LIMIT = 100_000
"""How many texts and findings together are remembered; about 25 MB."""

_APART = "\x1f"


class CachedDetector(InFront):
    """A detector in front of another one; asks it only for texts that it has not seen lately.

    A text and its hint are remembered as a digest, never as text; findings hold none. Equal pairs inside one
    call go down once. The detector behind must be a pure function of text and hint.

    Args:
        detector: the one that is asked.
        limit: how many texts and findings together are remembered at most.
    """

    def __init__(self, detector: Detector, limit: int = LIMIT) -> None:
        super().__init__(detector)
        self._remembered: Remembered[Finding] = Remembered(limit)

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text.

        Raises:
            DetectError: the detector failed, did not answer for each text, or texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")

        def fresh(missing: list[int]) -> list[tuple[Finding, ...]]:
            return self.ask([texts[n] for n in missing], [hints[n] for n in missing])

        asked = [_question(text, hint) for text, hint in zip(texts, hints, strict=True)]
        return self._remembered.answers(asked, fresh)


def _question(text: RawText, hint: Hint) -> str:
    """Return text and hint as one string that no other pair shares: lengths stand before the parts."""
    parts = (hint.app, hint.title, hint.label)
    return _APART.join([*(str(len(part)) for part in parts), *parts, text.value])
