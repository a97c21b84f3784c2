"""Probabilities become signs and words: repeated steps are one sign, spaces part words."""

from __future__ import annotations

import math
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr.line_input import Floats
from redactor.ocr.line_signs import SpelledWord, signs_of, words_of

TABLE = (" ", "a", "b", "l", "=", "")
NONE = len(TABLE) - 1


def steps(path: str, sure: float = 1.0) -> Floats:
    """Return probabilities whose surest path is ``path``, ``.`` for no sign."""
    rest = (1 - sure) / (len(TABLE) - 1)
    whole = np.full((len(path), len(TABLE)), rest, np.float32)
    for step, sign in enumerate(path):
        whole[step, NONE if sign == "." else TABLE.index(sign)] = sure
    return whole


def spelled(path: str) -> list[tuple[str, int, int]]:
    return [(word.text, word.start, word.end) for word in words_of(signs_of(steps(path), TABLE))]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("", []),
        ("...", []),
        ("   ", []),
        ("ab", [("ab", 0, 2)]),
        (".aa.b.", [("ab", 1, 5)]),
        ("l.ll", [("ll", 0, 4)]),  # two of one letter have a gap between them
        ("lll", [("l", 0, 3)]),
        ("a. .b", [("a", 0, 1), ("b", 4, 5)]),
        (" a  b ", [("a", 1, 2), ("b", 4, 5)]),
    ],
)
def test_words_and_their_steps(path: str, wanted: list[tuple[str, int, int]]) -> None:
    assert spelled(path) == wanted


@given(st.text("ab l.", max_size=30))
def test_words_are_those_of_the_plain_definition(path: str) -> None:
    text = "".join(sign for sign, _ in groupby(path) if sign != ".")
    assert [text for text, _, _ in spelled(path)] == text.split()


@pytest.mark.parametrize(("sure", "wanted"), [(1.0, 1.0), (0.5, 1 + 0.35 * math.log(0.5)), (0.21, 0.454)])
def test_a_word_is_as_sure_as_its_least_sure_sign(sure: float, wanted: float) -> None:
    whole = np.concatenate((steps("a"), steps("b", sure), steps(".a")))
    [word] = words_of(signs_of(whole, TABLE))
    assert word.confidence == pytest.approx(wanted, abs=1e-3)


def test_a_sign_is_as_sure_as_its_surest_step() -> None:
    [word] = words_of(signs_of(np.concatenate((steps("a", 0.3), steps("a", 0.9))), TABLE))
    assert word.confidence == pytest.approx(1 + 0.35 * math.log(0.9), abs=1e-3)


def test_nothing_read_is_printed() -> None:
    assert "secret" not in repr(SpelledWord("secret", 0, 1, 0.5))
    [sign] = signs_of(steps("a"), TABLE)
    assert repr(sign) == "Sign(...)"


def test_signs_that_part_a_word_keep_their_steps() -> None:
    [word] = words_of(signs_of(steps("a.==.b"), TABLE))
    assert (word.text, word.joints) == ("a=b", ((1, 3.0),))
