"""Values that an engine has read so badly that their grammar or checksum is gone, told by what is left of it.

On a screen the shape alone must do: a value of the right shape that fails its check was misread more often
than it is something else, and it stays readable to everybody who sees the picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from redactor.detect.page_columns import DETECTOR
from redactor.values import Finding, Page, Span

SCORE = 0.5

# The part before the sign has 64 signs at most (RFC 5321, 4.5.3.1.1); unbounded, long runs take long.
_ADDRESS = re.compile(r"\W{0,16}(?P<local>[\w.+|!-]{2,128})@(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])")
_SIGN = re.compile(r"(?<![\w/.])[A-Za-z][\w.+-]{2,128}[#©®€](?:[\w-]{2,}\.)+[a-z]{2,6}(?![\w/])")
_CUT = re.compile(r"(?<![\w/.])[\w.+-]{3,128}@ ?(?:\.{2,}|…)")
_BRACKETS = re.compile(r"<(?P<value>[\w.+-]{6,64}\.[a-z]{2,4})>")  # tags have no dots
_CUT_ID = re.compile(r"(?<![\w-])[A-Z]{2,6}-\d{2,}(?= ?(?:\.{2,}|…))")
_DIGIT, _HEX = r"[\dOoIilSBQ|]", r"[\dA-Fa-fOoIlSQ|]"
_IP = re.compile(
    rf"(?<![\w.,-]){_DIGIT}{{1,3}}(?P<dot>[.,])(?:{_DIGIT}{{1,3}}(?P=dot)){{2}}{_DIGIT}{{1,3}}(?![\w-]|[.,]\d)"
)
_MAC = re.compile(rf"(?<![\w:.-]){_HEX}{{2}}(?P<sign>[:;.-])(?:{_HEX}{{2}}[:;.-]){{4}}{_HEX}{{2}}(?![\w:-])")
_IP6 = re.compile(rf"(?<![\w:]){_HEX}{{1,4}}(?=\S{{0,40}}::)(?:::?{_HEX}{{1,4}}){{2,7}}(?![\w:])")
_MEETING = re.compile(r"meet\.google\.com/\w{3}-\w{4}-\w{3}")
_WRAPPED = re.compile(
    r"(?<![\w/.+-])[a-z][\w.+-]+@[a-z][a-z-]{2,}[.:](?=$)(?:\n[a-z]{2,4}(?:\.[a-z]{2})?\b)?", re.MULTILINE
)
_JOB = re.compile(r"\((?P<value>(?!root\b|www-data\b|nobody\b|daemon\b)[a-z_][\w.-]{1,31})\) CMD ")
_DOTS = re.compile(r" ?(?:\.{2,}|…)")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[\dOIlSB]{2}(?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?(?!\w)")
_CARD = re.compile(
    r"(?<![\w.-])[\dOIlSB]{4}(?P<gap>[ -])[\dOIlSB]{4}(?P=gap)[\dOIlSB]{4}(?P=gap)[\dOIlSB]{4}(?![\w-])"
)
_PROFILE = re.compile(r"inkedin\.com/in/(?P<value>[\w%-]{3,})", re.IGNORECASE)
_TOKEN = re.compile(r"[\w+/@©-]{16,}")  # 0, Q and a are read as @
_PREFIXES = (
    "AKIA",
    "ASIA",
    "AIza",
    "ghp_",
    "gho_",
    "ghs_",
    "glpat-",
    "github_pat_",
    "xoxb-",
    "xoxp-",
    "sk_live_",
    "npm_",
)
"""Beginnings of keys that their providers publish; one sign of each may be misread."""

_MOST_DIGITS = 0.75  # of an account number's signs that are no country
_SOME_DIGITS = 0.6  # of a network address's signs


def misread(page: Page) -> Iterator[Finding]:
    """Yield what is left of mail addresses, account and card numbers, keys and profiles on a page."""
    if "@" in page.text:
        yield from _addresses(page)
    for entity, rule, signs, shape, fits in _SHAPES:
        if not any(sign in page.text for sign in signs):
            continue
        value = "value" if "value" in shape.groupindex else 0
        for found in shape.finditer(page.text):
            if fits(found[value]):
                yield _finding(entity, rule, *found.span(value))


def _finding(entity: str, rule: str, start: int, end: int) -> Finding:
    return Finding(entity, SCORE, DETECTOR, rule, Span(start, end))


def _is_number(text: str) -> bool:
    signs = text.replace(" ", "").replace("-", "")
    return sum(sign.isdigit() for sign in signs) >= _MOST_DIGITS * len(signs)


def _is_key(token: str) -> bool:
    """Tell whether a token begins as a provider's keys do, but for one sign, and goes on at random."""
    rest = token[4:]
    mixed = any(sign.isdigit() for sign in rest) and any(sign.isalpha() for sign in rest)
    return mixed and any(
        sum(one != other for one, other in zip(token, prefix, strict=False)) <= 1 for prefix in _PREFIXES
    )


def _is_network(text: str) -> bool:
    """Tell whether an address of four or six numbers was read with most of its digits."""
    return sum(sign.isdigit() for sign in text) >= _SOME_DIGITS * sum(
        sign.isalnum() or sign == "|" for sign in text
    )


_SHAPES: tuple[tuple[str, str, Sequence[str], re.Pattern[str], Callable[[str], bool]], ...] = (
    ("IBAN_CODE", "iban.misread", (" ",), _IBAN, lambda text: _is_number(text[2:])),
    ("CREDIT_CARD", "card.misread", (" ", "-"), _CARD, lambda text: _is_number(text[2:])),
    ("EMAIL_ADDRESS", "email.sign", ("#", "©", "®", "€"), _SIGN, bool),
    ("EMAIL_ADDRESS", "email.cut", ("@",), _CUT, bool),
    ("EMAIL_ADDRESS", "email.brackets", ("<",), _BRACKETS, bool),
    ("ID", "id.cut", ("..", "…"), _CUT_ID, bool),
    ("IP_ADDRESS", "ip.misread", (".", ","), _IP, _is_network),
    ("MAC_ADDRESS", "mac.misread", (":", ";", ".", "-"), _MAC, bool),
    ("IP_ADDRESS", "ip.misread", ("::",), _IP6, lambda text: any(map(str.isdigit, text))),
    ("PRIVATE_URL", "url.meeting", ("meet.google",), _MEETING, bool),
    ("EMAIL_ADDRESS", "email.wrapped", ("@",), _WRAPPED, bool),
    ("HANDLE", "handle.job", (" CMD ",), _JOB, bool),
    ("HANDLE", "profile.misread", (".",), _PROFILE, bool),
    ("SECRET", "secret.misread", ("",), _TOKEN, _is_key),
)
"""What is found, by which rule, signs one of which it cannot be without, its shape, the check of a value."""


def _addresses(page: Page) -> Iterator[Finding]:
    """Yield mail addresses.

    On a screen, ``name@host`` with a dot behind the sign is an address, whatever its ending; where a
    dot was read as a space, the next word belongs to it. A prompt (``user@host:~$``) is none. A cell too
    narrow for an address shows its beginning and dots.
    """
    for index, word in enumerate(page.words):
        said = page.text[word.span.start : word.span.end]
        found = _ADDRESS.match(said) if "@" in said else None
        if found is None:
            continue
        end = word.span.start + found.end() if "." in found["host"] else _host_after(page, index)
        end = end or _cut_short(page.text, word.span.start + found.end())
        if end:
            yield _finding("EMAIL_ADDRESS", "email.misread", word.span.start + found.start("local"), end)


def _cut_short(text: str, end: int) -> int | None:
    """Return where an address ends that dots cut short."""
    dots = _DOTS.match(text, end)
    return None if dots is None else dots.end()


def _host_after(page: Page, index: int) -> int | None:
    """Return where the rest of a host ends that the next word of the line holds."""
    if index + 1 == len(page.words) or page.words[index + 1].line != page.words[index].line:
        return None
    span = page.words[index + 1].span
    found = _HOST.match(page.text[span.start : span.end])
    return None if found is None else span.start + found.end()
