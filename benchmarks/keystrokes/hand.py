"""A seeded typist: types labelled texts with the slips and corrections that people make.

Every event knows which private place of the text it was pressed for, if any. Slips are made and mended by
looking at the field, so that what stands there in the end is the text, whatever its undo has taken away.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.keystrokes.field import UNDOS, Field
from redactor.capture.events import Clipboard, Event, Key
from redactor.capture.fields import Modifier, Press
from redactor.evaluate.marks import TextCase

NEAR = {
    char: row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
    for place, char in enumerate(row)
}
"""The keys beside each key, where a finger slips to."""

DEAD = {
    "\u0300": "dead_grave",
    "\u0301": "dead_acute",
    "\u0302": "dead_circumflex",
    "\u0308": "dead_diaeresis",
}

SLIPS = {
    "near": 0.025,
    "late": 0.010,
    "held": 0.004,
    "word": 0.003,
    "arrows": 0.003,
    "select": 0.002,
    "undo": 0.002,
    "home": 0.001,
}
"""How often, for each character, a slip of a kind is made: about one in twenty, mostly mended at once."""

PASTED = 0.06
"""How often a private value is pasted instead of typed."""

FORGOTTEN = 0.05
"""How often a private value is typed and taken away again before the text is typed as it stays."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One event, and the number of the private place that it was pressed for (None: for ordinary text)."""

    event: Event
    place: int | None


@dataclass(slots=True)
class Hand:
    """Types into fields; ``events`` are all that it has done."""

    random_: random.Random
    now: datetime
    events: list[Labelled] = field(default_factory=list)
    _field: Field = field(default_factory=lambda: Field(UNDOS[0]))
    _place: int | None = None
    _late: list[tuple[str, str | None, tuple[Modifier, ...], int | None]] = field(default_factory=list)

    def type(self, case: TextCase, first_place: int) -> None:
        """Type a text; its private places are numbered from ``first_place``."""
        self._field = Field(self.random_.choice(UNDOS))
        places: list[int | None] = [None] * len(case.text)
        for number, mark in enumerate(case.gold, first_place):
            places[mark.span.start : mark.span.end] = [number] * (mark.span.end - mark.span.start)
        if case.gold and self.random_.random() < FORGOTTEN:
            self._forget(case, first_place)
        self._toward(case.text, places)
        self._place = None
        self._press("enter")
        self._let_go()

    # --- what people do -----------------------------------------------------------------------------

    def _toward(self, text: str, places: Sequence[int | None]) -> None:
        """Type on until the field holds the text."""
        while self._field.text != text:
            at = self._field.cursor
            self._place = places[at]
            slip = self._slip()
            if self._pastes(text, places, at):
                continue
            if slip is None or text[at] == "\n":
                self._char(text[at])
            else:
                getattr(self, f"_slip_{slip}")(text, places)
            self._mend(text, places)

    def _slip(self) -> str | None:
        chance = self.random_.random()
        for name, share in SLIPS.items():
            chance -= share
            if chance < 0:
                return name
        return None

    def _mend(self, text: str, places: Sequence[int | None]) -> None:
        """Take away whatever does not belong, from the end."""
        while not text.startswith(self._field.text):
            if self._field.cursor < len(self._field.text):  # where an undo has put it
                self._place = None
                self._press("end")
            self._at(places, -1)
            self._press("backspace")

    def _at(self, places: Sequence[int | None], offset: int) -> None:
        """Let the next presses count for the place at the cursor, that of the text's end beyond it."""
        self._place = places[min(max(self._field.cursor + offset, 0), len(places) - 1)]

    def _pastes(self, text: str, places: Sequence[int | None], at: int) -> bool:
        """Paste a private value that begins here, now and then."""
        place = places[at]
        if place is None or (at and places[at - 1] == place) or self.random_.random() >= PASTED:
            return False
        end = at
        while end < len(text) and places[end] == place:
            end += 1
        self._let_go()
        self._add(Clipboard(seq=1, at=self.now, text=text[at:end]))
        self._press("v", "ctrl")
        self._field.type(text[at:end], pasted=True)
        return True

    def _forget(self, case: TextCase, first_place: int) -> None:
        """Type the first private value by itself and take it away again."""
        span = case.gold[0].span
        self._place = first_place
        for char in case.text[span.start : span.end]:
            self._char(char)
        if self.random_.random() < 0.5:
            self._press("a", "ctrl")
            self._field.anchor, self._field.cursor = 0, len(self._field.text)
            self._press("delete")
        while self._field.text:
            self._press("backspace")

    # --- slips ----------------------------------------------------------------------------------------

    def _wrong(self, char: str) -> str:
        near = NEAR.get(char.lower(), "")
        return self.random_.choice(near) if near else "#"

    def _slip_near(self, text: str, places: Sequence[int | None]) -> None:
        """Hit the key beside, and see it at once."""
        del places
        self._char(self._wrong(text[self._field.cursor]))

    def _slip_late(self, text: str, places: Sequence[int | None]) -> None:
        """Hit the key beside, and see it some letters later."""
        at = self._field.cursor
        self._char(self._wrong(text[at]))
        for char in text[at + 1 : at + 1 + self.random_.randint(1, 4)].replace("\n", " "):
            self._at(places, 0)
            self._char(char)

    def _slip_arrows(self, text: str, places: Sequence[int | None]) -> None:
        """Leave a letter out, see it later, and go back to it with arrow keys."""
        at = self._field.cursor
        rest = text[at + 1 : at + 1 + self.random_.randint(1, 12)].split("\n", maxsplit=1)[0]
        for offset, char in enumerate(rest, 1):
            self._place = places[at + offset]
            self._char(char)
        for _ in rest:
            self._at(places, 0)
            self._press("left")
        self._place = places[at]
        self._char(text[at])
        self._place = None
        self._press("end")

    def _slip_home(self, text: str, places: Sequence[int | None]) -> None:
        """See that the line begins wrong, go there and mend it."""
        if "\n" in self._field.text or not self._field.text:
            return
        self._place = None
        self._press("home")
        self._place = places[0]
        self._press("delete")
        self._char(text[0])
        self._place = None
        self._press("end")

    def _slip_word(self, text: str, places: Sequence[int | None]) -> None:
        """Begin a word wrong and take all of it away."""
        for char in self.random_.choice(("teh", "adn", "abuot")):
            self._char(char)
        start = self._field.word_left()
        self._place = places[min(start, len(places) - 1)] if start < len(text) else None
        self._press("backspace", "ctrl")
        self._field.delete_word()

    def _slip_select(self, text: str, places: Sequence[int | None]) -> None:
        """Type some letters wrong, select them and type over."""
        at = self._field.cursor
        for _ in range(3):
            self._char(self._wrong(text[at]))
        for _ in range(3):
            self._press("left", "shift")
        self._at(places, 0)
        self._char(text[at])

    def _slip_undo(self, text: str, places: Sequence[int | None]) -> None:
        """Type some letters wrong and take them back, with whatever goes with them."""
        del places
        at = self._field.cursor
        for _ in range(2):
            self._char(self._wrong(text[at]))
        self._press("z", "ctrl")
        self._field.undo()

    def _slip_held(self, text: str, places: Sequence[int | None]) -> None:
        """Stay on the key too long."""
        del places
        char = text[self._field.cursor]
        self._let_go()
        for _ in range(3):
            self._down(char.lower(), char, ())
            self._field.type(char)
        self._up(char.lower(), char, (), self._place)

    # --- keys -----------------------------------------------------------------------------------------

    def _char(self, char: str) -> None:
        """Type one character in one of the ways that keyboards and agents have."""
        self._field.type(char)
        split = unicodedata.normalize("NFD", char)
        if char == "\n":
            self._stroke("enter", None, ())
        elif len(split) == 2 and split[1] in DEAD:
            self._stroke(DEAD[split[1]], "", ())
            self._stroke(split[0].lower(), self.random_.choice((char, None)) if char.islower() else char, ())
        elif char.isupper() and char.isascii():
            self._capital(char)
        else:
            self._stroke("space" if char == " " else char, char, ())

    def _capital(self, char: str) -> None:
        """Type a capital with shift or caps lock; now and then the agent does not know the character."""
        chance = self.random_.random()
        if chance < 0.1:
            self._stroke("caps_lock", None, ())
            self._stroke(char.lower(), self.random_.choice((char, None)), ())
            self._stroke("caps_lock", None, ())
        elif chance < 0.5:
            self._let_go()
            self._down("shift", None, ("shift",))
            self._down(char.lower(), char, ("shift",))
            self._up("shift", None, (), self._place)
            self._up(char.lower(), char.lower(), (), self._place)
        else:
            self._stroke(char.lower(), char, ("shift",))

    def _press(self, key: str, *modifiers: Modifier) -> None:
        """Press a key that types nothing, and do to the field what it does."""
        self._stroke(key, None, modifiers)
        work = _WORK.get(key)
        if work and "ctrl" not in modifiers:
            work(self._field, "shift" in modifiers)

    def _stroke(self, key: str, char: str | None, modifiers: tuple[Modifier, ...]) -> None:
        """Press and release; the release may come after another key's press, as with fast typists."""
        if any(key == late[0] for late in self._late):
            self._let_go()
        self._down(key, char, modifiers)
        late, self._late = self._late, [(key, char, modifiers, self._place)]
        for release in late:
            self._up(*release)
        if self.random_.random() < 0.8:
            self._let_go()

    def _let_go(self) -> None:
        late, self._late = self._late, []
        for release in late:
            self._up(*release)

    def _down(self, key: str, char: str | None, modifiers: tuple[Modifier, ...]) -> None:
        self._key("down", key, char, modifiers, self._place)

    def _up(self, key: str, char: str | None, modifiers: tuple[Modifier, ...], place: int | None) -> None:
        self._key("up", key, char, modifiers, place)

    def _key(
        self, action: Press, key: str, char: str | None, modifiers: tuple[Modifier, ...], place: int | None
    ) -> None:
        self.now += timedelta(milliseconds=self.random_.randint(20, 180))
        event = Key(seq=1, at=self.now, action=action, key=key, char=char, modifiers=modifiers, secure=False)
        self.events.append(Labelled(event, place))

    def _add(self, event: Event) -> None:
        self.events.append(Labelled(event, self._place))


_WORK: dict[str, Callable[[Field, bool], None]] = {
    "backspace": lambda field_, _: field_.backspace(),
    "delete": lambda field_, _: field_.delete(),
    "left": lambda field_, select: field_.move(field_.cursor - 1, select=select),
    "home": lambda field_, _: field_.move(field_.text.rfind("\n", 0, field_.cursor) + 1),
    "end": lambda field_, _: field_.move(len(field_.text)),
}
