"""Mail addresses, as written, in links, spelled out, cut off, and as text recognition breaks them.

The grammar is the practical part of RFC 5321 (local part, also quoted, and domain) with RFC 6531 letters; the
last label must be a real top-level domain, which keeps ``lodash@4.17.21`` and ``logo@2x.png`` out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.domains import is_top_level

_MAX_LOCAL = 128
_LOCAL_EXTRA = frozenset("._%+-'\u2019&~")

# The sign between the parts: itself, full width, encoded for URLs, HTML and JSON, spelled out, misread.
_AT = re.compile(
    r"(?P<sign>[@\uff20]{1,2}|%(?:25)?40|&#(?:0?64|[xX]40);|&commat;|\\u0040)(?P<gap> ?)"
    r"|(?P<spelled> -at- |\|(?:at|AT)\||\*(?:at|AT)\*|[(\[{<] ?(?:at|AT|At|ät|@|arroba|a) ?[)\]}>]) ?"
    r"|(?P<misread>©)"
)
_LITERALS = ("@", "\uff20", "%40", "%2540", "&#", "&commat", "\\u0040", "©")
_BRACKETED = re.compile(r" -at- |[|*](?:at|AT)[|*]|[(\[{<] ?(?:at|AT|At|ät|arroba|a) ?[)\]}>]")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOT_SIGN = r"(?:\.| ?[(\[{<] ?(?:dot|punkt|punto|point|\.) ?[)\]}>] ?)"
_DOMAIN = re.compile(
    rf"(?:{_LABEL}{_DOT_SIGN}){{1,8}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,24}}|c0m)(?![\w-])",
    re.IGNORECASE,
)
# A space or comma for the last dot is a reading error only before the commonest endings.
_TORN_DOMAIN = re.compile(
    rf"(?:{_LABEL}\.){{0,6}}{_LABEL}(?:(?: \. ?|\. |, ?)(?:com|org|net|edu|gov|io|co\.uk|de"
    rf"|fr)| (?:com|org|net))(?![\w-]|\.\w)"
)
_CUT_DOMAIN = re.compile(r"(?:[^\W\d_][\w-]{0,40}\.){0,4}[^\W\d_][\w-]{0,40}\.?(?:\u2026|\.\.\.)")
_DOT = re.compile(_DOT_SIGN, re.IGNORECASE)
_SERVICE_USERS = frozenset({"git", "hg", "svn"})
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "ssh.dev.azure.com"})
_PATH_AFTER = re.compile(r":[~/]|:\w[\w.-]*/| ~\]|\(")
_MISREAD_ENDINGS = frozenset({"corn", "c0m", "cornm"})
_NO_LOCAL = words(
    "me at to is us mail email the and or from for by follow with on in via contact site of visit see hi "
    "hello look meet meeting arrive available working hosted sold located based live lives works work found "
    "found read shop buy us online here there it up out be are was were talk stay back home just only now not"
)
_COMMON_ENDINGS = frozenset("com org net edu gov io".split())
_SPOKEN = re.compile(
    r"(?: at | AT |_at_|-at-| arroba | chiocciola | małpa | zavináč | snabel-?a | ät | kukac | klammeraffe )"
    r"(?P<domain>[A-Za-z0-9][A-Za-z0-9-]{1,62}(?: (?:dot|DOT|punkt|punto|ponto|kropka|tečka)"
    r" [A-Za-z0-9-]{2,63}){0,3}(?: (?:dot|DOT|punkt|punto|ponto|kropka|tečka) |_dot_|-dot-)"
    r"(?P<ending>[a-z]{2,6}|[A-Z]{2,6}))(?!\w)"
)
_SPOKEN_LOCAL = re.compile(
    r"(?<![\w.@+-])[A-Za-z0-9][\w.+-]{1,63}(?: (?:dot|underscore|dash|punkt|punto) [A-Za-z0-9]{1,30}){0,3}$"
)
_HALF_SPOKEN = re.compile(
    r"(?: at | AT | arroba | chiocciola | małpa | zavináč )(?P<domain>(?:[A-Za-z0-9-]{2,63}\.){1,3}(?:com"
    r"|org|net|edu|io|co\.uk|de"
    r"|fr|es|it|nl|ch|pl|pt|at|be|se|dk|cz|eu))(?![\w/.-]\w|/)"
)
_HALF_SPOKEN_LOCAL = re.compile(
    r"(?<![\w.@+-])(?:[A-Za-z][A-Za-z0-9]{0,30}[._+-][\w.+-]{1,40}|[A-Za-z]{2,20}\d{1,6})$"
)
_SPOKEN_SIGNS = (
    " at ",
    "_at_",
    "-at-",
    " arroba ",
    " chiocciola ",
    " małpa ",
    " zavináč ",
    " snabel",
    " ät ",
    " kukac ",
    " klammeraffe ",
)
_REACH = 120


def _local_start(text: str, end: int) -> int:
    """Return where the local part that ends at ``end`` begins; ``end`` itself if there is none."""
    start = end
    if text[end - 1 : end] == '"':
        opened = text.rfind('"', max(0, end - 64), end - 1)
        quoted = text[opened + 1 : end - 1]
        return opened if opened >= 0 and quoted.strip() and "\n" not in quoted and "@" not in quoted else end
    while (
        start > 0
        and end - start < _MAX_LOCAL
        and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_EXTRA)
    ):
        start -= 1
    while start < end and not (text[start].isalnum() or text[start] == "_"):
        start += 1
    return start


def _domain_end(text: str, start: int) -> tuple[int, str]:
    """Return where the domain that begins at ``start`` ends (or ``start``), and what is wrong with it."""
    found = _DOMAIN.match(text, start)
    torn = _TORN_DOMAIN.match(text, start)
    if found and (not torn or found.end() >= torn.end()):
        end = _known_end(text, start, found.end())
        if end > start:
            return end, ""
        if text[start : found.end()].rpartition(".")[2].lower() in _MISREAD_ENDINGS:
            return found.end(), "torn"
    if torn:
        return torn.end(), "torn"
    cut = _CUT_DOMAIN.match(text, start)
    return (cut.end(), "cut") if cut else (start, "")


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


def _judge(text: str, start: int, sign: re.Match[str], end: int, fault: str) -> tuple[float, str] | None:
    """Return score and rule of an address, or None if the parts do not make one."""
    at = sign.start()
    spaced = text[at - 1] == " "
    local = text[start:at].rstrip(" ")
    after = text[end : end + 24]
    is_service = local.lower() in _SERVICE_USERS
    is_host = is_service and text[sign.end() : end].lower() in _CODE_HOSTS
    if is_host or (is_service and after[:1] in {":", "/"}) or _PATH_AFTER.match(after):
        return None
    if sign["misread"]:
        return None if spaced or local.isdigit() or text[at + 1 : at + 2] == " " else (0.75, "misread_at")
    if fault == "cut":
        return (0.6, "cut") if any(c in "._-" or c.isdigit() for c in local) and not spaced else None
    if sign["spelled"]:
        return (0.8, "spelled") if len(local) > 1 else None
    if spaced:
        ending = text[sign.end() : end].rpartition(".")[2].strip().lower()
        return (0.6, "torn") if _is_torn_local(local, ending) else None
    return (0.65, "torn") if sign["gap"] or fault else (0.9, "address")


def _is_torn_local(local: str, ending: str) -> bool:
    """Tell whether a word before `` @example.com`` is its local part rather than prose before a handle."""
    if any(c in "._-+" or c.isdigit() for c in local):
        return True
    return local.lower() not in _NO_LOCAL and ending in _COMMON_ENDINGS


def _written(text: str) -> Iterator[Match]:
    """Yield addresses around a sign for *at*."""
    done = 0
    for sign in _AT.finditer(text):
        at = sign.start()
        stop = at - 1 if text[max(0, at - 1) : at] == " " else at
        start = max(_local_start(text, stop), done)
        if start >= stop:
            continue
        end, fault = _domain_end(text, sign.end())
        judged = _judge(text, start, sign, end, fault) if end > sign.end() else None
        if judged:
            done = end
            yield Match("EMAIL_ADDRESS", start, end, judged[0], f"email.{judged[1]}")


def _spoken(text: str) -> Iterator[Match]:
    """Yield addresses in words: ``jane dot doe at example dot com``, ``jane.doe at example.com``."""
    for pattern, before in ((_SPOKEN, _SPOKEN_LOCAL), (_HALF_SPOKEN, _HALF_SPOKEN_LOCAL)):
        for found in pattern.finditer(text):
            local = before.search(text, max(0, found.start() - _REACH), found.start())
            named = local.group().lower().split() if local else ["at"]
            ending = found["ending"].lower() if pattern is _SPOKEN else "com"
            if (
                local
                and is_top_level(ending)
                and named[-1] not in _NO_LOCAL
                and named[0] not in {"dot", "underscore"}
            ):
                yield Match("EMAIL_ADDRESS", local.start(), found.end(), 0.7, "email.spoken")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every mail address of the passage."""
    text = passage.text
    if any(sign in text for sign in _LITERALS) or _BRACKETED.search(text):
        yield from _written(text)
    lower = passage.lower
    if any(spoken in lower for spoken in _SPOKEN_SIGNS):
        yield from _spoken(text)


FAMILY = Family("email", frozenset({"EMAIL_ADDRESS"}), find)
"""The recognizer of mail addresses."""
