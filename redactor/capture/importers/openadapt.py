"""Recordings of openadapt-capture (``recording.db``) as sessions.

Names of events: openadapt-capture 1.3.0, ``openadapt_capture/capture.py``, ``_convert_action_event``. Video
and sound are not imported; neither are the events of its browser extension, which tell again what keys,
pointer and windows tell.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from redactor.capture.events import Click, Event, Header, Key, Move, Screenshot, Scroll, Target, Window
from redactor.capture.importers.folder import FRAME, LONGEST_ROLE, Item
from redactor.capture.importers.keys import (
    UNIDENTIFIED,
    OwnKey,
    Transition,
    believed,
    modifier_of,
    named_key,
    typed_key,
)
from redactor.capture.importers.openadapt_tables import (
    FORMS,
    NOT_IMPORTED,
    ActionRow,
    OrderedRow,
    ScreenshotRow,
    Tables,
    WindowRow,
    open_tables,
)
from redactor.capture.importers.refusing import named, refuse
from redactor.capture.importers.secret_roles import is_secret
from redactor.capture.importers.surroundings import Surroundings
from redactor.capture.session import DEFAULT_LIMITS, Limits

T = TypeVar("T", bound=msgspec.Struct)

FILE_NAME = "recording.db"

_BUTTONS = {"left": "left", "right": "right", "middle": "middle", "x1": "back", "x2": "forward"}
_RANKS = {form: rank for rank, form in enumerate(FORMS.values())}


class Element(msgspec.Struct, frozen=True):
    """What is read of the control that an observation tells of."""

    role: str | None = None
    control_type: str | None = None
    class_name: str | None = None
    name: str | None = None

    def __repr__(self) -> str:
        return "Element(...)"


class _Observation(msgspec.Struct, frozen=True):
    element: Element = Element()


class _Meta(msgspec.Struct, frozen=True):
    kCGWindowOwnerName: str | None = None  # noqa: N815 - the name that macOS gives it


class _State(msgspec.Struct, frozen=True):
    meta: _Meta | None = None


class _Config(msgspec.Struct, frozen=True):
    capture_window: Any = None
    capture_desktop: Any = None


class OpenAdaptRecording:
    """An open recording. Use :func:`open_openadapt`."""

    def __init__(self, tables: Tables, limits: Limits, *, typing_is_secure: bool) -> None:
        self._tables = tables
        self._typing_is_secure = typing_is_secure
        self._row = tables.recording()
        self._scale = self._row.pixel_ratio or 1.0
        self._factor = self._pixels_per_unit()
        self._mac = self._row.platform == "darwin"
        self._held: set[str] = set()
        self._secure_keys: set[str] = set()
        self._believed: frozenset[int] = frozenset()
        self.left_out: Counter[str] = Counter()
        if sum(tables.count(table) for table in FORMS) > limits.events:
            refuse(f"more than {limits.events} events", tables.file, remedy="record shorter sessions")

    def header(self, surroundings: Surroundings) -> Header:
        """Return the header of the session; it starts when the recording does."""
        return surroundings.header(_instant(self._row.timestamp))

    def items(self) -> Iterator[Item]:
        """Yield the events in order of time, those of one time as they were journalled."""
        self._believed = believed(self._modifier_transitions())
        for table in NOT_IMPORTED:
            if count := self._tables.count(table):
                self.left_out[table] += count
        streams = [self._placed(table, form) for table, form in FORMS.items()]
        for row, place in heapq.merge(*streams, key=lambda pair: _order(pair[0])):
            if row.recording_id != self._row.id:
                refuse("the row belongs to another recording", place, "$.recording_id")
            item = self._item(row, place)
            if item is not None:
                yield item

    def _placed(self, table: str, form: type[OrderedRow]) -> Iterator[tuple[OrderedRow, str]]:
        for row in self._tables.rows(table, form):
            yield row, self._tables.place(table, row.id)

    def _item(self, row: OrderedRow, place: str) -> Item | None:
        if isinstance(row, ScreenshotRow):
            return self._screenshot(row, place)
        if isinstance(row, WindowRow):
            return Item(_window(row, place), place)
        if not isinstance(row, ActionRow):
            raise TypeError("a row of no table")
        if row.parent_id is not None:
            refuse("the event was made from others", place, "$.parent_id", "import the raw recording")
        event = self._action(row, place)
        if row.disabled:
            self.left_out["action_event, disabled"] += 1
            return None
        return Item(event, place)

    def _action(self, row: ActionRow, place: str) -> Event:
        if row.name in {"press", "release"}:
            return self._key(row, place)
        if row.name == "click":
            return self._click(row, place)
        if row.name == "scroll":
            return self._scroll(row, place)
        if row.name != "move":
            refuse(named("event", row.name), place, "$.name")
        x, y = self._position(row, place)
        return Move(seq=1, at=_instant(row.timestamp), x=x, y=y)

    # --- pointer ------------------------------------------------------------------------------------

    def _pixels_per_unit(self) -> float:
        """Return what pointer positions are multiplied with.

        With a declared scope positions are pixels of the captured frame; without one they are the
        system's points, of which a dense display has several pixels each.
        """
        place = self._tables.place("recording", self._row.id)
        config = _json(self._row.config, _Config, place, "$.config") or _Config()
        return self._scale if config.capture_window is None and config.capture_desktop is None else 1.0

    def _position(self, row: ActionRow, place: str) -> tuple[int, int]:
        if row.mouse_x is None or row.mouse_y is None:
            refuse("the event has no position", place, "$.mouse_x" if row.mouse_x is None else "$.mouse_y")
        return round(row.mouse_x * self._factor), round(row.mouse_y * self._factor)

    def _scroll(self, row: ActionRow, place: str) -> Event:
        if row.mouse_dx is None or row.mouse_dy is None:
            refuse("the event has no distance", place, "$.mouse_dx" if row.mouse_dx is None else "$.mouse_dy")
        x, y = self._position(row, place)
        return Scroll(seq=1, at=_instant(row.timestamp), x=x, y=y, dx=row.mouse_dx, dy=row.mouse_dy)

    def _click(self, row: ActionRow, place: str) -> Event:
        x, y = self._position(row, place)
        if row.mouse_pressed is None:
            refuse("nobody knows whether the button went down or up", place, "$.mouse_pressed")
        if row.mouse_button_name is None:
            refuse("the event has no button", place, "$.mouse_button_name")
        button = _BUTTONS.get(row.mouse_button_name)
        if button is None:
            refuse(named("button", row.mouse_button_name), place, "$.mouse_button_name")
        return Click(
            seq=1,
            at=_instant(row.timestamp),
            action="down" if row.mouse_pressed else "up",
            button=button,  # type: ignore[arg-type]  # one of the table's values
            x=x,
            y=y,
            target=_target(_element(row, place)),
        )

    # --- keys ---------------------------------------------------------------------------------------

    def _modifier_transitions(self) -> Iterator[Transition]:
        for row, name, key, at in self._tables.key_rows():
            own = named_key(key)
            if own is not None and modifier_of(own.key, mac=self._mac):
                yield Transition(row, key, name == "press", float(at))

    def _key(self, row: ActionRow, place: str) -> Event:
        own = _own_key(row, place)
        is_down = row.name == "press"
        modifier = modifier_of(own.key, mac=self._mac)
        if modifier and not (is_down and row.id in self._believed):
            self._held.discard(modifier)
        key = Key(
            seq=1,
            at=_instant(row.timestamp),
            action="down" if is_down else "up",
            key=own.key,
            char=own.char,
            secure=self._is_told_secure(row, place, own.key) or self._typing_is_secure,
            modifiers=tuple(sorted(self._held)),  # type: ignore[arg-type]  # names of modifiers
        )
        if modifier and is_down and row.id in self._believed:
            self._held.add(modifier)
        return key

    def _is_told_secure(self, row: ActionRow, place: str, key: str) -> bool:
        """Tell whether an observation says that a password field took the key.

        That it says nothing means nothing: not every system tells. Only presses are observed, so a
        release is what its press was.
        """
        if row.name == "release":
            told = key in self._secure_keys
            self._secure_keys.discard(key)
            return told
        element = _element(row, place)
        told = element is not None and is_secret(element.role, element.control_type, element.class_name)
        (self._secure_keys.add if told else self._secure_keys.discard)(key)
        return told

    # --- screens ------------------------------------------------------------------------------------

    def _screenshot(self, row: ScreenshotRow, place: str) -> Item | None:
        if row.png_data is None:
            if row.png_diff_data is not None:
                refuse("the picture is stored as a difference only", place, "$.png_diff_data")
            self.left_out["screenshot, without a picture"] += 1
            return None
        if row.png_sha256 not in (None, hashlib.sha256(row.png_data).hexdigest()):
            refuse("the picture is not the one that was recorded", place, "$.png_sha256", "restore the file")
        event = Screenshot(seq=1, at=_instant(row.timestamp), frame=FRAME, scale=self._scale)
        return Item(event, place, row.png_data, "$.png_data")


@contextmanager
def open_openadapt(
    source: Path, *, typing_is_secure: bool, limits: Limits = DEFAULT_LIMITS
) -> Iterator[OpenAdaptRecording]:
    """Open a recording: the file ``recording.db``, or the folder it lies in.

    ``typing_is_secure``: whether keys count as typed into a password field where nothing tells.

    Raises:
        InputError: not a closed recording of openadapt-capture.
    """
    file = source / FILE_NAME if source.is_dir() else source
    with open_tables(file, limits) as tables:
        yield OpenAdaptRecording(tables, limits, typing_is_secure=typing_is_secure)


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _order(row: OrderedRow) -> tuple[float, int, int, int]:
    return row.timestamp, row.source_ordinal or 0, _RANKS[type(row)], row.id


def _json(text: str | None, form: type[T], place: str, field: str) -> T | None:
    """Read what we need of a JSON column; SQLAlchemy writes an absent value as ``null``."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text, type=form | None)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        refuse("not JSON of the known form", place, field)


def _element(row: ActionRow, place: str) -> Element | None:
    observation = _json(row.structural_observation, _Observation, place, "$.structural_observation")
    return observation.element if observation else None


def _target(element: Element | None) -> Target | None:
    if element is None or not element.name:
        return None
    return Target(role=(element.role or element.control_type or "")[:LONGEST_ROLE], name=element.name)


def _window(row: WindowRow, place: str) -> Window:
    """Return the window; its program is known where macOS told its owner, else nobody knows."""
    state = _json(row.state, _State, place, "$.state")
    app = state.meta.kCGWindowOwnerName if state and state.meta else None
    return Window(seq=1, at=_instant(row.timestamp), app=app or "", title=row.title or "")


def _own_key(row: ActionRow, place: str) -> OwnKey:
    if row.key_name:
        own = named_key(row.key_name)
        if own is None:
            refuse(named("key", row.key_name), place, "$.key_name")
        return OwnKey(own.key, row.key_char or own.char)
    if row.key_char:
        return typed_key(row.key_char, row.canonical_key_char)
    if not row.key_vk:
        refuse("the key has neither name nor character nor code", place, "$.key_name")
    return OwnKey(UNIDENTIFIED)  # a key to which the recorder itself gave no name
