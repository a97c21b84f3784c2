"""The measure across channels: what it invents, and what it takes for readable."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.cross_modal import Recorded, sessions
from benchmarks.memory import readable
from redactor.capture.events import Event, Key, SafeEvent, replace_texts, texts_of
from redactor.pipeline.outcome import Outcome, Released, Withheld
from redactor.values import Action, Decision, Reason, Receipt

ALLOWED = Decision(Action.RELEASE, (Reason.ALLOWED,))
HELD = Decision(Action.WITHHOLD, (Reason.ENTITY_WITHHELD,))
RECEIPT = Receipt(0, "")


def made(number: int = 0) -> Recorded:
    return [*sessions(2, seed=1, screens=False)][number]


def released(event: Event) -> Released:
    return Released(event.seq, event.kind, SafeEvent(event), None, (), ALLOWED, RECEIPT)


def test_sessions_are_the_same_each_time_and_tell_each_value() -> None:
    one, again, last = made(), made(), made(1)
    assert one.events == again.events
    assert [event.seq for event in one.events] == list(range(1, len(one.events) + 1))
    for recorded, first in ((one, True), (last, False)):
        numbers = [shown.seq for shown in recorded.shown]
        told = {event.seq for event in recorded.events if not isinstance(event, Key)} - set(numbers)
        assert (min(told - {1}) < min(numbers)) is first
    kinds = Counter(shown.entity for shown in one.shown)
    assert set(kinds) >= {"PERSON", "PHONE_NUMBER", "SECRET", "ADDRESS"}


def test_what_nobody_has_masked_isreadable() -> None:
    recorded = made()
    assert [*readable(recorded, [released(event) for event in recorded.events])] == recorded.shown


def test_what_is_masked_or_withheld_is_not() -> None:
    recorded = made()
    outcomes: list[Outcome] = []
    for event in recorded.events:
        if isinstance(event, Key):
            outcomes.append(Withheld(event.seq, event.kind, (), HELD, RECEIPT))
        else:
            hidden = {path: "[X]" for path, text in texts_of(event) if text}
            outcomes.append(released(replace_texts(event, hidden)))
    assert [*readable(recorded, outcomes)] == []


@pytest.mark.parametrize(("left", "is_readable"), [("", False), ("[PERSON]", False), ("word", True)])
def test_a_telling_word_that_is_left_is_enough(left: str, is_readable: bool) -> None:  # noqa: FBT001
    recorded = made()
    shown = next(
        one for one in recorded.shown if one.channel in {"clipboard", "text"} and one.entity == "PERSON"
    )
    word = max(re.findall(r"\w+", shown.form), key=len)
    event = recorded.events[shown.seq - 1]
    masked = released(replace_texts(event, {"text": f"ask {left.replace('word', word)}"}))
    rest = [released(event) for event in recorded.events if event.seq != shown.seq]
    assert (shown in [*readable(recorded, [masked, *rest])]) is is_readable
