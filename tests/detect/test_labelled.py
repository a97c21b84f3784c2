"""Dates of birth, documents, plates, wallets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.labelled import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("DOB: 04/12/1984", "DATE_OF_BIRTH", "04/12/1984"),
    ("Date of birth 1984-12-04", "DATE_OF_BIRTH", "1984-12-04"),
    ("born on March 3, 1979 in", "DATE_OF_BIRTH", "March 3, 1979"),
    ("geboren am 3. März 1979", "DATE_OF_BIRTH", "3. März 1979"),
    ("née le 3 mars 1979", "DATE_OF_BIRTH", "3 mars 1979"),
    ("birth_date=1984-12-04", "DATE_OF_BIRTH", "1984-12-04"),
    ("Birthday\n3rd of March 1979", "DATE_OF_BIRTH", "3rd of March 1979"),
    ("Passport No: X1234567", "PASSPORT", "X1234567"),
    ("Reisepassnummer C01X00T47", "PASSPORT", "C01X00T47"),
    ("Driver's license number: D1234567", "DRIVER_LICENSE", "D1234567"),
    ("driving licence MORGA657054SM9IJ", "DRIVER_LICENSE", "MORGA657054SM9IJ"),
    ("Führerscheinnummer B072RRE2I55", "DRIVER_LICENSE", "B072RRE2I55"),
    ("License plate: 7ABC123", "VEHICLE_PLATE", "7ABC123"),
    ("VIN: 1HGCM82633A004352", "VEHICLE_PLATE", "1HGCM82633A004352"),
    ("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "CRYPTO", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "CRYPTO", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "CRYPTO", "0x52908400098527886E0F7030069857D2E4169EE7"),
]
OTHERS = [
    "due 04/12/1984",
    "birthday party on Friday 3",
    "passport control 12",
    "passport is required2",
    "driver license agreement v2.0.1",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "0x0000000000000000000000000000000000000000",
    "VIN diesel 2009",
    "stubborn 01/02/2003",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_labelled_values(look: Look, text: str, entity: str, value: str) -> None:
    assert look(FAMILY, text) == [(entity, value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_date_in_a_birth_field(look: Look) -> None:
    assert look(FAMILY, "12 May 1990", "dateOfBirth") == [("DATE_OF_BIRTH", "12 May 1990")]
