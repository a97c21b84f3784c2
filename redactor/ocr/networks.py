"""The shipped networks of this room: proved against their digest, opened for one core, fed in batches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from redactor.errors import MissingToolError

SUMS = "SHA256SUMS"
"""The file beside a network with its digest and name."""

FAULTS = (
    *(runtime.Fail, runtime.InvalidArgument, runtime.InvalidGraph, runtime.InvalidProtobuf),
    *(runtime.RuntimeException, runtime.NotImplemented, runtime.EPFail, runtime.EngineError),
    *(runtime.NoModel, RuntimeError, ValueError),
)
"""What onnxruntime raises has no base in common but ``Exception``."""

_ALIKE = 0.85  # a line is at least this long, measured by the longest of its batch
_SPARE = 4  # steps by which it may be shorter still


def opened(folder: Path, file: str, what: str) -> Any:
    """Return the session of a network; an altered one could read nothing and say so.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """
    try:
        digest, name = (folder / SUMS).read_text(encoding="ascii").split()
        data = (folder / file).read_bytes()
    except (OSError, ValueError) as fault:
        raise missing(what, f"the {what} cannot be read: {type(fault).__name__}") from None
    if name != file or hashlib.sha256(data).hexdigest() != digest:
        raise missing(what, f"the file {file} of the {what} is not the one with digest sha256:{digest}")
    try:
        return onnxruntime.InferenceSession(data, _options(), providers=["CPUExecutionProvider"])
    except FAULTS as fault:
        raise missing(what, f"this onnxruntime cannot load the {what}: {type(fault).__name__}") from None


def batches(steps: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the places of lines that are about equally long, the longest first.

    Args:
        steps: how long each line is, as its network counts.
        most: so many steps are in one batch, padded to its longest line, if that has no more by itself.
    """
    batch: list[int] = []
    for place in sorted(range(len(steps)), key=lambda place: (-steps[place], place)):
        longest = steps[batch[0]] if batch else 0
        if batch and ((len(batch) + 1) * longest > most or steps[place] + _SPARE < _ALIKE * longest):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def missing(what: str, message: str) -> MissingToolError:
    """Return the error that says what of the package is not as it was shipped."""
    return MissingToolError(what, message, remedy="install the package again; its model files are part of it")


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Kept memory would be that of the longest batch ever seen, and is no quicker.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.log_severity_level = 4  # its messages may describe the input
    return options
