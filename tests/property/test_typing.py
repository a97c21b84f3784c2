"""Typed text against a plain editor written from the description, on random key sequences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.capture.events import Clipboard, Event, Key, Placeholder
from redactor.capture.fields import Modifier
from redactor.capture.history import Grain
from redactor.capture.rewrite import write_back
from redactor.capture.typing import follow, rebuild, replay
from redactor.capture.typist import Start
from redactor.mask.keys import plan, surviving
from redactor.values import Span

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

Press = tuple[str, tuple[Modifier, ...]]


class PlainEditor:
    """The naive twin: one string, a cursor, the other end of the selection, and strings to go back to."""

    def __init__(self, *, grain: Grain = Grain.WORD, terminal: bool = False) -> None:
        self.text = ""
        self.cursor = 0
        self.anchor: int | None = None
        self.clipboard = ""
        self.grain, self.terminal = grain, terminal
        self.past: list[list[tuple[str, int]]] = []
        self.future: list[list[tuple[str, int]]] = []
        self.last = ""
        """What the last edit did, ``+`` or ``-`` and its text; empty: the next one begins a unit."""

    def edit(self, start: int, end: int, text: str, *, joins: bool = False) -> None:
        """Replace by nothing, or nothing by ``text``; remember both sides and where the cursor goes."""
        taken = self.text[start:end]
        before = (self.text, start + len(taken))
        self.text = self.text[:start] + text + self.text[end:]
        self.cursor = start + len(text)
        said = "+" + text if text else "-" + taken
        goes_on = self.last[:1] == said[0] and self.grain is not Grain.PRESS
        if goes_on and self.grain is Grain.WORD and text:
            goes_on = not (self.last[-1].isspace() and not text[0].isspace())
        if joins or goes_on:
            self.past[-1][1] = (self.text, self.cursor)
        else:
            self.past.append([before, (self.text, self.cursor)])
        self.future = []
        self.last = said

    def put(self, text: str) -> None:
        if text:
            joins = self.cut()
            self.edit(self.cursor, self.cursor, text, joins=joins)

    def selected(self) -> tuple[int, int]:
        anchor = self.cursor if self.anchor is None else self.anchor
        return min(anchor, self.cursor), max(anchor, self.cursor)

    def cut(self) -> bool:
        start, end = self.selected()
        self.anchor = None
        if start == end:
            return False
        self.edit(start, end, "")
        return True

    def copy(self) -> None:
        start, end = self.selected()
        self.clipboard = self.text[start:end] or self.clipboard

    def turn(
        self, source: list[list[tuple[str, int]]], target: list[list[tuple[str, int]]], side: int
    ) -> None:
        self.anchor, self.last = None, ""
        if source:
            unit = source.pop()
            target.append(unit)
            self.text, self.cursor = unit[side]

    def go(self, place: int, *, select: bool) -> None:
        if select and self.anchor is None:
            self.anchor = self.cursor
        if not select:
            self.anchor = None
        self.cursor, self.last = place, ""

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
            "left": self.cursor - len((regex.findall(r"\X", before) or [""])[-1]),
            "right": self.cursor + len((regex.findall(r"\X", after) or [""])[0]),
            "home": start,
            "end": start + len(lines[row]),
        }[key]

    def remove(self, place: int) -> None:
        if not self.cut() and place != self.cursor:
            self.edit(min(place, self.cursor), max(place, self.cursor), "")

    def press(self, key: str, modifiers: tuple[str, ...]) -> None:
        ctrl, shift = "ctrl" in modifiers, "shift" in modifiers
        if key in ("left", "right", "up", "down", "home", "end"):
            start, end = self.selected()
            if start != end and key in ("left", "right") and not ctrl and not shift:
                self.go(start if key == "left" else end, select=False)
            else:
                self.go(self.target(key, ctrl=ctrl), select=shift)
        elif key in ("backspace", "delete"):
            self.remove(self.target("left" if key == "backspace" else "right", ctrl=ctrl))
        elif key == "enter":
            self.put("" if ctrl else "\n")
        elif not ctrl:
            self.put(key)
        elif self.terminal:
            self.in_terminal(key)
        else:
            self.shortcut(key)

    def shortcut(self, key: str) -> None:
        if key == "a":
            self.anchor, self.cursor, self.last = 0, len(self.text), ""
        elif key in ("c", "x"):
            self.copy()
            if key == "x":
                self.cut()
        elif key == "v":
            self.last = ""
            self.put(self.clipboard)
            self.last = ""
        elif key == "z":
            self.turn(self.past, self.future, 0)
        elif key == "y":
            self.turn(self.future, self.past, 1)

    def in_terminal(self, key: str) -> None:
        if key in ("a", "e"):
            self.go(self.target({"a": "home", "e": "end"}[key], ctrl=False), select=False)
        elif key == "u":
            self.remove(self.target("home", ctrl=False))
        elif key == "k":
            self.remove(self.target("end", ctrl=False))
        elif key == "w":
            chunk = re.search(r"\S* *\Z", self.text[: self.cursor])
            assert chunk
            self.remove(chunk.start())


def twin(
    events: Sequence[Event], clipboard: str, grain: Grain = Grain.WORD, *, terminal: bool = False
) -> str:
    editor = PlainEditor(grain=grain, terminal=terminal)
    editor.clipboard = clipboard
    for event in events:
        if isinstance(event, Key) and event.action == "down":
            editor.press(event.char if event.key == "process" and event.char else event.key, event.modifiers)
        elif isinstance(event, Placeholder):
            editor.put(event.text)
        elif isinstance(event, Clipboard):
            editor.clipboard = event.text
    return editor.text


ONE = ["e\u0301", "\U0001f469\u200d\U0001f4bb", "\U0001f44d\U0001f3fd", "\u05e9", "\u6771\u4eac"]
"""What an input method or a picture of keys puts in with one press."""

plain: st.SearchStrategy[Press] = st.sampled_from([*"abcv 1@.é_", "enter", *ONE]).map(lambda key: (key, ()))
edits = st.sampled_from(["backspace", "delete", "left", "right", "home", "end", "up", "down"])
held: st.SearchStrategy[tuple[Modifier, ...]] = st.sampled_from(
    [(), (), ("ctrl",), ("shift",), ("ctrl", "shift")]
)
shortcuts: st.SearchStrategy[Press] = st.sampled_from([*"axvczyzeukw", "enter"]).map(
    lambda key: (key, ("ctrl",))
)
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
        char = key if len(key) == 1 or key in ONE else None
        key = "process" if key in ONE else key
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


@given(events=runs(), clipboard=st.text("kl", max_size=3), terminal=st.booleans())
@settings(max_examples=600, deadline=None)
def test_the_first_view_and_the_replay_are_what_a_plain_editor_types(
    events: list[Event], clipboard: str, *, terminal: bool
) -> None:
    expected = twin(events, clipboard, terminal=terminal)
    start = Start(clipboard, terminal=terminal)
    assert rebuild(events, start)[0].text == expected
    assert replay(events, start) == expected


@given(runs())
@settings(max_examples=300, deadline=None)
def test_each_amount_that_an_undo_may_take_back_is_looked_at(events: list[Event]) -> None:
    seen = {view.text for view in rebuild(events)}
    assert {twin(events, "", grain) for grain in Grain} <= seen


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
                assert char.char in (maker.char or {"enter": "\n"}[maker.key])


@given(st.data(), runs())
@settings(max_examples=400, deadline=None)
def test_a_masked_run_replays_to_the_masked_text_and_keeps_no_private_key(
    data: st.DataObject, events: list[Event]
) -> None:
    typed = follow(events)
    views = typed.views
    private = [data.draw(spans(len(view.chars))) for view in views]
    marks = [[(span, "PERSON", "[PERSON]") for span in found] for found in private]
    text = views[0].text
    for span in reversed(private[0]):
        text = text[: span.start] + "[PERSON]" + text[span.end :]
    if not any(isinstance(event, Key | Placeholder) for event in events):
        return
    edits = [(span, "[PERSON]") for span in private[0]]
    result = write_back(typed, plan(views, marks), edits).events
    assert replay(result) == text == twin(result, "")
    assert [event.seq for event in result] == [event.seq for event in events]
    for before, after in zip(events, result, strict=True):
        assert before == after or isinstance(after, Placeholder)
    for view, found in zip(views, private, strict=True):
        for span in found:
            for char in view.chars[span.start : span.end]:
                assert all(isinstance(result[index], Placeholder) for index in char.made_by)


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
