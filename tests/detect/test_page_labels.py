"""Which label tells what a line is: beside it, over it, at the head of its column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect import page_labels
from redactor.detect.page_labels import Line, is_label, labelled, lines_of
from redactor.values import Page, Span, Word, Zone

DATE = (108, 130, "23/06/1978")


def page(*lines: tuple[int, int, str]) -> Page:
    """Return a page with each text as one word at (x, y), letters 8 pixels wide and 12 high."""
    words: list[Word] = []
    start = 0
    for number, (x, y, text) in enumerate(lines):
        words.append(Word(Span(start, start + len(text)), Zone(x, y, 8 * len(text), 12), 0.9, number))
        start += len(text) + 1
    return Page("\n".join(text for _, _, text in lines), tuple(words), 2000, 4000)


def told(*lines: tuple[int, int, str]) -> list[tuple[str, str]]:
    seen = page(*lines)
    return [
        (label, seen.text[line.span.start : line.span.end])
        for line, label in labelled(seen, lines_of(seen.words))
    ]


@pytest.mark.parametrize(
    ("label", "value", "is_told"),
    [
        ((100, 100, "Date of birth"), DATE, True),
        ((100, 100, "Date of birth"), (300, 100, "23/06/1978"), True),
        ((100, 100, "Date of birth"), (108, 148, "23/06/1978"), True),  # three line heights
        ((100, 100, "Date of birth"), (108, 149, "23/06/1978"), False),  # too far down
        ((100, 100, "Date of birth"), (118, 130, "C01X00T47-2210-4471-0093"), True),  # 1.5 line heights aside
        ((100, 100, "Date of birth"), (119, 130, "C01X00T47-2210-4471-0093"), False),  # not aligned
        ((100, 100, "Date of birth"), (143, 130, "23/06/1978"), False),
        ((100, 100, "Date of birth"), (124, 130, "23/06/1978"), True),  # their right edges are
        ((100, 100, "Date of birth"), (504, 100, "23/06/1978"), True),  # 25 line heights
        ((100, 100, "Date of birth"), (505, 100, "23/06/1978"), False),  # too far right
        ((100, 100, "Date of birth"), (300, 106, "23/06/1978"), True),  # half of it level
        ((100, 100, "Date of birth"), (300, 107, "23/06/1978"), False),  # not level
        ((300, 100, "Date of birth"), (100, 100, "23/06/1978"), False),  # to the right of its value
        ((100, 130, "Date of birth"), (108, 100, "23/06/1978"), False),  # under its value
        ((100, 100, "Date of birth"), (108, 130, "Lisbon"), True),  # the detector decides what it makes of it
    ],
)
def test_a_label_stands_over_or_beside_its_value(
    label: tuple[int, int, str], value: tuple[int, int, str], *, is_told: bool
) -> None:
    assert told(label, value) == ([(label[2], value[2])] if is_told else [])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Date of birth", "Date of birth"),
        ("Aadhaar No", "Aadhaar No"),  # listed
        ("AADHAAR NO", "AADHAAR NO"),
        ("Backup phone", "Backup phone"),  # one telling word
        ("Backup code", None),
        ("Birthday Ruth", None),  # an entry of a calendar
        ("Geburtstag ID", "Geburtstag ID"),
        ("Whatever:", "Whatever"),  # a colon says it
        ("Whatever :*", None),
        ("Email *", "Email"),
        ("Whatever", None),
        ("Invoice 2024", None),  # has digits: a value itself
        ("Phone number 2", None),
        ("the id of one more long line", None),  # prose
        ("the id of one more:", "the id of one more"),  # five words at most
        ("an-identification-of-no-person-whatever:", "an-identification-of-no-person-whatever"),
        ("an-identification-of-no-person-whatsoever:", None),  # longer than any label
        ("Identity", None),  # a telling word inside another
    ],
)
def test_what_is_a_label(text: str, label: str | None) -> None:
    assert told((108, 100, text), (108, 130, "C01X00T47")) == ([(label, "C01X00T47")] if label else [])


def test_the_nearest_label_counts() -> None:
    assert told((100, 80, "Phone"), (100, 100, "Birth"), (100, 120, "23/06/1978")) == [
        ("Birth", "23/06/1978")
    ]
    assert told((10, 100, "Phone"), (100, 100, "Birth"), (200, 100, "23/06/1978")) == [
        ("Birth", "23/06/1978")
    ]


def test_labels_over_and_beside_are_both_told() -> None:
    found = told((300, 80, "Number"), (100, 100, "Passport"), (300, 100, "C01X00T47"))
    assert sorted(found) == [("Number", "C01X00T47"), ("Passport", "C01X00T47")]


def test_one_label_over_several_values_is_told_for_those_near() -> None:
    found = told((100, 100, "Email"), (100, 116, "one"), (100, 132, "two"), (100, 400, "three"))
    assert found == [("Email", "one"), ("Email", "two")]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["Name", "Team", "Phone"], ["71", "72"]),
        (["Name", "Phone"], ["71", "72"]),  # two at one height are heads of columns
        (["Phone"], []),  # one is the label of what stands right under it
        (["Room 7", "Phone"], []),
    ],
)
def test_the_head_of_a_column_tells_its_rows(heads: list[str], expected: list[str]) -> None:
    row = [(100 * (3 - len(heads) + place) + 100, 100, text) for place, text in enumerate(heads)]
    below = [(300, 200, "71"), (300, 2000, "72"), (300, 2600, "73"), (400, 200, "74")]
    assert [value for label, value in told(*row, *below) if label == "Phone"] == expected


@pytest.mark.parametrize(
    ("text", "is_told"), [("Mira of the old mill", True), ("Mira of the very old mill", False)]
)
def test_a_sentence_has_no_label(text: str, *, is_told: bool) -> None:
    assert bool(told((100, 100, "Phone"), (100, 120, text))) is is_told


def test_a_label_is_no_value() -> None:
    assert told((100, 100, "Name"), (100, 120, "Email"), (100, 140, "Phone")) == []


def test_a_page_without_labels_or_words_tells_nothing() -> None:
    assert told((100, 100, "23/06/1978"), (100, 120, "Lisbon")) == []
    assert told() == []


def test_the_words_of_a_line_are_framed_together() -> None:
    words = (
        Word(Span(0, 2), Zone(10, 12, 20, 10), 0.9, 4),
        Word(Span(3, 5), Zone(40, 10, 20, 15), 0.9, 4),
        Word(Span(6, 7), Zone(10, 40, 9, 9), 0.9, 5),
    )
    assert [(line.span, line.zone) for line in lines_of(words)] == [
        (Span(0, 5), Zone(10, 10, 50, 15)),
        (Span(6, 7), Zone(10, 40, 9, 9)),
    ]


# --- against a naive twin -----------------------------------------------------------------------------------

TEXTS = (
    "Full name",
    "Email:",
    "Phone",
    "PIN",
    "42 Oak Lane",
    "Ploy Sok",
    "a long sentence that nobody takes for a value",
)
placed = st.tuples(st.integers(0, 300), st.integers(0, 120), st.sampled_from(TEXTS))


def twin_nearest(
    line: Line, labels: Sequence[Line], heads: Sequence[Line], long: Sequence[Line], *, over: bool
) -> Line | None:
    """Return the nearest label over a line or to its left, each compared with it by itself."""
    zone, height = line.zone, line.zone.height
    best: tuple[int, Line] | None = None
    for label in labels:
        other = label.zone
        if over:
            gap = zone.y - (other.y + other.height)
            edges = min(abs(zone.x - other.x), abs(zone.x + zone.width - other.x - other.width))
            middles = abs(2 * zone.x + zone.width - 2 * other.x - other.width) / 2
            reach = (200 if label in heads else 3) * height
            beside = edges <= 1.5 * height or (label in heads and middles <= 0.6 * height)
            cut = any(_crosses(one.zone, other) and one.zone.y <= zone.y for one in long)
            fits = beside and -height / 4 <= gap <= reach and not cut
        else:
            gap = zone.x - (other.x + other.width)
            common = min(zone.y + height, other.y + other.height) - max(zone.y, other.y)
            fits = 2 * common >= min(height, other.height) and 0 <= gap <= 25 * height
        if fits and (best is None or gap < best[0]):
            best = gap, label
    return best and best[1]


@pytest.mark.parametrize("at_once", [1, 256])
@given(st.lists(placed, max_size=12))
def test_labels_are_those_of_comparing_line_by_line(at_once: int, there: list[tuple[int, int, str]]) -> None:
    seen = page(*there)
    lines = lines_of(seen.words)

    def said(line: Line) -> str:
        return seen.text[line.span.start : line.span.end]

    labels = [line for line in lines if is_label(said(line))]
    told = [line for line in lines if said(line) == "PIN"]
    both = [line for line in lines if line in labels or line in told]
    heads = [
        one for one in both if sum(_is_level(one, other) for other in (lines if one in told else both)) >= 2
    ]
    long = [line for line in lines if len(said(line).split()) > 5]
    expected = []
    for line in lines:
        if line not in both and line not in long:
            found = {twin_nearest(line, both, heads, long, over=over) for over in (False, True)} - {None}
            expected += [(line, said(one).rstrip(" :*")) for one in lines if one in found and one in labels]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_labels, "_AT_ONCE", at_once)
        assert list(labelled(seen, lines)) == expected


def _crosses(sentence: Zone, label: Zone) -> bool:
    """Tell whether a sentence under a label begins before and ends behind it."""
    wider = sentence.x < label.x and sentence.x + sentence.width > label.x + label.width
    return wider and sentence.y >= label.y + label.height


def _is_level(one: Line, other: Line) -> bool:
    middles = [line.zone.y + line.zone.height / 2 for line in (one, other)]
    return abs(middles[0] - middles[1]) <= one.zone.height / 2
