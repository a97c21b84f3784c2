# ruff: noqa: S311, T201 - seeded shares, no cryptography; a maker tells what it made
"""Turn a checkpoint into the shipped folder.

``python -m training.export --checkpoint FILE --data DIR --out DIR``. The graph is written node by node with
the fused operators of onnxruntime, in 8 bits: matrix weights per column, in 7 of the 8 bits (processors
without VNNI add up pairs of products in 16 bits, which 8-bit weights can overflow), inputs with fixed scales,
the word embedding per row. Scales, thresholds and calibration come from ``dev.jsonl``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from redactor.detect.name_model import Calibration, NameModel
from redactor.detect.wordpieces import WordPieces
from redactor.shipped import SUMS
from training.calibrate import calibrated, observed
from training.model import ENTITIES, HEADS, LABELS, LAYERS, WIDTH, Tagger
from training.train import BASE, Example, examples, tensors

VERSION = "3"

FUSED = "com.microsoft"
"""The domain of onnxruntime's own operators."""


class Graph:
    """A list of nodes and weights that grows; every call returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        """Keep a constant."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object) -> str:
        """Add a node; return the name of its first output."""
        name = f"{kind}_{len(self.nodes)}"
        names = [name, *(f"{name}_{n}" for n in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=name, domain=domain, **attributes))
        return name


def by_row(table: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a table as whole numbers from -``most`` to ``most``, and the scale of each row."""
    scale = np.abs(table).max(axis=1, keepdims=True) / most + 1e-12
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


class Ranges:
    """The lowest and highest input of each linear map over a sample of texts.

    Scales that were measured per call instead would make an answer depend on the other texts of its batch.
    """

    def __init__(self, tagger: Tagger, rows: list[Example]) -> None:
        self._seen: dict[str, tuple[float, float]] = {}
        hooks = [
            module.register_forward_hook(partial(self._note, name))
            for name, module in tagger.named_modules()
            if isinstance(module, torch.nn.Linear)
        ]
        with torch.no_grad():
            for row in rows:
                ids, shapes, gaps, mask, *_ = tensors([row])
                tagger(ids, shapes, gaps, mask)
        for hook in hooks:
            hook.remove()

    def _note(self, name: str, _: object, inputs: tuple[torch.Tensor], __: object) -> None:
        low, high = self._seen.get(name, (0.0, 0.0))
        value = inputs[0].float()
        self._seen[name] = (min(low, value.min().item()), max(high, value.max().item()))

    def scale(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return scale and zero point of the inputs in 8 bits without sign."""
        low, high = self._seen[name]
        scale = (high - low) / 255
        return np.array(scale, np.float32), np.array(round(-low / scale), np.uint8)


class Eight:
    """Builds the network with its matrix products in 8 bits."""

    def __init__(self, arrays: dict[str, np.ndarray], ranges: Ranges) -> None:
        self.graph, self._arrays, self._ranges = Graph(), arrays, ranges

    def model(self) -> onnx.ModelProto:
        """Return the network as an ONNX model with inputs ids, shapes, gaps and mask."""
        hidden = self._embedding()
        for number in range(LAYERS):
            hidden = self._layer(hidden, f"layers.{number}")
        scores = self._linear(hidden, "head", bias=True)
        self.graph.nodes.append(helper.make_node("Identity", [scores], ["scores"]))
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "length"])
            for name in ("ids", "shapes", "gaps", "mask")
        ]
        output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["batch", "length", len(LABELS)])
        made = helper.make_graph(self.graph.nodes, "names", inputs, [output], self.graph.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(made, opset_imports=opsets, ir_version=9)

    def _weight(self, name: str) -> str:
        return self.graph.weight(name, self._arrays[name])

    def _embedding(self) -> str:
        """Add word, place, shape and gap, then the norm."""
        graph = self.graph
        table, scale = by_row(self._arrays["words.weight"], 127)
        words = graph.node("Gather", graph.weight("words.table", table), "ids")
        words = graph.node("Cast", words, to=TensorProto.FLOAT)
        words = graph.node("Mul", words, graph.node("Gather", graph.weight("words.scale", scale), "ids"))
        length = graph.node("Shape", "ids", start=1, end=2)
        zero, axis = graph.weight("zero", np.array([0])), graph.weight("axis", np.array([0]))
        total = graph.node(
            "Add", words, graph.node("Slice", self._weight("places.weight"), zero, length, axis)
        )
        total = graph.node("Add", total, graph.node("Gather", self._weight("shapes.weight"), "shapes"))
        total = graph.node("Add", total, graph.node("Gather", self._weight("gaps.weight"), "gaps"))
        return graph.node(
            "LayerNormalization", total, self._weight("norm.weight"), self._weight("norm.bias"), epsilon=1e-12
        )

    def _eight(self, value: str, name: str) -> tuple[str, str, str, str, str]:
        """Quantize a linear map's input; return its name and those of weight, both scales and zero point."""
        scale, zero = self._ranges.scale(name)
        scale_name, zero_name = (
            self.graph.weight(f"{name}.in", scale),
            self.graph.weight(f"{name}.zero", zero),
        )
        table, scales = by_row(self._arrays[f"{name}.weight"], 63)
        weight = self.graph.weight(f"{name}.weight", table.T)
        scales_name = self.graph.weight(f"{name}.scales", scales[:, 0])
        short = self.graph.node("QuantizeLinear", value, scale_name, zero_name)
        return short, weight, scale_name, scales_name, zero_name

    def _linear(self, value: str, name: str, *, bias: bool = False) -> str:
        """Add a matrix product."""
        short, weight, scale, scales, zero = self._eight(value, name)
        zeros = self.graph.weight(f"{name}.zeros", np.zeros(len(self._arrays[f"{name}.bias"]), np.int8))
        more = [self._weight(f"{name}.bias")] if bias else []
        return self.graph.node(
            "MatMulIntegerToFloat", short, weight, scale, scales, zero, zeros, *more, domain=FUSED
        )

    def _layer(self, hidden: str, name: str) -> str:
        """Add one block."""
        graph = self.graph
        short, weight, scale, scales, zero = self._eight(hidden, f"{name}.query_key_value")
        zeros = graph.weight(f"{name}.zeros", np.zeros(3 * WIDTH, np.int8))
        bias = self._weight(f"{name}.query_key_value.bias")
        seen = graph.node(
            "QAttention",
            short,
            weight,
            bias,
            scale,
            scales,
            "mask",
            zero,
            zeros,
            domain=FUSED,
            num_heads=HEADS,
        )
        hidden = self._rejoined(
            self._linear(seen, f"{name}.out"), hidden, f"{name}.out", f"{name}.norm_attention"
        )
        inner = self._linear(hidden, f"{name}.rise")
        inner = graph.node("FastGelu", inner, self._weight(f"{name}.rise.bias"), domain=FUSED)
        return self._rejoined(self._linear(inner, f"{name}.fall"), hidden, f"{name}.fall", f"{name}.norm_out")

    def _rejoined(self, value: str, hidden: str, linear: str, norm: str) -> str:
        """Add residual, bias and layer norm in one node."""
        weights = [self._weight(name) for name in (f"{norm}.weight", f"{norm}.bias", f"{linear}.bias")]
        return self.graph.node("SkipLayerNormalization", value, hidden, *weights, domain=FUSED, epsilon=1e-12)


def seal(folder: Path) -> None:
    """Write the digests of the model's files."""
    names = ("labels.json", "model.onnx", "vocab.txt")
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / SUMS).write_text("".join(sums), encoding="ascii")


def describe(folder: Path, calibration: dict[str, Calibration]) -> None:
    """Write ``labels.json`` and seal the folder."""
    about = {
        "version": VERSION,
        "entities": list(ENTITIES),
        "labels": list(LABELS),
        "calibration": {
            name: {"threshold": c.threshold, "slope": c.slope, "offset": c.offset}
            for name, c in calibration.items()
        },
    }
    (folder / "labels.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    seal(folder)


def export(checkpoint: Path, data: Path, out: Path) -> None:
    """Write the shipped folder."""
    out.mkdir(parents=True, exist_ok=True)
    tagger = Tagger()
    tagger.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    tagger.eval()
    cutter = WordPieces((BASE / "vocab.txt").read_text(encoding="utf-8").splitlines())
    rows = examples(data / "dev.jsonl", cutter)
    ranges = Ranges(tagger, random.Random(5).sample(rows, min(len(rows), 600)))
    arrays = {name: value.numpy() for name, value in tagger.state_dict().items()}
    onnx.save(Eight(arrays, ranges).model(), out / "model.onnx")
    shutil.copy(BASE / "vocab.txt", out / "vocab.txt")
    describe(out, {entity: Calibration(0.5, 1.0, 0.0) for entity in ENTITIES})
    lines = [json.loads(line) for line in (data / "dev.jsonl").open(encoding="utf-8")]
    calibration = {name: calibrated(*seen) for name, seen in observed(NameModel(out, 2), lines).items()}
    describe(out, calibration)
    for name, values in calibration.items():
        print(name, values)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    export(options.checkpoint, options.data, options.out)


if __name__ == "__main__":
    main()
