"""Secrets: provider forms, private keys, connection strings, headers, command flags, assignments.

A value is only a secret where something says so: its own form (``provider_rules.py``) or the name in front
of it. Bare entropy is not used: digests, ids and compressed data have as much of it as keys do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.provider_rules import PROVIDER_RULES, SHAPES
from redactor.detect.secret_values import assignments

_KEY_BLOCK = re.compile(
    r"-----BEGIN (?P<kind>[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----"
    # The marker alone, as in code, is no key: a body or its header lines must follow.
    r"(?=(?:\\[nr]|[\s\"'>|+,-]){0,8}(?:[A-Za-z0-9+/=]{16}|[A-Z][A-Za-z-]{2,20}: ))"
    r"(?:[A-Za-z0-9+/=\s:,.()\"'|>\\-]{16,20000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
    r"|(?:\\n|[A-Za-z0-9+/=:, \t\r\n-]){0,20000})"
)
_KEY_TAIL = re.compile(
    r"(?:[A-Za-z0-9+/]{40,76}={0,2}\s{1,4}){1,400}(?:[A-Za-z0-9+/=]{1,76}\s{1,4})?"
    r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----"
)
_PUTTY = re.compile(
    r"(?<=Private-Lines: )\d{1,3}\s+(?:[A-Za-z0-9+/=]{1,64}\s+){1,200}(?:Private-MAC: [0-9a-f]{40,64})?"
)

_CONNECTION = re.compile(
    rf"(?<![A-Za-z0-9])(?!https?://)[a-z][a-z0-9+.-]{{1,30}}://[^\s/@:\"'<>{BLANK}]{{0,128}}:"
    rf"(?P<value>[^\s/@\"'<>{BLANK}]{{1,256}}(?:@[^\s/@\"'<>{BLANK}]{{0,64}}(?=@))?)@[^\s\"'<>`)\]}},;{BLANK}]{{1,512}}",
    re.IGNORECASE,
)
_KEYED_PARTS = re.compile(
    r"(?<![A-Za-z])(?P<semicolon>; ?)?(?:password|pwd|accountkey|sharedaccesskey) ?= ?"
    r"(?P<value>[^;\"'\s&]{3,256})(?=[;\"'&]|\s|$)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?<![\w-])(?:(?:proxy-)?authorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?)?(?P<scheme>bearer|basic|token"
    r"|apikey|ssws|digest) "
    r"{1,3}(?P<value>[A-Za-z0-9._~+/=:{}$<>-]{8,4096})",
    re.IGNORECASE,
)
_HEADER_FIELD = re.compile(
    r"(?<![\w-])(?:x-[a-z-]{0,30}(?:key|token|secret|auth)|api-key|private-token|set-cookie|cookie)[\"']?"
    r"\s{0,3}[:=](?!=)\s{0,3}[\"']?(?P<value>[^\s\"',][^\r\n\"']{5,2048})",
    re.IGNORECASE,
)
_FLAGS = re.compile(
    r"(?:(?<=\s)|^)(?:--?(?:password|passwd|pass|pwd|token|secret|api-?key|access-?key|secret-?key"
    r"|auth-?token"
    r"|client-?secret|passphrase|private-?key)(?: |=)"
    rf"[\"']?(?P<value>[^\s\"'{BLANK}-][^\s\"'{BLANK}]{{2,256}})"
    r"|(?:-u|--user)[ =]?[\"']?[^\s:\"']{1,64}:(?P<user_value>[^\s\"']{3,128}))",
    re.IGNORECASE | re.MULTILINE,
)
# Only these tools take a password in `-p`; elsewhere it is a port, a path or a profile.
_SHORT_FLAG = re.compile(
    r"(?<!\w)(?:(?:mysql|mysqldump|mysqladmin|mariadb)(?: [^\r\n|;&]{0,160})? -p|sshpass -p ?)"
    r"[\"']?(?P<value>[^\s\"'|;&-][^\s\"']{2,128})"
)
_AWS_SECRET = re.compile(
    r"(?<![A-Za-z0-9/+=])(?=[A-Za-z/+]*\d)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)
_AWS_WORDS = words("aws secret amazon akia")
_FIELD_LABEL = words(
    "password passwd pwd passcode passphrase secret pin otp token cvv cvc apikey passwort kennwort "
    "contraseña senha motdepasse"
)


def _providers(passage: Passage) -> Iterator[Match]:
    text = passage.text
    for rule in (*PROVIDER_RULES, *SHAPES):
        if rule.literal in text:
            for found in rule.pattern.finditer(text):
                if not is_stand_in(found.group()) and len(set(found.group())) > 6:
                    yield Match("SECRET", *found.span(), 0.97, f"secret.{rule.name}", checked=True)
    if "aws" in passage.lower or "AKIA" in text or "secret" in passage.lower:
        for found in _AWS_SECRET.finditer(text):
            if passage.near(*found.span(), _AWS_WORDS) and not is_stand_in(found.group()):
                yield Match("SECRET", *found.span(), 0.85, "secret.aws.secret_key")


def _key_blocks(passage: Passage) -> Iterator[Match]:
    if "PRIVATE KEY" in passage.text:
        for pattern in (_KEY_BLOCK, _KEY_TAIL):
            for found in pattern.finditer(passage.text):
                end = found.start() + len(found.group().rstrip())
                yield Match("SECRET", found.start(), end, 0.98, "secret.private_key", checked=True)
    if "Private-Lines" in passage.text:
        for found in _PUTTY.finditer(passage.text):
            yield Match(
                "SECRET",
                found.start(),
                found.start() + len(found.group().rstrip()),
                0.98,
                "secret.private_key",
                checked=True,
            )


def _connections(passage: Passage) -> Iterator[Match]:
    if "://" in passage.text:
        for found in _CONNECTION.finditer(passage.text):
            if not is_stand_in(found["value"]):
                yield Match(
                    "SECRET",
                    found.start(),
                    found.start() + len(found.group().rstrip(".,;:!?")),
                    0.93,
                    "secret.connection",
                )
    if ";" in passage.text or "jdbc:" in passage.text:
        for found in _KEYED_PARTS.finditer(passage.text):
            # Code has `password=x` too; in a connection string a semicolon stands on one side at least.
            joined = found["semicolon"] or passage.text[found.end() : found.end() + 1] == ";"
            if joined and not is_stand_in(found["value"]):
                yield Match("SECRET", *found.span("value"), 0.85, "secret.connection_part")


def _headers(passage: Passage) -> Iterator[Match]:
    for found in _HEADER.finditer(passage.text):
        value = found["value"].rstrip(".:")
        named = found.start("scheme") > found.start()
        random = any(c.isdigit() for c in value) and any(c.isalpha() for c in value) and len(value) >= 16
        if (named or random) and not is_stand_in(value) and "/" not in value[:1]:
            yield Match(
                "SECRET", found.start("value"), found.start("value") + len(value), 0.85, "secret.header"
            )
    for found in _HEADER_FIELD.finditer(passage.text):
        value = found["value"].rstrip()
        if not is_stand_in(value) and any(c.isdigit() for c in value):
            yield Match(
                "SECRET", found.start("value"), found.start("value") + len(value), 0.8, "secret.header_field"
            )


def _flags(passage: Passage) -> Iterator[Match]:
    for pattern in (_FLAGS, _SHORT_FLAG):
        for found in pattern.finditer(passage.text):
            group = found.lastgroup or "value"
            value = found[group]
            if not is_stand_in(value) and BLANK not in value and not value.startswith(("/", "./", "~/")):
                yield Match("SECRET", *found.span(group), 0.8, "secret.flag")


def _field(passage: Passage) -> Iterator[Match]:
    """A field that is named a password holds one, whatever it looks like."""
    shown = passage.text.strip()
    if passage.label.isdisjoint(_FIELD_LABEL) or not 3 <= len(shown) <= 256 or "\n" in shown:
        return
    if not is_stand_in(shown) and BLANK not in shown:
        start = passage.text.index(shown)
        yield Match("SECRET", start, start + len(shown), 0.8, "secret.field")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every secret of the passage."""
    yield from _field(passage)
    if len(passage.text) < 6:
        return
    yield from _providers(passage)
    yield from _key_blocks(passage)
    yield from _connections(passage)
    if " " in passage.text:
        lower = passage.lower
        if any(
            word in lower
            for word in ("bearer ", "basic ", "token ", "apikey ", "ssws ", "digest ", "key", "cookie", "x-")
        ):
            yield from _headers(passage)
        if " -" in lower or lower.startswith("-"):
            yield from _flags(passage)
    yield from assignments(passage)


FAMILY = Family("secrets", frozenset({"SECRET"}), find)
