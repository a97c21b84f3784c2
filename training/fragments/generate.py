# ruff: noqa: S311, RUF001 - seeded invention, no cryptography; signs of screens
"""Fill templates with invented values, and do to them what screens do to text.

A template is one line of ``templates/<family>.txt``: plain text with slots in ``«»``, ``⏎`` for a line
break, ``⇥`` for a tab, ``¦`` between the cells of a row. ``«one|two|»`` chooses one of the texts given. The
values and the templates that training never sees are decided by hashes: the same at each run, whatever the
seed. New templates belong at the end of a file, so that the others keep their place.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.fragments import compose, noise
from training.fragments.noise import Text
from training.fragments.people import Piece
from training.fragments.scene import Scene, World

TEMPLATES = Path(__file__).parent / "templates"
UNSEEN_SHARE = 4
"""One template in four, by its place in the file, is never trained on."""

SLOT = re.compile("«([^«»]*)»")
PERSONS = frozenset("ABCDE")
"""The letters of slots that stand for people."""

CELLS = ("\t", "  ", "   ", " | ", " | ", "    ", ";", ",", " - ", " · ", "\n", " ")


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its family, its text, and whether training may see it."""

    family: str
    text: str
    seen: bool


def _seen(lines: list[str], index: int) -> bool:
    """Tell whether training sees a line: in each group of four, one chosen by a hash is kept back."""
    group = index // UNSEEN_SHARE
    chosen = hashlib.blake2b(lines[group * UNSEEN_SHARE].encode(), digest_size=1).digest()[0] % UNSEEN_SHARE
    return index % UNSEEN_SHARE != chosen


def templates() -> tuple[Template, ...]:
    """Return all templates of all families; one that stands twice is drawn twice as often.

    A template that two families share is kept back only if both keep it back.
    """
    found = []
    for path in sorted(TEMPLATES.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("# ")]
        unique = list(dict.fromkeys(lines))
        known = {line: _seen(unique, index) for index, line in enumerate(unique)}
        found += [Template(path.stem, line, known[line]) for line in lines]
    seen = {template.text for template in found if template.seen}
    return tuple(Template(one.family, one.text, one.text in seen) for one in found)


def _pieces(template: str, scene: Scene) -> list[Piece]:
    found: list[Piece] = []
    place = 0
    last = ""
    for match in SLOT.finditer(template):
        between = template[place : match.start()]
        pieces = scene.slot(match[1])
        if _one_name(last, between, match[1]):
            (name, label), *pieces = pieces
            found[-1] = (f"{found[-1][0]}{between}{name}", label)
        else:
            found.append((between, ""))
        found += pieces
        place, last = match.end(), match[1]
    return [*found, (template[place:], "")]


def _one_name(first: str, between: str, second: str) -> bool:
    """Tell whether two slots are one person's name in two parts: "Jane DOE", "DOE Jane", "Doe, Jane"."""
    if first[:1] != second[:1] or first[:1] not in PERSONS:
        return False
    parts = first[1:2] + second[1:2]
    return (between == " " and parts in {"12", "21"}) or (between == ", " and parts == "21")


def _joined(pieces: list[Piece]) -> Text:
    text, spans = "", []
    for words, label in pieces:
        if label and words:
            spans.append((len(text), len(text) + len(words), label))
        text += words
    return Text(text, tuple(spans))


def fill(template: str, world: World, rng: random.Random) -> Text:
    """Fill one template; a row of cells is often repeated, and sometimes only a part of it is shown."""
    template = template.replace("⏎", "\n").replace("⇥", "\t")
    if "¦" not in template:
        return _joined(_pieces(template, Scene(world, rng)))
    head, _, row = template.rpartition("\n")
    cells = row.split("¦")
    if not head and len(cells) > 3 and rng.random() < 0.3:
        start = rng.randrange(len(cells) - 1)
        cells = cells[start : rng.randint(start + 1, len(cells))]
    join = rng.choice(CELLS)
    rows = [head.replace("¦", join)] if head else []
    pieces: list[Piece] = [(f"{rows[0]}\n", "")] if rows else []
    for index in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        pieces += ([("\n", "")] if index else []) + _pieces(join.join(cells), Scene(world, rng))
    return _joined(pieces)


def _around(text: Text, world: World, rng: random.Random) -> Text:
    """Put buttons, bullets, line numbers or times around a fragment."""
    ui, join = world.words["ui"], rng.choice((" ", "  ", " | ", "\n", " · ", "\t"))
    kind = rng.random()
    before = after = ""
    if kind < 0.3:
        before = join.join(rng.choice(ui) for _ in range(rng.randint(1, 3))) + join
    elif kind < 0.6:
        after = join + join.join(rng.choice(ui) for _ in range(rng.randint(1, 3)))
    elif kind < 0.75:
        before = rng.choice(
            ("• ", "- ", "* ", "● ", "> ", "☐ ", "✓ ", "( ) ", "[x] ", "(3) ", "▾ ", "→ ", "@ ", "© ", "e ")
        )
    elif kind < 0.85:
        before = f"{rng.randint(1, 300)}{rng.choice((' ', '. ', ') ', chr(9)))}"
    else:
        before, after = rng.choice(
            (
                ('"', '"'),
                ("(", ")"),
                ("[", "]"),
                ("“", "”"),
                ("", "."),
                ("", ","),
                ("", " x"),
                ("", " ×"),
                ("", " *"),
            )
        )
    return noise.glued(text, before, after)


def vary(text: Text, family: str, world: World, rng: random.Random) -> Text:
    """Do to a fragment what screens do: surroundings, case, cut ends, misread letters."""
    if rng.random() < 0.15 and family != "code":
        text = _around(text, world, rng)
    if rng.random() < (0.2 if family in CUT_OFTEN else 0.04):
        text = noise.cut(text, rng)
    kind = rng.random()
    if kind < 0.12:
        text = noise.cased(text, str.lower)
    elif kind < 0.19:
        text = noise.cased(text, str.upper)
    elif kind < 0.23:
        text = noise.titled(text)
    if rng.random() < 0.12:
        text = noise.misread(text, rng, rng.choice((0.02, 0.04, 0.08)))
    return trimmed(text)


def trimmed(text: Text) -> Text:
    """Return the text with spans that neither begin nor end with a space."""
    kept = []
    for start, end, label in text.spans:
        words = text.text[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = end - (len(words) - len(words.rstrip()))
        if begin < stop:
            kept.append((begin, stop, label))
    return Text(text.text, tuple(kept))


CUT_OFTEN = frozenset(
    {"titles", "titles_told", "interface", "windows", "plain_windows", "plain_titles_more", "bare_told"}
)
"""Families that narrow tabs show."""

FAMILY_WEIGHTS = {
    "interface": 1.2, "words": 1.0, "code": 1.6, "phrases": 3.0, "titles": 1.7, "chat": 1.5, "tables": 1.5,
    "forms": 1.2, "mail": 1.3, "papers": 1.2, "cells": 1.2, "windows": 1.5, "crm": 1.5, "talk": 1.3,
    "plain_windows": 1.2, "firms_told": 1.6, "rows_told": 1.4, "titles_told": 1.4,
    "bare_told": 1.8, "bodies_told": 1.6, "records_told": 1.3, "spoken_told": 1.3, "posts_told": 1.3,
    "filled_told": 1.3,
}  # fmt: skip
"""How often a family is drawn, relative to the others; all templates of a family are alike."""


FIXED_WEIGHT = 0.3
"""How often a template without slots is drawn, relative to one with slots: it says the same each time."""


COMPOSED_SHARE = 0.3
"""How often a template is put together for the occasion."""

SCREEN_SHARE = 0.1
"""How often several fragments are put together, as on a screen that is read whole."""


def fragments(world: World, *, seen: bool, count: int, seed: int) -> Iterator[tuple[str, Text]]:
    """Yield ``count`` fragments as family and text; the same seed yields the same fragments.

    Raises:
        ValueError: no template is left for this part.
    """
    rng = random.Random(seed)
    by_family: dict[str, list[Template]] = {}
    for template in templates():
        if template.seen == seen:
            by_family.setdefault(template.family, []).append(template)
    if not by_family:
        raise ValueError("no templates")
    families = sorted(by_family)
    sizes = [FAMILY_WEIGHTS.get(family, 1.0) * len(by_family[family]) ** 0.7 for family in families]
    weights = {
        family: [1.0 if "«" in template.text else FIXED_WEIGHT for template in known]
        for family, known in by_family.items()
    }

    def one() -> tuple[str, Text]:
        if rng.random() < COMPOSED_SHARE:
            text = fill(compose.template(rng, world.part), world, rng)
            return "composed", vary(text, "composed", world, rng)
        family = rng.choices(families, weights=sizes)[0]
        template = rng.choices(by_family[family], weights=weights[family])[0]
        return family, vary(fill(template.text, world, rng), family, world, rng)

    made = 0
    while made < count:
        family, text = one()
        if rng.random() < SCREEN_SHARE:
            family, text = "screen", joined([text, *(one()[1] for _ in range(rng.randint(1, 5)))], rng)
        if text.text.strip():
            made += 1
            yield family, text


def joined(texts: list[Text], rng: random.Random) -> Text:
    """Put several fragments into one text, as a reader of a whole screen does."""
    gap = rng.choice(("\n", "\n", "\n", "  ", " "))
    text, spans = "", []
    for part in texts:
        text += gap if text else ""
        spans += [(start + len(text), end + len(text), label) for start, end, label in part.spans]
        text += part.text
    return Text(text, tuple(spans))
