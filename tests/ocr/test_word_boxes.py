"""Every piece of ink in the box of one word: a table, and a naive twin under random input."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr import word_boxes
from redactor.ocr.grey import Grey
from redactor.ocr.word_boxes import on_ink, shared
from redactor.values import Joint, LineWord

WIDTH, HEIGHT = 40, 12


def word(left: int, right: int, text: str = "w", *, top: int = 2, bottom: int = 10) -> LineWord:
    return LineWord(text, left, top, right, bottom, 0.9)


def picture(*runs: tuple[int, int], rows: tuple[int, int] = (3, 9)) -> Grey:
    """Return white with ink in the given ranges of columns."""
    made = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for start, end in runs:
        made[rows[0] : rows[1], start:end] = 0
    return made


def sides(words: list[LineWord]) -> list[tuple[int, int]]:
    return [(one.left, one.right) for one in words]


@pytest.mark.parametrize(
    ("words", "runs", "expected"),
    [
        pytest.param([word(5, 10)], [(3, 12)], [(3, 12)], id="a box that cuts a letter off"),
        pytest.param([word(3, 20)], [(6, 9), (12, 15)], [(6, 15)], id="a box larger than its ink"),
        pytest.param([word(2, 8), word(12, 18)], [(3, 7), (13, 17)], [(3, 7), (13, 17)], id="two words"),
        pytest.param(
            [word(2, 8), word(20, 26)], [(3, 7), (10, 12), (21, 25)], [(3, 12), (21, 25)], id="nearest"
        ),
        pytest.param(
            [word(2, 8), word(20, 26)], [(3, 7), (17, 19), (21, 25)], [(3, 7), (17, 25)], id="nearest 2"
        ),
        pytest.param([word(2, 10), word(12, 20)], [(3, 19)], [(3, 11), (11, 19)], id="shared at the middle"),
        pytest.param([word(2, 14), word(8, 20)], [(3, 19)], [(3, 11), (11, 19)], id="boxes that overlap"),
        pytest.param([word(12, 20), word(2, 10)], [(3, 19)], [(3, 11), (11, 19)], id="out of order"),
        pytest.param(
            [word(0, 4), word(5, 9), word(10, 14)], [(0, 14)], [(0, 4), (4, 9), (9, 14)], id="three"
        ),
        pytest.param([word(5, 10), word(30, 35)], [(6, 9)], [(6, 9), (30, 35)], id="a word without ink"),
        pytest.param([word(5, 5)], [], [(5, 6)], id="a box without width"),
        pytest.param([word(40, 40)], [], [(39, 40)], id="a box at the edge"),
        pytest.param([word(0, 60)], [(0, 40)], [(0, 40)], id="a box beyond the edge"),
        pytest.param([word(50, 60)], [], [(39, 40)], id="a box outside"),
    ],
)
def test_columns_of_ink_go_to_words(
    words: list[LineWord], runs: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert sides(shared(words, picture(*runs))) == expected


def test_no_words_are_none() -> None:
    assert on_ink([], picture((3, 9))) == []


def test_rows_are_those_of_the_ink() -> None:
    [one] = shared([word(3, 9, top=0, bottom=2)], picture((3, 9), rows=(4, 11)))
    assert (one.top, one.bottom) == (4, 11)


def test_a_word_without_ink_keeps_its_rows_inside_the_picture() -> None:
    [one] = shared([word(3, 9, top=HEIGHT, bottom=HEIGHT)], picture())
    assert (one.top, one.bottom) == (HEIGHT - 1, HEIGHT)


@pytest.mark.parametrize(("shade", "right"), [(231, 15), (232, 9)])
def test_the_edge_of_a_letter_is_its_ink_and_the_shine_around_it_is_not(shade: int, right: int) -> None:
    made = picture((3, 9))
    made[5, 9:15] = shade
    [one] = shared([word(3, 9)], made)
    assert one.right == right


def test_text_and_confidence_stay() -> None:
    found = shared([LineWord("b", 20, 0, 25, 5, 0.25), LineWord("a", 2, 0, 5, 5, 0.75)], picture((3, 22)))
    assert [(one.text, one.confidence) for one in found] == [("a", 0.75), ("b", 0.25)]


some_words = st.lists(
    st.builds(
        lambda left, width, top, height: LineWord("w", left, top, left + width, top + height, 0.5),
        st.integers(0, WIDTH),
        st.integers(0, 15),
        st.integers(0, HEIGHT),
        st.integers(0, HEIGHT),
    ),
    min_size=1,
    max_size=6,
)
some_ink = st.lists(
    st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.integers(1, 8), st.integers(1, 5)),
    max_size=7,
)


def painted(spots: list[tuple[int, int, int, int]]) -> Grey:
    made = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for x, y, width, height in spots:
        made[y : y + height, x : x + width] = 40
    return made


def runs_of(columns: set[int]) -> list[range]:
    starts = [column for column in sorted(columns) if column - 1 not in columns]
    return [
        range(start, next(end for end in range(start, WIDTH + 1) if end not in columns)) for start in starts
    ]


def owner_of(column: int, run: range, words: list[LineWord]) -> int:
    """Return which word a column of a run belongs to, said column by column."""
    touching = [i for i, one in enumerate(words) if one.left < run.stop and run.start < one.right]
    if not touching:
        away = [max(one.left - run.stop, run.start - one.right, 0) for one in words]
        return away.index(min(away))
    # The border between two neighbours lies at the middle between their boxes.
    owner = touching[0]
    for one, two in pairwise(touching):
        border = (words[one].right + words[two].left) // 2
        if column >= border:
            owner = two
    return owner


@given(some_words, some_ink)
def test_every_column_of_ink_is_in_a_box_with_all_its_rows(
    words: list[LineWord], spots: list[tuple[int, int, int, int]]
) -> None:
    made = painted(spots)
    found = shared(words, made)
    assert len(found) == len(words)
    for one in found:
        assert 0 <= one.left < one.right <= WIDTH
        assert 0 <= one.top < one.bottom <= HEIGHT
    for y, x in np.argwhere(made < 232).tolist():
        assert any(one.left <= x < one.right and one.top <= y < one.bottom for one in found)


separate_words = st.lists(st.integers(0, WIDTH), min_size=2, max_size=12, unique=True).map(
    lambda ends: [
        word(left, right) for left, right in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)
    ]
)


@given(separate_words, some_ink)
def test_columns_of_ink_are_the_twin_s(words: list[LineWord], spots: list[tuple[int, int, int, int]]) -> None:
    made = painted(spots)
    columns = {int(column) for column in np.flatnonzero((made < 232).any(axis=0))}
    owned: dict[int, list[int]] = {}
    for run in runs_of(columns):
        for column in run:
            owned.setdefault(owner_of(column, run, words), []).append(column)
    found = shared(words, made)
    for number, one in enumerate(found):
        if number in owned:
            assert (one.left, one.right) == (min(owned[number]), max(owned[number]) + 1)
            rows = np.flatnonzero((made[:, one.left : one.right] < 232).any(axis=1))
            assert (one.top, one.bottom) == (rows[0], rows[-1] + 1)
        else:
            assert (one.left, one.right) == (words[number].left, words[number].right)


@given(separate_words, some_ink)
def test_no_column_of_ink_is_in_the_boxes_of_two_words(
    words: list[LineWord], spots: list[tuple[int, int, int, int]]
) -> None:
    made = painted(spots)
    inked = np.flatnonzero((made < 232).any(axis=0)).tolist()
    found = shared(words, made)
    for column in inked:
        assert sum(one.left <= column < one.right for one in found) == 1


@pytest.mark.parametrize(
    ("frame", "texts"),
    [
        (None, ["Find", "a"]),
        ((11, 12), ["Find", "a"]),  # a frame under the text fills every column
        ((0, 2), ["Find", "a"]),  # the feet of the line above
        ((3, 9), ["Finda"]),  # ink of the words' own rows
    ],
)
def test_words_are_apart_where_their_own_rows_are_empty(
    frame: tuple[int, int] | None, texts: list[str]
) -> None:
    shown = picture((4, 20), (26, 32), rows=(3, 9))
    if frame is not None:
        shown[frame[0] : frame[1], :] = 0
    words = [word(4, 20, "Find", top=3, bottom=9), word(26, 32, "a", top=3, bottom=9)]
    assert [one.text for one in on_ink(words, shown)] == texts


def test_a_joint_fills_the_columns_of_its_ink() -> None:
    seen = replace(word(2, 30, "ab=cd"), joints=(Joint(2, 15, 15),))
    [found] = on_ink([seen], picture((2, 6), (8, 12), (14, 17), (19, 23), (25, 30)))
    assert found.joints == (Joint(2, 14, 17),)


def test_a_joint_that_touches_its_neighbours_is_not_known() -> None:
    seen = replace(word(2, 30, "ab=cd"), joints=(Joint(2, 15, 15),))
    [found] = on_ink([seen], picture((2, 17), (19, 23), (25, 30)))
    assert found.joints == ()


def test_soft_edges_between_letters_part_them_all_the_same() -> None:
    drawn = picture((2, 6), (8, 12), (14, 17), (19, 23), (25, 30))
    drawn[4, 2:30] = np.minimum(drawn[4, 2:30], 210)
    [found] = on_ink([replace(word(2, 30, "ab=cd"), joints=(Joint(2, 15, 15),))], drawn)
    assert found.joints == (Joint(2, 14, 17),)


def test_words_put_together_keep_their_joints() -> None:
    one = replace(word(2, 12, "a="), joints=(Joint(1, 8, 11),))
    two = replace(word(12, 30, "b/c"), joints=(Joint(1, 18, 22),))
    assert word_boxes._together(one, two).joints == (Joint(1, 8, 11), Joint(3, 18, 22))


def stroke_and_stop(*, stroke: int = 2, tall: int = 9, stop: int = 2) -> Grey:
    """Return a picture of a stroke from the top, a stop at the foot, and an ``M`` behind them."""
    shown = np.full((12, 40), 255, np.uint8)
    shown[2 + 9 - tall : 11, 2 : 2 + stroke] = 0
    shown[11 - stop : 11, 2 + stroke + 2 : 2 + stroke + 4] = 0
    shown[2:11, 14:22] = 0
    return shown


@pytest.mark.parametrize(
    ("text", "right", "drawn", "expected"),
    [
        (".", 9, stroke_and_stop(), "I."),
        (".M.", 26, stroke_and_stop(), ".M."),  # a stop behind is missing: as many pieces as signs
        (".M", 26, stroke_and_stop(), "I.M"),
        (".", 9, stroke_and_stop(tall=2), "."),  # two stops
        (".", 9, stroke_and_stop(stop=9), "."),  # two strokes
        (".", 12, stroke_and_stop(stroke=6), "."),  # no thin one
        ("-", 9, stroke_and_stop(), "-"),
        (".config", 26, stroke_and_stop(), ".config"),
    ],
)
def test_a_stroke_before_a_stop_is_an_initial(text: str, right: int, drawn: Grey, expected: str) -> None:
    [found] = on_ink([word(2, right, text, top=2, bottom=11)], drawn)
    assert found.text == expected


def test_joints_behind_an_initial_move_on() -> None:
    seen = replace(word(2, 26, ".M", top=2, bottom=11), joints=(Joint(0, 7, 7),))
    [found] = on_ink([seen], stroke_and_stop())
    assert [joint.place for joint in found.joints] == [1]
