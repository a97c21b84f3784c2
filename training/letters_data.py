# ruff: noqa: S311 - seeded invention, no cryptography
"""Lines of text in many scripts, as screens show them, for what tells Latin letters from others.

Invented people, companies, addresses and sentences of 29 countries (Faker) and words of random letters, drawn
by Chromium and cut into lines as the product does it; how it is called stands in :mod:`training.letters`.
Needs Chromium, and the Debian packages ``fonts-noto-core`` and ``fonts-noto-cjk``.
"""

from __future__ import annotations

import argparse
import html
import random
import string
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from faker import Faker

from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Studio
from benchmarks.screens.pictures import as_jpeg, decoded, encoded, read_rgb
from benchmarks.screens.plan import plans
from redactor.detect.known_names import table
from redactor.ocr.line_input import prepared
from redactor.ocr.line_net import FIRST_MARGIN
from redactor.ocr.lines import TextLine
from redactor.ocr.screen import ScreenLines
from redactor.values import Pixels, Zone

OTHERS = (
    "ru_RU uk_UA bg_BG el_GR zh_CN zh_TW ja_JP ko_KR ar_AA fa_IR he_IL hi_IN th_TH ka_GE hy_AM ta_IN ne_NP "
    "bn_BD"
).split()
LATIN = "en_US en_GB de_DE fr_FR pl_PL cs_CZ tr_TR vi_VN es_ES hu_HU lv_LV".split()
BLOCKS = (
    *((0x0410, 0x0450, "Cyrillic"), (0x0391, 0x03CA, "Greek"), (0x3041, 0x3097, "Hiragana")),
    *((0x30A1, 0x30F7, "Katakana"), (0xAC00, 0xD7A4, "Hangul"), (0x0621, 0x064B, "Arabic")),
    *((0x05D0, 0x05EB, "Hebrew"), (0x0905, 0x093A, "Devanagari"), (0x0E01, 0x0E2F, "Thai")),
    *((0x10D0, 0x10F1, "Georgian"), (0x0531, 0x0557, "Armenian"), (0x0985, 0x09B9, "Bengali")),
    *((0x0B85, 0x0BBA, "Tamil"), (0x0C05, 0x0C3A, "Telugu"), (0x1780, 0x17A3, "Khmer")),
)
"""Letters of a script: first code point, the one after the last, the script's name."""

_FONTS = (
    "Inter, Lato, Roboto, Open Sans, Liberation Sans, DejaVu Sans, DejaVu Sans Mono, DejaVu Serif, "
    "Noto Sans, Noto Serif, Liberation Serif, sans-serif, serif, monospace, Noto Sans CJK SC, "
    "Noto Serif CJK JP"
).split(", ")
_THEMES = (
    "#fff #111, #fff #555, #fff #06c, #fff #888, #f4f6f8 #223, #1e1e1e #ddd, #0d1117 #9aa, #282a36 #f8f8f2, "
    "#06c #fff, #2e7d32 #fff, #fff8e1 #5d4037"
).split(", ")
_SIZES = (9, 10, 11, 12, 13, 13, 14, 14, 15, 16, 18, 20, 24)
_SIGNS = (
    "✓ ✕ ★ ☆ → ← ↑ ↓ ▼ ▲ ► ● ○ ■ □ ☰ ⚙ ✉ ☎ ⌘ ⏎ ⇧ … • · — \u2013 § © ® ™ ° ± \u00d7 ÷ ≤ ≥ ≠ ∞ ½ € £ ¥ "
    "⋮ ⋯ │ ─ ┌ └"
).split()
_KINDS = {
    "other": 36,
    "letters": 14,
    "han": 4,
    "latin": 14,
    "interface": 12,
    "code": 8,
    "signs": 6,
    "numbers": 6,
}
"""How often each kind of text is drawn, in a hundred."""
_WIDTH, _HEIGHT, _COLUMNS = 1280, 900, (10, 640)
_LONGEST = 90
SEEN = "seen"

_Line = tuple[np.ndarray, bool, str]
"""A line's picture, whether it is of another script, and what kind of text it is."""
_MOSTLY = 0.6  # so many letters of a line are of another script; lines with fewer are left out


def main() -> None:
    """Draw pages, cut them into lines, write the lines with whether they are of another script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--screens", type=int, default=0, help="screens of each seen template besides: icons")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packed", type=float, default=0.35, help="share of pages that are packed with loss")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    lines = list(_lines(chance, chosen.pages, chosen.packed))
    if chosen.screens:
        lines += _screens(chosen.seed, chosen.screens, chosen.packed)
    np.savez_compressed(
        chosen.out,
        images=np.concatenate([image for image, _, _ in lines], axis=1),
        widths=np.array([image.shape[1] for image, _, _ in lines]),
        other=np.array([other for _, other, _ in lines]),
        kinds=np.array([kind for _, _, kind in lines]),
    )
    sys.stdout.write(f"{len(lines)} lines, {sum(other for _, other, _ in lines)} of other scripts\n")


def _lines(chance: random.Random, pages: int, share: float) -> Iterator[_Line]:
    """Yield each line in the form in which the line network sees it, as bytes."""
    texts = _Texts(chance)
    with Browser() as browser:
        for _ in range(pages):
            size = chance.choice(_SIZES)
            rows = [
                (x, y, *texts.any())
                for y in range(6, _HEIGHT - 3 * size, round(size * chance.uniform(1.7, 2.4)))
                for x in _COLUMNS
            ]
            scale = chance.choice((0.75, 0.9, 1, 1, 1, 1, 1.25, 1.5, 2))
            browser.show(_page(rows, size, chance), _WIDTH, _HEIGHT, scale)
            cut = ScreenLines().lines(now_and_then_packed(browser.shot(), chance, share))
            for x, y, kind, text in rows:
                middle = (y + 0.65 * size) * scale
                there = [line for line in cut if _is_at(line.zone, x * scale, middle, scale * size)]
                other = _is_other(text)
                if len(there) == 1 and other is not None:
                    yield image_of(there[0]), other, kind


def _screens(seed: int, count: int, share: float) -> Iterator[_Line]:
    """Yield the lines of invented screens: Latin letters, and what looks like a line and is none."""
    chance = random.Random(seed)
    wanted = [plan for plan in plans(count, seed=seed) if plan.template.split == SEEN]
    with tempfile.TemporaryDirectory() as folder:
        for drawn in Studio(Path(folder), Browser).draw(wanted):
            shot = now_and_then_packed(read_rgb(drawn.picture), chance, share)
            for line in ScreenLines().lines(shot):
                yield image_of(line), False, "screens"


def now_and_then_packed(shot: Pixels, chance: random.Random, share: float) -> Pixels:
    """Return a page; this share of pages as they look after an agent packed them as JPEG or as a film."""
    if chance.random() >= share:
        return shot
    full_colour = chance.random() < 0.2
    return decoded(as_jpeg(encoded(shot), chance.randint(45, 95), full_colour=full_colour))


def image_of(line: TextLine, margin: float = FIRST_MARGIN) -> np.ndarray:
    """Return a line as the networks see it, in whole numbers; ``margin`` as ``prepared`` takes it."""
    image, _, _ = prepared(line.picture, margin)
    return np.rint(image * 127).astype(np.int8)


def _page(rows: list[tuple[int, int, str, str]], size: int, chance: random.Random) -> str:
    paper, ink = chance.choice(_THEMES).split()
    weight = chance.choice((400, 400, 500, 700))
    shown = "".join(
        f'<div style="left:{x}px;top:{y}px;font-family:{chance.choice(_FONTS)!r}">{html.escape(text)}</div>'
        for x, y, _, text in rows
    )
    style = "div{position:absolute;white-space:pre;max-width:610px;overflow:hidden;line-height:1.3}"
    look = f"margin:0;background:{paper};color:{ink};font-size:{size}px;font-weight:{weight}"
    return f'<style>{style}</style><body style="{look}">{shown}'


def _is_at(zone: Zone, x: float, middle: float, size: float) -> bool:
    return abs(zone.y + zone.height / 2 - middle) < 0.8 * size and x - 6 <= zone.x < x + 4 * size


def _is_other(text: str) -> bool | None:
    """Tell whether a line is of another script; None where it is of two."""
    letters = [unicodedata.name(char, "") for char in text if char.isalpha()]
    others = sum("LATIN" not in name for name in letters)
    if others and others < _MOSTLY * len(letters):
        return None
    return others > 0


class _Texts:
    """Invents texts: half of them of other scripts."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fakers = {place: Faker(place) for place in (*OTHERS, *LATIN)}
        for one in self._fakers.values():
            one.seed_instance(chance.randrange(1 << 30))
        self._interface = sorted(
            word for word in (*table("interface.txt"), *table("labels.txt")) if word.isascii()
        )
        lines = Path(random.__file__).read_text("utf-8").splitlines()
        self._code = [line.strip()[:_LONGEST] for line in lines if line.strip()]

    def any(self) -> tuple[str, str]:
        """Return a text and of what kind it is."""
        (kind,) = self._chance.choices(list(_KINDS), list(_KINDS.values()))
        if kind in {"other", "latin"}:
            place = self._chance.choice(OTHERS if kind == "other" else LATIN)
            return place, self._of(place)
        if kind == "letters":
            first, end, script = self._chance.choice(BLOCKS)
            return script, self._words(first, end)
        made = {"han": self._han, "signs": self._signs, "numbers": self._numbers}
        return kind, made[kind]() if kind in made else self._chance.choice(self._lists[kind])

    @property
    def _lists(self) -> dict[str, list[str]]:
        return {"interface": self._interface, "code": self._code}

    def _of(self, place: str) -> str:
        one, pick = self._fakers[place], self._chance.random()
        if pick < 0.3:
            text = one.name()
        elif pick < 0.4:
            text = one.company()
        elif pick < 0.55:
            text = one.address().replace("\n", " ")
        else:
            text = one.sentence(nb_words=self._chance.randint(1, 9)).rstrip("." if pick < 0.7 else "")
        return str(text)[:_LONGEST]

    def _words(self, first: int, end: int) -> str:
        letters = [chr(code) for code in range(first, end) if unicodedata.category(chr(code))[0] == "L"]
        sizes = self._chance.choices(range(2, 9), k=self._chance.randint(1, 5))
        return " ".join("".join(self._chance.choices(letters, k=size)) for size in sizes)

    def _han(self) -> str:
        """Return common characters: the first level of GB 2312."""
        rows = self._chance.choices(range(0xB0, 0xD7), k=self._chance.randint(2, 20))
        return "".join(bytes((row, self._chance.randint(0xA1, 0xFE))).decode("gb2312") for row in rows)

    def _signs(self) -> str:
        return " ".join(self._chance.choices((*_SIGNS, *self._interface[:200]), k=self._chance.randint(1, 6)))

    def _numbers(self) -> str:
        chance = self._chance
        day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/20{chance.randint(10, 29)}"
        forms = (
            f"{chance.randint(0, 10**6):,}",
            f"${chance.random() * 9999:,.2f}",
            f"{day} {chance.randint(0, 23)}:30",
            f"+44 20 7946 {chance.randint(0, 9999):04}",
            f"#{chance.randrange(1 << 24):06x}",
            "".join(chance.choices("abcdef0123456789", k=40)),
            "".join(chance.choices(string.ascii_letters + string.digits + "_-", k=36)),
        )
        return chance.choice(forms)


if __name__ == "__main__":
    main()
