"""The keystroke set: what is typed comes to the text, and the score sees what is left and what is lost."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from benchmarks.fragments.maker import SEED
from benchmarks.keys import KnowingDetector, labelled_texts
from benchmarks.keystrokes.hand import Hand, Labelled
from benchmarks.keystrokes.make import lines
from benchmarks.keystrokes.score import Place, tally, typed
from benchmarks.material import NOON
from redactor.capture.events import Event, Key, Placeholder, SafeEvent
from redactor.capture.typing import rebuild
from redactor.cli.typed import events_of
from redactor.evaluate.datasets import load
from redactor.evaluate.marks import Mark, TextCase
from redactor.pipeline.outcome import Released
from redactor.values import Action, Decision, Hint, RawText, Reason, Receipt, Span

CASE = TextCase("1", "to Kim Roe now", (Mark(Span(3, 10), "PERSON"),))


@pytest.mark.parametrize("seed", range(30))
def test_what_is_typed_comes_to_the_text_in_one_of_the_ways_of_undoing(seed: int) -> None:
    case = labelled_texts(30, SEED)[seed]
    hand = Hand(random.Random(seed), NOON)  # noqa: S311 - seeded slips
    hand.type(case, 0)
    views = [view.text for view in rebuild([one.event for one in hand.events])]
    assert case.text + "\n" in views


def test_every_kind_of_slip_is_made() -> None:
    events, _ = typed(labelled_texts(300, SEED), SEED)
    pressed = Counter(
        "+".join((*one.event.modifiers, one.event.key))
        for one in events
        if isinstance(one.event, Key) and one.event.action == "down"
    )
    wanted = "backspace left end home delete caps_lock dead_acute ctrl+backspace shift+left ctrl+z ctrl+v"
    assert all(pressed[key] for key in (*wanted.split(), "ctrl+a", "shift+shift"))


def test_the_same_seed_types_the_same() -> None:
    cases = labelled_texts(5, SEED)
    assert [one.event for one in typed(cases, 1)[0]] == [one.event for one in typed(cases, 1)[0]]
    assert [one.event for one in typed(cases, 1)[0]] != [one.event for one in typed(cases, 2)[0]]


def test_the_set_is_a_dataset_for_everybody(tmp_path: Path) -> None:
    cases = labelled_texts(6, SEED)
    file = tmp_path / "keys.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines(cases, SEED)), "utf-8")
    data = load(file)
    assert [case.id for case in data.keys] == [case.id for case in cases]
    for typed_, case in zip(data.keys, cases, strict=True):
        assert [place.entity for place in typed_.gold] == [mark.entity for mark in case.gold]
        events_of(typed_, file.name)


def out(event: Event) -> Released:
    allowed = Decision(Action.RELEASE, (Reason.ALLOWED,))
    return Released(1, event.kind, SafeEvent(event), None, (), allowed, Receipt(1, ""))


def keyed(text: str, place: int | None) -> list[Labelled]:
    keys = [Key(seq=1, at=NOON, action="down", key=char, char=char, secure=False) for char in text]
    return [Labelled(key, place) for key in keys]


@pytest.mark.parametrize(
    ("kept", "told", "reached"),
    [("", "", True), ("K", "", True), ("Kim", "", False), ("oe", "", True), ("", "to Kim Roe", False)],
)
def test_a_place_is_left_where_enough_of_it_can_be_read(kept: str, told: str, *, reached: bool) -> None:
    place = Place(CASE, CASE.gold[0])
    events = [*keyed("to ", None), *keyed("Kim Roe", 0)]
    outcomes = [out(one.event) for one in events]
    for at, one in enumerate(events[3:], start=3):
        if one.event.key not in kept:  # type: ignore[union-attr]
            outcomes[at] = out(Placeholder(seq=1, at=NOON, entity="PERSON", text=told))
    result = tally(events, [place], outcomes)
    assert (result.left == []) is reached
    assert (result.others, result.lost) == (3, 0)


def test_an_ordinary_key_that_became_a_placeholder_is_lost() -> None:
    events = keyed("to", None)
    outcomes = [out(events[0].event), out(Placeholder(seq=2, at=NOON, entity="PERSON", text=""))]
    assert tally(events, [], outcomes).lost == 1


def test_the_detector_that_knows_finds_whole_values() -> None:
    detector = KnowingDetector([Place(CASE, CASE.gold[0])])
    texts = [RawText("Kim Roe, Kim Roes, x_Kim Roe")]
    (found,) = detector.find(texts, [Hint()])
    assert [finding.span for finding in found] == [Span(0, 7), Span(21, 28)]


def test_numbers_of_events_follow_each_other() -> None:
    events, _ = typed(labelled_texts(3, SEED), SEED)
    assert [one.event.seq for one in events] == list(range(1, len(events) + 1))
    assert all(isinstance(one.event, msgspec.Struct) for one in events)
