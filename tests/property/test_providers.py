"""The one pass over the literals finds what every rule finds by itself; phrases against a naive twin."""

from __future__ import annotations

import hashlib

from hypothesis import example, given
from hypothesis import strategies as st

from redactor.detect.inert import is_stand_in
from redactor.detect.passage import Passage
from redactor.detect.patterns import email
from redactor.detect.provider_rules import _VARIETY, PREFIXED, SHAPES, find_providers
from redactor.detect.recovery import LENGTHS, fits

_KEYS = [
    "ghp_" + "aB3dE6gH9" * 4,
    "xoxb-1234567890-aBcDeFgHiJ",
    "AKIA" + "Q7RZ2MXK4TWP3HBN",
    "sk_live_" + "aB3dE6gH9" * 3,
    "123456789:AA" + "aB3dE6gH9jK" * 3,
    "3f9a1c7e5b2d8046" * 2 + "-us12",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.aB3dE6gH9jK",
    "AccountKey=" + "aB3dE6gH9+/" * 4 + "==",
    "$6$abcDEF12$" + "aB3dE6gH9jK" * 8,
]
_PIECES = st.sampled_from(
    [*_KEYS, " ", "\n", '"', "x", "_", "-", ".", "=", "AKIA", "ghp_", "sk_live_", ":AA"]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
@example("sk_live_AKIAAKIAxoxb-1234567890-aBcDeFgHiJ")
def test_one_pass_finds_what_every_rule_finds_by_itself(text: str) -> None:
    found = {(match.rule, match.start, match.end) for match in find_providers(Passage(text))}
    naive: set[tuple[str, int, int]] = set()
    for rule in (*PREFIXED, *SHAPES):
        for place in rule.pattern.finditer(text):
            group = "value" if "value" in rule.pattern.groupindex else 0
            # A value of few different signs is a stand-in: AKIAAAAAAAAAAAAAAAAA.
            varied = len(set(place[group].replace(rule.literal, "", 1))) >= _VARIETY
            if varied and not is_stand_in(place[group]):
                naive.add((f"secret.{rule.name}", *place.span(group)))
    if len(text) >= 16:
        assert {span for span in found if span in naive} == found
        named = {
            f"secret.{name}" for name in ("github.personal", "aws.key_id", "stripe.live", "telegram", "jwt")
        }
        assert {span for span in naive if span[0] in named} <= found


def _naive_fits(numbers: list[int]) -> bool:
    """Ask BIP39 as it is written: entropy bits, then the first bits of its SHA-256."""
    value = 0
    for number in numbers:
        value = value * 2048 + number
    checksum = len(numbers) * 11 // 33
    entropy, shown = divmod(value, 2**checksum)
    digest = hashlib.sha256(entropy.to_bytes(checksum * 4, "big")).digest()
    return bool(shown == digest[0] >> (8 - checksum))


@given(
    st.sampled_from(LENGTHS).flatmap(
        lambda size: st.lists(st.integers(0, 2047), min_size=size, max_size=size)
    )
)
def test_the_checksum_of_a_phrase(numbers: list[int]) -> None:
    assert fits(numbers) == _naive_fits(numbers)
    body = numbers[:-1]
    right = [last for last in range(2048) if _naive_fits([*body, last])]
    assert len(right) == 2 ** (11 - len(numbers) // 3)
    assert fits([*body, right[0]])


_LOCAL = st.from_regex(r"[a-z][a-z0-9]{0,8}(?:[._+-][a-z0-9]{1,8}){0,2}", fullmatch=True)
_NAMES = st.from_regex(r"[a-z][a-z0-9]{1,10}(?:-[a-z0-9]{1,6})?", fullmatch=True)


@given(
    _LOCAL,
    _NAMES,
    st.sampled_from(["com", "org", "de", "co.uk", "example"]),
    st.sampled_from(["<>", "()", '""', "  "]),
)
def test_every_plain_address_is_found_whole(local: str, name: str, ending: str, around: str) -> None:
    address = f"{local}@{name}.{ending}"
    text = f"to {around[0]}{address}{around[1]} now"
    if local in {"git", "hg", "svn"}:
        return
    found = [text[match.start : match.end] for match in email.find(Passage(text))]
    assert found == [address]
