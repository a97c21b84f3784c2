"""Where a span of text stands on the screen: every word that it touches, by interval overlap.

A word that shares one code point with the span is covered whole: ``(John`` belongs to ``John Smith``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from redactor.errors import DetectError
from redactor.values import Finding, Page, Span, Word, Zone

_TALLER, _TALL = 1.7, 20  # times a word's height; pixels, since a dash is flat


def zones_of(page: Page, span: Span) -> tuple[Zone, ...]:
    """Return one zone (pixels, origin top left) per run of neighbouring words on a line, in reading order.

    Empty only where the span touches no word, that is, only white space.
    """
    return _zones_of(touched(page, span))


def _zones_of(words: Iterable[Word]) -> tuple[Zone, ...]:
    runs: list[list[Word]] = []
    for word in words:
        if runs and runs[-1][-1].line == word.line and not _is_taller(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(hull([word.zone for word in run]) for run in runs)


def locate(page: Page, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the zones of their spans; those without a span keep their own zones.

    Raises:
        DetectError: a span reaches outside the page, or covers characters of no word: they could not be
            painted over.
    """
    return tuple(
        finding if finding.span is None else moved(finding, finding.span, _zones(page, finding.span))
        for finding in findings
    )


def _zones(page: Page, span: Span) -> tuple[Zone, ...]:
    if span.end > len(page.text):
        raise DetectError("a finding reaches outside the page")
    place, words = span.start, touched(page, span)
    for word in words:
        if page.text[place : word.span.start].strip():
            raise DetectError("a finding covers text that has no place on the screen")
        place = word.span.end
    if page.text[place : span.end].strip():
        raise DetectError("a finding covers text that has no place on the screen")
    return _zones_of(words)


def moved(finding: Finding, span: Span, zones: tuple[Zone, ...] = ()) -> Finding:
    """Return the same finding at another place, sooner than ``replace`` does."""
    about = finding.entity, finding.score, finding.detector, finding.rule
    return Finding(*about, span, zones, finding.checked, finding.context, finding.beaten)


def holds(zone: Zone, other: Zone) -> bool:
    """Tell whether all of another zone lies in a zone; a zone holds itself."""
    beside = zone.x <= other.x and other.x + other.width <= zone.x + zone.width
    return beside and zone.y <= other.y and other.y + other.height <= zone.y + zone.height


def touched(page: Page, span: Span) -> tuple[Word, ...]:
    """Return the words that share a code point with ``span``; words stand in order, so they are a slice."""
    first = bisect_right(page.words, span.start, key=lambda word: word.span.end)
    last = first
    while last < len(page.words) and page.words[last].span.start < span.end:
        last += 1
    return page.words[first:last]


def _is_taller(run: list[Word], word: Word) -> bool:
    """Tell whether a word and a run differ so much in height that one zone would cover other lines."""
    heights = sorted((max(other.zone.height for other in run), word.zone.height))
    return heights[1] > _TALLER * heights[0] and heights[1] > _TALL


def hull(zones: Sequence[Zone]) -> Zone:
    """Return the smallest zone that holds all of some zones."""
    left = min([zone.x for zone in zones])
    top = min([zone.y for zone in zones])
    right = max([zone.x + zone.width for zone in zones])
    bottom = max([zone.y + zone.height for zone in zones])
    return Zone(left, top, right - left, bottom - top)
