"""Numbers of accounts, banks and branches that a column or a key names."""

from __future__ import annotations

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.bank_fields import found

FOUND: list[tuple[str, list[str]]] = [
    ("action=transfer from_acct=000417223981 to_acct=000417223544", ["000417223981", "000417223544"]),
    ('{"beneficiaryAccount": "62014477813"}', ["62014477813"]),
    ("name,account,routing\nx,88120047113,021000021", ["88120047113", "021000021"]),
    (
        "NAME          BANK RTN    ACCOUNT      NET\nx y           021000021   88120047113  12.10",
        ["021000021", "88120047113"],
    ),
    ("holder|bic|amount\nx|AIBKIE2D|25.00", ["AIBKIE2D"]),
    ("<BICFI>ZKBKCHZZ80A</BICFI>", ["ZKBKCHZZ80A"]),
    ('{"accountNumber":"62014477813","branchCode":"250655"}', ["62014477813", "250655"]),
    ("INSERT INTO p (payee_account, sort_code) VALUES ('31926819', '60-16-13')", ["31926819", "60-16-13"]),
    ("konto_nr: 31926819\nblz: 37040044", ["31926819", "37040044"]),
]
ALONE = [
    "account_id=417223981 from=x",
    "name,account,plan\nx,88120047113,pro",  # a customer's
    '{"account": "62014477813", "plan": "pro"}',
    "from_account_type=123456",
    "swift: PACKAGES",
    "branch: 250655",  # of a repository
    "branch,build\nx,250655",
    "routing: 12 rules",
    "account,routing\nx,y",
    "sort=12345678&from=1",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_numbers_of_banks(text: str, values: list[str]) -> None:
    hits = {(one.entity, text[one.start : one.end]) for one in found(Passage(text))}
    assert hits == {("BANK_ACCOUNT", value) for value in values}


@pytest.mark.parametrize("text", ALONE)
def test_leaves_others_alone(text: str) -> None:
    assert not list(found(Passage(text)))
