"""Typing labelled texts through a session, and what is left of them on the keys that come out."""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from benchmarks.keystrokes.hand import Hand, Labelled
from benchmarks.material import NOON, header
from redactor.capture.events import Clipboard, Event, Key, Placeholder, Window
from redactor.capture.keyboard import sign_of
from redactor.evaluate.keys import TELLING, reveals
from redactor.evaluate.marks import Mark, TextCase
from redactor.evaluate.texts import STOPS
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome, Released, Withheld

LINES = 8
"""How many texts are typed into one field before the window changes."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One private place of a text that was typed."""

    case: TextCase
    mark: Mark

    @property
    def value(self) -> str:
        """What must not be left."""
        return self.case.text[self.mark.span.start : self.mark.span.end].strip(STOPS)

    def is_inside(self, hidden: Container[int]) -> bool:
        """Tell whether all of it is among the places of its text that are hidden."""
        start, end = self.mark.span.start, self.mark.span.end
        shown = (at for at in range(start, end) if self.case.text[at] not in STOPS)
        return all(at in hidden for at in shown)

    def __repr__(self) -> str:
        return f"Place({self.mark.entity})"


@dataclass(slots=True)
class Tally:
    """What came out: private places and those left readable, ordinary key events and those lost.

    Places and keys of withheld typing are counted apart: no leak, but a loss of its own.
    """

    places: int = 0
    left: list[Place] = field(default_factory=list)
    others: int = 0
    lost: int = 0
    withheld: int = 0
    events: int = 0

    def __repr__(self) -> str:
        return f"Tally({self.places} places, {self.others} other keys)"


def typed(cases: Sequence[TextCase], seed: int) -> tuple[list[Labelled], list[Place]]:
    """Return a session in which the texts are typed, a line each, and its private places by number."""
    hand = Hand(random.Random(seed), NOON)
    places: list[Place] = []
    for number, case in enumerate(cases):
        if number % LINES == 0:
            app = case.app or "Editor"
            hand.events.append(Labelled(Window(seq=1, at=hand.now, app=app, title=case.title), None))
        hand.type(case, len(places))
        places += [Place(case, mark) for mark in case.gold]
    events = [
        Labelled(msgspec.structs.replace(one.event, seq=seq), one.place)
        for seq, one in enumerate(hand.events, start=1)
    ]
    return events, places


def released(redactor: Redactor, events: Sequence[Event]) -> list[Outcome]:
    """Return what a session makes of the events."""
    with redactor.session(header(), group=256) as session:
        outcomes = [outcome for event in events for outcome in session.process(event)]
        return [*outcomes, *session.close()]


def tally(events: Sequence[Labelled], places: Sequence[Place], outcomes: Iterable[Outcome]) -> Tally:
    """Count what is left and what is lost; what placeholders and clipboards say is searched too."""
    result = Tally(places=len(places), events=len(events))
    left: dict[int, str] = {}
    told: list[str] = []
    for one, outcome in zip(events, outcomes, strict=True):
        if isinstance(outcome, Withheld):
            result.withheld += 1
        elif isinstance(outcome, Released):
            after = outcome.event.event
            if isinstance(after, Placeholder | Clipboard):
                told.append(after.text)
            if one.place is not None and isinstance(after, Key) and after.action == "down":
                left[one.place] = left.get(one.place, "") + sign_of(after)
            if one.place is None and isinstance(one.event, Key):
                result.others += 1
                result.lost += not isinstance(after, Key)
    text = "\n".join(told)
    for number, place in enumerate(places):
        if reveals(left.get(number, ""), place.value) or (len(place.value) > TELLING and place.value in text):
            result.left.append(place)
    return result
