"""Pages to detect on: words of one width, and findings on them."""

from __future__ import annotations

from redactor.values import Finding, Page, Span, Word, Zone


def page(*lines: tuple[int, int, str], apart: str = "\n", sure: float = 0.95) -> Page:
    """Return a page with each text at (x, y), letters 8 pixels wide and 12 high, ``apart`` between lines."""
    words: list[Word] = []
    parts: list[str] = []
    end = 0
    for number, (x, y, text) in enumerate(lines):
        left = x
        for index, token in enumerate(text.split(" ")):
            separator = "" if not parts else apart if index == 0 else " "
            start = end + len(separator)
            end = start + len(token)
            parts += separator, token
            words.append(Word(Span(start, end), Zone(left, y, 8 * len(token), 12), sure, number))
            left += 8 * (len(token) + 1)
    return Page("".join(parts), tuple(words), 2000, 1000)


def one_line(text: str) -> Page:
    return page((10, 10, text))


def shown(seen: Page, spans: list[Span | None]) -> list[str]:
    return [seen.text[span.start : span.end] for span in spans if span is not None]


def named(entity: str, span: Span, detector: str = "fake", *, checked: bool = False) -> Finding:
    return Finding(entity, 0.9, detector, span=span, checked=checked)
