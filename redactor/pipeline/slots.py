"""The line of a session's events: each waits in a slot for its work, and leaves it as an outcome."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from redactor.capture.events import Event, Key
from redactor.pipeline.gate import Place
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.settle import Settled
from redactor.values import Action, Receipt


@dataclass(slots=True)
class Slot:
    """One event in line: what came in, where it happened, and the work under way for it.

    ``position`` is its index inside the run that ``work`` settles (0 for everything else);
    ``run`` numbers runs, so that the slots of one leave together (None: not typing). ``secret`` tells that it
    is a key of a secret: in a password field, or at a prompt that asks for one. ``tries`` says how many lines
    from here on may be another try at one.
    """

    event: Event
    place: Place
    work: Future[tuple[Settled, ...]] | None = None
    position: int = 0
    run: int | None = None
    secret: bool = False
    tries: int = 0


def outcome_of(event: Event, settled: Settled, receipt: Receipt) -> Outcome:
    """Return what the caller is given for an event."""
    seq, kind, decision = event.seq, event.kind, settled.decision
    if decision.action is Action.REFUSE:
        return Refused(seq, kind, decision, settled.explanation, receipt)
    if decision.action is not Action.RELEASE or settled.event is None:
        return Withheld(seq, kind, settled.findings, decision, receipt)
    return Released(seq, kind, settled.event, settled.image, settled.findings, decision, receipt)


def is_settled(slot: Slot) -> bool:
    """Tell whether nothing is left to be done for an event."""
    return slot.work is None or slot.work.done()


def answer(slot: Slot) -> Settled:
    """Return what became of an event; one without work was refused by the gate."""
    if slot.work is None:
        return Settled(slot.place.decision, error=slot.place.error)
    return slot.work.result()[slot.position]


def breaks_line(event: Event) -> bool:
    """Tell whether an event begins a new line."""
    return isinstance(event, Key) and event.key == "enter" and event.action == "down"
