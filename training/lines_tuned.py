"""Tesseract's network for English lines, trained further on the lines of screens: ``redactor/models/lines``.

The network keeps its shape and learns the fonts, the small sizes, the ids and keys of screens, the accents
of names (it writes the letter without its accent) and a few signs more (:mod:`training.line_signs`)::

    python -m training.lines_data --pages 400 --seed 11 --out train.npz
    python -m training.lines_data --pages 30 --seed 5 --held-back --out test.npz
    python -m training.lines_tuned --data eng.traineddata --train train.npz --test test.npz --out FOLDER

Several training files may be given. Needs torch and onnx (``training/requirements.txt``);
an hour of one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from training.letters import pictures_of
from training.line_signs import ADDED, SIGNS, TESSERACT
from training.lines import Graph, Matrix, network_of

HEIGHT, STEP = 36, 3
_BATCH_STEPS = 3_000
_WIDEST = 1_500
"""Pixels of a line; the few that are longer are left out of the training."""

_REPORT = 200  # batches
_SEED = 1
_UNHEARD = -20.0
"""The log-odds of a new sign before anything is learnt: it must not speak for the others."""


class Reader(nn.Module):
    """Pictures ``(lines, 1, 38, width)``, zeros around, to log-probabilities ``(steps, lines, signs)``."""

    def __init__(self, matrices: dict[str, list[Matrix]]) -> None:
        super().__init__()
        [look], [out] = matrices["ConvNL"], matrices["Output"]
        self.look = nn.Conv2d(1, 16, 3)
        kernel = _floats(look)
        self.look.weight.data = kernel[:, :-1].reshape(16, 1, 3, 3).transpose(2, 3).contiguous()
        self.look.bias.data = kernel[:, -1].contiguous()
        self.down = _lstm(matrices["Lfys48"])
        self.along = nn.ModuleList(_lstm(matrices[name]) for name in ("Lfx96", "Lrx96", "Lfx192"))
        self.out = nn.Linear(192, len(SIGNS) + 1)
        known, new = _floats(out), len(ADDED)
        if len(known) != len(TESSERACT) + 1:
            raise SystemExit("the network does not have the signs that are known")
        first = torch.zeros(new, known.shape[1])
        first[:, -1] = _UNHEARD
        whole = torch.cat([known[:-1], first, known[-1:]])
        self.out.weight.data, self.out.bias.data = whole[:, :-1].contiguous(), whole[:, -1].contiguous()

    def forward(self, image: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Return the log-probabilities of each step; those behind a line's length mean nothing."""
        seen = torch.tanh(nn.functional.max_pool2d(self.look(image), 3))
        lines, _, rows, steps = seen.shape
        _, (last, _) = self.down(seen.permute(2, 0, 3, 1).reshape(rows, lines * steps, 16))
        hidden = last[0].reshape(lines, steps, 48).transpose(0, 1)
        back = _reversed(lengths, steps)
        for number, layer in enumerate(self.along):
            turned = number == 1
            hidden = _turned(hidden, back) if turned else hidden
            hidden, _ = layer(hidden)
            hidden = _turned(hidden, back) if turned else hidden
        return nn.functional.log_softmax(self.out(hidden), dim=-1)

    def matrices(self) -> dict[str, list[Matrix]]:
        """Return the layers as they are kept: whole numbers of 8 bits and a scale for each row."""
        kernel = self.look.weight.detach().transpose(2, 3).reshape(16, 9)
        found = {
            "ConvNL": [_eights(kernel, self.look.bias)],
            "Lfys48": _gates(self.down),
            "Output": [_eights(self.out.weight, self.out.bias)],
        }
        names = ("Lfx96", "Lrx96", "Lfx192")
        return found | {name: _gates(layer) for name, layer in zip(names, self.along, strict=True)}


def _floats(matrix: Matrix) -> torch.Tensor:
    weights, scales = matrix
    return torch.from_numpy(weights.astype(np.float32) * scales[:, None])


def _lstm(gates: list[Matrix]) -> nn.LSTM:
    """Return a layer with Tesseract's weights; torch orders the gates another way and has two biases."""
    entry, enter, forget, leave = map(_floats, gates)
    whole = torch.cat([enter, forget, entry, leave])
    units = len(entry)
    inputs = whole.shape[1] - units - 1
    layer = nn.LSTM(inputs, units)
    layer.weight_ih_l0.data = whole[:, :inputs].contiguous()
    layer.weight_hh_l0.data = whole[:, inputs:-1].contiguous()
    layer.bias_ih_l0.data = whole[:, -1].contiguous()
    layer.bias_hh_l0.data = torch.zeros(4 * units)
    return layer


def _gates(layer: nn.Module) -> list[Matrix]:
    weights = torch.cat([layer.weight_ih_l0, layer.weight_hh_l0], 1).detach()
    bias = (layer.bias_ih_l0 + layer.bias_hh_l0).detach()
    enter, forget, entry, leave = zip(weights.chunk(4), bias.chunk(4), strict=True)
    return [_eights(*gate) for gate in (entry, enter, forget, leave)]


def _eights(weights: torch.Tensor, bias: torch.Tensor) -> Matrix:
    whole = torch.cat([weights.detach(), bias.detach()[:, None]], 1).numpy()
    scale = (np.abs(whole).max(axis=1) / 127 + 1e-12).astype(np.float32)
    return np.rint(whole / scale[:, None]).astype(np.int8), scale


def _reversed(lengths: torch.Tensor, steps: int) -> torch.Tensor:
    """Return for each step and line the step that takes its place when a line is read backwards."""
    at = torch.arange(steps)[:, None]
    return torch.where(at < lengths[None, :], lengths[None, :] - 1 - at, at)


def _turned(hidden: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
    return hidden.gather(0, back[:, :, None].expand(-1, -1, hidden.shape[2]))


class Lines:
    """The lines of several files: pictures, texts, kinds."""

    def __init__(self, paths: list[Path]) -> None:
        self.images: list[np.ndarray] = []
        self.texts: list[str] = []
        self.kinds: list[str] = []
        for path in paths:
            data = np.load(path)
            said = zip(data["texts"].tolist(), data["kinds"].tolist(), strict=True)
            for image, (text, kind) in zip(pictures_of(data), said, strict=True):
                # A text with more signs than steps cannot be learnt.
                if image.shape[1] <= _WIDEST and image.shape[1] // STEP > 1.2 * len(text):
                    self.images.append(image)
                    self.texts.append(text)
                    self.kinds.append(kind)

    def batches(self, chance: np.random.Generator) -> Iterator[list[int]]:
        """Yield numbers of lines that are about equally long, in random order of batches."""
        steps = np.array([image.shape[1] // STEP for image in self.images])
        found, batch = [], []
        for line in np.argsort(steps + chance.uniform(0, 20, len(steps))).tolist():
            if batch and (len(batch) + 1) * steps[[*batch, line]].max() > _BATCH_STEPS:
                found.append(batch)
                batch = []
            batch.append(line)
        found.append(batch)
        for place in chance.permutation(len(found)).tolist():
            yield found[place]


def _varied(image: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return a line in other sharpness, contrast, width and place, with a little noise, now and then."""
    shown = image.astype(np.float32) / 127
    if chance.random() < 0.25:
        shown = (np.roll(shown, 1, axis=1) + 2 * shown + np.roll(shown, -1, axis=1)) / 4
    elif chance.random() < 0.15:
        shown = (np.roll(shown, 1, axis=0) + 2 * shown + np.roll(shown, -1, axis=0)) / 4
    if chance.random() < 0.3:
        shown = np.roll(shown, chance.choice((-1, 1)), axis=0)
    if chance.random() < 0.3:
        width = shown.shape[1]
        wanted = np.linspace(0, width - 1, max(round(width * chance.uniform(0.92, 1.1)), 3))
        low = np.floor(wanted).astype(int)
        high, part = np.minimum(low + 1, width - 1), (wanted - low)[None, :]
        shown = shown[:, low] * (1 - part) + shown[:, high] * part
    if chance.random() < 0.4:
        shown = shown * chance.uniform(0.85, 1.1) + chance.normal(0, chance.uniform(0, 0.08), shown.shape)
    return np.clip(shown, -1, 1).astype(np.float32)


def padded(parts: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return lines as the network sees them, each with zeros around it, and their lengths in steps."""
    lengths = [part.shape[1] // STEP for part in parts]
    whole = np.zeros((len(parts), 1, HEIGHT + 2, STEP * max(lengths) + 2), np.float32)
    for row, part, length in zip(whole, parts, lengths, strict=True):
        row[0, 1:-1, 1 : 1 + STEP * length] = part[:, : STEP * length]
    return torch.from_numpy(whole), torch.tensor(lengths)


def train(reader: Reader, lines: Lines, rounds: int, rate: float, folder: Path) -> None:
    """Train on lines, and keep the state in ``folder``."""
    numbers = {sign: number for number, sign in enumerate(SIGNS)}
    targets = [torch.tensor([numbers[sign] for sign in text]) for text in lines.texts]
    chance = np.random.default_rng(_SEED)
    batches = [list(lines.batches(chance)) for _ in range(rounds)]
    optimizer = torch.optim.AdamW(reader.parameters(), rate, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, sum(map(len, batches)), pct_start=0.1, final_div_factor=100
    )
    begun, spent = time.monotonic(), []
    for number, batch in enumerate(batch for several in batches for batch in several):
        image, lengths = padded([_varied(lines.images[line], chance) for line in batch])
        wanted = [targets[line] for line in batch]
        sizes = torch.tensor([len(target) for target in wanted])
        loss = nn.functional.ctc_loss(
            reader(image, lengths), torch.cat(wanted), lengths, sizes, blank=len(SIGNS), zero_infinity=True
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        spent.append(loss.item())
        if number % _REPORT == _REPORT - 1:
            sys.stdout.write(
                f"batch {number + 1}: loss {np.mean(spent):.4f}, {time.monotonic() - begun:.0f} s\n"
            )
            sys.stdout.flush()
            spent.clear()
    torch.save(reader.state_dict(), folder / "state.pt")


def read(reader: Reader, image: np.ndarray) -> str:
    """Return what the network reads in one line."""
    shown, lengths = padded([image.astype(np.float32) / 127])
    with torch.no_grad():
        best = reader(shown, lengths)[:, 0].argmax(-1).tolist()
    return "".join(
        SIGNS[sign]
        for sign, before in zip(best, [-1, *best], strict=False)
        if sign != before and sign < len(SIGNS)
    )


def report(reader: Reader, lines: Lines) -> None:
    """Print the share of words that are read as they are written, by kind."""
    words, right, exact = Counter[str](), Counter[str](), Counter[str]()
    count = Counter(lines.kinds)
    for image, text, kind in zip(lines.images, lines.texts, lines.kinds, strict=True):
        seen = read(reader, image)
        exact[kind] += seen == text
        words[kind] += len(text.split())
        right[kind] += sum((Counter(seen.split()) & Counter(text.split())).values())
    for kind in sorted(count):
        sys.stdout.write(
            f"{kind:12} {count[kind]:5} lines, {100 * exact[kind] / count[kind]:5.1f} % exact; "
            f"words {100 * right[kind] / max(words[kind], 1):5.1f} %\n"
        )
    total = 100 * sum(right.values()) / sum(words.values())
    sys.stdout.write(f"all          {sum(count.values()):5} lines; words {total:5.1f} %\n")
    sys.stdout.flush()


def write(reader: Reader, folder: Path) -> None:
    """Write the network for onnxruntime, and its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "lines.onnx"
    onnx.save(Graph(reader.matrices()).model({"signs": json.dumps([*SIGNS, ""])}), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {path.name}\n", encoding="ascii")


def main() -> None:
    """Train, print what is read rightly before and after, write the network."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="eng.traineddata of tessdata_fast")
    parser.add_argument("--train", type=Path, nargs="*", default=[], help="none: only report and write")
    parser.add_argument("--test", type=Path, nargs="+", required=True)
    parser.add_argument("--start", type=Path, help="a state to go on from")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.manual_seed(_SEED)
    torch.set_num_threads(1)
    reader = Reader(network_of(chosen.data.read_bytes()))
    if chosen.start:
        reader.load_state_dict(torch.load(chosen.start, weights_only=True))
    chosen.out.mkdir(parents=True, exist_ok=True)
    tests = [Lines([path]) for path in chosen.test]
    for test in tests:
        report(reader, test)
    if chosen.train:
        train(reader, Lines(chosen.train), chosen.rounds, chosen.rate, chosen.out)
        for test in tests:
            report(reader, test)
    write(reader, chosen.out)


if __name__ == "__main__":
    main()
