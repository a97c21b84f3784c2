"""Payment cards: published test numbers, and numbers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.cards import FAMILY
from redactor.detect.patterns.digits import aba, luhn, only_digits

Look = Callable[..., list[tuple[str, str]]]

CARDS = [
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111111111111111",
    "5555 5555 5555 4444",
    "2223 0031 2200 3222",
    "3782 822463 10005",
    "378282246310005",
    "6011 1111 1111 1117",
    "3056 9309 0259 04",
    "3530 1113 3330 0000",
    "6200 0000 0000 0005",
    "4222222222222",
]
OTHERS = [
    "4111 1111 1111 1112",
    "1700000000000",
    "1700000000000000",
    "0000 0000 0000 0000",
    "id-4111111111111111-9",
    "a4111111111111111",
    "0.4111111111111111",
    "9999 9999 9999 9999",
    "41 11 11 11 11 11 11 11",
    "123456789012",
    "5018 0000 000",
]


@pytest.mark.parametrize("value", CARDS)
def test_finds_cards(look: Look, value: str) -> None:
    assert look(FAMILY, f"paid with {value}, thanks") == [("CREDIT_CARD", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_broken_check_digit_counts_under_its_label() -> None:
    (match,) = FAMILY.find(Passage("Card number: 4111 1111 1111 1112"))
    assert (match.checked, match.score) == (False, 0.6)


def test_a_weak_range_needs_grouping_or_a_label(look: Look) -> None:
    assert look(FAMILY, "6759649826438453") == []
    assert look(FAMILY, "6759649826438453", "Card") == [("CREDIT_CARD", "6759649826438453")]
    assert look(FAMILY, "6759 6498 2643 8453") == [("CREDIT_CARD", "6759 6498 2643 8453")]


def test_digits_of_any_script_and_checksums() -> None:
    assert only_digits("٤١-11") == "4111"
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")
    assert aba("021000021")
    assert not aba("021000022")
    assert not aba("000000000")
    assert not aba("990000009")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("card 5555 5555 5555 4444 03/29 418.", ["5555 5555 5555 4444", "03/29", "418"]),
        ("4111111111111111 exp 11/27 sec code 884, zip", ["4111111111111111", "11/27", "884"]),
        ("4111 1111 1111 1111, expiry: 11/2027, CVV 884", ["4111 1111 1111 1111", "11/2027", "884"]),
        ("3782 822463 10005, 02/27", ["3782 822463 10005", "02/27"]),
        ("4111 1111 1111 1111 (due 11/27)", ["4111 1111 1111 1111"]),
        ("4111 1111 1111 1111, 1/2 paid", ["4111 1111 1111 1111"]),
        ("4111 1111 1111 1111, 884 left", ["4111 1111 1111 1111"]),
        ("expires 05/2026", []),
    ],
)
def test_what_stands_behind_a_card(look: Look, text: str, found: list[str]) -> None:
    assert [value for _, value in look(FAMILY, text)] == found
