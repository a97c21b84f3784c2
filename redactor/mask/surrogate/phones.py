"""Phone numbers of the same country and form, from ranges that are kept for films, or invalid ones.

Sources of the ranges: NANPA (555-0100 to 555-0199), Ofcom (numbers for drama use), Bundesnetzagentur
(Mitteilung 148/2021, numbers for media), ARCEP (decision 2018-0881), ACMA (numbers for creative works),
ComReg (020 91x), PTS (numbers for books and films).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import regex

from redactor.mask.surrogate.draws import DIGITS, Draws, Made

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

RANGES: Mapping[str, tuple[str, ...]] = {
    "GB": (
        "7700900xxx",
        "2079460xxx",
        "1134960xxx",
        "1144960xxx",
        "1154960xxx",
        "1164960xxx",
        "1174960xxx",
        "1184960xxx",
        "1214960xxx",
        "1314960xxx",
        "1414960xxx",
        "1514960xxx",
        "1614960xxx",
        "1914980xxx",
        "1632960xxx",
    ),
    "DE": ("3023125xxx", "6990009xxx", "4066969xxx", "2214710xxx", "8999998xxx", "17139200xx"),
    "FR": ("19900xxxx", "26191xxxx", "35301xxxx", "46571xxxx", "53649xxxx", "63998xxxx"),
    "AU": (
        "25550xxxx",
        "35550xxxx",
        "75550xxxx",
        "85550xxxx",
        "27010xxxx",
        "37010xxxx",
        "77010xxxx",
        "87010xxxx",
        "491570006",
        "491570110",
        "491570156",
        "491570157",
        "491570158",
        "491570159",
    ),
    "IE": ("20910xxxx", "20911xxxx", "20912xxxx", "20913xxxx"),
    "SE": ("3139006xx", "4062804xx", "8465004xx", "9803192xx"),
}
"""National numbers, ``x`` for any digit."""

_FILMS = "xxx55501xx"  # NANPA, in every area

AREAS = """
    201 203 205 206 207 208 209 212 213 214 216 217 225 229 239 251 253 256 260 270 281 301 303 307 309 312
    314 316 318 330 352 360 401 405 410 414 419 423 434 443 479 480 502 505 509 512 515 541 561 573 585 602
    605 608 612 616 619 626 631 641 651 662 701 704 707 713 717 719 727 734 740 757 765 772 781 801 804 812
    815 828 843 850 859 864 901 907 913 919 928 931 941 952 970 978
""".split()
"""Some area codes of the United States; in all of them 555-0100 to 555-0199 are nobody's."""

_TRIED = ("US", "GB", "FR", "DE", "AU", "IE", "SE", "ES", "IT", "NL", "CH", "AT", "BE", "IN", "BR", "JP")
"""Regions whose form a number without a country is held against, in this order."""

_NANP = 1
_TRIES = 40
_LONGEST = 17  # digits, the longest number with an international prefix (E.164)
_GROUP = regex.compile(r"[\dx]+")
_WORD = regex.compile(r"\p{L}+")
_LOCAL = regex.compile(r"[2-9]\d\d[-. ]?\d{4}")


def phone(value: str, draws: Draws) -> Made | None:
    """Return a number in the form of ``value``; None where none can be made that is nobody's."""
    import phonenumbers

    if _LOCAL.fullmatch(value):
        return Made(_with_digits(value, f"55501{draws.digits(2)}"), frozenset({"555"}))
    number = _read(value)
    if number is None:
        return _in_no_country(value, draws)
    national, country = str(number.national_number), str(number.country_code)
    like = _like(number, national, draws, named=value.strip().startswith("+"))
    if like is None:
        return None
    other, pattern = like
    made = _filled(value, national, other, pattern, draws)
    if made is not None:
        words = frozenset(_WORD.findall(value.casefold()))
        return Made(made.text, made.kept | words | {country, f"0{country}", f"00{country}"})
    whole = phonenumbers.PhoneNumber(country_code=number.country_code, national_number=int(other))
    style = phonenumbers.PhoneNumberFormat
    text = phonenumbers.format_number(whole, style.INTERNATIONAL if "+" in value else style.NATIONAL)
    head = pattern.partition("x")[0]
    area = {zero + head[:length] for zero in ("", "0") for length in range(1, len(head) + 1)}
    return Made(text, frozenset({country, *area}))


def _read(value: str) -> PhoneNumber | None:
    """Return the number that a text is, in the first region whose form it has."""
    import phonenumbers

    for region in (None,) if value.strip().startswith("+") else _TRIED:
        try:
            number = phonenumbers.parse(value, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and (region is None or _is_valid(number, region)):
            return number
    return None


def _is_valid(number: PhoneNumber, region: str) -> bool:
    """Tell whether a region has such numbers; what is kept for films counts in any case."""
    import phonenumbers

    national = str(number.national_number)
    kept = (like.rstrip("x") for like in RANGES.get(region, ()))
    return phonenumbers.is_valid_number(number) or any(national.startswith(head) for head in kept)


def _like(number: PhoneNumber, national: str, draws: Draws, *, named: bool) -> tuple[str, str] | None:
    """Return a national number that is nobody's, and with ``x`` for each digit of it that was drawn.

    ``named`` tells that the number names its country; where it does not, it is nobody's in all that are
    tried.
    """
    import phonenumbers

    if number.country_code == _NANP:
        return f"{draws.of(AREAS)}55501{draws.digits(2)}", _FILMS
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    if region in RANGES:
        fit = [like for like in RANGES[region] if len(like) == len(national)] or RANGES[region]
        # A mobile number stays one where there are such.
        like = draws.of([one for one in fit if one[0] == national[0]] or fit)
        return "".join(draws.digits(1) if sign == "x" else sign for sign in like), like
    for _ in range(_TRIES):
        other = "".join(draws.other(sign) for sign in national)
        if other[0] != "0" and not any(_valid_in(other, number.country_code if named else None)):
            return other, "x" * len(other)
    return None


def _filled(value: str, national: str, other: str, pattern: str, draws: Draws) -> Made | None:
    """Return ``value`` with another national number and extension; None where it does not fit digit by digit.

    Groups of digits that stand in the public part of a range are kept: they tell nothing.
    """
    places = [index for index, sign in enumerate(value) if sign in DIGITS]
    digits = "".join(value[index] for index in places)
    start = digits.rfind(national)
    if start < 0 or len(other) != len(national):
        return None
    end = start + len(national)
    made, drawn = list(value), list(value)
    for index, digit, sign in zip(places[start:end], other, pattern, strict=True):
        made[index], drawn[index] = digit, sign
    for index in places[end:]:
        made[index], drawn[index] = draws.other(value[index]), "x"
    public = (run for run in _GROUP.findall("".join(drawn)) if "x" not in run)
    return Made("".join(made), frozenset(public))


def _in_no_country(value: str, draws: Draws) -> Made | None:
    """Return other digits that no tried country has as a number."""
    made = draws.in_shape(value)
    digits = "".join(sign for sign in made if sign in DIGITS)
    fits = 0 < len(digits) <= _LONGEST
    return Made(made) if fits and not any(_valid_in(digits)) else None


def _valid_in(digits: str, country_code: int | None = None) -> Iterator[bool]:
    """Yield whether a number is one in a country, or in each that is tried where none is named."""
    import phonenumbers

    codes = {phonenumbers.country_code_for_region(region) for region in _TRIED}
    for code in (country_code,) if country_code else sorted(codes):
        number = phonenumbers.PhoneNumber(country_code=code, national_number=int(digits))
        yield phonenumbers.is_valid_number(number)


def _with_digits(value: str, digits: str) -> str:
    """Return ``value`` with other digits, one for each."""
    row = iter(digits)
    return "".join(next(row) if sign in DIGITS else sign for sign in value)
