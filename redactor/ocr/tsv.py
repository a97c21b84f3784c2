"""Tesseract's table of words, read as what it is: the answer of a program that may be broken.

Format: tab-separated, one heading line, then one row per page, block, paragraph, line and word
(levels 1 to 5); see https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html (TSV). The
first row is the page and carries the size of the image that was read.
"""

from __future__ import annotations

from redactor.errors import ReadError
from redactor.ocr.layout import EngineWord

_HEADING = "level page_num block_num par_num line_num word_num left top width height conf text".split()
_PAGE, _WORD = 1, 5


def parse_tsv(untrusted: bytes, width: int, height: int) -> list[EngineWord]:
    """Return the words of a table, in its order; boxes in pixels of the image that was given.

    A page without words is a good answer; no page is none.

    Args:
        untrusted: the program's whole output.
        width: of the image that the program was given.
        height: likewise.

    Raises:
        ReadError: not such a table, cut short, about another image, or with impossible numbers.
    """
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise ReadError("the reader's answer is not UTF-8") from None
    if not text:
        raise ReadError("the reader's answer is empty")
    if not text.endswith("\n"):
        raise ReadError("the reader's answer is cut short")
    heading, *rows = [line.split("\t") for line in text[:-1].split("\n")]
    if heading != _HEADING:
        raise ReadError("the reader's answer is not a table of words")
    if not rows:
        raise ReadError("the reader's answer holds no page")
    _check_page(rows[0], width, height)
    words = [_word(row, width, height) for row in rows[1:]]
    return [word for word in words if word is not None]


def _check_page(row: list[str], width: int, height: int) -> None:
    """Make sure that the table speaks of the image that was given."""
    if row[:1] != [str(_PAGE)] or row[6:10] != ["0", "0", str(width), str(height)]:
        raise ReadError("the reader's answer is about another image")


def _word(row: list[str], width: int, height: int) -> EngineWord | None:
    """Return one row as a word; None for rows of the levels above."""
    if len(row) != len(_HEADING):
        raise ReadError("the reader's answer has a row of the wrong length")
    try:
        level, *place = (int(cell) for cell in row[:10])
        confidence = float(row[10])
    except ValueError:
        raise ReadError("the reader's answer has a number that is none") from None
    if not _PAGE < level <= _WORD:
        raise ReadError("the reader's answer has a row of an unknown level")
    if level != _WORD:
        return None
    x, y, across, down = place[5:]
    if not -1 <= confidence <= 100:  # also refuses NaN
        raise ReadError("the reader's answer has a confidence out of range")
    if min(x, y, across, down) < 0 or x + across > width or y + down > height:
        raise ReadError("the reader's answer has a box outside the image")
    return EngineWord(row[11], x, y, across, down, max(confidence, 0.0) / 100, tuple(place[:4]))
