"""Why a web address is private: the checks, each on its own, in the order in which they are asked."""

from __future__ import annotations

import ipaddress
import re
from itertools import pairwise
from urllib.parse import SplitResult, parse_qsl, urlsplit

from redactor.detect.inert import is_stand_in
from redactor.detect.patterns.domains import PRIVATE
from redactor.detect.patterns.url_places import PLACES
from redactor.detect.patterns.url_tables import (
    COMMON_NAMES,
    DOUBTFUL_KEYS,
    LINK_PATHS,
    NO_HOSTS,
    NO_USERS,
    OPENING_KEYS,
    PUBLIC_NAMES,
    PUBLIC_SITES,
    RECORD_KEYS,
    RECORD_PATHS,
    SERVICE_NAMES,
    SHARING_PATHS,
    TENANTS,
)

_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "host.docker.internal"})  # noqa: S104 - names to compare
_HOST = re.compile(r"[a-z0-9]([a-z0-9_.-]{0,252}[a-z0-9])?")
_TOOLS = re.compile(
    r"(?:[\w-]+\.)?(?:jira|confluence|gitlab|jenkins|grafana|kibana|sentry|sonarqube|argocd|rundeck|youtrack|keycloak|metabase|sso|vpn|intranet"
    r"|sharepoint|owa|webmail|citrix)"
    r"(?:\.[\w-]+){1,3}\.(?:com|net|io|co|de|fr|eu|co\.uk|org)"
)
_HOME = re.compile(r"/(?:[A-Za-z]:/)?(?:users|home)/(?P<user>[^/]{1,64})", re.IGNORECASE)
_CALENDAR = re.compile(
    r"/(?:ical|calendar|caldav|feeds?)/\S{0,400}(?:\.ics|private-[0-9a-f]{8}|basic\.ics)|\.ics\?\S{6}"
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_PUBLIC_TOOLS = frozenset(
    "jira.atlassian.com jira.mongodb.org gitlab.gnome.org gitlab.freedesktop.org".split()
)


def _is_random(value: str, least: int) -> bool:
    """Tell whether a value is a key: long enough, with digits and letters, no words joined by dashes."""
    if len(value) < least or not any(c.isdigit() for c in value) or not any(c.isalpha() for c in value):
        return False
    if _UUID.fullmatch(value):
        return True
    longest = max(len(part) for part in re.split(r"[-_.]", value))
    return longest >= least * 3 // 4 and not re.fullmatch(
        r"[A-Za-z]+[-_.]?\d{1,4}|[\w-]*\d{4}-\d\d-\d\d[\w-]*|v?\d+[\d.]*\w?", value
    )


def is_service(host: str) -> bool:
    """Tell whether a bare name under a private ending is a host rather than a part of a program."""
    first = host.partition(".")[0].lower()
    return first in SERVICE_NAMES or "-" in host or any(c.isdigit() for c in host)


def _is_private_host(host: str, *, has_path: bool) -> bool:
    """Tell whether a host name stands inside a private network; this machine itself does not count."""
    if not host or host in _LOCAL_NAMES or host.endswith(".localhost"):
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        named = _HOST.fullmatch(host) is not None
        if "." in host:
            return named and host.rpartition(".")[2] in PRIVATE
        # A bare name with nothing behind it may be a public address cut off.
        single = named and len(host) > 1 and host not in NO_HOSTS and not host.startswith("xn--")
        return single and (has_path or host in SERVICE_NAMES or any(c.isdigit() for c in host))
    return not address.is_loopback and not address.is_unspecified


def _site(host: str) -> str:
    """Return the last two labels of a host, three where the second last is `co`, `com` or the like."""
    labels = host.split(".")
    wide = len(labels) > 2 and labels[-2] in {"co", "com", "org", "ac", "gov", "net"} and len(labels[-1]) == 2
    return ".".join(labels[-3 if wide else -2 :])


def tenant(host: str) -> bool:
    """Tell whether a host is a customer's own name under a provider's domain."""
    name, _, domain = host.partition(".")
    while domain:
        if domain in TENANTS:
            return name.rpartition(".")[2] not in COMMON_NAMES and name not in COMMON_NAMES
        label, _, domain = domain.partition(".")
        name = f"{name}.{label}"
    return False


def _has_private_query(parts: SplitResult, *, public: bool) -> bool:
    """Tell whether a query or fragment carries a key to something or names a person."""
    linked = not LINK_PATHS.isdisjoint(parts.path.lower().split("/"))
    for key, value in parse_qsl(parts.query) + parse_qsl(parts.fragment):
        name = key.lower()
        if "@" in value.strip("@") and re.fullmatch(r"[^@\s]+@[^@\s]+\.\w{2,}", value):
            return True
        if is_stand_in(value):
            continue
        if name in OPENING_KEYS and len(value) >= 6:
            return True
        # Hexadecimal values number the revisions of public files as well.
        opens = linked or (not public and not re.fullmatch(r"[0-9a-f]+", value))
        if name in DOUBTFUL_KEYS and opens and re.fullmatch(r"[\w-]+", value) and _is_random(value, 10):
            return True
        if name in RECORD_KEYS and len(value) >= 3 and any(c.isdigit() for c in value):
            return True
    return False


def _has_private_path(path: str) -> str | None:
    """Return why a path on a site of no known service is private."""
    segments = [segment for segment in path.split("/") if segment]
    for name, value in pairwise(segments):
        low = name.lower()
        if is_stand_in(value):
            continue
        if low in LINK_PATHS and _is_random(value, 8):
            return "url.link"
        if low in SHARING_PATHS and _is_random(value, 16) and not re.search(r"\.\w{2,4}$", value):
            return "url.share"
        if low in RECORD_PATHS and (
            re.fullmatch(r"(?=[\w-]{0,40}\d{3})[\w-]{3,40}", value) or _UUID.fullmatch(value)
        ):
            return "url.record"
    return None


def _split(shown: str) -> SplitResult | None:
    """Return the parts of an address; None if it is none."""
    try:
        parts = urlsplit(shown if "://" in shown[:12] else f"https://{shown}")
        if parts.hostname is not None or parts.scheme.lower() == "file":
            return parts
    except ValueError:
        return None
    return None


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is not None
    except ValueError:
        return False


def _has_user(parts: SplitResult) -> bool:
    """Tell whether an address carries a user that tells something: a password, or a name besides ``git``."""
    user, password = parts.username or "", parts.password or ""
    named = user not in {"", "git", "hg", "svn", "user", "username"}
    if password:
        return len(password) >= 4 and not is_stand_in(password) and not password.lower().endswith("pass")
    return named and len(user) > 1 and not is_stand_in(user)


def reason(shown: str) -> str | None:
    """Return why an address is private, as the rule's name; None if it is public."""
    has_scheme = "://" in shown[:12]
    parts = _split(shown)
    if parts is None:
        return None
    if _has_user(parts):
        return "url.user_info"
    if parts.scheme.lower() == "file":
        home = _HOME.match(parts.path)
        return "url.file" if home and home["user"].lower() not in NO_USERS else None
    if parts.scheme.lower().startswith("webcal"):
        return "url.calendar"
    host = (parts.hostname or "").rstrip(".")
    if _is_private_host(host, has_path=bool(parts.path) or _has_port(parts)) and (
        has_scheme or ("." in host and is_service(host))
    ):
        return "url.private_host"
    return _by_content(parts, host)


def _by_content(parts: SplitResult, host: str) -> str | None:
    """Return why an address on a public host is private."""
    site = _site(host)
    public = site in PUBLIC_SITES or host.partition(".")[0] in PUBLIC_NAMES
    rest = (
        parts.path
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )
    if _has_private_query(parts, public=public):
        return "url.private_query"
    for domain in {site, host, host.partition(".")[2]}:
        sub = host[: len(host) - len(domain)]
        if any(place.match(f"{sub}{rest}") for place in PLACES.get(domain, ())):
            return "url.private_place"
    if tenant(host):
        return "url.tenant"
    if len(rest) >= 4 and _TOOLS.fullmatch(host) and host not in _PUBLIC_TOOLS:
        return "url.tool"
    if _CALENDAR.search(rest):
        return "url.calendar"
    return None if public else _has_private_path(parts.path)
