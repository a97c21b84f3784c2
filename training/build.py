# ruff: noqa: T201 - a maker tells what it does
"""Make the name model and its gate from nothing: ``python -m training.build --corpora DIR --work DIR``.

Data in rounds, each with fragments that no other round holds; one training over all of them; export to
8 bits; the tables of the card; the gate in front of it. The shipped folders are replaced only when all of it
is made. ``--size small`` goes the same way in some minutes with a hundredth of the data, to see that all
steps work: what it makes is no good, stays in the work folder and never replaces what ships.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from redactor.detect.gate import FILE, GATE
from redactor.detect.name_model import FILES, PACKAGED
from redactor.shipped import SUMS
from training.data import DEFAULT, Recipe, prepare


@dataclass(frozen=True)
class Size:
    """How much of everything: rounds of data, steps of training, pieces in a step, lines for the gate."""

    rounds: tuple[Recipe, ...]
    steps: int
    batch: int
    gate_lines: int
    ships: bool


FULL = Size(
    rounds=(
        DEFAULT,
        Recipe(seed=107, share=1.0),
        *(Recipe(seed=seed, share=0.3) for seed in range(207, 1007, 100)),
    ),
    steps=5_600,
    batch=3_000,
    gate_lines=140_000,
    ships=True,
)
"""The corpora whole twice, then a third of them at a time beside fresh fragments; the steps go about once
over all rounds."""

SMALL = Size(
    rounds=tuple(Recipe(seed=seed, fragments=600, share=0.01, ordinary=200) for seed in (7, 107)),
    steps=4,
    batch=500,
    gate_lines=1_200,
    ships=False,
)
SIZES = {"full": FULL, "small": SMALL}


def run(module: str, *arguments: str) -> None:
    """Run one of the other steps by itself, so that its memory is given back.

    Raises:
        subprocess.CalledProcessError: the step failed.
    """
    print(f"python -m {module} {' '.join(arguments)}", flush=True)
    # Threads that wait by spinning take the cores from those that work when the machine is shared.
    shared = {"OMP_WAIT_POLICY": "PASSIVE", **os.environ}
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, env=shared)  # noqa: S603 - ours


def plain_folders() -> tuple[str, str]:
    """Return where sources and documentation stand that the gate learns plain text from."""
    root = Path(__file__).parents[1]
    return sysconfig.get_paths()["stdlib"], str(root / "docs")


def build(corpora: Path, work: Path, size: Size) -> None:
    """Make all of it; rounds whose data is there already are not made again."""
    folders = [work / f"round{number}" for number in range(len(size.rounds))]
    for folder, recipe in zip(folders, size.rounds, strict=True):
        if not (folder / "unseen.jsonl").exists():
            prepare(folder, recipe, folder=corpora)
    run(
        *("training.train", "--data", *map(str, folders), "--out", str(work)),
        *("--steps", str(size.steps), "--batch", str(size.batch)),
    )
    made, gate, checkpoint, first = (str(work / name) for name in ("ner", "gate", "tagger.pt", "round0"))
    run("training.export", "--checkpoint", checkpoint, "--data", first, "--out", made)
    run("training.evaluate", "--data", first, "--model", made, "--show", "10")
    # A model that learned next to nothing finds nothing that a gate could be measured on.
    run(
        *("training.gate", "--data", *map(str, folders[:2]), "--plain", *plain_folders()),
        *("--checkpoint", checkpoint, "--model", made if size.ships else str(PACKAGED)),
        *("--out", gate, "--lines", str(size.gate_lines)),
    )
    if size.ships:
        replace(work / "ner", PACKAGED, (*FILES, SUMS))
        replace(work / "gate", GATE, (FILE, SUMS))
    else:
        print(f"made in {work}; a model of this size is no good and replaces nothing")


def replace(made: Path, shipped: Path, names: Iterable[str]) -> None:
    """Copy what was made over what ships; the card beside it is written by hand."""
    for name in names:
        shutil.copy(made / name, shipped / name)


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="where data and checkpoints are kept")
    parser.add_argument("--size", choices=SIZES, default="full")
    options = parser.parse_args()
    build(options.corpora, options.work / options.size, SIZES[options.size])


if __name__ == "__main__":
    main()
