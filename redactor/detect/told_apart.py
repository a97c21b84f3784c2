"""Persons and companies told apart by their words, where a model names one for the other.

A model that sees a name without a sentence, as in a cell or a list, can tell a person from a company only by
the words. Some say it surely: a given name in front of another name, a legal form at the end.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from redactor.detect.in_front import InFront
from redactor.detect.known_names import is_listed, is_model, table
from redactor.ports import Detector
from redactor.values import Finding, Hint, RawText

LEGAL_FORM = (
    r"(?:Ltd|Limited|LLC|LLP|Inc|Incorporated|Corp|Corporation|Co|Company|PLC|plc|GmbH|AG|KG|UG|SE|S\.A|SA|SAS"
    r"|S\.r\.l|SRL|S\.p\.A|SpA|B\.V|BV|N\.V|NV|AB|AS|A/S|ApS|Oy|Pty|K\.K|KK|Ltda|Sp\. z o\.o|A\.S)"
    r"(?![\w])\.?(?:,? (?:Ltd|KG|Co|Inc)(?!\w)\.?)?"
)
"""How a company's name ends in many countries, with the full stop that may follow."""

_COMPANY = re.compile(rf"\S.* {LEGAL_FORM}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")  # noqa: RUF001 - the apostrophe of names
_MOST_WORDS = 4
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"})


class ToldApartDetector(InFront):
    """Asks a detector and gives what its models found the entity that the words themselves tell."""

    def __init__(self, detector: Detector) -> None:
        super().__init__(detector)

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return what the detector finds in each text.

        Raises:
            DetectError: the detector failed, or answered for another number of texts.
        """
        return [
            tuple(told_apart(finding, text.value) for finding in findings)
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def told_apart(finding: Finding, text: str) -> Finding:
    """Return a finding of ``text`` as the person or company that its words say it is."""
    if finding.span is None or not is_model(finding.detector):
        return finding
    name = text[finding.span.start : finding.span.end]
    if finding.entity in {"PERSON", "LOCATION"} and _COMPANY.fullmatch(name):
        return replace(finding, entity="ORGANIZATION")
    if finding.entity == "ORGANIZATION" and is_full_name(name):
        return replace(finding, entity="PERSON")
    return finding


def is_full_name(name: str) -> bool:
    """Tell whether two to four words are a person's name: a given name first, and no word of the language."""
    words = re.split(r"[ -]", name)
    if not (1 < len(words) <= _MOST_WORDS and " " in name):
        return False
    if not all(_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return False
    return is_given(words[0]) and not any(is_listed(word) or is_listed(word.rstrip("s")) for word in words)


def is_given(word: str) -> bool:
    """Tell whether people are called so, and nothing else is: case and diacritics do not count."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char)) in _given()


@functools.cache
def _given() -> frozenset[str]:
    return table("given_names.txt")
