"""Reading what others wrote: strict, bounded, and silent about the content that is refused."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

import msgspec

from redactor.capture.codec import explain
from redactor.errors import InputError

T = TypeVar("T", bound=msgspec.Struct)

REMEDY = "see docs/formats.md, Recordings of other programs, for what is imported"

# O_NONBLOCK: opening a pipe must not wait for a writer; it changes nothing for regular files.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,39}")
_LETTER_OR_DIGIT = 1
_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"BM", "bmp"))


def refuse(message: str, place: str, field: str = "", remedy: str = REMEDY) -> NoReturn:
    """Raise an :class:`InputError` about one row or item.

    Raises:
        InputError: always.
    """
    # From None: a cause may quote what it read.
    raise InputError(message, file=place, field=field, remedy=remedy) from None


def named(kind: str, name: str) -> str:
    """Return ``unknown KIND `NAME```; a name that does not look like one is not printed.

    One letter or digit is not printed either: it may be what somebody typed.
    """
    shown = len(name) > _LETTER_OR_DIGIT and _NAME.fullmatch(name)
    return f"unknown {kind} `{name}`" if shown else f"unknown {kind} with an unprintable name"


def convert(row: Mapping[str, Any], form: type[T], place: str) -> T:
    """Return a row as a struct; types and bounds are those of the struct.

    Raises:
        InputError: a value that does not fit; names ``place`` and the field.
    """
    try:
        return msgspec.convert(row, form)
    except msgspec.ValidationError as fault:
        message, path = explain(str(fault), frozenset(form.__struct_fields__))
        refuse(message, place, path)


def picture_kind(data: bytes, place: str, field: str) -> str:
    """Return the extension for a picture's file, by its first bytes.

    Raises:
        InputError: not PNG, JPEG, WebP or BMP.
    """
    for magic, extension in _PICTURES:
        if data.startswith(magic):
            return extension
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    refuse("not a picture of a known format (PNG, JPEG, WebP, BMP)", place, field)


@contextmanager
def regular_file(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file that the user named.

    Raises:
        InputError: missing, not readable, or something else than a file; also for faults of reading
            inside the block.
    """
    try:
        number = os.open(path, _FLAGS)
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                refuse("not a regular file", str(path), remedy="name a file")
            yield file
    except OSError as fault:
        code = errno.errorcode.get(fault.errno or 0, "fault")
        refuse(f"the file cannot be read ({code})", str(path), remedy="name a file that you may read")
