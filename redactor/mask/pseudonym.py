"""Tokens and stand-ins that are stable within one purpose and unrelated across purposes.

A token is the first 40 bits of an HMAC-SHA256 (RFC 2104) over entity and normalised value, under a key
derived from the master key for one purpose and scope. Whoever has the key can find a person's tokens again
(to search or erase them); destroying the key leaves tokens that lead nowhere. Stand-ins are chosen under a
key of their own.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from redactor.canonical import derive_key, keyed_digest
from redactor.mask.spelling import normalised

if TYPE_CHECKING:
    from redactor.mask.surrogate.maker import Surrogates

HEX_DIGITS = 10
"""Length of a token's variable part: 40 bits, one expected collision per million values."""

_PREFIX = "hmac-sha256:"


class KeyedPseudonymizer:
    """Makes tokens and stand-ins under one key, purpose and scope.

    ``scope`` narrows a key further (one recording, one customer); empty means the whole purpose.

    Raises:
        ValueError: the master key is shorter than 32 bytes.
    """

    def __init__(self, master: bytes, purpose: str, scope: str = "") -> None:
        self._key = derive_key(master, "pseudonym", purpose, scope)
        self._surrogate_key = derive_key(master, "surrogate", purpose, scope)

    def token(self, entity: str, value: str) -> str:
        """Return ``[ENTITY_XXXXXXXXXX]``; the same value in another spelling gives the same token."""
        return f"[{entity}_{self._hex(entity, normalised(entity, value))}]"

    def surrogate(self, entity: str, value: str) -> str:
        """Return a realistic stand-in in the form of ``value``; its token where none can be made.

        Raises:
            MissingToolError: Faker, which has the names, is not installed.
        """
        made = self._surrogates.of(entity, value, normalised(entity, value))
        return self.token(entity, value) if made is None else made

    def subject_token(self, identifier: str) -> str:
        """Return ``SUBJECT_XXXXXXXXXX`` for a person's identifier in the organisation."""
        return f"SUBJECT_{self._hex('SUBJECT', normalised('SUBJECT', identifier))}"

    @cached_property
    def _surrogates(self) -> Surrogates:
        from redactor.mask.surrogate.maker import Surrogates

        return Surrogates(self._surrogate_key)

    def _hex(self, entity: str, value: str) -> str:
        data = f"{entity}\x00{value}".encode("utf-8", "surrogatepass")
        return keyed_digest(self._key, "pseudonym", data).removeprefix(_PREFIX)[:HEX_DIGITS].upper()

    def __repr__(self) -> str:
        return "KeyedPseudonymizer(...)"
