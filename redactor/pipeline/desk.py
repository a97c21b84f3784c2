"""Where a session hands in its work: single events, and whole runs of typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import replace
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from redactor.capture.events import Event
from redactor.capture.typing import is_typing
from redactor.pipeline.gate import Place
from redactor.pipeline.rules import Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.settle import Blob, Settled, withheld
from redactor.values import Reason

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor

_P = ParamSpec("_P")
_T = TypeVar("_T")

Work = Future[tuple[Settled, ...]]
"""What becomes of an event, or of each event of a run."""


class Desk(Protocol):
    """Takes work in, in the order of the events."""

    @property
    def waiting(self) -> int:
        """How many events wait for later ones before the work on them begins."""
        ...

    @property
    def under_way(self) -> list[Future[object]]:
        """Work that has begun and is not done."""
        ...

    def event(self, event: Event, blob: Blob | None, place: Place) -> Work:
        """Begin the work on an event that the gate let through and that is no typing."""
        ...

    def run(self, run: Run, place: Place) -> Work:
        """Begin the work on a run of typing that is over."""
        ...

    def torn(self, run: Run, reason: Reason, /) -> Work:
        """Withhold a run that nobody can judge."""
        ...

    def advance(self, *, finish: bool) -> None:
        """Go on with what can go on by now; ``finish``: nothing more comes in."""
        ...


class Bounded:
    """Gives work to an engine; when much is under way, waits for the oldest of it first."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._under_way: deque[Future[object]] = deque()

    @property
    def under_way(self) -> list[Future[object]]:
        """What is not done."""
        return [future for future in self._under_way if not future.done()]

    def submit(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Run ``work`` on one of the engine's threads."""
        while len(self._under_way) >= self._redactor.look_ahead:
            wait([self._under_way.popleft()])
        future = self._redactor.submit(work, *args, **kwargs)
        self._under_way.append(future)  # type: ignore[arg-type]  # only waited for
        return future


class AtOnce:
    """Begins all work as soon as it comes in."""

    def __init__(self, redactor: Redactor, rules: Rules) -> None:
        self._redactor, self._rules = redactor, rules
        self._work = Bounded(redactor)
        self.waiting = 0

    @property
    def under_way(self) -> list[Future[object]]:
        """All that was handed in and is not settled."""
        return self._work.under_way

    def event(self, event: Event, blob: Blob | None, place: Place) -> Work:
        """Settle an event."""
        return self._work.submit(self._settled, [event], self._redactor.settle, event, blob, place)

    def run(self, run: Run, place: Place) -> Work:
        """Settle a run of typing."""
        keys = [event for event in run.events if is_typing(event)]
        return self._work.submit(self._settled, keys, self._redactor.settle_run, run, place)

    def _settled(
        self, events: Sequence[Event], settle: Callable[..., tuple[Settled, ...]], *item: object
    ) -> tuple[Settled, ...]:
        """Settle an item; one that could not be looked at in the first walk stays, though it can be now.

        It is told why. What it shows besides was learnt from nobody, and may stand elsewhere in the open.
        """
        missed = self._rules.known.missed
        why = next((missed[event.seq] for event in events if event.seq in missed), None) if missed else None
        settled = settle(*item, self._rules)
        if why is None:
            return settled
        return tuple(
            replace(one, decision=why, event=None, image=None) if one.event is not None else one
            for one in settled
        )

    def torn(self, run: Run, reason: Reason) -> Work:
        """Withhold a run of typing."""
        return self._work.submit(withheld, reason, len(run.events))

    def advance(self, *, finish: bool) -> None:
        """Nothing waits here."""
