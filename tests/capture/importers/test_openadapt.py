"""Recordings of openadapt-capture: every event of theirs becomes ours, or is refused by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from redactor.capture.events import Click, Event, Key, Move, Screenshot, Scroll, Window
from redactor.capture.importers.folder import import_recording
from redactor.capture.importers.openadapt import open_openadapt
from redactor.capture.session import Limits, open_session
from redactor.capture.typing import rebuild
from redactor.errors import InputError
from tests.capture.importers.recordings import (
    BEGIN,
    PNG,
    SCHEMA,
    SURROUNDINGS,
    Row,
    click,
    held,
    observation,
    press,
    recording_db,
    release,
    screenshot,
    typed,
    window,
)

PRIVATE = "Priya Raman"
"""Stands in for content; no error may show it."""


def events(tmp_path: Path, rows: Sequence[Row], *, secure: bool = False, **recording: Any) -> list[Event]:
    file = recording_db(tmp_path / "recording.db", rows, **recording)
    with open_openadapt(file, typing_is_secure=secure) as opened:
        done = import_recording(opened, SURROUNDINGS, tmp_path / "out")
    return list(open_session(done.folder).events())


def refusal(tmp_path: Path, rows: Sequence[Row], **recording: Any) -> InputError:
    with pytest.raises(InputError) as refused:
        events(tmp_path, rows, **recording)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    assert PRIVATE not in str(refused.value) + refused.value.remedy
    assert refused.value.__cause__ is None
    return refused.value


def text_of(found: Sequence[Event]) -> str:
    return "".join(char.char for char in rebuild(found)[0].chars)


def test_every_kind_of_event_has_its_counterpart(tmp_path: Path) -> None:
    seen = observation(role="AXButton", name="Send")
    rows = [
        window("Finder Desk", state=json.dumps({"meta": {"kCGWindowOwnerName": "Finder"}, "data": {}})),
        screenshot(),
        ("action_event", {"name": "move", "mouse_x": 3.6, "mouse_y": 4}),
        click(structural_observation=seen),
        click(mouse_pressed=0),
        ("action_event", {"name": "scroll", "mouse_x": 1, "mouse_y": 2, "mouse_dx": 0, "mouse_dy": -1.5}),
        press("A", canonical_key_char="a"),
        release("A", canonical_key_char="a"),
    ]
    found = events(tmp_path, rows)
    assert [event.seq for event in found] == list(range(1, 9))
    assert found[0].at == datetime.fromtimestamp(BEGIN + 0.1, UTC)
    front, shot, move, down, up, scroll, key, _ = found
    assert isinstance(front, Window)
    assert (front.app, front.title) == ("Finder", "Finder Desk")
    assert isinstance(shot, Screenshot)
    assert open_session(tmp_path / "out" / "imported").read_blob(shot.frame) == PNG
    assert isinstance(move, Move)
    assert (move.x, move.y) == (4, 4)
    assert isinstance(down, Click)
    assert isinstance(up, Click)
    assert down.target is not None
    assert (down.action, up.action, down.target.role, down.target.name) == ("down", "up", "AXButton", "Send")
    assert isinstance(scroll, Scroll)
    assert (scroll.dx, scroll.dy) == (0, -1.5)
    assert isinstance(key, Key)
    assert (key.action, key.key, key.char, key.secure) == ("down", "a", "A", False)


def test_two_imports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    outputs = []
    for name in ("one", "two"):
        place = tmp_path / name
        place.mkdir()
        events(place, [window(), screenshot(), *typed("abc"), click()])
        outputs.append(
            {path.name: path.read_bytes() for path in (place / "out").rglob("*") if path.is_file()}
        )
    assert outputs[0] == outputs[1]
    assert outputs[0].keys() == {"session.json", "events.jsonl", "000002.png"}


def test_events_come_in_order_of_time_whatever_their_table(tmp_path: Path) -> None:
    rows = [
        press("b", timestamp=BEGIN + 3),
        press("a", timestamp=BEGIN + 1),
        screenshot(timestamp=BEGIN + 2),
        window(timestamp=BEGIN + 2),
    ]
    assert [event.kind for event in events(tmp_path, rows)] == ["key", "window", "screenshot", "key"]


def test_at_one_time_the_journal_says_what_came_first(tmp_path: Path) -> None:
    rows = [
        press("a", timestamp=BEGIN, source_ordinal=1),
        window(timestamp=BEGIN, source_ordinal=2),
        screenshot(timestamp=BEGIN, source_ordinal=0),
    ]
    assert [event.kind for event in events(tmp_path, rows)] == ["screenshot", "key", "window"]


# --- keys ------------------------------------------------------------------------------------------------


def test_typing_can_be_rebuilt(tmp_path: Path) -> None:
    rows = [
        *held("shift_l", *typed("J")),
        *typed("ame"),
        press(key_name="backspace"),
        press(key_name="space"),
        *typed("é7"),
        press(key_name="num7"),
        press(key_name="KP_Add"),
        press(key_name="eacute"),
    ]
    assert text_of(events(tmp_path, rows)) == "Jam é77+é"


NAMES = {
    "esc": "escape", "cmd_l": "cmdl", "alt_gr": "altgr", "ISO_Level3_Shift": "altgr", "Return": "enter",
    "KP_Enter": "enter", "Prior": "pageup", "page_down": "pagedown", "caps_lock": "capslock",
    "media_volume_up": "volumeup", "print_screen": "printscreen", "f24": "f24", "keycode_248": "unidentified",
    "dead_acute": "deadacute", "decimal": "numpaddecimal", "KP_Home": "home", "Eacute": "é",
    "EuroSign": "€",
}  # fmt: skip


@pytest.mark.parametrize("theirs", NAMES)
def test_names_of_keys_become_ours(tmp_path: Path, theirs: str) -> None:
    (key,) = events(tmp_path, [press(key_name=theirs)])
    assert isinstance(key, Key)
    assert key.key == NAMES[theirs]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hyperspace", "unknown key `hyperspace`"),
        ("f25", "unknown key `f25`"),
        ("num12", "unknown key `num12`"),
        ("qacute", "unknown key `qacute`"),
        (PRIVATE, "unknown key with an unprintable name"),
        ("名", None),
    ],
)
def test_unknown_names_of_keys_are_refused_by_name(tmp_path: Path, name: str, told: str | None) -> None:
    if told is None:
        assert len(events(tmp_path, [press(key_name=name)])) == 1
        return
    fault = refusal(tmp_path, [press("a"), press(key_name=name)])
    assert fault.reason == told
    assert fault.file == f"{tmp_path / 'recording.db'}, action_event row 2"
    assert fault.field == "$.key_name"


def test_a_key_that_the_recorder_could_not_name_types_nothing(tmp_path: Path) -> None:
    found = events(tmp_path, [press(key_vk="173"), *typed("a")])
    assert isinstance(found[0], Key)
    assert found[0].key == "unidentified"
    assert text_of(found) == "a"


def test_a_key_without_any_identity_is_refused(tmp_path: Path) -> None:
    assert "neither name nor character nor code" in refusal(tmp_path, [press()]).reason


@pytest.mark.parametrize(("platform", "modifier"), [("darwin", "cmd"), ("win32", "meta"), ("linux", "meta")])
def test_modifiers_are_those_that_were_held(tmp_path: Path, platform: str, modifier: str) -> None:
    rows = [*held("cmd_l", *held("shift", press("C"))), press("d")]
    found = [event for event in events(tmp_path, rows, platform=platform) if isinstance(event, Key)]
    assert [key.modifiers for key in found] == [
        (), (modifier,), tuple(sorted((modifier, "shift"))), (modifier,), (), (),
    ]  # fmt: skip


def test_a_control_character_is_its_letter_with_ctrl(tmp_path: Path) -> None:
    _, key, _ = events(tmp_path, held("ctrl_l", press("\x16")))
    assert isinstance(key, Key)
    assert (key.key, key.char, key.modifiers) == ("v", None, ("ctrl",))


def test_a_lost_release_hides_no_typing(tmp_path: Path) -> None:
    rows = [press(key_name="ctrl_l"), *typed("secret")]
    assert text_of(events(tmp_path, rows)) == "secret"


def test_a_release_that_comes_late_is_not_believed(tmp_path: Path) -> None:
    late = release(key_name="ctrl_l", timestamp=BEGIN + 3600)
    assert text_of(events(tmp_path, [press(key_name="ctrl_l"), *typed("secret"), late])) == "secret"


def test_a_lost_release_before_another_hold_is_not_believed(tmp_path: Path) -> None:
    again = [press(key_name="ctrl_l", timestamp=BEGIN + 9), release(key_name="ctrl_l", timestamp=BEGIN + 9.5)]
    assert text_of(events(tmp_path, [press(key_name="ctrl_l"), *typed("secret"), *again])) == "secret"


def test_a_key_that_repeats_is_held(tmp_path: Path) -> None:
    down = [press(key_name="ctrl_l", timestamp=BEGIN + step) for step in range(1, 15)]
    rows = [*down, press("c", timestamp=BEGIN + 14.5), release(key_name="ctrl_l", timestamp=BEGIN + 15)]
    assert text_of(events(tmp_path, rows)) == ""


# --- password fields --------------------------------------------------------------------------------------


def test_typing_is_secure_where_nothing_tells(tmp_path: Path) -> None:
    assert all(event.secure for event in events(tmp_path, typed("ab"), secure=True) if isinstance(event, Key))


@pytest.mark.parametrize(
    ("element", "secure"),
    [
        ({"role": "AXTextField", "control_type": "AXSecureTextField"}, True),
        ({"role": "password text"}, True),
        ({"role": "Edit", "class_name": "PasswordBox"}, True),
        ({"role": "AXTextField", "name": "password"}, False),
        ({}, False),
    ],
)
def test_a_field_that_is_told_to_be_secret_is(
    tmp_path: Path, element: dict[str, str], *, secure: bool
) -> None:
    rows = [press("a", structural_observation=observation(**element)), release("a"), *typed("a")]
    found = [event for event in events(tmp_path, rows) if isinstance(event, Key)]
    assert [key.secure for key in found] == [secure, secure, False, False]


# --- places -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("config", "x"),
    [
        (None, 20),
        ("null", 20),
        ("{}", 20),
        ('{"capture_desktop": {"a": 1}}', 10),
        ('{"capture_window": {}}', 10),
    ],
)
def test_places_are_pixels_of_the_picture(tmp_path: Path, config: str | None, x: int) -> None:
    found = events(tmp_path, [click(), screenshot()], pixel_ratio=2.0, config=config)
    assert isinstance(found[0], Click)
    assert isinstance(found[1], Screenshot)
    assert (found[0].x, found[1].scale) == (x, 2.0)


@pytest.mark.parametrize(
    ("theirs", "ours"), [("right", "right"), ("middle", "middle"), ("x1", "back"), ("x2", "forward")]
)
def test_buttons(tmp_path: Path, theirs: str, ours: str) -> None:
    (found,) = events(tmp_path, [click(mouse_button_name=theirs)])
    assert isinstance(found, Click)
    assert found.button == ours


# --- what is refused ---------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[Row, str, str]] = {
    "an event of another version": (
        ("action_event", {"name": "doubleclick"}),
        "unknown event `doubleclick`",
        "$.name",
    ),
    "an event named by content": (
        ("action_event", {"name": PRIVATE}),
        "unknown event with an unprintable name",
        "$.name",
    ),
    "an event without a name": (("action_event", {}), "expected `str`, got `null`", "$.name"),
    "a click without a place": (click(mouse_y=None), "the event has no position", "$.mouse_y"),
    "a click without a button": (
        click(mouse_button_name=None),
        "the event has no button",
        "$.mouse_button_name",
    ),
    "an unknown button": (
        click(mouse_button_name="button8"),
        "unknown button `button8`",
        "$.mouse_button_name",
    ),
    "a click neither down nor up": (
        click(mouse_pressed=None),
        "nobody knows whether the button went down or up",
        "$.mouse_pressed",
    ),
    "a place out of the world": (click(x=9e99), "expected `float` <= 1000000.0", "$.mouse_x"),
    "a place that is a text": (click(mouse_x=PRIVATE), "expected `float | null`, got `str`", "$.mouse_x"),
    "an event made of others": (press("a", parent_id=1), "the event was made from others", "$.parent_id"),
    "a row of another recording": (
        press("a", recording_id=2),
        "the row belongs to another recording",
        "$.recording_id",
    ),
    "a time that is a text": (press("a", timestamp=PRIVATE), "expected `float`, got `str`", "$.timestamp"),
    "a time after all times": (
        press("a", timestamp=1e15),
        "expected `float` <= 221845392000.0",
        "$.timestamp",
    ),
    "an observation that is no JSON": (
        press("a", structural_observation=PRIVATE),
        "not JSON of the known form",
        "$.structural_observation",
    ),
    "a title that is a picture": (window(title=b"\xff"), "expected `str | null`, got `bytes`", "$.title"),
    "a character that is a text": (
        press("a", key_char=PRIVATE),
        "expected `str` of length <= 8",
        "$.key_char",
    ),
    "a picture that is none": (
        screenshot(PRIVATE.encode()),
        "not a picture of a known format (PNG, JPEG, WebP, BMP)",
        "$.png_data",
    ),
    "a picture that was exchanged": (
        screenshot(png_sha256="0" * 64),
        "the picture is not the one that was recorded",
        "$.png_sha256",
    ),
    "a picture stored as a difference": (
        screenshot(None, png_diff_data=PNG),
        "the picture is stored as a difference only",
        "$.png_diff_data",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_known_is_refused_by_row_and_field(tmp_path: Path, name: str) -> None:
    row, reason, field = REFUSED[name]
    fault = refusal(tmp_path, [window(), row])
    assert (fault.reason, fault.field) == (reason, field)
    assert fault.file == f"{tmp_path / 'recording.db'}, {row[0]} row 2"
    assert fault.remedy


SCHEMAS = {
    "a view in place of a table": (
        SCHEMA.replace("CREATE TABLE browser_event", "CREATE VIEW v AS SELECT 1; CREATE TABLE browser_event"),
        "views and triggers",
    ),
    "an unknown table": (SCHEMA + "CREATE TABLE pause_event (id INTEGER);", "unknown table `pause_event`"),
    "an unknown column": (
        SCHEMA.replace("  key_name", "  is_secret INTEGER, key_name"),
        "unknown column `is_secret`",
    ),
    "a missing column": (
        SCHEMA.replace("recording_id INTEGER, mouse_x", "mouse_x"),
        "`recording_id` is missing",
    ),
    "ids that are no key": (
        SCHEMA.replace("window_id VARCHAR, PRIMARY KEY (id)", "window_id VARCHAR"),
        "`id` is not the table's key",
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_another_schema_is_refused(tmp_path: Path, name: str) -> None:
    schema, told = SCHEMAS[name]
    assert told in str(refusal(tmp_path, [], schema=schema))


def test_an_older_recording_lacks_columns(tmp_path: Path) -> None:
    schema = SCHEMA.replace("source_ordinal INTEGER, ", "").replace("pixel_ratio FLOAT, ", "")
    schema = schema.replace("structural_observation JSON, ", "").replace("png_sha256 VARCHAR, ", "")
    file = tmp_path / "recording.db"
    with closing(sqlite3.connect(file)) as base, base:
        base.executescript(schema)
        base.execute("INSERT INTO recording (id, timestamp) VALUES (1, ?)", (BEGIN,))
        base.execute(
            "INSERT INTO action_event (id, name, timestamp, recording_id, key_char)"
            " VALUES (1, 'press', ?, 1, 'a')",
            (BEGIN,),
        )
    with open_openadapt(tmp_path, typing_is_secure=False) as opened:
        done = import_recording(opened, SURROUNDINGS, tmp_path / "out")
    assert done.kinds == {"key": 1}


def test_a_recording_of_windows_alone(tmp_path: Path) -> None:
    file = recording_db(tmp_path / "recording.db", [window()])
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("DROP TABLE action_event")
        base.execute("DROP TABLE screenshot")
        base.execute("DROP TABLE audio_info")
    with open_openadapt(file, typing_is_secure=True) as opened:
        assert import_recording(opened, SURROUNDINGS, tmp_path / "out").kinds == {"window": 1}


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "recording.db"
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE memory_stat (id INTEGER PRIMARY KEY)")
    told = "table recording: not a recording of openadapt-capture"
    with pytest.raises(InputError, match=told), open_openadapt(file, typing_is_secure=True):
        pytest.fail("opened")


@pytest.mark.parametrize("rows", [0, 2])
def test_a_file_holds_one_recording(tmp_path: Path, rows: int) -> None:
    file = recording_db(tmp_path / "recording.db", [])
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("DELETE FROM recording")
        for number in range(rows):
            base.execute("INSERT INTO recording (id, timestamp) VALUES (?, ?)", (number + 1, BEGIN))
    told = "several recordings" if rows else "no recording"
    with pytest.raises(InputError, match=told), open_openadapt(file, typing_is_secure=True):
        pytest.fail("opened")


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_recording_that_is_still_written_is_refused(tmp_path: Path, suffix: str) -> None:
    file = recording_db(tmp_path / "recording.db", [])
    file.with_name(file.name + suffix).write_bytes(b"something")
    with pytest.raises(InputError, match="has not been closed"), open_openadapt(file, typing_is_secure=True):
        pytest.fail("opened")


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "recording.db"
    for content, told in (
        (b"", "not an SQLite"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "cannot be read"),
    ):
        file.write_bytes(content)
        with pytest.raises(InputError, match=told), open_openadapt(file, typing_is_secure=True):
            pytest.fail("opened")
    with pytest.raises(InputError, match="ENOENT"), open_openadapt(tmp_path / "no", typing_is_secure=True):
        pytest.fail("opened")


def test_broken_text_is_refused_without_showing_it(tmp_path: Path) -> None:
    file = recording_db(tmp_path / "recording.db", [window()])
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("UPDATE window_event SET title = CAST(? AS TEXT)", (PRIVATE.encode() + b"\xff",))
    with pytest.raises(InputError) as refused, open_openadapt(file, typing_is_secure=True) as opened:
        import_recording(opened, SURROUNDINGS, tmp_path / "out")
    assert "the database cannot be read" in str(refused.value)
    assert PRIVATE not in str(refused.value)


def test_the_source_is_not_touched(tmp_path: Path) -> None:
    before = recording_db(tmp_path / "recording.db", [window()]).read_bytes()
    with open_openadapt(tmp_path, typing_is_secure=True) as opened:
        import_recording(opened, SURROUNDINGS, tmp_path / "out")
    assert (tmp_path / "recording.db").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"recording.db", "out"}


def test_sizes_are_bounded(tmp_path: Path) -> None:
    file = recording_db(tmp_path / "recording.db", [screenshot(PNG + bytes(2_000_000)), window()])
    for limits in (Limits(events=1), Limits(blob_bytes=100), Limits(blob_bytes=1_500_000)):
        with (
            pytest.raises(InputError),
            open_openadapt(file, typing_is_secure=True, limits=limits) as opened,
        ):
            import_recording(opened, SURROUNDINGS, tmp_path / "out", limits)


def test_what_has_no_place_is_left_out_by_name(tmp_path: Path) -> None:
    rows: list[Row] = [
        window(),
        screenshot(None),
        press("a", disabled=1),
        ("audio_info", {"transcribed_text": PRIVATE}),
        ("browser_event", {"message": "{}"}),
        ("performance_stat", {"event_type": "screen"}),
    ]
    file = recording_db(tmp_path / "recording.db", rows)
    with open_openadapt(file, typing_is_secure=True) as opened:
        done = import_recording(opened, SURROUNDINGS, tmp_path / "out")
    assert done.kinds == {"window": 1}
    assert done.left_out == {
        "audio_info": 1,
        "browser_event": 1,
        "screenshot, without a picture": 1,
        "action_event, disabled": 1,
    }
