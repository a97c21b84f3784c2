"""The append-only log of records: on disk, and in memory for use without any file.

Records of one call are one group: one write, one fsync, one signed head. A group is acknowledged
only when records and head are durable; what a crash leaves behind is settled by the next one who
holds the lock (``docs/audit-format.md``, "Crashes").
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import io
import os
import stat
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from redactor.audit.chain import MAX_LINE, Tail, check_record, decode, seal, timestamp, write_head
from redactor.audit.signing import Signer, sync_folder
from redactor.audit.verify import HEAD, KEY, LOCK, PARTIAL, RECORDS, Fault, LogFaultError, read_head, walk
from redactor.errors import AuditWriteError, VerificationError
from redactor.ports import Clock
from redactor.values import Receipt

LOCK_SECONDS = 30.0
_LOCK_POLL_SECONDS = 0.002
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
_CHAIN_FIELDS = {"n", "at", "prev", "hash"}


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.now(UTC)


def link(
    bodies: Sequence[Mapping[str, Any]], tail: Tail, now: datetime
) -> tuple[list[bytes], list[Receipt], Tail]:
    """Return the lines and receipts of records that follow ``tail``, and the new end.

    Record times never run backwards: when the clock stands before the last record, its time is
    used again and the record says so (``clock_source`` is ``adjusted``).

    Raises:
        ValueError: a body has no canonical form, is too long, or holds a field of the chain.
    """
    at, adjusted = timestamp(now), {}
    if at < tail.at:
        at, adjusted = tail.at, {"clock_source": "adjusted"}
    lines, receipts = [], []
    for body in bodies:
        if not _CHAIN_FIELDS.isdisjoint(body):
            raise ValueError("a record body must not hold n, at, prev or hash")
        line, record_hash = seal({**body, **adjusted, "n": tail.records, "at": at, "prev": tail.hash})
        # The verifier's own reader has the last word: a fraction, a name that is not ASCII.
        decode(line)
        if len(line) > MAX_LINE:
            raise ValueError("is too long")
        receipts.append(Receipt(tail.records, record_hash))
        lines.append(line)
        tail = Tail(tail.records + 1, tail.size + len(line), record_hash, at)
    return lines, receipts, tail


class InMemoryAuditLog:
    """A log without any file, chained like the one on disk; gone with the process."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._lines: list[bytes] = []
        self._tail = Tail()
        self._guard = threading.Lock()

    def append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        """Add the records, in order.

        Raises:
            AuditWriteError: a body is no record; none of the group was added.
        """
        with self._guard:
            try:
                lines, receipts, self._tail = link(bodies, self._tail, self._clock.now())
            except ValueError as fault:
                raise AuditWriteError(f"a record cannot be written: {fault}") from None
            self._lines += lines
        return receipts

    def records(self) -> list[dict[str, Any]]:
        """Return all records, as they would stand on disk."""
        return [decode(line) for line in self._lines]


class FileAuditLog:
    """The audit log in a folder of its own. Threads and processes may append at the same time.

    Opening settles what a crash left behind. After any failure the object refuses to append until
    the log is opened again: what then stands on disk is looked at anew.

    Raises:
        VerificationError: the folder holds a log that was changed, or is signed by another key.
        AuditWriteError: the folder cannot be used.
    """

    def __init__(
        self, folder: Path, signer: Signer, clock: Clock | None = None, *, lock_seconds: float = LOCK_SECONDS
    ) -> None:
        self._folder = folder
        self._signer = signer
        self._clock = clock or SystemClock()
        self._lock_seconds = lock_seconds
        self._guard = threading.Lock()
        self._usable = True
        self._tail = Tail()
        try:
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            folder.chmod(_FOLDER_MODE)
            with _locked(folder / LOCK, lock_seconds):
                self._open()
        except OSError as fault:
            raise _write_error(fault) from None

    def append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        """Make the records durable, in order, in one group; return when they are.

        Raises:
            AuditWriteError: not all of them are durable; the caller must release nothing.
        """
        with self._guard:
            if not self._usable:
                raise AuditWriteError(
                    "the audit log failed before", remedy="open the log again once the cause is gone"
                )
            if not bodies:
                return []
            # Whatever goes wrong below, an interrupt too, leaves the object unusable.
            self._usable = False
            try:
                with _locked(self._folder / LOCK, self._lock_seconds):
                    receipts = self._append(bodies)
            except (OSError, ValueError, VerificationError) as fault:
                raise _write_error(fault) from None
            self._usable = True
        return receipts

    def _append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        with _opened(self._folder / RECORDS, os.O_RDWR) as handle:
            self._catch_up(handle)
            lines, receipts, tail = link(bodies, self._tail, self._clock.now())
            try:
                _write(handle, b"".join(lines), self._tail.size)
                os.fsync(handle)
                self._prepare_head(tail)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(handle, self._tail.size)
                raise
        # From here on the records stay: the head that speaks of them may already be in place.
        self._publish_head()
        self._tail = tail
        return receipts

    # --- opening --------------------------------------------------------------------------------

    def _open(self) -> None:
        if not (self._folder / HEAD).exists():
            self._create()
            return
        signed = read_head(self._folder, self._signer.public_file)
        with _opened(self._folder / RECORDS, os.O_RDWR) as handle:
            _check_last(handle, signed)
            self._tail = signed
            self._catch_up(handle)
        if self._tail != signed:
            self._prepare_head(self._tail)
            self._publish_head()

    def _create(self) -> None:
        """Begin a log. The head comes last: without it there are no records yet."""
        with _opened(self._folder / RECORDS, os.O_RDWR | os.O_CREAT) as handle:
            if os.fstat(handle).st_size:
                raise LogFaultError(Fault(HEAD, "is missing, yet there are records"))
        with _opened(self._folder / KEY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as handle:
            _write(handle, self._signer.public_file, 0)
            os.fsync(handle)
        self._tail = Tail(at=timestamp(self._clock.now()))
        self._prepare_head(self._tail)
        self._publish_head()
        sync_folder(self._folder.parent)

    def _catch_up(self, handle: int) -> None:
        """Take over what others appended since, and cut off a line that was never finished."""
        size = os.fstat(handle).st_size
        if size < self._tail.size:
            raise LogFaultError(Fault(RECORDS, "is shorter than it was", self._tail.records, size))
        if size == self._tail.size:
            return
        signed = read_head(self._folder, self._signer.public_file)
        with io.FileIO(handle, closefd=False) as raw, io.BufferedReader(raw) as stream:
            stream.seek(self._tail.size)
            for _, tail in walk(stream, self._tail, signed.records):
                self._tail = tail
        if self._tail.records < signed.records:
            raise LogFaultError(Fault(RECORDS, "is missing", self._tail.records, self._tail.size))
        if size > self._tail.size:
            os.ftruncate(handle, self._tail.size)
        # Records of a writer that died may not have reached the disk yet.
        os.fsync(handle)

    # --- the head -------------------------------------------------------------------------------

    def _prepare_head(self, tail: Tail) -> None:
        part = self._folder / PARTIAL
        with _opened(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as handle:
            _write(handle, write_head(tail, self._signer), 0)
            os.fsync(handle)

    def _publish_head(self) -> None:
        (self._folder / PARTIAL).replace(self._folder / HEAD)
        sync_folder(self._folder)


def _check_last(handle: int, signed: Tail) -> None:
    """Make sure that the record which the head signed stands where the head says."""
    if not signed.records:
        return
    start = max(0, signed.size - MAX_LINE - 1)
    before = os.pread(handle, signed.size - start, start)
    line = before[before.rfind(b"\n", 0, -1) + 1 :]
    place = signed.size - len(line)
    try:
        _, end = check_record(line, Tail(signed.records - 1, place, str(decode(line).get("prev"))))
    except ValueError:
        end = None
    if end != signed:
        fault = Fault(RECORDS, "is not the record that the head signed", signed.records - 1, place)
        raise LogFaultError(fault)


def _write(handle: int, data: bytes, offset: int) -> None:
    """Write all of ``data`` in one call; a short write is an error like a full disk."""
    if os.pwrite(handle, data, offset) != len(data):
        raise OSError(errno.ENOSPC, "the disk took only a part of the records")


@contextlib.contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, _FILE_MODE)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file")
        yield handle
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the log's lock, which ends with the process at the latest.

    Raises:
        OSError: others held it all the time, or the lock file was taken away meanwhile.
    """
    deadline = time.monotonic() + seconds
    with _opened(path, os.O_RDWR | os.O_CREAT) as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise OSError(errno.EAGAIN, "another process holds the lock") from None
                time.sleep(_LOCK_POLL_SECONDS)
        # Somebody who removed the file and made a new one would hold "the lock" as well.
        if not os.path.samestat(os.fstat(handle), path.lstat()):
            raise OSError(errno.ESTALE, "the lock file was replaced")
        yield


def _write_error(fault: Exception) -> AuditWriteError:
    reason = fault.strerror if isinstance(fault, OSError) else str(fault)
    return AuditWriteError(
        f"the audit log cannot be written: {reason}",
        remedy="make room, or correct the folder's owner and rights; `redactor audit verify` checks the log",
    )
