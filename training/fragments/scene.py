# ruff: noqa: E501 - seeded invention, no cryptography; word lists stand on long lines
"""The people, companies and places of one fragment, and what a template's slots show of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from training.fragments import companies, people, places, things
from training.fragments.names import LISTS, Culture, Part, cultures, share
from training.fragments.people import PERSON_FORMS, Person, Piece, ascii_letters

READY = {"UP": "A", "UO": "O", "UA": "AD"}
"""Slots of ready strings, and what stands for them where no corpus is at hand."""

SPLIT_WORDS = {
    "adj",
    "noun",
    "product",
    "sentence",
    "vendor",
    "tool",
    "game",
    "song",
    "film",
    "dish",
    "method",
}
"""Word lists that are split like the names, so that the unseen part shows unseen words."""

COMMON = {
    "en": 9,
    "en_US": 14,
    "en_GB": 8,
    "english": 10,
    "chinese": 5,
    "arabic": 5,
    "en_IN": 5,
    "es_MX": 4,
    "japanese": 4,
    "korean": 3,
}


class World:
    """All values that one part of the data may use, and the makers over them."""

    def __init__(
        self, part: Part, *, registers: bool = True, strings: dict[str, list[list[Piece]]] | None = None
    ) -> None:
        """Load the lists; ``strings`` are ready pieces of corpora by slot name."""
        self.part = part
        self.cultures = tuple(
            Culture(c.name, share(c.given, part), share(c.surnames, part))
            for c in cultures(registers=registers)
        )
        self.weights = [COMMON.get(culture.name, 1.5) for culture in self.cultures]
        self.countries = places.countries(part)
        surnames = tuple(sorted({name for culture in self.cultures for name in culture.surnames}))
        cities = tuple(
            city
            for country in self.countries
            for city in country.cities
            if country.code in {"US", "GB", "AU", "CA", "IE"}
        )
        given = tuple(sorted({name for culture in self.cultures for name in culture.given}))
        plain = share(companies.dictionary(), part)
        self.stock = companies.Stock(surnames, cities, part, given, plain)
        self.streets = share(places.EN_NAMES, part)
        self.words = {
            name: share(words, part) if name in SPLIT_WORDS else words
            for name, words in _word_lists().items()
        }
        self.strings = strings or {}

    def person(self, rng: random.Random) -> Person:
        """Invent a person."""
        return people.invent(rng, self.cultures, self.weights)

    def company(self, rng: random.Random) -> companies.Company:
        """Invent a company."""
        return companies.invent(rng, self.stock)

    def word_company(self, rng: random.Random) -> companies.Company:
        """Invent a company that people call by one word."""
        return companies.invent_word(rng, self.stock)


def _word_lists() -> dict[str, tuple[str, ...]]:
    lists = {}
    for line in (LISTS / "words.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, values = line.split("|", 1)
            lists[name] = tuple(values.split(";"))
    return lists


@dataclass(slots=True)
class Scene:
    """What one fragment is about; the same letter means the same person all through it."""

    world: World
    rng: random.Random
    people: dict[str, Person] = field(default_factory=dict)
    orgs: dict[str, companies.Company] = field(default_factory=dict)
    spots: dict[str, places.Address] = field(default_factory=dict)

    def slot(self, name: str) -> list[Piece]:
        """Return the pieces that fill the slot ``name``; ``one|two`` is a choice of texts.

        Raises:
            KeyError: no such slot.
        """
        if "|" in name:
            return [(self.rng.choice(name.split("|")), "")]
        known, world = self._named(name), self.world
        if known is None and name in world.strings:
            known = list(self.rng.choice(world.strings[name]))
        elif known is None and name in READY:
            known = self.slot(READY[name])
        elif known is None and name in world.words:
            known = [(self.word(name), "")]
        elif known is None:
            known = self._made(name)
        return known

    def _named(self, name: str) -> list[Piece] | None:
        """Return the pieces of a person's or a company's slot; a letter stays the same one."""
        letter, form = name[0], name[1:]
        if letter in "ABCDE" and form in PERSON_FORMS:
            if letter not in self.people:
                self.people[letter] = self.world.person(self.rng)
            return PERSON_FORMS[form](self.people[letter], self.rng)
        if letter in "OPQFG" and form in _COMPANY_FORMS:
            if letter not in self.orgs:
                maker = self.world.word_company if letter in "FG" else self.world.company
                self.orgs[letter] = maker(self.rng)
            return _COMPANY_FORMS[form](self.orgs[letter])
        return None

    def _made(self, name: str) -> list[Piece]:
        if name in _THINGS:
            label, maker = _THINGS[name]
            return [(maker(self.rng), label)]
        if name in _WRITTEN:
            return [(_WRITTEN[name](self), "")]
        bare = name.rstrip("2")
        return _PLACES[bare](self, self.address(name[-1]) if bare in _ADDRESS else None)

    def address(self, which: str) -> places.Address:
        """Return the fragment's address, or with ``2`` its second one, invented on first use."""
        key = "2" if which == "2" else "1"
        if key not in self.spots:
            self.spots[key] = places.address(
                self.rng, self.world.countries, self.world.streets, self.world.part
            )
        return self.spots[key]

    def word(self, name: str) -> str:
        """Return one word of a list."""
        return self.rng.choice(self.world.words[name])


def _domain(company: companies.Company) -> str:
    return (ascii_letters(company.short)[:18] or "site") + ".example"


_COMPANY_FORMS: dict[str, Callable[[companies.Company], list[Piece]]] = {
    "": lambda c: [(c.full, "ORGANIZATION")],
    "1": lambda c: [(c.short, "ORGANIZATION")],
    "a": lambda c: [(c.letters, "ORGANIZATION")],
    "l": lambda c: [(c.short.lower(), "ORGANIZATION")],
    "u": lambda c: [(c.full.upper(), "ORGANIZATION")],
    "d": lambda c: [(_domain(c), "")],
    "c": lambda c: [(c.short.upper(), "ORGANIZATION")],
    "s": lambda c: [
        ("".join(x if x.isalnum() else "_" for x in c.short).strip("_").replace("__", "_"), "ORGANIZATION")
    ],
}


def _mail_of_nobody(rng: random.Random) -> str:
    return f"{rng.choice('info support sales hello noreply no-reply billing hr jobs admin team office accounts'.split())}@{rng.choice(things.DOMAINS)}"


def _url(rng: random.Random) -> str:
    path = rng.choice(
        "docs help pricing login settings issues/42 wiki/Home d/abc123 view?id=88 en-US/docs blog/post-1 u/0/#inbox".split()
    )
    return f"{rng.choice(('https://', 'http://', 'www.', ''))}{rng.choice(things.DOMAINS)}/{path}"


_THINGS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "date": ("DATE_TIME", things.date), "time": ("?", things.clock), "stamp": ("DATE_TIME", things.stamp),
    "dob": ("DATE_TIME", things.birth), "rel": ("?", lambda r: r.choice(things.RELATIVE)),
    "day": ("DATE_TIME", lambda r: r.choice(things.DAYS)), "month": ("DATE_TIME", lambda r: r.choice(things.MONTHS)),
    "N": ("NRP", things.nation), "nation": ("NRP", lambda r: r.choice(things.NATIONS)), "faith": ("NRP", lambda r: r.choice(things.FAITHS)),
    "email": ("", _mail_of_nobody), "phone": ("", things.phone), "id": ("", things.identifier), "money": ("", things.money),
    "num": ("", things.number), "int": ("", lambda r: str(r.randint(1, 240))), "uuid": ("", things.unique), "hash": ("", things.digest),
    "ip": ("", things.network), "ver": ("", things.version), "card": ("", things.card), "iban": ("", things.account), "url": ("", _url),
    "ago": ("", things.age), "policy": ("", things.policy), "bic": ("", things.bank), "mac": ("", things.hardware),
}  # fmt: skip


def _camel(scene: Scene) -> str:
    words = [*(scene.word("noun") for _ in range(scene.rng.randint(1, 2))), scene.word("code")]
    return "".join(part[:1].upper() + part[1:] for word in words for part in word.split())


def _snake(scene: Scene) -> str:
    words = [scene.word("adj"), scene.word("noun"), scene.word("code")][scene.rng.randint(0, 1) :]
    return scene.rng.choice("_--").join(word.lower().replace(" ", "_") for word in words)


def _phrase(scene: Scene) -> str:
    kinds = scene.rng.choice(
        (("adj", "noun"), ("noun", "noun"), ("adj", "noun", "noun"), ("adj", "adj", "noun"))
    )
    return " ".join(scene.word(kind) for kind in kinds)


_WRITTEN: dict[str, Callable[[Scene], str]] = {
    "camel": _camel, "snake": _snake, "Phrase": _phrase, "phrase": lambda s: _phrase(s).lower(),
    "PHRASE": lambda s: _phrase(s).upper(),
}  # fmt: skip


def _land(scene: Scene) -> places.Country:
    lands = scene.world.countries
    return scene.rng.choices(lands, weights=[places.WEIGHTS.get(land.code, 2) for land in lands])[0]


def _state(scene: Scene) -> list[Piece]:
    short, name = scene.rng.choice(places.STATES).split(":")
    return [(short if scene.rng.random() < 0.5 else name.replace("_", " "), "LOCATION")]


def _city(scene: Scene) -> list[Piece]:
    name = places.town(scene.rng) if scene.rng.random() < 0.15 else scene.rng.choice(_land(scene).cities)
    return [(name, "LOCATION")]


def _city_with_land(scene: Scene) -> list[Piece]:
    land = _land(scene)
    after = _state(scene) if land.code == "US" and scene.rng.random() < 0.85 else [(land.name, "LOCATION")]
    return [(scene.rng.choice(land.cities), "LOCATION"), (", ", ""), *after]


Maker: TypeAlias = Callable[[Scene, Any], list[Piece]]
_ADDRESS: dict[str, Maker] = {
    "S": lambda _s, a: [(a.street, "ADDRESS")],
    "AL": lambda _s, a: [(a.lines[1], "ADDRESS")],
    "AC": lambda _s, a: [(a.city, "LOCATION")],
    "AK": lambda _s, a: [(a.country, "LOCATION")],
    "Z": lambda _s, a: [(a.postcode, "?")],
    "AD": lambda _s, a: [(", ".join(a.lines), "ADDRESS")],
    "AM": lambda _s, a: [("\n".join(a.lines), "ADDRESS")],
    "AS": lambda _s, a: [(f"{a.street}, {a.city}", "ADDRESS")],
}
_PLACES: dict[str, Maker] = {
    **_ADDRESS,
    "L": lambda s, _a: _city(s),
    "V": lambda s, _a: [(places.town(s.rng), "LOCATION")],
    "univ": lambda s, _a: [(f"University of {_city(s)[0][0]}", "ORGANIZATION")],
    "K": lambda s, _a: [(s.rng.choice(s.world.countries).name, "LOCATION")],
    "R": lambda s, _a: _state(s),
    "LR": lambda s, _a: _city_with_land(s),
    "area": lambda s, _a: [(s.rng.choice(places.REGIONS), "LOCATION")],
}
