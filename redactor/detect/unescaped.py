r"""Letters that data spells out, read as what they stand for: ``Bj\u00f6rn``, ``Ume%C3%A5``, ``Ren&eacute;``.

JSON, addresses, web pages, mail and program text write letters beyond ASCII as numbers. To a recognizer and
to a model a name with such a letter is two halves around a number. They are given the letters; what they
find leads back to the signs as they stand, whole ones. So it does where forms pad their labels
(``Policy no     | HLT-7718204``): they are given one space.

Forms: RFC 8259 section 7, RFC 3986 section 2.5, RFC 2045 section 6.7, RFC 2047, character references of
HTML, and the bytes that Python, nginx and git print.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from redactor.detect.in_front import InFront
from redactor.values import Finding, Hint, RawText, Span

_HEX = "[0-9a-fA-F]"
_ESCAPED = re.compile(
    # The ends of a range in a pattern of program text stay as they are.
    rf"(?<!\[)(?<!\\u{_HEX}{{4}}-)\\{{1,4}}u(?:(?P<high>[dD][89abAB]{_HEX}{{2}})\\{{1,4}}u(?P<low>[dD][c-fC-F]{_HEX}{{2}})"
    rf"|(?P<unit>{_HEX}{{4}})|\{{(?P<point>{_HEX}{{2,5}})\}})(?!-\\)"
    rf"|(?P<percent>(?:%[89a-fA-F]{_HEX}){{1,90}})"
    r"|(?P<quoted>(?:=[89A-F][0-9A-F]){2,90})"
    rf"|(?P<bytes>(?:\\{{1,2}}x[89a-fA-F]{_HEX}){{1,90}})|(?P<octal>(?:\\[23][0-7]{{2}}){{2,90}})"
    r"|(?<=:: )(?P<ldif>[A-Za-z0-9+/]{4,400}={0,2})(?=\r?\n|$)|(?P<fold>\r?\n )"
    rf"|(?P<entity>&(?:#\d{{2,6}}|#[xX]{_HEX}{{2,5}}|[A-Za-z]{{2,8}}\d{{0,2}});)"
    r"|=\?[\w-]{2,20}\?(?P<coding>[bBqQ])\?(?P<coded>[^?\s]{1,400})\?="
    r"|(?<=[\w.)])(?P<padding> {3,60})(?=[|:] )"
)
_FOLDING = ("BEGIN:VC", "BEGIN:VE", "\ndn: ")
"""What stands in calendars, address books and directories, where a line that begins with a space goes on."""
_SIGNS = (*_FOLDING, "dn:: ", "\\u", "\\x", "\\2", "\\3", "%", "=", "&", "   | ", "   : ")
_HEX_BYTES = re.compile(rf"{_HEX}{{2}}")
_KEPT = frozenset('"\\\n\r')
"""Signs that would end a string or a line if they were read."""


class Unescaped:
    """A text with its spelt-out letters as letters; :meth:`in_original` leads back."""

    __slots__ = ("_begins", "_ends", "_starts", "text")

    def __init__(self, original: str) -> None:
        # For each piece where it begins here, where in the original, and where a spelt-out one ends there.
        self._begins, self._starts, self._ends = [0], [0], [0]
        self.text = original
        if any(sign in original for sign in _SIGNS):
            self._read(original)

    def _read(self, original: str) -> None:
        parts: list[str] = []
        here = length = 0
        folds = any(sign in original for sign in _FOLDING)
        for found in _ESCAPED.finditer(original):
            said = _said(found)
            if not (said or (folds and found["fold"])):
                continue
            parts += [original[here : found.start()], said]
            length += found.start() - here
            self._add(length, found.start(), found.end())
            length, here = length + len(said), found.end()
            self._add(length, here, 0)
        if parts:
            self.text = "".join([*parts, original[here:]])

    def _add(self, begin: int, start: int, end: int) -> None:
        self._begins.append(begin)
        self._starts.append(start)
        self._ends.append(end)

    def in_original(self, span: Span) -> Span:
        """Return where a span of ``text`` stands in the original, with all of what it begins or ends in."""
        first = bisect_right(self._begins, span.start) - 1
        last = bisect_right(self._begins, span.end - 1) - 1
        start = self._starts[first] + (0 if self._ends[first] else span.start - self._begins[first])
        end = self._ends[last] or self._starts[last] + span.end - self._begins[last]
        return Span(start, end)


def _said(found: re.Match[str]) -> str:
    """Return what is spelt out, or nothing if it is no letter or sign."""
    if found["fold"]:
        return ""
    if found["padding"]:
        return " "
    if found["coding"] or found["ldif"]:
        return _word((found["coding"] or "b").lower(), found["coded"] or found["ldif"])
    if found["entity"]:
        said = html.unescape(found["entity"]).replace("\u00a0", " ")
        return said if len(said) == 1 and said.isprintable() else ""
    number = found["unit"] or found["point"]
    if number or found["high"]:
        code = int(number, 16) if number else _joined(int(found["high"], 16), int(found["low"], 16))
        return _sign(code)
    return _letters(found)


def _joined(high: int, low: int) -> int:
    """Return the code point of two surrogates."""
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)


def _sign(code: int) -> str:
    shown = chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return shown if shown.isprintable() and shown not in _KEPT else ""


def _letters(found: re.Match[str]) -> str:
    """Return the letters that bytes are: of UTF-8, or a single one of Latin-1 inside a word."""
    if found["octal"]:
        data = bytes(int(part, 8) for part in found["octal"].split("\\")[1:])
    else:
        data = bytes(int(part, 16) for part in _HEX_BYTES.findall(found.group().replace("x", "")))
    try:
        said = data.decode()
    except UnicodeDecodeError:
        before = found.string[max(0, found.start() - 1) : found.start()]
        single = len(data) == 1 and before.isalpha() and found["quoted"] is None
        said = data.decode("latin-1") if single else ""
        return said if said.isalpha() else ""
    return said if said.isprintable() else ""


def _word(coding: str, coded: str) -> str:
    """Return what an encoded word of a mail's header says."""
    try:
        if coding == "b":
            said = base64.b64decode(coded, validate=True).decode()
        else:
            said = unquote_to_bytes(coded.replace("%", "%25").replace("=", "%").replace("_", " ")).decode()
    except (binascii.Error, ValueError):
        return ""
    return said if said.isprintable() else ""


class UnescapingDetector(InFront):
    """Asks a detector about texts with their spelt-out letters read."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text, in places of the text as it stands.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        read = [Unescaped(text.value) for text in texts]
        asked = [
            text if one.text is text.value else RawText(one.text)
            for one, text in zip(read, texts, strict=True)
        ]
        return [
            found if one.text is text.value else tuple(_moved(finding, one) for finding in found)
            for found, one, text in zip(self.ask(asked, hints), read, texts, strict=True)
        ]


def _moved(finding: Finding, read: Unescaped) -> Finding:
    return replace(finding, span=read.in_original(finding.span)) if finding.span else finding
