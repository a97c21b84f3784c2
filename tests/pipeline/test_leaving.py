"""Times without rhythm, paths without a hand, and clicks on what is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Move,
    SafeEvent,
    Screenshot,
    Scroll,
    Target,
    Window,
)
from redactor.pipeline.leaving import Leaving, Rhythm
from redactor.pipeline.outcome import Released
from redactor.pipeline.rules import Rules
from redactor.pipeline.settle import ALLOWED, Settled, withheld
from redactor.policy.model import Times
from redactor.policy.vocabulary import ImageMode, Timing
from redactor.values import Action, Decision, Finding, Reason, Zone
from tests.fakes import RULES, START, FakeAuditLog, FakeReader, World, a_header, at, shot, typed

MS = timedelta(milliseconds=1)


def move(after: int, x: int = 0) -> Move:
    return Move(seq=1, at=START + after * MS, x=x, y=x)


def clip(after: int) -> Clipboard:
    return Clipboard(seq=1, at=START + after * MS, text="")


def offsets(rhythm: Rhythm, events: Sequence[Event]) -> list[int]:
    return [(rhythm.of(event).at - START) // MS for event in events]


@pytest.mark.parametrize(
    ("timing", "step", "given", "expected"),
    [
        (Timing.KEEP, 100, [7, 93, 111], [7, 93, 111]),
        (Timing.QUANTISE, 100, [0, 7, 99, 100, 250, 301], [0, 0, 0, 100, 200, 300]),
        (Timing.QUANTISE, 1000, [0, 999, 1000], [0, 0, 1000]),
        (Timing.QUANTISE, 100, [250, 120, 300], [200, 200, 300]),  # a clock that jumped back
        (Timing.ORDER_ONLY, 100, [7, 93, 5000], [0, 0, 0]),
    ],
)
def test_times_as_the_policy_leaves_them(
    timing: Timing, step: int, given: list[int], expected: list[int]
) -> None:
    assert offsets(Rhythm(Times(timing, step), START), [clip(after) for after in given]) == expected


def test_a_step_is_the_same_whatever_the_zone() -> None:
    east = clip(150).at.astimezone(timezone(timedelta(hours=5, minutes=30)))
    there = msgspec.structs.replace(clip(0), at=east)
    result = Rhythm(Times(Timing.QUANTISE, 100), START).of(there).at
    assert result == START + 100 * MS
    assert result.utcoffset() == east.utcoffset()


@pytest.mark.parametrize(
    ("timing", "places"),
    [
        (Timing.KEEP, [1, 2, 3, 4]),
        (Timing.QUANTISE, [1, 1, 3, 3]),
        (Timing.ORDER_ONLY, [1, 1, 3, 3]),
    ],
)
def test_the_pointer_has_one_place_in_each_step(timing: Timing, places: list[int]) -> None:
    rhythm = Rhythm(Times(timing, 100), START)
    moves = [rhythm.of(move(after, x)) for after, x in ((10, 1), (60, 2), (130, 3), (199, 4))]
    assert [(one.x, one.y) for one in moves if isinstance(one, Move)] == [(x, x) for x in places]


def scroll(after: int, x: int, dy: int = 3) -> Scroll:
    return Scroll(seq=1, at=START + after * MS, x=x, y=x, dx=0, dy=dy)


@pytest.mark.parametrize(
    ("timing", "places"),
    [
        (Timing.KEEP, [1, 2, 3, 4, 5]),
        (Timing.QUANTISE, [1, 1, 1, 4, 4]),
        (Timing.ORDER_ONLY, [1, 1, 1, 4, 4]),
    ],
)
def test_scrolls_are_where_the_pointer_is_in_their_step(timing: Timing, places: list[int]) -> None:
    rhythm = Rhythm(Times(timing, 100), START)
    given_: list[Event] = [move(10, 1), scroll(40, 2), scroll(90, 3, dy=-7), scroll(110, 4), move(150, 5)]
    left = [rhythm.of(event) for event in given_]
    assert [(one.x, one.y) for one in left if isinstance(one, Move | Scroll)] == [(x, x) for x in places]
    assert [one.dy for one in left if isinstance(one, Scroll)] == [3, -7, 3]


@given(
    st.lists(st.integers(0, 5_000_000), max_size=30), st.integers(100, 60_000), st.sampled_from(list(Timing))
)
def test_times_stay_in_order_and_tell_no_more_than_the_step(
    micros: list[int], step: int, timing: Timing
) -> None:
    events = [Clipboard(seq=1, at=START + timedelta(microseconds=micro), text="") for micro in sorted(micros)]
    rhythm = Rhythm(Times(timing, step), START)
    times = [rhythm.of(event).at for event in events]
    assert times == sorted(times)
    for event, time in zip(events, times, strict=True):
        assert time <= event.at
        if timing is Timing.QUANTISE:
            assert (time - datetime(1970, 1, 1, tzinfo=START.tzinfo)) % (step * MS) == timedelta(0)
            assert event.at - time < step * MS
        if timing is Timing.ORDER_ONLY:
            assert time == START


def test_a_session_releases_no_finer_time_anywhere() -> None:
    reader = FakeReader()
    data = reader.screen("hello")
    odd = [
        msgspec.structs.replace(event, at=event.at + 37 * MS)
        for event in [*typed("hello", 1), Window(seq=6, at=at(6), app="Editor", title="t"), shot(7)]
    ]
    world = World(reader=reader)
    with world.redactor() as redactor, redactor.session(a_header()) as session:
        outcomes = [outcome for event in odd for outcome in session.process(event, lambda: data)]
        outcomes += session.close()
    released = [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]
    assert len(released) == 7
    assert {event.at.microsecond % 100_000 for event in released} == {0}
    assert isinstance(world.audit, FakeAuditLog)
    until = [str(record["retention_until"]) for record in world.audit.records()]
    assert not any(".037" in time for time in until)


# --- clicks -----------------------------------------------------------------------------------------


def click(x: int, y: int) -> Click:
    target = Target(role="listitem", name="Save")
    return Click(seq=9, at=START, action="down", button="left", x=x, y=y, target=target)


def screen(*zones: Zone, display: int = 0, entity: str = "PERSON") -> Settled:
    event = Screenshot(seq=1, at=START, frame="f.png", display=display)
    findings = (Finding(entity, 1.0, "d", zones=zones),) if zones else ()
    return Settled(ALLOWED, SafeEvent(event), findings=findings)


def leaves(settled: Sequence[Settled], where: Click, rules: Rules = RULES) -> Click:
    leaving = Leaving(rules, START)
    for one in settled:
        leaving.of(one)
    after = leaving.of(Settled(ALLOWED, SafeEvent(where)))
    assert after.event is not None
    assert isinstance(after.event.event, Click)
    return after.event.event


ZONE = Zone(10, 20, 30, 40)


@pytest.mark.parametrize(
    ("x", "y", "name"),
    [(10, 20, ""), (39, 59, ""), (40, 20, "Save"), (10, 60, "Save"), (9, 20, "Save"), (-5, 25, "Save")],
)
def test_a_click_on_what_is_covered_keeps_place_and_role(x: int, y: int, name: str) -> None:
    after = leaves([screen(ZONE)], click(x, y))
    assert after.target == Target(role="listitem", name=name)
    assert (after.x, after.y) == (x, y)


WINDOW = Settled(ALLOWED, SafeEvent(Window(seq=2, at=START, app="a", title="t")))
ALL_COVERED = replace(RULES, policy=replace(RULES.policy, image_mode=ImageMode.MASK_ALL_BUT_ALLOWED))


@pytest.mark.parametrize(
    ("before", "rules", "name"),
    [
        ([], RULES, "Save"),
        ([screen(ZONE), screen()], RULES, "Save"),  # the last screenshot counts
        ([screen(ZONE), screen(display=1)], RULES, ""),  # of each display
        ([screen(ZONE), WINDOW], RULES, "Save"),  # another window
        ([screen(ZONE, entity="URL")], RULES, "Save"),  # kept by policy, so not covered
        ([], ALL_COVERED, ""),
    ],
)
def test_which_screenshot_counts(before: list[Settled], rules: Rules, name: str) -> None:
    target = leaves(before, click(15, 25), rules).target
    assert target is not None
    assert target.name == name


REFUSED = Settled(Decision(Action.REFUSE, (Reason.EVENT_KIND_DENIED,)))


@pytest.mark.parametrize(
    ("answer", "name"), [(withheld(Reason.READ_FAILED)[0], ""), (REFUSED, "Save"), (None, "")]
)
def test_a_screenshot_of_which_nothing_is_known_covers_all(answer: Settled | None, name: str) -> None:
    leaving = Leaving(RULES, START)
    event = Screenshot(seq=1, at=START, frame="f.png")
    if answer is None:
        leaving.skip(event)
    else:
        leaving.kept_in(event, answer)
    after = leaving.of(Settled(ALLOWED, SafeEvent(click(500, 500)))).event
    assert after is not None
    assert after.event.target.name == name  # type: ignore[union-attr]


def test_a_click_without_a_name_stays_as_it_is() -> None:
    plain = msgspec.structs.replace(click(15, 25), target=None)
    assert leaves([screen(ZONE)], plain) == plain
