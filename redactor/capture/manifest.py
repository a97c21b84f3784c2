"""What became of each event of a session: the lines that make a half-written output resumable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from redactor.capture.fields import Quiet, Seq
from redactor.errors import InputError


class ManifestEntry(Quiet, frozen=True):
    """One event's outcome.

    ``record`` is the number of its audit record. ``digest`` is that of the released event line (without
    newline), ``blob`` the released file's path inside the output session and ``blob_digest`` that of its
    bytes; all are None unless released. ``counts`` counts masked findings per entity, ``channels`` those of
    a released event per channel and entity. ``explanation`` tells what was wrong with the input (file,
    line, field; never a value).
    """

    seq: Seq
    kind: str
    outcome: Literal["released", "withheld", "refused"]
    reasons: tuple[str, ...]
    record: Annotated[int, Meta(ge=0)]
    digest: str | None = None
    blob: str | None = None
    blob_digest: str | None = None
    counts: Mapping[str, int] = {}
    channels: Mapping[str, Mapping[str, int]] = {}
    explanation: str = ""


class _Line(Quiet, frozen=True):
    """One line of ``items.jsonl``.

    ``events_bytes`` is the length of ``events.jsonl`` after it; ``ends_group`` marks the last entry of
    those committed together. A run of typing is one group: half of it must never be taken for settled,
    or resuming would judge the other half without it.
    """

    entry: ManifestEntry
    events_bytes: Annotated[int, Meta(ge=0)]
    ends_group: bool


def encode_lines(entries: Sequence[ManifestEntry], lengths: Sequence[int]) -> bytes:
    """Return one group's entries as lines, each with the length that ``events.jsonl`` has after it."""
    last = len(entries) - 1
    lines = [
        _Line(entry=entry, events_bytes=length, ends_group=index == last)
        for index, (entry, length) in enumerate(zip(entries, lengths, strict=True))
    ]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def read_lines(file: Path) -> Iterator[tuple[ManifestEntry, int, int]]:
    """Give (entry, bytes of ``events.jsonl``, bytes of this file) up to the last whole group.

    What follows the last whole group was being written when the program ended; it is left out.

    Raises:
        InputError: a whole line that is none of ours.
    """
    length = 0
    group: list[tuple[ManifestEntry, int, int]] = []
    with file.open("rb") as source:
        for number, data in enumerate(source, start=1):
            if not data.endswith(b"\n"):
                return
            try:
                line = _DECODER.decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError):
                raise damaged(file, number) from None
            length += len(data)
            group.append((line.entry, line.events_bytes, length))
            if line.ends_group:
                yield from group
                group = []


def damaged(file: Path, line: int | None = None) -> InputError:
    """Return the error for an unfinished output that was changed by something else."""
    remedy = "delete the .partial folder and run without --resume"
    return InputError("the unfinished output is damaged", file=str(file), line=line, remedy=remedy)


_DECODER = msgspec.json.Decoder(_Line)
