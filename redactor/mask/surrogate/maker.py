"""Stand-ins for private values, by entity: the one door to this package."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import regex

from redactor.mask.surrogate import companies, dates, numbers, people, phones, places, web
from redactor.mask.surrogate.draws import Draws, Made, repeats
from redactor.mask.surrogate.names import NameBook

ATTEMPTS = 12
"""How often another stand-in is tried when one repeats something of the value."""

_OWNERS = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_OWNING = regex.compile(r"(?<=\p{L})(?:['\u2019]s|['\u2019])$", regex.IGNORECASE)
_Maker = Callable[[str, Draws], Made | None]


class Surrogates:
    """Makes stand-ins under one key; the same value gets the same one.

    Raises:
        MissingToolError: when it is asked for a name and Faker is not installed.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        book = NameBook(key)
        self._makers: dict[str, _Maker] = {
            "PERSON": partial(people.person, book=book),
            "ORGANIZATION": partial(companies.company, book=book),
            "EMAIL_ADDRESS": partial(web.email, book=book),
            "HANDLE": partial(web.handle, book=book),
            "URL": partial(web.url, book=book),
            "PRIVATE_URL": partial(web.url, book=book),
            "ADDRESS": partial(places.address, book=book),
            "LOCATION": partial(places.location, book=book),
            "PHONE_NUMBER": phones.phone,
            "DATE_OF_BIRTH": dates.birth,
            "CREDIT_CARD": numbers.card,
            "IBAN_CODE": numbers.iban,
            "US_SSN": numbers.social_security,
            "IP_ADDRESS": web.network,
            "MAC_ADDRESS": web.hardware,
            **dict.fromkeys(NUMBERS, numbers.identifier),
        }

    @property
    def entities(self) -> frozenset[str]:
        """What there are stand-ins for."""
        return frozenset(self._makers)

    def of(self, entity: str, value: str, same: str) -> str | None:
        """Return a stand-in in the form of ``value``; None where none can be made that is safe.

        Args:
            entity: others than those of :attr:`entities` have none.
            value: as it stands in the text.
            same: the value without differences of spelling; this alone decides on the choice.
        """
        maker = self._makers.get(entity)
        if maker is None or not value.strip():
            return None
        owning = _OWNING.search(value) if entity in _OWNERS else None
        bare = value[: owning.start()] if owning else value
        for attempt in range(ATTEMPTS):
            made = maker(bare, Draws(self._key, entity, same, attempt))
            if made is not None and not repeats(bare, made):
                return made.text + (owning.group() if owning else "")
        return None

    def __repr__(self) -> str:
        return "Surrogates(...)"


NUMBERS = frozenset(
    "ID BANK_ACCOUNT NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE VEHICLE_PLATE HEALTH_ID DEVICE_ID".split()
)
"""Entities that are numbers of no particular form."""
