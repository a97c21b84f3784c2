# ruff: noqa: RUF001 - signs of texts are the material
"""Places on earth as numbers: decimal degrees, degrees and minutes, plus codes, UTM and MGRS.

Sources: RFC 5870 (``geo:``), ISO 6709 Annex D, the Open Location Code specification, NGA.STND.0037 (UTM and
MGRS).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.heads import Headed
from redactor.detect.passage import Family, Match, Passage, words

WORDS = words(
    "coordinates coordinate coords coord gps location latitude longitude lat lon lng latlng latlon geo "
    "position "
    "koordinaten standort breitengrad coordonnées coordenadas ubicación coordinate pinned pin checkin map "
    "maps"
)
_GRID_WORDS = words(
    "utm mgrs grid gridref ngr osgb os easting northing coordinates coordinate coords gps position location"
)
_NUMBER = r"[-+−]?\d{1,3}\.\d{1,10}"
_COMMA_PAIR = re.compile(
    r"(?<![\w.,$€£%/+=-])\d{1,2},\d{2,8} ?°? ?[NS],? (?:/ ?)?\d{1,3},\d{2,8} ?°? ?[EWO](?!\w)"
)
"""Degrees with decimal commas, told by their winds."""
_PAIR = re.compile(
    rf"(?<![\w.,$€£%/+=-])(?P<lat>{_NUMBER})°? ?(?P<ns>[NS])?(?P<gap>, ?|; ?|/| )(?P<lon>{_NUMBER})°? ?"
    rf"(?P<ew>[EWO])?"
    r"(?![\w%°]|\.\d| ?, ?[-\d.])"
)
_NAMED = Headed(
    rf"(?<![^\W_])(?:latitude|lat)[\"']?[ :=(]{{1,3}}(?P<lat>{_NUMBER})[\"']?[,;&) |]{{1,3}}[\s\"'&?]{{0,4}}"
    rf"(?:longitude|long|lon|lng)[\"']?[ :=(]{{1,3}}(?P<lon>{_NUMBER})(?![\w.])",
    re.IGNORECASE,
)
_ONE = Headed(
    r"(?<![^\W_])(?P<axis>latitude|lat|longitude|lon|lng)[\"']?[ :=]{1,3}[\"']?"
    r"(?P<value>[-+−]?\d{1,3}\.\d{3,10})(?![\w.])",
    re.IGNORECASE,
)
_GEO = re.compile(
    rf"(?<!\w)geo:(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})(?:,{_NUMBER})?(?:;[\w=.-]{{1,40}}){{0,3}}",
    re.IGNORECASE,
)
_POINT = Headed(
    rf"(?<!\w)(?:POINT|MULTIPOINT|LINESTRING|POLYGON)(?: ?Z)? ?\({{1,3}}(?P<lon>{_NUMBER}) (?P<lat>{_NUMBER})"
    r"(?: -?\d{1,5}(?:\.\d{1,6})?)?(?=[,)])"
)
"""Well-known text (ISO 19125), which names the longitude first."""
_WORDS = re.compile(r"(?<![\w/:])///(?:[a-zà-ÿ]{3,20}\.){2}[a-zà-ÿ]{3,20}(?![\w/]|\.\w)")
"""Three words of what3words, with their sign."""
_BRITISH = Headed(
    r"(?<!\w)(?:H[PTUWXYZ]|N[A-HJKLMNORSTUWXYZ]|O[AV]|S[C-EHJKM-PR-Z]|T[AFGLMQRV]) ?\d{3,5} ?\d{3,5}(?!\w)"
)
"""The British national grid: a square of 100 km, then easting and northing."""
_BRITISH_WORDS = words("os osgb grid gridref ngr ordnance easting northing coordinates location")
_ZOOMED = re.compile(rf"@(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER}),\d{{1,5}}(?:\.\d{{1,3}})?[zm](?!\w)")
_MINUTES = (
    r"\d{1,3} ?[°º] ?(?:\d{1,2}(?:[.,]\d{1,6})? ?['′’] ?)?(?:\d{1,2}(?:[.,]\d{1,6})? ?(?:\"|″|”|'') ?)?"
)
_DEGREES = Headed(rf"(?<![\w.])(?P<lat>{_MINUTES}[NS]),? ?(?:/ ?)?(?P<lon>{_MINUTES}[EWO])(?!\w)")
_CODE = re.compile(r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])")
_UTM = Headed(
    r"(?<![\w.])(?:[1-9]|[1-5]\d|60) ?[C-HJ-NP-X] \d{6}(?:\.\d+)?m? ?E?,? \d{6,7}(?:\.\d+)?m? ?N?(?!\w)"
)
_MGRS = Headed(r"(?<!\w)(?:[1-9]|[1-5]\d|60)[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{4,5} ?\d{4,5})(?!\w)")


def _degrees(shown: str) -> float:
    return float(shown.replace("−", "-"))


def _decimals(shown: str) -> int:
    return len(shown.rpartition(".")[2])


def on_earth(latitude: str, longitude: str) -> bool:
    """Tell whether two decimal numbers are degrees of latitude and longitude, and not both zero."""
    lat, lon = _degrees(latitude), _degrees(longitude)
    return abs(lat) <= 90 and abs(lon) <= 180 and (abs(lat) > 1e-3 or abs(lon) > 1e-3)


def _pairs(passage: Passage) -> Iterator[Match]:
    for found in _PAIR.finditer(passage.text):
        start, end = found.span()
        if not on_earth(found["lat"], found["lon"]):
            continue
        decimals = min(_decimals(found["lat"]), _decimals(found["lon"]))
        winds = bool(found["ns"] and found["ew"])
        spoken = passage.near(start, end, WORDS) or winds
        comma = found["gap"].startswith((",", ";"))
        # Both below one in size are weights and shares, not places, and a list of numbers is no pair.
        small = abs(_degrees(found["lat"])) < 2 and abs(_degrees(found["lon"])) < 2
        if spoken and decimals >= 2 and (comma or winds or decimals >= 4):
            yield Match("COORDINATES", start, end, 0.8, "coordinates.pair")
        elif decimals >= 4 and comma and not small and not _in_list(passage.text, start):
            yield Match("COORDINATES", start, end, 0.65, "coordinates.pair")


def _comma_pairs(passage: Passage) -> Iterator[Match]:
    for found in _COMMA_PAIR.finditer(passage.text):
        if "°" in found.group() or passage.near(*found.span(), WORDS):
            yield Match("COORDINATES", *found.span(), 0.8, "coordinates.pair")


def _in_list(text: str, start: int) -> bool:
    """Tell whether a number, a call or a list's bracket stands right before."""
    return (
        re.search(r"\d[,;]?\s{1,3}[(\[]?$|\w ?\(\[?$|\[$|[*/] ?\($", text[max(0, start - 6) : start])
        is not None
    )


def _named(passage: Passage) -> Iterator[Match]:
    paired = []
    for found in passage.sought(_NAMED):
        if on_earth(found["lat"], found["lon"]):
            paired.append(found.span())
            for part in ("lat", "lon"):
                yield Match("COORDINATES", *found.span(part), 0.8, "coordinates.named")
    for found in passage.sought(_ONE):
        inside = any(left <= found.start() < right for left, right in paired[-3:])
        if not inside and abs(_degrees(found["value"])) <= 180 and _degrees(found["value"]):
            yield Match("COORDINATES", *found.span("value"), 0.7, "coordinates.axis")


def _written(passage: Passage) -> Iterator[Match]:
    text = passage.text
    for literal, pattern in (("geo:", _GEO), ("@", _ZOOMED)):
        if literal in passage.lower:
            for found in pattern.finditer(text):
                if on_earth(found["lat"], found["lon"]):
                    start = found.start() + (literal == "@")
                    yield Match("COORDINATES", start, found.end(), 0.85, "coordinates.link")
    if "°" in text or "º" in text:
        for found in passage.sought(_DEGREES):
            yield Match("COORDINATES", *found.span(), 0.85, "coordinates.degrees")
    yield from _signed(passage)


def _signed(passage: Passage) -> Iterator[Match]:
    """Places whose own signs tell them."""
    text = passage.text
    if "(" in text:
        for found in passage.sought(_POINT):
            if on_earth(found["lat"], found["lon"]):
                yield Match("COORDINATES", found.start("lon"), found.end("lat"), 0.8, "coordinates.point")
    if "///" in text:
        for found in _WORDS.finditer(text):
            yield Match("COORDINATES", *found.span(), 0.7, "coordinates.words")
    if "+" in text:
        for found in _CODE.finditer(text):
            full = len(found.group().partition("+")[0]) == 8
            said = (
                passage.lowered[max(0, found.start() - 12) : found.start()].rstrip(" :").endswith("plus code")
            )
            if full or said or passage.near(*found.span(), WORDS):
                yield Match("COORDINATES", *found.span(), 0.7 if full else 0.62, "coordinates.plus_code")


def _grids(passage: Passage) -> Iterator[Match]:
    for pattern in (_UTM, _MGRS):
        for found in passage.sought(pattern):
            if passage.near(*found.span(), _GRID_WORDS):
                yield Match("COORDINATES", *found.span(), 0.75, "coordinates.grid")
    for found in passage.sought(_BRITISH):
        parts = re.findall(r"\d+", found.group())
        even = len(parts[0]) == len(parts[-1]) if len(parts) == 2 else len(parts[0]) % 2 == 0
        if even and passage.near(*found.span(), _BRITISH_WORDS):
            yield Match("COORDINATES", *found.span(), 0.75, "coordinates.grid")


_AXES = words("latitude longitude lat lon lng long")
_ALONE = re.compile(r"\s*(?P<value>[-+−]?\d{1,3}\.\d{3,10})\s*")


def _field(passage: Passage) -> Iterator[Match]:
    if not passage.label.isdisjoint(_AXES):
        found = _ALONE.fullmatch(passage.text[:60])
        if found and abs(_degrees(found["value"])) <= 180:
            yield Match("COORDINATES", *found.span("value"), 0.7, "coordinates.field")


def find(passage: Passage) -> Iterator[Match]:
    """Yield every place written in numbers."""
    if passage.digits < 2 and "///" not in passage.text:
        return
    if "." in passage.text:
        yield from _pairs(passage)
        if "lat" in passage.lower or "lon" in passage.lower or "lng" in passage.lower:
            yield from _named(passage)
        yield from _field(passage)
    yield from _written(passage)
    yield from _comma_pairs(passage)
    if passage.mentions(_GRID_WORDS):
        yield from _grids(passage)


FAMILY = Family("coordinates", frozenset({"COORDINATES"}), find)
