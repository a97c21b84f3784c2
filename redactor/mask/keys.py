"""Which key events must be masked so that nothing private can be read off a run of typing.

Pure planning on ground values: the views of a run and the private spans found in them. All events
that made, moved or removed a private character are masked, and with them the corrections in and beside a
span, which would tell parts of it: everything between two presses of the span, unless something else was
typed meanwhile, and letters and digits right before its first press or after its last that did not stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from redactor.values import Span, TypedChar, TypedText

Marked = tuple[Span, str, str]
"""A private span of a view, its entity and its replacement."""

SOON = 24
"""How many events later at most a slip is mended, for it to belong to what stands beside it."""

MUCH = 8
"""How many ordinary characters are more than a word, or a slip in one."""

_Char = tuple[TypedChar, str]


def plan(views: Sequence[TypedText], spans_by_view: Sequence[Sequence[Marked]]) -> dict[int, tuple[str, str]]:
    """Return, for each event to be masked, the entity and the text that stand in its place.

    ``views[0]`` is the text that stayed; the first event of each of its spans carries the span's
    replacement, all other events carry nothing. Replacements of other views are not used: what
    they show is gone in the end.

    Args:
        views: the views of one run, the final one first.
        spans_by_view: per view the private spans, as (span, entity, replacement).

    Raises:
        ValueError: not as many lists of spans as views.
    """
    planned: dict[int, tuple[str, str]] = {}
    for view, spans in list(zip(views, spans_by_view, strict=True))[:1]:
        for span, entity, replacement in spans:
            planned.setdefault(_presses(view, span)[0], (entity, replacement))
    private = _private(views, spans_by_view)
    if not private:
        return planned
    needed = _needed(views, private)
    for char, entity in private.values():
        for index in (*char.made_by, *(index for index in char.removed_by if index not in needed)):
            planned.setdefault(index, (entity, ""))
    stayed = _all_presses(views[0])
    shown = [view for view, spans in zip(views, spans_by_view, strict=True) if spans or view is views[0]]
    ups = _late_ups(shown, private)
    for view, spans in zip(views, spans_by_view, strict=True):
        for index, entity in _between(view, spans, stayed, ups):
            planned.setdefault(index, (entity, ""))
    return planned


def _late_ups(views: Sequence[TypedText], private: Mapping[int, _Char]) -> dict[int, int]:
    """Return the ups of ordinary keys that came after another key's down, each with its own down."""
    return {
        index: char.made_by[0]
        for view in views
        for char in view.chars
        if char.made_by[-1] > char.made_by[0] + 1 and id(char) not in private
        for index in char.made_by[1:]
    }


def _needed(views: Sequence[TypedText], private: Mapping[int, _Char]) -> frozenset[int]:
    """Return the events that took away much that is ordinary, or more of that than of what is private.

    They stay as they are: where the private keys type nothing, they take away just the rest.
    """
    seen = {id(char): char for view in views for char in view.chars if char.removed_by}
    ordinary: Counter[int] = Counter()
    private_ones: Counter[int] = Counter()
    for char in seen.values():
        (private_ones if id(char) in private else ordinary).update(char.removed_by)
    return frozenset(
        index for index, count in ordinary.items() if count >= MUCH or count > private_ones[index]
    )


def _private(views: Sequence[TypedText], spans_by_view: Sequence[Sequence[Marked]]) -> dict[int, _Char]:
    """Return the private characters by identity, those of corrections beside a span among them."""
    private: dict[int, _Char] = {}
    for view, spans in zip(views, spans_by_view, strict=True):
        for span, entity, _ in spans:
            for char in view.chars[span.start : span.end]:
                private.setdefault(id(char), (char, entity))
    if not private:
        return private
    final = {*_all_presses(views[0])}
    # Of a press that stands in several views the first one counts: it knows the most about its character.
    gone = {char.made_by[0]: char for view in reversed(views[1:]) for char in view.chars}
    removed = sorted(press for press, char in gone.items() if press not in final and _soon_gone(char))
    others = sorted(final | gone.keys() - set(removed))
    for view, spans in zip(views, spans_by_view, strict=True):
        own = _all_presses(view) if spans else []
        for span, entity, _ in spans:
            for side in _beside(_presses(view, span), (others, own), removed):
                for char in takewhile(lambda char: char.char.isalnum(), map(gone.__getitem__, side)):
                    private.setdefault(id(char), (char, entity))
    return private


def _soon_gone(char: TypedChar) -> bool:
    return any(0 < index - char.made_by[0] <= SOON for index in char.removed_by)


def _beside(
    presses: Sequence[int], stayed: Sequence[Sequence[int]], removed: Sequence[int]
) -> Iterator[Iterable[int]]:
    """Yield the presses of ``removed`` next to a span's, with none of ``stayed`` in between; all come sorted.

    Those before it come with the last one first, then those after it.
    """
    first, last = presses[0], presses[-1]
    before = max((row[place - 1] for row in stayed if (place := bisect_left(row, first))), default=-1)
    start = bisect_right(removed, before)
    end = bisect_left(removed, _next(stayed, last))
    yield reversed(removed[start : bisect_left(removed, first)])
    yield removed[bisect_right(removed, last) : end]


def _next(rows: Sequence[Sequence[int]], press: int) -> float:
    """Return the first press after one in any of some sorted rows."""
    return min(
        (row[place] for row in rows if (place := bisect_right(row, press)) < len(row)), default=float("inf")
    )


def _between(
    view: TypedText, spans: Sequence[Marked], stayed: Sequence[int], ups: Mapping[int, int]
) -> Iterator[tuple[int, str]]:
    """Yield the events between presses of a span, where nothing else was typed that stands in a text.

    The key before a span may come up after the span's first key went down: ``ups`` of what was pressed
    before it are left out.
    """
    if not spans:
        return
    rows = (stayed, _all_presses(view))
    for span, entity, _ in spans:
        presses = _presses(view, span)
        for one, two in pairwise(presses):
            if one < two <= _next(rows, one):
                within = (i for i in range(one + 1, two) if ups.get(i, one) >= presses[0])
                yield from ((index, entity) for index in within)


def _all_presses(view: TypedText) -> list[int]:
    """Return the presses of all characters of a view, sorted."""
    return sorted({char.made_by[0] for char in view.chars})


def surviving(
    views: Sequence[TypedText], spans_by_view: Sequence[Sequence[Marked]]
) -> list[tuple[Span, str]]:
    """Return the spans of the final text whose characters are private in another view.

    A number that was typed, found, and then broken up by a later insertion is no longer found in
    the final text, though all of it still stands there. Add these spans to the final text's own.
    Characters are compared by identity, as ``rebuild`` gives them.

    Raises:
        ValueError: not as many lists of spans as views.
    """
    private: dict[int, str] = {}
    for view, spans in list(zip(views, spans_by_view, strict=True))[1:]:
        for span, entity, _ in spans:
            private |= {id(char): entity for char in view.chars[span.start : span.end]}
    return _runs_of([private.get(id(char)) for char in views[0].chars]) if views else []


def _runs_of(entities: Sequence[str | None]) -> list[tuple[Span, str]]:
    """Return each unbroken run of one entity as a span."""
    spans: list[tuple[Span, str]] = []
    start = 0
    for index, entity in enumerate(entities):
        if index + 1 == len(entities) or entities[index + 1] != entity:
            if entity is not None:
                spans.append((Span(start, index + 1), entity))
            start = index + 1
    return spans


def _presses(view: TypedText, span: Span) -> list[int]:
    """Return the indices of the presses that made a span, sorted; ups come later and do not count."""
    chars: tuple[TypedChar, ...] = view.chars[span.start : span.end]
    return sorted(char.made_by[0] for char in chars)
