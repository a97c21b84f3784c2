"""Feeds a run of key events into a text field, press by press."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.capture.compose import accented, composed
from redactor.capture.editor import Editor
from redactor.capture.events import Clipboard, Event, Key, Placeholder
from redactor.capture.keyboard import NOTHING, Command, Stroke, Verb, stroke_in_terminal, stroke_of
from redactor.capture.marks import Step


@dataclass(frozen=True, slots=True)
class Start:
    """What holds when a run begins: what a paste inserts, whether a terminal takes the keys, caps lock."""

    clipboard: str = ""
    terminal: bool = False
    caps: bool = False

    def __repr__(self) -> str:
        return f"Start(terminal={self.terminal})"


@dataclass(slots=True)
class _Pending:
    """Presses that have made no character yet.

    ``mark`` is a dead key's; empty: the compose key, whose first sign is ``first``. ``step`` gathers the
    presses. ``told``: the agent has said of a press that it made nothing, so it will say what came of all.
    """

    mark: str
    step: Step
    first: str = ""
    told: bool = False


class Typist:
    """Types into ``editor`` and keeps what the text by itself does not tell.

    ``hidden`` are the events that show what no rebuilt text shows, with what they insert; ``steps`` all
    presses, each with its releases; ``odd`` tells that a key shows a sign that it has not put into the text.
    """

    def __init__(self, editor: Editor, start: Start) -> None:
        self.editor = editor
        self.hidden: dict[int, str] = {}
        self.steps: list[Step] = []
        self.odd = False
        self._stroke_of = stroke_in_terminal if start.terminal else stroke_of
        self._caps = start.caps
        self._down: dict[str, list[Step]] = {}
        self._up: dict[str, list[Step]] = {}
        self._silent: set[str] = set()
        self._pending: _Pending | None = None

    def type(self, events: Iterable[Event]) -> None:
        """Follow the events of a run.

        Raises:
            ValueError: typing into a password field, which is never rebuilt.
            MaskError: the run is too long.
        """
        for index, event in enumerate(events):
            if isinstance(event, Key):
                if event.secure:
                    raise ValueError("typing into a password field is never rebuilt")
                if event.action == "down":
                    self._press(index, event)
                else:
                    self._release(index, event)
            elif isinstance(event, Placeholder):
                step = [index]
                self.steps.append(step)
                self.editor.do(Command(Verb.INSERT, text=event.text), step)
            elif isinstance(event, Clipboard):
                self.editor.clipboard = event.text
        self._settle()
        self.editor.finish()

    def _press(self, index: int, event: Key) -> None:
        char, modifiers = event.char, event.modifiers
        if self._caps and char is None:
            modifiers = (*modifiers, "caps_lock")
        stroke = self._stroke_of(event.key, char, modifiers)
        step = [index]
        self.steps.append(step)
        name = stroke.name
        if stroke.plain and self._pending is None:
            if self._silent:
                self._silent.discard(name)
            self.editor.type(stroke.command, step)
        else:
            step = self._pressed(index, char, stroke, step)
        held = self._down.get(name)
        if held is None:
            self._down[name] = [step]
        else:
            held.append(step)

    def _pressed(self, index: int, char: str | None, stroke: Stroke, step: Step) -> Step:
        """Take a press that is more than a sign typed; return the step that it belongs to."""
        if stroke.sign:
            self._silent.discard(stroke.name)
            if stroke.command.text.lower() != stroke.sign.lower():
                self.odd = True
        elif len(stroke.name) > 1:
            # A letter that shows nothing is a shortcut's; it may well come up after ctrl was let go.
            self._silent.add(stroke.name)
        if stroke.hidden_down:
            self.hidden[index] = stroke.command.text
        if stroke.name == "capslock" and "capslock" not in self._down:
            self._caps = not self._caps
        if self._pending or stroke.dead or stroke.name in _COMPOSE:
            return self._composed(index, char, stroke, step)
        self.editor.do(stroke.command, step)
        return step

    def _release(self, index: int, event: Key) -> None:
        """Add an up to the presses that it ends: of a held key all repeated downs.

        A key may change its name while it is held (``!`` goes down, ``1`` comes up after shift is
        let go): an up that fits no press belongs to every press of a sign that is still open. Where there
        is none it comes once more, and belongs to the presses that its key's last up has ended.
        """
        stroke = self._stroke_of(event.key, event.char, event.modifiers)
        if stroke.sign and stroke.name in self._silent:
            self.odd = True
        if stroke.hidden_up:
            self.hidden[index] = ""
        steps = self._down.pop(stroke.name, None)
        if steps is None:
            steps = [step for name, held in self._down.items() if len(name) == 1 for step in held]
            steps = steps or self._up.get(stroke.name, [])
            if not steps and stroke.letter:
                self.hidden[index] = ""
        else:
            self._up[stroke.name] = steps
        for step in steps:
            step.append(index)

    # --- several presses, one character -------------------------------------------------------------

    def _composed(self, index: int, char: str | None, stroke: Stroke, step: Step) -> Step:
        """Take a press that begins, continues or ends a composed character; return the step it belongs to."""
        pending = self._pending
        if stroke.dead or stroke.name in _COMPOSE:
            self._settle()
            self._pending = _Pending(stroke.dead, step)
            self.editor.do(NOTHING, step)
            return step
        if pending is None or (stroke.command is NOTHING and not stroke.sign):
            return step  # a key held for the next press
        if stroke.command.verb is not Verb.INSERT and char != "":
            self._settle()
            self.editor.do(stroke.command, step)
            return step
        pending.step.append(index)
        self._continued(pending, char, stroke.command.text)
        return pending.step

    def _continued(self, pending: _Pending, char: str | None, text: str) -> None:
        if pending.mark and text:
            self._insert(accented(pending.mark, text), pending.step)
        elif char == "":
            pending.told = True
        elif pending.told:
            self._insert(text, pending.step)
        elif pending.first:
            self._insert(composed(pending.first, text), pending.step)
        else:
            pending.first = text

    def _insert(self, text: str, step: Step) -> None:
        self._pending = None
        self.editor.insert(text, step)

    def _settle(self) -> None:
        """Type what a sequence that was broken off has gathered."""
        pending, self._pending = self._pending, None
        if pending and pending.first:
            self.editor.insert(pending.first, pending.step)


_COMPOSE = frozenset({"compose", "multikey"})


def typed_into(editor: Editor, events: Sequence[Event], start: Start) -> Typist:
    """Type a run into a field; see :meth:`Typist.type` for what it raises."""
    typist = Typist(editor, start)
    typist.type(events)
    return typist
