"""Cells of a screen's lines: a table that a terminal draws with bars is read as lines that run over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from redactor.detect.page_labels import Line
from redactor.detect.zones import hull
from redactor.values import Page, Span, Word, Zone

_BARS = "|\u2502\u00a6"


def cells_of(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those with bars parted there."""
    words = sorted(page.words, key=lambda word: word.span.start)
    starts = [word.span.start for word in words]
    result: list[Line] = []
    for line in lines:
        text = page.text[line.span.start : line.span.end]
        if not any(bar in text for bar in _BARS):
            result.append(line)
            continue
        first, last = bisect_left(starts, line.span.start), bisect_right(starts, line.span.end - 1)
        result.extend(_parted(page.text, words[first:last]))
    return result


def _parted(text: str, words: Sequence[Word]) -> Iterator[Line]:
    """Yield what stands between bars, which may be words of their own or glued to one."""
    cell: list[tuple[Span, Zone]] = []
    for word in words:
        said = text[word.span.start : word.span.end]
        bare = said.strip(_BARS)
        if said[0] in _BARS and cell:
            yield _cell(cell)
            cell = []
        if bare:
            start = word.span.start + said.index(bare)
            cell.append((Span(start, start + len(bare)), word.zone))
        if said[-1] in _BARS and cell:
            yield _cell(cell)
            cell = []
    if cell:
        yield _cell(cell)


def _cell(parts: Sequence[tuple[Span, Zone]]) -> Line:
    zones = [zone for _, zone in parts]
    return Line(Span(parts[0][0].start, parts[-1][0].end), zones[0] if len(zones) == 1 else hull(zones))
