# ruff: noqa: RUF001 - signs of texts are the material
"""Numbers by which businesses know people and dealings: invoices, customers, tickets, employees, objects.

Three ways to know one: its prefix (``INV-20418``), its label or column (``Order no. 4821``), or the form
that one service gives to its own (Stripe's objects, Salesforce's records with their check letters, account
numbers in Amazon's resource names, parcels of UPS). Standards, versions, errors, products and public
trackers are written in the same way and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, digits_of, words
from redactor.detect.patterns import bare_ids, called_ids, row_ids, service_ids, written_ids
from redactor.detect.patterns import id_words as w
from redactor.detect.patterns.bare_ids import COUNTED, DAY, UNIQUE
from redactor.detect.patterns.columns import cells

_KINDS = "ticket incident case request task issue order invoice claim".split()
_IN_PATH = "".join(
    f"(?<!{word})"
    for word in ("feature", "bugfix", "hotfix", "fix", "browse", *_KINDS, *(f"{kind}s" for kind in _KINDS))
)
"""Behind a slash an id stands only after one of these words: the rest of a path is files and folders."""

_PREFIXED = re.compile(
    rf"(?<![\w.$&+~%@-])(?<!{_IN_PATH}/)"
    r"(?P<prefix>[A-Z][A-Z0-9]{0,9})(?P<sign>[-_–])"
    r"(?P<rest>[A-Z0-9]{1,12}(?:[-–][A-Z0-9]{1,8}){0,3})(?![A-Z0-9_(=%]|[.,:]\d|[-–][A-Z0-9])"
)
_SPOKEN = Headed(
    r"(?<![\w.$&+=~%\\@/-])(?P<prefix>"
    + "|".join(sorted(w.SPOKEN)).lower()
    + r")[-_]\d{3,10}(?![\w(=%-]|\.\w)"
)
_GLUED = Headed(
    rf"(?<![\w.$&+=~%\\@-])(?<!{_IN_PATH}/)(?P<prefix>"
    + "|".join(sorted(w.GLUED, key=len, reverse=True))
    + r")(?P<rest>\d{4,12})(?![\w(=%-]|\.\d)"
)
_SPOKEN_REACH = 16
_SPOKEN_OF = re.compile(
    r"\b(?:owns?|fix(?:es|ed)?|clos(?:es?|ed)|resolv(?:es?|ed)|reopen(?:s|ed)?|block(?:s|ed by)|depends on"
    r"|working on|duplicates?|duplicate of) $",
    re.IGNORECASE,
)
_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_MIXED = re.compile(rf"(?=[A-Z-]*\d)(?!\d{{1,2}}-(?:{_MONTHS}))[A-Z0-9–-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERED = re.compile(r"[A-Z]{1,3}\d{0,4}-?\d{6,10}|[A-Z]\d{2,4}-\d{5,8}")
"""A number of an account with its letters: ``Z41-882907``."""

_VALUE = r"(?=[A-Za-z/_.-]{0,12}\d)[A-Za-z0-9]{1,36}(?:[-–_/.][A-Za-z0-9]{1,24}){0,6}"
_JOINT = r"[\s\"'’»|:=#(\[>.\\]{1,6}|(?: is| was)? "
_LABELLED = Headed(
    rf"(?<![^\W_])(?:(?P<whole>{w.WHOLE_WORDS})|(?:(?P<alone>{w.NOUNS_ALONE})|(?P<noun>{w.NOUNS_SAID}))"
    rf"(?P<said>(?:[ _./-]?(?:{w.NUMBERED})(?![^\W_])\.?){{0,2}}))(?P<joint>{_JOINT})"
    rf"(?P<value>{_VALUE})(?![\w@%]|[:,]\d)",
    re.IGNORECASE,
)
_SPACED = Headed(
    r"(?<![^\W_])(?:meeting|webinar|tracking|policy|member(?:ship)?|loyalty|card ?holder|account|reference"
    r"|aws)"
    rf"(?:[ _-]?(?:{w.NUMBERED})(?![^\W_])\.?){{1,2}}[\s\"':=#]{{1,4}}(?P<value>\d{{2,5}}"
    rf"(?:[ -]\d{{2,5}}){{1,5}})"
    r"(?![\w-]|[.,:]\d)",
    re.IGNORECASE,
)
_LOCATOR = Headed(
    r"(?<![^\W_])(?i:booking (?:ref(?:erence)?|code)|confirmation (?:code|number)|record locator|pnr"
    r"|reservation code)[\s:=#]{1,3}(?P<value>[A-Z0-9]{6})(?!\w)"
)
_LOCATOR_WORDS = words("booking confirmation locator pnr reservation")
_FILE_END = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|png|jpe?g|txt|eml|msg|html?|zip|json|xml|heic)$", re.IGNORECASE
)
_NO_ID = re.compile(
    r"""
      v?\d{1,5}(?:\.\d{1,6}){1,4} \w{0,4} (?:-[a-z]{2,12}){0,2}    # versions, amounts, network addresses
    | (?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:T.*)? | \d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)    # dates
    | 0x[0-9a-f]+ | \d{1,2}/\d{1,2} | \d{1,3}(?:st|nd|rd|th|s|x|ms|px|em|kb|mb|gb|k|m|h)
    | [a-z]{3,}[-_]?\d{1,3}                                        # variables and types: sha256, item1
    | (?:[a-z]+[-_./])+[a-z]*\d{1,3} | .*[a-z]{3,}[-_./][a-z]{3,}.*    # names of things
    | \d+(?:[-/]\d+)* (?:day|hour|minute|month|week|year)s?
    | (?:19|20)\d\d(?:[-–/](?:\d\d|(?:19|20)\d\d|q[1-4]))?         # years
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CODED = re.compile(r"[A-Z]{1,4}-?\d{2,8}(?:-[A-Z\d]{1,5}){0,3}")
_LOOSE = re.compile(r"\n|\((?!#)|\|")
_NO_LABEL = frozenset({"pull ", "merge"})


def _prefixed(passage: Passage) -> Iterator[Match]:
    for found in _PREFIXED.finditer(passage.text):
        score = _prefix_score(passage, found)
        if score:
            yield Match("ID", *found.span(), score, "id.prefix")
    for pattern in (_GLUED, _SPOKEN):
        for found in passage.sought(pattern):
            if not _YEAR.fullmatch(found.group()[len(found["prefix"]) :].lstrip("-_")):
                yield Match("ID", *found.span(), 0.68, "id.prefix")


def _prefix_score(passage: Passage, found: re.Match[str]) -> float:
    """Return how far the prefix and the form of its number tell an id; 0 for none."""
    prefix, rest = found["prefix"], found["rest"]
    count = digits_of(rest)
    # In a path of Windows and in an assignment only the table's prefixes are no code.
    before = found.string[max(0, found.start() - 1) : found.start()]
    told = prefix in w.PREFIXES or before not in {"\\", "="}
    if not (count and told) or not _MIXED.fullmatch(rest) or (prefix == "S" and rest.startswith("1-")):
        return 0
    if prefix in w.PREFIXES and found["sign"] != "_":
        return 0.75 if count >= 3 and not _YEAR.fullmatch(rest) else 0.6 * (_is_ticket(passage, found))
    if prefix in w.PREFIXES:
        return 0.7 if count >= 3 and len(rest) >= 4 else 0
    if found["sign"] == "_" or prefix in w.PUBLIC or not prefix.isalpha() or _YEAR.fullmatch(rest):
        return 0.62 * (prefix not in w.PUBLIC and found["sign"] != "_" and _is_ticket(passage, found))
    if _plain_number(rest) and count >= 4:
        return 0.62
    return 0.62 * (len(prefix) >= 2 and rest.isdigit() and _is_ticket(passage, found))


def _plain_number(rest: str) -> bool:
    """Tell whether a number is digits alone, or ends in one letter: ``4471-20936``, ``0042-A``."""
    *first, last = re.split("[-–]", rest)
    return all(part.isdigit() for part in first) and (last.isdigit() or (bool(first) and len(last) == 1))


def _is_ticket(passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether a key such as ``ABC-12`` stands where trackers put theirs."""
    start, end = found.span()
    text = passage.text
    if not passage.title.isdisjoint(w.TRACKERS) or passage.near(start, end, w.TRACKERS):
        return True
    closed = text[start - 1 : start] == "[" and text[end : end + 1] == "]" and len(found["prefix"]) >= 2
    branch = text[start - 1 : start] == "/"
    subject = (
        text[start - 1 : start] in {"", "\n"}
        and text[end : end + 2] == ": "
        and digits_of(found["rest"]) >= 2
    )
    spoken = _SPOKEN_OF.search(text, max(0, start - _SPOKEN_REACH), start) is not None
    named = (subject or spoken) and len(found["prefix"]) >= 2
    return named or (closed and text[end + 1 : end + 2] == " ") or branch


def _labelled(passage: Passage) -> Iterator[Match]:
    spaced = set()
    for found in passage.sought(_SPACED):
        if digits_of(found["value"]) >= 8:
            spaced.add(found.start("value"))
            yield Match("ID", *found.span("value"), 0.74, "id.label")
    for found in passage.sought(_LABELLED):
        value = _FILE_END.sub("", found["value"])
        score = _label_score(passage, found, value)
        start = found.start("value")
        if score and start not in spaced:
            yield Match("ID", start, start + len(value), score, "id.label")


def _locators(passage: Passage) -> Iterator[Match]:
    """Codes of bookings, which may be letters alone."""
    for found in passage.sought(_LOCATOR):
        yield Match("ID", *found.span("value"), 0.74, "id.locator")


def _label_score(passage: Passage, found: re.Match[str], value: str) -> float:
    """Return how far a label tells that its value is an id; 0 for none."""
    said = bool(found["whole"] or found["said"])
    signed = said or any(sign in found["joint"] for sign in ":=#|")
    after = passage.text[found.end("value") : found.end("value") + 12]
    public = not said and "-" in value and value.partition("-")[0] in w.PUBLIC
    if public or not _is_number(value, said=said) or (COUNTED.match(after) and not said):
        return 0
    if not said and (
        _LOOSE.search(found["joint"]) or (value.isdigit() and len(value) < 4 and "#" not in found["joint"])
    ):
        return 0
    if passage.text[max(0, found.start() - 5) : found.start()].lower() in _NO_LABEL:
        return 0
    if (
        found["noun"]
        and not said
        and not ("#" in found["joint"] or (":" in found["joint"] and _strong(value)))
        and not _is_whose(found, value)
    ):
        return 0
    if not signed and not _tells_alone(found, value, after):
        return 0
    return 0.72 if said else 0.66 if signed else 0.6


def _is_whose(found: re.Match[str], value: str) -> bool:
    """Tell whether a bare number can only be a person's: ``badge 006714``, ``account 99396825``."""
    known = found["noun"].lower() in w.NOUNS_OF_PEOPLE and found["joint"].strip(" :=") == ""
    if known and _LETTERED.fullmatch(value):
        return True
    return (
        known
        and value.isdigit()
        and 6 <= len(value) <= 12
        and not value.endswith("0000")
        and not DAY.fullmatch(value)
    ) or (known and _CODED.fullmatch(value) is not None and digits_of(value) >= 5)


def _strong(value: str) -> bool:
    """Tell whether a value cannot be a count: capitals with digits, or many digits."""
    return digits_of(value) >= 3 and (value.isdigit() <= (len(value) >= 6)) and value == value.upper()


def _tells_alone(found: re.Match[str], value: str, after: str) -> bool:
    """Tell whether a value next to its bare label is an id: no count, no branch of a program."""
    if after.startswith(":") and found["alone"].lower() == "case":
        return False
    if value.isdigit():
        return len(value) >= 4 and not (value.endswith("000") and len(value) <= 5)
    return value == value.upper() and digits_of(value) >= 3


def _is_number(value: str, *, said: bool) -> bool:
    """Tell whether a labelled value is no date, version, count or name of a thing."""
    if UNIQUE.fullmatch(value):
        return True
    if _NO_ID.fullmatch(value):
        return said and value.isdigit() and len(value) == 4
    return digits_of(value) >= 3 or (said and digits_of(value) >= 2 and len(value) >= 5)


def _tells(label: frozenset[str]) -> bool:
    """Tell whether the words of a field's or a column's name say that it holds an id."""
    numbered = not label.isdisjoint(w.NUMBER_WORDS)
    named = not label.isdisjoint(w.ALONE_WORDS | w.SAID_WORDS)
    alone = len(label) == 1 and not label.isdisjoint(w.ALONE_WORDS)
    return (numbered and named) or alone or not label.isdisjoint(w.WHOLE)


_COLUMNS = w.NOUNS_OF_PEOPLE - words("card payment application") | words("tracking waybill")
"""Headers that name a number by themselves when their cells can be no counts."""
_FIELD = re.compile(rf"\s*#?(?P<value>{_VALUE})\s*")


def _fields(passage: Passage) -> Iterator[Match]:
    found = _FIELD.fullmatch(passage.text) if len(passage.text) <= 80 else None
    if found and _tells(passage.label) and _is_number(found["value"], said=True):
        yield Match("ID", *found.span("value"), 0.72, "id.field")
    for cell in cells(passage, w.LABEL_WORDS):
        told, named = _tells(cell.header), len(cell.header) == 1 and not cell.header.isdisjoint(_COLUMNS)
        if cell.end - cell.start <= 60 and (told or named):
            held = _FIELD.fullmatch(passage.text, cell.start, cell.end)
            if held and _is_number(held["value"], said=True) and (told or _strong(held["value"])):
                yield Match("ID", *held.span("value"), 0.68, "id.column")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every business number of the passage."""
    if passage.mentions(_LOCATOR_WORDS):
        yield from _locators(passage)
    if passage.digits < 1:
        return
    yield from _prefixed(passage)
    if passage.mentions(w.LABEL_WORDS):
        yield from _labelled(passage)
        yield from _fields(passage)
    yield from bare_ids.found(passage)
    yield from row_ids.found(passage)
    yield from service_ids.found(passage)
    written: list[Match] = []
    for match in written_ids.found(passage):
        written.append(match)
        yield match
    for match in called_ids.found(passage):
        if not any(one.start <= match.start and match.end <= one.end for one in written):
            yield match


FAMILY = Family("identifiers", frozenset({"ID"}), find)
