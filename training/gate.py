# ruff: noqa: S311, T201 - seeded shares, no cryptography; a maker tells what it made
"""Make the gate in front of the name model: ``python -m training.gate --data DIR --plain DIR.. --out DIR``.

The gate learns from the finished model and from whoever labelled the data: a window of word pieces must pass
when the model gives some piece of it a class with probability ``SURE`` or more, or a gold span lies in it;
dates count only where a text names a day, as in :class:`~redactor.detect.ner.NameDetector`. Plain text
(sources, documentation, logs of the machine it is made on) is labelled by the model alone. The word embedding
is the model's own, brought down to few dimensions by a learned map, so that rare names that never occur here
lie beside the others. Then all numbers are made whole (:mod:`redactor.detect.gate`), and the bias is set so
that no more than ``LOST`` of the gold spans that the model finds in ``dev.jsonl`` are kept from it. Takes
about a quarter of an hour on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from redactor.detect.gate import FILE, MOST, SIDE, Gate
from redactor.detect.name_model import PACKAGED, NameModel
from redactor.detect.ner import NameDetector
from redactor.detect.units import steady
from redactor.detect.windows import WINDOW
from redactor.detect.wordpieces import GAPS, SHAPES, WordPieces
from redactor.detect.worth import is_day
from redactor.shipped import SUMS
from redactor.values import Finding, Hint, RawText

WIDTH, CELLS = 40, 64
SURE, UNSURE = 0.33, 0.15
"""Windows whose best piece lies between the two are left out."""
LOST = 0.001
EPOCHS, BATCH, RATE = 5, 256, 3e-3
NAMED_WEIGHT = 8.0
"""A name that is kept back costs so much more than plain text that passes."""
PLAIN_LINES, DATA_LINES = 25_000, 140_000
TIMED = 0.3
"""So many plain lines get a clock time in front; half of all get other numbers, as in long texts."""


@dataclass(frozen=True)
class Unit:
    """One window: piece numbers, forms, which pieces belong to a name."""

    ids: np.ndarray
    forms: np.ndarray
    named: np.ndarray


def plain_lines(folders: Sequence[Path]) -> list[str]:
    """Return lines of text files below the folders."""
    chance = random.Random(3)
    files = sorted(
        file
        for folder in folders
        for kind in ("py", "md", "rst", "txt", "log")
        for file in folder.rglob(f"*.{kind}")
    )
    lines: list[str] = []
    for file in chance.sample(files, min(len(files), 600)):
        text = file.read_text(encoding="utf-8", errors="replace").splitlines()
        kept = [line[:400] for line in text if len(line) > 12]
        lines += chance.sample(kept, min(len(kept), 60))
    chance.shuffle(lines)
    return [as_logged(line, chance) for line in lines[:PLAIN_LINES]]


def as_logged(line: str, chance: random.Random) -> str:
    """Return a plain line as a log, or the reader of long texts, may write it."""
    if chance.random() < TIMED:
        hour, minute, second = chance.randrange(24), chance.randrange(60), chance.randrange(60)
        stamps = f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}:{second:02}", f"[{hour:02}:{minute:02}]"
        line = f"{chance.choice(stamps)} {line.lstrip()[: chance.randrange(8, 120)]}"
    return steady(line) if chance.random() < 0.5 else line


def labelled(model: NameModel, lines: list[dict]) -> Iterator[Unit]:
    """Yield the windows of texts, with what the model and the labels say; times of day are no names."""
    days = 1 + 2 * model.entities.index("DATE_TIME")
    for at in range(0, len(lines), 2000):
        part = lines[at : at + 2000]
        for line, (pieces, odds) in zip(part, model.odds([line["text"] for line in part]), strict=True):
            if odds is None:
                continue
            some = 1 - odds[:, 0]
            if not is_day(line["text"]):
                some -= odds[:, days : days + 2].sum(1)
            gold = np.zeros(len(pieces), bool)
            for start, end, label in line["spans"]:
                if label != "?" and (label != "DATE_TIME" or is_day(line["text"][start:end])):
                    gold |= (np.array(pieces.starts) < end) & (np.array(pieces.ends) > start)
            forms = len(GAPS) * np.array(pieces.shapes) + np.array(pieces.gaps)
            for first in range(0, len(pieces), WINDOW):
                window = slice(first, first + WINDOW)
                named = gold[window] | (some[window] >= SURE)
                if named.any() or (some[window] < UNSURE).all():
                    yield Unit(np.array(pieces.ids[window]), forms[window], named)
        print(f"labelled {at + len(part)} of {len(lines)}", flush=True)


class Net(nn.Module):
    """The gate in floating point."""

    def __init__(self, words: Tensor) -> None:
        super().__init__()
        self.words = words
        self.narrow = nn.Linear(words.shape[1], WIDTH, bias=False)
        self.forms = nn.Embedding(len(SHAPES) * len(GAPS), WIDTH)
        self.first = nn.Conv1d(WIDTH, CELLS, 2 * SIDE + 1, padding=SIDE)
        self.last = nn.Linear(CELLS, 1)

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        """Return one score per piece."""
        seen = (self.narrow(self.words[ids]) + self.forms(forms)) * mask[..., None]
        cells = torch.relu(self.first(seen.transpose(1, 2))).transpose(1, 2)
        return self.last(cells)[..., 0].masked_fill(mask == 0, -30)


def columns(units: Sequence[Unit]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return units as one batch: ids, forms, mask, named."""
    longest = max(len(unit.ids) for unit in units)
    batch = [torch.zeros(len(units), longest, dtype=kind) for kind in (torch.long, torch.long)]
    batch += [torch.zeros(len(units), longest), torch.zeros(len(units), longest)]
    for row, unit in enumerate(units):
        size = len(unit.ids)
        parts = (unit.ids, unit.forms, np.ones(size), unit.named)
        for column, part in zip(batch, parts, strict=True):
            column[row, :size] = torch.from_numpy(np.asarray(part)).to(column.dtype)
    return batch[0], batch[1], batch[2], batch[3]


def loss(scores: Tensor, named: Tensor) -> Tensor:
    """Some piece of a window with a name must rise, best one of the name; all pieces of others stay low."""
    best, has = torch.logsumexp(scores, 1), named.any(1).float()
    near = (functional.softplus(-scores) * named).sum(1) / named.sum(1).clamp(min=1)
    passes = has * NAMED_WEIGHT * functional.softplus(-best) + (1 - has) * functional.softplus(best)
    return (passes + 0.5 * near).mean()


def trained(words: Tensor, units: list[Unit]) -> Net:
    """Return the net after training."""
    torch.manual_seed(1)
    chance, net = random.Random(2), Net(words)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-4)
    steps = EPOCHS * (len(units) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(1 - step / steps, 0.005))
    for epoch in range(EPOCHS):
        chance.shuffle(units)
        groups = [
            sorted(units[at : at + 8192], key=lambda unit: len(unit.ids)) for at in range(0, len(units), 8192)
        ]
        batches = [group[at : at + BATCH] for group in groups for at in range(0, len(group), BATCH)]
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            ids, forms, mask, named = columns(batch)
            value = loss(net(ids, forms, mask), named)
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            schedule.step()
            total += value.item()
        print(f"epoch {epoch}: loss {total / len(batches):.4f}", flush=True)
    return net


def whole(net: Net, units: Sequence[Unit]) -> dict[str, np.ndarray]:
    """Return the net in whole numbers, as the file holds it."""
    with torch.no_grad():
        table, forms = net.narrow(net.words).numpy(), net.forms.weight.numpy()
        first, offset = net.first.weight.numpy().transpose(2, 1, 0), net.first.bias.numpy()
        last, end = net.last.weight.numpy()[0], float(net.last.bias)
    step = max(np.quantile(np.abs(table), 0.9999), np.abs(forms).max()) / 127
    step_first, step_last = np.abs(first).max() / 127, np.abs(last).max() / 127
    short = np.clip(np.round(table / step), -127, 127).astype(np.int8)
    made = {"table": short, "forms": np.round(forms / step).astype(np.int8)}
    made["first"] = np.round(first / step_first).astype(np.int8)
    made["offset"] = np.round(offset / (step * step_first)).astype(np.int32)
    seen = [
        made["table"][u.ids].astype(int) + made["forms"][u.forms]
        for u in units[:4000]
        if len(u.ids) > 2 * SIDE
    ]
    inner = np.concatenate(
        [
            sum(s[k : len(s) - 2 * SIDE + k] @ made["first"][k].astype(int) for k in range(2 * SIDE + 1))
            for s in seen
        ]
    )
    shift = max(0, int(np.ceil(np.log2(np.quantile(inner + made["offset"], 0.9999) / MOST))))
    made["shift"], made["last"] = np.int32(shift), np.round(last / step_last).astype(np.int8)
    made["end"] = np.int32(round(end / (step * step_first * 2.0**shift * step_last)))
    return made


def save(folder: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write the gate and its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / FILE, **arrays)
    digest = hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / SUMS).write_text(f"{digest}  {FILE}\n", encoding="ascii")


def answers(detector: NameDetector, lines: list[dict]) -> list[tuple[Finding, ...]]:
    """Return what is found in each line."""
    return detector.find([RawText(line["text"]) for line in lines], [Hint()] * len(lines))


def found(line: dict, findings: Sequence[Finding]) -> set[tuple[int, int]]:
    """Return the places of a line's gold spans that some finding touches."""
    places = [finding.span for finding in findings if finding.span]
    return {
        (start, end)
        for start, end, label in line["spans"]
        if label != "?" and any(place.start < end and place.end > start for place in places)
    }


def best(folder: Path, lines: list[dict]) -> np.ndarray:
    """Return the best score of each line's pieces."""
    cutter = WordPieces((PACKAGED / "vocab.txt").read_text(encoding="utf-8").splitlines())
    scores = Gate(folder).scores([cutter.read(line["text"]) for line in lines])
    return np.array([part.max(initial=-np.inf) for part in scores])


def settle(folder: Path, arrays: dict[str, np.ndarray], model: Path, lines: list[dict]) -> None:
    """Write the gate with the lowest bias that keeps back no more than ``LOST`` of what the model finds."""
    save(folder, {**arrays, "end": np.int32(0)})
    named = [
        len(found(*pair)) for pair in zip(lines, answers(NameDetector(model, gate=None), lines), strict=True)
    ]
    scores = np.sort(np.repeat(best(folder, lines), named))
    if not len(scores):
        raise SystemExit("the model finds no gold span: there is nothing to set a gate by")
    save(folder, {**arrays, "end": np.int32(-scores[int(LOST * len(scores))])})


def kept_back(folder: Path, model: Path, lines: list[dict]) -> str:
    """Return how many gold spans only :class:`NameDetector` without the gate finds, and what is spared."""
    both = [answers(NameDetector(model, gate=gate), lines) for gate in (None, folder)]
    without, behind = ([found(*pair) for pair in zip(lines, part, strict=True)] for part in both)
    lost = sum(len(whole - rest) for whole, rest in zip(without, behind, strict=True))
    spared = best(folder, [line for line in lines if not line["spans"]]) < 0
    total = sum(map(len, without))
    spans = f"{lost} of {total} found spans ({lost / max(total, 1):.2%})"
    return f"{spans}, {spared.mean():.1%} of {len(spared)} texts without one"


def read(path: Path) -> list[dict]:
    """Return the lines of a data file."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def main() -> None:
    """Read the command line and make the gate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="dev and unseen are in the first")
    parser.add_argument("--plain", type=Path, nargs="+", required=True)
    parser.add_argument(
        "--checkpoint", type=Path, required=True, help="the name model's, for its word embedding"
    )
    parser.add_argument("--model", type=Path, default=PACKAGED)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=DATA_LINES, help="of the data; plain ones in proportion")
    options = parser.parse_args()
    lines = [line for folder in options.data for line in read(folder / "train.jsonl")]
    random.Random(3).shuffle(lines)
    plain = plain_lines(options.plain)[: options.lines * PLAIN_LINES // DATA_LINES]
    lines = lines[: options.lines] + [{"text": text, "spans": []} for text in plain]
    units = list(labelled(NameModel(options.model), lines))
    words = torch.load(options.checkpoint, map_location="cpu")["words.weight"].float()
    net = trained(words, units)
    settle(options.out, whole(net, units), options.model, read(options.data[0] / "dev.jsonl"))
    for name in ("dev", "unseen"):
        lines = read(options.data[0] / f"{name}.jsonl")
        print(f"{name}: keeps back {kept_back(options.out, options.model, lines)}", flush=True)


if __name__ == "__main__":
    main()
