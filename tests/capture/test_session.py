"""Reading session folders that anyone may have made: bounds, links, order."""

from __future__ import annotations

import json
import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.capture.session import Limits, SessionFolder, find_sessions, open_session
from redactor.errors import InputError

HEADER: dict[str, Any] = {
    "schema": "redactor.session/1",
    "session_id": "mail-1",
    "subject": {"id": "u-17", "worker_type": "employee", "work_region": "US-CA", "employer_region": "US"},
    "device": {"owner": "employer", "regions": []},
    "purpose": "ai_training",
    "started_at": "2026-03-02T09:00:00Z",
}


def pause(seq: int, second: int | None = None) -> str:
    second = seq if second is None else second
    at = f"2026-03-02T09:{second // 60:02}:{second % 60:02}Z"
    return json.dumps({"seq": seq, "at": at, "kind": "pause"})


def make(folder: Path, lines: list[str] | None = None, **header: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "session.json").write_text(json.dumps(HEADER | header))
    (folder / "events.jsonl").write_text("".join(f"{line}\n" for line in lines or []))
    return folder


def opened(folder: Path, **limits: int) -> SessionFolder:
    return open_session(folder, Limits(**limits))


def fault_of(action: Callable[[], object]) -> InputError:
    with pytest.raises(InputError) as caught:
        action()
    assert caught.value.remedy
    return caught.value


def test_a_good_session_reads_in_order(tmp_path: Path) -> None:
    session = opened(make(tmp_path / "s", [pause(1), pause(2), pause(3, 2)]))
    assert session.check() == 3
    assert [event.seq for event in session.events()] == [1, 2, 3]
    assert session.header.session_id == "mail-1"
    assert session.header_bytes == (tmp_path / "s" / "session.json").read_bytes()
    assert "u-17" not in repr(session)


def test_no_events_and_no_last_newline_are_fine(tmp_path: Path) -> None:
    assert opened(make(tmp_path / "empty")).check() == 0
    folder = make(tmp_path / "s", [pause(1)])
    (folder / "events.jsonl").write_text(pause(1) + "\n" + pause(2))
    assert opened(folder).check() == 2


@pytest.mark.parametrize(
    ("lines", "line", "field", "message"),
    [
        ([pause(1), "{"], 2, "", "not JSON"),
        ([pause(2)], 1, "$.seq", "a number is missing: 1 expected"),
        ([pause(1), pause(3)], 2, "$.seq", "a number is missing: 2 expected"),
        ([pause(1), pause(1)], 2, "$.seq", "used before"),
        ([pause(1), pause(2), pause(1, 5)], 3, "$.seq", "used before"),
        ([pause(1, 5), pause(2, 4)], 2, "$.at", "before that of the event above"),
        ([pause(1), "", pause(2)], 2, "", "blank"),
        ([pause(1), "  \t"], 2, "", "blank"),
        ([pause(1), pause(2).replace("pause", "touch")], 2, "$.kind", "unknown kind `touch`"),
        ([pause(1), pause(2)[:-1] + ',"x":1}'], 2, "", "unknown field `x`"),
    ],
)
def test_the_first_bad_line_refuses_the_session(
    tmp_path: Path, lines: list[str], line: int, field: str, message: str
) -> None:
    fault = fault_of(opened(make(tmp_path, lines)).check)
    assert (fault.line, fault.field) == (line, field)
    assert fault.file.endswith("events.jsonl")
    assert message in fault.reason


def test_an_output_of_ours_may_have_gaps_but_no_repeats(tmp_path: Path) -> None:
    assert opened(make(tmp_path / "a", [pause(2), pause(7)], redacted=True)).check() == 2
    fault = fault_of(opened(make(tmp_path / "b", [pause(2), pause(2)], redacted=True)).check)
    assert "used before" in fault.reason


def test_bounds_are_exact(tmp_path: Path) -> None:
    folder = make(tmp_path, [pause(1), pause(2)])
    length = len(pause(1))
    assert opened(folder, line_bytes=length, events=2).check() == 2
    assert fault_of(opened(folder, events=1).check).reason == "more than 1 events"
    fault = fault_of(opened(folder, line_bytes=length - 1).check)
    assert fault.line == 1
    assert "longer than" in fault.reason
    (folder / "events.jsonl").write_text(pause(1))
    assert opened(folder, line_bytes=length).check() == 1
    assert fault_of(opened(folder, line_bytes=length - 1).check).line == 1


def test_a_line_of_100_megabytes_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    folder = make(tmp_path, [pause(1)])
    with (folder / "events.jsonl").open("r+b") as file:
        file.truncate(100 * 1024 * 1024)
    session = opened(folder, line_bytes=1024 * 1024)
    tracemalloc.start()
    fault = fault_of(session.check)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert fault.line == 2
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize("limit", ["line_bytes", "events", "header_bytes", "blob_bytes"])
def test_limits_are_at_least_one(limit: str) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Limits(**{limit: 0})


def test_the_header_is_bounded_and_must_be_there(tmp_path: Path) -> None:
    folder = make(tmp_path / "s")
    size = (folder / "session.json").stat().st_size
    assert opened(folder, header_bytes=size).check() == 0
    assert "larger than" in fault_of(lambda: opened(folder, header_bytes=size - 1)).reason
    (folder / "session.json").write_text("")
    assert "empty" in fault_of(lambda: opened(folder)).reason
    assert "missing" in fault_of(lambda: opened(tmp_path / "nowhere")).reason


def test_missing_events_are_an_error_not_an_empty_session(tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "events.jsonl").unlink()
    assert "missing" in fault_of(opened(folder).check).reason


@pytest.mark.parametrize("name", ["session.json", "events.jsonl"])
def test_a_link_in_place_of_a_session_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = make(tmp_path / "s")
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    assert "symbolic link" in fault_of(lambda: opened(folder).check()).reason


def test_the_users_own_link_to_a_session_is_followed(tmp_path: Path) -> None:
    make(tmp_path / "s", [pause(1)])
    (tmp_path / "link").symlink_to(tmp_path / "s")
    assert opened(tmp_path / "link").check() == 1


def test_a_blob_is_read(tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "frames" / "deep").mkdir(parents=True)
    (folder / "frames" / "deep" / "1.png").write_bytes(b"pixels")
    assert opened(folder).read_blob("frames/deep/1.png") == b"pixels"
    assert opened(folder, blob_bytes=6).read_blob("frames/deep/1.png") == b"pixels"
    assert (
        "larger than 5 bytes"
        in fault_of(lambda: opened(folder, blob_bytes=5).read_blob("frames/deep/1.png")).reason
    )


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../x",
        "frames/../../x",
        "frames/..",
        ".",
        "",
        "frames//x",
        "frames/./x",
        "a\\b",
        "a\x00b",
    ],
)
def test_a_blob_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    session = opened(make(tmp_path))
    fault = fault_of(lambda: session.read_blob(path, line=4, field="$.frame"))
    assert (fault.line, fault.field) == (4, "$.frame")
    assert "stay inside" in fault.reason


def test_no_link_is_followed_to_a_blob(tmp_path: Path) -> None:
    folder = make(tmp_path / "s")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "1.png").write_bytes(b"x")
    (folder / "frames").symlink_to(tmp_path / "outside")
    (folder / "2.png").symlink_to(tmp_path / "outside" / "1.png")
    session = opened(folder)
    for path in ("frames/1.png", "2.png"):
        fault = fault_of(lambda path=path: session.read_blob(path))  # type: ignore[misc]
        assert "symbolic link" in fault.reason
        assert "outside" not in str(fault)


def test_only_regular_files_are_blobs(tmp_path: Path) -> None:
    folder = make(tmp_path)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "empty").write_bytes(b"")
    session = opened(folder)
    assert "not a regular file" in fault_of(lambda: session.read_blob("folder")).reason
    assert "not a regular file" in fault_of(lambda: session.read_blob("pipe")).reason
    assert "empty" in fault_of(lambda: session.read_blob("empty")).reason
    assert "missing" in fault_of(lambda: session.read_blob("frames/1.png")).reason
    assert "no folder" in fault_of(lambda: session.read_blob("empty/1.png")).reason


def test_a_socket_is_no_blob(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make(tmp_path)
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert "cannot be read (ENXIO)" in fault_of(lambda: opened(folder).read_blob("s")).reason


def test_no_permission_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(make(tmp_path))

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "no", "bob@example.com")

    monkeypatch.setattr(os, "open", refuse)
    fault = fault_of(lambda: session.read_blob("x"))
    assert "no permission" in fault.reason
    assert "bob" not in str(fault)
    assert fault.__suppress_context__


def test_a_failing_disk_refuses_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(make(tmp_path, [pause(1)]))

    def fail(*_: object) -> int:
        raise OSError(5, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", fail)
        fault = fault_of(session.check)
    assert "cannot be read (EIO)" in fault.reason


def test_sessions_are_found_sorted_and_not_inside_each_other(tmp_path: Path) -> None:
    make(tmp_path / "b" / "two")
    make(tmp_path / "b" / "one")
    make(tmp_path / "a")
    make(tmp_path / "a" / "nested")
    assert find_sessions(tmp_path) == [tmp_path / "a", tmp_path / "b" / "one", tmp_path / "b" / "two"]
    assert find_sessions(tmp_path / "a") == [tmp_path / "a"]


def test_links_to_sessions_are_not_found(tmp_path: Path) -> None:
    make(tmp_path / "real")
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "link").symlink_to(tmp_path / "real")
    assert "no session found" in fault_of(lambda: find_sessions(tmp_path / "all")).reason


def test_a_header_that_cannot_be_used_is_found_so_that_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x" / "session.json").mkdir(parents=True)
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "session.json").symlink_to("gone")
    assert find_sessions(tmp_path) == [tmp_path / "x", tmp_path / "y"]
    assert find_sessions(tmp_path / "y") == [tmp_path / "y"]


def test_a_folder_below_that_cannot_be_listed_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("good", "shut"):
        (tmp_path / name).mkdir()
    (tmp_path / "good" / "session.json").write_bytes(b"{}")
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    assert find_sessions(tmp_path) == [tmp_path / "good", tmp_path / "shut"]
    assert "session.json" in fault_of(lambda: open_session(tmp_path / "shut")).file


def test_a_source_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    assert "cannot be listed" in fault_of(lambda: find_sessions(tmp_path / "nowhere")).reason
    (tmp_path / "file").write_text("")
    assert "cannot be listed" in fault_of(lambda: find_sessions(tmp_path / "file")).reason
