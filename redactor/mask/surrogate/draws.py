"""Choices that follow from a key and a value, and from nothing else.

The same value gets the same stand-in in every process, thread and order of events, without a table; who
does not have the key learns nothing from it about the value but what the stand-in keeps on purpose.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import regex

from redactor.canonical import keyed_digest

T = TypeVar("T")

DIGITS = frozenset(string.digits)
_PARTS = regex.compile(r"[\p{L}\p{M}]+|\d+")
_PREFIX = "hmac-sha256:"
_LAST = 4  # the end of a number is what people know it by


@dataclass(frozen=True, slots=True)
class Made:
    """A stand-in, and the words of the value that stay in it on purpose (``gmbh``, ``street``)."""

    text: str
    kept: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return "Made(...)"


class Draws:
    """An endless row of choices for one value. ``attempt`` counts how often one was not good enough."""

    def __init__(self, key: bytes, entity: str, value: str, attempt: int = 0) -> None:
        self._key = key
        self._seed = f"{entity}\x00{value}\x00{attempt}\x00".encode("utf-8", "surrogatepass")
        self._count = 0
        self.attempt = attempt

    def about(self, word: str) -> Draws:
        """Return the choices for a part of the value; they are the same in any other value with that part."""
        return Draws(self._key, "part", word.casefold(), self.attempt)

    def below(self, limit: int) -> int:
        """Return a number from 0 up to but not including ``limit``."""
        self._count += 1
        digest = keyed_digest(self._key, "surrogate", self._seed + str(self._count).encode())
        return int(digest.removeprefix(_PREFIX), 16) % limit

    def of(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def digits(self, count: int) -> str:
        """Return so many digits."""
        return f"{self.below(10**count):0{count}d}" if count else ""

    def other(self, sign: str) -> str:
        """Return another digit for a digit, another small or capital letter for one from A to Z.

        Anything else stays as it is.
        """
        for alphabet in (string.digits, string.ascii_lowercase, string.ascii_uppercase):
            if sign in alphabet:
                return self.of(alphabet.replace(sign, ""))
        return sign

    def in_shape(self, value: str) -> str:
        """Return a value with every letter and digit changed; a number does not begin with a new zero."""
        made = [self.other(sign) for sign in value]
        for index, sign in enumerate(value):
            begins = sign in DIGITS and value[index - 1 : index] not in DIGITS
            if begins and sign != "0" and made[index] == "0":
                made[index] = self.of("123456789".replace(sign, ""))
        return "".join(made)

    def __repr__(self) -> str:
        return "Draws(...)"


def repeats(value: str, made: Made) -> bool:
    """Tell whether a stand-in shows a word, a number or the end of the value that it was not to keep."""
    shown, whole = made.text.casefold(), value.strip().casefold()
    if whole in shown:
        return True
    words = frozenset(_PARTS.findall(shown))
    for part in _PARTS.findall(value.casefold()):
        if part not in made.kept and (part in words if len(part) < 3 else part in shown):
            return True
    last = _signs(value)[-_LAST:]
    return any(sign.isdigit() for sign in last) and last not in made.kept and _signs(shown).endswith(last)


def _signs(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def in_case_of(model: str, word: str) -> str:
    """Return a word in capitals or small letters if the model is; a single capital tells nothing."""
    if model.islower():
        return word.lower()
    return word.upper() if model.isupper() and len(model) > 1 else word
