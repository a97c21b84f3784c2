"""Addresses of crypto wallets: their own grammar and check digits are enough, a label helps misread ones.

Base58Check (version, hash, four bytes of a double SHA-256) is shared by Bitcoin, Litecoin, Dogecoin, Dash and
Tron; Ripple orders its alphabet in another way. BIP 173 forms carry their network's prefix, Monero's are of
a length that nothing else has. Solana's are bare keys and need a word about coins.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from stdnum import bitcoin

from redactor.detect.heads import Headed
from redactor.detect.passage import Match, Passage, words

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_BITCOIN = Headed(rf"(?<!\w)(?:bc1[ac-hj-np-z02-9]{{11,87}}|[13]{_BASE58}{{25,34}})(?!\w)")
_OTHERS = Headed(rf"(?<!\w)[LMDTXA9]{_BASE58}{{32,33}}(?!\w)")
_RIPPLE = Headed(rf"(?<!\w)r{_BASE58}{{24,34}}(?!\w)")
_TELLING = Headed(
    rf"(?<!\w)(?:[48]{_BASE58}{{94}}(?:{_BASE58}{{11}})?"  # Monero
    r"|(?:ltc1|addr1|stake1|cosmos1|osmo1|tb1q)[ac-hj-np-z02-9]{35,110})(?!\w)"
)
_BARE_KEY = Headed(rf"(?<!\w)[1-9A-HJ-NP-Za-km-z]{_BASE58}{{31,43}}(?!\w)")
_ETHEREUM = Headed(r"(?<!\w)0x[0-9a-fA-F]{40}(?!\w)")
_COIN_WORDS = words(
    "btc bitcoin wallet satoshi sats crypto ltc litecoin doge dogecoin dash trx tron usdt usdc xrp ripple"
)
_KEY_WORDS = words("solana sol phantom")
_USUAL = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLES = str.maketrans("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz", _USUAL)
_BYTES = 25  # version, hash and check of an address


def _is_checked(value: str) -> bool:
    """Tell whether a value in the usual alphabet is an address with its check bytes."""
    number = 0
    for sign in value:
        number = number * 58 + _USUAL.index(sign)
    if number >> (8 * _BYTES):
        return False
    held = number.to_bytes(_BYTES, "big")
    return sha256(sha256(held[:-4]).digest()).digest()[:4] == held[-4:]


def _mixed(value: str) -> bool:
    """Tell whether a value mixes digits and letters, as a key does and a name does not."""
    return sum(map(str.isdigit, value)) >= 2 and not value.isdigit()


def _by_check(passage: Passage) -> Iterator[Match]:
    """Addresses whose check digits tell them; misread ones beside a word about coins."""
    # The label tells the owner of a mistyped address all the same.
    for pattern in (_BITCOIN, _OTHERS, _RIPPLE):
        for hit in passage.sought(pattern):
            value = hit.group().translate(_RIPPLES) if pattern is _RIPPLE else hit.group()
            if bitcoin.is_valid(value) if pattern is _BITCOIN else _is_checked(value):
                yield Match("CRYPTO", *hit.span(), 0.95, "crypto.checked", checked=True)
            elif _mixed(value) and passage.near(*hit.span(), _COIN_WORDS):
                yield Match("CRYPTO", *hit.span(), 0.66, "crypto.told")


def _by_form(passage: Passage) -> Iterator[Match]:
    """Addresses of a form that nothing else has, and bare keys beside a word about coins."""
    for hit in passage.sought(_TELLING):
        yield Match("CRYPTO", *hit.span(), 0.85, "crypto.form")
    if passage.mentions(_KEY_WORDS):
        for hit in passage.sought(_BARE_KEY):
            if _mixed(hit.group()) and passage.near(*hit.span(), _KEY_WORDS):
                yield Match("CRYPTO", *hit.span(), 0.66, "crypto.key")
    for hit in passage.sought(_ETHEREUM):
        if len(set(hit.group()[2:].lower())) > 4:
            yield Match("CRYPTO", *hit.span(), 0.75, "crypto.ethereum")


def found(passage: Passage) -> Iterator[Match]:
    """Yield every wallet of the passage."""
    yield from _by_check(passage)
    yield from _by_form(passage)
