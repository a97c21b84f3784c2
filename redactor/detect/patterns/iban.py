"""Bank accounts: IBAN (ISO 13616, check digits of ISO 7064), US routing numbers, labelled accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.digits import aba, only_digits

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00a0]?\d{2}(?:[ \u00a0-]?[A-Za-z0-9]{4}){2,7}"
    r"(?:[ \u00a0-]?[A-Za-z0-9]{1,4})?(?![^\W_])"
)
_NUMBER = re.compile(r"(?<![\w.,$€£+/-])\d(?:[ -]?\d){5,16}(?!\w|[.,/:-]\d)", re.ASCII)
_SORT_CODE = re.compile(r"(?<![\w.,-])\d{2}([ -])\d{2}\1\d{2}(?![\w-])", re.ASCII)
_BREAK = re.compile(r"[ \u00a0-]")

_IBAN_WORDS = words("iban")
_ROUTING_WORDS = words("routing aba rtn transit")
_SORT_WORDS = words("sort sortcode bsb")
_ACCOUNT_WORDS = words(
    "account acct konto kontonummer kontonr cuenta compte conto rekening rekeningnummer acc iban clabe"
)
_BANK_WORDS = words(
    "bank banking checking savings routing sort wire deposit direct ach sepa swift bic bsb konto kontonummer "
    "kontonr cuenta compte conto rekening rekeningnummer clabe bankverbindung girokonto"
)


def _ibans(passage: Passage) -> Iterator[Match]:
    for found in _IBAN.finditer(passage.text):
        start, end = found.span()
        good = _valid_end(passage.text, start, end)
        if good:
            yield Match("IBAN_CODE", start, good, 0.95, "iban.checksum", checked=True)
        elif passage.near(start, end, _IBAN_WORDS) and passage.digits >= 5:
            yield Match("IBAN_CODE", start, end, 0.6, "iban.label")


def _valid_end(text: str, start: int, end: int) -> int | None:
    """Return the longest end at a group's border that gives a valid IBAN."""
    ends = [end, *(start + gap.start() for gap in reversed(list(_BREAK.finditer(text[start:end]))))]
    for stop in ends:
        value = re.sub(_BREAK, "", text[start:stop])
        # National check digits are left out: they differ by bank and year, and invented numbers lack them.
        if 15 <= len(value) <= 34 and iban.is_valid(value, check_country=False):
            return stop
    return None


def _accounts(passage: Passage) -> Iterator[Match]:
    for found in _NUMBER.finditer(passage.text):
        start, end = found.span()
        digits = only_digits(found.group())
        if len(digits) == 9 and aba(digits) and passage.near(start, end, _ROUTING_WORDS):
            yield Match("BANK_ACCOUNT", start, end, 0.85, "bank.routing", checked=True)
        elif passage.near(start, end, _ACCOUNT_WORDS) and passage.mentions(_BANK_WORDS):
            yield Match("BANK_ACCOUNT", start, end, 0.65, "bank.account")
    for found in _SORT_CODE.finditer(passage.text):
        if passage.near(*found.span(), _SORT_WORDS):
            yield Match("BANK_ACCOUNT", *found.span(), 0.7, "bank.sort_code")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every IBAN, and numbers that their label shows to be bank accounts."""
    if passage.digits < 5:
        return
    yield from _ibans(passage)
    if passage.mentions(_ROUTING_WORDS | _SORT_WORDS | _ACCOUNT_WORDS):
        yield from _accounts(passage)


FAMILY = Family("bank", frozenset({"IBAN_CODE", "BANK_ACCOUNT"}), find)
