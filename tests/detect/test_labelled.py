"""Documents and wallets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.labelled import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("passport AB 7741203 was stolen", "PASSPORT", "AB 7741203"),
    ("ppt no N1234567", "PASSPORT", "N1234567"),
    ("Doc type: Passport\nNumber: XP7741203", "PASSPORT", "XP7741203"),
    ("licence: JONES 712034 K99PQ", "DRIVER_LICENSE", "JONES 712034 K99PQ"),
    ("prawo jazdy 07741/20/3456", "DRIVER_LICENSE", "07741/20/3456"),
    ("Führerschein-Nr.: B072RRE2I55", "DRIVER_LICENSE", "B072RRE2I55"),
    ("Driver's Lic. # D1234567", "DRIVER_LICENSE", "D1234567"),
    ("Driver License (CA): D1234567", "DRIVER_LICENSE", "D1234567"),
    ("DL D1234567 seen", "DRIVER_LICENSE", "D1234567"),
    ("permis n° 12AB34567", "DRIVER_LICENSE", "12AB34567"),
    ("her licence is MORGA657054SM9IJ", "DRIVER_LICENSE", "MORGA657054SM9IJ"),
    ("checked in with MORGA657054SM9IJ", "DRIVER_LICENSE", "MORGA657054SM9IJ"),
    ("car rental: D123-4567-8901", "DRIVER_LICENSE", "D123-4567-8901"),
    ("Driver\tLicence no.\nMara\tB8009275", "DRIVER_LICENSE", "B8009275"),
    ("Passport No: X1234567", "PASSPORT", "X1234567"),
    ("Reisepassnummer C01X00T47", "PASSPORT", "C01X00T47"),
    ("Driver's license number: D1234567", "DRIVER_LICENSE", "D1234567"),
    ("driving licence MORGA657054SM9IJ", "DRIVER_LICENSE", "MORGA657054SM9IJ"),
    ("Führerscheinnummer B072RRE2I55", "DRIVER_LICENSE", "B072RRE2I55"),
    ("Passport number: 12 34 567890", "PASSPORT", "12 34 567890"),
    ("permis de conduire n° 12AB34567", "DRIVER_LICENSE", "12AB34567"),
    ("DL#: F1234567", "DRIVER_LICENSE", "F1234567"),
    ("pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "CRYPTO", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    (
        "BTC bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "CRYPTO",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
    ),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "CRYPTO", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "CRYPTO", "0x52908400098527886E0F7030069857D2E4169EE7"),
]
OTHERS = [
    "passport on file since 2019",
    "passport: 12/05/2031",
    "ppt slides 12345678",
    "type passport / number 3",
    "passport valid 2031/32",
    "software licence key D1234567",
    "Printer driver 1234567",
    "MORGA699054SM9IJ",
    "order D123-4567-8901",
    "Product\tLicence\nMara\tB8009275",
    "driver license agreement, 2031",
    "passport control 12",
    "passport is required2",
    "driver license agreement v2.0.1",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "0x0000000000000000000000000000000000000000",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_labelled_values(look: Look, text: str, entity: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {(entity, value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_is_context(look: Look) -> None:
    assert look(FAMILY, "X1234567", "passportNumber") == [("PASSPORT", "X1234567")]
    assert look(FAMILY, "D1234567", "Driver License") == [("DRIVER_LICENSE", "D1234567")]
    assert look(FAMILY, "D1234567", "License") == []


def test_a_column_is_context(look: Look) -> None:
    assert look(FAMILY, "Name;Passport\nJane;X1234567") == [("PASSPORT", "X1234567")]
