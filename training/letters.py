"""The network that tells lines of Latin letters from lines of other scripts: trained and written down.

The line network (:mod:`training.lines`) knows the letters of English alone and makes Latin letters of all
others. This one sees the same pictures, 36 pixels high, and says for each stretch of 8 pixels how likely it
is of another script::

    python -m training.letters_data --pages 380 --seed 1 --out pages.npz
    python -m training.letters_data --pages 0 --screens 3 --seed 5 --packed 0.5 --out screens.npz
    python -m training.letters_data --pages 60 --seed 2 --packed 0 --out test.npz
    python -m training.letters --train pages.npz screens.npz --lines 23000 9000 --test test.npz --out FOLDER

Needs torch and onnx (``training/requirements.txt``); about ten minutes of one core.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import nn

HEIGHT, STEP = 36, 8
_ROUNDS, _BATCH_PIXELS, _RATE = 10, 12_000, 4e-3
_BLURRED = 0.15  # of the lines
_LONGEST = 320  # pixels of a line that are seen at once


class Letters(nn.Module):
    """Pictures ``(lines, 1, 36, width)`` between -1 and 1 to log-odds ``(lines, width / 8)``."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *(nn.Conv2d(1, 14, 5, 2, 2), nn.ReLU()),
            *(nn.Conv2d(14, 28, 3, 2, 1), nn.ReLU()),
            *(nn.Conv2d(28, 44, 3, (2, 1), 1), nn.ReLU()),
            *(nn.Conv2d(44, 56, 3, 2, 1), nn.ReLU()),
            *(nn.Conv2d(56, 64, (3, 5), 1, (0, 2)), nn.ReLU()),
            nn.Conv2d(64, 1, 1),
        )

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        """Return the log-odds of each stretch."""
        odds: torch.Tensor = self.layers(image)[:, 0, 0]
        return odds


def main() -> None:
    """Train, print what is told rightly, write the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("train", "test"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", required=True)
    parser.add_argument("--lines", type=int, nargs="+", required=True, help="so many of each training file")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    network = Letters()
    train(network, *_lines(chosen.train, chosen.lines)[:2])
    report(network, *_lines(chosen.test))
    write(network, chosen.out)


Lines = tuple[list[np.ndarray], np.ndarray, np.ndarray]
"""The pictures of lines, which of them are of another script, and of what kind they are."""


def _lines(paths: list[Path], counts: list[int] | None = None) -> Lines:
    """Return the lines of all files, of each so many as are wanted."""
    images: list[np.ndarray] = []
    others, kinds = [], []
    for number, path in enumerate(paths):
        data = np.load(path)
        own = pictures_of(data)
        count = counts[number] if counts else len(own)
        chosen = np.sort(np.random.default_rng(0).permutation(len(own))[:count])
        images += [own[line] for line in chosen]
        others.append(data["other"][chosen])
        kinds.append(data["kinds"][chosen])
    return images, np.concatenate(others), np.concatenate(kinds)


def pictures_of(data: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """Return the pictures of lines that a file holds side by side."""
    return np.split(data["images"], np.cumsum(data["widths"])[:-1], axis=1)


def train(network: Letters, images: list[np.ndarray], other: np.ndarray) -> None:
    """Train on lines; a line's log-odds are the mean of its stretches'."""
    chance = np.random.default_rng(1)
    rounds = [list(_batches(images, chance)) for _ in range(_ROUNDS)]
    steps = sum(map(len, rounds))
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, steps)
    for number, batches in enumerate(rounds):
        spent = 0.0
        for batch in batches:
            pictures, lengths = _padded([_cropped(images[line], chance) for line in batch])
            odds = _line_odds(network(pictures), lengths)
            loss = nn.functional.binary_cross_entropy_with_logits(
                odds, torch.tensor(other[batch], dtype=torch.float32)
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            spent += float(loss.detach()) * len(batch)
        sys.stdout.write(f"round {number + 1}: loss {spent / len(images):.4f}\n")
        sys.stdout.flush()


def _batches(images: list[np.ndarray], chance: np.random.Generator) -> Iterator[list[int]]:
    """Yield numbers of lines that are about equally long, in random order of batches."""
    widths = np.array([min(image.shape[1], _LONGEST) for image in images])
    order = np.argsort(widths + chance.uniform(0, 40, len(widths)))
    batches, batch = [], []
    for line in order.tolist():
        if batch and (len(batch) + 1) * max(widths[line], 40) > _BATCH_PIXELS:
            batches.append(batch)
            batch = []
        batch.append(line)
    batches.append(batch)
    for place in chance.permutation(len(batches)).tolist():
        yield batches[place]


def _cropped(image: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return a part of a long line, and of any line now and then: words must be told as well."""
    width = image.shape[1]
    wanted = min(width, _LONGEST)
    if chance.random() < 0.3:
        wanted = min(width, int(chance.integers(48, 240)))
    start = int(chance.integers(0, width - wanted + 1))
    part = image[:, start : start + wanted].astype(np.float32) / 127
    if chance.random() < _BLURRED:
        part = (np.roll(part, 1, axis=1) + 2 * part + np.roll(part, -1, axis=1)) / 4
    return np.clip(part * chance.uniform(0.8, 1.1) + chance.normal(0, 0.05, part.shape), -1, 1).astype(
        np.float32
    )


def _padded(parts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(part.shape[1] for part in parts)
    whole = np.ones((len(parts), 1, HEIGHT, longest), np.float32)
    for row, part in zip(whole, parts, strict=True):
        row[0, :, : part.shape[1]] = part
    return torch.from_numpy(whole), torch.tensor([-(-part.shape[1] // STEP) for part in parts])


def _line_odds(odds: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    inside = torch.arange(odds.shape[1])[None, :] < lengths[:, None]
    return (odds * inside).sum(1) / lengths


def report(network: Letters, images: list[np.ndarray], other: np.ndarray, kinds: np.ndarray) -> None:
    """Print the share of lines taken for another script, by kind, at a few log-odds."""
    with torch.no_grad():
        odds = np.array(
            [float(_line_odds(network(picture), length)) for picture, length in map(_alone, images)]
        )
    for kind in sorted(set(kinds.tolist())):
        of_kind = kinds == kind
        for said in sorted(set(other[of_kind].tolist())):
            part = odds[of_kind & (other == said)]
            shares = "  ".join(f">{least}: {100 * (part > least).mean():5.1f}" for least in (0, 1, 2, 3))
            sys.stdout.write(f"{kind:12} {'other' if said else 'latin'} {len(part):5}  {shares}\n")


def _alone(image: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    return _padded([image.astype(np.float32) / 127])


def write(network: Letters, folder: Path) -> None:
    """Write the network for onnxruntime, and its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "letters.onnx"
    example = torch.ones(2, 1, HEIGHT, 160)
    axes = {"image": {0: "lines", 3: "width"}, "odds": {0: "lines", 1: "steps"}}
    torch.onnx.export(
        network,
        (example,),
        str(path),
        input_names=["image"],
        output_names=["odds"],
        dynamic_axes=axes,
        dynamo=False,
    )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {path.name}\n", encoding="ascii")


if __name__ == "__main__":
    main()
