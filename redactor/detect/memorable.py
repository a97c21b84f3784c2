"""Which findings are worth remembering for a whole session, and how sure one has to be of them.

What is remembered is masked wherever it stands from the first event to the last, so one wrong value would
spoil a whole session. A value with a form of its own (a checksum, a pattern, a line of the organisation's
lists) is believed at once. A name that a model has judged is believed at once when it has the shape of one
(two words of which one is no common word; a legal form), else when it was found in two surroundings that
differ. A name all of whose words are common words is never believed as a company, and as a person only when
all its words are names of people too, and twice. Places, groups, ages, dates and kinds of health are never
remembered: ``Berlin`` and ``French`` are private beside a name, and common words for the rest of the day.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.detect.inert import is_stand_in
from redactor.detect.known_names import is_common, is_known_name, is_listed
from redactor.detect.merge import LISTS
from redactor.values import Finding

LONGEST_VALUE = 512
"""Longer values are found by their own form wherever they stand, or are cut differently each time."""

NUMBERS = frozenset(
    """
    PHONE_NUMBER CREDIT_CARD IBAN_CODE BANK_ACCOUNT US_SSN NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE
    VEHICLE_PLATE HEALTH_ID CRYPTO DEVICE_ID MAC_ADDRESS IP_ADDRESS ID DATE_OF_BIRTH COORDINATES
    """.split()
)
"""Values that are the same however their signs are grouped."""

FORMED = NUMBERS | {"EMAIL_ADDRESS", "HANDLE", "CHANNEL", "REPOSITORY", "PRIVATE_URL", "ADDRESS", "SECRET"}
"""What has a form of its own; a score of at least ``_ENOUGH`` says that more than its looks spoke for it."""

NAMES = frozenset({"PERSON", "ORGANIZATION"})
"""What is judged by its shape as well."""

_ENOUGH = 0.6
SURE_SIGHT = 0.9
"""A name found once with so much is one if it is found in other surroundings, with however little."""

_SURE_NAME, _SURE_COMPANY = (
    0.7,
    0.9,
)  # of the shipped model, of names rightly found; a wrong one has more only where it repeats
_LEAST_SIGNS, _LEAST_DIGITS = 6, 3  # of a number
_LEAST_SECRET, _LEAST_ADDRESS, _LEAST_LINK = 6, 8, 10
_LEAST_NAME, _LEAST_PART = 4, 3  # letters of a name of one word, of the telling word of several
_MOST_WORDS = 6
_JOINING = frozenset("& and of the de da do del di la le van von der den und et y".split())
_NO_NUMBER = re.compile(
    r"(?:Q[1-4]|[HT][1-4]|FY|KW|W)\W?\d{2,4}"  # quarters, halves, weeks
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\W?[ap]m)?|v?\d{1,3}(?:\.\d{1,3}){1,2}"  # times, versions
    r"|(?:19|20)\d{2}\W?(?:19|20)?\d{2}",  # years
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{2,4}|\d{4}([-/.])\d{1,2}\2\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]*)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_BEFORE = re.compile(r"(\S*)[^\S\n]*$")
_AFTER = re.compile(r"[^\S\n]*(\S*)")
_NEAR = 40  # signs in which the neighbours of a value are looked for


@dataclass(frozen=True, slots=True)
class Lesson:
    """A value that was found, with what speaks for it.

    ``beside`` holds the words beside it on its line, digits left out: what was seen in the same surroundings
    twice was seen once.
    """

    entity: str
    value: str
    score: float
    detector: str
    checked: bool
    beside: str

    def __repr__(self) -> str:
        return f"Lesson({self.entity})"


class Trust(enum.Enum):
    """When a value is remembered."""

    SURE = "at once"
    SECOND = "when it is found in other surroundings"
    DOUBTED = "when it is found for sure in other surroundings"
    NEVER = "never"


def lessons_of(text: str, findings: Iterable[Finding]) -> Iterator[Lesson]:
    """Yield what the findings of a text teach.

    Args:
        text: the text.
        findings: what was found in it, each with a span of the text; those without are passed over.
    """
    for finding in findings:
        if finding.span is None or finding.entity not in FORMED | NAMES:
            continue
        start, end = finding.span.start, finding.span.end
        value = " ".join(text[start:end].split()) if end - start <= LONGEST_VALUE else ""
        if finding.entity in NAMES:
            value = _POSSESSIVE.sub("", value)
        if value:
            beside = _beside(text, start, end)
            yield Lesson(finding.entity, value, finding.score, finding.detector, finding.checked, beside)


def trust(lesson: Lesson) -> Trust:
    """Tell when a value is remembered."""
    if lesson.entity not in FORMED | NAMES or is_stand_in(lesson.value):
        return Trust.NEVER
    if lesson.entity in FORMED:
        sure = lesson.checked or lesson.score >= _ENOUGH
        return Trust.SURE if sure and _has_form(lesson.entity, lesson.value) else Trust.NEVER
    is_person = lesson.entity == "PERSON"
    judged = _person(lesson.value) if is_person else _company(lesson.value, lesson.score)
    if lesson.score < _SURE_NAME and lesson.detector not in LISTS:
        return Trust.NEVER if judged is Trust.NEVER else Trust.DOUBTED
    # A page tells names by columns and labels: good for a cell, not for a session.
    return Trust.SECOND if judged is Trust.SURE and lesson.detector == "page" else judged


def words_of(name: str) -> list[str]:
    """Return the words of a name, without signs at their ends."""
    return [word for part in name.split() if (word := part.strip(".,;:()[]\"'\u2019`*|"))]


def _has_form(entity: str, value: str) -> bool:
    """Tell whether a value is long and telling enough to be looked for by itself."""
    signs = [sign for sign in value if sign.isalnum()]
    digits = sum(sign.isdigit() for sign in signs)
    if entity == "DATE_OF_BIRTH":
        return len(signs) >= _LEAST_SIGNS and digits >= _LEAST_SIGNS - 1
    if entity in NUMBERS:
        no_number = _NO_NUMBER.fullmatch(value) or _DATE.fullmatch(value)
        return len(signs) >= _LEAST_SIGNS and digits >= _LEAST_DIGITS and no_number is None
    if entity == "SECRET":
        return len(value) >= _LEAST_SECRET and not is_listed(value) and not _is_words(value)
    if entity == "ADDRESS":
        return len(signs) >= _LEAST_ADDRESS and digits > 0 and len(value.split()) > 1
    return len(signs) >= (_LEAST_LINK if entity == "PRIVATE_URL" else 2)


def _is_words(value: str) -> bool:
    """Tell whether a value is nothing but common words between spaces."""
    return " " in value and all(is_listed(word) for word in words_of(value))


def _person(name: str) -> Trust:
    words = words_of(name)
    if len(words) > _MOST_WORDS or not words or not all(_LETTERS.fullmatch(word) for word in words):
        return Trust.NEVER
    if len(words) == 1:
        return _one_word(words[0])
    if all(is_listed(word) for word in words):
        is_plain = is_known_name(name, "PERSON") or any(is_common(word) for word in words)
        return Trust.NEVER if is_plain else Trust.SECOND
    telling = any(len(word) >= _LEAST_PART and not is_listed(word) for word in words)
    capitals = all(word[0].isupper() or len(word) <= _LEAST_PART for word in words)
    return Trust.SURE if telling and capitals and not name.isupper() else Trust.SECOND


def _company(name: str, score: float) -> Trust:
    from redactor.detect.directory import without_form

    short = without_form(name)
    words = words_of(short)
    if not words or len(words) > _MOST_WORDS or is_known_name(name, "ORGANIZATION"):
        return Trust.NEVER
    if short != name:
        return Trust.SURE
    if all(is_listed(word) or not _LETTERS.fullmatch(word) for word in words):
        return Trust.NEVER
    if len(words) == 1:
        return _one_word(words[0])
    least = [_LEAST_PART if word.isupper() else _LEAST_NAME for word in words]
    telling = any(
        len(word) >= signs and not is_listed(word) for word, signs in zip(words, least, strict=True)
    )
    capitals = all(word[0].isupper() or word in _JOINING for word in words)
    return Trust.SURE if telling and capitals and score >= _SURE_COMPANY else Trust.SECOND


def _one_word(word: str) -> Trust:
    """Tell how sure one has to be of a name of one word: common words never are one."""
    least = _LEAST_PART if _UNSPACED.search(word) else _LEAST_NAME
    if is_listed(word) or len(word) < least or word.islower() or not _LETTERS.fullmatch(word):
        return Trust.NEVER
    return Trust.SECOND


def _beside(text: str, start: int, end: int) -> str:
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _AFTER.match(text[end : end + _NEAR])
    beside = f"{before[1] if before else ''}\0{after[1] if after else ''}"
    return "".join(sign for sign in beside.casefold() if not sign.isdigit())
