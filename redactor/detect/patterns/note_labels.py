# ruff: noqa: RUF001 - signs of texts are the material
"""Numbers behind the short names that people say for them in notes, mails and chats, with no sign between.

``t.z. 059269001``, ``NUBAN 0123948857``, ``PCN KT44188209A``, ``pix key (11) 95555-0184``, ``psn kriegm_88``.
A row of the table holds names that mean one thing only, and the form of what follows; names that are common
words besides need a word or sign for *number* between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, digits_of, words

_JOINT = (
    r"(?:[ _-]?(?:numbers?|num|no|nr|id|ref|card|key|#)(?![^\W\d_])\.?){0,2}"
    r"(?: (?:for|with|at|from) (?-i:[A-Z])[a-z]{2,14})?(?: is| was|:| =)?[ \t#\"'(]{1,3}"
)
_SIGNED = (
    r"(?:(?:[ _-]?(?:numbers?|num|no|nr|id|ref|code|lic|#)(?![^\W\d_])\.?){1,2}(?: is| was|:| =)?|(?: is|:"
    r"|#))"
    r"[ \t#\"'(]{1,3}"
)
_ENDS = r"(?![\w@%]|[.,:]\d|[/-]\w)"
_DIGITS = r"(?P<value>\d(?:[ ./-]?\d){4,24}(?:[A-Z](?!\w)|-[A-Z\d](?!\w))?)"
_MIXED = (
    r"(?P<value>(?=[A-Z /.-]{0,9}\d)[A-Z0-9]{1,24}(?:[./-][A-Z0-9]{1,14}){0,6}"
    r"(?: (?=[A-Z]{0,3}\d)[A-Z0-9]{1,14}(?:[./-][A-Z0-9]{1,14}){0,4}){0,4})"
)
_CALLED = r"(?P<value>\(?\+?\d(?:[ ().-]{0,2}\d){6,13})"
_KNOWN = (
    r"(?P<value>[@$][A-Za-z](?:[\w.-]{1,28}\w)|(?=[a-z.-]{0,24}[\d_])(?![a-z]{1,2}\d)"
    r"(?i:[a-z])[\w.-]{3,28}\w)"
)


class _Row(NamedTuple):
    """Names of one kind of number, and what they need: the pattern, and how many digits at least."""

    entity: str
    literals: tuple[str, ...]
    pattern: Headed
    least: int


def _row(entity: str, literals: str, names: str, value: str, least: int, *, joint: str = _JOINT) -> _Row:
    """Return a row; names ignore case, unless they stand in ``(?-i:...)``, values do not.

    It is tried where one of ``literals`` occurs, in lower case and parted by bars.
    """
    return _Row(
        entity,
        tuple(literals.split("|")),
        Headed(rf"(?<![^\W_])(?i:{names})(?i:{joint}){value}{_ENDS}"),
        least,
    )


_ROWS = (
    _row(
        "NATIONAL_ID",
        "t.z|tz|singpass|alien|a-num|a#|clave|ine |voter|citizenship|bvn|nss|cni|rg |pis|nis|sss|gsis|umid"
        "|nin|arc|trn|cmu|curp|titulo|título|perso|carta|birth n",
        r"t\.z\.|tz(?= (?:no|number|is|\d{9}))|singpass|alien (?:registration )?(?=no|number|#)|a-number"
        r"|alien reg|(?-i:A)(?=# ?[A-Z]?\d)"
        r"|clave de elector|ine(?: clave| elector)|voter(?:['’]?s)?(?: card| id(?:entity)?)|citizenship"
        r"|(?-i:BVN|NSS|CNI|RG|PIS(?:/PASEP)?|NIS|SSS|GSIS|UMID|NIN|ARC|TRN|CMU|CURP)"
        r"|t[íi]tulo(?: de eleitor| eleitoral)|perso(?:nalausweis|nr)?|carta d['’]identit[àa]|birth number",
        _MIXED,
        7,
    ),
    _row(
        "NATIONAL_ID",
        "my id|his id|her id|their id|whose id",
        r"(?:my|his|her|their|whose) id",
        r"(?P<value>\d{7,13})",
        7,
    ),
    _row(
        "HEALTH_ID",
        "gms|hosp|bcbs|philhealth|nhif|med|tarjeta|krankenkasse|insurance|sha |cip|codice|sus|discovery h"
        "|bupa|vhi|laya|axa ppp|vitality|unit n|lhc|hmo",
        r"gms|hosp\.?(?=(?:ital)? (?:no|number))|hospital(?= (?:no|number))|bcbs|philhealth|nhif|medical aid"
        r"|med aid|tarjeta sanitaria|krankenkasse|health insurance|(?-i:SHA(?= [A-Z]{2})|CIP|GMS)"
        r"|medi-?cal|codice paziente|(?-i:SUS)"
        r"|(?:discovery health|bupa|vhi|laya|medibank|axa ppp|vitality)(?: health)?"
        r"|unit(?= (?:no|number)\b)|lhc|hmo",
        _MIXED,
        5,
    ),
    _row(
        "BANK_ACCOUNT",
        "nuban|cbu|cvu|rib|nib|ccc|paybill|ccp",
        r"nuban|cbu|cvu|(?-i:RIB|NIB|CCC)|paybill(?: acc(?:oun)?t)?|compte ccp",
        _DIGITS,
        5,
    ),
    _row("BANK_ACCOUNT", "konto|kto", r"konto|kto\.?|kontonr\.?", r"(?P<value>\d{4}[. ]\d\d[. ]\d{5})", 11),
    _row("BANK_ACCOUNT", "ac|bank", r"acc(?:oun)?t?|bank", r"(?P<value>(?:\d{1,6}-)?\d{6,10}/\d{4})", 10),
    _row(
        "TAX_ID",
        "tunnus|kra|tax no|gst",
        r"y-tunnus|kra(?: pin)?|ly-?tunnus|tax no\.?|gst(?=:? ?\d\d[A-Z])",
        _MIXED,
        7,
    ),
    _row(
        "PASSPORT",
        "visa",
        r"(?:e-?)?visa (?:foil|grant|sticker|vignette|control)|visa(?= (?:no|number|#))",
        _MIXED,
        6,
    ),
    _row(
        "DEVICE_ID",
        "sim|iccid|frame|engine|chassis|reach|phone imei",
        r"sim(?: card)?|iccid|frame(?= (?:no|number|#))|engine(?= (?:no|number))|chassis(?= (?:no|number))"
        r"|in-?reach(?: imei)?|sat ?phone imei",
        _MIXED,
        5,
    ),
    _row(
        "ID",
        "penalty|pcn|crn|nzbn|brp|uan|esic|naic|pf|jamb|fir|edipi|ocr|cvr|regon|krs|apn|mls|wwcc|orcid|ktn"
        "|prs|paye|avc|dbs|matric|dod id|i-94|green card|naturali|v-nummer|office|ho ref|microchip| note"
        "|aeroplan|krisflyer|known|redress|polise|forsikring|expte|rental|toll|title|hotel|damage|v5c"
        "|working with|ref|lic|council|insurance|grp",
        r"penalty (?:charge )?notice|(?-i:PCN|CRN|NZBN|BRP|UAN|ESIC|NAIC|PF|JAMB(?: reg)?|FIR|EDIPI|OCR|CVR"
        r"|REGON|KRS|APN|MLS|WWCC|ORCID|KTN|PRS|PAYE(?: ref)?|AVC|DBS(?: cert(?:ificate)?)?)"
        r"|matric(?:ulation)?|dod id|i-94|green card|naturali[sz]ation (?:cert(?:ificate)?)"
        r"|v-nummer|home office ref|ho ref|microchip|con(?:signment)? note|aeroplan|krisflyer"
        r"|known travell?er"
        r"|redress|accounts office(?: ref(?:erence)?)?|polise|forsikring|expte\.?|rental agreement"
        r"|toll (?:bill|notice)|title order|hotel block(?: code)?|damage claim|v5c(?: doc(?:ument)?)? ref"
        r"|working with children(?: check)?|(?:crime|delivery|parcel) ref|adjuster lic\.?|council tax acct"
        r"|(?:(?:pet|car|home|travel|motor) )?insurance(?= [A-Z]{2,4}[- ]?\d{4})|grp(?= [A-Z]{0,3}\d{4})",
        _MIXED,
        5,
    ),
    _row(
        "ID",
        "bond|txn|transaction|pv|verbal|collar|cad|shoulder|council|debit|dd|permit|strata|deed|bar|legajo"
        "|siret|chip|grp|group|fault|meter|file|matter|insurance|polic|ref",
        r"bond|txn|transaction|pv|proc[èe]s-verbal|collar|cad|shoulder|council tax|direct debit|dd|permit"
        r"|strata plan|deed(?: book)?|bar|legajo|siret|chip|grp|group|fault|meter|(?:our |your )?file|matter"
        r"|insurance|policy|police|our ref|your ref|quote(?: our)? ref",
        _MIXED,
        5,
        joint=_SIGNED,
    ),
    _row(
        "ID",
        "claim|order|invoice|booking|ticket|case|policy|ref|account|insurance",
        r"claim|order|invoice|booking|ticket|case|policy|ref|reference|account|insurance",
        r"(?P<value>(?-i:[A-Z]{2,4}) (?:\d{5,12}|\d{2,4}(?:[.-]\d{2,4}){2,4})(?:/\d{1,3})?)",
        5,
    ),
    _row(
        "PHONE_NUMBER",
        "vipps|swish|mobilepay|bizum|gcash|maya|pay|pesa|ecocash|momo|twint|blik|pix|zap|viber|signal|wa"
        "|facetime|imessage|txt|hp|h/p|ph|mob|bleep",
        r"vipps|swish|mobilepay|bizum|gcash|maya|paynow|paylah|m-?pesa|ecocash|momo|twint|blik|payconiq"
        r"|(?:pix|chave pix)(?: key)?|zap|viber|signal|wa|facetime|imessage|txt|h/p|hp|ph|mob|bleep",
        _CALLED,
        8,
        joint=r"(?: (?:number|no\.?|key))?(?: is|:)? ",
    ),
    _row(
        "HANDLE",
        "psn|xbox|gamertag|steam|epic|riot|snap|insta|ig|tiktok|twitch|kakao|line id|wechat|weixin"
        "|telegram|threema|skype|discord|venmo|cash|revtag|kik|strava|roblox|minecraft|upi|vpa|bsky"
        "|mastodon|twitter|vk|zalo",
        r"psn|xbox(?: live)?(?: gt)?|gamertag|steam|epic games|riot(?: id)?|snap(?:chat)?|insta(?:gram)?|ig"
        r"|tiktok|twitch|kakao(?:talk)?|line id|wechat|weixin|telegram|threema|skype|discord|venmo|cash ?app"
        r"|cashtag|revtag|kik|strava|roblox|minecraft|upi|vpa|bsky|mastodon|twitter|vk|zalo",
        _KNOWN,
        0,
        joint=r"(?: (?:id|name|user(?:name)?|handle|is|me(?: at)?|at|gt))?:? ['\"]?",
    ),
)
_KIN = Headed(
    r"(?<![^\W_])(?i:mum|mom|dad|father|mother|wife|husband|son|daughter|brother|sister|nan|gran|partner"
    r"|neighbou?r"
    r"|landlord|landlady|caretaker|next of kin|nok|emergency(?: contact)?|parent|guardian|carer|driver"
    r"|concierge)"
    r"(?i: is|:|'s)? (?P<value>\(?\+?\d(?:[ ().-]{0,2}\d){8,13})(?![\w@%/-]|[.,:]\d)"
)
_RIOT = Headed(
    r"(?<![^\W_])(?i:riot|valorant|league)(?i: id| tag)?(?i: is"
    r"|:)? (?P<value>[A-Za-z][\w ]{2,15}#[A-Za-z0-9]{3,5})(?!\w)"
)
_PAIR = Headed(
    r"(?<![\w./-])(?P<value>\d\d-\d\d-\d\d)[,;/ ]{1,3}(?:(?i:a/c"
    r"|acc(?:oun)?t?)(?i: no\.?)? )?(?P<account>\d{8})(?![\w/-]|[.,:]\d)"
)
"""A British sort code with its account behind it."""
_PAID = words(
    "bank sort account acc acct a pay paid salary payment transfer deposit refund bacs standing order debit"
)
_EMIRATES = Headed(r"(?<![\w-])784-\d{4}-\d{7}-\d(?![\w-])")
_AT_ONCE = Headed(
    r"(?<![^\W_])(?i:(?:filed|logged|lodged|registered|recorded|raised|booked in|entered|docketed) (?:as"
    r"|under)) "
    r"(?P<value>[A-Z0-9]{1,8}(?:[/-][A-Z0-9]{1,8}){1,4})(?![\w@%/-]|[.,:]\d)"
)
_AZ = Headed(
    r"(?<![^\W_])(?i:(?:our |your |the )?(?:file|matter|docket|proceedings?|case|dossier))(?i: no\.?"
    r"| nr\.?|:)?"
    r" (?P<value>\d{1,4} [A-Z][A-Za-z]{0,3} \d{1,5}/\d\d(?:\d\d)?|\d{3,6}/\d\d(?: [A-Z]{1,3})?)(?![\w/-]"
    r"|[.,:]\d)"
)
_SLASHED = Headed(
    r"(?<![^\W_])(?i:ref(?:erence)?)(?i: no\.?"
    r"| number)? (?P<value>[A-Z]{2,8}(?:/[A-Z0-9]{1,10}){1,4})(?![\w/@-])"
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d\d|(?:19"
    r"|20)\d\d(?:[-/](?:19|20)?\d\d)?"
)
_REGISTERED = re.compile(r"(?:ISO|EN|RFC|CVE|UTF|SHA|COVID|IEC|ICD|US|EU)[-/ ]")
_MOST_IN_A_WORD = 40


def _fits(value: str, least: int) -> bool:
    """Tell whether a value is no date, year or standard, and has enough digits for its name."""
    return digits_of(value) >= least and not _DATE.fullmatch(value) and not _REGISTERED.match(value)


def find(passage: Passage) -> Iterator[Match]:
    """Yield every number behind a name that says what it is."""
    if passage.digits < 3 and not any(sign in passage.text for sign in "@$_"):
        return
    for row in _ROWS:
        if any(one in passage.lower for one in row.literals):
            yield from _named(passage, row)
    for pattern, entity in ((_KIN, "PHONE_NUMBER"), (_RIOT, "HANDLE")):
        for found in passage.sought(pattern):
            yield Match(entity, *found.span("value"), 0.66, f"note.{entity.lower()}")
    yield from _formed(passage)
    for pattern in (_AT_ONCE, _AZ, _SLASHED):
        for found in passage.sought(pattern):
            if _fits(found["value"], 5):
                yield Match("ID", *found.span("value"), 0.66, "note.filed")


def _named(passage: Passage, row: _Row) -> Iterator[Match]:
    """Numbers of one row of the table."""
    for found in passage.sought(row.pattern):
        if _fits(found["value"], row.least) and len(found["value"]) <= _MOST_IN_A_WORD:
            yield Match(row.entity, *found.span("value"), 0.7, f"note.{row.entity.lower()}")


def _formed(passage: Passage) -> Iterator[Match]:
    """Numbers whose own form tells, alone or beside a word for payments."""
    if "-" not in passage.text:
        return
    for found in passage.sought(_EMIRATES):
        yield Match("NATIONAL_ID", *found.span(), 0.8, "note.national_id")
    for found in passage.sought(_PAIR):
        if passage.near(*found.span(), _PAID):
            for part in ("value", "account"):
                yield Match("BANK_ACCOUNT", *found.span(part), 0.76, "note.bank_account")


FAMILY = Family(
    "note_labels",
    frozenset(row.entity for row in _ROWS),
    find,
)
