"""Zones against a naive twin that asks for every code point which word it belongs to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.located import locate
from redactor.detect.zones import zones_of
from redactor.values import Finding, Page, Span, Word, Zone


@st.composite
def _pages(draw: st.DrawFn) -> Page:
    text, words, line = "", [], 0
    for _ in range(draw(st.integers(1, 10))):
        token = draw(st.text(alphabet="a(b),é😀", min_size=1, max_size=6))
        x, y = draw(st.integers(0, 80)), draw(st.integers(0, 80))
        zone = Zone(x, y, draw(st.integers(1, 100 - x)), draw(st.integers(1, min(20, 100 - y))))
        words.append(Word(Span(len(text), len(text) + len(token)), zone, 1.0, line))
        newline = draw(st.booleans())
        text += token + ("\n" if newline else " ")
        line += newline
    return Page(text, tuple(words), 100, 100)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Page, Span]:
    page = draw(_pages())
    start = draw(st.integers(0, len(page.text) - 1))
    return page, Span(start, draw(st.integers(start + 1, len(page.text))))


def _twin(page: Page, span: Span) -> list[Zone]:
    lines: dict[int, list[Zone]] = {}
    for word in page.words:
        if any(span.start <= place < span.end for place in range(word.span.start, word.span.end)):
            lines.setdefault(word.line, []).append(word.zone)
    hulls = []
    for zones in lines.values():
        pixels = [
            (x, y)
            for zone in zones
            for x in (zone.x, zone.x + zone.width)
            for y in (zone.y, zone.y + zone.height)
        ]
        left, top = min(x for x, _ in pixels), min(y for _, y in pixels)
        hulls.append(Zone(left, top, max(x for x, _ in pixels) - left, max(y for _, y in pixels) - top))
    return hulls


@given(_cases())
def test_zones_are_their_twin(case: tuple[Page, Span]) -> None:
    page, span = case
    assert list(zones_of(page, span)) == _twin(page, span)


@given(_cases())
def test_every_touched_word_lies_in_a_zone(case: tuple[Page, Span]) -> None:
    page, span = case
    (located,) = locate(page, [Finding("PERSON", 1.0, "d", span=span)])
    for word in page.words:
        if word.span.overlaps(span):
            assert any(
                zone.x <= word.zone.x
                and zone.y <= word.zone.y
                and word.zone.x + word.zone.width <= zone.x + zone.width
                and word.zone.y + word.zone.height <= zone.y + zone.height
                for zone in located.zones
            )
