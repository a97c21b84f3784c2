"""Any text is bearable for the name model, and spans are places in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.name_model import PACKAGED
from redactor.detect.ner import NameDetector
from redactor.detect.wordpieces import WordPieces
from redactor.values import Hint, RawText

NAMES = NameDetector()
CUTTER = WordPieces((PACKAGED / "vocab.txt").read_text(encoding="utf-8").splitlines())
ANY = st.text(st.characters(exclude_categories=()), max_size=200)
LIKELY = st.text("Jane Roe,.'-[]_@\n\t\u200b\u0301\u00e9\ufb01\u0130\ud800\x00PERSON012", max_size=120)


@given(st.lists(ANY | LIKELY, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_batch_answers_as_single_texts_do(texts: list[str]) -> None:
    together = NAMES.find([RawText(text) for text in texts], [Hint()] * len(texts))
    fresh = NameDetector()  # remembers nothing of the batch
    alone = [fresh.find([RawText(text)], [Hint()])[0] for text in reversed(texts)]
    assert together == alone[::-1]
    for text, answer in zip(texts, together, strict=True):
        for finding in answer:
            assert finding.span is not None
            assert finding.span.end <= len(text)
            value = text[finding.span.start : finding.span.end]
            assert value.strip() == value


@given(ANY | LIKELY)
@settings(max_examples=300, deadline=None)
def test_pieces_lie_in_order_and_leave_no_letter_out(text: str) -> None:
    pieces = CUTTER.read(text)
    places = list(zip(pieces.starts, pieces.ends, strict=True))
    # A character that is written out (the fraction one quarter) has several pieces, all at its place.
    assert pieces.starts == sorted(pieces.starts)
    assert pieces.ends == sorted(pieces.ends)
    assert all(start < end <= len(text) for start, end in places)
    seen = {index for start, end in places for index in range(start, end)}
    assert all(index in seen for index, char in enumerate(text) if char.isalnum())
    assert {len(pieces.ids), len(pieces.shapes), len(pieces.gaps), len(pieces.words)} == {len(pieces)}
