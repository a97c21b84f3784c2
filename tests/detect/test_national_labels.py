"""National numbers right behind their country's name for them, whatever their check digits say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.national_labels import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("PESEL: 12345678901", "12345678901"),
    ("BSN 123456789 staat op de strook", "123456789"),
    ("BSN 123456789 2031-05-03", "123456789"),
    ("NI number QQ 12 34 56 C", "QQ 12 34 56 C"),
    ("n.i. QQ123456A for payroll", "QQ123456A"),
    ("HKID A123456(3)", "A123456(3)"),
    ("NIN 12345678901", "12345678901"),
    ("personas kods 120584-11234", "120584-11234"),
    ("national ID no. 23456789", "23456789"),
    ("ID-kaart nr AA0263091", "AA0263091"),
    ("Carte nationale d'identité n° 880692310285", "880692310285"),
    ("Personalausweis-Nr. L01X00T471", "L01X00T471"),
    ("číslo občanského průkazu 208834567", "208834567"),
    ("numer dowodu ABA 300000", "ABA 300000"),
    ("cédula 1.020.345.678 de Bogotá", "1.020.345.678"),
    ("паспорт серия 45 06 № 123456", "45 06 № 123456"),
    ("DNI 28.456.789", "28.456.789"),
]
OTHERS = [
    "30 dni 12345678",  # days
    "nie 100000 Euro",  # never
    "NIST SP 800-53",
    "NI 43-101 standard",
    "BSN 2031",
    "CPR training 12-05-2031",
    "identity card law 2031",
    "national insurance rates 2030",
    "ID card printing costs 12,500",
    "PESEL ma 11 cyfr",
    "CPR 30:2",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_named_numbers(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("NATIONAL_ID", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
