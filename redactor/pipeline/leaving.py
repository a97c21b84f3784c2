"""What is told of events together, in the order in which they leave: times, and clicks on what is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec

from redactor.capture.events import Click, Event, Move, SafeEvent, Screenshot, Scroll, Window
from redactor.pipeline.rules import Rules
from redactor.pipeline.settle import Settled
from redactor.policy.model import Times
from redactor.policy.vocabulary import ImageMode, Timing
from redactor.values import Action, Zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Leaving:
    """Takes the settled events of one session, in order, and gives each as it may leave."""

    def __init__(self, rules: Rules, started_at: datetime) -> None:
        self._rhythm = Rhythm(rules.policy.timing, started_at)
        self._covered = Covered(rules)

    def skip(self, event: Event) -> None:
        """Take note of an event that an earlier run has let out."""
        self._rhythm.of(event)
        self._covered.forget(event)

    def of(self, settled: Settled) -> Settled:
        """Return what leaves of an event."""
        if settled.event is None:
            return settled
        before = settled.event.event
        after = self._rhythm.of(self._covered.of(before, settled))
        return settled if after is before else replace(settled, event=SafeEvent(after))

    def kept_in(self, event: Event, settled: Settled) -> None:
        """Take note of an event that does not leave."""
        self._covered.kept_in(event, settled)


class Rhythm:
    """Takes the rhythm out of a session: how somebody types and moves the pointer tells who it is.

    A pause between two keys is told by any event near by, a screenshot or a clipboard as well as a key; so
    the times of all are rounded down to whole steps, or all are the session's beginning. Times never go back.
    The pointer has one place in each step: every move and scroll of the same step is where the first one
    was.
    """

    def __init__(self, times: Times, started_at: datetime) -> None:
        self._timing = times.mode
        self._step = timedelta(milliseconds=times.step_ms)
        self._started_at = started_at
        self._last: datetime | None = None
        self._pointer: tuple[datetime, Move | Scroll] | None = None

    def of(self, event: Event) -> Event:
        """Return the event with what the policy leaves of its time and, for a move, of its place."""
        if self._timing is Timing.KEEP:
            return event
        step = self._rounded(event.at)
        if isinstance(event, Move | Scroll):
            event = self._thinned(event, step)
        at = self._started_at if self._timing is Timing.ORDER_ONLY else step
        if self._last is not None and at < self._last:
            at = self._last
        self._last = at
        return event if at == event.at else msgspec.structs.replace(event, at=at)

    def _rounded(self, at: datetime) -> datetime:
        return at - (at - _EPOCH) % self._step

    def _thinned(self, event: Move | Scroll, step: datetime) -> Move | Scroll:
        if self._pointer is None or self._pointer[0] != step:
            self._pointer = (step, event)
            return event
        first = self._pointer[1]
        return msgspec.structs.replace(event, x=first.x, y=first.y)


class Covered:
    """Remembers what is covered on the last screenshot: a click there keeps its place and role, no name.

    That of each display counts, since a click does not say on which one it was. Where nobody knows what a
    screenshot showed, all of it counts as covered; another window in front begins anew.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._zones: dict[int, Sequence[Zone] | None] = {}

    def forget(self, event: Event) -> None:
        """Take note of a screenshot of which nothing more is known than that it was taken."""
        if isinstance(event, Window):
            self._zones = {}
        elif isinstance(event, Screenshot):
            self._zones[event.display] = None

    def kept_in(self, event: Event, settled: Settled) -> None:
        """Take note of an event that does not leave; a screenshot that was never looked at shows nothing."""
        if not (isinstance(event, Screenshot) and settled.decision.action is Action.REFUSE):
            self.forget(event)

    def of(self, event: Event, settled: Settled) -> Event:
        """Return the event; a click on what is covered without the name of its target."""
        if isinstance(event, Window):
            self._zones = {}
        elif isinstance(event, Screenshot):
            found = [finding for finding in settled.findings if not self._rules.keeps(finding.entity)]
            self._zones[event.display] = [zone for finding in found for zone in finding.zones]
        elif isinstance(event, Click) and event.target and event.target.name and self._is_covered(event):
            return msgspec.structs.replace(event, target=msgspec.structs.replace(event.target, name=""))
        return event

    def _is_covered(self, click: Click) -> bool:
        if self._rules.policy.image_mode is ImageMode.MASK_ALL_BUT_ALLOWED:
            return True
        return any(
            zones is None or any(_holds(zone, click) for zone in zones) for zones in self._zones.values()
        )


def _holds(zone: Zone, click: Click) -> bool:
    return zone.x <= click.x < zone.x + zone.width and zone.y <= click.y < zone.y + zone.height
