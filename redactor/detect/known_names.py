"""Names that identify nobody: programs, vendors, sites, interface words, labels, dishes, months, countries.

A model trained on names takes them for companies, persons and places. What a table holds is left alone when
it is the whole of what the model found, or a whole part of it between separators (``Acme Corp - Slack``),
and is not listed as a customer. Names that people bear too (``Claude``, ``Jenkins``, ``June``) stay persons
unless they end a window's title or name the program in front.

The tables under ``tables/`` are plain text, one name a line, in ASCII order, written for this program.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import resources

from redactor.detect.merge import MODELS, NAMED
from redactor.detect.patterns.public_projects import is_public_owner
from redactor.values import Finding, Hint, Span

KNOWN = (
    "products.txt",
    "vendors.txt",
    "technology.txt",
    "interface.txt",
    "labels.txt",
    "foods.txt",
    "public_figures.txt",
    "fonts_keyboards.txt",
    "calendar_zones.txt",
)
PLACES = "places_public.txt"
"""Countries, US states and larger areas: 45 CFR 164.514(b)(2)(i)(B) lets them stand."""

PERSONAL = "also_personal.txt"
"""Words of the other tables that are given names or family names too."""

PEOPLE = "names_too.txt"
"""Words of plain English that are given names or family names too, folded."""

PLAIN = ("ordinary.txt", "common_words.txt")
"""Words of plain English; many are parts of companies' names."""

COMMON = (*PLAIN, "interface.txt", "labels.txt")
"""Words that everybody uses; vendors and products are none."""

PEOPLES = "peoples.txt"
"""What people of a country, religion or party are called, folded."""

_ABBREVIATION = 5  # letters
_REMEMBERED = 10_000  # words: on screens the same ones are asked about again and again
_SEPARATOR = re.compile(r"\s+[-\u2013\u2014|·•:>]+\s+|\s*[|·•\n\t]\s*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_EDGES = " \t\r\n.,;:!?\"'`()[]{}<>*_\u2018\u2019\u201c\u201d\u2026\u200e\u200f"
_EDITION = re.compile(
    r"(?: (?:v?\d[\w.]*|[IVX]+|pro|professional|enterprise|community|home|edition|beta|preview|online|app"
    r"|desktop|web"
    r"|mobile|server|client|cloud|premium|plus|lts|for (?:mac|windows|linux|android|ios|web|business"
    r"|teams)))+$",
    re.IGNORECASE,
)


@functools.cache
def table(name: str) -> frozenset[str]:
    """Return the names of one table as they are written there."""
    text = resources.files("redactor.detect").joinpath("tables", name).read_text(encoding="utf-8")
    return frozenset(text.splitlines())


@functools.cache
def _known() -> dict[str, bool]:
    """Return every known name, folded, with whether it is written in capitals only (``ANA``)."""
    known: dict[str, bool] = {}
    for name in (name for listed in KNOWN for name in table(listed)):
        folded = fold_name(name)
        known[folded] = known.get(folded, True) and name.isupper() and len(name) <= _ABBREVIATION
    return known


@functools.cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold_name, table(name)))


def fold_name(name: str) -> str:
    """Return a name for comparing: without case, possessive, signs at its ends and doubled spaces."""
    # Most names are ASCII, where there is nothing to normalise.
    ascii_only = name.isascii()
    plain = (
        name.lower() if ascii_only else unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "'")
    )
    said = " ".join(plain.strip(_EDGES).split())
    return said if ascii_only and "'" not in said else _POSSESSIVE.sub("", said)


class KnownNames:
    """The tables and the organisation's own lists, as one filter for what a model found.

    Args:
        customers: companies whose names are never left alone.
        left_alone: names that are always left alone.
    """

    def __init__(self, customers: Iterable[str] = (), left_alone: Iterable[str] = ()) -> None:
        self._customers = frozenset(map(fold_name, customers)) - {""}
        self._left_alone = frozenset(map(fold_name, left_alone)) - {""}

    def filter(self, findings: Sequence[Finding], text: str, hint: Hint | None = None) -> tuple[Finding, ...]:
        """Return the findings of ``text`` without known names; known parts at a finding's ends are cut off.

        Findings of other detectors than models come back as they are.
        """
        return tuple(kept for finding in findings for kept in self._kept(finding, text, hint or Hint()))

    def _kept(self, finding: Finding, text: str, hint: Hint) -> Iterator[Finding]:
        span = finding.span
        if span is None or finding.entity not in NAMED or finding.detector not in MODELS:
            yield finding
            return
        if fold_name(text[span.start : span.end]) in self._customers:
            yield finding
            return
        parts = _parts(text, span)
        while parts and self._alone(finding.entity, text, parts[-1], hint):
            parts.pop()
        while parts and self._alone(finding.entity, text, parts[0], hint):
            del parts[0]
        if parts:
            rest = Span(parts[0].start, parts[-1].end)
            yield finding if len(_parts(text, span)) == len(parts) else replace(finding, span=rest)

    def _alone(self, entity: str, text: str, span: Span, hint: Hint) -> bool:
        """Tell whether one part of a finding is a name to be left alone."""
        shown = text[span.start : span.end]
        name = fold_name(shown)
        if name in self._customers:
            return False
        if name in self._left_alone or (entity == "LOCATION" and name in _folded(PLACES)):
            return True
        # Letters such as EMEA name a place whatever a model takes them for.
        if shown.isupper() and shown in table(PLACES) and name not in _folded(PERSONAL):
            return True
        if _owns_public_code(text, span):
            return True
        if entity in {"PERSON", "LOCATION"} and name in _folded(PERSONAL):
            return _ends_title(text, span) or name in _programs(hint)
        return _is_known(name, shown, entity) or _is_known(_EDITION.sub("", name), shown, entity)


def _owns_public_code(text: str, span: Span) -> bool:
    """Tell whether a part is the owner in the address of a repository that everybody knows."""
    around = text[max(0, span.start - 1) : span.start] in {"/", ":"} and text[span.end : span.end + 1] == "/"
    return around and is_public_owner(text[span.start : span.end])


def is_known_name(name: str, entity: str) -> bool:
    """Tell whether a table holds a name that is left alone when it is found as ``entity``."""
    folded = fold_name(name)
    if folded in _folded(PERSONAL) and entity in {"PERSON", "LOCATION"}:
        return False
    return _is_known(folded, name, entity) or folded in _folded(PLACES)


@functools.lru_cache(_REMEMBERED)
def is_plain(word: str) -> bool:
    """Tell whether a word is no name by itself: a known name, a word of interfaces or of plain language.

    What people are called as well (``Mark``, ``Grace``, ``Baker``) is none.
    """
    return not is_name_too(word) and is_listed(word)


@functools.lru_cache(_REMEMBERED)
def is_listed(word: str) -> bool:
    """Tell whether a table holds a word, be it a name of people as well."""
    if is_personal(word):
        return True
    return is_known_name(word, "PERSON") or any(fold_name(word) in table(name) for name in PLAIN)


def is_personal(word: str) -> bool:
    """Tell whether a word of the tables is a given name or family name too."""
    return fold_name(word) in _folded(PERSONAL)


def is_name_too(word: str) -> bool:
    """Tell whether a common word is a given name or family name as well."""
    return is_personal(word) or fold_name(word) in table(PEOPLE)


def is_common(word: str) -> bool:
    """Tell whether a word is one of plain language or of interfaces, and nobody's name."""
    return any(fold_name(word) in _folded(name) for name in COMMON) and not is_name_too(word)


def is_public_word(word: str) -> bool:
    """Tell whether a word alone names a program, a vendor or a place that stands, and nobody besides."""
    name = fold_name(word)
    capitals = _known().get(name)
    listed = capitals is False or (capitals is True and word.isupper()) or name in _folded(PLACES)
    return listed and name not in _folded(PERSONAL)


def is_people(name: str) -> bool:
    """Tell whether a name is that of a nation, a religion or a political group."""
    folded = fold_name(name)
    return folded in table(PEOPLES) or folded.removesuffix("s") in table(PEOPLES)


def _is_known(name: str, shown: str, entity: str) -> bool:
    capitals = _known().get(name)
    return capitals is not None and not (capitals and entity == "PERSON" and not shown.isupper())


def _parts(text: str, span: Span) -> list[Span]:
    """Return the parts of a place between separators; empty ones are left out."""
    parts, here = [], span.start
    for found in _SEPARATOR.finditer(text, span.start, span.end):
        if here < found.start():
            parts.append(Span(here, found.start()))
        here = found.end()
    return [*parts, Span(here, span.end)] if here < span.end else parts


def _ends_title(text: str, span: Span) -> bool:
    """Tell whether a place is the last of several parts of its line, as a program's name in a title is."""
    before = text[max(0, span.start - 8) : span.start]
    after = text[span.end : span.end + 200].partition("\n")[0]
    found = list(_SEPARATOR.finditer(before))
    return (
        bool(found) and found[-1].end() == len(before) and "\n" not in found[-1].group() and not after.strip()
    )


def _programs(hint: Hint) -> frozenset[str]:
    """Return the names of the program in front: the app, and the last of several parts of the title."""
    _, separator, last = _last_part(hint.title)
    return frozenset({fold_name(hint.app), fold_name(last) if separator else ""}) - {""}


def _last_part(title: str) -> tuple[str, str, str]:
    found = list(_SEPARATOR.finditer(title))
    if not found:
        return title, "", ""
    return title[: found[-1].start()], found[-1].group(), title[found[-1].end() :]
