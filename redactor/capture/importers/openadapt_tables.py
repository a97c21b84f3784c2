"""The tables of an openadapt-capture recording (``recording.db``), opened with care.

Source of the schema: openadapt-capture 1.3.0, ``openadapt_capture/db/models.py``; older recordings lack
some of the columns. The file may come from anywhere: it is opened read-only, must hold real tables (a view
could run anything), and rows are bounded by SQLite itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Meta

from redactor.capture.fields import Quiet
from redactor.capture.importers.refusing import convert, named, refuse, regular_file
from redactor.capture.session import Limits

Row = TypeVar("Row", bound="OrderedRow")

Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=221_845_392_000)]
"""Unix time, to the year 9000."""
Pixels: TypeAlias = Annotated[float, Meta(ge=-1_000_000, le=1_000_000)]
Text: TypeAlias = Annotated[str, Meta(max_length=64 * 1024)]
Json: TypeAlias = Annotated[str, Meta(max_length=16 * 1024 * 1024)]
Flag: TypeAlias = Literal[0, 1]

_SLACK = 1024 * 1024
_MAGIC = b"SQLite format 3\x00"


class RecordingRow(Quiet, frozen=True):
    """Table ``recording``: what was recorded, and when it began."""

    id: int
    timestamp: Seconds
    pixel_ratio: Annotated[float, Meta(ge=0.1, le=16)] | None = None
    platform: Text | None = None
    config: Json | None = None


class OrderedRow(Quiet, frozen=True, kw_only=True):
    """What rows of events have: a place in time, and the recording they belong to."""

    id: int
    timestamp: Seconds
    recording_id: int
    source_ordinal: int | None = None


class ActionRow(OrderedRow, frozen=True, kw_only=True):
    """Table ``action_event``: pointer and keys."""

    name: Text
    mouse_x: Pixels | None = None
    mouse_y: Pixels | None = None
    mouse_dx: Pixels | None = None
    mouse_dy: Pixels | None = None
    mouse_button_name: Text | None = None
    mouse_pressed: Flag | None = None
    key_name: Annotated[str, Meta(max_length=64)] | None = None
    key_char: Annotated[str, Meta(max_length=8)] | None = None
    key_vk: Annotated[str, Meta(max_length=64)] | None = None
    canonical_key_char: Annotated[str, Meta(max_length=8)] | None = None
    parent_id: int | None = None
    disabled: Flag | None = None
    structural_observation: Json | None = None


class WindowRow(OrderedRow, frozen=True):
    """Table ``window_event``: a window came to the front."""

    title: Text | None = None
    state: Json | None = None


class ScreenshotRow(OrderedRow, frozen=True):
    """Table ``screenshot``: a picture, where the recorder kept pictures."""

    png_data: bytes | None = None
    png_sha256: Text | None = None
    png_diff_data: bytes | None = None


FORMS: Mapping[str, type[OrderedRow]] = {
    "window_event": WindowRow,
    "screenshot": ScreenshotRow,
    "action_event": ActionRow,
}
"""The tables of events, in the order of rows of one time."""

_READ: Mapping[str, type[msgspec.Struct]] = {"recording": RecordingRow, **FORMS}

NOT_IMPORTED = ("audio_info", "browser_event")
"""Tables of what was captured and has no place in a session."""

_IDLE = {
    "recording": """monitor_width monitor_height double_click_interval_seconds double_click_distance_pixels
        task_description video_start_time original_recording_id""",
    "action_event": """recording_timestamp screenshot_timestamp screenshot_source_ordinal screenshot_id
        after_screenshot_timestamp after_screenshot_source_ordinal window_event_timestamp
        window_event_source_ordinal window_event_id after_window_event_timestamp
        after_window_event_source_ordinal browser_event_timestamp browser_event_id
        active_segment_description available_segment_descriptions canonical_key_name canonical_key_vk
        element_state window_geometry_generation after_window_geometry_generation""",
    "window_event": "recording_timestamp left top width height window_id",
    "screenshot": "recording_timestamp png_diff_mask_data",
}
"""Columns that are known and not read."""

_UNREAD = frozenset({*NOT_IMPORTED, "performance_stat", "memory_stat", "alembic_version"})


class Tables:
    """The tables of one recording. Use :func:`open_tables`."""

    def __init__(self, base: sqlite3.Connection, file: str) -> None:
        self._base = base
        self.file = file
        self._present = self._names()
        self._columns = {
            table: self._checked_columns(table, form)
            for table, form in _READ.items()
            if table in self._present or table == "recording"
        }

    def place(self, table: str, row: int) -> str:
        """Return how errors name a row."""
        return f"{self.file}, {table} row {row}"

    def recording(self) -> RecordingRow:
        """Return the one recording of the file.

        Raises:
            InputError: there is none, there are several, or it breaks the format.
        """
        rows = self._base.execute(self._select("recording") + " LIMIT 2").fetchall()
        if len(rows) != 1:
            what = "several recordings" if rows else "no recording"
            refuse(f"{what} in the file", self.file, remedy="name a file with one recording")
        return convert(self._named("recording", rows[0]), RecordingRow, self._place_of("recording", rows[0]))

    def count(self, table: str) -> int:
        """Return how many rows a table has; 0 where there is no such table."""
        if table not in self._present:
            return 0
        (count,) = self._base.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - ours
        return int(count)

    def rows(self, table: str, form: type[Row]) -> Iterator[Row]:
        """Yield the rows of a table in order of time; only their numbers are sorted, in memory."""
        if table not in self._present:
            return
        ordinal = "source_ordinal, " if "source_ordinal" in self._columns[table] else ""
        order = f'SELECT id FROM "{table}" ORDER BY timestamp, {ordinal}id'  # noqa: S608 - our names
        select = f"{self._select(table)} WHERE id = ?"
        for (number,) in self._base.execute(order):
            row = self._base.execute(select, (number,)).fetchone()
            yield convert(self._named(table, row), form, self._place_of(table, row))

    def key_rows(self) -> Iterator[tuple[int, str, str, float]]:
        """Yield id, event name, key name and time of all keys with a name, in order of time."""
        if "key_name" not in self._columns.get("action_event", ()):
            return
        yield from self._base.execute(
            "SELECT id, name, key_name, timestamp FROM action_event"
            " WHERE name IN ('press', 'release') AND typeof(key_name) = 'text'"
            " AND typeof(timestamp) IN ('real', 'integer') ORDER BY timestamp, id"
        )

    def _named(self, table: str, row: tuple[Any, ...]) -> dict[str, Any]:
        return dict(zip(self._columns[table], row, strict=True))

    def _place_of(self, table: str, row: tuple[Any, ...]) -> str:
        return self.place(table, int(row[0]))

    def _select(self, table: str) -> str:
        columns = ", ".join(f'"{name}"' for name in self._columns[table])
        return f'SELECT {columns} FROM "{table}"'  # noqa: S608 - names of our structs

    def _names(self) -> frozenset[str]:
        """Return the names of all tables.

        Raises:
            InputError: something unknown is there, or a view, or a trigger.
        """
        known = {"recording", *FORMS, *_UNREAD}
        for kind, name in self._base.execute("SELECT type, name FROM sqlite_master ORDER BY name"):
            if kind not in {"table", "index"}:
                refuse("views and triggers are not read", self.file)
            if kind == "table" and name not in known and not str(name).startswith("sqlite_"):
                refuse(named("table", str(name)), self.file)
        rows = self._base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return frozenset(name for (name,) in rows)

    def _columns_of(self, table: str) -> dict[str, tuple[str, int]]:
        rows = self._base.execute("SELECT name, type, pk FROM pragma_table_xinfo(?)", (table,))
        return {name: (str(kind).upper(), primary) for name, kind, primary in rows}

    def _checked_columns(self, table: str, form: type[msgspec.Struct]) -> list[str]:
        """Return the columns of a table that are read, ``id`` first.

        Raises:
            InputError: the table or a needed column is missing, or a column is unknown.
        """
        place = f"{self.file}, table {table}"
        columns = self._columns_of(table)
        if not columns:
            refuse("not a recording of openadapt-capture: the table is missing", place)
        known = {*form.__struct_fields__, *_IDLE[table].split()}
        for name in columns:
            if name not in known:
                refuse(named("column", name), place)
        needed = {one.name for one in msgspec.structs.fields(form) if one.required}
        if lacking := sorted(needed - columns.keys()):
            refuse(f"the column `{lacking[0]}` is missing", place)
        if columns["id"] != ("INTEGER", 1):
            refuse("the column `id` is not the table's key", place)
        return ["id", *(name for name in form.__struct_fields__ if name in columns and name != "id")]


@contextmanager
def open_tables(file: Path, limits: Limits) -> Iterator[Tables]:
    """Open ``recording.db``.

    Raises:
        InputError: not such a file, or one whose recording has not been closed; also for faults of
            reading inside the block.
    """
    _check_file(file)
    base: sqlite3.Connection | None = None
    try:
        # immutable: nothing is written beside the source, no lock and no log.
        base = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.blob_bytes + _SLACK)
        # What is sorted stays in memory; a hostile schema may not call functions.
        for pragma in ("temp_store = MEMORY", "trusted_schema = OFF", "query_only = ON"):
            base.execute(f"PRAGMA {pragma}")
        yield Tables(base, str(file))
    except sqlite3.Error as fault:
        name = getattr(fault, "sqlite_errorname", None) or type(fault).__name__
        refuse(f"the database cannot be read ({name})", str(file), remedy="name a whole recording.db")
    finally:
        if base is not None:
            base.close()


def _check_file(file: Path) -> None:
    with regular_file(file) as source:
        if source.read(len(_MAGIC)) != _MAGIC:
            refuse("not an SQLite database", str(file), remedy="name recording.db, or the folder it is in")
    for suffix in ("-wal", "-journal"):
        beside = file.with_name(file.name + suffix)
        if beside.exists() and beside.stat().st_size:
            remedy = "end the recording and let its program close it"
            refuse("the recording has not been closed, a part of it is missing", str(file), remedy=remedy)
