"""The output session: atomic, private, resumable after a stop at any step."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from redactor.capture.events import Clipboard, File, Header, SafeEvent, Screenshot
from redactor.capture.header import Device, Subject
from redactor.capture.manifest import ManifestEntry
from redactor.capture.session import open_session
from redactor.capture.writer import SessionWriter, check_apart
from redactor.errors import InputError, RedactorError
from redactor.values import SafeImage

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOURCE = b'{"source": 1}'
HEADER = Header(
    schema="redactor.session/1",
    session_id="mail-1",
    subject=Subject(id="[SUBJECT_1]", worker_type="employee", work_region="US-CA", employer_region="US"),
    device=Device(owner="employer", regions=()),
    purpose="ai_training",
    started_at=AT,
)
IMAGE = SafeImage(2, 2, b"png bytes", "image/png", ())


def begin(out: Path) -> SessionWriter:
    return SessionWriter.begin(out, HEADER, source=SOURCE, binding="policy 1")


def resume(out: Path) -> SessionWriter:
    return SessionWriter.resume(out, HEADER, source=SOURCE, binding="policy 1")


def released(seq: int, blob: str | None = None) -> ManifestEntry:
    return ManifestEntry(
        seq=seq, kind="clipboard", outcome="released", reasons=("allowed",), record=seq, blob=blob
    )


def withheld(seq: int) -> ManifestEntry:
    return ManifestEntry(seq=seq, kind="clipboard", outcome="withheld", reasons=("mask_failed",), record=seq)


def clip(seq: int) -> SafeEvent:
    return SafeEvent(Clipboard(seq=seq, at=AT, text=f"text {seq}"))


def shot(seq: int, frame: str) -> SafeEvent:
    return SafeEvent(Screenshot(seq=seq, at=AT, frame=frame))


def write(writer: SessionWriter) -> Path:
    """Write the session of these tests from wherever ``writer`` stands: clip, nothing, screen, clip."""
    if writer.settled < 2:
        steps = [(released(1), [clip(1)]), (withheld(2), [])][writer.settled :]
        writer.commit([entry for entry, _ in steps], [event for _, events in steps for event in events])
    if writer.settled < 3:
        blob = writer.stage_blob(3, IMAGE)
        writer.commit([released(3, blob)], [shot(3, blob)])
    if writer.settled < 4:
        writer.commit([released(4)], [clip(4)])
    return writer.finish({"items": [entry.seq for entry in writer.entries]})


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, bytes]:
    return tree(write(begin(tmp_path / "whole")))


def test_the_output_is_a_session_with_a_manifest(tmp_path: Path, whole: dict[str, bytes]) -> None:
    assert sorted(whole) == ["events.jsonl", "frames/000003.png", "manifest.json", "session.json"]
    session = open_session(tmp_path / "whole" / "mail-1")
    assert [event.seq for event in session.events()] == [1, 3, 4]
    assert session.read_blob("frames/000003.png") == b"png bytes"
    assert session.header == msgspec.structs.replace(HEADER, redacted=True)
    assert json.loads(whole["manifest.json"]) == {"items": [1, 2, 3, 4]}
    assert sorted(p.name for p in (tmp_path / "whole").iterdir()) == ["mail-1"]


def test_nothing_has_its_final_name_before_the_end(tmp_path: Path) -> None:
    writer = begin(tmp_path)
    writer.commit([released(1)], [clip(1)])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mail-1.partial"]
    assert not list(tmp_path.rglob("session.json"))
    writer.close()


def test_all_is_private_to_the_user(tmp_path: Path) -> None:
    writer = begin(tmp_path / "new")
    writer.stage_blob(1, IMAGE)
    for path in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path.name
    writer.discard()


def test_discarding_leaves_nothing(tmp_path: Path) -> None:
    writer = begin(tmp_path)
    writer.commit([released(1)], [clip(1)])
    writer.discard()
    assert list(tmp_path.iterdir()) == []
    writer.discard()


@pytest.mark.parametrize("start", [begin, resume])
def test_a_finished_session_is_not_overwritten(
    tmp_path: Path, start: Callable[[Path], SessionWriter]
) -> None:
    folder = write(begin(tmp_path))
    before = tree(folder)
    with pytest.raises(InputError, match="exists already"):
        start(tmp_path)
    assert tree(folder) == before


def test_an_unfinished_output_is_not_begun_again(tmp_path: Path) -> None:
    begin(tmp_path).close()
    with pytest.raises(InputError, match="unfinished"):
        begin(tmp_path)


def test_resuming_needs_the_same_source_and_binding(tmp_path: Path) -> None:
    begin(tmp_path).close()
    with pytest.raises(InputError, match="another source or policy"):
        SessionWriter.resume(tmp_path, HEADER, source=b"{}", binding="policy 1")
    with pytest.raises(InputError, match="another source or policy"):
        SessionWriter.resume(tmp_path, HEADER, source=SOURCE, binding="policy 2")


def test_two_runs_do_not_write_the_same_output(tmp_path: Path) -> None:
    first = begin(tmp_path)
    with pytest.raises(InputError, match="another run"):
        resume(tmp_path)
    first.close()
    resume(tmp_path).close()


def test_resuming_where_there_is_nothing_begins(tmp_path: Path, whole: dict[str, bytes]) -> None:
    writer = resume(tmp_path / "new")
    assert writer.settled == 0
    assert tree(write(writer)) == whole


def test_what_no_whole_item_line_stands_for_is_cut_away(tmp_path: Path, whole: dict[str, bytes]) -> None:
    writer = begin(tmp_path)
    writer.commit([released(1), withheld(2)], [clip(1)])
    writer.stage_blob(3, IMAGE)
    writer.close()
    with (writer.partial / "session" / "events.jsonl").open("ab") as events:
        events.write(b'{"torn')
    with (writer.partial / "items.jsonl").open("ab") as items:
        items.write(b'{"torn')
    (writer.partial / "session" / "frames" / "000009.png.new").write_bytes(b"torn")
    again = resume(tmp_path)
    assert again.settled == 2
    assert [entry.seq for entry in again.entries] == [1, 2]
    assert list((again.partial / "session" / "frames").iterdir()) == []
    assert tree(write(again)) == whole


def test_half_a_group_is_not_settled(tmp_path: Path) -> None:
    writer = begin(tmp_path)
    writer.commit([released(1)], [clip(1)])
    writer.commit([released(2), released(3)], [clip(2), clip(3)])
    items = writer.partial / "items.jsonl"
    writer.close()
    items.write_bytes(b"".join(items.read_bytes().splitlines(keepends=True)[:2]))

    again = resume(tmp_path)

    assert again.settled == 1
    assert [line.seq for line in again.entries] == [1]
    again.close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda partial: (partial / "items.jsonl").write_bytes(b"nonsense\n"),
        lambda partial: (partial / "items.jsonl").write_bytes(b"\xff\n"),
        lambda partial: (partial / "session" / "events.jsonl").write_bytes(b""),
        lambda partial: (partial / "session" / "frames" / "000003.png").unlink(),
        lambda partial: (partial / "session").rename(partial / "elsewhere"),
    ],
)
def test_a_damaged_output_is_not_resumed(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    writer = begin(tmp_path)
    writer.commit(
        [released(1), released(3, writer.stage_blob(3, IMAGE))], [clip(1), shot(3, "frames/000003.png")]
    )
    writer.close()
    harm(writer.partial)
    with pytest.raises(InputError, match="damaged"):
        resume(tmp_path)


@pytest.mark.parametrize(
    ("entries", "events", "message"),
    [
        ([released(2), released(1)], [clip(2), clip(1)], "in the order"),
        ([released(1), released(1)], [clip(1), clip(1)], "in the order"),
        ([released(1)], [], "without its event"),
        ([released(1)], [clip(2)], "without its event"),
        ([withheld(1)], [clip(1)], "without a released entry"),
        ([released(1)], [shot(1, "frames/x.png")], "that was staged"),
        ([released(1, "frames/000001.png")], [clip(1)], "that was staged"),
        ([released(1)], [SafeEvent(File(seq=1, at=AT, path="files/a.docx"))], "that was staged"),
    ],
)
def test_a_wrong_commit_writes_nothing(
    tmp_path: Path, entries: list[ManifestEntry], events: list[SafeEvent], message: str
) -> None:
    writer = begin(tmp_path)
    with pytest.raises(ValueError, match=message):
        writer.commit(entries, events)
    assert list(writer.entries) == []
    assert (writer.partial / "session" / "events.jsonl").read_bytes() == b""
    writer.discard()


def test_an_empty_commit_changes_nothing(tmp_path: Path) -> None:
    writer = begin(tmp_path)
    writer.commit([], [])
    writer.commit([released(1)], [clip(1)])
    writer.commit([], [])
    assert writer.settled == 1
    with pytest.raises(ValueError, match="in the order"):
        writer.commit([released(1)], [clip(1)])
    writer.close()


SYSTEM_CALLS = ("write", "fsync", "replace", "rename", "mkdir", "open", "unlink", "rmdir", "ftruncate")


class Stopped(BaseException):
    """The process is gone."""


def stop_at(monkeypatch: pytest.MonkeyPatch, count: int, fault: BaseException) -> Callable[[], int]:
    """Let every system call after the ``count``-th raise ``fault``; returns a counter."""
    done = 0

    def guarded(call: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done > count:
                raise fault
            return call(*args, **named)

        return step

    for name in SYSTEM_CALLS:
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))
    return lambda: done


def all_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with monkeypatch.context() as patch:
        counted = stop_at(patch, 10**9, Stopped())
        write(begin(tmp_path / "count"))
        return counted()


def attempts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> Iterator[tuple[Path, BaseException]]:
    """Stop the writing of a session at each of its steps in turn."""
    for count in range(all_steps(tmp_path, monkeypatch)):
        out = tmp_path / f"stop-{count}"
        out.mkdir()
        with monkeypatch.context() as patch:
            stop_at(patch, count, fault)
            writers = []
            try:
                writers.append(begin(out))
                write(writers[0])
            except (Stopped, RedactorError) as stopped:
                caught: BaseException = stopped
            else:
                continue
        for writer in writers:
            writer.close()
        yield out, caught


def test_stopped_at_any_step_and_resumed_nothing_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes]
) -> None:
    stops = 0
    for out, _ in attempts(tmp_path, monkeypatch, Stopped()):
        stops += 1
        final = out / "mail-1"
        if final.exists():
            assert tree(final) == whole
            with pytest.raises(InputError, match="exists already"):
                resume(out)
        else:
            assert tree(write(resume(out))) == whole
        assert [p.name for p in out.iterdir()] == ["mail-1"]
    assert stops > 30


def test_a_full_disk_is_told_at_any_step_and_resuming_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes]
) -> None:
    full = OSError(28, "full", "bob@example.com")
    codes = set()
    for out, fault in attempts(tmp_path, monkeypatch, full):
        assert isinstance(fault, RedactorError)
        assert "ENOSPC" in str(fault)
        assert "bob" not in str(fault)
        assert fault.remedy
        codes.add(fault.exit_code)
        if not (out / "mail-1").exists():
            assert tree(write(resume(out))) == whole
    assert codes == {2, 70}


def test_a_failed_commit_closes_the_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = begin(tmp_path)
    with monkeypatch.context() as patch:
        stop_at(patch, 0, OSError(28, "full"))
        with pytest.raises(RedactorError, match="ENOSPC"):
            writer.commit([released(1)], [clip(1)])
    with pytest.raises(RedactorError, match="closed"):
        writer.commit([released(1)], [clip(1)])


def test_short_writes_are_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes]
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    assert tree(write(begin(tmp_path / "slow"))) == whole


def test_an_output_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write here"):
        begin(tmp_path / "file" / "out")


@pytest.mark.parametrize(
    ("source", "out", "apart"),
    [
        ("a", "b", True),
        ("a", "ab", True),
        ("a/b", "a/c", True),
        ("a", "a", False),
        ("a", "a/b", False),
        ("a/b", "a", False),
        ("a", "b/../a/c", False),
        ("a", "link/c", False),
    ],
)
def test_source_and_output_are_kept_apart(tmp_path: Path, source: str, out: str, *, apart: bool) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    if apart:
        check_apart(tmp_path / source, tmp_path / out)
    else:
        with pytest.raises(InputError, match="inside the source"):
            check_apart(tmp_path / source, tmp_path / out)


def test_entries_show_nothing() -> None:
    assert repr(released(1)) == "ManifestEntry(...)"
    assert "text 1" not in repr(clip(1))
