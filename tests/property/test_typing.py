"""Typed text against a plain editor written from the description, on random key sequences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.capture.events import Clipboard, Event, Key, Placeholder
from redactor.capture.fields import Modifier
from redactor.capture.typing import rebuild, replay, write_back
from redactor.mask.keys import plan, surviving
from redactor.values import Span

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

Press = tuple[str, tuple[Modifier, ...]]


class PlainEditor:
    """The naive twin: one string, a cursor, the other end of the selection."""

    def __init__(self) -> None:
        self.text = ""
        self.cursor = 0
        self.anchor: int | None = None
        self.clipboard = ""

    def put(self, text: str) -> None:
        if text:
            self.cut()
            self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
            self.cursor += len(text)

    def cut(self) -> bool:
        anchor, self.anchor = self.anchor, None
        if anchor in (None, self.cursor):
            return False
        assert anchor is not None
        start, end = sorted((anchor, self.cursor))
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start
        return True

    def go(self, place: int, *, select: bool) -> None:
        if select and self.anchor is None:
            self.anchor = self.cursor
        if not select:
            self.anchor = None
        self.cursor = place

    def target(self, key: str, *, ctrl: bool) -> int:
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        lines = self.text.split("\n")
        row, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        if ctrl and key in ("left", "right", "home", "end"):
            left = re.search(r"(?:\w+|[^\w\s]+|)\s*\Z", before)
            right = re.match(r"(?:\w+|[^\w\s]+|)\s*", after)
            assert left
            assert right
            return {
                "left": left.start(),
                "right": self.cursor + right.end(),
                "home": 0,
                "end": len(self.text),
            }[key]
        if key in ("up", "down"):
            to = row + (1 if key == "down" else -1)
            if not 0 <= to < len(lines):
                return self.cursor
            return sum(len(line) + 1 for line in lines[:to]) + min(column, len(lines[to]))
        start = self.cursor - column
        return {
            "left": max(0, self.cursor - 1),
            "right": min(len(self.text), self.cursor + 1),
            "home": start,
            "end": start + len(lines[row]),
        }[key]

    def press(self, key: str, modifiers: tuple[str, ...]) -> None:
        ctrl, shift = "ctrl" in modifiers, "shift" in modifiers
        if key in ("left", "right", "up", "down", "home", "end"):
            if self.anchor not in (None, self.cursor) and key in ("left", "right") and not ctrl and not shift:
                assert self.anchor is not None
                pair = (self.anchor, self.cursor)
                self.go(min(pair) if key == "left" else max(pair), select=False)
            else:
                self.go(self.target(key, ctrl=ctrl), select=shift)
        elif key in ("backspace", "delete"):
            if not self.cut():
                side = self.target("left" if key == "backspace" else "right", ctrl=ctrl)
                start, end = sorted((side, self.cursor))
                self.text = self.text[:start] + self.text[end:]
                self.cursor = start
        elif key == "enter":
            self.put("" if ctrl else "\n")
        elif not ctrl:
            self.put(key)
        elif key == "a":
            self.anchor, self.cursor = 0, len(self.text)
        elif key == "x":
            self.cut()
        elif key == "v":
            self.put(self.clipboard)


def twin(events: Sequence[Event], clipboard: str) -> str:
    editor = PlainEditor()
    editor.clipboard = clipboard
    for event in events:
        if isinstance(event, Key) and event.action == "down":
            editor.press(event.key, event.modifiers)
        elif isinstance(event, Placeholder):
            editor.put(event.text)
        elif isinstance(event, Clipboard):
            editor.clipboard = event.text
    return editor.text


plain: st.SearchStrategy[Press] = st.sampled_from([*"abcv 1@.é_", "enter"]).map(lambda key: (key, ()))
edits = st.sampled_from(["backspace", "delete", "left", "right", "home", "end", "up", "down"])
held: st.SearchStrategy[tuple[Modifier, ...]] = st.sampled_from(
    [(), (), ("ctrl",), ("shift",), ("ctrl", "shift")]
)
shortcuts: st.SearchStrategy[Press] = st.sampled_from([*"axvcz", "enter"]).map(lambda key: (key, ("ctrl",)))
presses: st.SearchStrategy[Press] = st.one_of(plain, plain, plain, st.tuples(edits, held), shortcuts)
others = st.one_of(
    st.text("xy @", max_size=4).map(lambda text: Placeholder(seq=1, at=AT, entity="ID", text=text)),
    st.text("pq\n ", max_size=5).map(lambda text: Clipboard(seq=1, at=AT, text=text)),
)


@st.composite
def runs(draw: st.DrawFn) -> list[Event]:
    """Presses with their ups, some of them late (the next key goes down first)."""
    events: list[Event] = []
    late: list[Event] = []
    for item in draw(st.lists(st.one_of(presses, presses, presses, others), max_size=40)):
        if isinstance(item, Placeholder | Clipboard):
            events.append(item)
            continue
        key, modifiers = item
        char = key if len(key) == 1 else None
        down = Key(seq=1, at=AT, action="down", key=key, char=char, modifiers=modifiers, secure=False)
        up = Key(seq=1, at=AT, action="up", key=key, char=char, modifiers=modifiers, secure=False)
        events += [down, *late]
        late = [up]
        if draw(st.booleans()):
            events += late
            late = []
    return events + late


@st.composite
def spans(draw: st.DrawFn, length: int) -> list[Span]:
    places = sorted(draw(st.sets(st.integers(0, length), max_size=4)))
    return [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]


@given(runs(), st.text("kl", max_size=3))
@settings(max_examples=400, deadline=None)
def test_the_first_view_and_the_replay_are_what_a_plain_editor_types(
    events: list[Event], clipboard: str
) -> None:
    expected = twin(events, clipboard)
    assert rebuild(events, clipboard=clipboard)[0].text == expected
    assert replay(events, clipboard=clipboard) == expected


@given(runs())
@settings(max_examples=200, deadline=None)
def test_every_character_ever_typed_stands_in_a_view_and_was_made_by_its_event(events: list[Event]) -> None:
    views = rebuild(events)
    seen = {index for view in views for char in view.chars for index in char.made_by}
    for index, event in enumerate(events):
        if isinstance(event, Key) and event.action == "down" and not event.modifiers and len(event.key) == 1:
            assert index in seen
    for view in views:
        for char in view.chars:
            maker = events[char.made_by[0]]
            if isinstance(maker, Key) and not maker.modifiers:
                assert char.char == {"enter": "\n"}.get(maker.key, maker.key)


@given(st.data(), runs())
@settings(max_examples=400, deadline=None)
def test_a_masked_run_replays_to_the_masked_text_and_keeps_no_private_key(
    data: st.DataObject, events: list[Event]
) -> None:
    views = rebuild(events)
    private = [data.draw(spans(len(view.chars))) for view in views]
    marks = [[(span, "PERSON", "[PERSON]") for span in found] for found in private]
    text = views[0].text
    for span in reversed(private[0]):
        text = text[: span.start] + "[PERSON]" + text[span.end :]
    if not any(isinstance(event, Key | Placeholder) for event in events):
        return
    result = write_back(events, plan(views, marks), text)
    assert replay(result) == text == twin(result, "")
    assert [event.seq for event in result] == [event.seq for event in events]
    for view, found in zip(views, private, strict=True):
        for span in found:
            for index in view.events_of(span):
                assert isinstance(result[index], Placeholder)


@given(st.data(), runs())
@settings(max_examples=200, deadline=None)
def test_what_was_private_in_another_view_and_still_stands_is_named(
    data: st.DataObject, events: list[Event]
) -> None:
    views = rebuild(events)
    marks = [[(span, "ID", "") for span in data.draw(spans(len(view.chars)))] for view in views]
    private = {
        id(char)
        for view, found in list(zip(views, marks, strict=True))[1:]
        for span, _, _ in found
        for char in view.chars[span.start : span.end]
    }
    expected = {place for place, char in enumerate(views[0].chars) if id(char) in private}
    named = {place for span, _ in surviving(views, marks) for place in range(span.start, span.end)}
    assert named == expected
