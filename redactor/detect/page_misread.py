"""Values that an engine has read so badly that their grammar or checksum is gone, told by what is left of it.

On a screen the shape alone must do: a value of the right shape that fails its check was misread more often
than it is something else, and it stays readable to everybody who sees the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.page_columns import DETECTOR
from redactor.values import Finding, Page, Span

SCORE = 0.5

# The part before the sign has 64 signs at most (RFC 5321, 4.5.3.1.1); unbounded, long runs take long.
_ADDRESS = re.compile(r"\W{0,16}(?P<local>[\w.+|!-]{2,128})@(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])")
_SIGN = re.compile(r"(?<![\w/.])[A-Za-z][\w.+-]{2,128}[#©®€](?:[\w-]{2,}\.)+[a-z]{2,6}(?![\w/])")
_CUT = re.compile(r"(?<![\w/.])[\w.+-]{3,128}@ ?(?:\.{2,}|…)")
_BRACKETS = re.compile(r"<(?P<mail>[\w.+-]{0,64}\w-?[\w.+-]{4,128}\.[a-z]{2,4})>")  # tags have no dots
_CUT_ID = re.compile(r"(?<![\w-])[A-Z]{2,6}-\d{2,}(?= ?(?:\.{2,}|…))")
_DOTS = re.compile(r" ?(?:\.{2,}|…)")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[\dOIlSB]{2}(?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?(?!\w)")
_CARD = re.compile(
    r"(?<![\w.-])[\dOIlSB]{4}(?P<gap>[ -])[\dOIlSB]{4}(?P=gap)[\dOIlSB]{4}(?P=gap)[\dOIlSB]{4}(?![\w-])"
)
_PROFILE = re.compile(r"inkedin\.com/in/(?P<name>[\w%-]{3,})", re.IGNORECASE)
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
_NUMBERS = (("IBAN_CODE", "iban.misread", _IBAN), ("CREDIT_CARD", "card.misread", _CARD))
_MAIL = (("email.sign", _SIGN), ("email.cut", _CUT))


def misread(page: Page) -> Iterator[Finding]:
    """Yield what is left of mail addresses, account and card numbers, keys and profiles on a page."""
    yield from _addresses(page)
    for entity, rule, shape in _NUMBERS:
        for found in shape.finditer(page.text):
            if _is_number(found[0][2:]):
                yield _finding(entity, rule, found.start(), found.end())
    for rule, shape in _MAIL:
        for found in shape.finditer(page.text):
            yield _finding("EMAIL_ADDRESS", rule, *found.span())
    for found in _BRACKETS.finditer(page.text):
        yield _finding("EMAIL_ADDRESS", "email.brackets", *found.span("mail"))
    for found in _CUT_ID.finditer(page.text):
        yield _finding("ID", "id.cut", *found.span())
    for found in _PROFILE.finditer(page.text):
        yield _finding("HANDLE", "profile.misread", *found.span("name"))
    for found in _TOKEN.finditer(page.text):
        if _is_key(found[0]):
            yield _finding("SECRET", "secret.misread", *found.span())


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


def _addresses(page: Page) -> Iterator[Finding]:
    """Yield mail addresses.

    On a screen, ``name@host`` with a dot behind the sign is an address, whatever its ending; where a
    dot was read as a space, the next word belongs to it. A prompt (``user@host:~$``) is none. A cell too
    narrow for an address shows its beginning and dots.
    """
    for index, word in enumerate(page.words):
        found = _ADDRESS.match(page.text[word.span.start : word.span.end])
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
