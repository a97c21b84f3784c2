"""The findings of one text in order of place, where some are put in the place of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.values import Finding, Span

_LONGEST = 400
"""Signs of the longest finding that is looked back for: a name or an address."""


class Placed:
    """Findings that know their neighbours; long texts hold thousands."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = sorted((one for one in findings if one.span), key=_start)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __bool__(self) -> bool:
        return bool(self._findings)

    def near(self, span: Span) -> list[Finding]:
        """Return the findings that share something with a place, in order."""
        first, last = self._around(span)
        return [one for one in self._findings[first:last] if one.span and one.span.overlaps(span)]

    def put(self, finding: Finding, *, instead_of: Span | None = None) -> None:
        """Put a finding where it stands; of others only what lies outside of it, and of a place, stays."""
        own = finding.span or Span(0, 1)
        cleared = Span(min(own.start, instead_of.start), max(own.end, instead_of.end)) if instead_of else own
        first, last = self._around(cleared)
        rest = [part for one in self._findings[first:last] for part in outside(one, cleared)]
        self._findings[first:last] = sorted([*rest, finding], key=_start)

    def _around(self, span: Span) -> tuple[int, int]:
        """Return which findings can share something with a place, as bounds in the list."""
        first = bisect_left(self._findings, span.start - _LONGEST, key=_start)
        return first, bisect_left(self._findings, span.end, lo=first, key=_start)


def outside(finding: Finding, span: Span) -> Iterator[Finding]:
    """Yield what of a finding lies outside of a place: all, a part on either side, or nothing."""
    own = finding.span
    if own is None or not own.overlaps(span):
        yield finding
        return
    if own.start < span.start:
        yield replace(finding, span=Span(own.start, span.start))
    if span.end < own.end:
        yield replace(finding, span=Span(span.end, own.end))


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span else 0
