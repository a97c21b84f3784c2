"""Secrets: provider forms, private keys, connection strings, headers, command flags, assignments, codes.

A value is only a secret where something says so: its own form (``provider_rules.py``) or the name in front
of it. Bare entropy is not used: digests, ids and compressed data have as much of it as keys do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.provider_rules import find_providers
from redactor.detect.recovery import phrases
from redactor.detect.secret_blocks import blocks
from redactor.detect.secret_codes import codes
from redactor.detect.secret_commands import commands
from redactor.detect.secret_entry import entries
from redactor.detect.secret_logins import logins
from redactor.detect.secret_near import near
from redactor.detect.secret_notes import notes
from redactor.detect.secret_programs import programs
from redactor.detect.secret_signs import signs
from redactor.detect.secret_strings import strings
from redactor.detect.secret_told import answers, told
from redactor.detect.secret_values import assignments

_AWS_SECRET = re.compile(
    r"(?<![A-Za-z0-9/+=])(?=[A-Za-z/+]{0,40}\d)(?=[^A-Z]{0,40}[A-Z])(?=[^a-z]{0,40}[a-z])"
    r"[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)
_AWS_WORDS = words("aws secret amazon akia")
_FIELD_LABEL = words(
    """
    password passwd pwd passcode passphrase secret pin otp token cvv cvc apikey passwort kennwort
    contraseña senha motdepasse wachtwoord lösenord hasło пароль 密码 パスワード 비밀번호
    """
)


def _aws(passage: Passage) -> Iterator[Match]:
    """An AWS secret key has no form but its length and alphabet; words beside it must say what it is."""
    lower = passage.lower
    if len(lower) < 43 or not any(word in lower for word in ("aws", "akia", "secret")):
        return
    for found in _AWS_SECRET.finditer(passage.text):
        if passage.near(*found.span(), _AWS_WORDS) and not is_stand_in(found.group()):
            yield Match("SECRET", *found.span(), 0.85, "secret.aws.secret_key")


def _field(passage: Passage) -> Iterator[Match]:
    """A field that is named a password holds one, whatever it looks like."""
    if not passage.label or passage.label.isdisjoint(_FIELD_LABEL):
        return
    shown = passage.text.strip()
    if 3 <= len(shown) <= 256 and "\n" not in shown and not is_stand_in(shown) and BLANK not in shown:
        start = passage.text.index(shown)
        yield Match("SECRET", start, start + len(shown), 0.8, "secret.field")


_COLUMN = words(
    "password passwd pwd passcode passphrase passwort kennwort contraseña senha wachtwoord hasło пароль"
)
_KEY_COLUMN = words("secret token apikey credential credentials psk otp")
_CODE_COLUMN = words("pin cvv cvc")
_CALL = re.compile(r"\w+\([^)]*\)[,;]?$")
_POSTAL = words("code zip city postal")


def _columns(passage: Passage) -> Iterator[Match]:
    """Cells under a header that names a password, a key or a code."""
    for cell in cells(passage, _COLUMN | _KEY_COLUMN | _CODE_COLUMN | {"api"}):
        shown, header = passage.text[cell.start : cell.end], cell.header
        if (
            any(map(str.isspace, shown))
            or _CALL.match(shown)
            or not 3 <= len(shown) <= 128
            or is_stand_in(shown)
            or BLANK in shown
        ):
            continue
        mixed = len(shown) >= 6 and any(map(str.isdigit, shown)) and any(map(str.isalpha, shown))
        keyed = not header.isdisjoint(_KEY_COLUMN) or {"api", "key"} <= header
        coded = not header.isdisjoint(_CODE_COLUMN) and header.isdisjoint(_POSTAL)
        if (
            not header.isdisjoint(_COLUMN)
            or (keyed and mixed)
            or (coded and shown.isdigit() and len(shown) <= 8)
        ):
            yield Match("SECRET", cell.start, cell.end, 0.76, "secret.column")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every secret of the passage; of several rules for one place, the surest."""
    best: dict[tuple[int, int], Match] = {}
    for match in _all(passage):
        place = match.start, match.end
        if place not in best or best[place].score < match.score:
            best[place] = match
    yield from best.values()


def _all(passage: Passage) -> Iterator[Match]:
    yield from _field(passage)
    yield from _columns(passage)
    if len(passage.text) < 6:
        return
    yield from find_providers(passage)
    seen = signs(passage)
    if seen:
        if "block" in seen:
            yield from blocks(passage)
        yield from strings(passage, seen)
        yield from commands(passage, seen)
        yield from assignments(passage, seen)
        yield from near(passage, seen)
        yield from told(passage, seen)
        yield from codes(passage, seen)
        yield from _aws(passage)
    yield from programs(passage)
    yield from entries(passage)
    yield from notes(passage)
    yield from answers(passage)
    yield from logins(passage)
    yield from phrases(passage)


FAMILY = Family("secrets", frozenset({"SECRET"}), find)
"""The recognizer of secrets."""
