"""From engine words to a page: lines, columns, blocks, dirt, zones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.ocr import layout
from redactor.values import Zone
from tests.layouts import NumberedWord, build_page

SCREEN = (1000, 600)


def word(
    text: str, x: int, y: int, *, line: int = 0, height: int = 10, width: int = 0, confidence: float = 0.9
) -> NumberedWord:
    return NumberedWord(text, x, y, width or 8 * max(1, len(text)), height, confidence, line)


def text_of(*words: NumberedWord) -> str:
    return build_page(words, *SCREEN).text


def test_words_of_a_line_are_joined_by_a_space_from_left_to_right() -> None:
    assert text_of(word("Keller", 60, 10), word("Anna", 20, 10)) == "Anna Keller"


def test_a_gap_wider_than_a_column_cuts_the_line() -> None:
    assert text_of(word("Anna", 0, 10), word("Bo", 32 + 25, 10)) == "Anna Bo"
    assert text_of(word("Anna", 0, 10), word("Bo", 32 + 26, 10)) == "Anna\n\nBo"


def test_two_columns_are_never_one_line() -> None:
    rows = [
        word(text, x, y, line=y)
        for y, (left, right) in ((10, ("Anna", "Oak")), (24, ("Keller", "Street")))
        for text, x in ((left, 0), (right, 300))
    ]
    assert text_of(*rows) == "Anna\nKeller\n\nOak\nStreet"


def test_pieces_that_the_engine_took_apart_come_together() -> None:
    assert text_of(word("Anna", 0, 10, line=1), word("Keller", 44, 11, line=2)) == "Anna Keller"
    assert text_of(word("Anna", 0, 10, line=1), word("Keller", 45, 11, line=2)) == "Anna\n\nKeller"
    assert text_of(word("Anna", 0, 10, line=1), word("Keller", 44, 17, line=2)) != "Anna Keller"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("Q", 0), ("Keller", 17)], "Q\n\nKeller"),  # an icon before a name
        ([("Q", 0), ("Keller", 16)], "Q Keller"),  # an initial
        ([("Q)", 0), ("Keller", 25)], "Q)\n\nKeller"),
        ([("Mrs", 0), ("Keller", 33)], "Mrs Keller"),  # three signs are a word
        ([("Mrs", 0), ("Q", 33), ("Keller", 50)], "Mrs Q Keller"),  # icons stand first
        ([("Q", 0), ("Anna", 17), ("Keller", 70)], "Q\n\nAnna Keller"),  # later gaps are word gaps
        ([("Anna", 0), ("Q", 41)], "Anna Q"),
    ],
)
def test_an_icon_stands_by_itself(words: list[tuple[str, int]], expected: str) -> None:
    assert text_of(*(word(text, x, 10) for text, x in words)) == expected


@pytest.mark.parametrize(
    ("height", "confidence", "gap", "parted"),
    [
        (12, 0.9, 3, True),  # a box to tick
        (11, 0.9, 3, False),
        (12, 0.95, 3, False),  # a capital with accents, surely read
        (12, 0.9, 2, False),
        (5, 0.9, 3, True),
        (6, 0.9, 3, False),
    ],
)
def test_what_is_higher_or_lower_than_letters_is_an_icon(
    height: int, confidence: float, gap: int, *, parted: bool
) -> None:
    first = word("O", 0, 10, height=height, width=10, confidence=confidence)
    rest = [word("Wood", 10 + gap, 10), word("desk", 55, 10)]
    assert text_of(first, *rest) == ("O\n\nWood desk" if parted else "O Wood desk")


def test_three_pieces_of_one_line_come_together() -> None:
    pieces = [word(text, x, 10, line=x) for text, x in (("4111", 0), ("1111", 38), ("1112", 76))]
    assert text_of(*reversed(pieces)) == "4111 1111 1112"


def test_lines_under_each_other_are_a_block() -> None:
    assert text_of(word("Email", 0, 10), word("a@example.com", 0, 30, line=1)) == "Email\na@example.com"
    assert text_of(word("Email", 0, 10), word("a@example.com", 0, 33, line=1)) == "Email\n\na@example.com"
    assert text_of(word("Email", 0, 10), word("Phone", 41, 24, line=1)) == "Email\n\nPhone"


def test_a_line_joins_the_block_it_shares_most_with() -> None:
    words = [word("Left", 0, 10), word("Rightmost", 100, 10, line=1), word("wide", 20, 24, width=120, line=2)]
    assert text_of(*words) == "Left\n\nRightmost\nwide"


def test_blocks_go_from_the_top_then_from_the_left() -> None:
    words = [word("C", 0, 200), word("B", 500, 10, line=1), word("A", 0, 10, line=2)]
    assert text_of(*words) == "A\n\nB\n\nC"


def test_lines_are_numbered_over_the_page() -> None:
    page = build_page(
        [word("a", 0, 10), word("b", 12, 10), word("c", 0, 24, line=1), word("d", 0, 300, line=2)], *SCREEN
    )
    assert [item.line for item in page.words] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        ("", 0.9, False),
        (" \t", 0.9, False),
        ("|", 0.4, False),
        ("—_~", 0.1, False),
        ("|", 0.5, True),
        ("@", 0.9, True),
        ("x", 0.0, True),
        ("7", 0.0, True),
        ("ä", 0.0, True),
        ("李", 0.0, True),
    ],
)
def test_only_pure_dirt_is_dropped(text: str, confidence: float, *, kept: bool) -> None:
    assert bool(build_page([word(text, 0, 10, confidence=confidence)], *SCREEN).words) == kept


def test_white_space_inside_a_word_is_one_space() -> None:
    assert text_of(word(" Mi\n\n ra\u2028", 0, 10)) == "Mi ra"


def test_a_word_of_no_height_keeps_its_place() -> None:
    [only] = build_page([NumberedWord("x", 5, 7, 0, 0, 0.9, 0)], *SCREEN).words
    assert only.zone == Zone(5, 7, 1, 1)


@pytest.mark.parametrize(
    ("box", "zone"),
    [
        ((10, 11, 3, 4), Zone(10, 11, 3, 4)),
        ((-4, -3, 10, 10), Zone(0, 0, 6, 7)),
        ((-9, -9, 5, 5), Zone(0, 0, 1, 1)),
        ((95, 45, 5, 5), Zone(95, 45, 5, 5)),
        ((95, 45, 6, 6), Zone(95, 45, 5, 5)),
        ((0, 0, 900, 900), Zone(0, 0, 100, 50)),
        ((400, 400, 9, 9), Zone(99, 49, 1, 1)),
    ],
)
def test_boxes_are_clipped_to_the_screen(box: tuple[int, int, int, int], zone: Zone) -> None:
    [only] = build_page([NumberedWord("x", *box, 0.9, 0)], 100, 50).words
    assert only.zone == zone


def test_a_word_s_repr_shows_nothing() -> None:
    assert repr(word("Keller", 0, 10)) == "EngineWord(...)"


def test_no_words_are_an_empty_page() -> None:
    page = build_page([], *SCREEN)
    assert (page.text, page.words, page.width, page.height) == ("", (), 1000, 600)


def test_lines_are_never_joined_across_a_rule() -> None:
    words = (word("Anna", 0, 10, line=0), word("Keller", 44, 11, line=1))
    assert build_page(words, *SCREEN, rules=[-1, -1]).text == "Anna Keller"
    assert build_page(words, *SCREEN, rules=[-1, 38]).text == "Anna\n\nKeller"
    assert build_page(words, *SCREEN, rules=[-1, 20]).text == "Anna Keller"  # a rule farther left


def test_the_letters_of_an_avatar_stand_by_themselves() -> None:
    assert text_of(word("AK", 0, 10, line=1), word("Anna", 24, 10, line=2)) == "AK\n\nAnna"
    assert text_of(word("AK", 0, 10), word("Anna", 24, 10)) == "AK Anna"  # read as one line
    assert text_of(word("to", 0, 10, line=1), word("Anna", 24, 10, line=2)) == "to Anna"


# --- against naive twins ------------------------------------------------------------------------------------

boxes = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 20), st.integers(1, 12))


def twin_joined(pieces: Sequence[layout.Piece]) -> list[layout.Piece]:
    """Compare each piece with all that are done."""
    done: list[layout.Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.left, piece.top)):
        beside = [other for other in done if layout._is_beside(other, piece)]
        if beside:
            nearest = max(beside, key=lambda other: other.right)
            done.remove(nearest)
            done.append(layout.Piece([*nearest.words, *piece.words]))
        else:
            done.append(piece)
    return done


def twin_blocks(lines: Sequence[layout.Piece]) -> list[list[layout.Piece]]:
    """Compare each line with the last one of every block."""
    blocks: list[list[layout.Piece]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        above = [block for block in blocks if layout._is_under(block[-1], line)]
        if above:
            max(above, key=lambda block: layout._common_width(block[-1], line)).append(line)
        else:
            blocks.append([line])
    return blocks


@given(st.lists(boxes, max_size=25))
def test_lines_and_blocks_are_those_of_comparing_everything(found: list[tuple[int, int, int, int]]) -> None:
    words = [
        NumberedWord(f"w{number}", x, y, width, height, 0.9, number)
        for number, (x, y, width, height) in enumerate(found)
    ]
    page = build_page(words, 100, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_joined", twin_joined)
        patch.setattr(layout, "_blocks", twin_blocks)
        assert page == build_page(words, 100, 100)
