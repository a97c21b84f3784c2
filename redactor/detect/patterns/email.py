"""Mail addresses, as written, in links, spelled out, and as optical character recognition breaks them.

The grammar is the practical part of RFC 5321 (local part and domain) with RFC 6531 letters; the last
label must be a real top-level domain, which keeps ``lodash@4.17.21`` and ``logo@2x.png`` out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.domains import is_top_level

_MAX_LOCAL = 128
_LOCAL_EXTRA = frozenset("._%+-'\u2019&~")

# The sign between the parts: itself, full width, URL- and HTML-encoded, spelled out, misread as ©.
_AT = re.compile(
    r"(?P<space> ?)(?:(?P<sign>[@\uff20]|%40|&#0?64;)"
    r"|(?P<spelled>[(\[{<] ?at ?[)\]}>])|(?P<misread>©))(?P<gap> ?)",
    re.IGNORECASE,
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(
    rf"(?:{_LABEL}(?:\.| ?[(\[{{<] ?dot ?[)\]}}>] ?)){{1,8}}"
    r"(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})(?![\w-])",
    re.IGNORECASE,
)
# A space before or after the last dot is a reading error only before the commonest endings.
_TORN_DOMAIN = re.compile(
    rf"(?:{_LABEL}\.){{0,6}}{_LABEL}(?: \. ?|\. )(?:com|org|net|edu|gov|io|co\.uk|de|fr)(?![\w-])"
)
_DOT = re.compile(r"\.| ?[(\[{<] ?dot ?[)\]}>] ?", re.IGNORECASE)
_SERVICE_USERS = frozenset({"git", "hg", "svn"})
_NO_LOCAL = words(
    "me at to is us mail email the and or from for by follow with on in via contact site of visit see hi "
    "hello"
)
_COMMON_ENDINGS = frozenset("com org net edu gov io".split())


def _local_start(text: str, end: int) -> int:
    """Return where the local part that ends at ``end`` begins; ``end`` itself if there is none."""
    start = end
    while (
        start > 0
        and end - start < _MAX_LOCAL
        and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_EXTRA)
    ):
        start -= 1
    while start < end and not (text[start].isalnum() or text[start] == "_"):
        start += 1
    return start


def _domain_end(text: str, start: int) -> tuple[int, bool]:
    """Return where the domain that begins at ``start`` ends (or ``start``), and whether it was torn."""
    torn = _TORN_DOMAIN.match(text, start)
    found = _DOMAIN.match(text, start)
    if found and (not torn or found.end() >= torn.end()):
        end = _known_end(text, start, found.end())
        if end > start:
            return end, False
    return (torn.end(), True) if torn else (start, False)


def _known_end(text: str, start: int, end: int) -> int:
    """Drop last labels until the domain ends in a top-level domain: ``example.com.Please`` does not."""
    cuts = [(dot.start(), dot.end()) for dot in _DOT.finditer(text, start, end)]
    stops = [*(cut[0] for cut in cuts), end]
    for index in range(len(cuts), 0, -1):
        label = text[cuts[index - 1][1] : stops[index]]
        before = text[start : stops[index - 1]]
        if is_top_level(label) and any(c.isalpha() for c in before):
            return stops[index]
    return start


def _judge(text: str, start: int, sign: re.Match[str], end: int, *, torn: bool) -> tuple[float, str] | None:
    """Return score and rule of an address, or None if the parts do not make one."""
    local = text[start : sign.start()]
    if local.lower() in _SERVICE_USERS and text[end : end + 1] in {":", "/"}:
        return None
    if sign["misread"]:
        doubtful = sign["space"] or sign["gap"] or local.isdigit()
        return None if doubtful else (0.75, "misread_at")
    if sign["spelled"]:
        return 0.8, "spelled"
    if sign["space"]:
        ending = text[sign.end() : end].rpartition(".")[2].strip().lower()
        return (0.6, "torn") if _is_torn_local(local, ending) else None
    return (0.65, "torn") if sign["gap"] or torn else (0.9, "address")


def _is_torn_local(local: str, ending: str) -> bool:
    """Tell whether a word before `` @example.com`` is its local part rather than prose before a handle."""
    if any(c in "._-+" or c.isdigit() for c in local):
        return True
    return local.lower() not in _NO_LOCAL and ending in _COMMON_ENDINGS


def find(passage: Passage) -> Iterator[Match]:
    """Yield every mail address of the passage."""
    text = passage.text
    lower = passage.lower
    if not any(
        sign in lower
        for sign in ("@", "\uff20", "%40", "&#", "©", "at)", "at]", "at}", "at>", "at )", "at ]")
    ):
        return
    for sign in _AT.finditer(text):
        start = _local_start(text, sign.start())
        if start == sign.start():
            continue
        end, torn = _domain_end(text, sign.end())
        if end == sign.end():
            continue
        judged = _judge(text, start, sign, end, torn=torn)
        if judged:
            yield Match("EMAIL_ADDRESS", start, end, judged[0], f"email.{judged[1]}")


FAMILY = Family("email", frozenset({"EMAIL_ADDRESS"}), find)
