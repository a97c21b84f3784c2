"""Where a text is written in letters of a script other than Latin.

A run is what a reader would call a phrase: words of one script on one line with little between them. Scripts
are named as in ISO 15924; Han and kana are read together as ``Jpan``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

ALPHABETS = tuple(
    "Cyrl Grek Arab Hebr Deva Thai Hang Armn Geor Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Laoo Khmr Mymr"
    " Ethi Tibt".split()
)
"""Scripts with a name here, besides Latin and ``Jpan``."""
OTHER = "Zzzz"
"""Every script that has no name here."""

_SPACELESS = frozenset({"Jpan", "Hang", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts whose words may touch Latin ones; in others that is a disguise of one word."""
_LEAST = {"Jpan": 2, "Hang": 2, "Grek": 4}
_LEAST_LETTERS = 3
"""Letters that make a run sure; a sign of Han is a word, Greek letters stand in formulas as well."""
_GAP = 40
"""Code points of anything else, on one line, that may stand between two words of one run."""

_WORD = regex.compile(
    r"(?V1)(?P<Jpan>[\p{Hira}\p{Kana}\p{Hani}\u30fc][\p{Hira}\p{Kana}\p{Hani}\u30fc\p{M}]*+)|"
    + "|".join(rf"(?P<{name}>[\p{{{name}}}&&\p{{L}}][\p{{{name}}}\p{{M}}]*+)" for name in ALPHABETS)
    + rf"|(?P<{OTHER}>[\p{{L}}--\p{{Latin}}--\p{{Common}}--\p{{Inherited}}][\p{{L}}\p{{M}}--\p{{Latin}}]*+)"
)
_LATIN = regex.compile(r"\p{Latin}")
_OWN_NAMES = frozenset(
    """
    русский українська беларуская български српски македонски қазақша ελληνικά 中文 简体中文 繁體中文 繁体中文
    简体 繁體 日本語 한국어 العربية فارسی اردو עברית ไทย हिन्दी हिंदी मराठी नेपाली বাংলা தமிழ் తెలుగు ಕನ್ನಡ
    മലയാളം ગુજરાતી ਪੰਜਾਬੀ සිංහල ខ្មែរ ລາວ հայերեն ქართული አማርኛ
    """.split()
)
"""What languages call themselves, as every language menu shows them: no text in that language."""


@dataclass(frozen=True, slots=True)
class Run:
    """A phrase in one script, ``[start, end)`` in code points."""

    script: str
    start: int
    end: int


def runs(text: str) -> Iterator[Run]:
    """Yield the phrases in scripts other than Latin that have enough letters to be sure of, in order."""
    if text.isascii():
        return
    run, letters = Run("", 0, 0), 0
    for word in _words(text):
        if letters and _goes_on(text, run, word):
            run = Run(run.script, run.start, word.end)
        else:
            yield from _enough(run, letters)
            run, letters = word, 0
        letters += word.end - word.start
    yield from _enough(run, letters)


def has_latin(text: str) -> bool:
    """Tell whether a Latin letter stands in ``text``."""
    return _LATIN.search(text) is not None


def has_kana(text: str) -> bool:
    """Tell whether Japanese syllables stand in ``text``."""
    return any("\u3041" <= char <= "\u30ff" for char in text)


def _words(text: str) -> Iterator[Run]:
    for found in _WORD.finditer(text):
        script, (start, end) = str(found.lastgroup), found.span()
        if end - start < 10 and found.group().casefold() in _OWN_NAMES:
            continue
        # One letter of another alphabet inside a Latin word is a disguise, not a language.
        around = text[max(start - 1, 0) : start] + text[end : end + 1]
        if script in _SPACELESS or not has_latin(around):
            yield Run(script, start, end)


def _goes_on(text: str, run: Run, word: Run) -> bool:
    gap = text[run.end : word.start] if word.start - run.end <= _GAP else "\n"
    return run.script == word.script and not any(char in "\n\r\ufffc" for char in gap)


def _enough(run: Run, letters: int) -> Iterator[Run]:
    if letters >= _LEAST.get(run.script, _LEAST_LETTERS):
        yield run
