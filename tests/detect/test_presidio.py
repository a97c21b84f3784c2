"""Our recognizers as Presidio knows recognizers."""

from __future__ import annotations

from presidio_analyzer import RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor.detect.families import FAMILIES
from redactor.detect.patterns import email
from redactor.detect.presidio import FamilyRecognizer, recognizers

TEXT = "to [PERSON], jane.doe@example.com"
NO_TOKENS = NlpArtifacts([], None, [], [], None, "en")  # type: ignore[arg-type]  # nobody asks for them


def test_a_registry_takes_them_all() -> None:
    registry = RecognizerRegistry(recognizers())
    assert len([*registry.recognizers]) == len(FAMILIES) == len({family.name for family in FAMILIES})


def test_a_recognizer_answers_with_places_of_the_text() -> None:
    (result,) = FamilyRecognizer(email.FAMILY).analyze(TEXT, ["EMAIL_ADDRESS"], NO_TOKENS)
    assert TEXT[result.start : result.end] == "jane.doe@example.com"
    assert (result.entity_type, result.recognition_metadata["recognizer_name"]) == ("EMAIL_ADDRESS", "email")


def test_a_recognizer_answers_only_what_it_is_asked() -> None:
    assert FamilyRecognizer(email.FAMILY).analyze(TEXT, ["PHONE_NUMBER"], NO_TOKENS) == []
