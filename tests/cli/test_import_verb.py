"""``redactor import``: recordings of other programs become sessions that ``run`` redacts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redactor.capture.session import open_session
from tests.capture.importers.recordings import (
    Row,
    audio,
    click,
    entered,
    lines,
    ocr,
    press,
    recording_db,
    screenshot,
    typed,
    window,
)
from tests.cli.conftest import Program
from tests.cli.world import EMAIL, PURPOSE, SUBJECT, picture

ABOUT = [
    "--session", "one", "--subject", SUBJECT, "--worker-type", "employee", "--purpose", PURPOSE,
    "--device-owner", "employer", "--region", "US-CA", "--employer-region", "US",
    "--device-region", "US-CA", "--prerequisite", "risk_assessment:RA-1", "--prerequisite", "dpia:D-1",
]  # fmt: skip
ROWS: list[Row] = [
    window("Inbox - Outlook"),
    screenshot(picture(EMAIL)),
    click(),
    *typed(f"to {EMAIL} "),
    press(key_name="enter"),
]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Return the folder of a recording in which an address is shown and typed."""
    folder = tmp_path / "recording"
    folder.mkdir()
    recording_db(folder / "recording.db", ROWS)
    return folder


@pytest.mark.tesseract
@pytest.mark.usefixtures("home", "consent")
@pytest.mark.parametrize("typing", ["secure", "ordinary"])
def test_an_imported_recording_is_redacted(
    program: Program, tmp_path: Path, recording: Path, typing: str
) -> None:
    answer = program("import", "openadapt", recording, "--out", tmp_path / "in", *ABOUT, "--typing", typing)
    assert (answer.code, answer.err) == (0, "")
    answer = program("run", tmp_path / "in", "--out", tmp_path / "out")
    assert (answer.code, answer.err) == (0, "")
    events = [json.loads(line) for line in (tmp_path / "out/one/events.jsonl").read_text().splitlines()]
    assert len(events) == 2 * len(f"to {EMAIL} ") + 4
    masked = "".join(event["text"] for event in events if event["kind"] == "placeholder")
    kept = "".join(event["key"] for event in events if event["kind"] == "key" and event["action"] == "down")
    assert EMAIL not in kept
    if typing == "secure":
        assert (masked, kept) == ("[SECRET]", "")
    else:
        assert masked.startswith("[EMAIL_ADDRESS")
        assert kept == "to  enter"
    manifest = json.loads((tmp_path / "out/one/manifest.json").read_text())
    shot = next(item for item in manifest["items"] if item["kind"] == "screenshot")
    assert shot["counts"] == {"EMAIL_ADDRESS": 1}


@pytest.mark.usefixtures("home", "consent")
def test_an_imported_export_is_redacted(program: Program, tmp_path: Path) -> None:
    items = [ocr(1, f"From {EMAIL}"), entered(2, "clipboard", text_content=EMAIL), audio(3)]
    file = lines(tmp_path / "export.jsonl", items)
    answer = program("import", "screenpipe", file, "--out", tmp_path / "in", *ABOUT)
    assert (answer.code, answer.err) == (0, "")
    assert "Audio: 1" in answer.out
    assert program("run", tmp_path / "in", "--out", tmp_path / "out").code == 0
    written = (tmp_path / "out/one/events.jsonl").read_text()
    assert EMAIL not in written
    assert written.count("[EMAIL_ADDRESS") == 2


def test_json_tells_what_became_of_it(program: Program, tmp_path: Path, recording: Path) -> None:
    answer = program("import", "openadapt", recording, "--out", tmp_path / "in", *ABOUT, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.document == {
        "session": str(tmp_path / "in/one"),
        "events": {"click": 1, "key": 2 * len(f"to {EMAIL} ") + 1, "screenshot": 1, "window": 1},
        "left_out": {},
    }


def test_the_header_holds_what_was_said(program: Program, tmp_path: Path, recording: Path) -> None:
    assert program("import", "openadapt", recording, "--out", tmp_path / "in", *ABOUT[:10]).code == 0
    header = open_session(tmp_path / "in/one").header
    assert (header.session_id, header.purpose, header.subject.id) == ("one", PURPOSE, SUBJECT)
    assert header.subject.work_region is None
    assert header.subject.employer_region is None
    assert (header.device.owner, header.device.regions) == ("employer", ())


@pytest.mark.parametrize(
    "lacking", ["--session", "--subject", "--worker-type", "--purpose", "--device-owner"]
)
def test_nothing_about_the_person_is_guessed(
    program: Program, tmp_path: Path, recording: Path, lacking: str
) -> None:
    about = ABOUT.copy()
    at = about.index(lacking)
    del about[at : at + 2]
    answer = program("import", "openadapt", recording, "--out", tmp_path / "in", *about)
    assert answer.code == 2
    assert lacking in answer.err
    assert not (tmp_path / "in").exists()


@pytest.mark.parametrize("option", ["--region", "--employer-region", "--residence-region", "--device-region"])
def test_a_region_that_is_none_is_wrong_use(
    program: Program, tmp_path: Path, recording: Path, option: str
) -> None:
    answer = program("import", "openadapt", recording, "--out", tmp_path / "in", *ABOUT, option, "Bavaria")
    assert answer.code == 2
    assert answer.err.startswith(f"redactor: {option}: ")
    assert not (tmp_path / "in").exists()


@pytest.mark.parametrize("kind", ["openadapt", "screenpipe"])
def test_what_is_refused_ends_with_2_and_leaves_nothing(program: Program, tmp_path: Path, kind: str) -> None:
    if kind == "openadapt":
        source = recording_db(tmp_path / "recording.db", [press(key_name="hyperspace")])
        told = f"{source}, action_event row 1, field $.key_name: unknown key `hyperspace`"
    else:
        source = lines(tmp_path / "export.jsonl", [ocr(1), entered(2, "gesture")])
        told = f"{source}, item 2, field $.event_type: unknown event `gesture`"
    answer = program("import", kind, source, "--out", tmp_path / "in", *ABOUT)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert "Recordings of other programs" in answer.err
    assert list((tmp_path / "in").iterdir()) == []


def test_a_session_that_is_there_is_not_overwritten(
    program: Program, tmp_path: Path, recording: Path
) -> None:
    arguments = ["import", "openadapt", recording, "--out", tmp_path / "in", *ABOUT]
    assert program(*arguments).code == 0
    answer = program(*arguments)
    assert answer.code == 2
    assert "the session exists already" in answer.err
