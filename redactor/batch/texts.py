"""Texts without a session, from files or a stream, whole or line by line.

Every input is recorded, those too that could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Self

import msgspec

from redactor.batch.answer import Answer
from redactor.batch.arrivals import LINE_LIMIT, Arrivals, Group
from redactor.batch.refusals import record_refusals
from redactor.errors import InputError
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.pipeline.outcome import TextOutcome
from redactor.values import Finding, Hint

WHOLE_LIMIT = 64 * 1024 * 1024

_NOT_A_LINE = (msgspec.DecodeError, UnicodeError, RecursionError)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One input line of ``redactor text --jsonl``."""

    id: Annotated[str, msgspec.Meta(max_length=1024)] | int
    text: str
    app: str | None = None
    title: str | None = None

    def __repr__(self) -> str:
        return "Line(...)"


class _Named(msgspec.Struct, frozen=True):
    """What a line that cannot be used may still tell: which one it is."""

    id: Annotated[str, msgspec.Meta(max_length=1024)] | int


@dataclass(frozen=True, slots=True)
class TextItem(Answer):
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

    def as_line(self, *, explain: bool = False) -> dict[str, Any]:
        """Return the JSON form of ``--jsonl``; items not released also say why."""
        line: dict[str, Any] = {
            "id": self.id,
            "text": self.released,
            "findings": self._findings(explain=explain),
        }
        if self.released is None:
            line |= {"outcome": self.outcome, "reasons": self.reasons}
        return line

    def as_document(self, *, explain: bool = False) -> dict[str, Any]:
        """Return the JSON form of ``--json``, for a whole file."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "reasons": self.reasons,
            "text": self.released,
            "findings": self._findings(explain=explain),
        }

    def explanations(self) -> Iterator[str]:
        """Yield one line per finding for people: where, what, by whom, why, and what it won over."""
        for finding in self.result.findings if self.result else ():
            told = f"{_told(finding)} {finding.detector}"
            context = f", near: {' '.join(finding.context)}" if finding.context else ""
            beaten = "".join(f", over {_told(loser)}" for loser in finding.beaten)
            yield f"{self.source}: {told}{', checked' if finding.checked else ''}{context}{beaten}"

    def _findings(self, *, explain: bool) -> list[dict[str, Any]]:
        shape = _explained if explain else as_json
        return [shape(finding) for finding in self.result.findings] if self.result else []


def _told(finding: Finding) -> str:
    span = finding.span
    place = f"{span.start}-{span.end} " if span else ""
    return f"{place}{finding.entity} {finding.score:.2f} {finding.rule or finding.detector}"


def _explained(finding: Finding) -> dict[str, Any]:
    """Return a finding in text with what explains it (``--explain``)."""
    explanation = {
        "engine": finding.detector,
        "checked": finding.checked,
        "context": list(finding.context),
        "over": [as_json(loser) for loser in finding.beaten],
    }
    return as_json(finding) | {"explanation": explanation}


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
    stream: BinaryIO | None

    @classmethod
    def of(cls, files: Sequence[Path], stream: BinaryIO | None) -> Self:
        """Build a source; ``stream`` counts when there are no files."""
        return cls(tuple(files), stream)

    def open(self) -> Iterator[tuple[str, BinaryIO | InputError]]:
        """Yield each input's name and its bytes; one that cannot be opened yields its error."""
        if not self.files and self.stream is not None:
            yield "standard input", self.stream
        for path in self.files:
            try:
                with path.open("rb") as file:
                    yield str(path), file
            except OSError as fault:
                yield str(path), _unreadable(fault, str(path))


def _unreadable(fault: OSError, name: str) -> InputError:
    reason = fault.strerror or type(fault).__name__
    return InputError(f"cannot be read: {reason}", file=name, remedy="name a readable file")


def redact_whole(
    redactor: Redactor, source: TextSource, hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    """Redact each input as one text."""
    for name, data in source.open():
        text = data if isinstance(data, InputError) else _whole(data, name)
        if isinstance(text, InputError):
            record_refusals(redactor, "text", about, [text])
            yield TextItem(name, fault=text)
        else:
            yield TextItem(name, result=redactor.text(text, hint, about))


def _whole(stream: BinaryIO, name: str) -> str | InputError:
    try:
        data = stream.read(WHOLE_LIMIT + 1)
    except OSError as fault:
        return _unreadable(fault, name)
    if len(data) > WHOLE_LIMIT:
        remedy = "split the file, or send lines with --jsonl"
        return InputError(f"more than {WHOLE_LIMIT // 2**20} MiB", file=name, remedy=remedy)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        return InputError("not UTF-8", file=name, line=line, remedy="convert the file to UTF-8")


def redact_lines(
    redactor: Redactor, source: TextSource, hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    """Redact JSON lines; a bad line answers with its fault and the others go on."""
    for name, data in source.open():
        if isinstance(data, InputError):
            yield _refused(redactor, name, about, data)
            continue
        try:
            for group in Arrivals(data):
                yield from _redact_group(redactor, name, group, hint, about)
        except OSError as fault:
            yield _refused(redactor, name, about, _unreadable(fault, name))


def _refused(redactor: Redactor, name: str, about: Circumstances, fault: InputError) -> TextItem:
    record_refusals(redactor, "text", about, [fault])
    return TextItem(name, fault=fault)


def _redact_group(
    redactor: Redactor, name: str, group: Group, hint: Hint, about: Circumstances
) -> Iterator[TextItem]:
    lines = [(number, _line(raw, name, number)) for number, raw in group]
    good = [line for _, line in lines if isinstance(line, Line)]
    hints = [Hint(line.app or hint.app, line.title or hint.title) for line in good]
    answers = iter(redactor.texts([line.text for line in good], hints, about) if good else ())
    record_refusals(redactor, "text", about, [line for _, line in lines if isinstance(line, InputError)])
    for (number, raw), (_, line) in zip(group, lines, strict=True):
        place = f"{name}, line {number}"
        if isinstance(line, InputError):
            yield TextItem(place, _id_of(raw), fault=line)
        else:
            yield TextItem(place, line.id, next(answers))


def _line(raw: bytes, file: str, number: int) -> Line | InputError:
    remedy = 'each line is one JSON object: {"id", "text"} and optionally "app", "title"'
    if len(raw.removesuffix(b"\n")) > LINE_LIMIT:
        return InputError(
            f"longer than {LINE_LIMIT // 2**20} MiB", file=file, line=number, remedy="split the text"
        )
    try:
        return msgspec.json.decode(raw, type=Line)
    except msgspec.ValidationError as fault:
        return InputError(
            "not the expected fields", file=file, line=number, field=_field(fault), remedy=remedy
        )
    except _NOT_A_LINE:
        return InputError("not JSON in UTF-8", file=file, line=number, remedy=remedy)


def _id_of(raw: bytes) -> str | int | None:
    """Return the id of a line that cannot be used, where it can be read all the same."""
    try:
        return msgspec.json.decode(raw, type=_Named).id
    except _NOT_A_LINE:
        return None


def _field(fault: msgspec.ValidationError) -> str:
    """Return the path that msgspec names (``$.text``); the rest of its message may quote the input."""
    _, mark, path = str(fault).rpartition(" - at `")
    return path.rstrip("`") if mark else "$"
