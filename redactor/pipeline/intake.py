"""The events of a session on their way in: typing is held back until its run is over.

What a text is can only be told when it stands complete. Where a run ends is told by the events alone, never
by the state of the work: it ends at the same event each time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from redactor.capture.events import Click, Clipboard, Event, Screenshot
from redactor.capture.prompts import Prompts, is_terminal
from redactor.capture.typing import Focus, ends_run, is_secure, is_typing, start_after
from redactor.capture.typist import Start
from redactor.pipeline.desk import Desk
from redactor.pipeline.gate import Gate
from redactor.pipeline.runs import Run
from redactor.pipeline.settle import Blob
from redactor.pipeline.slots import Slot, breaks_line
from redactor.values import Action, Reason

RUN_SOFT_LIMIT = 2_000
"""Key events after which a run ends at the next line break."""

RUN_HARD_LIMIT = 20_000
"""Key events after which a run that never broke is withheld as a whole."""

HELD_LIMIT = 4_000
"""How much may be held back behind an open run before it ends at the next line break, or as soon as
nothing was typed for ``SILENCE``. A screen weighs ``SCREEN_WEIGHT`` events.
"""

SCREEN_WEIGHT = 100
SILENCE = timedelta(seconds=60)

_ALONE = frozenset({Reason.EVENT_KIND_DENIED, Reason.RULE_FAILED})
"""Reasons that keep one event out and say nothing about the typing around it."""


def weight_of(event: Event) -> int:
    """Return how much an event counts while it is held back."""
    return SCREEN_WEIGHT if isinstance(event, Screenshot) else 1


class Intake:
    """Hands the work on events in at a desk, event by event or by whole runs of typing.

    Each slot is given its work; those of one run share it.
    """

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self._desk, self._gate = desk, gate
        self._run: list[Slot] = []
        self._runs = 0
        self._held = 0
        self._start = Start()
        self._prompts = Prompts()
        self._focus = Focus()
        self._torn: Reason | None = None

    def skip(self, slot: Slot) -> None:
        """Take note of an event that an earlier run has settled."""
        if slot.place.decision.action is not Action.RELEASE:
            self._keep_out(slot)
            return
        event = slot.event
        self._prompts.see(event)
        self._focus.stays(event)
        if ends_run(event):
            self._torn = None
        if isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)

    def take(self, slot: Slot, blob: Blob | None) -> None:
        """Take an event in, with what the gate said of it."""
        if slot.place.decision.action is Action.RELEASE:
            self._take_in(slot, blob)
        else:
            self._keep_out(slot)

    def forget_clipboard(self) -> None:
        """Forget what the clipboard held: it was copied when nobody may look."""
        self._start = replace(self._start, clipboard="")

    def end(self) -> None:
        """End the open run, if there is one."""
        torn, self._torn = self._torn, None
        if not self._run:
            return
        slots, self._run = self._run, []
        self._runs += 1
        events = tuple(slot.event for slot in slots)
        place, secret = slots[0].place, slots[0].secret
        start = replace(self._start, terminal=is_terminal(place.hint.app))
        run = Run(events, start, secure=secret, tries=slots[0].tries)
        work = self._desk.run(run, place) if torn is None else self._desk.torn(run, torn)
        for slot in slots:
            if slot.run is not None:
                slot.work = work
        self._start = self._start if secret else start_after(events, start)

    def _take_in(self, slot: Slot, blob: Blob | None) -> None:
        """Begin the work on an event that the gate let through, or let it join the open run."""
        event, slot.tries = slot.event, self._prompts.tries
        slot.secret = self._prompts.see(event) or is_secure(event)
        turns = bool(self._run) and is_typing(event) and slot.secret is not self._run[0].secret
        stays = self._focus.stays(event)
        if turns or (ends_run(event) and not stays) or self._fell_silent(event):
            self.end()
        if is_typing(event):
            self._join(slot)
            return
        self._held += weight_of(event)
        slot.work = self._desk.event(event, blob, slot.place)
        if isinstance(event, Clipboard | Click) and self._run:
            self._run.append(slot)
        elif isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)

    def _keep_out(self, slot: Slot) -> None:
        """Note what an event that the gate refused means for the typing around it.

        A pause, another window or a withdrawn consent end the run. An event that is kept out by itself, or
        comes late out of a pause that is over, does not: the text around it is still one, and judged by
        halves it would go out. Where the refused event was typing, the text has a hole, and nobody can
        judge it at all.
        """
        event, reasons = slot.event, slot.place.decision.reasons
        self._focus.stays(event)
        is_late = reasons == (Reason.PAUSED,) and not self._gate.is_paused
        if ends_run(event) or not (is_late or _ALONE.issuperset(reasons)):
            self.end()
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
            self.end()
        elif len(self._run) >= RUN_HARD_LIMIT:
            self._torn = Reason.RUN_TOO_LONG
            self.end()
            # What follows belongs to the same text until something ends it.
            self._torn = Reason.RUN_TOO_LONG

    def _fell_silent(self, event: Event) -> bool:
        """Tell whether much is held back behind a run in which nobody has typed for long."""
        crowded = bool(self._run) and self._held >= HELD_LIMIT
        return crowded and event.at - self._run[-1].event.at > SILENCE
