"""A run of typing, and the parts of it that are followed and masked each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redactor.capture.commands import tried_again
from redactor.capture.events import Event
from redactor.capture.typing import follow, parts_of, start_after
from redactor.capture.typist import Start


@dataclass(frozen=True, slots=True)
class Run:
    """A run of typing as it came in: its events, clipboard changes among them, and what held before.

    ``secure`` tells that it was typed into a password field, ``tries`` how many of its first lines may be
    another try at a secret. ``pages`` numbers for each event the title of the window that it was typed under;
    empty: it was the same for all. ``visits`` numbers for each event the visit of the field in the same way.
    """

    events: tuple[Event, ...]
    start: Start
    secure: bool
    tries: int = 0
    pages: tuple[int, ...] = ()
    visits: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"Run({len(self.events)} events)"


def open_parts(run: Run) -> list[Run]:
    """Return what of a run may be looked at: without tries at a secret, parted by titles and clicks."""
    secret = len(run.events) if run.secure else tried_again(run.events, run.start, run.tries)
    return [part.run for part in parts_in(behind(run, secret))] if run.events[secret:] else []


def behind(run: Run, secret: int) -> Run:
    """Return what of a run comes behind a secret of so many events."""
    pages, visits = run.pages[secret:], run.visits[secret:]
    return Run(run.events[secret:], run.start, secure=False, pages=pages, visits=visits)


@dataclass(frozen=True, slots=True)
class Part:
    """What of a run was typed under one title without a click in it.

    ``places`` are the indices of its events in the run, ``page`` is the number of the title.
    """

    places: Sequence[int]
    page: int
    run: Run


def parts_in(run: Run) -> list[Part]:
    """Return the parts of a run; those of one page stand one after the other."""
    parts: list[Part] = []
    by_page: dict[int, list[int]] = {}
    for at, page in enumerate(run.pages or (0,) * len(run.events)):
        by_page.setdefault(page, []).append(at)
    for page, places in by_page.items():
        start, begun = run.start, 0
        for events in parts_of([run.events[at] for at in places]):
            if begun:
                start = start_after(parts[-1].run.events, start)
            own = places[begun : begun + len(events)]
            visits = tuple([run.visits[at] for at in own]) if run.visits else ()
            parts.append(Part(own, page, Run(tuple(events), start, secure=False, visits=visits)))
            begun += len(events)
    return parts


def presses_in(part: Part) -> list[int]:
    """Return for each character of a part's text the place in the run of the event that made it."""
    return [part.places[char.made_by[0]] for char in follow(part.run.events, part.run.start).views[0].chars]
