# ruff: noqa: RUF001 - signs of texts are the material
"""National numbers and identity cards that stand right behind their own name, whatever their check says.

A number may be mistyped, misread or of a country whose check nobody published; people who write ``PESEL:``
before it say what it is all the same. The names are those of the countries' own forms; numbers that pass a
check need no name so close (``national_ids.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, digits_of

_NAMED = (
    "pesel|bsn|burgerservicenummer|sofinummer|cpr|cnp|egn|егн|oib|em[sš]o|jmbg|hetu|henkilötunnus|isikukood"
    "|asmens kodas|personas kods|kennitala|amka|αμκα|pps ?n?|nino|n\\.i\\.|ni(?= (?:no|number|nr))|tc kimlik"
    "|t\\.c\\. kimlik|tckn|cpf|cuil|curp|nuip|hkid|nric|mykad|ktp|cnic|philsys|cccd|cmnd|aadhaa?r|uidai"
    "|snils|снилс|personnummer|fødselsnummer|fodselsnummer|rodné číslo|rodne cislo|rijksregisternummer|insz"
    "|niss|ahv(?:-?n(?:r|ummer))?|svnr|sozialversicherungsnummer|rentenversicherungsnummer|sv-nummer"
    "|codice fiscale|teudat zehut|mynumber|my number card|マイナンバー|個人番号|주민등록번호|身份证号?码?"
    "|รหัสประจำตัวประชาชน|เลขบัตรประชาชน|emirates id|omang|ghana card|huduma|bvn|személyi(?: igazolvány)?"
)
_CARDS = (
    "(?:national|citizen|resident|civil) (?:id|identity|identification|insurance)(?: card)?|identity card"
    "|id[ -]card|id-kaart|identity document|(?:social|national) insurance|residence permit"
    "|alien registration|nin(?=[: ]{1,2}\\d{11})|carte (?:nationale )?d['’]identité|n(?:uméro"
    "|°) d['’]identification nationale?|numéro d['’]identification national|n(?:uméro|°) de sécurité sociale"
    "|matricule national|titre de séjour|carta d['’]identità|documento (?:nacional )?de identidad"
    "|cédula(?: de (?:ciudadanía|identidad|extranjería))?|cedula(?: de (?:ciudadania|identidad))?"
    "|carné de identidad|carnet de identidad|(?:cartão|cartao) (?:de|do) cidad[ãa]o|bilhete de identidade"
    "|carteira de identidade|personalausweis|ausweis|aufenthaltstitel|identiteitskaart|identiteitsbewijs"
    "|verblijfsvergunning|(?:číslo )?občansk(?:ého|ý) průkaz[u]?|občiansky preukaz|dow(?:ód|odu) osobist(?:y"
    "|ego)|numer dowodu|dowodu|buletin(?:ul)? de identitate|carte de identitate|osobna iskaznica|lična karta"
    "|osebna izkaznica|id-kort|nationellt id|henkilökortti|kimlik no|nüfus cüzdanı|лична карта"
    "|δελτίο ταυτότητας|αδτ|זהות|בطاقة الهوية|رقم الهوية"
)
_SAID = (
    r"(?:[ _:-]{0,2}(?:numbers?|nummer|numéro|número|numero|numer|no\.?|nr\.?|n°|nº|№|#|id|is"
    r"|card)(?![^\W\d_])){0,3}[\s\"':=#|.]{1,4}"
)
_SHORT = "NI[EFK]|DNI|RUT|TAJ|NI(?=[: ]{1,2}[A-Z]{2} ?\\d)"
"""Names that are common words in small letters: ``nie`` is never, ``dni`` days."""
_VALUE = (
    r"(?P<value>(?=(?:[^\n\d]{0,4}\d){5})[A-Z]{0,4} ?\d[A-Z0-9]{0,14}(?:[ .\/-]\d[A-Z0-9]{0,7}){0,5}(?:["
    r" -]?[A-Z]{1,2}(?![A-Za-z])|\([A-Z0-9]\))?)"
)
_LABELLED = Headed(
    rf"(?<![^\W_])(?:(?i:{_NAMED}|{_CARDS})|{_SHORT})(?i:{_SAID}){_VALUE}(?![\w@%]|[.,:/-]\d)",
)
_RUSSIAN = Headed(
    r"(?<![^\W_])(?:паспорт|серия)(?: рф)?:?(?: серия)?:? (?P<value>\d\d ?\d\d,? ?(?:№"
    r"|номер:?)? ?\d{6})(?!\d)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d\d)")
_LEAST = 8
"""A part with so many digits is a whole number; what stands behind a space after it is another."""


def find(passage: Passage) -> Iterator[Match]:
    """Yield every number behind its country's name for it."""
    if passage.digits < 5:
        return
    for hit in passage.sought(_LABELLED):
        value = hit["value"]
        first = value.partition(" ")[0]
        value = first if digits_of(first) >= _LEAST else value
        if not _DATE.fullmatch(value) and digits_of(value) >= 5:
            start = hit.start("value")
            yield Match("NATIONAL_ID", start, start + len(value), 0.66, "national.label")
    for hit in passage.sought(_RUSSIAN):
        yield Match("NATIONAL_ID", *hit.span("value"), 0.7, "national.label")


FAMILY = Family("national_labels", frozenset({"NATIONAL_ID"}), find)
