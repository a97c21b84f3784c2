"""The signs of the network that reads lines: those of Tesseract's network, and what screens show besides."""

from __future__ import annotations

import unicodedata

TESSERACT = (
    " CHES-RIKNGB85F,(/LT)OY.DAMUP[]970142W3<>\"VX'~!JQZ+@&’=_€™“|"  # noqa: RUF001
    "?:6{}$;\\—”*#»®%£«°©§¥¢‘inculatemosghbzvqfrwpdkxyjé"  # noqa: RUF001
)
"""In the order of the network's outputs; the last output, which is none of them, stands for no sign."""

ADDED = "^`•…·–\u00d7"  # noqa: RUF001
"""What Tesseract's network for English does not know."""

SIGNS = TESSERACT + ADDED

_FOLDED = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "\u0131": "i",
    "ħ": "h",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
    "\u2011": "-",
    "\u2212": "-",
    "\u201e": "“",
}


def written(text: str) -> str | None:
    """Return a text in the signs that the network knows, accents left out; None where it cannot."""
    signs = []
    for char in " ".join(text.split()):
        for sign in _FOLDED.get(char, char):
            plain = sign if sign in SIGNS else unicodedata.normalize("NFD", sign)[0]
            if plain not in SIGNS:
                return None
            signs.append(plain)
    return "".join(signs)
