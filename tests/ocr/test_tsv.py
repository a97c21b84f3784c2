"""Tesseract's table: which words come out, and the near-misses of a broken answer."""

from __future__ import annotations

import pytest

from redactor.errors import ReadError
from redactor.ocr.layout import EngineWord
from redactor.ocr.tsv import parse_tsv

HEADING = "\t".join(
    "level page_num block_num par_num line_num word_num left top width height conf text".split()
)
PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t"
WORD = "5\t1\t2\t1\t3\t1\t10\t20\t30\t8\t93.5\tMira"


def table(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in (HEADING, PAGE, *rows)).encode()


def test_words_come_out_with_their_line() -> None:
    block = "2\t1\t2\t0\t0\t0\t10\t20\t30\t8\t-1\t"
    assert parse_tsv(table(block, WORD), 100, 50) == [EngineWord("Mira", 10, 20, 30, 8, 0.935, (1, 2, 1, 3))]


def test_a_page_without_words_is_a_good_answer() -> None:
    assert parse_tsv(table(), 100, 50) == []


def test_a_word_may_reach_the_edge_and_no_further() -> None:
    edge = WORD.replace("\t10\t20\t30\t8\t", "\t70\t42\t30\t8\t")
    assert len(parse_tsv(table(edge), 100, 50)) == 1
    for beyond in ("\t71\t42\t30\t8\t", "\t70\t43\t30\t8\t"):
        with pytest.raises(ReadError, match="outside"):
            parse_tsv(table(WORD.replace("\t10\t20\t30\t8\t", beyond)), 100, 50)


@pytest.mark.parametrize(("said", "kept"), [("-1", 0.0), ("0", 0.0), ("100", 1.0)])
def test_confidence_is_a_share(said: str, kept: float) -> None:
    [word] = parse_tsv(table(WORD.replace("93.5", said)), 100, 50)
    assert word.confidence == kept


@pytest.mark.parametrize("said", ["-1.1", "100.1", "nan", "-inf"])
def test_confidence_out_of_range_is_garbage(said: str) -> None:
    with pytest.raises(ReadError, match="confidence"):
        parse_tsv(table(WORD.replace("93.5", said)), 100, 50)


@pytest.mark.parametrize("size", [(101, 50), (100, 51)])
def test_a_table_about_another_image_is_garbage(size: tuple[int, int]) -> None:
    with pytest.raises(ReadError, match="another image"):
        parse_tsv(table(WORD), *size)


def test_a_second_page_is_garbage() -> None:
    with pytest.raises(ReadError, match="unknown level"):
        parse_tsv(table(PAGE), 100, 50)


def test_separators_of_other_alphabets_do_not_split_rows() -> None:
    [word] = parse_tsv(table(WORD.replace("Mira", "Mi\u2028\x0cra")), 100, 50)
    assert word.text == "Mi\u2028\x0cra"


def test_a_word_never_shows_in_a_repr() -> None:
    assert "Mira" not in repr(parse_tsv(table(WORD), 100, 50))
