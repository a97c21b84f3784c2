"""The ways a detector reads a page: as it stands, with broken tokens mended, and field by field.

An engine breaks long tokens at their punctuation (``xoxb- 7381 - 0kuK``), and on a form a value stands
beside or under the label that tells what it is, not after it in reading order. So a page is given
to the detector in several readings; what is found in any of them leads back to spans of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from redactor.values import Finding, Hint, Page, RawText, Span, Word, Zone

_GLUE = re.compile(r"(?<=[-_.:@/=+]) (?=\S)|(?<=\S) (?=[-_.:@/=+])")
_ADDRESS = re.compile(r"\W*(?P<local>[\w.+-]{2,})@(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")
_MENDED = frozenset({"EMAIL_ADDRESS", "SECRET", "PRIVATE_URL"})
"""What a mended token is trusted to be without a checksum; prose has dashes of its own."""

_ABOVE = 3.0  # a label stands at most this many line heights over its value
_BESIDE = 25.0  # or at most this many line heights to the left of it
_ALIGNED = 2.0  # left edges of label and value differ by at most this many line heights
_LABEL_WORDS = 6
_ALIKE = 0.8  # share of signs that a value read off the screen has in common with the one known
_COMPARED = 200  # signs; comparing is quadratic, and a long value differs early or not at all


@dataclass(frozen=True, slots=True)
class Reading:
    """One text for the detector; ``offsets[i]`` is where code point ``i`` stands on the page.

    ``label`` is the field's label as seen on the page. ``mended`` tells that white space was taken out.
    """

    text: RawText
    offsets: Sequence[int]
    label: str = ""
    mended: bool = False

    def hint(self, hint: Hint) -> Hint:
        """Return ``hint`` with this reading's label."""
        return replace(hint, label=self.label or hint.label)

    def on_page(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Yield the findings that this reading may speak for, with spans of the page's text."""
        for finding in findings:
            span = finding.span
            if span is None:
                continue
            start, end = self.offsets[span.start], self.offsets[span.end - 1] + 1
            broken = end - start > span.end - span.start
            if not self.mended or (broken and (finding.checked or finding.entity in _MENDED)):
                yield replace(finding, span=Span(start, end))


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the page: its span in the text and its frame on the screen."""

    span: Span
    zone: Zone


def readings(page: Page) -> list[Reading]:
    """Return all readings of a page; the first is its text as it stands."""
    text = page.text
    result = [Reading(RawText(text), range(len(text)))]
    kept = _mended(text)
    if len(kept) < len(text):
        result.append(Reading(RawText("".join(text[index] for index in kept)), kept, mended=True))
    lines = _lines(page.words)
    for line in lines:
        label = _label_of(line, lines, text)
        if label:
            offsets = range(line.span.start, line.span.end)
            result.append(Reading(RawText(text[line.span.start : line.span.end]), offsets, label))
    return result


def misread_addresses(page: Page) -> Iterator[Finding]:
    """Yield mail addresses that an engine has read so badly that their grammar is gone.

    On a screen, ``name@host`` with a dot behind the sign is an address, whatever its ending; where a
    dot was read as a space, the next word belongs to it. A prompt (``user@host:~$``) is none.
    """
    for index, word in enumerate(page.words):
        found = _ADDRESS.match(page.text[word.span.start : word.span.end])
        if found is None:
            continue
        end = word.span.start + found.end() if "." in found["host"] else _host_after(page, index)
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


def _host_after(page: Page, index: int) -> int | None:
    """Return where the rest of a host ends that the next word of the line holds."""
    if index + 1 == len(page.words) or page.words[index + 1].line != page.words[index].line:
        return None
    span = page.words[index + 1].span
    found = _HOST.match(page.text[span.start : span.end])
    return None if found is None else span.start + found.end()


def _mended(text: str) -> list[int]:
    """Return the indices of the code points that stay when broken tokens are put together."""
    gone = {found.start() for found in _GLUE.finditer(text)}
    return [index for index in range(len(text)) if index not in gone]


def _lines(words: Sequence[Word]) -> list[_Line]:
    by_line: dict[int, list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    return [_line(line) for line in by_line.values()]


def _line(words: Sequence[Word]) -> _Line:
    left, top = min(word.zone.x for word in words), min(word.zone.y for word in words)
    right = max(word.zone.x + word.zone.width for word in words)
    bottom = max(word.zone.y + word.zone.height for word in words)
    return _Line(Span(words[0].span.start, words[-1].span.end), Zone(left, top, right - left, bottom - top))


def _label_of(line: _Line, lines: Sequence[_Line], text: str) -> str:
    """Return the nearest label-like texts over and beside a line."""
    value = text[line.span.start : line.span.end]
    if not any(char.isdigit() for char in value):
        return ""
    found = []
    for distance in (_over, _beside):
        near = [(distance(other.zone, line.zone), other) for other in lines if other is not line]
        close = [(gap, other) for gap, other in near if gap is not None]
        if close:
            label = min(close, key=lambda pair: pair[0])[1]
            found.append(text[label.span.start : label.span.end])
    return " ".join(label for label in found if _is_label(label))


def _is_label(text: str) -> bool:
    return not any(char.isdigit() for char in text) and len(text.split()) <= _LABEL_WORDS


def _over(label: Zone, value: Zone) -> int | None:
    """Return how far ``label`` stands over ``value``, or None where it does not."""
    gap = value.y - (label.y + label.height)
    aligned = abs(label.x - value.x) <= _ALIGNED * value.height
    return gap if aligned and -value.height // 4 <= gap <= _ABOVE * value.height else None


def _beside(label: Zone, value: Zone) -> int | None:
    """Return how far ``label`` stands to the left of ``value``, or None where it does not."""
    gap = value.x - (label.x + label.width)
    common = min(label.y + label.height, value.y + value.height) - max(label.y, value.y)
    level = 2 * common >= min(label.height, value.height)
    return gap if level and 0 <= gap <= _BESIDE * value.height else None
