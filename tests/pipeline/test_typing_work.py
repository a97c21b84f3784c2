"""Corrections of every kind take work in proportion to the keys: calls and characters are counted."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest

from redactor.capture.events import Key
from redactor.capture.fields import Modifier
from redactor.capture.typist import Start
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import mask_run
from redactor.values import ENTITIES, Finding, Hint, RawText, Span, TypedText
from tests.fakes import PRIVATE, RULES, FakeDetector, at

SHORT, FACTOR = 400, 3
"""Characters; more than what a view shows on either side of a correction."""

SLACK = 1.6
"""Work that grows with the square is nine times as much for three times the keys."""

WORDS = "".join(f"see Ann{number} of line {number * 37} " for number in range(400))


class Names:
    """Finds words with a capital, and counts the characters that it is shown."""

    name = "names 1"
    entities = frozenset(ENTITIES)

    def __init__(self) -> None:
        self.seen = 0

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        del hints
        self.seen += sum(len(text.value) for text in texts)
        return [
            tuple(
                Finding("PERSON", 1.0, "names", span=Span(*hit.span()))
                for hit in re.finditer(r"Ann\d*", text.value)
            )
            for text in texts
        ]


Press = tuple[str, tuple[Modifier, ...]]
Presses = list[Press]

UNDO: Press = ("z", ("ctrl",))
REDO: Press = ("y", ("ctrl",))


def _all_undone(text: str) -> Presses:
    return [*((char, ()) for char in text), *[UNDO] * len(text)]


def _each_word_undone(text: str) -> Presses:
    return [one for word in re.findall(r"\S+ ?", text) for one in (*((char, ()) for char in word), UNDO)]


def _each_word_redone(text: str) -> Presses:
    return [
        one for word in re.findall(r"\S+ ?", text) for one in (*((char, ()) for char in word), UNDO, REDO)
    ]


def _mended(text: str) -> Presses:
    return [one for char in text for one in ((char, ()), ("q", ()), ("backspace", ()))]


def _mended_and_undone(text: str) -> Presses:
    presses = _mended(text)
    return [
        one
        for place, mended in enumerate(presses)
        for one in ([mended, UNDO] if place % 9 == 8 else [mended])
    ]


def _inserted(text: str) -> Presses:
    """Every other letter is typed afterwards, in front of the one before."""
    return [one for char in text for one in ((char, ()), ("left", ()), ("x", ()), ("right", ()))]


WAYS = [_all_undone, _each_word_undone, _each_word_redone, _mended, _mended_and_undone, _inserted]


def _work(presses: Presses) -> tuple[int, int]:
    """Return how many functions were called to mask a run, and how many characters were searched."""
    events = tuple(
        Key(seq=seq, at=at(seq), action="down", key=key, modifiers=held, secure=False)
        for seq, (key, held) in enumerate(presses, start=1)
    )
    detector, calls = Names(), 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        del frame, event, arg
        calls += 1

    sys.setprofile(note)
    try:
        mask_run(detector, Run(events, Start(), secure=False), Hint(), RULES)
    finally:
        sys.setprofile(None)
    return calls, detector.seen


@pytest.mark.parametrize("way", WAYS)
def test_three_times_the_keys_are_three_times_the_work(way: Callable[[str], Presses]) -> None:
    few, many = _work(way(WORDS[:SHORT])), _work(way(WORDS[: SHORT * FACTOR]))
    assert many[0] <= few[0] * FACTOR * SLACK
    assert many[1] <= few[1] * FACTOR * SLACK


def test_the_text_is_not_put_together_anew_for_each_place_that_is_masked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = [0]

    def counted(self: TypedText) -> str:
        made[0] += len(self.chars)
        return "".join(char.char for char in self.chars)

    monkeypatch.setattr(TypedText, "text", property(counted))

    def work(pastes: int) -> int:
        """Return how many characters were put together to mask a value that is pasted so often."""
        made[0] = 0
        events = tuple(
            Key(seq=seq, at=at(seq), action="down", key="v", modifiers=("ctrl",), secure=False)
            for seq in range(1, pastes + 1)
        )
        mask_run(FakeDetector(), Run(events, Start(f"{PRIVATE} "), secure=False), Hint(), RULES)
        return made[0]

    assert work(60) <= work(20) * FACTOR * SLACK
