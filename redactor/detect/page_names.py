"""Names on a page that were found in part, or in one place of several.

A model that sees a name without a sentence finds half of it (``Ploy [Sok]``, ``[Umoja Shipping] Nigeria
Limited``), and a company's or a person's name comes again in short (``Partridge Ltd``, ``Partridge``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redactor.detect.known_names import is_listed, is_plain
from redactor.detect.merge import MODELS
from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.page_labels import Line
from redactor.detect.page_plain import is_header, is_plain_read
from redactor.detect.repeated import places_of
from redactor.detect.told_apart import (
    LEGAL_FORM,
    OFFICE,
    entity_of,
    is_city,
    is_given,
    is_known,
    is_surname,
    is_trade,
    is_user_name,
    told_apart,
)
from redactor.values import Finding, Page, Span

_INITIALS = re.compile(
    r"(?:^|[\s(\"']|(?<=[a-z]{2}))(?P<signs>(?:[^\W\d_a-z|]|\|)\.[ ]?(?:[^\W\d_a-z|]\.[ ]?)?)$"
)
_REACH = 8  # signs before a name in which its initials stand
_MISREAD = re.compile(
    r" [\d$](?=[^\W\d_])[^\W\d_A-Z]{3,}(?![\w:-])"
)  # ``Burak 6zdemir``: a capital read as a digit
_USERS, _JOINT = frozenset({"PERSON", "ORGANIZATION"}), re.compile("[._-]")
_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
# A full stop behind a word of some length ends a sentence: ``Ltd.`` and ``Corp.`` do not.
_PIECE = re.compile(r"[^\s,;:|•·()<>\[\]{}\"\n/–—]+(?: (?<![a-z]{4}[.?] )[^\s,;:|•·()<>\[\]{}\"\n/–—]+)*")  # noqa: RUF001 - dashes
_WORD = re.compile(r"\S+")
_SAYING = re.compile(r"I['\u2019](?:m|ll|ve|d)")  # between two names: ``Marta! I'm Pavel``
_NAME_WORD = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*|&|van|von|de|da|del|der|la|di|bin|al)")  # noqa: RUF001
_FAR = 32
_HALF_MAIL = re.compile(r"(?:^|\n)(?P<half>[a-z][a-z0-9.+-]{2,30}) $")
_CODE = re.compile(r"(?:^|(?<=\s))\+\d{1,3} ?$")
_REST = re.compile(r" (?=[\w/?&=%-]*\d)(?=[\w/?&=%-]*[A-Za-z])[\w/?&=%-]{8,}(?!\S)")
_JOINED = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)+|[a-z]{3,}\d+")
_SMALL = re.compile(r"[a-z][a-z0-9]{4,}")
_CUT = re.compile(r" [^\W\d_]\w*(?:\.{2,}|…)")
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday Today".split())
_SHORT_NAME = 5  # words; more are a sentence in capitals
_SAID_BY = MODELS | {DETECTOR}
_HALF = 0.5  # of a piece's words were found
_FORM = re.compile(
    r"(?:[ \n](?:[^\W\d_a-z][\w'’&-]*|&|and)){0,3}[ \n]"  # noqa: RUF001 - the apostrophe of names
    rf"{LEGAL_FORM}"
)
_DIRECT_FORM = re.compile(rf" {LEGAL_FORM}")
_NO_CITIES = frozenset("buffalo derby jinja meridian reading turbo".split())
_CITY_SIGNS = 5  # a shorter word alone is an abbreviation too often
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]")
_OF_CITIES = tuple(
    re.compile(rf"[^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){{{more}}}(?![\w-])") for more in (2, 1, 0)
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d"
)
_BRAND = re.compile(r"(?<![\w.@/#-])[a-z]{4,24}hq(?![\w@/-]|\.\w)")
_NEXT = re.compile(r" (?P<word>[^\W\d_a-z][^\W\d_]+)(?![\w-])")
_OFFICE = re.compile(rf"{OFFICE}$")
_SHORT_PERSON, _NEVER = 3, 99  # ``Bob`` on its own, as it stands in a column
_PERSON_SIGNS, _COMPANY_SIGNS = 4, 5  # shorter parts of names are words of their own too often


def whole_names(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, names with what belongs to them.

    That is the initials before them, which are often misread (``|. Hoshino``), and a company's words up to
    its legal form or trade, and from its office (``County of Brookmere``).
    """
    for finding in findings:
        span = finding.span
        if span is None or finding.entity not in _NAMES:
            yield finding
            continue
        if finding.detector in MODELS:
            span = _whole_company(page.text, span, finding.entity)
        named = finding.entity
        if named != "ORGANIZATION" and (after := _MISREAD.match(page.text, span.end)):
            span = Span(span.start, after.end())
            named = "PERSON" if is_given(page.text[span.start : after.start()]) else named
        if named == "PERSON":
            before = _INITIALS.search(page.text, max(0, span.start - _REACH), span.start)
            span = Span(span.start if before is None else before.start("signs"), span.end)
        if named == finding.entity and span == finding.span:
            yield from told_apart(finding, page.text)
        else:
            yield from told_apart(replace(finding, entity=named, span=span), page.text)


def _whole_company(text: str, span: Span, entity: str) -> Span:
    """Return the place of a name with what makes it a company's: an office before, a form or trade behind."""
    form = (_FORM if entity == "ORGANIZATION" else _DIRECT_FORM).match(text, span.end)
    trade = _NEXT.match(text, span.end)
    end = form.end() if form else trade.end() if trade and is_trade(trade["word"]) else span.end
    office = _OFFICE.search(text, max(0, span.start - _FAR), span.start)
    return Span(office.start() if office else span.start, end)


def handles(page: Page, lines: Sequence[Line], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, what a model took for a person and is a user's name as a handle.

    Small letters joined by signs (``kadri.kask``) are one anywhere, a word in small letters where it is all
    of a line: prose in small letters names persons.
    """
    alone = {line.span for line in lines}
    for finding in findings:
        span = finding.span
        if finding.entity in _USERS and finding.detector in MODELS and span is not None:
            text = page.text[span.start : span.end]
            joined = _JOINED.fullmatch(text) or (span in alone and _SMALL.fullmatch(text))
            if is_user_name(text) or (
                joined and (finding.entity == "PERSON" or is_known(_JOINT.split(text)[0]))
            ):
                yield replace(finding, entity="HANDLE")
                continue
        yield finding


def whole_tokens(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield mail addresses, links and phone numbers that were read in two words, with the other one.

    An underscore read as a space leaves half an address before it, a long link is broken anywhere, and the
    code of a country stands before a number.
    """
    for finding in findings:
        if finding.span is None:
            continue
        start, end = finding.span.start, finding.span.end
        if finding.entity == "EMAIL_ADDRESS" and (
            before := _HALF_MAIL.search(page.text, max(0, start - _FAR), start)
        ):
            start = before.start("half") if not is_plain(before["half"]) else start
        elif finding.entity == "PHONE_NUMBER" and (
            before := _CODE.search(page.text, max(0, start - _FAR), start)
        ):
            start = before.start()
        elif finding.entity == "PRIVATE_URL" and (after := _REST.match(page.text, end)):
            end = after.end()
        if (start, end) != (finding.span.start, finding.span.end):
            yield Finding(finding.entity, SCORE, DETECTOR, "whole", Span(start, end))


def whole_pieces(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the pieces of lines that are made of capitalised words of which half were found as names.

    A piece is what stands between separators (``Ploy Sok, 23 days ago`` has two).
    """
    names = sorted((f.span, f.entity) for f in findings if f.span and f.entity in _NAMES)
    seen: set[tuple[int, int]] = set()
    for span, entity in names:
        piece = _piece_around(page.text, span)
        if piece is None or (piece.start, piece.end) in seen:
            continue
        seen.add((piece.start, piece.end))
        words = [
            Span(found.start(), found.end()) for found in _WORD.finditer(page.text, piece.start, piece.end)
        ]
        within = [one for one, _ in names if one.overlaps(piece)]
        found = [word for word in words if any(one.overlaps(word) for one in within)]
        said = [word for word in words if page.text[word.start : word.end] != "&"]
        if len(words) > len(found) >= _HALF * len(said):
            told = entity_of(page.text[piece.start : piece.end], entity)
            yield Finding(told, SCORE, DETECTOR, "piece", piece)


def companies(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the pieces of lines that are a company by their words alone, where nothing was found.

    A name that no table holds, and a legal form or what the company does at the end (``VK Payments``); or a
    brand in small letters with ``hq``, as sites and accounts are called.
    """
    found = sorted(finding.span for finding in findings if finding.span)
    for brand in _BRAND.finditer(page.text):
        span = Span(*brand.span())
        if not any(one.overlaps(span) for one in found):
            yield Finding("ORGANIZATION", SCORE, DETECTOR, "company", span)
    for piece in _PIECE.finditer(page.text):
        words = [Span(word.start(), word.end()) for word in _WORD.finditer(page.text, *piece.span())]
        while len(words) > 1 and _is_no_head(page.text[words[0].start : words[0].end]):
            del words[0]
        if not 1 < len(words) <= _SHORT_NAME:
            continue
        span = Span(words[0].start, words[-1].end)
        if not any(one.overlaps(span) for one in found) and _is_company(page.text[span.start : span.end]):
            yield Finding("ORGANIZATION", SCORE, DETECTOR, "company", span)


def cities(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the cities that no other name is called like, where nothing was found (``Eau Claire``)."""
    taken = [finding.span for finding in findings if finding.span]
    for start in _CAPITALISED.finditer(page.text):
        for shape in _OF_CITIES:
            named = shape.match(page.text, start.start())
            if named is None or not is_city(named[0]) or _is_else(named[0]):
                continue
            span = Span(*named.span())
            # Half of a city's name may have been found.
            if not any(one.overlaps(span) and not _is_half(one, span) for one in taken):
                taken.append(span)
                yield Finding("LOCATION", SCORE, DETECTOR, "city", span)
                break


def _is_half(part: Span, whole: Span) -> bool:
    return part != whole and whole.start <= part.start and part.end <= whole.end


def _is_else(name: str) -> bool:
    """Tell whether a city's name may be something else: plain words, or one that people bear."""
    words = name.split()
    one = len(words) == 1 and (
        len(name) < _CITY_SIGNS or is_given(name) or is_surname(name) or name.lower() in _NO_CITIES
    )
    return one or all(map(is_listed if len(words) == 1 else is_plain, words))


def _is_no_head(word: str) -> bool:
    """Tell whether no company's name begins with a word: a plain one, or what an icon was read as."""
    return len(word) == 1 or not word[0].isupper() or is_listed(word)


def _is_company(name: str) -> bool:
    words = name.split()
    return all(map(_NAME_WORD.fullmatch, words)) and entity_of(name, "LOCATION") == "ORGANIZATION"


def known_parts(page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield where parts of names that were found stand alone: a person's names, a company's first word."""
    values: dict[str, Finding] = {}
    for finding in findings:
        if finding.span is not None and finding.detector in _SAID_BY:
            for part in _parts(page.text[finding.span.start : finding.span.end], finding.entity):
                values.setdefault(part, finding)
    for start, end, source in places_of(page.text, values, findings):
        cut = _CUT.match(page.text, end) if source.entity == "PERSON" else None
        yield Finding(source.entity, SCORE, DETECTOR, "part", Span(start, cut.end() if cut else end))


def _piece_around(text: str, span: Span) -> Span | None:
    """Return the piece in which a place lies, without known words at its ends; None where it is no name."""
    line = text.rfind("\n", 0, span.start) + 1
    for found in _PIECE.finditer(text, line):
        if found.end() <= span.start:
            continue
        if found.start() > span.start:
            return None
        words = [Span(word.start(), word.end()) for word in _WORD.finditer(text, found.start(), found.end())]
        while words and (_is_word(text, words[0]) or _is_role(text, words)):
            del words[0]
        while words and _is_word(text, words[-1]) and not _is_trade_of(text, words):
            words.pop()
        if not words or len(words) > _SHORT_NAME:
            return None
        # Inside a name an exclamation mark is an ``l`` that was misread (``Unified Schoo! District``).
        ends = [word.end - text.startswith("! ", word.end - 1) for word in words]
        if any(_SAYING.fullmatch(text, word.start, word.end) for word in words):
            return None
        fits = all(_NAME_WORD.fullmatch(text, word.start, end) for word, end in zip(words, ends, strict=True))
        return Span(words[0].start, words[-1].end) if fits else None
    return None


def _is_trade_of(text: str, words: Sequence[Span]) -> bool:
    """Tell whether the last of some words says what the company is (``Unified School District``)."""
    return len(words) > 1 and is_trade(text[words[-1].start : words[-1].end])


def _is_word(text: str, span: Span) -> bool:
    """Tell whether a word is no part of a name: a word of interfaces, labels or plain language."""
    word = text[span.start : span.end].strip("-\u2013")
    is_date = _MONTH.match(text, span.start) is not None
    return not word[:1].isupper() or is_plain(word) or is_header(word) or is_date or word in _DAYS


def _is_role(text: str, words: Sequence[Span]) -> bool:
    """Tell whether the first of some words says who or what the given name behind it is.

    ``Driver Mehmet``, ``Ticketed Lachlan Dhillon``.
    """
    first, *rest = (text[word.start : word.end] for word in words)
    said = is_listed(first) or (is_plain_read(first) and not is_known(first))
    return bool(rest) and is_given(rest[0]) and said and not is_given(first)


def _parts(name: str, entity: str) -> Iterator[str]:
    """Yield the words of a name that mean it when they stand alone."""
    words = name.split()
    if entity == "ORGANIZATION":
        words, least = words[:1], _COMPANY_SIGNS
    elif entity == "PERSON":
        least = _PERSON_SIGNS
    else:
        return
    if len(name.split()) == 1:  # a longer word is found again as it is
        least = _SHORT_PERSON if entity == "PERSON" and len(name) == _SHORT_PERSON else _NEVER
    for word in words:
        plain = word.strip(".,'’")  # noqa: RUF001
        telling = plain[:1].isupper() and not plain.isupper() and plain.isalpha()
        if telling and len(plain) >= least and not is_listed(plain):
            yield plain
