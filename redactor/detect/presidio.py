"""Our recognizers for users of Presidio's own analyzer.

::

    registry = RecognizerRegistry(recognizers())
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=...)

This program does not go that way itself: the analyzer compares every result with every other, and asks its
language engine for tokens that none of these recognizers reads.
"""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor.detect.families import FAMILIES
from redactor.detect.passage import Family, Match, Passage

LANGUAGE = "en"
"""The name under which recognizers are registered; none of them depends on a language."""


class FamilyRecognizer(EntityRecognizer):
    """One family of patterns as Presidio knows recognizers."""

    def __init__(self, family: Family) -> None:
        self._family = family
        super().__init__(
            supported_entities=sorted(family.entities), name=family.name, supported_language=LANGUAGE
        )

    def load(self) -> None:
        """Do nothing: patterns are compiled at import."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Return the family's results."""
        del nlp_artifacts
        passage = Passage(text)
        return [
            self._result(match, passage) for match in self._family.find(passage) if match.entity in entities
        ]

    def _result(self, match: Match, passage: Passage) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self._family.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        start, end = passage.in_original(match.start, match.end)
        return RecognizerResult(match.entity, start, end, match.score, recognition_metadata=metadata)


def recognizers() -> list[EntityRecognizer]:
    """Return all recognizers of this release."""
    return [FamilyRecognizer(family) for family in FAMILIES]
