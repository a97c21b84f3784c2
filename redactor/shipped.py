"""The shipped networks: their files proved before anything is read from them, and opened for one core.

An altered network could find or read nothing and say so.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from redactor.errors import MissingToolError

SUMS = "SHA256SUMS"
"""The file of digests, in the form that ``sha256sum --check`` reads; it names every other file in use."""

FAULTS = (
    *(runtime.Fail, runtime.InvalidArgument, runtime.InvalidGraph, runtime.InvalidProtobuf),
    *(runtime.RuntimeException, runtime.NotImplemented, runtime.EPFail, runtime.EngineError),
    *(runtime.NoModel, RuntimeError, ValueError),
)
"""What onnxruntime raises: its own errors have no base in common but ``Exception``."""


def proved_files(folder: Path, needed: frozenset[str], what: str) -> dict[str, bytes]:
    """Return the files that ``SHA256SUMS`` in ``folder`` names, each of them proved, by name.

    ``what`` says in messages whose they are.

    Raises:
        MissingToolError: a file is missing, has no digest, or is not the one whose digest is written down.
    """
    files: dict[str, bytes] = {}
    try:
        for line in (folder / SUMS).read_text(encoding="ascii").splitlines():
            digest, name = line.split()
            files[name] = (folder / name).read_bytes()
            if hashlib.sha256(files[name]).hexdigest() != digest:
                raise missing(
                    what, f"the file {name} of the {what} is not the one with digest sha256:{digest}"
                )
    except (OSError, ValueError) as fault:
        raise missing(what, f"the {what} cannot be read: {type(fault).__name__}") from None
    if absent := needed - files.keys():
        raise missing(what, f"the {what} has no digest of {', '.join(sorted(absent))}")
    return files


def opened(data: bytes, what: str, *, keeps_memory: bool = False) -> Any:
    """Return the session of a network.

    Args:
        data: its file.
        what: says in messages which one it is.
        keeps_memory: what a call needed is kept for the next one. It would be as much as the longest batch
            ever needed; batches of texts and lines are no quicker for it.

    Raises:
        MissingToolError: this onnxruntime cannot load it.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = keeps_memory
    options.enable_mem_pattern = keeps_memory
    options.log_severity_level = 4  # its messages may describe the input
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except FAULTS as fault:
        raise missing(what, f"this onnxruntime cannot load the {what}: {type(fault).__name__}") from None


def missing(what: str, message: str) -> MissingToolError:
    """Return the error that says what of the package is not as it was shipped."""
    return MissingToolError(what, message, remedy="install the package again; its model files are part of it")
