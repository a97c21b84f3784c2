# ruff: noqa: RUF001 - signs of texts are the material
"""Street addresses, post boxes and postal codes by their written form.

One address is one finding: the street, then unit, place line and country as long as they follow one
another, over commas and line breaks. A place line alone counts when its form is unmistakable (state and
postal code, a British or Canadian code); five digits beside a word need a street or a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns import address_countries as countries
from redactor.detect.patterns import address_fields, note_places
from redactor.detect.patterns import address_forms as forms

LABELS = words(
    "address addresses addr street shipping billing ship mailing deliver delivery residence residing live "
    "lives living located "
    "location adresse anschrift strasse direccion domicilio indirizzo endereco adres zip zipcode postcode "
    "postal plz "
    "postleitzahl cep city town ort ville home property pickup site office warehouse site"
)
_CODE_LABELS = words("zip zipcode postcode postal plz postleitzahl cep pincode pin postnummer cap")
_NO_CODES = words("file files archive archives folder format bomb line size")
"""Words behind ``zip`` and ``code`` that make them something else."""
_UNIT = re.compile(rf"(?:,? |, ?|,?[ \t]*\r?\n[ \t]*)(?:{forms.UNIT}|{forms.FLOOR})")
_BRACKETED = re.compile(
    r" \((?:Flat |Unit |Apt )?(?:\d[A-Z]\d{1,2}|\d{1,3}/\d{1,2}|[A-Z]?\d{1,3}[A-Z]?)\)(?=,)"
)
"""A flat in brackets, as Scotland writes it."""
_UNIT_WORD = re.compile(r"\d|Floor|Penthouse|bajo|st\\.")
_GLUE = re.compile(r" ?[-–·|] |,? |, ?|,?[ \t]*\r?\n[ \t]*")
_HOUSE_NUMBER = re.compile(r"(?:^|, )(?:Flat |Unit |Apt )?\d{1,4}[A-Za-z]?(?: |,)")
_HOUSE_STREET = re.compile(rf"[A-Z][\w’'-]+ (?:{forms.TYPES}),")
_TOLD = re.compile(
    r".*(?:\bI['’]m|\bI am|\b[Ll]ives?|\bat|\b[Ll]iving|\b[Aa]ddress(?: is)?)(?: at)? (?=[\dA-Z])"
)
"""What leads to an address within what looks like its first parts."""
_HOUSE = re.compile(r"(?:,? |, ?)(?:Floor|Level|Block|Tower|Building) [A-Z\d]{1,4}")
_FIVE = Headed(r"(?<![\w.,$€£#/-])\d{4,6}(?:-\d{3,4})?(?![\w%]|[.,/:-]\d)")
_NEW_SENTENCE = re.compile(r"[a-z]{4,}\. ")
_AFTER_STREET = re.compile(r" [A-Z][a-z]+")


def _extended(text: str, end: int) -> tuple[int, bool]:
    """Return where an address that begins with a street ends, and whether a place line belongs to it."""
    for pattern in (_UNIT, _HOUSE):
        found = pattern.match(text, end)
        if found and _UNIT_WORD.search(found.group()):
            end = found.end()
    flat = _BRACKETED.match(text, end)
    end = flat.end() if flat else end
    placed = False
    glue = _GLUE.match(text, end)
    line = forms.LINE_AFTER.match(text, glue.end()) if glue else None
    if line and _is_place(line.group(), glue.group() if glue else ""):
        stop = _STOP.search(line.group())
        end, placed = line.start() + stop.start() if stop else line.end(), True
        glue = _GLUE.match(text, end)
        country = forms.COUNTRY.match(text, glue.end()) if glue else None
        end = country.end() if country else end
    return end, placed


_STOP = re.compile(
    r"(?<!\bSt)(?<!\bSta)(?<!\bSte)(?<!\bMt)(?<!\bFt)(?<!\bGral)(?<!\bDr)(?<!\b[A-Z])\. (?=[A-Z])"
)
"""The end of a sentence inside what looks like a place line: ``8020 Graz. Tel``."""
_YEAR_END = re.compile(r"(?:^|\D)(?:19|20)\d\d$")


def _is_place(line: str, glue: str) -> bool:
    """Tell whether what follows a street is its place line, no sentence that goes on with a number."""
    return not (_YEAR_END.search(line) and "\n" not in glue and "," not in glue)


def _street_score(text: str, found: re.Match[str], *, placed: bool, end: int) -> float:
    """Return how far an English street is believed; 0 for none."""
    name, kind = found["name"].lower(), found["type"].lower()
    bare = f"{found['number']} {name} {kind}".lower()
    if _NEW_SENTENCE.search(found["name"]):
        return 0
    if bare in forms.PUBLIC or not forms.NO_NAMES.isdisjoint(name.split()):
        return 0
    if placed:
        return 0.75
    weak = kind in forms.WEAK_TYPES
    runs_on = end == found.end() and not found.group().endswith(".") and _AFTER_STREET.match(text, end)
    year = re.fullmatch(r"(?:19|20)\d\d", found["number"]) is not None
    if (runs_on and len(found["number"]) < 2) or f"{name} {kind}" == "wall street":
        return 0
    if year or runs_on or (weak and len(found["number"]) < 2):
        return 0.45 if not (weak and year) else 0
    return 0.62


def _english(passage: Passage) -> Iterator[Match]:
    text = passage.text
    for found in passage.sought(forms.STREET):
        end, placed = _extended(text, found.end())
        score = _street_score(text, found, placed=placed, end=end)
        if score:
            yield Match(
                "ADDRESS", found.start(), _without_stop(text, end, found.end()), score, "address.street"
            )
    for found in passage.sought(forms.LOWER):
        end, placed = _extended(text, found.end())
        known = placed or passage.near(found.start(), found.end(), LABELS)
        strong = found["type"] in {"street", "avenue", "ave", "road", "boulevard", "blvd", "lane", "crescent"}
        if (known or strong) and forms.NO_NAMES.isdisjoint(found["name"].split()):
            yield Match(
                "ADDRESS",
                found.start(),
                _without_stop(text, end, found.end()),
                0.62 if known else 0.45,
                "address.lower",
            )


def _without_stop(text: str, end: int, street_end: int) -> int:
    """Return ``end`` before a full stop that ends the sentence: at the end, or before a capital."""
    if (
        end == street_end
        and text[end - 1] == "."
        and re.match(r"\s*(?:$|\n|\s[A-Z][a-z])", text[end : end + 4])
    ):
        return end - 1
    return end


def _others(passage: Passage) -> Iterator[Match]:
    text = passage.text
    for literals, pattern in forms.EUROPEAN:
        if any(literal in passage.lower for literal in literals):
            for found in pattern.finditer(text):
                end, placed = _extended(text, found.end())
                yield Match("ADDRESS", found.start(), end, 0.75 if placed else 0.62, "address.european")
    for form in (forms.BROADWAY, forms.ROUTE, forms.BOX, forms.JAPANESE_LATIN):
        for found in passage.sought(form):
            end, _ = _extended(text, found.end())
            yield Match("ADDRESS", found.start(), end, 0.66, "address.form")
    if not text.isascii():
        for found in forms.JAPANESE.finditer(text):
            yield Match("ADDRESS", *found.span(), 0.7, "address.japanese")


def _of_countries(passage: Passage) -> Iterator[Match]:
    """Streets in the forms of one country, and any street whose place line follows a comma."""
    text = passage.text
    for literals, pattern in countries.NAMED:
        if any(literal in passage.lower for literal in literals):
            for found in pattern.finditer(text):
                end, placed = _extended(text, found.end())
                yield Match("ADDRESS", found.start(), end, 0.75 if placed else 0.64, "address.country")
    if "," in text:
        for found in countries.PLACED.finditer(text):
            street, city = found["street"].lower().split(), found["city"].split(" ", 1)[0].lower()
            dated = _YEAR_END.search(found["code"]) or _YEAR_END.search(found["number"])
            if countries.NO_STREETS.isdisjoint(street) and city not in countries.NO_TOWNS and not dated:
                yield Match("ADDRESS", *found.span(), 0.66, "address.placed")


def _line(text: str, place: int) -> tuple[int, int]:
    """Return where the line of a place begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


def _left(text: str, start: int) -> int:
    """Return where an address begins that ends in a British town and code: houses have names there."""
    found = countries.LEFT.search(text, max(0, start - 140), start)
    if not found or not (_HOUSE_NUMBER.search(found.group()) or _HOUSE_STREET.search(found.group())):
        return start
    told = _TOLD.search(found.group())
    return found.start() + (told.end() if told else 0)


def _places(passage: Passage) -> Iterator[Match]:
    """Place lines without a street, and codes under their label."""
    text = passage.text
    lines = dict.fromkeys(_line(text, found.start()) for found in passage.sought(forms.CODE_END))
    for pattern, rule in ((forms.US_LINE, "address.us_line"), (forms.CODE_ALONE, "address.code")):
        for found in (found for line in lines for found in pattern.finditer(text, *line)):
            if found.group().endswith(forms.PUBLIC_CODES):
                continue
            glue = _GLUE.match(text, found.end())
            country = forms.COUNTRY.match(text, glue.end()) if glue else None
            start = _left(text, found.start()) if rule == "address.code" else found.start()
            yield Match("ADDRESS", start, country.end() if country else found.end(), 0.62, rule)
    if passage.mentions(_CODE_LABELS):
        for found in passage.sought(_FIVE):
            if passage.just_before(found.start(), _NO_CODES) or not found.group().strip("0"):
                continue
            if passage.just_before(found.start(), _CODE_LABELS) or not passage.label.isdisjoint(_CODE_LABELS):
                yield Match("ADDRESS", *found.span(), 0.62, "address.code_label")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every address of the passage."""
    if passage.digits < 1:
        yield from note_places.found(passage)
        return
    yield from _english(passage)
    yield from _others(passage)
    yield from _of_countries(passage)
    if passage.digits >= 2:
        yield from _places(passage)
    yield from address_fields.found(passage)
    yield from note_places.found(passage)


FAMILY = Family("addresses", frozenset({"ADDRESS"}), find)
