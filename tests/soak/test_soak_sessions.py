"""Random sessions in great number: nothing private leaves, and interruptions change nothing."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from redactor.capture.codec import encode_event
from redactor.capture.events import Click, Clipboard, Event, Key, Move, Pause, Resume, Text, Window
from redactor.capture.typing import is_typing, replay
from redactor.pipeline.outcome import Outcome, Released
from tests.fakes import PRIVATE, FakeReader, World, at, press, shot, typed

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]

READER = FakeReader()
SCREENS = [READER.screen("hello"), READER.screen("a", PRIVATE), READER.screen("!!x!!")]
WORDS = ["a", " ", "\n", "<<x>>", PRIVATE, "kim@", "example.com", "!!y!!", "((z))"]
NAMED = ["backspace", "delete", "left", "right", "home", "end", "tab", "enter", "up", "shift"]


def _paste(seq: int) -> Key:
    return Key(seq=seq, at=at(seq), action="down", key="v", char=None, modifiers=("ctrl",), secure=False)


def one(chance: random.Random, seq: int) -> list[Event]:
    """Return one event, or a few that belong together."""
    when = at(seq)
    word = chance.choice(WORDS)
    return chance.choice(
        [
            typed(word, seq),
            typed(word, seq, secure=chance.random() < 0.3),
            [press(seq, "", key=chance.choice(NAMED))],
            [press(seq, chance.choice("abx<>"), action="up")],
            [Clipboard(seq=seq, at=when, text=word)],
            [_paste(seq)],
            [Text(seq=seq, at=when, text=word, secure=chance.random() < 0.5)],
            [Move(seq=seq, at=when, x=chance.randrange(99), y=1)],
            [Click(seq=seq, at=when, action="down", button="left", x=1, y=1)],
            [Pause(seq=seq, at=when)],
            [Resume(seq=seq, at=when)],
            [Window(seq=seq, at=when, app=chance.choice(["A", "Bitwarden"]), title=word)],
            [shot(seq)],
        ]
    )


def session_of(chance: random.Random) -> tuple[list[Event], dict[int, Callable[[], bytes]]]:
    events: list[Event] = []
    for _ in range(chance.randrange(1, 60)):
        events += one(chance, len(events) + 1)
    pictures = {event.seq: chance.choice(SCREENS) for event in events if event.kind == "screenshot"}
    return events, {seq: (lambda data=data: data) for seq, data in pictures.items()}  # type: ignore[misc]  # bound here


def seen(outcomes: list[Outcome]) -> list[object]:
    return [
        (outcome.event.event, outcome.image and outcome.image.encoded, outcome.findings)
        if isinstance(outcome, Released)
        else (outcome.decision.reasons, outcome.seq)
        for outcome in outcomes
    ]


@pytest.mark.parametrize("seed", range(20))
def test_random_sessions(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the seed makes a failure repeatable
    for _ in range(100):
        events, blobs = session_of(chance)
        outcomes = World(reader=READER).run(events, blobs=blobs)
        assert [outcome.seq for outcome in outcomes] == [event.seq for event in events]
        assert seen(outcomes) == seen(World(reader=READER, workers=2).run(events, blobs=blobs, group=9))
        released = [outcome.event.event for outcome in outcomes if isinstance(outcome, Released)]
        lines = b"\n".join(encode_event(event) for event in released)
        for value in ("<<x>>", PRIVATE, "!!y!!"):
            assert value.encode() not in lines
        for run in _runs(released):
            assert "<<x>>" not in replay(run)
            assert PRIVATE not in replay(run)


def _runs(events: list[Event]) -> list[list[Event]]:
    runs: list[list[Event]] = [[]]
    for event in events:
        if event.kind in ("window", "click", "pause", "resume") or getattr(event, "key", "") == "tab":
            runs.append([])
        if is_typing(event):
            runs[-1].append(event)
    return runs
