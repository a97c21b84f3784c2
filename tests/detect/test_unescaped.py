"""Letters that data spells out are read, and what is found leads back to the signs as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.pattern_detector import PatternDetector
from redactor.detect.unescaped import Unescaped, UnescapingDetector
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span, Zone
from tests.growth import cpu_seconds, grows_within


@pytest.mark.parametrize(
    ("original", "read"),
    [
        ("plain & 100% = x", "plain & 100% = x"),
        (r"Bj\u00f6rn", "Björn"),
        (r"Bj\\u00F6rn", "Björn"),
        (r"\u{f8}re", "øre"),
        (r"\ud83d\ude00 O\u0027Brien", "😀 O'Brien"),
        (r"ola\u0040nordmann.no", "ola@nordmann.no"),
        ("Ume%C3%A5&x=%20a%40b", "Umeå&x=%20a%40b"),  # signs of ASCII stay: they part what addresses hold
        ("Ren%E9e", "Renée"),
        ("Gr=C3=BC=C3=9Fe", "Grüße"),
        (r"J\xC3\xB6rg, Andr\xe9", "Jörg, André"),
        (r"J\303\266rg", "Jörg"),
        ("Ren&#233;e Gagn&#xE9; &amp; L&oacute;pez&nbsp;x", "Renée Gagné & López x"),
        ("To: =?utf-8?Q?J=C3=BCrgen_Mosbacher?= <x>", "To: Jürgen Mosbacher <x>"),
        ("=?UTF-8?B?QWdhdGEgS293YWxza2E=?=", "Agata Kowalska"),
        ("BEGIN:VEVENT\r\nCN=Jane\r\n  Doe;X\r\nY", "BEGIN:VEVENT\r\nCN=Jane Doe;X\r\nY"),
        ("\ndn: x\ncn:: QWdhdGEgS293YWxza2E=\nsn: y", "\ndn: x\ncn:: Agata Kowalska\nsn: y"),
        ("Policy no     | HLT\nAdr.      : x   y", "Policy no | HLT\nAdr. : x   y"),  # padding of labels
    ],
)
def test_the_letters_are_read(original: str, read: str) -> None:
    assert Unescaped(original).text == read


@pytest.mark.parametrize(
    "text",
    [
        r"[\u00c0-\u024f]",  # a range of a pattern
        r"C:\users\x1",
        r"a\u0022b \u005c \u000a \ud83d",  # would end a string, a line; half a pair
        "100%E9 =E9 color=FF0000",  # no word before the letter; one byte may be a number
        r"\x80 %FF%FE =C3=28",
        "a&copy b&nosuch; &Tab;",
        "=?utf-8?B?!!!?= =?utf-8?B?/w==?= =?utf-8?Q?=FF?= =?utf-8?Q?=0A?=",
        r"\1\2 \377\376",
        "|   | a  | b   :c",
        "a: b\n c",  # no standard that folds lines
        "dn:: ////\nx:: y",
    ],
)
def test_other_signs_stay(text: str) -> None:
    assert Unescaped(text).text == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"mail": "ola\u0040nordmann.no", x', r"ola\u0040nordmann.no"),
        (r"\u003cola@nordmann.no\u003e", "ola@nordmann.no"),
        ("Gr=C3=BC=C3=9Fe =?utf-8?Q?ola=40nordmann.no?= x", "=?utf-8?Q?ola=40nordmann.no?="),
        ("&lt;ola@nordmann.no&gt;", "ola@nordmann.no"),
    ],
)
def test_findings_lead_back(text: str, value: str) -> None:
    ((found,),) = UnescapingDetector(PatternDetector()).find([RawText(text)], [Hint()])
    assert found.span
    assert text[found.span.start : found.span.end] == value


class Fixed:
    """Finds the whole of each text, without a place in the second one."""

    name, entities = "fixed", frozenset({"ID"})

    def find(self, texts: Sequence[RawText], _hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return one finding a text."""
        first, *others = [Finding("ID", 0.9, "fixed", span=Span(0, len(text.value))) for text in texts]
        return [(first,), *((replace(other, span=None, zones=(Zone(0, 0, 1, 1),)),) for other in others)]


def test_findings_without_a_place_stay() -> None:
    first, second = UnescapingDetector(Fixed()).find(
        [RawText("&eacute;"), RawText("&eacute;")], [Hint(), Hint()]
    )
    assert first[0].span == Span(0, 8)
    assert second[0].span is None


def test_hints_must_pair() -> None:
    with pytest.raises(DetectError):
        UnescapingDetector(Fixed()).find([RawText("x")], [])


@given(st.lists(st.sampled_from([r"\u00f6", "%C3%B6", "&ouml;", "=C3=B6", "a", " ", "\n", "%", "&", "\\u"])))
def test_every_place_leads_back_in_order(parts: list[str]) -> None:
    original = "".join(parts)
    read = Unescaped(original)
    places = [read.in_original(Span(at, at + 1)) for at in range(len(read.text))]
    assert all(left.end <= right.start or left == right for left, right in pairwise(places))
    assert all(one.end <= len(original) for one in places)


@pytest.mark.parametrize("unit", [r"\u00f6", "%C3", "=C3", "&a", "&#1", r"\x80", r"\377", "=?a?Q?", "\\"])
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        return cpu_seconds(lambda: Unescaped((unit * size)[:size]).text)

    assert grows_within(seconds, 20_000, 80_000, lambda short: 10 * short + 0.2)
