"""The names of keys, in the spellings of browsers, X11 and the capture libraries of the desktop systems."""

from __future__ import annotations

from redactor.capture.compose import ACCENTS

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

_MODIFIERS = tuple("shift ctrl control alt altgr meta cmd command super win option fn".split())
HOLDING = frozenset(
    f"{before}{name}{after}"
    for name in _MODIFIERS
    for before, after in (
        ("", ""),
        ("left", ""),
        ("right", ""),
        ("", "left"),
        ("", "right"),
        ("", "l"),
        ("", "r"),
    )
)
"""The names of keys that are held while another one is pressed; by themselves they change no text."""

NAMED = frozenset(
    """
    backspace delete enter tab space escape insert home end pageup pagedown left right up down
    capslock numlock scrolllock printscreen pause break menu contextmenu help clear apps
    dead compose multikey process unidentified altgraph hyper kana kanji convert nonconvert hangul hanja eisu
    volumeup volumedown volumemute mediaplay medianext mediaprevious mediastop mediaplaypause
    brightnessup brightnessdown power sleep wake eject launchmail launchapp
    browserback browserforward browserrefresh browserhome browsersearch
    """.split()
).union(
    HOLDING,
    (f"f{number}" for number in range(1, 25)),
    (f"dead{accent}" for accent in ACCENTS),
    (f"numpad{number}" for number in range(10)),
    (f"numpad{name}" for name in ("add", "subtract", "multiply", "divide", "decimal", "separator", "equal")),
)


def key_name(key: str) -> str:
    """Return one spelling for a key's name: ``ArrowLeft``, ``arrow_left`` and ``left`` are the same."""
    if len(key) == 1:
        return key.lower()
    plain = key.lower().replace("_", "").replace("-", "").replace(" ", "")
    return _ALIASES.get(plain, plain)
