"""Canonical JSON and digests under random input, against twins written from the specification."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.canonical import canonical_json, derive_key, digest, keyed_digest

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_numbers = st.integers(-(2**53) + 1, 2**53 - 1)
_scalars = st.none() | st.booleans() | _numbers | st.floats(allow_nan=False, allow_infinity=False) | _texts
_whole = st.none() | st.booleans() | _numbers | _texts


def _nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
        max_leaves=15,
    )


def naive_canonical(value: Any) -> str:
    """RFC 8785 for values without fractions, word by word."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_escaped(char) for char in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(naive_canonical(item) for item in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{naive_canonical(name)}:{naive_canonical(value[name])}" for name in names) + "}"


def _escaped(char: str) -> str:
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    if char in short:
        return short[char]
    return f"\\u{ord(char):04x}" if char < " " else char


@given(_nested(_scalars))
@PATIENT
def test_what_is_written_is_read_back_and_written_again_alike(value: Any) -> None:
    written = canonical_json(value)
    # Every number of RFC 8785 is a double, however many digits it has.
    back = json.loads(written, parse_int=float)
    assert back == value
    assert canonical_json(back) == written


@given(_nested(_whole))
@PATIENT
def test_canonical_form_is_the_one_of_the_naive_twin(value: Any) -> None:
    assert canonical_json(value) == naive_canonical(value).encode()


@given(st.dictionaries(_texts, _scalars, max_size=6), st.randoms(use_true_random=False))
@PATIENT
def test_the_order_of_names_does_not_matter(value: dict[str, Any], random: Any) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert canonical_json(dict(items)) == canonical_json(value)


_domains = st.text(st.characters(max_codepoint=127), max_size=20)


@given(_domains, st.binary(max_size=50), st.binary(min_size=32, max_size=80))
@PATIENT
def test_digests_are_those_of_the_naive_twin(domain: str, data: bytes, key: bytes) -> None:
    framed = b"redactor\0" + bytes([0, len(domain)]) + bytes(map(ord, domain)) + data
    assert digest(domain, data) == f"sha256:{hashlib.sha256(framed).hexdigest()}"
    assert keyed_digest(key, domain, data) == f"hmac-sha256:{hmac.new(key, framed, 'sha256').hexdigest()}"


@given(_domains, st.binary(max_size=8), _domains, st.binary(max_size=8))
@PATIENT
def test_different_domains_or_data_never_share_a_digest(
    domain: str, data: bytes, other_domain: str, other_data: bytes
) -> None:
    same = (domain, data) == (other_domain, other_data)
    assert (digest(domain, data) == digest(other_domain, other_data)) is same


@given(st.lists(_texts, min_size=1, max_size=3), st.lists(_texts, min_size=1, max_size=3))
@PATIENT
def test_different_contexts_never_share_a_key(one: list[str], other: list[str]) -> None:
    master = b"m" * 32
    assert (derive_key(master, *one) == derive_key(master, *other)) is (one == other)
