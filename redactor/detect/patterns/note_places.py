# ruff: noqa: RUF001 - signs of texts are the material
"""Addresses as people write them in passing: crossings, townlands, lots, flats of towers, small letters.

``jct of Mill Rd and Coleridge Rd``, ``Carrowkeel, Westport, Co. Mayo``, ``Lot 18 Bruxner Track via Dorrigo``,
``blk 44 bedok south ave 3``, ``H.No. 4-18/2, Street No. 8, Habsiguda``, ``418 Teheran-ro, Gangnam-gu``.
Crossings count with the name of a way in them: the intersection of law and technology is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, words
from redactor.detect.patterns import address_forms as forms

_WAYS = rf"(?:{forms.TYPES}|Sts|Rds|Aves|Streets|Roads|Avenues|Freeway|Fwy|Track|Pk)"
_NAME = (
    r"(?:[NSEW]{1,2}\.? )?(?:[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2}"
    r"|\d{1,3}(?:st|nd|rd|th)(?: [A-Z][a-z]{1,9})?)"
)
_ROUTE = r"(?:Rte|Route|Hwy|Highway|Interstate|I-|US|SR|CR|County Road)[ -]?\d{1,4}"
_SIDE = rf"(?:{_ROUTE}|{_NAME})"
_TOWN = r"(?:,? (?:in )?[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?(?:,? [A-Z]{2})?(?![\w]))?"
_CROSSING = Headed(
    r"(?<![^\W_])(?P<value>(?i:(?:cnr|corner|crn|jct|junction|intersection|crossroads?|cross streets?)"
    rf"(?: of| is| are|:)? (?:the )?){_SIDE}\.? (?:and|&|/|with|\+) {_SIDE}{_TOWN})(?!\w)"
)
_CROSS_STREET = Headed(rf"(?<![^\W_])(?i:(?:nearest )?cross[ -]streets?)(?i: is|:)? (?P<value>{_NAME})(?!\w)")
_WAY = re.compile(rf"(?<!\w)(?:{_WAYS})(?!\w)|\d(?:st|nd|rd|th)(?!\w)|(?:Rte|Route|Hwy|Highway|SR|CR)[ -]?\d")
_COUNTIES = (
    r"Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Fermanagh|Galway|Kerry|Kildare|Kilkenny"
    r"|Laois|Leitrim|Limerick|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone"
    r"|Waterford|Westmeath|Wexford|Wicklow"
)
_EIRCODE = r"(?:[AC-FHKNPRTV-Y]\d[\dW] ?[0-9AC-FHKNPRTV-Y]{4})"
_IRISH = Headed(rf"(?<![^\W_])(?:Co\.?|County) (?:{_COUNTIES})(?:,? {_EIRCODE})?(?!\w)")
_TOWNLANDS = re.compile(
    r"(?<![\w’'-])(?:(?:[A-Z][\w’'-]{1,24}|\d{1,4}[A-Z]?)(?: [A-Z][\w’'-]{1,24}){0,3}, ?){1,5}$"
)
_BACK = 140
_CODE = Headed(rf"(?<![\w-]){_EIRCODE}(?![\w-])")
_CODE_WORDS = words(
    "eircode co county ireland dublin cork galway limerick waterford kilkenny sligo mayo kerry donegal"
    " address lives"
    " postcode deliver"
)
_LOT = Headed(
    r"(?<![^\W_])(?:Lot|LOT|Site|Plot|Stand"
    r"|Erf) (?:No\.? ?)?\d{1,4}[A-Z]?,? (?:\d{1,4} )?(?:[A-Z][\w’'-]{1,20} ){1,3}"
    rf"(?:{_WAYS})(?:,? via [A-Z][a-z]{{2,20}}|,? [A-Z][a-z]{{2,20}})?(?: (?:NSW|VIC|QLD|WA|SA|TAS|NT"
    rf"|ACT))?(?: \d{{4}})?(?!\w)"
)
_TOWER = Headed(
    r"(?<![^\W_])(?i:blk|block) \d{1,4}[a-z]?,? (?:[a-z]{2,15} ){1,4}(?:st|street|ave|avenue|road|rd|drive"
    r"|dr|close|walk"
    r"|crescent|lane|central|ring)(?: \d{1,3})?(?:,? #\d\d-\d{2,5})?(?:,? (?:s"
    r"|singapore) ?\(?\d{6}\)?)?(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?<![\w#])#\d\d-\d{2,5}[A-Z]?(?![\w-])")
_UNIT_WORDS = words("unit blk block singapore apt flat condo hdb level tower")
_HOUSE = Headed(
    r"(?<![^\W_])(?:H\.? ?No\.?|House No\.?|Door No\.?|D\.? ?No\.?|Plot No\.?|Flat No\.?|Shop No\.?"
    r"|plot no|h no|flat no)"
    r" ?\d{1,4}[A-Z]?(?:[-/]\d{1,4}[A-Z]?){0,4}(?:[, ]{1,2}[A-Za-z\d][\w.'/-]{0,20}){1,16}?"
    r",?[ -]{1,3}[1-9]\d\d ?\d{3}(?![\w-])"
)
_KOREAN = Headed(
    r"(?<![\w-])(?:\d{1,3}(?:F|/F|th floor),? )?\d{1,4}(?:-\d{1,3})?,? [A-Z][a-z]+(?:-?\d{1,3})?-(?:ro|gil"
    r"|daero)"
    r"(?: \d{1,3}(?:beon-gil|-gil)?)?(?:,? [A-Z][a-z-]{2,20}-(?:gu|dong|si|gun"
    r"|myeon)){0,3}(?:,? [A-Z][a-z]{2,12})?(?:,? \d{5})?(?!\w)"
)
_THE = Headed(
    r"(?<![\w.,:/$€£#@%+-])\d{1,3}[a-z]? The (?:Mews|Green|Grove|Crescent|Close|Avenue|Drive|Terrace"
    r"|Paddocks?|Orchards?"
    r"|Gables|Maltings|Cedars|Limes|Oaks|Beeches|Elms|Willows|Poplars|Spinney|Square|Street|Lane|Row|Hill"
    r"|Ridge|Parade"
    r"|Promenade|Quay|Moorings|Meadows?|Laurels|Firs|Pines|Chase"
    r"|Croft)(?:,? (?:[A-Z]{1,2}\d{1,2}[A-Z]?))?(?![\w’'-])"
)
_LOWER_UNIT = Headed(
    r"(?<![\w.,:/$€£#@%+-])(?:(?:u|unit|flat|apt|apartment|shop|lvl|level) ?)?\d{1,4}[a-z]?/\d{1,4}[a-z]?"
    r" [a-z][a-z'’]{2,20}(?: [a-z][a-z'’]{2,20})?"
    r" (?:street|st|avenue|ave|road|rd|parade|pde|crescent|cres|drive|dr|court|ct|terrace|tce|lane|close"
    r"|cl|highway|hwy)"
    r"(?:,? [a-z]{3,20}(?: [a-z]{3,20})?(?:,? (?:nsw|vic|qld|wa|sa|tas|nt|act))? \d{4})?(?![\w’'-])"
)
_FORMS = (
    (("lot ", "site ", "plot ", "stand ", "erf "), _LOT, 0.66),
    (("blk ", "block "), _TOWER, 0.68),
    (("no",), _HOUSE, 0.72),
    (("-ro", "-gil", "-daero"), _KOREAN, 0.72),
    ((" the ",), _THE, 0.62),
    (("/",), _LOWER_UNIT, 0.66),
)
"""Forms, each with literals in lower case of which one stands in it."""
_LEADS = ("cnr", "corner", "crn", "jct", "junction", "intersection", "cross")


def found(passage: Passage) -> Iterator[Match]:
    """Yield every address that is told in passing."""
    if any(lead in passage.lower for lead in _LEADS):
        yield from _crossings(passage)
    for hit in passage.sought(_IRISH) if "Co" in passage.text else ():
        lands = _TOWNLANDS.search(passage.text, max(0, hit.start() - _BACK), hit.start())
        if lands:
            yield Match("ADDRESS", lands.start(), hit.end(), 0.68, "address.townland")
    if passage.digits >= 2:
        yield from _numbered(passage)


def _crossings(passage: Passage) -> Iterator[Match]:
    """Crossings of ways, and the way that crosses."""
    for pattern, score in ((_CROSSING, 0.66), (_CROSS_STREET, 0.64)):
        for hit in passage.sought(pattern):
            if _WAY.search(hit.group()):
                yield Match("ADDRESS", *hit.span("value"), score, "address.crossing")


def _numbered(passage: Passage) -> Iterator[Match]:
    """Forms with numbers: lots, towers, houses, flats and Ireland's codes."""
    for literals, pattern, score in _FORMS:
        for hit in passage.sought(pattern) if any(one in passage.lower for one in literals) else ():
            yield Match("ADDRESS", *hit.span(), score, "address.passing")
    for hit in passage.sought(_CODE):
        if passage.near(*hit.span(), _CODE_WORDS):
            yield Match("ADDRESS", *hit.span(), 0.68, "address.eircode")
    for place in _UNIT.finditer(passage.text) if "#" in passage.text else ():
        if passage.near(*place.span(), _UNIT_WORDS):
            yield Match("ADDRESS", *place.span(), 0.66, "address.unit")
