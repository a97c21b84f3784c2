"""Steps 3 to 7 of the corridor for typing: what stayed, and what was typed and deleted again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redactor.capture.events import Event
from redactor.capture.typing import rebuild, secure_run, write_back
from redactor.detect.merge import merge
from redactor.mask.keys import plan, surviving
from redactor.mask.text import apply
from redactor.pipeline.rules import Rules, find, in_order, judged, must_be_clean
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
class Run:
    """A run of typing as it came in: its events, clipboard changes among them, and the clipboard before.

    ``secure`` tells that it was typed into a password field.
    """

    events: tuple[Event, ...]
    clipboard: str
    secure: bool

    def __repr__(self) -> str:
        return f"Run({len(self.events)} events)"


@dataclass(frozen=True, slots=True)
class MaskedRun:
    """A run of key events that may be released, one event for each that came in."""

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    decision: Decision


def mask_run(detector: Detector, run: Run, hint: Hint, rules: Rules) -> MaskedRun:
    """Mask a run of typing: what stayed, and what was typed and deleted again.

    Raises:
        HeldError, ItemError: the run must not be released.
    """
    events = run.events
    if run.secure:
        # Nobody looks at the text; the span stands for the run's events.
        hidden = (Finding("SECRET", 1.0, "secure_field", span=Span(0, len(events))),)
        return MaskedRun(tuple(secure_run(events)), hidden, judged(hidden, rules))
    views = rebuild(events, clipboard=run.clipboard)
    texts = [RawText(view.text) for view in views]
    found = find(detector, texts, [hint] * len(texts), rules)
    final, kept = found[0]
    final = _with_survivors(views, [masked for masked, _ in found], texts[0].value)
    everything = (*final, *(finding for masked, _ in found[1:] for finding in masked))
    decision = judged(everything, rules)
    safe = apply(texts[0], final, rules.policy.operator_for, rules.pseudonyms)
    marks = [_marks(final, _replacements(safe, final, rules))]
    marks += [_marks(masked, ("",) * len(masked)) for masked, _ in found[1:]]
    result = tuple(write_back(events, plan(views, marks), safe.value, clipboard=run.clipboard))
    again = [RawText(view.text) for view in rebuild(result, clipboard=run.clipboard)]
    must_be_clean(detector, again, [hint] * len(again), rules, everything)
    return MaskedRun(result, in_order(final, kept), decision)


def _with_survivors(
    views: Sequence[TypedText], masked: Sequence[tuple[Finding, ...]], text: str
) -> tuple[Finding, ...]:
    """Return the final text's findings and what of it was private before a later insertion."""
    marks = [_marks(findings, ("",) * len(findings)) for findings in masked]
    left = [Finding(entity, 1.0, "typing", "survivor", span) for span, entity in surviving(views, marks)]
    return merge([*masked[0], *left], text)


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
