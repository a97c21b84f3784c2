"""Accounts and branches behind the short labels of forms and messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.iban import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ('{"accountNumber":"62014477813","branchCode":"250655x"}', "62014477813"),
    ('{"bank":"x","branchCode":"250655"}', "250655"),
    ("pay into acc no. 31926819", "31926819"),
    ("a/c no 50100012345678", "50100012345678"),
    ("s/c 60-16-13", "60-16-13"),
    ("Sort: 404784", "404784"),
    ("transit 00123 for the account", "00123"),
    ("institution 004, bank of 12 towns", "004"),
    ("conta corrente 12345-6", "12345-6"),
    ("agência 0001 do banco, 12 de maio", "0001"),
    ("č. účtu 19-2000145399/0800", "19-2000145399/0800"),
    ("Bankgiro 5402-9681", "5402-9681"),
    ("direct debit from ac 41020999", "41020999"),
    ("nr konta 77120388120388", "77120388120388"),
]
OTHERS = [
    "branch 12345 merged",
    "institution 400 years old",
    "transit 300 passengers",
    "ac 230 volts",
    "acc 120000 km",
    "konto 4400 Umsatz",
    "sort 123456 rows",
    "the account opened in 2031",
    "savings 2031 at the bank",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_labelled_accounts(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("BANK_ACCOUNT", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
