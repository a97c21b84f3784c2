"""The log on disk: rights, crashes, full disks, other writers, changed files."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.audit.log import FileAuditLog
from redactor.audit.signing import Signer
from redactor.audit.verify import verify
from redactor.errors import AuditWriteError, VerificationError

SIGNER = Signer.from_seed(b"k" * 32)
BODY = {"type": "run", "clock_source": "system"}


def _log(folder: Path, count: int = 0) -> FileAuditLog:
    log = FileAuditLog(folder, SIGNER, lock_seconds=0.05)
    for _ in range(count):
        log.append([BODY])
    return log


def _proven(folder: Path) -> int:
    """Return how many records stand in a log that must be without any fault or warning."""
    report = verify(folder, trusted_key=SIGNER.public_file)
    assert report.first_fault is None
    assert report.warnings == ()
    assert report.records == report.head_records
    return report.records


def test_folder_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "audit"
    _log(folder, 2)
    assert folder.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert modes == dict.fromkeys(("records.jsonl", "head.json", "key.pub", "lock"), 0o600)
    assert (folder / "lock").read_bytes() == b""


def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    folder.mkdir(mode=0o755)
    _log(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_new_log_proves_itself_and_goes_on_where_it_ended(tmp_path: Path) -> None:
    _log(tmp_path)
    assert _proven(tmp_path) == 0
    _log(tmp_path, 3)
    (receipt,) = _log(tmp_path).append([BODY])
    assert receipt.number == 3
    assert _proven(tmp_path) == 4


def test_opening_without_need_writes_nothing(tmp_path: Path) -> None:
    _log(tmp_path, 2)
    before = (tmp_path / "head.json").stat().st_ino
    _log(tmp_path)
    assert (tmp_path / "head.json").stat().st_ino == before


def test_two_writers_take_turns(tmp_path: Path) -> None:
    one, two = _log(tmp_path), _log(tmp_path)
    numbers = [log.append([BODY])[0].number for log in (one, two, two, one, one, two)]
    assert numbers == [0, 1, 2, 3, 4, 5]
    assert _proven(tmp_path) == 6


def test_processes_may_append_at_once(tmp_path: Path) -> None:
    script = f"""
        from pathlib import Path
        from redactor.audit.log import FileAuditLog
        from redactor.audit.signing import Signer
        log = FileAuditLog(Path({str(tmp_path)!r}), Signer.from_seed(b"k" * 32))
        for _ in range(15):
            log.append([{BODY!r}] * 2)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    workers = [subprocess.Popen(command) for _ in range(3)]
    assert [worker.wait(timeout=100) for worker in workers] == [0, 0, 0]
    assert _proven(tmp_path) == 90


# --- crashes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("torn", [b"{", b'{"n":2,"at":"2026', b"\x00" * 5000, b"\xff"])
def test_an_unfinished_line_is_cut_off_when_the_log_is_opened(tmp_path: Path, torn: bytes) -> None:
    _log(tmp_path, 2)
    whole = (tmp_path / "records.jsonl").read_bytes()
    (tmp_path / "records.jsonl").write_bytes(whole + torn)
    report = verify(tmp_path)
    assert report.ok
    assert report.warnings == (f"{len(torn)} bytes of an unfinished write follow the last record",)
    _log(tmp_path)
    assert (tmp_path / "records.jsonl").read_bytes() == whole
    assert _proven(tmp_path) == 2


def test_an_unfinished_line_of_another_writer_is_cut_off_before_the_next_append(tmp_path: Path) -> None:
    log = _log(tmp_path, 2)
    with (tmp_path / "records.jsonl").open("ab") as file:
        file.write(b'{"n"')
    log.append([BODY])
    assert _proven(tmp_path) == 3


def test_records_without_a_head_are_taken_over_and_signed(tmp_path: Path) -> None:
    _log(tmp_path, 2)
    head = (tmp_path / "head.json").read_bytes()
    _log(tmp_path, 3)
    (tmp_path / "head.json").write_bytes(head)
    report = verify(tmp_path)
    assert (report.ok, report.records, report.head_records) == (True, 5, 2)
    assert report.warnings == ("3 records are not yet covered by the signed head",)
    _log(tmp_path)
    assert _proven(tmp_path) == 5


KILL = """
    import os, signal
    from pathlib import Path
    from redactor.audit.log import FileAuditLog
    from redactor.audit.signing import Signer

    log = FileAuditLog(Path({folder!r}), Signer.from_seed(b"k" * 32))
    left = {step}

    def deadly(call):
        def instead(*arguments, **options):
            global left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return call(*arguments, **options)
        return instead

    for name in ("pwrite", "fsync", "replace", "open", "close"):
        setattr(os, name, deadly(getattr(os, name)))
    while True:
        for receipt in log.append([{body!r}] * 3):
            os.write(1, b"%d\\n" % receipt.number)
"""


@pytest.mark.parametrize("step", range(0, 26, 2))
def test_killed_at_any_step_all_acknowledged_records_are_there(tmp_path: Path, step: int) -> None:
    script = textwrap.dedent(KILL.format(folder=str(tmp_path), step=step, body=BODY))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=100, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    acknowledged = [int(number) for number in done.stdout.split()]
    assert verify(tmp_path, trusted_key=SIGNER.public_file).ok
    _log(tmp_path, 1)
    assert acknowledged == list(range(len(acknowledged)))
    assert _proven(tmp_path) >= len(acknowledged) + 1


# --- disks that fail ------------------------------------------------------------------------------


def _fails(*_: object, **__: object) -> Any:
    raise OSError(errno.EIO, "Input/output error")


def _full(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


def _short(handle: int, data: bytes, offset: int) -> int:
    return _REAL_PWRITE(handle, data[:7], offset)


_REAL_PWRITE = os.pwrite


def _at_call(number: int, fault: Callable[..., Any], real: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(1_000))

    def either(*given: Any) -> Any:
        return fault(*given) if next(calls) == number else real(*given)

    return either


DISK_FAULTS = [
    *(("pwrite", number, fault) for number in (0, 1) for fault in (_fails, _full, _short)),
    *(("fsync", number, fault) for number in (0, 1, 2) for fault in (_fails, _full)),
]


@pytest.mark.parametrize(("call", "number", "fault"), DISK_FAULTS)
def test_a_failing_disk_acknowledges_nothing_and_the_log_stays_provable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, fault: Callable[..., Any]
) -> None:
    log = _log(tmp_path, 2)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, _at_call(number, fault, getattr(os, call)))
        with pytest.raises(AuditWriteError, match="cannot be written") as caught:
            log.append([BODY, BODY])
    assert caught.value.remedy
    # fsync number 2 is the folder's: then the head already speaks of the new records.
    assert _proven(tmp_path) == (4 if (call, number) == ("fsync", 2) else 2)
    with pytest.raises(AuditWriteError, match="failed before"):
        log.append([BODY])
    assert _log(tmp_path).append([BODY])


def test_a_head_that_cannot_be_put_in_place_leaves_records_for_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = _log(tmp_path, 2)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _fails)
        with pytest.raises(AuditWriteError):
            log.append([BODY])
    assert verify(tmp_path).warnings == ("1 records are not yet covered by the signed head",)
    _log(tmp_path)
    assert _proven(tmp_path) == 3


def test_when_the_rest_cannot_be_cut_off_either_the_next_writer_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = _log(tmp_path, 2)
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", _short)
        patch.setattr(os, "ftruncate", _fails)
        with pytest.raises(AuditWriteError):
            log.append([BODY])
    assert verify(tmp_path).warnings == ("7 bytes of an unfinished write follow the last record",)
    _log(tmp_path)
    assert _proven(tmp_path) == 2


def test_a_real_limit_on_the_file_size_is_a_write_error(tmp_path: Path) -> None:
    script = f"""
        import resource
        from pathlib import Path
        from redactor.audit.log import FileAuditLog
        from redactor.audit.signing import Signer
        from redactor.errors import AuditWriteError
        log = FileAuditLog(Path({str(tmp_path)!r}), Signer.from_seed(b"k" * 32))
        log.append([{BODY!r}])
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            log.append([{BODY!r}] * 100)
        except AuditWriteError:
            print("refused")
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, capture_output=True, timeout=100, check=True)
    assert done.stdout == b"refused\n"
    assert _proven(tmp_path) == 1


def test_an_interrupt_between_the_steps_leaves_the_object_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    log = _log(tmp_path, 1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            log.append([BODY])
    with pytest.raises(AuditWriteError, match="failed before"):
        log.append([BODY])
    _log(tmp_path)
    assert _proven(tmp_path) == 2


# --- the lock -------------------------------------------------------------------------------------


def test_a_lock_that_others_keep_is_an_error_in_the_end(tmp_path: Path) -> None:
    import fcntl

    log = _log(tmp_path)
    with (tmp_path / "lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(AuditWriteError, match="another process holds the lock"):
            log.append([BODY])
        with pytest.raises(AuditWriteError, match="another process holds the lock"):
            _log(tmp_path)


def test_a_lock_file_that_is_replaced_while_waiting_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    log = _log(tmp_path)
    real = fcntl.flock

    def replaced(handle: int, operation: int) -> None:
        (tmp_path / "lock").unlink()
        (tmp_path / "lock").touch()
        real(handle, operation)

    monkeypatch.setattr(fcntl, "flock", replaced)
    with pytest.raises(AuditWriteError, match="lock file was replaced"):
        log.append([BODY])


# --- changed files --------------------------------------------------------------------------------


def _first_byte(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def _last_hash(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-30] + bytes([data[-30] ^ 1]) + data[-29:])


def _cut_one(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))


CHANGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "head changed": ("head.json", _first_byte),
    "head emptied": ("head.json", lambda path: path.write_bytes(b"")),
    "head removed": ("head.json", Path.unlink),
    "key changed": ("key.pub", _last_hash),
    "key of another": ("key.pub", lambda path: path.write_bytes(Signer.from_seed(b"x" * 32).public_file)),
    "key removed": ("key.pub", Path.unlink),
    "last record changed": ("records.jsonl", _last_hash),
    "last record cut off": ("records.jsonl", _cut_one),
    "last newline cut off": ("records.jsonl", lambda path: os.truncate(path, path.stat().st_size - 1)),
    "records emptied": ("records.jsonl", lambda path: path.write_bytes(b"")),
    "foreign record added": ("records.jsonl", lambda path: path.write_bytes(path.read_bytes() + b"{}\n")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_log_does_not_open(tmp_path: Path, name: str) -> None:
    file, change = CHANGES[name]
    _log(tmp_path, 3)
    change(tmp_path / file)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(VerificationError) as caught:
        _log(tmp_path)
    assert caught.value.exit_code == 4
    assert caught.value.place == file
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["records emptied", "foreign record added", "last record cut off"])
def test_a_log_changed_under_an_open_writer_stops_it(tmp_path: Path, name: str) -> None:
    file, change = CHANGES[name]
    log = _log(tmp_path, 3)
    change(tmp_path / file)
    with pytest.raises(AuditWriteError):
        log.append([BODY])


@pytest.mark.parametrize("lost", ["half a record", "a whole record"])
def test_records_of_another_writer_that_are_cut_again_stop_the_next_append(tmp_path: Path, lost: str) -> None:
    log = _log(tmp_path, 1)
    _log(tmp_path, 3)
    lines = (tmp_path / "records.jsonl").read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1][:20] if lost == "half a record" else b""
    (tmp_path / "records.jsonl").write_bytes(b"".join(lines))
    with pytest.raises(AuditWriteError):
        log.append([BODY])
    assert (tmp_path / "records.jsonl").read_bytes() == b"".join(lines)


def test_a_log_of_another_key_does_not_open(tmp_path: Path) -> None:
    _log(tmp_path, 1)
    with pytest.raises(VerificationError, match="not the trusted key"):
        FileAuditLog(tmp_path, Signer.from_seed(b"x" * 32))


def test_removed_records_file_is_an_error_not_a_new_beginning(tmp_path: Path) -> None:
    _log(tmp_path, 1)
    (tmp_path / "records.jsonl").unlink()
    with pytest.raises(AuditWriteError):
        _log(tmp_path)
    assert not (tmp_path / "records.jsonl").exists()


@pytest.mark.parametrize("name", ["records.jsonl", "lock", "head.json.partial"])
def test_links_and_pipes_are_not_followed(tmp_path: Path, name: str) -> None:
    (tmp_path / "target").write_bytes(b"")
    for make in (lambda path: path.symlink_to(tmp_path / "target"), os.mkfifo):
        folder = tmp_path / getattr(make, "__name__", "link").strip("<>")
        folder.mkdir()
        make(folder / name)
        with pytest.raises(AuditWriteError):
            _log(folder)
    assert (tmp_path / "target").read_bytes() == b""


def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AuditWriteError):
        _log(tmp_path / "file" / "audit")


def test_a_long_last_record_is_found_again(tmp_path: Path) -> None:
    log = _log(tmp_path, 2)
    log.append([{"text": "x" * 1_000_000}])
    _log(tmp_path, 1)
    assert _proven(tmp_path) == 4


def test_head_is_signed_over_what_it_says(tmp_path: Path) -> None:
    _log(tmp_path, 2)
    head = json.loads((tmp_path / "head.json").read_bytes())
    last = json.loads((tmp_path / "records.jsonl").read_bytes().splitlines()[-1])
    assert (head["records"], head["hash"], head["at"]) == (2, last["hash"], last["at"])
    assert head["bytes"] == (tmp_path / "records.jsonl").stat().st_size
    assert (head["origin"], head["key_id"]) == ("redactor.audit/1", SIGNER.key_id)
