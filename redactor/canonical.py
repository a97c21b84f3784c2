"""Canonical bytes and digests: the one way this package turns values into hashes.

Canonical JSON is RFC 8785 (JCS). Every hash of structured data is domain-separated, so that a
digest made for one use can never be presented as one made for another; digests of personal or
guessable values are keyed (HMAC, RFC 2104), since a plain hash of a phone number is guessed back
in seconds. The only unkeyed, undomained digest is :func:`content_digest`, meant for released
bytes that anyone may check with ``sha256sum``.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


def canonical_json(value: Any) -> bytes:
    """Return ``value`` as RFC 8785 canonical JSON, UTF-8.

    Raises:
        ValueError: the value has no canonical form: NaN, infinity, an integer beyond 2**53,
            a lone surrogate, a key that is no string, or a type that JSON does not have.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as fault:
        raise ValueError(f"no canonical JSON form: {type(fault).__name__}") from None


def _framed(domain: str, data: bytes) -> bytes:
    """Prefix ``data`` with its domain; the length keeps ("ab","c") apart from ("a","bc")."""
    name = domain.encode("ascii")
    return b"redactor\x00" + len(name).to_bytes(2, "big") + name + data


def digest(domain: str, data: bytes) -> str:
    """Return ``sha256:<hex>`` of ``data`` under ``domain`` (ASCII, non-secret data only)."""
    return "sha256:" + hashlib.sha256(_framed(domain, data)).hexdigest()


def content_digest(data: bytes) -> str:
    """Return the plain ``sha256:<hex>`` of released bytes, as ``sha256sum`` prints it."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def keyed_digest(key: bytes, domain: str, data: bytes) -> str:
    """Return ``hmac-sha256:<hex>`` of ``data`` under ``domain``.

    Raises:
        ValueError: the key is shorter than 32 bytes.
    """
    _check_key(key)
    return "hmac-sha256:" + hmac.new(key, _framed(domain, data), hashlib.sha256).hexdigest()


def derive_key(master: bytes, *context: str) -> bytes:
    """Derive a 32-byte key from ``master`` for one use (HKDF-SHA256, RFC 5869).

    Each context part is length-prefixed, so different contexts never share a key.

    Raises:
        ValueError: the master is shorter than 32 bytes, or no context is given.
    """
    _check_key(master)
    if not context:
        raise ValueError("a derived key needs a context")
    parts = [part.encode("utf-8") for part in context]
    info = b"redactor/key\x00" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(master)


def _check_key(key: bytes) -> None:
    if len(key) < KEY_BYTES:
        raise ValueError(f"a key has at least {KEY_BYTES} bytes")
