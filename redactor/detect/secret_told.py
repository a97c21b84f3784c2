"""Passwords that people tell in sentences around the word, and the answers to security questions.

``I changed your password to x``, ``the wifi key is x``, ``x (the vault password)``, ``log in with x as
password``, the same in other languages. The value must look like a password: most sentences about passwords
tell none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.inert import BLANK, is_hash_or_uuid, is_stand_in
from redactor.detect.known_names import is_public_word
from redactor.detect.passage import Match, Passage
from redactor.detect.secret_names import INTERFACE
from redactor.detect.secret_signs import Signs
from redactor.detect.secret_values import cut, is_dull, is_mixed

_WORD = (
    r"(?:pass(?:word|wd|phrase|code|wort)|pwd?|kennwort|contraseña|senha|mot de passe|wachtwoord|lösenord"
    r"|password|hasło|parola|пароль)"
)
_V = rf"[\"'`\u201c\u201e\u00ab]?(?P<value>[^\s\"'`\u201c\u201d\u00ab\u00bb{BLANK}]{{5,64}})"
_FEW = r"(?: [^\W\d_]{1,14}){0,4}?"
_FOR = r"(?: (?:for|of|on|für)(?: [\w-]{1,20}){1,3}?)?"
_AFTER = Headed(
    rf"(?<!\w)(?:(?:chang|set|reset|switch|updat|ge[äa]nder)\w{{0,4}}{_FEW} {_WORD}{_FOR} (?:to|auf) "
    rf"|{_WORD}[\u2019']s |{_WORD} (?:for|to|of|del?|dell[ao]|der|des|für|pour|para|per|van|voor|do|da"
    rf"|di|du|vom|im|in|am|an|auf|on|at|от|для|till|til|na|no|nel|w){_FEW}(?:(?: (?:è|é|es|est|is|ist"
    rf"|jest|er|är))?: ?"
    rf"| (?:è|é|es|est|is|ist|jest|er|är) )"
    rf"|{_WORD} (?:è|é|jest|er|är|lautet)[: ] ?"
    rf"|{_WORD} (?:is )?still (?:the )?(?:old )?(?:one )?(?:is |the same )?"
    rf"|{_WORD} (?:was |has been |is )?(?:now )?(?:changed|updated|reset|set)(?: to:?|:| \u2192| ->| =>) "
    rf"|(?:heslo|lozinka|geslo)(?: [^\W\d_]{{1,10}}){{0,2}} je |salasana(?:si)? on "
    rf"|(?:wi-?fi|wlan|wireless|hotspot|network)(?:[ -][^\W\d_]{{1,12}}){{0,2}} (?:key|code|pw|schlüssel|clé"
    rf"|clave)(?: is| ist| est| es|:| =) {{0,2}}){_V}",
    re.IGNORECASE,
)
_WIRELESS = Headed(
    r"(?<![^\W_])(?:wi-?fi|wlan|hotspot)(?:[ -][^\W\d_]{1,12}){0,3}"
    rf"(?: {{0,2}}[:=/|\u2192] {{0,2}}| {{2,6}}|\t| - ){_V}",
    re.IGNORECASE,
)
_NETWORK_CARD = re.compile(
    r"^[ \t]*(?:key|pass(?:word|wort)?|code|pw|schlüssel|clé|clave|chiave)"
    rf"(?:[ \t]{{2,16}}|[ \t]?[:=][ \t]{{0,4}}){_V}",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a card for guests, which names the network above it."""
_DUTCH = Headed(rf"(?<![^\W_])ww(?: is)?[: ] ?{_V}")
_TAIL = re.compile(
    r"[\"'`\u201d\u00bb]? (?:"
    rf"\((?:the |my |our |your )?(?:[\w-]{{1,16}} ){{0,3}}{_WORD}\)"
    rf"|(?:as|als|como|comme|come)(?: the| my| your| das)? {_WORD}"
    r"(?=\s*(?:$|[.,;!?)\r\n])| (?:for|on|to|when|and|until|then|first)(?!\w))"
    rf"|(?P<for>for)(?: the| my| your| our)(?: [^\W\d_]{{1,14}}){{0,3}} {_WORD}(?=\s*(?:$|[.,;!)\r\n]))"
    rf"|(?:is|ist) (?:the|your|my|our|his|her|das|dein|mein|ihr)(?: new| current| temp(?:orary)?)?"
    rf"(?: [^\W\d_]{{1,14}})? {_WORD}(?=\s*(?:$|[.,;!)\r\n])))",
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?:(?<=[\s(\"'`\u201c])|^)(?P<value>[^\s\"'`\u201c\u201d\u00ab\u00bb{BLANK}]{{5,64}})$")
_TRY = re.compile(r"(?:try|use|enter|type|with)[ \"'`]{1,2}$", re.IGNORECASE)
_EAST = re.compile(
    r"(?:密码|密碼|口令|パスワード|暗証番号|비밀번호|암호)(?:是|为|為|は|는|은)[ :\uff1a]{0,2}[\"「『\u201c]?"
    r"(?P<value>[!-~]{4,64})"
)
_PHRASE = Headed(
    r"(?<!\w)(?:passphrase|pass phrase|password|passwort)(?: (?:for|to|of|für) [^\s:=]{1,20}"
    r"(?: [^\s:=]{1,20}){0,3}?)?"
    r"(?: is| ist|:|=) {0,2}(?P<quote>[\"'\u201c])(?P<value>[a-z]{3,12}(?:[ -][a-z]{3,12}){2,7}"
    r"(?:[ -]\d{1,4})?)"
    r"[\"'\u201d]",
    re.IGNORECASE,
)
# Google's passwords for applications: four groups of four letters.
_GROUPS = Headed(
    rf"(?<![^\W_])(?:{_WORD}|pass)[\"'\])]{{0,2}} ?(?::|=|=>| is) ?[\"']?(?P<value>[a-z]{{4}}"
    rf"(?: [a-z]{{4}}){{3}})"
    rf"(?![\w ]\w)",
    re.IGNORECASE,
)
_TOPIC = (
    r"(?:maiden name|(?:first|favou?rite|childhood) (?:pet|car|school|teacher|book|film|movie|food"
    r"|band|job|boss"
    r"|concert|street|friend|nickname|team|colou?r)|(?:high|primary|elementary) school|street (?:did you|you)"
    r" gr[eo]w|city (?:were you|was i) born|(?:met|meet) your spouse|m[äa]dchenname|erste[nsr]? (?:haustier"
    r"|auto|lehrer|schule)|haustiere?s?|nom de jeune fille|premier animal|primera mascota|apellido de soltera"
    r"|animale domestico|security question|secret question|sicherheitsfrage|geheimfrage)"
)
_LINE = r"(?P<value>[^\s\n?\u2022<>{}$][^\n?<>{}$]{1,39}?)[\"']?[ \t]*(?:$|[;|]|\n)"
_ANSWERED = Headed(
    rf"(?<!\w){_TOPIC}[^\n?:]{{0,60}}(?:\?|(?= A:)|(?<=question):|(?<=frage):|(?=[^\n?]{{0,3}}(?:answer"
    rf"|antwort)[:=]))[ \t\n\-\u2013|>*]{{1,6}}(?:(?:answer|antwort|a|respuesta"
    rf"|réponse"
    rf"|risposta|resposta)[:=] ?)?[\"']?{_LINE}",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERS = Headed(
    rf"(?<![^\W_])(?:security|secret|sicherheits|geheim|challenge)[ _-]?(?:question )?(?:answer|antwort)s?"
    rf"(?: ?\d)?[\"']?(?: ?[:=]| is(?= ?[\"'])) ?[\"']?{_LINE}",
    re.IGNORECASE | re.MULTILINE,
)
_CODE = Headed(
    r"(?<!\w)(?:access|activation|anti-?phishing|recovery|backup|lock ?box|entry|pairing|signing)"
    r" (?:code|phrase)"
    r"(?:: ?| is | ist |:?\n| )[\"'`\u201c]?(?P<value>[^\s\"'`\u201c\u201d\u00ab\u00bb]{5,80})",
    re.IGNORECASE,
)
_SAFE_WORD = Headed(
    r"(?<!\w)(?:safe|code|memorable|secret|challenge) ?word(?: is|:| =)? ?"
    r"[\"\u201c\u201e](?P<value>[\w' -]{3,40})"
    r"[\"\u201d\u201c]",
    re.IGNORECASE,
)
_MAIDEN = Headed(
    r"(?<!\w)(?i:maiden name|mädchenname|nom de jeune fille|apellido de soltera)(?:: ?| is |:?\n)"
    r"(?P<value>[A-Z][\w'\u2019-]{2,24})(?=\s*(?:$|[.,;\n]))"
)
_STANDARD = re.compile(
    r"(?:wpa|wep|aes|bcrypt|scrypt|argon|pbkdf|utf|sha|http|oauth|tls|rsa|ipv|md|dh|des|sso|tkip"
    r"|ascii)[\w-]{0,3}\d.*",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"(?:yes|no|none|null|true|false|required|optional|string|varchar|text|not set|n/?a|answer|your"
    r"|click|enter"
    r"|please|choose|select|reset|see|the|what|which|who|where|i|we|you|is|are|was|str)(?!\w).*|.*[(){}=].*|\W*",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = (
    "pet",
    "maiden",
    "school",
    "teacher",
    "question",
    "answer",
    "antwort",
    "first car",
    "frage",
    " code",
    " phrase",
    "word",
    "name",
    "street",
)


def _is_told(value: str) -> bool:
    """Tell whether a value of a sentence is a password: letters and a digit or sign, nothing usual."""
    if len(value) < 5 or value.lower() in INTERFACE or is_stand_in(value) or is_hash_or_uuid(value):
        return False
    if is_dull(value) or is_public_word(value.lower()) or "://" in value or value[0] in "$<{[(/#@%":
        return False
    letters = sum(map(str.isalpha, value))
    if "=" in value or _STANDARD.fullmatch(value):
        return False
    return letters >= 2 and is_mixed(value)


def told(passage: Passage, signs: Signs) -> Iterator[Match]:
    """Yield every password that a sentence tells."""
    if "name" not in signs:
        return
    text = passage.text
    sentences = (*passage.sought(_AFTER), *passage.sought(_DUTCH), *_wireless(passage))
    for found in (*sentences, *_EAST.finditer(text), *_led(text)):
        value = cut(found["value"].rstrip("」』"))
        if _is_told(value):
            begin = found.start("value")
            yield Match("SECRET", begin, begin + len(value), 0.72, "secret.told")
    for found in passage.sought(_PHRASE):
        if not is_stand_in(found["value"]) and len(found["value"].replace("-", " ").split()) >= 3:
            yield Match("SECRET", *found.span("value"), 0.72, "secret.told")
    for found in passage.sought(_GROUPS):
        if INTERFACE.isdisjoint(found["value"].lower().split()) and not any(
            is_public_word(word) for word in found["value"].lower().split()
        ):
            yield Match("SECRET", *found.span("value"), 0.8, "secret.app_password")


def _wireless(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield what stands behind the name of a network on a note: letters and digits."""
    named = any(word in passage.lower for word in ("wifi", "wi-fi", "wlan", "ssid"))
    cards = _NETWORK_CARD.finditer(passage.text) if named else ()
    for found in (*passage.sought(_WIRELESS), *cards):
        if sum(map(str.isdigit, found["value"])) >= 2 and len(found["value"]) >= 8:
            yield found


def _led(text: str) -> Iterator[re.Match[str]]:
    """Yield the word before each ``(the vault password)``, ``as password`` and ``is my password``."""
    for tail in _TAIL.finditer(text):
        found = _LAST.search(text, max(0, tail.start() - 66), tail.start())
        if found and (not tail["for"] or _TRY.search(text, max(0, found.start() - 8), found.start())):
            yield found


def answers(passage: Passage) -> Iterator[Match]:
    """Yield every answer to a security question."""
    if not any(word in passage.lower for word in _ASKED):
        return
    for pattern in (_ANSWERED, _ANSWERS):
        for found in passage.sought(pattern):
            value = found["value"].rstrip(" .,\"'")
            if len(value) >= 2 and not _NO_ANSWER.fullmatch(value) and not is_stand_in(value):
                begin = found.start("value")
                yield Match("SECRET", begin, begin + len(value), 0.72, "secret.answer")
    for found in passage.sought(_CODE):
        value = cut(found["value"])
        if _is_told(value) and sum(map(str.isdigit, value)) > 1:
            yield Match(
                "SECRET", found.start("value"), found.start("value") + len(value), 0.72, "secret.told"
            )
    for pattern in (_SAFE_WORD, _MAIDEN):
        for found in passage.sought(pattern):
            if not _NO_ANSWER.fullmatch(found["value"]):
                yield Match("SECRET", *found.span("value"), 0.72, "secret.answer")
