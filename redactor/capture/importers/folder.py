"""Writing an imported session: one folder that appears whole, or not at all.

::

    OUT/<session_id>.partial/     while at work, removed when the import fails
    OUT/<session_id>/             session.json, events.jsonl, frames/000002.png

What is written holds what was captured, unmasked: folders are 0700, files 0600.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from redactor.capture import durable
from redactor.capture.codec import decode_event, encode_event, encode_header
from redactor.capture.events import Event, Header, Screenshot
from redactor.capture.importers.refusing import picture_kind, refuse
from redactor.capture.importers.surroundings import Surroundings
from redactor.capture.session import DEFAULT_LIMITS, EVENTS_NAME, HEADER_NAME, Limits
from redactor.capture.writer import PARTIAL
from redactor.errors import InputError

FRAME = "frame"
"""Stands for the path of a picture until it gets one here."""
LONGEST_ROLE = 64
"""Roles are cut to what our format takes; they are short words."""
BATCH_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """An event of a recording, not numbered yet, and where it stands there.

    ``picture`` are the bytes of a screenshot's picture, named by ``field`` of the source.
    """

    event: Event
    place: str
    picture: bytes | None = None
    field: str = ""

    def __repr__(self) -> str:
        return f"Item({self.event!r}, {self.place})"


class Recording(Protocol):
    """A recording of another program, opened."""

    @property
    def left_out(self) -> Mapping[str, int]:
        """Count what is known and has no place in a session, by name; complete after the last item."""

    def header(self, surroundings: Surroundings) -> Header:
        """Return the header of the session.

        Raises:
            InputError: a field that a header may not hold.
        """

    def items(self) -> Iterator[Item]:
        """Yield the events in order of time.

        Raises:
            InputError: something that is not known, or breaks the recording's format.
        """


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a recording: events by kind, and what was left out, by name."""

    folder: Path
    kinds: Mapping[str, int]
    left_out: Mapping[str, int]


def import_recording(
    recording: Recording, surroundings: Surroundings, out: Path, limits: Limits = DEFAULT_LIMITS
) -> Imported:
    """Write ``out/<session_id>`` from a recording; nothing is left of an import that fails.

    Raises:
        InputError: the recording is refused, the session is there already, or ``out`` cannot be
            written to.
    """
    header = recording.header(surroundings)
    final = out / header.session_id
    partial = out / f"{header.session_id}{PARTIAL}"
    for there in (final, partial):
        if os.path.lexists(there):
            remedy = "choose another --session or output folder, or remove what is there"
            raise InputError("the session exists already", file=str(there), remedy=remedy)
    with ExitStack() as undo, durable.opening(out):
        durable.make_folder(out)
        partial.mkdir(mode=durable.FOLDER_MODE)
        undo.callback(shutil.rmtree, partial)
        durable.make_folder(partial / "frames")
        kinds = _write_events(partial, recording.items(), limits)
        durable.write_whole(partial / HEADER_NAME, encode_header(header))
        partial.rename(final)
        undo.pop_all()
        durable.sync_folder(out)
    return Imported(final, kinds, dict(recording.left_out))


def _write_events(folder: Path, items: Iterator[Item], limits: Limits) -> dict[str, int]:
    kinds: Counter[str] = Counter()
    lines = bytearray()
    for number, item in enumerate(items, start=1):
        if number > limits.events:
            refuse(f"more than {limits.events} events", item.place, remedy="record shorter sessions")
        event = _numbered(item, number, folder, limits)
        lines += _line(event, item.place, number, limits)
        kinds[event.kind] += 1
        if len(lines) >= BATCH_BYTES:
            durable.append(folder / EVENTS_NAME, bytes(lines))
            lines.clear()
    durable.append(folder / EVENTS_NAME, bytes(lines))
    return dict(sorted(kinds.items()))


def _numbered(item: Item, number: int, folder: Path, limits: Limits) -> Event:
    if not isinstance(item.event, Screenshot) or item.picture is None:
        return msgspec.structs.replace(item.event, seq=number)
    if len(item.picture) > limits.blob_bytes:
        refuse(f"the picture is larger than {limits.blob_bytes} bytes", item.place, item.field)
    path = f"frames/{number:06d}.{picture_kind(item.picture, item.place, item.field)}"
    durable.append(folder / path, item.picture)
    return msgspec.structs.replace(item.event, seq=number, frame=path)


def _line(event: Event, place: str, number: int, limits: Limits) -> bytes:
    """Return the event's line, read back once: what is written here is what a run accepts."""
    try:
        line = encode_event(event)
    except UnicodeEncodeError:
        refuse("a text with half a character (a lone surrogate)", place)
    if len(line) > limits.line_bytes:
        refuse(f"the event is longer than {limits.line_bytes} bytes", place)
    try:
        decode_event(line, file=place, line_number=number)
    except InputError as fault:
        refuse(fault.reason, place, fault.field)
    return line + b"\n"
