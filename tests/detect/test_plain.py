"""Hidden signs are seen through, and spans lead back to the text as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.pattern_detector import PatternDetector
from redactor.detect.plain import PlainText
from redactor.values import Hint, RawText, Span
from tests.growth import cpu_seconds, grows_within


@pytest.fixture(scope="module")
def detector() -> PatternDetector:
    return PatternDetector()


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
        ("Jose\u0301 4\u033611", "Jose 411"),
        ("a\ufe0fb\U000e0100c\U000e0041d", "abcd"),
        ("कि กี", "कि กี"),  # marks that are vowels stay
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b[2Cmoved \x1b]0;title\x07", "\x1b[2Cmoved \x1b]0;title\x07"),
        ("J\0a\0n\0e\0", "Jane"),
        ("USER=jane\0HOME=/\0", "USER=jane\0HOME=/\0"),
        ("p\u0430ssword АKІA", "password AKIA"),
        ("А123ВС77 мир \u03bcm", "А123ВС77 мир \u03bcm"),  # no Latin letter, or none that looks alike
        ("example\u3002com 文\u3002", "example.com 文\u3002"),
        ("a\ufffcb", "a b"),
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
        ("\x1b[31mjane@example.com\x1b[0m", "EMAIL_ADDRESS", "jane@example.com"),
        ("p\u0430ssword: hunter2Xq9!", "SECRET", "hunter2Xq9!"),
        ("mail ja\u0301ne@example.com\u0301 x", "EMAIL_ADDRESS", "ja\u0301ne@example.com\u0301"),
        ("password:\ufffchunter2Xq9!", "SECRET", "hunter2Xq9!"),
    ],
)
def test_values_are_found_through_them(detector: PatternDetector, text: str, entity: str, value: str) -> None:
    (findings,) = detector.find([RawText(text)], [Hint()])
    found = {(f.entity, text[f.span.start : f.span.end]) for f in findings if f.span}
    assert (entity, value) in found


@given(st.text(alphabet="ab4１٤@.\u200b\u2060\u00a0\u0301\ufe0f\x1b[m\0é漢", max_size=30))
def test_spans_lead_back(original: str) -> None:
    plain = PlainText(original)
    here = 0
    for index, char in enumerate(plain.text):
        span = plain.in_original(Span(index, index + 1))
        assert here <= span.start < span.end <= len(original)
        assert PlainText(original[span.start]).text == char
        here = span.start + 1


@given(st.text(alphabet="ab4１٤@.\u200b\u2060\u00a0é漢", max_size=30))
def test_only_what_is_hidden_is_left_out(original: str) -> None:
    visible = [char for char in original if unicodedata.category(char) != "Cf"]
    assert len(PlainText(original).text) == len(visible)


@pytest.mark.parametrize(
    "unit", ["e\u0301", "\u0301", "\u200ba", "я", "яa", "\0a", "\x1b[", "\x1b[1", "a\u3002"]
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        return cpu_seconds(lambda: PlainText(unit * count))

    assert grows_within(seconds, 10_000, 80_000, lambda short: 8 * 4 * max(short, 1e-3))
