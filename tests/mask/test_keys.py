"""Which events of a run are masked."""

from __future__ import annotations

import pytest

from redactor.mask.keys import plan, surviving
from redactor.values import Span, TypedChar, TypedText


def view(*chars: tuple[str, tuple[int, ...], tuple[int, ...]]) -> TypedText:
    return TypedText(tuple(TypedChar(char, made, removed) for char, made, removed in chars))


STRAIGHT = view(("a", (0, 1), ()), ("b", (2, 3), ()), ("c", (4, 5), ()))


def test_no_findings_no_plan() -> None:
    assert plan([STRAIGHT], [[]]) == {}
    assert plan([], []) == {}


def test_the_first_event_of_a_span_carries_its_replacement() -> None:
    assert plan([STRAIGHT], [[(Span(0, 2), "ID", "[ID]")]]) == {
        0: ("ID", "[ID]"),
        1: ("ID", ""),
        2: ("ID", ""),
        3: ("ID", ""),
    }


def test_the_first_event_is_the_first_in_time() -> None:
    inserted = view(("a", (4, 5), ()), ("b", (0, 1), ()))
    planned = plan([inserted], [[(Span(0, 2), "ID", "[ID]")]])
    assert planned == {0: ("ID", "[ID]")} | dict.fromkeys((1, 2, 3, 4, 5), ("ID", ""))


def test_ups_that_come_late_do_not_take_other_keys_along() -> None:
    late = view(("a", (0, 2), ()), ("b", (1, 3), ()))
    assert plan([late], [[(Span(0, 1), "ID", "[ID]")]]) == {0: ("ID", "[ID]"), 2: ("ID", "")}


def test_what_removed_a_private_character_is_masked_with_it() -> None:
    deleted = view(("a", (0,), (9, 10)), ("b", (1,), (7, 8)))
    planned = plan([STRAIGHT, deleted], [[], [(Span(0, 2), "ID", "[ID]")]])
    assert planned == dict.fromkeys((0, 1, 7, 8, 9, 10), ("ID", ""))


def test_other_views_take_no_replacement_from_the_final_text() -> None:
    marks = [[(Span(0, 1), "ID", "[ID]")], [(Span(0, 3), "PERSON", "[PERSON]")]]
    planned = plan([STRAIGHT, STRAIGHT], marks)
    assert planned[0] == ("ID", "[ID]")
    assert planned[2] == ("PERSON", "")


def test_two_spans_of_one_event_keep_the_first() -> None:
    paste = view(("a", (0,), ()), ("b", (0,), ()))
    assert plan([paste], [[(Span(0, 1), "ID", "[ID]"), (Span(1, 2), "URL", "[URL]")]]) == {0: ("ID", "[ID]")}


def test_each_view_needs_its_spans() -> None:
    with pytest.raises(ValueError, match="zip"):
        plan([STRAIGHT], [])
    with pytest.raises(ValueError, match="zip"):
        surviving([STRAIGHT], [])


def test_characters_that_were_private_and_still_stand_are_named() -> None:
    one, two, three, four = STRAIGHT.chars[0], STRAIGHT.chars[1], TypedChar("x", (8,)), STRAIGHT.chars[2]
    final = TypedText((one, two, three, four))
    marks = [[(Span(2, 3), "URL", "")], [(Span(1, 3), "ID", "")]]
    assert surviving([final, STRAIGHT], marks) == [(Span(1, 2), "ID"), (Span(3, 4), "ID")]
    assert surviving([final, STRAIGHT], [marks[0], []]) == []
    assert surviving([], []) == []


def test_neighbours_of_different_entities_are_different_spans() -> None:
    marks = [[], [(Span(0, 1), "ID", "")], [(Span(1, 3), "URL", "")]]
    assert surviving([STRAIGHT] * 3, marks) == [(Span(0, 1), "ID"), (Span(1, 3), "URL")]


def test_what_was_typed_between_presses_and_stands_elsewhere_stays() -> None:
    later = view(("a", (0,), ()), ("b", (8,), ()), ("x", (4,), ()))
    assert plan([later], [[(Span(0, 2), "ID", "[ID]")]]) == {0: ("ID", "[ID]"), 8: ("ID", "")}


def test_letters_beside_a_span_that_did_not_stay_are_masked_with_it() -> None:
    slip = ("x", (2, 3), (4, 5))
    final, before = view(("a", (0, 1), ()), (" ", (6, 7), ())), view(("a", (0, 1), ()), slip)
    masked = {0: ("ID", "[ID]")} | dict.fromkeys((1, 2, 3, 4, 5), ("ID", ""))
    assert plan([final, before], [[(Span(0, 1), "ID", "[ID]")], []]) == masked


@pytest.mark.parametrize(("char", "gone"), [("#", 4), ("x", 40)])
def test_signs_and_late_removals_beside_a_span_stay(char: str, gone: int) -> None:
    final, before = (
        view(("a", (0, 1), ()), (" ", (60, 61), ())),
        view(("a", (0, 1), ()), (char, (2, 3), (gone,))),
    )
    assert plan([final, before], [[(Span(0, 1), "ID", "[ID]")], []]).keys() == {0, 1}


def test_what_took_away_more_that_is_ordinary_stays() -> None:
    chars = [(char, (place,), (9,)) for place, char in enumerate("abc")]
    planned = plan([view(), view(*chars)], [[], [(Span(0, 1), "ID", "[ID]")]])
    assert planned == {0: ("ID", "")}


def test_what_took_away_a_word_of_ordinary_text_stays_however_much_was_private() -> None:
    chars = [(char, (place,), (99,)) for place, char in enumerate("private value of long")]
    gone = view(*chars)
    assert plan([view(), gone], [[], [(Span(0, 13), "ID", "")]]).keys() == {*range(13)}
    assert plan([view(), gone], [[], [(Span(0, 14), "ID", "")]]).keys() == {*range(14), 99}


def test_the_key_before_a_span_may_come_up_late() -> None:
    final = view((" ", (0, 2), ()), ("a", (1, 4), ()), ("b", (3, 5), ()))
    assert plan([final], [[(Span(1, 3), "ID", "[ID]")]]).keys() == {1, 3, 4, 5}
    nobodys = view((" ", (0,), ()), ("a", (1, 4), ()), ("b", (3, 5), ()))
    assert plan([nobodys], [[(Span(1, 3), "ID", "[ID]")]]).keys() == {1, 2, 3, 4, 5}
