"""Values typed in parts, before and after a click in the same field."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import pytest

from redactor.capture.events import Click, Event, Key, Placeholder, Target, Window
from redactor.capture.typing import replay
from redactor.pipeline.joined import PIECE, ways_together
from redactor.pipeline.outcome import Outcome, Released
from redactor.values import Finding, Span
from tests.fakes import PRIVATE, FakeDetector, World, at, typed

FIELD = Target(role="textbox", name="Card number")


class Cards(FakeDetector):
    """Finds sixteen digits, together or in fours, and a name of two words."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        cards = re.finditer(r"(?<!\d)\d{4}(?: ?\d{4}){3}(?!\d)", text)
        names = re.finditer(r"Kim Roe", text)
        return (
            *(Finding("CREDIT_CARD", 1.0, "cards", span=Span(*hit.span())) for hit in cards),
            *(Finding("PERSON", 1.0, "names", span=Span(*hit.span())) for hit in names),
        )


def click(target: Target | None = FIELD) -> list[Event]:
    return [
        Click(seq=1, at=at(1), action=action, button="left", x=1, y=1, target=target)
        for action in ("down", "up")
    ]


def session(*parts: str | list[Event]) -> list[Event]:
    events: list[Event] = [Window(seq=1, at=at(1), app="Shop", title="t")]
    for part in parts:
        events += typed(part) if isinstance(part, str) else part
    return [msgspec.structs.replace(event, seq=seq, at=at(seq)) for seq, event in enumerate(events, start=1)]


def left(outcomes: Sequence[Outcome]) -> list[Event]:
    return [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]


def shown(*parts: str | list[Event]) -> str:
    """Return the letters and digits that are left on keys; every event comes out."""
    events = session(*parts)
    out = left(World(detector=Cards()).run(events))
    assert [event.seq for event in out] == [event.seq for event in events]
    return "".join(event.char or "" for event in out if isinstance(event, Key))


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        (("to 41111111", click(), "11111111 ok"), "to  ok"),
        (("11111111 ok", click(), "to 41111111"), " okto "),  # in front of what was there
        (("is 4111x 11111111 ok", click(), "11111111"), "is 4111x  ok"),  # at a border within
        (("41111111 now", click(), "11111111"), " now"),  # the rest, behind the first word
        (("4111", click(), "1111", click(), "11111111"), ""),  # in three
        (("to 4111 1111", click(), " 1111 1111"), "to  "),
        (("to 4111111x", click(), "11111111"), "to 4111111x11111111"),  # nothing private, however it stands
        (("Kim ", click(), "Roe"), " "),
        (("Roe", click(), "Kim "), "RoeKim "),  # names are judged where the text is as it was typed
    ],
)
def test_the_parts_of_a_value_are_found_together(parts: tuple[str | list[Event], ...], keys: str) -> None:
    assert shown(click(), *parts) == keys


def test_a_word_that_a_double_click_has_selected_may_be_replaced() -> None:
    assert shown(click(), "4111 1111 1111 oops", click(), click(), "1111") == " oops"
    assert shown(click(), "4111 1111 111 oops", click(), click(), "1111") == "4111 1111 111 oops1111"


@pytest.mark.parametrize(
    "between",
    [
        click(Target(role="textbox", name="Name")),
        click(Target(role="button", name="Card number")),
        click(None),
        [Window(seq=1, at=at(1), app="Mail", title="t")],
        [Window(seq=1, at=at(1), app="Mail", title="t"), *click(Target(role="textbox", name="Name"))],
    ],
)
def test_another_field_is_another_text(between: list[Event]) -> None:
    assert shown(click(), "to 41111111", between, "11111111 ok") == "to 4111111111111111 ok"


def test_a_field_without_a_name_or_that_is_no_field_may_be_another() -> None:
    for target in (Target(role="textbox", name=""), Target(role="button", name="Pay")):
        assert shown(click(target), "41111111", click(target), "11111111") == "4111111111111111"


def test_each_part_replays_to_its_masked_text_and_clicks_stay_where_they_were() -> None:
    events = session(click(), "to 41111111", click(), "11111111 ok")
    out = left(World(detector=Cards()).run(events))
    assert replay(out[3:14]) == "to [CREDIT_CARD]"
    assert [type(event) for event in out[14:16]] == [Click, Click]
    assert replay(out[16:]) == "[CREDIT_CARD] ok"
    assert sum(isinstance(event, Placeholder) for event in out) == 16


def test_what_is_private_on_one_side_is_masked_as_ever() -> None:
    events = session(click(), f"see {PRIVATE}", click(), " ok")
    out = left(World().run(events))
    assert "".join(event.char or "" for event in out if isinstance(event, Key)) == "see  ok"


def test_the_ways_in_which_parts_may_stand_are_bounded() -> None:
    long, piece = "word " * 200, "x" * PIECE
    assert [one.text for one in ways_together(["ab", "c"], [0] * 9)] == ["abc", "cab", "c"]
    assert len([*ways_together([long, piece], [0] * 9)]) == 2 + 16 + 8
    assert len([*ways_together([long, piece + "x"], [0] * 9)]) == 2
    assert [*ways_together(["ab", "", ""], [0] * 9)] == []
    assert "word" not in repr([*ways_together([long, piece], [0] * 9)])
