"""Codes of doors, gates, alarms, safes and locks, SIM unlock codes, and keys of wallets beside their name.

Digits are only such a code where a word for what they open stands in the same clause as a word for a code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import is_stand_in
from redactor.detect.passage import Match, Passage

_PLACE = (
    r"(?:(?:back|front|side|main|garage|office|cellar|roof)[ -]?(?:door|gate|entrance)|doors?|gates?"
    r"|garage|alarm"
    r"|lock ?box|key ?(?:box|safe|pad)|safe|bike lock|padlock|locker|entrance|lobby|elevator|burglar alarm"
    r"|tür|haustür|hintertür|hintereingang|eingang|tor|garagentor|tiefgarage|garagencode|alarmanlage|schlüssel(?:box|kasten|safe|tresor)"
    r"|tresor|fahrradschloss|porte|portail|entrée|immeuble|alarme|coffre|boîte à clés|puerta|portón"
    r"|alarma|portal"
    r"|caja fuerte|candado|porta|portone|cancello|allarme|cassaforte|portão|cofre|deur|poort|kluis"
    r"|sleutelkastje)"
)
_CODE = r"(?:codes?|pin|combo|combination|zahlencode|kombination|código|codigo|codice|cijfercode)"
_VALUE = (
    r"(?P<value>(?:[A-Z]?\d{3,8}[A-Z]?(?:\d{1,3})?|\d{1,3}[A-Z]\d{1,4}|\d{1,2}(?:[ -]\d{1,2}){2,4}|\d"
    r"(?:-\d){2,5}))"
    # Words behind it make a count or the name of something of it: `code for the door sensor is 1500 lines`.
    r"(?![\w%/-]|[.,:]\d)(?= ?(?:[^\w ]|$)| (?:and|then|plus|until|but|just|from|for|pls|please|if|to"
    r"|within|ask"
    r"|und|dann|et|puis|y|luego|e|poi|en)(?!\w)| {2})"
)
_OF = r"(?:for|of|to|für|zum|zur|vom|von|de|del|della|du|do|da|dell|d|van|voor)"
_THE = r"(?:the|our|my|your|la|le|el|l|il|lo|o|a|den|die|das|der|het)"
_IS = r"(?: ?[:=,\u2013]| is(?: now)?:?| ist| lautet| es| est| è| é) ?"
_NAMED = Headed(
    rf"(?<!\w)(?:{_PLACE}(?: (?:outside|inside|now|new|neu))?[,:]? ?-?{_CODE}"
    rf"(?:(?: [^\W\d_]{{2,16}}){{0,2}}{_IS}| )"
    rf"|{_CODE} {_PLACE}(?: [^\W\d_]{{2,16}})?{_IS}"
    rf"|(?-i:PIN)(?:-?code)? {_OF} (?:{_THE} )?(?:[^\W\d_]{{2,16}}){{1,2}}{_IS}"
    rf"|{_CODE} ?{_OF}[ '\u2019](?:{_THE}[ '\u2019])?(?:[^\W\d_]{{2,12}} )?{_PLACE}"
    rf"(?: [^\W\d_]{{2,16}}){{0,2}}{_IS}"
    rf"|(?:unlock|entry|keypad|opening)[ -]code(?: (?:for|to|of)(?: [^\W\d_]{{1,14}}){{1,4}})?{_IS}"
    rf"|digicode(?: [^\W\d_]{{2,16}}){{0,2}}{_IS}){_VALUE}",
    re.IGNORECASE,
)
_COMBINATION = Headed(
    r"(?<!\w)(?:combo|combination|kombination|combinaison|combinación)(?: (?:to|for|of|zum|du|de)"
    r"(?: [^\W\d_]{1,12}){1,4})?(?: is| ist| est| es|:| =) {0,2}"
    r"(?P<value>\d{1,2}(?:[ -]\d{1,2}){2,4})(?![\w%/-]|[.,:]\d)",
    re.IGNORECASE,
)
_KEYED = Headed(
    r"(?<![^\W_])(?:keys?|safe|lockbox|key ?box|door|gate|cabinet|locker|buzz(?:er)?|flat|alarm)[^\n.]{0,40}?"
    r"(?:,|\(|with|using|and|to) (?:the )?(?:code|master|override|pin)(?: code)?:? "
    r"(?P<value>\d{4,8}|(?=[A-Z]{0,6}\d)(?=\d{0,6}[A-Z])[A-Z\d]{4,7})(?![\w%/-]|[.,:]\d)",
    re.IGNORECASE,
)
_BOX = Headed(
    r"(?<![^\W_])(?:schlüssel(?:tresor|box|safe|kasten)|key ?(?:safe|box)|lock ?box|sleutelkastje"
    r"|boîte à clés)"
    r"[:=]? {1,2}(?P<value>\d(?:[ -]?\d){3,7})(?![\w%/-]|[.,:]\d)",
    re.IGNORECASE,
)
_CARD = Headed(
    r"(?<!\w)(?:card|credit card)(?:'s)? (?:security|verification|validation) (?:code|number|value)"
    r"(?: is|:|=| ) ?"
    r"(?P<value>\d{3,4})(?![\w%/-]|[.,:]\d)",
    re.IGNORECASE,
)
_BITLOCKER = Headed(r"(?<![\w-])(?P<value>\d{6}(?:-\d{6}){7})(?![\w-])")
_PUK = Headed(
    r"(?<![\w-])PUK[12]?(?:[ -]?(?:code|nummer|number))?(?: is| ist|:|=|) {0,2}(?P<value>\d{8}"
    r"|\d{4} \d{4})(?![\w-])",
    re.IGNORECASE,
)
_WALLET = Headed(
    r"(?<![^\W_])(?:WIF|priv(?:ate)?[ _-]?key)[\"']?[ \t]{0,3}[:=]?[ \t]{0,3}[\"']?"
    r"(?P<value>(?:0x)?[0-9a-fA-F]{64}|5[HJK][1-9A-HJ-NP-Za-km-z]{49}|[KL][1-9A-HJ-NP-Za-km-z]{51})(?!\w)",
    re.IGNORECASE,
)
_EVIDENCE = (
    "cod",
    "puk",
    "combo",
    "combination",
    "kombination",
    "combina",
    "priv",
    "wif",
    "pin",
    "recover",
    "master",
    "override",
    "schlüssel",
    "key",
    "lock",
    "sleutel",
    "clés",
)


def entries(passage: Passage) -> Iterator[Match]:
    """Yield every code that opens a place, and every raw key of a wallet."""
    if passage.digits < 3 or not any(word in passage.lower for word in _EVIDENCE):
        return
    for pattern, score, rule in (
        (_NAMED, 0.75, "entry_code"),
        (_KEYED, 0.72, "entry_code"),
        (_BOX, 0.75, "entry_code"),
        (_COMBINATION, 0.9, "combination"),
        (_PUK, 0.8, "puk"),
        (_CARD, 0.8, "card_code"),
        (_BITLOCKER, 0.95, "bitlocker"),
        (_WALLET, 0.9, "wallet_key"),
    ):
        for found in passage.sought(pattern):
            value = found["value"]
            if not is_stand_in(value) and not _is_year(value):
                yield Match("SECRET", *found.span("value"), score, f"secret.{rule}")


def _is_year(value: str) -> bool:
    """Tell whether digits are a year: ``safe code 2024``."""
    return re.fullmatch(r"(?:19[89]|20[0-3])\d", value) is not None
