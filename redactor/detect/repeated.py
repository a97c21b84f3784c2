"""What was found once in a text is found wherever it stands in that text.

A pattern or a model judges a value by what stands around it: ``posted in #dispatch-oakland`` is a channel,
the same name alone in a list is not. Both are the same value, so both are findings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import ahocorasick

from redactor.detect import inert
from redactor.detect.headings import is_english
from redactor.detect.in_front import InFront
from redactor.detect.known_names import is_plain, is_public_word
from redactor.values import Finding, Hint, RawText, Span

RULE = "repeated"
SCORE = 0.6

_ENOUGH = 0.6  # the score from which a finding is sure enough to be looked for elsewhere
_NEVER = frozenset({"DATE_TIME", "UNREADABLE", "AGE", "SPECIAL_CATEGORY"})
_SIGNED = {"CHANNEL": "#", "HANDLE": "@"}
_MOST_WORDS, _LEAST_PART = 4, 4
_WORD = re.compile(r"[^\W_]+")
_LEAST_COMPANY = 5
_SECOND_LEVEL = frozenset("ac co com edu gob gouv gov govt ltd net ne or org plc sch".split())
_MAILBOXES = frozenset(
    """
    alice bigpond blueyonder bluewin btinternet comcast cox earthlink email example fastmail freenet gmail
    googlemail hotmail icloud interia iprimus laposte libero localhost mailbox mailinator naver netvigator
    ntlworld onet optusnet orange outlook posteo proton protonmail rediffmail rogers seznam shaw skynet
    sympatico telenet telia terra tiscali tutanota verizon virgilio virgin wanadoo yahoo yandex ymail
    ziggo zoho
    """.split()
)
"""Who gives mailboxes to everybody, and names that stand for any company in documents."""


class RepeatedDetector(InFront):
    """Asks a detector, and looks for what it has found in the rest of each text."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds, and every further place of the same values.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        found = self.ask(texts, hints)
        return [
            (*findings, *elsewhere(text.value, findings, parts=True))
            for text, findings in zip(texts, found, strict=True)
        ]


def elsewhere(text: str, findings: Sequence[Finding], *, parts: bool = False) -> Iterator[Finding]:
    """Yield the further places of values that were found with a good score; with parts of persons' names."""
    for start, end, source in places_of(text, sure_values(text, findings, parts=parts), findings):
        yield Finding(source.entity, SCORE, source.detector, RULE, Span(start, end))


def places_of(
    text: str, values: Mapping[str, Finding], findings: Sequence[Finding]
) -> Iterator[tuple[int, int, Finding]]:
    """Yield where values stand as whole words outside of findings, and what each was found as."""
    if not values:
        return
    is_known = _coverage([(f.span.start, f.span.end) for f in findings if f.span] + inert.places(text))
    for start, end in _places(text, values):
        if not is_known(start, end):
            yield start, end, values[text[start:end]]


def sure_values(text: str, findings: Iterable[Finding], *, parts: bool = False) -> dict[str, Finding]:
    """Return the values that were found with a good score and mean the same wherever they stand.

    With ``parts``, those of persons' names are values too: in a text by itself they mean the same person.
    An address for mail tells the company whose it is.
    """
    values: dict[str, Finding] = {}
    for finding in findings:
        if finding.span and finding.score >= _ENOUGH and finding.entity not in _NEVER:
            value = text[finding.span.start : finding.span.end]
            for form in _forms(value, finding.entity):
                values.setdefault(form, finding)
            for form in _company_of(value) if finding.entity == "EMAIL_ADDRESS" else ():
                values.setdefault(form, replace(finding, entity="ORGANIZATION"))
            for part in _parts_of_name(value) if parts and finding.entity == "PERSON" else ():
                values.setdefault(part, finding)
    return values


def _places(text: str, values: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where values stand as whole words, in order; those inside others are left out.

    One pass, whatever their number: a log may hold tens of thousands.
    """
    automaton = ahocorasick.Automaton()
    for value in values:
        automaton.add_word(value, len(value))
    automaton.make_automaton()
    hits = ((last + 1 - length, last + 1) for last, length in automaton.iter(text))
    whole = [(start, end) for start, end in hits if _stands_alone(text, start, end)]
    reach = 0
    for start, end in sorted(whole, key=lambda place: (place[0], -place[1])):
        if end > reach:
            yield start, end
            reach = end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether neither a letter nor a digit stands beside a place."""
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _coverage(known: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return the question whether one of the places covers a place."""
    starts = sorted(start for start, _ in known)
    reach = [*accumulate((end for _, end in sorted(known)), max)]

    def covered(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and reach[before - 1] >= end

    return covered


def _forms(value: str, entity: str) -> Iterator[str]:
    """Yield the forms of a value that are sure to mean it wherever they stand."""
    if _is_telling(value) or value != value.removeprefix(_SIGNED.get(entity, "\0")):
        yield value
    bare = value.removeprefix(_SIGNED.get(entity, "\0"))
    name = bare.rpartition("/")[2] if entity == "REPOSITORY" else bare
    if name != value and _is_telling(name) and not name.isalpha():
        yield name


def _parts_of_name(value: str) -> Iterator[str]:
    """Yield the given name and the family name of a full name; a word of the language means more than one."""
    words = value.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return
    for word in (words[0], words[-1]):
        if len(word) >= _LEAST_PART and word.istitle() and "." not in word and not is_english(word):
            yield word


def _company_of(address: str) -> Iterator[str]:
    """Yield the forms of the name that a company's own domain shows; none of a provider's or of a word."""
    labels = address.lower().rpartition("@")[2].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    name = labels[-1] if labels else ""
    telling = len(name) >= _LEAST_COMPANY and name.isalpha() and name not in _MAILBOXES
    if telling and not is_public_word(name) and not is_plain(name):
        yield from (name.capitalize(), name.upper())
        if not is_english(name):
            yield name


def _is_telling(value: str) -> bool:
    """Tell whether a value is no common word: several words, signs or digits inside, or a capital."""
    parts = _WORD.findall(value)
    letters = sum(map(len, parts))
    if len(parts) > 1:
        return letters >= 6
    return letters >= 4 and (value[:1].isupper() or any(sign.isdigit() for sign in value))
