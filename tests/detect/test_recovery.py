"""Recovery phrases against prose and against phrases with a wrong word."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from mnemonic import Mnemonic

from redactor.detect.passage import Passage
from redactor.detect.recovery import LENGTHS, fits, phrases


def _phrase(language: str, words: int) -> str:
    entropy = hashlib.sha512(f"{language}{words}".encode()).digest()[: words * 4 // 3]
    return unicodedata.normalize("NFC", Mnemonic(language).to_mnemonic(entropy))


def _found(text: str) -> list[tuple[str, bool]]:
    return [(text[match.start : match.end], match.checked) for match in phrases(Passage(text))]


@pytest.mark.parametrize(
    "language", ["english", "spanish", "french", "italian", "czech", "portuguese", "korean"]
)
@pytest.mark.parametrize("words", LENGTHS)
def test_finds_whole_phrases(language: str, words: int) -> None:
    phrase = _phrase(language, words)
    assert _found(phrase) == [(phrase, True)]
    assert _found(f"Write this down: {phrase}!") == [(phrase, True)]
    assert _found(unicodedata.normalize("NFD", phrase)) == [(unicodedata.normalize("NFD", phrase), True)]


def test_finds_numbered_listed_and_loud_phrases() -> None:
    listed = _phrase("english", 12).split()
    rows = "\n".join(f"{place}. {word}" for place, word in enumerate(listed, 1))
    assert _found(rows) == [(rows.removeprefix("1. "), True)]
    assert _found(", ".join(listed)) == [(", ".join(listed), True)]
    assert _found(" ".join(listed).upper()) == [(" ".join(listed).upper(), True)]


def test_a_misread_phrase_needs_words_that_say_what_it_is() -> None:
    listed = _phrase("english", 12).split()
    wrong = " ".join([*listed[:-1], "zoo" if listed[-1] != "zoo" else "able"])
    assert not fits([Mnemonic("english").wordlist.index(word) for word in wrong.split()])
    assert _found(wrong) == []
    assert _found(f"My seed phrase: {wrong}") == [(wrong, False)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "seed phrase: twelve words that nobody else should ever see or know about at all, please",
        " ".join(["the quick brown fox jumps over the lazy dog"] * 5),
        "my seed words: " + " ".join(_phrase("english", 12).split()[:11]),
        "legal winner thank year wave " * 2,
    ],
)
def test_prose_and_short_rows_are_none(text: str) -> None:
    assert _found(text) == []
