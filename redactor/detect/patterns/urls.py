"""Web addresses that open or identify something private; plain public pages are no findings.

Private are: addresses with user info (RFC 3986 section 3.2.1), with tokens, signatures, sessions or mail
addresses in the query, on private hosts (RFC 1918 and names used inside networks), and documents,
meetings, invitations and tenants on known services, with or without ``https://`` (address bars hide it).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Family, Match, Passage
from redactor.detect.patterns.domains import PRIVATE
from redactor.detect.patterns.url_tables import PLACES, SECRET_KEYS

_URL = re.compile(
    rf"(?<![A-Za-z0-9])(?:https?|wss?|ftps?|sftp|ssh|smb|file|git)://[^\s<>\"'`{BLANK}\\^|]{{1,2048}}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w@./:-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,6}}[a-z]{{2,18}}/[^\s<>\"'`{BLANK}\\^|]{{2,2048}}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"*_~"
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "host.docker.internal"})  # noqa: S104 - names to compare
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?")


def _trim(shown: str) -> str:
    """Take sentence punctuation and unbalanced closing brackets off the end."""
    while shown:
        last = shown[-1]
        unbalanced = last in ")]" and shown.count(last) > shown.count("(" if last == ")" else "[")
        if last not in _TRAILING and not unbalanced:
            break
        shown = shown[:-1]
    return shown


def _is_private_host(host: str) -> bool:
    """Tell whether a host name stands inside a private network; this machine itself does not count."""
    if not host or host in _LOCAL_NAMES or host.endswith(".localhost"):
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        named = _HOST.fullmatch(host) is not None
        inside = "." not in host or host.rpartition(".")[2] in PRIVATE or host.startswith("intranet.")
        return named and inside
    return not address.is_loopback and not address.is_unspecified


def _has_private_query(parts: SplitResult) -> bool:
    """Tell whether a query or fragment carries a key to something or names a person."""
    pairs = parse_qsl(parts.query, max_num_fields=None) + parse_qsl(parts.fragment)
    for key, value in pairs:
        if "@" in value.strip("@"):
            return True
        if key.lower() in SECRET_KEYS and len(value) >= 6 and not is_stand_in(value):
            return True
    return False


def _reason(shown: str) -> str | None:
    """Return why an address is private, as the rule's name; None if it is public."""
    has_scheme = "://" in shown[:12]
    try:
        parts = urlsplit(shown if has_scheme else f"https://{shown}")
        host = (parts.hostname or "").rstrip(".")
        has_user = (bool(parts.username) and (parts.password or "") != "") or (parts.username or "") not in {
            "",
            "git",
        }
    except ValueError:
        return None
    if has_user and not is_stand_in(parts.password or parts.username or ""):
        return "url.user_info"
    if parts.scheme == "file":
        return (
            "url.file"
            if re.match(r"/(?:[A-Za-z]:/)?(?:users|home)/[^/]", parts.path, re.IGNORECASE)
            else None
        )
    # A short bare name with nothing behind it is a public address cut off.
    if (
        has_scheme
        and _is_private_host(host)
        and ("." in host or ":" in host or parts.path or parts.port or len(host) > 4)
    ):
        return "url.private_host"
    if _has_private_query(parts):
        return "url.private_query"
    where = (
        f"{host}{parts.path}"
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )
    return "url.private_place" if any(place.match(where) for place in PLACES) else None


def find(passage: Passage) -> Iterator[Match]:
    """Yield every private address of the passage."""
    text = passage.text
    if "/" not in text:
        return
    for pattern in (_URL, _BARE):
        for found in pattern.finditer(text):
            shown = _trim(found.group())
            reason = _reason(shown)
            if reason:
                yield Match("PRIVATE_URL", found.start(), found.start() + len(shown), 0.92, reason)


FAMILY = Family("urls", frozenset({"PRIVATE_URL"}), find)
