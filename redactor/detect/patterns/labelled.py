"""Values that only their label gives away: dates of birth, passports, driving licences, plates.

Also crypto wallets, whose own grammar is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import bitcoin

from redactor.detect.passage import Family, Match, Passage, words

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september"
    r"|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars"
    r"|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre"
    r"|octubre|noviembre|diciembre)\.?"
)
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of| de)? ?-?{_MONTH}(?: de)?,? ?-?\d{{2,4}}|{_MONTH} "
    rf"\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}年\d{1,2}月\d{1,2}日)"
)
_BORN = re.compile(
    r"(?<![^\W_])(?:d\.?o\.?b\.?|(?:date|place and date) of birth|birth ?_?date|birth ?day|birth|born"
    r"|geboren|geburtsdatum|geb\."
    r"|née?|naissance|fecha de nacimiento|nacimiento|nacid[oa]|data di nascita|nat[oa]|data de nascimento"
    r"|nascimento"
    r"|geboortedatum|生年月日|出生日期)"
    rf"(?: on| am| le| el| il| in)?[\s\"'|:=(>-]{{0,6}}(?P<date>{_DATE})(?!\d)",
    re.IGNORECASE,
)
_ANY_DATE = re.compile(rf"(?<![\w/.-]){_DATE}(?![\w/-])", re.IGNORECASE)
_BIRTH_LABEL = words(
    "dob birth birthdate birthday born geburtsdatum geboren naissance nacimiento nascita nascimento "
    "geboortedatum"
)

_NUMBER = r"(?P<value>(?=[A-Za-z0-9-]*\d)[A-Za-z0-9][A-Za-z0-9-]{5,17}[A-Za-z0-9])(?![\w-])"
_SAID = r"(?: ?(?:number|no\.?|nr\.?|num|id|#|n°|nº|card))*(?: is)?[\s\"'|:=#>.]{1,6}"
_LABELLED = (
    (
        "PASSPORT",
        "pas",
        re.compile(
            rf"(?<![^\W_])(?:passport|reisepass(?:nummer)?|passeport|pasaporte|passaporto"
            rf"|paspoort){_SAID}{_NUMBER}",
            re.IGNORECASE,
        ),
    ),
    (
        "DRIVER_LICENSE",
        "driv",
        re.compile(rf"(?<![^\W_])driv(?:er'?s?|ing) ?_?licen[cs]e{_SAID}{_NUMBER}", re.IGNORECASE),
    ),
    (
        "DRIVER_LICENSE",
        "schein",
        re.compile(rf"(?<![^\W_])führerschein(?:nummer)?{_SAID}{_NUMBER}", re.IGNORECASE),
    ),
    (
        "VEHICLE_PLATE",
        "plate",
        re.compile(
            r"(?<![^\W_])(?i:(?:licen[cs]e|number|vehicle|registration) plate(?: ?(?:number|no\.?))?(?: "
            r"is)?)[\s:=#]{1,4}(?P<value>(?=[A-Z -]{0,8}\d)[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5})(?![\w-])"
        ),
    ),
    (
        "VEHICLE_PLATE",
        "vin",
        re.compile(
            r"(?<![^\W_])(?:VIN|Vin|vin)(?: ?(?:number"
            r"|no\.?))?[\s:=#]{1,4}(?P<value>[A-HJ-NPR-Z0-9]{17})(?!\w)"
        ),
    ),
)
_BITCOIN = re.compile(r"(?<!\w)(?:bc1[ac-hj-np-z02-9]{11,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)")
_ETHEREUM = re.compile(r"(?<!\w)0x[0-9a-fA-F]{40}(?!\w)")


def _births(passage: Passage) -> Iterator[Match]:
    for found in _BORN.finditer(passage.text):
        yield Match("DATE_OF_BIRTH", found.start("date"), found.end("date"), 0.85, "birth.label")
    if not passage.label.isdisjoint(_BIRTH_LABEL):
        for found in _ANY_DATE.finditer(passage.text):
            yield Match("DATE_OF_BIRTH", *found.span(), 0.85, "birth.field")


def _documents(passage: Passage) -> Iterator[Match]:
    for entity, literal, pattern in _LABELLED:
        if literal in passage.lower:
            for found in pattern.finditer(passage.text):
                yield Match(
                    entity, found.start("value"), found.end("value"), 0.7, f"labelled.{entity.lower()}"
                )


def _wallets(passage: Passage) -> Iterator[Match]:
    for found in _BITCOIN.finditer(passage.text):
        if bitcoin.is_valid(found.group()):
            yield Match("CRYPTO", *found.span(), 0.95, "crypto.bitcoin", checked=True)
    for found in _ETHEREUM.finditer(passage.text):
        if len(set(found.group()[2:].lower())) > 4:
            yield Match("CRYPTO", *found.span(), 0.75, "crypto.ethereum")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every labelled value and wallet of the passage."""
    if passage.digits < 3:
        return
    yield from _births(passage)
    yield from _documents(passage)
    yield from _wallets(passage)


FAMILY = Family(
    "labelled", frozenset({"DATE_OF_BIRTH", "PASSPORT", "DRIVER_LICENSE", "VEHICLE_PLATE", "CRYPTO"}), find
)
