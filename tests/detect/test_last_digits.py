"""The last digits that stand for a whole card, account or social security number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.pattern_detector import PatternDetector
from redactor.detect.patterns.last_digits import FAMILY
from redactor.values import Hint, RawText, Span

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ('"brand":"visa","last4":"4242"', "CREDIT_CARD", "4242"),
    ("cardLast4=1881", "CREDIT_CARD", "1881"),
    ("<last_four>4242</last_four>", "CREDIT_CARD", "4242"),
    (r"\"acct_last_4\": \"6789\"", "BANK_ACCOUNT", "6789"),
    ("ssn_last_4: 6789", "US_SSN", "6789"),
    ("my Visa ending in 7731 was declined", "CREDIT_CARD", "7731"),
    ("Mastercard (last 4 7731)", "CREDIT_CARD", "7731"),
    ("card ending in 2031, exp 05/33", "CREDIT_CARD", "2031"),
    ("tarjeta terminada en 7731", "CREDIT_CARD", "7731"),
    ("Karte endet auf 7731", "CREDIT_CARD", "7731"),
    ("xxxx-xxxx-xxxx-7731", "CREDIT_CARD", "7731"),
    ("Amex •••• •••• •••• 7731", "CREDIT_CARD", "7731"),
    ("card ...7731", "CREDIT_CARD", "7731"),
    ("the last four are 7731 and it's a Mastercard", "CREDIT_CARD", "7731"),
    ("Medicaid unknown. SSN last four 4418.", "US_SSN", "4418"),
    ("paid from the account ending 7731", "BANK_ACCOUNT", "7731"),
    ("card guarantee ending 7731", "CREDIT_CARD", "7731"),
    ("card on file ending in 7731", "CREDIT_CARD", "7731"),
    ("Paid\n•••• 7731\nMar 3", "CREDIT_CARD", "7731"),
    ("checking xxx7731", "BANK_ACCOUNT", "7731"),
    ("last 4 digits of my social are 7731", "US_SSN", "7731"),
]
OTHERS = [
    "last_4_weeks: 2026",
    "last4weeks=2026",
    "blast4: 2026",
    "last4: 42421",
    "card ****7731",  # what the operator `mask` leaves
    "the last four years 2019",
    "last four: 7731",  # of what?
    "the fiscal account ending 2031",
    "the visa ending 2031 is void",
    "discover last 4 7731 rows",
    "the last four 2019 models of the card",
    "wait... 2031 was the year",
    "xxx 1234 xxx",
    "a card game for 7731",
    "last 4 digits are masked",
    "xx 12",
    "•••• 7731 rows",
    "list\n• 7731\n",
    "card games ending 7731",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_last_digits(look: Look, text: str, entity: str, value: str) -> None:
    assert look(FAMILY, text) == [(entity, value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_groups_of_stars_hide_the_others() -> None:
    (found,) = PatternDetector([FAMILY]).find([RawText("MC **** **** **** 7731")], [Hint()])
    assert [(finding.entity, finding.span) for finding in found] == [("CREDIT_CARD", Span(18, 22))]
