"""Which key events must be masked so that nothing private can be read off a run of typing.

Pure planning on ground values: the views of a run and the private spans found in them. All events
that made or removed a private character are masked, and with them everything typed between the first
and the last press that made the span: the corrections inside a name would tell parts of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from redactor.values import Span, TypedChar, TypedText


def plan(
    views: Sequence[TypedText], spans_by_view: Sequence[Sequence[tuple[Span, str, str]]]
) -> dict[int, tuple[str, str]]:
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
    for view, spans in zip(views, spans_by_view, strict=True):
        for span, entity, _ in spans:
            presses = _presses(view, span)
            for index in view.events_of(span).union(range(presses[0], presses[-1])):
                planned.setdefault(index, (entity, ""))
    return planned


def surviving(
    views: Sequence[TypedText], spans_by_view: Sequence[Sequence[tuple[Span, str, str]]]
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
