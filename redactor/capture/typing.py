"""From key events to the text that was typed, and back to key events that type the masked text.

A *run* is consecutive typing into one field. It is simulated in an edit buffer that remembers which
events made and removed each character (:mod:`redactor.capture.editor`), so that a finding in the
text leads back to the events to be masked. Tab ends a field, and with it a run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.capture.editor import Editor, Mark, Step
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
from redactor.capture.keyboard import command_of, key_name, shows_letter, sign_of, tells_more
from redactor.errors import MaskError
from redactor.values import TypedChar, TypedText

RUN_ENDERS: tuple[type[Event], ...] = (Window, Click, Pause, Resume)
"""Events after which typing goes somewhere else, or nobody knows where."""

SECRET_TEXT = "[SECRET]"  # noqa: S105 - the placeholder, no secret
UNREADABLE = "UNREADABLE"


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


def rebuild(events: Sequence[Event], *, clipboard: str = "") -> tuple[TypedText, ...]:
    """Return the text that a run typed, then what stood in the field before each correction.

    The first view is the whole text as it stayed. Each other view shows the surroundings of one
    burst of removals, or of one insertion into the middle, right before it; every character that
    was ever removed stands in one. A character is the same object in all views. Indices in the
    views are indices into ``events``. Where events show signs that no edit put into the field (dead
    keys, an input method, a shortcut with digits), one more view holds all signs in order.

    Args:
        events: a run, in order; events other than typing and clipboard changes are skipped.
        clipboard: what a paste inserts until a clipboard event of the run says otherwise.

    Raises:
        ValueError: typing into a password field, which is never rebuilt.
        MaskError: the run is too long.
    """
    typist = _typed(events, clipboard)
    known: dict[int, TypedChar] = {}
    views = [_view(marks, known) for marks in (typist.editor.marks, *typist.editor.views)]
    shown = _as_shown(events)
    return tuple(views if shown is None else [*views, shown])


def replay(events: Sequence[Event], *, clipboard: str = "") -> str:
    """Return the text that replaying a run gives, masked or not; placeholders insert their text.

    Raises:
        ValueError: typing into a password field.
        MaskError: the run is too long.
    """
    return "".join(mark.char for mark in _typed(events, clipboard).editor.marks)


def write_back(
    events: Sequence[Event],
    plan: Mapping[int, tuple[str, str]],
    masked_text: str,
    *,
    clipboard: str = "",
) -> list[Event]:
    """Return the run with the planned events masked, so that replaying it gives ``masked_text``.

    ``plan`` says per index of an event which entity and which text stand in its place. Where masking
    these events alone does not replay (a movement crosses what is gone), the first key event takes
    the whole masked text and all others nothing. Key events whose letter stands in no view (an up
    whose down was before the run, a key with a name of its own) become ``UNREADABLE``.

    Raises:
        MaskError: not even that replays.
        ValueError: typing into a password field.
    """
    texts = {index: (UNREADABLE, text) for index, text in _unseen(events, clipboard).items()} | dict(plan)
    result = [_masked(event, texts.get(index)) for index, event in enumerate(events)]
    if replay(result, clipboard=clipboard) == masked_text:
        return result
    entity = plan[min(plan)][0] if plan else UNREADABLE
    result = _collapsed(events, entity, masked_text)
    if replay(result, clipboard=clipboard) == masked_text:
        return result
    raise MaskError("a masked run of typing does not replay to its masked text")


def secure_run(events: Sequence[Event]) -> list[Event]:
    """Return a run of typing into a password field as placeholders; only the first carries a text."""
    return _collapsed(events, "SECRET", SECRET_TEXT)


@dataclass(slots=True)
class _Typist:
    """Feeds a run into an editor."""

    clipboard: str
    editor: Editor = field(default_factory=Editor)
    unmatched: list[int] = field(default_factory=list)
    down: dict[str, list[Step]] = field(default_factory=dict)

    def feed(self, index: int, event: Event) -> None:
        if isinstance(event, Key):
            if event.secure:
                raise ValueError("typing into a password field is never rebuilt")
            if event.action == "up":
                self._up(index, event)
            else:
                step = [index]
                self.down.setdefault(key_name(event.key), []).append(step)
                self.editor.do(command_of(event), step, self.clipboard)
        elif isinstance(event, Placeholder):
            self.editor.insert(event.text, [index])
        elif isinstance(event, Clipboard):
            self.clipboard = event.text

    def _up(self, index: int, event: Key) -> None:
        """Add an up to the presses that it ends: of a held key all repeated downs.

        A key may change its name while it is held (``!`` goes down, ``1`` comes up after shift is
        let go): an up that fits no press belongs to every press of a sign that is still open.
        """
        steps = self.down.pop(key_name(event.key), None)
        if steps is None:
            steps = [step for name, open_steps in self.down.items() if len(name) == 1 for step in open_steps]
            if not steps:
                self.unmatched.append(index)
        for step in steps:
            step.append(index)


def _typed(events: Sequence[Event], clipboard: str) -> _Typist:
    typist = _Typist(clipboard)
    for index, event in enumerate(events):
        typist.feed(index, event)
    typist.editor.finish()
    return typist


def _view(marks: Sequence[Mark], known: dict[int, TypedChar]) -> TypedText:
    """Freeze a view; ``known`` maps the identity of a mark to its frozen form."""
    chars = []
    for mark in marks:
        char = known.get(id(mark))
        if char is None:
            char = TypedChar(mark.char, tuple(mark.made), tuple(mark.removed or ()))
            known[id(mark)] = char
        chars.append(char)
    return TypedText(tuple(chars))


def _as_shown(events: Sequence[Event]) -> TypedText | None:
    """Return the signs that key events show by themselves; None where all of them were typed."""
    chars: list[TypedChar] = []
    silent: set[str] = set()
    odd = False
    for index, event in enumerate(events):
        if not isinstance(event, Key):
            continue
        sign, name = sign_of(event), key_name(event.key)
        down = event.action == "down"
        if down:
            odd |= bool(sign) and command_of(event).text != sign
            (silent.discard if sign else silent.add)(name)
        elif sign and name in silent:
            odd = True
        else:
            sign = ""
        if not sign and down and command_of(event).text.isspace():
            sign = command_of(event).text
        chars.extend(TypedChar(char, (index,)) for char in sign)
    return TypedText(tuple(chars)) if odd else None


def _unseen(events: Sequence[Event], clipboard: str) -> dict[int, str]:
    """Return the indices of key events that show what no view shows, with what they insert."""
    unseen = {
        index: command_of(event).text if event.action == "down" else ""
        for index, event in enumerate(events)
        if isinstance(event, Key) and tells_more(event)
    }
    for index in _typed(events, clipboard).unmatched:
        event = events[index]
        if isinstance(event, Key) and shows_letter(event):
            unseen[index] = ""
    return unseen


def _masked(event: Event, becomes: tuple[str, str] | None) -> Event:
    if becomes is None or not is_typing(event):
        return event
    entity, text = becomes
    return Placeholder(seq=event.seq, at=event.at, entity=entity, text=text)


def _collapsed(events: Sequence[Event], entity: str, text: str) -> list[Event]:
    """Let the first typing event carry ``text`` and all others nothing."""
    result: list[Event] = []
    for event in events:
        if is_typing(event):
            result.append(_masked(event, (entity, text)))
            text = ""
        else:
            result.append(event)
    return result
