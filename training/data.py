# ruff: noqa: S311, T201 - seeded shares, no cryptography; a maker tells what it made
"""Write the data that the name model is trained and judged on.

``python -m training.data --out DIR --corpora CORPORA`` writes ``train.jsonl``, ``dev.jsonl`` and
``unseen.jsonl``: one JSON object a line with ``text``, ``spans`` (``[start, end, label]``, half-open code
points, in order, never overlapping), ``annotates`` (the classes that its source annotates: the others are
left out of the loss), ``src`` and ``kind``. The label ``?`` marks letters that are left out of the loss.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import corpora, ordinary
from training.fragments.generate import fragments
from training.fragments.names import Part, share
from training.fragments.people import Piece
from training.fragments.scene import World

CLASSES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP", "DATE_TIME")
HELD_BACK = 10
"""Of 256 sentences of the corpora so many are kept for ``dev``, by a hash: the same for each seed."""

SHORT_NAME = 2
"""Given names up to this long stand for nobody in code."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of each kind goes into one set of files; another ``seed`` makes other fragments."""

    seed: int = 7
    fragments: int = 60_000
    share: float = 1.0
    """Share of the corpora's sentences."""
    ordinary: int = 5_000
    """Passages of code and manuals."""


DEFAULT = Recipe()
"""What the figures of the card are measured on."""


def held_back(text: str) -> bool:
    """Tell whether a sentence of the corpora is kept for ``dev``."""
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] < HELD_BACK


def _fragment_lines(world: World, *, seen: bool, count: int, seed: int) -> Iterator[dict[str, Any]]:
    for family, text in fragments(world, seen=seen, count=count, seed=seed):
        yield {
            "text": text.text,
            "spans": [list(span) for span in text.spans],
            "annotates": list(CLASSES),
            "src": family,
            "kind": "fragment",
        }


def _corpus_line(sentence: corpora.Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "spans": [list(span) for span in sentence.spans],
        "annotates": list(sentence.annotates),
        "src": sentence.source,
        "kind": "corpus",
    }


def _ordinary_lines(world: World, count: int, seed: int) -> Iterator[dict[str, Any]]:
    given = {
        name.casefold() for culture in world.cultures for name in culture.given if len(name) > SHORT_NAME
    }
    for text in ordinary.passages(count, seed, given):
        yield {
            "text": text,
            "spans": [],
            "annotates": list(ordinary.ANNOTATES),
            "src": "ordinary",
            "kind": "ordinary",
        }


def _strings(known: dict[str, list[list[Piece]]], part: Part) -> dict[str, list[list[Piece]]]:
    """Return this part's share of the ready strings."""
    return {
        slot: [rows[text] for text in share(rows, part)]
        for slot, listed in known.items()
        if (rows := {"".join(words for words, _ in pieces): pieces for pieces in listed})
    }


def check(line: dict[str, Any]) -> None:
    """Refuse a line whose spans are out of order, overlap, are empty or begin or end with a space.

    Raises:
        ValueError: the line is not well formed.
    """
    place = 0
    for start, end, label in line["spans"]:
        words = line["text"][start:end]
        if start < place or not words or words != words.strip() or label not in {*CLASSES, "?"}:
            raise ValueError(f"bad span {start}..{end} {label} in a line of {line['src']}")
        place = end


def write(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Check and write lines, and print how many there are by source and by label."""
    sources, labels, clean, total = Counter[str](), Counter[str](), 0, 0
    with path.open("w", encoding="utf-8") as out:
        for line in lines:
            check(line)
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            total += 1
            sources[line["src"]] += 1
            labels.update(label for _, _, label in line["spans"])
            clean += line["kind"] == "fragment" and not line["spans"]
    made = sum(count for source, count in sources.items() if source not in corpora.ANNOTATES)
    print(f"{path.name}: {total} lines, {made} fragments, {clean / max(made, 1):.1%} of them without a span")
    print("  by label:", ", ".join(f"{label} {count}" for label, count in labels.most_common()))
    print("  by source:", ", ".join(f"{source} {count}" for source, count in sorted(sources.items())))


def prepare(out: Path, recipe: Recipe, *, folder: Path | None, registers: bool = True) -> None:
    """Write the three files; without ``folder`` they hold no sentence of a corpus.

    Raises:
        FileNotFoundError: a corpus is missing.
        ModuleNotFoundError: ``registers`` is asked for and Faker is not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    rng, judged = random.Random(recipe.seed), random.Random(recipe.seed)
    known = corpora.strings(folder) if folder else {"UP": [], "UO": [], "UA": []}
    worlds = {
        part: World(part, registers=registers, strings=_strings(known, part))
        for part in ("train", "dev", "unseen")
    }
    train: list[dict[str, Any]] = []
    dev: list[dict[str, Any]] = []
    for sentence in corpora.sentences(folder) if folder else ():
        if held_back(sentence.text):
            if judged.random() < recipe.share:
                dev.append(_corpus_line(sentence))
        elif rng.random() < recipe.share:
            train.append(_corpus_line(sentence))
    count, seed = recipe.fragments, recipe.seed
    train += _ordinary_lines(worlds["train"], recipe.ordinary, seed)
    train += _fragment_lines(worlds["train"], seen=True, count=count, seed=seed)
    dev += _fragment_lines(worlds["dev"], seen=True, count=max(count // 20, 1), seed=seed + 1)
    rng.shuffle(train)
    write(out / "train.jsonl", train)
    write(out / "dev.jsonl", dev)
    write(
        out / "unseen.jsonl",
        _fragment_lines(worlds["unseen"], seen=False, count=max(count // 7, 1), seed=seed + 2),
    )


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and write the data."""
    parser = argparse.ArgumentParser(description="Write the data of the name model.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=DEFAULT.seed)
    parser.add_argument("--fragments", type=int, default=DEFAULT.fragments)
    parser.add_argument("--share", type=float, default=DEFAULT.share, help="of the corpora's sentences")
    parser.add_argument("--ordinary", type=int, default=DEFAULT.ordinary, help="passages of code")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    given = parser.parse_args(arguments)
    prepare(given.out, Recipe(given.seed, given.fragments, given.share, given.ordinary), folder=given.corpora)


if __name__ == "__main__":
    main()
