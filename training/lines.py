"""Tesseract's network for English lines, out of its file and into the format of onnxruntime.

:mod:`training.lines_tuned` trains it further in between. The weights are whole numbers of 8 bits with a scale
for each row, in both. Formats: ``ccutil/tessdatamanager.h`` (the file's parts), ``lstm/network.cpp``,
``lstm/lstm.cpp``, ``lstm/fullyconnected.cpp``, ``lstm/weightmatrix.cpp`` (layers) and
``ccutil/unicharcompress.cpp`` (signs) of Tesseract 5.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.line_signs import TESSERACT

_LSTM, _UNICHARSET, _RECODER = 17, 21, 22  # parts of the file
_PARENTS = frozenset({"Series", "XYTranspose", "RTLReversed"})
_LSTMS = frozenset({"LSTM", "SummLSTM"})
_EIGHT_BITS, _DOUBLES = 1, 128  # flags of a matrix
_SPECIFIC = 64  # flag of a layer whose parts have learning rates of their own
_JOINED, _BROKEN = 1, 2  # signs of the table that no text has
_SHAPE = "[1,36,0,1Ct3,3,16Mp3,3Lfys48Lfx96Lrx96Lfx192O1c1]"
"""The only network this knows how to turn, in Tesseract's own notation."""

Matrix = tuple[np.ndarray, np.ndarray]
"""Whole numbers ``(outputs, inputs + 1)``, the bias last, and the scale of each row."""


class Parts:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Return the next values, as :mod:`struct` names them."""
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def text(self) -> str:
        """Return the next text, its length before it."""
        (size,) = self.take("I")
        return bytes(self.take(f"{size}s")[0]).decode()

    def numbers(self, kind: type[np.generic], count: int) -> np.ndarray:
        """Return the next ``count`` numbers."""
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at += values.nbytes
        return values


def parts_of(data: bytes, wanted: int) -> bytes:
    """Return one part of a ``traineddata`` file."""
    (count,) = struct.unpack_from("<i", data)
    starts = struct.unpack_from(f"<{count}q", data, 4)
    end = min((start for start in starts if start > starts[wanted]), default=len(data))
    return data[starts[wanted] : end]


def layers(parts: Parts) -> Iterator[tuple[str, list[Matrix]]]:
    """Yield the names and matrices of a network's layers that have any, in their order."""
    parts.take("b")
    kind = parts.text()
    _, _, flags, _, *_ = parts.take("2b4i")
    name = parts.text()
    if kind in _PARENTS:
        (count,) = parts.take("I")
        for _ in range(count):
            yield from layers(parts)
        if flags & _SPECIFIC:
            parts.numbers(np.float32, *parts.take("I"))
    elif kind in _LSTMS:
        parts.take("i")
        yield name, [matrix(parts) for _ in range(4)]
    elif kind in {"Tanh", "Softmax"}:
        yield name, [matrix(parts)]
    else:
        parts.take({"Input": "5i", "Convolve": "2i", "Maxpool": "2i"}[kind])


def matrix(parts: Parts) -> Matrix:
    """Return the next matrix."""
    (flags,) = parts.take("B")
    if not flags & _EIGHT_BITS or not flags & _DOUBLES:
        raise SystemExit("only networks of 8-bit weights are known (tessdata_fast)")
    rows, columns, _ = parts.take("2Ib")
    weights = parts.numbers(np.int8, rows * columns).reshape(rows, columns)
    scales = parts.numbers(np.float64, *parts.take("I"))[:rows]
    return weights, scales.astype(np.float32)


def signs(unicharset: str, recoder: Parts) -> dict[int, str]:
    """Return the sign of each output of the network."""
    count, *rows = unicharset.split("\n")
    names = [" ", *(row.split(" ")[0] for row in rows[1 : int(count)])]
    found = {}
    for number in range(*recoder.take("I")):
        _, length = recoder.take("bi")
        code = recoder.numbers(np.int32, length).tolist()
        if number not in {_JOINED, _BROKEN}:
            (found[code[0]],) = (names[number],) if length == 1 else ()
    return found


class Graph:
    """The network as a graph of onnxruntime."""

    def __init__(self, matrices: dict[str, list[Matrix]]) -> None:
        self._matrices = matrices
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def model(self, about: dict[str, str]) -> onnx.ModelProto:
        """Return the whole graph.

        In go images ``(lines, 1, 38, width)`` with an edge of one pixel, and their lengths in steps of three
        pixels; out come probabilities ``(steps, lines, signs)``.
        """
        seen = self._columns("image")
        for number, (name, way) in enumerate(
            (("Lfx96", "forward"), ("Lrx96", "reverse"), ("Lfx192", "forward"))
        ):
            seen = self._add("Squeeze", self._lstm(name, seen, way, "length"), self._ints(f"side{number}", 1))
        [output] = self._matrices["Output"]
        weights, bias = self._halves("out", [output], 0)
        seen = self._add("MatMul", seen, self._add("Transpose", weights, perm=[1, 0]))
        self._add("Softmax", self._add("Add", seen, bias), axis=-1, output="signs")
        graph = helper.make_graph(
            self._nodes,
            "lines",
            [
                helper.make_tensor_value_info("image", TensorProto.FLOAT, ["lines", 1, 38, "width"]),
                helper.make_tensor_value_info("length", TensorProto.INT32, ["lines"]),
            ],
            [
                helper.make_tensor_value_info(
                    "signs", TensorProto.FLOAT, ["steps", "lines", output[0].shape[0]]
                )
            ],
            self._weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        helper.set_model_props(model, about)
        onnx.checker.check_model(model)
        return model

    def _columns(self, image: str) -> str:
        """Look at 3 x 3 pixels, take the most of 3 x 3 such, and sum up each column: (steps, lines, 48)."""
        weights, bias = self._halves("look", self._matrices["ConvNL"], 0)
        # Tesseract goes through the neighbours column by column.
        kernel = self._add("Reshape", weights, self._ints("kernel", 16, 1, 3, 3))
        kernel = self._add("Transpose", kernel, perm=[0, 1, 3, 2])
        seen = self._add("Conv", image, kernel, bias, kernel_shape=[3, 3])
        seen = self._add("Tanh", self._add("MaxPool", seen, kernel_shape=[3, 3], strides=[3, 3]))
        shape = self._add("Shape", seen)
        size = [self._add("Gather", shape, self._ints(f"axis{axis}", axis)) for axis in (0, 3)]
        rows = self._add("Transpose", seen, perm=[2, 0, 3, 1])
        rows = self._add("Reshape", rows, self._ints("rows", 12, -1, 16))
        last = self._lstm("Lfys48", rows, "forward", "", last=True)
        back = self._add("Concat", *size, self._ints("columns", 48), axis=0)
        return self._add("Transpose", self._add("Reshape", last, back), perm=[1, 0, 2])

    def _lstm(self, name: str, seen: str, way: str, lengths: str, *, last: bool = False) -> str:
        """Add an LSTM; ``last``: what it knows at the end, else at every step."""
        entry, enter, forget, leave = self._matrices[name]
        units = entry[0].shape[0]
        inputs = entry[0].shape[1] - units - 1
        weights, bias = self._halves(name, [enter, leave, forget, entry], units)
        front = self._add("Unsqueeze", weights, self._ints(f"{name}.first", 0))
        parts = self._add("Split", front, self._ints(f"{name}.cut", inputs, units), axis=2, outputs=2)
        all_bias = self._add("Unsqueeze", bias, self._ints(f"{name}.bias", 0))
        given = [seen, parts, f"{parts}_1", all_bias, lengths]
        options = {"hidden_size": units, "direction": way}
        if not last:
            return self._add("LSTM", *(given if lengths else given[:-1]), **options)
        return f"{self._add('LSTM', *given[:-1], outputs=2, **options)}_1"

    def _halves(self, name: str, rows: list[Matrix], units: int) -> tuple[str, str]:
        """Keep matrices, one below the other; return the weights and the bias, twice as long for an LSTM."""
        whole = np.concatenate([weights for weights, _ in rows])
        scales = np.concatenate([scale for _, scale in rows])
        bias = whole[:, -1] * scales
        bias = np.concatenate([bias, np.zeros(4 * units, np.float32)])
        eights = self._keep(f"{name}.weights", whole[:, :-1])
        floats = self._add("Cast", eights, to=TensorProto.FLOAT)
        scaled = self._add("Mul", floats, self._keep(f"{name}.scales", scales[:, None]))
        return scaled, self._keep(f"{name}.added", bias)

    def _ints(self, name: str, *values: int) -> str:
        return self._keep(name, np.array(values, np.int64))

    def _keep(self, name: str, value: np.ndarray) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def _add(self, kind: str, *inputs: str, output: str = "", outputs: int = 1, **attributes: object) -> str:
        name = output or f"{kind}_{len(self._nodes)}"
        names = [name, *(f"{name}_{number}" for number in range(1, outputs))]
        self._nodes.append(helper.make_node(kind, list(inputs), names, name=name, **attributes))
        return name


def network_of(data: bytes) -> dict[str, list[Matrix]]:
    """Return the layers of the network in a ``traineddata`` file that has the known shape and signs."""
    parts = Parts(parts_of(data, _LSTM))
    matrices = dict(layers(parts))
    if parts.text() != _SHAPE:
        raise SystemExit(f"only the network {_SHAPE} is known")
    _, _, _, null = parts.take("4i")
    known = signs(parts_of(data, _UNICHARSET).decode(), Parts(parts_of(data, _RECODER)))
    if [known.get(number, "") for number in range(null + 1)] != [*TESSERACT, ""]:
        raise SystemExit("the network has other signs than those that are known")
    return matrices
