"""One session: order, runs that leave whole, faults that stop it, and going on where it stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.capture.codec import encode_event
from redactor.capture.events import Click, Clipboard, Event, Key, Move, Pause, Resume, Text, Window
from redactor.capture.header import KnownPerson
from redactor.capture.typing import replay
from redactor.detect.memory import NOTHING
from redactor.errors import AuditWriteError, ItemError, MissingToolError, UsageError
from redactor.pipeline import intake
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.values import Page, Reason
from tests.fakes import (
    PRIVATE,
    START,
    FakeAuditLog,
    FakeDetector,
    FakeLedger,
    FakeReader,
    FaultyDetector,
    FaultyLedger,
    FaultyReader,
    World,
    a_header,
    an_error,
    at,
    press,
    raising,
    shot,
    typed,
)


def move(seq: int) -> Move:
    return Move(seq=seq, at=at(seq), x=1, y=1)


def click(seq: int) -> Click:
    return Click(seq=seq, at=at(seq), action="down", button="left", x=1, y=1)


def clip(seq: int, text: str) -> Clipboard:
    return Clipboard(seq=seq, at=at(seq), text=text)


def paste(seq: int) -> Key:
    return Key(seq=seq, at=at(seq), action="down", key="v", char=None, modifiers=("ctrl",), secure=False)


def told(outcomes: list[Outcome]) -> list[tuple[Any, ...]]:
    """Return what may be compared between two runs: everything but the record's number and hash."""
    result: list[tuple[Any, ...]] = []
    for outcome in outcomes:
        common = (outcome.seq, outcome.kind, outcome.decision.reasons)
        if isinstance(outcome, Released):
            blob = outcome.image.encoded if outcome.image else None
            result.append(
                (*common, "released", encode_event(outcome.event.event), blob, len(outcome.findings))
            )
        elif isinstance(outcome, Withheld):
            result.append((*common, "withheld", len(outcome.findings)))
        else:
            result.append((*common, "refused", outcome.explanation))
    return result


def released(outcomes: list[Outcome]) -> list[Event]:
    return [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]


# --- order ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("group", [1, 4, 100])
def test_outcomes_come_in_the_order_of_the_events(workers: int, group: int) -> None:
    reader = FakeReader()
    data = reader.screen("hello", PRIVATE)
    events: list[Event] = [
        *typed("ab", 1),
        shot(3),
        *typed("cd", 4),
        click(6),
        shot(7),
        Pause(seq=8, at=at(8)),
        move(9),
        Resume(seq=10, at=at(10)),
        *typed("ef", 11),
    ]
    world = World(reader=reader, workers=workers)
    outcomes = world.run(events, blobs={3: lambda: data, 7: lambda: data}, group=group)
    assert [outcome.seq for outcome in outcomes] == list(range(1, 13))
    assert [record["seq"] for record in world.records()] == list(range(1, 13))
    assert [outcome.receipt.number for outcome in outcomes] == list(range(12))
    assert [type(outcome) for outcome in outcomes].count(Refused) == 1


def test_a_slow_item_holds_the_later_ones_back() -> None:
    go = threading.Event()
    detector = FaultyDetector(lambda texts: [() for _ in texts] if go.wait(30) else [], trigger="slow")
    with World(detector=detector, workers=2).redactor() as redactor:
        session = redactor.session(a_header())
        assert list(session.process(clip(1, "slow"))) == []
        assert list(session.process(move(2))) == []
        go.set()
        assert [outcome.seq for outcome in session.close()] == [1, 2]


def test_what_is_under_way_is_bounded() -> None:
    go, peak, under_way = threading.Event(), [0], [0]
    lock = threading.Lock()

    class Slow(FakeDetector):
        def find(self, texts: Any, hints: Any) -> Any:
            with lock:
                under_way[0] += 1
                peak[0] = max(peak[0], under_way[0])
            go.wait(0.01)
            with lock:
                under_way[0] -= 1
            return super().find(texts, hints)

    with World(detector=Slow(), workers=2).redactor() as redactor:
        session = redactor.session(a_header(), group=1000, known=NOTHING)
        for seq in range(1, 30):
            list(session.process(clip(seq, "x")))
            waiting = [slot for slot in session._line if slot.work and not slot.work.done()]
            assert len(waiting) <= redactor.look_ahead
        assert len(list(session.close())) == 29
    assert peak[0] <= 2


def test_outcomes_that_were_not_asked_for_come_with_a_later_call() -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        session.process(Pause(seq=1, at=at(1)))
        session.process(move(2))
        outcomes = list(session.close())
    assert [type(outcome) for outcome in outcomes] == [Released, Refused]
    assert outcomes[1].decision.reasons == (Reason.PAUSED,)


def test_a_group_is_one_entry_into_the_log() -> None:
    log = FakeAuditLog()
    World(audit=log).run([move(seq) for seq in range(1, 65)], group=32)
    assert log.groups <= 4


@pytest.mark.parametrize("seq", [1, 2])
def test_events_must_come_in_order(seq: int) -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        session.skip(move(2))
        for take in (session.process, session.skip):
            with pytest.raises(UsageError, match="comes after"):
                take(move(seq))
        assert [outcome.seq for outcome in [*session.process(move(3)), *session.close()]] == [3]


def test_a_closed_session_takes_nothing_more() -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        assert list(session.close()) == []
        assert list(session.close()) == []
        with pytest.raises(UsageError, match="closed"):
            session.process(move(1))


def leave(redactor: Redactor, fault: Exception | None) -> None:
    with redactor.session(a_header()) as session:
        session.process(move(1))
        if fault is not None:
            raise fault


def test_leaving_with_outcomes_not_taken_is_an_error() -> None:
    world = World()
    with world.redactor() as redactor, pytest.raises(UsageError, match="not taken"):
        leave(redactor, None)
    assert world.records() == []


def test_leaving_with_an_error_of_the_caller_keeps_that_error() -> None:
    with World().redactor() as redactor, pytest.raises(KeyError):
        leave(redactor, KeyError())


def test_the_header_and_policy_are_those_of_everybody_in_it() -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header(people=[KnownPerson(id="p-2", region="CH")]))
        assert session.header.subject.id.startswith("SUBJECT_")
        assert session.header.people[0].id.startswith("SUBJECT_")
        assert {pack.id for pack in session.policy.packs} >= {"strict-global", "US", "CH"}


# --- runs of typing ---------------------------------------------------------------------------------


def test_typing_leaves_only_when_its_run_has_ended_and_then_whole() -> None:
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        for event in typed("to <<x>>"):
            assert list(session.process(event)) == []
        early = list(session.process(move(9)))
        late = [*session.process(click(10)), *session.close()]
    assert early == []
    assert [outcome.seq for outcome in late] == list(range(1, 11))
    assert replay(released(late)[:8]) == "to [SECRET]"


def test_no_part_of_a_run_leaves_while_something_inside_it_is_not_settled() -> None:
    go = threading.Event()
    reader = FakeReader()
    data = reader.screen("hello")
    events: list[Event] = [press(1, "a"), shot(2), press(3, "b"), click(4)]
    with World(reader=reader, workers=2).redactor() as redactor:
        session = redactor.session(a_header(), known=NOTHING)
        early: list[Outcome] = []
        for event in events:
            early += session.process(event, lambda: data if go.wait(30) else b"")
        slots = list(session._line)
        assert slots[0].work is not None
        slots[0].work.result()
        # What a killed run would take for settled must never be half a run of typing.
        early += session._drain(finish=False)
        go.set()
        late = list(session.close())
    assert early == []
    assert [outcome.seq for outcome in late] == [1, 2, 3, 4]


def test_one_fault_withholds_the_whole_run_and_nothing_else() -> None:
    detector = FaultyDetector(raising(an_error()), trigger="bomb")
    outcomes = World(detector=detector).run([move(1), *typed("a bomb", 2), click(8), *typed("ok", 9)])
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [Released, *[Withheld] * 6, Released, Released, Released]
    assert {outcome.decision.reasons for outcome in outcomes[1:7]} == {(Reason.DETECT_FAILED,)}


@pytest.mark.parametrize(
    "ender",
    [
        click,
        lambda seq: Window(seq=seq, at=at(seq), app="A", title="t"),
        lambda seq: Pause(seq=seq, at=at(seq)),
        lambda seq: press(seq, "", key="tab"),
        lambda seq: press(seq, "x", secure=True),
    ],
)
def test_a_value_across_the_end_of_a_run_is_two_texts(ender: Callable[[int], Event]) -> None:
    outcomes = World().run([*typed("kim@exam", 1), ender(9)])
    assert replay(released(outcomes)[:8]) == "kim@exam"
    together = World().run([*typed("kim@exam", 1), move(9), *typed("ple.com", 10)])
    typing = [event for event in released(together) if event.kind != "move"]
    assert replay(typing).startswith("[EMAIL_ADDRESS_")


def test_an_event_that_the_gate_refuses_ends_the_run() -> None:
    ledger = FakeLedger(until=START + timedelta(seconds=4))
    outcomes = World(ledger=ledger).run([*typed("abc", 1), *typed("def", 4)])
    assert [type(outcome) for outcome in outcomes] == [Released] * 3 + [Refused] * 3


def test_a_password_field_is_a_run_of_its_own() -> None:
    outcomes = World().run([*typed("user", 1), *typed("hunter2", 5, secure=True), *typed("ok", 12)])
    events = released(outcomes)
    assert replay(events[:4]) == "user"
    assert replay(events[4:11]) == "[SECRET]"
    assert replay(events[11:]) == "ok"


def test_a_paste_is_known_from_the_last_clipboard() -> None:
    outcomes = World().run([clip(1, PRIVATE), click(2), paste(3)])
    (event,) = released(outcomes)[2:]
    assert replay([event]).startswith("[EMAIL_ADDRESS_")


def test_a_clipboard_that_changes_inside_a_run_counts_for_it_and_for_the_next() -> None:
    outcomes = World().run([*typed(" ", 1), clip(2, PRIVATE), paste(3), click(4), paste(5)])
    events = released(outcomes)
    assert [event.kind for event in events] == ["key", "clipboard", "placeholder", "click", "placeholder"]


def test_a_refused_clipboard_is_not_remembered() -> None:
    events: list[Event] = [Pause(seq=1, at=at(1)), clip(2, PRIVATE), Resume(seq=3, at=at(3)), paste(4)]
    outcomes = World().run(events)
    assert isinstance(outcomes[1], Refused)
    assert replay(released(outcomes)[-1:]) == ""


def test_a_crowded_run_ends_at_the_next_line_break(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "RUN_SOFT_LIMIT", 5)
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        before = [outcome for event in typed("abcdefg") for outcome in session.process(event)]
        after = [*session.process(press(8, "", key="enter")), *session.process(press(9, "x"))]
        rest = list(session.close())
    assert before == []
    assert [outcome.seq for outcome in [*after, *rest]] == list(range(1, 10))


def test_many_events_behind_a_run_end_it_at_the_next_line_break(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD_LIMIT", 5)
    events: list[Event] = [press(1, "a"), *(move(seq) for seq in range(2, 8)), press(8, "", key="enter")]
    with World().redactor() as redactor:
        session = redactor.session(a_header())
        for event in events:
            assert len(session._intake._open) == (0 if event.seq == 1 else 1)
            list(session.process(event))
        assert not session._intake._open
        list(session.close())


def test_a_run_that_never_breaks_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "RUN_HARD_LIMIT", 5)
    outcomes = World().run([*typed("abcde", 1), click(6), *typed("abcd", 7)])
    assert [outcome.decision.reasons[0] for outcome in outcomes] == [
        *[Reason.RUN_TOO_LONG] * 5,
        *[Reason.ALLOWED] * 5,
    ]


# --- faults -----------------------------------------------------------------------------------------


def test_a_record_that_cannot_be_made_durable_stops_the_session_for_good() -> None:
    log = FakeAuditLog(fail_at=2)
    outcomes: list[Outcome] = []
    with World(audit=log).redactor() as redactor:
        session = redactor.session(a_header())
        with pytest.raises(AuditWriteError):
            outcomes.extend(outcome for seq in range(1, 50) for outcome in session.process(move(seq)))
        with pytest.raises(UsageError, match="failed"):
            session.process(move(60))
        with pytest.raises(UsageError, match="failed"):
            session.close()
    assert [outcome.seq for outcome in outcomes] == [record["seq"] for record in log.records()]


def test_a_missing_tool_stops_the_session_and_releases_nothing_more() -> None:
    gone = MissingToolError("model", "the model is gone", remedy="install it")
    world = World(detector=FaultyDetector(raising(gone), trigger="bomb"))
    with world.redactor() as redactor:
        session = redactor.session(a_header(), group=10)
        session.process(move(1))
        session.process(clip(2, "bomb"))
        session.process(move(3))
        with pytest.raises(MissingToolError):
            list(session.close())
        with pytest.raises(UsageError, match="failed"):
            list(session.close())
    assert world.records() == []


def test_a_session_without_the_reader_it_needs_stops() -> None:
    with World(reader=None).redactor() as redactor:
        session = redactor.session(a_header())
        session.process(shot(1), lambda: b"x")
        with pytest.raises(MissingToolError):
            list(session.close())


def test_a_stopped_engine_is_never_taken_for_a_release() -> None:
    world = World()
    redactor = world.redactor()
    session = redactor.session(a_header())
    redactor.close()
    with pytest.raises(RuntimeError):
        session.process(move(1))
    with pytest.raises(UsageError, match="failed"):
        list(session.close())
    assert world.records() == []


@pytest.mark.parametrize("fault", [ItemError("ledger"), OSError(5, PRIVATE), RuntimeError(PRIVATE)], ids=type)
def test_a_ledger_that_fails_refuses_and_the_record_says_so(fault: Exception) -> None:
    world = World(ledger=FaultyLedger(fault, after=1))
    outcomes = world.run([clip(1, "x"), clip(2, PRIVATE)])
    assert isinstance(outcomes[0], Released)
    assert isinstance(outcomes[1], Refused)
    assert outcomes[1].decision.reasons == (Reason.RULE_FAILED,)
    assert world.records()[1]["error"] == type(fault).__name__
    assert world.records()[1]["input_hmac"] is None


def test_a_pause_is_kept_in_mind_even_when_the_ledger_failed_on_it() -> None:
    class Once(FakeLedger):
        failed = False

        def state_at(self, subject: str, purpose: str, when: Any) -> Any:
            if not self.failed:
                self.failed = True
                raise OSError(5, "disk")
            return super().state_at(subject, purpose, when)

    outcomes = World(ledger=Once()).run([Pause(seq=1, at=at(1)), clip(2, PRIVATE)])
    assert [outcome.decision.reasons for outcome in outcomes] == [(Reason.RULE_FAILED,), (Reason.PAUSED,)]


# --- resume -----------------------------------------------------------------------------------------

_READER = FakeReader()
_SCREENS = [_READER.screen("hello"), _READER.screen("a", PRIVATE), _READER.screen("!!x!!")]
_WORDS = st.sampled_from(["a", " ", "<<x>>", PRIVATE, "kim@", "example.com", "\n", "!!y!!", "((z))"])

_PIECES = st.one_of(
    _WORDS.map(lambda word: ("type", word)),
    _WORDS.map(lambda word: ("secure", word)),
    _WORDS.map(lambda word: ("clip", word)),
    _WORDS.map(lambda word: ("text", word)),
    st.integers(1, 4).map(lambda count: ("back", count)),
    st.sampled_from(["paste", "move", "click", "pause", "resume", "tab"]).map(lambda name: (name, "")),
    st.sampled_from(["Editor", "Bitwarden"]).map(lambda app: ("window", app)),
    st.integers(0, 2).map(lambda index: ("shot", index)),
)


def session_of(pieces: list[tuple[str, Any]]) -> tuple[list[Event], dict[int, Callable[[], bytes]]]:
    """Return the events that the pieces stand for, and the pictures of their screenshots."""
    events: list[Event] = []
    blobs: dict[int, Callable[[], bytes]] = {}
    for name, value in pieces:
        seq = len(events) + 1
        if name in ("type", "secure"):
            events += typed(value, seq, secure=name == "secure")
        elif name == "back":
            events += [press(seq + index, "", key="backspace") for index in range(value)]
        elif name == "shot":
            events.append(shot(seq))
            blobs[seq] = lambda data=_SCREENS[value]: data  # type: ignore[misc]  # bound here on purpose
        else:
            events.append(_SINGLE[name](seq, value))
    return events, blobs


_SINGLE: dict[str, Callable[[int, Any], Event]] = {
    "clip": clip,
    "text": lambda seq, text: Text(seq=seq, at=at(seq), text=text, secure=False),
    "paste": lambda seq, _: paste(seq),
    "move": lambda seq, _: move(seq),
    "click": lambda seq, _: click(seq),
    "pause": lambda seq, _: Pause(seq=seq, at=at(seq)),
    "resume": lambda seq, _: Resume(seq=seq, at=at(seq)),
    "tab": lambda seq, _: press(seq, "", key="tab"),
    "window": lambda seq, app: Window(seq=seq, at=at(seq), app=app, title="notes"),
}


def groups_of(
    events: list[Event], blobs: dict[int, Callable[[], bytes]], ledger: FakeLedger
) -> list[list[Outcome]]:
    """Walk a session and return the outcomes as they were handed out together."""
    with World(reader=_READER, ledger=ledger).redactor() as redactor:
        session = redactor.session(a_header())
        groups = [list(session.process(event, blobs.get(event.seq))) for event in events]
        groups.append(list(session.close()))
    return [group for group in groups if group]


def test_a_clipboard_that_was_settled_earlier_is_still_known() -> None:
    events: list[Event] = [clip(1, PRIVATE), click(2), paste(3)]
    (pasted,) = released(World().run(events, skip=2))
    assert replay([pasted]).startswith("[EMAIL_ADDRESS_")


def test_a_clipboard_that_was_refused_earlier_is_not_known() -> None:
    events: list[Event] = [Pause(seq=1, at=at(1)), clip(2, PRIVATE), Resume(seq=3, at=at(3)), paste(4)]
    (pasted,) = released(World().run(events, skip=3))
    assert isinstance(pasted, Key)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=10), st.data())
def test_going_on_after_any_settled_group_gives_what_one_run_gives(
    pieces: list[tuple[str, Any]], data: st.DataObject
) -> None:
    events, blobs = session_of(pieces)
    ledger = FakeLedger(until=START + timedelta(seconds=30))
    groups = groups_of(events, blobs, ledger)
    whole = [outcome for group in groups for outcome in group]
    assert [outcome.seq for outcome in whole] == [event.seq for event in events]
    # What is handed out together depends on the clock; what is drawn must not.
    cut = min(data.draw(st.integers(0, len(events) + 1)), len(groups))
    done = sum(len(group) for group in groups[:cut])
    rest = World(reader=_READER, ledger=ledger).run(events, blobs=blobs, skip=done)
    assert told(rest) == told(whole)[done:]


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, max_size=12))
def test_workers_and_groups_change_nothing(pieces: list[tuple[str, Any]]) -> None:
    events, blobs = session_of(pieces)
    one = World(reader=_READER).run(events, blobs=blobs)
    many = World(reader=_READER, workers=3).run(events, blobs=blobs, group=7)
    assert told(one) == told(many)


@settings(max_examples=40, deadline=None)
@given(st.lists(_PIECES, max_size=12))
def test_nothing_private_leaves_any_session(pieces: list[tuple[str, Any]]) -> None:
    events, blobs = session_of(pieces)
    outcomes = World(reader=_READER).run(events, blobs=blobs)
    for event in released(outcomes):
        line = encode_event(event)
        assert b"<<x>>" not in line
        assert b"!!y!!" not in line
        assert PRIVATE.encode() not in line


def test_a_reader_that_answers_with_nothing_at_all_is_a_fault() -> None:
    nothing: Any = None
    reader = FaultyReader(lambda _: nothing)
    outcomes = World(reader=reader).run([shot(1)], blobs={1: lambda: reader.screen("x")})
    assert outcomes[0].decision.reasons == (Reason.INTERNAL_FAULT,)
    assert isinstance(Page("", (), 1, 1), Page)
