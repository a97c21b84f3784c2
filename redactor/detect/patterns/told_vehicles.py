# ruff: noqa: RUF001 - signs of texts are the material
"""Number plates and driving licences as people tell them: ``reg is 1KT 4BV``, ``plate of the van 1-KTB-418``.

Neither has a check. A short word for a plate or a licence before a value of their form is enough; standards,
models and licences of other things (software, forklifts, premises) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words
from redactor.detect.patterns.id_words import PUBLIC

_FORM = r"[A-ZÄÖÜ0-9]{1,4}(?:[ -][A-Z0-9]{1,5}){0,3}|[A-Z]{2,3}\d{3,4}[A-Z]{0,2}|\d[A-Z]{2,4}\d{2,4}"
_ENDS = r"(?![\w@%/-]|[.,:]\d)"
_PLATE = Headed(
    r"(?<![^\W_])(?i:number ?plates?|plates?|rego?|registration|veh(?:icle)?|kfz|rek\.|rej\.|targa|placas?"
    r"|plaque|matr[íi]cula|viatura|kenteken|kennzeichen|immat(?:riculée?|riculation)?\.?"
    r"|(?:car|van|truck|bike|trailer) (?:plate|tag)"
    r"|(?<!\w)(?:his|her|my|our|their|wedding|company|hire|rental|courtesy|white|black|red|blue|silver|gr[ea]y)"
    r" (?:car|van|truck))"
    r"(?i: (?:no\.?|number))?(?i: of (?:the|my|his|her|our|their) [\w-]{2,14}| on (?:the|my|his"
    r"|her) [\w-]{2,14})?"
    rf"(?i: is| was|:|\?)? \(?(?P<value>{_FORM}){_ENDS}"
)
_TAG = Headed(rf"(?<![^\W_])(?i:tag|parking permit)(?i: is|:)? (?P<value>{_FORM}){_ENDS}")
_NEXT = re.compile(rf"(?:, | and | & |/)(?P<value>{_FORM}){_ENDS}")
_PARKED = words("parking bay car van truck vehicle parked garage plate")
_LICENCE = Headed(
    r"(?<![^\W_])(?i:(?P<whose>driv(?:er(?:['’]?s)?|ing) )?(?:licen[cs]e|lic\.?)|(?P<sure>(?-i:DL|CDL)|permis"
    r"|patente|driver['’]s))"
    r"(?i:[ ]?(?:no\.?|nr\.?|number|#))?(?i: is|:|\?)? (?:[A-Z]{2} )?"
    r"(?P<value>\d{3} \d{3} \d{3}|\d{6}-\d{3}|\d{7,10}|[A-Z]{1,3}-?\d{3,8}[A-Z]{0,2}|[A-Z]{2}-?\d{2} ?\d{11}"
    r"|\d\d[A-Z]{2}\d{5}"
    r"|[A-Z]\d{3}-\d{3}-\d\d-\d{3}-\d|\d\d-\d\d-\d{6}-\d\d|[A-Z]\d{4}-\d{5}-\d{5}|[A-Z]\d[A-Z]{2}\d{5}[A-Z])"
    rf"{_ENDS}"
)
_OTHER = words(
    "software product windows office plugin server app forklift liquor alcohol premises business trade"
    " fishing"
    " gun firearm firearms medical nursing contractor builder street music site taxi operator gas pilot"
    " dog tv"
    " adjuster broker brokerage realtor electrical plumbing volume key mit apache"
)
_SHORTEST, _MOST = 5, 9


def _is_plate(value: str) -> bool:
    """Tell whether a value has the letters and digits of a plate, and begins no standard or product."""
    letters, digits = sum(map(str.isalpha, value)), sum(map(str.isdigit, value))
    first = re.split(r"[ -]|\d", value, maxsplit=1)[0]
    return (
        letters >= 2
        and digits >= (1 if letters >= 4 else 2)
        and _SHORTEST <= letters + digits <= _MOST
        and first not in PUBLIC
    )


def _plates(passage: Passage) -> Iterator[Match]:
    for found in (*passage.sought(_PLATE), *passage.sought(_TAG)):
        if found.re.pattern == _TAG.pattern.pattern and not passage.near(*found.span(), _PARKED):
            continue
        place: re.Match[str] | None = found
        while place and _is_plate(place["value"]):
            yield Match("VEHICLE_PLATE", *place.span("value"), 0.72, "vehicle.told")
            place = _NEXT.match(passage.text, place.end("value"))


def _licences(passage: Passage) -> Iterator[Match]:
    for found in passage.sought(_LICENCE):
        sure = found["whose"] or found["sure"]
        if (sure or not passage.just_before(found.start(), _OTHER)) and _enough(found["value"]):
            yield Match("DRIVER_LICENSE", *found.span("value"), 0.72, "licence.told")


def _enough(value: str) -> bool:
    if re.split(r"[\d-]", value, maxsplit=1)[0] in PUBLIC - {"S", "DL"}:
        return False
    return sum(map(str.isdigit, value)) >= 3 and sum(map(str.isalnum, value)) >= 6


def find(passage: Passage) -> Iterator[Match]:
    """Yield every plate and licence that a short word announces."""
    if passage.digits:
        yield from _plates(passage)
        yield from _licences(passage)


FAMILY = Family("told_vehicles", frozenset({"VEHICLE_PLATE", "DRIVER_LICENSE"}), find)
