"""Writing a result so that it is either whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from redactor.errors import UsageError


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a temporary file in the same folder, readable by its owner.

    Raises:
        UsageError: the folder cannot be written, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise UsageError(
            f"cannot write {path}: {fault.strerror or type(fault).__name__}",
            remedy="choose another --out, or free space, and run again",
        ) from None


def legible_name(path: Path) -> str:
    """Return the last name of a path as text; bytes that are no text are shown as escapes."""
    return os.fsencode(path.absolute().name).decode("utf-8", "backslashreplace")
