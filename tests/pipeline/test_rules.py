"""Findings meet the policy: what is masked, what is kept, what holds the item back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.errors import DetectError
from redactor.pipeline.rules import (
    HeldError,
    find,
    in_order,
    is_seen_whole,
    judged,
    split,
    still_there,
)
from redactor.policy.vocabulary import LookAgain
from redactor.values import Action, Finding, Hint, RawText, Reason, Span, Zone
from tests.fakes import RULES, FakeDetector, FaultyDetector, no_answer


def finding(entity: str, start: int, end: int, score: float = 0.9) -> Finding:
    return Finding(entity, score, "d", "r", Span(start, end))


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(item.entity, item.span.start, item.span.end) for item in findings if item.span]


def test_kept_findings_stand_apart_from_masked_ones() -> None:
    masked, kept = split([finding("SECRET", 0, 4), finding("URL", 6, 9)], "abcd https", RULES)
    assert places(masked) == [("SECRET", 0, 4)]
    assert places(kept) == [("URL", 6, 9)]


@pytest.mark.parametrize(("start", "end"), [(0, 10), (0, 3), (2, 5), (3, 10)])
def test_a_kept_finding_never_shields_a_private_one(start: int, end: int) -> None:
    text = "https:secret"
    masked, kept = split([finding("URL", start, end, 1.0), finding("SECRET", 2, 8, 0.5)], text, RULES)
    assert places(masked) == [("SECRET", 2, 8)]
    assert kept == ()


def test_what_only_touches_is_kept() -> None:
    masked, kept = split([finding("URL", 0, 2), finding("SECRET", 2, 5)], "abcde", RULES)
    assert (places(masked), places(kept)) == ([("SECRET", 2, 5)], [("URL", 0, 2)])


def test_a_detector_must_answer_for_each_text() -> None:
    with pytest.raises(DetectError, match="number of texts"):
        find(FaultyDetector(no_answer), [RawText("a")], [Hint()], RULES)
    assert find(FakeDetector(), [], [], RULES) == []


def test_a_place_outside_the_text_is_a_fault_of_the_detector() -> None:
    beyond = FaultyDetector(lambda texts: [(finding("SECRET", 0, 99),) for _ in texts])
    with pytest.raises(DetectError):
        find(beyond, [RawText("short")], [Hint()], RULES)


def test_findings_that_the_policy_withholds_hold_the_item() -> None:
    assert judged([finding("SECRET", 0, 1)], RULES).reasons == (Reason.ALLOWED,)
    with pytest.raises(HeldError) as held:
        judged([finding("SECRET", 0, 1), finding("SPECIAL_CATEGORY", 2, 3)], RULES)
    assert held.value.decision.reasons == (Reason.ENTITY_WITHHELD,)
    assert len(held.value.findings) == 2


def test_what_is_still_there_withholds_and_says_what_it_was() -> None:
    held = still_there([finding("SECRET", 0, 1)])
    assert held.decision.action is Action.WITHHOLD
    assert held.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)
    assert held.findings == (finding("SECRET", 0, 1),)


def test_findings_come_in_order_of_place_texts_first() -> None:
    on_screen = [Finding("FACE", 1.0, "d", zones=(Zone(x, y, 1, 1),)) for x, y in ((5, 9), (0, 9), (7, 1))]
    ordered = in_order([finding("SECRET", 5, 6), *on_screen], [finding("URL", 1, 2)])
    assert [item.span or item.zones[0] for item in ordered] == [
        Span(1, 2),
        Span(5, 6),
        Zone(7, 1, 1, 1),
        Zone(0, 9, 1, 1),
        Zone(5, 9, 1, 1),
    ]


def test_the_held_error_tells_reasons_only() -> None:
    with pytest.raises(HeldError) as held:
        judged([finding("SPECIAL_CATEGORY", 0, 3)], RULES)
    assert str(held.value) == "held: entity_withheld"


# --- which screens are read whole -----------------------------------------------------------------------


def seen_whole(share: int, image: LookAgain = LookAgain.CHANGED) -> list[bool]:
    policy = replace(RULES.policy, look_again_image=image, look_again_share=share)
    return [is_seen_whole(b"screen %d" % number, policy) for number in range(2_000)]


@pytest.mark.parametrize("share", [0, 1, 25, 99, 100])
def test_so_many_screens_in_a_hundred_are_read_whole(share: int) -> None:
    chosen = seen_whole(share)
    assert chosen == seen_whole(share)  # another run picks the same
    assert abs(sum(chosen) - 20 * share) <= (60 if 0 < share < 100 else 0)


def test_a_larger_share_holds_the_smaller_one() -> None:
    assert all(more for less, more in zip(seen_whole(10), seen_whole(30), strict=True) if less)


@pytest.mark.parametrize("share", [0, 50])
def test_by_policy_each_screen_is_read_whole(share: int) -> None:
    assert all(seen_whole(share, LookAgain.FULL))
