"""Regions: reading codes, telling states from countries, and what is known about a person.

A region is an ISO 3166-1 country (``DE``, ``US``) or an ISO 3166-2 subdivision (``US-CA``). The
code sets of the European groups follow section 3 of the legal reference of the packs; entries
that it marks as unverified are kept apart here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.policy.iso3166 import COUNTRIES, US_SUBDIVISIONS
from redactor.values import Person

EVERYBODY = "*"
"""In a pack's ``regions``: the pack speaks for everybody, known or not."""

EU_EEA: frozenset[str] = frozenset(
    """
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO
    """.split()
)
"""The 27 member states and the three further states of the European Economic Area."""

EU_EEA_UNVERIFIED: frozenset[str] = frozenset(
    "AX GF GP MQ RE YT MF SJ GL FO NC PF PM WF BL AW CW SX BQ".split()
)
"""Territories with codes of their own, treated like ``EU_EEA`` by caution, not by a checked source."""

GB_GROUP: frozenset[str] = frozenset("GB GG JE IM GI".split())
"""The United Kingdom and, by analogy, the Crown dependencies and Gibraltar."""

_ALIASES = {"UK": "GB", "EL": "GR"}
_FORM = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?\Z")


@lru_cache(maxsize=4096)
def normalise(code: str) -> str | None:
    """Return the region in its one written form, or None when it names no region.

    Surrounding space and case do not matter; ``UK`` is ``GB`` and ``EL`` is ``GR``.
    """
    match = _FORM.match(code.strip().upper())
    if match is None:
        return None
    country = _ALIASES.get(match[1], match[1])
    if country not in COUNTRIES or (country == "US" and match[2] and match[2] not in US_SUBDIVISIONS):
        return None
    return f"{country}-{match[2]}" if match[2] else country


def country_of(region: str) -> str:
    """Return the country of a region in its written form: ``US`` for ``US-CA``."""
    return region[:2]


def name_of(region: str) -> str:
    """Return the English name: ``California, United States`` for ``US-CA``."""
    country = COUNTRIES.get(country_of(region), "an unknown country")
    if country_of(region) == "US" and region[3:] in US_SUBDIVISIONS:
        return f"{US_SUBDIVISIONS[region[3:]]}, {country}"
    return f"{region[3:]}, {country}" if region[3:] else country


def advice(code: str) -> str:
    """Say in one sentence what a code means and what may have been meant instead."""
    region = normalise(code)
    short = code.strip().upper()
    state = US_SUBDIVISIONS.get(short)
    if region is not None:
        hint = f"; for {state} write `US-{short}`" if state else ""
        return f"`{region}` is {name_of(region)}{hint}"
    if state:
        return f"`{short}` is no country; for {state} write `US-{short}`"
    return "this is neither an ISO 3166-1 country (`DE`) nor an ISO 3166-2 subdivision (`US-CA`)"


def fault_in(code: str) -> str | None:
    """Return what is wrong with a code in a policy file, None when nothing is.

    A file is held to the exact written form: no aliases, no lower case.
    """
    region = normalise(code)
    if region == code:
        return None
    return advice(code) if region is None else f"write `{region}`"


def candidates(person: Person) -> tuple[tuple[str, str | None], ...]:
    """Return ``(evidence, region)`` of a person in order of trust; None for an unusable code.

    All candidates count: where they disagree the strictest pack of any of them wins, so nothing
    is thrown away here. A region and its own subdivision do not disagree; both packs apply.
    """
    return tuple((evidence, normalise(code)) for evidence, code in person.regions)
