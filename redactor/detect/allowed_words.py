"""Words that stay readable where all other text of a screen is covered.

The list is the program's own tables of interface words and field labels, and what the policy adds. Entries of
several words (``Grant access``) count as a whole alone: none of their words is allowed by itself. Interface
words that are names of people too (``Price``) are taken from the policy's list only.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from redactor.detect.known_names import PERSONAL, fold_name, table
from redactor.values import Page, Word, Zone

TABLES = ("interface.txt", "labels.txt")

_READABLE, _READABLE_SIGNS = 0.6, 3
_GAP = 2.0  # words further apart than so many heights are covered each for itself: columns, toolbars


class AllowedWords:
    """A list of words and phrases; case, form and punctuation around a word make no difference."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases: dict[str, set[tuple[str, ...]]] = {}
        for entry in entries:
            words = _words(entry.split())
            if words:
                self._phrases.setdefault(words[0], set()).add(words)

    def length(self, words: Sequence[str]) -> int:
        """Return how many of the first ``words`` (as :func:`plain` gives them) are an entry; 0 for none."""
        entries = self._phrases.get(words[0], ()) if words else ()
        return max((len(entry) for entry in entries if tuple(words[: len(entry)]) == entry), default=0)


@functools.lru_cache(maxsize=16)
def with_tables(words: frozenset[str]) -> AllowedWords:
    """Return the program's own list with more words."""
    personal = {fold_name(name) for name in table(PERSONAL)}
    own = (entry for name in TABLES for entry in table(name) if fold_name(entry) not in personal)
    return AllowedWords((*own, *words))


def other_text(page: Page, allowed: AllowedWords, *, readable: bool = False) -> tuple[Zone, ...]:
    """Return zones (pixels, origin top left) of all words of a page that are not allowed.

    Words beside each other are one zone, so that a sentence shows no words. What holds no letter and no digit
    says nothing and stays. With ``readable``, so does what a reader makes of icons, edges and pieces of
    letters: words of less than three signs, or read without confidence.
    """
    zones: list[Zone] = []
    for _, line in groupby(page.words, key=lambda word: word.line):
        for run in _runs(page.text, list(line), allowed):
            words = [word for word in run if not readable or _is_readable(page.text, word)]
            zones += _hulls(words)
    return tuple(zones)


def plain(word: str) -> str:
    """Return a word for comparing: one form, one case, no signs at its ends; empty where all are signs."""
    text = unicodedata.normalize("NFKC", word).casefold()
    inner = [index for index, char in enumerate(text) if char.isalnum()]
    return text[inner[0] : inner[-1] + 1] if inner else ""


def _is_readable(text: str, word: Word) -> bool:
    signs = len(plain(text[word.span.start : word.span.end]))
    return signs >= _READABLE_SIGNS and word.confidence >= _READABLE


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, words)))


def _runs(text: str, line: Sequence[Word], allowed: AllowedWords) -> Iterator[list[Word]]:
    """Yield the runs of words of one line that stand between allowed ones."""
    spoken = [(word, plain(text[word.span.start : word.span.end])) for word in line]
    spoken = [(word, said) for word, said in spoken if said]
    run: list[Word] = []
    at = 0
    while at < len(spoken):
        length = allowed.length([said for _, said in spoken[at:]])
        if length == 0:
            run.append(spoken[at][0])
        elif run:
            yield run
            run = []
        at += max(1, length)
    if run:
        yield run


def _hulls(run: Sequence[Word]) -> Iterator[Zone]:
    """Yield the hull of each group of words that stand close together."""
    if not run:
        return
    hull = run[0].zone
    for word in run[1:]:
        near = (
            -hull.height <= word.zone.x - (hull.x + hull.width) <= _GAP * max(hull.height, word.zone.height)
        )
        if near:
            hull = _hull(hull, word.zone)
        else:
            yield hull
            hull = word.zone
    yield hull


def _hull(one: Zone, two: Zone) -> Zone:
    left, top = min(one.x, two.x), min(one.y, two.y)
    right, bottom = max(one.x + one.width, two.x + two.width), max(one.y + one.height, two.y + two.height)
    return Zone(left, top, right - left, bottom - top)
