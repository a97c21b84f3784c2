# ruff: noqa: E501 - tables of pieces
"""Checksums against naive twins written from their specifications; spans and time under nasty texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.passage import Family, Passage
from redactor.detect.patterns import (
    addresses,
    ages,
    births,
    coordinates,
    devices,
    health_ids,
    iban,
    identifiers,
    labelled,
    service_ids,
)
from tests.growth import cpu_seconds, grows_within

FAMILIES = tuple(
    module.FAMILY
    for module in (addresses, ages, births, coordinates, devices, health_ids, iban, identifiers, labelled)
)
DIGITS = "0123456789"
SALESFORCE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
VIN_ROWS = ("0", "1AJ", "2BKS", "3CLT", "4DMU", "5ENV", "6FW", "7GPX", "8HY", "9RZ")
PIECES = (
    "order no. ", "INV-", "4821", "12 Oak St", ", ", "\n", "Boston, MA 02110", "lat ", "51.5074", "aged ", "93", "MRN: ", "b. ",
    "1984", "12/03/1984", "S/N: ", "A1B2C3", "|", "\t", "Age", "Name", "Passport No", "é", "\u00a0", "BIC ", "°N", "@", "-", "#",
)  # fmt: skip
NASTY = (
    "A-", "1", "12 ", "Aa ", "A1", "1-", "1.", "1.5, ", "A-1-", " ", "\n", "customer ", "order id ", "12 Oak ", "12 Aa Aa ",
    "Via Aa ", "1\u00b0 ", "aged ", "b. ", "member id ", "patient ", "serial ", "Aa, ", "calle ", "rue ", "x_", "cus_", "passport no ",
    "lat 1.5 ", "a,b\n", "1 St ", "12 Aa St, ", "born on ", "(", "12/", "V1", "no. ", "A A ",
)  # fmt: skip


@given(st.text(alphabet=DIGITS, min_size=10, max_size=10))
def test_provider_numbers(digits: str) -> None:
    # 45 CFR 162.406: every second digit from the right doubled, its own digits added; the prefix counts 24.
    doubled = [sum(map(int, str(2 * int(digit)))) for digit in digits[-2::-2]]
    plain = [int(digit) for digit in digits[-1::-2]]
    assert health_ids.npi(digits) == ((24 + sum(doubled) + sum(plain)) % 10 == 0)


@given(st.text(alphabet=DIGITS, min_size=7, max_size=7))
def test_prescriber_numbers(digits: str) -> None:
    one, two, three, four, five, six, check = map(int, digits)
    assert health_ids.dea(f"AB{digits}") == (
        str(one + three + five + 2 * (two + four + six))[-1] == str(check)
    )


@given(st.text(alphabet="ABCDEFGHJKLMNPRSTUVWXYZ" + DIGITS, min_size=17, max_size=17))
def test_chassis_numbers(value: str) -> None:
    # 49 CFR 565.15 table III (letters' values) and table IV (weights of the places).
    values = {char: row for row, chars in enumerate(VIN_ROWS) for char in chars}
    weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    rest = sum(values[char] * weight for char, weight in zip(value, weights, strict=True)) % 11
    told = value[8] == ("X" if rest == 10 else str(rest))
    assert devices.vin(value) == (told and len(set(value)) >= 6 and not value.isalpha())


@given(st.text(alphabet="ABCxyz019", min_size=15, max_size=15))
def test_record_ids(body: str) -> None:
    check = ""
    for start in (0, 5, 10):
        bits = "".join("1" if char.isupper() else "0" for char in body[start : start + 5])
        check += SALESFORCE[int(bits[::-1], 2)]
    assert service_ids.salesforce_check(body) == check


@settings(deadline=None)  # the first text that a pattern is tried on waits for its beginnings to be read
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_matches_lie_inside_the_text_and_have_no_edges_of_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    for family in FAMILIES:
        for match in family.find(Passage(text)):
            shown = text[match.start : match.end]
            assert 0 <= match.start < match.end <= len(text)
            assert match.entity in family.entities
            assert shown == shown.strip()
            assert 0.4 <= match.score <= 1


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_time_grows_with_length_only(family: Family) -> None:
    for nasty in NASTY:

        def seconds(size: int, unit: str = nasty) -> float:
            text = unit * (size // len(unit))
            return cpu_seconds(lambda: list(family.find(Passage(text))))

        # Linear is 8 times; a quadratic rule needs 64 times. What takes no time cannot be compared.
        assert grows_within(seconds, 12_500, 100_000, lambda short: max(0.2, 24 * short)), nasty
