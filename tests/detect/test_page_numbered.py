"""Labels of numbers, and what such numbers look like."""

from __future__ import annotations

import pytest

from redactor.detect.page_numbered import is_numbered_value
from redactor.detect.page_told import kind_of

LABELS = (
    "Matter no. | Account # | Lease No | Folio number | Contract nr. | Kundennummer | Zählernummer"
    " | Vertragsnr | Nº de cliente | N° client | Número de contrato | Numéro de contrat | Numer klienta"
    " | Vertragskonto | Envelope ID"
    " | Seal | MPAN"
).split(" | ")
OTHERS = (
    "Page number | Port number | Line no. | Version number | Serial number | Part no. | Model # | Room no."
    " | Flight number | Telefonnummer | Phone number | Contact no. | Hausnummer | Artikelnummer"
    " | Seitennummer | Versicherungsnummer | Número de teléfono | Numéro de page"
    " | Any number | Order of number"
    " | No | Number | # | Numero | Yes or no | Random number | Issue # | Seals of approval"
    " | N. Cordero | No Cordero | Number of users | No date | #112030 | Nr 20417 | NI number | National ID no"
).split(" | ")


@pytest.mark.parametrize("label", LABELS)
def test_labels_of_numbers(label: str) -> None:
    kind = kind_of(label)
    assert kind is not None
    assert kind.entity == "ID"
    assert kind.fits("QX-220417-8")


@pytest.mark.parametrize("label", OTHERS)
def test_labels_of_other_numbers(label: str) -> None:
    kind = kind_of(label)
    assert kind is None or kind.entity != "ID"


@pytest.mark.parametrize(
    "value",
    [
        "2026-CV-00417",
        "30 448 129 07",
        "1XYZ1160448812",
        "SE0099182",
        "8840-2217-6",
        "4417",
        "7c1e9f0a-44b8-4d2e-9a17-0e6b2c5d8f31",
    ],
)
def test_numbers(value: str) -> None:
    assert is_numbered_value(value)


@pytest.mark.parametrize(
    "value",
    [
        *("2026", "2026-03-01", "01.03.2026", "2025/26", "12 MAR 2026", "MAR 2026", "12 400", "1.204.800"),
        *("84.00", "EUR 84.00", "18,442 kWh", "117", "pending", "Optional", "x86_64", "node-18.2", "v2.10.4"),
        "see page 4417",
    ],
)
def test_what_is_no_number(value: str) -> None:
    assert not is_numbered_value(value)
