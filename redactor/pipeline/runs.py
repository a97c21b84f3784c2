"""Steps 3 to 7 of the corridor for typing: what stayed, and what was typed and deleted again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from redactor.capture.commands import tried_again
from redactor.capture.events import Event
from redactor.capture.rewrite import write_back
from redactor.capture.typing import Typed, follow, replay, secure_run
from redactor.detect.merge import merge
from redactor.mask.keys import plan, surviving
from redactor.mask.text import apply, in_original
from redactor.pipeline.joined import as_it_came, ways_together
from redactor.pipeline.passing import weighed
from redactor.pipeline.rules import LOOKS_AGAIN, Rules, Split, apart, find, in_order, judged, still_there
from redactor.pipeline.run_parts import Part, Run, behind, parts_in, presses_in
from redactor.pipeline.visits import Parted
from redactor.ports import Detector
from redactor.values import (
    Decision,
    Finding,
    Hint,
    OperatorKind,
    RawText,
    SafeText,
    Span,
    TypedText,
)


@dataclass(frozen=True, slots=True)
class MaskedRun:
    """A run of key events that may be released, one event for each that came in."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A run masked by what is known so far: its final findings, its safe text and events."""

    final: tuple[Finding, ...]
    everything: tuple[Finding, ...]
    decision: Decision
    safe: SafeText
    typed: Typed


def mask_run(detector: Detector, run: Run, hint: Hint, rules: Rules) -> MaskedRun:
    """Mask a run of typing: what stayed, and what was typed and deleted again.

    Raises:
        HeldError, ItemError: the run must not be released.
    """
    secret = len(run.events) if run.secure else tried_again(run.events, run.start, run.tries)
    if secret:
        return _behind_secret(detector, run, secret, hint, rules)
    parts = parts_in(run)
    if len(parts) == 1:
        return _mask_part(detector, run, hint, rules)
    return _mask_parts(detector, parts, hint, rules)


def _mask_parts(detector: Detector, parts: Sequence[Part], hint: Hint, rules: Rules) -> MaskedRun:
    """Mask what was typed into one field before and after clicks in it, or under several titles."""
    across = _across(detector, parts, hint, rules)
    masked = [
        _mask_part(detector, part.run, hint, rules, found) for part, found in zip(parts, across, strict=True)
    ]
    left = [
        replace(part, run=replace(part.run, events=one.events))
        for one, part in zip(masked, parts, strict=True)
    ]
    findings = tuple(finding for one in masked for finding in one.findings)
    if any(_across(detector, left, hint, rules)):
        raise still_there(findings)
    events = {
        at: event
        for part, one in zip(parts, masked, strict=True)
        for at, event in zip(part.places, one.events, strict=True)
    }
    return MaskedRun(tuple(events[at] for at in sorted(events)), findings, judged(findings, rules))


def _across(detector: Detector, parts: Sequence[Part], hint: Hint, rules: Rules) -> list[tuple[Finding, ...]]:
    """Return for each part what it has of values that reach into another one."""
    texts = [replay(part.run.events, part.run.start) for part in parts]
    together = [*ways_together(texts, [part.page for part in parts])]
    if len({part.page for part in parts}) > 1:
        together.append(as_it_came(texts, [presses_in(part) for part in parts]))
    shown = [*texts, *(one.text for one in together)]
    split = find(detector, [RawText(text) for text in shown], [hint] * len(shown), rules)
    alone = [
        {at for one in masked if one.span for at in range(one.span.start, one.span.end)}
        for masked, _ in split[: len(texts)]
    ]
    found: list[list[Finding]] = [[] for _ in parts]
    for joined, (masked, _) in zip(together, split[len(texts) :], strict=True):
        for part, piece in joined.across(masked, alone):
            found[part].append(piece)
    return [tuple(pieces) for pieces in found]


def _mask_part(
    detector: Detector, run: Run, hint: Hint, rules: Rules, across: Sequence[Finding] = ()
) -> MaskedRun:
    """Mask typing without a click in it; ``across`` is private in the text that stayed besides."""
    typed = follow(run.events, run.start)
    found = _found(detector, typed.views, run.visits, hint, rules)
    begun = rules.begun if rules.known.shelves else None
    spans = weighed(typed.views, [masked for masked, _ in found], typed.ways, begun)
    if across:
        spans[0] = merge((*spans[0], *across), typed.views[0].text, threshold=0)
    if not any(spans) and not typed.hidden:
        # Nothing changes: these are the very texts that were searched.
        return MaskedRun(run.events, found[0][1], judged((), rules))
    looking = rules.looking_again
    for _ in range(LOOKS_AGAIN):
        attempt = _attempt(typed, spans, looking)
        # The other ways of an undo have been looked at; of a masked run they only tear the placeholders.
        again = attempt.typed.views[: [*attempt.typed.ways, None][1]]
        seen = _found(detector, again, run.visits, hint, rules)
        left = weighed(again, [masked for masked, _ in seen], begun=begun)
        if not any(left):
            kept = apart(found[0][1], attempt.final)
            leaving = attempt if looking is rules else _attempt(typed, spans, rules)
            return MaskedRun(leaving.typed.events, in_order(attempt.final, kept), attempt.decision)
        spans = _with_left(typed.views, spans, attempt, [*zip(again, left, strict=True)], looking)
    raise still_there(attempt.everything)


def _behind_secret(detector: Detector, run: Run, secret: int, hint: Hint, rules: Rules) -> MaskedRun:
    """Mask a run that begins with a secret of so many events."""
    # Nobody looks at the text; the span stands for the secret's events.
    hidden = Finding("SECRET", 1.0, "secure_field", span=Span(0, secret))
    masked = MaskedRun(tuple(secure_run(run.events[:secret])), (hidden,), judged((hidden,), rules))
    if secret == len(run.events):
        return masked
    rest = mask_run(detector, behind(run, secret), hint, rules)
    decision = judged((hidden, *rest.findings), rules)
    return MaskedRun((*masked.events, *rest.events), (hidden, *rest.findings), decision)


def _found(
    detector: Detector, views: Sequence[TypedText], visits: Sequence[int], hint: Hint, rules: Rules
) -> list[Split]:
    """Return the findings of each view; views with one and the same text are searched once."""
    texts = [view.text for view in views]
    parted = [Parted(view, visits) for view in views] if visits else []
    once = [*dict.fromkeys([*texts, *(one.text for one in parted)])]
    found = find(detector, [RawText(text) for text in once], [hint] * len(once), rules)
    answers = dict(zip(once, found, strict=True))
    if not visits:
        return [answers[text] for text in texts]
    return [
        _with_borders(text, answers[text], one, answers[one.text])
        for text, one in zip(texts, parted, strict=True)
    ]


def _with_borders(text: str, whole: Split, parted: Parted, apart_: Split) -> Split:
    """Return the findings of a view with what stands at the borders of visits."""
    more = [*parted.at_borders(apart_[0])] if parted.is_parted else []
    if not more:
        return whole
    masked = merge((*whole[0], *more), text, threshold=0)
    return masked, apart(whole[1], masked)


def _attempt(typed: Typed, spans: Sequence[tuple[Finding, ...]], rules: Rules) -> _Attempt:
    """Mask a run by the findings of its views."""
    views = typed.views
    text = RawText(views[0].text)
    final = _with_survivors(views, spans, text.value)
    everything = (*final, *(finding for masked in spans[1:] for finding in masked))
    decision = judged(everything, rules)
    safe = apply(text, final, rules.policy.operator_for, rules.pseudonyms)
    marks = [_marks(final, _replacements(safe, final, rules))]
    marks += [_marks(masked, ("",) * len(masked)) for masked in spans[1:]]
    edits = sorted((span, replacement) for span, _, replacement in marks[0])
    return _Attempt(final, everything, decision, safe, write_back(typed, plan(views, marks), edits))


def _with_left(
    views: Sequence[TypedText],
    spans: Sequence[tuple[Finding, ...]],
    attempt: _Attempt,
    left: Sequence[tuple[TypedText, tuple[Finding, ...]]],
    rules: Rules,
) -> list[tuple[Finding, ...]]:
    """Return the findings of all views with what was found in the views of the masked run (``left``)."""
    # What stayed leads back through the text; what was deleted again, through its events.
    stayed = in_original(left[0][1], attempt.final, attempt.safe, rules.policy.operator_for)
    touched = {
        event: finding.entity
        for view, findings in left[1:]
        for finding in findings
        if finding.span
        for event in view.events_of(finding.span)
    }
    more = [[*_made_by(view, touched)] for view in views]
    more[0] += stayed
    return [
        merge((*masked, *added), view.text, threshold=0)
        for view, masked, added in zip(views, spans, more, strict=True)
    ]


def _made_by(view: TypedText, touched: Mapping[int, str]) -> Iterator[Finding]:
    """Yield each unbroken run of characters of a view that the events have typed."""
    typed = [touched.get(char.made_by[0]) for char in view.chars]
    for entity, run in groupby(range(len(typed)), key=typed.__getitem__):
        places = [*run]
        if entity is not None:
            yield Finding(entity, 1.0, "typing", "again", Span(places[0], places[-1] + 1))


def _with_survivors(
    views: Sequence[TypedText], masked: Sequence[tuple[Finding, ...]], text: str
) -> tuple[Finding, ...]:
    """Return the final text's findings and what of it was private before a later insertion.

    What the final text's own findings cover needs no other name (``jane.d`` was a person's before the rest of
    the address was typed), unless it was a secret.
    """
    marks = [_marks(findings, ("",) * len(findings)) for findings in masked]
    own = sorted(finding.span for finding in masked[0] if finding.span)
    left = [
        Finding(entity, 1.0, "typing", "survivor", span)
        for span, entity in surviving(views, marks)
        if entity == "SECRET" or not _is_covered(span, own)
    ]
    return merge([*masked[0], *left], text)


def _is_covered(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span lies inside one of others that are in order and apart."""
    before = bisect_right(others, span.start, key=lambda other: other.start)
    return before > 0 and span.end <= others[before - 1].end


def _replacements(safe: SafeText, findings: Sequence[Finding], rules: Rules) -> tuple[str, ...]:
    """Return what each finding became; a dropped one has no place in the safe text."""
    places = iter(safe.spans)
    result = []
    for finding in findings:
        dropped = rules.policy.operator_for(finding.entity).kind is OperatorKind.DROP
        place = None if dropped else next(places)
        result.append(safe.value[place.start : place.end] if place else "")
    return tuple(result)


def _marks(findings: Sequence[Finding], texts: Sequence[str]) -> list[tuple[Span, str, str]]:
    return [
        (finding.span, finding.entity, text)
        for finding, text in zip(findings, texts, strict=True)
        if finding.span is not None
    ]
