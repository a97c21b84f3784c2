"""The texts in which a detector reads a page: block by block, with broken tokens mended, and with labels.

An engine breaks long tokens at their punctuation (``xoxb- 7381 - 0kuK``), takes icons for letters, and on a
form a value stands beside or under the label that tells what it is, not after it in reading order. So a page
is given to the detector in several readings; what is found in any of them leads back to spans of the page.
Each is small, so that what has not changed from one screen to the next is remembered and not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from redactor.detect.known_names import table
from redactor.detect.page_labels import Line, labelled, lines_of
from redactor.detect.zones import moved
from redactor.values import Finding, Page, RawText, Span, Word

# An option of a command (``-d``, ``--rm``) begins a word of its own.
_GLUE = re.compile(r"(?<=[-_.:@/=+]) (?=\S)|(?<=\S) (?=[-_.:@/=+])(?!-[A-Za-z](?: |$)|--[a-z])", re.MULTILINE)
_UNDERSCORE = re.compile(r"(?<=_) (?=\w)|(?<=\w) (?=_)")
_BLOCK = re.compile(r"[^\n](?:(?!\n\n).)*", re.DOTALL)
_NUMBERS = re.compile(r"\b(?=[\w-]{0,64}\d)[\dOoIl|SBZ][\dOoIl|SBZ -]{6,}[\dOoIl|SBZ]\b")
_DIGIT = re.compile(r"\d")
_CHECKED = re.compile(r"(?<=\b[A-Z]{2})[\dOoIl|SBZ]{2}(?= ?[A-Z\d]{4} ?\d)")
_DIGITS = str.maketrans("OoIl|SBZ", "00111582")
_MENDED = frozenset({"EMAIL_ADDRESS", "SECRET", "PRIVATE_URL"})
"""What a mended token is trusted to be without a checksum; prose has dashes of its own."""

# The host stands before what these find: the break may be in it.
_MENDED_RULES = frozenset({"repository.address", "repository.remote"})

_BROKEN = re.compile(
    r"(?P<one>(?P<url>https?://[^\s]{4,512}|(?:www\.)[^\s]{4,512})|\d"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[.,]?|\b(?:born|birth)(?: on| in)?:?)"
    r"\n(?=(?(url)[^\s]*[\d/?=%_-]|[\d(]))"
)
_PROSE = 3  # words before a number; a column has none
_DOUBLED = re.compile(r" [ \n]|\n ")
_NOWHERE = -1
_JOINTS = frozenset("-/_@.+")
_WRAPPED_LINES, _WRAPPED_LENGTH = 4, 120  # a narrow box breaks names and addresses; prose is read as it is
_ICON_SIGNS, _ICON_SURE = 3, 0.92  # what is made of an icon: so many signs at most, read with less confidence
_LAST_SURE = 0.7  # icons stand before texts, seldom behind them
_ALONE_SIGNS, _ALONE_SURE = 2, 0.85  # a short word that is a whole line may be a name (``Wei``)
_DOUBTED = 0.5  # a short word or name is an icon only where the engine doubts it
_SMALL_WORDS = frozenset(
    "a am an as at be by do go he hi i if in is it me my no of oh ok on or so to up us we".split()
)
_DRAWN = frozenset("©~&«»|{}[]()<>•°*®™=—–-\\^\"'`“”‘’;:,.")  # noqa: RUF001 - signs that engines read


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

    @property
    def needs_forms(self) -> bool:
        """Tell whether only values count that are known by their form; names are what a model finds."""
        return self.mended or self.alike

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
            if self.mended and finding.entity == "EMAIL_ADDRESS":
                start = self._behind_dash(start, span)
            broken = end - start > span.end - span.start
            if not self.mended or finding.rule in _MENDED_RULES or (broken and _is_mended(finding)):
                yield moved(finding, Span(start, end), finding.zones)

    def _behind_dash(self, start: int, span: Span) -> int:
        """Return where on the page a mail address begins: never before a dash between two spaces."""
        text = self.text.value
        for index in range(span.end - 2, span.start, -1):
            gaps = (
                self.offsets[index] - self.offsets[index - 1],
                self.offsets[index + 1] - self.offsets[index],
            )
            if text[index] in "-\u2013\u2014|" and min(gaps) > 1:
                return self.offsets[index + 1]
        return start


def _is_mended(finding: Finding) -> bool:
    return finding.checked or finding.entity in _MENDED


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a page is icons, and its lines without them."""

    icons: Mapping[int, int]
    lines: Sequence[Line]

    @classmethod
    def of(cls, page: Page) -> Shown:
        """Tell text and icons of a page apart."""
        icons = icons_of(page)
        return cls(icons, lines_of([word for word in page.words if word.span.start not in icons]))


def readings(page: Page, shown: Shown | None = None) -> list[Reading]:
    """Return all readings of a page: its blocks, those with tokens mended, and values with labels.

    ``shown`` is what :meth:`Shown.of` says of it, for who knows it already.
    """
    icons, lines = (known := shown or Shown.of(page)).icons, known.lines
    result: list[Reading] = []
    for found in _BLOCK.finditer(page.text):
        if kept := _without_icons(page.text, found.start(), found.end(), icons):
            result.extend(_of_block(page.text, kept))
    for line, label in labelled(page, lines):
        kept = _without_icons(page.text, line.span.start, line.span.end, icons)
        before = f"{label}: "
        text = before + _said(page.text, kept)
        result.append(Reading(RawText(text), [*[_NOWHERE] * len(before), *kept]))
    return result


# --- icons --------------------------------------------------------------------------------------------


def icons_of(page: Page) -> dict[int, int]:
    """Return the words that are likely icons, and no text: where they start, and where they end.

    At the ends of a line an engine reads pictures as one to three signs that it is not sure of; signs without
    any letter or digit say nothing there in any case.
    """
    icons: dict[int, int] = {}
    for _, words in groupby(page.words, key=lambda word: word.line):
        line = list(words)
        drawn = [*takewhile(lambda word: _is_icon(page.text, word), line)]
        if _is_lone_letter(page.text, line[len(drawn) :]):
            drawn.append(line[len(drawn)])
        if len(drawn) == len(line):
            drawn = [word for word in line if _is_nothing(page.text, word)]
        else:
            drawn += takewhile(lambda word: _is_icon(page.text, word, _LAST_SURE), reversed(line))
        icons.update((word.span.start, word.span.end) for word in drawn)
    return icons


def _is_lone_letter(text: str, line: Sequence[Word]) -> bool:
    """Tell whether a line begins with one small letter before a capital (``a Mentions``)."""
    if len(line) < 2:
        return False
    first, second = (text[word.span.start : word.span.end] for word in line[:2])
    return len(first) == 1 and first.islower() and second[:1].isupper()


def _is_icon(text: str, word: Word, sure: float = _ICON_SURE) -> bool:
    said = text[word.span.start : word.span.end]
    if _DRAWN.issuperset(said):
        return True
    # Numbers count: a house number or the first group of a phone number would be missed; so do labels.
    short = len(said) <= _ICON_SIGNS and not any(char.isdigit() or char == ":" for char in said)
    return short and word.confidence < _least(said, sure)


def _least(said: str, sure: float) -> float:
    """Return the confidence below which a short word is taken for an icon: ``Kim`` and ``is`` are words."""
    is_name = len(said) > 1 and said.istitle()
    is_word = said.islower() and (said in table("common_words.txt") or said in _SMALL_WORDS)
    return _DOUBTED if is_name or is_word else sure


def _is_nothing(text: str, word: Word) -> bool:
    said = text[word.span.start : word.span.end]
    short = len(said) <= _ALONE_SIGNS and word.confidence < _least(said, _ALONE_SURE)
    return _DRAWN.issuperset(said) or short


def _without_icons(text: str, start: int, end: int, icons: Mapping[int, int]) -> Sequence[int]:
    """Return the places of a part of a text but for icons and the white space that they leave."""
    if not any(start <= icon < end for icon in icons) and not _DOUBLED.search(text, start, end):
        part = text[start:end]
        return range(end - len(part.lstrip()), start + len(part.rstrip()))
    kept: list[int] = []
    place = start
    while place < end:
        if place in icons:
            place = icons[place]
            continue
        char = text[place]
        if char == "\n" and kept and text[kept[-1]] == " ":
            kept.pop()
        if char != " " or (kept and not text[kept[-1]].isspace()):
            kept.append(place)
        place += 1
    while kept and text[kept[-1]].isspace():
        kept.pop()
    first = next((index for index, place in enumerate(kept) if not text[place].isspace()), len(kept))
    return kept[first:]


# --- blocks -------------------------------------------------------------------------------------------


def _of_block(text: str, places: Sequence[int]) -> Iterator[Reading]:
    said = _said(text, places)
    yield _reading(text, places, _spaces(_UNDERSCORE, said) if "_" in said else set())
    yield from _broken(said, places)
    breaks = tuple(index for index, char in enumerate(said) if char == "\n")
    if 0 < len(breaks) < _WRAPPED_LINES and len(said) <= _WRAPPED_LENGTH:
        yield _wrapped(said, places, breaks)
    if alike := _with_digits(said):
        yield Reading(RawText(alike), places, alike=True)
    if gone := _spaces(_GLUE, said):
        yield replace(_reading(text, places, gone), mended=True)


def _broken(said: str, places: Sequence[int]) -> Iterator[Reading]:
    """Yield pairs of lines of prose between which a number, a day or an address of the web was broken."""
    for found in _BROKEN.finditer(said):
        at = found.end("one")
        first, last = said.rfind("\n", 0, at) + 1, said.find("\n", at + 1)
        end = last if last >= 0 else len(said)
        if found["url"]:
            kept = [index for index in range(first, end) if index != at]
            text = "".join(said[index] for index in kept)
            yield Reading(RawText(text), [places[index] for index in kept], wrapped=(at - first,))
        elif len(said[first:at].split()) >= _PROSE:
            text = said[first:end].replace("\n", " ")
            yield Reading(RawText(text), [*places[first:end]], wrapped=(at - first,))


def _wrapped(said: str, places: Sequence[int], breaks: Sequence[int]) -> Reading:
    """Return lines that run on as one; what breaks at a dash or a slash has no space there."""
    inside = {
        index for index in breaks if said[index - 1] in _JOINTS and said[index + 1 : index + 2].isalnum()
    }
    kept = [index for index in range(len(said)) if index not in inside]
    text = "".join(said[index] for index in kept).replace("\n", " ")
    where = tuple(index - sum(one < index for one in inside) for index in breaks)
    return Reading(RawText(text), [places[index] for index in kept], wrapped=where)


def _reading(text: str, places: Sequence[int], gone: AbstractSet[int]) -> Reading:
    kept = [place for index, place in enumerate(places) if index not in gone] if gone else places
    return Reading(RawText(_said(text, kept)), kept)


def _said(text: str, places: Sequence[int]) -> str:
    """Return what stands at places of a text, one after the other."""
    if isinstance(places, range):
        return text[places.start : places.stop]
    return "".join(text[place] for place in places)


def _spaces(pattern: re.Pattern[str], said: str) -> set[int]:
    """Return where a token was broken at a space."""
    return {found.start() for found in pattern.finditer(said)}


def _with_digits(text: str) -> str:
    """Return a text with letters inside numbers as the digits that look like them; empty if there are none.

    The two letters of a country before its check digits (ISO 13616) stay.
    """
    if not _DIGIT.search(text):
        return ""
    changed = _CHECKED.sub(_as_digits, _NUMBERS.sub(_as_digits, text))
    return "" if changed == text else changed


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(_DIGITS)
