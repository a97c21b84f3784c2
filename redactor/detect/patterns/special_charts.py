"""Health on charts, theatre lists and handovers: a clinical note is about somebody, as its shorthand tells.

There an illness or a medicine needs no turn of phrase: ``0830 Kiprotich B. IP-114/22 R inguinal hernia NPO``.
Two different signs of such notes must stand in the text, one of which a leaflet or an article hardly has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known_names import table
from redactor.detect.patterns.special_anchored import Anchors, anchored

_OF_PATIENTS = re.compile(
    r"(?<![\w'/-])(?:pt|mrn|nhs(?= ?(?:no|number|#|\d{3}))|nok|nkda|dob|d\.o\.b|c/o|h/o|k/c/o|o/e|sats|cxr"
    r"|npo|nbm"
    r"|ip-?\d{2,6}|bed \d{1,3}|consent signed|surgery list|theatre \d|hetu|patientenakte"
    r"|pflegegrad|verband gew|pod ?\d)(?![\w-])"
)
"""What is written of a patient."""
_CLINICAL = re.compile(
    r"(?<![\w'/-])(?:gp|rx|dx|hx|pmh|dg|od|bd|tds|qds|prn|\d{1,4} ?(?:mg|mcg|µg|ie|iu)|allergic|ecg|ct|mri"
    r"|obs|rr|hr|bp|ward|theatre|clinic|surgery|nurse|consultant|insulin|dose|discharged?|admitted|referred|pflege\w{0,12}"
    r"|lab results?|\d{1,2}/\d{1,2} (?:bp|pain))(?![\w-])"
)
"""What stands in clinical texts of any kind."""

_CODE = re.compile(r"(?<![\w.-])[a-tv-z]\d\d\.\d{1,2}(?![\w.])")
"""A code of the ICD-10 with its point, in small letters."""
_WORDS = Anchors([anchored("health", table("conditions.txt") | table("drugs.txt") | table("procedures.txt"))])


def is_chart(lower: str) -> bool:
    """Tell whether a text, in small letters, is a note about a patient."""
    told = {found.group() for found in _OF_PATIENTS.finditer(lower)}
    return len(told) > 1 or (len(told) == 1 and _CLINICAL.search(lower) is not None)


def found(lower: str) -> Iterator[tuple[str, int, int]]:
    """Yield category and place of every illness, medicine and procedure of a note about a patient.

    ``lower`` is the text in small letters, sign for sign.
    """
    if is_chart(lower):
        yield from (("health", *place.span()) for place in _CODE.finditer(lower))
        yield from (("health", start, end) for start, end, _ in _WORDS.places(lower))
