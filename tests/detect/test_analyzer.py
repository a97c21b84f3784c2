"""The Presidio adapter: only our recognizers, errors without text, bounded memory and time."""

from __future__ import annotations

import logging
import random
import resource
import socket
import time
from collections.abc import Iterator

import pytest
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor.detect.analyzer import MAX_ROUNDS, FamilyRecognizer, PresidioDetector
from redactor.detect.merge import merge
from redactor.detect.nlp import BlankNlpEngine, PassageArtifacts
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns import email
from redactor.errors import DetectError, UsageError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = PresidioDetector()
CANARY = "jane.canary@example.com"


def _find(text: str, hint: Hint | None = None) -> tuple[Finding, ...]:
    return DETECTOR.find([RawText(text)], [hint or Hint()])[0]


def _family(find: object) -> Family:
    return Family("broken", frozenset({"ID"}), find)  # type: ignore[arg-type]


def test_only_our_recognizers_are_loaded() -> None:
    names = {recognizer.name for recognizer in DETECTOR._engine.registry.recognizers}  # type: ignore[has-type]
    assert names == {
        "email",
        "phone",
        "cards",
        "bank",
        "national_ids",
        "network",
        "urls",
        "labelled",
        "secrets",
    }
    assert {"EMAIL_ADDRESS", "SECRET", "NATIONAL_ID", "PRIVATE_URL", "DATE_OF_BIRTH"} <= DETECTOR.entities


def test_findings_name_their_engine_and_rule() -> None:
    (found,) = _find("4111 1111 1111 1111")
    assert (found.entity, found.detector, found.rule, found.checked) == (
        "CREDIT_CARD",
        "patterns",
        "card.luhn",
        True,
    )


@pytest.mark.parametrize(
    "fault", [ValueError, KeyError, RuntimeError, AttributeError, TypeError, ZeroDivisionError]
)
def test_a_recognizer_that_fails_fails_the_text_and_says_nothing_of_it(fault: type[Exception]) -> None:
    def find(passage: Passage) -> Iterator[Match]:
        raise fault(passage.text)

    with pytest.raises(DetectError) as caught:
        PresidioDetector([_family(find)]).find([RawText(CANARY)], [Hint()])
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_match_that_cannot_be_placed_fails() -> None:
    with pytest.raises(DetectError):
        PresidioDetector([_family(lambda _: [Match("ID", 5, 5, 0.9, "x")])]).find([RawText("abc")], [Hint()])


def test_a_detector_without_recognizers_is_refused() -> None:
    with pytest.raises(UsageError):
        PresidioDetector([])


def test_nothing_is_logged_and_no_connection_opened(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    with caplog.at_level(logging.INFO):
        PresidioDetector().find([RawText(f"{CANARY} +1 202-555-0143")], [Hint()])
    assert not [record for record in caplog.records if "presidio" in record.name]
    assert capfd.readouterr() == ("", "")


def test_what_stands_next_to_a_finding_is_found_too() -> None:
    text = "jane@example.com+1 202-555-0143"
    merged = [(f.entity, f.span) for f in merge(_find(text), text)]
    assert merged == [("EMAIL_ADDRESS", Span(0, 16)), ("PHONE_NUMBER", Span(16, 31))]


def test_rounds_end() -> None:
    calls = []

    def find(passage: Passage) -> Iterator[Match]:
        calls.append(1)
        place = passage.text.find("a")
        if place >= 0:
            yield Match("ID", place, place + 1, 0.9, "x")

    (found,) = PresidioDetector([_family(find)]).find([RawText("a" * 50)], [Hint()])
    assert len(calls) == MAX_ROUNDS == len(found)


def test_our_placeholders_are_no_findings() -> None:
    text = "password: [SECRET], [PHONE_NUMBER_7F3A09C2D1] or SUBJECT_7F3A09C2D1, ****1111 [EMAIL_ADDRESS]"
    assert _find(text) == ()
    assert [f.entity for f in _find("password: [SECRETS1]")] == []
    assert [f.entity for f in _find("[PERSON] wrote to jane@example.com")] == ["EMAIL_ADDRESS"]


def test_tokens_are_there_for_recognizers_that_ask() -> None:
    engine = BlankNlpEngine()
    engine.load()
    assert engine.is_loaded()
    with engine.zone():
        ((text, artifacts),) = engine.process_batch(["the cat, sat"], "en")
        assert (text, artifacts.lemmas, artifacts.tokens_indices) == (
            "the cat, sat",
            ["the", "cat", ",", "sat"],
            [0, 4, 7, 9],
        )
    assert engine.is_stopword("the", "en")
    assert engine.is_punct(",", "en")
    assert engine.get_supported_entities() == []
    assert engine.get_supported_languages() == ["en"]


def test_a_recognizer_works_with_foreign_artifacts() -> None:
    recognizer = FamilyRecognizer(email.FAMILY)
    foreign = NlpArtifacts([], None, [], [], None, "en")  # type: ignore[arg-type]
    assert len(recognizer.analyze(CANARY, ["EMAIL_ADDRESS"], foreign)) == 1
    assert recognizer.analyze(CANARY, ["PHONE_NUMBER"], foreign) == []


@pytest.mark.slow
def test_memory_stays_flat_over_many_new_words() -> None:
    seed = random.Random(7)  # noqa: S311 - seeded invention
    engine = DETECTOR._nlp

    def feed(count: int) -> None:
        for _ in range(count):
            text = f"{seed.getrandbits(60):x} {seed.getrandbits(60):x}"
            _find(text)
            with engine.zone():
                assert len(PassageArtifacts(Passage(text), engine).tokens) >= 2

    feed(5_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    known = len(engine._nlp.vocab.strings)
    feed(20_000)
    assert len(engine._nlp.vocab.strings) <= known + 100
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000


UNITS = """
    a 1 @ . - _ a@ a. 1. 1- a-1. :// a:b@ x://:@ password= password: =" ' " \\n aa11 A1b2 0 +1 (1 :
    aB http://a/? sk- **** [ [[ eyJ { $ 1:1 a@a. ::1 00: -p&token= mysql -----BEGIN_PRIVATE_KEY-----
    <password> 1/2/ dob: born https://a.b/ DE89 4111 0x 1a1a- jane@a.com, ;pwd= 10.1.1.1
""".split()


@pytest.mark.parametrize(
    "unit", [*UNITS, " ", "1 ", "a ", "\n", "dob 1/2/3\n", "password is a1 ", "é", "\ufffc"]
)
def test_time_is_linear_in_hostile_texts(unit: str) -> None:
    unit = unit.replace("_PRIVATE_KEY", " PRIVATE KEY")
    text = (unit * 100_000)[:100_000]
    started = time.process_time()
    _find(text)
    assert time.process_time() - started < 8.0
