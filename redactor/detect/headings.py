"""Headings and beginnings of sentences: where a capital says nothing.

A model takes capitals for a sign of names. ``Solar Farm Plan Splits Village`` has five and names nobody, and
the first word of a sentence has one in any case. There what it found counts only where a word of it is none
of the language, or where the model is surer than that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detect.in_front import InFront
from redactor.detect.known_names import is_model, is_plain, table
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
            tuple(finding for finding in findings if not is_plain_start(finding, text.value))
            for findings, text in zip(self.ask(texts, hints), texts, strict=True)
        ]


def is_plain_start(finding: Finding, text: str) -> bool:
    """Tell whether a model was not sure of plain words in a heading, or at the start of a sentence."""
    span = finding.span
    if span is None or finding.entity not in _IN_HEADING or not is_model(finding.detector):
        return False
    words = _WORD.findall(text, span.start, span.end)
    if not words or not all(map(is_english, words)):
        return False
    before = _BORDER.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _BORDER.split(text[span.end : span.end + _REACH], maxsplit=1)[0]
    return finding.score < _least(finding.entity, words, before, after)


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
