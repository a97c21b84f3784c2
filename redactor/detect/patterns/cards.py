"""Payment card numbers: issuer prefix, length and Luhn check.

Prefixes and lengths are those of ISO/IEC 7812 issuer ranges as published by the networks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.digits import DASH_CLASS, SPACES, luhn, only_digits

WORDS = words(
    "card cards credit debit visa mastercard amex pan cc kreditkarte karte carte tarjeta carta cartao kaart"
)

_RANGES: tuple[tuple[int, int, frozenset[int], bool], ...] = (
    # first prefix, last prefix (as many digits), lengths, strong enough without grouping or context
    (4, 4, frozenset({13, 16, 19}), True),  # Visa
    (51, 55, frozenset({16}), True),  # Mastercard
    (2221, 2720, frozenset({16}), True),  # Mastercard
    (34, 34, frozenset({15}), True),  # American Express
    (37, 37, frozenset({15}), True),  # American Express
    (300, 305, frozenset({14}), True),  # Diners Club
    (3095, 3095, frozenset({14}), True),  # Diners Club
    (36, 36, frozenset(range(14, 20)), True),  # Diners Club
    (38, 39, frozenset(range(14, 20)), True),  # Diners Club
    (6011, 6011, frozenset(range(16, 20)), True),  # Discover
    (644, 649, frozenset(range(16, 20)), True),  # Discover
    (65, 65, frozenset(range(16, 20)), True),  # Discover, RuPay
    (3528, 3589, frozenset(range(16, 20)), True),  # JCB
    (62, 62, frozenset(range(16, 20)), True),  # UnionPay
    (81, 81, frozenset(range(16, 20)), False),  # UnionPay, RuPay
    (2200, 2204, frozenset(range(16, 20)), True),  # Mir
    (9792, 9792, frozenset({16}), False),  # Troy
    (50, 50, frozenset(range(13, 20)), False),  # Maestro, Verve, RuPay
    (56, 58, frozenset(range(13, 20)), False),  # Maestro
    (60, 69, frozenset(range(13, 20)), False),  # Maestro, Elo, Hipercard, RuPay
)
_CANDIDATE = Headed(rf"(?<![\w.$€£+-])\d(?:[{SPACES}{DASH_CLASS}.]{{0,2}}\d){{12,18}}(?!\w|[.,-]\d)")
_LEADING = re.compile(r"\d{4}([ -])(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{5})(?=[ ,;/|(-]{1,3}(?:0[1-9]|1[0-2])\D)")
"""A number in groups with the month of its expiry behind it."""
_EXPIRES = re.compile(
    r"[ ,;/|(-]{1,4}(?:(?:valid )?(?:exp(?:iry|ires|\.)?|thru|until|till|good thru)(?: date)?:? ?)?"
    r"(?P<value>(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d)(?![\w/-])",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"[ ,;/|()-]{1,4}(?:(?:cvv2?|cvc2?|cid|csc|sec(?:urity)?(?: code)?|code)(?: is)?[: ]{1,2})?"
    r"(?P<value>\d{3,4})(?![\w%]|[.,:/-]\d| \d)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{4}\D+\d{4}\D+\d{4}\D+\d{1,7}|\d{4}\D+\d{6}\D+\d{4,5}")


def _issuer(digits: str) -> bool | None:
    """Return whether an issuer's range holds ``digits`` strongly; None if none does."""
    strength = None
    for first, last, lengths, strong in _RANGES:
        if len(digits) in lengths and first <= int(digits[: len(str(first))]) <= last:
            strength = strong or bool(strength)
    return strength


def _judge(shown: str, *, labelled: bool) -> Match | None:
    """Return the match for a candidate (placed at 0), or None."""
    digits = only_digits(shown)
    if len(set(digits)) < 2:
        return None
    grouped = _GROUPED.fullmatch(shown) is not None
    if not grouped and shown != digits and not labelled:
        return None
    strong = _issuer(digits)
    if luhn(digits) and strong is not None and (strong or grouped or labelled):
        return Match("CREDIT_CARD", 0, len(shown), 0.95, "card.luhn", checked=True)
    # A typing or reading error breaks the check; the label says what it was meant to be.
    if labelled and (grouped or shown == digits) and len(digits) in {14, 15, 16, 19}:
        return Match("CREDIT_CARD", 0, len(shown), 0.6, "card.label")
    return None


def find(passage: Passage) -> Iterator[Match]:
    """Yield every payment card number of the passage."""
    if passage.digits < 5:
        return
    for found in passage.sought(_CANDIDATE):
        start, end = found.span()
        match = _judge(found.group(), labelled=passage.near(start, end, WORDS))
        leading = None if match else _LEADING.match(passage.text, start)
        if leading:
            end = leading.end()
            match = _judge(leading.group(), labelled=False)
        if match:
            yield Match(match.entity, start, end, match.score, match.rule, checked=match.checked)
            yield from _behind(passage.text, end)


def _behind(text: str, end: int) -> Iterator[Match]:
    """Yield the expiry right behind a card's number, and the card's code right behind that."""
    expires = _EXPIRES.match(text, end)
    if expires:
        yield Match("SECRET", *expires.span("value"), 0.72, "card.expiry")
        code = _CODE.match(text, expires.end())
        if code:
            yield Match("SECRET", *code.span("value"), 0.76, "card.code")


FAMILY = Family("cards", frozenset({"CREDIT_CARD", "SECRET"}), find)
