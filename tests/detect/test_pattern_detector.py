"""All recognizers as one detector: rounds, errors without text, context words, time."""

from __future__ import annotations

import inspect
import logging
import socket
from collections.abc import Iterator

import pytest

from redactor.detect.families import FAMILIES
from redactor.detect.merge import merge
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.pattern_detector import LONG, MAX_ROUNDS, PatternDetector
from redactor.detect.patterns import email
from redactor.errors import DetectError, UsageError
from redactor.values import Finding, Hint, RawText, Span
from tests.growth import cpu_seconds, grows_within

DETECTOR = PatternDetector()
CANARY = "jane.canary@example.com"


def _find(text: str, hint: Hint | None = None) -> tuple[Finding, ...]:
    return DETECTOR.find([RawText(text)], [hint or Hint()])[0]


def _family(find: object) -> Family:
    return Family("broken", frozenset({"ID"}), find)  # type: ignore[arg-type]


def test_it_looks_for_all_that_its_recognizers_look_for() -> None:
    assert {"EMAIL_ADDRESS", "SECRET", "NATIONAL_ID", "PRIVATE_URL", "DATE_OF_BIRTH"} <= DETECTOR.entities
    assert PatternDetector([email.FAMILY]).entities == {"EMAIL_ADDRESS"}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_recognizers_answer_one_by_one(family: Family) -> None:
    # The context words that a match is told with are those of the question asked just before it.
    assert inspect.isgeneratorfunction(family.find)


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
        PatternDetector([_family(find)]).find([RawText(CANARY)], [Hint()])
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_match_that_cannot_be_placed_fails() -> None:
    with pytest.raises(DetectError):
        PatternDetector([_family(lambda _: [Match("ID", 5, 5, 0.9, "x")])]).find([RawText("abc")], [Hint()])


def test_a_detector_without_recognizers_is_refused() -> None:
    with pytest.raises(UsageError):
        PatternDetector([])


def test_nothing_is_logged_and_no_connection_opened(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    with caplog.at_level(logging.INFO):
        PatternDetector().find([RawText(f"{CANARY} +1 202-555-0143")], [Hint()])
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_what_stands_next_to_a_finding_is_found_too() -> None:
    text = "jane@example.com+1 202-555-0143"
    merged = [(f.entity, f.span) for f in merge(_find(text), text)]
    assert merged == [("EMAIL_ADDRESS", Span(0, 16)), ("PHONE_NUMBER", Span(16, 31))]


def test_what_stands_next_to_a_finding_is_found_in_a_long_text_too() -> None:
    filler = "an ordinary line of an ordinary page\n" * 200
    beside = "jane@example.com+1 202-555-0143 and 4111 1111 1111 1111\n"
    text = filler + beside + filler + beside + filler
    assert len(text) > LONG
    short = [(f.entity, f.span) for f in merge(_find(beside), beside)]
    found = [(f.entity, text[f.span.start : f.span.end]) for f in merge(_find(text), text) if f.span]
    assert found == [(entity, beside[span.start : span.end]) for entity, span in short if span] * 2
    assert len(found) == 6


def test_only_the_neighbourhood_of_findings_is_looked_at_again() -> None:
    seen = []

    def find(passage: Passage) -> Iterator[Match]:
        seen.append(len(passage.text))
        place = passage.text.find("x")
        if place >= 0:
            yield Match("ID", place, place + 1, 0.9, "x")

    text = "ordinary line\n" * 1_000 + "axx\n" + "ordinary line\n" * 1_000
    (found,) = PatternDetector([_family(find)]).find([RawText(text)], [Hint()])
    assert [f.span for f in found] == [Span(14_001, 14_002), Span(14_002, 14_003)]
    assert seen[0] == len(text)
    assert max(seen[1:]) < 1_000


def test_rounds_end() -> None:
    calls = []

    def find(passage: Passage) -> Iterator[Match]:
        calls.append(1)
        place = passage.text.find("a")
        if place >= 0:
            yield Match("ID", place, place + 1, 0.9, "x")

    (found,) = PatternDetector([_family(find)]).find([RawText("a" * 50)], [Hint()])
    assert len(calls) == MAX_ROUNDS == len(found)


def test_our_placeholders_are_no_findings() -> None:
    text = "password: [SECRET], [PHONE_NUMBER_7F3A09C2D1] or SUBJECT_7F3A09C2D1, ****1111 [EMAIL_ADDRESS]"
    assert _find(text) == ()
    assert [f.entity for f in _find("password: [SECRETS1]")] == []
    assert [f.entity for f in _find("[PERSON] wrote to jane@example.com")] == ["EMAIL_ADDRESS"]


def test_a_finding_tells_the_context_words_that_spoke_for_it() -> None:
    ssn, card = sorted(_find("SSN 536221234 or 4111 1111 1111 1111"), key=lambda f: f.entity, reverse=True)
    assert (ssn.entity, ssn.context) == ("US_SSN", ("ssn",))
    assert (card.entity, card.context) == ("CREDIT_CARD", ())


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

    def seconds(size: int) -> float:
        return cpu_seconds(lambda: _find((unit * size)[:size]))

    assert grows_within(seconds, 20_000, 80_000, lambda short: 10 * short + 0.2)
