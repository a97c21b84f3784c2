"""The shipped networks of this room: proved against their digest, opened to run on one core."""

from __future__ import annotations

import hashlib
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
