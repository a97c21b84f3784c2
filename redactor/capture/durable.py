"""Writing that survives a crash: whole or not at all, private to the user, on the disk when it returns."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redactor.errors import InputError, RedactorError

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC


def make_folder(folder: Path) -> None:
    """Create ``folder`` and those above it, readable for the user only, where they are missing.

    Raises:
        OSError: it cannot be made, or something else has its name.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    if not folder.is_dir():
        folder.mkdir(mode=FOLDER_MODE)
        sync_folder(folder.parent)


def append(file: Path, data: bytes) -> None:
    """Append ``data`` and return when it is on the disk.

    Raises:
        OSError: the disk is full or failed; any part of ``data`` may be there.
    """
    descriptor = os.open(file, _APPEND, FILE_MODE)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(file: Path, data: bytes) -> None:
    """Put ``data`` in place of ``file``: at any moment the old content is there, or the new.

    Raises:
        OSError: the disk is full or failed; the old content is there.
    """
    temporary = file.with_name(f"{file.name}.new")
    descriptor = os.open(temporary, _NEW, FILE_MODE)
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    temporary.replace(file)
    sync_folder(file.parent)


def cut(file: Path, length: int) -> None:
    """Shorten ``file`` to ``length`` bytes and return when that is on the disk.

    Raises:
        OSError: the file cannot be written.
    """
    descriptor = os.open(file, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.ftruncate(descriptor, length)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renames and new names inside ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def opening(folder: Path) -> Iterator[None]:
    """Turn system faults of the block into an :class:`InputError` about the output folder."""
    try:
        yield
    except OSError as fault:
        remedy = "name a folder that you may write to, on a disk with space"
        raise InputError(f"cannot write here ({_code(fault)})", file=str(folder), remedy=remedy) from None


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn system faults of the block into a :class:`RedactorError` that says how to go on."""
    try:
        yield
    except OSError as fault:
        remedy = "free space or restore access, then run again with --resume"
        raise RedactorError(f"{folder}: writing failed ({_code(fault)})", remedy=remedy) from None


def _code(fault: OSError) -> str:
    return errno.errorcode.get(fault.errno or 0, "fault")


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
