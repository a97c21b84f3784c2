"""The organisation's own lists in the home folder: confidential terms, customers, people, names left alone.

``HOME/lists/`` holds up to four files, UTF-8, one entry a line; empty lines and lines that begin with ``#``
are skipped. ``terms.txt``: confidential terms. ``customers.txt``: companies whose names are to be found.
``people.txt``: ``Name; mail; handle; id ...``. ``left-alone.txt``: names that the model takes for persons,
places or companies and that are none. A missing file is an empty list.

The lists are as private as what they hide: files that others may read are refused, and no message here
names an entry.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.canonical import canonical_json, derive_key, keyed_digest
from redactor.errors import InputError, UsageError

MAX_LINES = 1_000_000
MAX_LINE = 500
MAX_BYTES = 128 << 20
SHORTEST = 3
"""A listed name has at least so many letters or digits (2 in scripts like Chinese, where a sign is a "
"syllable)."""

MARK_DIGITS = 12
"""How many hexadecimal digits of the lists' digest stand in records."""

_FILES = ("terms.txt", "customers.txt", "people.txt", "left-alone.txt")


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one organisation; each of ``people`` is a name and any identifiers after it."""

    terms: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    left_alone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.customers or self.people or self.left_alone)

    def __repr__(self) -> str:
        return (
            f"Lists({len(self.terms)} terms, {len(self.customers)} customers, {len(self.people)} people, "
            f"{len(self.left_alone)} left alone)"
        )


def mark(lists: Lists, master: bytes) -> str:
    """Return the beginning of the lists' keyed digest: it tells lists apart, and nothing of what they hold.

    Raises:
        ValueError: the master key is too short.
    """
    content = [
        list(lists.terms),
        list(lists.customers),
        [list(one) for one in lists.people],
        list(lists.left_alone),
    ]
    whole = keyed_digest(derive_key(master, "lists"), "lists", canonical_json(content))
    return "lists:" + whole.rpartition(":")[2][:MARK_DIGITS]


def read(folder: Path) -> Lists:
    """Return the lists of a folder; one that does not exist holds none.

    Raises:
        InputError: a file breaks the format: not UTF-8, a line too long or too short, too many lines.
        UsageError: a file cannot be read, is readable by others, or has a name that means nothing here.
    """
    try:
        given = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        unknown = [name for name in given if name.endswith(".txt") and name not in _FILES]
        if unknown:
            raise UsageError(
                f"the folder {folder} holds {len(unknown)} list(s) with a name that means nothing",
                remedy="lists are named " + ", ".join(_FILES),
            )
        terms, customers, people, alone = (_lines(folder / name) if name in given else [] for name in _FILES)
    except OSError as fault:
        raise UsageError(
            f"the lists in {folder} cannot be read: {fault.strerror or type(fault).__name__}",
            remedy="correct the owner and rights of the folder",
        ) from None
    return Lists(
        _distinct(terms, folder / _FILES[0], _long_enough),
        _distinct(customers, folder / _FILES[1], _long_enough),
        tuple(dict.fromkeys(_person(text, folder / _FILES[2], number) for number, text in people)),
        _distinct(alone, folder / _FILES[3], _anything),
    )


def _lines(path: Path) -> list[tuple[int, str]]:
    """Return the lines of a list that say something, with their numbers."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise UsageError(
            f"the list {path} cannot be read: it is no file", remedy="put a text file in its place"
        )
    if stat.S_IMODE(about.st_mode) & 0o077:
        raise UsageError(
            f"the list {path} can be read by others", remedy=f"after checking who read it: chmod 600 {path}"
        )
    if about.st_size > MAX_BYTES:
        raise InputError(f"holds more than {MAX_BYTES} bytes", file=str(path))
    lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(lines) > MAX_LINES + 1:
        raise InputError(f"holds more than {MAX_LINES} lines", file=str(path))
    return list(_said(lines, path))


def _said(lines: list[bytes], path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8").strip()
        except UnicodeDecodeError:
            raise InputError(
                "is not UTF-8", file=str(path), line=number, remedy="save the list as UTF-8"
            ) from None
        if len(text) > MAX_LINE:
            raise InputError(f"is longer than {MAX_LINE} signs", file=str(path), line=number)
        if any(unicodedata.category(sign) == "Cc" and sign != "\t" for sign in text):
            raise InputError("holds a control character", file=str(path), line=number)
        if text and not text.startswith("#"):
            yield number, text


def _distinct(lines: list[tuple[int, str]], path: Path, fits: Callable[[str], bool]) -> tuple[str, ...]:
    for number, text in lines:
        if not fits(text):
            raise InputError(
                f"has fewer than {SHORTEST} letters",
                file=str(path),
                line=number,
                remedy="so short a name would be found everywhere; list a longer form of it",
            )
    return tuple(dict.fromkeys(text for _, text in lines))


def _long_enough(text: str) -> bool:
    signs = [sign for sign in text if sign.isalnum()]
    syllables = sum(unicodedata.category(sign) == "Lo" for sign in signs)
    return len(signs) >= SHORTEST or syllables >= SHORTEST - 1


def _anything(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _person(line: str, path: Path, number: int) -> tuple[str, ...]:
    """Return name and identifiers of a line.

    Raises:
        InputError: there is no name, or a field is too short.
    """
    fields = tuple(field.strip() for field in line.split(";"))
    said = tuple(field for field in fields if field)
    if not fields[0] or not all(_long_enough(field) for field in said):
        raise InputError(
            f"has no name, or a field with fewer than {SHORTEST} letters",
            file=str(path),
            line=number,
            remedy="write: Name; mail; handle; id",
        )
    return said
