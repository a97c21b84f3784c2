# ruff: noqa: RUF001 - signs of texts are the material
"""Dates of birth, told from other dates by their label, their column, or the form of a life's dates.

A date without any of these is a date only. Labels stand in the languages of the national numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.columns import cells
from redactor.detect.patterns.keyed import fields

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september"
    r"|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars"
    r"|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre"
    r"|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari|maart|mei"
    r"|augustus|oktober|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    r"|listopada|grudnia|okt|dez|ene|abr|ago|dic|fév|avr|juil|déc)\.?"
)
_SPELT_DAY = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty-(?:first|second"
    r"|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth)|thirty-first)"
)
_WEEKDAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}(?:[-/. ]| / )\d{1,2}(?:[-/. ]| / )(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of| de)? ?-?{_MONTH}(?: de)?,? ?-?\d{{2,4}}|{_MONTH} "
    rf"\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|(?:\d{4}|(?:明治|大正|昭和|平成|令和)\d{1,2})年\d{1,2}月\d{1,2}日|(?:19|20)\d\d(?:0[1-9]"
    r"|1[0-2])(?:[0-2]\d|3[01])"
    r"|(?:[0-2]\d|3[01])(?:[0-2]\d|3[01])(?:19|20)\d\d(?!\d)"
    rf"|\d{{4}} ?-?{_MONTH} ?-?\d{{1,2}}|(?:the )?{_SPELT_DAY}(?: of)? {_MONTH},? \d{{4}}"
    rf"|{_WEEKDAY},? \d{{1,2}}(?:st|nd|rd|th|\.)?(?: of| de)? {_MONTH},? \d{{4}}"
    rf"|(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}),? ?['\u2019]\d\d)"
)
_AGE_WORD = (
    r"(?:\d{1,3}|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?"
    r"|a hundred)"
)
_BORN = Headed(
    r"(?<![^\W_])(?:d\.?[o0]\.?b\.?|b-?day|birth[ _]?day|birth[ _-]?date|date[ _-]?of[ _-]?birth"
    r"|(?:date|place and date) of birth|d/?o/?b|birth ?_?date|birth ?day|birth|born"
    rf"|turn(?:s|ed|ing) {_AGE_WORD}(?= on )"
    r"|geboren|geburtsdatum|geburtstag|geb\.?(?:[ -]?(?:dat(?:um|\.)?|am))?|gebdat|fec(?:ha)?\.? ?nac\.?"
    r"|f\. ?nac\.?"
    r"|ddn|dn(?=:)|nasc\.|data nasc\.?|gebdatum|geb\. ?datum|cumpleaños|anniversaire|compleanno|verjaardag"
    r"|née?|naissance|fecha de nacimiento|nacimiento|nacid[oa]|data di nascita|nat[oa]|data de nascimento"
    r"|nascimento"
    r"|geboortedatum|födelsedatum|född|fødselsdato|født|syntymäaika|data urodzenia|urodzon[ya]|ur\.|datum "
    r"narození|narozen[a]?"
    r"|születési (?:idő|dátum)|data nașterii|doğum tarihi|дата рождения|рожд(?:ения|ён|ена)?\.?|д\.?р\."
    r"|г\.?р\.|ημερομηνία γέννησης|ημ\.? ?γέννησης|ημερομηνία γέννησης|生年月日"
    r"|出生日期|出生|생년월일)"
    r"(?: ?\([^()\n]{1,24}\))?(?: (?:is|was|as|ist|war|est|es|è|é))?"
    rf"(?: on(?: the)?| the| am| le| el| il| in| den| op| em| a)?"
    rf"(?:[\s:]{{1,3}}\d{{1,3}}(?= ?[/|])|(?-i: (?:in|a|à|en|em|te|i|w"
    rf"|zu) [A-Z][\w’'-]{{1,20}}(?: [A-Z][\w’'-]{{1,20}}){{0,2}}),?"
    rf"(?: on(?: the)?| am| le| il| el| op| em| den| dnia)?)?"
    rf"(?:;VALUE=DATE|[ .]{{3,60}})?(?:[\s\"'|:=(>/*-]{{0,6}}|: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{{0,6}},? )"
    rf"(?P<date>{_DATE})(?![\d])"
    rf"|(?<![\w/.-])(?P<before>{_DATE}) ?[(\[]?(?:d\.?o\.?b\.?|date of birth|born|geb\.)(?![\w:])(?! ?[:=])",
    re.IGNORECASE,
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of| de)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])\.?)"
)
"""A day without its year, as birthdays are kept."""
_BIRTHDAY = Headed(
    r"(?<![^\W_])(?:b-?day|birth[ _-]?day|dob|geburtstag|geb\.|cumpleaños|anniversaire|compleanno|verjaardag"
    r"|fødselsdag|födelsedag|urodziny|turn(?:s|ed|ing) \d{1,3})"
    r"(?: is| was|'s| ist| es| est| è)?(?: on(?: the)?| am| le| el| il| op)?[\s\"'|:=(>,-]{1,6}"
    rf"(?P<date>{_DAY})(?![\w/-]|[.:]\d|,? ?\d)",
    re.IGNORECASE,
)
_ANY_DAY = re.compile(rf"(?<![\w/.-]){_DAY}(?![\w/-])", re.IGNORECASE)
_ANY_DATE = re.compile(rf"(?<![\w/.-]){_DATE}(?![\w/-])", re.IGNORECASE)
_BIRTH_LABEL = words(
    "dob birth birthdate birthday born geburtsdatum geboren naissance nacimiento nascita nascimento "
    "geboortedatum födelsedatum fødselsdato syntymäaika urodzenia narození doğum bday születési bdays "
    "birthdays geburtstag geb gebdatum gebdat fecnac cumpleaños anniversaire compleanno verjaardag "
    "fødselsdag födelsedag syntymäpäivä urodziny nacido nacida née född født urodzony рождения γέννησης"
    " nasc nascita naiss urodz narodenia syntymaaika fodelsedatum fodselsdato birthdt bdate 生年月日 出生日期"
)
_NO_BIRTH = words(
    "format reminder updated created verified sent at place city country town weight by expires checked gift"
)
"""Words of keys about something else that belongs to a birth."""

_LIFE = Headed(
    rf"(?<!\w)(?:(?<=\()(?<!\w\()|(?<=, )(?<!\w, )|(?<=\[)(?<!\w\[))"
    rf"b(?:orn|\.) ?(?P<date>{_DATE}|(?:18|19|20)\d\d)(?=[),;\]]|$)"
    rf"|(?<![\w.])b\. (?P<other>{_DATE})(?![\w/-])"
    r"|(?<!\w)(?:suspect|witness|victim|patient|applicant|claimant|defendant|accused|complainant|tenant|male"
    r"|female|subject|pupil|child|mother|father),? b\. ?(?P<said>(?:19|20)\d\d)(?![\w/-])"
    rf"|(?<!\w)(?:née?|geb\.|geboren|nacid[oa](?: en)?|nat[oa] nel|ur\.|född|født|(?:i|he|she|who|we|they"
    r"|mother|father|mum|mom|dad|wife|husband|brother|sister|baby|child|son|daughter|grandmother"
    r"|grandfather|patient|client"
    rf"|twins|partner)(?: was| were|['’]s) born|(?:who|i|he|she) born)(?: in(?: the year)?| en| w"
    rf"| i)?(?: {_MONTH})? (?P<alone>(?:19|20)\d\d)(?![\w-]|[.,:/]\d)"
    rf"|(?<!\w)(?:dob|d\.o\.b\.?|date of birth)[\s:=#]{{1,3}}(?P<six>\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"
    rf"|(?:[0-2]\d"
    rf"|3[01])(?:0[1-9]|1[0-2])\d\d)(?!\w)"
    rf"|(?<!\w)(?:year of birth|birth[ _]?year|yob|geburtsjahr)[\s\"':=>]{{1,5}}"
    rf"(?P<year>(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
_STARRED = re.compile(
    rf"\*(?:(?<=\(\*) ?(?P<star>{_DATE})(?![\w/-])|(?<!\w\*) ?(?P<town>{_DATE})(?= in [A-Z]| ?[†,])"
    r"|(?<=[^\W\d_] \*) ?(?P<name>\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d)(?![\d.]))",
    re.IGNORECASE,
)

_SAID = (
    "turn dob d.o d.0 do. do/ d0b d/o bday b-day birth born geb fec nac ddn dn: nasc cumplea anniversaire "
    "compleanno verjaardag né nee naissance nat födel född fødsel født syntym urodz ur. narozen születési "
    "nașterii doğum рожд д.р др. γέννησης γενν 生 출생 생년 b. (b [b yob"
).split()
"""Of these fragments, in lower case, or a star, one stands in whatever the label of a birth can be."""
_STAR = "*"

_PATIENT = words(
    "mrn patient pt dob admitted admission ward room hospital clinic chart encounter insurance insured "
    "member appt appointment visit resident sex gender nhs npi lab rx diagnosis male female y.o yo"
)
_SEX = r"(?:male|female|[MF]|M/F|\u2642|\u2640)"
_AGE = r"\d{1,3} ?(?:y\.? ?/?o\.?|yrs?|years? old|ans|jahre|años|anni)"
_BANNER = Headed(
    rf"(?<![\w/.-])(?:male|female|[MF]|M/F|{_AGE}(?:[ ,/]{{1,3}}{_SEX})?)[ ,/|(]{{1,4}}"
    rf"(?P<date>{_DATE})(?![\w/-])"
    rf"|(?<![\w/.-])(?P<before>{_DATE})[ ,/|(]{{1,4}}(?:{_SEX}|\(?{_AGE}\)?)(?![\w.-])",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"[\u2642\u2640](?<![\w/.-].)[ ,/|(]{{1,4}}(?P<date>{_DATE})(?![\w/-])", re.IGNORECASE)


_SEXED = Headed(
    rf"(?<![\w/.-])(?:male|female|[MF])(?:\t| ?\| ?| {{2,8}})(?P<date>{_DATE})(?![\w/-])"
    rf"|(?<![\w/.-])(?P<before>{_DATE})(?:\t| ?\| ?| {{2,8}})(?:male|female|[MF])(?![\w.-])",
    re.IGNORECASE,
)
"""Neighbouring cells of a row without a header."""


_KIN = Headed(
    r"(?<![^\W_])(?:son|daughter|child|spouse|wife|husband|partner|mother|father|brother|sister|dependant"
    r"|dependent|stepson|stepdaughter|grandson|granddaughter|nephew|niece|sohn|tochter|kind|ehefrau|ehemann"
    r"|fils|fille|conjointe?|hij[oa]|cónyuge|figli[oa]|coniuge|filh[oa]|zoon|dochter)"
    rf"(?:, | ?\(| ?\| ?|: ?| · |\t)(?P<date>{_DATE})(?![\w/-])",
    re.IGNORECASE,
)
"""A date right behind what somebody is to somebody: lists of beneficiaries and of those insured too."""


def _banners(passage: Passage) -> Iterator[Match]:
    """Dates beside sex or age, as the heads of records of patients and members show them."""
    for found in chain(passage.sought(_BANNER), _SIGNED.finditer(passage.text)):
        yield Match("DATE_OF_BIRTH", *found.span("date" if found["date"] else "before"), 0.66, "birth.banner")


def _labelled(passage: Passage) -> Iterator[Match]:
    if _STAR not in passage.text and not any(said in passage.lower for said in _SAID):
        return
    for found in passage.sought(_BORN):
        yield Match("DATE_OF_BIRTH", *found.span("date" if found["date"] else "before"), 0.85, "birth.label")
    for found in chain(passage.sought(_LIFE), _STARRED.finditer(passage.text)):
        yield Match("DATE_OF_BIRTH", *found.span(found.lastindex or 0), 0.75, "birth.life")


_SPELT = words("d o b do")
"""What the words of ``D.O.B.`` and ``DoB`` are when folded."""


def _is_birth(label: frozenset[str]) -> bool:
    """Tell whether a field or column is named after a birth."""
    return not label.isdisjoint(_BIRTH_LABEL) or label >= words("d o b") or label >= words("do b")


def _dates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the dates of a field; if it holds none with a year, its days."""
    found = list(_ANY_DATE.finditer(text, start, end))
    yield from found or _ANY_DAY.finditer(text, start, end)


def _birthdays(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_BIRTHDAY):
        yield Match("DATE_OF_BIRTH", *found.span("date"), 0.8, "birth.day")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every date of birth."""
    if passage.digits < 1:
        return
    yield from _birthdays(passage)
    for found in passage.sought(_SEXED):
        yield Match("DATE_OF_BIRTH", *found.span("date" if found["date"] else "before"), 0.66, "birth.row")
    for found in passage.sought(_KIN):
        yield Match("DATE_OF_BIRTH", *found.span("date"), 0.66, "birth.kin")
    yield from _labelled(passage)
    if passage.mentions(_PATIENT):
        yield from _banners(passage)
    yield from _named(passage)


def _named(passage: Passage) -> Iterator[Match]:
    """Yield the dates of a field, a column or a key that is named after a birth."""
    if _is_birth(passage.label):
        for found in _dates(passage.text, 0, len(passage.text)):
            yield Match("DATE_OF_BIRTH", *found.span(), 0.85, "birth.field")
    for cell in cells(passage, _BIRTH_LABEL | _SPELT):
        for found in _dates(passage.text, cell.start, cell.end) if _is_birth(cell.header) else ():
            yield Match("DATE_OF_BIRTH", *found.span(), 0.85, "birth.column")
    for field in fields(passage, _BIRTH_LABEL | _SPELT):
        if _is_birth(field.key) and field.key.isdisjoint(_NO_BIRTH):
            for found in _ANY_DATE.finditer(passage.text, field.start, field.end):
                yield Match("DATE_OF_BIRTH", *found.span(), 0.85, "birth.key")


FAMILY = Family("births", frozenset({"DATE_OF_BIRTH"}), find)
