"""Bytes to events and headers, and back; errors name file, line and field, never a value.

Every JSON document is decoded twice: by msgspec, strictly and bounded, and by a plain parser that
refuses an object with the same key twice. (msgspec keeps the last of two equal keys; a program
that keeps the first would read another event than the one that was checked.)
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar

import msgspec

from redactor.capture.events import Event, Header
from redactor.errors import InputError

T = TypeVar("T", bound=msgspec.Struct)

FIRST_YEAR, LAST_YEAR = 1970, 9000
"""Times outside are refused: converted to another zone they could leave the calendar."""

_SAFE_NAME = re.compile(r"[a-z_]{1,24}")
_SPLIT = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>\$[^`]*)`)?", re.DOTALL)
_NAMED = re.compile(r"(?:Object contains unknown field|Invalid value) [`'](?P<name>.*)[`']", re.DOTALL)
_HARMLESS = re.compile(
    r"Expected `[a-z |]+`"
    r"(?:, got `[a-z]+`| of length (?:[<>]= )?\d+| [<>]=? -?[\d.e+]+| with a timezone component)?"
    r"|Object missing required field `[a-z_]+`|Invalid RFC3339 encoded datetime|Number out of range"
)
_MALFORMED = re.compile(r"JSON is malformed: [a-zA-Z0-9 ,-]+\(byte \d+\)|Input data was truncated")


def decode_event(line: bytes, *, file: str, line_number: int) -> Event:
    """Return the event that one line of ``events.jsonl`` holds.

    Raises:
        InputError: the line breaks the format; names ``file``, the line and the field.
    """
    event = decode_document(_EVENTS.decode, line, file=file, line=line_number)
    _check_year(event.at.year, file, line_number, "$.at")
    return event


def decode_header(data: bytes, *, file: str) -> Header:
    """Return the header that ``session.json`` holds.

    Raises:
        InputError: the document breaks the format; names ``file`` and the field.
    """
    header = decode_document(_HEADERS.decode, data, file=file)
    _check_year(header.started_at.year, file, None, "$.started_at")
    if header.ended_at is not None:
        _check_year(header.ended_at.year, file, None, "$.ended_at")
    return header


def encode_event(event: Event) -> bytes:
    """Return the event as one JSON line, UTF-8, without a newline."""
    return _ENCODER.encode(event)


def encode_header(header: Header) -> bytes:
    """Return the header as an indented JSON document, UTF-8."""
    return msgspec.json.format(_ENCODER.encode(header), indent=2) + b"\n"


def decode_document(
    decode: Callable[[bytes], T],
    data: bytes,
    *,
    file: str,
    line: int | None = None,
    names: frozenset[str] | None = None,
) -> T:
    """Return what a strict decoder makes of one JSON document.

    ``names`` are the field names that an error may print, those of our own format by default.

    Raises:
        InputError: not UTF-8, not JSON, a field twice, or not of the decoder's form.
    """
    try:
        data.decode("utf-8")
        value = decode(data)
        _UNIQUE_KEYS.decode(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        _refuse(f"not UTF-8 (byte {fault.start})", file, line, "", "write the file as UTF-8")
    except _RepeatedKeyError as fault:
        _refuse(f"the field {fault} appears twice", file, line, "", "write each field once")
    except msgspec.ValidationError as fault:
        message, path = explain(str(fault), names)
        _refuse(message, file, line, path, "see docs/formats for what each field may hold")
    except (msgspec.DecodeError, RecursionError) as fault:
        known = _MALFORMED.fullmatch(str(fault))
        reason = f"not JSON: {str(fault).removeprefix('JSON is malformed: ')}" if known else "not JSON"
        _refuse(reason, file, line, "", "write one JSON object")
    return value


def explain(message: str, names: frozenset[str] | None = None) -> tuple[str, str]:
    """Return a validation message of msgspec without any value in it, and the field's path.

    Only sentences that are known to hold no value pass; names pass when they look like names. A path
    passes when it is built from ``names`` alone, those of our own format by default.
    """
    parts = _SPLIT.fullmatch(message)
    what, path = (parts["what"], parts["path"] or "") if parts else ("", "")
    path = path if _is_known_path(path, _FIELD_NAMES if names is None else names) else ""
    if named := _NAMED.fullmatch(what):
        name = f"`{named['name']}`" if _SAFE_NAME.fullmatch(named["name"]) else "with an unprintable name"
        return (f"unknown {'kind' if what.startswith('Invalid value') else 'field'} {name}", path)
    if what.startswith("Invalid enum value"):
        return "not one of the values this field may have", path
    if "matching regex" in what:
        return "not of the form this field must have", path
    return (
        what[0].lower() + what[1:] if _HARMLESS.fullmatch(what) else "not a value this field may have"
    ), path


def _refuse(message: str, file: str, line: int | None, path: str, remedy: str) -> NoReturn:
    # From None: the causes quote what they read.
    raise InputError(message, file=file, line=line, field=path, remedy=remedy) from None


def _check_year(year: int, file: str, line: int | None, path: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        _refuse(f"a year outside {FIRST_YEAR} to {LAST_YEAR}", file, line, path, "set the device's clock")


class _RepeatedKeyError(ValueError):
    """An object has the same key twice; only names of our own formats get here."""


def _unique(pairs: list[tuple[str, Any]]) -> None:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise _RepeatedKeyError(f"`{name}`")


def _field_names(structs: Iterator[type[msgspec.Struct]]) -> frozenset[str]:
    return frozenset(name for struct in structs for name in (*struct.__struct_fields__, "kind"))


def structs_of(hint: Any) -> Iterator[type[msgspec.Struct]]:
    """Walk a type hint and give every struct type in it, nested ones too."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
        for inner in typing.get_type_hints(hint, include_extras=True).values():
            yield from structs_of(inner)
    else:
        for part in typing.get_args(hint):
            yield from structs_of(part)


def _is_known_path(path: str, known: frozenset[str]) -> bool:
    """Tell whether a path is built from known field names alone."""
    names = re.sub(r"\[(?:\d+|\.\.\.)\]", "", path).split(".")
    return names[0] == "$" and all(name in known for name in names[1:])


_ENCODER = msgspec.json.Encoder()
_EVENTS: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_HEADERS = msgspec.json.Decoder(Header)
_UNIQUE_KEYS = json.JSONDecoder(object_pairs_hook=_unique)
_FIELD_NAMES = _field_names(structs_of(Event | Header))
