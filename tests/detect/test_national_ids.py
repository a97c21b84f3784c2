"""National numbers: one valid and one broken example per country, and the demand for context."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.id_table import RULES, _rule
from redactor.detect.patterns.national_ids import FAMILY

Look = Callable[..., list[tuple[str, str]]]

# Numbers of the standards' own documentation or invented with the right check digits.
LABELLED = [
    ("CUIT 20-05536168-2", "TAX_ID", "20-05536168-2"),
    ("SVNR 1237 010180", "NATIONAL_ID", "1237 010180"),
    ("TFN: 123 456 782", "TAX_ID", "123 456 782"),
    ("ABN 83 914 571 673", "TAX_ID", "83 914 571 673"),
    ("Rijksregisternummer 85.07.30-033.28", "NATIONAL_ID", "85.07.30-033.28"),
    ("EGN 7523169263", "NATIONAL_ID", "7523169263"),
    ("CPF 39053344705", "NATIONAL_ID", "39053344705"),
    ("SIN: 123-456-782", "NATIONAL_ID", "123-456-782"),
    ("rodné číslo 710319/2745", "NATIONAL_ID", "710319/2745"),
    ("Steuer-ID 36 574 261 809", "TAX_ID", "36 574 261 809"),
    ("CPR 211062-5629", "NATIONAL_ID", "211062-5629"),
    ("isikukood 36805280109", "NATIONAL_ID", "36805280109"),
    ("NHS number 943 476 5870", "HEALTH_ID", "943 476 5870"),
    ("AMKA 01013099997", "NATIONAL_ID", "01013099997"),
    ("OIB 33392005961", "NATIONAL_ID", "33392005961"),
    ("PPS 6433435F", "NATIONAL_ID", "6433435F"),
    ("teudat zehut 39337423", "NATIONAL_ID", "39337423"),
    ("Aadhaar 2341 2341 2346", "NATIONAL_ID", "2341 2341 2346"),
    ("kennitala 450401-3150", "NATIONAL_ID", "450401-3150"),
    ("asmens kodas 33309240064", "NATIONAL_ID", "33309240064"),
    ("BSN 111222333", "NATIONAL_ID", "111222333"),
    ("fødselsnummer 11077941012", "NATIONAL_ID", "11077941012"),
    ("IRD 49-091-850", "TAX_ID", "49-091-850"),
    ("PESEL 44051401359", "NATIONAL_ID", "44051401359"),
    ("NIF 501964843", "TAX_ID", "501964843"),
    ("CNP 1630615123457", "NATIONAL_ID", "1630615123457"),
    ("personnummer 880320-0016", "NATIONAL_ID", "880320-0016"),
    ("EMŠO 0101006500006", "NATIONAL_ID", "0101006500006"),
    ("TC kimlik 17291716060", "NATIONAL_ID", "17291716060"),
    ("SA identity 7503305044089", "NATIONAL_ID", "7503305044089"),
    ("NRIC S1234567D", "NATIONAL_ID", "S1234567D"),
    ("EIN 91-1144442", "TAX_ID", "91-1144442"),
    ("IMEI 35-686800-004141-8", "DEVICE_ID", "35-686800-004141-8"),
    ("SNILS 112-233-445 95", "NATIONAL_ID", "112-233-445 95"),
]
ALONE = [
    ("390.533.447-05", "NATIONAL_ID"),
    ("756.9217.0769.85", "NATIONAL_ID"),
    ("12.531.909-2", "NATIONAL_ID"),
    ("360426199101010071", "NATIONAL_ID"),
    ("54362315K", "NATIONAL_ID"),
    ("X-2482300W", "NATIONAL_ID"),
    ("131052-308T", "NATIONAL_ID"),
    ("2 95 10 99 126 111 93", "NATIONAL_ID"),
    ("AB 12 34 56 C", "NATIONAL_ID"),
    ("ACUPA7085R", "TAX_ID"),
    ("RCCMNL83S18D969H", "NATIONAL_ID"),
    ("971013-9019902", "NATIONAL_ID"),
    ("BOXW310820HNERXN09", "NATIONAL_ID"),
    ("770305-02-1234", "NATIONAL_ID"),
    ("1EG4-TE5-MK73", "HEALTH_ID"),
]
BROKEN = [
    "36 574 261 808",
    "390.533.447-06",
    "54362315L",
    "GB 12 34 56 C",
    "RCCMNL83S18D969A",
    "360426199101010072",
    "756.9217.0769.86",
    "order 7503305044089",
    "id 123456789",
    "build 44051401359",
    "943 476 5870",
    "111222333",
    "1630615123457",
    "tracking 9400111899223197428490",
    "2023-10-11 12:13:14",
    "commit 3f2a9c1b7d",
    "CPF 39053344706",
]


@pytest.mark.parametrize(("text", "entity", "value"), LABELLED)
def test_finds_labelled_numbers(look: Look, text: str, entity: str, value: str) -> None:
    assert (entity, value) in look(FAMILY, text)


@pytest.mark.parametrize(("value", "entity"), ALONE)
def test_finds_strong_numbers_without_a_label(look: Look, value: str, entity: str) -> None:
    assert look(FAMILY, f"see {value} there") == [(entity, value)]


@pytest.mark.parametrize("text", BROKEN)
def test_leaves_broken_and_bare_numbers(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


def test_a_strong_number_with_a_wrong_check_digit_counts_under_its_name(look: Look) -> None:
    assert look(FAMILY, "CPF: 390.533.447-06") == [("NATIONAL_ID", "390.533.447-06")]


def test_the_table_covers_many_countries_and_refuses_unknown_checks() -> None:
    assert len({rule.name.split(".")[0] for rule in RULES}) >= 40
    with pytest.raises(ValueError, match=r"no xx\.nothing"):
        _rule("xx.nothing", "NATIONAL_ID", r"\d", "x")


SSN = [
    ("123-45-6789", [("US_SSN", "123-45-6789")]),
    ("SSN 123456789", [("US_SSN", "123456789")]),
    ("SSN: 123 45 6789", [("US_SSN", "123 45 6789")]),
    ("social security number is 123-45-6789.", [("US_SSN", "123-45-6789")]),
    ("912-70-1234", [("TAX_ID", "912-70-1234")]),
    ("xxx-xx-6789", [("US_SSN", "xxx-xx-6789")]),
    ("SSN 000-12-3456", [("US_SSN", "000-12-3456")]),
    ("000-12-3456", []),
    ("666-12-3456", []),
    ("900-12-3456", []),
    ("123-00-6789", []),
    ("123-45-0000", []),
    ("123456789", []),
    ("123 45 6789", []),
    ("1123-45-6789", []),
    ("123-45-67890", []),
    ("555-123-45-6789", []),
]


@pytest.mark.parametrize(("text", "expected"), SSN)
def test_social_security_numbers(look: Look, text: str, expected: list[tuple[str, str]]) -> None:
    assert look(FAMILY, text) == expected


def test_the_field_label_is_context(look: Look) -> None:
    assert look(FAMILY, "123456789", "SSN") == [("US_SSN", "123456789")]
    assert look(FAMILY, "123456789", "socialSecurityNumber") == [("US_SSN", "123456789")]
