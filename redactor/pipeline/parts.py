"""What an engine is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redactor.detect.memory import SessionMemory
from redactor.pipeline.records import Recorder
from redactor.pipeline.rules import ILLEGIBLE
from redactor.policy.packset import PackSet
from redactor.ports import AuditLog, ConsentLedger, Detector, Pseudonymizer, Reader, VisualDetector

if TYPE_CHECKING:
    from redactor.mask.encode import Encoder


@dataclass(frozen=True, slots=True)
class Parts:
    """What an engine is made of.

    ``pseudonyms`` gives the pseudonymizer of a purpose and a scope inside it. ``reader`` is None for an
    engine that never opens a screen, ``visual`` for one that looks at nothing but text in it. ``workers``
    is how many items are worked on at once. ``encoder`` makes the files of released screens; None: PNG.
    ``memory`` gives each session a memory of its own. ``forms`` is the part of the detector that knows values
    by their form (:class:`redactor.pipeline.pages.PageSearch`).
    """

    policies: PackSet
    ledger: ConsentLedger
    audit: AuditLog
    detector: Detector
    reader: Reader | None
    pseudonyms: Callable[[str, str], Pseudonymizer]
    recorder: Recorder
    workers: int = 1
    encoder: Encoder | None = None
    visual: VisualDetector | None = None
    memory: Callable[[], SessionMemory] = SessionMemory
    forms: Detector | None = None

    @property
    def entities(self) -> frozenset[str]:
        """All that is looked for."""
        seen: frozenset[str] = self.visual.entities if self.visual else frozenset()
        unread = frozenset({ILLEGIBLE} if self.reader else ())
        return self.detector.entities | seen | unread
