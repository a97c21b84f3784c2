# ruff: noqa: T201 - a maker tells what it does
"""Make the name model from nothing: ``python -m training.build --corpora DIR --work DIR --out DIR``.

Data in rounds, each with fragments that no other round holds; one training over all of them; export to
8 bits; the tables of the card. The folder ``--out`` is replaced only when all of it is made.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from redactor.detect.model_files import SUMS
from redactor.detect.name_model import PACKAGED
from training.data import DEFAULT, Recipe, prepare

ROUNDS = (
    DEFAULT,
    Recipe(seed=107, share=1.0),
    *(Recipe(seed=seed, share=0.3) for seed in range(207, 1007, 100)),
)
"""The corpora whole twice, then a third of them at a time beside fresh fragments."""

STEPS = 5_600
"""About once over all rounds at 3,000 word pieces a step."""


def run(module: str, *arguments: str) -> None:
    """Run one of the other steps by itself, so that its memory is given back.

    Raises:
        subprocess.CalledProcessError: the step failed.
    """
    print(f"python -m {module} {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)  # noqa: S603 - our own modules


def build(corpora: Path, work: Path, out: Path, steps: int = STEPS) -> None:
    """Make all of it; rounds whose data is there already are not made again."""
    folders = [work / f"round{number}" for number in range(len(ROUNDS))]
    for folder, recipe in zip(folders, ROUNDS, strict=True):
        if not (folder / "unseen.jsonl").exists():
            prepare(folder, recipe, folder=corpora)
    run("training.train", "--data", *map(str, folders), "--out", str(work), "--steps", str(steps))
    made = work / "ner"
    checkpoint = str(work / "tagger.pt")
    run("training.export", "--checkpoint", checkpoint, "--data", str(folders[0]), "--out", str(made))
    run("training.evaluate", "--data", str(folders[0]), "--model", str(made), "--show", "10")
    for name in ("labels.json", "model.onnx", "vocab.txt", SUMS):
        shutil.copy(made / name, out / name)


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="where data and checkpoints are kept")
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--steps", type=int, default=STEPS)
    options = parser.parse_args()
    build(options.corpora, options.work, options.out, options.steps)


if __name__ == "__main__":
    main()
