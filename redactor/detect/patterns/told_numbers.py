"""Numbers that a sentence tells after it has named what they number; those of registers and courts.

``I lost my passport, the number was AR3690013``; ``my father had a contract with you (number 83510941)``;
``registered in Jersey under number 0412937``; ``case no. 13 O 7392/20``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, digits_of, words

_DEALINGS = (
    "contract|policy|order|booking|reservation|claim|membership|subscription|invoice|application|loan"
    "|agreement|account|complaint|ticket|parcel|shipment|case"
)
_TOLD = Headed(
    r"(?<![^\W_])(?:(?P<passport>passport)|(?P<licence>driv(?:er['\u2019]?s|ing) licen[cs]e)"
    rf"|(?:{_DEALINGS}))[^.;:\n\d]{{0,40}}?"
    r"(?:[(,] ?(?:(?:its|the|whose) )?|(?: with| under| by| and)(?: its| the)? )"
    r"(?:number|no\.?)(?: is| was|:)? #?(?P<value>[A-Z0-9](?:-?[A-Z0-9]){4,17})(?![\w/@-]|[.,:]\d)",
    re.IGNORECASE,
)
_REGISTERED = Headed(
    r"(?<![^\W_])(?:registered|incorporated|entered)(?P<how>[^.;:\n\d]{0,60}?) (?:under|with|as)"
    r"(?: the| its| company| registration| register){0,2} (?:number|no\.?|nr\.?)"
    r" (?P<value>(?:HR[AB] ?)?[A-Z]{0,3}\d{5,9})(?![\w/-])",
    re.IGNORECASE,
)
_TAX = re.compile(r"\b(?:VAT|GST|tax)\b", re.IGNORECASE)
_REGISTER = re.compile(r"(?<![\w-])HR[AB] \d{3,6}(?: [A-Z])?(?![\w/-])")
_DOCKET = re.compile(
    r"(?<![\w.,/-])(?:\d{1,4} [A-Z][A-Za-z]{0,3} \d{1,5}/\d\d(?:\d\d)?|[CTF]-\d{1,4}/\d\d"
    r"|\d{2,5}/\d\d(?:\d\d)?|[A-Z]{1,4}-?\d{4}-\d{5,6})(?![\w/-]|\.\d)"
)
_COURTS = words(
    "case cases application applications docket appeal file aktenzeichen geschäftszeichen gz az sygn "
    "petition claim court"
)
_NUMBER_BEFORE = re.compile(
    r"(?:\bnos?\.? ?|\bnumbers? |\bcases? |\bjoined cases |\baz\.:? ?|\b(?:akten|geschäfts)zeichen:? ?"
    r"|\bgz\.?:? ?|\bsygn\. akt:? ?|\bdocket:? ?|, | and )$",
    re.IGNORECASE,
)
_LEAST = 3  # digits of a document's number
_LEAST_OF_DEALING = 5


def _told(passage: Passage) -> Iterator[Match]:
    """Yield numbers of documents and dealings that were named before in the sentence."""
    for found in passage.sought(_TOLD):
        value, place = found["value"], found.span("value")
        if found["passport"] or found["licence"]:
            if digits_of(value) >= _LEAST:
                entity = "PASSPORT" if found["passport"] else "DRIVER_LICENSE"
                yield Match(entity, *place, 0.7, "told.document")
        elif digits_of(value) >= _LEAST_OF_DEALING:
            yield Match("ID", *place, 0.66, "told.number")


def _courts(passage: Passage) -> Iterator[Match]:
    """Yield numbers of cases behind a word that announces them."""
    for found in _DOCKET.finditer(passage.text):
        before = passage.text[max(0, found.start() - 16) : found.start()]
        if _NUMBER_BEFORE.search(before) and passage.near(*found.span(), _COURTS):
            yield Match("ID", *found.span(), 0.68, "told.docket")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every number that a sentence tells."""
    if passage.digits < _LEAST:
        return
    yield from _told(passage)
    for found in passage.sought(_REGISTERED):
        entity = "TAX_ID" if _TAX.search(found["how"]) else "ID"
        yield Match(entity, *found.span("value"), 0.68, "told.register")
    for found in _REGISTER.finditer(passage.text) if "HR" in passage.text else ():
        yield Match("ID", *found.span(), 0.66, "told.register")
    if "/" in passage.text or "-" in passage.text:
        yield from _courts(passage)


FAMILY = Family("told_numbers", frozenset({"PASSPORT", "DRIVER_LICENSE", "ID", "TAX_ID"}), find)
