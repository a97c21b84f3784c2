"""User and password side by side: ``log in as jane@example.com / x``, ``jane@example.com:x``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_near import is_password
from redactor.detect.secret_values import cut, is_dull, is_mixed, is_scrambled

_MAIL = rf"(?:[\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}|{BLANK})"
_VALUE = rf"(?P<value>[^\s\"'`|{BLANK}]{{6,128}})"
_LOGIN = re.compile(
    r"(?<![\w-])(?:log(?:ged|ging)?[ -]?(?:in|on)|sign(?:ed|ing)?[ -]?in|logins?|creds?|credentials"
    r"|test (?:user|account)s?|demo (?:user|account)s?|zugang(?:sdaten)?|anmeld(?:en|ung))"
    r"(?: (?:as|with|using|is|are|als|mit))?[: ]{1,3}"
    rf"(?P<who>{_MAIL}|[\w.@-]{{2,64}}) {{0,2}}(?:[/,:]|and|und|with|mit)"
    rf" {{0,2}}(?:(?:password|passwort|pass|pw|pwd)[: ]{{1,3}})?{_VALUE}",
    re.IGNORECASE,
)
_COMBINED = re.compile(rf"(?<![\w.@/]){_MAIL}(?: / |:){_VALUE}")
_WORDS = ("log", "sign", "cred", "user", "account", "zugang", "anmeld")
_NETWORKS = ("vpn", "wifi", "wi-fi", "ftp", "ssh", "rdp", "smb")
_NETWORK = re.compile(
    rf"(?<![\w-])(?:vpn|wi-?fi|s?ftp|ssh|rdp|smb)[: ]{{1,2}}[\w.@-]{{2,64}} {{0,2}}/ {{0,2}}{_VALUE}",
    re.IGNORECASE,
)


def _is_password(value: str, *, told: bool) -> bool:
    """Tell whether a value beside a user's name is a password: told by words, or dense by itself."""
    if is_scrambled(value) and told:
        return True
    if is_stand_in(value) or is_dull(value) or "://" in value or value.startswith("/"):
        return False
    if told:
        return is_mixed(value)
    letters = any(c.isalpha() for c in value)
    return letters and any(c.isdigit() for c in value) and any(c in "!#$%^&*?@+=~" for c in value)


def logins(passage: Passage) -> Iterator[Match]:
    """Yield every password that stands right of its user."""
    text, lower = passage.text, passage.lower
    rules = []
    if any(word in lower for word in _WORDS) and ("/" in text or ":" in text or " " in text):
        rules.append((_LOGIN, True))
    if "@" in text or BLANK in text:
        rules.append((_COMBINED, False))
    if "/" in text and any(word in lower for word in _NETWORKS):
        yield from _networks(text)
    for pattern, told in rules:
        for found in pattern.finditer(text):
            value = cut(found["value"])
            start = found.start("value")
            if len(value) >= 6 and _is_password(value, told=told):
                yield Match("SECRET", start, start + len(value), 0.72, "secret.login")


def _networks(text: str) -> Iterator[Match]:
    for found in _NETWORK.finditer(text):
        value = cut(found["value"])
        if is_password(value):
            yield Match(
                "SECRET", found.start("value"), found.start("value") + len(value), 0.7, "secret.login"
            )
