"""A pause lets nothing out that was captured in it, whenever it comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.events import Clipboard, Event, Move, Pause, Resume
from redactor.capture.typing import replay
from redactor.pipeline import pauses
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.pauses import Pauses
from redactor.values import Reason
from tests.fakes import (
    PRIVATE,
    START,
    FakeDetector,
    FaultyDetector,
    World,
    a_header,
    press,
    shot,
    typed,
    without_memory,
)


def clip(seq: int, second: float, text: str = "x") -> Clipboard:
    return Clipboard(seq=seq, at=START + timedelta(seconds=second), text=text)


def move(seq: int, second: float) -> Move:
    return Move(seq=seq, at=START + timedelta(seconds=second), x=1, y=1)


def pause(seq: int, second: float) -> Pause:
    return Pause(seq=seq, at=START + timedelta(seconds=second))


def resume(seq: int, second: float) -> Resume:
    return Resume(seq=seq, at=START + timedelta(seconds=second))


def shifted(events: Iterable[Event], second: float) -> list[Event]:
    """Return events that all happened at one instant."""
    return [msgspec.structs.replace(event, at=START + timedelta(seconds=second)) for event in events]


def refused(outcomes: list[Outcome]) -> list[int]:
    """Return the events that were kept in because of a pause."""
    return [o.seq for o in outcomes if not isinstance(o, Released) and o.decision.reasons == (Reason.PAUSED,)]


CASES: list[tuple[str, list[Event], list[int]]] = [
    ("inside", [pause(1, 10), move(2, 11), resume(3, 20), move(4, 21)], [2]),
    ("at the instant of the pause", [pause(1, 10), move(2, 10), resume(3, 20)], [2]),
    ("at the instant of the resume", [pause(1, 10), resume(2, 20), move(3, 20)], []),
    ("a late one out of the pause", [pause(1, 10), resume(2, 20), move(3, 15), move(4, 21)], [3]),
    ("a late one at its beginning", [pause(1, 10), resume(2, 20), move(3, 10)], [3]),
    ("a late one from before it", [pause(1, 10), resume(2, 20), move(3, 9.999)], []),
    ("one from before that comes in it", [pause(1, 10), move(2, 9), resume(3, 20)], [2]),
    ("out of an earlier pause", [pause(1, 1), resume(2, 3), pause(3, 5), resume(4, 7), move(5, 2)], [5]),
    ("between two pauses", [pause(1, 1), resume(2, 3), pause(3, 5), resume(4, 7), move(5, 4)], []),
    ("two pauses begun", [pause(1, 10), pause(2, 15), resume(3, 20), move(4, 12)], [4]),
    ("two, the second from earlier", [pause(1, 10), pause(2, 5), resume(3, 20), move(4, 7)], [4]),
    ("a resume alone", [resume(1, 20), move(2, 15)], []),
    ("never resumed", [pause(1, 10), move(2, 11), move(3, 99)], [2, 3]),
    ("a clock set back", [pause(1, 100), resume(2, 50), move(3, 60), move(4, 100)], [3]),
]


@pytest.mark.parametrize(("events", "kept_in"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_pause_keeps_in(events: list[Event], kept_in: list[int]) -> None:
    for group in (1, 100):
        outcomes = World().run(events, group=group)
        assert refused(outcomes) == kept_in
        assert len(outcomes) == len(events)


def test_a_picture_out_of_a_pause_is_never_opened() -> None:
    late = msgspec.structs.replace(shot(3), at=START + timedelta(seconds=15))

    def never() -> bytes:
        pytest.fail("the picture was opened")

    outcomes = World().run([pause(1, 10), resume(2, 20), late], blobs={3: never})
    assert isinstance(outcomes[2], Refused)


def test_what_was_captured_in_the_pause_and_came_before_it_is_taken_back_while_it_can_be() -> None:
    go = threading.Event()
    detector = FaultyDetector(lambda texts: [() for _ in texts] if go.wait(30) else [], trigger="slow")
    world = World(detector=detector, workers=4)
    with world.redactor() as redactor, redactor.session(a_header()) as session:
        outcomes = list(session.process(clip(1, 9, "slow, from before")))
        outcomes += session.process(clip(2, 11, "slow, from inside"))
        outcomes += session.process(move(3, 12))
        assert outcomes == []
        outcomes += session.process(pause(4, 10))
        go.set()
        outcomes += [*session.process(resume(5, 20)), *session.close()]
    assert refused(outcomes) == [2, 3]
    assert [type(outcome) for outcome in outcomes] == [Released, Refused, Refused, Released, Released]
    assert [record["outcome"] for record in world.records()] == [
        "released",
        "refused",
        "refused",
        "released",
        "released",
    ]


def test_typing_that_reaches_into_a_pause_is_withheld_whole() -> None:
    before, inside = shifted(typed("my name"), 9), shifted(typed(" is kim", 8), 11)
    outcomes = World().run([*before, *inside, pause(15, 10), resume(16, 20), *shifted(typed("ok", 17), 21)])
    assert refused(outcomes) == list(range(1, 15))
    assert all(isinstance(outcome, Withheld) for outcome in outcomes[:14])
    assert replay([o.event.event for o in outcomes if isinstance(o, Released)]) == "ok"


def test_typing_from_before_a_pause_leaves_whole_and_masked() -> None:
    events = [*shifted(typed(PRIVATE), 9), pause(16, 10), *shifted(typed("secret", 17), 11), resume(23, 20)]
    outcomes = World().run(events)
    assert refused(outcomes) == list(range(17, 23))
    text = replay([o.event.event for o in outcomes if isinstance(o, Released)])
    assert text.startswith("[EMAIL_ADDRESS_")
    assert "secret" not in text


def test_a_key_out_of_a_pause_that_comes_late_makes_a_hole_and_the_run_is_withheld() -> None:
    late = shifted([press(5, "m")], 15)
    events = [
        pause(1, 10),
        resume(2, 20),
        *shifted(typed("ki", 3), 21),
        *late,
        *shifted(typed("@x.com", 6), 22),
    ]
    outcomes = World().run(events)
    assert refused(outcomes) == [5]
    assert [o.seq for o in outcomes if isinstance(o, Withheld)] == [3, 4, 6, 7, 8, 9, 10, 11]


def test_what_was_copied_in_a_pause_is_pasted_by_nobody() -> None:
    seen: list[str] = []

    class Sees(FakeDetector):
        def in_text(self, text: str) -> Any:
            seen.append(text)
            return super().in_text(text)

    (pressed,) = shifted([press(5, "v", key="v")], 24)
    key = msgspec.structs.replace(pressed, modifiers=("ctrl",))
    events: list[Event] = [clip(1, 9, "old"), clip(2, 11, PRIVATE), pause(3, 10), resume(4, 20), key]
    world = World(detector=Sees(), policies=without_memory())
    with world.redactor() as redactor, redactor.session(a_header(), group=100) as session:
        outcomes = [outcome for event in events for outcome in session.process(event)]
        outcomes += session.close()
    assert refused(outcomes) == [2]
    assert seen.count(PRIVATE) == 1  # as a clipboard, before the pause was known; not as what was typed
    pasted = outcomes[-1]
    assert isinstance(pasted, Released)
    assert pasted.event.event == msgspec.structs.replace(key, at=pasted.event.event.at)


STEPS = st.tuples(st.sampled_from("pause resume move move move".split()), st.integers(0, 12))
MAKERS: dict[str, Callable[[int, float], Event]] = {"pause": pause, "resume": resume, "move": move}


@given(st.lists(STEPS, max_size=14))
def test_pauses_against_a_naive_twin(steps: list[tuple[str, int]]) -> None:
    kept, since, spans = Pauses(), None, []
    for seq, (name, second) in enumerate(steps, 1):
        event = MAKERS[name](seq, second)
        kept.note(event)
        if name == "pause":
            since = second if since is None else min(since, second)
        elif name == "resume" and since is not None:
            spans.append(range(min(since, second), max(since, second)))
            since = None
        else:
            expected = name == "move" and (since is not None or any(second in span for span in spans))
            assert kept.holds(event) is expected


def test_of_many_pauses_the_oldest_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pauses, "MOST", 2)
    kept = Pauses()
    for start in (0, 10, 20):
        kept.note(pause(1, start))
        kept.note(resume(2, start + 5))
    held = [second for second in range(30) if kept.holds(move(3, second))]
    assert held == [*range(15), *range(20, 25)]
