"""Telephone numbers: international anywhere, national by their usual shape, bare digits by their label.

Numbering plans come from ``phonenumbers`` (Google's libphonenumber metadata). Its text matcher is not
used: it walks the whole text once per region. Candidates are cut out by shape first, and only they are
parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

import phonenumbers

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, fold, words
from redactor.detect.patterns.bare_ids import COUNTED
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.digits import DASH_CLASS, DASHES, SPACES, only_digits
from redactor.detect.patterns.keyed import fields

REGIONS = (
    "US CA GB DE FR ES IT IN AU BR JP NL BE CH AT IE SE NO DK FI PL PT CZ GR MX ZA NZ SG KR CN IL TR".split()
)
"""Whose national forms are known; international forms are known for every country."""

WORDS = words(
    "phone phones telephone tel tele mobile cell cellphone call calls fax ph mob dial sms whatsapp ring "
    "hotline "
    "callback voicemail contact telefon telefono telefonnummer handy mobil mobilnummer rufnummer telephone "
    "portable "
    "cli ddi did msisdn ani callerid caller landline switchboard mobiel gsm komórka komórkowy тел телефон"
    " моб τηλ "
    "τηλεφωνο κινητο telefonszám mobilszám telefonní téléphone tél teléfono cel fono telefonu cep טלפון נייד "
    "هاتف جوال 연락처 휴대폰 電話番号 手机号 movil celular telefone telemovel cellulare telefoon puhelin"
    " tlf telnr cellular text texted "
    "電話 携帯 전화 电话 手机"
)
_OTHER_NUMBERS = words(
    "order invoice ticket ref reference id version build issue pr case account acct number amount total "
    "price sku po "
    "tracking serial item zip code line row page port pid error ssn card isbn model part quote policy claim"
)

_SIZES = words("size sizes font fonts score scores step steps level levels")
_SEP = rf"[{SPACES}().\/{DASH_CLASS}]"
_GAP = rf"(?:(?!\. [0+(]){_SEP}){{0,3}}"
"""What parts the digits of one number; a stop before the next number's zero, plus or bracket does not."""
_EXTENSION = r"(?:[ ,;]{0,2}(?:x|ext\.?|extension|#|durchwahl) ?\d{1,6})?"
_EDGE = r"(?![\w/]|[.,:\-]\d|-[A-Z](?!\w))"

_INTERNATIONAL = re.compile(
    rf"(?<![\w+.])(?:\+ ?|\(\+|00(?=[1-9])){_SEP}?[1-9](?:{_SEP}{{0,3}}\d){{6,16}}{_EXTENSION}(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_NANP = re.compile(
    r"(?<![\w.+/-])(?<!\d )(?:\+?1[ .-]?)?"
    # Brackets or dashes are telling even where the plan has no such area (invented numbers).
    rf"(?:\([1-9]\d\d\)[ -]?\d{{3}}|[1-9]\d\d[{DASH_CLASS}]\d{{3}}"
    rf"|[2-9]\d\d[ .][2-9]\d\d)[ .{DASH_CLASS}]\d{{4}}"
    rf"{_EXTENSION}{_EDGE}",
    re.IGNORECASE,
)
# Plans that put 0 before the area code: the zero and a group border make the shape.
_TRUNK_ZERO = re.compile(
    rf"(?<![\w.+:,/-])(?<!\d )\(?0\d{{1,5}}(?:\)|{_SEP}){_SEP}{{0,2}}\d(?:{_SEP}{{0,2}}\d){{4,10}}{_EDGE}"
)
# No other plan and no common number has eleven digits that begin so (Ofcom, 07 but personal numbers, pagers).
_BRITISH_MOBILE = re.compile(r"(?<![\w.+$€£/-])07[1-57-9]\d{8}(?![\w%/-]|[.,:]\d)", re.ASCII)
_LABELLED = re.compile(
    rf"(?<![\w.+$€£/-])\(?\d(?:{_GAP}\d){{5,14}}{_EXTENSION}(?![\w/]|[.,:\-]\d)", re.IGNORECASE
)
_DATE = re.compile(
    r"\(?(?:19|20)\d\d ?[-\u2013/] ?(?:19|20)\d\d$|\d{1,2} \d{1,2} (?:19|20)\d\d$"
    r"|(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d\d \d{1,2} \d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}"
    r"|\d{2})(?![-./]\d))(?:[T ]\d{1,2}.*)?",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(r"\b(?:my|new|old|our|your|his|her|their|direct) number(?: is)?:? ?$", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:(?:ring|call|phone|text|reach|dial|get|catch|try|buzz|bell|message|whatsapp)(?:s|ed|ing)? (?:me"
    r"|him|her|us|them"
    r"|you|mum|dad|(?-i:[A-Z][a-z]{1,15}))(?: (?:back|up|direct(?:ly)?|again))?,? (?:on|at|under)|(?:my"
    r"|new|his|her) #(?: (?:is|changed|has changed))?(?: btw| now)?|(?:i'm|i am"
    r"|he's|she's|they're"
    r"|we're) (?:on|at|reachable (?:on|at|under))|(?:my|his|her|their|our|your|new|direct) (?:number"
    r"|(?:direct |land ?|phone )?line|direct"
    r"|no\.?|digits|mobile"
    r"|cell)(?:'s| is| changed to)?|erreichbar (?:unter|auf)|ruf (?:mich )?(?:an )?unter|joignable (?:au"
    r"|sur)|llámame al"
    r"|me liga no|chiamami al)(?: now| still)?:? $",
    re.IGNORECASE,
)
"""What people say right before a number under which somebody is reached."""
_TOLD = re.compile(
    rf"(?<![\w.+$€£/-])\(?\d(?:{_SEP}{{0,2}}\d){{6,14}}{_EXTENSION}(?![\w/%]|[.,:\-]\d| ?(?:euro|eur|usd|km"
    rf"|kg))",
    re.IGNORECASE,
)
_REACH_SIGNS = (
    " on",
    " at",
    " under",
    " #",
    "number",
    "line",
    " no",
    "digits",
    "mobile",
    "cell",
    "direct",
    "unter",
    "auf",
    " au ",
    " sur ",
    " al ",
    "liga",
)
_EXTENSIONS = Headed(
    r"(?<![^\W_])(?:ext(?:ension|n|\.)?|durchwahl|dw|dect|toestel|poste|interno|anknytning|klapka|wew\.?"
    r"|доб\.?|mellék)"
    r"(?: (?:number|no\.?|nr\.?))?(?: is|'s|:|\.)? ?#?(?P<value>\d{3,6})(?![\w/%]|[.,:\-]\d)",
    re.IGNORECASE,
)
_EXTENSION_WORDS = words(
    "call calls ring rings dial phone tel telephone reach direct desk line switchboard his her my your"
    " their anrufen "
    "telefon durchwahl mailbox voicemail transfer"
)
_NAMED = re.compile(r"(?:^|[^\w.!?] ?)[A-Z][a-z]{2,15} \(?$", re.MULTILINE)
"""A capital word, as of a name, right before."""
_PORTABLE = re.compile(r"(?<!\w)port\.:? ?$", re.IGNORECASE)
_ZIP = re.compile(r"\d{5}-\d{3,4}$")
_DECIMAL = re.compile(r"\+?\d+\.\d{1,3}")
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)")


def _no_phone(shown: str) -> bool:
    """Tell whether a group of digits is a date, a network address or a postal code of the US or Brazil."""
    return bool(_DATE.match(shown) or _IP.match(shown) or _ZIP.match(shown))


def _parses(shown: str, region: str | None) -> bool:
    """Tell whether ``shown`` is a valid number of ``region`` (None: international form)."""
    try:
        number = phonenumbers.parse(shown, region)
    except phonenumbers.NumberParseException:
        return False
    if region is None:
        return phonenumbers.is_valid_number(number)
    return phonenumbers.is_valid_number_for_region(number, region)


def _trimmed(shown: str) -> Iterator[str]:
    """Yield ``shown`` and its shorter forms, last groups taken away: a neighbour column may stick to it."""
    yield shown
    for _ in range(6):
        cut = max(shown.rfind(separator) for separator in (*SPACES, *DASHES, ".", "/"))
        if cut <= 0:
            return
        shown = shown[:cut].rstrip(SPACES + DASHES + "./()")
        yield shown


def _international(passage: Passage) -> Iterator[Match]:
    for found in _INTERNATIONAL.finditer(passage.text):
        start = found.start()
        lead = found.group()
        if _DECIMAL.fullmatch(lead):
            continue
        plain = lead if lead.startswith(("+", "(+")) else f"+{lead[2:]}"
        shift = len(lead) - len(plain)
        for shorter in _trimmed(plain):
            if len(only_digits(shorter)) >= 7 and _parses(shorter, None):
                yield Match(
                    "PHONE_NUMBER",
                    start,
                    start + len(shorter) + shift,
                    0.9,
                    "phone.international",
                    checked=True,
                )
                break
        else:
            yield from _invented(passage, found)


_ENCODED = re.compile(r"(?<![\w%])%2[Bb](?P<rest>\d(?:(?:\+|-|%20|%28|%29|%2[Dd]){0,2}\d){6,14})(?![\w%-])")


def _encoded(passage: Passage) -> Iterator[Match]:
    """Numbers in international form in an address or a form: ``%2B447700900155``."""
    for found in _ENCODED.finditer(passage.text):
        digits = only_digits(unquote_plus(found["rest"]))
        if 8 <= len(digits) <= 15 and (_parses(f"+{digits}", None) or passage.near(*found.span(), WORDS)):
            yield Match("PHONE_NUMBER", *found.span(), 0.8, "phone.encoded")


def _invented(passage: Passage, found: re.Match[str]) -> Iterator[Match]:
    """Accept a number that no plan holds (555, 000) when its form or label says what it is meant to be."""
    start, end = found.span()
    digits = only_digits(found.group())
    grouped = len(re.findall(r"\d+", found.group())) >= 3
    zero_lead = found.group().startswith("0")
    if 8 <= len(digits) <= 18 and (passage.near(start, end, WORDS) or (grouped and not zero_lead)):
        yield Match("PHONE_NUMBER", start, end, 0.6, "phone.invented")


def _national(passage: Passage) -> Iterator[Match]:
    for found in _NANP.finditer(passage.text):
        if not _IP.match(found.group()) and not _is_other(passage, found.start()):
            yield Match("PHONE_NUMBER", *found.span(), 0.75, "phone.north_american")
    for found in _TRUNK_ZERO.finditer(passage.text):
        if _DATE.match(found.group()) or _is_other(passage, found.start()):
            continue
        for shorter in _trimmed(found.group()):
            if 9 <= len(only_digits(shorter)) <= 12 and any(_parses(shorter, region) for region in REGIONS):
                end = found.start() + len(shorter)
                yield Match("PHONE_NUMBER", found.start(), end, 0.7, "phone.national")
                break


def _british(passage: Passage) -> Iterator[Match]:
    for found in _BRITISH_MOBILE.finditer(passage.text) if "07" in passage.text else ():
        if not _is_other(passage, found.start()):
            yield Match("PHONE_NUMBER", *found.span(), 0.6, "phone.british_mobile")


def _is_other(passage: Passage, start: int) -> bool:
    """Tell whether the words before a place announce a number of another kind.

    ``port.`` before a French mobile number is a telephone, and no port.
    """
    if _PORTABLE.search(passage.text, max(0, start - 8), start) and passage.text.startswith("0", start):
        return False
    if not _is_announced(passage, start):
        return False
    return _OWN_NUMBER.search(passage.text, max(0, start - 40), start) is None


def _is_announced(passage: Passage, start: int) -> bool:
    """Tell whether a word for another number is just before; *number* is none after one for a telephone."""
    if not passage.just_before(start, _OTHER_NUMBERS):
        return False
    said = fold(passage.text[max(0, start - 30) : start].rpartition("\n")[2]).split()
    return not _OTHER_NUMBERS.isdisjoint({*said[-3:]} - {"number"}) or WORDS.isdisjoint(said[-4:])


def _labelled(passage: Passage) -> Iterator[Match]:
    for found in _LABELLED.finditer(passage.text):
        start, end = found.span()
        if not 7 <= len(only_digits(found.group())) <= 21 or _no_phone(found.group()):
            continue
        if passage.just_before(start, _OTHER_NUMBERS - WORDS) and not passage.just_before(start, WORDS):
            continue
        if passage.near(start, end, WORDS) and not passage.just_before(start, _SIZES):
            yield Match("PHONE_NUMBER", start, end, 0.65, "phone.label")


def _told(passage: Passage) -> Iterator[Match]:
    """Numbers after words about reaching somebody, and extensions of a house's exchange."""
    for found in _TOLD.finditer(passage.text) if any(sign in passage.lower for sign in _REACH_SIGNS) else ():
        start, end = found.span()
        if _REACHED.search(passage.text, max(0, start - 48), start) and not (
            _no_phone(found.group()) or COUNTED.match(passage.text, end, end + 16)
        ):
            yield Match("PHONE_NUMBER", start, end, 0.65, "phone.told")
    for found in passage.sought(_EXTENSIONS):
        start = found.start()
        if passage.near(start, found.end(), _EXTENSION_WORDS) or _NAMED.search(
            passage.text, max(0, start - 20), start
        ):
            yield Match("PHONE_NUMBER", *found.span("value"), 0.62, "phone.extension")


_COLUMN = words(
    "phone telephone tel mobile cell cellphone fax whatsapp telefon telefono teléfono "
    "telefonnummer handy mobil handynummer rufnummer telefone telemovel celular cellulare telefoon puhelin "
    "電話 电话 手机 telefonnr telnr tlf gsm mobiel mobilnummer telefoonnummer puhelinnumero telefonszám"
    " movil móvil cellulari msisdn caller callee ani dnis cli ddi mobilephone homephone workphone phonenumber"
    " mobileno telephonenumber телефон"
)
_NO_COLUMN = words("id name type count city country state zip status model brand label verified carrier")
"""Words of headers about something else of a telephone or a caller."""
_CELL = re.compile(rf"\+?\(?\d(?:{_SEP}{{0,3}}\d){{6,14}}{_EXTENSION}", re.IGNORECASE)


def _columns(passage: Passage) -> Iterator[Match]:
    """Numbers under a header that names telephones."""
    for cell in cells(passage, _COLUMN):
        found = _CELL.fullmatch(passage.text, cell.start, cell.end)
        if found and cell.header.isdisjoint(_NO_COLUMN) and not _no_phone(found.group()):
            yield Match("PHONE_NUMBER", cell.start, cell.end, 0.65, "phone.column")
    for field in fields(passage, _COLUMN):
        found = _CELL.fullmatch(passage.text, field.start, field.end)
        if found and field.key.isdisjoint(_NO_COLUMN) and not _no_phone(found.group()):
            yield Match("PHONE_NUMBER", field.start, field.end, 0.65, "phone.key")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every telephone number of the passage."""
    if passage.digits < 3:
        return
    yield from _international(passage)
    yield from _national(passage)
    yield from _british(passage)
    yield from _columns(passage)
    if "%2b" in passage.lower:
        yield from _encoded(passage)
    yield from _told(passage)
    if passage.mentions(WORDS):
        yield from _labelled(passage)


FAMILY = Family("phone", frozenset({"PHONE_NUMBER"}), find)
