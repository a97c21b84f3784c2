"""Names of people, part by part, so that ``Jane`` in one place and ``Jane Doe`` in another stay one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from redactor.mask.spelling import TITLES
from redactor.mask.surrogate.draws import Draws, Made, in_case_of
from redactor.mask.surrogate.names import (
    DEFAULT,
    FAMILY,
    GIVEN,
    NameBook,
    culture_of,
    names_of,
    plain,
    script_of,
)

PARTICLES = frozenset(
    """
    von van vom zu zur der den de del della di da das do dos du la le les ter ten af av al el bin ibn ben
    bint y e und and & of
    """.split()
)

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}]+)*")
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})


def person(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return another person: as many parts in the same order and case, of the culture that lists tell.

    Titles and particles stay, initials become other initials. None: a script without names.
    """
    words = list(_WORD.finditer(value))
    names = _names([word.group() for word in words])
    if not names:
        return None
    made = dict(zip(names, others(names, draws, book, turned="," in value), strict=True))
    if not all(made.values()):
        return None
    parts, place, kept = [], 0, set()
    for word in words:
        shown = word.group()
        new = made.get(shown) or shown
        kept |= {shown.casefold()} if shown not in made else set()
        parts += [value[place : word.start()], new]
        place = word.end()
    return Made("".join([*parts, value[place:]]), frozenset(kept))


def others(names: Sequence[str], draws: Draws, book: NameBook, *, turned: bool = False) -> Iterator[str]:
    """Yield what stands for each part of one person's name; an empty text where nothing can.

    ``turned`` tells that the family's name comes first. A part that no list knows is taken for one of the
    culture of the others, and for an English name beside English ones or alone.
    """
    cultures = [culture_of(name) if len(name) > 1 else None for name in names]
    known = next((culture for culture in cultures if culture and not culture.startswith("en_")), DEFAULT)
    for place, (name, own) in enumerate(zip(names, cultures, strict=True)):
        if len(name) == 1 and script_of(name) not in _UNSPACED:
            yield draws.other(name) if name.isascii() else ""
            continue
        latin = script_of(name) == "LATIN"
        culture = own or (known if latin else None)
        if culture is None:
            yield ""
        elif script_of(name) in _UNSPACED and len(names) == 1:
            yield _whole(name, culture, draws)
        else:
            is_last = place == (0 if turned else len(names) - 1)
            what = _what(name, culture, is_last=is_last)
            yield in_case_of(name, book.other(name, what, culture, draws.attempt))


def _names(words: Sequence[str]) -> list[str]:
    """Return the words that are names: no titles, and no particles but where ``Van`` or ``Le`` must be one.

    That is at the end, and at the beginning unless a small letter tells it from the names after it.
    """
    told = any(word[0].isupper() for word in words)
    last = len(words) - 1
    return [
        word
        for place, word in enumerate(words)
        if word.casefold() not in TITLES
        and not (_is_particle(word) and place < last and (place or (told and word.islower())))
    ]


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES and (len(word) > 1 or word.islower())


def _what(name: str, culture: str, *, is_last: bool) -> str:
    """Tell what a part of a name is: what the lists say, and where they say both or nothing, its place."""
    known = names_of(culture).known
    is_given, is_family = plain(name) in known[GIVEN], plain(name) in known[FAMILY]
    if is_given is not is_family:
        return GIVEN if is_given else FAMILY
    return FAMILY if is_last else GIVEN


def _whole(name: str, culture: str, draws: Draws) -> str:
    """Return a name where both are written as one word, as long as ``name`` if there is one."""
    names = names_of(culture)
    family = draws.of(names.family)
    fit = [given for given in names.given if len(given) + len(family) == len(name)]
    return family + draws.of(fit or names.given)
