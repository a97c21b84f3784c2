"""The events of a session on their way in: typing is held back until its run is over.

What a text is can only be told when it stands complete. Where a run ends is told by the events alone, never
by the state of the work: it ends at the same event each time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from redactor.capture.events import Click, Clipboard, Event, Key, Pause, Resume, Screenshot, Window
from redactor.capture.focus import Focus, Spot
from redactor.capture.key_names import key_name
from redactor.capture.prompts import Prompts, is_terminal
from redactor.capture.typing import ends_run, is_secure, is_typing
from redactor.capture.typist import Start
from redactor.pipeline.desk import Desk
from redactor.pipeline.gate import Gate
from redactor.pipeline.open_runs import OpenRun, Strand
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

MOST_OPEN = 32
"""In how many windows and fields typing may go on at a time; of more, the one left longest ago ends."""

MOST_PRESSED = 256
"""Of how many keys that are down it is known where they were pressed."""

_NO_TIME = timedelta()

_ALONE = frozenset({Reason.EVENT_KIND_DENIED, Reason.RULE_FAILED})
"""Reasons that keep one event out and say nothing about the typing around it."""


def weight_of(event: Event) -> int:
    """Return how much an event counts while it is held back."""
    return SCREEN_WEIGHT if isinstance(event, Screenshot) else 1


class Intake:
    """Hands the work on events in at a desk, event by event or by whole runs of typing.

    Each slot is given its work; those of one run share it. A run goes on when its window comes back to the
    front, or its field is clicked again.

    Args:
        reach: how long a run that the keys have left is waited with, by the times of events; None: until too
            much is held back.
    """

    def __init__(self, desk: Desk, gate: Gate, reach: timedelta | None = None) -> None:
        self._desk, self._gate, self._reach = desk, gate, reach
        self._open: dict[Spot, OpenRun] = {}
        """In the order in which they were typed into last."""
        self._here: tuple[OpenRun, Strand] | None = None
        """Where the keys went last."""
        self._pressed: dict[str, tuple[OpenRun, Strand] | None] = {}
        """Where each key that is down was pressed; None: in a run that is over."""
        self._runs = 0
        self._held = 0
        self._start = Start()
        self._prompts = Prompts()
        self._focus = Focus()
        self._torn: dict[Spot, Reason] = {}
        self._page = self._focus.page

    def skip(self, slot: Slot) -> None:
        """Take note of an event that an earlier run has settled."""
        if slot.place.decision.action is not Action.RELEASE:
            self._keep_out(slot)
            return
        event, before = slot.event, self._focus.spot
        self._prompts.see(event)
        self._focus.see(event)
        if ends_run(event) and self._focus.spot != before:
            self._torn.pop(before, None)
        if isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)
        elif isinstance(event, Key):
            self._note_press(event, None)

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
        """End all open runs."""
        for run in [*self._open.values()]:
            self._end(run)
        self._torn.clear()

    def _take_in(self, slot: Slot, blob: Blob | None) -> None:
        """Begin the work on an event that the gate let through, or let it join an open run."""
        event, slot.tries = slot.event, self._prompts.tries
        slot.secret = self._prompts.see(event) or is_secure(event)
        self._tidy(event)
        self._move(event)
        if is_typing(event):
            self._join(slot)
            return
        self._held += weight_of(event)
        slot.work = self._desk.event(event, blob, slot.place)
        run = self._open.get(self._focus.spot)
        if isinstance(event, Click) and run:
            run.add(slot, self._enter(run, event))
        elif isinstance(event, Clipboard) and self._here:
            self._here[0].add(slot, self._here[1])
        elif isinstance(event, Clipboard):
            self._start = replace(self._start, clipboard=event.text)

    def _keep_out(self, slot: Slot) -> None:
        """Note what an event that the gate refused means for the typing around it.

        A pause or a withdrawn consent end the run. An event that is kept out by itself, or
        comes late out of a pause that is over, does not: the text around it is still one, and judged by
        halves it would go out. Where the refused event was typing, the text has a hole, and nobody can
        judge it at all.
        """
        event, reasons = slot.event, slot.place.decision.reasons
        is_late = reasons == (Reason.PAUSED,) and not self._gate.is_paused
        self._move(event)
        if not ends_run(event) and not is_late and not _ALONE.issuperset(reasons):
            self._end_at(self._focus.spot)
        elif is_typing(event):
            self._torn[self._focus.spot] = Reason.RULE_FAILED

    def _move(self, event: Event) -> None:
        """Follow the focus, and end what nobody comes back to."""
        before = self._focus.spot
        self._focus.see(event)
        after = self._focus.spot
        if isinstance(event, Window | Click):
            self._note_border(before)
            self._note_border(after)
        if isinstance(event, Pause | Resume):
            self.end()
        elif after == before:
            return
        run = self._open.get(before)
        comes_back = after.app != before.app or (before.is_named and isinstance(event, Click))
        if run is None or run.secret or self._reach == _NO_TIME or not comes_back:
            self._end_at(before)
        elif self._torn.get(before) is Reason.RUN_TOO_LONG:
            del self._torn[before]

    def _note_border(self, spot: Spot) -> None:
        if spot in self._open:
            self._open[spot].note_border()

    # --- the runs that are open ------------------------------------------------------------------

    def _join(self, slot: Slot) -> None:
        """Add typing to the run that it belongs to, or begin one with it."""
        event, spot = slot.event, self._focus.spot
        run, strand = self._run_of_up(event) or (self._open.get(spot), None)
        if run and strand is None and (slot.secret is not run.secret or (slot.tries and not run.tries)):
            self._end(run)
            run = None
        if run is None:
            run = self._begin(slot, spot)
        run_strand = strand or self._enter(run, event)
        self._held += 1
        slot.run = run.number
        run.add(slot, run_strand)
        run.last = event.at
        if isinstance(event, Key):
            self._note_press(event, (run, run_strand))
        self._bound(run, event)

    def _begin(self, slot: Slot, spot: Spot) -> OpenRun:
        if len(self._open) >= MOST_OPEN:
            self._end(next(iter(self._open.values())))
        self._runs += 1
        self._leave()
        start = replace(self._start, terminal=is_terminal(slot.place.hint.app))
        run = self._open[spot] = OpenRun(self._runs, spot, slot, start, self._held)
        return run

    def _enter(self, run: OpenRun, event: Event) -> Strand:
        """Let the keys go into a run, under the title that is in front."""
        if self._here and self._here[0] is run and self._page == self._focus.page:
            return self._here[1]
        self._leave()
        self._page = self._focus.page
        self._here = (run, run.entered(self._page, self._start, event))
        self._open[run.spot] = self._open.pop(run.spot)
        return self._here[1]

    def _leave(self) -> None:
        """Take along what the clipboard and caps lock are after what was typed last."""
        if self._here:
            run, strand = self._here
            self._start, self._here = run.left(strand), None

    def _end_at(self, spot: Spot) -> None:
        if spot in self._open:
            self._end(self._open[spot])
        self._torn.pop(spot, None)

    def _end(self, run: OpenRun) -> None:
        if self._here and self._here[0] is run:
            self._leave()
        del self._open[run.spot]
        run.is_over = True
        torn = self._torn.pop(run.spot, Reason.RUN_TOO_LONG if run.is_copied_from else None)
        whole = run.run()
        work = self._desk.run(whole, run.place) if torn is None else self._desk.torn(whole, torn)
        for slot in run.slots:
            if slot.run is not None:
                slot.work = work

    def _bound(self, run: OpenRun, event: Event) -> None:
        """End a run that has grown long, at the end of a line if there is one."""
        crowded = len(run) >= RUN_SOFT_LIMIT or self._held - run.begun >= HELD_LIMIT
        if crowded and breaks_line(event):
            self._end(run)
        elif len(run) >= RUN_HARD_LIMIT:
            self._give_up(run)
            # What follows belongs to the same text until something ends it.
            self._torn[run.spot] = Reason.RUN_TOO_LONG

    def _give_up(self, run: OpenRun) -> None:
        self._torn[run.spot] = Reason.RUN_TOO_LONG
        self._end(run)

    def _tidy(self, event: Event) -> None:
        """End runs behind which much is held back and in which nobody has typed for long."""
        for run in [*self._open.values()]:
            silence, held = event.at - run.last, self._held - run.begun
            is_left = run.spot != self._focus.spot
            if (held >= HELD_LIMIT and silence > SILENCE) or (is_left and self._is_past(silence)):
                self._end(run)
            elif is_left and held >= RUN_HARD_LIMIT:
                self._give_up(run)

    def _is_past(self, silence: timedelta) -> bool:
        return self._reach is not None and silence > self._reach

    # --- keys that come up -----------------------------------------------------------------------

    def _run_of_up(self, event: Event) -> tuple[OpenRun, Strand] | None:
        """Return where a key that comes up was pressed, if that is still open.

        What comes up under another name (``!`` as ``1``) goes where a sign is still down.
        """
        if not isinstance(event, Key) or event.action == "down":
            return None
        name = key_name(event.key)
        if name in self._pressed:
            home = self._pressed[name]
        else:
            signs = [home for name, home in self._pressed.items() if len(name) == 1 and home]
            home = signs[-1] if len(name) == 1 and signs else None
        return home if home and not home[0].is_over else None

    def _note_press(self, event: Key, home: tuple[OpenRun, Strand] | None) -> None:
        name = key_name(event.key)
        self._pressed.pop(name, None)
        if event.action == "down":
            self._pressed[name] = home
            if len(self._pressed) > MOST_PRESSED:
                del self._pressed[next(iter(self._pressed))]
