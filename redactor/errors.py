"""Everything that can go wrong, as one tree; each error knows its exit code and its remedy.

::

    RedactorError                     70  anything of ours
    ├── UsageError                     2  the caller asked for something that cannot be
    │   ├── InputError                 2  a session, image or text that breaks its format
    │   └── PolicyError                2  one or many faults in policy files
    ├── VerificationError              4  an audit log that does not prove what it should
    ├── MissingToolError               5  a program, language or model is not installed
    ├── ItemError                     70  one item failed; the pipeline withholds it
    │   ├── ReadError                 70  the reader crashed or answered garbage
    │   │   └── ReadTimeoutError           70  the reader did not answer in time
    │   ├── DetectError               70  a detector failed
    │   └── MaskError                 70  masking failed
    └── AuditWriteError               70  a record could not be made durable: nothing is released

Messages are built from names, numbers and places, never from the text being processed: an error
may be logged, and a log may be read by anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class RedactorError(Exception):
    """Base of all errors of this package.

    ``remedy`` is one sentence that tells the user what to do; the command line prints it under
    the message.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(RedactorError):
    """The request itself is wrong; nothing was attempted."""

    exit_code = 2


class InputError(UsageError):
    """Untrusted input breaks its format.

    ``file`` is the name the user gave or a path inside the session folder, ``line`` counts from 1,
    ``field`` is the dotted path inside the line (``$.at``). The offending value is never kept.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str = "",
        line: int | None = None,
        field: str = "",
        remedy: str = "",
    ) -> None:
        place = [file] if file else []
        if line is not None:
            place.append(f"line {line}")
        if field:
            place.append(f"field {field}")
        super().__init__(f"{', '.join(place)}: {message}" if place else message, remedy=remedy)
        self.reason = message
        self.file = file
        self.line = line
        self.field = field


@dataclass(frozen=True, slots=True, order=True)
class PolicyFault:
    """One fault in one policy file: where it stands and what would be right."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"


class PolicyError(UsageError):
    """Policy files that cannot be used; carries every fault found, not only the first."""

    def __init__(self, faults: tuple[PolicyFault, ...], *, remedy: str = "") -> None:
        if not faults:
            raise ValueError("a PolicyError needs at least one fault")
        super().__init__(
            "\n".join(str(fault) for fault in sorted(faults)),
            remedy=remedy or "correct the named keys; `redactor policy check FILE` tries again",
        )
        self.faults = tuple(sorted(faults))


class VerificationError(RedactorError):
    """A proof does not hold. ``place`` names the file and the first bad record."""

    exit_code = 4

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message, remedy=remedy)
        self.place = place


class MissingToolError(RedactorError):
    """Something that must be installed is not; ``tool`` names it."""

    exit_code = 5

    def __init__(self, tool: str, message: str, *, remedy: str) -> None:
        super().__init__(message, remedy=remedy)
        self.tool = tool


class ItemError(RedactorError):
    """One item could not be processed. The pipeline turns it into ``Withheld``."""


class ReadError(ItemError):
    """The reader (OCR) failed on an image: it crashed or answered garbage."""


class ReadTimeoutError(ReadError):
    """The reader did not answer within its time limit."""


class DetectError(ItemError):
    """A detector failed on a text or an image."""


class MaskError(ItemError):
    """An operator could not be applied."""


class AuditWriteError(RedactorError):
    """The audit log refused a record (disk full, lock lost): nothing may be released."""
