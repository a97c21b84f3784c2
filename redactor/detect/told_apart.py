"""Persons, companies and cities told apart by their words, where a model names one for the other.

A model that sees a name without a sentence, as in a cell or a list, can tell a person from a company only by
the words. Some say it surely: a given name in front of another name, a legal form or a trade at the end. The
cities are those of GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redactor.detect.in_front import InFront
from redactor.detect.known_names import is_listed, table
from redactor.detect.merge import MODELS
from redactor.values import Finding, Hint, RawText, Span

LEGAL_FORM = (
    r"(?:Ltd|Limited|LLC|LLP|Inc|Incorporated|Corp|Corporation|Co|Company|PLC|plc|GmbH|AG|KG|UG|SE|S\.A|SA|SAS"
    r"|S\.r\.l|SRL|S\.p\.A|SpA|B\.V|BV|N\.V|NV|AB|AS|A/S|ApS|Oy|Pty|K\.K|KK|Ltda|Sp\. z o\.o|A\.S"
    r"|OÜ|UAB|SIA|Kft|Zrt|d\.o\.o|s\.r\.o|SARL|SASU|EURL|Lda|EOOD|Oyj|Bhd)"
    r"(?![\w])\.?(?:,? (?:Ltd|KG|Co|Inc)(?!\w)\.?)?"
)
"""How a company's name ends in many countries, with the full stop that may follow."""

OFFICE = (
    r"(?<![\w-])(?:Bank|Board|Borough|Church|City|College|County|Diocese|Government|Hotel|Institute|Kingdom|Ministry"
    r"|Museum|Parish|Port|School|Town|University|Village) of (?:the )?"
)
"""What stands before a place and makes it an office or company."""

_OFFICE = re.compile(OFFICE)
_COMPANY = re.compile(rf"\S.* {LEGAL_FORM}", re.DOTALL)
_PART = re.compile(r"[^\s,][^\n,]*(?:, (?:Inc|Ltd|LLC|Limited)\b\.?)?")  # a line, or what commas part
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?\.?")  # noqa: RUF001 - the apostrophe of names
_AND = re.compile(
    r" (?:and|und|et|y|e|og|och) "
    r"(?!Sons|Daughters|Brothers|Partners|Associates|Company|Co\b|Söhne|Fils|Figli)"
)
_TWO, _MOST_WORDS = 2, 4
_SURE = 0.9  # a model's score
_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_USER = re.compile(r"[a-z]{4,}\d{0,4}")
_STEM = 4  # letters of a name in a user's name
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "þ": "th", "ð": "d"})


class ToldApartDetector(InFront):
    """Asks a detector and gives what its models found the entity that the words themselves tell."""

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        return [
            tuple(told for finding in findings for told in told_apart(finding, text.value))
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def told_apart(finding: Finding, text: str) -> Iterator[Finding]:
    """Yield a model's finding of ``text`` as the persons and companies that its words say it is."""
    span = finding.span
    if span is None or finding.detector not in MODELS:
        yield finding
        return
    parts = [Span(part.start(), part.end()) for part in _PART.finditer(text, span.start, span.end)]
    several = finding.entity == "ORGANIZATION" and len(parts) > 1
    if several and any(is_full_name(text[part.start : part.end]) for part in parts):
        for part in parts:
            yield replace(finding, entity=entity_of(text[part.start : part.end], finding.entity), span=part)
        return
    if both := _joined(text, span):
        for part in both:
            yield replace(finding, entity=entity_of(text[part.start : part.end], finding.entity), span=part)
        return
    entity = entity_of(text[span.start : span.end], finding.entity)
    # A policy may let cities stand: what a model is sure is a person's name stays one.
    if entity == "LOCATION" and finding.entity == "PERSON" and finding.score >= _SURE:
        entity = finding.entity
    yield finding if entity == finding.entity else replace(finding, entity=entity)


def _joined(text: str, span: Span) -> tuple[Span, Span] | None:
    """Return the two parts of a place that are a person, and another person or a company joined by ``and``.

    ``Priya Raman and Halim Interiors`` are two, ``Harry Winston and Sons Ltd`` is one.
    """
    found = _AND.search(text, span.start, span.end)
    if found is None:
        return None
    first, second = Span(span.start, found.start()), Span(found.end(), span.end)
    other = text[second.start : second.end]
    two = is_full_name(text[first.start : first.end]) and (is_full_name(other) or _is_company(other))
    return (first, second) if two else None


def entity_of(name: str, entity: str) -> str:
    """Return what the words of a name say it is, ``entity`` where they do not say it."""
    if entity not in _NAMES:
        return entity
    if is_city(name):
        return "LOCATION"
    if _is_company(name):
        return "ORGANIZATION"
    alone = entity == "ORGANIZATION" and name.istitle() and is_given(name)
    return "PERSON" if alone or is_full_name(name) else entity


def _is_company(name: str) -> bool:
    """Tell whether a name ends with a legal form, or consists of capitalised words and ends with a trade."""
    if _COMPANY.fullmatch(name) or _OFFICE.match(name):
        return True
    words = name.split()
    if not (1 < len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)):
        return False
    return words[-1].istitle() and is_trade(words[-1])


def is_trade(word: str) -> bool:
    """Tell whether a word says what a company is or does, and is no surname (``Foods``, ``Hospital``)."""
    return word.lower() in table("company_words.txt")


def is_full_name(name: str) -> bool:
    """Tell whether two to four words are a person's name.

    A given name first, or a family name behind one other word; and no word of the language.
    """
    words = re.split(r"[ -]", name)
    if not (1 < len(words) <= _MOST_WORDS and " " in name):
        return False
    if not all(_WORD.fullmatch(word) and word[0].isupper() for word in words):  # no possessive: a shop's name
        return False
    said = [word for word in words if len(word.rstrip(".")) > 1]
    named = is_given(words[0]) or (len(said) == len(words) == _TWO and is_surname(words[1]))
    return named and not any(map(is_listed, said)) and not _is_company(name)


def is_given(word: str) -> bool:
    """Tell whether people are called so, and nothing else is: case and diacritics do not count."""
    return _plain(word) in table("given_names.txt")


def is_surname(word: str) -> bool:
    """Tell whether families are called so, likewise."""
    return _plain(word) in table("surnames.txt")


def is_city(name: str) -> bool:
    """Tell whether a city is called so, likewise."""
    return _plain(" ".join(name.split())) in table("cities.txt")


def is_known(name: str) -> bool:
    """Tell whether people, families or cities are called so."""
    return is_given(name) or is_surname(name) or is_city(name)


def is_user_name(word: str) -> bool:
    """Tell whether a word in small letters is a user's name made of a person's: ``amora``, ``anna87``.

    That is a family name behind an initial, or a given name before one, or either before digits. A capital
    ``I`` at the start is an ``l`` that was misread.
    """
    small = f"l{word[1:]}" if word[:1] == "I" else word
    if not _USER.fullmatch(small) or is_listed(small):
        return False
    stem = small.rstrip("0123456789")
    behind, before = stem[1:], stem[:-1]
    return (
        (len(behind) >= _STEM and is_surname(behind))
        or (len(before) >= _STEM and is_given(before) and not is_given(stem))
        or (stem != small and is_given(stem))
        or (small[-_TWO:].isdecimal() and is_surname(stem) and not is_listed(stem))
    )


def _plain(name: str) -> str:
    """Return a name in small letters without diacritics."""
    if name.isascii():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
