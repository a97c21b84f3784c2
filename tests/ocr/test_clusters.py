"""Which pieces of ink are one line: a table of neighbours, and a naive twin under random input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr.clusters import Boxes, Rules, cluster, frames_of

WIDTH, HEIGHT = 240, 120


@dataclass(frozen=True)
class Piece:
    """One piece of ink; ``ground`` is a shade of grey."""

    x: int
    y: int
    width: int
    height: int
    ground: int = 255


def boxes_of(pieces: Sequence[Piece]) -> Boxes:
    sides = ([getattr(piece, name) for piece in pieces] for name in ("x", "y", "width", "height"))
    return Boxes(*(np.array(side, np.int64) for side in sides))


def lines_of(pieces: Sequence[Piece], rules: Sequence[int] = ()) -> list[int]:
    """Cluster; ``rules`` are the columns where a vertical rule stands from top to bottom."""
    drawn = np.zeros((HEIGHT, WIDTH), np.bool_)
    drawn[:, list(rules)] = True
    uprights = Rules(np.flatnonzero(drawn), WIDTH)
    grounds = np.array([[piece.ground] * 3 for piece in pieces], np.int64).reshape(-1, 3)
    return [int(number) for number in cluster(boxes_of(pieces), grounds, uprights)]


A = Piece(20, 40, 8, 12)
"""A letter; all others are told from it."""

TOGETHER = {
    "letters side by side": [A, Piece(30, 40, 8, 12)],
    "letters that overlap": [A, Piece(26, 40, 8, 12)],
    "a gap of 1.35 heights": [A, Piece(28 + 16, 40, 8, 12)],
    "a letter 2.4 times as high": [Piece(20, 40, 8, 10), Piece(30, 30, 8, 24)],
    "half of the lower one in common": [A, Piece(30, 46, 8, 12)],
    "letters on grounds that differ a little": [A, Piece(30, 40, 8, 12, 255 - 26)],
    "a comma at the foot": [A, Piece(29, 50, 2, 4)],
    "a full stop": [A, Piece(29, 51, 2, 1)],
    "a dot above": [A, Piece(23, 35, 2, 2)],
    "an apostrophe before": [Piece(14, 40, 2, 4), A],
    "a hyphen as far as 0.7 heights": [A, Piece(28 + 8, 46, 5, 2)],
    "a comma of a dot": [Piece(20, 20, 20, 40), Piece(42, 40, 5, 16), Piece(48, 54, 2, 3)],
    "words with a wide space": [A, Piece(30, 40, 8, 15), Piece(38 + 19, 40, 8, 15), Piece(67, 40, 8, 15)],
    "a rule that stands elsewhere": [A, Piece(30, 40, 8, 12)],
}
APART = {
    "a gap wider than 1.35 heights": [A, Piece(28 + 17, 40, 8, 12)],
    "less than half in common": [A, Piece(30, 47, 8, 12)],
    "one line above the other": [A, Piece(20, 56, 8, 12)],
    "grounds of two surfaces": [A, Piece(30, 40, 8, 12, 255 - 27)],
    "words in two columns": [A, Piece(30, 40, 8, 15), Piece(38 + 21, 40, 8, 15), Piece(69, 40, 8, 15)],
}
LEFT_OVER = {
    "a mark alone": Piece(100, 100, 2, 2),
    "a hyphen farther than 0.7 heights": Piece(28 + 9, 46, 5, 2),
    "a dot too far above": Piece(23, 33, 2, 2),
    "a dot too far below": Piece(23, 40 + 12 + 5, 2, 2),
    "a mark on another ground": Piece(29, 50, 2, 4, 0),
    "more than half as high as the letter": Piece(29, 52, 2, 4),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_what_belongs_together_is_one_line(name: str) -> None:
    pieces = TOGETHER[name]
    assert lines_of(pieces, [10] if "rule" in name else []) == [0] * len(pieces)
    assert lines_of(pieces[::-1]) == [0] * len(pieces)


@pytest.mark.parametrize("name", APART)
def test_what_is_apart_is_two_lines(name: str) -> None:
    assert sorted(set(lines_of(APART[name]))) == [0, 1]


@pytest.mark.parametrize("name", LEFT_OVER)
def test_a_mark_without_its_letter_is_in_no_line(name: str) -> None:
    small = Piece(20, 45, 8, 7) if name.startswith("more") else A
    assert lines_of([small, LEFT_OVER[name]]) == [0, -1]


def test_a_vertical_rule_is_never_crossed() -> None:
    letters = [A, Piece(32, 40, 8, 12)]
    assert lines_of(letters, [28]) == [0, 1]
    assert lines_of(letters, [31]) == [0, 1]
    assert lines_of(letters, [27]) == lines_of(letters, [32]) == [0, 0]
    words = [A, Piece(30, 40, 8, 15), Piece(38 + 19, 40, 8, 15)]
    assert len(set(lines_of(words, [45]))) == 2


def test_a_mark_goes_to_the_nearest_letter() -> None:
    below = Piece(20, 59, 8, 12)
    assert lines_of([A, below, Piece(23, 54, 2, 2)]) == [0, 1, 0]
    assert lines_of([A, below, Piece(23, 56, 2, 2)]) == [0, 1, 1]


def test_no_pieces_are_no_lines() -> None:
    assert lines_of([]) == []
    frames, letters = frames_of(boxes_of([]), np.zeros(0, np.int64))
    assert (len(frames), len(letters)) == (0, 0)


def test_a_frame_holds_all_pieces_and_its_letters_are_the_upper_quartile() -> None:
    pieces = [Piece(20, 40, 8, 12), Piece(30, 36, 6, 16), Piece(40, 42, 6, 10), Piece(50, 42, 6, 10)]
    specks = [Piece(20 + 4 * number, 52, 1, 1) for number in range(9)]
    line = np.array([1] * 13 + [-1, 0], np.int64)
    boxes = boxes_of([*pieces, *specks, Piece(0, 0, 99, 99), Piece(100, 90, 7, 9)])
    frames, letters = frames_of(boxes, line)
    assert [side.tolist() for side in (frames.x, frames.y, frames.width, frames.height)] == [
        [100, 20],
        [90, 36],
        [7, 36],
        [9, 17],
    ]
    assert letters.tolist() == [9, 12]


# --- the twin ---------------------------------------------------------------------------------------------


class Groups:
    """Union-find over numbers."""

    def __init__(self, count: int) -> None:
        self.above = list(range(count))

    def root(self, one: int) -> int:
        while self.above[one] != one:
            one = self.above[one]
        return one

    def join(self, one: int, other: int) -> None:
        self.above[self.root(one)] = self.root(other)


def gap(left: Piece, right: Piece) -> int:
    return right.x - left.x - left.width


def common(one: Piece, other: Piece) -> int:
    return min(one.y + one.height, other.y + other.height) - max(one.y, other.y)


def may_meet(left: Piece, right: Piece, rules: Sequence[int]) -> bool:
    """Tell whether two pieces stand on one surface without a rule between them."""
    end = left.x + left.width
    return abs(left.ground - right.ground) <= 26 and not any(end <= column < right.x for column in rules)


def are_letters_of_a_line(left: Piece, right: Piece) -> bool:
    lower, higher = sorted((left.height, right.height))
    return (
        lower >= 5
        and gap(left, right) <= 1.35 * lower
        and higher <= 2.4 * lower
        and common(left, right) >= 0.5 * lower
    )


def ordered(one: int, other: int, pieces: Sequence[Piece]) -> tuple[Piece, Piece]:
    """Return the left one first; of two at one place the one with the lower number."""
    first, second = sorted((one, other), key=lambda number: (pieces[number].x, number))
    return pieces[first], pieces[second]


def cost_of_mark(mark: int, letter: int, pieces: Sequence[Piece], rules: Sequence[int]) -> float | None:
    """Return how far a mark is from a letter, or None if it cannot be one of it."""
    small, large = pieces[mark], pieces[letter]
    left, right = ordered(mark, letter, pieces)
    away = gap(left, right)
    middle = small.y + small.height / 2
    out = max(large.y - middle, middle - large.y - large.height, 0)
    fits = (
        large.height >= 5
        and small.height < large.height
        and small.height <= 0.5 * large.height
        and away <= min(0.7 * large.height, max(24, int(1.35 * left.height)))
        and out <= 0.45 * large.height
        and may_meet(left, right, rules)
    )
    return max(away, 0) + 2 * out if fits else None


def twin(pieces: Sequence[Piece], rules: Sequence[int]) -> list[int]:
    """Return for each piece the number of its line, or -1: the rules, one after the other."""
    everybody = range(len(pieces))
    groups, linked = Groups(len(pieces)), set[int]()
    for one in everybody:
        for other in range(one):
            left, right = ordered(one, other, pieces)
            if are_letters_of_a_line(left, right) and may_meet(left, right, rules):
                groups.join(one, other)
                linked |= {one, other}
    owner = {}
    for mark in everybody:
        costs = [
            (cost, letter)
            for letter in everybody
            if (cost := cost_of_mark(mark, letter, pieces, rules)) is not None
        ]
        if mark not in linked and costs:
            owner[mark] = min(costs)[1]
    line = []
    for piece in everybody:
        while piece in owner:
            piece = owner[piece]  # noqa: PLW2901 - up to the letter that nobody owns
        line.append(groups.root(piece) if pieces[piece].height >= 5 else -1)
    return joined(pieces, line, rules)


def joined(pieces: Sequence[Piece], line: list[int], rules: Sequence[int]) -> list[int]:
    """Join lines side by side."""
    members = {number: [i for i, of in enumerate(line) if of == number] for number in set(line) - {-1}}
    frames, letters = [], []
    for inside in members.values():
        held = [pieces[number] for number in inside]
        left, top = min(piece.x for piece in held), min(piece.y for piece in held)
        right = max(piece.x + piece.width for piece in held)
        bottom = max(piece.y + piece.height for piece in held)
        frames.append(Piece(left, top, right - left, bottom - top, held[-1].ground))
        heights = sorted(piece.height for piece in held if piece.height >= 5)
        letters.append(heights[len(heights) - 1 - len(heights) // 4])
    groups = Groups(len(frames))
    for one in range(len(frames)):
        for other in range(one):
            first, second = ordered(one, other, frames)
            lower, taller = sorted((letters[one], letters[other]))
            if (
                gap(first, second) <= 1.3 * taller
                and taller <= 1.7 * lower
                and common(first, second) >= 0.6 * min(first.height, second.height)
                and may_meet(first, second, rules)
            ):
                groups.join(one, other)
    place = {number: index for index, number in enumerate(members)}
    return [groups.root(place[of]) if of >= 0 else -1 for of in line]


def same_partition(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two numberings say the same, under other numbers."""
    if [number < 0 for number in one] != [number < 0 for number in other]:
        return False
    return len(set(one)) == len(set(other)) == len(set(zip(one, other, strict=True)))


some_pieces = st.builds(
    Piece,
    x=st.integers(0, WIDTH - 40),
    y=st.integers(0, HEIGHT - 45),
    width=st.integers(1, 40),
    height=st.one_of(st.integers(1, 45), st.integers(8, 14), st.integers(1, 5)),
    ground=st.sampled_from([255, 255, 255, 230, 200]),
)
rows = st.lists(
    st.builds(
        Piece,
        x=st.integers(0, WIDTH - 40),
        y=st.integers(40, 50),
        width=st.integers(1, 12),
        height=st.integers(3, 16),
    ),
    max_size=16,
)


@given(
    st.one_of(st.lists(some_pieces, max_size=14), rows),
    st.lists(st.integers(0, WIDTH - 1), max_size=3),
)
def test_lines_are_those_of_the_twin(pieces: list[Piece], rules: list[int]) -> None:
    found = lines_of(pieces, sorted(set(rules)))
    assert same_partition(found, twin(pieces, rules))
    assert set(found) - {-1} == set(range(len(set(found) - {-1})))
