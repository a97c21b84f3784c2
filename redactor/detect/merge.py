"""One finding per place: overlaps resolved, coverage never smaller than what was found.

The order, best first: confirmed by checksum or full grammar; secret; higher score (recognizers give a
value with context a higher one than a weak guess); longer; earlier; then by entity and rule, so that the
result never depends on the order of the input.

Findings that overlap, directly or through others, become one finding: the best one's entity, score and
rule, over all that any of them covered. A loser that sticks out of the winner is thus never uncovered.
Findings that only touch stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redactor.errors import DetectError
from redactor.values import Finding, Span

THRESHOLD = 0.4
"""Findings with a lower score are guesses and are left out."""


def merge(findings: Iterable[Finding], text: str, *, threshold: float = THRESHOLD) -> tuple[Finding, ...]:
    """Return the findings of ``text`` without overlaps, in order of place.

    White space at the edges of the result's spans is left out; zones are dropped (``zones.locate`` sets
    them for the final spans).

    Raises:
        DetectError: a finding has no span, or one that reaches outside the text.
    """
    placed = [(_span(finding, text), finding) for finding in findings if finding.score >= threshold]
    placed.sort(key=lambda pair: pair[0])
    groups: list[tuple[Span, list[Finding]]] = []
    for span, finding in placed:
        if groups and span.overlaps(groups[-1][0]):
            hull, group = groups[-1]
            group.append(finding)
            groups[-1] = (Span(hull.start, max(hull.end, span.end)), group)
        else:
            groups.append((span, [finding]))
    return tuple(replace(min(group, key=_rank), span=_trim(hull, text), zones=()) for hull, group in groups)


def _span(finding: Finding, text: str) -> Span:
    """Return the finding's span inside ``text``."""
    if finding.span is None or finding.span.end > len(text):
        raise DetectError("a finding has no place in its text")
    return finding.span


def _rank(finding: Finding) -> tuple[bool, bool, float, int, int, str, str, str]:
    """Sort key: the best finding of a group comes first."""
    span = finding.span or Span(0, 1)
    length = span.end - span.start
    secret = finding.entity == "SECRET"
    return (
        not finding.checked,
        not secret,
        -finding.score,
        -length,
        span.start,
        finding.entity,
        finding.detector,
        finding.rule,
    )


def _trim(span: Span, text: str) -> Span:
    """Return ``span`` without white space at its edges; a span of nothing else stays as it is."""
    shown = text[span.start : span.end]
    core = shown.strip()
    if not core:
        return span
    start = span.start + len(shown) - len(shown.lstrip())
    return Span(start, start + len(core))
