"""Scoring typing: worked examples by hand, with near-misses."""

from __future__ import annotations

import pytest

from redactor.evaluate.keys import reveals, score_keys
from redactor.evaluate.marks import KeysAnswer, KeysCase, TypedPlace

PLACE = TypedPlace("PERSON", "Kim Roe.", (2, 3, 4, 5, 6, 7, 8, 9))


def case(*places: TypedPlace) -> KeysCase:
    return KeysCase("one", ({"kind": "key"},) * 12, places)


def answer(signs: str, *, told: str = "") -> KeysAnswer:
    """Return what is left of twelve presses; ``#`` is one that was masked, ``-`` one that is no key."""
    return KeysAnswer(
        tuple("" if sign in "#-" else sign for sign in signs),
        tuple(sign not in "#-" for sign in signs),
        tuple(sign != "-" for sign in signs),
        told,
    )


@pytest.mark.parametrize(
    ("signs", "told", "reached"),
    [
        ("hi########ok", "[PERSON]", True),
        ("hiKi######ok", "", True),  # two letters tell nothing
        ("hiKim#####ok", "", False),
        ("hi#####oe#ok", "", True),
        ("hi####Roe#ok", "", False),
        ("hi####rOE#ok", "", False),
        ("hi########ok", "to Kim Roe\n", False),  # a placeholder says it
    ],
)
def test_a_value_is_reached_when_nothing_tells_it(signs: str, told: str, *, reached: bool) -> None:
    score = score_keys(case(PLACE), answer(signs, told=told))
    names = (("", "recall_covered"), ("PERSON", "recall_covered"), ("", "zero_leak"))
    assert [score.ratios[name] for name in names] == [(reached, 1)] * 3
    assert score.missed == (() if reached else (PLACE,))


@pytest.mark.parametrize(
    ("signs", "lost", "of"), [("hi########ok", 0, 4), ("h##########k", 2, 4), ("-i########ok", 0, 3)]
)
def test_keys_for_nothing_private_are_lost_when_they_are_masked(signs: str, lost: int, of: int) -> None:
    assert score_keys(case(PLACE), answer(signs)).ratios["", "keys_lost"] == (lost, of)


def test_a_field_without_anything_private() -> None:
    assert score_keys(case(), answer("hi there you")).ratios["", "oversmash"] == (False, 1)
    assert score_keys(case(), answer("hi #here you")).ratios["", "oversmash"] == (True, 1)


def test_typing_that_was_kept_back_counts_apart() -> None:
    score = score_keys(case(PLACE), KeysAnswer(withheld="rule_failed"))
    assert (score.ratios, score.withheld) == ({("", "withheld"): (1, 1)}, "rule_failed")


@pytest.mark.parametrize(
    ("left", "value", "tells"),
    [
        ("", "ab", False),
        ("a", "ab", True),
        ("xab", "abcd", True),
        ("ab", "abcde", False),
        ("abc", "abcde", True),
    ],
)
def test_how_much_of_a_value_tells_it(left: str, value: str, *, tells: bool) -> None:
    assert reveals(left, value) is tells


def test_nothing_typed_stands_in_a_repr() -> None:
    shown = repr((PLACE, case(PLACE), answer("hiKim#####ok", told="Kim")))
    assert "Kim" not in shown
