"""The line of a session's events: each waits in a slot for its work, and leaves it as an outcome."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from redactor.capture.events import Event, Key, Pause, Resume
from redactor.pipeline.channels import channel_of
from redactor.pipeline.gate import Place
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.settle import Settled, withheld
from redactor.values import Action, Decision, Reason, Receipt

_PAUSED = Decision(Action.REFUSE, (Reason.PAUSED,))


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
    channels = settled.channels or (channel_of(kind),) * len(settled.findings) if settled.findings else ()
    return Released(seq, kind, settled.event, settled.image, settled.findings, decision, receipt, channels)


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


def take_back(line: Iterable[Slot], since: datetime) -> bool:
    """Refuse what waits in line and was captured after a pause began, though it came first; tell if any was.

    A run of typing that reaches into the pause is withheld whole: what is left of it is no text.
    """
    slots = [slot for slot in line if not isinstance(slot.event, Pause | Resume)]
    late = [slot for slot in slots if slot.event.at > since]
    torn = {slot.run for slot in late if slot.run is not None}
    for slot in slots:
        if slot.run in torn:
            slot.work, slot.position = _held(), 0
    for slot in late:
        if slot.run is None and slot.place.decision.action is Action.RELEASE:
            slot.work, slot.place = None, replace(slot.place, decision=_PAUSED)
    return bool(late)


def _held() -> Future[tuple[Settled, ...]]:
    future: Future[tuple[Settled, ...]] = Future()
    future.set_result(withheld(Reason.PAUSED))
    return future
