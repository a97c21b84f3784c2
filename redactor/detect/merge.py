"""One finding per place: overlaps resolved, coverage never smaller than what was found.

The order, best first:

1. confirmed by checksum or full grammar,
2. secret,
3. on one of the organisation's own lists,
4. pattern with a form or context of its own (score of at least :data:`STRONG`),
5. model,
6. weak pattern,
7. what the session has shown elsewhere;

then secrets and private addresses before others, the higher score, the longer, the earlier; then by
entity and rule, so that the result never depends on the order of the input.

Of findings that overlap, the best one keeps its place. What another covers besides stays covered: as part
of the best one if both are of one entity or only a scrap is left, else as a finding of its own, so that
a street before a phone number is still an address. Findings that only touch stay apart, but for the
parts of one address.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from redactor.detect.zones import moved
from redactor.errors import DetectError
from redactor.values import Finding, Span

THRESHOLD = 0.4
"""Findings with a lower score are guesses and are left out, but for those of models."""

STRONG = 0.6
"""Patterns from this score on are believed before the model, others after it."""

LISTS = frozenset({"terms", "people"})
"""Detectors that know the organisation's own lists."""

MODELS = frozenset({"names", "spacy"})
"""Detectors that judge by what they have learned."""

NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NRP"})
"""Classes of what bears a name, found by judgement of words; a model takes one for another.

All else has a form of its own.
"""

MEMORY = "memory"
"""The detector that knows what its session has shown; it only adds to what the others find."""

Placed: TypeAlias = tuple[Span, Finding]

_FIRST = {"SECRET": 0, "PRIVATE_URL": 1}
_SCRAP = 3  # letters and digits; what is shorter is no value of its own
_ADDRESS_PARTS = frozenset({"ADDRESS", "LOCATION"})
_WITHIN_ADDRESS = re.compile(r",? ?")


@dataclass(slots=True)
class _Winner:
    """A finding with the place that it has won so far, and what it has won over."""

    span: Span
    finding: Finding
    beaten: list[Finding] = field(default_factory=list)

    def with_beaten(self) -> Finding:
        """Return the finding with all that it has won over."""
        if not self.beaten:
            return self.finding
        return replace(self.finding, beaten=(*self.finding.beaten, *self.beaten))


def merge(findings: Iterable[Finding], text: str, *, threshold: float = THRESHOLD) -> tuple[Finding, ...]:
    """Return the findings of ``text`` without overlaps, in order of place.

    White space at the edges of the result's spans is left out; zones are dropped (``located.locate`` sets
    them for the final spans).

    Raises:
        DetectError: a finding has no span, or one that reaches outside the text.
    """
    placed = [(_span(finding, text), finding) for finding in findings if _counts(finding, threshold)]
    placed.sort(key=lambda pair: pair[0])
    groups: list[list[Placed]] = []
    reach = 0
    for span, finding in placed:
        if groups and span.start < reach:
            groups[-1].append((span, finding))
        else:
            groups.append([(span, finding)])
        reach = max(reach, span.end)
    apart = [moved(finding, _trim(span, text)) for group in groups for span, finding in _settled(group, text)]
    return tuple(_addresses_joined(apart, text))


def rank(finding: Finding) -> tuple[int, int, float, int, int, str, str, str, tuple[str, ...]]:
    """Return the sort key of the written order: the best finding comes first."""
    span = finding.span or Span(0, 1)
    return (
        _class(finding),
        _FIRST.get(finding.entity, len(_FIRST)),
        -finding.score,
        span.start - span.end,
        span.start,
        finding.entity,
        finding.detector,
        finding.rule,
        finding.context,
    )


def _counts(finding: Finding, threshold: float) -> bool:
    """Tell whether a finding is more than a guess; models have a threshold of their own for each class."""
    return finding.score >= threshold or finding.detector in MODELS


def _class(finding: Finding) -> int:
    """Return the line of the written order that a finding belongs to."""
    if finding.detector == MEMORY:
        return 7
    if finding.checked:
        return 1
    if finding.entity == "SECRET":
        return 2
    if finding.detector in LISTS:
        return 3
    if finding.detector in MODELS:
        return 5
    return 4 if finding.score >= STRONG else 6


def _span(finding: Finding, text: str) -> Span:
    """Return the finding's span inside ``text``."""
    if finding.span is None or finding.span.end > len(text):
        raise DetectError("a finding has no place in its text")
    return finding.span


def _settled(group: Sequence[Placed], text: str) -> list[Placed]:
    """Return findings that overlap, directly or through others, as findings apart, in order of place."""
    taken: list[_Winner] = []
    for span, finding in sorted(group, key=lambda placed: rank(placed[1])):
        _note_beaten(taken, span, finding)
        for part in _free(span, taken):
            _take(taken, part, finding, text)
    return [(one.span, one.with_beaten()) for one in taken]


def _note_beaten(taken: Sequence[_Winner], span: Span, finding: Finding) -> None:
    """Write down with each winner that ``finding`` overlaps that it came before it."""
    for winner in _touched(taken, span):
        winner.beaten.append(replace(finding, beaten=(), zones=()))


def _free(span: Span, taken: Sequence[_Winner]) -> list[Span]:
    """Return the parts of ``span`` that nothing in ``taken`` (apart, in order of place) covers."""
    parts, here = [], span.start
    for other in _touched(taken, span):
        if here < other.span.start:
            parts.append(Span(here, other.span.start))
        here = other.span.end
    if here < span.end:
        parts.append(Span(here, span.end))
    return parts


def _touched(taken: Sequence[_Winner], span: Span) -> Iterator[_Winner]:
    """Yield those of ``taken`` that share something with ``span``."""
    for index in range(bisect_right(taken, span.start, key=_end), len(taken)):
        if taken[index].span.start >= span.end:
            return
        yield taken[index]


def _take(taken: list[_Winner], part: Span, finding: Finding, text: str) -> None:
    """Give a free part to a winner that it sticks out of, or make it a finding of its own."""
    whole = _span(finding, text)
    at = bisect_right(taken, part.start, key=_end)
    scrap = sum(map(str.isalnum, text[part.start : part.end])) < _SCRAP
    winners = [at - 1] * (part.start > whole.start) + [at] * (part.end < whole.end)
    for winner in (taken[index] for index in winners):
        if scrap or winner.finding.entity == finding.entity:
            span = winner.span
            winner.span = Span(min(span.start, part.start), max(span.end, part.end))
            return
    taken.insert(at, _Winner(part, finding))


def _end(winner: _Winner) -> int:
    return winner.span.end


def _trim(span: Span, text: str) -> Span:
    """Return ``span`` without white space at its edges; a span of nothing else stays as it is."""
    shown = text[span.start : span.end]
    core = shown.strip()
    if not core:
        return span
    start = span.start + len(shown) - len(shown.lstrip())
    return Span(start, start + len(core))


def _addresses_joined(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Return the findings; parts of an address that only a comma or space holds apart as one."""
    joined: list[Finding] = []
    for finding in findings:
        if joined and _follows(joined[-1], finding, text):
            start, end = _span(joined[-1], text).start, _span(finding, text).end
            joined[-1] = replace(joined[-1], span=Span(start, end))
        else:
            joined.append(finding)
    return joined


def _follows(left: Finding, right: Finding, text: str) -> bool:
    """Tell whether ``right`` goes on with the address in ``left``."""
    if left.entity != "ADDRESS" or right.entity not in _ADDRESS_PARTS:
        return False
    between = text[_span(left, text).end : _span(right, text).start]
    return _WITHIN_ADDRESS.fullmatch(between) is not None
