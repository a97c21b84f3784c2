"""Numbers said word by word, and what else is said in words of numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.spoken_numbers import FAMILY

Look = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        (
            "my number is oh seven seven double oh, nine hundred, six one four, thanks",
            "PHONE_NUMBER",
            "oh seven seven double oh, nine hundred, six one four",
        ),
        (
            "meu whats é onze nove oito quatro um sete, dois dois zero seis",
            "PHONE_NUMBER",
            "onze nove oito quatro um sete, dois dois zero seis",
        ),
        ("Five five five uh zero one four two.", "PHONE_NUMBER", "Five five five uh zero one four two"),
        (
            "die null eins sieben eins vier vier zwei acht",
            "PHONE_NUMBER",
            "null eins sieben eins vier vier zwei acht",
        ),
        (
            "the card four five three nine nine eight one two seven seven oh four five six three two",
            "CREDIT_CARD",
            "four five three nine nine eight one two seven seven oh four five six three two",
        ),
    ],
)
def test_found(look: Look, text: str, entity: str, value: str) -> None:
    assert look(FAMILY, text) == [(entity, value)]


@pytest.mark.parametrize(
    "text",
    [
        "testing, one two three four five six seven eight",
        "uno, dos, tres, cuatro, cinco, seis, siete, ocho",
        "six or seven of the nine",
        "nineteen eighty four and nineteen ninety nine",
        "two hundred and fifty six of five hundred and twelve",
        "five five five oh one four",  # six digits
        "sevens and nines and fives and sixes and eights and fours and twos",
    ],
)
def test_left_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
