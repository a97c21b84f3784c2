"""One capture session on its way through the corridor.

Events go in one by one; outcomes come out in the same order, each after its audit record is
durable. Work on content runs on the engine's threads; typing is held back until its run has ended,
because what a text is can only be told when it stands complete. All slots of a run leave together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

from redactor.capture.events import Clipboard, Event, Key
from redactor.capture.header import Header
from redactor.capture.typing import ends_run, is_secure, is_typing
from redactor.errors import UsageError
from redactor.pipeline.gate import Gate, Place
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.records import SessionRecorder
from redactor.pipeline.runs import Run
from redactor.pipeline.settle import Blob, Settled, withheld
from redactor.policy.merge import EffectivePolicy
from redactor.values import Action, Reason

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor

RUN_SOFT_LIMIT = 2_000
"""Key events after which a run ends at the next line break."""

RUN_HARD_LIMIT = 20_000
"""Key events after which a run that never broke is withheld as a whole."""

HELD_LIMIT = 4_000
"""Events waiting behind an unfinished run before it is made to end at its next line break."""


@dataclass(slots=True)
class Slot:
    """One event in line: what came in, where it happened, and the work under way for it.

    ``position`` is its index inside the run that ``work`` settles (0 for everything else);
    ``run`` numbers runs, so that the slots of one leave together (None: not typing).
    """

    event: Event
    place: Place
    work: Future[tuple[Settled, ...]] | None = None
    position: int = 0
    run: int | None = None


class Session:
    """Redacts one recording. Use as a context manager; leaving it without an error closes it.

    Not to be shared between threads: one session is one ordered stream.
    """

    def __init__(self, redactor: Redactor, header: Header, *, group: int = 1) -> None:
        self._redactor = redactor
        self._gate = Gate(redactor.parts.policies, redactor.parts.ledger, header)
        self._rules = redactor.rules_for(self._gate.people, header.purpose)
        self._group = group
        self._line: deque[Slot] = deque()
        self._run: list[Slot] = []
        self._runs = 0
        self._clipboard = ""
        self._last = 0
        self._closed = False
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
        if kind is None and not self._closed:
            for _ in self.close():
                pass

    def skip(self, event: Event) -> None:
        """Take note of an event that an earlier run has settled: its window and pauses still count."""
        place = self._gate.enter(event)
        self._last = event.seq
        if isinstance(event, Clipboard) and place.decision.action is Action.RELEASE:
            self._clipboard = event.text

    def process(self, event: Event, blob: Blob | None = None) -> Iterator[Outcome]:
        """Take one event in; yield the outcomes that are ready, in order of ``seq``.

        Iterate to the end before the next call. ``blob`` gives the event's file, for screenshots.

        Raises:
            UsageError: the session is closed, or events come out of order.
            AuditWriteError: records cannot be made durable; nothing more will be released.
            MissingToolError: an engine is gone.
        """
        if self._closed:
            raise UsageError("the session is closed")
        if event.seq <= self._last:
            raise UsageError(f"event {event.seq} comes after event {self._last}")
        self._last = event.seq
        slot = Slot(event, self._gate.enter(event))
        self._line.append(slot)
        if slot.place.decision.action is not Action.RELEASE:
            self._end_run()
        else:
            self._take_in(slot, blob)
        yield from self._drain(finish=False)

    def close(self) -> Iterator[Outcome]:
        """End the session: finish what is held back and yield the outcomes that remain."""
        self._end_run()
        self._closed = True
        yield from self._drain(finish=True)

    # --- runs of typing -------------------------------------------------------------------------

    def _take_in(self, slot: Slot, blob: Blob | None) -> None:
        """Begin the work on an event that the gate let through, or let it join the open run."""
        event = slot.event
        if ends_run(event, before=self._run[-1].event if self._run else None):
            self._end_run()
        if is_typing(event):
            slot.run, slot.position = self._runs, len(self._run)
            self._run.append(slot)
            crowded = len(self._run) >= RUN_SOFT_LIMIT or len(self._line) >= HELD_LIMIT
            if crowded and _breaks_line(event):
                self._end_run()
            return
        slot.work = self._redactor.submit(self._redactor.settle, event, blob, slot.place, self._rules)
        if isinstance(event, Clipboard) and self._run:
            self._run.append(slot)
        elif isinstance(event, Clipboard):
            self._clipboard = event.text

    def _end_run(self) -> None:
        if not self._run:
            return
        slots, self._run = self._run, []
        self._runs += 1
        events = tuple(slot.event for slot in slots)
        run = Run(events, self._clipboard, secure=is_secure(events[0]))
        if len(events) >= RUN_HARD_LIMIT:
            work = self._redactor.submit(withheld, Reason.RUN_TOO_LONG, len(events))
        else:
            work = self._redactor.submit(self._redactor.settle_run, run, slots[0].place, self._rules)
        for slot in slots:
            if slot.run is not None:
                slot.work = work
            elif isinstance(slot.event, Clipboard):
                self._clipboard = slot.event.text

    # --- leaving --------------------------------------------------------------------------------

    def _drain(self, *, finish: bool) -> Iterator[Outcome]:
        waiting = sum(1 for slot in self._line if slot.work is not None and not slot.work.done())
        if not finish and len(self._line) < self._group and waiting <= self._redactor.look_ahead:
            return
        must_wait = finish or waiting > self._redactor.look_ahead
        if ready := self._ready(must_wait=must_wait, finish=finish):
            yield from self._record(ready)

    def _ready(self, *, must_wait: bool, finish: bool) -> list[tuple[Slot, Settled]]:
        """Take from the head of the line what is settled; a run is taken whole or not at all."""
        ready: list[tuple[Slot, Settled]] = []
        while self._line:
            group = self._head_group()
            if not group or not (must_wait or all(_is_settled(slot) for slot in group)):
                break
            must_wait = finish
            for slot in group:
                ready.append((slot, _answer(slot)))
                self._line.popleft()
        return ready

    def _head_group(self) -> list[Slot]:
        """Return the head of the line, through the last slot of its run when it begins one."""
        head = self._line[0]
        if head.run is None:
            return [head]
        if head.work is None:
            return []
        last = max(index for index, slot in enumerate(self._line) if slot.run == head.run)
        return [self._line[index] for index in range(last + 1)]

    def _record(self, ready: Sequence[tuple[Slot, Settled]]) -> Iterator[Outcome]:
        bodies = [self.recorder.item(slot.event, slot.place, settled) for slot, settled in ready]
        receipts = self._redactor.parts.audit.append(bodies)
        for (slot, settled), receipt in zip(ready, receipts, strict=True):
            seq, kind, decision = slot.event.seq, slot.event.kind, settled.decision
            if decision.action is Action.REFUSE:
                yield Refused(seq, kind, decision, settled.explanation, receipt)
            elif settled.event is None:
                yield Withheld(seq, kind, settled.findings, decision, receipt)
            else:
                yield Released(seq, kind, settled.event, settled.image, settled.findings, decision, receipt)


def _is_settled(slot: Slot) -> bool:
    return slot.work is None or slot.work.done()


def _answer(slot: Slot) -> Settled:
    """Return what became of an event; one without work was refused by the gate."""
    if slot.work is None:
        return Settled(slot.place.decision)
    return slot.work.result()[slot.position]


def _breaks_line(event: Event) -> bool:
    return isinstance(event, Key) and event.key == "enter" and event.action == "down"
