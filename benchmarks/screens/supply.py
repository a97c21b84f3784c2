"""What the templates of screens are filled with: people and their values, phrases, ordinary words.

Everything that stands for something private comes out as HTML with the value inside
``<span data-entity="...">``; everything else identifies nobody.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from markupsafe import Markup

from benchmarks.fragments.maker import SEEN, UNSEEN, pieces
from benchmarks.fragments.people import Identity, identity
from benchmarks.fragments.slots import LABELLED, PLAIN, PRIVATE
from samples.marks import code, mark, spans

FOLDER = Path(__file__).parent / "phrases"

T = TypeVar("T")


def half(text: str) -> str:
    """Return the half that a name or a phrase belongs to, for ever, by its digest."""
    return SEEN if hashlib.sha256(text.encode()).digest()[0] % 2 else UNSEEN


@cache
def phrases(pool: str, split: str) -> tuple[str, ...]:
    """Return the phrases of one half of a pool; no phrase stands on screens of both halves.

    A pool is a file with one phrase a line, or with passages between lines of three dashes (``code_*``).

    Raises:
        LookupError: the half is empty.
    """
    text = (FOLDER / f"{pool}.txt").read_text(encoding="utf-8")
    every = text.split("\n---\n") if pool.startswith("code_") else text.splitlines()
    own = tuple(phrase.strip("\n") for phrase in every if phrase and half(phrase.strip("\n")) == split)
    if not own:
        raise LookupError(f"no {split} phrase in {pool}")
    return own


class Somebody:
    """An invented person: ``somebody.email`` and all other slots of ``fragments/slots.py``."""

    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        self._who: Identity = identity(random_)
        self._shown: dict[str, Markup] = {}

    @property
    def initials(self) -> Markup:
        """The letters of an avatar: neither private by themselves nor ordinary words."""
        return free(self._who.given[0] + self._who.surname[0])

    def __getitem__(self, slot: str) -> Markup:
        if slot not in self._shown:
            entity, make = PRIVATE[slot]
            self._shown[slot] = private(entity, make(self._random, self._who))
        return self._shown[slot]


class Supply:
    """The values of one screen, from its seed; ``split`` is the half of its template."""

    def __init__(self, seed: str, split: str) -> None:
        self._random = random.Random(seed)
        self._split = split
        self._used: dict[str, list[str]] = {}

    def names(self) -> dict[str, Any]:
        """Return what templates may call."""
        methods = (self.who, self.people, self.value, self.plain, self.fill, self.line, self.lines)
        more = (self.code, self.pick, self.some, self.number, self.chance, self.colour)
        return {method.__name__: method for method in (*methods, *more)} | {"free": free}

    def who(self) -> Somebody:
        """Invent a person."""
        return Somebody(self._random)

    def people(self, count: int) -> list[Somebody]:
        """Invent people."""
        return [self.who() for _ in range(count)]

    def value(self, slot: str, argument: str = "") -> Markup:
        """Return a private value of nobody else on the screen."""
        if argument:
            entity, makers = LABELLED[slot]
            return private(entity, makers[argument](self._random))
        return self.who()[slot]

    def plain(self, slot: str) -> str:
        """Return an ordinary value: a date, a version, a product."""
        return PLAIN[slot](self._random, identity(self._random))

    def fill(self, text: str) -> Markup:
        """Return a text with slots as HTML."""
        return spans(self._marked(text))

    def line(self, pool: str) -> Markup:
        """Return a phrase of a pool as HTML; none comes twice before all came."""
        return self.fill(self._phrase(pool))

    def lines(self, pool: str, count: int) -> list[Markup]:
        """Return phrases of a pool."""
        return [self.line(pool) for _ in range(count)]

    def code(self, pool: str) -> list[Markup]:
        """Return a passage of program text, line by line, coloured as an editor does."""
        return [code(line) for line in self._marked(self._phrase(pool)).split("\n")]

    def pick(self, *choices: T) -> T:
        """Return one of the choices."""
        return self._random.choice(choices)

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return that many of the choices, each once, in their order."""
        kept = sorted(self._random.sample(range(len(choices)), min(count, len(choices))))
        return [choices[place] for place in kept]

    def number(self, low: int, high: int) -> int:
        """Return a whole number between the two."""
        return self._random.randint(low, high)

    def chance(self, share: float) -> bool:
        """Tell yes that often."""
        return self._random.random() < share

    def colour(self) -> str:
        """Return a colour that white letters can be read on."""
        return f"hsl({self._random.randrange(360)} {self._random.randint(35, 70)}% 36%)"

    def _phrase(self, pool: str) -> str:
        left = self._used.setdefault(pool, [])
        if not left:
            left += phrases(pool, self._split)
            self._random.shuffle(left)
        return left.pop()

    def _marked(self, text: str) -> str:
        return "".join(mark(entity, text) if entity else text for text, entity in pieces(text, self._random))


def private(entity: str, text: str) -> Markup:
    """Return a private value as HTML."""
    return spans(mark(entity, text))


def free(text: str) -> Markup:
    """Return text that is neither private nor ordinary: it counts nowhere."""
    return Markup("<span data-free>{}</span>").format(text)
