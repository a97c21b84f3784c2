"""From key events to the text that was typed, and back to key events that type the masked text.

A *run* is consecutive typing into one field. It is followed in an edit buffer that remembers which
events made, moved and removed each character (:mod:`redactor.capture.editor`), so that a finding in the
text leads back to the events to be masked. Tab ends a field, and with it a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import accumulate

from redactor.capture.editor import Editor, Place
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Pause,
    Placeholder,
    Resume,
    Window,
)
from redactor.capture.history import Grain
from redactor.capture.key_names import key_name
from redactor.capture.keyboard import Verb, stroke_of
from redactor.capture.marks import Mark, Step
from redactor.capture.typist import Start, Typist, typed_into
from redactor.errors import MaskError
from redactor.values import TypedChar, TypedText

RUN_ENDERS: tuple[type[Event], ...] = (Window, Click, Pause, Resume)
"""Events after which typing goes somewhere else, or nobody knows where."""

SECRET_TEXT = "[SECRET]"  # noqa: S105 - the placeholder, no secret

NOWHERE = Start()
"""A text field of which nothing is known, with an empty clipboard."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A run of typing, followed to its end.

    Attributes:
        events: the run.
        start: what held when it began.
        views: the text as it stayed, then what stood in the field before each correction.
        ways: the places among the views of the whole texts, one for each way of undoing; behind each stand
            those before its corrections. The first way is the replay's.
        seams: the presses that began at the text's end and behind which no later one went, as (index,
            length of the text then). From seam to seam, typing stands for itself.
        hidden: the events that show what no view shows, with the text that each inserts.
        steps: the presses, each as the indices of its events.
        clipboard: what a paste inserts after the run.
    """

    events: tuple[Event, ...]
    start: Start
    views: tuple[TypedText, ...]
    ways: tuple[int, ...]
    seams: tuple[Place, ...]
    hidden: Mapping[int, str]
    steps: Sequence[Step]
    clipboard: str

    def __repr__(self) -> str:
        return f"Typed({len(self.events)} events)"


def is_typing(event: Event) -> bool:
    """Tell whether the event belongs into a run: a key, or what stands for a masked one."""
    return isinstance(event, Key | Placeholder)


def is_secure(event: Event) -> bool:
    """Tell whether the event is typing into a password field."""
    return isinstance(event, Key) and event.secure


def ends_run(event: Event, before: Event | None = None) -> bool:
    """Tell whether a run ends before ``event``.

    ``before`` is the run's last event: typing that enters or leaves a password field ends it.
    """
    if isinstance(event, RUN_ENDERS):
        return True
    if isinstance(event, Key) and event.action == "down" and key_name(event.key) == "tab":
        return True
    return is_typing(event) and before is not None and is_secure(event) != is_secure(before)


def parts_of(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Yield a run in parts: before and after each click, since nobody knows where it put the cursor."""
    begun = 0
    for index, event in enumerate(events):
        if isinstance(event, Click) and index > begun:
            yield events[begun:index]
            begun = index
    yield events[begun:]


def follow(events: Sequence[Event], start: Start = NOWHERE) -> Typed:
    """Follow a run: what it typed, and what stood in the field before each correction.

    The first view is the whole text as it stayed. Each other view shows the surroundings of one
    burst of removals, of one insertion into the middle, or of one undo, right before it; every character
    that was ever removed stands in one. A character is the same object in all views. Indices in the
    views are indices into ``events``.

    Programs differ in how much an undo takes back. Where there is one, the run is followed in each way, and
    the views of the other ways come last. Where events show signs that no edit put into the field (dead
    keys, an input method, a shortcut with digits), one more view holds all signs in order.

    Args:
        events: a run, in order; events other than typing and clipboard changes are skipped.
        start: what holds when it begins.

    Raises:
        ValueError: typing into a password field, which is never rebuilt.
        MaskError: the run is too long.
    """
    typists = _typists(events, start)
    first = typists[0]
    fields = [typist.editor for typist in typists]
    groups = [[_view(marks) for marks in (field.marks, *field.views)] for field in fields]
    if first.odd:
        groups[0].append(_as_shown(events))
    views = [view for group in groups for view in group]
    ways = accumulate((len(group) for group in groups[:-1]), initial=0)
    return Typed(
        tuple(events),
        start,
        tuple(views),
        tuple(ways),
        tuple(fields[0].seams),
        first.hidden,
        first.steps,
        fields[0].clipboard,
    )


def rebuild(events: Sequence[Event], start: Start = NOWHERE) -> tuple[TypedText, ...]:
    """Return the views of a run; see :func:`follow`."""
    return follow(events, start).views


def replay(events: Sequence[Event], start: Start = NOWHERE) -> str:
    """Return the text that replaying a run gives, masked or not; placeholders insert their text.

    Raises:
        ValueError: typing into a password field.
        MaskError: the run is too long.
    """
    return "".join([mark.char for mark in _typists(events, start)[0].editor.marks])


def start_after(events: Sequence[Event], start: Start) -> Start:
    """Return what holds after a run, for the next one: the clipboard, and caps lock."""
    for part in parts_of(events):
        start = _start_after_part(part, start)
    return start


def copies(event: Event) -> bool:
    """Tell whether an event is a key that copies or cuts, so that the text tells what the clipboard holds."""
    if not isinstance(event, Key) or event.action != "down":
        return False
    return stroke_of(event.key, event.char, event.modifiers).command.verb in _COPYING


_COPYING = frozenset({Verb.COPY, Verb.CUT})


def _start_after_part(events: Sequence[Event], start: Start) -> Start:
    caps, copied, text = start.caps, False, start.clipboard
    for event in events:
        if isinstance(event, Clipboard):
            copied, text = False, event.text
        elif isinstance(event, Key) and event.action == "down":
            stroke = stroke_of(event.key, event.char, event.modifiers)
            caps ^= stroke.name == "capslock"
            copied |= stroke.command.verb in _COPYING
    if copied:
        with suppress(MaskError):  # the run itself is withheld for it
            text = _typists(events, start)[0].editor.clipboard
    return replace(start, clipboard=text, caps=caps)


def secure_run(events: Iterable[Event]) -> list[Event]:
    """Return a run of typing a secret as placeholders; only the first carries a text.

    The Enter that ends a secret at a prompt shows nothing of it and stays.
    """
    result: list[Event] = []
    text = SECRET_TEXT
    for event in events:
        if is_typing(event) and not _ends_secret(event):
            result.append(Placeholder(seq=event.seq, at=event.at, entity="SECRET", text=text))
            text = ""
        else:
            result.append(event)
    return result


def _ends_secret(event: Event) -> bool:
    """Tell whether an event is the Enter that ends a prompt; in a password field every key is masked."""
    if not isinstance(event, Key) or event.secure:
        return False
    return key_name(event.key) == "enter" and not (event.char or "").strip()


def _typists(events: Sequence[Event], start: Start) -> list[Typist]:
    """Follow a run once or, where it undoes something, once for each amount that an undo may take back."""
    try:
        return [typed_into(Editor(start.clipboard), events, start)]
    except LookupError:
        known: dict[int, list[Mark]] = {}
        return [typed_into(Editor(start.clipboard, grain, known), events, start) for grain in Grain]


def _view(marks: Sequence[Mark]) -> TypedText:
    """Freeze a view; a character stays the same object in all views."""
    return TypedText(tuple([mark.frozen or _frozen(mark) for mark in marks]))


def _frozen(mark: Mark) -> TypedChar:
    touched = mark.touched
    removed = tuple([index for step in touched for index in step]) if touched else ()
    char = mark.frozen = TypedChar(mark.char, tuple(mark.made), removed)
    return char


def _as_shown(events: Sequence[Event]) -> TypedText:
    """Return the signs that key events show by themselves, in order."""
    chars: list[TypedChar] = []
    silent: set[str] = set()
    for index, event in enumerate(events):
        if not isinstance(event, Key):
            continue
        stroke = stroke_of(event.key, event.char, event.modifiers)
        sign = stroke.sign
        if event.action == "down":
            if len(stroke.name) > 1:
                (silent.discard if sign else silent.add)(stroke.name)
            if not sign and stroke.command.text.isspace():
                sign = stroke.command.text
        elif stroke.name not in silent:
            sign = ""
        chars.extend([TypedChar(char, (index,)) for char in sign])
    return TypedText(tuple(chars))
