"""Tokens that are stable within one purpose and unrelated across purposes.

A token is the first 40 bits of an HMAC-SHA256 (RFC 2104) over entity and normalised value, under a key
derived from the master key for one purpose and scope. Whoever has the key can find a person's tokens again
(to search or erase them); destroying the key leaves tokens that lead nowhere.
"""

from __future__ import annotations

import unicodedata

from redactor.canonical import derive_key, keyed_digest

HEX_DIGITS = 10
"""Length of a token's variable part: 40 bits, one expected collision per million values."""

_DIGIT_ENTITIES = frozenset({"PHONE_NUMBER", "CREDIT_CARD", "US_SSN"})
_CODE_ENTITIES = frozenset(
    {"IBAN_CODE", "BANK_ACCOUNT", "NATIONAL_ID", "TAX_ID", "HEALTH_ID", "MAC_ADDRESS", "DEVICE_ID"}
)
_PREFIX = "hmac-sha256:"


class KeyedPseudonymizer:
    """Makes tokens under one key, purpose and scope.

    ``scope`` narrows a key further (one recording, one customer); empty means the whole purpose.

    Raises:
        ValueError: the master key is shorter than 32 bytes.
    """

    def __init__(self, master: bytes, purpose: str, scope: str = "") -> None:
        self._key = derive_key(master, "pseudonym", purpose, scope)

    def token(self, entity: str, value: str) -> str:
        """Return ``[ENTITY_XXXXXXXXXX]``; the same value in another spelling gives the same token."""
        return f"[{entity}_{self._hex(entity, normalised(entity, value))}]"

    def subject_token(self, identifier: str) -> str:
        """Return ``SUBJECT_XXXXXXXXXX`` for a person's identifier in the organisation."""
        return f"SUBJECT_{self._hex('SUBJECT', normalised('SUBJECT', identifier))}"

    def _hex(self, entity: str, value: str) -> str:
        data = f"{entity}\x00{value}".encode("utf-8", "surrogatepass")
        return keyed_digest(self._key, "pseudonym", data).removeprefix(_PREFIX)[:HEX_DIGITS].upper()

    def __repr__(self) -> str:
        return "KeyedPseudonymizer(...)"


def normalised(entity: str, value: str) -> str:
    """Return ``value`` without differences of spelling: NFKC, case folded, inner white space collapsed.

    Numbers keep only their digits (phone, card, social security) or letters and digits (account and
    identity numbers), since separators are taste. A value without any is compared as text.
    """
    text = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    # Case folding can undo the normal form.
    text = unicodedata.normalize("NFKC", text)
    if entity in _DIGIT_ENTITIES:
        return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal()) or text
    if entity in _CODE_ENTITIES:
        return "".join(c for c in text if c.isalnum()) or text
    return text
