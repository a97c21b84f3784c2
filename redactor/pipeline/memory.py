"""How a session comes to know what it has shown: lessons in the order of events, whatever the threads do.

A recording that is at hand as a whole is walked through twice: :class:`Study` learns, then a session masks
with all that is known. A stream is looked back on (:class:`LookBack`): each event waits until a later one
tells that its window has passed, and is masked with what was shown until then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from redactor.capture.events import Event
from redactor.capture.header import Header
from redactor.capture.typing import is_typing
from redactor.detect.memory import NOTHING, Known, SessionMemory
from redactor.pipeline.desk import AtOnce, Bounded, Desk, Work
from redactor.pipeline.gate import Gate, Place, shut
from redactor.pipeline.intake import HELD_LIMIT, Intake, weight_of
from redactor.pipeline.lessons import Lessons, of_event, of_run
from redactor.pipeline.people import OnePerson
from redactor.pipeline.rules import Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.settle import Blob, Settled, fail_closed, withheld
from redactor.pipeline.slots import Slot
from redactor.policy.vocabulary import MemoryScope
from redactor.values import Decision, Reason

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor


class Course:
    """The lessons of a session, taken in the order in which its events came."""

    def __init__(self, redactor: Redactor, rules: Rules, memory: SessionMemory) -> None:
        self._redactor, self._rules = redactor, rules
        self.memory = memory
        self.work = Bounded(redactor)
        self._lessons: deque[tuple[Sequence[int], Future[Lessons]]] = deque()
        self.missed: dict[int, Decision] = {}
        """The events that could not be looked at."""
        self.given = 0
        self.taken = 0

    def event(self, event: Event, blob: Blob | None, place: Place) -> None:
        """Begin to learn from an event that is no typing."""
        lessons = self.work.submit(of_event, self._redactor.content, event, blob, place, self._rules)
        self._add([event.seq], lessons)

    def run(self, run: Run, place: Place) -> None:
        """Begin to learn from a run of typing."""
        lessons = self.work.submit(of_run, self._redactor.content, run, place, self._rules)
        self._add([event.seq for event in run.events if is_typing(event)], lessons)

    def ready(self, *, wait: bool) -> bool:
        """Tell whether the next lesson can be taken, or wait for it."""
        return bool(self._lessons) and (wait or self._lessons[0][1].done())

    def take(self) -> None:
        """Take the next lesson in; waits for it."""
        numbers, waited_for = self._lessons.popleft()
        lessons = waited_for.result()
        self.memory.learn(lessons.taught)
        if lessons.fault is not None:
            self.missed |= dict.fromkeys(numbers, lessons.fault)
        self.taken += 1

    def _add(self, numbers: Sequence[int], lessons: Future[Lessons]) -> None:
        self._lessons.append((numbers, lessons))
        self.given += 1


@dataclass(frozen=True, slots=True)
class _Held:
    """Work on some events that waits for its window to pass; ``promise`` is what their slots were given."""

    at: datetime
    weight: int
    size: int
    settle: Callable[[Rules], tuple[Settled, ...]]
    promise: Work


class LookBack:
    """Learns from everything as it comes in, and settles it when its window has passed.

    What is known then is told by the events alone: all that came in until the one that let it go. Where more
    than ``HELD_LIMIT`` waits (see :mod:`redactor.pipeline.intake`), the first of it goes at once.
    """

    def __init__(self, redactor: Redactor, rules: Rules, memory: SessionMemory) -> None:
        self._redactor, self._rules = redactor, rules
        self._window = timedelta(seconds=rules.policy.memory.look_back_s)
        self._course = Course(redactor, rules, memory)
        self._held: deque[_Held] = deque()
        self._weight = 0
        self.waiting = 0
        self._leaving: deque[tuple[int, _Held]] = deque()

    @property
    def under_way(self) -> list[Future[object]]:
        """Lessons that are being learnt, and what is being settled."""
        return self._course.work.under_way

    def event(self, event: Event, blob: Blob | None, place: Place) -> Work:
        """Take in an event that is no typing."""
        self._course.event(event, blob, place)
        settle = partial(self._redactor.settle, event, blob, place)
        return self._hold(_Held(event.at, weight_of(event), 1, settle, Future()))

    def run(self, run: Run, place: Place) -> Work:
        """Take in a run of typing."""
        self._course.run(run, place)
        settle, size = partial(self._redactor.settle_run, run, place), len(run.events)
        return self._hold(_Held(run.events[-1].at, size, size, settle, Future()))

    def torn(self, run: Run, reason: Reason) -> Work:
        """Take in a run that nobody can judge."""
        size = len(run.events)
        return self._hold(_Held(run.events[-1].at, size, size, lambda _: withheld(reason, size), Future()))

    def advance(self, *, finish: bool) -> None:
        """Begin what can be begun; ``finish``: no more events come, so that nothing waits for one."""
        if finish:
            self._let_go(len(self._held))
        self._begin()
        while self._course.ready(wait=finish):
            self._course.take()
            self._begin()
        if finish:
            self._course.memory.close()

    def _hold(self, new: _Held) -> Work:
        self._held.append(new)
        self._weight += new.weight
        self.waiting += new.size
        over = self._weight - HELD_LIMIT
        count = 0
        for held in self._held:
            if over <= 0 and new.at - held.at < self._window:
                break
            over -= held.weight
            count += 1
        self._let_go(count)
        return new.promise

    def _let_go(self, count: int) -> None:
        """Let the first so many go, as soon as all lessons given until now are taken."""
        for _ in range(count):
            held = self._held.popleft()
            self._weight -= held.weight
            self._leaving.append((self._course.given, held))

    def _begin(self) -> None:
        """Begin the work on what has been let go and whose lessons are taken."""
        while self._leaving and self._leaving[0][0] <= self._course.taken:
            _, held = self._leaving.popleft()
            self.waiting -= held.size
            rules = with_known(self._rules, self._course.memory.known())
            self._course.work.submit(held.settle, rules).add_done_callback(partial(_keep, held.promise))


def with_known(rules: Rules, known: Known) -> Rules:
    """Return rules of one item with what its session knows: what is masked, and who is one person."""
    return replace(rules, known=known, pseudonyms=OnePerson(rules.pseudonyms, known))


def desk_for(redactor: Redactor, rules: Rules, known: Known | None) -> Desk:
    """Return the desk of a session; ``known`` is what a study of its recording has come to know."""
    if known is not None or rules.policy.memory.scope is MemoryScope.EVENT:
        return AtOnce(redactor, with_known(rules, known or NOTHING))
    return LookBack(redactor, rules, redactor.parts.memory())


def reach_of(rules: Rules, known: Known | None) -> timedelta | None:
    """Return how long typing waits for its window to come back; None: a recording, where nobody waits.

    A stream waits as long as its policy lets it look back.
    """
    if known is not None:
        return None
    memory = rules.policy.memory
    return timedelta(seconds=memory.look_back_s if memory.scope is MemoryScope.SESSION else 0)


def _keep(promise: Work, work: Work) -> None:
    """Give what became of work to those who wait for it."""
    if work.cancelled():
        promise.cancel()
    elif fault := work.exception():
        promise.set_exception(fault)
    else:
        promise.set_result(work.result())


class Study:
    """A first walk through a recording, from which nothing comes out but what is known after it.

    Not to be shared between threads.
    """

    def __init__(self, redactor: Redactor, header: Header) -> None:
        self._gate = Gate(redactor.parts.policies, redactor.parts.ledger, header)
        rules = redactor.rules_for(self._gate.people, header.purpose, header.session_id)
        self.is_wanted = rules.policy.memory.scope is MemoryScope.SESSION
        self._lessons = _Lessons(Course(redactor, rules, redactor.parts.memory()))
        self._intake = Intake(self._lessons, self._gate)

    def see(self, event: Event, blob: Blob | None = None) -> None:
        """Learn from an event, if the gate lets it through; the arguments are those of a session.

        Raises:
            MissingToolError: an engine is gone.
        """
        place = fail_closed(lambda: self._gate.enter(event), shut)
        self._intake.take(Slot(event, place), blob)
        self._lessons.advance(finish=False)

    def finish(self) -> Known:
        """Return all that is known of the recording."""
        self._intake.end()
        self._lessons.advance(finish=True)
        course = self._lessons.course
        known = replace(course.memory.known(), missed=course.missed)
        course.memory.close()
        return known


class _Lessons:
    """A desk at which only lessons are given."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.waiting = 0
        self._never: Work = Future()

    @property
    def under_way(self) -> list[Future[object]]:
        return self.course.work.under_way

    def event(self, event: Event, blob: Blob | None, place: Place) -> Work:
        self.course.event(event, blob, place)
        return self._never

    def run(self, run: Run, place: Place) -> Work:
        self.course.run(run, place)
        return self._never

    def torn(self, _run: Run, _reason: Reason, /) -> Work:
        return self._never

    def advance(self, *, finish: bool) -> None:
        while self.course.ready(wait=finish):
            self.course.take()
