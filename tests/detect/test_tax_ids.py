"""Tax numbers beside their labels, under their headers, and by their own form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.tax_ids import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("VAT Reg No GB 123 4567 89", "GB 123 4567 89"),
    ("Reverse charge, VAT no.: GB100200300", "GB100200300"),
    ("VAT: GB100200300 applies", "GB100200300"),
    ("USt-IdNr.: DE100200300", "DE100200300"),
    ("St.-Nr. 12/345/67890", "12/345/67890"),
    ("Steuer-ID: 10200300400", "10200300400"),
    ("TVA FR 12 100200300", "FR 12 100200300"),
    ("P.IVA 01002003004", "01002003004"),
    ("btw-nr NL100200300B01", "NL100200300B01"),
    ("NIF: B10020030", "B10020030"),
    ("SIRET 100 200 300 00012", "100 200 300 00012"),
    ("ABN 10 200 300 400 Harrow Pty", "10 200 300 400"),
    ("ABN 10200300400 KW Pty", "10200300400"),
    ("UTR 10020 03004", "10020 03004"),
    ("Federal Tax ID: 12-3456789", "12-3456789"),
    ("Tax Id\n12-3456789", "12-3456789"),
    ("CHE-100.200.300 MWST", "CHE-100.200.300"),
    ("GSTIN 27ABCDE1234F1ZV", "27ABCDE1234F1ZV"),
    ("Payee 12-3456789 sent its W-9", "12-3456789"),
    ("please file form 1099 for 12-3456789", "12-3456789"),
    ("Firm\tVAT ID\nHarrow\tGB100200300", "GB100200300"),
    ("firm,ein\nHarrow,12-3456789", "12-3456789"),
    ("our number is ATU13585627", "ATU13585627"),
]
OTHERS = [
    "VAT 20 % of 1,234,567.00",
    "VAT: 12345678 rows were read",
    "VAT amount: 12345678",
    "Tax 2031-05-06",
    "tax year 2030/2031",
    "tax id is required",
    "Tax No.: see above",
    "uid=1000123(jane)",
    "rfc 8259",
    "tin roof 1234567 made",
    "the inn has 120 rooms",
    "part 12-3456789 is out of stock",
    "ATU13585626 is a model name",
    "DE100200300 is the key of a row",
    "Firm\tVAT amount\nHarrow\t10020030",
    "Firm\tTax\nHarrow\t2031-05-06",
    "Firm\tTax\nHarrow\t12",
]


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_finds_tax_numbers(look: Look, text: str, value: str) -> None:
    assert set(look(FAMILY, text)) == {("TAX_ID", value)}


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
