"""The items of a screenpipe export, and reading them one by one in order of time.

Source of the form: screenpipe's search interface (``GET /search``), types ``OCR``, ``UI``, ``Input`` and
``Audio``; for input also the columns of its table ``ui_events``. Two files are read: ``.json``, the answer
of a search as it came (or its list ``data``), and ``.jsonl``, one item per line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO, TypeAlias

import msgspec
from msgspec import Meta

from redactor.capture.codec import decode_document
from redactor.capture.fields import MIB, Instant, Label, LongText, Position, Quiet
from redactor.capture.importers.refusing import named, refuse
from redactor.capture.importers.surroundings import is_in_bounds
from redactor.capture.session import Limits

LINE_BYTES = 96 * MIB
"""A picture of 64 MiB in base64, and some more."""
DOCUMENT_BYTES = 256 * MIB

Whole: TypeAlias = Annotated[int, Meta(ge=-(2**53), le=2**53)]


class Ocr(Quiet, frozen=True):
    """A frame: the text that was read on it and, with ``include_frames``, its picture in base64."""

    timestamp: Instant
    text: LongText
    app_name: Label
    window_name: Label
    browser_url: Label | None = None
    frame: Annotated[bytes, Meta(max_length=64 * MIB)] | None = None
    device_name: Label = ""
    frame_id: Whole | None = None
    file_path: Label | None = None
    offset_index: Whole | None = None
    frame_name: Label | None = None
    focused: bool | None = None
    tags: Annotated[tuple[Label, ...], Meta(max_length=10_000)] = ()


class Ui(Quiet, frozen=True):
    """The text of a window, as the accessibility interface gave it."""

    timestamp: Instant
    text: LongText
    app_name: Label
    window_name: Label
    browser_url: Label | None = None
    id: Whole | None = None
    initial_traversal_at: Label | None = None
    file_path: Label | None = None
    offset_index: Whole | None = None
    frame_name: Label | None = None


class Input(Quiet, frozen=True):
    """Something the person did."""

    timestamp: Instant
    event_type: Annotated[str, Meta(max_length=64)]
    app_name: Label | None = None
    window_title: Label | None = None
    browser_url: Label | None = None
    text_content: LongText | None = None
    x: Position | None = None
    y: Position | None = None
    delta_x: Position | None = None
    delta_y: Position | None = None
    button: Whole | None = None
    element_role: Label | None = None
    element_name: Label | None = None
    id: Whole | None = None
    session_id: Label | None = None
    relative_ms: Whole | None = None
    click_count: Whole | None = None
    key_code: Whole | None = None
    modifiers: Whole | None = None
    text_length: Whole | None = None
    app_pid: Whole | None = None
    element_value: LongText | None = None
    element_description: LongText | None = None
    element_automation_id: Label | None = None
    element_bounds: Label | None = None
    frame_id: Whole | None = None


Content: TypeAlias = Ocr | Ui | Input

FORMS: Mapping[str, type[Content]] = {"OCR": Ocr, "UI": Ui, "Input": Input}
AUDIO = "Audio"

_DECODERS: Mapping[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(form) for name, form in FORMS.items()
}
_NAMES = frozenset(name for form in FORMS.values() for name in form.__struct_fields__)


class _Envelope(Quiet, frozen=True):
    type: Annotated[str, Meta(max_length=64)]
    content: msgspec.Raw


class _Answer(Quiet, frozen=True):
    data: list[msgspec.Raw]
    pagination: Any = None
    cloud: Any = None


_ENVELOPES = msgspec.json.Decoder(_Envelope)
_ENVELOPE_NAMES = frozenset(_Envelope.__struct_fields__)


def read_item(data: bytes, place: str) -> Content | None:
    """Return what an item holds; None for sound, which is not looked into.

    Raises:
        InputError: an unknown type or field, or a value of another form.
    """
    envelope = decode_document(_ENVELOPES.decode, data, file=place, names=_ENVELOPE_NAMES)
    if envelope.type == AUDIO:
        return None
    decoder = _DECODERS.get(envelope.type)
    if decoder is None:
        refuse(named("type", envelope.type), place, "$.type")
    content: Content = decode_document(decoder.decode, bytes(envelope.content), file=place, names=_NAMES)
    if not is_in_bounds(content.timestamp):
        refuse("the time is out of bounds", place, "$.timestamp", "set the device's clock")
    return content


@dataclass(frozen=True, slots=True)
class Stored:
    """Where an item lies: its number in the file, and how many bytes from where on."""

    at: datetime
    number: int
    offset: int
    length: int


class Export:
    """An open export: items by place, so that they can be read in order of time. Use :meth:`of`."""

    def __init__(self, file: Path, source: BinaryIO, limits: Limits) -> None:
        self.file = str(file)
        self._source = source
        self._limits = limits
        self._raws: list[msgspec.Raw] | None = None
        if file.suffix == ".json":
            self._raws = self._document()
        elif file.suffix not in {".jsonl", ".ndjson"}:
            refuse("neither .json nor .jsonl", self.file, remedy="name an export by what it is")
        self.sounds = 0
        self.stored = sorted(self._stored(), key=lambda one: (one.at, one.number))
        if not self.stored:
            refuse("nothing to import", self.file, remedy="export a time in which something was recorded")

    def place(self, number: int) -> str:
        """Return how errors name an item."""
        return f"{self.file}, item {number}"

    def read(self, one: Stored) -> Content:
        """Return an item again.

        Raises:
            InputError: the file has changed meanwhile.
        """
        if self._raws is not None:
            data = bytes(self._raws[one.number - 1])
        else:
            self._source.seek(one.offset)
            data = self._source.read(one.length)
        content = read_item(data, self.place(one.number))
        if content is None or content.timestamp != one.at:
            refuse("the file has changed while it was read", self.place(one.number), remedy="import again")
        return content

    def _stored(self) -> Iterator[Stored]:
        for number, (offset, data) in enumerate(self._spans(), start=1):
            if number > self._limits.events:
                refuse(f"more than {self._limits.events} items", self.file, remedy="export less at once")
            content = read_item(data, self.place(number))
            if content is None:
                self.sounds += 1
            else:
                yield Stored(content.timestamp, number, offset, len(data))

    def _spans(self) -> Iterator[tuple[int, bytes]]:
        if self._raws is not None:
            yield from ((0, bytes(raw)) for raw in self._raws)
            return
        offset = 0
        while line := self._source.readline(LINE_BYTES + 1):
            if len(line) > LINE_BYTES:
                refuse(f"a line is longer than {LINE_BYTES} bytes", self.file, remedy="export less at once")
            yield offset, line
            offset += len(line)

    def _document(self) -> list[msgspec.Raw]:
        data = self._source.read(DOCUMENT_BYTES + 1)
        if len(data) > DOCUMENT_BYTES:
            remedy = "export less at once, or one item per line (.jsonl)"
            refuse(f"the file is larger than {DOCUMENT_BYTES} bytes", self.file, remedy=remedy)
        if data.lstrip()[:1] == b"[":
            data = b'{"data":' + data + b"}"
        names = frozenset(_Answer.__struct_fields__)
        return decode_document(msgspec.json.Decoder(_Answer).decode, data, file=self.file, names=names).data
