"""Texts without a session, from files or a stream, in batches.

A batch is whatever has arrived by the time the last one is done, so that a program that writes one
line and waits for the answer gets it, while a file of a million lines is worked on in large groups.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Self

import msgspec

from redactor.errors import InputError
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.pipeline.outcome import TextOutcome
from redactor.values import Finding, Hint

BATCH = 256
LINE_LIMIT = 16 * 1024 * 1024
WHOLE_LIMIT = 64 * 1024 * 1024


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One input line of ``redactor text --jsonl``."""

    id: Annotated[str, msgspec.Meta(max_length=1024)] | int
    text: str
    app: str | None = None
    title: str | None = None

    def __repr__(self) -> str:
        return "Line(...)"


@dataclass(frozen=True, slots=True)
class TextItem:
    """One text's answer: released text, or why there is none.

    ``source`` is a file and line for people; ``fault`` is set when the input itself is wrong.
    """

    source: str
    id: str | int | None = None
    result: TextOutcome | None = None
    fault: InputError | None = None

    @property
    def released(self) -> str | None:
        """The safe text, or None."""
        return self.result.safe.value if self.result and self.result.safe else None

    @property
    def outcome(self) -> str:
        """``released``, ``withheld`` or ``refused``."""
        if self.result is None:
            return "refused"
        return {"release": "released", "withhold": "withheld", "refuse": "refused"}[
            self.result.decision.action
        ]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Reason codes."""
        return tuple(self.result.decision.reasons) if self.result else ("input_invalid",)

    def as_line(self) -> dict[str, Any]:
        """Return the JSON form of ``--jsonl``; items not released also say why."""
        line: dict[str, Any] = {"id": self.id, "text": self.released, "findings": self._findings()}
        if self.released is None:
            line |= {"outcome": self.outcome, "reasons": self.reasons}
        return line

    def as_document(self) -> dict[str, Any]:
        """Return the JSON form of ``--json``, for a whole file."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "reasons": self.reasons,
            "text": self.released,
            "findings": self._findings(),
        }

    def _findings(self) -> list[dict[str, Any]]:
        return [as_json(finding) for finding in self.result.findings] if self.result else []


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding in text as the command line prints it."""
    span = finding.span
    return {
        "entity": finding.entity,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "score": round(finding.score, 4),
        "detector": finding.rule or finding.detector,
    }


@dataclass(frozen=True, slots=True)
class TextSource:
    """Where texts come from: named files, or one stream that is called ``standard input``."""

    files: tuple[Path, ...]
    stream: BinaryIO

    @classmethod
    def of(cls, files: Sequence[Path], stream: BinaryIO) -> Self:
        """Build a source; no files means the stream."""
        return cls(tuple(files), stream)

    def open(self) -> Iterator[tuple[str, BinaryIO | InputError]]:
        """Yield each input's name and its bytes; one that cannot be opened yields its error."""
        if not self.files:
            yield "standard input", self.stream
        for path in self.files:
            try:
                with path.open("rb") as file:
                    yield str(path), file
            except OSError as fault:
                reason = fault.strerror or type(fault).__name__
                yield (
                    str(path),
                    InputError(f"cannot be read: {reason}", file=str(path), remedy="name a readable file"),
                )


def redact_whole(
    redactor: Redactor, source: TextSource, hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    """Redact each input as one text."""
    for name, data in source.open():
        if isinstance(data, InputError):
            yield TextItem(name, fault=data)
            continue
        try:
            text = _decoded(data.read(WHOLE_LIMIT + 1), name)
        except InputError as fault:
            yield TextItem(name, fault=fault)
            continue
        yield TextItem(name, result=redactor.text(text, hint, about))


def _decoded(data: bytes, name: str) -> str:
    if len(data) > WHOLE_LIMIT:
        raise InputError(
            f"more than {WHOLE_LIMIT // 2**20} MiB",
            file=name,
            remedy="split the file, or send lines with --jsonl",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise InputError("not UTF-8", file=name, line=line, remedy="convert the file to UTF-8") from None


def redact_lines(
    redactor: Redactor, source: TextSource, hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    """Redact JSON lines; a bad line answers with its fault and the others go on."""
    for name, data in source.open():
        if isinstance(data, InputError):
            yield TextItem(name, fault=data)
            continue
        for batch in _batches(data, name):
            yield from _redact_batch(redactor, batch, hint, about)


def _redact_batch(
    redactor: Redactor, batch: Sequence[tuple[str, Line | InputError]], hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    good = [line for _, line in batch if isinstance(line, Line)]
    hints = [Hint(line.app or hint.app, line.title or hint.title) for line in good]
    answers = iter(redactor.texts([line.text for line in good], hints, about) if good else ())
    for place, line in batch:
        if isinstance(line, InputError):
            yield TextItem(place, fault=line)
        else:
            yield TextItem(place, line.id, next(answers))


def _batches(data: BinaryIO, name: str) -> Iterator[list[tuple[str, Line | InputError]]]:
    """Yield decoded lines in groups of what has arrived, in order."""
    arrived: queue.Queue[tuple[int, bytes] | BaseException | None] = queue.Queue(maxsize=2 * BATCH)
    threading.Thread(target=_feed, args=(data, arrived), daemon=True).start()
    ended = False
    while not ended:
        batch: list[tuple[str, Line | InputError]] = []
        entry = arrived.get()
        while True:
            if isinstance(entry, BaseException):
                raise entry
            if entry is None:
                ended = True
                break
            number, raw = entry
            batch.append((f"{name}, line {number}", _line(raw, name, number)))
            if len(batch) >= BATCH or arrived.empty():
                break
            entry = arrived.get()
        if batch:
            yield batch


def _feed(data: BinaryIO, arrived: queue.Queue[tuple[int, bytes] | BaseException | None]) -> None:
    number = 0
    try:
        while raw := data.readline(LINE_LIMIT + 1):
            number += 1
            arrived.put((number, raw))
            while len(raw) > LINE_LIMIT and not raw.endswith(b"\n") and (raw := data.readline(LINE_LIMIT)):
                pass
    except OSError as fault:
        arrived.put(InputError(f"cannot be read: {fault.strerror}"))
    else:
        arrived.put(None)


def _line(raw: bytes, file: str, number: int) -> Line | InputError:
    remedy = 'each line is one JSON object: {"id", "text"} and optionally "app", "title"'
    if len(raw) > LINE_LIMIT:
        return InputError(
            f"longer than {LINE_LIMIT // 2**20} MiB", file=file, line=number, remedy="split the text"
        )
    try:
        line = msgspec.json.decode(raw, type=Line)
        line.text.encode()
    except msgspec.ValidationError as fault:
        return InputError(
            "not the expected fields", file=file, line=number, field=_field(fault), remedy=remedy
        )
    except (msgspec.DecodeError, UnicodeError):
        return InputError("not JSON in UTF-8", file=file, line=number, remedy=remedy)
    return line


def _field(fault: msgspec.ValidationError) -> str:
    """Return the path that msgspec names (``$.text``); the rest of its message may quote the input."""
    _, mark, path = str(fault).rpartition(" - at `")
    return path.rstrip("`") if mark else "$"
