"""Network addresses: IPv4, IPv6 (RFC 4291) and MAC (IEEE 802).

Not findings, since they identify nobody: loopback, unspecified, broadcast, multicast and net masks,
and the resolvers that everybody uses. Private and documentation addresses are findings: the first tell
how a network is built, the second stand in for real ones.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.domains import is_top_level

_V4 = re.compile(r"(?<![\w.:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)", re.ASCII)
_V4_AFTER_COLON = re.compile(r"(?<=[A-Za-z]:)(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)", re.ASCII)
_V6 = re.compile(
    r"(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{2,36}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])", re.ASCII
)
_MAC = re.compile(
    r"(?<![\w:.-])(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:-])"
    r"|(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?!\w|\.\w)",
    re.ASCII,
)
_DEFANGED = re.compile(
    r"(?<![\w.:-])\d{1,3}(?: ?[\[({] ?\.? ?(?:dot|\.)? ?[\])}] ?\d{1,3}){3}(?![\w-]|[\[(.]\d)", re.ASCII
)
"""As analysts write an address so that nobody opens it: ``203[.]0[.]113[.]77``."""
_RAISED = re.compile(r"(?<![\w.:·•-])\d{1,3}(?:[·•]\d{1,3}){3}(?![\w·•-])", re.ASCII)
"""As telephones correct the dots."""
_TORN = re.compile(r"(?<![\w.:-])\d{1,3}(?: ?\. ?\d{1,3}){3}(?![\w-]|\.\d)", re.ASCII)
_HOSTED = re.compile(
    r"(?<![^\W_])(?:[A-Za-z][A-Za-z0-9]{0,12}[-.])?(?P<value>\d{1,3}(?:-\d{1,3}){3})(?=(?P<rest>\.[A-Za-z][\w-]{0,40}\.[\w.-]{2,80}))",
    re.ASCII,
)
"""As providers name their customers' hosts: ``ec2-203-0-113-77.compute.example.com``."""
_IP_WORDS = words(
    "ip ips ipv4 address addresses addr host server src dst source login gateway vpn firewall client"
)
_BARE_MAC = re.compile(
    r"(?<![\w.:-])(?:[0-9A-Fa-f]{12}|[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5})(?![\w.:-])", re.ASCII
)
_MAC_WORDS = words("mac bssid hwaddr macaddress ethernet wlan wifi lladdr ether")
_MAC_ALONE = words("mac bssid macaddress hwaddr")
_HEADING = re.compile(r"(?:^|\n)\s*$")
_SCHEMA_AFTER = re.compile(r" (?:NAME|DESC|SYNTAX|SUP|EQUALITY) ?[('\w]")
"""What follows an object identifier in a schema of a directory."""
_TITLE_AFTER = re.compile(r" +[A-Z][a-z]")

_RESOLVERS = frozenset("8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 208.67.222.222 208.67.220.220".split())
_VERSION_WORDS = words("version versions ver v build release rev firmware section chapter clause oid")
_V6_NETS = tuple(
    ipaddress.IPv6Network(net)
    for net in ("2000::/3", "fc00::/7", "fe80::/10", "64:ff9b::/96", "::ffff:0:0/96")
)
_DULL_MACS = frozenset({"000000000000", "ffffffffffff"})


def _is_mask(value: int) -> bool:
    """Tell whether a 32-bit value is a net mask: ones, then zeros, starting with a full octet."""
    inverse = value ^ 0xFFFFFFFF
    return value >> 24 == 0xFF and inverse & (inverse + 1) == 0


def tells(shown: str) -> bool:
    """Tell whether an IPv4 address says something about a person, device or network."""
    try:
        address = ipaddress.IPv4Address(shown)
    except ValueError:
        return False
    dull = address.is_loopback or address.is_multicast or int(address) >> 24 in {0, 255}
    return not dull and not _is_mask(int(address)) and shown not in _RESOLVERS


def _is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether ``1.2.3.4 Scope`` numbers a section: at a line's start, small, before a title."""
    return (
        all(int(part) <= 20 for part in text[start:end].split("."))
        and _HEADING.search(text, max(0, start - 8), start) is not None
        and _TITLE_AFTER.match(text, end) is not None
    )


def _v4(passage: Passage) -> Iterator[Match]:
    for pattern in (_V4, _V4_AFTER_COLON):
        for found in pattern.finditer(passage.text):
            start, end = found.span()
            if not tells(found.group()) or passage.just_before(start, _VERSION_WORDS):
                continue
            schema = _SCHEMA_AFTER.match(passage.text, end) is not None
            if not schema and not _is_heading(passage.text, start, end):
                yield Match("IP_ADDRESS", start, end, 0.85, "ip.v4", checked=True)


def _written(passage: Passage) -> Iterator[Match]:
    """Addresses with brackets or spaces around their dots, and in the names of hosts."""
    text = passage.text
    if "[" in text or "(" in text or "{" in text:
        for found in _DEFANGED.finditer(text):
            if tells(".".join(re.findall(r"\d+", found.group()))):
                yield Match("IP_ADDRESS", *found.span(), 0.8, "ip.defanged", checked=True)
    for found in _RAISED.finditer(text) if "·" in text or "•" in text else ():
        if tells(re.sub(r"\D", ".", found.group())):
            yield Match("IP_ADDRESS", *found.span(), 0.75, "ip.raised")
    for found in _TORN.finditer(text) if ". " in text or " ." in text else ():
        shown = found.group().replace(" ", "")
        numbered = all(int(part) <= 20 for part in shown.split("."))
        if (
            " " in found.group()
            and not numbered
            and tells(shown)
            and passage.just_before(found.start(), _IP_WORDS)
        ):
            yield Match("IP_ADDRESS", *found.span(), 0.66, "ip.torn")
    for found in _HOSTED.finditer(text) if text.count("-") >= 3 else ():
        ending = found["rest"].rstrip(".").rpartition(".")[2]
        if tells(found["value"].replace("-", ".")) and is_top_level(ending):
            yield Match("IP_ADDRESS", *found.span("value"), 0.72, "ip.host")


def _v6(passage: Passage) -> Iterator[Match]:
    for found in _V6.finditer(passage.text):
        shown = found.group().rstrip(":") if not found.group().endswith("::") else found.group()
        try:
            address = ipaddress.IPv6Address(shown)
        except ValueError:
            continue
        # Only assigned ranges: `dead::beef` style names of programming languages fall outside them.
        if any(address in net for net in _V6_NETS) and any(c.isdigit() for c in shown):
            yield Match("IP_ADDRESS", found.start(), found.start() + len(shown), 0.85, "ip.v6", checked=True)


def _mac(passage: Passage) -> Iterator[Match]:
    for found in _MAC.finditer(passage.text):
        value = re.sub(r"\W", "", found.group()).lower()
        if value not in _DULL_MACS and (any(c.isdigit() for c in value) or ":" in found.group()):
            yield Match("MAC_ADDRESS", *found.span(), 0.85, "mac", checked=True)


def _bare_mac(passage: Passage) -> Iterator[Match]:
    """Twelve digits of a card without signs, behind its name."""
    for found in _BARE_MAC.finditer(passage.text):
        value = found.group().replace(" ", "").lower()
        told = passage.near(*found.span(), _MAC_WORDS) and not value.isdigit()
        if value not in _DULL_MACS and (told or passage.just_before(found.start(), _MAC_ALONE)):
            yield Match("MAC_ADDRESS", *found.span(), 0.7, "mac.bare")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every network address that tells something."""
    text = passage.text
    if text.count(".") >= 3 and passage.digits >= 4:
        yield from _v4(passage)
    if passage.digits >= 4:
        yield from _written(passage)
    if passage.mentions(_MAC_WORDS):
        yield from _bare_mac(passage)
    if text.count(":") >= 2:
        yield from _v6(passage)
    if text.count(":") >= 5 or text.count("-") >= 5 or text.count(".") >= 2:
        yield from _mac(passage)


FAMILY = Family("network", frozenset({"IP_ADDRESS", "MAC_ADDRESS"}), find)
