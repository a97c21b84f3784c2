"""Web addresses that open or identify something private; plain public pages are no findings.

Private are: addresses with user info (RFC 3986 section 3.2.1), with tokens, signatures, sessions or mail
addresses in query or path, on private hosts (RFC 1918 and names used inside networks), records of persons and
customers, and documents, meetings, invitations and tenants of known services; with or without ``https://``
(address bars hide it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import ahocorasick

from redactor.detect.inert import BLANK
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.domains import PRIVATE, is_top_level
from redactor.detect.patterns.url_reasons import is_service, reason, tenant
from redactor.detect.patterns.url_tables import TENANTS

_REST = rf"[^\s<>\"'`{BLANK}\\^|]"
_FULL = re.compile(rf"://{_REST}{{1,2048}}")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:https?|wss?|ftps?|sftp|ssh|smb|file|git|webcals?)$", re.IGNORECASE)
_LAST_LABEL = re.compile(r"\.(?P<label>[A-Za-z]{2,18}|\d{1,3}(?=(?::\d{1,5})?/[A-Za-z]))(?::\d{2,5})?[/?]")
_HOST = re.compile(r"(?<![\w@/:.%+=-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){0,6}[A-Za-z0-9][A-Za-z0-9-]{0,62}$")
_TAIL = re.compile(rf"{_REST}{{0,2048}}")
_INSIDE = re.compile(
    r"\.(?:internal|corp|lan|intranet|home\.arpa)(?P<port>:\d{2,5})?(?![\w.-]{0,64}\w|[(/])", re.IGNORECASE
)
_INNER = re.compile(
    r"(?<![\w@/:.%+=-])[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,30}){0,2}\.(?:int|internal|corp|intra|priv|prv|lan)"
    r"\.[a-z0-9-]{3,40}\.(?P<last>[a-z]{2,10})(?::\d{2,5})?(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
"""Hosts in the part of a company's domain that only its own network knows."""
_TRAILING = ".,;:!?'\"*_~\u2026\u00b7"
# Last labels that are endings of file names far more often than of hosts.
_FILES = frozenset("py sh rs md pl zip mov ps cc ml java".split())
_PACKAGES = frozenset("com org net io jdk sun java javax jakarta android golang pkg this self".split())


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for domain in TENANTS:
        automaton.add_word(f".{domain}", len(domain))
    automaton.make_automaton()
    return automaton


_TENANT = _automaton()


def _trim(shown: str) -> str:
    """Take sentence punctuation and unbalanced closing brackets off the end."""
    while shown:
        last = shown[-1]
        unbalanced = last in ")]}" and shown.count(last) > shown.count("([{"[")]}".index(last)])
        if last not in _TRAILING and not unbalanced:
            break
        shown = shown[:-1]
    return shown


def _full(text: str) -> Iterator[tuple[int, str]]:
    """Yield addresses with a scheme: where they begin, and what is shown."""
    for found in _FULL.finditer(text):
        scheme = _SCHEME.search(text, max(0, found.start() - 8), found.start())
        if scheme:
            yield scheme.start(), _trim(text[scheme.start() : found.end()])


def _bare(text: str) -> Iterator[tuple[int, str]]:
    """Yield addresses without a scheme, as address bars show them; a path must follow the host."""
    done = 0
    for found in _LAST_LABEL.finditer(text):
        label = found["label"].lower()
        if found.start() < done or label in _FILES or not (label.isdigit() or is_top_level(label)):
            continue
        host = _HOST.search(text, max(0, found.start() - 120), found.start())
        if host:
            rest = _TAIL.match(text, found.start())
            done = rest.end() if rest else found.end()
            shown = _trim(text[host.start() : done])
            if len(shown) > found.end() - host.start() + 1 or label in PRIVATE:
                yield host.start(), shown


def _hosts(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield bare host names of tenants and of private networks: start, end, rule."""
    text = passage.text
    if len(passage.lower) == len(text):
        for last, length in _TENANT.iter(passage.lower):
            start = _HOST.search(text, max(0, last - length - 64), last - length)
            after = text[last + 1 : last + 3]
            if (
                after[:1] in {"/", "-", "@"}
                or after[:1].isalnum()
                or (after[:1] == "." and after[1:].isalnum())
            ):
                continue
            if start and tenant(text[start.start() : last + 1].lower()):
                yield start.start(), last + 1, "url.tenant"
    for found in _INNER.finditer(text) if "." in text else ():
        if is_top_level(found["last"].lower()):
            yield found.start(), found.end(), "url.private_name"
    for found in _INSIDE.finditer(text) if "." in text else ():
        host = _HOST.search(text, max(0, found.start() - 120), found.start())
        if host and is_service(host.group()) and host.group().split(".")[0].lower() not in _PACKAGES:
            yield host.start(), found.end(), "url.private_name"


def _is_whole(shown: str, why: str) -> bool:
    """Tell whether an address is one value by its grammar (RFC 3986), whatever host or key it holds.

    Where the address is a key as a whole (a webhook) or carries a password, secrets speak first.
    """
    return why != "url.user_info" and "hook" not in shown.lower()


def find(passage: Passage) -> Iterator[Match]:
    """Yield every private address of the passage."""
    text = passage.text
    if "." not in text and "://" not in text:
        return
    candidates = list(_full(text)) if "://" in text else []
    if "." in text and ("/" in text or "?" in text):
        candidates += _bare(text)
    for start, shown in candidates:
        why = reason(shown)
        if why:
            yield Match("PRIVATE_URL", start, start + len(shown), 0.92, why, checked=_is_whole(shown, why))
    for start, end, rule in _hosts(passage):
        yield Match("PRIVATE_URL", start, end, 0.7, rule)


FAMILY = Family("urls", frozenset({"PRIVATE_URL"}), find)
"""The recognizer of private web addresses."""
