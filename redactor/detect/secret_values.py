"""Values that a name in front makes a secret: ``password: x``, ``API_KEY=x``, ``"token": "x"``.

The hard part is telling a value from an interface word (``Password: required``), from code
(``token = get_token()``) and from prose. Names are judged by their words (``secret_names.py``), values by
their form; a weak name demands a random value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_hash_or_uuid, is_stand_in
from redactor.detect.known_names import is_public_word
from redactor.detect.passage import Match, Passage
from redactor.detect.patterns.system_accounts import SYSTEM_ACCOUNTS
from redactor.detect.secret_names import INTERFACE, Name, name_at
from redactor.detect.secret_signs import Signs

_ASSIGNED = re.compile(
    r"(?P<close>[\\\"'`\])*]{0,4})"
    # `name: DB_PASSWORD` / `value: x`, and `key="Password" value="x"`.
    r"(?P<bridge>[\"']?,?[ \t\r\n]{1,24}[\"']?value[\"']?"
    # Terraform's `variable "db_password" { default = "x" }`
    r"|[ \t]?\{\s{1,12}(?:(?:type|description|sensitive|nullable)[ \t]{1,12}=[^\n{}]{1,120}\n\s{1,12}){0,3}"
    r"default)?"
    r"[ \t]{0,12}(?P<sign>:=|=>|->(?=[ \t])|::?|=|\uff1a|\u2192|\||\t"
    r"|[-\u2013\u2014](?=[ \t]))[ \t]{0,8}(?:\*\*[ \t]{1,2})?"
    r"(?:[bBrRuUfF@]{0,2}(?P<quote>\\?[\"'`\u201c])"
    r"(?P<quoted>(?:[^\"'`\r\n\u201d]|(?<=[A-Za-z0-9])(?!(?P=quote))[\"'](?=[A-Za-z0-9])){1,512})"
    rf"(?P<end>\\?[\"'`\u201d])"
    rf"|(?P<bare>[^\s\"'`{BLANK}][^\s\"'`{BLANK}]{{0,511}}))",
)
_BELOW = re.compile(
    r"(?P<close>)(?P<bridge>)(?P<sign>[ \t]*\r?\n|[ \t]{1,3})(?P<quote>)(?P<end>)(?P<quoted>(?!))?"
    rf"(?P<bare>(?=\S{{0,63}}\d)(?=\S{{0,63}}[A-Za-z])[^\s:=\"'`{BLANK}]{{6,64}})(?=[ \t]*(?:\r?\n|$))"
)
_SAID = re.compile(
    r"(?: (?:for|to|of|on) [^\s:=]{1,40}(?: [^\s:=]{1,40}){0,6}?)?(?:, [a-z]{2,20}ly,)?"
    r"(?: (?:is|was|ist|lautet|es|est|é|è|jest|:|=|set to|reset to|changed to|will be|should be|are)|:|=)"
    r"(?: now| still| currently| temporarily)?[: ]{1,3}"
    rf"(?P<quote>[\"'`\u201c]?)(?P<value>[^\s\"'`\u201c\u201d{BLANK}]{{4,128}})",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[ \t]{0,3}[ \t\n](?P<bare>(?=[^\s\d]{0,90}\d)(?=[^\sA-Za-z]{0,90}[A-Za-z])"
    r"[\w+/=.~-]{16,512})(?=[\s\"'.,;)]|$)"
)
_PAIR = re.compile(rf"[\s:=-]{{1,4}}[\w.@-]{{2,64}} ?[/|:,] ?(?P<value>[^\s\"'`{BLANK}]{{5,128}})")
_CODE = re.compile(
    r"[A-Za-z_][\w.]*\(.*|.*\)\s*[;,{]?|[A-Za-z_]\w*(?:(?:\.|->|::|\?\.)[A-Za-z_]\w*)+(?:\[.*)?[;,]?"
    r"|[A-Za-z_]\w*\[.*|[A-Z][A-Za-z]+\[?[;,]?|&?[A-Za-z_]\w*[;,)]+|[A-Za-z_]\w*\|.*"
    r"|(?:await|new|return|process|os|env|self|this|config|settings|req|request|options|params|props"
    r"|state|var|local|data|module|secrets|vault)\b[.\[ ].*"
    r"|[!<>=&|(].*|/(?:[\w.-]+/?)+|~/.*|\.{1,2}/.*|[A-Za-z]:\\.*|https?://.*|[-+*/]|@\w+|%\w.*|\w+%",
    re.DOTALL,
)
_IDENTIFIER = re.compile(
    r"[a-z]+(?:[A-Z][a-z]+)+\d?|[a-z]+(?:_[a-z]+)+\d?|[A-Z]+(?:_[A-Z0-9]+)+|[a-z]+(?:-[a-z]+){2,}"
)
_WORDED = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]+){0,8}|[A-Z]+s?|[A-Z]{2,6}[a-z]+|[A-Z]?[a-z]+[A-Z]{2,5}s?")
_WORD_AND_NUMBER = re.compile(r"[A-Za-z]+\d{1,2}")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+")
_DULL = re.compile(
    r"\d{1,4}(?:[-/.:]\d{1,4}){1,5}.*|v?\d+(?:\.\d+)+\S*|\d+(?:px|em|rem|ms|s|m|h|d|kb|mb|gb"
    r"|%|x)|#[0-9a-f]{3,8}"
    r"|[\w.+-]+@[\w.-]+|0x[0-9a-f]{1,8}|[x!*]:\d.*|[\w.-]+\.(?:py|js|ts|go|rs|java|json|ya?ml|txt|pem"
    r"|key|crt|md|html?|php|rb|sh|c|h|cpp|toml|cfg|conf|ini|env|log|csv|png|svg|jpe?g|xml|lock)"
    r"|[\w.-]+:\d{1,5}|\[?\w+\]?\.{2,}\w*",
    re.IGNORECASE,
)
_USER_LINE = re.compile(
    r"[ \t-]{0,20}[\"']?[\w.-]{0,20}(?:user(?:[_-]?name)?|login)[\"']?: [\"']?(?=[\w.@-]{0,60}[a-z0-9])"
    r"[a-z0-9][\w.@-]{1,60}[\"']?,?\s*",
    re.IGNORECASE,
)
_LONG_RANDOM = 16
_TRAILING = ".,;:?"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def _random(value: str) -> bool:
    """Tell whether a value mixes kinds of characters as made-up keys do."""
    digits = any(c.isdigit() for c in value)
    letters = any(c.isalpha() for c in value)
    return digits and letters and len(set(value)) >= 5


def is_mixed(value: str) -> bool:
    """Tell whether a value has a digit or an inner sign, as passwords do and words do not."""
    return any(c.isdigit() for c in value) or any(
        not c.isalnum() and c not in "-_'\u2019/.,:;" for c in value[:-1]
    )


def is_scrambled(value: str) -> bool:
    """Tell whether letters alone change case as no word or name of a program does: ``xwzCwAXrlF``."""
    return any(
        len(part) >= 8
        and part.isalpha()
        and not (part.islower() or part.isupper())
        and not _WORDED.fullmatch(part)
        for part in re.split("[-_.]", value)
    )


def _is_dense(value: str) -> bool:
    """Tell whether a value has letters, digits and another sign."""
    return _random(value) and any(not c.isalnum() and c not in "-_'\u2019/.,:;" for c in value)


def cut(value: str) -> str:
    """Return a bare value without what follows it in a query, a connection string or a sentence."""
    for sign in "&;,":
        head, found, rest = value.partition(sign)
        if (
            found
            and head
            and (sign != "," or "=" in rest or ":" in rest)
            and ("=" in rest or sign == ";" or ":" in rest)
        ):
            value = head
    value = value.removesuffix("\\n").removesuffix("**")
    while value:
        last = value[-1]
        unpaired = last in _PAIRS and value.count(last) > value.count(_PAIRS[last])
        if last not in _TRAILING and not unpaired and not value.endswith("</"):
            break
        value = value[:-1]
    return value.partition("</")[0]


def is_dull(value: str) -> bool:
    """Tell whether a value is code, a date, a version, a file or a name of several words."""
    return any(pattern.fullmatch(value) is not None for pattern in (_CODE, _DULL, _IDENTIFIER))


def _is_value(found: re.Match[str], name: Name, value: str) -> bool:
    """Tell whether what was assigned is a secret value rather than code, prose or an interface word."""
    shown = is_stand_in(value) or value.startswith(("$", "%(", "{{"))
    # A dash also joins the parts of a window's title: only what can be nothing else counts behind one.
    loose = found["sign"] in "-\u2013\u2014" and not _is_dense(value)
    # A pipe behind a quote joins two commands of a shell.
    loose = loose or (found["sign"] == "|" and found["close"].endswith(('"', "'")))
    if shown or loose or value.lower().strip("\"'.!,") in INTERFACE:
        return False
    quoted = found["quoted"] is not None
    if name.strong:
        return _is_password(found, name, value, quoted=quoted)
    return _is_key(name, value, quoted=quoted, sign=found["sign"])


def _is_key(name: Name, value: str, *, quoted: bool, sign: str) -> bool:
    """Judge a value behind a word for a key or token."""
    if value.isdigit():
        return name.numeric and 4 <= len(value) <= 10
    if name.weak and (is_hash_or_uuid(value) or len(value) < _LONG_RANDOM or not _random(value)):
        return False
    if is_hash_or_uuid(value) and not name.keyed:
        return False
    # `JWT_SECRET=averylongword`: a constant of the environment holds its value as it stands.
    if name.upper and sign == "=" and name.secret and not quoted and value.isalpha() and value.islower():
        return len(value) >= 8 and not is_public_word(value) and value not in SYSTEM_ACCOUNTS
    dull = (
        _WORD_AND_NUMBER.fullmatch(value)
        or _DULL.fullmatch(value)
        or _IDENTIFIER.fullmatch(value)
        or (not quoted and _CODE.fullmatch(value))
    )
    return len(value) >= 8 and _random(value) and not dull and not value.count(" ")


def _is_password(found: re.Match[str], name: Name, value: str, *, quoted: bool) -> bool:
    """Judge a value behind a word for *password*."""
    if len(value) < 3 or (value.isdigit() and name.counted):
        return False
    if quoted or is_scrambled(value):
        return is_scrambled(value) or _is_quoted_password(value)
    if _CODE.fullmatch(value) and not (_random(value) and "(" not in value and "." not in value):
        return False
    if _IDENTIFIER.fullmatch(value) or _DULL.fullmatch(value):
        return False
    rest = found.string[found.start("bare") + len(value) :][:40].partition("\n")[0].strip(" \t\r,;\"'})]>")
    if is_mixed(value):
        return not (value.isdigit() and len(value) < 4)
    env = found["sign"] == "=" or name.upper or bool(found["close"])
    usual = len(value) < 5 or not value.islower() or value in SYSTEM_ACCOUNTS or is_public_word(value)
    env = env or (not rest and not usual and _is_below_user(found))
    return value.isalpha() and (env if not rest else env and name.upper)


def _is_below_user(found: re.Match[str]) -> bool:
    """Tell whether the line above gives a user, as a file of settings does: then any word is a password."""
    if found["sign"] != ":":
        return False
    above = found.string[max(0, found.start() - 160) : found.start()].rpartition("\n")[0]
    return _USER_LINE.fullmatch(above.rpartition("\n")[2]) is not None


def _is_quoted_password(value: str) -> bool:
    """Judge a quoted value: text of an interface and names of fields are no passwords."""
    words = value.split()
    if len(words) > 1:
        return len(words) <= 6 and any(c.isdigit() for c in value) and not value.endswith((".", ":", "?"))
    if _IDENTIFIER.fullmatch(value) or _DULL.fullmatch(value) or value.startswith(("/", "./", "http")):
        return False
    return is_mixed(value) or (value.isalpha() and value.islower() and value.isascii())


def _value_of(found: re.Match[str]) -> tuple[int, str]:
    """Return where the value begins, and the value."""
    if found["quoted"] is not None:
        value = found["quoted"].removesuffix("\\")
        lead = len(value) - len(value.lstrip())
        return found.start("quoted") + lead, value.strip()
    return found.start("bare"), cut(found["bare"])


def assignments(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every value that the name in front of it makes a secret."""
    text, done = passage.text, 0
    for place in signs.get("name", ()):
        name = name_at(text, place) if place >= done else None
        match = name and _assigned(text, name)
        if match:
            done = match.end
            yield match


def _assigned(text: str, name: Name) -> Match | None:
    if name.paired:
        pair = _pair(text, name)
        if pair:
            return pair
    found = _ASSIGNED.match(text, name.end)
    if found:
        start, value = _value_of(found)
        if value and BLANK not in value and _is_value(found, name, value):
            score = 0.85 if found["quoted"] is not None or found["sign"] == "=" else 0.75
            return Match("SECRET", start, start + len(value), score, "secret.assigned")
        return None
    if name.strong:
        return _said(text, name) or _below(text, name)
    return _beside(text, name) if name.keyed else None


def _said(text: str, name: Name) -> Match | None:
    """Return a password that a sentence tells: ``the Wi-Fi password is blue42horse``."""
    found = _SAID.match(text, name.end)
    if not found:
        return None
    value = cut(found["value"])
    good = len(value) >= 4 and is_mixed(value) and value.lower() not in INTERFACE and not is_dull(value)
    if is_stand_in(value) or not (good or is_scrambled(value)) or (name.counted and value.isdigit()):
        return None
    return Match("SECRET", found.start("value"), found.start("value") + len(value), 0.7, "secret.said")


def _beside(text: str, name: Name) -> Match | None:
    """Return a key that only a blank parts from its name: ``API key 9f8a...``."""
    found = _BESIDE.match(text, name.end)
    if not found or is_stand_in(found["bare"]) or not _random(found["bare"]):
        return None
    value = found["bare"]
    if _DULL.fullmatch(value) or _CODE.fullmatch(value) or is_hash_or_uuid(value) or value.count(".") > 1:
        return None
    if _SNAKE.fullmatch(value) or (found.group()[0] == "\n" and not value.isalnum()):
        return None
    return Match("SECRET", *found.span("bare"), 0.65, "secret.beside")


def _pair(text: str, name: Name) -> Match | None:
    """Return the password of ``creds: jane / x``."""
    found = _PAIR.match(text, name.end)
    value = cut(found["value"]) if found else ""
    if not found or not _is_dense(value) or is_stand_in(value) or _CODE.fullmatch(value):
        return None
    return Match("SECRET", found.start("value"), found.start("value") + len(value), 0.7, "secret.pair")


def _below(text: str, name: Name) -> Match | None:
    """Return a password that a form shows under or right of its label, at the end of the line."""
    found = _BELOW.match(text, name.end)
    if not found or is_stand_in(found["bare"]) or _CODE.fullmatch(found["bare"]):
        return None
    value = found["bare"]
    if _DULL.fullmatch(value) or _IDENTIFIER.fullmatch(value) or not any(c.islower() for c in value):
        return None
    return Match("SECRET", *found.span("bare"), 0.6, "secret.form")
