"""Codes of doors and lines, words of alarms, keys and passwords as short notes tell them.

``key box 8841``, ``door 2580#``, ``intercom 1188``, ``alarm word is pineapple``, ``share code W44 KT8 82L``,
``temp pw "Welcome-1"``, ``2fa backup JBSWY3DPEHPK3PXP``, ``vault unseal key 8fK...``.
What opens something stands right before its code; years, times, counts and numbers of gates are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import is_hash_or_uuid, is_stand_in
from redactor.detect.passage import Match, Passage

_END = r"(?![\w%/@-]|[.,:]\d)(?! ?(?:a\.?m|p\.?m|o'clock|h|hrs?|uhr|min|sqm|euro?|usd)(?!\w))"
_ENTRY = Headed(
    r"(?<![^\W_])(?i:buzz(?:er)?|intercom|key ?box|key ?safe|lock ?box|(?:door|gate|entry"
    r"|garage) ?(?:key ?)?pad"
    r"|keypad|alarm (?:panel|system)|alarm|duress code|code (?:immeuble|portail|porte|parking|ascenseur)"
    r"|locker (?:pass)?code|door bell code|passcode|interphone|safe code|supra"
    r"|(?:luggage|suitcase|bike|gym|pad)[ -]?lock(?:er)?|radio code|gate combi|box, code|(?:utility|atm) pin)"
    r"(?i:(?: code| key| pin)?(?: is|:)?) [#*\"']?"
    r"(?P<value>\*?\d{3,8}[#*]?|[A-Z]\d{3,6}[A-Z]?|\d{1,5}[A-Z]\d{0,4}|\d(?:[ -]\d){2,5}|(?=[A-Z]{0,4}\d)"
    rf"[A-Z0-9]{{4,6}}){_END}"
)
_DOOR = Headed(
    r"(?<![^\W_])(?i:door|gate|entrance|lobby|shed|hall|garage|cellar|lift|elevator)(?i: is|:)? "
    rf"(?P<value>\*?\d{{4,6}}[#*]|\d{{4,6}}[A-Z]|[A-Z]\d{{4,6}}[A-Z]?){_END}"
)
_WORD = Headed(
    r"(?<![^\W_])(?i:(?:alarm|safe|duress|verbal|telephone|phone|family|rescue) (?:pass)?word)(?i: is|:"
    r"|,) [\"'\u201c]?"
    r"(?P<value>[A-Za-z]{4,14})(?=[\"'\u201d]?(?:[.,;!)\n]|$))"
)
_COMMUNITY = Headed(
    r"(?<![^\W_])(?i:snmp )(?i:(?:v2c? )?community(?: string)?)(?i: is"
    r"|:)? (?P<value>(?=\S{0,20}\d)[\w!#%*.-]{6,24})(?!\w)"
)
_SHARE = Headed(
    r"(?<![^\W_])(?i:share code)(?i: is"
    r"|:)? (?P<value>(?=[A-Z -]{0,10}\d)[A-Z0-9]{3}([ -]?)[A-Z0-9]{3}\2[A-Z0-9]{3})"
    r"(?![\w-])"
)
_SEED = Headed(
    r"(?<![^\W_])(?i:2fa|totp|mfa|otp|authenticator)(?i:(?: backup| secret| seed| setup| key| code){0,2})"
    r"(?i: is|:| =)? (?P<value>(?=[A-Z ]{0,31}[2-7])(?:[A-Z2-7]{16,32}"
    r"|[A-Z2-7]{4}(?: [A-Z2-7]{4}){3,7}))(?!\w)"
)
_QUOTED = Headed(
    r"(?<![^\W_])(?i:pw|pwd|pass(?:word|code|wort)?|kennwort)(?: is| ist|:)? (?P<quote>[\"'\u201c\u2018])"
    r"(?P<value>(?=[^\s\"'\u201d\u2019]{0,39}[\d!#%&*?@^~])[^\s\"'\u201d\u2019<>{}$=()]{6,40})"
    r"[\"'\u201d\u2019]"
)
_HYPHENED = Headed(
    r"(?<![^\W_])(?i:pw|pass(?:word|code))(?i: is"
    r"|:)? (?P<value>[a-z]{3,12}(?:[-_.][a-z]{3,12}){1,4}[-_.]\d{1,4})"
    r"(?![\w@/-])"
)
_CAPITALS = Headed(
    r"(?<![^\W_])(?i:pass ?phrase)(?i: is|:) (?P<value>[A-Z][a-z]{2,11}(?: (?:[A-Z][a-z]{2,11}"
    r"|\d{1,4})){2,7})(?!\w)"
)
_PHRASE = Headed(
    r"(?<![^\W_])(?i:pass ?phrase|pass ?word)(?i:(?: [a-z]{2,12}){0,3})(?i: is|:)? [\"\u201c]"
    r"(?P<value>[a-z]{3,12}(?:[ -][a-z]{3,12}){2,7})[\"\u201d]"
)
_LONG = Headed(
    r"(?<!\w)(?i:key|token|secret)(?i: is|:)? (?P<value>(?=[^\d\s]{0,60}\d)(?=[^a-z\s]{0,60}[a-z])"
    r"(?=[^A-Z\s]{0,60}[A-Z])[A-Za-z0-9_.+-]{20,120}={0,2})(?![\w/=(\[])"
)
_RULES = (
    (_ENTRY, 0.75, "entry_told"),
    (_DOOR, 0.72, "entry_told"),
    (_WORD, 0.72, "spoken_word"),
    (_SHARE, 0.78, "share_code"),
    (_COMMUNITY, 0.76, "community"),
    (_SEED, 0.82, "totp_seed"),
    (_QUOTED, 0.78, "quoted"),
    (_PHRASE, 0.72, "told"),
    (_HYPHENED, 0.72, "told"),
    (_CAPITALS, 0.72, "told"),
    (_LONG, 0.74, "long_key"),
)
_SIGNS = (
    *(
        "buzz",
        "intercom",
        "key",
        "lock",
        "pad",
        "alarm",
        "duress",
        "code",
        "interphone",
        "door",
        "gate",
        "entrance",
    ),
    *(
        "lobby",
        "shed",
        "hall",
        "garage",
        "cellar",
        "lift",
        "elevator",
        "word",
        "2fa",
        "totp",
        "mfa",
        "otp",
        "supra",
    ),
    *("authenticator", "pw", "pass", "kennwort", "community", "token", "secret"),
)
_YEAR = re.compile(r"(?:19[89]|20[0-3])\d")
_COUNTED = re.compile(r" (?!(?:then|and|to|or|for|at|followed)\b)[a-z]")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_PLAIN = frozenset(
    "required needed used wrong secret optional correct safe good weak strong here there false true none"
    " changed given"
    " known important private empty missing different random back next same spoken written invalid"
    " valid".split()
)
_NAMES_OF_THINGS = re.compile(r"(?:[A-Za-z]+[._-]){2,}[A-Za-z]+\d?|[A-Z][a-z]+(?:[A-Z][a-z]+)+\d{0,2}")


def _is_code(rule: str, found: re.Match[str]) -> bool:
    """Tell whether a value is a code and not a year, a time, a word or the name of a thing."""
    value = found["value"]
    if is_stand_in(value):
        return False
    if rule == "entry_told":
        alarm = found.group().lower().startswith("alarm")
        counted = _COUNTED.match(found.string, found.end()) is not None
        clocked = _CLOCK.fullmatch(value) is not None or not value[0].isdigit()
        return not _YEAR.fullmatch(value) and not (alarm and (clocked or counted))
    if rule == "spoken_word":
        return value.lower() not in _PLAIN
    if rule == "long_key":
        varied = sum(map(str.isdigit, value)) >= 3 and not _NAMES_OF_THINGS.fullmatch(value)
        return varied and not is_hash_or_uuid(value)
    return True


def notes(passage: Passage) -> Iterator[Match]:
    """Yield every code, word and key that a short note tells."""
    if not any(sign in passage.lower for sign in _SIGNS):
        return
    for pattern, score, rule in _RULES:
        for found in passage.sought(pattern):
            if _is_code(rule, found):
                yield Match("SECRET", *found.span("value"), score, f"secret.{rule}")
