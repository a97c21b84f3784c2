"""One spelling for each value: what people, programs and readers of screens write differently and mean alike.

Two spellings are one only where hardly anybody could mean two things by them: case, spaces, marks, an owner's
``'s``, a country's prefix, and what readers of screens take for each other where the rest of the word tells
(``D0e``, ``MiIler``). What could be two values stays two: ``Ian`` and ``Lan``, ``INV-08`` and ``INV-0B``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev sr jr ii iii iv phd md esq mba cpa
    herr frau hr fru mme mlle monsieur madame señor señora sra dott ing dipl
    """.split()
)
"""What stands with a name and is none, in small letters."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
_EDGES = " \t\r\n.,;:!?()[]{}<>\"'"
_OWNING = re.compile(r"'s?$", re.IGNORECASE)
_MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s"})
_TALL = re.compile(r"(?<=[a-z\u00df-\u00ff])I(?=[a-z\u00df-\u00ff]|$)")
_SMALL_L = re.compile(r"^l(?=[a-z\u00df-\u00ff])")
_MARKED = re.compile(r"([a-z])[\u0300-\u036f]+")
_NUMBER = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1"})
_EXTENSION = re.compile(r"\s*(?:;?ext(?:ension)?|x|#)[ .:=]*(?=\d{1,6}$)", re.IGNORECASE)


def normalised(entity: str, value: str) -> str:
    """Return the one spelling of a value that all its spellings share."""
    return _SPELLINGS.get(entity, _text)(value)


def _text(value: str) -> str:
    """Return a text case folded, in one form (NFKC), its inner white space collapsed."""
    text = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    # Case folding can undo the normal form.
    return unicodedata.normalize("NFKC", text)


def _person(value: str) -> str:
    """A person's name; family name first and titles make no difference where more than one name is left."""
    text = _straight(value)
    family, comma, given = text.partition(",")
    if comma and given.strip() and not _is_title(given):
        text = f"{given} {family}"
    words = _readable(text.replace(".", " ").replace(",", " ").split())
    names = [word for word in words if not _is_title(word)]
    return _unmarked(" ".join(names if len(names) > 1 else words)) or _text(value)


def _organization(value: str) -> str:
    return _unmarked(_straight(value).replace(".", "").replace(",", " ")) or _text(value)


def _place(value: str) -> str:
    return _unmarked(re.sub(r"[.,;]", " ", _straight(value))) or _text(value)


def _straight(value: str) -> str:
    """Return a text with plain dashes and apostrophes, without signs at its edges and an owner's ending."""
    text = unicodedata.normalize("NFKC", value).translate(_DASHES | _QUOTES)
    text = text.lstrip(_EDGES).rstrip(_EDGES[:-1])
    return _OWNING.sub("", text).rstrip(_EDGES)


def _readable(words: list[str]) -> list[str]:
    """Return the words of a name with the letters that a reader of screens must have meant."""
    capital = any(word[:1].isupper() for word in words)
    return [_letters(word, beside_capital=capital and len(words) > 1) for word in words]


def _letters(word: str, *, beside_capital: bool) -> str:
    letters = sum(sign.isalpha() for sign in word)
    if letters * 2 > len(word) and word.isalnum():
        word = word.translate(_MISREAD)
    word = _TALL.sub("l", word)
    return _SMALL_L.sub("I", word) if beside_capital else word


def _is_title(word: str) -> bool:
    return word.casefold().strip(" .,") in TITLES


def _unmarked(text: str) -> str:
    """Return a text without the marks of Latin letters; those of other scripts are letters of their own."""
    parts = unicodedata.normalize("NFD", _text(text))
    return " ".join(unicodedata.normalize("NFKC", _MARKED.sub(r"\1", parts)).split())


def _email(value: str) -> str:
    return "".join(_text(value).split()).strip(_EDGES).removeprefix("mailto:") or _text(value)


def _handle(value: str) -> str:
    return _text(value).lstrip("@") or _text(value)


def _phone(value: str) -> str:
    """Return the national number, with an extension after ``x``; the country is often left out."""
    text = _text(value).removeprefix("tel:")
    found = _EXTENSION.search(text)
    number = text[: found.start()] if found else text
    digits = _digits(number)
    if number.startswith(("+", "00")):
        digits = _national(digits.removeprefix("00")) or digits
    elif len(digits) == _NANP_LENGTH:
        digits = digits.removeprefix("1")
    extension = f"x{_digits(text[found.end() :])}" if found else ""
    return (digits.lstrip("0") or digits) + extension or text


_NANP_LENGTH = 11  # with the country's 1


def _national(digits: str) -> str:
    """Return an international number without its country code; empty when it has none that exists."""
    import phonenumbers

    try:
        return str(phonenumbers.parse(f"+{digits}").national_number)
    except phonenumbers.NumberParseException:
        return ""


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def _number(value: str) -> str:
    """Return the digits of a number without letters; what readers take for digits counts as such."""
    text = _text(value)
    return _digits(text.translate(_NUMBER)) if _digits(text) else text


def _code(value: str) -> str:
    text = _text(value)
    return "".join(sign for sign in text if sign.isalnum()) or text


def _labelled(value: str) -> str:
    return _text(value.translate(_DASHES)).lstrip("#") or _text(value)


_SPELLINGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "PERSON": _person,
        "ORGANIZATION": _organization,
        "LOCATION": _place,
        "ADDRESS": _place,
        "EMAIL_ADDRESS": _email,
        "HANDLE": _handle,
        "ID": _labelled,
        "PHONE_NUMBER": _phone,
        "CREDIT_CARD": _number,
        "US_SSN": _number,
        **dict.fromkeys(
            "IBAN_CODE BANK_ACCOUNT NATIONAL_ID TAX_ID HEALTH_ID MAC_ADDRESS DEVICE_ID".split(), _code
        ),
    }
)
