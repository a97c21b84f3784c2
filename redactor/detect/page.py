"""What is found on a page: what a detector says of its readings, and what the page itself tells besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from redactor.detect.merge import MODELS
from redactor.detect.page_columns import in_columns
from redactor.detect.page_labels import lines_of
from redactor.detect.page_names import known_parts, whole_names, whole_pieces
from redactor.detect.repeated import elsewhere
from redactor.detect.zones import touched
from redactor.values import Finding, Page, Span

_ADDRESS = re.compile(r"\W*(?P<local>[\w.+|!-]{2,})@(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])")
_DOTS = re.compile(r" ?(?:\.{2,}|…)")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")

_ALIKE = 0.8  # share of signs that a value read off the screen has in common with the one known
_COMPARED = 200  # signs; comparing is quadratic, and a long value differs early or not at all
_UNSURE = 0.4  # the engine's confidence: what the model makes of words below is made of icons
_SHORT, _SURE = 2, 0.9  # one or two letters need an engine that is sure of them


def found_on(page: Page, said: Iterable[Finding]) -> list[Finding]:
    """Return all that is found on a page.

    Args:
        page: the page as read.
        said: what the detector said of its readings, with spans of the page's text.
    """
    found = [*whole_names(page, legible(page, said)), *misread_addresses(page)]
    found += whole_pieces(page, found)
    found += in_columns(page, lines_of(page.words), found)
    found += elsewhere(page.text, found)
    found += known_parts(page, found)
    return found


def legible(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but those that a model makes of what the engine could hardly read.

    An icon is read as a letter or two, and a model takes these for initials.
    """
    for finding in findings:
        if finding.detector not in MODELS or finding.span is None or _is_legible(page, finding.span):
            yield finding


def _is_legible(page: Page, span: Span) -> bool:
    words = touched(page, span)
    sure = sum(word.confidence for word in words) / max(len(words), 1)
    letters = sum(char.isalpha() for char in page.text[span.start : span.end])
    return sure >= (_SURE if letters <= _SHORT else _UNSURE)


def misread_addresses(page: Page) -> Iterator[Finding]:
    """Yield mail addresses that an engine has read so badly that their grammar is gone.

    On a screen, ``name@host`` with a dot behind the sign is an address, whatever its ending; where a
    dot was read as a space, the next word belongs to it. A prompt (``user@host:~$``) is none. A cell too
    narrow for an address shows its beginning and dots.
    """
    for index, word in enumerate(page.words):
        found = _ADDRESS.match(page.text[word.span.start : word.span.end])
        if found is None:
            continue
        end = word.span.start + found.end() if "." in found["host"] else _host_after(page, index)
        end = end or _cut_short(page.text, word.span.start + found.end())
        if end:
            span = Span(word.span.start + found.start("local"), end)
            yield Finding("EMAIL_ADDRESS", 0.5, "page", "email.misread", span)


def shows(page: Page, found: Sequence[Finding], wanted: Finding, text: str) -> bool:
    """Tell whether one of the findings on the page is the value that ``wanted`` marks in ``text``.

    Compared by entity, letters and digits; an engine may misread one in five of them.
    """
    if wanted.span is None:
        return False
    value = _signs(text[wanted.span.start : wanted.span.end])
    return any(
        finding.entity == wanted.entity
        and finding.span is not None
        and SequenceMatcher(
            None, value, _signs(page.text[finding.span.start : finding.span.end]), autojunk=False
        ).ratio()
        >= _ALIKE
        for finding in found
    )


def _signs(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())[:_COMPARED]


def _cut_short(text: str, end: int) -> int | None:
    """Return where an address ends that dots cut short."""
    dots = _DOTS.match(text, end)
    return None if dots is None else dots.end()


def _host_after(page: Page, index: int) -> int | None:
    """Return where the rest of a host ends that the next word of the line holds."""
    if index + 1 == len(page.words) or page.words[index + 1].line != page.words[index].line:
        return None
    span = page.words[index + 1].span
    found = _HOST.match(page.text[span.start : span.end])
    return None if found is None else span.start + found.end()
