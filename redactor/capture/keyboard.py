"""What one press of a key does to a text: the vocabulary of keys and editing commands.

Follows what text fields on Windows, Linux and macOS have in common, and the line of a terminal.
Overwrite mode and commands of single programs are not followed: text that such a command would take
away stays in the rebuilt text, so that it is looked at rather than missed.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from redactor.capture.compose import accent_of
from redactor.capture.events import Key
from redactor.capture.key_names import NAMED, key_name


class Verb(enum.Enum):
    """What a key press does."""

    NOTHING = "nothing"
    INSERT = "insert"
    REMOVE = "remove"
    MOVE = "move"
    SELECT_ALL = "select all"
    COPY = "copy"
    CUT = "cut"
    PASTE = "paste"
    UNDO = "undo"
    REDO = "redo"


class Unit(enum.Enum):
    """How far a removal or a movement goes."""

    CHAR = "char"
    WORD = "word"
    CHUNK = "chunk"
    """To the next white space, as a terminal's ``ctrl+w`` goes."""
    ROW = "row"
    """To the same column of the row above or below."""
    LINE = "line"
    """To the start or end of the line."""
    ALL = "all"
    """To the start or end of the text."""


@dataclass(frozen=True, slots=True)
class Command:
    """One editing command. ``forward`` is its direction, ``select`` extends the selection."""

    verb: Verb
    unit: Unit = Unit.CHAR
    forward: bool = False
    select: bool = False
    text: str = ""

    def __repr__(self) -> str:
        return f"Command({self.verb.value})"


NOTHING = Command(Verb.NOTHING)


class Stroke(NamedTuple):
    """What one kind of key event is and does.

    Attributes:
        name: the key's name, see :func:`key_name`.
        command: what pressing it does.
        sign: the text that the event by itself shows to a reader, whatever the key did.
        hidden_down, hidden_up: whether a press, or a release, shows text that no rebuilt text shows, so
            that nothing has looked at it.
        letter: whether the event alone shows a letter, digit or sign.
        dead: the combining mark of a dead key; empty for every other key.
        plain: whether pressing it types the one sign that it shows, and does nothing else.
    """

    name: str
    command: Command
    sign: str
    hidden_down: bool
    hidden_up: bool
    letter: bool
    dead: str
    plain: bool

    def __repr__(self) -> str:
        return f"Stroke({self.command!r})"


@lru_cache(maxsize=4096)
def stroke_of(key: str, char: str | None, modifiers: tuple[str, ...]) -> Stroke:
    """Return what a key event with these fields is in a text field."""
    return _stroke(key, char, frozenset(modifiers), terminal=False)


@lru_cache(maxsize=4096)
def stroke_in_terminal(key: str, char: str | None, modifiers: tuple[str, ...]) -> Stroke:
    """Return what a key event with these fields is where a terminal takes the keys."""
    return _stroke(key, char, frozenset(modifiers), terminal=True)


def _stroke(key: str, char: str | None, held: frozenset[str], *, terminal: bool) -> Stroke:
    name = key_name(key)
    command = _command(name, key, char, held, terminal=terminal)
    shown = _printable(char or "").strip()
    several, nameless = len(shown) > 1, len(key) > 1 and name not in NAMED
    besides = command.verb is not Verb.INSERT and (several or (bool(shown) and len(key) > 1))
    dead = (
        command is NOTHING and (char == "" or name.startswith("dead")) and not held & {"ctrl", "cmd", "meta"}
    )
    sign = _sign(name, key, shown, held)
    return Stroke(
        name,
        command,
        sign,
        hidden_down=nameless or besides,
        hidden_up=nameless or several,
        letter=bool((key if len(key) == 1 else shown).strip()),
        dead=accent_of(name, key) if dead else "",
        plain=command.verb is Verb.INSERT
        and not nameless
        and len(command.text) == 1
        and command.text == sign,
    )


def command_of(event: Key) -> Command:
    """Return what pressing the key does in a text field; the direction of the press is not looked at."""
    return stroke_of(event.key, event.char, event.modifiers).command


def sign_of(event: Key) -> str:
    """Return the text that the event by itself shows to a reader, whatever the key did."""
    return stroke_of(event.key, event.char, event.modifiers).sign


def _sign(name: str, key: str, shown: str, held: frozenset[str]) -> str:
    """Return what a key shows; a letter with a command key (ctrl, cmd, meta) only names a shortcut."""
    shown = shown or (key if len(key) == 1 else "").strip() or _numpad_digit(name)
    command = bool(held & {"ctrl", "cmd", "meta"}) and "alt" not in held
    return "" if command and shown.isalpha() else shown


def _printable(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Cc")


def _command(name: str, key: str, char: str | None, held: frozenset[str], *, terminal: bool) -> Command:
    if name in _EDITING:
        return _editing(name, held)
    if terminal and "ctrl" in held and not held & {"alt", "altgr", "shift", "cmd", "meta"}:
        return _IN_TERMINALS.get(name, NOTHING)
    return _typing(name, key, char, held)


_EDITING = frozenset("left right up down home end backspace delete enter tab insert".split())
_FORWARD = frozenset({"right", "down", "end", "delete"})


def _editing(name: str, held: frozenset[str]) -> Command:
    """Return the command of a named editing key."""
    command, select = bool(held & {"ctrl", "cmd", "meta"}), "shift" in held
    forward = name in _FORWARD
    if name == "enter":
        return NOTHING if command or "alt" in held else Command(Verb.INSERT, text="\n")
    if name in {"backspace", "delete"}:
        unit = Unit.LINE if held & {"cmd", "meta"} else Unit.WORD if command or "alt" in held else Unit.CHAR
        return Command(Verb.REMOVE, unit, forward)
    if name == "insert":
        if select:
            return NOTHING if command else Command(Verb.PASTE)
        return Command(Verb.COPY) if command else NOTHING
    if name == "tab":
        return NOTHING  # ends the field
    return Command(Verb.MOVE, _distance(name, held), forward, select)


def _distance(name: str, held: frozenset[str]) -> Unit:
    mac = bool(held & {"cmd", "meta"})
    if name in {"home", "end"}:
        return Unit.ALL if mac or "ctrl" in held else Unit.LINE
    if name in {"up", "down"}:
        return Unit.ALL if mac else Unit.ROW
    if mac:
        return Unit.LINE
    return Unit.WORD if held & {"ctrl", "alt"} else Unit.CHAR


_SHORTCUTS = {
    "a": Command(Verb.SELECT_ALL),
    "c": Command(Verb.COPY),
    "v": Command(Verb.PASTE),
    "x": Command(Verb.CUT),
    "y": Command(Verb.REDO),
    "z": Command(Verb.UNDO),
}
_IN_TERMINALS = {
    "a": Command(Verb.MOVE, Unit.LINE),
    "b": Command(Verb.MOVE),
    "d": Command(Verb.REMOVE, forward=True),
    "e": Command(Verb.MOVE, Unit.LINE, forward=True),
    "f": Command(Verb.MOVE, forward=True),
    "h": Command(Verb.REMOVE),
    "j": Command(Verb.INSERT, text="\n"),
    "k": Command(Verb.REMOVE, Unit.LINE, forward=True),
    "m": Command(Verb.INSERT, text="\n"),
    "u": Command(Verb.REMOVE, Unit.LINE),
    "w": Command(Verb.REMOVE, Unit.CHUNK),
}
"""What ``ctrl`` and a letter do in the line of a shell (GNU Readline manual, 8.4)."""


def _typing(name: str, key: str, char: str | None, held: frozenset[str]) -> Command:
    """Return the command of a key that may type something.

    Without ``char`` a one-character key stands for itself; an empty ``char`` is a dead key. Right
    Alt, reported as ``altgr``, as ``ctrl`` and ``alt`` or (macOS) as ``alt``, types a character
    that differs from the key's own; the same modifiers with the key's own character are a shortcut.
    """
    typed = _printable(_own_text(name, key, held) if char is None else char)
    third_level = typed.lower() != name and not held & {"cmd", "meta"} and bool(held & {"alt", "altgr"})
    if held & {"ctrl", "cmd", "meta", "alt"} and not (third_level and typed.strip()):
        commands = held & {"ctrl", "cmd", "meta"} and "alt" not in held
        return _shortcut(name, held) if commands else NOTHING
    return Command(Verb.INSERT, text=typed) if typed else NOTHING


def _shortcut(name: str, held: frozenset[str]) -> Command:
    """Return the command of a letter with ctrl or cmd; shift turns undo round and pastes without form."""
    if "shift" in held:
        return {"z": Command(Verb.REDO), "v": Command(Verb.PASTE)}.get(name, NOTHING)
    if name == "y" and "ctrl" not in held:
        return NOTHING
    return _SHORTCUTS.get(name, NOTHING)


def _numpad_digit(name: str) -> str:
    return name[-1] if name.startswith("numpad") and name[-1].isdecimal() else ""


def _own_text(name: str, key: str, held: frozenset[str]) -> str:
    if name == "space":
        return " "
    if len(key) > 1:
        return _numpad_digit(name)
    upper = ("shift" in held) != ("caps_lock" in held and key.isalpha())
    return key.upper() if upper else key
