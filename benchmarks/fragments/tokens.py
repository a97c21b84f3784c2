"""Invented wallets, keys and passwords.

Sources of the forms: Base58Check and BIP 173 (wallets), RFC 7519 (tokens), the providers' own pages (keys).
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import string

from benchmarks.fragments.numbers import Maker, digits, letters

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def wallet(random_: random.Random) -> str:
    """Return the address of a wallet: Bitcoin in two forms, or Ethereum."""
    ethereum: Maker = lambda r: f"0x{r.getrandbits(160):040x}"  # noqa: E731 - one of three
    return random_.choice((_base58, _bech32, ethereum))(random_)


def _base58(random_: random.Random) -> str:
    body = b"\0" + random_.randbytes(20)
    data = body + hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = BASE58[rest] + text
    return "1" + text


def _bech32(random_: random.Random) -> str:
    """Return a version 0 address for 20 bytes (BIP 173)."""
    values = [0, *(int(bits, 2) for bits in _fives(random_.randbytes(20)))]
    head = [ord(char) >> 5 for char in "bc"] + [0] + [ord(char) & 31 for char in "bc"]
    check = _polymod([*head, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [(check >> 5 * (5 - place)) & 31 for place in range(6)]
    return "bc1" + "".join(_BECH32[value] for value in values)


def _fives(data: bytes) -> list[str]:
    bits = "".join(f"{byte:08b}" for byte in data)
    return [bits[start : start + 5] for start in range(0, len(bits), 5)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, mask in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= mask if (top >> place) & 1 else 0
    return check


def _mixed(random_: random.Random, count: int, more: str = "") -> str:
    return "".join(random_.choices(string.ascii_letters + string.digits + more, k=count))


def _jwt(random_: random.Random) -> str:
    parts = [{"alg": "HS256", "typ": "JWT"}, {"sub": digits(random_, 6), "exp": 1790000000}]
    coded = [
        base64.urlsafe_b64encode(json.dumps(part, separators=(",", ":")).encode()).decode().rstrip("=")
        for part in parts
    ]
    return ".".join([*coded, _mixed(random_, 43, "-_")])


KEYS: tuple[Maker, ...] = (
    lambda r: f"ghp_{_mixed(r, 36)}",
    lambda r: f"glpat-{_mixed(r, 20)}",
    lambda r: f"AKIA{''.join(r.choices('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', k=16))}",
    lambda r: f"sk_live_{_mixed(r, 24)}",
    lambda r: f"xoxb-{digits(r, 12)}-{digits(r, 12)}-{_mixed(r, 24)}",
    lambda r: f"AIza{_mixed(r, 35)}",
    lambda r: f"npm_{_mixed(r, 36)}",
    lambda r: f"SG.{_mixed(r, 22)}.{_mixed(r, 43)}",
    lambda r: f"hf_{letters(r, 34, string.ascii_letters)}",
    _jwt,
)
"""Keys with a provider's form."""

_SYLLABLES = "ba ru mi to ken sol gra vex lum dor pi zan que hol fi tra wes nok".split()


def password(random_: random.Random) -> str:
    """Return a password as people choose it, or as a manager makes it."""
    word = "".join(random_.choices(_SYLLABLES, k=3)).capitalize()
    chosen = [f"{word}{digits(random_, 4)}!", f"{word}#{digits(random_, 2)}"]
    chosen += [f"{word}-{word.lower()[:4]}-{digits(random_, 3)}"]
    return random_.choice([*chosen, _mixed(random_, 16, "!%+-_"), _mixed(random_, 12)])
