"""One capture session on its way through the corridor.

Events go in one by one; outcomes come out in the same order, each after its audit record is
durable. Work on content runs on the engine's threads; typing is held back until its run has ended,
because what a text is can only be told when it stands complete. All slots of a run leave together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from redactor.capture.events import Event, Pause
from redactor.capture.header import Header
from redactor.detect.memory import Known
from redactor.errors import UsageError
from redactor.pipeline.gate import Gate, Place, shut
from redactor.pipeline.intake import Intake
from redactor.pipeline.leaving import Leaving
from redactor.pipeline.memory import desk_for, reach_of
from redactor.pipeline.outcome import Outcome
from redactor.pipeline.records import SessionRecorder
from redactor.pipeline.settle import Blob, Settled, fail_closed
from redactor.pipeline.slots import Slot, answer, is_settled, outcome_of, take_back
from redactor.pipeline.turns import in_turn
from redactor.policy.merge import EffectivePolicy
from redactor.values import Action

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor


class Session:
    """Redacts one recording. As a context manager it makes sure that no outcome is forgotten.

    Safe to use from several threads: calls are taken one after the other, and each outcome is handed out
    once. It is one ordered stream all the same: threads that share it must agree on the order of ``seq``.
    """

    def __init__(
        self, redactor: Redactor, header: Header, *, group: int = 1, known: Known | None = None
    ) -> None:
        self._redactor = redactor
        self._gate = Gate(redactor.parts.policies, redactor.parts.ledger, header)
        self._rules = redactor.rules_for(self._gate.people, header.purpose, header.session_id)
        self._leaving = Leaving(self._rules, header.started_at)
        self._group = group
        self._line: deque[Slot] = deque()
        self._desk = desk_for(redactor, self._rules, known)
        self._intake = Intake(self._desk, self._gate, reach_of(self._rules, known))
        self._last = 0
        self._waits_for: Slot | None = None
        self._closed = False
        self._failed = False
        self._lock = RLock()
        self.recorder = SessionRecorder(redactor.parts.recorder, self._gate, self._rules)

    @property
    def header(self) -> Header:
        """The header as it may be released: people by pseudonym only, marked as redacted."""
        return self._gate.safe_header(self._rules.pseudonyms.subject_token)

    @property
    def policy(self) -> EffectivePolicy:
        """The merged policy that applies to everybody in this session."""
        return self._rules.policy

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._line and not self._failed:
            raise UsageError(
                "the session was left with outcomes not taken: they are neither recorded nor released",
                remedy="iterate over session.close() inside the with block",
            )

    @in_turn
    def skip(self, event: Event) -> None:
        """Take note of an event that an earlier run has settled: its window and pauses still count."""
        slot = Slot(event, self._enter(event))
        self._intake.skip(slot)
        if slot.place.decision.action is Action.RELEASE:
            self._leaving.skip(event)

    @in_turn
    def process(self, event: Event, blob: Blob | None = None) -> Iterator[Outcome]:
        """Take one event in; return the outcomes that are ready, in order of ``seq``.

        The event is taken in at once; records are written when the outcomes are asked for, and those
        not asked for come with a later call. ``blob`` gives the event's file, for screenshots.

        Raises:
            UsageError: the session is closed or has failed, or events come out of order.
            AuditWriteError: records cannot be made durable; nothing more will be released.
            MissingToolError: an engine is gone.
        """
        if self._closed:
            raise UsageError("the session is closed")
        place = self._enter(event)
        with self._all_or_failed():
            slot = Slot(event, place)
            self._line.append(slot)
            self._intake.take(slot, blob)
            if isinstance(event, Pause) and take_back(self._line, event.at):
                self._intake.forget_clipboard()
            self._desk.advance(finish=False)
        return self._drain(finish=False)

    def ready(self) -> Iterator[Outcome]:
        """Wait for the work under way and return its outcomes, for who has no further event yet.

        An open run of typing stays open: it is held back, and so is what came after it. So is what waits
        for its window to pass.
        """
        works = self._under_way()
        while works:
            wait(works)
            works = self._under_way()
        return self._drain(finish=False, least=1)

    @in_turn
    def _under_way(self) -> list[Future[object]]:
        """Begin what can be begun, and return what is not done yet."""
        with self._all_or_failed():
            self._desk.advance(finish=False)
        return self._desk.under_way

    @in_turn
    def close(self) -> Iterator[Outcome]:
        """End the session: finish what is held back and return the outcomes that remain."""
        with self._all_or_failed():
            self._intake.end()
            self._desk.advance(finish=True)
        self._closed = True
        return self._drain(finish=True)

    @contextmanager
    def _all_or_failed(self) -> Iterator[None]:
        """End the session for good when the block does not come to its end, by an interrupt too."""
        with self._lock:
            if self._failed:
                raise UsageError("the session has failed", remedy="begin it anew, or resume the run")
            self._failed = True
            yield
            self._failed = False

    def _enter(self, event: Event) -> Place:
        """Ask the gate; one that cannot answer stays shut for this event."""
        if event.seq <= self._last:
            raise UsageError(f"event {event.seq} comes after event {self._last}")
        self._last = event.seq
        return fail_closed(lambda: self._gate.enter(event), shut)

    # --- leaving --------------------------------------------------------------------------------

    def _drain(self, *, finish: bool, least: int | None = None) -> Iterator[Outcome]:
        if not finish and len(self._line) - self._desk.waiting < (least or self._group):
            return
        with self._all_or_failed():
            outcomes = self._record(self._ready(finish=finish))
        yield from outcomes

    def _ready(self, *, finish: bool) -> list[tuple[Slot, Settled]]:
        """Take from the head of the line what is settled; a run is taken whole or not at all."""
        ready: list[tuple[Slot, Settled]] = []
        # A long run under way is not walked through anew for each event that comes in behind it.
        while self._line and (finish or is_settled(self._line[0])):
            group = self._head_group()
            if not group or not (finish or all(is_settled(slot) for slot in group)):
                break
            for slot in group:
                ready.append((slot, self._left(slot)))
                self._line.popleft()
        return ready

    def _left(self, slot: Slot) -> Settled:
        """Return what leaves of an event."""
        settled = answer(slot)
        if settled.event is None:
            self._leaving.kept_in(slot.event, settled)
        return self._leaving.of(settled)

    def _head_group(self) -> list[Slot]:
        """Return the head of the line, through the last slot of its run when it begins one.

        Runs in several windows may lie across each other; none leaves in parts.
        """
        head = self._line[0]
        if head.run is None:
            return [head]
        if self._waits_for is not None and self._waits_for.work is None:
            return []
        ends = {slot.run: index for index, slot in enumerate(self._line) if slot.run is not None}
        group: list[Slot] = []
        last = 0
        for index, slot in enumerate(self._line):
            if index > last:
                break
            group.append(slot)
            if slot.run is not None:
                last = max(last, ends[slot.run])
                if slot.work is None:
                    self._waits_for = slot
                    return []
        self._waits_for = None
        return group

    def _record(self, ready: list[tuple[Slot, Settled]]) -> list[Outcome]:
        if not ready:
            return []
        bodies = [self.recorder.item(slot.event, slot.place, settled) for slot, settled in ready]
        receipts = self._redactor.parts.audit.append(bodies)
        return [
            outcome_of(slot.event, settled, receipt)
            for (slot, settled), receipt in zip(ready, receipts, strict=True)
        ]
