"""Reading datasets: JSON lines of texts or of typing, or a folder of images with ``truth.jsonl``.

A line of a text dataset: ``{"id","text","gold":[[start,end,entity],..],"app"?,"title"?,"part"?}``; places
are half-open and count code points. A line of typing: ``{"id","events":[..],"gold":[{"entity","value",
"events":[[start,end],..]},..],"app"?,"title"?,"part"?}``; places are ranges of events. A line of
``truth.jsonl``: ``{"image","width","height","gold":[{"entity","box":[x,y,width,height]},..],"app"?,
"part"?}``; boxes are pixels of the image.

A dataset is read whole and checked whole before any work begins: a fault in the last line would else
cost an hour. Messages name line and field and never quote the data.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from redactor.errors import InputError, UsageError
from redactor.evaluate.marks import Box, Case, KeysCase, Mark, ScreenCase, TextCase, TypedPlace
from redactor.values import ENTITIES, Span, Zone

TRUTH = "truth.jsonl"
SIZE_LIMIT = 512 * 1024 * 1024
"""Bytes of a dataset's lines."""
MOST_PIXELS = 100_000_000

_Name = Annotated[str, msgspec.Meta(max_length=1024)]
_Side = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
_Place = Annotated[int, msgspec.Meta(ge=0, le=2**40)]
_Case = TypeVar("_Case", TextCase, ScreenCase, KeysCase)
_Line = TypeVar("_Line")
_STOPS = " .,;:\t\r\n"
_SURROGATE = re.compile(rb"\\u[dD][89abAB]")


class _TextLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Name | int
    text: str
    gold: list[tuple[_Place, _Place, str]]
    app: _Name = ""
    title: _Name = ""
    part: _Name = ""


class _GoldTyped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entity: str
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=100_000)]
    events: Annotated[list[tuple[_Place, _Place]], msgspec.Meta(min_length=1)]


class _KeysLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Name | int
    events: Annotated[list[dict[str, Any]], msgspec.Meta(min_length=1, max_length=100_000)]
    gold: list[_GoldTyped]
    app: _Name = ""
    title: _Name = ""
    part: _Name = ""


class _GoldBox(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entity: str
    box: tuple[_Place, _Place, _Side, _Side]


class _ScreenLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    image: Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]
    width: _Side
    height: _Side
    gold: list[_GoldBox]
    app: _Name = ""
    part: _Name = ""


TEXT_FORM = (
    'each line is one JSON object: {"id", "text", "gold": [[start, end, entity]]}, '
    'optionally "app", "title", "part"'
)
SCREEN_FORM = (
    'each line is one JSON object: {"image", "width", "height", '
    '"gold": [{"entity", "box": [x, y, width, height]}]}, optionally "app", "part"'
)


KEYS_FORM = (
    'each line is one JSON object: {"id", "events": [..], "gold": [{"entity", "value", '
    '"events": [[start, end]]}]}, optionally "app", "title", "part"'
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A checked dataset: ``texts``, ``screens`` or ``keys``, one kind and never none."""

    name: str
    texts: tuple[TextCase, ...] = ()
    screens: tuple[ScreenCase, ...] = ()
    keys: tuple[KeysCase, ...] = ()

    @property
    def cases(self) -> tuple[Case, ...]:
        """Its items, of whichever kind."""
        return self.texts or self.screens or self.keys

    @property
    def kind(self) -> str:
        """What its items are."""
        return "texts" if self.texts else "screens" if self.screens else "fields"


class _Fault(Exception):  # noqa: N818 - never leaves this module
    """What is wrong in one line: field, message, remedy."""

    def __init__(self, field: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.field, self.message, self.remedy = field, message, remedy


def load(path: Path) -> Dataset:
    """Read a dataset.

    Raises:
        UsageError: there is no such dataset.
        InputError: a line breaks the format; the first such line is named.
    """
    if path.is_dir():
        truth = path / TRUTH
        if not truth.is_file():
            raise UsageError(
                f"{path} holds no {TRUTH}", remedy=f"put {TRUTH} beside the images, or name a file of texts"
            )
        read = _cases(truth, _ScreenLine, lambda line, number: _screen_case(line, number, path), SCREEN_FORM)
        return Dataset(path.name, screens=tuple(read))
    if _holds_keys(path):
        return Dataset(path.name, keys=tuple(_cases(path, _KeysLine, _keys_case, KEYS_FORM)))
    read_texts = _cases(path, _TextLine, lambda line, _: _text_case(line), TEXT_FORM)
    return Dataset(path.name, texts=tuple(read_texts))


def _holds_keys(path: Path) -> bool:
    """Tell whether the first item of a file has events, and no text."""
    first = next((raw for raw in _bytes(path).split(b"\n") if raw.strip()), b"")
    try:
        item = msgspec.json.decode(first)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False
    return isinstance(item, dict) and "events" in item and "text" not in item


def _cases(path: Path, kind: type[_Line], make: Callable[[_Line, int], _Case], form: str) -> Iterator[_Case]:
    """Yield the checked items of a file of JSON lines; empty lines are passed over."""
    decoder = msgspec.json.Decoder(kind)
    first_seen: dict[str, int] = {}
    for number, raw in enumerate(_bytes(path).split(b"\n"), start=1):
        if not raw.strip():
            continue
        try:
            case = make(_decoded(raw, decoder, form), number)
            _check_single(first_seen.setdefault(case.id, number), number)
        except _Fault as fault:
            raise InputError(
                fault.message, file=path.name, line=number, field=fault.field, remedy=fault.remedy
            ) from None
        yield case
    if not first_seen:
        raise InputError("holds no items", file=path.name, remedy=form)


def _check_single(first: int, number: int) -> None:
    if first != number:
        raise _Fault("$.id or $.image", f"names what line {first} names", "give each item a name of its own")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise UsageError(
            f"{path} cannot be read: {reason}", remedy="name a readable file or folder"
        ) from None
    if len(data) > SIZE_LIMIT:
        raise InputError(
            f"more than {SIZE_LIMIT // 2**20} MiB", file=path.name, remedy="measure a part of it at a time"
        )
    return data.removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, decoder: msgspec.json.Decoder[_Line], form: str) -> _Line:
    try:
        return decoder.decode(raw)
    except msgspec.ValidationError as fault:
        _, mark, field = str(fault).rpartition(" - at `")
        # The rest of the message may quote the line.
        raise _Fault(field.rstrip("`") if mark else "$", "not as expected", form) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        if _SURROGATE.search(raw):
            remedy = "write whole characters, or U+FFFD where one is broken"
            raise _Fault("", "not JSON, or it holds half of a surrogate pair", remedy) from None
        raise _Fault("", "not JSON in UTF-8", form) from None


def _text_case(line: _TextLine) -> TextCase:
    for field, text in (("text", line.text), ("app", line.app), ("title", line.title), ("part", line.part)):
        _check_no_nul(f"$.{field}", text)
    marks = [_mark(line.text, place, index) for index, place in enumerate(line.gold)]
    for one, other in pairwise(sorted(enumerate(marks), key=lambda pair: pair[1])):
        if one[1].span.overlaps(other[1].span):
            raise _Fault(
                f"$.gold[{other[0]}]", f"overlaps gold {one[0]}", "keep one entity for each character"
            )
    return TextCase(str(line.id), line.text, tuple(sorted(marks)), line.app, line.title, line.part)


def _keys_case(line: _KeysLine, number: int) -> KeysCase:
    for field, text in (("app", line.app), ("title", line.title), ("part", line.part)):
        _check_no_nul(f"$.{field}", text)
    places: list[TypedPlace] = []
    for place, gold in enumerate(line.gold):
        _check_entity(f"$.gold[{place}].entity", gold.entity)
        if not gold.value.strip(_STOPS):
            raise _Fault(f"$.gold[{place}].value", "is white space and stops only", _COUNTING_EVENTS)
        presses = _presses(gold.events, f"$.gold[{place}].events", len(line.events))
        if any(not set(presses).isdisjoint(other.presses) for other in places):
            raise _Fault(f"$.gold[{place}].events", "an event belongs to two places", _COUNTING_EVENTS)
        places.append(TypedPlace(gold.entity, gold.value, presses))
    return KeysCase(str(line.id), tuple(line.events), tuple(places), line.app, line.title, line.part, number)


_COUNTING_EVENTS = "count this line's events from 0; the end of a range is the place behind its last event"


def _presses(ranges: list[tuple[int, int]], field: str, count: int) -> tuple[int, ...]:
    for index, (start, end) in enumerate(ranges):
        if not start < end <= count:
            raise _Fault(f"{field}[{index}]", f"is no range of this line's {count} events", _COUNTING_EVENTS)
    return tuple(sorted({index for start, end in ranges for index in range(start, end)}))


def _check_no_nul(field: str, text: str) -> None:
    if "\0" in text:
        raise _Fault(field, "holds a NUL character", "take it out, and move the gold behind it by one place")


def _mark(text: str, place: tuple[int, int, str], index: int) -> Mark:
    start, end, entity = place
    field = f"$.gold[{index}]"
    _check_entity(f"{field}[2]", entity)
    if end > len(text):
        raise _Fault(field, f"reaches outside the text, which has {len(text)} code points", _COUNTING)
    if start >= end:
        raise _Fault(field, "ends before it begins, or is empty", _COUNTING)
    if not text[start:end].strip(_STOPS):
        raise _Fault(field, "covers white space and stops only", _COUNTING)
    return Mark(Span(start, end), entity)


_COUNTING = "count code points from 0 (not bytes, not UTF-16 units); the end is the place behind the last one"


def _check_entity(field: str, entity: str) -> None:
    if entity not in ENTITIES:
        near = difflib.get_close_matches(entity.upper(), ENTITIES, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise _Fault(field, f"unknown entity{hint}", f"use one of {', '.join(sorted(ENTITIES))}")


def _screen_case(line: _ScreenLine, number: int, folder: Path) -> ScreenCase:
    for field, text in (("image", line.image), ("app", line.app), ("part", line.part)):
        _check_no_nul(f"$.{field}", text)
    if line.width * line.height > MOST_PIXELS:
        raise _Fault("$.width", f"more than {MOST_PIXELS:,} pixels", "cut the image into parts")
    boxes = []
    for index, gold in enumerate(line.gold):
        _check_entity(f"$.gold[{index}].entity", gold.entity)
        zone = Zone(*gold.box)
        if zone.x + zone.width > line.width or zone.y + zone.height > line.height:
            remedy = "write [x, y, width, height] in pixels of the image, origin top left"
            raise _Fault(f"$.gold[{index}].box", "reaches outside the image", remedy)
        boxes.append(Box(zone, gold.entity))
    path = _inside(folder, line.image)
    boxes.sort()
    return ScreenCase(line.image, path, line.width, line.height, tuple(boxes), line.app, line.part, number)


def _inside(folder: Path, name: str) -> Path:
    path = folder / name
    remedy = f"name an image beside {TRUTH}, or in a folder below it"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _Fault("$.image", "lies outside the dataset's folder", remedy)
    if not path.is_file():
        raise _Fault("$.image", "there is no such file", remedy)
    return path
