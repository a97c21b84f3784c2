"""Scoring one text: worked examples by hand, with near-misses."""

from __future__ import annotations

from typing import Any

import pytest

from redactor.evaluate.marks import Key, Mark, TextAnswer, TextCase
from redactor.evaluate.texts import iou, matches, score_text
from redactor.values import Span

TEXT = "Mail Kim Doe at Acme Ltd. today"
KIM = Mark(Span(5, 12), "PERSON")
ACME = Mark(Span(16, 25), "ORGANIZATION")
CASE = TextCase("1", TEXT, (KIM, ACME))
CLEAN = TextCase("2", TEXT, ())


def mark(start: int, end: int, entity: str = "PERSON") -> Mark:
    return Mark(Span(start, end), entity)


def added(case: TextCase, *masked: Mark) -> dict[Key, Any]:
    return dict(score_text(case, TextAnswer(masked)).ratios)


def shares(case: TextCase, *masked: Mark) -> dict[str, Any]:
    ratios = added(case, *masked)
    return {name: share for (entity, name), share in ratios.items() if not entity}


@pytest.mark.parametrize(
    ("masked", "leak", "named"),
    [
        ((KIM, ACME), 1, 1),
        ((mark(0, 31),), 1, 0),
        ((mark(5, 8), mark(9, 12), ACME), 1, 1),  # the space between says nothing
        ((mark(5, 11), ACME), 0, 0),
        ((mark(6, 12), ACME), 0, 0),
        ((KIM, mark(16, 24, "ORGANIZATION")), 1, 1),  # the stop at the edge may stay
        ((KIM, mark(16, 23, "ORGANIZATION")), 0, 0),
        ((KIM, mark(16, 25, "PERSON")), 1, 0),
        ((KIM,), 0, 0),
        ((), 0, 0),
    ],
)
def test_an_item_leaks_unless_every_place_is_hidden(masked: tuple[Mark, ...], leak: int, named: int) -> None:
    found = shares(CASE, *masked)
    assert found["zero_leak"] == (leak, 1)
    assert found["zero_leak_named"] == (named, 1)
    assert "oversmash" not in found


def test_a_place_may_be_hidden_by_several_findings_of_its_entity_and_others() -> None:
    score = score_text(CASE, TextAnswer((mark(5, 8), mark(8, 12, "HANDLE"), ACME)))
    assert score.missed == ()
    assert score.misnamed == (KIM,)


def test_touching_a_clean_item_is_over_masking() -> None:
    assert shares(CLEAN)["oversmash"] == (0, 1)
    assert shares(CLEAN, mark(0, 4))["oversmash"] == (1, 1)
    assert "zero_leak" not in shares(CLEAN)


def test_an_item_that_was_kept_back_counts_in_no_other_measure() -> None:
    score = score_text(CASE, TextAnswer(withheld="detect_failed"))
    assert score.ratios == {("", "withheld"): (1, 1)}
    assert score.withheld == "detect_failed"
    assert score.missed == ()


def test_recall_and_precision_of_each_entity() -> None:
    ratios = added(CASE, mark(5, 8), mark(16, 25, "PERSON"), mark(26, 31, "ID"))
    assert ratios["PERSON", "recall_covered"] == (0, 1)
    assert ratios["PERSON", "recall_overlap"] == (1, 1)
    assert ratios["PERSON", "recall_exact"] == (0, 1)
    assert ratios["ORGANIZATION", "recall_covered"] == (1, 1)
    assert ratios["ORGANIZATION", "recall_overlap"] == (0, 1)
    assert ratios["PERSON", "precision_private"] == (2, 2)
    assert ratios["PERSON", "precision_overlap"] == (1, 2)
    assert ratios["ID", "precision_private"] == (0, 1)
    assert ratios["", "recall_covered"] == (1, 2)
    assert ratios["", "precision_overlap"] == (1, 3)


def test_exact_is_span_and_entity() -> None:
    ratios = added(CASE, KIM, mark(16, 25, "PERSON"))
    assert ratios["", "recall_exact"] == (1, 2)
    assert ratios["", "precision_exact"] == (1, 2)


def test_f_measures_by_hand() -> None:
    # One hit, one miss, one false: F1 = 2/(2+1+1), F2 = 5/(5+4+1).
    found = shares(CASE, KIM, mark(26, 31))
    assert found["f1_iou50"] == (2, 4)
    assert found["f2_iou50"] == (5, 10)
    assert found["f2_iou90"] == (5, 10)


def test_f_measures_without_names_take_any_entity() -> None:
    found = shares(CASE, KIM, mark(16, 25, "PERSON"))
    assert found["f1_iou50"] == (2, 4)
    assert found["f1_iou50_blind"] == (4, 4)


def test_an_item_without_gold_and_findings_has_no_f_measure() -> None:
    assert not [name for name in shares(CLEAN) if name.startswith("f")]


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (0, 5), 0.5), ((0, 10), (5, 15), 1 / 3), ((0, 5), (5, 9), 0.0)],
)
def test_overlap_is_what_is_shared_of_what_both_span(
    one: tuple[int, int], other: tuple[int, int], value: float
) -> None:
    assert iou(Span(*one), Span(*other)) == value
    assert iou(Span(*other), Span(*one)) == value


def test_the_closest_pairs_match_and_each_place_once() -> None:
    gold = (mark(0, 10),)
    assert matches(gold, (mark(0, 9), mark(0, 10)), 0.5, blind=False) == 1
    assert matches((mark(0, 10), mark(10, 20)), (mark(0, 20),), 0.5, blind=False) == 1
    assert matches(gold, (mark(0, 10, "ID"),), 0.5, blind=False) == 0
    assert matches(gold, (mark(0, 10, "ID"),), 0.5, blind=True) == 1


def test_over_masking_counts_ordinary_characters_and_tokens() -> None:
    found = shares(CASE, mark(0, 12), ACME)
    # "Mail", "at", "today": 4 + 2 + 5 characters, of which "Mail" is masked.
    assert found["characters_over_masked"] == (4, 11)
    assert found["tokens_touched"] == (1, 3)


def test_a_word_that_holds_gold_is_not_ordinary() -> None:
    case = TextCase("1", "xKimx y", (mark(1, 4),))
    assert shares(case, mark(0, 5))["tokens_touched"] == (0, 1)
    assert shares(case, mark(0, 5))["characters_over_masked"] == (2, 3)


def test_false_findings_are_those_that_meet_nothing_private() -> None:
    score = score_text(CASE, TextAnswer((mark(0, 4), mark(11, 13))))
    assert score.false == (mark(0, 4),)
    assert score.missed == (KIM, ACME)


def test_no_repr_shows_the_text() -> None:
    assert "Kim" not in repr(CASE)
    assert "Kim" not in repr(score_text(CASE, TextAnswer()))
