"""Text that could not be read: beside a private value or in a field for one, and in letters nobody knows.

What the reader is unsure of is no value of any kind, so no recognizer finds it; yet half a name that was
read tells that the other half is a name too. On a screen without private text or labels of private fields
nothing is found that is doubted, whatever its icons look like. A word in letters that the reader does not
know may be anything, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from redactor.detect.page_labels import Line, labelled, lines_of
from redactor.detect.passage import fold, words
from redactor.detect.zones import holds
from redactor.ports import UNKNOWN_LETTERS
from redactor.values import Finding, Page, Span, Word, Zone

ILLEGIBLE = "ILLEGIBLE"
"""The entity of such text."""

DETECTOR = "unreadable"

_DOUBTED = 0.5  # the reader's confidence: what is surer counts as read
_WORD, _LINE = 1.2, 2.0  # times as wide as high: less is an icon
_NEAR = 12.0  # line heights: the next cell of a table begins within these
_LEVEL = 0.5  # share of the lower one's height that two neighbours have in common


@dataclass(frozen=True, slots=True)
class _Place:
    """Something unread; ``span`` is None where not even a word was made of it."""

    zone: Zone
    score: float
    span: Span | None = None


def unreadable(page: Page, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what on a page could not be read and stands with private text, with its zones.

    Args:
        page: with the confidence of each word and the lines in which nothing was read.
        found: what else is to be masked on it, with zones.
    """
    foreign = tuple(
        Finding(ILLEGIBLE, 1.0, DETECTOR, "script", word.span, (word.zone,))
        for word in page.words
        if page.text[word.span.start : word.span.end] == UNKNOWN_LETTERS
    )
    return (*foreign, *_doubted(page, [*found, *foreign]))


def _doubted(page: Page, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what the reader could not make out beside what is to be masked, or in a private field."""
    private = [zone for finding in found for zone in finding.zones]
    # What only touches a private zone shows its other part.
    places = [place for place in _unread(page) if not any(holds(zone, place.zone) for zone in private)]
    if not places:
        return ()
    fields = _private_fields(page, places)
    return tuple(
        Finding(ILLEGIBLE, place.score, DETECTOR, rule, place.span, (place.zone,))
        for place in places
        if (rule := _why(place.zone, page, private, fields))
    )


def _unread(page: Page) -> Iterator[_Place]:
    """Yield words that the reader doubts and lines without words, all of them wide enough to be text."""
    for word in page.words:
        if word.confidence < _DOUBTED and word.zone.width >= _WORD * word.zone.height:
            yield _Place(word.zone, 1 - word.confidence, word.span)
    for zone in page.unread:
        if zone.width >= _LINE * zone.height:
            yield _Place(zone, 1.0)


def _why(zone: Zone, page: Page, private: Sequence[Zone], fields: Sequence[Zone]) -> str:
    """Return the rule that a place falls under, or nothing."""
    if any(zone.overlaps(field) for field in fields):
        return "field"
    neighbours = (other for other in private if _is_level(zone, other))
    return "beside" if any(_is_next(zone, other, page.words) for other in neighbours) else ""


def _is_level(one: Zone, other: Zone) -> bool:
    common = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return common >= _LEVEL * min(one.height, other.height)


def _is_next(zone: Zone, other: Zone, said: Sequence[Word]) -> bool:
    """Tell whether two zones at one height are near each other and nothing that was read is between."""
    left, right = (zone, other) if zone.x < other.x else (other, zone)
    start, end = left.x + left.width, right.x
    if end - start > _NEAR * min(zone.height, other.height):
        return False
    if end <= start:
        return True
    gap = Zone(start, max(zone.y, other.y), end - start, 1)
    return not any(word.confidence >= _DOUBTED and word.zone.overlaps(gap) for word in said)


def _private_fields(page: Page, places: Sequence[_Place]) -> list[Zone]:
    """Return the frames of values, read or not, whose label says that they are private."""
    # A line without words stands for a digit behind the text, so that it has a span and is no label.
    text = Page(page.text + "0", page.words, page.width, page.height)
    behind = Span(len(page.text), len(text.text))
    unread = [Line(behind, place.zone) for place in places if place.span is None]
    found = labelled(text, [*lines_of(page.words), *unread])
    return [line.zone for line, label in found if _is_private(label)]


def _is_private(label: str) -> bool:
    return not _private_words().isdisjoint(fold(label).split())


@cache
def _private_words() -> frozenset[str]:
    listed = (files("redactor.detect") / "tables" / "private_labels.txt").read_text(encoding="utf-8")
    return words(" ".join(line for line in listed.splitlines() if not line.startswith("#")))
