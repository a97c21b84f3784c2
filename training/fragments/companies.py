# ruff: noqa: E501 - word lists stand on long lines
"""Invented companies, offices, schools and clinics: a grammar over surnames, places and words."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from redactor.detect.name_model import PACKAGED
from training.fragments.company_words import (
    ABROAD,
    BEFORE,
    BEHIND,
    CIVIC,
    CODAS,
    ENDS,
    FIRST,
    GERMAN,
    LEGAL,
    ONSETS,
    PLAIN_WORDS,
    ROMANCE,
    SAINTS,
    SECOND,
    STARTS,
    STYLE,
    TAILS,
    TRADES,
    USUAL,
    VOWELS,
)
from training.fragments.names import Part, share


@cache
def dictionary() -> tuple[str, ...]:
    """Return the English words of the model's own vocabulary: 4 to 9 small letters."""
    words = (PACKAGED / "vocab.txt").read_text("utf-8").split()
    fit = (word for word in words if 4 <= len(word) <= 9 and word.isascii() and word.isalpha())
    return tuple(word for word in fit if word not in PLAIN_WORDS)


@dataclass(frozen=True, slots=True)
class Company:
    """A company: its long form, the short form people say, and letters that stand for it."""

    full: str
    short: str
    letters: str


@dataclass(frozen=True, slots=True)
class Stock:
    """The words a part of the data may build companies from."""

    surnames: tuple[str, ...]
    places: tuple[str, ...]
    part: Part
    given: tuple[str, ...] = ("Mara",)
    plain: tuple[str, ...] = ("lantern",)
    """Given names, and words of the dictionary."""

    def words(self, listed: list[str]) -> tuple[str, ...]:
        """Return this part's share of a word list."""
        return share(listed, self.part)


def _coined(rng: random.Random, stock: Stock) -> str:
    name = rng.choice(STARTS) + rng.choice(stock.words(ENDS))
    return name if rng.random() < 0.9 else name.upper()


def _compound(rng: random.Random, stock: Stock) -> str:
    first, second = rng.choice(stock.words(FIRST)), rng.choice(SECOND)
    style = rng.random()
    if style < 0.55:
        return first + second
    return first + second.title() if style < 0.7 else f"{first} {second.title()}"


def _family(rng: random.Random, stock: Stock) -> str:
    one, two, three = (rng.choice(stock.surnames) for _ in range(3))
    forms = (
        f"{one} & Sons", f"{one} & {two}", f"{one} and {two}", f"{one}, {two} & {three}", f"{one} Brothers", f"{one} Bros.",
        f"{one} + {two}", f"{one} {two}", f"{one} & Co", f"{one} & Daughters", f"{one}'s", f"{one} Associates",
        f"{one} & Associates", f"Law Offices of {one}", f"{one} Law Group", f"{one}-{two}",
    )  # fmt: skip
    return rng.choice(forms)


def _trade(rng: random.Random, stock: Stock) -> str:
    head = rng.choice(
        (
            rng.choice(stock.surnames),
            rng.choice(stock.places),
            rng.choice(stock.words(FIRST)),
            _compound(rng, stock),
            _coined(rng, stock),
        )
    )
    return (
        f"{head} {rng.choice(TRADES)}"
        if rng.random() < 0.85
        else f"{head} {rng.choice(TRADES)} & {rng.choice(TRADES)}"
    )


def _foreign(rng: random.Random, stock: Stock) -> str:
    return f"{rng.choice(GERMAN + ROMANCE)} {rng.choice(stock.surnames)}"


def _civic(rng: random.Random, stock: Stock) -> str:
    return rng.choice(stock.words(CIVIC)).format(place=rng.choice(stock.places), saint=rng.choice(SAINTS))


def _syllables(rng: random.Random, _stock: Stock) -> str:
    """Coin a word of two or three syllables, in one of the ways brands are written."""
    parts = [
        rng.choice(ONSETS if index or rng.random() < 0.8 else [""]) + rng.choice(VOWELS)
        for index in range(rng.choice((2, 2, 2, 3)))
    ]
    word = "".join(parts) + (rng.choice(CODAS) if rng.random() < 0.55 else "")
    return _styled(rng, word, len(parts[0]))


def _styled(rng: random.Random, word: str, joint: int) -> str:
    """Write a word as brands do; ``joint`` is where its second part begins."""
    style = rng.random()
    if style < 0.72:
        return word[:1].upper() + word[1:]
    if style < 0.80:
        return word.upper()
    if style < 0.88:
        return word
    return word[:joint].title() + word[joint:].title()


def _brand(rng: random.Random, stock: Stock) -> str:
    """Bend an English word, or glue two."""
    word, other = rng.choice(stock.plain), rng.choice(stock.plain)
    kind = rng.random()
    if kind < 0.30:
        tail = rng.choice(BEHIND)
        return (
            _styled(rng, word, len(word)) + tail if tail[0] in ".HA" else _styled(rng, word + tail, len(word))
        )
    if kind < 0.42:
        head = rng.choice(BEFORE)
        return _styled(rng, head + word, len(head))
    if kind < 0.72:
        return _styled(rng, word + other, len(word))
    if kind < 0.84:
        bent = (
            word[:-2] + word[-1]
            if word[-2] in "aeiou"
            else word[:-1] + rng.choice(("a", "o", "i", "us", "yx", "zz"))
        )
        return _styled(rng, bent, 2)
    return _styled(rng, word[: rng.randint(3, 5)] + other[-rng.randint(2, 4) :], 3)


def _wordy(rng: random.Random, stock: Stock) -> str:
    """Name a company by one or two words of the dictionary."""
    one, two = (rng.choice(stock.plain).title() for _ in range(2))
    return one if rng.random() < 0.25 else rng.choice(STYLE).format(one, two)


def _wide(rng: random.Random, stock: Stock) -> str:
    """Put a trade behind any kind of head."""
    head = rng.choice((_syllables, _brand, _wordy, _short, _founder))(rng, stock)
    tails = stock.words(TRADES + TAILS)
    tail = rng.choice(tails)
    if rng.random() < 0.12:
        tail += rng.choice((" & ", " and ")) + rng.choice(tails)
    return f"{head} {tail}"


def _short(rng: random.Random, stock: Stock) -> str:
    """Initials, as in "B&T" or "J.R. Marlow"."""
    first, second, third = (rng.choice("ABCDEFGHIJKLMNOPRSTVWXZ") for _ in range(3))
    forms = (
        f"{first}&{second}",
        f"{first} & {second}",
        f"{first}{second}{third}",
        f"{first}{second}",
        f"{first}.{second}.",
        f"{first}{rng.randint(2, 9)}",
    )
    return rng.choice(forms) + (f" {rng.choice(stock.surnames)}" if rng.random() < 0.15 else "")


def _founder(rng: random.Random, stock: Stock) -> str:
    """A company that bears a whole name, a given name or two surnames."""
    given, one, two = rng.choice(stock.given), rng.choice(stock.surnames), rng.choice(stock.surnames)
    return rng.choice(
        (
            f"{given} {one}",
            one,
            one,
            f"{given}'s",
            f"{one} {two}",
            f"{one}-{two}",
            f"{one} & {two}",
            f"{given[:1]}. {one}",
        )
    )


def _named(rng: random.Random, stock: Stock) -> str:
    """A founder with what makes the name a company's."""
    tail = rng.choice(("& Co.", "& Sons", "& Partners", "and Partners", "Group", "Holdings", "Brothers", "Family Foundation", "Foundation", "LLP", "& Cie", "et Fils", "Hnos.", "y Asociados", "e Filhos", "& Söhne", "& Zonen", "i Synowie", rng.choice(TRADES), rng.choice(TAILS)))  # fmt: skip
    return f"{_founder(rng, stock)} {tail}"


def _abroad(rng: random.Random, stock: Stock) -> str:
    head = rng.choice((_syllables, _syllables, _founder, _wordy))(rng, stock)
    return rng.choice(stock.words(ABROAD)).format(head)


def _letters(rng: random.Random, name: str) -> str:
    words = [word for word in name.replace("&", " ").replace("-", " ").split() if word[:1].isalpha()]
    initials = "".join(word[0] for word in words if word not in {"of", "de", "and", "di"}).upper()
    return (
        initials
        if len(initials) >= 3
        else initials + "".join(rng.choice("BCDGKMPRSTX") for _ in range(3 - len(initials)))
    )


def _usual(rng: random.Random, stock: Stock) -> str:
    return rng.choice(stock.words(USUAL))


MAKERS: dict[Callable[[random.Random, Stock], str], int] = {
    _coined: 8, _compound: 8, _family: 10, _trade: 14, _foreign: 3, _civic: 11,
    _syllables: 14, _brand: 16, _wordy: 8, _wide: 18, _short: 2, _named: 7, _abroad: 4, _usual: 3,
}  # fmt: skip
"""Ways to name a company, and how often each is taken."""

FULL = frozenset({_civic, _named, _abroad})
"""Ways whose names need no legal form."""

VAGUE = frozenset({_wordy, _short})
"""Ways whose names alone could be anything: they always stand with a legal form or a trade."""


ONE_WORD: dict[Callable[[random.Random, Stock], str], int] = {
    _coined: 3,
    _compound: 3,
    _syllables: 5,
    _brand: 5,
}
"""Ways that mostly make one word."""


def invent_word(rng: random.Random, stock: Stock) -> Company:
    """Invent a company whose short form is one word, as people say it in the middle of a sentence."""
    while " " in (word := rng.choices(list(ONE_WORD), weights=list(ONE_WORD.values()))[0](rng, stock)):
        continue
    return Company(f"{word} {rng.choice(LEGAL)}", word, _letters(rng, word))


def invent(rng: random.Random, stock: Stock) -> Company:
    """Invent one company from the words of ``stock``."""
    maker = rng.choices(list(MAKERS), weights=list(MAKERS.values()))[0]
    short = maker(rng, stock)
    bare = maker in FULL or rng.random() < (0.15 if maker in VAGUE else 0.45)
    full = short if bare else f"{short}{rng.choice((' ', ' ', ' ', ', '))}{rng.choice(LEGAL)}"
    if rng.random() < 0.03:
        short, full = short.lower(), full.lower()
    return Company(full, short, _letters(rng, short))
