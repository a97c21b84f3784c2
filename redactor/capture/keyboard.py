"""What one press of a key does to a text: the vocabulary of keys and editing commands.

Follows what text fields on Windows, Linux and macOS have in common. Undo, overwrite mode, dead
keys beyond their result, and commands of single programs are not followed: text that such a command
would take away stays in the rebuilt text, so that it is looked at rather than missed.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from redactor.capture.events import Key


class Verb(enum.Enum):
    """What a key press does."""

    NOTHING = "nothing"
    INSERT = "insert"
    REMOVE = "remove"
    MOVE = "move"
    SELECT_ALL = "select all"
    CUT = "cut"
    PASTE = "paste"


class Unit(enum.Enum):
    """How far a removal or a movement goes."""

    CHAR = "char"
    WORD = "word"
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

_ALIASES = {
    "return": "enter",
    "numpadenter": "enter",
    "kpenter": "enter",
    "del": "delete",
    "spacebar": "space",
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
} | {f"arrow{way}": way for way in ("left", "right", "up", "down")}

_MODIFIERS = (
    "shift",
    "ctrl",
    "control",
    "alt",
    "altgr",
    "meta",
    "cmd",
    "command",
    "super",
    "win",
    "option",
    "fn",
)
_NAMED = frozenset(
    """
    backspace delete enter tab space escape insert home end pageup pagedown left right up down
    capslock numlock scrolllock printscreen pause break menu contextmenu help clear apps
    dead compose process unidentified altgraph hyper kana kanji convert nonconvert hangul hanja eisu
    volumeup volumedown volumemute mediaplay medianext mediaprevious mediastop mediaplaypause
    brightnessup brightnessdown power sleep wake eject launchmail launchapp
    browserback browserforward browserrefresh browserhome browsersearch
    """.split()
).union(
    _MODIFIERS,
    (f"{side}{name}" for side in ("left", "right") for name in _MODIFIERS),
    (f"{name}{side}" for side in ("left", "right", "l", "r") for name in _MODIFIERS),
    (f"f{number}" for number in range(1, 25)),
    (f"numpad{number}" for number in range(10)),
    (f"numpad{name}" for name in ("add", "subtract", "multiply", "divide", "decimal", "separator", "equal")),
)


def key_name(key: str) -> str:
    """Return one spelling for a key's name: ``ArrowLeft``, ``arrow_left`` and ``left`` are the same."""
    if len(key) == 1:
        return key.lower()
    plain = key.lower().replace("_", "").replace("-", "").replace(" ", "")
    return _ALIASES.get(plain, plain)


def command_of(event: Key) -> Command:
    """Return what pressing the key does; the direction of the press is not looked at."""
    return _command(event.key, event.char, event.modifiers)


def sign_of(event: Key) -> str:
    """Return the text that the event by itself shows to a reader, whatever the key did.

    A letter pressed with a command key (ctrl, cmd, meta) shows none: it names a shortcut.
    """
    shown = _printable(event.char or "").strip() or (event.key if len(event.key) == 1 else "").strip()
    shown = shown or _numpad_digit(key_name(event.key))
    command = bool({"ctrl", "cmd", "meta"} & set(event.modifiers)) and "alt" not in event.modifiers
    return "" if command and shown.isalpha() else shown


def tells_more(event: Key) -> bool:
    """Tell whether an event shows text that no rebuilt text shows, so that nothing has looked at it.

    That is a key with an unknown name, or a character that is not inserted and is more than the
    plain letter of a shortcut.
    """
    if len(event.key) > 1 and key_name(event.key) not in _NAMED:
        return True
    shown = _printable(event.char or "").strip()
    if event.action == "down" and command_of(event).verb is Verb.INSERT:
        return False
    return bool(shown) and (len(shown) > 1 or (len(event.key) > 1 and event.action == "down"))


def shows_letter(event: Key) -> bool:
    """Tell whether the event alone shows a letter, digit or sign."""
    return bool((event.key if len(event.key) == 1 else _printable(event.char or "")).strip())


def _printable(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Cc")


@lru_cache(maxsize=1024)
def _command(key: str, char: str | None, modifiers: tuple[str, ...]) -> Command:
    name = key_name(key)
    held = frozenset(modifiers)
    if name in _EDITING:
        return _editing(name, held)
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
        return Command(Verb.REMOVE, Unit.WORD if command or "alt" in held else Unit.CHAR, forward)
    if name == "insert":
        return Command(Verb.PASTE) if select and not command else NOTHING
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


_SHORTCUTS = {"a": Command(Verb.SELECT_ALL), "v": Command(Verb.PASTE), "x": Command(Verb.CUT)}


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
        return _SHORTCUTS.get(name, NOTHING) if commands else NOTHING
    return Command(Verb.INSERT, text=typed) if typed else NOTHING


def _numpad_digit(name: str) -> str:
    return name[-1] if name.startswith("numpad") and name[-1].isdecimal() else ""


def _own_text(name: str, key: str, held: frozenset[str]) -> str:
    if name == "space":
        return " "
    if len(key) > 1:
        return _numpad_digit(name)
    return key.upper() if "shift" in held else key
