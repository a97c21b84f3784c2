"""What a window's title tells is looked for in the texts of that window, misread or not."""

from __future__ import annotations

import pytest

from redactor.detect.titled import RULE, TitledDetector
from redactor.errors import DetectError
from redactor.values import Hint, RawText
from tests.detect.test_repeated import Marked
from tests.fakes import FakeDetector, FaultyDetector, no_answer


def shown(entity: str, title: str, text: str, score: float = 0.9) -> list[str]:
    """Return what is found in ``text`` because of its title."""
    (found,) = TitledDetector(Marked(entity, score)).find([RawText(text)], [Hint(title=title)])
    assert {(f.entity, f.detector, f.rule) for f in found} <= {(entity, "names", RULE)}
    return [text[f.span.start : f.span.end] for f in found if f.span]


@pytest.mark.parametrize(
    ("entity", "title", "text", "found"),
    [
        ("CHANNEL", "<<dispatch-oakland>> - Slack", "# dispatch-oakiand, dispatch", ["dispatch-oakiand"]),
        ("REPOSITORY", ".env - <<label-service>> - Code", "v_label-service", ["label-service"]),
        ("ORGANIZATION", "<<Harrow & Lund>> - Slack", "HARROW & LUND / Harrow", ["HARROW & LUND"]),
        ("PERSON", "<<Hope>> | LinkedIn", "we hope; Hope", ["Hope"]),
        ("PERSON", "<<Ann>> | LinkedIn", "Ann", []),
        ("DATE_TIME", "<<3 May 2026>> - Calendar", "3 May 2026", []),
    ],
)
def test_what_a_title_tells_is_found(entity: str, title: str, text: str, found: list[str]) -> None:
    assert shown(entity, title, text) == found


def test_what_is_unsure_in_the_title_is_not_looked_for() -> None:
    assert shown("PERSON", "<<Ann Lee>> - Slack", "Ann Lee", 0.5) == []


def test_each_text_is_judged_by_its_own_title_and_a_title_is_asked_about_once() -> None:
    inner = FakeDetector()
    texts = [RawText("harbour ledger"), RawText("harbour ledger"), RawText("plain")]
    hints = [Hint(title="<<harbour ledger>>"), Hint(), Hint(title="<<harbour ledger>>")]
    found = TitledDetector(inner).find(texts, hints)
    assert [len(findings) for findings in found] == [1, 0, 0]
    assert inner.calls == 1


def test_a_short_answer_is_a_fault() -> None:
    with pytest.raises(DetectError):
        TitledDetector(FaultyDetector(no_answer)).find([RawText("x")], [Hint(title="t")])


def test_it_is_called_and_looks_for_what_its_detector_does() -> None:
    detector = TitledDetector(Marked("PERSON"))
    assert (detector.name, detector.entities) == ("marked 1", frozenset({"PERSON"}))
