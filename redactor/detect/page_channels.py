"""Channels that a screen lists: behind a sign that is drawn, in a column of their kind, under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known_names import is_known_name
from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.page_labels import Line
from redactor.values import Finding, Hint, Page, Span

_CHAT = re.compile(
    r"\b(?:Discord|Slack|Mattermost|Zulip|Rocket\.Chat|Microsoft Teams)\b|(?i:^text channels$)", re.MULTILINE
)
_CHANNEL = re.compile(r"#[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+|#[a-z]{3,}")
_LISTED = re.compile(
    r"(?:(?P<sign>#) ?|\S{1,2} )?(?P<name>[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*)(?: \(?\d{1,3}\)?)?"
)
_SIGNED = re.compile(
    r"(?:[^\n]{1,5} )?(?P<sign>#)(?P<name>[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+)(?: \(?\d{1,3}\)?)?"
)
_HEADING = re.compile(r"(?i:(?:\S{1,2} )?(?:text )?channels|kanäle|salons|canales|canali|kanalen)")
_TITLED = re.compile(
    r"(?:\S{1,2} |#)?(?P<sign>(?!))?(?P<name>[^\W\d_a-z][\w&'\u2019-]*(?: [\w&'\u2019-]+){0,3}?)"
    r"(?: \(?\d{1,3}\)?)?"
)
_OTHER_HEADING = re.compile(
    r"(?i:\S{0,2} ?(?:direct messages?|dms?|apps|voice channels|voice|people|members|teams?|chats?"
    r"|favou?rites|starred|more|(?:add|browse|create|new|show|hide|see) .*))"
)
_BESIDE_NAME = re.compile(r"\W{0,3}\d{0,3}\W{0,3}|\S{1,2}")
_INDENT = 3  # heights of heading or line: lines begin so near its left edge, and follow each other as near
_JOINED = re.compile("[_-]")
_LEAST = 2  # lines of a column that are channels for sure


def channels(
    page: Page,
    lines: Sequence[Line],
    columns: Sequence[Sequence[Line]],
    findings: Sequence[Finding],
    hint: Hint,
) -> Iterator[Finding]:
    """Yield the channels that a page lists.

    Args:
        page: the page as read.
        lines: its lines without icons.
        columns: its columns, as :func:`redactor.detect.page_columns.columns_of` gives them.
        findings: what was found on it so far, with spans.
        hint: the program in front and its title.
    """
    is_chat = any(map(_CHAT.search, (page.text, hint.app, hint.title)))
    for span in _channels(page, lines, columns, findings, is_chat=is_chat):
        yield Finding("CHANNEL", SCORE, DETECTOR, "channel", span)


def _channels(
    page: Page,
    lines: Sequence[Line],
    columns: Sequence[Sequence[Line]],
    findings: Sequence[Finding],
    *,
    is_chat: bool,
) -> Iterator[Span]:
    """Yield channels of a list, whose sign is drawn, and read as it may be or not at all.

    Where a channel was found, a line that is one word after ``#`` is one. A column holds channels where two
    lines are known to be. In a chat program a line is one that is words joined by dashes, when there are two,
    and so are those under the heading of its channels.
    """
    known = [finding.span for finding in findings if finding.entity == "CHANNEL" and finding.span]
    if known:
        yield from (
            line.span for line in lines if _CHANNEL.fullmatch(page.text, line.span.start, line.span.end)
        )
    if is_chat:
        yield from _under_heading(page.text, lines)
        yield from _alone(page.text, lines)
    for column in (*columns, *((lines,) if is_chat else ())):
        named = [_LISTED.fullmatch(page.text, line.span.start, line.span.end) for line in column]
        listed = [found for found in named if found and not is_known_name(found["name"], "PERSON")]
        joined = [found for found in listed if _JOINED.search(found["name"])]
        sure = [found for found in listed if found["sign"] or any(_holds(found, one) for one in known)]
        if column is lines:
            listed = sure = joined
        if joined and len(sure) >= _LEAST:
            yield from (_signed(found) for found in listed)


def _alone(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the names of joined words behind ``#`` that are all of a line but for an icon."""
    for line in lines:
        if found := _SIGNED.fullmatch(text, line.span.start, line.span.end):
            yield _signed(found)


def _under_heading(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the names that follow each other under the heading of a chat's channels, to the next heading."""
    for head in lines:
        if not _HEADING.fullmatch(text, head.span.start, head.span.end):
            continue
        bottom = head.zone.y + head.zone.height
        beside = (line for line in lines if line.zone.y >= bottom and _is_indented(line, head))
        for line in sorted(beside, key=lambda line: line.zone.y):
            place = line.span.start, line.span.end
            if _BESIDE_NAME.fullmatch(text, *place):
                continue
            found = _LISTED.fullmatch(text, *place) or _TITLED.fullmatch(text, *place)
            reach = _INDENT * max(line.zone.height, head.zone.height)
            if found is None or line.zone.y - bottom > reach or _OTHER_HEADING.fullmatch(text, *place):
                break
            bottom = line.zone.y + line.zone.height
            yield _signed(found)


def _is_indented(line: Line, head: Line) -> bool:
    """Tell whether a line begins near a heading's left edge; headings are often smaller than their lists."""
    return abs(line.zone.x - head.zone.x) <= _INDENT * max(line.zone.height, head.zone.height)


def _signed(found: re.Match[str]) -> Span:
    return Span(found.start("sign") if found["sign"] else found.start("name"), found.end("name"))


def _holds(found: re.Match[str], span: Span) -> bool:
    return found.start() <= span.start and span.end <= found.end()
