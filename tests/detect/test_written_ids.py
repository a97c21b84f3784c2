"""Business numbers as languages, letters, payments, files and carriers write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.identifiers import FAMILY
from redactor.detect.patterns.written_ids import is_postal

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("/ Loan 0041-77182-9", "0041-77182-9"),
    ("Folio 88142 | Frau", "88142"),
    ("Lab no 24-0098817", "24-0098817"),
    ("TKT 047-2148839271", "047-2148839271"),
    ("Póliza 07/0044193-B.", "07/0044193-B"),
    ("Póliza: 0044193-B", "0044193-B"),
    ("Rechnung 2025/00417 offen", "2025/00417"),
    ("Vertrag MV-2019/0447", "MV-2019/0447"),
    ("The certificate no. is QBDX 471820. The ashes", "QBDX 471820"),
    ("Paketnummer 77120388", "77120388"),
    ("Kd.-Nr. 7712033", "7712033"),
    ("Zählernummer 1EMH0007712033", "1EMH0007712033"),
    ("meter point (MPAN) 1200023305967", "1200023305967"),
    ("numer klienta 7712033", "7712033"),
    ("zamówienie nr 771203/2031", "771203/2031"),
    ("faktura FV/77/05/2031", "FV/77/05/2031"),
    ("pratica n. 7712/31", "7712/31"),
    ("numéro de commande CMD-77120", "CMD-77120"),
    ("договор № 77/120", "77/120"),
    ("注文番号 770-1203881-2209", "770-1203881-2209"),
    ("GMC no 7712033", "7712033"),
    ("Your ref: HK-03", "HK-03"),
    ("Our ref: MR/JD/77120", "MR/JD/77120"),
    ("payment ref ROE 771203", "ROE 771203"),
    ("Verwendungszweck RE-77120", "RE-77120"),
    ("Buchungscode XK77LP", "XK77LP"),
    ("voucher GIFT-7X7K-2L9P", "GIFT-7X7K-2L9P"),
    ("frequent flyer BA 77120388", "BA 77120388"),
    ("my gym membership is 7712 0388", "7712 0388"),
    ("Royal Mail RM123456785GB", "RM123456785GB"),
    ("DHL JVGL0771203881", "JVGL0771203881"),
    ("GLS 77120388120", "77120388120"),
    ("police report 31-0077120", "31-0077120"),
    ("enrolment EN7712033", "EN7712033"),
    ("Payslip_E007712_May.pdf", "E007712"),
    ("Roe_Mara_Case_00771203_notes.docx", "00771203"),
]
OTHERS = [
    "loan 20000 euros",
    "folio 12",
    "lab 4 of 7",
    "factura: 2024",
    "factura: 10.000",
    "pedido 3 unidades",
    "factura 12500,50 EUR",
    "reserva 15000 euros",
    "commande 10.000 pieces",
    "Contrat 20241201",
    "Paketnummer fehlt",
    "numer 12 w klasie",
    "faktura z 12.05.2031",
    "commande de 12 pizzas",
    "Ref: ISO-27001",
    "reference: RFC-2119",
    "quoting 1200 words",
    "concepto 1200 euros",
    "booking ref soon",
    "confirmation code EXPIRED",
    "voucher 2031-05 to come",
    "miles 1200 1300",
    "the club is 1200 1300 strong",
    "RM123456784GB",  # the check digit is wrong
    "DHL delivered 77120 parcels",
    "UPS 1500VA battery",
    "enrolment 12345 students",
    "certificate SHA256-12345",
    "registration 2031-05-12",
    "invoice_2031-05.pdf",
    "report-20310512.pdf",
    "test_case_12345.py",
    "policy_2031_v3.docx",
    "DWG-0815 rev C",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_written_numbers(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("ID", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []


@pytest.mark.parametrize(
    ("value", "good"),
    [("RM123456785GB", True), ("RR473124829GB", True), ("RR473124820GB", False)],
)
def test_postal_items_check_themselves(value: str, *, good: bool) -> None:
    assert is_postal(value) is good
