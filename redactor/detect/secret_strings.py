"""Secrets inside strings with a grammar: connection strings, ``Authorization`` and cookie headers, tags.

Sources: RFC 3986 section 3.2.1 (user info), RFC 6750 (Bearer), RFC 7617 (Basic), RFC 6265 (cookies), the
.netrc format of GNU inetutils.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_signs import Signs

_CONNECTION = re.compile(
    rf"://[^\s/@:\"'<>{BLANK}]{{0,128}}:(?P<value>[^\s/@\"'<>{BLANK}]{{1,256}}"
    rf"(?:@[^\s/@\"'<>{BLANK}]{{0,64}}(?=@))?)@[^\s\"'<>`)\]}};{BLANK}]{{1,512}}"
)
_SCHEME = re.compile(r"(?<![A-Za-z0-9+.-])(?!https?$)[A-Za-z][A-Za-z0-9+.-]{1,30}$")
_ORACLE = re.compile(
    rf"jdbc:oracle:\w{{2,6}}:[\w.-]{{1,60}}/(?P<value>[^\s/@\"'{BLANK}]{{3,60}})@", re.IGNORECASE
)
_REQUIRED = re.compile(
    r"(?:requirepass|masterauth) {1,3}\"?(?P<value>(?=\S{0,200}\d)[^\s\"]{6,256})", re.IGNORECASE
)
# Values of a Kubernetes Secret, as in its API reference: Base64 under `data`.
_MANIFEST = 3000
_DATA = re.compile(r"(?<![A-Za-z])data[\"']?: ?\{?", re.IGNORECASE)
_DATA_ROW = re.compile(
    r"(?:^[ \t]{1,8}|[\"'{,\s])[\w.-]{1,80}[\"']?: {0,2}[\"']?(?P<value>"
    r"(?:[A-Za-z0-9+/]{8,2000}={0,2}|[A-Za-z0-9+/]{2,7}={1,2}))(?=[\"',}\s]|$)",
    re.MULTILINE,
)
_AUTHORIZED = re.compile(r"authorization[\"']?\s{0,3}[:=,]\s{0,3}[\"'`]?$", re.IGNORECASE)
_CREDENTIALS = re.compile(
    r"(?P<scheme>bearer|basic|token|apikey|ssws|digest|negotiate|bot) {1,3}"
    r"(?P<value>[A-Za-z0-9._~+/=:{}$<>-]{8,4096})",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:x-[a-z-]{0,30}(?:key|token|secret|auth)|api-?key|private-token|set-cookie|cookie"
    r"|(?:proxy-)?authorization|_auth(?:token)?)[\"']?"
    r"\s{0,3}[:=](?!=)\s{0,3}[\"']?(?P<value>[^\s\"',][^\r\n\"']{5,2048})",
    re.IGNORECASE,
)
_SCHEMES = frozenset("AWS4-HMAC-SHA256 HMAC-SHA256 AWS4-ECDSA-P256-SHA256 OAUTH OAUTH2".split())
_SAFE_COOKIE = re.compile(
    r"(?:[\w.-]{1,40}=(?:\w{0,7}|deleted|true|false)?(?:; ?|$)|(?:path|domain|expires|secure"
    r"|httponly|samesite|max-age)\b[^;]{0,60}(?:; ?|$)){1,40}",
    re.IGNORECASE,
)
_TAG = re.compile(rf"(?<=>)(?P<value>[^<>\r\n{BLANK}]{{3,512}})</")
_TAG_NAME = re.compile(r"<[\w:.-]{0,30}$")
_NETRC = re.compile(
    r"machine\s{1,4}\S{1,120}\s{1,8}login\s{1,4}\S{1,120}\s{1,8}password\s{1,4}(?P<value>\S{3,256})",
    re.IGNORECASE,
)

_PHRASES = ((_NETRC, "netrc"), (_REQUIRED, "configured"), (_ORACLE, "connection_part"))


def strings(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every secret that stands in a string with a grammar."""
    if "connection" in signs:
        yield from _connections(passage, signs["connection"])
    for place in signs.get("scheme", ()):
        yield from _credentials(passage, place)
    done = 0
    for place in signs.get("field", ()):
        if place >= done:
            for match in _field(passage, place):
                done = match.end
                yield match
    for place in signs.get("tag", ()):
        yield from _tag(passage, place)
    for place in signs.get("phrase", ()):
        yield from _phrase(passage.text, place)
    done = 0
    for place in signs.get("manifest", ()):
        if place >= done:
            done = place + _MANIFEST
            yield from _manifest(passage.text, place)


def _phrase(text: str, place: int) -> Iterator[Match]:
    """Yield what one of the fixed phrases of configuration files is followed by."""
    for pattern, rule in _PHRASES:
        found = pattern.match(text, place)
        if found and not is_stand_in(found["value"]):
            yield Match("SECRET", *found.span("value"), 0.85, f"secret.{rule}")


def _manifest(text: str, place: int) -> Iterator[Match]:
    """Yield the values of a Kubernetes Secret whose kind stands at ``place``."""
    begun = max(0, place - _MANIFEST)
    around = text[begun : place + _MANIFEST]
    data = _DATA.search(around)
    for row in _DATA_ROW.finditer(around, data.end()) if data else ():
        if _is_base64(row["value"]):
            start = begun + row.start("value")
            yield Match("SECRET", start, start + len(row["value"]), 0.85, "secret.manifest")


def _is_base64(value: str) -> bool:
    try:
        return bool(base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        return False


def _connections(passage: Passage, places: list[int]) -> Iterator[Match]:
    text, done = passage.text, 0
    for place in places:
        found = _CONNECTION.match(text, place) if place >= done else None
        scheme = found and _SCHEME.search(text[max(0, place - 32) : place])
        if found and scheme and not is_stand_in(found["value"]):
            start = place - len(scheme.group())
            # `jdbc:postgresql://` and `dialect+driver://` belong to the string.
            if text[max(0, start - 5) : start].lower() == "jdbc:":
                start -= 5
            done = place + len(found.group().rstrip(".,;:!?"))
            yield Match("SECRET", start, done, 0.93, "secret.connection")


def _is_basic(value: str) -> bool:
    """Tell whether a value is user and password in Base64, as RFC 7617 has them."""
    try:
        return b":" in base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False


def _credentials(passage: Passage, place: int) -> Iterator[Match]:
    text = passage.text
    found = _CREDENTIALS.match(text, place)
    if not found or (text[place - 1 : place].isalnum() and place):
        return
    value = found["value"].rstrip(".:")
    if is_stand_in(value) or "/" in value[:1] or len(value) < 8:
        return
    named = _AUTHORIZED.search(text[max(0, place - 24) : place]) is not None
    digits, letters = any(c.isdigit() for c in value), any(c.isalpha() for c in value)
    if found["scheme"].lower() == "basic":
        good = _is_basic(value) or (named and digits)
    elif found["scheme"].lower() in {"token", "bot", "digest", "negotiate"}:
        good = (named and digits) or (digits and letters and len(value) >= 24 and value.isalnum())
    else:
        good = named or (digits and letters and len(value) >= 16)
    if good:
        yield Match("SECRET", found.start("value"), found.start("value") + len(value), 0.85, "secret.header")


def _field(passage: Passage, place: int) -> Iterator[Match]:
    text = passage.text
    before = text[place - 1 : place] if place else ""
    found = None if before.isalnum() or before in {"-", "_"} else _FIELD.match(text, place)
    if not found:
        return
    value = found["value"].rstrip().rstrip(",;}")
    name = found.group().lower()
    if "cookie" in name[:10]:
        good = "=" in value and any(c.isdigit() for c in value) and not _SAFE_COOKIE.fullmatch(value)
    else:
        parts = [part.rstrip(",;)}") for part in value.split(" ")]
        value = parts[0] if parts[0].upper() not in _SCHEMES else ""
        good = len(value) >= 8 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
        good = good and "(" not in value and not value.startswith(("$", "{"))
    if good and not is_stand_in(value) and BLANK not in value:
        yield Match(
            "SECRET", found.start("value"), found.start("value") + len(value), 0.8, "secret.header_field"
        )


_TAG_WORDS = frozenset("required optional none null true false hidden password".split())


def _tag(passage: Passage, place: int) -> Iterator[Match]:
    text = passage.text
    end = text.find(">", place, place + 20) + 1
    found = _TAG.match(text, end) if end else None
    if not found or not _TAG_NAME.search(text[max(0, place - 31) : place]):
        return
    value = found["value"]
    name = text[place : end - 1].lower()
    plain = value.lower() in _TAG_WORDS or (name == "key" and not any(c.isdigit() for c in value))
    if (
        not is_stand_in(value)
        and not plain
        and " " not in value.strip()
        and (name != "key" or len(value) >= 16)
    ):
        yield Match("SECRET", *found.span("value"), 0.8, "secret.tag")
