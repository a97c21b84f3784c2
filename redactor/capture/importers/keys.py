"""Keys as the capture libraries of desktops report them, in our names; and which modifiers were held.

The names are those of pynput and of the observers of openadapt-capture 1.3 (Windows virtual keys, macOS
key codes, X11 keysyms). A name that is on no list is refused: nobody knows what it types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.capture.compose import ACCENTS
from redactor.capture.key_names import NAMED, key_name

_RENAMED = {
    "isolevel3shift": "altgr",
    "isolefttab": "tab",
    "prior": "pageup",
    "next": "pagedown",
    "print": "printscreen",
    "mediavolumeup": "volumeup",
    "mediavolumedown": "volumedown",
    "mediavolumemute": "volumemute",
    "xf86audioraisevolume": "volumeup",
    "xf86audiolowervolume": "volumedown",
    "xf86audiomute": "volumemute",
    "xf86audioplay": "mediaplay",
    "xf86audionext": "medianext",
    "xf86audioprev": "mediaprevious",
    "xf86audiostop": "mediastop",
    "xf86monbrightnessup": "brightnessup",
    "xf86monbrightnessdown": "brightnessdown",
}
_NUMPAD = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "decimal": ".",
    "separator": ",",
    "equal": "=",
}
_SIGNS = {"ssharp": "ß", "eurosign": "€", "ae": "æ", "oe": "œ", "oslash": "ø", "section": "§", "degree": "°"}
"""X11 keysyms that name a character, beside those of letters with accents."""

_KEYCODE = re.compile(r"keycode_\d{1,5}")
_ACCENTED = re.compile(rf"(?P<letter>[A-Za-z])(?P<accent>{'|'.join(ACCENTS)})")
_CONTROL_LETTERS = range(1, 27)
UNIDENTIFIED = "unidentified"


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key in our words: its name, and the text it produced where that is known."""

    key: str
    char: str | None = None

    def __repr__(self) -> str:
        return "OwnKey(...)"


def named_key(name: str) -> OwnKey | None:
    """Return the key of that name, None when the name is on no list."""
    if len(name) == 1:
        return OwnKey(name)
    if _KEYCODE.fullmatch(name):
        return OwnKey(UNIDENTIFIED)  # the observer's own word for a key that it does not know
    if sign := _sign_of(name):
        return OwnKey(sign.lower(), sign)
    plain = key_name(name)
    if pad := _numpad_key(plain):
        return pad
    plain = _RENAMED.get(plain, plain)
    return OwnKey(plain) if plain in NAMED else None


def typed_key(char: str, canonical: str | None) -> OwnKey:
    """Return the key that produced ``char``; ``canonical`` is what it gives without modifiers."""
    if len(char) == 1 and ord(char) in _CONTROL_LETTERS:
        return OwnKey(chr(ord(char) + 0x60))  # ctrl and a letter, as terminals count them
    own = canonical if canonical and len(canonical) == 1 else char.lower()
    return OwnKey(own if len(own) == 1 else UNIDENTIFIED, char)


def _sign_of(name: str) -> str:
    if accented := _ACCENTED.fullmatch(name):
        sign = unicodedata.normalize("NFC", accented["letter"] + ACCENTS[accented["accent"]])
        return sign if len(sign) == 1 else ""
    sign = _SIGNS.get(name.lower(), "")
    return sign.upper() if sign and name.isupper() else sign


def _numpad_key(plain: str) -> OwnKey | None:
    """Return a key of the number pad: ``num7`` (macOS), ``KP_7`` and ``KP_Add`` (X11), ``add``."""
    rest = plain.removeprefix("numpad").removeprefix("num").removeprefix("kp")
    rest = {"equals": "equal"}.get(rest, rest)
    if rest in _NUMPAD:
        return OwnKey(f"numpad{rest}", _NUMPAD[rest])
    if rest != plain and len(rest) == 1 and rest.isascii() and rest.isdigit():
        return OwnKey(f"numpad{rest}", rest)
    if plain.startswith("kp") and (key := _RENAMED.get(rest, rest)) in NAMED:
        return OwnKey(key)
    return None


# --- modifiers --------------------------------------------------------------------------------------

REPEAT_SECONDS = 2.0
"""Presses of one key that are nearer together are the repetition of a key that stays down."""
HOLD_SECONDS = 10.0
"""A modifier that is released later than this after its last press counts as not held."""

_HELD = re.compile(
    r"(?:left|right)?(shift|ctrl|control|altgr|alt|option|cmd|command|meta|super|win|fn)(?:left|right|l|r)?"
)
_ALIKE = {"control": "ctrl", "option": "alt", "command": "cmd", "super": "meta", "win": "meta"}


def modifier_of(key: str, *, mac: bool) -> str | None:
    """Return which of our modifiers a key is, None when it is none."""
    match = _HELD.fullmatch(key_name(key))
    if match is None:
        return None
    name = _ALIKE.get(match[1], match[1])
    return "meta" if name == "cmd" and not mac else name


@dataclass(frozen=True, slots=True)
class Transition:
    """A modifier key went down or up, ``at`` seconds; ``row`` is its number in the source."""

    row: int
    key: str
    is_down: bool
    at: float


@dataclass(slots=True)
class _Hold:
    presses: list[int] = field(default_factory=list)
    last: float = 0.0


def believed(transitions: Iterable[Transition]) -> frozenset[int]:
    """Return the rows of presses that a release follows soon.

    A recorder that loses the release of a command key would turn all typing behind it into shortcuts,
    which are not rebuilt as text: such a press is taken as if it had not been.
    """
    rows: set[int] = set()
    holds: dict[str, _Hold] = {}
    for one in transitions:
        hold = holds.setdefault(one.key, _Hold())
        if one.is_down:
            if one.at - hold.last > REPEAT_SECONDS:
                hold.presses.clear()
            hold.presses.append(one.row)
            hold.last = one.at
            continue
        if one.at - hold.last <= HOLD_SECONDS:
            rows.update(hold.presses)
        hold.presses.clear()
    return frozenset(rows)
