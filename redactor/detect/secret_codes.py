"""Short codes that open something for a while or for good: one-time codes, PINs, card codes, licence keys.

Digits are only a code where words say so: an exit code, a postal code and a promotion code are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.inert import BLANK, is_stand_in
from redactor.detect.passage import Match, Passage, fold, words
from redactor.detect.secret_signs import Signs

_DIGITS = r"(?:G-)?\d{3}[ -]\d{3}|(?:G-)?\d{4,8}|\d{4} \d{4}"
_MIXED = r"(?=[A-Z]{0,8}\d)[A-Z0-9]{5,8}|[A-Z0-9]{4}-[A-Z0-9]{4}"
_CORE = re.compile(
    r"(?:pass)?codes?|código|codigo|codice|kodu?|\u043a\u043e\u0434\u0430?|otp|totp|tan|passcode|验证码|驗證碼"
    r"|認証(?:コード|番号)|인증(?:번호| ?코드)"
    r"|2fa|mfa|two-factor",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:bestätigungs|sicherheits|einmal|anmelde|verifizierungs|zugangs|freischalt|login|sms-"
    r"|pass|verifikations"
    r"|verificatie|beveiligings|bekræftelses|verifierings|engangs)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?: (?:code|pin))?(?: (?:for|von|de|da|do|zu|für|pour|para|per) [^\s:]{1,24}(?: [^\s:]{1,24})?)?"
    r"[\"'*]{0,2} ?"
    r"(?:[:=#\uff1a,]|is|ist|lautet|es|est|é|è|to|[\u2013\u2014-]|は|是|为|為|는|은)?[\s:*\"']{0,4}"
    rf"(?P<value>{_DIGITS}|{_MIXED})(?![\w-]|[.,]\d|%)",
)
_TAIL_DIGITS = re.compile(rf"(?<![\w.,:/#-])(?P<value>{_DIGITS})$")
_TOLD = re.compile(
    r" (?:is|ist|es|est|é|è|como|as) (?:o |il )?(?:your|the|dein|ihr|tu|su|votre|ton|seu|sua"
    r"|tuo)\w{0,2} [^.\r\n]{0,40}?"
    r"(?:(?<!to )codes?|otp|pin|código|codigo|codice|passcode)(?!\w)",
    re.IGNORECASE,
)
_TO_USE = re.compile(
    r"(?<!\w)(?:use|enter|type|code|pin|otp|passcode)(?: the)?(?: code| pin)?:? $", re.IGNORECASE
)
_GOOGLE = re.compile(r"G-(?P<value>\d{6})(?!\w)")
_CARD = re.compile(
    r"(?:cvv2?|cvc2?|cvn|csc)(?: ?(?:code|number"
    r"|no\.?))?[\"')]{0,2}[\s:=#]{1,4}[\"']?(?P<value>\d{3,4})(?![\w.,]\d|\w)",
    re.IGNORECASE,
)
_PIN = re.compile(
    r"pin(?: ?(?:code|number|no\.?|nummer))?[\"')*]{0,2}(?:\s?[:=#\uff1a]| is| ist| es| est"
    r"|)[\s*]{1,4}[\"']?(?P<value>\d{4,8})(?![\w%]|[.,:/-]\d)",
    re.IGNORECASE,
)
_SOUNDEX = re.compile(r"[A-Z]\d{3}-\d{4}-\d{4}")  # driver's licences of several US states
_DRIVER = re.compile(
    r"(?:driv(?:er[\u2019']?s?|ers[\u2019']|ing)|operator[\u2019']?s?)[ _-]?$",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"(?:licen[cs]e|product|serial|activation|registration|cd)[ _-]?(?:key|code|number|no\.?)?s?[\"')*]{0,2}"
    r"(?: is)?[\s:=#]{1,4}[\"'*]{0,2}(?P<value>(?=[A-Z-]{0,40}\d)[A-Z0-9]{4,8}(?:-"
    r"[A-Z0-9]{4,8}){2,7})(?![\w-])",
)
_LICENCE_IN = re.compile(
    _LICENCE.pattern.replace("(?P<value>", "(?P<value>(?-i:").replace("{2,7})", "{2,7}))"), re.IGNORECASE
)
_BACKUP_CODE = re.compile(
    r"(?<![\w-])(?:(?=[a-z-]{0,10}\d)[a-z0-9]{4,6}-[a-z0-9]{4,6}|\d{4} \d{4}|\d{8}"
    r"|(?=[a-z]{0,11}\d)(?=\d{0,11}[a-z])[a-z0-9]{8,12}"
    r"|(?=[A-Z-]{0,10}\d)[A-Z0-9]{4,6}-[A-Z0-9]{4,6})(?![\w-])"
)
_REACH = 700

_GOOD = words(
    """
    verification verify security login access auth authentication authenticator confirmation confirm
    otp one time onetime 2fa two factor mfa sms activation sign signin passcode your dein ihr ihre
    tu su votre ton seu sua uw je din twoj your bestätigungs bestätigungscode sicherheits
    sicherheitscode einmal einmalcode anmelde verificación seguridad vérification sécurité
    verificação segurança verifica sicurezza door gate alarm lockbox entry unlock pairing pass
    temporary text texted sent reset google whatsapp whats paypal amazon apple microsoft steam ваш
    подтверждения device invite guest safe
    """
)
_BAD = words(
    """
    zip postal post area country error exit status response http promo promotion discount coupon qr
    bar source dress color colour airport iata swift bic sort product item class course language
    currency region state fault stop return reason result key char character ascii unicode hex morse
    binary opcode op byte machine building tax naics sic icd hs cpt billing dial dialing calling
    city branch bank voucher gift vat
    """
)
_ALONE = words("otp totp 2fa mfa passcode 验证码 驗證碼 인증번호 認証コード")


def _is_asked(text: str, place: int, core: str) -> bool:
    """Tell whether the words before a code's name make it one that opens something."""
    left = fold(text[max(0, place - 40) : place].rpartition("\n")[2]).split()[-4:]
    if left and left[-1] in _BAD:
        return False
    low = fold(core).strip()
    return low in _ALONE or not core.isascii() or not _GOOD.isdisjoint(left)


def codes(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every short code of the passage."""
    text = passage.text
    for place in signs.get("code", ()):
        yield from _named(text, place)
    for place in signs.get("told", ()):
        yield from _told(text, place)
    if "backup" in signs:
        yield from _backup(text, signs["backup"])


def _named(text: str, place: int) -> Iterator[Match]:
    joined = _JOINED.search(text, max(0, place - 20), place) if place and text[place - 1].isalnum() else None
    free = not place or not text[place - 1].isalnum() or not text[place].isascii()
    core = _CORE.match(text, place) if free or joined else None
    if core and (joined or _is_asked(text, place, core.group())):
        found = _AFTER.match(text, core.end())
        if found and not is_stand_in(found["value"]):
            yield Match("SECRET", *found.span("value"), 0.75, "secret.one_time_code")
    before = text[place - 1 : place] if place else ""
    google = _GOOGLE.match(text, place)
    if google and not before.isalnum() and before != "-":
        yield Match("SECRET", *google.span("value"), 0.75, "secret.one_time_code")
    if before.isalnum() or before == "_":
        return
    for pattern, rule, score in (
        (_CARD, "card_code", 0.8),
        (_PIN, "pin", 0.7),
        (_LICENCE_IN, "licence_key", 0.75),
    ):
        found = pattern.match(text, place)
        if found and not is_stand_in(found["value"]) and _fits(text, place, found, rule):
            yield Match("SECRET", *found.span("value"), score, f"secret.{rule}")


def _fits(text: str, place: int, found: re.Match[str], rule: str) -> bool:
    """Tell whether a PIN or licence is one that opens something.

    A PIN without a sign needs words before it that say whose it is; a driver's licence opens nothing.
    """
    if rule == "licence_key":
        return _DRIVER.search(text, max(0, place - 16), place) is None and not _SOUNDEX.fullmatch(
            found["value"]
        )
    if rule != "pin" or any(sign in found.group()[3:] for sign in (":", "=", " is ", "#", "\uff1a")):
        return True
    return not words("my your the card sim entry door alarm her his our account voicemail").isdisjoint(
        fold(text[max(0, place - 24) : place]).split()[-2:]
    )


def _told(text: str, place: int) -> Iterator[Match]:
    """A code before what it is for: ``482913 is your code``, ``use 482913 to sign in``."""
    left = max(0, place - 12)
    found = _TAIL_DIGITS.search(text[left:place])
    if not found:
        return
    start = left + found.start("value")
    if _TOLD.match(text, place) or _TO_USE.search(text[max(0, start - 24) : start]):
        yield Match("SECRET", start, place, 0.75, "secret.one_time_code")


def _backup(text: str, places: list[int]) -> Iterator[Match]:
    """Codes that stand in a row or a column behind their heading."""
    done = 0
    for place in places:
        if place >= done:
            done = min(len(text), place + _REACH)
            for found in _BACKUP_CODE.finditer(text, place, done):
                if BLANK not in found.group() and not is_stand_in(found.group()):
                    yield Match("SECRET", *found.span(), 0.7, "secret.backup_code")
