"""Region codes: one written form, no state taken for a country."""

from __future__ import annotations

import pytest

from redactor.policy import regions
from redactor.policy.iso3166 import COUNTRIES, US_SUBDIVISIONS
from redactor.policy.load import load_builtin
from redactor.values import Person


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("DE", "DE"),
        (" de ", "DE"),
        ("UK", "GB"),
        ("UK-ENG", "GB-ENG"),
        ("EL", "GR"),
        ("US-CA", "US-CA"),
        ("us-ca", "US-CA"),
        ("US-DC", "US-DC"),
        ("US-PR", "US-PR"),
        ("CA", "CA"),
        ("CA-QC", "CA-QC"),
        ("AU-NSW", "AU-NSW"),
        ("FR-75", "FR-75"),
        ("US-ZZ", None),
        ("US-", None),
        ("TX", None),
        ("NY", None),
        ("ZZ", None),
        ("XK", None),
        ("", None),
        ("USA", None),
        ("US_CA", None),
        ("US-CA-X", None),
        ("US-CALI", None),
        ("*", None),
        ("DE\n", "DE"),
        ("Germany", None),
    ],
)
def test_normalise(code: str, written: str | None) -> None:
    assert regions.normalise(code) == written


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("TX", "for Texas write `US-TX`"),
        ("NY", "for New York write `US-NY`"),
        ("ZZ", "neither an ISO 3166-1 country"),
        ("uk", "write `GB`"),
        ("us-ca", "write `US-CA`"),
        ("EL", "write `GR`"),
    ],
)
def test_faults_in_files_carry_a_hint(code: str, words: str) -> None:
    fault = regions.fault_in(code)
    assert fault is not None
    assert words in fault


@pytest.mark.parametrize("code", ["DE", "US", "US-CA", "CA", "IN", "GB-SCT"])
def test_right_codes_have_no_fault(code: str) -> None:
    assert regions.fault_in(code) is None


def test_advice_tells_canada_from_california() -> None:
    assert regions.advice("CA") == "`CA` is Canada; for California write `US-CA`"
    assert regions.advice("US-CA") == "`US-CA` is California, United States"
    assert regions.advice("DE-BY") == "`DE-BY` is BY, Germany"
    assert regions.advice("FR") == "`FR` is France"


def test_the_tables_are_whole() -> None:
    assert len(COUNTRIES) == 249
    assert len(US_SUBDIVISIONS) == 57
    assert all(len(code) == 2 and name for code, name in {**COUNTRIES, **US_SUBDIVISIONS}.items())


def test_the_packs_hold_the_groups() -> None:
    assert len(regions.EU_EEA) == 30
    assert load_builtin("EU_EEA").regions == regions.EU_EEA | regions.EU_EEA_UNVERIFIED
    assert load_builtin("GB").regions == regions.GB_GROUP
    assert not regions.EU_EEA & regions.EU_EEA_UNVERIFIED
    known = regions.EU_EEA | regions.EU_EEA_UNVERIFIED | regions.GB_GROUP
    assert known <= set(COUNTRIES)


def test_candidates_keep_their_order_and_their_faults() -> None:
    person = Person("p", "subject", (("work", "uk"), ("employer", "TX")))
    assert regions.candidates(person) == (("work", "GB"), ("employer", None))
