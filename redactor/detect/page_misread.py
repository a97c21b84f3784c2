"""Values that an engine has read so badly that their grammar or checksum is gone, told by what is left of it.

On a screen the shape alone must do: a value of the right shape that fails its check was misread more often
than it is something else, and it stays readable to everybody who sees the picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from ipaddress import IPv4Address

from stdnum import numdb

from redactor.detect.page_columns import DETECTOR
from redactor.detect.patterns.id_words import GLUED, PREFIXES
from redactor.detect.patterns.network import tells
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS
from redactor.values import Finding, Page, Span

SCORE = 0.5

# The part before the sign has 64 signs at most (RFC 5321, 4.5.3.1.1); unbounded, long runs take long.
_REMOTE = re.compile(r"(?:ssh://)?(?:git|hg|svn)@[\w.-]{4,253}(?:[:/]|$)")  # of a repository
_ADDRESS = re.compile(
    r"\W{0,16}(?P<local>[\w.+|!-]{2,128})@{1,2}(?P<host>[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w:/@])"
)
_SIGN = re.compile(r"(?<![\w/.])[A-Za-z][\w.+-]{2,128}[#©®€](?:[\w-]{2,}\.)+[a-z]{2,6}(?![\w/])")
_CUT = re.compile(r"(?<![\w/.])[\w.+-]{3,128}@ ?(?:\.{2,}|…)")
_CLIPPED = re.compile(r"(?<![\w.+@-])(?P<value>[\w.+-]{3,64}@[\w-]{1,63})$", re.MULTILINE)
_ASSIGNED = re.compile(r"(?:ADDRESS|E?MAIL)=(?P<value>[\w.+-]{6,128}\.[a-z]{2,6})(?![\w@.])")
_CUT_PHONE = re.compile(r"(?<![\w+])(?P<value>\+\d{2,3}[ ()\d/-]{2,14} ?(?:\.{1,3}|…))(?=$|\n| e{2,}\b)")
_BRACKETS = re.compile(r"<(?P<value>[\w.+-]{6,64}\.[a-z]{2,4})>")  # tags have no dots
_CUT_ID = re.compile(r"(?<![\w-])[A-Z]{2,6}-\d{2,}(?= ?(?:\.{2,}|…))")
_DIGIT, _HEX = r"[\dOoIilSBQ|@]", r"[\dA-Fa-fOoIlSQ|@£]"
_IP = re.compile(
    rf"(?<![\w.,-]){_DIGIT}{{1,3}}(?P<dot>[.,])(?:{_DIGIT}{{1,3}}(?P=dot)){{2}}{_DIGIT}{{1,3}}(?![\w-]|[.,]\d)"
)
_MAC = re.compile(rf"(?<![\w:.-]){_HEX}{{2}}(?P<sign>[:;.-])(?:{_HEX}{{2}}[:;.-]){{4}}{_HEX}{{2}}(?![\w:-])")
_IP6 = re.compile(rf"(?<![\w:]){_HEX}{{1,4}}(?=\S{{0,40}}: ?:)(?:(?:: ?:|:){_HEX}{{1,4}}){{2,7}}(?![\w:])")
_MEETING = re.compile(r"meet\.google\.com/\w{3}-\w{4}-\w{3}")
_WRAPPED = re.compile(
    r"(?<![\w/.+-])[a-z][\w.+-]+@[a-z][a-z-]{2,}[.:](?=$)(?:\n[a-z]{2,4}(?:\.[a-z]{2})?\b)?", re.MULTILINE
)
_JOB = re.compile(r"\((?P<value>(?!root\b|www-data\b|nobody\b|daemon\b)[a-z_][\w.-]{1,31})\) CMD ")
_DOTS = re.compile(r" ?(?:\.{2,}|…)")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w:/@])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[\dOIlSB$]{2,3}(?: [A-Z\d$]{4}){3,7}(?: [A-Z\d$]{1,3})?(?!\w)")
_WHOLE_IBAN = re.compile(r"(?<![\w$€])[A-Z€][A-Z$58][\dOIlSB$]{2}[A-Z\d$]{11,30}(?!\w)")
_NUMBERED = re.compile(
    r"(?<![\w.$-])(?=[A-Z]?[\d$])(?P<prefix>[A-Z$][A-Z\d$]{1,5})[-/](?P<number>\d{4,8})(?![\w,-])"
)
_GLUED_NUMBER = re.compile(r"(?<![\w.-])(?P<prefix>[A-Z1|l0$5]{2,5}?)(?P<number>[\dOSIlB]{5,10})(?![\w-])")
_SIGNED_PHONE = re.compile(r"(?<![\w#])#\d{2,3} ?\d{2,}(?: \d{2,}){0,4}(?![\w-])")
_GLUED_PHONE = re.compile(
    r"(?<![\w+])(?:[TMFPHW]|Tel|Fax|Mob|Mobile|Phone)[.:]?(?P<value>\+\d{1,3}[ ()\d./-]{6,18}\d)(?!\w)"
)
_WORD_PHONE = re.compile(r"(?<=[a-z])(?P<value>\+\d{1,3}[ ()\d./-]{6,18}\d)(?!\w)")
_PROMPT = re.compile(r"^\W?(?P<value>[a-z][\w.-]{2,31})@[A-Za-z][\w-]{1,62}:$", re.MULTILINE)
_CARD = re.compile(
    r"(?<![\w.-])[\dOIlSB@]{4}(?P<gap>[ -])[\dOIlSB@]{4}(?P=gap)[\dOIlSB@]{4}(?P=gap)[\dOIlSB@]{4}(?![\w-])"
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

_AS_LETTERS = str.maketrans("$€50183|l", "SESOIBEII")
_DOUBLE = re.compile(r"([IS])\1")  # ``S$0`` for ``SO``
_LEAST_DIGITS = 10  # of an international phone number that is no business number behind its sign
_CURRENCY, _LONG = "$", 5  # ``$0-1000`` may be a range of prices

_MOST_DIGITS = 0.75  # of an account number's signs that are no country
_GROUPS = 5  # colons
_SOME_DIGITS = 0.6  # of a network address's signs


def misread(page: Page) -> Iterator[Finding]:
    """Yield what is left of mail addresses, account and card numbers, keys and profiles on a page."""
    if "@" in page.text:
        yield from _addresses(page)
        yield from _clipped(page.text)
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


def _is_account(text: str) -> bool:
    """Tell whether a token has a country's letters, misread or not, and its IBAN's length (ISO 13616)."""
    country = text[:2].translate(_AS_LETTERS)
    return len(text) == _account_length(country) and _is_number(text[2:])


@cache
def _account_length(country: str) -> int:
    """Return how long the IBAN of a country is: four signs and the parts of its account number; 0 if none."""
    ((_, properties), *_) = numdb.get("iban").info(country)
    parts = re.findall(r"(\d+)!", properties.get("bban", ""))
    return 4 + sum(map(int, parts)) if parts else 0


def _is_numbered(text: str) -> bool:
    """Tell whether a number stands behind a prefix of business numbers in which digits stand for letters."""
    found = _NUMBERED.fullmatch(text)
    if found is None or (text.startswith(_CURRENCY) and len(found["number"]) < _LONG):
        return False
    return _DOUBLE.sub(r"\1", found["prefix"].translate(_AS_LETTERS)) in PREFIXES


def _is_glued_number(text: str) -> bool:
    """Tell whether digits stand for letters in a prefix glued to its number, or letters in the number."""
    for length in range(2, 6):
        prefix, number = text[:length], text[length:]
        if (
            _DOUBLE.sub(r"\1", prefix.translate(_AS_LETTERS)) in GLUED
            and len(number) >= _LONG
            and number[0] in "0123456789O"
        ):
            return not (prefix.isalpha() and number.isdigit()) and _is_number(number)
    return False


def _is_long(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _LEAST_DIGITS


def _is_network(text: str) -> bool:
    """Tell whether an address of four or six numbers was read with most of its digits.

    Those that tell nothing when they are read whole stand (``0.0.0.0``).
    """
    return not _is_left_alone(text) and sum(sign.isdigit() for sign in text) >= _SOME_DIGITS * sum(
        sign.isalnum() or sign == "|" for sign in text
    )


def _is_ip6(text: str) -> bool:
    """Tell whether groups hold a digit, and are no time where a space parts the two colons."""
    return any(map(str.isdigit, text)) and (" " not in text or text.count(":") >= _GROUPS)


def _is_left_alone(text: str) -> bool:
    try:
        IPv4Address(text)
    except ValueError:
        return False
    return not tells(text)


_SHAPES: tuple[tuple[str, str, Sequence[str], re.Pattern[str], Callable[[str], bool]], ...] = (
    ("IBAN_CODE", "iban.misread", (" ",), _IBAN, lambda text: _is_number(text[2:])),
    ("IBAN_CODE", "iban.misread", ("",), _WHOLE_IBAN, _is_account),
    ("ID", "id.misread", ("-", "/"), _NUMBERED, _is_numbered),
    ("ID", "id.misread", ("",), _GLUED_NUMBER, _is_glued_number),
    ("PHONE_NUMBER", "phone.misread", ("#",), _SIGNED_PHONE, _is_long),
    ("PHONE_NUMBER", "phone.glued", ("+",), _GLUED_PHONE, bool),
    ("PHONE_NUMBER", "phone.glued", ("+",), _WORD_PHONE, _is_long),
    ("HANDLE", "handle.prompt", ("@",), _PROMPT, lambda text: text not in SYSTEM_ACCOUNTS),
    ("CREDIT_CARD", "card.misread", (" ", "-"), _CARD, lambda text: _is_number(text[2:])),
    ("EMAIL_ADDRESS", "email.sign", ("#", "©", "®", "€"), _SIGN, bool),
    ("EMAIL_ADDRESS", "email.cut", ("@",), _CUT, bool),
    ("EMAIL_ADDRESS", "email.assigned", ("=",), _ASSIGNED, bool),
    ("PHONE_NUMBER", "phone.cut", ("+",), _CUT_PHONE, bool),
    ("EMAIL_ADDRESS", "email.brackets", ("<",), _BRACKETS, bool),
    ("ID", "id.cut", ("..", "…"), _CUT_ID, bool),
    ("IP_ADDRESS", "ip.misread", (".", ","), _IP, _is_network),
    ("MAC_ADDRESS", "mac.misread", (":", ";", ".", "-"), _MAC, bool),
    ("IP_ADDRESS", "ip.misread", ("::", ": :"), _IP6, _is_ip6),
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
        if found is None or _REMOTE.match(said):
            continue
        end = word.span.start + found.end() if "." in found["host"] else _host_after(page, index)
        end = end or _cut_short(page.text, word.span.start + found.end())
        if end:
            yield _finding("EMAIL_ADDRESS", "email.misread", word.span.start + found.start("local"), end)


def _clipped(text: str) -> Iterator[Finding]:
    """Yield addresses that the edge of their cell cuts off, where the whole one stands on the page too."""
    for found in _CLIPPED.finditer(text):
        if re.search(rf"(?<![\w.+@-]){re.escape(found['value'])}[\w-]*\.\w", text):
            yield _finding("EMAIL_ADDRESS", "email.cut", *found.span("value"))


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
