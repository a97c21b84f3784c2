"""From spans to places on the screen."""

from __future__ import annotations

import pytest

from redactor.detect.located import locate
from redactor.detect.zones import holds, parts_of, zones_of
from redactor.errors import DetectError
from redactor.values import Finding, Joint, Page, Span, Word, Zone


def _page(text: str = "(John Smith) x\nNext") -> Page:
    words = (
        Word(Span(0, 5), Zone(10, 10, 50, 12), 0.9, 0),
        Word(Span(6, 12), Zone(66, 8, 60, 14), 0.9, 0),
        Word(Span(13, 14), Zone(200, 10, 8, 12), 0.9, 0),
        Word(Span(15, 19), Zone(10, 40, 40, 12), 0.9, 1),
    )
    return Page(text, words, 400, 100)


def _finding(start: int, end: int) -> Finding:
    return Finding("PERSON", 0.9, "test", span=Span(start, end))


def test_brackets_glued_to_words_do_not_hide_them() -> None:
    assert zones_of(_page(), Span(1, 11)) == (Zone(10, 8, 116, 14),)


def test_a_part_of_a_word_covers_the_word() -> None:
    assert zones_of(_page(), Span(7, 8)) == (Zone(66, 8, 60, 14),)


def test_each_line_has_its_own_zone() -> None:
    assert zones_of(_page(), Span(13, 16)) == (Zone(200, 10, 8, 12), Zone(10, 40, 40, 12))


def test_white_space_has_no_zone() -> None:
    assert zones_of(_page(), Span(5, 6)) == ()


def test_locate_sets_zones_and_leaves_findings_without_span() -> None:
    face = Finding("FACE", 0.9, "test", zones=(Zone(1, 1, 5, 5),))
    located = locate(_page(), [_finding(1, 11), face])
    assert located == (Finding("PERSON", 0.9, "test", span=Span(1, 11), zones=(Zone(10, 8, 116, 14),)), face)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("(John Smith) x\nNext", (18, 20)),
        ("(John,Smith) x\nNext", (1, 11)),
        ("(John Smith) x\nNext!", (15, 20)),
    ],
)
def test_text_without_a_place_fails(text: str, span: tuple[int, int]) -> None:
    with pytest.raises(DetectError):
        locate(_page(text), [_finding(*span)])


@pytest.mark.parametrize(
    ("heights", "count"),
    [
        ((12, 12, 12), 1),
        ((32, 12, 12), 2),  # an avatar's letters before a name
        ((12, 4, 12), 1),  # a dash
        ((18, 12, 12), 1),  # a capital with an accent
    ],
)
def test_what_is_much_taller_has_a_zone_of_its_own(heights: tuple[int, int, int], count: int) -> None:
    words = tuple(
        Word(Span(3 * index, 3 * index + 2), Zone(40 * index, 50 - height // 2, 30, height), 0.9, 0)
        for index, height in enumerate(heights)
    )
    assert len(zones_of(Page("ab cd ef", words, 200, 100), Span(0, 8))) == count


@pytest.mark.parametrize(
    ("other", "held"),
    [
        (Zone(10, 10, 20, 20), True),
        (Zone(12, 12, 5, 5), True),
        (Zone(9, 12, 5, 5), False),
        (Zone(12, 9, 5, 5), False),
        (Zone(12, 12, 19, 5), False),
        (Zone(12, 12, 5, 19), False),
    ],
)
def test_a_zone_holds_what_lies_in_it(other: Zone, *, held: bool) -> None:
    assert holds(Zone(10, 10, 20, 20), other) is held


def test_joints_part_a_word() -> None:
    word = Word(Span(0, 7), Zone(10, 5, 70, 12), 0.9, 0, (Joint(2, 31, 39), Joint(6, 71, 80)))
    assert [*parts_of(word)] == [Zone(10, 5, 21, 12), Zone(39, 5, 32, 12)]
    assert [*parts_of(Word(Span(0, 7), Zone(10, 5, 70, 12), 0.9, 0))] == [Zone(10, 5, 70, 12)]
