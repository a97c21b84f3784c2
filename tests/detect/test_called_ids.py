"""Long numbers behind whatever a note calls them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.identifiers import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GWF GWF071552093, see letter", "GWF071552093"),
        ("SBI 107712048, herd of 40", "107712048"),
        ("POD IT001E77120481", "IT001E77120481"),
        ("T4 BN 771204815RP0001", "771204815RP0001"),
        ("TWIC 77120481 expires", "77120481"),
        ("my travelcard number is 0731 5502 81", "0731 5502 81"),
        ("her allotment plot no. is 77120481", "77120481"),
        ("library card 2 1190 0481 7736", "2 1190 0481 7736"),
        ("TB cert NG-LAG-771204", "NG-LAG-771204"),
        ("Binance uid 77120481", "77120481"),
        ("steam friend code 177120481", "177120481"),
        ("work pass 0 77120481", "0 77120481"),
    ],
)
def test_found(look: Look, text: str, value: str) -> None:
    assert ("ID", value) in look(FAMILY, text)


@pytest.mark.parametrize(
    "text",
    [
        "EUR 12345678 in total",
        "PMID 31245127",
        "UTC 20260303",
        "GDP 4418821 dollars",
        "GOST 28147-89",
        "CID 1164638 fixed by Coverity",
        "the population of SPAN 1000000",
        "read MANY 1234567 bytes",
        "the phone number is 5551234",
        "the prime number is 15485863",
        "the part number is 77120481",
        "our total number is 77120481",
        "the library card costs 12",
        "gas cert 2026-03-03",
        "friend code is shown",
        "SELECT 12345678",
        "EOL 2020-01-01",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
