"""Invented numbers that machines would accept: check digits right, none given out by us to anybody.

Sources of the forms: ISO/IEC 7812 (cards), ISO 13616 (IBAN), libphonenumber (telephones), python-stdnum
(national numbers), the issuers' own pages for the rest.
"""

from __future__ import annotations

import ipaddress
import random
import string
from collections.abc import Callable

import phonenumbers
from stdnum import luhn, verhoeff
from stdnum.au import abn
from stdnum.br import cpf
from stdnum.de import idnr
from stdnum.es import dni
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.se import personnummer

Maker = Callable[[random.Random], str]
_UPPER = "ABCDEFGHJKLMNPRSTUVWXYZ"


def digits(random_: random.Random, count: int, first: str = "123456789") -> str:
    """Return ``count`` digits, the first of them one of ``first``."""
    return random_.choice(first) + "".join(random_.choices(string.digits, k=count - 1))


def letters(random_: random.Random, count: int, of: str = _UPPER) -> str:
    """Return ``count`` letters."""
    return "".join(random_.choices(of, k=count))


def _until(make: Maker, is_valid: Callable[[str], object]) -> Maker:
    """Draw until a checker accepts; all checkers here accept at least one draw in a hundred."""

    def draw(random_: random.Random) -> str:
        while True:
            number = make(random_)
            if is_valid(number):
                return number

    return draw


# --- telephones, money --------------------------------------------------------------------------------

_REGIONS = "US US US GB GB DE FR IN BR NG KE JP AU ES IT PL MX ZA PH SE NL CH".split()


def phone(random_: random.Random) -> str:
    """Return a valid number of some region as people write it where they do not know the reader."""
    while True:
        region = random_.choice(_REGIONS)
        sample = phonenumbers.example_number_for_type(region, random_.choice([0, 1]))
        if sample is None:
            continue
        text = str(sample.national_number)
        sample.national_number = int(text[:-6] + "".join(random_.choices(string.digits, k=6)))
        if phonenumbers.is_valid_number(sample):
            break
    forms = phonenumbers.PhoneNumberFormat
    if region in ("US", "GB") and random_.random() < 0.6:
        national = phonenumbers.format_number(sample, forms.NATIONAL)
        dotted = national.replace("(", "").replace(") ", ".").replace("-", ".")
        return random_.choice([national, dotted]) if region == "US" else national
    style = random_.choice([forms.INTERNATIONAL, forms.INTERNATIONAL, forms.E164])
    return phonenumbers.format_number(sample, style)


def card(random_: random.Random) -> str:
    """Return a card number with a right check digit, in groups or in one piece."""
    prefix, size = random_.choice([("4", 16), ("52", 16), ("2223", 16), ("37", 15), ("6011", 16)])
    body = prefix + "".join(random_.choices(string.digits, k=size - len(prefix) - 1))
    number = body + luhn.calc_check_digit(body)
    if size == 15:
        grouped = f"{number[:4]} {number[4:10]} {number[10:]}"
    else:
        mark = random_.choice(" -")
        grouped = mark.join(number[start : start + 4] for start in range(0, 16, 4))
    return random_.choice([grouped, grouped, number])


def iban(random_: random.Random) -> str:
    """Return an IBAN with right check digits."""
    country, size = random_.choice([("DE", 18), ("NL", 14), ("ES", 20), ("PL", 24), ("CH", 17), ("GB", 18)])
    bank = letters(random_, 4) if country in ("NL", "GB") else ""
    body = bank + "".join(random_.choices(string.digits, k=size - len(bank)))
    check = mod_97_10.calc_check_digits("".join(str(int(char, 36)) for char in body + country))
    number = f"{country}{check}{body}"
    grouped = " ".join(number[start : start + 4] for start in range(0, len(number), 4))
    return random_.choice([grouped, number])


# --- machines -----------------------------------------------------------------------------------------


def ip(random_: random.Random) -> str:
    """Return an address of a network, private or public, now and then of version 6."""
    last = f"{random_.randint(1, 254)}.{random_.randint(2, 254)}"
    if random_.random() < 0.15:
        return str(ipaddress.IPv6Address((0x20010DB8 << 96) + random_.getrandbits(64)))
    return (
        random_.choice([f"10.{random_.randint(1, 250)}.", "192.168.", "172.20.", "203.0.", "81.187."]) + last
    )


def mac(random_: random.Random) -> str:
    """Return a hardware address."""
    parts = [f"{random_.randint(0, 255):02x}" for _ in range(6)]
    parts[0] = random_.choice("3c a4 00 f0 dc 5e".split())
    return random_.choice([":".join(parts), "-".join(parts).upper(), ":".join(parts).upper()])


def imei(random_: random.Random) -> str:
    """Return an IMEI with a right check digit."""
    body = "35" + "".join(random_.choices(string.digits, k=12))
    return body + luhn.calc_check_digit(body)


def serial(random_: random.Random) -> str:
    """Return a device's serial number."""
    return random_.choice(
        [
            f"C02{letters(random_, 2)}{digits(random_, 1)}{letters(random_, 6)}",
            f"PF-{digits(random_, 1)}{letters(random_, 3)}{digits(random_, 2)}",
            f"SN{digits(random_, 8)}",
            f"5CD{digits(random_, 4)}{letters(random_, 3)}",
        ]
    )


# --- persons' numbers ---------------------------------------------------------------------------------


def ssn(random_: random.Random) -> str:
    """Return a US social security number of a group that exists."""
    area = random_.choice([area for area in range(1, 900) if area != 666])
    return f"{area:03d}-{random_.randint(1, 99):02d}-{random_.randint(1, 9999):04d}"


def _cpf(random_: random.Random) -> str:
    return str(cpf.format(_until(lambda r: digits(r, 11), cpf.is_valid)(random_)))


def _dni(random_: random.Random) -> str:
    body = digits(random_, 8)
    return body + str(dni.calc_check_digit(body))


def _pesel(random_: random.Random) -> str:
    body = f"{_birthday(random_)}{digits(random_, 4)}"
    return body + str(pesel.calc_check_digit(body))


def _aadhaar(random_: random.Random) -> str:
    body = digits(random_, 11, "23456789")
    number = body + str(verhoeff.calc_check_digit(body))
    return f"{number[:4]} {number[4:8]} {number[8:]}"


def _bsn(random_: random.Random) -> str:
    return _until(lambda r: digits(r, 9), bsn.is_valid)(random_)


def _birthday(random_: random.Random) -> str:
    return f"{random_.randint(50, 99)}{random_.randint(1, 12):02d}{random_.randint(1, 28):02d}"


def _nino(random_: random.Random) -> str:
    pairs = " ".join(digits(random_, 2) for _ in range(3))
    return f"{random_.choice(['AB', 'JG', 'PX', 'TW'])} {pairs} {random_.choice('ABCD')}"


def _personnummer(random_: random.Random) -> str:
    return _until(lambda r: f"{_birthday(r)}-{digits(r, 4)}", personnummer.is_valid)(random_)


NATIONAL: dict[str, Maker] = {
    "CPF": _cpf,
    "DNI": _dni,
    "PESEL": _pesel,
    "Aadhaar": _aadhaar,
    "BSN": _bsn,
    "NI number": _nino,
    "Personnummer": _personnummer,
}
"""Makers of national numbers by the label that stands before them."""

TAX: dict[str, Maker] = {
    "EIN": lambda r: f"{r.choice(['12', '36', '84', '47'])}-{digits(r, 7)}",
    "Steuer-ID": _until(lambda r: digits(r, 11), idnr.is_valid),
    "ABN": _until(lambda r: digits(r, 11), abn.is_valid),
    "PAN": lambda r: f"{letters(r, 3)}P{letters(r, 1)}{digits(r, 4)}{letters(r, 1)}",
    "VAT no.": lambda r: f"GB{_uk_vat(r)}",
}
"""Makers of tax numbers by label."""


def _uk_vat(random_: random.Random) -> str:
    body = digits(random_, 7)
    total = sum(int(char) * weight for char, weight in zip(body, range(8, 1, -1), strict=True))
    return f"{body}{97 - total % 97:02d}"


def _nhs(random_: random.Random) -> str:
    while True:
        body = digits(random_, 9)
        check = 11 - sum(int(char) * weight for char, weight in zip(body, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            number = f"{body}{check % 11}"
            return f"{number[:3]} {number[3:6]} {number[6:]}"


def _npi(random_: random.Random) -> str:
    body = "1" + digits(random_, 8)
    return body + str(luhn.calc_check_digit("80840" + body))


HEALTH: dict[str, Maker] = {
    "MRN": lambda r: digits(r, r.choice([7, 8])),
    "NHS No": _nhs,
    "NPI": _npi,
    "Member ID": lambda r: f"{letters(r, 3)}{digits(r, 9)}",
    "Patient ID": lambda r: f"P-{digits(r, 6)}",
}
"""Makers of health numbers by label."""

PASSPORT: tuple[Maker, ...] = (
    lambda r: f"{letters(r, 1)}{digits(r, 8)}",
    lambda r: f"{letters(r, 2)}{digits(r, 7)}",
    lambda r: f"C{digits(r, 2)}{letters(r, 2)}{digits(r, 4)}",
)
LICENCE: tuple[Maker, ...] = (
    lambda r: f"{letters(r, 1)}{digits(r, 7)}",
    lambda r: f"{letters(r, 1)}{digits(r, 3)}-{digits(r, 4)}-{digits(r, 4)}",
    lambda r: f"{letters(r, 5)}{digits(r, 6)}{letters(r, 2)}9{letters(r, 2)}",
)


def coordinates(random_: random.Random) -> str:
    """Return a place on the globe in one of the usual forms."""
    north, east = random_.uniform(-60, 65), random_.uniform(-170, 170)
    if random_.random() < 0.25:
        return f"{abs(north):.4f}° {'N' if north > 0 else 'S'}, {abs(east):.4f}° {'E' if east > 0 else 'W'}"
    return f"{north:.5f}, {east:.5f}"
