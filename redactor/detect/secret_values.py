"""Values that a name in front makes a secret: ``password: x``, ``API_KEY=x``, ``"token": "x"``.

The hard part is telling a value from an interface word (``Password: required``), from code
(``token = get_token()``) and from prose. Each form has its own demands on the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_hash_or_uuid, is_stand_in
from redactor.detect.passage import Match, Passage, words

_STRONG_NAME = (
    r"pass(?:word|wd|phrase|code)s?|pwd|passwort|kennwort|contraseña|clave|senha|mot de passe|wachtwoord"
    r"|lösenord"
    r"|hasło|пароль|密码|パスワード|비밀번호"
)
_OTHER_NAME = (
    r"secret|api[ _-]?key|apikey|access[ _-]?key(?:[ _-]?id)?|secret[ _-]?key|secret[ _-]?access[ _-]?key"
    r"|auth[ _-]?key|auth[ _-]?token|access[ _-]?token|refresh[ _-]?token|bearer[ _-]?token|id[ _-]?token"
    r"|session[ _-]?token|token|client[ _-]?secret|private[ _-]?key|encryption[ _-]?key|signing[ _-]?key"
    r"|webhook[ _-]?secret|credentials?|license[ _-]?key|product[ _-]?key|recovery[ _-]?(?:code|key)"
    r"|backup[ _-]?code|(?:verification|security|login|one[ -]time) code|otp|seed phrase|session[ _-]?id"
)
_ASSIGNED = re.compile(
    rf"(?P<name>(?:(?P<strong>{_STRONG_NAME})|(?:{_OTHER_NAME}))(?:[_-][A-Za-z0-9]{{1,20}}){{0,2}})"
    r"(?P<close>[\"'\]]{0,2})\s{0,3}(?P<sign>:=|=>|[:=\uff1a])[ \t]{0,4}"
    rf"(?:(?P<quote>[\"'`])(?P<quoted>[^\"'`\r\n]{{1,512}})(?P=quote)"
    rf"|(?P<bare>[^\s\"'`{BLANK}][^\s{BLANK}]{{0,511}}))",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?<![^\W_])(?:{_STRONG_NAME}|pin|otp|(?:verification|security|login|access|one[ -]time) code)"
    r" (?:is|was|=|to|ist|es|est)(?: now)?[: ]{1,3}"
    rf"[\"'`\u201c]?(?P<value>[^\s\"'`\u201c\u201d{BLANK}]{{4,128}})",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?P<name>[A-Za-z:_-]{0,30}(?:password|passwd|secret|token|api_?key)[A-Za-z_-]{0,20})>"
    rf"(?P<value>[^<>\r\n{BLANK}]{{3,512}})</",
    re.IGNORECASE,
)
_SHORT_NAMES = re.compile(
    rf"(?<!\w)(?:pass|pw|pin|psk|wpa2?|wi-?fi "
    rf"key)\s?[:=]\s?(?P<value>[^\s\"'`,;\[({{<{BLANK}][^\s\"'`,;{BLANK}]{{3,63}})",
    re.IGNORECASE,
)
# A form as read off a screen: the label, then the value, which ends the line; and the code on a card's back.
_FORM = re.compile(
    r"(?<![^\W_])(?:(?:password|passcode"
    r"|passwort)\s{1,3}(?P<value>(?=\S{0,64}\d)(?=\S{0,64}[a-z])[^\s:=]{6,64})(?=\s*(?:\n|$))"
    r"|(?:cvv|cvc)2?(?: code)?[\s:=]{1,3}(?P<code>\d{3,4})(?![\w.,]))",
    re.IGNORECASE,
)
_NAME_LITERALS = tuple(
    """
    pass pwd secret key token credential code otp kennwort contraseña clave senha wachtwoord lösenord
    hasło пароль
    密码 パスワード 비밀번호 session pin pw psk wpa phrase cvv cvc
    """.split()
)
_INTERFACE = words(
    """
    required optional incorrect invalid forgot forgotten reset change changed expired expires confirm
    new old current
    show hide strong weak medium none null true false yes no string str int bool enter must field empty
    hidden saved
    protected policy is was not the your user on off a an and or if for in to of with this that enabled
    disabled
    manager generate generated generator copy copied create created delete revoke revoked missing
    mismatch needed see
    please set unset updated update login signin sign remember never always valid ok okay error failed
    failure success
    wrong type types auth oauth bearer basic used using usage limit count name names value file path
    public primary
    foreign object number any void undefined default return self props state const let var async await
    function
    import from export class def
    """
)
_CODE = re.compile(
    r"[A-Za-z_][\w.]*\(.*|.*\)\s*[;,{]?|[A-Za-z_]\w*(?:(?:\.|->|::|\?\.)[A-Za-z_]\w*)+(?:\[.*)?[;,]?"
    r"|[A-Za-z_]\w*\[.*|[A-Z][A-Za-z]+\[?[;,]?"
    r"|(?:await|new|return|process|os|env|self|this|config|settings|req|request|options|params|props"
    r"|state)\b[.\[ ].*"
    r"|[!<>=&|].*|/(?:[\w.-]+/?)+|~/.*|\.{1,2}/.*",
    re.DOTALL,
)
_TRAILING = ".,;:!?)]}>"


def _random(value: str) -> bool:
    """Tell whether a value mixes kinds of characters as made-up keys do."""
    digits = any(c.isdigit() for c in value)
    letters = any(c.isalpha() for c in value)
    return digits and letters and len(set(value)) >= 5


def _mixed(value: str) -> bool:
    """Tell whether a value has a digit or an inner sign, as passwords do and words do not."""
    return any(c.isdigit() for c in value) or any(
        not c.isalnum() and c not in "-_'\u2019" for c in value[:-1]
    )


def _is_value(found: re.Match[str], value: str) -> bool:
    """Tell whether what was assigned is a secret value rather than code, prose or an interface word."""
    if is_stand_in(value) or value.lower() in _INTERFACE:
        return False
    quoted = found["quoted"] is not None
    env = found["sign"] == "=" or found["name"].isupper() or bool(found["close"])
    if found["strong"]:
        return len(value) >= 3 if quoted else _is_bare_password(found, value, env=env)
    if is_hash_or_uuid(value) and not re.search(r"key|token|secret", found["name"], re.IGNORECASE):
        return False
    if value.isdigit():
        code = "code" in found["name"].lower() or "otp" in found["name"].lower()
        return code and 4 <= len(value) <= 10
    if not quoted and _CODE.fullmatch(value):
        return False
    return len(value) >= 8 and _random(value)


def _is_bare_password(found: re.Match[str], value: str, *, env: bool) -> bool:
    """Judge an unquoted password: code is none, a plain word only where nothing follows on its line."""
    if len(value) < 3 or (
        _CODE.fullmatch(value) and not (_random(value) and "(" not in value and "." not in value)
    ):
        return False
    rest = found.string[found.end() : found.end() + 40].partition("\n")[0].strip(" \t\r,;\"'})]")
    if _mixed(value):
        return True
    return env if not rest else env and found["name"].isupper()


def _stands_free(found: re.Match[str]) -> bool:
    """Tell whether the name begins a word: ``monkey`` holds no key, ``dbpassword`` and ``authToken`` do."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return (
        not before.isalnum()
        or found["name"][0].isupper()
        or found["name"].lower().startswith(("pass", "pwd"))
    )


def _assigned(passage: Passage) -> Iterator[Match]:
    for found in _ASSIGNED.finditer(passage.text):
        if not _stands_free(found):
            continue
        group = "quoted" if found["quoted"] is not None else "bare"
        value = found[group]
        if is_stand_in(value):
            continue
        if group == "bare":
            value = value.split("&")[0] if found["sign"] == "=" and "&" in value and "=" in value else value
            value = value.rstrip(_TRAILING) if not value.endswith("!") else value
            value = value.rstrip("\"'")
        if BLANK not in value and value and _is_value(found, value):
            score = 0.85 if found["quoted"] is not None or found["sign"] == "=" else 0.75
            yield Match(
                "SECRET", found.start(group), found.start(group) + len(value), score, "secret.assigned"
            )


def _said(passage: Passage) -> Iterator[Match]:
    for pattern, rule in ((_SAID, "said"), (_SHORT_NAMES, "short_name")):
        for found in pattern.finditer(passage.text):
            value = found["value"].rstrip(".,;:)]}")
            if len(value) >= 4 and _mixed(value) and not is_stand_in(value) and not _CODE.fullmatch(value):
                yield Match(
                    "SECRET", found.start("value"), found.start("value") + len(value), 0.7, f"secret.{rule}"
                )
    for found in _FORM.finditer(passage.text):
        group = found.lastgroup or "value"
        if BLANK not in found[group] and not is_stand_in(found[group]) and not _CODE.fullmatch(found[group]):
            yield Match("SECRET", *found.span(group), 0.6, "secret.form")
    for found in _TAG.finditer(passage.text):
        if not is_stand_in(found["value"]) and found["value"].lower() not in _INTERFACE:
            yield Match("SECRET", *found.span("value"), 0.8, "secret.tag")


def assignments(passage: Passage) -> Iterator[Match]:
    """Yield every value that the name in front of it makes a secret."""
    lower = passage.lower
    if not any(literal in lower for literal in _NAME_LITERALS):
        return
    if any(sign in lower for sign in ("=", ":", "\uff1a")):
        yield from _assigned(passage)
    yield from _said(passage)
