# ruff: noqa: E501 - word lists stand on long lines
"""Invented people, and the forms in which screens write their names."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from training.fragments import things
from training.fragments.names import DOUBLE_SURNAME, SURNAME_FIRST, Culture, plain

Piece: TypeAlias = tuple[str, str]
"""Text and its label; an empty label is outside, ``?`` is left out of the loss."""

TITLES = "Mr. Mr Mrs. Mrs Ms. Ms Miss Dr. Dr Prof. Prof Professor Sir Rev. Fr. Judge Capt. Sgt. Herr Frau Mme M. Sr. Sra. Señor Don".split()
PARTICLES = "van|van der|van den|de|de la|del|della|di|von|zu|le|la|O'|Mc|Mac|da|dos|ter|ten".split("|")
EAST_ASIA = {"chinese", "japanese", "korean", "vietnamese", "zh_TW"}


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person."""

    given: str
    middle: str
    surname: str
    culture: str
    style: float
    """Decides the written form, so that one person keeps one form within a fragment."""

    @property
    def full(self) -> str:
        """The name as lists and chats show it."""
        if self.culture in SURNAME_FIRST and self.style < 0.25:
            return f"{self.surname} {self.given}"
        forms = (
            (0.70, f"{self.given} {self.surname}"),
            (0.76, f"{self.given} {self.middle[:1]}. {self.surname}"),
            (0.80, f"{self.given[:1]}. {self.surname}"),
            (0.86, f"{self.given} {self.middle} {self.surname}"),
            (0.89, f"{self.given} {self.surname.upper()}"),
            (0.91, f"{self.given[:1]}{self.middle[:1]} {self.surname}"),
            (0.93, f"{self.given[:1]}. {self.middle[:1]}. {self.surname}"),
            (
                0.95,
                f"{self.given} {self.surname} {('Jr.', 'Jr', 'III', 'II', 'Sr.')[int(self.style * 1000) % 5]}",
            ),
            (0.97, f"{self.given}-{self.middle} {self.surname}"),
            (1.00, f"{self.given} {self.surname[:1]}."),
        )
        return next(text for limit, text in forms if self.style <= limit)

    @property
    def turned(self) -> str:
        """Last name first, with a comma."""
        initial = f" {self.middle[:1]}." if self.style > 0.85 else ""
        return f"{self.surname}, {self.given}{initial}"


def invent(rng: random.Random, cultures: Sequence[Culture], weights: Sequence[float]) -> Person:
    """Invent a person of one culture, now and then with a surname of another."""
    culture = rng.choices(cultures, weights=weights)[0]
    other = rng.choice(cultures) if rng.random() < 0.12 else culture
    given, middle = rng.choice(culture.given), rng.choice(culture.given)
    surname = rng.choice(other.surnames)
    if culture.name in DOUBLE_SURNAME and rng.random() < 0.35:
        surname += f" {rng.choice(other.surnames)}"
    elif rng.random() < 0.05 and culture.name not in EAST_ASIA:
        surname += f"-{rng.choice(other.surnames)}"
    elif rng.random() < 0.06 and " " not in surname and "-" not in surname:
        eastern = culture.name in {"arabic", "en_PK", "fr_DZ"}
        particle = rng.choice(("bin ", "ibn ", "al-", "Al-", "El ", "Abu ") if eastern else PARTICLES)
        surname = particle + ("" if particle[-1] in "-' c" else " ") + surname
    if rng.random() < 0.4:
        given, middle, surname = plain(given), plain(middle), plain(surname)
    return Person(given, middle, surname, culture.name, rng.random())


def ascii_letters(text: str) -> str:
    """Return only the plain small letters of a text, as mail addresses use them."""
    return "".join(x for x in plain(text).lower() if x.isascii() and x.isalpha())


def _mail(person: Person, rng: random.Random) -> str:
    given, surname = ascii_letters(person.given) or "x", ascii_letters(person.surname) or "y"
    local = rng.choice(
        (
            f"{given}.{surname}",
            f"{given[0]}{surname}",
            given,
            f"{given}_{surname}",
            f"{surname}{given[0]}",
            f"{given}{rng.randint(1, 99)}",
        )
    )
    return f"{local}@{rng.choice(things.DOMAINS)}"


def _nick(person: Person, rng: random.Random) -> str:
    given, surname = ascii_letters(person.given) or "x", ascii_letters(person.surname) or "y"
    return rng.choice(
        (
            f"{given[0]}{surname}", f"{given}.{surname}", f"{given}{surname[0]}", f"{given}_{surname}", f"{given}{rng.randint(1, 99)}",
            given, surname, f"{given}-{surname}", f"{surname}{given[0]}", f"{given.title()}{surname.title()}", f"{given.title()}{surname[0].upper()}",
        )
    )  # fmt: skip


def _titled(person: Person, rng: random.Random) -> list[Piece]:
    name = person.surname if rng.random() < 0.5 else f"{person.given} {person.surname}"
    after = (
        f", {rng.choice(('MD', 'M.D.', 'PhD', 'Ph.D.', 'RN', 'CPA', 'Esq.', 'MBA', 'DDS'))}"
        if rng.random() < 0.2
        else ""
    )
    if after and rng.random() < 0.6:
        return [(f"{person.given} {person.surname}", "PERSON"), (after, "")]
    return [(f"{rng.choice(TITLES)} ", ""), (name, "PERSON"), (after, "")]


def _slug(person: Person, rng: random.Random) -> str:
    join = rng.choice(("_", "-", "", "."))
    words = [plain(person.given).replace(" ", ""), plain(person.surname).replace(" ", "")]
    text = join.join(words if rng.random() < 0.7 else reversed(words))
    return text.lower() if rng.random() < 0.3 and join else text


PersonForm: TypeAlias = Callable[[Person, random.Random], list[Piece]]
PERSON_FORMS: dict[str, PersonForm] = {
    "": lambda p, _r: [(p.full, "PERSON")],
    "1": lambda p, _r: [(p.given, "PERSON")],
    "2": lambda p, _r: [(p.surname, "PERSON")],
    "p": lambda p, _r: [(f"{p.given} {p.surname}", "PERSON")],
    "f": lambda p, _r: [(p.turned, "PERSON")],
    "t": _titled,
    "i": lambda p, _r: [(p.given[0].upper() + p.surname[0].upper(), "?")],
    "m": lambda p, r: [(_mail(p, r), "")],
    "h": lambda p, r: [("@" + _nick(p, r), "")],
    "n": lambda p, r: [(_nick(p, r), "PERSON")],
    "s": lambda p, r: [(_slug(p, r), "PERSON")],
    "x": lambda p, _r: [(f"{p.given} {p.surname[0]}" + ("." if p.style > 0.3 else ""), "PERSON")],
    "l": lambda p, _r: [(f"{p.given} {p.surname}".lower(), "PERSON")],
    "1l": lambda p, _r: [(p.given.lower(), "PERSON")],
    "2l": lambda p, _r: [(p.surname.lower(), "PERSON")],
    "1u": lambda p, _r: [(p.given.upper(), "PERSON")],
    "2u": lambda p, _r: [(p.surname.upper(), "PERSON")],
    "b": lambda p, _r: [(f"{p.given[0]}. {p.surname}", "PERSON")],
    "e": lambda p, _r: [(f"{p.surname} {p.given[0]}.", "PERSON")],
    "u": lambda p, _r: [(f"{p.given} {p.surname}".upper(), "PERSON")],
    "user": lambda p, r: [(_nick(p, r), "?")],
    "url": lambda p, _r: [(f"{ascii_letters(p.given)}-{ascii_letters(p.surname)}", "")],
}
