"""What is found on a page: what a detector says of its readings, and what the page itself tells besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from redactor.detect.folded import key
from redactor.detect.known_names import is_known_name, is_plain
from redactor.detect.merge import MODELS
from redactor.detect.page_channels import channels
from redactor.detect.page_clocks import without_time_zones
from redactor.detect.page_columns import JOINING, among_names, columns_of, in_columns
from redactor.detect.page_fields import OWN_LOOKS, in_fields
from redactor.detect.page_head_rows import without_heads
from redactor.detect.page_heads import told_by_heads
from redactor.detect.page_hosts import hosted
from redactor.detect.page_initials import initials
from redactor.detect.page_lists import births, numbers, users
from redactor.detect.page_measures import without_measures
from redactor.detect.page_misread import misread
from redactor.detect.page_names import (
    cities,
    companies,
    handles,
    known_parts,
    whole_names,
    whole_pieces,
    whole_tokens,
)
from redactor.detect.page_parallel import in_parallel
from redactor.detect.page_plain import QUARTER, name_in
from redactor.detect.page_programs import without_programs
from redactor.detect.page_readings import Shown
from redactor.detect.page_rows import shell_users, users_elsewhere
from redactor.detect.page_secrets import told_secrets
from redactor.detect.page_shapes import by_shape
from redactor.detect.page_twins import twins
from redactor.detect.repeated import elsewhere
from redactor.detect.told_apart import entity_of, is_given, is_known, is_user_name
from redactor.detect.zones import moved, touched
from redactor.values import Finding, Hint, Page, Span

_OTHER_QUARTER = re.compile(r"\bQ[234]\b")
_FILE_END = re.compile(r"[a-z]\w{1,3}")
_LONGEST_FILE = 255  # signs of a file's name on common disks
_ALIKE = 0.8  # share of signs that a value read off the screen has in common with the one known
_COMPARED = 200  # signs; comparing is quadratic, and a long value differs early or not at all
_UNSURE = 0.4  # the engine's confidence: what the model makes of words below is made of icons
_SHORT, _SURE, _SURE_NAME = 2, 0.95, 0.7  # one or two letters need an engine that is sure of them
_NAMES, _LIKELY, _CERTAIN = frozenset({"PERSON", "LOCATION"}), 0.5, 0.8
_LIKELY_COMPANY, _TELLING = 0.4, 4  # letters
_STANDING = frozenset({"DATE_TIME", "URL", "NRP"})  # ordinary dates and sites tell nothing of a page
_NO_NAME = frozenset("°%=")
_AT_NUMBER = re.compile(r"(?:at|by|for|from|in|of|on|to|until)\d{1,2}")  # ``at 11``, its space lost
_QUOTES = "\"'\u201c\u2018.,"
_WORD, _GIVEN = 6, 0.15  # letters of a short word; a given name is one, be it hardly read


def found_on(
    page: Page, said: Iterable[Finding], hint: Hint | None = None, shown: Shown | None = None
) -> list[Finding]:
    """Return all that is found on a page.

    Args:
        page: the page as read.
        said: what the detector said of its readings, with spans of the page's text.
        hint: the program in front and its title, where they are known.
        shown: what :meth:`redactor.detect.page_readings.Shown.of` says of the page, for who knows it already.
    """
    lines = (shown or Shown.of(page)).lines
    columns = columns_of(lines)
    read = without_heads(page, lines, without_programs(page, lines, legible(page, said)))
    found = [*whole_names(page, among_others([*read, *misread(page)]))]
    found = [*without_measures(page, columns, found)]
    found = [*handles(page, lines, among_names(page, lines, columns, found))]
    found += [*whole_pieces(page, found), *whole_tokens(page, found)]
    found += companies(page, found)
    found = [*without_time_zones(page, lines, [*found, *cities(page, found)])]
    found += [*channels(page, lines, columns, found, known := hint or Hint()), *hosted(page, found, known)]
    found += [*by_shape(page, lines, found), *told_secrets(page, lines)]
    found += [*told_by_heads(page, lines), *shell_users(page, lines)]
    found = [*_beside(found, told := [*in_fields(page, lines, found)]), *told]
    found += [*births(page, columns), *numbers(page, columns), *users(page, columns)]
    found += in_columns(page, columns, found)
    found += in_parallel(page, lines, found)
    found += twins(page, found)
    found += [*elsewhere(page.text, found), *users_elsewhere(page, found)]
    found += known_parts(page, found)
    found += initials(page, found)
    return found


def among_others(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings but names that a model doubts, where a page shows nothing else that is private.

    On a page of documentation or a shop a word that nobody knows is a term.
    """
    sure = [one for one in findings if one.detector not in MODELS or one.score >= _LIKELY]
    shows_something = any(one.entity not in _STANDING for one in sure)
    return findings if shows_something else sure


def _beside(findings: Iterable[Finding], told: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings but names that a model saw in what its label tells to be an address or secret."""
    places = [finding.span for finding in told if finding.span and finding.entity in OWN_LOOKS]
    for finding in findings:
        span = finding.span
        inside = span is not None and any(one.start <= span.start and span.end <= one.end for one in places)
        if not inside or finding.detector not in MODELS:
            yield finding


def legible(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but those that a model makes of what was hardly read, or of plain words.

    An icon is read as a letter or two, and a model takes these for initials. It also runs on from one cell
    of a column to the next: plain words at an end of what it found are none of it, nor is the label that
    follows an address.
    """
    for finding in findings:
        said = finding.detector in MODELS
        if finding.span is None or not (said or finding.entity == "ADDRESS"):
            yield finding
            continue
        rest = name_in(page.text, finding.span, finding.entity)
        if rest is not None and said and finding.entity == "ADDRESS" and _is_small(page.text, rest):
            continue
        if rest is None or (said and not (_is_legible(page, rest) and _is_likely(page, finding, rest))):
            continue
        yield finding if rest == finding.span else moved(finding, rest, finding.zones)


def _is_small(text: str, span: Span) -> bool:
    """Tell whether what a model takes for an address has neither a capital nor a number of some length."""
    said = text[span.start : span.end]
    return said.islower() and sum(map(str.isdigit, said)) < _SHORT


def _is_quarter(text: str, span: Span) -> bool:
    """Tell whether a place is a quarter of the year that was misread (``Qi``), on a page that has others."""
    return bool(QUARTER.fullmatch(text, span.start, span.end) and _OTHER_QUARTER.search(text))


def _ends_file(text: str, span: Span) -> bool:
    """Tell whether a place is the ending of a file's name (``budget_2026.xlsx``, misread or not)."""
    if not text.endswith(".", 0, span.start) or not _FILE_END.fullmatch(text, span.start, span.end):
        return False
    signs = reversed(text[max(0, span.start - 1 - _LONGEST_FILE) : span.start - 1])
    return any(sign.isdecimal() or sign == "_" for sign in takewhile(_is_of_file, signs))


def _is_of_file(sign: str) -> bool:
    return sign.isalnum() or sign in "_-"


def _is_legible(page: Page, span: Span) -> bool:
    if _ends_file(page.text, span) or _is_quarter(page.text, span):
        return False
    said, words = page.text[span.start : span.end], touched(page, span)
    letters = [char for char in said.casefold() if char.isalpha()]
    if len(set(letters)) <= 1 or not _NO_NAME.isdisjoint(said) or _AT_NUMBER.fullmatch(said):
        return False
    return sum(word.confidence for word in words) / max(len(words), 1) >= _sure(said, len(letters))


def _sure(said: str, letters: int) -> float:
    """Return how sure the engine must be of what a model takes for a name."""
    if said.islower() and said.isalpha() and _SHORT < len(said) < _WORD:
        return _SURE_NAME
    if any(is_given(word.strip(_QUOTES)) for word in said.split()):
        return _GIVEN
    is_name = said.istitle() and said.isalpha() and len(said) > 1
    return _UNSURE if letters > _SHORT else _SURE_NAME if is_name else _SURE


def _is_likely(page: Page, finding: Finding, span: Span) -> bool:
    """Tell whether words that nobody and no city is known by were found with some confidence.

    A word is a person's or city's from a half on; a company's or group's from less, or if it is long and has
    a capital. Of several words, some in small letters that join no names make a phrase.
    """
    name = page.text[span.start : span.end].strip(_QUOTES)
    words = name.split()
    if len(words) == 1:
        if finding.entity in _NAMES and (_is_numbered(name) or _is_short(name)):
            return finding.score >= _CERTAIN
        if finding.entity in _NAMES:
            known = is_known(name) and not (name.islower() and _is_line(page.text, span))
            return finding.score >= _LIKELY or not name.isalpha() or known
        long = name.istitle() and len(name) > _TELLING
        return finding.score >= _LIKELY_COMPANY or long or not name.isalpha() or _is_somebody(name)
    phrase = any(word.islower() and word not in JOINING for word in words)
    telling = finding.entity != "ORGANIZATION" or _tells(name)
    unsure = (
        phrase or is_known_name(name, finding.entity) or (finding.score < _LIKELY_COMPANY and not telling)
    )
    return finding.score >= _LIKELY or not unsure


def _is_line(text: str, span: Span) -> bool:
    """Tell whether a place is all of its line."""
    return text[span.start - 1 : span.start] in {"", "\n"} and text[span.end : span.end + 1] in {"", "\n"}


def _is_numbered(name: str) -> bool:
    """Tell whether a name is a plain word with a number (``Quiz2``), whose space an engine has lost."""
    stem = name.rstrip("0123456789")
    return stem != name and len(stem) > _SHORT and stem.istitle() and is_plain(stem)


def _is_short(name: str) -> bool:
    """Tell whether a name is a few capitals that nobody is known by: an abbreviation more often."""
    return name.isupper() and len(name) <= _TELLING and name.isalpha() and not is_known(name)


def _is_somebody(name: str) -> bool:
    return is_known(name) or is_user_name(name)


def _tells(name: str) -> bool:
    """Tell whether words make a company, or one of some length is none of the language."""
    told = entity_of(name, "PERSON") == "ORGANIZATION"
    return told or any(len(word) >= _TELLING and not is_plain(word) for word in name.split())


def shows(page: Page, found: Sequence[Finding], wanted: Finding, text: str) -> bool:
    """Tell whether one of the findings on the page is the value that ``wanted`` marks in ``text``.

    Compared by entity, letters and digits, without case, accents and what engines take for one another. A
    value with digits must be the very same: ``INV-20419`` is not ``INV-20418``. Of a value without any, an
    engine may misread one sign in five.
    """
    if wanted.span is None:
        return False
    known = text[wanted.span.start : wanted.span.end]
    return any(
        finding.entity == wanted.entity
        and finding.span is not None
        and _is_same(known, page.text[finding.span.start : finding.span.end])
        for finding in found
    )


def _is_same(known: str, read: str) -> bool:
    one, other = (key(text).replace(" ", "") for text in (known, read))
    if any(map(str.isdigit, known)):
        return one == other
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.ratio() >= _ALIKE
