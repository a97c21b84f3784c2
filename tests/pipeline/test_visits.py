"""Typing goes on in each window and field when the keys come back to it, however often they go elsewhere."""

from __future__ import annotations

import threading
import time
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby, pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    Key,
    Move,
    Pause,
    Placeholder,
    Resume,
    Target,
    Window,
)
from redactor.capture.typing import replay
from redactor.detect.memory import NOTHING
from redactor.pipeline import intake
from redactor.pipeline.outcome import Outcome, Released, Withheld
from redactor.pipeline.visits import VISIT
from redactor.values import Reason
from tests.fakes import FakeReader, World, a_header, at, packs_with, press, shot, typed
from tests.pipeline.test_joined import Cards

A = Window(seq=1, at=at(1), app="Shop", title="Pay")
B = Window(seq=1, at=at(1), app="Mail", title="New message")
CARD = "4111111111111111"


def numbered(parts: Sequence[Event | str]) -> list[Event]:
    """Return events and typing one after the other, one each second."""
    events: list[Event] = []
    for part in parts:
        events += typed(part) if isinstance(part, str) else [part]
    return [msgspec.structs.replace(event, seq=seq, at=at(seq)) for seq, event in enumerate(events, start=1)]


def recorded(events: Sequence[Event], world: World | None = None) -> list[Outcome]:
    """Let a recording through, of which a first walk has come to know nothing."""
    engine = (world or World(detector=Cards())).redactor()
    with engine as redactor, redactor.session(a_header(), known=NOTHING) as session:
        outcomes = [outcome for event in events for outcome in session.process(event)]
        return [*outcomes, *session.close()]


def left(outcomes: Sequence[Outcome]) -> list[Event]:
    assert [outcome.seq for outcome in outcomes] == [*range(1, len(outcomes) + 1)]
    return [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]


def shown(*parts: Event | str) -> str:
    """Return the letters that are left on the keys of a recording; every event comes out."""
    events = numbered(parts)
    out = left(recorded(events))
    assert len(out) == len(events)
    return "".join(event.char or "" for event in out if isinstance(event, Key))


def click(name: str | None) -> Click:
    target = Target(role="textbox", name=name) if name else None
    return Click(seq=1, at=at(1), action="down", button="left", x=1, y=1, target=target)


def by_turns(one: str, other: str) -> Iterator[Event | str]:
    for a, b in zip(one, other, strict=True):
        yield from (A, a, B, b)


def test_a_value_typed_sign_by_sign_into_one_of_two_windows_is_masked() -> None:
    assert shown(*by_turns(f"no {CARD}", "an ordinary message")) == "naon  ordinary message"


@pytest.mark.parametrize(
    "between",
    [
        [A],  # the same window is told of once more
        [msgspec.structs.replace(A, title="Pay (1)")],
        [msgspec.structs.replace(A, title="Pay (1)"), A],
        [B, A],
        [B, "so ", A],
        [B, click("Card"), "so ", A],
        [B, click(None), "so ", A],
        [click("Name"), "so ", click("Card")],
        [click("Name"), "so ", B, A, click("Card")],
        [click("Body"), B, "so ", click("Card"), A],  # the agent tells of the click first
        [Move(seq=1, at=at(1), x=1, y=1), B, A],
    ],
)
def test_typing_goes_on_where_the_focus_comes_back_to(between: list[Event | str]) -> None:
    so = "so " if "so " in between else ""
    assert shown(A, click("Card"), "to 41111111", *between, "11111111 ok") == f"to {so} ok"


@pytest.mark.parametrize(
    "between",
    [
        [B],
        [click("Name")],
        [click(None)],
        [press(1, "", key="tab")],
        [B, A, click("Name")],
        [B, A, click(None)],
        [press(1, "", key="tab"), B, A],
        [Pause(seq=1, at=at(1)), Resume(seq=1, at=at(1))],
    ],
)
def test_what_goes_elsewhere_is_another_text(between: list[Event | str]) -> None:
    assert shown(A, click("Card"), "to 41111111", *between, "11111111 ok") == "to 4111111111111111 ok"


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        (f"no {CARD}", "12 pieces", "no 12 pieces"),
        ("5 pieces 5", f"{CARD} ok", "5 pieces 5 ok"),
        ("call Kim Roe", "then eat", "call then eat"),
        ("to 41111111", "11111111 ok", "to  ok"),  # the joined text has it, and no visit alone
        ("to 411111112", "11111111 ok", "to 41111111211111111 ok"),  # neither has
    ],
)
@pytest.mark.parametrize("between", [[B, A], [B, "so", A], [A], [click("Name"), click("Card")]])
def test_a_value_at_the_border_of_a_visit_is_found_though_the_texts_meet_without_a_space(
    before: str, after: str, keys: str, between: list[Event | str]
) -> None:
    so = "so" if "so" in between else ""
    out = shown(A, click("Card"), before, *between, after)
    assert out.replace(so, "", 1) == keys


def test_a_value_at_the_border_of_a_visit_that_was_taken_away_again_is_masked() -> None:
    back = [press(1, "", key="backspace")] * 3
    parts: list[Event | str] = [A, f"no {CARD}", B, A, "7 p", *back, *[press(1, "", key="backspace")] * 16]
    out = left(recorded(numbered(parts)))
    assert replay([event for event in out if not isinstance(event, Window)]) == "no "
    assert "1" not in "".join(event.char or "" for event in out if isinstance(event, Key))


def test_borders_of_visits_of_few_signs_are_none() -> None:
    parts = [part for sign in "Kim Roexy" for part in (A, sign, B)]
    assert shown(*parts) == "xy"
    assert shown(A, "12", B, A, "14", B, A, "16") == "121416"


def test_a_name_is_found_under_titles_that_change() -> None:
    changed = msgspec.structs.replace(A, title="Pay *")
    assert shown(A, "call K", changed, "im Roe", A, " now") == "call  now"


def test_two_texts_of_one_program_by_turns_are_two_texts() -> None:
    other = msgspec.structs.replace(A, title="Names")
    parts = [part for a, b in zip("Kim Roe", "n1m6o5e", strict=True) for part in (A, a, other, b)]
    assert shown(*parts) == "n1m6o5e"


def test_corrections_reach_back_to_the_visit_before() -> None:
    back = press(1, "", key="backspace")
    events = numbered([A, "to 411111112", B, "x", A, back, "11111111 ok"])
    out = left(recorded(events))
    in_a = [event for event in out if event.seq <= 13 or event.seq >= 17]
    assert replay(in_a) == "to [CREDIT_CARD] ok"


def test_what_was_copied_in_one_window_is_pasted_in_the_other() -> None:
    everything, copy, paste = (
        msgspec.structs.replace(press(1, letter), modifiers=("ctrl",)) for letter in "acv"
    )
    parts: list[Event | str] = [
        A,
        "8 ",
        B,
        "4111 1111",
        everything,
        copy,
        A,
        paste,
        B,
        " ok",
        A,
        " 1111 1111",
    ]
    out = left(recorded(numbered(parts)))
    assert replay([out[1], out[2], out[16], out[22]]) == "8 [CREDIT_CARD]"
    assert "".join(event.char or "" for event in out[22:] if isinstance(event, Key)) == ""


def test_a_clipboard_and_caps_lock_that_change_elsewhere_are_known() -> None:
    paste = msgspec.structs.replace(press(1, "v"), modifiers=("ctrl",))
    caps = press(1, "", key="capslock")
    name = [
        msgspec.structs.replace(press(1, char.lower()), char=None, modifiers=("shift",) * char.islower())
        for char in "Kim Roe"
    ]
    copied = Clipboard(seq=1, at=at(1), text=" 1111 1111")
    assert shown(A, "4111 1111", B, "x", copied, A, paste) == "x"
    out = left(recorded(numbered([A, "a ", B, caps, A, *name])))
    assert sum(isinstance(event, Placeholder) for event in out) == 7


def test_a_key_that_comes_up_in_another_window_is_masked_with_its_press() -> None:
    parts: list[Event | str] = []
    for digit, letter in zip(CARD, "an ordinary text", strict=True):
        parts += [A, press(1, digit), B, press(1, letter), press(1, digit, action="up"), A]
        parts += [press(1, letter, action="up")]
    out = left(recorded(numbered(parts)))
    keys = [event for event in out if isinstance(event, Key)]
    assert {event.char for event in keys} == {*"an ordinary text"}
    assert len(keys) == 2 * len("an ordinary text")


def test_a_stream_waits_as_long_as_its_policy_says() -> None:
    def streamed(look_back_s: int, gap_s: int) -> str:
        events = numbered([A, "4111 1111", B, "so", A, " 1111 1111"])
        late = [msgspec.structs.replace(e, at=e.at + timedelta(seconds=gap_s * (e.seq > 11))) for e in events]
        out = left(World(detector=Cards(), policies=packs_with(look_back_s)).run(late))
        return "".join(event.char or "" for event in out if isinstance(event, Key))

    assert streamed(60, 0) == "so"
    assert streamed(60, 50) == "so"
    assert streamed(60, 70) == "4111 1111so 1111 1111"
    assert streamed(0, 0) == "4111 1111so 1111 1111"


def test_a_run_left_open_ends_when_much_is_held_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD_LIMIT", 80)
    world = World(detector=Cards())
    with world.redactor() as redactor, redactor.session(a_header(), known=NOTHING) as session:
        events = numbered([A, "hello", B, "x" * 200])
        early = [outcome for event in events for outcome in session.process(event)]
        assert len(early) == 7
        assert len([*session.close()]) == 200


def test_a_text_left_and_come_back_to_without_end_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "RUN_HARD_LIMIT", 30)
    outcomes = recorded(numbered([*by_turns(CARD + CARD, "a message without end that goes."), A, "x"]))
    assert {outcome.decision.reasons for outcome in outcomes if isinstance(outcome, Withheld)} == {
        (Reason.RUN_TOO_LONG,)
    }
    assert "1" not in "".join(event.char or "" for event in left_of(outcomes) if isinstance(event, Key))


def left_of(outcomes: Sequence[Outcome]) -> list[Event]:
    return [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]


def test_a_text_copied_from_time_after_time_is_withheld() -> None:
    copy = msgspec.structs.replace(press(1, "c"), modifiers=("ctrl",))
    outcomes = recorded(numbered([part for _ in range(70) for part in (A, "a", copy, B, "b")]))
    held = [outcome for outcome in outcomes if isinstance(outcome, Withheld)]
    assert {outcome.decision.reasons for outcome in held} == {(Reason.RUN_TOO_LONG,)}
    assert len(held) == 140
    assert len(outcomes) == 350


def test_of_many_windows_the_one_left_longest_ago_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_OPEN", 3)
    others = [msgspec.structs.replace(B, app=f"App {number}") for number in range(3)]
    windows = [part for other in others[:2] for part in (other, "x")]
    assert shown(A, "41111111", *windows, A, "11111111") == "xx"
    windows = [part for other in others for part in (other, "x")]
    assert shown(A, "41111111", *windows, A, "11111111") == "41111111xxx11111111"


def test_runs_that_lie_across_each_other_leave_together_or_not_at_all() -> None:
    slow, reader = threading.Event(), FakeReader()
    picture = reader.screen("hello")

    def blob() -> bytes:
        assert slow.wait(60)
        return picture

    copied = Clipboard(seq=1, at=at(1), text="x")
    events = numbered([A, "a", B, "b", A, "c", click(None), shot(1), copied, B, "d", click(None)])
    engine = World(reader=reader, workers=8).redactor()
    with engine as redactor, redactor.session(a_header(), known=NOTHING) as session:
        first = [outcome for event in events for outcome in session.process(event, blob)]
        while len(session._desk.under_way) > 1:
            time.sleep(0.001)
        first += session.process(msgspec.structs.replace(events[0], seq=20))
        assert [outcome.seq for outcome in first] == [1]  # both runs hang together, over the screen
        slow.set()
        assert [outcome.seq for outcome in session.close()] == [*range(2, len(events) + 1), 20]


def test_going_on_after_any_group_gives_what_one_walk_gives() -> None:
    events = numbered([*by_turns(CARD[:8], "an ordin"), click(None), *by_turns(CARD[8:], "ary text"), "\n"])

    def steps(skip: int) -> list[list[Event]]:
        """Return what leaves at each step of a walk that goes on behind so many events."""
        engine = World(detector=Cards()).redactor()
        with engine as redactor, redactor.session(a_header(), known=NOTHING) as session:
            for event in events[:skip]:
                session.skip(event)
            made = [[*session.process(event)] for event in events[skip:]]
            return [left_of(step) for step in [*made, [*session.close()]]]

    whole, done = steps(0), 0
    flat = [event for step in whole for event in step]
    for step in whole:
        done += len(step)
        if step:
            assert [event for more in steps(done) for event in more] == flat[done:]


# --- against a naive twin --------------------------------------------------------------------------

WINDOWS = (A, B, msgspec.structs.replace(B, app="Notes"), msgspec.structs.replace(A, title="Card"))
TEXTS = st.lists(
    st.sampled_from(["hi ", CARD, "4111 1111 1111 1111", " 12 ", "kim", " ", "\n", "ok", "7"]), max_size=5
).map("".join)


@dataclass
class Plain:
    """The naive twin of a window: a plain string, with the event that typed each character."""

    chars: list[tuple[str, int]] = field(default_factory=list)

    def press(self, char: str, seq: int) -> None:
        if char:
            self.chars.append((char, seq))
        elif self.chars:
            self.chars.pop()

    def private(self) -> set[int]:
        text = "".join(char for char, _ in self.chars)
        spans = [finding.span for finding in Cards().in_text(text) if finding.span]
        return {self.chars[place][1] for span in spans for place in range(span.start, span.end)}

    def told_by_visits(self, moves: Sequence[int]) -> set[int]:
        """Return the presses of cards that visits tell and the whole text does not; ``moves`` part visits."""
        visits = [[*typed] for _, typed in groupby(self.chars, lambda pressed: bisect(moves, pressed[1]))]
        pieces = ["".join(char for char, _ in typed) for typed in visits]
        parted = "".join(pieces[:1])
        for one, two in pairwise(pieces):
            meet = one[-1].isalnum() and two[0].isalnum() and max(len(one), len(two)) >= VISIT
            parted += "\0" * meet + two
        told: set[int] = set()
        for finding in Cards().in_text(parted):
            assert finding.span
            if "\0" not in parted[max(finding.span.start - 1, 0) : finding.span.end + 1]:
                continue  # no border lets it stand alone
            begun = finding.span.start - parted.count("\0", 0, finding.span.start)
            pressed = self.chars[begun : begun + finding.span.end - finding.span.start]
            told |= {seq for char, seq in pressed if char.strip()}
        return told - self.private()


@st.composite
def interleaved(draw: st.DrawFn, *, slips: bool) -> tuple[list[Event], dict[int, int], dict[int, Plain]]:
    """Return a session typed by turns, the press of each up, and a plain text for each window."""
    waiting = {number: draw(TEXTS) for number in range(len(WINDOWS))}
    plain = {number: Plain() for number in waiting}
    parts: list[Event] = []
    ups: dict[int, int] = {}
    down: tuple[str, int] | None = None
    while any(waiting.values()):
        here = draw(st.sampled_from([number for number, text in waiting.items() if text]))
        parts.append(WINDOWS[here])
        for _ in range(draw(st.integers(1, 4))):
            char, waiting[here] = waiting[here][:1], waiting[here][1:]
            if not char:
                break
            if slips and draw(st.integers(0, 9)) == 0:  # a slip, taken back at once
                for slip, key in (("8", None), ("", "backspace")):
                    parts.append(press(1, slip, key=key))
                    plain[here].press(slip, len(parts))
            parts.append(press(1, char, key="enter" if char == "\n" else None))
            plain[here].press(char, len(parts))
            pressed = (char, len(parts))
            if down and down[0] != char:
                parts.append(press(1, down[0], key="enter" if down[0] == "\n" else None, action="up"))
                ups[len(parts)] = down[1]
            down = pressed
    return numbered(parts), ups, plain


@given(interleaved(slips=True))
def test_what_is_private_in_the_text_of_each_window_leaves_on_no_key(
    made: tuple[list[Event], dict[int, int], dict[int, Plain]],
) -> None:
    events, ups, plain = made
    out = {event.seq: event for event in left_of(recorded(events))}
    private = set().union(*(text.private() for text in plain.values()))
    open_keys = {seq for seq, event in out.items() if isinstance(event, Key) and (event.char or "").strip()}
    assert not private & open_keys
    assert not {up for up, down in ups.items() if down in private} & open_keys


@given(interleaved(slips=False))
def test_what_is_left_of_each_window_types_its_masked_text(
    made: tuple[list[Event], dict[int, int], dict[int, Plain]],
) -> None:
    events, _, plain = made
    out = {event.seq: event for event in left_of(recorded(events))}
    if len(out) < len(events):
        return  # withheld whole
    here = 0
    by_window: dict[int, list[Event]] = {number: [] for number in plain}
    for event in events:
        if isinstance(event, Window):
            here = [w.app + w.title for w in WINDOWS].index(event.app + event.title)
        elif isinstance(event, Key) and event.action == "down":
            by_window[here].append(out[event.seq])
    moves = [event.seq for event in events if isinstance(event, Window)]
    open_keys = {seq for seq, event in out.items() if isinstance(event, Key) and (event.char or "").strip()}
    for number in (1, 2):
        left = replay(by_window[number])
        alone = plain[number].told_by_visits(moves)
        if alone:  # masked besides; what else goes with it is for test_borders
            assert not alone & open_keys
            continue
        text = "".join(char for char, _ in plain[number].chars)
        for finding in reversed(Cards().in_text(text)):
            assert finding.span
            text = f"{text[: finding.span.start]}[{finding.entity}]{text[finding.span.end :]}"
        assert left == text
