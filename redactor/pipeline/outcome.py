"""The only three ways out of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from redactor.capture.events import SafeEvent
from redactor.values import Decision, Finding, Receipt, SafeImage, SafeText


@dataclass(frozen=True, slots=True)
class Released:
    """An event that may go on, masked; its record is durable.

    ``image`` is set for screenshots. ``findings`` are what was masked or deliberately kept, in the
    coordinates of the original; ``channels`` tells of each where it was
    (:data:`redactor.pipeline.channels.CHANNELS`).
    """

    seq: int
    kind: str
    event: SafeEvent
    image: SafeImage | None
    findings: tuple[Finding, ...]
    decision: Decision
    receipt: Receipt
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """An event that was looked at and must not go on; ``decision`` says why."""

    seq: int
    kind: str
    findings: tuple[Finding, ...]
    decision: Decision
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that was never looked at: the gate, or a format fault, kept it out.

    ``explanation`` tells what was wrong with the input: file and field, never a value.
    """

    seq: int
    kind: str
    decision: Decision
    explanation: str
    receipt: Receipt


Outcome: TypeAlias = Released | Withheld | Refused


@dataclass(frozen=True, slots=True)
class TextOutcome:
    """What became of a text that has no session; ``safe`` is None unless it was released."""

    safe: SafeText | None
    findings: tuple[Finding, ...]
    decision: Decision
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ImageOutcome:
    """What became of an image that has no session; ``safe`` is None unless it was released.

    ``error`` says what was wrong with the file, or which part failed.
    """

    safe: SafeImage | None
    findings: tuple[Finding, ...]
    decision: Decision
    error: str
    receipt: Receipt
