"""Exports of screenpipe: every item becomes our events, is left out by name, or is refused by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from redactor.capture.events import Click, Clipboard, Event, Screenshot, Scroll, Text, Window
from redactor.capture.importers.folder import Imported, import_recording
from redactor.capture.importers.screenpipe import open_screenpipe
from redactor.capture.session import Limits, open_session
from redactor.errors import InputError
from tests.capture.importers.recordings import AT, PNG, SURROUNDINGS, audio, entered, lines, ocr

PRIVATE = "Priya Raman"
JPEG = b"\xff\xd8\xff\xe0 not decoded here"


def imported(file: Path, *, secure: bool = False, limits: Limits | None = None) -> Imported:
    out = file.parent / "out"
    with open_screenpipe(file, typing_is_secure=secure, limits=limits or Limits()) as opened:
        return import_recording(opened, SURROUNDINGS, out)


def events(tmp_path: Path, items: Sequence[Any], *, secure: bool = False) -> list[Event]:
    done = imported(lines(tmp_path / "export.jsonl", items), secure=secure)
    return list(open_session(done.folder).events())


def test_every_kind_has_its_counterpart(tmp_path: Path) -> None:
    ui = {
        "type": "UI",
        "content": {
            "id": 1, "text": "Tree", "timestamp": AT.format(9), "app_name": "Outlook",
            "window_name": "Inbox", "initial_traversal_at": None, "file_path": "", "offset_index": 0,
            "frame_name": None, "browser_url": None,
        },
    }  # fmt: skip
    items = [
        ocr(1, "Inbox 3", picture=JPEG),
        entered(2, "click", x=3, y=4, button=1, element_role="AXButton", element_name="Send"),
        entered(3, "move", x=5, y=6),
        entered(4, "scroll", x=5, y=6, delta_x=0, delta_y=-3),
        entered(5, "text", text_content="hello", element_role="AXTextField", element_name="To"),
        entered(6, "clipboard", text_content="copied"),
        entered(7, "window_focus", app_name="Chrome", window_title="News", browser_url="https://example.com"),
        entered(8, "app_switch", app_name="Outlook"),
        ui,
    ]
    found = events(tmp_path, items)
    kinds = "window screenshot text click move scroll text clipboard window window text".split()
    assert [event.kind for event in found] == kinds
    front, shot, read, click, _, scroll, typed, copied, news, _, tree = found
    assert isinstance(front, Window)
    assert (front.app, front.title) == ("Outlook", "Inbox")
    assert isinstance(shot, Screenshot)
    assert shot.frame == "frames/000002.jpg"
    assert open_session(tmp_path / "out" / "imported").read_blob(shot.frame) == JPEG
    assert isinstance(read, Text)
    assert (read.text, read.field, read.secure) == ("Inbox 3", "screen", False)
    assert isinstance(click, Click)
    assert click.target is not None
    assert (click.button, click.action, click.target.name) == ("right", "down", "Send")
    assert isinstance(scroll, Scroll)
    assert scroll.dy == -3
    assert isinstance(typed, Text)
    assert (typed.text, typed.field, typed.secure) == ("hello", "To", False)
    assert isinstance(copied, Clipboard)
    assert isinstance(news, Window)
    assert news.url == "https://example.com"
    assert isinstance(tree, Text)
    assert tree.text == "Tree"


def test_items_come_in_order_of_time_however_they_are_stored(tmp_path: Path) -> None:
    newest_first = [ocr(second, f"text {second}") for second in (3, 2, 1)]
    found = events(tmp_path, newest_first)
    assert [event.text for event in found if isinstance(event, Text)] == ["text 1", "text 2", "text 3"]
    header = open_session(tmp_path / "out" / "imported").header
    assert header.started_at.second == 1


def test_an_answer_a_list_and_lines_are_the_same(tmp_path: Path) -> None:
    items = [ocr(2, picture=PNG), audio(2), ocr(1)]
    written = {
        "a.jsonl": "".join(f"{json.dumps(item)}\n" for item in items),
        "b.json": json.dumps(items),
        "c.json": json.dumps({"data": items, "pagination": {"limit": 3, "offset": 0, "total": 3}}),
    }
    outputs = []
    for name, text in written.items():
        place = tmp_path / name.replace(".", "-")
        place.mkdir()
        (place / name).write_text(text)
        folder = imported(place / name).folder
        outputs.append({path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert outputs[0] == outputs[1] == outputs[2]


def test_displays_are_numbered_as_they_come(tmp_path: Path) -> None:
    names = ("monitor_69733382", "monitor_2", "monitor_69733382")
    items = [ocr(second, picture=PNG, device_name=name) for second, name in enumerate(names)]
    shots = [event for event in events(tmp_path, items) if isinstance(event, Screenshot)]
    assert [shot.display for shot in shots] == [0, 1, 0]


def test_the_number_of_displays_is_bounded(tmp_path: Path) -> None:
    items = [ocr(1, picture=PNG, device_name=f"monitor_{number}") for number in range(257)]
    with pytest.raises(InputError, match=r"item 257, field \$\.device_name: more than 256 displays"):
        events(tmp_path, items)


def test_a_window_that_nobody_names_is_no_more_the_one_before(tmp_path: Path) -> None:
    items = [ocr(1), entered(2, "clipboard", text_content="x", app_name=None, window_title=None)]
    windows = [event for event in events(tmp_path, items) if isinstance(event, Window)]
    assert [(one.app, one.title) for one in windows] == [("Outlook", "Inbox"), ("", "")]


@pytest.mark.parametrize("secure", [True, False])
def test_typed_text_is_secure_where_nothing_tells(tmp_path: Path, *, secure: bool) -> None:
    items = [
        entered(1, "text", text_content="a", element_role="AXTextField"),
        entered(2, "text", text_content="b", element_role="AXSecureTextField"),
    ]
    texts = [event for event in events(tmp_path, items, secure=secure) if isinstance(event, Text)]
    assert [text.secure for text in texts] == [secure, True]


def test_what_has_no_place_is_left_out_by_name(tmp_path: Path) -> None:
    items = [
        audio(1),
        ocr(1),
        entered(2, "click", x=1, y=1),
        entered(3, "key", key_code=36, modifiers=8),
        entered(4, "scroll", x=1, y=1),
        entered(5, "text"),
    ]
    done = imported(lines(tmp_path / "export.jsonl", items))
    assert done.kinds == {"text": 1, "window": 1}
    assert done.left_out == {
        "Audio": 1,
        "OCR, the picture (not in the export)": 1,
        "Input click, without button": 1,
        "Input key, a code without a name": 1,
        "Input scroll, without delta_x and delta_y": 1,
        "Input text, without text_content": 1,
    }


REFUSED: dict[str, tuple[Any, str, str]] = {
    "an unknown type": ({"type": "Vision", "content": {}}, "unknown type `Vision`", "$.type"),
    "a type that is content": (
        {"type": PRIVATE, "content": {}},
        "unknown type with an unprintable name",
        "$.type",
    ),
    "an unknown event": (entered(2, "gesture"), "unknown event `gesture`", "$.event_type"),
    "an unknown field": (ocr(2, secret=1), "unknown field `secret`", ""),
    "a field that is content": (ocr(2, **{PRIVATE: 1}), "unknown field with an unprintable name", ""),
    "a text that is none": (ocr(2, text=4), "expected `str`, got `int`", "$.text"),
    "a time without a zone": (
        ocr(2, timestamp="2026-10-12T16:00:00"),
        "expected `datetime` with a timezone component",
        "$.timestamp",
    ),
    "a time before all times": (
        ocr(2, timestamp="0001-01-01T00:00:00Z"),
        "the time is out of bounds",
        "$.timestamp",
    ),
    "a picture that is none": (
        ocr(2, picture=PRIVATE.encode()),
        "not a picture of a known format (PNG, JPEG, WebP, BMP)",
        "$.frame",
    ),
    "an unknown button": (entered(2, "click", x=1, y=1, button=7), "unknown button", "$.button"),
    "a place out of the world": (
        entered(2, "move", x=10**9, y=1),
        "expected `int` <= 1000000",
        "$.x",
    ),
    "no JSON": (PRIVATE.encode(), "not JSON", ""),
    "not UTF-8": (b'{"type": "OCR\xff"}', "not UTF-8 (byte 13)", ""),
    "a field twice": (
        b'{"type": "Audio", "type": "Audio", "content": 1}',
        "the field `type` appears twice",
        "",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_known_is_refused_by_item_and_field(tmp_path: Path, name: str) -> None:
    item, reason, field = REFUSED[name]
    file = lines(tmp_path / "export.jsonl", [ocr(1), item])
    with pytest.raises(InputError) as refused:
        imported(file)
    fault = refused.value
    assert fault.reason.startswith(reason)
    assert (fault.file, fault.field) == (f"{file}, item 2", field)
    assert PRIVATE not in str(fault) + fault.remedy
    assert fault.remedy
    assert not list(tmp_path.glob("out/*"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"{}", "neither .json nor .jsonl"),
        ("a.jsonl", b"", "nothing to import"),
        ("a.json", b"[]", "nothing to import"),
        ("a.json", b'{"data": [], "more": 1}', "unknown field `more`"),
        ("a.json", b"null", "expected `object`, got `null`"),
        ("a.jsonl", json.dumps(audio(1)).encode(), "nothing to import"),
    ],
)
def test_files_of_another_form_are_refused(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told):
        imported(tmp_path / name)


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing.jsonl"):
        with pytest.raises(InputError, match=r"regular|ENOENT|EISDIR"):
            imported(place)


def test_the_number_of_items_is_bounded(tmp_path: Path) -> None:
    file = lines(tmp_path / "export.jsonl", [ocr(1), ocr(2)])
    with pytest.raises(InputError, match="more than 1 items"):
        imported(file, limits=Limits(events=1))


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.capture.importers.screenpipe_items.LINE_BYTES", 100)
    monkeypatch.setattr("redactor.capture.importers.screenpipe_items.DOCUMENT_BYTES", 100)
    with pytest.raises(InputError, match="a line is longer than 100 bytes"):
        imported(lines(tmp_path / "export.jsonl", [ocr(1)]))
    (tmp_path / "export.json").write_text(json.dumps([ocr(1)]))
    with pytest.raises(InputError, match="the file is larger than 100 bytes"):
        imported(tmp_path / "export.json")


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    file = lines(tmp_path / "export.jsonl", [ocr(1), ocr(2)])
    with open_screenpipe(file, typing_is_secure=True) as opened:
        file.write_bytes(file.read_bytes().replace(b"16:00:02Z", b"16:00:03Z"))
        with pytest.raises(InputError, match="item 2: the file has changed"):
            import_recording(opened, SURROUNDINGS, tmp_path / "out")
