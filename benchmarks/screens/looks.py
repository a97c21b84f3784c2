"""What a screen looks like: colours, fonts, sizes and scale factors, drawn from a seed.

Contrast is that of WCAG 2.2 (relative luminance, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

LEAST_CONTRAST = 3.5
"""Grey text on a screen is often below the 4.5 that WCAG asks for; nothing here is below this."""

FONTS = (
    *("Liberation Sans", "DejaVu Sans", "Noto Sans", "Open Sans", "Roboto", "Lato", "Inter"),
    *("Cantarell", "Carlito"),
)
SERIF_FONTS = ("Liberation Serif", "DejaVu Serif", "Noto Serif")
MONO_FONTS = (
    *("Liberation Mono", "DejaVu Sans Mono", "Noto Sans Mono", "Fira Code", "Hack", "JetBrains Mono"),
)
PACKAGES = (
    "chromium fonts-liberation fonts-dejavu fonts-noto-core fonts-noto-mono fonts-open-sans fonts-roboto "
    "fonts-lato fonts-inter fonts-cantarell fonts-crosextra-carlito fonts-firacode fonts-hack "
    "fonts-jetbrains-mono"
)
"""The Debian packages that the screens are drawn with."""

_COLUMNS = ("bg", "text", "side", "side_text", "bar", "line", "accent", "soft", "field")
_PALETTES: Mapping[str, list[str]] = {
    name: [f"#{colour}" for colour in row]
    for name, *row in (
        line.split()
        for line in """\
light     ffffff 1f2328 f3f4f6 2b3037 e9ebef d9dce2 1f5fd0 e6effd ffffff
paper     fbfaf7 2a2622 f1ede6 3a342d ece7de ddd5c8 9a4b12 f7e7d3 ffffff
plum      ffffff 1d1c1d 3f0e40 d6c3d7 350d36 e2dfe2 1264a3 e8f1f8 ffffff
navy      f7f9fc 172b4d 0b2a55 c4d3ea ffffff d5dce8 0052cc deebff ffffff
teal      ffffff 20302f 0f4c4a cfe7e4 f0f7f6 d3e2e0 00756f d9f0ee ffffff
silver    f4f4f4 26282b e4e5e7 33363a d6d8db c3c6ca 30639c cfdff2 fdfdfd
blue-bar  ffffff 242424 f0f0f0 363636 0f5ca8 dddddd 0f5ca8 dcecfb ffffff
dark      1e1f24 e6e7ea 17181c c9ccd3 26282e 363942 7aa7ff 2a3448 26282e
darker    121212 dddddd 181818 bdbdbd 1f1f1f 2f2f2f 8ab4f8 23303f 1c1c1c
slate     1b2430 dbe4ee 141c26 b8c6d6 223042 33445a 5fb0f0 274463 18212c
mocha     2b2420 eee3d8 231d1a d6c6b8 352c27 4a3f38 e0a96d 4a3a2c 332b26
graphite  313338 dbdee1 2b2d31 b5bac1 1e1f22 404249 8ea1f7 404249 383a40
""".splitlines()
    )
}
_WEIGHTS = {"light": 5, "dark": 3, "darker": 2, "plum": 2, "navy": 2, "silver": 2}

_SCREENS: tuple[tuple[int, int, float, int], ...] = (
    (1366, 768, 1.0, 5),
    (1440, 900, 1.0, 3),
    (1536, 864, 1.0, 2),
    (1600, 900, 1.0, 3),
    (1680, 1050, 1.0, 2),
    (1920, 1080, 1.0, 10),
    (1920, 1080, 1.25, 5),
    (1920, 1080, 1.5, 3),
    (1920, 1200, 1.0, 3),
    (2240, 1400, 1.5, 2),
    (2560, 1440, 1.0, 3),
    (2560, 1440, 1.25, 2),
    (2560, 1440, 1.5, 2),
    (2560, 1600, 2.0, 3),
    (2880, 1800, 2.0, 1),
    (3840, 2160, 1.5, 1),
    (3840, 2160, 2.0, 1),
)
"""Width and height in pixels, scale factor, and how often among the others."""

_SIZES = (10, 11, 12, 12, 13, 13, 13, 14, 14, 14, 15, 16, 17, 18, 20)
_MOST_ON_SMALL = 15
"""The largest text on a screen of few CSS pixels; a larger one would leave no room for columns."""


@dataclass(frozen=True, slots=True)
class Look:
    """One screen's looks. ``width`` and ``height`` are CSS pixels; the image has them times ``scale``.

    ``size`` is the height of body text in CSS pixels, ``frame`` the style of window frames, ``inset`` how
    much of the desktop shows around the window, in CSS pixels.
    """

    width: int
    height: int
    scale: float
    theme: str
    dark: bool
    colours: Mapping[str, str]
    font: str
    serif: str
    mono: str
    size: int
    frame: str
    inset: int


def look(random_: random.Random) -> Look:
    """Draw a look."""
    width, height, scale, _ = random_.choices(_SCREENS, [row[3] for row in _SCREENS])[0]
    theme = random_.choices(list(_PALETTES), [_WEIGHTS.get(name, 1) for name in _PALETTES])[0]
    css_width, css_height = int(width / scale), int(height / scale)
    size = random_.choice(_SIZES)
    return Look(
        css_width,
        css_height,
        scale,
        theme,
        luminance(_PALETTES[theme][0]) < 0.2,
        colours(theme, dim_contrast=random_.uniform(LEAST_CONTRAST + 0.1, 6.5)),
        random_.choice(FONTS),
        random_.choice(SERIF_FONTS),
        random_.choice(MONO_FONTS),
        min(size, _MOST_ON_SMALL) if css_width < 1500 else size,
        random_.choice(("windows", "windows", "mac", "gnome")),
        random_.choice((0, 0, 0, 28)),
    )


def colours(theme: str, *, dim_contrast: float) -> dict[str, str]:
    """Return the colours of a theme, with greys of about that contrast for dim text."""
    named = dict(zip(_COLUMNS, _PALETTES[theme], strict=True))
    bar_text = named["text"] if contrast(named["text"], named["bar"]) >= 5 else named["side_text"]
    if contrast(bar_text, named["bar"]) < LEAST_CONTRAST:
        bar_text = "#ffffff"
    grounds = [named[name] for name in ("bg", "soft", "field")]
    return {
        **named,
        "bar_text": bar_text,
        "dim": dimmed(named["text"], grounds, dim_contrast),
        "side_dim": dimmed(named["side_text"], [named["side"]], dim_contrast),
        "on_accent": "#ffffff" if contrast("#ffffff", named["accent"]) >= LEAST_CONTRAST else "#101418",
    }


def dimmed(text: str, grounds: list[str], wanted: float) -> str:
    """Mix ``text`` with the first ground down to about the wanted contrast with all of them."""
    shown = text
    for percent in range(2, 100, 2):
        mixed = _mixed(text, grounds[0], percent / 100)
        if min(contrast(mixed, ground) for ground in grounds) < wanted:
            break
        shown = mixed
    return shown


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1."""
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    linear: float = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return linear


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: str, other: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(one), _channels(other), strict=True))
    return "#" + "".join(f"{value:02x}" for value in mixed)
