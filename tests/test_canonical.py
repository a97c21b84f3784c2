"""Canonical JSON against the vectors of RFC 8785, digests against the standard library."""

from __future__ import annotations

import hashlib
import hmac
import struct
from typing import Any

import pytest

from redactor.canonical import (
    KEY_BYTES,
    canonical_json,
    content_digest,
    derive_key,
    digest,
    keyed_digest,
)

KEY = bytes(range(KEY_BYTES))

# RFC 8785, appendix B: IEEE 754 bits and their text.
NUMBERS = [
    ("0000000000000000", b"0"),
    ("8000000000000000", b"0"),
    ("0000000000000001", b"5e-324"),
    ("8000000000000001", b"-5e-324"),
    ("7fefffffffffffff", b"1.7976931348623157e+308"),
    ("ffefffffffffffff", b"-1.7976931348623157e+308"),
    ("4340000000000000", b"9007199254740992"),
    ("c340000000000000", b"-9007199254740992"),
    ("4430000000000000", b"295147905179352830000"),
    ("44b52d02c7e14af5", b"9.999999999999997e+22"),
    ("44b52d02c7e14af6", b"1e+23"),
    ("44b52d02c7e14af7", b"1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", b"999999999999999700000"),
    ("444b1ae4d6e2ef4f", b"999999999999999900000"),
    ("444b1ae4d6e2ef50", b"1e+21"),
    ("3eb0c6f7a0b5ed8c", b"9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", b"0.000001"),
    ("41b3de4355555553", b"333333333.3333332"),
    ("41b3de4355555554", b"333333333.33333325"),
    ("41b3de4355555555", b"333333333.3333333"),
    ("41b3de4355555556", b"333333333.3333334"),
    ("41b3de4355555557", b"333333333.33333343"),
    ("becbf647612f3696", b"-0.0000033333333333333333"),
    ("43143ff3c1cb0959", b"1424953923781206.2"),
]


@pytest.mark.parametrize(("bits", "text"), NUMBERS)
def test_numbers_of_the_rfc(bits: str, text: bytes) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number) == text


def test_strings_and_literals_of_the_rfc() -> None:
    # RFC 8785, section 3.2.2.
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert canonical_json(value) == expected.encode()


def test_names_are_sorted_by_utf16_units_as_in_the_rfc() -> None:
    # RFC 8785, section 3.2.3.
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    text = canonical_json(value).decode()
    order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
    assert sorted(order, key=text.index) == order


NO_FORM: dict[str, Any] = {
    "NaN": float("nan"),
    "infinity": float("inf"),
    "minus infinity": float("-inf"),
    "integer beyond 2**53": 2**53 + 1,
    "lone surrogate": "\ud800",
    "lone surrogate as name": {"\udfff": 1},
    "name that is a number": {1: 2},
    "bytes": b"x",
    "object": object(),
    "set": {1},
}


@pytest.mark.parametrize("name", NO_FORM)
@pytest.mark.parametrize("deep", [False, True])
def test_what_has_no_canonical_form_is_refused(name: str, *, deep: bool) -> None:
    value = [{"a": [NO_FORM[name]]}] if deep else NO_FORM[name]
    with pytest.raises(ValueError, match="no canonical JSON form"):
        canonical_json(value)


def test_endless_nesting_is_refused() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(ValueError, match="no canonical JSON form"):
        canonical_json(value)


def _framed(domain: str, data: bytes) -> bytes:
    """Frame again, from the description: magic, length of the domain in two bytes, domain, data."""
    return b"redactor\0" + struct.pack(">H", len(domain)) + domain.encode() + data


@pytest.mark.parametrize(("domain", "data"), [("a", b""), ("audit-record", b"{}"), ("x" * 300, b"\0")])
def test_digests_against_the_standard_library(domain: str, data: bytes) -> None:
    framed = _framed(domain, data)
    assert digest(domain, data) == "sha256:" + hashlib.sha256(framed).hexdigest()
    keyed = hmac.new(KEY, framed, "sha256").hexdigest()
    assert keyed_digest(KEY, domain, data) == "hmac-sha256:" + keyed


def test_digests_never_change() -> None:
    assert digest("test", b"data") == "sha256:" + hashlib.sha256(b"redactor\0\0\x04testdata").hexdigest()
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert content_digest(b"") == "sha256:" + empty


def test_domains_are_kept_apart() -> None:
    assert digest("ab", b"c") != digest("a", b"bc")
    assert digest("a", b"c") != digest("b", b"c")
    assert digest("a", b"c") != content_digest(b"c")
    assert keyed_digest(KEY, "ab", b"c") != keyed_digest(KEY, "a", b"bc")
    assert keyed_digest(KEY, "a", b"c") != keyed_digest(KEY[::-1], "a", b"c")


def test_a_domain_is_ascii() -> None:
    with pytest.raises(ValueError, match="ascii"):
        digest("ž", b"")


def _hkdf(master: bytes, info: bytes) -> bytes:
    """RFC 5869 with SHA-256 and no salt; one block is enough for 32 bytes."""
    extracted = hmac.new(b"\0" * 32, master, "sha256").digest()
    return hmac.new(extracted, info + b"\x01", "sha256").digest()


@pytest.mark.parametrize("context", [("a",), ("subject", "ž"), ("", "")])
def test_derived_keys_against_the_standard_library(context: tuple[str, ...]) -> None:
    info = b"redactor/key\0" + b"".join(
        struct.pack(">I", len(part.encode())) + part.encode() for part in context
    )
    assert derive_key(KEY, *context) == _hkdf(KEY, info)


def test_the_naive_derivation_gives_the_rfcs_answer() -> None:
    # RFC 5869, appendix A.3: no salt, no info; the first 32 bytes of the output.
    answer = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert _hkdf(b"\x0b" * 22, b"").hex() == answer


def test_the_standard_librarys_hmac_gives_the_rfcs_answer() -> None:
    # RFC 4231, test case 2: what the comparisons above rest on.
    answer = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert hmac.new(b"Jefe", b"what do ya want for nothing?", "sha256").hexdigest() == answer


def test_contexts_are_kept_apart() -> None:
    keys = {derive_key(KEY, *context) for context in (("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""))}
    assert len(keys) == 4
    assert all(len(key) == KEY_BYTES for key in keys)


@pytest.mark.parametrize("key", [b"", b"x" * 31])
def test_short_keys_are_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="at least 32 bytes"):
        keyed_digest(key, "a", b"")
    with pytest.raises(ValueError, match="at least 32 bytes"):
        derive_key(key, "a")


def test_a_derived_key_needs_a_context() -> None:
    with pytest.raises(ValueError, match="context"):
        derive_key(KEY)
