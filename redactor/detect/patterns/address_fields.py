# ruff: noqa: RUF001 - signs of texts are the material
"""Parts of addresses that a key or a column names: a postal code, a street with its number.

``PLZ`` over ``72070``, ``"postalCode": "722 11"``, ``<BldgNb>14</BldgNb>``, ``street: "Kade 14"``. Alone
these have no form that tells them from other numbers and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known_names import is_plain
from redactor.detect.passage import Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.keyed import Field, fields

_CODE = words(
    "zip zipcode zip4 postcode postalcode postal plz postleitzahl cep pincode postnummer postnr pstcd"
    " codepostal codigopostal kodpocztowy psč psc irányítószám zipplus индекс 郵便番号 邮编 우편번호"
)
_ITALIAN = words("comune città citta indirizzo via provincia cognome residenza località")
_OTHER = words(
    "file files archive folder format code_page id error type name length size pattern regex valid min max"
    " count bomb path url date time status required label lookup"
) - words("code")
_CODED = re.compile(
    r"(?=[^\d]{0,4}\d)(?:\d{3,6}(?:[- ]\d{2,4})?|[A-Z]{1,2}-\d{3,5}|\d{4} ?[A-Z]{2}|\d{2}[.-]\d{3}(?:-\d{3})?"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{3}-\d{4})"
)
_STREET = words(
    "street street1 street2 streetaddress strasse straße strassenname strtnm rue calle direccion dirección"
    " indirizzo adresse adres ulica address address1 address2 addressline addressline1 addr addr1 addr2 line1"
    " line2 streetname logradouro endereco endereço morada domicilio adressezeile gate adress gatuadress"
    " hausnummer housenumber bldgnb homeaddress strase utca адрес улица 住所 地址 주소"
)
_STREET_ONLY = words("street streetname strasse straße strassenname strtnm calle ulica logradouro")
"""Keys of streets whose values need no number."""
_BUILDING = words("hausnummer housenumber bldgnb")
_NO_STREET = words(
    "email mail ip mac url web wallet host memory server bind listen from to reply bus space range type id"
    " book label validation verified index family remote local public private proxy gateway client view"
)
_PLACED = re.compile(
    r"(?=[^\n]{0,80}\d)(?=[^\n]{0,80}?[^\W\d_]{2})"
    r"[^\W_][\w.,'’/#ºª°№() -]{2,90}(?<= )[^\W_][\w./#-]{0,20}[.)]?",
)
_LABELS = frozenset({"address", "line"})
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’ -]{2,60}")
_NUMBER = re.compile(r"\d{1,4} ?[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?")
_STAND_IN = words("unknown none null string street address main undefined default home office example n a")
_SCORE = 0.62
_MOST_WORDS = 5  # of a key, all of them as one among them


def _entity_of(key: frozenset[str], value: str, *, italian: bool) -> bool:
    """Tell whether a value under a key is part of an address."""
    if not key.isdisjoint(_OTHER) and key.isdisjoint(_STREET):
        return False
    if not key.isdisjoint(_CODE) or (italian and key == {"cap"}):
        return _CODED.fullmatch(value) is not None and value.strip("0-") != ""
    if key.isdisjoint(_STREET) or not key.isdisjoint(_NO_STREET) or len(key) > _MOST_WORDS:
        return False
    return value.lower() not in _STAND_IN and _is_street(key, value)


def _is_street(key: frozenset[str], value: str) -> bool:
    """Tell whether a value under the name of a street or house is one."""
    if not key.isdisjoint(_BUILDING):
        return _NUMBER.fullmatch(value) is not None
    if _PLACED.fullmatch(value):
        # `Step 2 of 4`, `Address line 1`: words of an interface alone are no street.
        said = _LETTERS.findall(value)
        return not value.islower() and not all(word.lower() in _LABELS or is_plain(word) for word in said)
    return not key.isdisjoint(_STREET_ONLY) and _NAME.fullmatch(value) is not None


def found(passage: Passage) -> Iterator[Match]:
    """Yield every part of an address that its key or its column names."""
    italian = "cap" in passage.vocabulary and not passage.vocabulary.isdisjoint(_ITALIAN)
    wanted = _CODE | _STREET | ({"cap"} if italian else frozenset())
    listed = [(cell.header, cell.start, cell.end) for cell in cells(passage, wanted)]
    for key, start, end in listed:
        if end - start <= 90 and _entity_of(key, passage.text[start:end], italian=italian):
            yield Match("ADDRESS", start, end, _SCORE, "address.column")
    for field in fields(passage, wanted):
        if field.end - field.start <= 120 and _is_field(field, italian=italian):
            yield Match("ADDRESS", field.start, field.end, _SCORE, "address.key")


def _is_field(field: Field, *, italian: bool) -> bool:
    # In program text a bare word behind a key is a variable or a type.
    wordy = field.bare and not any(map(str.isdigit, field.said))
    return not wordy and _entity_of(field.key, field.said, italian=italian)
