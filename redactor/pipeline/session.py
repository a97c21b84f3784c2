"""One capture session on its way through the corridor.

Events go in one by one; outcomes come out in the same order, each after its audit record is
durable. Work on content runs on the engine's threads; typing is held back until its run has ended,
because what a text is can only be told when it stands complete. All slots of a run leave together.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, ParamSpec, Self

from redactor.capture.events import Click, Clipboard, Event, Screenshot
from redactor.capture.header import Header
from redactor.capture.prompts import Prompts, is_terminal
from redactor.capture.typing import Focus, ends_run, is_secure, is_typing, start_after
from redactor.capture.typist import Start
from redactor.errors import UsageError
from redactor.pipeline.gate import Gate, Place, shut
from redactor.pipeline.leaving import Leaving
from redactor.pipeline.outcome import Outcome
from redactor.pipeline.records import SessionRecorder
from redactor.pipeline.runs import Run
from redactor.pipeline.settle import Blob, Settled, fail_closed, withheld
from redactor.pipeline.slots import Slot, answer, breaks_line, is_settled, outcome_of
from redactor.policy.merge import EffectivePolicy
from redactor.values import Action, Reason

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor

_P = ParamSpec("_P")

RUN_SOFT_LIMIT = 2_000
"""Key events after which a run ends at the next line break."""

RUN_HARD_LIMIT = 20_000
"""Key events after which a run that never broke is withheld as a whole."""

HELD_LIMIT = 4_000
"""How much may be held back behind an open run before it ends at the next line break, or as soon as
nothing was typed for ``SILENCE``. A screen weighs ``SCREEN_WEIGHT`` events.

Counted from the events alone, never from the state of the work: a run ends at the same event each time.
"""

SCREEN_WEIGHT = 100
SILENCE = timedelta(seconds=60)

_ALONE = frozenset({Reason.EVENT_KIND_DENIED, Reason.RULE_FAILED})
"""Reasons that keep one event out and say nothing about the typing around it."""


class Session:
    """Redacts one recording. As a context manager it makes sure that no outcome is forgotten.

    Not to be shared between threads: one session is one ordered stream.
    """

    def __init__(self, redactor: Redactor, header: Header, *, group: int = 1) -> None:
        self._redactor = redactor
        self._gate = Gate(redactor.parts.policies, redactor.parts.ledger, header)
        self._rules = redactor.rules_for(self._gate.people, header.purpose)
        self._leaving = Leaving(self._rules, header.started_at)
        self._group = group
        self._line: deque[Slot] = deque()
        self._under_way: deque[Future[tuple[Settled, ...]]] = deque()
        self._run: list[Slot] = []
        self._runs = 0
        self._held = 0
        self._start = Start()
        self._prompts = Prompts()
        self._focus = Focus()
        self._torn: Reason | None = None
        self._last = 0
        self._closed = False
        self._failed = False
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

    def skip(self, event: Event) -> None:
        """Take note of an event that an earlier run has settled: its window and pauses still count."""
        place = self._enter(event)
        if place.decision.action is not Action.RELEASE:
            self._keep_out(Slot(event, place))
            return
        self._prompts.see(event)
        self._leaving.skip(event)
        self._focus.stays(event)
        if ends_run(event):
            self._torn = None
        if isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)

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
            if place.decision.action is Action.RELEASE:
                self._take_in(slot, blob)
            else:
                self._keep_out(slot)
        return self._drain(finish=False)

    def close(self) -> Iterator[Outcome]:
        """End the session: finish what is held back and return the outcomes that remain."""
        with self._all_or_failed():
            self._end_run()
        self._closed = True
        return self._drain(finish=True)

    @contextmanager
    def _all_or_failed(self) -> Iterator[None]:
        """End the session for good when the block does not come to its end, by an interrupt too."""
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

    # --- runs of typing -------------------------------------------------------------------------

    def _take_in(self, slot: Slot, blob: Blob | None) -> None:
        """Begin the work on an event that the gate let through, or let it join the open run."""
        event, slot.tries = slot.event, self._prompts.tries
        slot.secret = self._prompts.see(event) or is_secure(event)
        turns = bool(self._run) and is_typing(event) and slot.secret is not self._run[0].secret
        stays = self._focus.stays(event)
        if turns or (ends_run(event) and not stays) or self._fell_silent(event):
            self._end_run()
        if is_typing(event):
            self._join(slot)
            return
        self._held += SCREEN_WEIGHT if isinstance(event, Screenshot) else 1
        slot.work = self._submit(self._redactor.settle, event, blob, slot.place, self._rules)
        if isinstance(event, Clipboard | Click) and self._run:
            self._run.append(slot)
        elif isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)

    def _keep_out(self, slot: Slot) -> None:
        """Note what an event that the gate refused means for the typing around it.

        A pause, another window or a withdrawn consent end the run. An event that is kept out by itself
        does not: the text around it is still one, and judged by halves it would go out. Where the
        refused event was typing, the text has a hole, and nobody can judge it at all.
        """
        event = slot.event
        self._focus.stays(event)
        if ends_run(event) or not _ALONE.issuperset(slot.place.decision.reasons):
            self._end_run()
        elif is_typing(event):
            self._torn = Reason.RULE_FAILED

    def _join(self, slot: Slot) -> None:
        if not self._run:
            self._held = 0
        slot.run, slot.position = self._runs, len(self._run)
        self._run.append(slot)
        self._held += 1
        crowded = len(self._run) >= RUN_SOFT_LIMIT or self._held >= HELD_LIMIT
        if crowded and breaks_line(slot.event):
            self._end_run()
        elif len(self._run) >= RUN_HARD_LIMIT:
            self._torn = Reason.RUN_TOO_LONG
            self._end_run()
            # What follows belongs to the same text until something ends it.
            self._torn = Reason.RUN_TOO_LONG

    def _fell_silent(self, event: Event) -> bool:
        """Tell whether much is held back behind a run in which nobody has typed for long."""
        crowded = bool(self._run) and self._held >= HELD_LIMIT
        return crowded and event.at - self._run[-1].event.at > SILENCE

    def _end_run(self) -> None:
        torn, self._torn = self._torn, None
        if not self._run:
            return
        slots, self._run = self._run, []
        self._runs += 1
        events = tuple(slot.event for slot in slots)
        place, secret = slots[0].place, slots[0].secret
        start = replace(self._start, terminal=is_terminal(place.hint.app))
        if torn is not None:
            work = self._submit(withheld, torn, len(events))
        else:
            run = Run(events, start, secure=secret, tries=slots[0].tries)
            work = self._submit(self._redactor.settle_run, run, place, self._rules)
        for slot in slots:
            if slot.run is not None:
                slot.work = work
        self._start = self._start if secret else start_after(events, start)

    def _submit(
        self, work: Callable[_P, tuple[Settled, ...]], *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[tuple[Settled, ...]]:
        """Give work to the engine; when much is under way, wait for the oldest of it first."""
        while len(self._under_way) >= self._redactor.look_ahead:
            wait([self._under_way.popleft()])
        future = self._redactor.submit(work, *args, **kwargs)
        self._under_way.append(future)
        return future

    # --- leaving --------------------------------------------------------------------------------

    def _drain(self, *, finish: bool) -> Iterator[Outcome]:
        if not finish and len(self._line) < self._group:
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
        """Return the head of the line, through the last slot of its run when it begins one."""
        head = self._line[0]
        if head.run is None:
            return [head]
        if head.work is None:
            return []
        last = max(index for index, slot in enumerate(self._line) if slot.run == head.run)
        return [self._line[index] for index in range(last + 1)]

    def _record(self, ready: list[tuple[Slot, Settled]]) -> list[Outcome]:
        if not ready:
            return []
        bodies = [self.recorder.item(slot.event, slot.place, settled) for slot, settled in ready]
        receipts = self._redactor.parts.audit.append(bodies)
        return [
            outcome_of(slot.event, settled, receipt)
            for (slot, settled), receipt in zip(ready, receipts, strict=True)
        ]
