"""The ways a detector reads a page: block by block, with broken tokens mended, and with labels before values.

An engine breaks long tokens at their punctuation (``xoxb- 7381 - 0kuK``), and on a form a value stands
beside or under the label that tells what it is, not after it in reading order. So a page is given
to the detector in several readings; what is found in any of them leads back to spans of the page. Each
is small, so that what has not changed from one screen to the next is remembered and not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from redactor.detect.merge import MODELS
from redactor.detect.page_labels import labelled, lines_of
from redactor.detect.repeated import elsewhere
from redactor.detect.zones import touched
from redactor.values import Finding, Page, RawText, Span

_GLUE = re.compile(r"(?<=[-_.:@/=+]) (?=\S)|(?<=\S) (?=[-_.:@/=+])")
_UNDERSCORE = re.compile(r"(?<=_) (?=\w)|(?<=\w) (?=_)")
_BLOCK = re.compile(r"[^\n](?:(?!\n\n).)*", re.DOTALL)
_ADDRESS = re.compile(r"\W*(?P<local>[\w.+-]{2,})@(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])")
_DOTS = re.compile(r" ?(?:\.{2,}|…)")
_NUMBERS = re.compile(r"\b(?=[\w-]*\d)[\dOoIl|SBZ][\dOoIl|SBZ -]{6,}[\dOoIl|SBZ]\b")
_CHECKED = re.compile(r"(?<=\b[A-Z]{2})[\dOoIl|SBZ]{2}(?= ?[A-Z\d]{4} ?\d)")
_DIGITS = str.maketrans("OoIl|SBZ", "00111582")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")
_MENDED = frozenset({"EMAIL_ADDRESS", "SECRET", "PRIVATE_URL"})
"""What a mended token is trusted to be without a checksum; prose has dashes of its own."""

_ALIKE = 0.8  # share of signs that a value read off the screen has in common with the one known
_COMPARED = 200  # signs; comparing is quadratic, and a long value differs early or not at all
_NOWHERE = -1
_WRAPPED_LINES, _WRAPPED_LENGTH = 4, 120  # a narrow box breaks names and addresses; prose is read as it is
_INITIALS = re.compile(r"(?:^|[\s(\"'])(?P<signs>(?:[^\W\d_a-z|]|\|)\.[ ]?(?:[^\W\d_a-z|]\.[ ]?)?)$")
_REACH = 8  # signs before a name in which its initials stand
_UNSURE = 0.4  # the engine's confidence: what the model makes of words below is made of icons
_SHORT, _SURE = 2, 0.9  # one or two letters need an engine that is sure of them


@dataclass(frozen=True, slots=True)
class Reading:
    """One text for the detector; ``offsets[i]`` is where code point ``i`` stands on the page.

    A label before the value stands nowhere (-1). ``mended`` tells that white space was taken out, ``alike``
    that letters stand as the digits they may be, ``wrapped`` (where) that lines run on, which counts for
    values that do.
    """

    text: RawText
    offsets: Sequence[int]
    mended: bool = False
    wrapped: tuple[int, ...] = ()
    alike: bool = False

    def on_page(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """Yield the findings that this reading may speak for, with spans of the page's text."""
        for finding in findings:
            span = finding.span
            if span is None or self.offsets[span.start] == _NOWHERE:
                continue
            if self.alike and not finding.checked:
                continue
            if self.wrapped and not any(span.start < place < span.end for place in self.wrapped):
                continue
            start, end = self.offsets[span.start], self.offsets[span.end - 1] + 1
            broken = end - start > span.end - span.start
            if not self.mended or (broken and (finding.checked or finding.entity in _MENDED)):
                yield replace(finding, span=Span(start, end))


def readings(page: Page) -> list[Reading]:
    """Return all readings of a page: its blocks, those with tokens mended, and values with labels."""
    result: list[Reading] = []
    for found in _BLOCK.finditer(page.text):
        result.extend(_of_block(page.text, found.start(), found.end()))
    for line, label in labelled(page, lines_of(page.words)):
        start, end = line.span.start, line.span.end
        before = f"{label}: "
        offsets = [*[_NOWHERE] * len(before), *range(start, end)]
        result.append(Reading(RawText(before + page.text[start:end]), offsets))
    return result


def found_again(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the further places on the page of values that were found in one of its blocks."""
    return elsewhere(page.text, findings)


def whole_names(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, names with the initials before them.

    An initial is often misread (``|. Hoshino``), or left out by a model that sees a name without a sentence.
    """
    for finding in findings:
        if finding.entity == "PERSON" and finding.span is not None:
            before = _INITIALS.search(page.text, max(0, finding.span.start - _REACH), finding.span.start)
            start = finding.span.start if before is None else before.start("signs")
            yield replace(finding, span=Span(start, finding.span.end))
        else:
            yield finding


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


def _of_block(text: str, start: int, end: int) -> Iterator[Reading]:
    yield _without(_UNDERSCORE, text, start, end)
    breaks = tuple(place for place, char in enumerate(text[start:end]) if char == "\n")
    if 0 < len(breaks) < _WRAPPED_LINES and end - start <= _WRAPPED_LENGTH:
        yield Reading(RawText(text[start:end].replace("\n", " ")), range(start, end), wrapped=breaks)
    if alike := _with_digits(text[start:end]):
        yield Reading(RawText(alike), range(start, end), alike=True)
    mended = _without(_GLUE, text, start, end)
    if len(mended.text.value) < end - start:
        yield replace(mended, mended=True)


def _with_digits(text: str) -> str:
    """Return a text with letters inside numbers as the digits that look like them; empty if there are none.

    The two letters of a country before its check digits (ISO 13616) stay.
    """
    changed = _CHECKED.sub(_as_digits, _NUMBERS.sub(_as_digits, text))
    return "" if changed == text else changed


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(_DIGITS)


def _without(spaces: re.Pattern[str], text: str, start: int, end: int) -> Reading:
    """Return a part of a text without these spaces."""
    gone = {found.start() for found in spaces.finditer(text, start, end)}
    kept = [index for index in range(start, end) if index not in gone] if gone else range(start, end)
    return Reading(RawText("".join(text[index] for index in kept) if gone else text[start:end]), kept)


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
