# ruff: noqa: RUF001 - signs of texts are the material
"""Streets of countries that name them in their own way, and any street with its place line behind a comma.

Forms: the Universal Postal Union's country sheets. Each match is a street with its house number (and flat,
where the country writes it there); :mod:`redactor.detect.patterns.addresses` adds the place line.
"""

from __future__ import annotations

import re

from redactor.detect.patterns import address_forms as forms

_W = r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚİŞĞ][\w’'-]{1,24}"
_CYRILLIC = r"[А-ЯЁІЇЄҐ][\w-]{1,24}"

NAMED: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    # Hungary
    (
        (" utca", " u. ", " út ", " tér ", " krt", " körút", " köz "),
        re.compile(
            rf"(?<![\w.-])(?:{_W} ){{1,3}}(?:utca|u\.|út|tér|krt\.|körút|köz"
            rf"|sétány) \d{{1,4}}(?:/[A-Za-z])?(?!\w)\.?"
            r"(?: (?:[IVX]{1,4}|\d{1,2})\.? ?(?:em(?:elet|\.)?)? ?/? ?\d{0,3}(?:\. ajtó)?(?=[,\n]|$))?"
        ),
    ),
    # Romania
    (
        ("str.", "strada", "bd.", "bulevard", "calea", "aleea", "șos", "b-dul"),
        re.compile(
            rf"(?<![\w.-])(?:Str\.|Strada|Bd\.|B-dul|Bulevardul|Calea|Aleea|Șos\."
            rf"|Șoseaua) (?:{_W} ?){{1,4}},? ?(?:nr|Nr)\. ?"
            r"\d{1,4}[A-Z]?(?:, ?(?:bl|sc|et|ap)\. ?\w{1,4}){0,4}(?!\w)"
        ),
    ),
    # Russia, Ukraine, Bulgaria, Serbia
    (
        ("ул.", "улиц", "просп", "пр.", "пр-т", "пер.", "б-р", "наб.", "ш.", "вул.", "бул."),
        re.compile(
            rf"(?<![\w.-])(?:ул\.|улица|пр\.|пр-т|проспект|просп\.|пер\.|переулок|б-р|бул\.|наб\.|ш\."
            rf"|вул\.) ?{_CYRILLIC}(?: {_CYRILLIC}){{0,2}},? (?:д\.|дом|буд\."
            rf"|№)? ?\d{{1,4}}[а-я]?(?:/\d{{1,3}})?"
            r"(?:, ?(?:корп?|стр|кв|оф|к|эт|ап)\.? ?\d{1,4}){0,3}(?!\w)"
        ),
    ),
    # Turkey
    (
        ("cad", "sok", "sk.", "mah", "bulvar"),
        re.compile(
            rf"(?<![\w.-])(?:{_W} ){{1,5}}(?:Cad(?:desi|\.)|Sok(?:ak|ağı|\.)|Sk\.|Bulvarı"
            rf"|Blv\.),? No ?[:.]? ?\d{{1,4}}"
            r"(?:/\d{1,3}|-[A-Z])?(?: ?(?:D|Daire|Kat"
            r"|K) ?[:.] ?\d{1,3}){0,2}(?!\w)(?:,? [A-ZİŞÇÖÜĞ][\w]{2,20}(?: ?/ ?[A-ZİŞÇÖÜĞ]\w{2,20})?)?"
        ),
    ),
    # Singapore
    (
        ("singapore", "blk"),
        re.compile(
            rf"(?<![\w.-])(?:Blk"
            rf"|Block) \d{{1,4}}[A-Z]? (?:{_W} ){{1,4}}(?:\d{{1,2}} )?(?:#\d\d-\d{{2,5}})(?:,? Singapore"
            rf" \d{{6}})?"
            r"(?!\w)|(?<![\w.-])Singapore \d{6}(?!\w)"
        ),
    ),
    # India
    (
        (
            "nagar",
            "road",
            "apartment",
            "colony",
            "layout",
            "marg",
            "sector",
            "society",
            "enclave",
            "phase",
            "street",
        ),
        re.compile(
            r"(?<![\w.-])(?=[^\n]{0,120}(?:Nagar|Road|Rd|Apartments?|Colony|Layout|Marg|Society|Enclave"
            r"|Street|Cross|Chowk|Bazar|Vihar|Puram|Tower|Villa|Lane|Garden))(?:(?:Flat|Plot|House|Door|Shop"
            r"|H\.|D\.)(?: ?No\.?)? ?)?[A-Z]?-?\d{1,4}[A-Z]?(?:/\d{1,4})?,(?: [A-Z\d][\w .'&-]{2,30},){1,5}"
            r" [A-Z][\w .-]{2,24} ?[-–]? ?[1-9]\d{2} ?\d{3}(?![\w-])"
        ),
    ),
    # China, Korea
    (
        ("号",),
        re.compile(
            r"(?:[一-龥]{2,8}(?:省|市"
            r"|自治区)){0,2}[一-龥]{1,8}[区县市][一-龥]{1,14}[路街道巷弄村]\d{1,5}[号弄](?:[\dA-Z一-龥]{1,10}[室楼栋座层]){0,3}"
        ),
    ),
    (
        ("로 ", "길 "),
        re.compile(
            r"(?:[가-힣]{2,7}(?:특별시|광역시|시"
            r"|도) )?[가-힣]{1,8}[구시군] (?:[가-힣\d]{1,10}[읍면동] )?[가-힣\d]{1,14}[로길] \d{1,4}(?:번길"
            r" \d{1,4})?(?:-\d{1,4})?(?:,? \d{1,4}[동층호](?: \d{1,5}호)?)?"
        ),
    ),
)

_STREET = (
    rf"(?:(?:{_W}|[A-ZÀ-Þ]\.|Am|Im|An|Zum|Zur|[Α-ΩΆ-Ώ][α-ωά-ώ]{{2,20}})(?: (?:{_W}|de|der|den|dem|la|le|du"
    rf"|di|del|[Α-Ω][α-ωά-ώ]{{2,20}})){{0,3}})"
)
_CITY = rf"(?:{_W}|[Α-ΩΆ-Ώ][α-ωά-ώ]{{2,20}})(?:[ -](?:{_W}|am|an der|ob der|sur|\d{{1,2}}(?!\d))){{0,2}}"
PLACED = re.compile(
    rf"(?<![\w.-])(?P<street>{_STREET}) (?P<number>\d{{1,4}})(?: ?[a-zA-Z])?(?:[/-]\d{{1,4}}[a-z]?)?\.?(?:,"
    rf" ?{forms.FLOOR})?, ?(?:[A-Z]{{1,3}}-)?(?P<code>\d{{5}}|\d{{3}} \d\d|\d\d-\d{{3}}"
    rf"|\d{{4}}) (?P<city>{_CITY})(?!\w)"
)
"""Street and number, a comma, postal code and town: ``Am Alten Markt 3, 5020 Salzburg``."""

NO_STREETS = frozenset(
    "chapter section version item page figure table step level day week phase part article paragraph line"
    " row column"
    " volume issue question exercise lesson unit module model type class grade stage round game match group"
    " team zone"
    " gate hall room seat floor invoice order ticket case build release january february march april may"
    " june july"
    " august september october november december jan feb mar apr jun jul aug sep oct nov dec monday tuesday"
    " wednesday montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni"
    " juli oktober dezember"
    " thursday friday saturday sunday summer winter spring autumn windows office python java iphone galaxy"
    " pixel konto kostenstelle rechnung seite kapitel artikel band heft anlage absatz zeile tabelle abbildung"
    " nummer nr".split()
)
NO_TOWNS = frozenset(
    "units items users total euro eur usd people pages words rows lines points miles copies pieces stück"
    " seiten personen members employees customers participants votes bytes tokens hours days shares besucher"
    " teilnehmer uhr einwohner zuschauer gäste plätze visitors guests seats spectators residents einträge"
    " zeilen wörter entries records samples".split()
)
LEFT = re.compile(r"(?:[A-Z\d][\w .’'/-]{1,34},(?: |\n)){1,5}$")
"""What stands before the town of a British address, over commas."""
