"""Names told from plain words on a screen, as an engine reads these: a space lost, a letter changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redactor.detect.known_names import is_listed, is_plain, table
from redactor.detect.merge import NAMED
from redactor.detect.page_labels import is_label
from redactor.detect.told_apart import is_full_name, is_given, is_known, is_trade
from redactor.values import Span

QUARTER = re.compile(r"Q[1-4lIi|]")
"""A quarter of the year, misread or not."""

_DAY = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[.,]? ?"
    r"[\dOoIlSsBZ|]{1,2}"
    r"|[\dOoIlS]{1,2} ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_MONTHS = frozenset(("April", "May", "June", "July", "August"))
_BEFORE_MONTH = re.compile(
    r"\b(?i:in|from|since|until|till|by|of|before|after|for|early|late|mid|next|last) $"
)
_REACH = 12  # signs before a month
_DOSE = re.compile(r" \d{1,4}(?:[.,]\d{1,2})? ?(?:mg|mcg|\u00b5g|ug|ml|IU|g)\b")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat)[.,]?")
_KEYS = re.compile(
    r"(?:Ctrl|Alt|Shift|Cmd|Fn|Meta|Win)(?:[+-]\w{1,5}){1,3}"
    r"|(?:[Cc][a-z]{1,3}|[Aa]lt|[Ss]hift|[Cc]md|[Ff]n|[Mm]eta|[Oo]pt(?:ion)?)(?: [A-Z])+"
)
_HEADER = re.compile(r"(?:To|Cc|CC|Bcc|BCC|From|Attn\.?|Re|Fwd|FAO|c/o)[:;.]? (?=[^\W\d_a-z])")
_HEADER_LINE = re.compile(r"(?:\S{1,2} )?(?:To|Cc|CC|Bcc|BCC|From|Attn|Sent|Date|Subject)[:;.]?")

_LINE, _TOKEN = re.compile(r"[^\n]+"), re.compile(r"\S+")
_COUNTED = re.compile(r"^\d{1,3}(?=[^\W\d_A-Z]{3})")  # ``1vegan``
_TITLE = re.compile(r"(?:Hon|Prof|Rev|Mme|Mlle|Frau|Herr|Sra|Srta|Dott|Sgt|Capt|Lt|Col|Gen)\.?")
_ABSTRACT = re.compile(r"[^\W\d_]{5,40}(?:ung|ungen|keit|heit|schaft)")
_ROUTE = re.compile(r" ?[^\w\s]{1,3} ?[A-Z]{3}\b")  # ``MAD -> GVA``
_CODE_END = re.compile(r"[A-Z]{3}")
_WORDS = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SMALL_WORDS = tuple("all and for from in my new no not of on the to with your".split())
_ENDINGS = ("s", "es", "ed", "ing", "ment", "ments")
_REST = 4  # letters of a word that a small one is glued to
_LONG, _LONGEST = 6, 24  # letters; shorter words with one letter changed are other words too often
_ALIKE = ("ag", "aq", "gq", "ce", "co", "eo", "il", "ij", "lt", "it", "ft", "nu", "uv", "vy", "hb", "nr")
_SIGN, _SHORT = 1, 2  # letters: an icon, a sign or two


def name_in(text: str, span: Span, entity: str) -> Span | None:
    """Return the part of a place that may be what a model found there, None where only plain words are left.

    Lines of plain words at its ends are cut off; before a person plain words, and behind a name those in
    small letters.
    """
    rest = _without_plain_lines(text, span)
    if rest is None or entity not in NAMED:
        return rest
    said = text[rest.start : rest.end]
    if (
        is_day(said)
        or is_header(said)
        or _TITLE.fullmatch(said)
        or is_abstract(said)
        or _KEYS.fullmatch(said)
        or (entity == "LOCATION" and _is_initials(text, rest))
        or (said in _MONTHS and _BEFORE_MONTH.search(text, max(0, rest.start - _REACH), rest.start))
        or _DOSE.match(text, rest.end)
    ):
        return None
    if header := _HEADER.match(text, rest.start, rest.end):
        rest = Span(header.end(), rest.end)
    if entity == "PERSON":
        rest = _from_name(text, _full_name_line(text, rest))
    rest = _to_name(text, rest)
    # A word that is all of its line is judged by what stands over and under it.
    alone = entity != "NRP" and _is_whole_line(text, rest) and len(text[rest.start : rest.end].split()) == 1
    return rest if alone or not is_plain_phrase(text[rest.start : rest.end]) else None


def _full_name_line(text: str, span: Span) -> Span:
    """Return the one line of a person's place that is a full name, where no other word of it is a name."""
    lines = [Span(found.start(), found.end()) for found in _LINE.finditer(text, span.start, span.end)]
    full = [line for line in lines if _is_full(text[line.start : line.end])]
    others = [line for line in lines if line not in full]
    known = any(is_known(word) for line in others for word in text[line.start : line.end].split())
    return full[0] if len(full) == 1 and others and not known else span


def _is_full(name: str) -> bool:
    words = name.split()
    return is_full_name(name) or (len(words) > 1 and any(map(is_known, words)) and words[-1][0].isupper())


def is_header(word: str) -> bool:
    """Tell whether a word stands before the persons of a mail (``To``, ``Cc:``)."""
    return " " not in word and _HEADER.match(f"{word} A") is not None


def _is_initials(text: str, span: Span) -> bool:
    """Tell whether a place is two capitals that are all of a line: an avatar, or a state, which stands."""
    said = text[span.start : span.end]
    return len(said) == _SHORT and said.isupper() and said.isalpha() and _is_whole_line(text, span)


def is_day(text: str) -> bool:
    """Tell whether a text is a day's or month's short name, alone or with a number that may be misread.

    ``Thu``, ``Apr 0S``, ``Tuel``; what somebody is called (``Jan``, ``Sunil``, ``Mari``) is none.
    """
    return bool(_WEEKDAY.fullmatch(text) or (_DAY.fullmatch(text) and not is_given(text)))


def is_abstract(word: str) -> bool:
    """Tell whether a word of some length ends as nouns of German do that nobody is called by."""
    return _ABSTRACT.fullmatch(word) is not None and not is_known(word)


def is_plain_phrase(text: str) -> bool:
    """Tell whether all words of a text are plain, and not together the name of a company.

    Several words with a trade at the end are one (``Clear Harbor Dental``). Letters alone are no words.
    """
    words = [word for word in _WORDS.findall(text) if len(word) > _SIGN]
    if not words:
        return "." not in text
    if len(words) > 1 and is_trade(words[-1]) and all(word[0].isupper() for word in words):
        return False
    return all(map(is_plain_read, words))


def _without_plain_lines(text: str, span: Span) -> Span | None:
    """Return a place without the whole lines of plain words at its ends; None if no name is left."""
    lines = [Span(found.start(), found.end()) for found in _LINE.finditer(text, span.start, span.end)]
    if len(lines) == 1:
        return span
    while lines and _is_plain_line(text, lines[-1]):
        lines.pop()
    while lines and _is_plain_line(text, lines[0]):
        del lines[0]
    if not lines or text[lines[0].start : lines[-1].end].islower():
        return None
    rest = Span(lines[0].start, lines[-1].end)
    # A word that is a name too (``Wood``) was taken for one because of what stood beside it.
    return None if rest != span and is_listed(text[rest.start : rest.end]) else rest


def _is_plain_line(text: str, span: Span) -> bool:
    """Tell whether a line begins with what was found, and is made of plain words, or of a label or header."""
    end = text.find("\n", span.end)
    after = text[span.end : end if end >= 0 else len(text)]
    said = text[span.start : span.end]
    if text[span.start - 1 : span.start] not in {"", "\n"}:
        return said.islower() and all(map(is_plain, said.split()))  # the end of a phrase
    if after[:1] == ":" and (is_listed(said) or is_plain_read(said)):
        return True
    if _CODE_END.fullmatch(said) and _ROUTE.match(after):
        return True
    if is_label(said) and (not after or after[0] in ".:" or is_listed(said)):
        return True
    if _HEADER_LINE.fullmatch(said):
        return True
    return all(is_plain_read(word) or _is_sign(word) for word in (said + after).split())


def _is_whole_line(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in {"", "\n"} and text[span.end : span.end + 1] in {"", "\n"}


def _is_sign(word: str) -> bool:
    return len(word) <= _SHORT and (not word.istitle() or QUARTER.fullmatch(word) is not None)


def _from_name(text: str, span: Span) -> Span:
    """Return a person's place without plain words before a given name (``Customer Oksana Avrahami``)."""
    words = list(_TOKEN.finditer(text, span.start, span.end))
    given = next((place for place, word in enumerate(words) if is_given(word[0])), 0)
    plain = all(is_plain(word[0]) for word in words[:given])
    return Span(words[given].start(), span.end) if plain and given else span


def _to_name(text: str, span: Span) -> Span:
    """Return a place without plain words in small letters behind it (``Kwon's Garage and us``)."""
    words = list(_TOKEN.finditer(text, span.start, span.end))
    while len(words) > 1 and words[-1][0].islower() and is_plain(words[-1][0]):
        words.pop()
    return Span(span.start, words[-1].end()) if words else span


def is_plain_read(word: str) -> bool:
    """Tell whether a word is a plain one as an engine reads it: glued, misread, with an ending or a count."""
    word = _COUNTED.sub("", word)
    if len(word) > _LONGEST:
        return False
    if is_plain(word) or (not is_given(word) and (_is_glued(word.lower()) or _is_misread(word.lower()))):
        return True
    return word.isalpha() and _is_inflected(word.lower()) and not is_known(word)


@functools.lru_cache(10_000)
def _is_inflected(word: str) -> bool:
    """Tell whether a word is a plain one with an ending (``Vehicles``, ``Stalled``, ``Assessment``)."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= _REST and is_plain(stem) for stem in stems)


@functools.lru_cache(10_000)
def _is_glued(word: str) -> bool:
    """Tell whether a word is a small word and another one (``Instock``)."""
    return any(
        word.startswith(small) and len(word) >= len(small) + _REST and _is_common(word[len(small) :])
        for small in _SMALL_WORDS
    )


@functools.lru_cache(10_000)
def _is_misread(word: str) -> bool:
    """Tell whether a word is a plain one when one letter is taken for another that looks like it."""
    return len(word) >= _LONG and any(map(_is_common, _one_changed(word)))


def _one_changed(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        for pair in _ALIKE:
            if letter in pair:
                other = pair[1] if letter == pair[0] else pair[0]
                yield word[:place] + other + word[place + 1 :]


def _is_common(word: str) -> bool:
    return word in table("common_words.txt")
