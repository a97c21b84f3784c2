"""Seeing through signs that hide a value from pattern and eye alike.

Zero-width and other format characters inside a value, accents put on it, a terminal's colours, the NULs of
UTF-16 read as UTF-8, full-width letters, letters of other scripts that look like Latin ones, and digits of
other scripts read as the same value to a person. Detectors are given the plain form; spans lead back to the
text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from redactor.values import Span

_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""The blocks of marks for any letter; marks of other blocks are vowels of their script."""
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"


def _format_signs() -> str:
    """Return the format characters of Unicode (category Cf), where its blocks have any."""
    blocks = (range(0x80, 0x3000), range(0xFE00, 0x10000), range(0x11000, 0x13500), range(0x1BCA0, 0x1D200))
    signs = (chr(code) for block in (*blocks, range(0xE0000, 0xE0080)) for code in block)
    return "".join(sign for sign in signs if unicodedata.category(sign) == "Cf")


def _all_of(ranges: str) -> str:
    """Return the signs of ranges written as in a class of a pattern: ``a-zA-Z``."""
    parts = zip(ranges[::3], ranges[2::3], strict=True)
    return "".join(chr(code) for first, last in parts for code in range(ord(first), ord(last) + 1))


_HIDING = frozenset(_format_signs() + _all_of(_ACCENTS + _SELECTORS) + "\x1b\0")
"""The signs of which one stands in whatever is hidden."""
_HIDDEN = re.compile(
    rf"[{_format_signs()}{_ACCENTS}{_SELECTORS}]+"
    r"|\x1b\[[0-9;:]{0,32}[mK]"  # colours (ECMA-48, 8.3.117) and the clearing of a line
    r"|(?<=[^\0]\0[^\0])\0|\0(?=[^\0]\0)"  # every second sign is NUL
)
_ON_THE_LAST = re.compile(rf"[{_ACCENTS}{_SELECTORS}]*")
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеоѕіјкрсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανικορτυχ",
    "ABESIJKMHOPCTYXaeosijkpcyxhdqwABEZHIKMNOPTYXavikoptux",
)
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile("[A-Za-z]")
_DOT = re.compile(r"(?<=[A-Za-z0-9])[\u3002\uff61](?=[A-Za-z0-9])")
"""Full stops that names of hosts may be written with (RFC 3490, section 3.1)."""


class PlainText:
    """A text without hidden signs, in plain forms; :meth:`in_original` leads back."""

    __slots__ = ("_begins", "_kept", "_original", "text")

    def __init__(self, original: str) -> None:
        self._original = original
        self._begins, self._kept = [0], [0]
        self.text = original
        if not original.isascii() or "\x1b" in original or "\0" in original:
            signs = set(original)
            shown = original if _HIDING.isdisjoint(signs) else self._shown()
            self.text = _plain(shown, signs)

    def _shown(self) -> str:
        """Return what is not hidden, and keep where each piece of it begins, there and in the original."""
        parts, here, length = [], 0, 0
        for found in _HIDDEN.finditer(self._original):
            parts.append(self._original[here : found.start()])
            length += found.start() - here
            here = found.end()
            self._begins.append(length)
            self._kept.append(here)
        return "".join([*parts, self._original[here:]])

    def in_original(self, span: Span) -> Span:
        """Return where a span of ``text`` stands in the original, what is hidden inside it included."""
        end = self._place(span.end - 1) + 1
        found = _ON_THE_LAST.match(self._original, end)
        return Span(self._place(span.start), found.end() if found else end)

    def _place(self, index: int) -> int:
        piece = bisect_right(self._begins, index) - 1
        return self._kept[piece] + index - self._begins[piece]


def _plain(text: str, signs: set[str]) -> str:
    """Return ``text``, made of ``signs``, code point for code point, in plain forms."""
    if any(_FORMS[ord(sign)] != ord(sign) for sign in signs):
        text = text.translate(_FORMS)
    text = _DOT.sub(".", text) if "\u3002" in text or "\uff61" in text else text
    return text if _ALIKE.keys().isdisjoint(map(ord, signs)) else _WORD.sub(_latin, text)


def _latin(word: re.Match[str]) -> str:
    """Return a word that mixes scripts with Latin letters for those that look alike."""
    shown = word.group()
    return shown.translate(_ALIKE) if not shown.isascii() and _LATIN.search(shown) else shown


class _Forms(dict[int, int]):
    """The plain form of each code point, found when first asked for."""

    def __missing__(self, code: int) -> int:
        self[code] = ord(_form(chr(code)))
        return self[code]


_FORMS = _Forms()


def _form(char: str) -> str:
    """Return one code point for one: a sign that would become several stays as it is."""
    if char.isascii():
        return char
    if char == "\ufffc":
        return " "  # a picture in the text; to recognizers the sign means what was found before
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain.isascii() else char
