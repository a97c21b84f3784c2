"""Whatever a recording holds, it becomes a session that can be read, or is refused; nothing else happens."""

from __future__ import annotations

import json
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from redactor.capture.importers.folder import Recording, import_recording
from redactor.capture.importers.openadapt import open_openadapt
from redactor.capture.importers.screenpipe import open_screenpipe
from redactor.capture.session import open_session
from redactor.errors import InputError
from tests.capture.importers.recordings import (
    PNG,
    SURROUNDINGS,
    Row,
    audio,
    click,
    entered,
    lines,
    ocr,
    press,
    recording_db,
    release,
    screenshot,
    window,
)

MARK = "Zebulon Ash"
"""In every text that is drawn; no error may show it."""

TEXTS = st.sampled_from(("", f"{MARK}", f"{MARK} \U0001f600", "a", "null", "{", "[]", '{"element": 3}'))
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.just(PNG),
    st.just(MARK.encode()),
)
GOOD_ROWS: tuple[Row, ...] = (
    window(),
    screenshot(),
    click(),
    press("a"),
    release("a"),
    press(key_name="shift"),
    ("action_event", {"name": "scroll", "mouse_x": 1, "mouse_y": 1, "mouse_dx": 0, "mouse_dy": 1}),
)
COLUMNS = """name timestamp recording_id source_ordinal mouse_x mouse_y mouse_button_name mouse_pressed
key_name key_char key_vk canonical_key_char parent_id disabled structural_observation
state title png_data png_sha256 mouse_dx""".split()


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Draw good rows, one cell of each spoilt now and then."""
    found: list[Row] = []
    for table, values in draw(st.lists(st.sampled_from(GOOD_ROWS), max_size=4)):
        spoilt = {column: draw(CELLS) for column in draw(st.lists(st.sampled_from(COLUMNS), max_size=1))}
        own = {column: cell for column, cell in spoilt.items() if _has(table, column)}
        found.append((table, {**values, **own}))
    return found


def _has(table: str, column: str) -> bool:
    if column in {"timestamp", "recording_id", "source_ordinal"}:
        return True
    places = {
        "state": "window_event",
        "title": "window_event",
        "png_data": "screenshot",
        "png_sha256": "screenshot",
    }
    return places.get(column, "action_event") == table


def becomes_a_session_or_is_refused(opened: AbstractContextManager[Recording], out: Path) -> None:
    refused: InputError | None = None
    try:
        with opened as recording:
            done = import_recording(recording, SURROUNDINGS, out)
    except InputError as fault:
        refused = fault
    if refused is None:
        assert open_session(done.folder).check() == sum(done.kinds.values())
        return
    assert MARK not in f"{refused}{refused.remedy}"
    assert refused.remedy
    assert not out.exists() or list(out.iterdir()) == []


@given(rows(), st.booleans())
def test_any_recording_of_openadapt(found: list[Row], secure: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    with tempfile.TemporaryDirectory() as place:
        file = recording_db(Path(place) / "recording.db", found)
        becomes_a_session_or_is_refused(open_openadapt(file, typing_is_secure=secure), Path(place) / "out")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
GOOD_ITEMS = (
    ocr(1, picture=PNG),
    ocr(2),
    audio(3),
    entered(4, "click", x=1, y=1, button=0),
    entered(5, "text", text_content="a"),
)


@st.composite
def items(draw: st.DrawFn) -> list[Any]:
    """Draw good items, one field of each spoilt now and then, or anything."""
    found = []
    for item in draw(st.lists(st.sampled_from(GOOD_ITEMS), max_size=4)):
        content = dict(item["content"])
        for name in draw(st.lists(st.sampled_from((*content, MARK)), max_size=1)):
            content[name] = draw(VALUES)
        found.append({**item, "content": content})
    return [*found, *draw(st.lists(VALUES, max_size=1))]


@given(items(), st.booleans(), st.sampled_from(("lines", "list", "answer")))
def test_any_export_of_screenpipe(found: list[Any], secure: bool, form: str) -> None:  # noqa: FBT001 - hypothesis draws it
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / ("export.jsonl" if form == "lines" else "export.json")
        if form == "lines":
            lines(file, found)
        else:
            file.write_text(json.dumps(found if form == "list" else {"data": found}))
        becomes_a_session_or_is_refused(open_screenpipe(file, typing_is_secure=secure), Path(place) / "out")


@given(st.binary(max_size=300), st.sampled_from(("a.db", "a.json", "a.jsonl")), st.booleans())
def test_any_bytes(data: bytes, name: str, headed: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / name
        file.write_bytes((b"SQLite format 3\x00" if headed and name == "a.db" else b"") + data)
        opened: AbstractContextManager[Recording] = (
            open_openadapt(file, typing_is_secure=True)
            if name == "a.db"
            else open_screenpipe(file, typing_is_secure=True)
        )
        becomes_a_session_or_is_refused(opened, Path(place) / "out")
