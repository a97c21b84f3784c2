"""Event kinds of a capture session, as strict frozen structs.

One event is one JSON object with ``kind``, ``seq`` and ``at``; the formats are described in
``docs/formats/event.schema.json``, which is made from these structs. Unknown fields and kinds are
refused, every number and length is bounded, and no ``repr`` shows content.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from redactor.capture.fields import (
    BlobPath,
    Button,
    DisplayNumber,
    Distance,
    EntityName,
    Instant,
    KeyChar,
    KeyName,
    Label,
    Length,
    LongText,
    Modifier,
    Position,
    Press,
    Quiet,
    Role,
    Scale,
    Seq,
    free_texts,
)
from redactor.capture.header import Header

__all__ = [
    "Click",
    "Clipboard",
    "Event",
    "File",
    "Header",
    "Key",
    "Move",
    "Pause",
    "Placeholder",
    "Resume",
    "SafeEvent",
    "ScreenText",
    "Screenshot",
    "Scroll",
    "Target",
    "Text",
    "Window",
    "replace_texts",
    "texts_of",
]


class BaseEvent(Quiet, frozen=True, tag_field="kind"):
    """What every event has: its number in the session and its time (RFC 3339 with offset)."""

    seq: Seq
    at: Instant

    @property
    def kind(self) -> str:
        """The event's kind, as in the file."""
        return str(self.__struct_config__.tag)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(kind={self.kind}, seq={self.seq})"


class Target(Quiet, frozen=True):
    """The control under the pointer: its accessibility role and name."""

    role: Role
    name: Label


class ScreenText(Quiet, frozen=True):
    """A text that the accessibility tree knows on a screen; ``box`` is ``[x, y, width, height]``."""

    text: LongText
    box: tuple[Position, Position, Length, Length]
    role: Role | None = None


class Window(BaseEvent, frozen=True, tag="window"):
    """Another window or page came to the front."""

    app: Label
    title: Label
    url: Label | None = None


class Key(BaseEvent, frozen=True, tag="key"):
    """A key went down or up.

    ``key`` is the key's own name (one character, or a name such as ``backspace``), ``char`` the text
    it produced: null where that is not known (a one-character key then stands for itself), empty
    for a dead key. ``secure`` tells that a password field had the focus; it is never guessed.
    """

    action: Press
    key: KeyName
    secure: bool
    char: KeyChar | None = None
    modifiers: Annotated[tuple[Modifier, ...], Meta(max_length=8)] = ()


class Click(BaseEvent, frozen=True, tag="click"):
    """A mouse button went down or up."""

    action: Press
    button: Button
    x: Position
    y: Position
    target: Target | None = None


class Screenshot(BaseEvent, frozen=True, tag="screenshot"):
    """A picture of one display; ``scale`` is pixels per point (2.0 on a high-density display)."""

    frame: BlobPath
    display: DisplayNumber = 0
    scale: Scale = 1.0
    texts: Annotated[tuple[ScreenText, ...], Meta(max_length=20_000)] | None = None


class Clipboard(BaseEvent, frozen=True, tag="clipboard"):
    """The clipboard's text changed."""

    text: LongText


class Text(BaseEvent, frozen=True, tag="text"):
    """The whole text of a field, as the accessibility interface gave it."""

    text: LongText
    secure: bool
    field: Label | None = None


class Scroll(BaseEvent, frozen=True, tag="scroll"):
    """The wheel or touchpad scrolled by ``dx``, ``dy`` (lines or pixels, as captured)."""

    x: Position
    y: Position
    dx: Distance
    dy: Distance


class Move(BaseEvent, frozen=True, tag="move"):
    """The pointer moved."""

    x: Position
    y: Position


class File(BaseEvent, frozen=True, tag="file"):
    """A document that belongs to the session."""

    path: BlobPath


class Pause(BaseEvent, frozen=True, tag="pause"):
    """The subject paused the capture; nothing until ``resume`` may be used."""


class Resume(BaseEvent, frozen=True, tag="resume"):
    """The capture goes on."""


class Placeholder(BaseEvent, frozen=True, tag="placeholder"):
    """Stands for a key event that was masked; replaying a session inserts ``text`` at the cursor.

    Written by this package; accepted on input too, so that a redacted session can be redacted
    again. Its text is treated like any text.
    """

    entity: EntityName
    text: LongText
    channel: Literal["key"] = "key"


Event: TypeAlias = (
    Window | Key | Click | Screenshot | Clipboard | Text | Scroll | Move | File | Pause | Resume | Placeholder
)


@dataclass(frozen=True, slots=True)
class SafeEvent:
    """An event after masking. Only the pipeline makes one; the session writer accepts nothing else."""

    event: Event


def texts_of(event: Event) -> tuple[tuple[str, str], ...]:
    """Return every (field path, text) of ``event`` that may hold free text, in field order.

    Paths look like ``title``, ``target.name`` and ``texts[3].text``. Keys, blob paths and closed
    vocabularies are not among them.
    """
    return tuple(_texts(event, ""))


def replace_texts(event: Event, texts: Mapping[str, str]) -> Event:
    """Return ``event`` with the free texts at the given paths replaced.

    Raises:
        ValueError: a path that :func:`texts_of` does not give.
    """
    if not texts.keys() <= {path for path, _ in texts_of(event)}:
        raise ValueError("not the path of a free text of this event")
    return typing.cast("Event", _replaced(event, "", texts))


def _texts(node: msgspec.Struct, path: str) -> Iterator[tuple[str, str]]:
    free = free_texts(type(node))
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if name in free and isinstance(value, str):
            yield path + name, value
        elif isinstance(value, msgspec.Struct):
            yield from _texts(value, f"{path}{name}.")
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, msgspec.Struct):
                    yield from _texts(item, f"{path}{name}[{index}].")


def _replaced(node: msgspec.Struct, path: str, texts: Mapping[str, str]) -> msgspec.Struct:
    changed: dict[str, Any] = {}
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if path + name in texts:
            changed[name] = texts[path + name]
        elif isinstance(value, msgspec.Struct):
            changed[name] = _replaced(value, f"{path}{name}.", texts)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            changed[name] = tuple(
                _replaced(item, f"{path}{name}[{index}].", texts) for index, item in enumerate(value)
            )
    return msgspec.structs.replace(node, **changed) if changed else node
