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

from redactor.detect.known_names import is_plain
from redactor.detect.merge import NAMED, merge
from redactor.pipeline.stayed import Stayed, shared, small
from redactor.values import Finding, Span, TypedText

HEAD = 3
"""How many characters a beginning has at least."""

MARKS = "+#@"
"""Signs before a value that belong to it."""

FEW = 16
"""How many heads are quicker looked for one by one than at each place of a text."""

_WORD = re.compile(r"[^\W_]+")

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
    no name there; so are words at its ends that are none of it. What an undo may have left besides is weighed
    against the first text as well. Beginnings of values in removed text are found besides: of those in the
    run, and of those that ``begun`` knows.
    """
    if begun is not None:
        found = [*found[:1], *(_with_begun(*row, begun) for row in zip(views[1:], found[1:], strict=True))]
    if not any(found):
        return [*found]
    kept: list[Found] = []
    first: Stayed | None = None
    for place, (view, findings) in enumerate(zip(views, found, strict=True)):
        if place in ways:
            final = Stayed(view, findings)
            first = first or final
            left = [*findings]
        else:
            left = [one for f in findings for one in final.left_of(view, f)]
        if first and first is not final:
            left = [one for f in left for one in first.without_ordinary(view, f, surely=True)]
        kept.append(tuple(left))
    return with_tries(views, kept, ways)


def _with_begun(view: TypedText, findings: Found, begun: Begun) -> Found:
    """Return the findings of a view, and in removed text the beginnings of known values."""
    text, stays, more = small(view), _staying(view), []
    for start in range(len(text) - HEAD):
        if stays[start] - start <= HEAD or (start and text[start - 1 : start + 1].isalnum()):
            continue
        found = begun(text[start : stays[start]])
        if found and not _is_found_behind(text, Span(start, start + found[0]), begun):
            more.append(Finding(found[1], 1.0, "typing", "begun", Span(start, start + found[0])))
    return merge((*findings, *more), view.text, threshold=0) if more else findings


def _is_found_behind(text: str, span: Span, begun: Begun) -> bool:
    """Tell whether a beginning is found as well without the sign before it, which is none of a value.

    A known value is compared without its signs, so that a colon and a space before it seem to begin it too.
    """
    if text[span.start].isalnum() or text[span.start] in MARKS:
        return False
    behind = begun(text[span.start + 1 : span.end])
    return behind is not None and behind[0] == span.end - span.start - 1


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
        text = small(view) if findings else ""
        for finding in findings:
            if finding.entity in NAMED and place not in ways:
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


def _beginnings(view: TypedText, values: _Values) -> Iterator[Finding]:
    """Yield of each entity the longest beginning that stands at a place in characters that were removed."""
    text = small(view)
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
            if length >= HEAD and not _is_in_plain_word(text, start, start + length):
                yield Finding(entity, 1.0, "typing", "begun", Span(start, start + length))


def _is_in_plain_word(text: str, start: int, end: int) -> bool:
    """Tell whether a beginning is that of a longer plain word: ``customer`` begins no ``cus_41``."""
    word = _WORD.match(text, start)
    return word is not None and word.end() > end and is_plain(word[0])


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
    return max(shared(here, whole) for whole in wholes[max(place - 1, 0) : place + 1])
