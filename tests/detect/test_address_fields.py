"""Parts of addresses that a key or a column names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.passage import Passage
from redactor.detect.patterns.address_fields import found

Look = Callable[..., list[str]]

FOUND = [
    ("Ort;PLZ\nKöln;50996", ["50996"]),
    ("NAME|ADDR1|ZIP\nx|12 Elm|43606", ["12 Elm", "43606"]),
    ('"postalCode": "722 11"', ["722 11"]),
    ('{"code_postal":"59800"}', ["59800"]),
    ('"cep":"01044-000"', ["01044-000"]),
    ("<postCode>31-147</postCode>", ["31-147"]),
    (
        "<PstlAdr><StrtNm>Dorfstrasse</StrtNm><BldgNb>14</BldgNb><PstCd>6300</PstCd>",
        ["Dorfstrasse", "14", "6300"],
    ),
    ("zip=90326&address1=Storgatan+12", ["90326", "Storgatan+12"]),
    ('p.setStreet("Kade 14");', ["Kade 14"]),
    ("Comune;CAP\nMonza;20900", ["20900"]),
    ("'street': 'Carrer de Sants 214'", ["Carrer de Sants 214"]),
    ("INSERT INTO t (city, zip) VALUES ('x', '43606')", ["43606"]),
    ('"postcode": "SW1A 1AA"', ["SW1A 1AA"]),
]
ALONE = [
    '"line2": "Step 2 of 4", address: Address line 1',
    '"address_line1": "Enter your address 1"',
    "<zip>00000</zip>",
    '"zip_file": "12345"',
    "zip: true, zip: archive.zip",
    "zipcode: string",
    '"street": "string", "address": "none"',
    'address: "0x7f00 12"',
    '"ip_address": "10.0.0.1 22"',
    "addr: 40 bytes",
    '"email_address": "Jo 12 x"',
    "cap: 20000",  # no word of Italian addresses
    "street: Street",
    "house_number: int",
    'server_address = "Host 8080 x"',
    "Type;PLZ\nx;keine",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_parts_of_addresses(text: str, values: list[str]) -> None:
    assert sorted(text[one.start : one.end] for one in found(Passage(text))) == sorted(values)


@pytest.mark.parametrize("text", ALONE)
def test_leaves_others_alone(text: str) -> None:
    assert not list(found(Passage(text)))
