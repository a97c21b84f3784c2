"""Where a span of text stands on the screen: every word that it touches, by interval overlap.

A word that shares one code point with the span is touched: ``(John`` belongs to ``John Smith``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redactor.values import Finding, Page, Span, Word, Zone

_TALLER, _TALL = 1.7, 20  # times a word's height; pixels, since a dash is flat


def zones_of(page: Page, span: Span) -> tuple[Zone, ...]:
    """Return one zone (pixels, origin top left) per run of neighbouring words on a line, in reading order.

    Empty only where the span touches no word, that is, only white space.
    """
    return together(touched(page, span))


def together(words: Iterable[Word]) -> tuple[Zone, ...]:
    """Return one zone per run of neighbouring words on a line."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and runs[-1][-1].line == word.line and not _is_taller(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(hull([word.zone for word in run]) for run in runs)


def parts_of(word: Word) -> Iterator[Zone]:
    """Yield the zones of a word's parts between its joints; of a word without any, its own."""
    left, end = word.zone.x, word.zone.x + word.zone.width
    for joint in word.joints:
        if left < joint.left:
            yield replace(word.zone, x=left, width=joint.left - left)
        left = max(left, joint.right)
    if left < end:
        yield replace(word.zone, x=left, width=end - left)


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


def grown(zone: Zone, by: int, shape: tuple[int, ...]) -> Zone:
    """Return a zone with so many pixels more on each side, as far as an image of this shape has any."""
    left, top = max(0, zone.x - by), max(0, zone.y - by)
    right, bottom = min(shape[1], zone.x + zone.width + by), min(shape[0], zone.y + zone.height + by)
    return Zone(left, top, right - left, bottom - top)


def slices_of(zone: Zone) -> tuple[slice, slice]:
    """Return the rows and columns of a zone."""
    return slice(zone.y, zone.y + zone.height), slice(zone.x, zone.x + zone.width)
