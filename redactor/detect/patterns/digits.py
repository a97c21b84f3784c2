"""What all recognizers of numbers share: the digits of a place, and checksums that have no library."""

from __future__ import annotations

import re
import unicodedata

SPACES = " \u00a0\u2009\u202f"
"""Spaces that stand inside numbers: plain, no-break, thin, narrow no-break."""

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""Dashes that stand inside numbers; typographic ones come from documents."""

DASH_CLASS = re.escape(DASHES)
"""The dashes as they stand inside a character class."""


def only_digits(text: str) -> str:
    """Return the decimal digits of ``text`` as ASCII; digits of any script count."""
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


def luhn(digits: str) -> bool:
    """Tell whether ASCII ``digits`` pass the Luhn check (ISO/IEC 7812-1 annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def aba(digits: str) -> bool:
    """Tell whether nine ASCII digits are a US bank routing number (ABA: weights 3, 7, 1; issued prefixes)."""
    prefix = int(digits[:2])
    issued = prefix <= 12 or 21 <= prefix <= 32 or 61 <= prefix <= 72 or prefix == 80
    weighed = sum(int(digit) * (3, 7, 1)[place % 3] for place, digit in enumerate(digits))
    return issued and digits != "000000000" and weighed % 10 == 0
