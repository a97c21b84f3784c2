"""What the fields of the session format may hold: bounds, vocabularies, and a silent base struct.

Every string field of an event says what it holds (:class:`Holds`), so that a new field cannot slip
past the masking. Positions are pixels of the display, origin top left; they may be negative on
screens left of or above the first one.
"""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from redactor.values import ENTITIES

KIB = 1024
MIB = 1024 * KIB


class Holds(enum.StrEnum):
    """What a string field of an event may contain."""

    FREE_TEXT = "free text"
    """Anything; goes through detection and masking as text."""
    KEY = "key"
    """A key or its character; masked as part of the typed text."""
    PATH = "path"
    """A blob's place inside the session folder; never copied to the output."""
    NAME = "name"
    """An upper-case entity name of this package."""


def _text(limit: int) -> Meta:
    return Meta(max_length=limit, extra={"holds": Holds.FREE_TEXT})


Label: TypeAlias = Annotated[str, _text(64 * KIB)]
LongText: TypeAlias = Annotated[str, _text(10 * MIB)]
Role: TypeAlias = Annotated[str, _text(64)]
BlobPath: TypeAlias = Annotated[str, Meta(min_length=1, max_length=1024, extra={"holds": Holds.PATH})]
KeyName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64, extra={"holds": Holds.KEY})]
KeyChar: TypeAlias = Annotated[str, Meta(max_length=8, extra={"holds": Holds.KEY})]
EntityName: TypeAlias = Annotated[
    str, Meta(pattern=f"^({'|'.join(sorted(ENTITIES))})$(?!\\n)", extra={"holds": Holds.NAME})
]

Seq: TypeAlias = Annotated[int, Meta(ge=1, le=2**53 - 1)]
Instant: TypeAlias = Annotated[datetime, Meta(tz=True)]
Position: TypeAlias = Annotated[int, Meta(ge=-1_000_000, le=1_000_000)]
Length: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
Distance: TypeAlias = Annotated[float, Meta(ge=-1_000_000, le=1_000_000)]
DisplayNumber: TypeAlias = Annotated[int, Meta(ge=0, le=255)]
Scale: TypeAlias = Annotated[float, Meta(ge=0.1, le=16)]

Press: TypeAlias = Literal["down", "up"]
Modifier: TypeAlias = Literal["shift", "ctrl", "alt", "altgr", "meta", "cmd", "fn", "caps_lock"]
"""``meta`` is the Windows or Super key, ``cmd`` the command key of a Mac; both may be written for it."""
Button: TypeAlias = Literal["left", "right", "middle", "back", "forward"]


class Quiet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all structs of this room: strict, frozen, and silent about its content."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Show no field where rich prints tracebacks with values."""
        return []


@cache
def free_texts(struct: type[msgspec.Struct]) -> frozenset[str]:
    """Return the names of the fields of ``struct`` that are declared as free text."""
    return frozenset(name for name, holds in string_fields(struct).items() if Holds.FREE_TEXT in holds)


@cache
def string_fields(struct: type[msgspec.Struct]) -> Mapping[str, tuple[Holds | None, ...]]:
    """Return what each string field of ``struct`` says it holds (None: it says nothing).

    Closed vocabularies (``Literal``) are no string fields.
    """
    hints = typing.get_type_hints(struct, include_extras=True)
    fields = {name: tuple(_declared(hints[name])) for name in struct.__struct_fields__}
    return {name: declared for name, declared in fields.items() if declared}


def _declared(hint: Any, meta: Meta | None = None) -> Iterator[Holds | None]:
    """Walk a type hint and say for every ``str`` in it what it is declared to hold."""
    if hint is str:
        yield (meta.extra or {}).get("holds") if meta else None
    elif typing.get_origin(hint) is Annotated:
        inner, *notes = typing.get_args(hint)
        yield from _declared(inner, next((note for note in notes if isinstance(note, Meta)), None))
    elif typing.get_origin(hint) is not Literal:
        for part in typing.get_args(hint):
            yield from _declared(part)
