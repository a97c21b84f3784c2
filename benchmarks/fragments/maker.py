"""From templates to fragments: seeded, with the gold's places kept through every distortion.

A template is one line, ``Program :: text``, with slots in guillemets: ``«person»``, ``«tax:EIN»`` with an
argument, ``«email#a»`` with the key of a person that other slots of the fragment share. A template is
*seen* or *unseen* by the digest of its text: nobody looks at what is missed in unseen ones. Those of a kind
that is *studied* count in neither half.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.fragments.people import Identity, identity
from benchmarks.fragments.slots import LABELLED, PLAIN, PRIVATE
from redactor.evaluate.marks import Mark, TextCase
from redactor.values import Span

FOLDER = Path(__file__).parent
SEED = 20_261_101
SEEN, UNSEEN, STUDIED = "seen", "unseen", "studied"

_STUDIED = {"news"}
"""Kinds that show one difficulty, all of them looked at."""

DOCUMENTS = ("judgments", "contracts", "medical", "cvs", "minutes", "support", "personal", "stories", "prose")
"""Kinds that are running documents; all others are what screens show."""

_SLOT = re.compile(r"«(\w+)(?::([^»#]+))?(?:#(\w))?»")
_SOFT = {None, "PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP"}
"""What a screen may show in other letters, cut off or misread, and still be the same."""

_DISTORTED = {"titles", "chat", "mail", "tables", "forms", "tickets", "calendar", "crm", "tabs", "headlines"}
_CUT = {"titles", "tabs"}
_MISREAD = {"l": "I1", "I": "l1", "O": "0", "e": "c", "m": "n", "i": "l", "g": "q", "h": "b"}

Piece = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Template:
    """One template: ``kind`` is its file's name, ``private`` tells whether it has gold."""

    kind: str
    private: bool
    app: str
    text: str

    @property
    def split(self) -> str:
        """Half of all templates may be looked at, half never."""
        if self.kind in _STUDIED:
            return STUDIED
        return SEEN if hashlib.sha256(self.text.encode()).digest()[0] % 2 else UNSEEN


@dataclass(frozen=True, slots=True)
class Fragment:
    """One fragment: its template, and the text with its gold."""

    template: Template
    case: TextCase


@cache
def templates() -> tuple[Template, ...]:
    """Return all templates, those with private slots first."""
    return (*_read("private", private=True), *_read("clean", private=False))


def _read(folder: str, *, private: bool) -> Iterator[Template]:
    for path in sorted((FOLDER / folder).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            app, _, text = line.partition(" :: ")
            text = text.replace("\\n", "\n").replace("\\t", "\t")
            yield Template(path.stem, private, app, text)


def fragments(count: int, *, seed: int = SEED) -> list[Fragment]:
    """Return ``count`` fragments of each template; a template's own never depend on the others."""
    return [
        _fragment(template, number, seed)
        for template in templates()
        for number in range(count if _SLOT.search(template.text) else min(count, 3))
    ]


def _fragment(template: Template, number: int, seed: int) -> Fragment:
    place = hashlib.sha256(f"{seed}/{template.text}/{number}".encode()).hexdigest()
    random_ = random.Random(place)
    text, gold = _assembled(_distorted(template.kind, pieces(template.text, random_), random_))
    return Fragment(template, TextCase(place[:12], text, gold, app=template.app, part=template.kind))


def pieces(text: str, random_: random.Random) -> list[Piece]:
    """Return a text with slots as what it shows: each piece, and the entity it is gold for, if any."""
    return _joined_names(list(_filled(text, random_)))


def _filled(template: str, random_: random.Random) -> Iterator[Piece]:
    people: dict[str, Identity] = {}
    end = 0
    for slot in _SLOT.finditer(template):
        yield template[end : slot.start()], None
        end = slot.end()
        name, argument, key = slot.groups()
        who = people.setdefault(key or str(slot.start()), identity(random_))
        yield _value(name, argument, who, random_)
    yield template[end:], None


def _value(name: str, argument: str | None, who: Identity, random_: random.Random) -> Piece:
    if argument is not None:
        entity, makers = LABELLED[name]
        return makers[argument](random_), entity
    if name in PRIVATE:
        entity, make = PRIVATE[name]
        return make(random_, who), entity
    return PLAIN[name](random_, who), None


def _joined_names(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with a given name and a surname beside it as one name."""
    joined: list[Piece] = []
    for text, entity in pieces:
        if entity == "PERSON" and joined[-2:] and joined[-1] == (" ", None) and joined[-2][1] == "PERSON":
            joined[-2:] = [(f"{joined[-2][0]} {text}", "PERSON")]
        elif text:
            joined.append((text, entity))
    return joined


# --- distortions --------------------------------------------------------------------------------------


def _distorted(kind: str, pieces: list[Piece], random_: random.Random) -> list[Piece]:
    """Return the pieces as some screens show them: other letters, misread, cut off; most as they are."""
    chance = random_.random()
    if kind not in _DISTORTED or chance > 0.19:
        return pieces
    if chance < 0.06:
        return _changed(pieces, str.lower)
    if chance < 0.11:
        return _changed(pieces, str.upper)
    if chance < 0.15:
        return _changed(pieces, lambda text: _misread(text, random_))
    return _cut(pieces, random_) if kind in _CUT else pieces


def _changed(pieces: Sequence[Piece], change: Callable[[str], str]) -> list[Piece]:
    return [(change(text), entity) if entity in _SOFT else (text, entity) for text, entity in pieces]


def _misread(text: str, random_: random.Random) -> str:
    """Return the text with one letter in twenty taken for a similar one, now and then without a space."""
    shown = []
    for char in text:
        if char in _MISREAD and random_.random() < 0.05:
            shown.append(random_.choice(_MISREAD[char]))
        elif not (char == " " and random_.random() < 0.02):
            shown.append(char)
    return "".join(shown)


def _cut(pieces: list[Piece], random_: random.Random) -> list[Piece]:
    """Return the pieces up to a width, and dots; a value that means nothing in part goes as a whole."""
    room = int(sum(len(text) for text, _ in pieces) * random_.uniform(0.6, 0.95))
    kept: list[Piece] = []
    for text, entity in pieces:
        part = text[:room].rstrip()
        if entity is not None and part != text and (entity not in _SOFT or len(part) < 5):
            break
        kept.append((text if part == text.rstrip() else part, entity))
        room -= len(text)
        if room <= 0:
            break
    return [*kept, ("…", None)]


def _assembled(pieces: Sequence[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text, and where its gold stands."""
    text, gold = "", []
    for value, entity in pieces:
        if entity is not None:
            gold.append(Mark(Span(len(text), len(text) + len(value)), entity))
        text += value
    return text, tuple(gold)
