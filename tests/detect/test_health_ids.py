"""Patients, insured persons, prescribers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.health_ids import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("OHIP 1234 567 890 AB", "1234 567 890 AB"),
    ("Medicare 2123 45670 1", "2123 45670 1"),
    ("EHIC 80276000123456789012", "80276000123456789012"),
    ("my member number is XRN376566746", "XRN376566746"),
    ("MRN: 00482913", "00482913"),
    ("Patient ID 883142", "883142"),
    ("NPI 1234567893", "1234567893"),
    ("DEA AB1234563", "AB1234563"),
    ("KVNR A123456780", "A123456780"),
    ("Aetna Member ID: W123456789", "W123456789"),
    ("Group number 0081234 Cigna PPO", "0081234"),
    ("Medical record number H-4482193", "H-4482193"),
    ("MRN,Name\n448211,Jo", "448211"),
]
OTHERS = [
    "medicare part B 2031",
    "NHS spending 12,500,000",
    "OHIP changes 2031",
    "chart 2031 2032 2033",
    "NHS 2031-05-12",
    "my member number is 37656674",
    "NPI: 1234567890",
    "DEA AB1234564",
    "1234567893",
    "Member ID: 48215",
    "MRN 2024",
    "patient is 1234",
    "patient 1234 samples",
    "AB1234563",
    "provider A123456781",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_numbers_of_health(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("HEALTH_ID", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_field_is_context(look: Look) -> None:
    assert look(FAMILY, "00482913", "MRN") == [("HEALTH_ID", "00482913")]
    assert look(FAMILY, "00482913", "patientId") == [("HEALTH_ID", "00482913")]
    assert look(FAMILY, "00482913", "patient") == []
