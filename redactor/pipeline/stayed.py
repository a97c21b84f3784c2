"""What the text that stayed says of a name that was found in text that did not.

Half a word, or one with a slip in it, is soon taken for a name. What it became tells better: the same word
without the slip, a plain word with the same head, or a name of which it is no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from redactor.detect.known_names import is_plain
from redactor.detect.merge import NAMED
from redactor.values import Finding, Span, TypedChar, TypedText

WORDS = frozenset({"HANDLE"})
"""What has a form of its own that half a word may have as well: ``@Overr`` of ``@Override``."""

SURE = 0.7
"""A name that is found with less was hardly one where a plain word with the same head came to its place."""

CERTAIN = 0.9
"""A name that is found with so much was one, unless a finger slipped in a word that is none."""

SLIP = 3
"""How many characters a slip has at most, too many or wrong."""

LONGEST_WORD = 64

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")
_WORD = re.compile(r"\S+")


class Stayed:
    """The text that stayed: where its characters stand, and which of them are private."""

    def __init__(self, view: TypedText, findings: Sequence[Finding]) -> None:
        self._places = {id(char): place for place, char in enumerate(view.chars)}
        self._private = {at for f in findings if f.span for at in range(f.span.start, f.span.end)}
        text = small(view)
        self._open = "".join("\0" if at in self._private else char for at, char in enumerate(text))

    def left_of(self, view: TypedText, finding: Finding) -> Iterator[Finding]:
        """Yield what is left of a finding in another view: nothing, all, or a name without ordinary words."""
        span = finding.span
        if span is None or finding.entity not in NAMED:
            if span is None or finding.entity not in WORDS or not self._mended(view, span):
                yield finding
            return
        if not self._knows_better(view, span) or self._was_certain(view, span, finding.score):
            yield from self.without_ordinary(view, finding)

    def without_ordinary(
        self, view: TypedText, finding: Finding, *, surely: bool = False
    ) -> Iterator[Finding]:
        """Yield a name without the words at its ends that are none of it; nothing where all are ordinary.

        ``surely``: only words that plain words came of.
        """
        span, score = finding.span, finding.score
        if span is None or finding.entity not in NAMED:
            yield finding
            return
        words = [Span(span.start + one.start(), span.start + one.end()) for one in _words_in(view, span)]
        while words and self._is_ordinary(view, words[-1], score, surely=surely):
            words.pop()
        while words and self._is_ordinary(view, words[0], score, surely=surely):
            del words[0]
        if words:
            yield replace(
                finding, span=self._unglued(view, Span(words[0].start, words[-1].end), surely=surely)
            )

    def _unglued(self, view: TypedText, span: Span, *, surely: bool) -> Span:
        """Return a name without ordinary words glued to it that stand apart from it in the text that stayed.

        Of ``Litoranpilgrims``, into which a space was put later, ``Litoran`` is left if it is a name now.
        """
        places = [self._places.get(id(char), -1) for char in _chars(view, span)]
        if self._private.isdisjoint(places):
            return span
        tail = self._glued([*reversed(places)], -1, surely=surely)
        head = self._glued(places, 1, surely=surely)
        return Span(span.start + head, span.end - tail)

    def _glued(self, places: Sequence[int], step: int, *, surely: bool) -> int:
        """Return how many characters from one end of a name are ordinary words that stayed, apart from it."""
        count = 0
        while places[count] not in self._private and places[count] == places[0] + step * count >= 0:
            count += 1
        start, end = sorted((places[0], places[0] + step * (count - 1)))
        beyond = self._open[start - 1 : start] if step < 0 else self._open[end + 1 : end + 2]
        apart = bool(beyond) and beyond != "\0" and not beyond.isalnum()
        return count if count and apart and self._are_plain(start, end + 1, surely=surely) else 0

    def _is_ordinary(self, view: TypedText, word: Span, score: float, *, surely: bool) -> bool:
        """Tell whether a word of a name is none of it, as the text that stayed says."""
        places = [self._places[id(char)] for char in _chars(view, word) if id(char) in self._places]
        if not self._private.isdisjoint(places):
            return False
        if len(places) == word.end - word.start:
            start, end = places[0], places[-1] + 1
            return end - start == len(places) and self._are_plain(start, end, surely=surely)
        is_last = word.end == len(view.chars) and not surely
        if is_last and (self._slipped(view, word) or (score < SURE and self._went_on(view, word))):
            return True
        if self._was_certain(view, word, score):
            return False
        start, end = self._mended_to(view, word)
        return end > start and (is_last or self._are_plain(start, end, surely=surely))

    def _are_plain(self, start: int, end: int, *, surely: bool) -> bool:
        """Tell whether what stands there are plain words, or words right beside a name that stayed."""
        beside = self._open[max(start - 2, 0) : start].rstrip()[-1:] + self._open[end : end + 2].lstrip()[:1]
        return ("\0" in beside and not surely) or all(map(is_plain, self._words(start, end)))

    def _slipped(self, view: TypedText, word: Span) -> bool:
        """Tell whether a word went wrong with a key held too long, or with keys beside the right one."""
        wrong = small(view)[word.start : word.end]
        place = self._place_of(view, word.start)
        right = self._open[place : place + len(wrong)]
        head = shared(wrong, right)
        if not 0 < head < len(right) or len(wrong) - head > SLIP:
            return False
        slip = {*wrong[head:]}
        return slip == {wrong[head - 1]} or all(_are_side_by_side(one, right[head]) for one in slip)

    def _went_on(self, view: TypedText, word: Span) -> bool:
        """Tell whether a plain word came to a word's place that begins with half of it."""
        wrong = small(view)[word.start : word.end]
        place = self._place_of(view, word.start)
        words = self._words(place, place + 1)
        head = shared(wrong, self._open[place : place + len(wrong)])
        return 2 * head >= len(wrong) and bool(words) and all(map(is_plain, words))

    def _was_certain(self, view: TypedText, span: Span, score: float) -> bool:
        """Tell whether a name was found for certain in what stood there, and no finger had slipped.

        A name that is taken back to its head, and gone on with as a plain word, was typed all the same.
        """
        if score < CERTAIN or all(id(char) in self._places for char in _chars(view, span)):
            return False
        begun = self._begun(view, span)
        wrong, place = small(view)[begun : span.end], self._place_of(view, begun)
        return not _by_finger(wrong, self._open[place : place + len(wrong) + SLIP])

    def _begun(self, view: TypedText, span: Span) -> int:
        """Return where what did not stay begins that reaches into a place of another view."""
        begun = span.start
        while begun and id(view.chars[begun - 1]) not in self._places:
            begun -= 1
        return begun

    def _place_of(self, view: TypedText, start: int) -> int:
        """Return where a place of another view is in the text that stayed: behind what stayed last."""
        while start and id(view.chars[start - 1]) not in self._places:
            start -= 1
        return self._places[id(view.chars[start - 1])] + 1 if start else 0

    def _knows_better(self, view: TypedText, span: Span) -> bool:
        """Tell whether what stands in a span of another view is no name in the text that stayed."""
        chars = view.chars[span.start : span.end]
        places = [self._places[id(char)] for char in chars if id(char) in self._places]
        if self._mended(view, span):
            return True
        if not places:
            return self._says(small(view)[span.start : span.end])
        if not self._private.isdisjoint(places) or 2 * len(places) <= len(chars):
            return False
        return len(places) < len(chars) or places[-1] - places[0] + 1 == len(places)

    def _mended(self, view: TypedText, span: Span) -> bool:
        """Tell whether half a word, or one with a slip, became something ordinary at its place.

        What stood whole, with something behind it, or with something put into it, may be a name all the same,
        unless plain words came of it.
        """
        start, end = self._mended_to(view, span)
        is_last = span.end == len(view.chars) and any(
            id(char) not in self._places for char in _chars(view, span)
        )
        return end > start and (is_last or all(map(is_plain, self._words(start, end))))

    def _mended_to(self, view: TypedText, span: Span) -> tuple[int, int]:
        """Return where the text that stayed has something ordinary for a word with one slip, if it has."""
        begun = self._begun(view, span)
        wrong = small(view)[begun : span.end]
        place = self._place_of(view, begun)
        end = place + _mended_in(wrong, self._open[place : place + len(wrong) + SLIP])
        return (place, place) if "\0" in self._open[place:end] else (place, end)

    def _words(self, start: int, end: int) -> list[str]:
        """Return the whole words that have a part between two places."""
        before = re.split(r"\s", self._open[max(start - LONGEST_WORD, 0) : start])[-1]
        after = re.split(r"\s", self._open[end : end + LONGEST_WORD], maxsplit=1)[0]
        return re.findall(r"[^\W_]+", before + self._open[start:end] + after)

    def _says(self, value: str) -> bool:
        """Tell whether the words stand in the open somewhere, as whole words."""
        at = self._open.find(value)
        while at >= 0:
            beside = self._open[max(at - 1, 0) : at] + self._open[at + len(value) :][:1]
            if not any(map(str.isalnum, beside)):
                return True
            at = self._open.find(value, at + 1)
        return False


def _words_in(view: TypedText, span: Span) -> Iterator[re.Match[str]]:
    return _WORD.finditer("".join([char.char for char in _chars(view, span)]))


def _chars(view: TypedText, span: Span) -> Sequence[TypedChar]:
    return view.chars[span.start : span.end]


def small(view: TypedText) -> str:
    """Return a view's text in one case; every character keeps its place."""
    text = view.text
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with that are the same."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _mended_in(wrong: str, right: str) -> int:
    """Return how much of the right text stands for a wrong one with one slip in it; 0: it does not."""
    head = shared(wrong, right)
    for more, less in product(range(SLIP + 1), repeat=2):
        tail = wrong[head + more :]
        if less > 1 and any(map(str.isspace, right[head : head + less])):
            continue  # a space may be forgotten, but what stands behind one is another word
        if 3 * (head + len(tail)) >= 2 * len(wrong) and right.startswith(tail, head + less):
            return head + less + len(tail)
    return 0


def _by_finger(wrong: str, right: str) -> bool:
    """Tell whether a text is the beginning of the right one, but for one slip of a finger at most."""
    head = shared(wrong, right)
    slip, rest = wrong[head:], right[head:]
    if not slip or (head and {*slip} == {wrong[head - 1]}):
        return True
    if rest and _are_side_by_side(slip[0], rest[0]):
        is_held = len(slip) <= SLIP and all(_are_side_by_side(one, rest[0]) for one in slip)
        if is_held or rest[1:].startswith(slip[1:]):
            return True
    one_less = len(slip) > 1 and rest[1:].startswith(slip)
    one_more = len(slip) > 1 and rest.startswith(slip[1:])
    turned = len(slip) > 1 and slip[:2] == rest[1::-1] and rest[2:].startswith(slip[2:])
    return one_less or one_more or turned


def _are_side_by_side(one: str, other: str) -> bool:
    """Tell whether two keys lie side by side, as on most keyboards."""
    return any(one + other in row or other + one in row for row in _ROWS)
