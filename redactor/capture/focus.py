"""Into which text typing goes: the program, its page or document, and the field, as far as the agent tells.

A window that comes to the front again has the field that had the focus when it was left. A title that changes
while a program stays in front may be a new title of the same text, or another one: nobody can tell.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeAlias

from redactor.capture.events import Click, Event, Key, Move, Pause, Resume, Screenshot, Scroll, Target, Window
from redactor.capture.key_names import key_name

Page: TypeAlias = tuple[str, str]
"""A window's title and address."""

Field: TypeAlias = Target | int | None
"""A field that the agent names, the number of one that nobody can name again, or one never clicked."""

MOST_WINDOWS = 256
"""Of how many windows it is known which field had the focus; the one left longest ago is forgotten first."""

_FIELD_ROLES = re.compile(r"text|edit|field|input|search|combo|entry|document|area", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a program; ``is_named`` tells that a click can lead back to it."""

    app: str
    field: Field = None

    def __repr__(self) -> str:
        return f"Spot(is_named={self.is_named})"

    @property
    def is_named(self) -> bool:
        """Whether the agent has named the field."""
        return isinstance(self.field, Target)


class Focus:
    """Follows a session and knows into which field of which page the keys go."""

    def __init__(self) -> None:
        self._app = ""
        self.page: Page = ("", "")
        """The title and address in front."""
        self._fields: OrderedDict[tuple[str, Page], Field] = OrderedDict()
        self._unnamed = 0
        self._clicked: tuple[Field, Field] | None = None
        """The field before the last click and the one that it went to, if nothing was typed since."""

    @property
    def spot(self) -> Spot:
        """The field that has the focus."""
        return Spot(self._app, self._field)

    def see(self, event: Event) -> None:
        """Take note of an event."""
        if isinstance(event, Window):
            self._enter(event.app, (event.title, event.url or ""))
        elif isinstance(event, Click):
            before = self._clicked[0] if self._clicked and event.action == "up" else self._field
            self._field = self._clicked_at(event)
            self._clicked = (before, self._field)
        elif isinstance(event, Pause | Resume):
            self._fields.clear()
            self._field = self._another()
        elif isinstance(event, Key) and event.action == "down" and key_name(event.key) == "tab":
            self._field = self._another()
        if not isinstance(event, Click | Move | Scroll | Screenshot):
            self._clicked = None

    @property
    def _field(self) -> Field:
        return self._fields.get((self._app, self.page))

    @_field.setter
    def _field(self, field: Field) -> None:
        window = (self._app, self.page)
        self._fields[window] = field
        self._fields.move_to_end(window)
        if len(self._fields) > MOST_WINDOWS:
            self._fields.popitem(last=False)

    def _enter(self, app: str, page: Page) -> None:
        """Bring a window to the front; an agent may tell of the click that did so before it tells of that."""
        if (app, page) == (self._app, self.page):
            return
        field, goes_along = self._field, app == self._app
        if self._clicked:
            self._field, field = self._clicked
            goes_along = True
        self._app, self.page = app, page
        if goes_along and (self._clicked or (app, page) not in self._fields):
            self._field = field

    def _clicked_at(self, click: Click) -> Field:
        target = click.target
        is_named = target is not None and target.name and _FIELD_ROLES.search(target.role)
        return target if is_named else self._another()

    def _another(self) -> int:
        self._unnamed += 1
        return self._unnamed
