"""The seams where engines plug in.

Heavy set-up belongs in an adapter's constructor, work in the call, so that one built engine serves
many items. Each port has a contract test in ``tests/contract/`` that every adapter must pass.
Adapters are chosen in ``wire.py`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from redactor.values import (
    ConsentState,
    Finding,
    Hint,
    LineWord,
    Page,
    Pixels,
    RawText,
    Receipt,
    Zone,
)

UNKNOWN_LETTERS = "\ufffd"
"""What a recognizer of lines gives for a word in letters that it does not know."""


class Reader(Protocol):
    """Reads a screen. Safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """Engine and version, for records (``tesseract 5.3.0``)."""
        ...

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        """Return the words of an image.

        ``scale`` is the screen's own scale factor (2.0 on a high-density display).
        ``second_look`` asks for a different preparation of the pixels than the first reading used,
        so that one blind spot does not hide a text twice. ``near`` asks only for the text around these
        zones; text elsewhere may be left out. ``covered`` are zones that the caller covers whole, whatever
        stands there: text inside one of them may be left out.

        Raises:
            ReadTimeoutError: the engine did not answer in time.
            ReadError: the engine crashed or answered garbage.
            MissingToolError: the engine or its language data is gone.
        """
        ...

    def close(self) -> None:
        """End what the reader has started; a later reading starts it again."""
        ...


class LineRecognizer(Protocol):
    """Reads pictures of single lines of text. Safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """Engine and version, for records (``tesseract 5.3.0``)."""
        ...

    def read(
        self, pictures: Sequence[npt.NDArray[np.uint8]], *, second_look: bool = False
    ) -> list[list[LineWord]]:
        """Return the words of each picture, from left to right; a picture without words has none.

        A word in letters that the engine does not know is :data:`UNKNOWN_LETTERS`.

        ``pictures`` are ``(height, width)`` grey, dark on white, with a margin and some ink. ``second_look``
        asks for another preparation than the first reading used.

        Raises:
            ReadTimeoutError, ReadError, MissingToolError: as for :meth:`Reader.read`.
        """
        ...

    def close(self) -> None:
        """End what the recognizer has started; a later reading starts it again."""
        ...


class Detector(Protocol):
    """Finds private values in texts. Safe to call from several threads at once."""

    @property
    def name(self) -> str:
        """Detector and version, for records."""
        ...

    @property
    def entities(self) -> frozenset[str]:
        """The entities this detector looks for; never empty."""
        ...

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text, spans in code points of that text, as found (not merged).

        Args:
            texts: any number of texts, each of any length.
            hints: one per text.

        Raises:
            DetectError: the engine failed; never answered by an empty result.
        """
        ...


class VisualDetector(Protocol):
    """Finds what identifies people in the pixels of a screen, besides text.

    Safe to call from several threads at once.
    """

    @property
    def name(self) -> str:
        """Detector and version, for records."""
        ...

    @property
    def entities(self) -> frozenset[str]:
        """The entities this detector looks for; never empty."""
        ...

    def find(self, pixels: Pixels, *, scale: float, wanted: frozenset[str]) -> tuple[Finding, ...]:
        """Return the findings of an image, each with zones that lie inside it; the same for the same pixels.

        Args:
            pixels: the image; stays as it is.
            scale: the screen's own scale factor (2.0 on a high-density display).
            wanted: the entities that matter to the caller; nothing else is returned.

        Raises:
            DetectError: an engine failed; never answered by an empty result.
        """
        ...


class ConsentLedger(Protocol):
    """Knows who agreed to what, when."""

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        """Return the consent of ``subject`` to ``purpose`` as it stood at ``at`` (aware, any zone).

        A person without records is ``unknown``. A record that was made after ``at`` says nothing
        about ``at``.
        """
        ...


class AuditLog(Protocol):
    """Keeps records for good."""

    def append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        """Make the records durable, in order, in one group; return when they are.

        Raises:
            AuditWriteError: not all of them are durable; the caller must release nothing.
        """
        ...


class Pseudonymizer(Protocol):
    """Turns a value into what is stable within one purpose and unrelated across purposes."""

    def token(self, entity: str, value: str) -> str:
        """Return the token, e.g. ``[EMAIL_ADDRESS_7F3A09C2D1]``; it reveals nothing of ``value``."""
        ...

    def surrogate(self, entity: str, value: str) -> str:
        """Return a realistic stand-in in the form of ``value``, or its token where none can be made.

        It shows nothing of ``value`` but its form and words that say what it is (``GmbH``, ``Street``).

        Raises:
            MissingToolError: the lists that stand-ins come from are not installed.
        """
        ...

    def subject_token(self, identifier: str) -> str:
        """Return the token of a person's identifier in the organisation: ``SUBJECT_7F3A09C2D1``."""
        ...


class Clock(Protocol):
    """Tells the time of decisions and records."""

    def now(self) -> datetime:
        """Return the current time, timezone-aware, in UTC."""
        ...
