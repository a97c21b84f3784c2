"""Presidio's analyzer behind the detector port, with our recognizers only."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor import __version__
from redactor.detect.families import FAMILIES
from redactor.detect.merge import merge
from redactor.detect.nlp import LANGUAGE, BlankNlpEngine, PassageArtifacts
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.plain import PlainText
from redactor.errors import DetectError, UsageError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "patterns"
"""How findings of :class:`PresidioDetector` name their engine."""

MAX_ROUNDS = 6
"""How often a text is looked at; each further round needs a finding of the one before."""

_RULE = "rule"
_CHECKED = "checked"


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
        """Return the family's results; the passage comes with the artifacts."""
        passage = nlp_artifacts.passage if isinstance(nlp_artifacts, PassageArtifacts) else Passage(text)
        matches = self._family.find(passage)
        return [self._result(match, passage) for match in matches if match.entity in entities]

    def _result(self, match: Match, passage: Passage) -> RecognizerResult:
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self._family.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            _RULE: match.rule,
            _CHECKED: match.checked,
        }
        start, end = passage.in_original(match.start, match.end)
        return RecognizerResult(match.entity, start, end, match.score, recognition_metadata=metadata)


class _Bundle(RecognizerResult):
    """All results of one text as one result.

    The analyzer ends by comparing every result with every other: a log with 60,000 addresses would take
    minutes. One bundle passes that step at once; overlaps are resolved in ``merge.py`` in any case.
    """

    def __init__(self, results: list[RecognizerResult]) -> None:
        super().__init__("BUNDLE", 0, 1, 1.0, recognition_metadata={_RULE: "bundle"})
        self.results = results


class _Bundler(ContextAwareEnhancer):
    """Takes the place of Presidio's context step; our recognizers look at context themselves."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Return one bundle of all results, or nothing."""
        del text, nlp_artifacts, recognizers, context
        return [_Bundle(raw_results)] if raw_results else []


class PresidioDetector:
    """The pattern detector: fixed forms, checksums and labelled values, no names.

    Safe to call from several threads: a call holds the engine's lock (spaCy's memory zone is not
    re-entrant across threads), so threads take turns text by text.
    """

    def __init__(self, families: Sequence[Family] = FAMILIES) -> None:
        if not families:
            raise UsageError("a detector needs at least one recognizer")
        # Presidio reports each registry look-up at level INFO; its own logger is turned down, no other.
        logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)
        self._entities = frozenset().union(*(family.entities for family in families))
        self._asked = sorted(self._entities)
        self._nlp = BlankNlpEngine()
        registry = RecognizerRegistry(
            [FamilyRecognizer(family) for family in families], supported_languages=[LANGUAGE]
        )
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=self._nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=_Bundler(),
            log_decision_process=False,
        )
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Detector and version, for records."""
        return f"{DETECTOR} {__version__}"

    @property
    def entities(self) -> frozenset[str]:
        """The entities this detector looks for."""
        return self._entities

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text, as found.

        Raises:
            DetectError: a recognizer failed, or texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        return [self._find(PlainText(text.value), hint) for text, hint in zip(texts, hints, strict=True)]

    def _find(self, plain: PlainText, hint: Hint) -> tuple[Finding, ...]:
        text = plain.text
        if not text or text.isspace():
            return ()
        found: set[Finding] = set()
        # A value that was found hides what stands next to it: `jane@example.com+1 202 555 0143`. What is left
        # is looked at again until nothing is found: so masked text gives no findings, whatever it was.
        for _ in range(MAX_ROUNDS):
            spans = [finding.span for finding in merge(found, text) if finding.span]
            fresh = self._analyze(Passage(text, hint, [(span.start, span.end) for span in spans])) - found
            found |= fresh
            if not fresh:
                break
        placed = (replace(finding, span=plain.in_original(finding.span)) for finding in found if finding.span)
        return tuple(sorted(placed, key=_place))

    def _analyze(self, passage: Passage) -> set[Finding]:
        """Return what one round finds, in places of the original text."""
        try:
            with self._lock, self._nlp.zone():
                artifacts = PassageArtifacts(passage, self._nlp)
                bundles = self._engine.analyze(
                    passage.text, LANGUAGE, entities=self._asked, nlp_artifacts=artifacts
                )
            return {_finding(result) for bundle in bundles for result in _unpacked(bundle)}
        # Whatever a recognizer or the engine trips over, its message may quote the text.
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as fault:
            raise DetectError(f"the pattern detector failed: {type(fault).__name__}") from None


def _unpacked(bundle: RecognizerResult) -> list[RecognizerResult]:
    """Return the results of a bundle; anything else is no answer of ours."""
    if not isinstance(bundle, _Bundle):
        raise TypeError("a result outside the bundle")
    return bundle.results


def _finding(result: Any) -> Finding:
    """Turn a Presidio result into a finding."""
    return Finding(
        entity=result.entity_type,
        score=result.score,
        detector=DETECTOR,
        rule=result.recognition_metadata[_RULE],
        span=Span(result.start, result.end),
        checked=result.recognition_metadata[_CHECKED],
    )


def _place(finding: Finding) -> tuple[Span, str, float, str]:
    """Order findings by place, then by what they are."""
    return (finding.span or Span(0, 1), finding.entity, finding.score, finding.rule)
