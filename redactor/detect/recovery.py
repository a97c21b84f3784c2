"""Recovery phrases of wallets (BIP39): 12, 15, 18, 21 or 24 words of one of the published lists.

The last word holds a checksum (SHA-256 of the entropy), so that a phrase that fits is certain; one that does
not fit, as when a word was misread, counts where words beside it say what it is. Lists come from the
``mnemonic`` package and are read when the first text asks for them.
"""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mnemonic import Mnemonic

from redactor.detect.passage import Match, Passage, words

LENGTHS = (24, 21, 18, 15, 12)
"""How many words a phrase has, longest first."""

_SHORTEST = 35
"""Twelve words of two signs each, and the blanks between them."""

_LANGUAGES = (
    "english",
    "spanish",
    "french",
    "italian",
    "portuguese",
    "czech",
    "russian",
    "turkish",
    "korean",
)
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]?){2,24}")
# Between two words of a phrase: blanks, a comma, a line end, the number of the word.
_GAP = re.compile(r"[\s,;|\"'-]{0,6}(?:\(?\d{1,2}[.):]?[\s|]{0,4})?", re.UNICODE)
_BLANKED = str.maketrans(
    dict.fromkeys(
        f"{string.digits}{string.punctuation}\u201c\u201d\u2018\u2019\u00ab\u00bb\u2022\u3002\uff0c", " "
    )
)
_CONTEXT = words(
    """
    seed phrase mnemonic recovery wallet bip39 backup secret words ledger trezor metamask phantom passphrase
    semilla frase recuperación récupération wiederherstellungsphrase
    """
)


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, int], ...]:
    """Return each language's words with their numbers; as listed (composed) and without accents."""
    lists = []
    for name in _LANGUAGES:
        known: dict[str, int] = {}
        for number, word in enumerate(Mnemonic(name).wordlist):
            known.setdefault("".join(c for c in word if not unicodedata.combining(c)), number)
            known[unicodedata.normalize("NFC", word)] = number
        lists.append(known)
    return tuple(lists)


@lru_cache(maxsize=1)
def _spellings() -> tuple[frozenset[str], ...]:
    """Return the words of each language, also with their accents apart, and those of all languages."""
    each = [frozenset(known) | {unicodedata.normalize("NFD", word) for word in known} for known in _lists()]
    return (*each, frozenset().union(*each))


def _likely(lower: str) -> Iterator[dict[str, int]]:
    """Yield the lists of which so many words follow each other that looking closer pays."""
    said = lower.translate(_BLANKED).split()
    enough = b"\x01" * LENGTHS[-1]
    *spellings, any_language = _spellings()
    if enough in bytes(map(any_language.__contains__, said)):
        for known, spelled in zip(_lists(), spellings, strict=True):
            if enough in bytes(map(spelled.__contains__, said)):
                yield known


def fits(numbers: list[int]) -> bool:
    """Tell whether the checksum of a phrase, given as the numbers of its words, is right (BIP39)."""
    bits = "".join(f"{number:011b}" for number in numbers)
    size = len(bits) * 32 // 33
    entropy = int(bits[:size], 2).to_bytes(size // 8, "big")
    digest = f"{hashlib.sha256(entropy).digest()[0]:08b}"
    return bits[size:] == digest[: len(bits) - size]


def _runs(text: str, known: dict[str, int]) -> Iterator[list[tuple[int, int, int]]]:
    """Yield runs of at least 12 words of a list: start, end and number of each word."""
    run: list[tuple[int, int, int]] = []
    for found in _WORD.finditer(text):
        number = known.get(unicodedata.normalize("NFC", found.group().lower()))
        gap = _GAP.match(text, run[-1][1]) if run else None
        if run and (number is None or not gap or gap.end() != found.start()):
            if len(run) >= LENGTHS[-1]:
                yield run
            run = []
        if number is not None:
            run.append((*found.span(), number))
    if len(run) >= LENGTHS[-1]:
        yield run


def _valid(run: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of checksummed phrases inside a run, longest first at each word."""
    place = 0
    while place + LENGTHS[-1] <= len(run):
        for length in LENGTHS:
            part = run[place : place + length]
            # Twelve words of prose fit by chance once in sixteen times: short phrases must fill their run.
            alone = length >= 18 or len(run) - length <= 1
            numbers = [number for *_, number in part]
            varied = len(part) == length and len(set(numbers)) > length // 2
            if alone and varied and fits(numbers):
                yield part[0][0], part[-1][1]
                place += length
                break
        else:
            place += 1


def phrases(passage: Passage) -> Iterator[Match]:
    """Yield every recovery phrase of the passage."""
    text = passage.text
    if len(text) < _SHORTEST:
        return
    for known in _likely(passage.lower):
        for run in _runs(text, known):
            valid = list(_valid(run))
            for start, end in valid:
                yield Match("SECRET", start, end, 0.97, "secret.recovery_phrase", checked=True)
            if not valid and passage.near(run[0][0], run[-1][1], _CONTEXT):
                yield Match("SECRET", run[0][0], run[-1][1], 0.8, "secret.recovery_phrase")
