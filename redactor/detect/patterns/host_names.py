r"""Names of machines in notes: behind a word for them, inside a network's own names, and in shares.

``host kt-edge-07 lost BGP``, ``laptop hostname KIRRA-XPS15``, ``nas-kt-02.local``, ``\\nas-kt-02\finance$``.
Regions of clouds, versions and kinds of machines are written alike and name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage

_NAME = r"(?P<value>[A-Za-z][A-Za-z0-9]{1,14}(?:-[A-Za-z0-9]{1,14}){1,4})"
_CALLED = Headed(
    r"(?<![^\W_])(?i:(?:host|computer|machine|device|pc|server) ?names?|(?:backup |jump |bastion |mail "
    r"|db )?hosts?|server"
    r"|node|router|firewall|workstation|nas|printer|hypervisor|jumpbox)(?i: is| called| named|:|=)? [\"'`(]?"
    rf"{_NAME}(?![\w@/=]|-\w|[.:]\w|\.[a-z])"
)
_INSIDE = re.compile(
    r"(?<![\w@./\\-])(?P<value>(?=[a-z.-]{0,40}\d)[a-z][a-z0-9-]{2,40}(?:\.[a-z0-9-]{1,30}){0,3}"
    r"\.(?:local|internal|lan|corp|intra|intranet))(?![\w-]|\.\w|\()",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\w\\:])\\\\(?P<value>[A-Za-z][\w-]{0,30}\d[\w-]{0,20})\\(?=[\w$])")
_REGION = re.compile(
    r"(?:us|eu|ap|sa|ca|me|af|cn|il|asia|europe|northamerica|southamerica"
    r"|australia)-?[a-z]{4,12}-?[a-z]{0,10}-?\d[a-z]?"
    r"|(?:utf|sha|md|aes|rsa|tls|ipv|http|gpt|x86|arm|amd|win|wi-fi|cat|php|ruby|python|node|java)[\d-].*"
    r"|[a-z]+-\d{4}-\d{1,2}.*|[a-z-]+-v?\d{1,2}(?:st|nd|rd|th|x|gb|tb|bit|core|port|way|day|hour|node)s?",
    re.IGNORECASE,
)
_INNER = (".local", ".internal", ".lan", ".corp", ".intra")
_LEADS = (
    "host",
    "name",
    "server",
    "node",
    "router",
    "firewall",
    "workstation",
    "nas",
    "printer",
    "hyperv",
    "jump",
)


def _is_name(value: str) -> bool:
    """Tell whether a value with dashes has the number of a machine and is no region, version or kind."""
    last = value.rpartition("-")[2]
    numbered = any(map(str.isdigit, last)) and not value.isdigit()
    return numbered and len(value) >= 6 and _REGION.fullmatch(value) is None


def find(passage: Passage) -> Iterator[Match]:
    """Yield every name of a machine."""
    lower, text = passage.lower, passage.text
    if not passage.digits:
        return
    if "-" in text and any(lead in lower for lead in _LEADS):
        for hit in passage.sought(_CALLED):
            if _is_name(hit["value"]):
                yield Match("DEVICE_ID", *hit.span("value"), 0.66, "device.host")
    if any(inner in lower for inner in _INNER):
        for found in _INSIDE.finditer(text):
            yield Match("DEVICE_ID", *found.span("value"), 0.68, "device.inside")
    if "\\\\" in text:
        for found in _SHARE.finditer(text):
            yield Match("DEVICE_ID", *found.span("value"), 0.68, "device.share")


FAMILY = Family("host_names", frozenset({"DEVICE_ID"}), find)
