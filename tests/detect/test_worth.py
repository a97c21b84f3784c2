"""What passes the gate and still need not be looked at: known words, numbers that name no day."""

from __future__ import annotations

import numpy as np
import pytest

from redactor.detect.name_model import PACKAGED
from redactor.detect.wordpieces import WordPieces
from redactor.detect.worth import is_day, is_worth

CUTTER = WordPieces((PACKAGED / "vocab.txt").read_text(encoding="utf-8").splitlines())


def worth(text: str, *passing: str, start: int = 0, end: int | None = None) -> bool:
    """Ask about a text in which the first pieces of some words pass."""
    pieces = CUTTER.read(text)
    places = {text.index(word) for word in passing}
    passes = np.array([place in places for place in pieces.starts])
    assert passes.sum() == len(passing)
    return is_worth(text, pieces, passes, start, len(pieces) if end is None else end)


@pytest.mark.parametrize(
    ("text", "passing", "expected"),
    [
        ("Downloads - Slack", ("Downloads", "Slack"), False),
        ("Downloads - Harrowgate", ("Downloads", "Harrowgate"), True),
        ("retry 48 at 10:42", ("48", "10", ":"), False),
        ("due 2026-03-04", ("2026",), True),
        ("due 4 March", ("4",), True),
        ("due 4 March", (), False),
        ("Claude", ("Claude",), True),
        ("Ana meeting", ("Ana",), True),
        ("in Germany", ("Germany",), False),
        ("in Oakland", ("Oakland",), True),
        (". , -", (".", "-"), False),
    ],
)
def test_only_what_may_be_kept_is_worth_a_look(
    text: str, passing: tuple[str, ...], *, expected: bool
) -> None:
    assert worth(text, *passing) is expected


def test_a_word_counts_whole_whichever_piece_of_it_passes() -> None:
    text = "Harrowgate"
    pieces = CUTTER.read(text)
    last = np.arange(len(pieces)) == len(pieces) - 1
    assert len(pieces) > 1
    assert is_worth(text, pieces, last, 0, len(pieces))
    known = CUTTER.read("PNG")
    assert not is_worth("PNG", known, np.ones(len(known), bool), 0, len(known))


def test_only_the_asked_pieces_count() -> None:
    text = "Harrowgate and Slack"
    pieces = CUTTER.read(text)
    first = pieces.starts.index(text.index("and"))
    everything = np.ones(len(pieces), bool)
    assert is_worth(text, pieces, everything, 0, len(pieces))
    assert not is_worth(text, pieces, everything, first + 1, len(pieces))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2026-03-04", True), ("4/3", True), ("March 4", True), ("March", False), ("10:42", False)],
)
def test_days(value: str, *, expected: bool) -> None:
    assert is_day(value) is expected
