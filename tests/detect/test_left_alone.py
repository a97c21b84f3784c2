"""Known names are dropped from what a model finds; the rest of the port stays the model's own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.known_names import KnownNames
from redactor.detect.left_alone import LeftAloneDetector
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span
from tests.fakes import FaultyDetector, no_answer


class Whole:
    """Takes each text for a company."""

    name = "names 1"
    entities = frozenset({"ORGANIZATION"})

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        assert len(texts) == len(hints)
        return [(Finding("ORGANIZATION", 0.9, "names", "model", Span(0, len(text.value))),) for text in texts]


@pytest.mark.parametrize(
    ("customers", "left_alone", "left"),
    [
        ((), (), ["Harrow & Lund"]),
        (("Slack",), (), ["Slack", "Harrow & Lund"]),
        ((), ("Harrow & Lund",), []),
    ],
)
def test_known_names_are_dropped(
    customers: Sequence[str], left_alone: Sequence[str], left: list[str]
) -> None:
    detector = LeftAloneDetector(Whole(), KnownNames(customers, left_alone))
    texts = ["Slack", "Harrow & Lund"]
    found = detector.find([RawText(text) for text in texts], [Hint()] * 2)
    assert [text for text, findings in zip(texts, found, strict=True) if findings] == left
    assert (detector.name, detector.entities) == (Whole.name, Whole.entities)


def test_a_short_answer_is_a_fault() -> None:
    with pytest.raises(DetectError):
        LeftAloneDetector(FaultyDetector(no_answer), KnownNames()).find([RawText("x")], [Hint()])
