"""Hidden signs are seen through, and spans lead back to the text as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.analyzer import PresidioDetector
from redactor.detect.plain import PlainText
from redactor.values import Hint, RawText, Span


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector()


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("plain", "plain"),
        ("jane\u200b.doe", "jane.doe"),
        ("４１１１", "4111"),
        ("٤١١", "411"),
        ("ａ＠ｂ", "a@b"),
        ("a\u00a0b", "a b"),
        ("ﬁn é 漢", "ﬁn é 漢"),  # a ligature would become two; letters of other scripts stay
    ],
)
def test_the_plain_form(original: str, plain: str) -> None:
    assert PlainText(original).text == plain


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("to jane.doe\u200b@example.com now", "EMAIL_ADDRESS", "jane.doe\u200b@example.com"),
        ("card ４１１１ １１１１ １１１１ １１１１ ok", "CREDIT_CARD", "４１１１ １１１１ １１１１ １１１１"),
        ("card 4111\u20601111\u20601111\u20601111 ok", "CREDIT_CARD", "4111\u20601111\u20601111\u20601111"),
        ("ｊane@ｅxample.com", "EMAIL_ADDRESS", "ｊane@ｅxample.com"),
    ],
)
def test_values_are_found_through_them(
    detector: PresidioDetector, text: str, entity: str, value: str
) -> None:
    (findings,) = detector.find([RawText(text)], [Hint()])
    found = {(f.entity, text[f.span.start : f.span.end]) for f in findings if f.span}
    assert (entity, value) in found


@given(st.text(alphabet="ab4１٤@.\u200b\u2060\u00a0é漢", max_size=30))
def test_spans_lead_back(original: str) -> None:
    plain = PlainText(original)
    visible = [char for char in original if unicodedata.category(char) != "Cf"]
    assert len(plain.text) == len(visible)
    for index in range(len(plain.text)):
        span = plain.in_original(Span(index, index + 1))
        assert original[span.start : span.end] == visible[index]
