"""Passwords some words behind their name, with no sign between: ``temp password Welcome1! for her``.

Nothing but plain words may stand between, and the value must look like nothing but a password: in running
text a word with a digit is mostly a product, a version or an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_hash_or_uuid, is_stand_in
from redactor.detect.known_names import is_public_word
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_names import Name, name_at
from redactor.detect.secret_signs import Signs
from redactor.detect.secret_values import cut, is_dull

_STEP = re.compile(r"(?P<open>,? ?\(|,? )(?:(?:=>|->|[\u2013\u2014-]) )?")
_WORD = re.compile(rf"[^\s,;()\[\]\"'`{BLANK}]{{1,64}}")
_PLAIN = re.compile(r"[^\W\d_]+:?")
_VALUE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9!#$%^&*?@+=~._-]{6,64}")
_SIGNED = re.compile(r"[!#$%^&*?~]")
_AMOUNT = re.compile(r"\d+[a-z]+\W?|[$#]\d.*|\d.*%")
_INTERLEAVED = re.compile(r"[A-Za-z]\d+[A-Za-z]")
_CAMEL = re.compile(r"[A-Za-z][a-z]*(?:[A-Z][a-z]+)*\d+(?:[A-Z][a-z]+)+")
_WORD_AND_NUMBER = re.compile(r"(?P<word>[A-Z][a-z]+)\d{2,4}")
_MOST_WORDS = 6


def near(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every password that words alone part from a word for *password*."""
    text = passage.text
    for place in sorted(set(signs.get("name", ()))):
        name = name_at(text, place)
        found = _after(text, name) if name is not None and name.strong and not name.numeric else None
        if found:
            yield found


def _after(text: str, name: Name) -> Match | None:
    place = name.end
    for passed in range(_MOST_WORDS + 1):
        step = _STEP.match(text, place)
        word = _WORD.match(text, step.end()) if step else None
        if not step or not word:
            return None
        value = cut(word.group())
        beside = step["open"].endswith("(") or (not passed and not name.counted)
        if is_password(value) or (beside and _is_word_and_number(value)):
            return Match("SECRET", word.start(), word.start() + len(value), 0.6, "secret.near")
        if not _PLAIN.fullmatch(word.group()):
            return None
        place = word.end()
    return None


def is_password(value: str) -> bool:
    """Tell whether a value looks like nothing but a password: signs in it, or digits amid its letters."""
    if not _VALUE.fullmatch(value) or is_dull(value) or is_stand_in(value) or is_hash_or_uuid(value):
        return False
    if _SIGNED.search(value):
        return not _AMOUNT.fullmatch(value)
    both = any(map(str.islower, value)) and any(map(str.isupper, value))
    amid = _INTERLEAVED.search(value) is not None and not _CAMEL.fullmatch(value)
    return both and amid and not is_public_word(value.lower())


def _is_word_and_number(value: str) -> bool:
    worded = _WORD_AND_NUMBER.fullmatch(value)
    return worded is not None and not is_public_word(worded["word"].lower())
