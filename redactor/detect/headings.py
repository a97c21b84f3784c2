"""Headings and beginnings of sentences: where a capital says nothing.

A model takes capitals for a sign of names. ``Solar Farm Plan Splits Village`` has five and names nobody, and
the first word of a sentence has one in any case. There what it found counts only where a word of it is none
of the language, or where the model is surer than that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detect.in_front import InFront
from redactor.detect.known_names import is_name_too, is_people, is_plain, table
from redactor.detect.merge import MODELS
from redactor.detect.told_apart import is_city, is_given, is_surname
from redactor.values import Finding, Hint, RawText

_BORDER = re.compile(r"[\n\t|·•]|: |\s[-\u2013\u2014>:]+\s")
"""What parts the titles and labels of one line from each other."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_NUMBER = re.compile(r"\d")
_LONG = 4  # letters; shorter words (`and`, `of`, `the`) stand in small letters in a heading too
_WORDS = 4  # long words of a heading or sentence, one of them beside the name
_PLAIN = 0.5  # so much of what stands beside the name is plain
_REACH = 300  # signs on either side of a name that are looked at
_IN_HEADING = {"ORGANIZATION": 0.5, "PERSON": 0.5, "LOCATION": 0.995}
"""Scores from which names of plain words count in a heading: rivers and coasts are in all of them."""
_ANY = frozenset({"ORGANIZATION", "PERSON", "LOCATION", "NRP", "ADDRESS"})
_PLAIN_WORD = 0.85
"""The score from which a model is believed in any case."""
_NUMBERED = re.compile(
    r"(?:Annex|Appendix|Article|Chapter|Clause|Exhibit|Figure|Paragraph|Part|Schedule|Section|Table|Volume)s?"
    r" (?:[IVXLC]+|\d[\w.]*|[A-Z])|[a-z]{3,} [A-Z]"
)
_SENTENCE = re.compile(r"(?:^|[.!?:] )[^\W\d_a-z][^\n]*? [a-z]+ [a-z]+")
_STOP = re.compile(r"[.!?][\"\u201d')]? $")
_DEGREE = r"\b(?:[BM]\.?(?:Sc|A|Eng|Ed|Phil)\.?|Ph\.?D\.?|[Dd]egree|[Dd]iploma|Master|Bachelor) in"
_OF_DEGREE, _IS_DEGREE = re.compile(rf"{_DEGREE} $"), re.compile(rf"{_DEGREE}\b")
_WORD_AT_START, _WORDS_AT_START = 0.6, 0.9
"""Scores from which they count at the start of a sentence; a company's name has more than one capital."""


class HeadingDetector(InFront):
    """Asks a detector and drops the plain words that its models took for names because of their capitals."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        return [
            tuple(
                finding
                for finding in findings
                if not (is_plain_start(finding, text.value) or is_plain_word(finding, text.value))
            )
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def is_plain_start(finding: Finding, text: str) -> bool:
    """Tell whether a model was not sure of plain words in a heading, or at the start of a sentence."""
    span = finding.span
    if span is None or finding.entity not in _IN_HEADING or finding.detector not in MODELS:
        return False
    words = _WORD.findall(text, span.start, span.end)
    if not words or not all(map(is_english, words)):
        return False
    before = _BORDER.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _BORDER.split(text[span.end : span.end + _REACH], maxsplit=1)[0]
    return finding.score < _least(finding.entity, words, before, after)


def is_plain_word(finding: Finding, text: str) -> bool:
    """Tell whether a model was not sure of words of the language that no sentence makes a name.

    Small words inside a sentence (``tetanus``), the first of a sentence taken for a person
    (``Haemoglobin``), a noun taken for a people, and the subject of a degree.
    """
    span = finding.span
    if span is None or finding.entity not in _ANY or finding.detector not in MODELS:
        return False
    name, before = text[span.start : span.end], text[max(0, span.start - _REACH) : span.start]
    if finding.entity == "ADDRESS":
        return _is_measure(name)
    subject = _OF_DEGREE.search(before) or _IS_DEGREE.match(text, span.start)
    if _NUMBERED.fullmatch(name) or (finding.entity == "ORGANIZATION" and subject):
        return True
    words = _WORD.findall(name)
    doubted = words and finding.score < _PLAIN_WORD and not any(map(_is_name, words))
    if not doubted or not all(len(word) == 1 or is_english(word) for word in words):
        return False
    if finding.entity == "NRP":
        return not is_people(name)
    after = text[span.end : span.end + _REACH]
    return _is_among_plain(before, after) and _is_said(finding.entity, words, before, text)


def _is_measure(name: str) -> bool:
    """Tell whether an address has short words in mixed letters only, as figures of a laboratory do."""
    words = _WORD.findall(name)
    small, large = all(map(str.islower, words)), all(map(str.isupper, words))
    return not (small or large) and all(len(word) < _LONG or word.islower() for word in words)


def _is_among_plain(before: str, after: str) -> bool:
    """Tell whether enough words stand around a place, most of them of the language."""
    others = [word for word in _WORD.findall(f"{before} {after}") if len(word) >= _LONG]
    return len(others) >= _WORDS and sum(map(is_english, others)) >= _PLAIN * len(others)


def _is_said(entity: str, words: Sequence[str], before: str, text: str) -> bool:
    """Tell whether plain words are part of a sentence: small ones, or one that begins it."""
    small = all(word.islower() for word in words if len(word) > 1)
    if small and (len(words[0]) > 1 or len(words) == 1) and words[0].islower():
        return _SENTENCE.search(text) is not None
    return entity == "PERSON" and len(words) == 1 and _STOP.search(before) is not None


def _is_name(word: str) -> bool:
    """Tell whether people or cities are called so."""
    return is_name_too(word) or is_given(word) or is_surname(word) or is_city(word)


def is_english(word: str) -> bool:
    """Tell whether a word is in the dictionary or in another table, and nobody is called so."""
    return is_plain(word) or word.lower() in table("english.txt")


def _least(entity: str, words: Sequence[str], before: str, after: str) -> float:
    """Return the score from which plain words count as a name between what stands before and after them."""
    others = [word for word in _WORD.findall(f"{before} {after}") if len(word) >= _LONG]
    plain = sum(map(is_english, others))
    if not others or len(words) + len(others) < _WORDS or plain < _PLAIN * len(others):
        return 0.0
    if _NUMBER.search(before) or _NUMBER.search(after):
        return 0.0
    if all(word[0].isupper() for word in others):
        return _IN_HEADING[entity]
    says_nothing = all(word.islower() for word in (words[1:] if not before.strip() else words))
    if says_nothing and all(word.islower() for word in others):
        return _WORDS_AT_START if len(words) > 1 else _WORD_AT_START
    return 0.0
