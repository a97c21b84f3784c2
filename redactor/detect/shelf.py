"""Some remembered values, made ready to be looked for; frozen once made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick

from redactor.detect.beginnings import Beginnings
from redactor.detect.entry import Entry
from redactor.detect.folded import View, view, words
from redactor.detect.known_names import is_listed
from redactor.detect.memorable import words_of
from redactor.detect.plain import PlainText
from redactor.detect.remembered import Remembered
from redactor.detect.terms import TermDetector
from redactor.detect.variants import PART, SHY, glue, variants_of
from redactor.values import Hint, RawText, Span

Hit = tuple[int, int, str]
"""Where something stands in a text, and what it is."""

_GAP = re.compile(r"(?:[^\w\ufffc]|_){0,4}\s{0,16}")
"""What may stand inside a value that is written in another grouping, or goes on in the next line."""

_SIGN_BEFORE = re.compile(
    r"(?:\b(?:hi|hello|hey|dear|thanks|thank you|cheers|morning|afternoon|evening|regards|mr|mrs|ms|miss|dr"
    r"|prof)[.,]?[ ]|@)$",
    re.IGNORECASE,
)
_SIGN_AFTER = re.compile(r"['\u2019]s\b|(?:,|:)[ ]*(?:\n|$)|[ ](?:said|wrote|says|asked|replied)\b")
_LISTED_APART = frozenset(",;:/|()")
_LEAST_STUCK, _STUCK = 9, 2
"""A value of so many signs counts with so many more stuck to either end: a reader loses narrow spaces."""

_ROUNDS = 2  # what a third one would find is found by the second look at what is masked
_REMEMBERED = 20_000  # pieces of text and hits in them; about 3 MB
_BEFORE = 12  # signs
_ACRONYM = 3  # a name so short is none in capitals


class Shelf:
    """Values of a session, found in every form that :mod:`redactor.detect.variants` knows.

    Args:
        values: entities and values.
    """

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        entries: dict[Entry, None] = {}
        glued: dict[str, set[str]] = {}
        exact: dict[str, set[str]] = {}
        self._people: dict[str, set[str]] = {}
        values = [*values]
        self.beginnings = Beginnings(values)
        for entity, value in values:
            variants = variants_of(entity, value)
            entries |= dict.fromkeys(variants.entries)
            for entry in variants.entries:
                if entry.entity == "PERSON" and len(value.split()) > 1:
                    self._people.setdefault(glue(entry.text), set()).add(value)
            for text in variants.glued:
                glued.setdefault(text, set()).add(entity)
            for text in variants.exact:
                exact.setdefault(PlainText(text).text, set()).add(entity)
        self._terms = TermDetector([*entries], rounds=_ROUNDS) if entries else None
        self._glued, self._exact = _automaton(glued), _automaton(exact)
        self._remembered: Remembered[Hit] = Remembered(_REMEMBERED)

    def people(self, glued: str) -> frozenset[str]:
        """Return the full names of which a name is a form, given its folded letters alone."""
        return frozenset(self._people.get(glued, ()))

    def hits(self, texts: Sequence[str]) -> list[tuple[Hit, ...]]:
        """Return where values stand in each text; what was searched lately is not searched again.

        Args:
            texts: in plain forms, placeholders blanked.
        """
        return self._remembered.answers(texts, lambda new: (tuple(self._in(texts[place])) for place in new))

    def _in(self, shown: str) -> Iterator[Hit]:
        yield from self._named(shown)
        if self._glued is not None:
            yield from self._grouped(shown, view(shown, words(shown)))
        yield from self._same(shown)

    def _named(self, text: str) -> Iterator[Hit]:
        if self._terms is None:
            return
        (found,) = self._terms.find([RawText(text)], [Hint()])
        for finding in found:
            kind, _, how = finding.rule.rpartition(".")
            if finding.span and _counts(text, finding.span, kind, how):
                yield finding.span.start, finding.span.end, finding.entity

    def _grouped(self, shown: str, view: View) -> Iterator[Hit]:
        found = [*self._glued.iter(view.text.replace(" ", ""))] if self._glued else []
        if not found:
            return
        places = [place for place, sign in enumerate(view.text) if sign != " "]
        for last, (length, entities) in found:
            first, after = places[last + 1 - length], places[last] + 1
            start, end = _to_words(view.text, first, after)
            stuck = max(first - start, end - after)
            fits = stuck == 0 or (stuck <= _STUCK and length >= _LEAST_STUCK)
            place = view.original(start, end) if fits else None
            if place and _together(shown, view, start, end):
                yield from ((*place, entity) for entity in entities)

    def _same(self, shown: str) -> Iterator[Hit]:
        if self._exact is None:
            return
        for last, (length, entities) in self._exact.iter(shown):
            start, end = last + 1 - length, last + 1
            if not (_joined(shown, start) or _joined(shown, end)):
                yield from ((start, end, entity) for entity in entities)


def _automaton(owners: Mapping[str, set[str]]) -> ahocorasick.Automaton | None:
    """Put texts into one automaton; it answers each one's length and entities."""
    if not owners:
        return None
    automaton = ahocorasick.Automaton()
    for text, entities in owners.items():
        automaton.add_word(text, (len(text), tuple(sorted(entities))))
    automaton.make_automaton()
    return automaton


def _counts(text: str, span: Span, kind: str, how: str) -> bool:
    """Tell whether a place where a form of a name stands is likely one of the name."""
    shown = text[span.start : span.end]
    if kind == SHY:
        return how == "exact" and _is_signed(text, span)
    if kind == "person" and not _LISTED_APART.isdisjoint(shown) and _all_listed(shown):
        return False  # ``Mark, Rose and all``
    if kind == PART and len(shown) <= _ACRONYM and shown.isupper():
        return False
    return how == "exact" or not _all_listed(shown)


def _all_listed(shown: str) -> bool:
    return all(is_listed(word) for word in words_of(shown))


def _is_signed(text: str, span: Span) -> bool:
    """Tell whether what stands beside a common word says that it is a name here."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _BEFORE]
    return bool(_SIGN_BEFORE.search(before) or _SIGN_AFTER.match(after))


def _to_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return a place with what belongs to the words that it begins and ends in."""
    return folded.rindex(" ", 0, start) + 1, folded.index(" ", end)


def _together(shown: str, view: View, start: int, end: int) -> bool:
    """Tell whether nothing but short gaps stands between the words of a place."""
    places: Sequence[tuple[int, int]] = view.places
    numbers = range(view.word_at(start), view.word_at(end - 1))
    return all(_GAP.fullmatch(shown, places[at][1], places[at + 1][0]) for at in numbers)


def _joined(shown: str, place: int) -> bool:
    """Tell whether the signs on both sides of a place belong to one word."""
    return shown[place - 1 : place].isalnum() and shown[place : place + 1].isalnum()
