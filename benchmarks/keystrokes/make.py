"""Writes the keystroke set as a dataset for ``redactor evaluate``: ``python -m benchmarks.keystrokes.make``.

Each line is one labelled text typed into a field of its own, with slips and corrections.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.fragments.maker import SEED
from benchmarks.keys import labelled_texts
from benchmarks.keystrokes.hand import Hand, Labelled
from benchmarks.material import NOON
from redactor.evaluate.marks import TextCase


def lines(cases: Sequence[TextCase], seed: int) -> Iterator[dict[str, Any]]:
    """Yield a line of the dataset for each text."""
    random_ = random.Random(seed)
    for case in cases:
        hand = Hand(random_, NOON)
        hand.type(case, 0)
        gold = [
            {
                "entity": mark.entity,
                "value": case.text[mark.span.start : mark.span.end],
                "events": list(_ranges(hand.events, place)),
            }
            for place, mark in enumerate(case.gold)
        ]
        item = {"id": case.id, "events": [_bare(one) for one in hand.events], "gold": gold}
        yield item | {"app": case.app, "title": case.title, "part": case.part}


def _bare(one: Labelled) -> dict[str, Any]:
    event = dict(msgspec.to_builtins(one.event))
    return {name: value for name, value in event.items() if name not in ("seq", "at")}


def _ranges(events: Sequence[Labelled], place: int) -> Iterator[list[int]]:
    """Yield the unbroken ranges of events that were pressed for a place."""
    for mine, run in groupby(range(len(events)), key=lambda index: events[index].place == place):
        indices = [*run]
        if mine:
            yield [indices[0], indices[-1] + 1]


def main() -> None:
    """Write the dataset."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("--count", type=int, default=100, help="texts with something private")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    with chosen.out.open("w", encoding="utf-8") as out:
        for line in lines(labelled_texts(chosen.count, chosen.seed), chosen.seed):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
