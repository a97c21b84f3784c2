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

    ``record`` is the number of its audit record. ``digest`` is that of the released event line
    (without newline), ``blob`` the released file's path inside the output session and
    ``blob_digest`` that of its bytes; all are None unless released. ``counts`` counts findings per
    entity.
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


class _Line(Quiet, frozen=True):
    """One line of ``items.jsonl``; ``events_bytes`` is the length of ``events.jsonl`` after it."""

    entry: ManifestEntry
    events_bytes: Annotated[int, Meta(ge=0)]


def encode_lines(entries: Sequence[ManifestEntry], lengths: Sequence[int]) -> bytes:
    """Return the entries as lines, each with the length that ``events.jsonl`` has after it."""
    lines = [_Line(entry=entry, events_bytes=length) for entry, length in zip(entries, lengths, strict=True)]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def read_lines(file: Path) -> Iterator[tuple[ManifestEntry, int, int]]:
    """Give (entry, bytes of ``events.jsonl``, bytes of this file) up to the last whole line.

    A last line without its newline was being written when the program ended; it is left out.

    Raises:
        InputError: a whole line that is none of ours.
    """
    length = 0
    with file.open("rb") as source:
        for number, data in enumerate(source, start=1):
            if not data.endswith(b"\n"):
                return
            try:
                line = _DECODER.decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError):
                raise damaged(file, number) from None
            length += len(data)
            yield line.entry, line.events_bytes, length


def damaged(file: Path, line: int | None = None) -> InputError:
    """Return the error for an unfinished output that was changed by something else."""
    remedy = "delete the .partial folder and run without --resume"
    return InputError("the unfinished output is damaged", file=str(file), line=line, remedy=remedy)


_DECODER = msgspec.json.Decoder(_Line)
