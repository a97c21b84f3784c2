"""Numbers that a sentence tells some words after it has named what they number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.told_numbers import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("I lost my passport, the number was AR3690013, in Graz", "PASSPORT", "AR3690013"),
        ("there is a passport inside (number C10WY1241, name Moyo)", "PASSPORT", "C10WY1241"),
        ("his driving licence, number M1234567, expired", "DRIVER_LICENSE", "M1234567"),
        ("my father had a contract with you (number 83510941). He died", "ID", "83510941"),
        ("the policy we took out, number 5523871", "ID", "5523871"),
        ("a company registered under number 03362482 whose office", "ID", "03362482"),
        ("registered in the commercial register of Graz under number HRB 58310", "ID", "HRB 58310"),
        ("registered for VAT under number GB123456789", "TAX_ID", "GB123456789"),
        ("entered as HRB 58310 B", "ID", "HRB 58310 B"),
        ("upheld by the court (case no. 13 O 7392/20)", "ID", "13 O 7392/20"),
        ("Case C-217/18 before the court", "ID", "C-217/18"),
        ("applications nos. 31247/07 and 4410/11 against", "ID", "4410/11"),
        ("claim no. HC-2021-000412", "ID", "HC-2021-000412"),
    ],
)
def test_found(look: Look, text: str, entity: str, value: str) -> None:
    assert (entity, value) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text",
    [
        "the passport office. The number was 36900130",  # another sentence
        "my passport and three numbers",
        "a contract for 12000 units, number of copies 20000",
        "the order was late, number of days 12",
        "a contract with phone number 5523871",
        "registered users with number 12",
        "read 31247/07 of the journal",  # nothing of a court
        "the ratio was 12 O 5",
        "case closed at 12/20",
        "Article 6 no. 12",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
