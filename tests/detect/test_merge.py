"""Merging overlaps: the written order, coverage, edges, and refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.detect.merge import merge
from redactor.errors import DetectError
from redactor.values import Finding, Span, Zone
from tests.growth import cpu_seconds, grows_within

TEXT = "0123456789" * 4


def _finding(
    entity: str,
    start: int,
    end: int,
    score: float = 0.7,
    *,
    checked: bool = False,
    detector: str = "patterns",
) -> Finding:
    return Finding(entity, score, detector, "rule", Span(start, end), checked=checked)


def _short(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(f.entity, f.span.start, f.span.end) for f in findings if f.span]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (_finding("CREDIT_CARD", 0, 9, 0.5, checked=True), _finding("SECRET", 0, 9, 1.0)),
        (_finding("SECRET", 0, 9, 0.5), _finding("PHONE_NUMBER", 0, 9, 1.0)),
        (_finding("CONFIDENTIAL_TERM", 0, 9, 0.5, detector="terms"), _finding("ID", 0, 9, 0.9)),
        (_finding("ID", 0, 9, 0.6), _finding("PERSON", 0, 9, 0.9, detector="names")),
        (_finding("PERSON", 0, 9, 0.4, detector="names"), _finding("ID", 0, 9, 0.59)),
        (_finding("PRIVATE_URL", 0, 9, 0.6), _finding("EMAIL_ADDRESS", 0, 9, 0.9)),
        (_finding("PHONE_NUMBER", 0, 9, 0.8), _finding("ID", 0, 9, 0.5)),
        (_finding("PHONE_NUMBER", 0, 9), _finding("ID", 0, 8)),
        (_finding("PHONE_NUMBER", 0, 5), _finding("ID", 3, 7)),
        (_finding("ID", 0, 9), _finding("PHONE_NUMBER", 0, 9)),
    ],
    ids="checked secret list pattern model address score longer earlier name".split(),
)
def test_the_written_order(winner: Finding, loser: Finding) -> None:
    for order in ((winner, loser), (loser, winner)):
        (merged,) = merge(order, TEXT)
        assert (merged.entity, merged.score, merged.checked) == (winner.entity, winner.score, winner.checked)


def test_a_loser_that_sticks_out_is_a_finding_of_its_own() -> None:
    found = merge([_finding("CREDIT_CARD", 5, 10, checked=True), _finding("ID", 2, 20)], TEXT)
    assert _short(found) == [("ID", 2, 5), ("CREDIT_CARD", 5, 10), ("ID", 10, 20)]


def _seconds(count: int) -> float:
    inside = [_finding("PERSON", at, at + 8, detector="names") for at in range(0, count * 10, 10)]
    over = Finding("UNREADABLE", 1.0, "language", "uk", Span(0, count * 10))
    found: list[Finding] = []
    spent = cpu_seconds(lambda: found.extend(merge([over, *inside], "x" * count * 10)))
    assert [len(one.beaten) for one in found] == [count]
    return spent


def test_time_grows_with_the_number_of_findings_that_one_covers() -> None:
    assert grows_within(_seconds, 2_000, 16_000, lambda short: 24 * short)


def test_a_scrap_of_a_loser_belongs_to_the_winner() -> None:
    found = merge([_finding("CREDIT_CARD", 5, 10, checked=True), _finding("ID", 3, 12)], TEXT)
    assert _short(found) == [("CREDIT_CARD", 3, 12)]


def test_findings_of_one_entity_that_overlap_are_one() -> None:
    found = merge([_finding("PERSON", 5, 10, 0.9), _finding("PERSON", 0, 20)], TEXT)
    assert _short(found) == [("PERSON", 0, 20)]


@pytest.mark.parametrize(
    ("text", "first", "second", "left"),
    [
        ("12 Elm St, Springfield", "ADDRESS", "LOCATION", 1),
        ("12 Elm St Springfield!", "ADDRESS", "ADDRESS", 1),
        ("12 Elm St; Springfield", "ADDRESS", "ADDRESS", 2),
        ("12 Elm St\n\nSpringfield", "ADDRESS", "ADDRESS", 2),
        ("12 Elm St, Springfield", "LOCATION", "ADDRESS", 2),
        ("12 Elm St, Springfield", "ADDRESS", "PERSON", 2),
    ],
)
def test_parts_of_one_address_are_one_finding(text: str, first: str, second: str, left: int) -> None:
    place = text.index("Spring")
    found = merge([_finding(first, 0, 9), _finding(second, place, place + 11)], text)
    assert len(found) == left


def test_findings_that_only_touch_stay_apart() -> None:
    assert _short(merge([_finding("ID", 5, 10), _finding("ID", 0, 5)], TEXT)) == [("ID", 0, 5), ("ID", 5, 10)]


def test_guesses_are_left_out() -> None:
    assert merge([_finding("ID", 0, 5, 0.39)], TEXT) == ()
    assert len(merge([_finding("ID", 0, 5, 0.39)], TEXT, threshold=0.3)) == 1
    assert merge([], "") == ()


def test_what_a_model_says_counts_whatever_its_score() -> None:
    # A model has a threshold of its own for each class, and its scores are probabilities.
    assert len(merge([_finding("ORGANIZATION", 0, 5, 0.25, detector="names")], TEXT)) == 1


def test_white_space_at_the_edges_is_no_part_of_a_value() -> None:
    assert _short(merge([_finding("ID", 0, 7)], "  (ab) x")) == [("ID", 2, 6)]
    assert _short(merge([_finding("ID", 1, 3)], "a  b")) == [("ID", 1, 3)]


def test_zones_of_parts_are_dropped() -> None:
    assert merge([replace(_finding("ID", 0, 5), zones=(Zone(0, 0, 1, 1),))], TEXT)[0].zones == ()


@pytest.mark.parametrize(
    "finding", [_finding("ID", 38, 41), Finding("FACE", 0.9, "test", zones=(Zone(0, 0, 1, 1),))]
)
def test_a_finding_without_its_place_fails(finding: Finding) -> None:
    with pytest.raises(DetectError, match="no place"):
        merge([finding], TEXT)
