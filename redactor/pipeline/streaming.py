"""A capture session for programs that run in an event loop: the twin of :class:`Session`.

The loop is never blocked: each call is made in a thread of the session's own, one after the other, so events
are taken in the order in which they were handed over.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Self

from redactor.capture.events import Event
from redactor.capture.header import Header
from redactor.errors import UsageError
from redactor.pipeline.outcome import Outcome
from redactor.pipeline.session import Session
from redactor.pipeline.settle import Blob
from redactor.policy.merge import EffectivePolicy

MOST_WAITING = 64
"""So many calls may wait for their turn; who hands over more without awaiting any is told so."""


class AsyncSession:
    """Redacts one recording without blocking the event loop.

    ::

        async with redactor.asession(header) as session:
            async for outcome in session.process(event, blob):
                ...
            async for outcome in session.close():
                ...

    Several tasks may use it. Whoever is cancelled loses nothing: what was handed over is taken in, and its
    outcomes come with a later call, each once. A fault of one call ends the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="redactor-session")
        self._waiting: set[Future[None]] = set()
        self._outcomes: deque[Outcome] = deque()
        self._failed = False

    @property
    def header(self) -> Header:
        """The header as it may be released: people by pseudonym only, marked as redacted."""
        return self._session.header

    @property
    def policy(self) -> EffectivePolicy:
        """The merged policy that applies to everybody in this session."""
        return self._session.policy

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What still waits is dropped; what is being made is made to its end, and nobody gets it.
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)
        if kind is None and (self._waiting or self._outcomes):
            raise UsageError(
                "the session was left with outcomes not taken",
                remedy="iterate over what process() and close() return, inside the async with block",
            )
        self._session.__exit__(kind, fault, trace)

    def process(self, event: Event, blob: Blob | None = None) -> AsyncIterator[Outcome]:
        """Hand over one event; return the outcomes that are ready, as :meth:`Session.process` does.

        The event is taken in whether or not anybody iterates.

        Raises:
            UsageError: more than :data:`MOST_WAITING` calls wait; while iterating, what the sync twin raises.
        """
        return self._results(self._call(partial(self._session.process, event, blob)))

    def ready(self) -> AsyncIterator[Outcome]:
        """Return the outcomes of what was handed over so far; see :meth:`Session.ready`."""
        return self._results(self._call(self._session.ready))

    def close(self) -> AsyncIterator[Outcome]:
        """End the session: finish what is held back and return the outcomes that remain."""
        return self._results(self._call(self._session.close))

    def _call(self, work: Callable[[], Iterator[Outcome]]) -> Future[None]:
        """Give a call to the session's thread."""
        if len(self._waiting) >= MOST_WAITING:
            raise UsageError(
                f"{MOST_WAITING} calls are waiting for their turn",
                remedy="iterate over what process() returns before handing over more",
            )
        call = self._thread.submit(self._work, work)
        self._waiting.add(call)
        return call

    def _work(self, work: Callable[[], Iterator[Outcome]]) -> None:
        """Make a call in the session's thread, and keep its outcomes until somebody takes them."""
        if self._failed:
            raise UsageError("the session has failed", remedy="begin it anew, or resume the run")
        self._failed = True
        self._outcomes.extend(work())
        self._failed = False

    async def _results(self, call: Future[None]) -> AsyncIterator[Outcome]:
        """Wait for a call; give all outcomes that nobody has taken yet, in order."""
        try:
            # Who waits may be cancelled, the call may not: half of a session is none.
            await asyncio.shield(asyncio.wrap_future(call))
        finally:
            self._waiting.discard(call)
        while self._outcomes:
            yield self._outcomes.popleft()
