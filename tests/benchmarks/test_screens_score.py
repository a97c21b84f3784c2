"""Scores of screens: each rule with a case on either side of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks.fragments.maker import SEEN
from benchmarks.screens.score import MEANINGS, Result, score_masking, score_reading
from benchmarks.screens.truth import NO_INK, ORDINARY, PRIVATE, InkMap, PrivateSpan, Truth, Word
from redactor.evaluate.marks import Box, ScreenAnswer
from redactor.evaluate.metrics import measure
from redactor.values import Page, Span, Zone
from redactor.values import Word as ReadWord

NAME, ORDINARY_WORD = Zone(10, 10, 100, 20), Zone(150, 10, 100, 20)


def truth_of(**more: Any) -> Truth:
    about: dict[str, Any] = {
        "name": "x-000",
        "template": "x",
        "split": SEEN,
        "clean": False,
        "width": 300,
        "height": 60,
        "scale": 1.0,
        "app": "",
        "title": "",
        "look": {},
        "spans": (PrivateSpan("Jane", "PERSON", (NAME,)),),
        "words": (Word("Jane", NAME, 0, whole=True), Word("called", ORDINARY_WORD, -1, whole=True)),
    }
    return Truth(**about | more)


def ink_map() -> InkMap:
    """Return one row of 100 private pixels and one of 100 ordinary ones: a pixel is one hundredth."""
    ink = np.full((60, 300), NO_INK, np.uint8)
    ink[20, 10:110] = PRIVATE
    ink[20, 150:250] = ORDINARY
    return ink


def answer(*zones: Zone, masked: tuple[Box, ...] = (), width: int = 300) -> ScreenAnswer:
    return ScreenAnswer(masked, zones, width, 60)


def page_of(*words: tuple[str, Zone]) -> Page:
    read, text = [], ""
    for shown, zone in words:
        read.append(ReadWord(Span(len(text), len(text) + len(shown)), zone, 0.9, 0))
        text += f"{shown} "
    return Page(text, tuple(read), 300, 60)


def share(result: Result, name: str, entity: str = "") -> float | None:
    above, below = result.ratios.get((entity, name), (0, 0))
    return above / below if below else None


@pytest.mark.parametrize(
    ("zone", "covered"),
    [
        (Zone(10, 10, 100, 20), 1),
        (Zone(10, 10, 98, 20), 1),
        (Zone(10, 10, 97, 20), 0),
        (Zone(10, 0, 100, 20), 0),
    ],
)
def test_a_span_is_covered_with_its_ink(zone: Zone, covered: int) -> None:
    result = score_masking(truth_of(), ink_map(), answer(zone))
    assert share(result, "recall_covered") == share(result, "recall_covered", "PERSON") == covered
    assert share(result, "zero_leak") == covered
    assert bool(result.misses) is not bool(covered)


def test_ink_counts_and_not_the_box_around_it() -> None:
    result = score_masking(truth_of(), ink_map(), answer(Zone(10, 20, 100, 1)))
    assert share(result, "recall_covered") == 1


@pytest.mark.parametrize(
    ("masked", "named"),
    [
        ((Box(NAME, "PERSON"),), 1),
        ((Box(NAME, "ORGANIZATION"),), 0),
        ((Box(ORDINARY_WORD, "PERSON"),), 0),
        ((), 0),
    ],
)
def test_the_right_entity_must_meet_the_span(masked: tuple[Box, ...], named: int) -> None:
    result = score_masking(truth_of(), ink_map(), answer(NAME, masked=masked))
    assert share(result, "recall_covered") == 1
    assert share(result, "recall_named") == share(result, "zero_leak_named") == named


def test_the_right_entity_on_what_is_still_readable_counts_for_nothing() -> None:
    result = score_masking(truth_of(), ink_map(), answer(masked=(Box(NAME, "PERSON"),)))
    assert share(result, "recall_named") == 0


def test_every_line_of_a_span_must_be_covered_and_named() -> None:
    below = Zone(10, 35, 100, 20)
    ink = ink_map()
    ink[45, 10:110] = PRIVATE
    truth = truth_of(spans=(PrivateSpan("Jane Doe", "PERSON", (NAME, below)),))
    half = score_masking(truth, ink, answer(NAME, masked=(Box(NAME, "PERSON"),)))
    assert share(half, "recall_covered") == 0
    assert half.misses[0].share == 0.5
    both = score_masking(truth, ink, answer(NAME, below, masked=(Box(NAME, "PERSON"),)))
    assert share(both, "recall_covered") == 1
    assert share(both, "recall_named") == 0


@pytest.mark.parametrize(("width", "touched"), [(25, 0), (26, 1), (100, 1), (1, 0)])
def test_a_word_is_touched_when_more_than_a_quarter_is_gone(width: int, touched: int) -> None:
    result = score_masking(truth_of(), ink_map(), answer(Zone(150, 10, width, 20)))
    assert share(result, "words_touched") == touched
    assert result.touched == (("called",) if touched else ())


@pytest.mark.parametrize(("text", "counts"), [("a", 1), ("7,", 1), (",", 0), ('"', 0), ("\u2026", 0)])
def test_a_sign_by_itself_is_no_word(text: str, counts: int) -> None:
    truth = truth_of(words=(Word(text, ORDINARY_WORD, -1, whole=True),))
    touched = score_masking(truth, ink_map(), answer(ORDINARY_WORD))
    assert touched.ratios.get(("", "words_touched"), (0, 0)) == (counts, counts)
    assert score_reading(truth, ink_map(), page_of()).ratios.get(("", "word_read"), (0, 0)) == (0, counts)


def test_private_words_are_never_touched_for_nothing() -> None:
    result = score_masking(truth_of(), ink_map(), answer(NAME))
    assert result.ratios["", "words_touched"] == (0, 1)


@pytest.mark.parametrize(("zones", "touched"), [((), 0), ((Zone(0, 0, 1, 1),), 1)])
def test_anything_painted_on_a_clean_screen_counts(zones: tuple[Zone, ...], touched: int) -> None:
    truth = truth_of(clean=True, spans=(), words=())
    result = score_masking(truth, ink_map(), answer(*zones))
    assert share(result, "oversmash") == touched
    assert share(result, "zero_leak") is None


def test_what_is_withheld_counts_in_nothing_else() -> None:
    result = score_masking(truth_of(), ink_map(), ScreenAnswer(withheld="read_failed"))
    assert result.ratios == {("", "withheld"): (1, 1)}


def test_an_answer_of_another_size_is_an_error() -> None:
    with pytest.raises(ValueError, match="301x60"):
        score_masking(truth_of(), ink_map(), answer(width=301))


@pytest.mark.parametrize(
    ("words", "exact", "joined"),
    [
        ([("Jane", NAME)], 1, 1),
        ([("(Jane),", NAME)], 1, 1),
        ([("Jame", NAME)], 0, 0),
        ([("jane", NAME)], 0, 0),
        ([("Ja", Zone(10, 10, 50, 20)), ("ne", Zone(60, 10, 50, 20))], 0, 1),
        ([("Jane", ORDINARY_WORD)], 0, 0),
        ([("Jane", Zone(10, 31, 100, 20))], 0, 0),
        ([], 0, 0),
    ],
)
def test_a_token_is_read_letter_by_letter_where_it_stands(
    words: list[tuple[str, Zone]], exact: int, joined: int
) -> None:
    result = score_reading(truth_of(), ink_map(), page_of(*words))
    assert share(result, "token_read") == share(result, "token_read", "PERSON") == exact
    assert share(result, "token_joined") == joined


@pytest.mark.parametrize(
    ("wanted", "said", "exactly", "nearly"),
    [
        ("Jane", ("Jane",), 1, 1),
        ("Jane", ("Ja", "ne"), 1, 1),
        ("Zúñiga", ("Zuniga",), 0, 1),
        ("Vlachou", ("name=Vilachou,",), 0, 1),
        ("mele_l@example.com", ("mele_|@example.com",), 0, 1),
        ("Jane", ("Jame",), 0, 0),
        ("Võ", ("V6",), 0, 0),
        ("Jane", ("enaJ",), 0, 0),
        ("Jane", (), 0, 0),
    ],
)
def test_a_span_is_read_when_all_its_words_are(
    wanted: str, said: tuple[str, ...], exactly: int, nearly: int
) -> None:
    other = Word("Doe", ORDINARY_WORD, 0, whole=True)
    truth = truth_of(words=(Word(wanted, NAME, 0, whole=True), other))
    words = [(text, Zone(10 + 50 * place, 10, 50, 20)) for place, text in enumerate(said)]
    result = score_reading(truth, ink_map(), page_of(*words, ("Doe", ORDINARY_WORD)))
    assert (share(result, "span_read"), share(result, "span_nearly")) == (exactly, nearly)
    without = score_reading(truth, ink_map(), page_of(*words))
    assert (share(without, "span_read"), share(without, "span_nearly")) == (0, 0)


def test_a_token_that_is_cut_off_need_not_be_read() -> None:
    truth = truth_of(words=(Word("Jane", NAME, 0, whole=False),))
    assert share(score_reading(truth, ink_map(), page_of()), "token_read") is None


@pytest.mark.parametrize(("width", "inside"), [(98, 1), (97, 0)])
def test_ink_outside_of_all_words_is_not_segmented(width: int, inside: int) -> None:
    result = score_reading(truth_of(), ink_map(), page_of(("Jane", Zone(10, 10, width, 20))))
    assert share(result, "span_in_words") == share(result, "screen_in_words") == inside
    assert ("not segmented" in [miss.reason for miss in result.misses]) is not bool(inside)


def test_several_words_cover_a_span_together() -> None:
    page = page_of(("Ja", Zone(10, 10, 60, 20)), ("ne", Zone(60, 10, 50, 20)))
    assert share(score_reading(truth_of(), ink_map(), page), "span_in_words") == 1


def test_ordinary_words_are_counted_apart() -> None:
    result = score_reading(truth_of(), ink_map(), page_of(("called", ORDINARY_WORD)))
    assert share(result, "word_read") == 1
    assert share(result, "token_read") == 0


def test_measures_come_with_intervals_over_the_screens() -> None:
    hit = score_masking(truth_of(), ink_map(), answer(NAME)).ratios
    missed = score_masking(truth_of(), ink_map(), answer()).ratios
    measures = measure([hit, missed, hit, hit], names=MEANINGS)
    one = measures["PERSON", "recall_covered"]
    assert (one.value, one.of) == (0.75, 4)
    assert one.low < 0.75 < one.high
