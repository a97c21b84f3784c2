"""Numbers of accounts, banks and branches that a column or a key names: ``from_acct=000417223981``.

A column of account numbers has its label far above them. An account is a customer's as well as a bank's:
the table, the record or the key itself must speak of money that moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import bic

from redactor.detect.passage import Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.keyed import fields

_ACCOUNT = words(
    "account acct acc accountnumber accountno acctno konto kontonummer kontonr cuenta conta compte"
    " conto rekening rekeningnummer számlaszám rachunek bankaccount bankkonto nuban clabe"
)
_MOVES = words(
    "from to source destination src dst dest debit credit creditor debtor beneficiary payee payer sender"
    " receiver recipient bank banco banque banca routing rtn aba iban bic swift sort ifsc branch bsb blz"
    " deposit payout withdrawal transfer settlement salary payroll holder counterparty agencia clabe nuban"
)
_MOVED = words(
    "iban bic swift routing rtn aba sort ifsc branch bsb blz bank beneficiary payee transfer payout"
    " deposit net debit credit amount agencia clabe nuban mandate"
)
"""Words of headers beside which an account is a bank's."""
_OTHER = words(
    "id name type status holder owner manager title email balance currency age tier count url role"
    " group class locked created updated key token customer user last4 last"
)
_NUMBER = re.compile(r"(?:[A-Z]{1,3}-?)?\d(?:[ -]?\d){5,17}(?:/\d{1,4})?")
_CODE = words("bic bicfi swift swiftcode biccode")
_SURE_CODE = words("bic bicfi swiftcode biccode")
_BIC = re.compile(r"[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?")
_ROUTING = words("routing rtn aba abanumber routingnumber")
_NINE = re.compile(r"\d{9}")
_BRANCH = words("branchcode sortcode bsb blz bankleitzahl ifsc agencia branch sort")
_BRANCHES = re.compile(r"\d{3,8}|\d\d-\d\d-\d\d|\d{3}-\d{3}|[A-Z]{4}0[A-Z0-9]{6}|\d{4}-\d")
_NUMBERED = words("code number no nr")
_MOVED_BESIDE_CODES, _MOVED_BESIDE_BRANCHES = _MOVED - _CODE, _MOVED - _BRANCH | _ACCOUNT
_WANTED = _ACCOUNT | _CODE | _ROUTING | _BRANCH
_SCORE = 0.74


def _tells(key: frozenset[str], beside: frozenset[str], value: str) -> bool:
    """Tell whether a value under a key or header is a number of a bank's account, a bank or a branch."""
    if not key.isdisjoint(_OTHER):
        return False
    if not key.isdisjoint(_CODE):
        # Letters alone may be a word, and Swift a language.
        told = (
            not value.isalpha()
            or not key.isdisjoint(_SURE_CODE)
            or not beside.isdisjoint(_MOVED_BESIDE_CODES)
        )
        return told and _BIC.fullmatch(value) is not None and bic.is_valid(value)
    if not key.isdisjoint(_ROUTING):
        return _NINE.fullmatch(value) is not None
    if not key.isdisjoint(_BRANCH) and key.isdisjoint(_ACCOUNT):
        coded = not key.isdisjoint(_NUMBERED) or len(key) == 1
        money = not (key | beside).isdisjoint(_MOVED_BESIDE_BRANCHES)
        return coded and money and _BRANCHES.fullmatch(value) is not None
    moved = not key.isdisjoint(_MOVES) or not beside.isdisjoint(_MOVED)
    return moved and not key.isdisjoint(_ACCOUNT) and _NUMBER.fullmatch(value) is not None


def found(passage: Passage) -> Iterator[Match]:
    """Yield every number of a bank's account, a bank or a branch under its column or behind its key."""
    for cell in cells(passage, _WANTED):
        if cell.end - cell.start <= 30 and _tells(
            cell.header, cell.beside, passage.text[cell.start : cell.end]
        ):
            yield Match("BANK_ACCOUNT", cell.start, cell.end, _SCORE, "bank.column")
    listed = list(fields(passage, _WANTED))
    beside = frozenset().union(*(field.key for field in listed))
    for field in listed:
        if field.end - field.start <= 30 and _tells(field.key, beside, field.said):
            yield Match("BANK_ACCOUNT", field.start, field.end, _SCORE, "bank.key")
