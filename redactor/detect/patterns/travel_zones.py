"""Documents of travellers as machines write them.

The machine-readable zone of passports, identity cards and visas (ICAO Doc 9303, parts 4 to 7): its lines hold
name, number, birth and nationality at once, so each line is one finding. The document of a passenger in an
airline's record (``SSR DOCS P/PRT/CB482917/PRT/22FEB81/M``): number and birth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.passage import Family, Match, Passage

_LINES = (
    # Passports and visas: kind, state, name.
    re.compile(r"(?<![\w<])[PV][A-Z<][A-Z<]{3}(?=[A-Z<]{0,39}<<)[A-Z<]{20,41}(?![\w<])"),
    # Number, check, nationality, birth, check, sex, expiry, check, what the state adds.
    re.compile(r"(?<![\w<])[A-Z0-9<]{9}[\d<][A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{4,18}(?![\w<])"),
    # Identity cards: kind, state, number; birth, sex, expiry, nationality; name.
    re.compile(
        r"(?<![\w<])[AIC][A-Z<][A-Z<]{3}[A-Z0-9<]{9}[\d<](?=[A-Z0-9]{0,14}<)[A-Z0-9<]{12,16}(?![\w<])"
    ),
    re.compile(r"(?<![\w<])\d{7}[MFX<]\d{7}[A-Z<]{3}[A-Z0-9<]{8,12}(?![\w<])"),
    re.compile(r"(?<![\w<])(?=[A-Z<]{27,44}(?![\w<]))[A-Z]{2,30}(?:<[A-Z]{1,24}){0,3}<<[A-Z<]{3,40}(?<=<<)"),
)


_PASSENGER = re.compile(
    r"(?<![\w/])[PIAV]/[A-Z]{2,3}/(?P<number>[A-Z0-9]{6,12})/[A-Z]{2,3}/(?P<birth>\d\d[A-Z]{3}\d{2,4})/[MFXU]"
)


def find(passage: Passage) -> Iterator[Match]:
    """Yield every line of a machine-readable zone, and the documents of passengers."""
    for hit in _PASSENGER.finditer(passage.text) if passage.digits >= 5 and "/" in passage.text else ():
        yield Match("PASSPORT", *hit.span("number"), 0.85, "travel.passenger")
        yield Match("DATE_OF_BIRTH", *hit.span("birth"), 0.85, "travel.passenger")
    if "<<" not in passage.text and not ("<" in passage.text and passage.digits >= 5):
        return
    for pattern in _LINES:
        for hit in pattern.finditer(passage.text):
            yield Match("PASSPORT", *hit.span(), 0.85, "travel.zone")


FAMILY = Family("travel_zones", frozenset({"DATE_OF_BIRTH", "PASSPORT"}), find)
