"""What every detector must do; each adapter subclasses the contract."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Sequence

import pytest

from redactor.detect.composite import CompositeDetector
from redactor.detect.pattern_detector import PatternDetector
from redactor.errors import DetectError, UsageError
from redactor.ports import Detector
from redactor.values import ENTITIES, Finding, Hint, RawText, Span

PATTERNS = PatternDetector()
TEXT = "write to jane@example.com"


class DetectorContract:
    """The port's promises, on texts that any detector of mail addresses understands."""

    @pytest.fixture
    @abstractmethod
    def detector(self) -> Detector:
        """Return the detector that is looked at."""

    def test_says_who_it_is_and_what_it_looks_for(self, detector: Detector) -> None:
        assert detector.name
        assert detector.entities
        assert detector.entities <= ENTITIES

    def test_answers_each_text_in_order(self, detector: Detector) -> None:
        answers = detector.find([RawText("nothing"), RawText(TEXT), RawText("")], [Hint()] * 3)
        assert [bool(answer) for answer in answers] == [False, True, False]

    def test_answers_no_texts_with_nothing(self, detector: Detector) -> None:
        assert detector.find([], []) == []

    def test_spans_are_code_points_of_the_text(self, detector: Detector) -> None:
        text = "😀é\u200d [PERSON] " + TEXT + "\r\n"
        for finding in detector.find([RawText(text)], [Hint()])[0]:
            assert finding.span is not None
            assert text[finding.span.start : finding.span.end] == "jane@example.com"
            assert finding.entity in detector.entities

    def test_texts_and_hints_pair(self, detector: Detector) -> None:
        with pytest.raises(DetectError):
            detector.find([RawText(TEXT)], [])

    def test_any_characters_are_bearable(self, detector: Detector) -> None:
        texts = [
            RawText(t)
            for t in (
                "\ud800",
                "\x00" * 9,
                "\u202e" + TEXT,
                "\ufeff",
                "ﬁ" * 300,
                "İ@İ.com",
                "\ufffc" * 9,
                "١٢٣ ٤٥٦ ٧٨٩",
            )
        ]
        assert len(detector.find(texts, [Hint(label="ssn", title="\ud800", app="x")] * len(texts))) == len(
            texts
        )

    def test_threads_may_share_it(self, detector: Detector) -> None:
        answers: list[list[tuple[Finding, ...]]] = []

        def work() -> None:
            answers.append(detector.find([RawText(TEXT)] * 20, [Hint()] * 20))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 4
        assert all(answer == answers[0] for answer in answers)


class TestPatternDetector(DetectorContract):
    """The patterns behind Presidio."""

    @pytest.fixture
    def detector(self) -> Detector:
        return PATTERNS


class TestCompositeDetector(DetectorContract):
    """Several detectors as one."""

    @pytest.fixture
    def detector(self) -> Detector:
        return CompositeDetector([PATTERNS, PATTERNS])


class _Fixed:
    """A detector that answers what it was told."""

    name = "fixed 1"
    entities = frozenset({"PERSON"})

    def __init__(self, answer: list[tuple[Finding, ...]] | DetectError) -> None:
        self.answer = answer

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        del texts, hints
        if isinstance(self.answer, DetectError):
            raise self.answer
        return self.answer


PERSON = Finding("PERSON", 0.9, "fixed", span=Span(0, 5))


def test_a_composite_joins_what_all_find() -> None:
    both = CompositeDetector([PATTERNS, _Fixed([(PERSON,)])])
    (found,) = both.find([RawText(TEXT)], [Hint()])
    assert {finding.entity for finding in found} == {"EMAIL_ADDRESS", "PERSON"}
    assert both.entities == PATTERNS.entities | {"PERSON"}
    assert both.name.endswith(" + fixed 1")


@pytest.mark.parametrize("answer", [DetectError("down"), [], [(), ()]])
def test_a_composite_fails_when_one_fails(answer: list[tuple[Finding, ...]] | DetectError) -> None:
    with pytest.raises(DetectError):
        CompositeDetector([PATTERNS, _Fixed(answer)]).find([RawText(TEXT)], [Hint()])


def test_a_composite_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="no detector"):
        CompositeDetector([])
