"""Dead keys and the compose key: several presses that make one character.

A capture agent that sees what arrived in the field gives the character with the last press; one that
sees keys alone gives each by itself, and then the tables here say what they made: canonical composition
for accents (Unicode Standard Annex 15), and the sequences that X11 keyboards have for the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "grave": "\u0300",
        "acute": "\u0301",
        "circumflex": "\u0302",
        "tilde": "\u0303",
        "macron": "\u0304",
        "breve": "\u0306",
        "abovedot": "\u0307",
        "diaeresis": "\u0308",
        "abovering": "\u030a",
        "doubleacute": "\u030b",
        "caron": "\u030c",
        "cedilla": "\u0327",
        "ogonek": "\u0328",
    }
)
"""The names of dead keys behind ``dead_`` (X11), and the combining mark of each."""

_SIGNS = {
    "`": "\u0300",
    "\u00b4": "\u0301",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "\u00af": "\u0304",
    "\u00a8": "\u0308",
    '"': "\u0308",
    "\u02da": "\u030a",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
    ",": "\u0327",
}
_SPACING = {mark: sign for sign, mark in reversed(_SIGNS.items())}
"""The accents by themselves, as a space after a dead key gives them."""

_SEQUENCES = {
    frozenset(pair): made
    for pair, made in (
        ("ae", "\u00e6"),
        ("AE", "\u00c6"),
        ("oe", "\u0153"),
        ("OE", "\u0152"),
        ("ss", "\u00df"),
        ("o/", "\u00f8"),
        ("O/", "\u00d8"),
        ("l/", "\u0142"),
        ("L/", "\u0141"),
        ("oa", "\u00e5"),
        ("e=", "\u20ac"),
        ("E=", "\u20ac"),
    )
}


def accent_of(name: str, sign: str) -> str:
    """Return the combining mark of a dead key, by its name or by the sign on it; empty: not known."""
    return ACCENTS.get(name.removeprefix("dead"), "") or _SIGNS.get(sign, "")


def accented(mark: str, text: str) -> str:
    """Return what a dead key with a combining mark and the text typed after it make.

    A space gives the accent by itself; what takes no such accent stands behind it. A character that
    carries the accent already is what the agent saw arrive.
    """
    if not mark or mark in unicodedata.normalize("NFD", text):
        return text
    spacing = _SPACING.get(mark, "")
    if text == " ":
        return spacing
    made = unicodedata.normalize("NFC", text + mark)
    return made if len(made) == len(text) else spacing + text


def composed(first: str, second: str) -> str:
    """Return what the compose key and two signs in either order make; both, where that is nothing."""
    made = _SEQUENCES.get(frozenset((first, second)))
    if made:
        return made
    for sign, base in ((first, second), (second, first)):
        mark = _SIGNS.get(sign)
        if mark and base.isalpha():
            made = unicodedata.normalize("NFC", base + mark)
            if len(made) == 1:
                return made
    return first + second
