# ruff: noqa: RUF001, ISC004 - signs of texts; a table of patterns
"""Documents that only their label gives away, passports and driving licences; and crypto wallets.

Numbers of documents have no check that all countries share. Wallets need no label: their own grammar is
enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns import wallets
from redactor.detect.patterns.columns import cells

_NUMBER = r"(?P<value>(?=[A-Za-z0-9/-]*\d)[A-Za-z0-9][A-Za-z0-9/-]{4,17}[A-Za-z0-9])(?![\w-])"
_SPACED = r"(?P<value>(?=[A-Z0-9 -]{0,8}\d)[A-Z0-9]{1,5}(?:[ -][A-Z0-9]{2,9}){1,4})(?![\w-])"
_SAID = (
    r"(?:[ _:-]{0,2}(?:number|numéro|número|numero|nummer|no\.?|nr\.?|num|id|#|n°|nº|n\.|card|book|serie"
    r"|seria|série|de|di"
    r"|patente|on file)(?![^\W\d_])){0,4}(?: ?\([^()\n]{1,24}\))?(?: is| was| lautet)?[\s\"'|:=#>.,-]{1,6}"
)
_DOCUMENTS = (
    (
        "PASSPORT",
        ("pas", "ppt", "travel doc", "paszport", "護照", "护照", "旅券"),
        r"passport|reisepass(?:nummer)?|passeport|pasaporte|passaporto|passaporte|paspoort(?:nummer)?"
        r"|paszport|pass[ -]?(?:nr|no)\.?|ppt(?= (?:no|number|nr))|travel document|护照号?码?"
        r"|護照|旅券番号|여권번호",
    ),
    (
        "DRIVER_LICENSE",
        (
            "driv",
            "schein",
            "permis",
            "licencia",
            "patente",
            "carteira",
            "cnh",
            "rijbewijs",
            "dl",
            "körkort",
            "prawo",
            "cdl",
            "carnet",
            "permiso",
            "fahrerlaubnis",
            "kørekort",
            "førerkort",
            "ajokortti",
            "řidičský",
            "ehliyet",
            "licence de c",
            "permesso di",
            "operator",
            "運転免許",
            "водительск",
        ),
        r"driv(?:er[’']?s?|ers[’']|ing)[ _-]?(?:licen[cs]e|lic\.?|permit)|drivers?licen[cs]e"
        r"|operator[’']?s? licen[cs]e"
        r"|führerschein(?:nummer)?|fahrerlaubnis(?:nummer)?|permis (?:de conduire|b(?=[ :])|(?=n[°º]))"
        r"|licen[cs]ia de conducir"
        r"|carnet de conducir|licencia de manejo|licence de conduire|kørekort|førerkort|ajokortti"
        r"|řidičský průkaz|ehliyet|運転免許証?番?号?|водительское удостоверение"
        r"|cdl(?=[ _]?(?:no|num|number|#|:))"
        r"|permiso de conducir|patente(?: di guida)?|carteira de motorista|carta de condução|cnh|rijbewijs"
        r"(?:nummer)?|körkort|prawo jazdy"
        r"|dln?(?=[ _]?(?:no|num|number|#|:))",
    ),
)
_LABELLED = tuple(
    (entity, literals, Headed(rf"(?<![^\W_])(?:{label}){_SAID}(?:{value})", flags))
    for entity, literals, label in _DOCUMENTS
    for value, flags in ((_NUMBER, re.IGNORECASE), (f"(?-i:{_SPACED})", re.IGNORECASE))
)
# DVLA: five letters of the name, decade, month (50 more for women), day, year, initials, check and count.
_BRITISH = Headed(
    r"(?<![\w-])(?=[A-Z]{2})[A-Z]{1,5}9{0,4}(?<=[A-Z9]{5})"
    r"\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d"
    r"|3[01])\d[A-Z]"
    r"[A-Z9][A-Z0-9][A-Z]{2}(?![\w-])"
)
_BRITISH_SPACED = Headed(r"(?<![\w-])[A-Z9]{5} \d{6} [A-Z][A-Z9][A-Z0-9][A-Z]{2}(?: ?\d\d)?(?![\w-])")
_TYPED = Headed(
    r"(?<![^\W_])(?:type|document|doc|id|ausweisart|dokumentart|tipo)[ :|\t]{1,4}(?:of (?:id|document)[ :"
    r"|]{1,3})?"
    r"(?:(?P<passport>passport|reisepass|passeport|pasaporte|passaporto)|(?P<licence>driv(?:er['\u2019]?s"
    r"|ing) licen[cs]e"
    r"|führerschein|permis de conduire))[\s|,;]{1,4}(?:(?:document|doc|id)[ _-]?)?(?:number|nummer|no\.?"
    r"|nr\.?|#)[\s:|]{1,4}"
    r"(?P<value>(?=[A-Za-z -]{0,6}\d)[A-Za-z0-9]{1,3}[ -]?[A-Za-z0-9]{4,16})(?![\w-])",
    re.IGNORECASE,
)
"""A form's kind of document, with its number in the next field."""
_FORMS = Headed(
    r"(?<![\w-])(?:[A-Z9]{5}\d{6}[A-Z][A-Z9][A-Z0-9][A-Z]{2}|[A-Z]\d{3}-\d{4}-\d{4}(?:-\d\d)?"
    r"|[A-Z]\d{3}-\d{3}-\d\d-\d{3}-\d|[A-Z]\d{7}|[A-Z]\d{12}|[A-Z]\d{4}-\d{5}-\d{5})(?![\w-])"
)
_DATE = re.compile(
    r"\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d\d)|\d{4}[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d\d[-/]\d\d(?:\d\d)?"
)
_SOUNDEX = re.compile(r"[A-Z]\d{3}-\d{4}-\d{4}.*|[A-Z]\d{3}-\d{3}-.*|[A-Z9]{5}\d{6}.*")
_LICENCE_WORDS = words(
    "licence license licences lic driver drivers driving dl dln cdl dvla dmv rental führerschein "
    "fahrerlaubnis permis conduire patente licencia rijbewijs körkort permit"
)
_NO_LICENCE = words("passport software product key serial")
_ONLY = re.compile(r"\s*(?P<value>(?=[A-Za-z-]{0,6}\d)[A-Za-z0-9-]{6,18})\s*")
_COLUMNS = {
    "PASSPORT": words(
        "passport passeport pasaporte passaporto passaporte reisepass reisepassnummer paspoort passportno "
        "paspoortnummer paszport"
    ),
    "DRIVER_LICENSE": words(
        "driver drivers driving führerschein führerscheinnummer rijbewijs licence license lic dl dln cdl "
        "fahrerlaubnis cnh patente körkort"
    ),
}
_DRIVES, _LICENCE = words("driver drivers driving"), words("licence license lic")


def _documents(passage: Passage) -> Iterator[Match]:
    for entity, literals, pattern in _LABELLED:
        if any(literal in passage.lower for literal in literals):
            for found in passage.sought(pattern):
                dated = _DATE.fullmatch(found["value"]) is not None
                if sum(char.isdigit() for char in found["value"]) >= 3 and not dated:
                    yield Match(entity, *found.span("value"), 0.74, f"labelled.{entity.lower()}")
    named = any(sign in passage.lower for sign in ("pas", "reisep", "driv", "führers", "permis"))
    for found in passage.sought(_TYPED) if named else ():
        entity = "PASSPORT" if found["passport"] else "DRIVER_LICENSE"
        if sum(char.isdigit() for char in found["value"]) >= 3:
            yield Match(entity, *found.span("value"), 0.74, "labelled.typed")


def _licences(passage: Passage) -> Iterator[Match]:
    """Forms of licences that tell by themselves, or beside a word about licences."""
    for found in passage.sought(_BRITISH):
        yield Match("DRIVER_LICENSE", *found.span(), 0.66, "labelled.british")
    if passage.label.isdisjoint(_LICENCE_WORDS) and passage.mentions(_LICENCE_WORDS):
        for found in passage.sought(_BRITISH_SPACED):
            if passage.near(*found.span(), _LICENCE_WORDS):
                yield Match("DRIVER_LICENSE", *found.span(), 0.7, "labelled.british")
        for found in passage.sought(_FORMS):
            near = passage.near(*found.span(), _LICENCE_WORDS)
            told = near and not passage.near(*found.span(), _NO_LICENCE)
            if told or _SOUNDEX.fullmatch(found.group()):
                yield Match("DRIVER_LICENSE", *found.span(), 0.7, "labelled.form")


def _fields(passage: Passage) -> Iterator[Match]:
    held = _ONLY.fullmatch(passage.text[:40])
    entity = _named(passage.label)
    if held and entity:
        yield Match(entity, *held.span("value"), 0.74, "labelled.field")
    # `Driver | Licence no.`: one header says whose licence another one names.
    drives = _DRIVES & passage.vocabulary
    for cell in cells(passage, _COLUMNS["PASSPORT"] | _COLUMNS["DRIVER_LICENSE"]):
        held, entity = _ONLY.fullmatch(passage.text, cell.start, cell.end), _named(cell.header | drives)
        if held and entity:
            yield Match(entity, *held.span("value"), 0.74, "labelled.column")


def _named(label: frozenset[str]) -> str:
    """Return which document a field's or column's name speaks of, if any."""
    if not label.isdisjoint(_COLUMNS["PASSPORT"]):
        return "PASSPORT"
    licence = not label.isdisjoint(_COLUMNS["DRIVER_LICENSE"] - _DRIVES - _LICENCE)
    both = not label.isdisjoint(_DRIVES) and not label.isdisjoint(_LICENCE)
    return "DRIVER_LICENSE" if licence or both else ""


def find(passage: Passage) -> Iterator[Match]:
    """Yield every labelled value and wallet of the passage."""
    if passage.digits < 3:
        return
    yield from _documents(passage)
    yield from _licences(passage)
    yield from _fields(passage)
    yield from wallets.found(passage)


FAMILY = Family("labelled", frozenset({"PASSPORT", "DRIVER_LICENSE", "CRYPTO"}), find)
