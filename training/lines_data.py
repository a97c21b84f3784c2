# ruff: noqa: S311 - seeded invention, no cryptography
"""Lines of text as screens show them, with what they say, for the network that reads lines.

Invented fragments of screens (:mod:`training.fragments`), numbers, ids, keys, code, interface words and names
of many countries, drawn by Chromium in many fonts, sizes and colours and cut into lines as the product does
it; how it is called stands in :mod:`training.lines_tuned`. Needs Chromium and the fonts that
``training/README.md`` names; a font that is not installed is drawn in another one.
"""

from __future__ import annotations

import argparse
import html
import random
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from faker import Faker

from benchmarks.screens.browser import Browser
from benchmarks.screens.looks import FONTS, MONO_FONTS, SERIF_FONTS
from redactor.detect.known_names import table
from redactor.ocr.lines import TextLine
from redactor.ocr.screen import ScreenLines
from training.fragments.generate import fragments
from training.fragments.scene import World
from training.letters_data import image_of, now_and_then_packed
from training.line_signs import SIGNS, written

PLACES = (
    "en_US en_GB en_IN en_PH de_DE fr_FR pl_PL cs_CZ tr_TR vi_VN es_ES es_MX pt_BR hu_HU lv_LV lt_LT sv_SE "
    "no_NO da_DK fi_FI nl_NL it_IT ro_RO hr_HR sk_SK sl_SI et_EE is_IS id_ID"
).split()

_MORE_SANS = (
    *("FreeSans", "TeX Gyre Heros", "TeX Gyre Adventor", "Quicksand", "Oxygen", "Nimbus Sans", "Cabin"),
    *("Karla", "Dosis", "Andika", "PT Sans", "PT Sans Caption", "B612", "M+ 1c", "Noto Sans Display"),
    *("URW Gothic", "Nimbus Sans Narrow"),
)
_MORE_SERIF = (
    *("FreeSerif", "TeX Gyre Termes", "Caladea", "EB Garamond", "Roboto Slab", "P052", "C059"),
    *("PT Serif", "Charis SIL", "Linux Libertine O"),
)
_MORE_MONO = (
    *("FreeMono", "mononoki", "Anonymous Pro", "Inconsolata", "Monoid", "PT Mono", "B612 Mono"),
    *("Nimbus Mono PS", "M+ 1m", "Noto Sans Mono", "TeX Gyre Cursor"),
)
HELD_BACK = frozenset({"Cabin", "PT Sans", "Nimbus Sans", "Inconsolata", "PT Serif", "Carlito", "Hack"})
"""Fonts that no training line is drawn in: what is read in them says what other fonts cost."""

_ICON_FONTS = (("FontAwesome", 0xF000, 0xF2B0), ("Material Design Icons", 0xF101, 0xF700))
"""Families, their first and last icon."""

_THEMES = (
    "#fff #111, #fff #111, #fff #222, #fff #555, #fff #06c, #fff #888, #f4f6f8 #223, #f6f8fa #57606a, "
    "#1e1e1e #ddd, #1e1e1e #9cdcfe, #0d1117 #9aa, #0d1117 #c9d1d9, #282a36 #f8f8f2, #000 #0c0, #300a24 #eee, "
    "#06c #fff, #2e7d32 #fff, #b3261e #fff, #fff8e1 #5d4037, #eef2ff #4338ca, #313338 #b5bac1, #fff #d32f2f"
).split(", ")
_SIZES = (9, 10, 11, 11, 12, 12, 13, 13, 13, 14, 14, 14, 15, 16, 16, 18, 20, 24, 30)
_SCALES = (0.8, 1, 1, 1, 1, 1, 1, 1.25, 1.25, 1.5, 1.75, 2)
_KINDS = {"fragment": 34, "place": 12, "interface": 8, "code": 9, "token": 26, "random": 7, "icon": 4}
_MARKS = "[x] -> => :: && || • … · \u2013 — \u00d7 `ls` --all $@ ~/".split()
_WIDTH, _HEIGHT = 1320, 900
_COLUMNS = (12, 672)
_MIXED = 0.35  # of the lines of several words
_ROOM = 600  # CSS pixels of a column that a text may take
_LONGEST = 90
_MARGINS = (0.2, 0.45)

_NATIONAL = ("iban", "phone_number", "ssn")
"""What not every country of Faker can make."""

_FIT = """[...document.querySelectorAll('div')].map(row => {
  const text = row.querySelector('b');
  while (row.scrollWidth > %d && text.textContent.includes(' '))
    text.textContent = text.textContent.replace(/\\s+\\S*$/, '');
  const box = text.getBoundingClientRect();
  return [text.textContent, box.x, box.y, box.width, box.height];
})"""


def main() -> None:
    """Draw pages, cut them into lines, write the lines with what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held-back", action="store_true", help="in the fonts that no training line has")
    parser.add_argument("--packed", type=float, default=0.35, help="share of pages that are packed with loss")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    lines = list(_lines(chance, chosen.pages, packed=chosen.packed, held_back=chosen.held_back))
    np.savez_compressed(
        chosen.out,
        images=np.concatenate([image for image, _, _ in lines], axis=1),
        widths=np.array([image.shape[1] for image, _, _ in lines]),
        texts=np.array([text for _, text, _ in lines]),
        kinds=np.array([kind for _, _, kind in lines]),
    )
    sys.stdout.write(f"{len(lines)} lines\n")


def _lines(
    chance: random.Random, pages: int, *, packed: float, held_back: bool
) -> Iterator[tuple[np.ndarray, str, str]]:
    """Yield each line in the form in which the network sees it, what it says, and its kind."""
    texts = _Texts(chance)
    with Browser() as browser:
        for _ in range(pages):
            size, scale = chance.choice(_SIZES), chance.choice(_SCALES)
            rows = [
                (x, y, *texts.any())
                for y in range(8, _HEIGHT - 3 * size, round(size * chance.uniform(1.9, 2.6)))
                for x in _COLUMNS
            ]
            browser.show(_page(rows, size, chance, held_back=held_back), _WIDTH, _HEIGHT, scale)
            shown = browser.evaluate(_FIT % _ROOM)
            cut = ScreenLines().lines(now_and_then_packed(browser.shot(), chance, packed))
            for (_, _, kind, _), (text, *box) in zip(rows, shown, strict=True):
                target = "" if kind == "icon" else written(text)
                line = _alone_at(cut, [side * scale for side in box])
                if target is not None and line is not None:
                    yield image_of(line, chance.uniform(*_MARGINS)), target, kind


def _alone_at(cut: list[TextLine], box: list[float]) -> TextLine | None:
    """Return the line that stands where a text does, if it is one line and the whole of it."""
    x, y, width, height = box
    there = [
        line
        for line in cut
        if line.zone.x < x + width and x < line.zone.x + line.zone.width
        if y < line.zone.y + line.zone.height / 2 < y + height
    ]
    if len(there) != 1:
        return None
    zone = there[0].zone
    whole = zone.x < x + 0.5 * height and zone.x + zone.width > x + width - 0.5 * height
    return there[0] if whole and zone.x > x - 2 * height and zone.height < 1.2 * height else None


def _page(rows: list[tuple[int, int, str, str]], size: int, chance: random.Random, *, held_back: bool) -> str:
    paper, ink = chance.choice(_THEMES).split()
    shown = "".join(
        f'<div style="left:{x}px;top:{y}px;{_row_style(kind, chance, held_back=held_back)}">'
        f"{_row(kind, text, chance)}</div>"
        for x, y, kind, text in rows
    )
    style = (
        f"div{{position:absolute;white-space:pre;width:{_ROOM}px;line-height:1.3}}b{{font-weight:inherit}}"
        "i{display:inline-block;width:.9em;height:.9em;margin-right:.45em;vertical-align:-.1em}"
        "u{text-decoration:none;font-weight:400}"
    )
    look = f"margin:0;background:{paper};color:{ink};font-size:{size}px"
    return f'<style>{style}</style><body style="{look}">{shown}'


def _row_style(kind: str, chance: random.Random, *, held_back: bool) -> str:
    mono = chance.random() < (0.6 if kind in {"code", "token", "random"} else 0.12)
    if mono:
        fonts: tuple[str, ...] = (*MONO_FONTS, *_MORE_MONO)
    elif chance.random() < 0.15:
        fonts = (*SERIF_FONTS, *_MORE_SERIF)
    else:
        fonts = (*FONTS, *FONTS, *_MORE_SANS)
    font = chance.choice([name for name in fonts if (name in HELD_BACK) == held_back])
    parts = [f"font-family:'{font}'", f"font-weight:{chance.choice((400, 400, 400, 500, 600, 700))}"]
    pick = chance.random()
    if pick < 0.04:
        parts.append("font-style:italic")
    elif pick < 0.08:
        parts.append("text-decoration:underline")
    elif pick < 0.12:
        parts.append(f"letter-spacing:{chance.choice(('-.02em', '.04em', '.08em'))}")
    return ";".join(parts)


def _row(kind: str, text: str, chance: random.Random) -> str:
    """Return a text, now and then with an icon beside it: a network should read nothing there."""
    if kind == "icon":
        return f"<b>{_sign(chance)}</b>"
    shown, pick = f"<b>{_mixed(text, chance)}</b>", chance.random()
    if pick < 0.05:
        return _shape(chance) + shown
    gap = chance.choice(("", "\u2009", " ", " "))
    if pick < 0.2:
        return _sign(chance) + gap + shown
    return shown + gap + _sign(chance) if pick < 0.24 else shown


def _mixed(text: str, chance: random.Random) -> str:
    """Return a text, now and then with its end in other letters, as times stand behind names."""
    spaces = [at for at, sign in enumerate(text) if sign == " "]
    if not spaces or chance.random() > _MIXED:
        return html.escape(text)
    at = chance.choice(spaces)
    look = f"font-size:{chance.choice((70, 75, 80, 85, 90, 115, 130))}%;opacity:{chance.uniform(0.55, 1):.2f}"
    look += f";font-weight:{chance.choice((400, 400, 700))};text-decoration:none"
    look += f";margin-left:{chance.choice((0, 0, 0.2, 0.4))}em"
    return f'{html.escape(text[: at + 1])}<s style="{look}">{html.escape(text[at + 1 :])}</s>'


def _shape(chance: random.Random) -> str:
    """Return a disc, a box or a folder."""
    inside = (
        f'style="background:#{chance.randrange(1 << 24):06x};border-radius:50%">',
        'style="border:1.5px solid;border-radius:3px;box-sizing:border-box">',
        '><svg viewBox="0 0 16 16"><path d="M2 3h5l2 2h5v8H2z" fill="currentColor"/></svg>',
    )
    return f"<i {chance.choice(inside)}</i>"


def _sign(chance: random.Random) -> str:
    """Return an icon of a font of icons."""
    font, first, last = chance.choice(_ICON_FONTS)
    size = chance.choice((85, 100, 100, 115, 130))
    return f"<u style=\"font:400 {size}% '{font}'\">&#{chance.randint(first, last)};</u>"


class _Texts:
    """Invents texts of every kind."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fakers = [Faker(place) for place in PLACES]
        for one in self._fakers:
            one.seed_instance(chance.randrange(1 << 30))
        self._rich = [one for one in self._fakers if all(hasattr(one, name) for name in _NATIONAL)]
        self._interface = sorted({*table("interface.txt"), *table("labels.txt")})
        source = Path(random.__file__).parent
        self._code = [
            line.strip()
            for name in ("argparse.py", "http/client.py", "sqlite3/dump.py", "ssl.py", "smtplib.py")
            for line in (source / name).read_text("utf-8").splitlines()
            if 3 < len(line.strip()) < _LONGEST
        ]
        self._fragments = self._fragment_lines()

    def any(self) -> tuple[str, str]:
        """Return a kind and a text of that kind, in other letters now and then."""
        (kind,) = self._chance.choices(list(_KINDS), list(_KINDS.values()))
        if kind == "icon":
            return kind, ""
        text = {
            "fragment": lambda: next(self._fragments),
            "place": self._place,
            "interface": lambda: self._chance.choice(self._interface),
            "code": lambda: self._chance.choice(self._code),
            "token": self._tokens,
            "random": self._random,
        }[kind]()
        pick = self._chance.random()
        if kind in {"interface", "place"} and pick < 0.3:
            text = text.upper() if pick < 0.1 else text.title() if pick < 0.25 else text.lower()
        return kind, text[:_LONGEST].strip() or "-"

    def _fragment_lines(self) -> Iterator[str]:
        world = World("train")
        while True:
            seed = self._chance.randrange(1 << 30)
            for _, made in fragments(world, seen=True, count=2_000, seed=seed):
                for line in made.text.splitlines():
                    if len(line.strip()) > 1:
                        start = self._chance.choice((0, 0, 0, self._chance.randrange(len(line))))
                        yield line[start:].strip()

    def _place(self) -> str:
        one, pick = self._chance.choice(self._fakers), self._chance.random()
        if pick < 0.45:
            return str(one.name())
        if pick < 0.6:
            return str(one.company())
        if pick < 0.85:
            return str(one.address()).replace("\n", ", ")
        return str(one.city())

    def _tokens(self) -> str:
        return " ".join(self._token() for _ in range(self._chance.choice((1, 1, 2, 2, 3, 4))))

    def _token(self) -> str:
        chance = self._chance
        one, rich = chance.choice(self._fakers), chance.choice(self._rich)
        word, other = (chance.choice(self._interface).split()[0].lower() for _ in range(2))
        number = chance.randint(0, 10 ** chance.randint(1, 9))
        letters = string.ascii_letters + string.digits
        forms = (
            lambda: f"{number:,}",
            lambda: f"{chance.choice('$€£')}{number / 100:,.2f}",
            lambda: f"{number}",
            lambda: f"{chance.random() * 100:.1f}%",
            lambda: one.date(chance.choice(("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%y", "%d.%m.%Y", "%b %d, %Y"))),
            lambda: one.time(chance.choice(("%H:%M", "%H:%M:%S", "%I:%M %p"))),
            rich.iban,
            rich.phone_number,
            one.credit_card_number,
            one.ipv4,
            one.ipv6,
            one.mac_address,
            one.uuid4,
            one.email,
            one.user_name,
            lambda: f"@{one.user_name()}",
            lambda: f"#{word}-{other}",
            lambda: f"{word}-{other}/{one.user_name()}",
            lambda: f"{chance.choice(('INV', 'ORD', 'TKT', 'CASE', 'PO', 'MRN'))}-{number}",
            lambda: "".join(chance.choices("0123456789abcdef", k=chance.choice((7, 8, 12, 32, 40)))),
            lambda: "".join(chance.choices(letters + "_-", k=chance.randint(12, 44))),
            lambda: (
                f"{chance.choice(('sk_live_', 'ghp_', 'AKIA', 'xoxb-', 'pk_test_'))}"
                + "".join(chance.choices(letters, k=chance.randint(16, 36)))
            ),
            lambda: "".join(chance.choices(letters + "!@#$%^&*?_-+=", k=chance.randint(8, 18))),
            lambda: f"{word.upper()}_{other.upper()}={''.join(chance.choices(letters, k=20))}",
            lambda: f"https://{one.domain_name()}/{word}/{other}?id={number}",
            lambda: f"C:\\Users\\{one.user_name()}\\{word.title()}",
            lambda: f"/home/{one.user_name()}/{word}/{other}.{chance.choice(('txt', 'py', 'pdf', 'csv'))}",
            lambda: f"{chance.randint(0, 20)}.{chance.randint(0, 40)}.{chance.randint(0, 99)}",
            lambda: chance.choice(_MARKS),
            rich.ssn,
        )
        return str(chance.choice(forms)())

    def _random(self) -> str:
        """Return words that no language has: what a sign is must be seen, not guessed."""
        chance = self._chance
        alphabets = (
            string.ascii_lowercase,
            string.ascii_uppercase,
            string.ascii_letters + string.digits,
            "Il1|i!jO0oQDC5S8B2Zz6Gg9q",
            "rnmvvwuijlft.,:;'",
            SIGNS.replace(" ", ""),
        )
        return " ".join(
            "".join(chance.choices(chance.choice(alphabets), k=chance.randint(2, 12)))
            for _ in range(chance.randint(1, 5))
        )


if __name__ == "__main__":
    main()
