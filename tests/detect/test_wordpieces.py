"""Text to word pieces: places, shapes, gaps, and what is seen through."""

from __future__ import annotations

import pytest

from redactor.detect.wordpieces import GAPS, MAX_KNOWN, SHAPES, WordPieces, shape_of

VOCABULARY = """[UNK] [CLS] [SEP] jane roe ##roe ja ##ne call . ' o brien mc ##donald mcdonald
soren fi ##ve strasse youtube""".split()
CUTTER = WordPieces(VOCABULARY)


def cut(text: str) -> list[tuple[str, str]]:
    """Return each piece with the part of the text that it stands for."""
    pieces = CUTTER.read(text)
    return [
        (VOCABULARY[number], text[start:end])
        for number, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\t", []),
        ("call Jane.", [("call", "call"), ("jane", "Jane"), (".", ".")]),
        ("O'Brien", [("o", "O"), ("'", "'"), ("brien", "Brien")]),
        ("O\u2019Brien", [("o", "O"), ("'", "\u2019"), ("brien", "Brien")]),
        ("JaneRoe", [("jane", "Jane"), ("roe", "Roe")]),
        ("janeroe", [("jane", "jane"), ("##roe", "roe")]),
        ("McDonald", [("mcdonald", "McDonald")]),
        ("YouTube", [("youtube", "YouTube")]),
        ("Jané", [("jane", "Jané")]),
        ("Jane\u0301", [("jane", "Jane\u0301")]),
        ("Søren", [("soren", "Søren")]),
        ("Straße", [("strasse", "Straße")]),
        ("ﬁve", [("fi", "ﬁ"), ("##ve", "ve")]),
        ("J\u200ba\u200bne", [("jane", "J\u200ba\u200bne")]),
        ("J\x00ane", [("jane", "J\x00ane")]),
        ("J\u0430ne", [("jane", "J\u0430ne")]),  # a Cyrillic letter among Latin ones
        ("qqq", [("[UNK]", "qqq")]),
        ("\u4e2d\u6587", [("[UNK]", "\u4e2d\u6587")]),
        ("jane_roe", [("jane", "jane"), ("[UNK]", "_"), ("roe", "roe")]),
        ("jane" * 100, [("[UNK]", "jane" * 100)]),
        ("\x00", []),
        ("\ud800", [("[UNK]", "\ud800")]),
    ],
)
def test_pieces_stand_for_parts_of_the_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("jane", "lower"),
        ("JANE", "upper"),
        ("Jane", "title"),
        ("J", "title"),
        ("j", "lower"),
        ("iPhone", "mixed"),
        ("42", "digits"),
        ("a1", "digits"),
        (".", "none"),
        ("\u4e2d", "none"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("jane roe", ["wide", "space"]),
        ("jane.", ["wide", "glued"]),
        ("jane\nroe", ["wide", "wide"]),
        ("jane  roe", ["wide", "wide"]),
        ("jane\u200broe jane", ["wide", "glued", "space"]),
        ("janeroe", ["wide", "glued"]),
    ],
)
def test_gaps(text: str, gaps: list[str]) -> None:
    assert [GAPS[gap] for gap in CUTTER.read(text).gaps] == gaps


def test_pieces_of_one_word_share_its_number() -> None:
    assert CUTTER.read("janeroe call").words == [0, 0, 1]


def test_what_is_remembered_is_bounded() -> None:
    cutter = WordPieces(VOCABULARY)
    for number in range(MAX_KNOWN + 10):
        cutter.read(f"x{number}")
    assert len(cutter._known) <= MAX_KNOWN


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        WordPieces(["jane"])


def test_nothing_of_the_text_is_shown() -> None:
    assert "jane" not in repr(CUTTER.read("jane"))
