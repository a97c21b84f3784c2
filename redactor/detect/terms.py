"""The organisation's own lists in a text: confidential terms, customers, people.

All names stand in one Aho-Corasick automaton over folded text (:mod:`redactor.detect.folded`), so a text is
read once whatever the number of names. A hit counts when it begins and ends where words do (``Ares`` is not
in ``shares``) and when nothing but a short gap stands between its words. An ending (``Bluebirds``,
``companies``) belongs to the value, ``'s`` does not. Hits inside longer hits are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from redactor import __version__
from redactor.detect.entry import Entry, forms
from redactor.detect.folded import View, key, plain, split, view, words
from redactor.detect.inert import BLANK, places
from redactor.detect.nearly import ENDS, LONGEST, SHORTEST, NearlyIndex
from redactor.detect.plain import PlainText
from redactor.errors import DetectError, UsageError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "terms"
"""How findings of :class:`TermDetector` name their engine."""

MAX_ROUNDS = 6
"""How often a text is looked at; each further round needs a hit of the one before."""

_OCR = 6
"""A name that is only alike in shape (``modem``, ``modern``) has at least so many signs."""

_GAP = re.compile(r"[\s\-\u2010-\u2015_./\\'\u2019&+,:()·|]{0,4}\s{0,16}")
_STOP = re.compile(r"[.!?:]\s")
_ABBREVIATION = 3
"""A full stop after a word of so many letters ends no sentence: ``St. John``, ``J. Doe``."""

_TAILS = ("s", "es")
_COMPANY = re.compile(
    r",?[ \u00a0](?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|PLC|plc|LLP|LP|GmbH(?:[ ]& Co\.?[ ]KG)?"
    r"|AG|SE|KG|S\.?A"
    r"|SAS|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|AB|AS|ASA|Oy|ApS|A/S|K\.?K|Pty(?: Ltd)?|Pvt(?:\.? Ltd)?|Holdings"
    r"|Group)"
    r"(?![\w-])\.?"
)
"""The legal form after a company's name is part of the name."""

_WITHIN = frozenset(".+-_")
_GOES_ON = re.compile(r"[-._]\w")
_JOINT = re.compile(r"\w[._]\w")
_EXACT, _INFLECTED, _MISREAD, _SLIP = 0.95, 0.9, 0.75, 0.65


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    score: float
    entry: Entry
    how: str


class TermDetector:
    """The lists behind the detector port. Safe to call from several threads at once.

    Args:
        entries: what to look for.
        mark: the lists' keyed digest, or its beginning; records tell by it which lists were in force.
        rounds: how often a text is looked at.

    Raises:
        UsageError: nothing to look for is given.
    """

    def __init__(self, entries: Sequence[Entry], mark: str = "", *, rounds: int = MAX_ROUNDS) -> None:
        if not entries:
            raise UsageError("a detector of listed names needs at least one name")
        self._entries = tuple(entries)
        self._mark, self._rounds = mark, rounds
        self._entities = frozenset(entry.entity for entry in entries)
        self._automaton = _automaton(self._entries)
        keys = [key(entry.text) if entry.slips and not entry.literal else "" for entry in self._entries]
        self._nearly = NearlyIndex(keys)

    @property
    def name(self) -> str:
        """Detector, version and the mark of the lists, for records."""
        return f"{DETECTOR} {__version__} {self._mark}".rstrip()

    @property
    def entities(self) -> frozenset[str]:
        """The entities of the entries."""
        return self._entities

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the listed names of each text, in order of place.

        Raises:
            DetectError: texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        return [self._find(PlainText(text.value)) for text in texts]

    def _find(self, plain_text: PlainText) -> tuple[Finding, ...]:
        shown = plain_text.text
        text = _blanked(shown.replace("%20", "   "), places(shown))  # as long as before
        found: list[_Hit] = []
        # A hit that touches other signs parts them once it is masked: the rest is looked at again, so that a
        # text with everything masked gives no findings.
        for _ in range(self._rounds):
            fresh = self._hits(text)
            found += fresh
            if not any(_touches(text, hit) for hit in fresh):
                break
            text = _blanked(text, [(hit.start, hit.end) for hit in fresh])
        return tuple(_finding(hit, plain_text) for hit in sorted(found, key=_order))

    def _hits(self, text: str) -> list[_Hit]:
        """Return the outermost hits of one look at a text."""
        spans = words(text)
        written = view(text, spans)
        hits = set(self._listed(text, written))
        pieces = split(text, spans)
        if pieces != spans:
            hits.update(self._listed(text, view(text, pieces)))
        return list(_outermost([*hits, *self._misspelt(text, written)]))

    def _listed(self, text: str, shown: View) -> Iterator[_Hit]:
        """Yield the names that stand in a view of the text, inflected or misread."""
        for last, numbers in self._automaton.iter(shown.text):
            length, owners = numbers
            start, end = last + 1 - length, last + 1
            end = _inflected(shown.text, end)
            place = shown.original(start, end) if end else None
            if place is None:
                continue
            close = _close(text, shown, start, end)
            for entry in (self._entries[number] for number in owners):
                hit = _literal(text, *place, entry) if entry.literal else _judged(text, *place, entry)
                if hit and (close or entry.literal):
                    yield hit

    def _misspelt(self, text: str, shown: View) -> Iterator[_Hit]:
        """Yield the names that stand in a view of the text with one slip."""
        index = self._nearly
        if not index.words:
            return
        ends = [*shown.starts[1:], len(shown.text)]
        fit = [index.may_end(shown.text[end - 1 - ENDS : end - 1]) for end in ends]
        for first, start in enumerate(shown.starts):
            begins = index.may_begin(shown.text[start : start + ENDS])
            for last, end in enumerate(ends[first : first + index.words], first):
                if end - 1 - start < SHORTEST - 1 or not (begins or fit[last]):
                    continue
                if end - 1 - start > LONGEST:
                    break
                for number in index.find(shown.text[start : end - 1]):
                    place = shown.original(start, end - 1)
                    if place and _close(text, shown, start, end - 1):
                        entry = self._entries[number]
                        yield _Hit(*place, _SLIP, entry, "slip")


def _automaton(entries: Sequence[Entry]) -> ahocorasick.Automaton:
    """Put every written form of every entry into one automaton; it answers length and entries' numbers."""
    owners: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(entries):
        for form in forms(entry):
            owners[form] = (*owners.get(form, ()), number)
    automaton = ahocorasick.Automaton()
    for form, numbers in owners.items():
        automaton.add_word(f" {form}", (len(form), numbers))
    automaton.make_automaton()
    return automaton


def _inflected(shown: str, end: int) -> int:
    """Return where the word ends, its plural included; 0 where a form is only the word's beginning."""
    if shown[end] == " ":
        return end
    return next((end + len(tail) for tail in _TAILS if shown.startswith(f"{tail} ", end)), 0)


def _close(text: str, shown: View, start: int, end: int) -> bool:
    """Tell whether the words between two places follow each other without a stop or a wide gap."""
    numbers = range(shown.word_at(start), shown.word_at(end - 1))
    return all(_gap(text, shown.places[number], shown.places[number + 1][0]) for number in numbers)


def _gap(text: str, before: tuple[int, int], after: int) -> bool:
    gap = text[before[1] : after]
    if gap == " " or not gap:
        return True
    short = before[1] - before[0] <= _ABBREVIATION
    return _GAP.fullmatch(gap) is not None and (short or _STOP.search(gap) is None)


def _literal(text: str, start: int, end: int, entry: Entry) -> _Hit | None:
    """Return the hit where an entry stands sign by sign, not as part of a longer identifier."""
    if entry.text.startswith("@") or (entry.kind == "person-handle" and text[start - 1 : start] == "@"):
        start = max(0, start - 1)
    if text[start:end].casefold().removeprefix("@") != entry.text.casefold().removeprefix("@"):
        return None
    if entry.text.startswith("@") and text[start] != "@":
        return None
    if text[max(0, start - 1) : start] in _WITHIN or _GOES_ON.match(text, end):
        return None
    return _Hit(start, end, _EXACT, entry, "exact")


def _judged(text: str, start: int, end: int, entry: Entry) -> _Hit | None:
    """Return the hit where a form of the entry stands; None where it says too little."""
    shown = text[start:end]
    if entry.capital and not _capital(shown, entry.text):
        return None
    if entry.kind == "customer" and (form := _COMPANY.match(text, end)):
        end = form.end()
    said, wanted = plain(shown), plain(entry.text)
    if said == wanted:
        return _Hit(start, end, _EXACT, entry, "exact")
    if said.startswith(wanted[:-1]) and said[len(wanted) - 1 :] in {wanted[-1] + tail for tail in _TAILS} | {
        "ies"
    }:
        return _Hit(start, end, _INFLECTED, entry, "inflected")
    return _Hit(start, end, _MISREAD, entry, "misread") if _misread(said, wanted) else None


def _misread(said: str, wanted: str) -> bool:
    """Tell whether a form that is only alike is likely the entry: long, or with a digit among its letters."""
    digits = [sign for sign in said if sign.isdigit()]
    if any(sign.isdigit() for sign in wanted):
        return digits == [sign for sign in wanted if sign.isdigit()] and len(wanted) >= _OCR
    return len(wanted) >= _OCR or (bool(digits) and not said.isdigit() and len(wanted) > _ABBREVIATION)


def _capital(shown: str, listed: str) -> bool:
    """Tell whether words begin with capitals (``van`` need not), or are joined as in a user name."""
    small = set() if listed.islower() else {part for part in listed.split() if part.islower()}
    parts = shown.split()
    low = any(part[0].islower() and part not in small for part in parts)
    return not low or (len(parts) == 1 and _JOINT.search(shown) is not None)


def _outermost(hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """Yield the hits that do not lie inside others, in order of place, the best of each place."""
    reach = 0
    for hit in sorted(
        hits, key=lambda hit: (hit.start, -hit.end, -hit.score, hit.entry.entity, hit.entry.kind)
    ):
        if hit.end > reach:
            yield hit
            reach = hit.end


def _order(hit: _Hit) -> tuple[int, int, float, str, str]:
    """Order hits by place, the longest and best first."""
    return (hit.start, -hit.end, -hit.score, hit.entry.entity, hit.entry.kind)


def _touches(text: str, hit: _Hit) -> bool:
    """Tell whether signs that belong to words or identifiers stand right beside a hit."""
    beside = text[max(0, hit.start - 1) : hit.start] + text[hit.end : hit.end + 1]
    return any(sign.isalnum() or not (sign.isspace() or sign in ",;:()'\"!?") for sign in beside)


def _blanked(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    """Return ``text``, as long as before, with signs of no word in the places to be left out."""
    parts, here = [], 0
    for start, end in sorted(hidden):
        if end > here:
            parts += [text[here : max(here, start)], BLANK * (end - max(here, start))]
            here = end
    return "".join([*parts, text[here:]])


def _finding(hit: _Hit, text: PlainText) -> Finding:
    rule = f"{hit.entry.kind}.{hit.how}"
    span = text.in_original(Span(hit.start, hit.end))
    return Finding(hit.entry.entity, hit.score, DETECTOR, rule, span)
