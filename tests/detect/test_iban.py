"""Bank accounts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.iban import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("IBAN DE89 3704 0044 0532 0130 00", "IBAN_CODE", "DE89 3704 0044 0532 0130 00"),
    ("GB82WEST12345698765432.", "IBAN_CODE", "GB82WEST12345698765432"),
    ("to FR14 2004 1010 0505 0001 3M02 606 by", "IBAN_CODE", "FR14 2004 1010 0505 0001 3M02 606"),
    ("nl91abna0417164300", "IBAN_CODE", "nl91abna0417164300"),
    ("NO93 8601 1117 947", "IBAN_CODE", "NO93 8601 1117 947"),
    ("IBAN: DE89 3704 0044 0532 0130 01", "IBAN_CODE", "DE89 3704 0044 0532 0130 01"),
    ("routing number 021000021", "BANK_ACCOUNT", "021000021"),
    ("Bank account no. 000123456789", "BANK_ACCOUNT", "000123456789"),
    ("Checking acct: 1234567890", "BANK_ACCOUNT", "1234567890"),
    ("SWIFT: DEUTDEFF500", "BANK_ACCOUNT", "DEUTDEFF500"),
    ("BIC DEUTDEFF", "BANK_ACCOUNT", "DEUTDEFF"),
    ("IFSC: HDFC0001234", "BANK_ACCOUNT", "HDFC0001234"),
    ("CLABE 032180000118359719", "BANK_ACCOUNT", "032180000118359719"),
    ("BSB 062-000", "BANK_ACCOUNT", "062-000"),
    ("from AT60 12000 50238914407 today", "IBAN_CODE", "AT60 12000 50238914407"),
    ("Sort code 20-00-00", "BANK_ACCOUNT", "20-00-00"),
]
OTHERS = [
    "AT61 12000 50238914407",  # a wrong check
    "20-11-13 / 73920184",  # a day
    "20-88-13 / 7392018",
    "DE89 3704 0044 0532 0130 01",
    "AB12 some text that goes on",
    "SWIFT LANGUAGE",
    "DEUTDEFF500",
    "HDFC0001234",
    "032180000118359719",
    "062-000",
    "021000021",
    "routing number 021000022",
    "20-00-00",
    "account opened 2023 by staff",
    "SHA256 0000 1111 2222",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_accounts(look: Look, text: str, entity: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {(entity, value)}


@pytest.mark.parametrize("between", [" / ", "  ", ", ", "\t"])
def test_a_sort_code_before_an_account_needs_no_label(look: Look, between: str) -> None:
    found = look(FAMILY, f"Fern Floristry 20-88-13{between}73920184 please")
    assert found == [("BANK_ACCOUNT", "20-88-13"), ("BANK_ACCOUNT", "73920184")]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
