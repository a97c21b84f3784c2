"""Decoding untrusted lines: what is refused, where, and that no message repeats what was read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from redactor.capture.codec import decode_event, decode_header, encode_event, encode_header, explain
from redactor.capture.events import Clipboard, Event, Key, Screenshot, Window
from redactor.errors import InputError

AT = "2026-03-02T09:00:00.250+01:00"
CANARY = "hunter2canary"

VALID: list[dict[str, Any]] = [
    {"kind": "window", "app": "Outlook", "title": "Inbox", "url": None},
    {"kind": "window", "app": "Outlook", "title": ""},
    {"kind": "key", "action": "down", "key": "a", "char": "a", "modifiers": ["shift"], "secure": False},
    {"kind": "key", "action": "up", "key": "backspace", "secure": True},
    {"kind": "click", "action": "down", "button": "left", "x": -5, "y": 9, "target": None},
    {
        "kind": "click",
        "action": "up",
        "button": "right",
        "x": 5,
        "y": 9,
        "target": {"role": "b", "name": "n"},
    },
    {"kind": "screenshot", "frame": "frames/000004.png"},
    {
        "kind": "screenshot",
        "frame": "f.png",
        "display": 1,
        "scale": 2,
        "texts": [{"text": "t", "box": [0, 1, 2, 3], "role": "cell"}],
    },
    {"kind": "clipboard", "text": "é\U0001f600"},
    {"kind": "text", "field": "To", "text": "x", "secure": False},
    {"kind": "scroll", "x": 1, "y": 2, "dx": 0.5, "dy": -3},
    {"kind": "move", "x": 1, "y": 2},
    {"kind": "file", "path": "files/contract.docx"},
    {"kind": "pause"},
    {"kind": "resume"},
    {"kind": "placeholder", "channel": "key", "entity": "EMAIL_ADDRESS", "text": "[EMAIL_ADDRESS]"},
    {"kind": "placeholder", "entity": "SECRET", "text": ""},
]

HEADER: dict[str, Any] = {
    "schema": "redactor.session/1",
    "session_id": "mail-1",
    "subject": {"id": "u-17", "worker_type": "employee", "work_region": "US-CA", "employer_region": "US"},
    "device": {"owner": "employer", "regions": ["US-CA"]},
    "purpose": "ai_training.agent_interaction",
    "started_at": AT,
}


def line(**fields: Any) -> bytes:
    return json.dumps({"seq": 1, "at": AT, **fields}).encode()


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode_event(data, file="events.jsonl", line_number=7)
    fault = caught.value
    assert fault.file == "events.jsonl"
    assert fault.line == 7
    assert fault.remedy
    assert fault.__cause__ is None
    assert fault.__suppress_context__
    assert "hunter" not in f"{fault} {fault.remedy} {fault.field}"
    return fault


@pytest.mark.parametrize("fields", VALID, ids=lambda fields: fields["kind"])
def test_each_kind_decodes_and_comes_back(fields: dict[str, Any]) -> None:
    event = decode_event(line(**fields), file="f", line_number=1)
    again = encode_event(event)
    assert b"\n" not in again
    assert decode_event(again, file="f", line_number=1) == event
    assert json.loads(again).items() >= {**fields, "seq": 1}.items()


def test_times_keep_their_instant_and_are_aware() -> None:
    event = decode_event(line(kind="pause"), file="f", line_number=1)
    assert event.at == datetime(2026, 3, 2, 8, 0, 0, 250_000, tzinfo=UTC)
    assert event.at.tzinfo is not None


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("unknown kind", {"kind": f"{CANARY} 1"}, "unknown kind", "$.kind"),
    ("no kind", {}, "missing required field `kind`", ""),
    ("kind is a number", {"kind": 5}, "expected `str`", "$.kind"),
    ("unknown field", {"kind": "pause", "note": CANARY}, "unknown field `note`", ""),
    ("unprintable field", {"kind": "pause", f"{CANARY} {CANARY}": 1}, "unprintable name", ""),
    ("long field name", {"kind": "pause", "a" * 42: 1}, "unprintable name", ""),
    ("forged path", {"kind": "pause", f"x` - at `$.{CANARY}": 1}, "unknown field `x`", ""),
    ("missing field", {"kind": "text", "text": CANARY}, "missing required field `secure`", ""),
    ("secure missing", {"kind": "key", "action": "down", "key": "a"}, "`secure`", ""),
    ("no number", {"kind": "pause", "seq": "1"}, "expected `int`, got `str`", "$.seq"),
    ("number as float", {"kind": "pause", "seq": 1.5}, "expected `int`", "$.seq"),
    ("number zero", {"kind": "pause", "seq": 0}, "expected `int` >= 1", "$.seq"),
    ("number huge", {"kind": "pause", "seq": 2**53}, "expected `int` <= ", "$.seq"),
    ("number astronomic", {"kind": "pause", "seq": 10**400}, "expected `int` <= ", "$.seq"),
    ("naive time", {"kind": "pause", "at": "2026-03-02T09:00:00"}, "timezone", "$.at"),
    ("no time", {"kind": "pause", "at": CANARY}, "invalid RFC3339", "$.at"),
    ("time as number", {"kind": "pause", "at": 1700000000}, "expected `datetime`", "$.at"),
    ("year 1", {"kind": "pause", "at": "0001-01-01T00:00:00+14:00"}, "a year outside", "$.at"),
    ("year 9999", {"kind": "pause", "at": "9999-12-31T23:59:59-12:00"}, "a year outside", "$.at"),
    ("action", {"kind": "key", "action": CANARY, "key": "a", "secure": False}, "not one of", "$.action"),
    (
        "unknown modifier",
        {"kind": "key", "action": "up", "key": "a", "secure": False, "modifiers": ["shift", CANARY]},
        "not one of",
        "$.modifiers[1]",
    ),
    ("empty key", {"kind": "key", "action": "up", "key": "", "secure": False}, "length >= 1", "$.key"),
    ("long key", {"kind": "key", "action": "up", "key": "k" * 65, "secure": False}, "length <= 64", "$.key"),
    (
        "long char",
        {"kind": "key", "action": "up", "key": "k", "char": CANARY, "secure": False},
        "length <= 8",
        "$.char",
    ),
    ("secure as text", {"kind": "text", "text": "x", "secure": "no"}, "expected `bool`", "$.secure"),
    ("unknown in target", {"kind": "click", "action": "up", "button": "left", "x": 1, "y": 1,
     "target": {"role": "a", "name": "b", "value": CANARY}}, "unknown field `value`", "$.target"),
    ("position too far", {"kind": "move", "x": 10**7, "y": 0}, "expected `int` <= ", "$.x"),
    ("position between pixels", {"kind": "move", "x": 0.5, "y": 0}, "expected `int`", "$.x"),
    ("box with three", {"kind": "screenshot", "frame": "f", "texts": [{"text": CANARY, "box": [1, 2, 3]}]},
     "expected `array` of length 4", "$.texts[0].box"),
    ("negative size", {"kind": "screenshot", "frame": "f", "texts": [{"text": "", "box": [1, 2, 3, -4]}]},
     "expected `int` >= 0", "$.texts[0].box[3]"),
    ("scale zero", {"kind": "screenshot", "frame": "f", "scale": 0}, "expected `float` >= 0.1", "$.scale"),
    ("empty frame", {"kind": "screenshot", "frame": ""}, "length >= 1", "$.frame"),
    ("entity", {"kind": "placeholder", "entity": CANARY, "text": ""}, "not of the form", "$.entity"),
    ("newline", {"kind": "placeholder", "entity": "ID\n", "text": ""}, "not of the form", "$.entity"),
    ("title too long", {"kind": "window", "app": "a", "title": "t" * 65_537}, "length <= 65536", "$.title"),
    ("wrong channel", {"kind": "placeholder", "entity": "ID", "text": "", "channel": CANARY},
     "not one of", "$.channel"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "message", "field"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_a_broken_event_is_refused_by_field(fields: dict[str, Any], message: str, field: str) -> None:
    fault = refused(line(**fields))
    assert message in fault.reason
    assert fault.field == field


def test_an_unknown_kind_is_named_when_it_looks_like_a_name() -> None:
    with pytest.raises(InputError, match="unknown kind `touch`"):
        decode_event(line(kind="touch"), file="f", line_number=1)
    with pytest.raises(InputError, match="unknown kind with an unprintable name"):
        decode_event(line(kind="my secret"), file="f", line_number=1)


BASE = b'"seq":1,"at":"2026-03-02T09:00:00Z","kind":"clipboard"'
RAW: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "not JSON"),
    ("no JSON", b"hunter2canary", "not JSON"),
    ("cut off", b'{"seq":1', "not JSON"),
    ("two documents", b"{" + BASE + b',"text":"hunter"} {}', "not JSON: trailing characters"),
    ("byte order mark", b"\xef\xbb\xbf{}", "not JSON"),
    ("list", b"[1]", "expected `object`, got `array`"),
    ("NaN", b"{" + BASE + b',"text":NaN}', "not JSON"),
    ("Infinity", b'{"seq":Infinity}', "not JSON"),
    ("float overflow", b'{"kind":"scroll","x":1,"y":1,"dx":1e999,"dy":0}', "number out of range"),
    ("deep", b"[" * 100_000, "expected `object`"),
    ("invalid UTF-8", b"{" + BASE + b',"text":"hunter\xff"}', "not UTF-8 (byte 70)"),
    ("surrogate bytes", b"{" + BASE + b',"text":"\xed\xa0\x80"}', "not UTF-8"),
    ("lone high surrogate", b"{" + BASE + b',"text":"\\ud800x"}', "not JSON"),
    ("lone low surrogate", b"{" + BASE + b',"text":"\\udc00"}', "not JSON: invalid utf-16 surrogate pair"),
    ("field twice", b"{" + BASE + b',"text":"hunter","text":"hunter2"}', "the field `text` appears twice"),
    ("kind twice", b"{" + BASE + b',"text":"","kind":"clipboard"}', "the field `kind` appears twice"),
    ("escaped twice", b"{" + BASE + b',"text":"a","t\\u0065xt":"b"}', "the field `text` appears twice"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in RAW], ids=[case[0] for case in RAW])
def test_broken_bytes_are_refused(data: bytes, message: str) -> None:
    assert message in refused(data).reason


def test_a_field_twice_inside_a_part_is_refused() -> None:
    data = line(kind="click", action="up", button="left", x=1, y=1, target={"role": "b", "name": "n"})
    assert "`name` appears twice" in refused(data.replace(b'"name"', b'"name": "m", "name"')).reason


@pytest.mark.parametrize(
    "message",
    ["", "something new 'hunter2'", "Expected `hunter2 secret`, got", "Expected `str` - at `$.hunter`"],
)
def test_a_sentence_that_is_not_known_is_not_passed_on(message: str) -> None:
    assert "hunter" not in " ".join(explain(message))


def test_the_header_decodes_with_its_defaults() -> None:
    header = decode_header(json.dumps(HEADER).encode(), file="session.json")
    assert header.session_id == "mail-1"
    assert header.subject.residence_region is None
    assert (header.people, header.prerequisites, header.ended_at, header.redacted) == ((), (), None, False)
    assert decode_header(encode_header(header), file="f") == header


def test_the_header_takes_all_its_fields() -> None:
    full = HEADER | {
        "ended_at": AT,
        "agent": {"name": "recorder", "version": "1.2"},
        "displays": [{"id": 0, "width": 1920, "height": 1080}],
        "people": [{"id": "u-2", "region": "DE", "role": "sender"}, {"id": "u-3", "region": None}],
        "prerequisites": ["dpia:DPIA-7"],
    }
    header = decode_header(json.dumps(full).encode(), file="session.json")
    assert [person.region for person in header.people] == ["DE", None]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"schema": "redactor.session/2"}, "$.schema"),
        ({"session_id": "../up"}, "$.session_id"),
        ({"session_id": ".hidden"}, "$.session_id"),
        ({"session_id": "a\n"}, "$.session_id"),
        ({"session_id": "a.partial"}, "$.session_id"),
        ({"session_id": "a" * 129}, "$.session_id"),
        ({"session_id": ""}, "$.session_id"),
        ({"subject": {"id": "u"}}, "$.subject"),
        ({"subject": HEADER["subject"] | {"worker_type": "intern"}}, "$.subject.worker_type"),
        ({"device": {"owner": "nobody", "regions": []}}, "$.device.owner"),
        ({"started_at": "2026-03-02T09:00:00"}, "$.started_at"),
        ({"started_at": "1600-03-02T09:00:00Z"}, "$.started_at"),
        ({"ended_at": "1600-03-02T09:00:00Z"}, "$.ended_at"),
        ({"people": [{"id": "", "region": None}]}, "$.people[0].id"),
        ({"purpose": ""}, "$.purpose"),
        ({"note": "x"}, ""),
    ],
)
def test_a_broken_header_is_refused_by_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_header(json.dumps(HEADER | change).encode(), file="session.json")
    assert caught.value.field == field
    assert caught.value.line is None


def test_a_struct_made_in_the_program_encodes_too() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    events: list[Event] = [
        Clipboard(seq=1, at=at, text="\u2028\n"),
        Key(seq=2, at=at, action="down", key='"', char='"', secure=False),
        Window(seq=3, at=at, app="", title="\x00", url=""),
        Screenshot(seq=4, at=at, frame="f", scale=1.5),
    ]
    for event in events:
        assert decode_event(encode_event(event), file="f", line_number=1) == event
