"""A value found once is found wherever it stands in the same text, unless it is a common word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.repeated import RULE, RepeatedDetector
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span
from tests.fakes import FaultyDetector, no_answer
from tests.growth import cpu_seconds, grows_within


class Marked:
    """Finds what stands in double angle brackets, as the entity that its first sign gives."""

    name = "marked 1"
    entities = frozenset({"PERSON"})

    def __init__(self, entity: str, score: float = 0.9) -> None:
        self.entity, self.score = entity, score

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        assert len(texts) == len(hints)
        return [tuple(self._in(text.value)) for text in texts]

    def _in(self, text: str) -> list[Finding]:
        if "<<" not in text:
            return []
        span = Span(text.index("<<") + 2, text.index(">>"))
        return [Finding(self.entity, self.score, "names", "model", span)]


def again(entity: str, text: str, score: float = 0.9) -> list[str]:
    """Return what is found besides the marked value."""
    (found,) = RepeatedDetector(Marked(entity, score)).find([RawText(text)], [Hint()])
    more = [finding for finding in found if finding.rule == RULE]
    assert {(f.entity, f.detector, f.score) for f in more} <= {(entity, "names", 0.6)}
    return [text[f.span.start : f.span.end] for f in more if f.span]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        (
            "<<ann@pemberley.in>> of Pemberley, PEMBERLEY, pemberley; Pemberleys",
            ["Pemberley", "PEMBERLEY", "pemberley"],
        ),
        ("<<ann@overtonly.co.ke>>: overtonly", ["overtonly"]),
        ("<<ann@mail.kernhof.de>> at Kernhof", ["Kernhof"]),
        ("<<ann@partridge.com>>: Partridge renewal, a partridge", ["Partridge"]),  # also a word
        ("<<ann@gmail.com>> on Gmail", []),
        ("<<ann@github.com>>: github is down, Github", []),
        ("<<ann@market.com>>: the Market", []),
        ("<<ann@sony.com>> has a Sony", []),
        ("<<ann@acme.io>> of Acme", []),  # short ones are parts of much
        ("<<ann@co.uk>> in Co", []),
        ("<<ann>> of Ann", []),
    ],
)
def test_an_address_tells_its_company(text: str, companies: list[str]) -> None:
    (found,) = RepeatedDetector(Marked("EMAIL_ADDRESS")).find([RawText(text)], [Hint()])
    more = [(f.entity, text[f.span.start : f.span.end]) for f in found if f.rule == RULE and f.span]
    assert more == [("ORGANIZATION", company) for company in companies]


@pytest.mark.parametrize(
    ("entity", "text", "more"),
    [
        ("PERSON", "<<Ann Lee>> wrote: Ann Lee is out; Ann Leeds, Hann Lee", ["Ann Lee"]),
        ("PERSON", "<<Maria>>: Maria MARIA maria Mariana", ["Maria"]),
        ("PERSON", "<<Juma Novotny>> left. Novotny, 31; Juma Novotna", ["Novotny", "Juma"]),
        ("PERSON", "<<Juma Garden>> left. Garden, J. Garden", []),
        ("PERSON", "<<Juma Li>> left. Li, LI", []),
        ("ORGANIZATION", "<<Juma Novotny>> left. Novotny", []),
        ("PERSON", "<<Ann>>: Ann is a short name", []),
        ("ORGANIZATION", "<<target>>: the target", []),
        ("ORGANIZATION", "from <<Acme Corp>>. Acme Corp_final.docx Acme Corps", ["Acme Corp"]),
        ("CHANNEL", "in <<#dispatch-oakland>> see dispatch-oakland", ["dispatch-oakland"]),
        ("CHANNEL", "in <<#general>> in general", []),
        ("HANDLE", "by <<@mei_ling>>, mei_ling", ["mei_ling"]),
        ("HANDLE", "by <<@hope>>, we hope", []),
        ("REPOSITORY", "at <<acme/label-service>>: cd label-service", ["label-service"]),
        ("REPOSITORY", "at <<acme/tools>>: other tools", []),
        ("ID", "<<INV-2041>> and INV-2041.pdf, INV-20411", ["INV-2041"]),
        ("DATE_TIME", "<<3 May 2026>> and 3 May 2026", []),
        ("SECRET", "<<hunter2x>> (hunter2x)", ["hunter2x"]),
        ("EMAIL_ADDRESS", "<<a.b@c.example>> a.b@c.example", ["a.b@c.example"]),
        ("PERSON", "<<Ann Lee>> [PERSON] Ann Lee", ["Ann Lee"]),
    ],
)
def test_what_is_found_again(entity: str, text: str, more: list[str]) -> None:
    assert again(entity, text) == more


def test_what_is_unsure_is_not_looked_for_elsewhere() -> None:
    assert again("PERSON", "<<Ann Lee>> Ann Lee", 0.59) == []


def test_our_own_placeholders_are_left_alone() -> None:
    assert again("ORGANIZATION", "<<Person Data>>, <Person Data> [PERSON] Person Data") == ["Person Data"] * 2
    assert again("ORGANIZATION", "<<SECRET9>> [SECRET_7F3A09C2D1] SUBJECT_7F3A09C2D1") == []


def test_a_place_that_another_finding_covers_is_not_told_twice() -> None:
    class Two(Marked):
        def _in(self, text: str) -> list[Finding]:
            return [*super()._in(text), Finding("ADDRESS", 0.9, "names", "model", Span(10, 30))]

    (found,) = RepeatedDetector(Two("PERSON")).find(
        [RawText("<<Ann Lee>>at Ann Lee Street 5 x Ann Lee")], [Hint()]
    )
    assert [f.span for f in found if f.rule == RULE] == [Span(33, 40)]


class _Table(Marked):
    """Finds the first half of a table, row by row."""

    def _in(self, text: str) -> list[Finding]:
        places = range(0, len(text) // 2, 9)
        return [Finding("ID", 0.9, "names", "x", Span(place, place + 8)) for place in places]


def _seconds(rows: int) -> float:
    text = " ".join([f"A{number:07}" for number in range(rows)] * 2)
    found: list[Sequence[Finding]] = []
    spent = cpu_seconds(lambda: found.extend(RepeatedDetector(_Table("ID")).find([RawText(text)], [Hint()])))
    assert len([f for f in found[0] if f.rule == RULE]) == rows
    return spent


def test_a_large_table_of_values_is_looked_through_in_one_pass() -> None:
    assert grows_within(_seconds, 2_000, 8_000, lambda short: 10 * short)


def test_of_values_inside_others_the_longest_counts() -> None:
    class Two(Marked):
        def _in(self, text: str) -> list[Finding]:
            return [
                Finding("PERSON", 0.9, "names", "model", Span(0, end)) for end in (5, 9) if end < len(text)
            ]

    text = "Maria Roe; Maria, Maria Roe"
    (found,) = RepeatedDetector(Two("PERSON")).find([RawText(text)], [Hint()])
    assert [f.span for f in found if f.rule == RULE] == [Span(11, 16), Span(18, 27)]


def test_a_short_answer_is_a_fault() -> None:
    with pytest.raises(DetectError):
        RepeatedDetector(FaultyDetector(no_answer)).find([RawText("x")], [Hint()])


def test_it_is_called_and_looks_for_what_its_detector_does() -> None:
    detector = RepeatedDetector(Marked("PERSON"))
    assert (detector.name, detector.entities) == ("marked 1", frozenset({"PERSON"}))
