"""Event structs: what they show, which of their strings are free text, and putting texts back."""

from __future__ import annotations

import typing
from datetime import UTC, datetime

import msgspec
import pytest
from rich.pretty import pretty_repr

from redactor.capture.codec import structs_of
from redactor.capture.events import (
    Click,
    Clipboard,
    Event,
    File,
    Header,
    Key,
    Move,
    Pause,
    Placeholder,
    SafeEvent,
    Screenshot,
    ScreenText,
    Target,
    Text,
    Window,
    replace_texts,
    texts_of,
)
from redactor.capture.fields import Holds, Quiet, free_texts, string_fields
from redactor.capture.header import Device, KnownPerson, Subject

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CANARY = "bob@example.com"


def test_every_string_of_every_event_says_what_it_holds() -> None:
    for struct in structs_of(Event):
        for name, declared in string_fields(struct).items():
            assert None not in declared, f"{struct.__name__}.{name} does not say what it holds"


def test_a_string_without_a_declaration_is_noticed() -> None:
    class Leaky(Quiet, frozen=True):
        note: str | None
        boxes: tuple[str, ...]
        kind: typing.Literal["a"]

    assert string_fields(Leaky) == {"note": (None,), "boxes": (None,)}


def test_no_struct_of_the_room_can_hold_a_mapping_or_anything() -> None:
    for struct in structs_of(Event | Header):
        assert issubclass(struct, Quiet)
        hints = typing.get_type_hints(struct, include_extras=False)
        assert not any(hint in (object, dict, typing.Any) for hint in hints.values())


@pytest.mark.parametrize(
    ("struct", "free"),
    [
        (Window, {"app", "title", "url"}),
        (Key, set()),
        (Target, {"role", "name"}),
        (Screenshot, set()),
        (ScreenText, {"text", "role"}),
        (Text, {"text", "field"}),
        (Placeholder, {"text"}),
        (File, set()),
    ],
)
def test_free_text_is_what_the_format_says(struct: type[msgspec.Struct], free: set[str]) -> None:
    assert free_texts(struct) == free


def test_declarations_tell_keys_paths_and_names_apart() -> None:
    assert string_fields(Key) == {"key": (Holds.KEY,), "char": (Holds.KEY,)}
    assert string_fields(File) == {"path": (Holds.PATH,)}
    assert string_fields(Placeholder)["entity"] == (Holds.NAME,)


EVENTS: list[Event] = [
    Window(seq=1, at=AT, app=CANARY, title=CANARY, url=CANARY),
    Key(seq=2, at=AT, action="down", key=CANARY, char=CANARY, secure=False),
    Click(seq=3, at=AT, action="up", button="left", x=1, y=2, target=Target(role=CANARY, name=CANARY)),
    Screenshot(seq=4, at=AT, frame=CANARY, texts=(ScreenText(text=CANARY, box=(1, 2, 3, 4)),)),
    Clipboard(seq=5, at=AT, text=CANARY),
    Text(seq=6, at=AT, text=CANARY, field=CANARY, secure=True),
    File(seq=7, at=AT, path=CANARY),
    Placeholder(seq=8, at=AT, entity="PERSON", text=CANARY),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_no_repr_shows_content(event: Event) -> None:
    shown = [repr(event), str(event), repr(SafeEvent(event)), pretty_repr(event), f"{event!r:>200}"]
    assert not any("bob" in text for text in shown)
    assert f"kind={event.kind}" in repr(event)
    assert f"seq={event.seq}" in repr(event)


def test_no_part_and_no_header_shows_content() -> None:
    subject = Subject(id=CANARY, worker_type="employee", work_region=CANARY, employer_region=None)
    header = Header(
        schema="redactor.session/1",
        session_id="s",
        subject=subject,
        device=Device(owner="employer", regions=(CANARY,)),
        purpose=CANARY,
        started_at=AT,
        people=(KnownPerson(id=CANARY, region=None),),
    )
    parts = [Target(role=CANARY, name=CANARY), ScreenText(text=CANARY, box=(0, 0, 1, 1)), subject, header]
    assert not any("bob" in repr(part) or "bob" in pretty_repr(part) for part in parts)


def test_texts_come_with_their_paths_in_field_order() -> None:
    texts = (ScreenText(text="a", box=(0, 0, 1, 1), role="cell"), ScreenText(text="b", box=(0, 0, 1, 1)))
    shot = Screenshot(seq=4, at=AT, frame="frames/4.png", texts=texts)
    assert texts_of(shot) == (("texts[0].text", "a"), ("texts[0].role", "cell"), ("texts[1].text", "b"))
    assert texts_of(EVENTS[0]) == (("app", CANARY), ("title", CANARY), ("url", CANARY))
    assert texts_of(EVENTS[2]) == (("target.role", CANARY), ("target.name", CANARY))
    assert texts_of(EVENTS[1]) == ()
    assert texts_of(Pause(seq=1, at=AT)) == ()
    assert texts_of(Window(seq=1, at=AT, app="a", title="")) == (("app", "a"), ("title", ""))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_replacing_every_text_leaves_nothing_of_the_old(event: Event) -> None:
    changed = replace_texts(event, {path: "safe" for path, _ in texts_of(event)})
    assert {text for _, text in texts_of(changed)} <= {"safe"}
    assert replace_texts(event, {}) == event
    assert (changed.seq, changed.at, type(changed)) == (event.seq, event.at, type(event))


def test_replacing_one_text_leaves_the_others() -> None:
    texts = tuple(ScreenText(text=text, box=(0, 0, 1, 1)) for text in "abc")
    shot = Screenshot(seq=4, at=AT, frame="f", texts=texts)
    changed = replace_texts(shot, {"texts[1].text": "X"})
    assert texts_of(changed) == (("texts[0].text", "a"), ("texts[1].text", "X"), ("texts[2].text", "c"))


@pytest.mark.parametrize("path", ["seq", "frame", "texts[0].box", "texts[9].text", "nothing", ""])
def test_only_free_texts_can_be_replaced(path: str) -> None:
    shot = Screenshot(seq=4, at=AT, frame="f", texts=(ScreenText(text="a", box=(0, 0, 1, 1)),))
    with pytest.raises(ValueError, match="not the path of a free text"):
        replace_texts(shot, {path: "x"})


def test_events_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Move(seq=1, at=AT, x=1, y=2).x = 3  # type: ignore[misc]
