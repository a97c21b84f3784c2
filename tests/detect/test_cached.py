"""Findings remembered by text and hint."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.cached import CachedDetector
from redactor.errors import DetectError
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText, Span
from tests.contract.test_detector import PATTERNS, DetectorContract


class TestCachedDetector(DetectorContract):
    """The patterns, remembered."""

    @pytest.fixture
    def detector(self) -> Detector:
        return CachedDetector(PATTERNS)


class Counting:
    """Finds a person in front of every text, and notes what it was asked."""

    name = "counting 1"
    entities = frozenset({"PERSON"})

    def __init__(self) -> None:
        self.asked: list[tuple[str, Hint]] = []
        self.lost = 0

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Answer each text, or fewer."""
        self.asked += [(text.value, hint) for text, hint in zip(texts, hints, strict=True)]
        return [
            (Finding("PERSON", 0.9, "counting", span=Span(0, len(text.value))),)
            for text in texts[self.lost :]
        ]


def ask(detector: Detector, *pairs: tuple[str, Hint]) -> list[tuple[Finding, ...]]:
    return detector.find([RawText(text) for text, _ in pairs], [hint for _, hint in pairs])


def test_equal_pairs_go_down_once() -> None:
    inner = Counting()
    cached = CachedDetector(inner)
    pairs = [("Jane", Hint()), ("Jane", Hint("Mail")), ("Jane", Hint()), ("Rose", Hint())]
    assert ask(cached, *pairs) == ask(Counting(), *pairs)
    assert inner.asked == [pairs[0], pairs[1], pairs[3]]
    assert ask(cached, *reversed(pairs)) == ask(Counting(), *reversed(pairs))
    assert len(inner.asked) == 3
    assert (cached.name, cached.entities) == (inner.name, inner.entities)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jane", Hint(app="a")), ("Jane", Hint(title="a"))),
        (("Jane", Hint(title="a")), ("Jane", Hint(label="a"))),
        (("Jane", Hint(app="a\x1fb")), ("Jane", Hint(app="a", title="b"))),
        (("b\x1fJane", Hint(label="a")), ("Jane", Hint(label="a\x1fb"))),
    ],
)
def test_text_and_every_part_of_the_hint_count(one: tuple[str, Hint], other: tuple[str, Hint]) -> None:
    inner = Counting()
    ask(CachedDetector(inner), one, other)
    assert inner.asked == [one, other]


def test_a_detector_that_answers_too_little_is_an_error() -> None:
    inner = Counting()
    inner.lost = 1
    with pytest.raises(DetectError, match="another number"):
        ask(CachedDetector(inner), ("Jane", Hint()), ("Rose", Hint()))


def test_an_error_is_not_remembered() -> None:
    inner = Counting()
    cached = CachedDetector(inner)
    inner.lost = 1
    with pytest.raises(DetectError):
        ask(cached, ("Jane", Hint()))
    inner.lost = 0
    assert ask(cached, ("Jane", Hint())) == ask(Counting(), ("Jane", Hint()))
