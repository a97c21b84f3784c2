"""Private values inside ordinary text: ``⟦EMAIL_ADDRESS|jane@example.com⟧``.

The makers of screens and stories write text with such marks. The same text then serves three
times: with spans for the browser, without marks for the events, and as the list of what is
private for the truth. A ``!`` after the entity says that finding the value takes more than its
own form (a password without any grammar), so it is not counted as detected yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup, escape

DETECTED_NOW = frozenset(
    """
    PERSON ORGANIZATION LOCATION ADDRESS EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD IBAN_CODE US_SSN NATIONAL_ID
    IP_ADDRESS MAC_ADDRESS PRIVATE_URL SECRET DATE_OF_BIRTH DEVICE_ID HANDLE CHANNEL REPOSITORY ID
    """.split()
)
"""Entities that are looked for; of the others no value stands in the samples."""

_MARK = re.compile(r"⟦([A-Z_]+)(!?)\|([^⟦⟧]*)⟧")
_CODE = re.compile(
    r"(?P<c>(?:#|//).*$)|(?P<s>\"[^\"]*\"?|'[^']*'?)|(?P<n>\b\d[\d_.]*\b)"
    r"|(?P<k>\b(?:from|import|def|class|return|for|in|if|not|else|raise|with|as|async|await|None|True|False"
    r"|const|export|function|new|try|except|yield|and|or|self)\b)"
)


@dataclass(frozen=True, slots=True, order=True)
class Private:
    """One private value as it stands in a text."""

    value: str
    entity: str
    detected_now: bool


def mark(entity: str, text: str, *, now: bool = True) -> str:
    """Return ``text`` marked as a private value of kind ``entity``."""
    return f"⟦{entity}{'' if now else '!'}|{text}⟧"


def plain(marked: str) -> str:
    """Return the text without its marks."""
    return _MARK.sub(r"\3", marked)


def private(marked: str) -> list[Private]:
    """Return the private values of a marked text, in order."""
    return [_private(found) for found in _MARK.finditer(marked)]


def spans(marked: str) -> Markup:
    """Return the text as HTML, each private value in a span that tells its entity."""
    return _weave(marked, [""] * len(plain(marked)))


def code(marked: str) -> Markup:
    """Return one line of program text as HTML, coloured like an editor does."""
    text = plain(marked)
    colours = [""] * len(text)
    for found in _CODE.finditer(text):
        colours[found.start() : found.end()] = [f"k{found.lastgroup}"] * len(found.group())
    return _weave(marked, colours)


def _private(found: re.Match[str]) -> Private:
    entity, flag, value = found.groups()
    return Private(value, entity, entity in DETECTED_NOW and not flag)


def _span(item: Private, colour: str) -> Markup:
    return Markup('<span class="pv {}" data-entity="{}" data-now="{:d}">{}</span>').format(
        colour, item.entity, item.detected_now, item.value
    )


def _weave(marked: str, colours: list[str]) -> Markup:
    """Return HTML; ``colours`` holds the colour class of each character of the plain text."""
    pieces: list[Markup] = []
    end = at = 0
    for found in _MARK.finditer(marked):
        item, before = _private(found), marked[end : found.start()]
        pieces.append(_coloured(before, colours[at:]))
        at += len(before)
        pieces.append(_span(item, colours[at]))
        end, at = found.end(), at + len(item.value)
    pieces.append(_coloured(marked[end:], colours[at:]))
    return Markup("").join(pieces)


def _coloured(part: str, colours: list[str]) -> Markup:
    runs = groupby(zip(part, colours, strict=False), key=itemgetter(1))
    return Markup("").join(
        Markup('<i class="{}">{}</i>').format(colour, text) if colour else escape(text)
        for colour, text in ((colour, "".join(char for char, _ in run)) for colour, run in runs)
    )
