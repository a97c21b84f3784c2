"""Verification of an audit log, small enough to be read in one sitting.

The format and what it proves: ``docs/audit-format.md``. No byte of the folder is trusted: sizes are
bounded, every file must have exactly the form that is written, and whatever the bytes are, the
answer is a report or a :class:`LogFaultError`, never a crash. Memory stays flat: one record at a time.
The checks are numbered; 1 to 10, those of one record and of the head, stand in ``chain.py``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from redactor.audit.chain import MAX_LINE, Tail, check_head, check_record
from redactor.audit.signing import MAX_KEY_FILE, read_public_key
from redactor.errors import VerificationError

RECORDS, HEAD, KEY, LOCK = "records.jsonl", "head.json", "key.pub", "lock"
PARTIAL = "head.json.partial"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that does not hold.

    ``record`` counts from 0, ``line`` from 1, ``offset`` is in bytes from the start of ``file``.
    ``intact`` leading records (0 to ``intact - 1``) still form an unbroken chain.
    """

    file: str
    message: str
    record: int | None = None
    offset: int = 0
    intact: int = 0

    @property
    def line(self) -> int | None:
        """The line of ``file``, if the fault is in a record."""
        return None if self.record is None else self.record + 1

    def __str__(self) -> str:
        where = "" if self.record is None else f" record {self.record} (line {self.line}, byte {self.offset})"
        return f"{self.file}{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of :func:`verify`. ``key_trusted`` tells that the key came from outside the log."""

    records: int
    head_records: int | None
    first_fault: Fault | None
    warnings: tuple[str, ...]
    key_trusted: bool

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return self.first_fault is None


class LogFaultError(VerificationError):
    """Raised where a log stops being provable; ``fault`` says all that is known."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(
            str(fault), remedy="keep a copy of the folder; `redactor audit verify` names the place"
        )
        self.fault = fault
        self.place = fault.file


def walk(stream: BinaryIO, tail: Tail, signed: int = 0) -> Iterator[tuple[dict[str, Any], Tail]]:
    """Yield each record of ``stream`` after ``tail`` once it is checked, and the end after it.

    An unfinished line at the end is passed over when all ``signed`` records came before it: a write
    that was cut off was never acknowledged.

    Raises:
        LogFaultError: at the first record that does not hold.
    """
    while line := _read_line(stream, tail):
        if not line.endswith(b"\n") and len(line) <= MAX_LINE and tail.records >= signed:
            return
        try:
            record, tail = check_record(line, tail)
        except ValueError as reason:
            raise LogFaultError(_at(tail, str(reason))) from None
        yield record, tail


def iter_records(folder: Path, *, trusted_key: bytes | None = None) -> Iterator[dict[str, Any]]:
    """Yield the records of a log in order, each checked before it is yielded.

    Raises:
        LogFaultError: the log does not hold from here on.
    """
    for record, _ in _proven(folder, read_head(folder, trusted_key)):
        yield record


def verify(folder: Path, *, trusted_key: bytes | None = None) -> Report:
    """Check every byte of an audit log.

    Args:
        folder: the folder of the log.
        trusted_key: content of the log's ``key.pub``, kept elsewhere. Without it the log is held
            against the key that lies beside it, which proves that nothing was changed by anyone who
            lacks the private key of *that* file, not who wrote it.
    """
    signed, fault = None, None
    try:
        signed = read_head(folder, trusted_key)
        _lock_is_empty(folder)
    except LogFaultError as found:
        fault = found.fault
    tail = Tail()
    try:
        for _, end in _proven(folder, signed or tail):
            tail = end
    except LogFaultError as found:
        fault = fault or found.fault
    if fault is not None:
        fault = replace(fault, intact=tail.records)
    warnings = (*_strangers(folder), *(_after_head(folder, signed, tail) if signed and not fault else ()))
    head_records = None if signed is None else signed.records
    return Report(tail.records, head_records, fault, warnings, trusted_key is not None)


def _proven(folder: Path, signed: Tail) -> Iterator[tuple[dict[str, Any], Tail]]:
    """Yield checked records; make sure that the chain runs through what the head signed."""
    tail = Tail()
    with _open(folder, RECORDS) as stream:
        for record, end in walk(stream, tail, signed.records):
            # 12. The record that the head signed is the one that stands there.
            if end.records == signed.records and (end.size, end.hash) != (signed.size, signed.hash):
                raise LogFaultError(_at(tail, "is not the record that the head signed"))
            tail = end
            yield record, tail
    # 13. No record that the head signed is missing.
    if tail.records < signed.records:
        raise LogFaultError(_at(tail, f"is missing: the head has signed {signed.records} records"))


def read_head(folder: Path, trusted_key: bytes | None = None) -> Tail:
    """Return the signed end of the log in ``folder``.

    Raises:
        LogFaultError: key or head are missing, changed, or not the trusted ones.
    """
    with _open(folder, KEY) as file:
        raw_key = file.read(MAX_KEY_FILE + 1)
    with _open(folder, HEAD) as file:
        raw_head = file.read(MAX_LINE)
    try:
        # 11. The key file is in the form that was written, and is the trusted one.
        key = read_public_key(raw_key)
    except ValueError as reason:
        raise LogFaultError(Fault(KEY, str(reason))) from None
    if trusted_key not in {None, raw_key}:
        raise LogFaultError(Fault(KEY, "is not the trusted key"))
    try:
        return check_head(raw_head, key)
    except ValueError as reason:
        raise LogFaultError(Fault(HEAD, str(reason))) from None


def _read_line(stream: BinaryIO, tail: Tail) -> bytes:
    try:
        return stream.readline(MAX_LINE + 1)
    except OSError as fault:
        raise LogFaultError(_at(tail, f"cannot be read: {fault.strerror}")) from None


def _at(tail: Tail, message: str) -> Fault:
    return Fault(RECORDS, message, tail.records, tail.size, tail.records)


def _lock_is_empty(folder: Path) -> None:
    # 14. The lock file holds nothing (a copy of a log may lack it).
    if (folder / LOCK).is_symlink() or (folder / LOCK).exists():
        with _open(folder, LOCK) as file:
            if file.read(1):
                raise LogFaultError(Fault(LOCK, "is not empty"))


def _strangers(folder: Path) -> list[str]:
    known = {RECORDS, HEAD, KEY, LOCK, PARTIAL}
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as fault:
        return [f"the folder cannot be listed: {fault.strerror}"]
    return [f"{name!a} is no file of an audit log" for name in names if name not in known]


def _after_head(folder: Path, signed: Tail, tail: Tail) -> Iterator[str]:
    if tail.records > signed.records:
        yield f"{tail.records - signed.records} records are not yet covered by the signed head"
    torn = (folder / RECORDS).stat().st_size - tail.size
    if torn > 0:
        yield f"{torn} bytes of an unfinished write follow the last record"


def _open(folder: Path, name: str) -> BinaryIO:
    """Open an ordinary file; no link is followed and no pipe is waited for."""
    try:
        handle = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise LogFaultError(Fault(name, f"cannot be read: {fault.strerror}")) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise LogFaultError(Fault(name, "is not an ordinary file"))
    return os.fdopen(handle, "rb")
