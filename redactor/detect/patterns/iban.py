"""Bank accounts: IBAN (ISO 13616, check digits of ISO 7064), national account numbers, banks' codes.

US routing numbers: ABA checksum. CLABE: Banco de México, weights 3, 7, 1. Indian branches: the form of the
Reserve Bank's IFSC. Banks' international codes: ISO 9362; they need their label or an account beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import bic, iban

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns import account_labels, bank_fields
from redactor.detect.patterns.digits import aba, only_digits

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00a0]?\d{2}(?:[ \u00a0-]?[A-Za-z0-9]{4}){2,7}"
    r"(?:[ \u00a0-]?[A-Za-z0-9]{1,4})?(?![^\W_])"
)
_ODDLY_PARTED = Headed(r"(?<![^\W_])[A-Z]{2} ?\d{2}(?: ?[A-Z0-9]){11,30}(?![^\W_])", re.ASCII)
"""With its groups wherever somebody put them."""
_PAIR = Headed(
    r"(?<![\w.,/-])(?P<sort>\d{2}([ -])\d{2}\2\d{2})(?: ?[/,;|] ?| {1,4}|\t)(?P<account>\d{8})"
    r"(?![\w/-]|[.,]\d)",
    re.ASCII,
)
"""A British sort code with the account's number behind it."""
_NUMBER = Headed(r"(?<![\w.,$€£+/-])\d(?:[ -]?\d){5,16}(?!\w|[.,/:-]\d)", re.ASCII)
_SORT_CODE = Headed(r"(?<![\w.,-])\d{2}([ -])\d{2}\1\d{2}(?![\w-])", re.ASCII)
_BIC = Headed(r"(?<![\w.-])[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?(?![\w-])")
_IFSC = Headed(r"(?<!\w)[A-Z]{4}0[A-Z0-9]{6}(?!\w)")
_CLABE = Headed(r"(?<![\w.-])\d{3} ?\d{3} ?\d{11} ?\d(?![\w-])", re.ASCII)
_BSB = Headed(r"(?<![\w-])\d{3}-\d{3}(?![\w-])", re.ASCII)
_BIC_WORDS, _IFSC_WORDS, _CLABE_WORDS = (
    words("bic swift iban"),
    words("ifsc neft rtgs imps account"),
    words("clabe"),
)
_DAY = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])[ -](?:0[1-9]|1[0-2])[ -]\d\d|\d\d[ -](?:0[1-9]|1[0-2])[ -](?:[0-2]\d|3[01])"
)
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
    for found in passage.sought(_ODDLY_PARTED):
        if " " in found.group() and iban.is_valid(found.group(), check_country=False):
            yield Match("IBAN_CODE", *found.span(), 0.95, "iban.checksum", checked=True)


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
    for found in passage.sought(_NUMBER):
        start, end = found.span()
        digits = only_digits(found.group())
        if len(digits) == 9 and aba(digits) and passage.near(start, end, _ROUTING_WORDS):
            yield Match("BANK_ACCOUNT", start, end, 0.85, "bank.routing", checked=True)
        elif passage.near(start, end, _ACCOUNT_WORDS) and passage.mentions(_BANK_WORDS):
            yield Match("BANK_ACCOUNT", start, end, 0.76, "bank.account")
    for found in passage.sought(_SORT_CODE):
        if passage.near(*found.span(), _SORT_WORDS):
            yield Match("BANK_ACCOUNT", *found.span(), 0.7, "bank.sort_code")


def _codes(passage: Passage) -> Iterator[Match]:
    """Codes of banks and branches, and account numbers with a check of their own."""
    rules = (
        (_BIC, _BIC_WORDS, bic.is_valid, "bank.bic"),
        (_IFSC, _IFSC_WORDS, None, "bank.ifsc"),
        (_CLABE, _CLABE_WORDS, _is_clabe, "bank.clabe"),
        (_BSB, _SORT_WORDS, None, "bank.bsb"),
    )
    for pattern, context, check, rule in rules:
        if passage.mentions(context):
            for found in passage.sought(pattern):
                start, end = found.span()
                if not passage.near(start, end, context) or (check is not None and not check(found.group())):
                    continue
                if rule != "bank.bic" or not found.group().isalpha() or _is_named(passage, start):
                    yield Match("BANK_ACCOUNT", start, end, 0.75, rule)


def _is_named(passage: Passage, start: int) -> bool:
    """Tell whether a code of letters alone, which may be a word, stands right after its label."""
    sign = passage.text[max(0, start - 4) : start].rstrip(" \"'")[-1:]
    return (
        sign in {":", "=", "|"}
        or passage.just_before(start, words("bic"))
        or not passage.label.isdisjoint(_BIC_WORDS)
    )


def _is_clabe(shown: str) -> bool:
    """Tell whether eighteen digits are a Mexican account; the last checks the others (weights 3, 7, 1)."""
    digits = [int(digit) for digit in only_digits(shown)]
    total = sum(digit * (3, 7, 1)[place % 3] % 10 for place, digit in enumerate(digits[:-1]))
    return (-total) % 10 == digits[-1]


def find(passage: Passage) -> Iterator[Match]:
    """Yield every IBAN, and numbers that their label shows to be bank accounts."""
    yield from _codes(passage)
    if passage.digits < 5:
        return
    yield from _ibans(passage)
    for found in passage.sought(_PAIR):
        if not _DAY.fullmatch(found["sort"]):
            yield Match("BANK_ACCOUNT", *found.span("sort"), 0.72, "bank.pair")
            yield Match("BANK_ACCOUNT", *found.span("account"), 0.72, "bank.pair")
    yield from account_labels.found(passage)
    yield from bank_fields.found(passage)
    if passage.mentions(_ROUTING_WORDS | _SORT_WORDS | _ACCOUNT_WORDS):
        yield from _accounts(passage)


FAMILY = Family("bank", frozenset({"IBAN_CODE", "BANK_ACCOUNT"}), find)
