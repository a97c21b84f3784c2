"""Values that a screen tells by its own shapes: lists of tickets, settings, crumbs, cut cells.

A detector that reads one text after the other does not see that a prefix comes again on every card, that the
words of a list are all of one kind, or that a value was broken by the engine and goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from redactor.detect.known_names import is_plain
from redactor.detect.page_columns import DETECTOR, SCORE
from redactor.detect.page_labels import Line
from redactor.detect.patterns.id_words import PUBLIC
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS
from redactor.detect.told_apart import is_user_name
from redactor.values import Finding, Page, Span

_SHORT = 2  # letters: a project's prefix is one of a standard's too
_LEAST = 2  # tickets of one board

_TICKET = re.compile(r"(?<![\w.$&/=-])(?P<prefix>[A-Z][A-Z]{1,9})-\d{1,6}(?![\w.-]*\w)")
_MISREAD_TICKET = re.compile(
    r"(?:\S{1,2} ){0,2}(?P<value>(?=[a-zA-Z0]*[a-z])[A-Za-z0]{2,10}-\d[\dsoIlB]{2,5})"
)
_END_CRUMB = re.compile(
    r"(?i:\b(?:users|benutzer|utilisateurs|usuarios)) ?[>›»\\/] ?(?P<value>[a-z][\w.-]{2,32})$",  # noqa: RUF001
    re.MULTILINE,
)
_CRUMB = re.compile(
    r"(?i:\b(?:users|benutzer|utilisateurs|usuarios)) ?[>›»\\/]"  # noqa: RUF001 - signs of crumbs
    r" ?(?P<value>[\w.-]{2,32})(?= ?[>›»\\/])"  # noqa: RUF001
)
_NO_USERS = frozenset("public default all shared admin administrator guest all_users".split())

_ACTOR = re.compile(
    r"^(?:\S{1,3} )?(?P<value>[a-z][a-z0-9]+(?:[._-][a-z0-9]+)+) (?:added|approved|archived|changed|closed"
    r"|created|deleted|disabled|downloaded|enabled|exported|granted|invited|left|logged|merged|opened|pushed|removed"
    r"|renamed|reset|revoked|shared|signed|updated|uploaded|viewed)\b",
    re.MULTILINE,
)
_OWNED = re.compile(r" in (?P<value>[a-z0-9][\w-]{2,}/(?=[\w.]*[_-])[\w.-]{3,})(?=$|[ ,])", re.MULTILINE)
_FOLDERS = frozenset(
    "api app apps assets bin build components config configs data dist docs etc examples home include lib "
    "libs modules node_modules opt packages pages public scripts server share source spec src static "
    "templates test tests tmp tools usr utils var vendor web".split()
)
_DRIVE = re.compile(
    r"^(?:\S{1,2} )?(?P<value>[a-z][\w.-]{2,31}) \(\\{1,2}[\w.-]{2,63}\) \([A-Z]:\)?", re.MULTILINE
)
_OWNER = re.compile(
    r"^(?:\S+ )?\d{1,4} (?P<value>[a-z][\w.-]{2,31}) [a-z][\w.-]{1,31} \d{1,12} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d",
    re.MULTILINE,
)
_BY = re.compile(
    r"\b(?i:updated|authored|committed|pushed|opened|created|merged|closed|reviewed|edited|uploaded)\b"
    r"[^\n]{0,40} by (?P<value>(?=[a-z_.-]*[\d_.-])[a-z][\w.-]{2,38})(?=$|[ ,])",
    re.MULTILINE,
)
_SIGNED_IN = re.compile(r"(?<![\w@.])(?P<value>[a-z][\w.+=-]{1,63}) ?@ ?(?=\d{4}-\d{4}-\d{4}(?!\d))")
_CLOUD_ACCOUNT = re.compile(r"(?<=[\w ]@)(?: ?)(?P<value>\d{4}-\d{4}-\d{4})(?!\d)")
_DIAL_IN = re.compile(
    r"\b(?i:dial[- ]?in|join|conference|meeting)\b[^\n]{0,60}?\b(?i:code|pin|passcode):?[ \n]"
    r"(?P<value>\d{4,10})(?![\w-])"
)
_FILE_NUMBER = re.compile(
    r"^(?i:(?:our |your )?(?:file|matter|docket|dossier))(?: (?i:no|nr|number|ref))?[.:]{0,2} "
    r"(?P<value>\d{5,10}(?:[/-]\d{2,6})?)$",
    re.MULTILINE,
)
_NO_SHARES = _NO_USERS | frozenset(
    "archive backup backups data docs documents files finance groups home homes hr install it marketing "
    "media netlogon profiles projects public sales scans software sysvol team teams transfer users".split()
)
_SAID: tuple[tuple[str, str, re.Pattern[str], AbstractSet[str]], ...] = (
    ("owner", "HANDLE", _OWNER, SYSTEM_ACCOUNTS),
    ("drive", "HANDLE", _DRIVE, _NO_SHARES),
    ("crumb", "HANDLE", _CRUMB, _NO_USERS),
    ("actor", "HANDLE", _ACTOR, _NO_USERS),
    ("owned", "REPOSITORY", _OWNED, _FOLDERS),
    ("by", "HANDLE", _BY, _NO_USERS),
    ("signed", "HANDLE", _SIGNED_IN, SYSTEM_ACCOUNTS),
    ("signed", "ID", _CLOUD_ACCOUNT, frozenset()),
    ("dial", "SECRET", _DIAL_IN, frozenset()),
    ("file", "ID", _FILE_NUMBER, frozenset()),
)

_SETTING = re.compile(
    r"^(?:\S{1,2} )?(?:export |set |\$env:)?(?P<name>[A-Za-z][A-Za-z0-9_ ]{1,40}?) ?[=:]"
    r" ?(?P<value>\S[^\n]*)$",
    re.MULTILINE,
)
_SECRET_NAME = re.compile(
    r"(?:^|[_ ])(?:TOKEN|SECRET|PASSWORD|PASSWD|PASS|PWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|DSN"
    r"|CREDENTIALS?)(?:$|[_ ])"
)
_OPAQUE = re.compile(
    r"(?<![\w/.:@=+-])(?=[\w+=.-]*[a-z])(?=[\w+=.-]*[A-Z])(?=[\w+=.-]*\d)[\w+=.-]{28,2048}(?![\w+=.-])"
)
_NAMED = re.compile(r"[A-Za-z][A-Za-z_]{2,}=(?=[^=]{12})")
_DIGEST = re.compile(r"(?:sha\d{1,3}|md5|blake2\w?)[-:=]", re.IGNORECASE)
_HEX, _MOSTLY = frozenset("0123456789abcdef"), 0.85  # of the signs of a digest, misread or not
_TURNS, _DIGITS = 0.25, 3  # of a token's signs another kind follows: letters and digits at random
_GOES_ON = re.compile(r" (?P<token>(?=[^\s\"'”]*\d)(?=[^\s\"'”]*[A-Za-z])[^\s\"'”]{4,})")
_CUT = re.compile(r"(?:[^\s,;:|]{0,12}| [^a-z\s]\S{0,2})(?:\.{2,}|…)")
_CUT_ADDRESS = re.compile(r"(?:[^\s,;:|]{0,12}| [-\u2013] ?\S{0,3}| \S{1,3})(?:\.{2,}|…)")
# A region and the number of a post office, or such a number alone: ``- RJ, 92960-929``, ``, TX 75001``.
_POSTCODE = re.compile(
    r",?(?: [-\u2013])? (?:[A-Z$]{2},? \d{4,6}|\d{5,6}|[A-Z$]\d[A-Z] \d\S\d?)(?:-\d{0,4})?(?![\w-])"
)


def by_shape(page: Page, lines: Sequence[Line], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what the page tells besides.

    Args:
        page: the page as read.
        lines: its lines without icons.
        findings: what was found on it so far, with spans.
    """
    for span in (*_tickets(page.text), *_misread_tickets(page.text, lines)):
        yield Finding("ID", SCORE, DETECTOR, "ticket", span)
    for rule, entity, shape, never in _SAID:
        for found in shape.finditer(page.text):
            if found["value"].lower() not in never and found["value"].partition("/")[0] not in never:
                yield Finding(entity, SCORE, DETECTOR, rule, Span(*found.span("value")))
    for found in _END_CRUMB.finditer(page.text):
        if is_user_name(found["value"]):
            yield Finding("HANDLE", SCORE, DETECTOR, "crumb", Span(*found.span("value")))
    for span in (*_settings(page.text), *_opaque(page.text)):
        yield Finding("SECRET", SCORE, DETECTOR, "setting", span)
    yield from _going_on(page.text, findings)


def _tickets(text: str) -> Iterator[Span]:
    """Yield the tickets of a board or list: one prefix with several numbers, no standard's or product's."""
    numbers: dict[str, set[str]] = {}
    for found in _TICKET.finditer(text):
        numbers.setdefault(found["prefix"], set()).add(found[0])
    for found in _TICKET.finditer(text):
        prefix = found["prefix"]
        is_public = prefix in PUBLIC and not (len(prefix) == _SHORT and len(numbers[prefix]) > _LEAST)
        if len(numbers[prefix]) >= _LEAST and not is_public:
            yield Span(*found.span())


def _misread_tickets(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the tickets of a board whose capitals were read as small letters, each all of its line."""
    read = [_MISREAD_TICKET.fullmatch(text, line.span.start, line.span.end) for line in lines]
    tickets = [Span(*found.span("value")) for found in read if found]
    if len(tickets) > _LEAST:
        yield from tickets


def _settings(text: str) -> Iterator[Span]:
    """Yield the whole value of each setting whose name says that it is a secret, however it was broken."""
    for found in _SETTING.finditer(text):
        if _SECRET_NAME.search(found["name"]) and not all(map(is_plain, found["value"].split())):
            yield Span(*found.span("value"))


def _opaque(text: str) -> Iterator[Span]:
    """Yield long tokens of letters and digits at random, which are keys wherever they stand; no digests."""
    for found in _OPAQUE.finditer(text):
        if _is_random(found[0]) and not _DIGEST.match(found[0]):
            named = _NAMED.match(found[0])
            yield Span(found.start() + (named.end() if named else 0), found.end())


def _is_random(token: str) -> bool:
    turns = sum(_kind(one) != _kind(other) for one, other in pairwise(token))
    digits = sum(map(str.isdigit, token))
    is_hex = sum(sign in _HEX for sign in token.lower()) >= _MOSTLY * len(token)
    return turns >= _TURNS * len(token) and digits >= _DIGITS and not is_hex


def _kind(sign: str) -> int:
    return 0 if sign.isdigit() else 1 if sign.isupper() else 2 if sign.islower() else 3


def _going_on(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings with what follows: the rest of a broken secret, the dots of a cell too narrow."""
    for finding in findings:
        if finding.span is None:
            continue
        end = finding.span.end
        if finding.entity == "SECRET":
            while rest := _GOES_ON.match(text, end):
                end = rest.end()
        elif finding.entity == "ADDRESS" and (rest := _POSTCODE.match(text, end)):
            end = rest.end()
        elif cut := (_CUT_ADDRESS if finding.entity == "ADDRESS" else _CUT).match(text, end):
            end = cut.end()
        if end > finding.span.end:
            whole = replace(finding, span=Span(finding.span.start, end))
            yield replace(whole, score=SCORE, detector=DETECTOR, rule="rest")
