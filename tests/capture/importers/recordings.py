"""Recordings of other programs, made by hand: a tiny ``recording.db``, and items of an export."""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from redactor.capture.header import Device, Subject
from redactor.capture.importers.surroundings import Surroundings

BEGIN = datetime(2026, 10, 12, 16, 0, tzinfo=UTC).timestamp()
PNG = b"\x89PNG\r\n\x1a\n not decoded here"

SURROUNDINGS = Surroundings(
    session_id="imported",
    subject=Subject(id="emp-1", worker_type="employee", work_region="US-CA", employer_region="US"),
    device=Device(owner="employer", regions=("US-CA",)),
    purpose="ai_training.agent_interaction",
    prerequisites=("risk_assessment:RA-1", "dpia:D-1"),
)

SCHEMA = """
CREATE TABLE recording (id INTEGER NOT NULL, timestamp NUMERIC(10, 2), monitor_width INTEGER,
  monitor_height INTEGER, pixel_ratio FLOAT, double_click_interval_seconds NUMERIC,
  double_click_distance_pixels NUMERIC, platform VARCHAR, task_description VARCHAR,
  video_start_time NUMERIC(10, 2), config JSON, original_recording_id INTEGER, PRIMARY KEY (id));
CREATE TABLE action_event (id INTEGER NOT NULL, source_ordinal INTEGER, name VARCHAR,
  timestamp NUMERIC(10, 2), recording_timestamp NUMERIC(10, 2), recording_id INTEGER, mouse_x NUMERIC,
  mouse_y NUMERIC, mouse_dx NUMERIC, mouse_dy NUMERIC, mouse_button_name VARCHAR, mouse_pressed BOOLEAN,
  key_name VARCHAR, key_char VARCHAR, key_vk VARCHAR, canonical_key_name VARCHAR,
  canonical_key_char VARCHAR, canonical_key_vk VARCHAR, parent_id INTEGER, element_state JSON,
  structural_observation JSON, disabled BOOLEAN, PRIMARY KEY (id));
CREATE TABLE window_event (id INTEGER NOT NULL, source_ordinal INTEGER, recording_timestamp NUMERIC(10, 2),
  recording_id INTEGER, timestamp NUMERIC(10, 2), state JSON, title VARCHAR, "left" INTEGER, top INTEGER,
  width INTEGER, height INTEGER, window_id VARCHAR, PRIMARY KEY (id));
CREATE TABLE browser_event (id INTEGER NOT NULL, recording_id INTEGER, message JSON,
  timestamp NUMERIC(10, 2), PRIMARY KEY (id));
CREATE TABLE screenshot (id INTEGER NOT NULL, source_ordinal INTEGER, recording_timestamp NUMERIC(10, 2),
  recording_id INTEGER, timestamp NUMERIC(10, 2), png_data BLOB, png_sha256 VARCHAR, png_diff_data BLOB,
  png_diff_mask_data BLOB, PRIMARY KEY (id));
CREATE TABLE audio_info (id INTEGER NOT NULL, flac_data BLOB, transcribed_text VARCHAR, PRIMARY KEY (id));
CREATE TABLE performance_stat (id INTEGER NOT NULL, event_type VARCHAR, PRIMARY KEY (id));
"""
"""As openadapt-capture 1.3.0 makes it, without foreign keys and a few columns that nobody reads."""

Row = tuple[str, Mapping[str, Any]]
"""A table and some columns; ids count up, times stand still, unless given."""


def window(title: Any = "Inbox", **more: Any) -> Row:
    return "window_event", {"title": title, "state": "{}", **more}


def press(char: str | None = None, **more: Any) -> Row:
    canonical = char.lower() if char else None
    return "action_event", {"name": "press", "key_char": char, "canonical_key_char": canonical, **more}


def release(char: str | None = None, **more: Any) -> Row:
    return "action_event", {**press(char)[1], "name": "release", **more}


def typed(text: str) -> list[Row]:
    return [row for char in text for row in (press(char), release(char))]


def held(name: str, *inside: Row) -> list[Row]:
    return [press(key_name=name), *inside, release(key_name=name)]


def click(x: float = 10, y: float = 20, **more: Any) -> Row:
    row = {"name": "click", "mouse_x": x, "mouse_y": y, "mouse_button_name": "left", "mouse_pressed": 1}
    return "action_event", {**row, **more}


def screenshot(png: bytes | None = PNG, **more: Any) -> Row:
    digest = None if png is None else hashlib.sha256(png).hexdigest()
    return "screenshot", {"png_data": png, "png_sha256": digest, **more}


def observation(**element: str) -> str:
    return json.dumps({"provider": "macos_ax", "query_kind": "focused", "element": element, "tree": None})


def recording_db(file: Path, rows: Sequence[Row], *, schema: str = SCHEMA, **recording: Any) -> Path:
    """Write a recording; rows are a tenth of a second apart."""
    head = {"id": 1, "timestamp": BEGIN, "platform": "win32", "pixel_ratio": 1.0, **recording}
    with closing(sqlite3.connect(file)) as base, base:
        base.executescript(schema)
        _insert(base, "recording", head)
        for number, (table, values) in enumerate(rows, start=1):
            row: dict[str, Any] = {"id": number, **values}
            if table in {"action_event", "window_event", "screenshot"}:
                row = {"recording_id": 1, "timestamp": BEGIN + number / 10, **row}
            _insert(base, table, row)
    return file


def _insert(base: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    base.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


# --- screenpipe -----------------------------------------------------------------------------------------

AT = "2026-10-12T16:00:{:02d}Z"


def ocr(second: int, text: Any = "Inbox", *, picture: Any = None, **more: Any) -> dict[str, Any]:
    frame = None if picture is None else base64.b64encode(picture).decode()
    content = {
        "frame_id": second, "text": text, "timestamp": AT.format(second), "file_path": "a.mp4",
        "offset_index": 0, "app_name": "Outlook", "window_name": "Inbox", "tags": [], "frame": frame,
        "frame_name": None, "browser_url": None, "focused": True, "device_name": "monitor_1",
    }  # fmt: skip
    return {"type": "OCR", "content": {**content, **more}}


def entered(second: int, kind: str, **more: Any) -> dict[str, Any]:
    content = {"id": 1, "timestamp": AT.format(second), "event_type": kind, "app_name": "Outlook"}
    return {"type": "Input", "content": {**content, "window_title": "Inbox", **more}}


def audio(second: int) -> dict[str, Any]:
    return {"type": "Audio", "content": {"transcription": "hello", "timestamp": AT.format(second)}}


def lines(file: Path, items: Sequence[Any]) -> Path:
    """Write items one per line; bytes are written as they are."""
    parts = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]
    file.write_bytes(b"".join(part + b"\n" for part in parts))
    return file
