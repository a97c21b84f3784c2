"""A run of typing while it is open: what was typed into one field, on every visit to its window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from redactor.capture.events import Clipboard, Event, Key
from redactor.capture.fields import Press
from redactor.capture.focus import Page, Spot
from redactor.capture.typing import copies, start_after
from redactor.capture.typist import Start
from redactor.pipeline.gate import Place
from redactor.pipeline.run_parts import Run
from redactor.pipeline.slots import Slot

MOST_COPIES = 64
"""How often a text may be left with something copied out of it, before it is followed no more."""


@dataclass(slots=True)
class Strand:
    """What of a run was typed under one title.

    ``knows`` is the clipboard and caps lock as its events tell them, up to ``told`` of these.
    """

    page: int
    knows: Start
    events: list[Event] = field(default_factory=list)
    told: int = 0


class OpenRun:
    """Typing into one spot. The clipboard and caps lock may change while the keys go elsewhere.

    Such a change is made known to it by events of its own, which nobody sees leave.

    Args:
        number: the run's number in the session.
        spot: where it is typed.
        first: its first slot.
        start: what holds when it begins.
        begun: how much the session had held by then.
    """

    def __init__(self, number: int, spot: Spot, first: Slot, start: Start, begun: int) -> None:
        self.number, self.spot, self.begun = number, spot, begun
        self.place: Place = first.place
        self.secret, self.tries = first.secret, first.tries
        self.last: datetime = first.event.at
        self.slots: list[Slot] = []
        self.is_over = False
        self._start = start
        self._events: list[Event] = []
        self._pages: list[int] = []
        self._strands: dict[Page, Strand] = {}
        self._copies = 0
        self._visits: list[int] = []
        self._visit = 0

    def __repr__(self) -> str:
        return f"OpenRun({len(self)} events)"

    def __len__(self) -> int:
        return len(self._events)

    @property
    def is_copied_from(self) -> bool:
        """Whether more was copied out of it than can be followed."""
        return self._copies > MOST_COPIES

    def run(self) -> Run:
        """Return the run as it stands."""
        pages = tuple(self._pages) if len(self._strands) > 1 else ()
        visits = tuple(self._visits) if self._visit else ()
        return Run(tuple(self._events), self._start, self.secret, self.tries, pages, visits)

    def note_border(self) -> None:
        """Let another visit begin with what comes next: the field may be left, or has been come back to."""
        if self._visits and self._visits[-1] == self._visit:
            self._visit += 1

    def entered(self, page: Page, now: Start, event: Event) -> Strand:
        """Let typing go on under a title, with the clipboard and caps lock of now."""
        strand = self._strands.setdefault(page, Strand(len(self._strands), self._start))
        if not self.secret:
            for told in _changed(strand.knows, now, event):
                self._append(told, strand)
            strand.told = len(strand.events)
        strand.knows = replace(self._start, clipboard=now.clipboard, caps=now.caps)
        return strand

    def left(self, strand: Strand) -> Start:
        """Return the clipboard and caps lock after what was typed under a title."""
        new, strand.told = strand.events[strand.told :], len(strand.events)
        if self.secret:
            return strand.knows
        if any(map(copies, new)):
            self._copies += 1
            strand.knows = start_after([] if self.is_copied_from else strand.events, self._start)
        else:
            strand.knows = start_after(new, strand.knows)
        return strand.knows

    def add(self, slot: Slot, strand: Strand) -> None:
        """Add an event; one that is typing waits for the run's work, at its place in it."""
        if slot.run is not None:
            slot.position = len(self)
        self.slots.append(slot)
        self._append(slot.event, strand)

    def _append(self, event: Event, strand: Strand) -> None:
        self._events.append(event)
        self._pages.append(strand.page)
        self._visits.append(self._visit)
        strand.events.append(event)


def _changed(before: Start, now: Start, event: Event) -> Iterator[Event]:
    """Yield events that tell a text what has changed around it, as of an event."""
    if now.clipboard != before.clipboard:
        yield Clipboard(seq=event.seq, at=event.at, text=now.clipboard)
    if now.caps is not before.caps:
        yield from (
            Key(seq=event.seq, at=event.at, action=action, key="capslock", secure=False) for action in _PRESS
        )


_PRESS: tuple[Press, ...] = ("down", "up")
