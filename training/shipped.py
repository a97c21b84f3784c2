# ruff: noqa: T201 - a maker tells what it made
"""The weights of a shipped model, read back: a training can go on from what ships, without its checkpoint.

``python -m training.shipped --share 0.7 --checkpoint tagger.pt --out mixed.pt`` mixes them with what a
training made of them (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"): so many parts of the
checkpoint.

The 8 bits of the file are a rounding of what was trained (:mod:`training.export`), so the network that is
read back answers almost as the checkpoint did, and as the file does but for the rounding of its inputs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from redactor.detect.name_model import PACKAGED
from training.model import Tagger


def weights_of(path: Path) -> dict[str, Tensor]:
    """Return the state of a :class:`~training.model.Tagger` from a ``model.onnx`` of :mod:`training.export`.

    Raises:
        KeyError: the file holds no weight of that name: another kind of network.
    """
    held = {weight.name: numpy_helper.to_array(weight) for weight in onnx.load(path).graph.initializer}
    return {
        name: torch.from_numpy(_exact(held, name).reshape(value.shape).copy())
        for name, value in Tagger().state_dict().items()
    }


def _exact(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return one weight as it stands in the network, not as the file keeps it."""
    if name == "words.weight":
        return held["words.table"].astype(np.float32) * held["words.scale"]
    scales = held.get(f"{name.removesuffix('.weight')}.scales")
    if scales is None or not name.endswith(".weight"):
        return held[name]
    return (held[name].astype(np.float32) * scales).T


def mixed(shipped: dict[str, Tensor], trained: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Return ``share`` parts of the trained weights and the rest of the shipped ones."""
    return {name: (1 - share) * shipped[name] + share * value.float() for name, value in trained.items()}


def main() -> None:
    """Read the command line and write the mixed checkpoint."""
    parser = argparse.ArgumentParser(description="Mix a checkpoint with the shipped model it came from.")
    parser.add_argument("--model", type=Path, default=PACKAGED / "model.onnx")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--share", type=float, required=True, help="of the checkpoint, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    trained = torch.load(options.checkpoint, map_location="cpu")
    torch.save(mixed(weights_of(options.model), trained, options.share), options.out)
    print(f"{options.out}: {options.share:.0%} of {options.checkpoint}, the rest of {options.model}")


if __name__ == "__main__":
    main()
