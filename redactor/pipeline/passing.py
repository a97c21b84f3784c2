"""What passed through the field: findings in text that did not stay, weighed against the text that did.

Two things can only be told with both in hand. A number of which the last digit was wrong, taken back and
typed anew, is no number any more when it is looked at by itself; what it is tells the one that stayed. And
half a word, or one with a slip in it, is soon taken for a name; what it became, among all its neighbours,
tells better.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from redactor.detect.known_names import is_plain
from redactor.detect.merge import merge
from redactor.values import Finding, Span, TypedText

JUDGED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NRP"})
"""What is found by judgement of a word and its neighbours; all else has a form of its own."""

SLIP = 3
"""How many characters a slip has at most, too many or wrong."""

LONGEST_WORD = 64

HEAD = 3
"""How many characters a beginning has at least."""

FEW = 16
"""How many heads are quicker looked for one by one than at each place of a text."""

_Values = Mapping[str, Sequence[tuple[str, int, Sequence[str]]]]
"""By the head of values: each entity, with the length of its longest value and all its values in order."""

Found = tuple[Finding, ...]

Begun = Callable[[str], tuple[int, str] | None]
"""Tells how much of a text begins a known value, and its entity."""


def weighed(
    views: Sequence[TypedText],
    found: Sequence[Found],
    ways: Sequence[int] = (0,),
    begun: Begun | None = None,
) -> list[Found]:
    """Return the findings of each view. ``ways`` are the places of the texts that stayed; see ``follow``.

    A name in another view is left out where the text that stayed knows better: where it has the same
    characters side by side, or some of them with others that were corrected, or the same words, and they are
    no name there. Beginnings of values in removed text are found besides: of those in the run, and of those
    that ``begun`` knows.
    """
    if begun is not None:
        found = [*found[:1], *(_with_begun(*row, begun) for row in zip(views[1:], found[1:], strict=True))]
    if not any(found):
        return [*found]
    kept: list[Found] = []
    for place, (view, findings) in enumerate(zip(views, found, strict=True)):
        if place in ways:
            final = _Final(view, findings)
            kept.append(findings)
            continue
        kept.append(
            tuple(f for f in findings if f.entity not in JUDGED or not final.knows_better(view, f.span))
        )
    return with_tries(views, kept, ways)


def _with_begun(view: TypedText, findings: Found, begun: Begun) -> Found:
    """Return the findings of a view, and in removed text the beginnings of known values."""
    text, stays, more = _plain(view), _staying(view), []
    for start in range(len(text) - HEAD):
        if stays[start] - start <= HEAD or (start and text[start - 1 : start + 1].isalnum()):
            continue
        found = begun(text[start : stays[start]])
        if found:
            more.append(Finding(found[1], 1.0, "typing", "begun", Span(start, start + found[0])))
    return merge((*findings, *more), view.text, threshold=0) if more else findings


class _Final:
    """The text that stayed: where its characters stand, and which of them are private."""

    def __init__(self, view: TypedText, findings: Found) -> None:
        self._places = {id(char): place for place, char in enumerate(view.chars)}
        self._private = {at for f in findings if f.span for at in range(f.span.start, f.span.end)}
        text = _plain(view)
        self._open = "".join("\0" if at in self._private else char for at, char in enumerate(text))

    def knows_better(self, view: TypedText, span: Span | None) -> bool:
        """Tell whether what stands in a span of another view is no name in the text that stayed."""
        if span is None:
            return False
        chars = view.chars[span.start : span.end]
        places = [self._places[id(char)] for char in chars if id(char) in self._places]
        if self._mended(view, span):
            return True
        if not places:
            return self._says(_plain(view)[span.start : span.end])
        if not self._private.isdisjoint(places) or 2 * len(places) <= len(chars):
            return False
        return len(places) < len(chars) or places[-1] - places[0] + 1 == len(places)

    def _mended(self, view: TypedText, span: Span) -> bool:
        """Tell whether half a word, or one with a slip, became something ordinary at its place.

        What stood whole, with something behind it, may be a name all the same, unless plain words came of it.
        """
        begun = span.start
        while begun and id(view.chars[begun - 1]) not in self._places:
            begun -= 1
        if begun == 0:
            return False
        wrong = _plain(view)[begun : span.end]
        place = self._places[id(view.chars[begun - 1])] + 1
        end = place + _mended_in(wrong, self._open[place : place + len(wrong) + SLIP])
        if end == place or "\0" in self._open[place:end]:
            return False
        return span.end == len(view.chars) or all(map(is_plain, self._words(place, end)))

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


def with_tries(views: Sequence[TypedText], found: Sequence[Found], ways: Sequence[int]) -> list[Found]:
    """Return the findings of each view, and in removed text the beginnings of any value found in the run."""
    values = _by_head(views, found, ways)
    if not values:
        return [*found]
    more = [[] if place == 0 else [*_beginnings(view, values)] for place, view in enumerate(views)]
    return [
        merge((*masked, *begun), view.text, threshold=0) if begun else masked
        for view, masked, begun in zip(views, found, more, strict=True)
    ]


def _by_head(views: Sequence[TypedText], found: Sequence[Found], ways: Sequence[int]) -> _Values:
    values: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place, (view, findings) in enumerate(zip(views, found, strict=True)):
        text = _plain(view) if findings else ""
        for finding in findings:
            if finding.entity in JUDGED and place not in ways:
                continue
            value = text[finding.span.start : finding.span.end] if finding.span else ""
            bare = value.lstrip("".join({char for char in value if not char.isalnum()}))
            for whole in (value, bare):
                if len(whole) > HEAD:
                    values[whole[:HEAD]][finding.entity].add(whole)
    return {
        head: [(entity, max(map(len, wholes)), sorted(wholes)) for entity, wholes in of_entity.items()]
        for head, of_entity in values.items()
    }


def _plain(view: TypedText) -> str:
    """Return a view's text in one case; every character keeps its place."""
    text = view.text
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _beginnings(view: TypedText, values: _Values) -> Iterator[Finding]:
    """Yield of each entity the longest beginning that stands at a place in characters that were removed."""
    text = _plain(view)
    if len(values) <= FEW and not any(head in text for head in values):
        return
    stays = _staying(view)
    for start in range(len(text) - HEAD + 1):
        of_head = values.get(text[start : start + HEAD])
        if not of_head or (start and text[start - 1 : start + 1].isalnum()):
            continue
        for entity, longest, wholes in of_head:
            here = text[start : min(start + longest, stays[start])]
            length = _most_shared(here, wholes)
            if length >= HEAD:
                yield Finding(entity, 1.0, "typing", "begun", Span(start, start + length))


def _staying(view: TypedText) -> list[int]:
    """Return for each place the first one from there on whose character was not removed, or the end."""
    chars = view.chars
    stays, nearest = [0] * len(chars), len(chars)
    for place in range(len(chars) - 1, -1, -1):
        if not chars[place].removed_by:
            nearest = place
        stays[place] = nearest
    return stays


def _most_shared(here: str, wholes: Sequence[str]) -> int:
    """Return how much of any of some values, in order, a text begins with: its neighbours share the most."""
    place = bisect_left(wholes, here)
    return max(_shared(here, whole) for whole in wholes[max(place - 1, 0) : place + 1])


def _shared(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _mended_in(wrong: str, right: str) -> int:
    """Return how much of the right text stands for a wrong one with one slip in it; 0: it does not."""
    head = _shared(wrong, right)
    for more, less in product(range(SLIP + 1), repeat=2):
        tail = wrong[head + more :]
        if 3 * (head + len(tail)) >= 2 * len(wrong) and right.startswith(tail, head + less):
            return head + less + len(tail)
    return 0
