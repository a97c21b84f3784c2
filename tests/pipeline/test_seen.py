"""Screens that come again as they were: kept by digest and rules, bounded, and never mixed up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.errors import DetectError
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.rules import Rules
from redactor.pipeline.seen import SeenScreens
from redactor.policy.load import load_builtin
from redactor.policy.merge import merge
from redactor.values import Hint, Zone
from tests.fakes import RULES, FakeDetector, FakeReader, FakeVisual, raising


def screen_of(reader: FakeReader, *texts: str) -> Screen:
    return Screen(reader.screen(*texts), Hint())


def other_rules() -> Rules:
    return Rules(merge([replace(load_builtin("strict-global"), padding=9)]), RULES.pseudonyms)


def test_the_same_screen_is_read_once() -> None:
    reader, visual = FakeReader(), FakeVisual()
    content = Content(FakeDetector(), reader, visual)
    screen = screen_of(reader, "hello", "<<x>>")
    first = content.screen(screen, RULES)
    looks = len(reader.looks)
    equal = Rules(merge([load_builtin("strict-global")]), RULES.pseudonyms)
    assert content.screen(replace(screen), equal) is first
    assert len(reader.looks) == looks
    assert len(visual.wanted) == 1


def test_a_hint_or_a_text_that_differs_is_looked_at_again() -> None:
    reader = FakeReader()
    content = Content(FakeDetector(), reader)
    screen = screen_of(reader, "hello", "<<x>>")
    for other in (
        screen,
        replace(screen, hint=Hint("Mail", "Inbox")),
        replace(screen, texts=(("hello", Zone(0, 0, 4, 4)),)),
        replace(screen, texts=(("hello", Zone(0, 0, 5, 4)),)),
        replace(screen, scale=2.0),
    ):
        looks = len(reader.looks)
        content.screen(other, RULES)
        assert len(reader.looks) > looks


def test_other_rules_look_again() -> None:
    reader = FakeReader()
    content = Content(FakeDetector(), reader)
    screen = screen_of(reader, "hello", "<<x>>")
    first = content.screen(screen, RULES)
    second = content.screen(screen, other_rules())
    assert first.safe.zones != second.safe.zones
    assert content.screen(screen, RULES).safe == first.safe


def test_a_screen_that_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, detector = FakeReader(), FakeDetector()
    content = Content(detector, reader)
    screen = screen_of(reader, "hello")
    with monkeypatch.context() as broken:
        broken.setattr(detector, "find", raising(DetectError("it failed")))
        with pytest.raises(DetectError):
            content.screen(screen, RULES)
    assert content.screen(screen, RULES).safe.encoded


def test_no_more_than_there_is_room_for() -> None:
    seen: SeenScreens[str] = SeenScreens(room=10)
    for number in range(5):
        seen.keep(b"%d" % number, RULES, str(number), 4)
    assert len(seen) == 2
    assert seen.get(b"3", RULES) == "3"
    seen.keep(b"5", RULES, "5", 4)
    assert [seen.get(one, RULES) for one in (b"3", b"4", b"5")] == ["3", None, "5"]
    seen.keep(b"5", RULES, "again", 4)
    assert (len(seen), seen.get(b"5", RULES)) == (2, "again")
    seen.keep(b"6", RULES, "too large", 11)
    assert len(seen) == 0


def test_digests_of_two_memories_differ_and_show_nothing() -> None:
    one, other = SeenScreens[str](), SeenScreens[str]()
    assert one.digest(b"data", "private") != other.digest(b"data", "private")
    assert one.digest(b"data", "private") == one.digest(b"data", "private")
    one.keep(one.digest(b"data"), RULES, "private", 4)
    assert "private" not in repr(one)
