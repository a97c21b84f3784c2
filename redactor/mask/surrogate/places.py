"""Places and postal addresses: word by word and number by number, so that an address keeps its form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from redactor.mask.surrogate.draws import Draws, Made, in_case_of
from redactor.mask.surrogate.names import (
    DEFAULT,
    FAMILY,
    PLACE,
    NameBook,
    addresses_of,
    culture_of,
    script_of,
)

STREETS = frozenset(
    """ street st road rd avenue ave av boulevard blvd lane ln drive dr court ct place pl square sq terrace
    close way parkway pkwy highway hwy circle cir crescent gardens row hill park floor fl suite ste apt
    apartment unit room rm building bldg block flat house level po p o box north south east west n s e w ne
    nw se sw straße strasse str weg platz gasse allee ring ufer haus stock postfach rue chemin quai cours
    impasse bp cedex bis étage calle avenida avda plaza paseo carrer piso via viale piazza corso vicolo
    largo straat laan plein gracht postbus ul ulica aleja gatan vägen vej gade rua praça andar lote ул д
    кв пр просп пер пл наб обл and of the de la le les du des del della di da do dos am an der den im zum
    zur
    """.split()
)
"""What a street, a house or a box is, in small letters; it stays."""

_COMPASS = frozenset("north south east west n s e w ne nw se sw".split())
_JOINING = frozenset("and of the de la le les du des del della di da do dos am an der den im zum zur".split())
_CULTURES: Mapping[str, str] = {
    **dict.fromkeys("straße strasse str weg platz gasse allee ufer".split(), "de_DE"),
    **dict.fromkeys("rue chemin quai impasse cedex".split(), "fr_FR"),
    **dict.fromkeys("straat laan plein gracht postbus".split(), "nl_NL"),
    **dict.fromkeys("calle avenida paseo".split(), "es_ES"),
    **dict.fromkeys("viale piazza corso".split(), "it_IT"),
}
"""What a word for a street tells of the names around it."""
_ENDS = tuple(
    "straße strasse str weg platz gasse allee ring ufer straat laan gracht plein gatan vägen vej gade".split()
)
_SEGMENT = regex.compile(r"[^,;\n]+")
_POSTED = 4  # digits that no house has before its street: a town follows
_TOKEN = regex.compile(r"[\p{L}\p{M}]+(?:['\u2019][\p{L}\p{M}]+)*|\d+")
_MIXED = regex.compile(r"(?=\w*\d)(?=\w*\p{L})\w+")
_POSTCODE = regex.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d")


def address(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return another address; words for streets, floors and boxes stay. None: a script without names."""
    coded = frozenset(place for found in _POSTCODE.finditer(value) for place in range(*found.span()))
    culture = _culture(value)
    parts, place, kept = [], 0, set()
    for segment in _SEGMENT.finditer(value):
        what = _what(segment.group())
        for found in _TOKEN.finditer(value, *segment.span()):
            token = found.group()
            if found.start() in coded or token.isdigit() or _is_mixed(value, found.start()):
                new = draws.in_shape(token)
            elif token.casefold() in STREETS:
                new = token
                kept.add(token.casefold())
            else:
                new = _other(token, what, culture, draws, book)
            if not new:
                return None
            parts += [value[place : found.start()], new]
            place = found.end()
    return Made("".join([*parts, value[place:]]), frozenset(kept)) if parts else None


def _culture(value: str) -> str:
    """Return the culture that the words for streets tell."""
    for token in _TOKEN.findall(value.lower()):
        end = next((end for end in _ENDS if token.endswith(end)), token)
        if end in _CULTURES:
            return _CULTURES[end]
    return DEFAULT


def _what(segment: str) -> str:
    """Tell whether the names in a part of an address are a street's, called after people, or a town's."""
    tokens = _TOKEN.findall(segment.casefold())
    if any(token in STREETS - _JOINING - _COMPASS for token in tokens):
        return FAMILY
    return FAMILY if tokens and tokens[0].isdigit() and len(tokens[0]) < _POSTED else PLACE


def location(value: str, draws: Draws, book: NameBook) -> Made | None:
    """Return another place: a country for a country, a state for a state, else an invented town's name."""
    for listed in _listed():
        if value.casefold() in listed:
            others = [name for key, name in listed.items() if key != value.casefold()]
            return Made(in_case_of(value, draws.of(others)))
    return address(value, draws, book)


@lru_cache(maxsize=1)
def _listed() -> tuple[Mapping[str, str], ...]:
    lists = (addresses_of(DEFAULT, what) for what in ("countries", "states", "states_abbr"))
    return tuple({name.casefold(): name for name in listed} for listed in lists)


def _is_mixed(value: str, start: int) -> bool:
    """Tell whether the word at a place has letters and digits (``221B``, ``4th``)."""
    while start and value[start - 1].isalnum():
        start -= 1
    return _MIXED.match(value, start) is not None


def _other(token: str, what: str, culture: str, draws: Draws, book: NameBook) -> str:
    """Return what stands for a word; an empty text where nothing can."""
    own = draws.about(token)
    if len(token) <= 3 and token.isascii() and token.isupper():
        states = addresses_of(DEFAULT, "states_abbr")
        return (
            own.of([state for state in states if state != token]) if token in states else own.in_shape(token)
        )
    if script_of(token) != "LATIN":
        known = culture_of(token)
        return book.other(token, FAMILY, known, draws.attempt) if known else ""
    end = next((end for end in _ENDS if token.lower().endswith(end) and len(token) > len(end) + 2), "")
    name = book.other(token[: len(token) - len(end)], FAMILY if end else what, culture, draws.attempt)
    return in_case_of(token, name + end)
