"""Bounded reading of a session folder that anyone may have made.

After a line that cannot be understood nobody knows whether a pause or a change of window was
lost, and with it which rules hold for all that follows: such a session is refused as a whole
(:meth:`SessionFolder.check`). A blob belongs to one event: a bad blob refuses that event only.

Links are never followed inside a session folder, and every size is bounded before it is read.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from redactor.capture.codec import decode_event, decode_header
from redactor.capture.events import Event, Header
from redactor.capture.fields import MIB
from redactor.errors import InputError

HEADER_NAME = "session.json"
EVENTS_NAME = "events.jsonl"

# O_NONBLOCK: opening a pipe must not wait for a writer; it changes nothing for regular files.
_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Limits:
    """What a session may cost, in bytes and events.

    Raises:
        ValueError: a limit below 1.
    """

    line_bytes: int = 16 * MIB
    events: int = 5_000_000
    header_bytes: int = 1 * MIB
    blob_bytes: int = 64 * MIB

    def __post_init__(self) -> None:
        if min(self.line_bytes, self.events, self.header_bytes, self.blob_bytes) < 1:
            raise ValueError("a limit is at least 1")


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """A session on disk whose header has been read. ``header_bytes`` are the bytes it was read from."""

    folder: Path
    header: Header
    header_bytes: bytes
    limits: Limits = DEFAULT_LIMITS

    def __repr__(self) -> str:
        return "SessionFolder(...)"

    @property
    def events_file(self) -> str:
        """The name of the events file, as errors print it."""
        return str(self.folder / EVENTS_NAME)

    def check(self) -> int:
        """Read all events once and return how many there are.

        Raises:
            InputError: the first thing that breaks the format.
        """
        return sum(1 for _ in self.events())

    def events(self, seen: Callable[[bytes], object] | None = None) -> Iterator[Event]:
        """Give the events in order, one at a time, each checked.

        ``seen`` is told the bytes of each line as they were read, to take a digest of exactly these.

        Raises:
            InputError: not an event, a number or a time out of order, a line or session too long.
        """
        seq, at = 0, None
        for number, line in enumerate(self._lines(), start=1):
            if seen is not None:
                seen(line)
            event = decode_event(line, file=self.events_file, line_number=number)
            self._check_order(event, seq, at, number)
            seq, at = event.seq, event.at
            yield event

    def read_blob(self, event_path: str, *, line: int | None = None, field: str = "") -> bytes:
        """Return the bytes of a blob that an event names.

        ``event_path`` is relative to the session folder, parts separated by ``/``. ``line`` and
        ``field`` tell where it is named, for the error; the path itself is never printed.

        Raises:
            InputError: the path leaves the folder or meets a link, or the file is missing, not
                regular, not readable, empty or too large.
        """
        with _placed(self.events_file, line, field):
            parts = _parts(event_path)
            with _opened(self.folder, parts) as file:
                return _read_bounded(file, self.limits.blob_bytes)

    def _lines(self) -> Iterator[bytes]:
        limit = self.limits.line_bytes
        with _placed(self.events_file, None, "") as place, _opened(self.folder, [EVENTS_NAME]) as file:
            while line := file.readline(limit + 1):
                place.line = (place.line or 0) + 1
                if place.line > self.limits.events:
                    _fail(f"more than {self.limits.events} events", "split the session")
                if len(line.rstrip(b"\n")) > limit:
                    _fail(f"the line is longer than {limit} bytes", "split or drop the long event")
                if not line.strip():
                    _fail("the line is blank", "write one event per line and no blank lines")
                yield line

    def _check_order(self, event: Event, seq: int, at: datetime | None, number: int) -> None:
        with _placed(self.events_file, number, "$.seq"):
            if event.seq <= seq:
                _fail("the number was used before, or runs backwards", "number the events 1, 2, 3")
            if event.seq != seq + 1 and not self.header.redacted:
                _fail(f"a number is missing: {seq + 1} expected", "number the events 1, 2, 3")
        if at is not None and event.at < at:
            with _placed(self.events_file, number, "$.at"):
                _fail("the time is before that of the event above", "write the events in order of time")


def open_session(folder: Path, limits: Limits = DEFAULT_LIMITS) -> SessionFolder:
    """Read the header of the session in ``folder``; the events are not looked at yet.

    Raises:
        InputError: there is no such folder, or its header cannot be read or breaks the format.
    """
    file = str(folder / HEADER_NAME)
    with _placed(file, None, ""), _opened(folder, [HEADER_NAME]) as source:
        data = _read_bounded(source, limits.header_bytes)
    return SessionFolder(folder, decode_header(data, file=file), data, limits)


def find_sessions(source: Path) -> list[Path]:
    """Return the session folders in ``source``, sorted; ``source`` itself may be one.

    Links to folders are not followed. A folder below that cannot be listed is returned as if it were
    a session: opening it tells what is wrong, and the others go on.

    Raises:
        InputError: the source itself cannot be listed, or there is no session at all.
    """
    if os.path.lexists(source / HEADER_NAME):
        return [source]
    found: list[Path] = []
    closed: list[OSError] = []
    for folder, below, files in os.walk(source, onerror=closed.append):
        if HEADER_NAME in (*files, *below):
            found.append(Path(folder))
            below.clear()
    found += [Path(fault.filename) for fault in closed]
    if source in found:
        remedy = "name an existing folder that you may read"
        raise InputError("the folder cannot be listed", file=str(source), remedy=remedy)
    if not found:
        remedy = f"name a folder that holds {HEADER_NAME}, or folders that do"
        raise InputError("no session found", file=str(source), remedy=remedy)
    return sorted(found)


class _Fault(Exception):  # noqa: N818 - becomes an InputError as soon as its place is known
    """What is wrong and what to do; :func:`_placed` adds the place."""


@dataclass(slots=True)
class _Place:
    line: int | None


def _fail(message: str, remedy: str) -> NoReturn:
    raise _Fault(message, remedy)


@contextmanager
def _placed(file: str, line: int | None, field: str) -> Iterator[_Place]:
    """Turn faults of the block into :class:`InputError` that say where."""
    place = _Place(line)
    try:
        yield place
    except _Fault as fault:
        message, remedy = fault.args
        raise InputError(message, file=file, line=place.line, field=field, remedy=remedy) from None
    except OSError as fault:
        message, remedy = _why(fault)
        raise InputError(message, file=file, line=place.line, field=field, remedy=remedy) from None


def _why(fault: OSError) -> tuple[str, str]:
    """Return message and remedy for a failed system call; its file name is left out."""
    if fault.errno == errno.ENOENT:
        return "the file is missing", "add the file, or drop what names it"
    if fault.errno == errno.ELOOP:
        return "a symbolic link is in the way", "copy the file into the session folder"
    if fault.errno == errno.ENOTDIR:
        return "a part of the path is no folder or a symbolic link", "copy the file into the session folder"
    if isinstance(fault, PermissionError):
        return "no permission to read the file", "make the file readable for this user"
    return f"the file cannot be read ({errno.errorcode.get(fault.errno or 0, 'fault')})", "check the disk"


def _parts(path: str) -> list[str]:
    """Split a blob path; only plain names, each below the one before."""
    parts = path.split("/")
    if "\\" in path or "\x00" in path or any(part in ("", ".", "..") for part in parts):
        _fail("the path does not stay inside the session folder", "use a relative path like frames/1.png")
    return parts


@contextmanager
def _opened(folder: Path, parts: list[str]) -> Iterator[BinaryIO]:
    """Open a regular file below ``folder``, part by part, never through a link."""
    # The user named `folder`, so a link there is the user's own; below it nothing is trusted.
    place = os.open(folder, _FOLDER_FLAGS & ~os.O_NOFOLLOW)
    try:
        for name in parts[:-1]:
            below = os.open(name, _FOLDER_FLAGS, dir_fd=place)
            os.close(place)
            place = below
        number = os.open(parts[-1], _FILE_FLAGS, dir_fd=place)
    finally:
        os.close(place)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            _fail("not a regular file", "put a regular file there")
        with open(number, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(number)


def _read_bounded(file: BinaryIO, limit: int) -> bytes:
    data = file.read(limit + 1)
    if not data:
        _fail("the file is empty", "add the file's content, or drop what names it")
    if len(data) > limit:
        _fail(f"the file is larger than {limit} bytes", "make the file smaller")
    return data
