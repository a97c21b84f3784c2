"""Operators on text, through Presidio's anonymizer: the only maker of ``SafeText``.

What the operators leave: ``replace`` the entity's name in brackets, ``pseudonym`` a keyed token,
``surrogate`` a realistic stand-in, ``mask`` four stars and the last code points that the policy leaves
readable (always four, so that the length tells nothing), ``drop`` nothing, ``keep`` the value itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from presidio_anonymizer import AnonymizerEngine, OperatorConfig
from presidio_anonymizer.entities import InvalidParamError, RecognizerResult
from presidio_anonymizer.operators import Operator as PresidioOperator
from presidio_anonymizer.operators import OperatorType

from redactor.errors import MaskError
from redactor.ports import Pseudonymizer
from redactor.values import Finding, Operator, OperatorKind, RawText, SafeText, Span

STARS = "****"
"""What stands for the hidden part of a masked value, whatever its length."""


class _Ours(PresidioOperator):
    """An operator of ours: its work comes as parameter ``apply``, a function of entity and value."""

    def operate(self, text: str | None = None, params: dict[str, Any] | None = None) -> str:
        """Return what takes the value's place."""
        settings = params or {}
        changed = settings["apply"](settings["entity_type"], text or "")
        if not isinstance(changed, str):
            raise InvalidParamError("an operator must answer with text")
        return changed

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Accept: parameters are built in this module."""

    def operator_name(self) -> str:
        """The name under which the engine knows it."""
        return "redactor"

    def operator_type(self) -> OperatorType:
        """It anonymizes."""
        return OperatorType.Anonymize


def apply(
    text: RawText,
    findings: Sequence[Finding],
    operator_for: Callable[[str], Operator],
    pseudonymizer: Pseudonymizer,
) -> SafeText:
    """Return ``text`` with every finding's span replaced by what its entity's operator makes of it.

    ``spans`` of the result hold the places of the replacements in order; a kept value has one too, a dropped
    one has none.

    Args:
        text: the raw text.
        findings: merged: each with a span inside the text, none overlapping another.
        operator_for: the policy's operator for an entity.
        pseudonymizer: makes the tokens of operator ``pseudonym`` and the stand-ins of ``surrogate``.

    Raises:
        MaskError: a finding has no proper place, an operator is not offered for text or failed.
        MissingToolError: a stand-in was asked for, and the lists that it comes from are not installed.
    """
    spans = _checked_spans(findings, len(text.value))
    if not findings:
        return SafeText(text.value)
    operators = {finding.entity: _config(operator_for(finding.entity), pseudonymizer) for finding in findings}
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]  # presidio leaves its constructor bare
    engine.add_anonymizer(_Ours)
    found = [
        RecognizerResult(entity_type=finding.entity, start=span.start, end=span.end, score=finding.score)
        for finding, span in zip(findings, spans, strict=True)
    ]
    try:
        # Neighbours of one kind stay two: two people side by side are two tokens.
        result = engine.anonymize(text.value, found, operators, merge_entities_with_spaces=False)
    except (InvalidParamError, LookupError, TypeError, ValueError) as fault:
        raise MaskError(f"masking text failed: {type(fault).__name__}") from None
    items = sorted(result.items, key=lambda item: int(item.start))
    places = [(int(item.start), int(item.end)) for item in items]
    _verify(text.value, sorted(spans), str(result.text), places)
    return SafeText(str(result.text), tuple(Span(start, end) for start, end in places if start < end))


def in_original(
    found: Sequence[Finding],
    findings: Sequence[Finding],
    safe: SafeText,
    operator_for: Callable[[str], Operator],
) -> list[Finding]:
    """Return what was found in ``safe`` with the spans of the text that it was made from.

    A finding that touches a replacement covers all of the value that was replaced.

    Args:
        found: with spans in ``safe``.
        findings: those that :func:`apply` made ``safe`` with.
        safe: the masked text.
        operator_for: the operators that it was made with.
    """
    places = iter(safe.spans)
    edges: list[_Edge] = []
    shift = 0
    for finding in sorted(findings, key=lambda finding: finding.span or Span(0, 1)):
        start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
        dropped = operator_for(finding.entity).kind is OperatorKind.DROP
        place = None if dropped else next(places)
        begun, ended = (place.start, place.end) if place else (start + shift, start + shift)
        edges.append(_Edge(start, end, begun, ended))
        shift = ended - end
    return [replace(f, span=_span_before(f.span, edges), beaten=()) for f in found if f.span]


class _Edge(NamedTuple):
    """Where a replaced value stood, and where what took its place stands."""

    start: int
    end: int
    begun: int
    ended: int


def _span_before(span: Span, edges: Sequence[_Edge]) -> Span:
    """Return a span of a masked text as one of the text before; see :func:`in_original`."""
    start, end = span.start, span.end
    before = bisect_right(edges, start, key=lambda edge: edge.begun)
    if before:
        edge = edges[before - 1]
        start = edge.start if edge.ended > start else start + edge.end - edge.ended
    before = bisect_left(edges, end, key=lambda edge: edge.begun)
    if before:
        edge = edges[before - 1]
        end = edge.end if edge.ended > end else end + edge.end - edge.ended
    return Span(start, end)


def _checked_spans(findings: Sequence[Finding], length: int) -> list[Span]:
    """Return the findings' spans; raise MaskError unless they lie inside the text and apart."""
    spans = [finding.span for finding in findings if finding.span is not None]
    if len(spans) != len(findings):
        raise MaskError("a finding without span cannot be masked in text")
    ordered = sorted(spans)
    if any(span.end > length for span in ordered):
        raise MaskError("a finding reaches outside the text")
    if any(left.overlaps(right) for left, right in pairwise(ordered)):
        raise MaskError("findings overlap")
    return spans


def _config(operator: Operator, pseudonymizer: Pseudonymizer) -> OperatorConfig:
    """Return an operator as Presidio's engine takes it."""
    match operator.kind:
        case OperatorKind.REPLACE:
            return _ours(lambda entity, _: f"[{entity}]")
        case OperatorKind.PSEUDONYM:
            return _ours(pseudonymizer.token)
        case OperatorKind.SURROGATE:
            return _ours(pseudonymizer.surrogate)
        case OperatorKind.MASK:
            return _ours(lambda _, value: STARS + _tail(value, operator.keep_last))
        case OperatorKind.DROP:
            return OperatorConfig("redact")
        case OperatorKind.KEEP:
            return OperatorConfig("keep")
        case OperatorKind.ENCRYPT:
            raise MaskError("the operator `encrypt` is not offered for text")


def _ours(work: Callable[[str, str], str]) -> OperatorConfig:
    return OperatorConfig("redactor", {"apply": work})


def _tail(value: str, keep_last: int) -> str:
    """Return the last code points of a value, never more than half of it: a short value stays hidden."""
    kept = min(max(keep_last, 0), len(value) // 2)
    return value[len(value) - kept :]


def _verify(text: str, spans: list[Span], safe: str, places: list[tuple[int, int]]) -> None:
    """Raise MaskError unless the result differs from ``text`` in the spans alone, one place for each."""
    if len(spans) != len(places):
        raise MaskError("masking text failed: a finding was not applied")
    here = there = 0
    for span, (start, end) in zip(spans, places, strict=True):
        if text[here : span.start] != safe[there:start]:
            raise MaskError("masking text failed: text outside the findings changed")
        here, there = span.end, end
    if text[here:] != safe[there:]:
        raise MaskError("masking text failed: text outside the findings changed")
