"""All recognizers as one detector: fixed forms, checksums and labelled values, no names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from redactor import __version__
from redactor.detect.families import FAMILIES
from redactor.detect.merge import merge
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.plain import PlainText
from redactor.errors import DetectError, UsageError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "patterns"
"""How findings of :class:`PatternDetector` name their engine."""

MAX_ROUNDS = 6
"""How often a text is looked at; each further round needs a finding of the one before."""


LONG = 4_000
"""Of texts above so many code points, further rounds look only around what the round before has found."""

NEAR = 250
"""How far around, in code points; lines are kept whole. A second look at masked text reads all of it."""


class PatternDetector:
    """The recognizers behind the detector port. Safe to call from several threads at once: it keeps nothing.

    Raises:
        UsageError: no recognizer is given: looking with nothing would answer "nothing found".
    """

    def __init__(self, families: Sequence[Family] = FAMILIES) -> None:
        if not families:
            raise UsageError("a detector needs at least one recognizer")
        self._families = tuple(families)

    @property
    def name(self) -> str:
        """Detector and version, for records."""
        return f"{DETECTOR} {__version__}"

    @property
    def entities(self) -> frozenset[str]:
        """The entities this detector looks for."""
        return frozenset().union(*(family.entities for family in self._families))

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text, as found.

        Raises:
            DetectError: a recognizer failed, or texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        return [self._find(PlainText(text.value), hint) for text, hint in zip(texts, hints, strict=True)]

    def _find(self, plain: PlainText, hint: Hint) -> tuple[Finding, ...]:
        text = plain.text
        if not text or text.isspace():
            return ()
        found: set[Finding] = set()
        # A value that was found hides what stands next to it: `jane@example.com+1 202 555 0143`. What is left
        # is looked at again until nothing is found: so masked text gives no findings, whatever it was.
        places = [(0, len(text))]
        for _ in range(MAX_ROUNDS):
            hidden = [(f.span.start, f.span.end) for f in merge(found, text) if f.span]
            seen = {finding for place in places for finding in self._part(text, hint, place, hidden)}
            fresh = seen - found
            found |= fresh
            if not fresh:
                break
            places = _around(text, fresh) if len(text) > LONG else places
        placed = (replace(finding, span=plain.in_original(finding.span)) for finding in found if finding.span)
        return tuple(sorted(placed, key=_place))

    def _part(
        self, text: str, hint: Hint, place: tuple[int, int], hidden: Sequence[tuple[int, int]]
    ) -> set[Finding]:
        """Return what one round finds in a part of a text, in places of the whole text."""
        start, end = place
        first, last = bisect_right(hidden, start, key=itemgetter(1)), bisect_left(hidden, (end, end))
        inside = [(max(left - start, 0), min(right, end) - start) for left, right in hidden[first:last]]
        found = self._round(Passage(text[start:end], hint, inside))
        if not start:
            return found
        return {replace(f, span=Span(f.span.start + start, f.span.end + start)) for f in found if f.span}

    def _round(self, passage: Passage) -> set[Finding]:
        """Return what one round finds, in places of the original text."""
        try:
            return {
                finding for family in self._families for finding in _findings(family, passage) if finding.span
            }
        # Whatever a recognizer trips over, its message may quote the text.
        except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as fault:
            raise DetectError(f"the pattern detector failed: {type(fault).__name__}") from None


def _around(text: str, findings: Iterable[Finding]) -> list[tuple[int, int]]:
    """Return the lines of a text around findings, in order and apart."""
    places: list[tuple[int, int]] = []
    for span in sorted(finding.span for finding in findings if finding.span):
        start = text.rfind("\n", 0, max(span.start - NEAR, 0)) + 1
        end = text.find("\n", min(span.end + NEAR, len(text)))
        end = len(text) if end < 0 else end
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _findings(family: Family, passage: Passage) -> Iterator[Finding]:
    """Yield a family's findings, each with the context words that it has asked for just before."""
    passage.said = frozenset()
    for match in family.find(passage):
        yield _finding(match, passage)
        passage.said = frozenset()


def _finding(match: Match, passage: Passage) -> Finding:
    return Finding(
        entity=match.entity,
        score=match.score,
        detector=DETECTOR,
        rule=match.rule,
        span=Span(*passage.in_original(match.start, match.end)),
        checked=match.checked,
        context=tuple(sorted(passage.said)),
    )


def _place(finding: Finding) -> tuple[Span, str, float, str]:
    """Order findings by place, then by what they are."""
    return (finding.span or Span(0, 1), finding.entity, finding.score, finding.rule)
