"""Exports of screenpipe as sessions.

A frame becomes a ``window``, a ``screenshot`` where its picture is there, and the text that screenpipe read
on it as a ``text`` event with the field ``screen``. Sound is not imported, and of input not what lacks
something that our events have: clicks without a button, and keys, which screenpipe stores as codes whose
meaning differs between systems.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Header,
    Move,
    Screenshot,
    Scroll,
    Target,
    Text,
    Window,
)
from redactor.capture.importers.folder import FRAME, LONGEST_ROLE, Item
from redactor.capture.importers.refusing import named, refuse, regular_file
from redactor.capture.importers.screenpipe_items import Content, Export, Input, Ocr
from redactor.capture.importers.secret_roles import is_secret
from redactor.capture.importers.surroundings import Surroundings
from redactor.capture.session import DEFAULT_LIMITS, Limits

SCREEN = "screen"
"""The field of texts that were read on a screen."""

_BUTTONS = {0: "left", 1: "right", 2: "middle"}
_MOST_DISPLAYS = 256


class ScreenpipeRecording:
    """An open export. Use :func:`open_screenpipe`."""

    def __init__(self, export: Export, *, typing_is_secure: bool) -> None:
        self._export = export
        self._typing_is_secure = typing_is_secure
        self._front: tuple[str, str, str | None] | None = None
        self._displays: dict[str, int] = {}
        self.left_out: Counter[str] = Counter()
        if export.sounds:
            self.left_out["Audio"] = export.sounds

    def header(self, surroundings: Surroundings) -> Header:
        """Return the header of the session; it starts with the first item."""
        return surroundings.header(self._export.stored[0].at)

    def items(self) -> Iterator[Item]:
        """Yield the events in order of time."""
        for stored in self._export.stored:
            content = self._export.read(stored)
            place = self._export.place(stored.number)
            yield from self._front_window(content, place)
            if isinstance(content, Input):
                event = self._input(content, place)
                if event is not None:
                    yield Item(event, place)
            else:
                yield from self._screen(content, place)

    def _front_window(self, content: Content, place: str) -> Iterator[Item]:
        """Yield a window where another one than before is named; one that nobody names has no name."""
        title = content.window_title if isinstance(content, Input) else content.window_name
        front = (content.app_name or "", title or "", content.browser_url)
        if front != self._front:
            self._front = front
            window = Window(seq=1, at=content.timestamp, app=front[0], title=front[1], url=front[2])
            yield Item(window, place)

    def _screen(self, content: Content, place: str) -> Iterator[Item]:
        if isinstance(content, Ocr):
            if content.frame:
                display = self._display(content.device_name, place)
                shot = Screenshot(seq=1, at=content.timestamp, frame=FRAME, display=display)
                yield Item(shot, place, content.frame, "$.frame")
            else:
                self.left_out["OCR, the picture (not in the export)"] += 1
        if not isinstance(content, Input) and content.text:
            yield Item(
                Text(seq=1, at=content.timestamp, text=content.text, secure=False, field=SCREEN), place
            )

    def _display(self, device: str, place: str) -> int:
        """Number the displays as they come: their own numbers can be of any size."""
        number = self._displays.setdefault(device, len(self._displays))
        if number >= _MOST_DISPLAYS:
            refuse(f"more than {_MOST_DISPLAYS} displays", place, "$.device_name")
        return number

    # --- input --------------------------------------------------------------------------------------

    def _input(self, content: Input, place: str) -> Event | None:
        kind = content.event_type
        if kind not in _NEEDED:
            refuse(named("event", kind), place, "$.event_type")
        if lacking := [name for name in _NEEDED[kind] if getattr(content, name) is None]:
            self.left_out[f"Input {kind}, without {' and '.join(lacking)}"] += 1
            return None
        if kind == "key":
            self.left_out["Input key, a code without a name"] += 1
            return None
        return self._text(content) if kind == "text" else _other_input(content, place)

    def _text(self, content: Input) -> Event:
        return Text(
            seq=1,
            at=content.timestamp,
            text=content.text_content or "",
            secure=self._typing_is_secure or is_secret(content.element_role),
            field=content.element_name,
        )


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "click": ("x", "y", "button"),
    "move": ("x", "y"),
    "scroll": ("x", "y", "delta_x", "delta_y"),
    "key": (),
    "text": ("text_content",),
    "clipboard": ("text_content",),
    "app_switch": (),
    "window_focus": (),
}
"""The kinds of input, and what each needs to become our event; of the last two the window is all."""


def _other_input(content: Input, place: str) -> Event | None:
    """Return the event of input other than typing; none where the window has told all."""
    match content.event_type:
        case "click":
            return _click(content, place)
        case "move":
            return Move(seq=1, at=content.timestamp, **_position(content))
        case "scroll":
            return _scroll(content)
        case "clipboard":
            return Clipboard(seq=1, at=content.timestamp, text=content.text_content or "")
    return None


def _click(content: Input, place: str) -> Event:
    button = _BUTTONS.get(content.button or 0)
    if button is None:
        refuse("unknown button", place, "$.button")
    return Click(
        seq=1,
        at=content.timestamp,
        action="down",
        button=button,  # type: ignore[arg-type]  # one of the table's values
        target=_target(content),
        **_position(content),
    )


def _target(content: Input) -> Target | None:
    if not content.element_name:
        return None
    return Target(role=(content.element_role or "")[:LONGEST_ROLE], name=content.element_name)


def _scroll(content: Input) -> Event:
    dx, dy = float(content.delta_x or 0), float(content.delta_y or 0)
    return Scroll(seq=1, at=content.timestamp, dx=dx, dy=dy, **_position(content))


def _position(content: Input) -> dict[str, int]:
    return {"x": content.x or 0, "y": content.y or 0}


@contextmanager
def open_screenpipe(
    source: Path, *, typing_is_secure: bool, limits: Limits = DEFAULT_LIMITS
) -> Iterator[ScreenpipeRecording]:
    """Open an export, a ``.json`` or ``.jsonl`` file; all of it is checked before anything is written.

    ``typing_is_secure``: whether typed text counts as typed into a password field where nothing tells.

    Raises:
        InputError: it breaks the form; names the item and the field.
    """
    with regular_file(source) as file:
        yield ScreenpipeRecording(Export(source, file, limits), typing_is_secure=typing_is_secure)
