"""Words get all ink of their line, each piece of it one word's; what stands too near is one word."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr.grey import Grey
from redactor.ocr.word_boxes import on_ink
from redactor.values import LineWord

WIDTH, HEIGHT = 200, 26
TOP, BOTTOM = 3, 23  # of the letters, so the line is 20 high
Run = tuple[int, int]


def picture(*runs: Run, flat: tuple[Run, ...] = (), rows: Run = (19, 22)) -> Grey:
    """Return a line with letters in these columns, and flat strokes in those."""
    drawn = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for start, end in runs:
        drawn[TOP:BOTTOM, start:end] = 0
    for start, end in flat:
        drawn[rows[0] : rows[1], start:end] = 0
    return drawn


def word(text: str, left: int, right: int, top: int = TOP, bottom: int = BOTTOM) -> LineWord:
    return LineWord(text, left, top, right, bottom, 0.9)


def told(words: list[LineWord], drawn: Grey) -> list[tuple[str, int, int]]:
    return [(one.text, one.left, one.right) for one in on_ink(words, drawn)]


@pytest.mark.parametrize(
    ("words", "runs", "expected"),
    [
        ([("ab", 12, 28)], [(10, 18), (20, 30)], [("ab", 10, 30)]),  # cut off letters
        ([("ab", 5, 40)], [(10, 18), (20, 30)], [("ab", 10, 30)]),  # too wide
        ([("a", 10, 20)], [(10, 20), (60, 70)], [("a", 10, 70)]),  # ink that no word claims
        ([("a", 10, 20), ("b", 60, 70)], [(10, 20), (45, 52), (60, 70)], [("a", 10, 20), ("b", 45, 70)]),
        ([("a", 10, 30), ("b", 40, 60)], [(10, 60)], [("ab", 10, 60)]),  # letters that touch
        ([("b", 40, 60), ("a", 10, 30)], [(10, 30), (40, 60)], [("a", 10, 30), ("b", 40, 60)]),
    ],
)
def test_each_piece_of_ink_has_one_word(
    words: list[tuple[str, int, int]], runs: list[Run], expected: list[tuple[str, int, int]]
) -> None:
    assert told([word(*one) for one in words], picture(*runs)) == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(1, ["xoxb-7381"]), (2, ["xoxb-7381"]), (3, ["xoxb-", "7381"]), (8, ["xoxb-", "7381"])],
)
def test_words_nearer_than_any_space_are_one(gap: int, expected: list[str]) -> None:
    runs = [(10, 50), (50 + gap, 90)]
    words = [word("xoxb-", 10, 50), word("7381", 50 + gap, 90)]
    assert [one.text for one in on_ink(words, picture(*runs))] == expected


@pytest.mark.parametrize(("room", "noise"), [(0, 0), (2, 0), (6, 210)])
def test_a_space_that_was_seen_as_such_parts_words_whatever_room_there_is(room: int, noise: int) -> None:
    drawn = picture((10, 50), (50 + room, 90))
    if noise:  # of packing with loss: no column is without ink
        drawn[TOP + 4, 50 : 50 + room] = noise
    words = [word("Billing", 10, 50), replace(word("contact", 50 + room, 90), spaced=True)]
    assert [one.text for one in on_ink(words, drawn)] == ["Billing", "contact"]
    assert [one.text for one in on_ink([replace(one, spaced=False) for one in words], drawn)] == [
        "Billingcontact"
    ]


def noisy(drawn: Grey, shade: int) -> Grey:
    """Return a picture as packing with loss leaves it: no paper is white, and there are specks."""
    noise = np.random.default_rng(1).integers(244, 254, drawn.shape).astype(np.uint8)
    left = np.minimum(drawn, noise)
    left[0, 12:16] = left[HEIGHT - 1, 30:33] = left[TOP + 4, 50:53] = shade
    return left


@pytest.mark.parametrize(("shade", "reaches"), [(200, False), (100, True)])
def test_noise_is_no_ink(shade: int, *, reaches: bool) -> None:
    words = [word("Order", 10, 50), replace(word("4471", 53, 90), spaced=True)]
    first, second = on_ink(words, noisy(picture((10, 50), (53, 90)), shade))
    assert ((first.top, first.bottom) == (TOP, BOTTOM)) is not reaches
    assert (first.left, second.right) == (10, 90)
    assert (first.right == 50) is not reaches


def test_a_pale_speck_counts_where_the_paper_is_white() -> None:
    drawn = picture((10, 50))
    drawn[0, 12:16] = 200
    (one,) = on_ink([word("Order", 10, 50)], drawn)
    assert (one.top, one.bottom) == (0, BOTTOM)


def test_an_underscore_taken_for_a_space_joins_what_it_parts() -> None:
    words = [word("svc", 10, 51), replace(word("key", 62, 90), spaced=True)]
    assert [one.text for one in on_ink(words, picture((10, 51), (62, 90), flat=((52, 61),)))] == ["svc_key"]


def test_words_put_together_are_as_sure_as_the_less_sure_one() -> None:
    words = [LineWord("a", 10, 5, 50, 20, 0.9), LineWord("b", 51, 3, 90, 18, 0.4)]
    (one,) = on_ink(words, picture((10, 50), (51, 90)))
    assert one == LineWord("ab", 10, TOP, 90, BOTTOM, 0.4)


FOUR = [(10, 50), (60, 90), (104, 130), (140, 170)]
TEXTS = ["Order", "4471", "for", "Mira"]


@pytest.mark.parametrize(
    "boxes",
    [
        FOUR,
        [(10, 170), (62, 92), (100, 130), (137, 173)],  # the first has the box of the line
        [(10, 170), (58, 170), (104, 130), (140, 170)],
        [(10, 200), (60, 90), (104, 130), (140, 200)],
    ],
)
def test_a_box_that_holds_the_next_word_s_ends_before_it(boxes: list[Run]) -> None:
    words = [word(text, *box) for text, box in zip(TEXTS, boxes, strict=True)]
    assert told(words, picture(*FOUR)) == [(text, *run) for text, run in zip(TEXTS, FOUR, strict=True)]


@pytest.mark.parametrize(
    ("stroke", "rows", "read"),
    [
        ((52, 60), (19, 22), "svc_key"),
        ((52, 60), (19, 23), "svc_key"),  # 0.2 of the line high
        ((52, 60), (18, 23), "svckey"),  # a full stop, or a letter's foot
        ((52, 60), (11, 14), "svckey"),  # a dash
        ((53, 58), (19, 22), "svckey"),  # too short
    ],
)
def test_an_underscore_is_put_back(stroke: Run, rows: Run, read: str) -> None:
    drawn = picture((10, 51), (62, 90), flat=(stroke,), rows=rows)
    assert "".join(one.text for one in on_ink([word("svc", 10, 51), word("key", 62, 90)], drawn)) == read


def test_an_underscore_that_was_read_is_not_put_back_twice() -> None:
    drawn = picture((10, 51), (62, 90), flat=((52, 60),))
    assert [one.text for one in on_ink([word("svc_", 10, 60), word("key", 62, 90)], drawn)] == ["svc_key"]


def test_a_line_read_as_nothing_has_no_words() -> None:
    assert on_ink([], picture((10, 50))) == []


def test_a_word_without_ink_keeps_its_box_on_the_picture() -> None:
    (one,) = on_ink([word("a", 190, 230, 20, 40)], np.full((HEIGHT, WIDTH), 255, np.uint8))
    assert (one.left, one.top, one.right, one.bottom) == (190, 20, WIDTH, HEIGHT)


@given(
    st.lists(st.tuples(st.integers(0, WIDTH - 1), st.integers(1, 40)), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, WIDTH - 1), st.integers(1, WIDTH)), min_size=1, max_size=5),
)
def test_no_ink_is_without_a_word(runs: list[Run], boxes: list[Run]) -> None:
    drawn = picture(*((start, min(start + length, WIDTH)) for start, length in runs))
    words = [word("x", left, min(left + length, WIDTH)) for left, length in boxes]
    found = on_ink(words, drawn)
    for one in found:
        assert 0 <= one.left < one.right <= WIDTH
        assert 0 <= one.top < one.bottom <= HEIGHT
        drawn[one.top : one.bottom, one.left : one.right] = 255
    assert (drawn == 255).all()
    assert sum(one.text.count("x") for one in found) == len(words)
