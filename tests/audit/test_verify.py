"""The verifier: what it says about which fault, and that it never crashes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.audit.chain import ORIGIN, ZERO_HASH, Tail, check_head, decode, encode, seal, write_head
from redactor.audit.log import FileAuditLog
from redactor.audit.signing import Signer, read_public_key
from redactor.audit.verify import Fault, LogFaultError, iter_records, verify
from redactor.canonical import canonical_json

SIGNER = Signer.from_seed(b"k" * 32)
RECORDS = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    log = FileAuditLog(tmp_path / "audit", SIGNER)
    log.append([{"type": "run", "text": "ž\n", "number": number} for number in range(RECORDS)])
    return tmp_path / "audit"


def _fault(folder: Path) -> Fault:
    fault = verify(folder).first_fault
    assert fault is not None
    return fault


def _lines(folder: Path) -> list[bytes]:
    return (folder / "records.jsonl").read_bytes().splitlines(keepends=True)


def _put(folder: Path, lines: list[bytes]) -> None:
    (folder / "records.jsonl").write_bytes(b"".join(lines))


def _forge(folder: Path, signer: Signer = SIGNER, **changes: Any) -> None:
    """Sign a head that says something else."""
    head = decode((folder / "head.json").read_bytes()) | changes
    del head["signature"]
    (folder / "head.json").write_bytes(encode(head | {"signature": signer.sign(encode(head))}) + b"\n")


def test_a_good_log_has_no_fault_and_no_warning(folder: Path) -> None:
    report = verify(folder, trusted_key=SIGNER.public_file)
    assert (report.ok, report.records, report.head_records, report.warnings) == (True, RECORDS, RECORDS, ())
    assert report.key_trusted
    assert not verify(folder).key_trusted


def test_records_are_given_back_one_by_one(folder: Path) -> None:
    assert [record["number"] for record in iter_records(folder)] == [0, 1, 2, 3]


def test_records_are_given_back_up_to_the_fault(folder: Path) -> None:
    lines = _lines(folder)
    _put(folder, [*lines[:2], lines[3]])
    seen = []
    with pytest.raises(LogFaultError, match="record 2") as caught:
        seen += [record["n"] for record in iter_records(folder)]
    assert caught.value.exit_code == 4
    assert caught.value.fault.intact == 2
    assert next(iter_records(folder))["n"] == 0


def _rehashed(line: bytes, **changes: Any) -> bytes:
    return seal(decode(line) | changes)[0]


LINE_FAULTS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "not JSON": ("is not JSON", lambda _: b"{]\n"),
    "empty line": ("is not JSON", lambda _: b"\n"),
    "no object": ("is not a JSON object", lambda _: b"[1]\n"),
    "not UTF-8": ("is not UTF-8", lambda line: line.replace("ž".encode(), b"\xc5\x20")),
    "byte order mark": ("is not JSON", lambda line: b"\xef\xbb\xbf" + line),
    "white space": ("is not in canonical form", lambda line: line.replace(b'","', b'", "', 1)),
    "carriage return": ("is not in canonical form", lambda line: line[:-1] + b"\r\n"),
    "other escape": ("is not in canonical form", lambda line: line.replace(b"\\n", b"\\u000a")),
    "other order": (
        "is not in canonical form",
        lambda line: b"{" + line[1:-2].partition(b",")[2] + b"," + line[1:].partition(b",")[0] + b"}\n",
    ),
    "name twice": ("holds a name twice", lambda line: line.replace(b'"n":', b'"n":1,"n":')),
    "name not ASCII": ("not ASCII", lambda line: line.replace(b'"text"', '"téxt"'.encode())),
    "fraction": ("not whole", lambda line: line.replace(b'"n":1', b'"n":1.0')),
    "exponent": ("not whole", lambda line: line.replace(b'"n":1', b'"n":1e0')),
    "NaN": ("not whole", lambda line: line.replace(b'"n":1', b'"n":NaN')),
    "minus zero": ("does not have the number", lambda line: line.replace(b'"n":1', b'"n":-0')),
    "large number": ("too large", lambda line: line.replace(b'"n":1', b'"n":9007199254740992')),
    "huge number": ("too large", lambda line: line.replace(b'"n":1', b'"n":' + b"9" * 10_000)),
    "lone surrogate": ("no canonical form", lambda line: line.replace(b'"run"', b'"\\ud800"')),
    "deep nesting": ("nested too deeply", lambda _: b"[" * 100_000 + b"\n"),
    "long line": ("is too long", lambda line: b" " * (1 << 20) + line),
    "other number": ("does not have the number 1", lambda line: _rehashed(line, n=2)),
    "true as number": ("does not have the number 1", lambda line: _rehashed(line, n=True)),
    "other predecessor": ("does not follow", lambda line: _rehashed(line, prev=ZERO_HASH)),
    "no time": ("has no time", lambda line: _rehashed(line, at=None)),
    "time of another form": ("has no time", lambda line: _rehashed(line, at="2026-01-31T12:00:00Z")),
    "earlier time": ("has no time", lambda line: _rehashed(line, at="2001-01-01T00:00:00.000Z")),
    "changed content": ("its hash does not fit", lambda line: line.replace(b'"run"', b'"ran"')),
    "hash left out": ("its hash does not fit", lambda line: encode({**decode(line), "hash": None}) + b"\n"),
}


@pytest.mark.parametrize("name", LINE_FAULTS)
def test_the_first_bad_record_is_named_with_its_place(folder: Path, name: str) -> None:
    message, change = LINE_FAULTS[name]
    lines = _lines(folder)
    bad = change(lines[1])
    assert bad != lines[1]
    _put(folder, [lines[0], bad, *lines[2:]])
    fault = _fault(folder)
    assert message in fault.message
    assert (fault.file, fault.record, fault.line, fault.offset) == ("records.jsonl", 1, 2, len(lines[0]))
    assert fault.intact == 1
    assert str(fault) == f"records.jsonl record 1 (line 2, byte {len(lines[0])}): {fault.message}"


def test_a_well_made_forgery_breaks_the_chain_at_the_next_record(folder: Path) -> None:
    lines = _lines(folder)
    _put(folder, [lines[0], _rehashed(lines[1], text="forged"), *lines[2:]])
    assert (_fault(folder).record, _fault(folder).intact) == (2, 2)


def test_a_forged_last_record_is_not_the_signed_one(folder: Path) -> None:
    lines = _lines(folder)
    _put(folder, [*lines[:3], _rehashed(lines[3], text="x\n")])
    fault = _fault(folder)
    assert (fault.record, fault.message) == (3, "is not the record that the head signed")


@pytest.mark.parametrize("kept", range(RECORDS))
def test_missing_records_at_the_end_are_noticed(folder: Path, kept: int) -> None:
    _put(folder, _lines(folder)[:kept])
    fault = _fault(folder)
    assert (fault.record, fault.intact) == (kept, kept)
    assert fault.message == "is missing: the head has signed 4 records"


def test_a_signed_record_without_its_newline_is_cut_off(folder: Path) -> None:
    os.truncate(folder / "records.jsonl", (folder / "records.jsonl").stat().st_size - 1)
    fault = _fault(folder)
    assert (fault.record, fault.message) == (3, "is cut off")


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 1, 2, 3), (0, 1, 3)])
def test_records_in_another_order_are_noticed(folder: Path, order: tuple[int, ...]) -> None:
    lines = _lines(folder)
    _put(folder, [lines[index] for index in order])
    assert not verify(folder).ok


@pytest.mark.parametrize("name", ["records.jsonl", "head.json", "key.pub"])
@pytest.mark.parametrize("instead", ["nothing", "folder", "link", "pipe", "emptiness"])
def test_a_file_that_is_no_file_is_a_fault_of_that_file(folder: Path, name: str, instead: str) -> None:
    path = folder / name
    path.rename(folder.parent / name)
    make: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "folder": path.mkdir,
        "link": lambda: path.symlink_to(folder.parent / name),
        "pipe": lambda: os.mkfifo(path),
        "emptiness": path.touch,
    }
    make[instead]()
    assert _fault(folder).file == name


def test_a_folder_that_is_none_is_a_fault(tmp_path: Path) -> None:
    report = verify(tmp_path / "nowhere")
    assert (report.ok, report.records, report.head_records) == (False, 0, None)
    assert report.warnings == ("the folder cannot be listed: No such file or directory",)


def test_the_lock_file_must_stay_empty_but_may_be_missing(folder: Path) -> None:
    (folder / "lock").unlink()
    assert verify(folder).ok
    (folder / "lock").write_bytes(b"\0")
    assert str(_fault(folder)) == "lock: is not empty"
    (folder / "lock").unlink()
    (folder / "lock").symlink_to("nowhere")
    assert _fault(folder).file == "lock"


def test_other_files_are_reported_by_name(folder: Path) -> None:
    (folder / "notes\n.txt").touch()
    report = verify(folder)
    assert report.ok
    assert report.warnings == ("'notes\\n.txt' is no file of an audit log",)


HEADS: dict[str, tuple[str, dict[str, Any]]] = {
    "origin": ("unknown origin", {"origin": "redactor.audit/2"}),
    "key id": ("another key", {"key_id": "0" * 16}),
    "unknown field": ("form that was written", {"more": 1}),
    "records": ("wrong form", {"records": "4"}),
    "negative": ("wrong form", {"records": -1}),
    "true": ("wrong form", {"bytes": True}),
    "hash": ("wrong form", {"hash": "md5"}),
    "time": ("wrong form", {"at": None}),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_signed_head_of_another_form_is_refused(folder: Path, name: str) -> None:
    message, changes = HEADS[name]
    _forge(folder, **changes)
    fault = _fault(folder)
    assert fault.file == "head.json"
    assert message in fault.message
    # The chain itself is whole, and the report says so.
    assert fault.intact == RECORDS


@pytest.mark.parametrize("change", [{"hash": "sha256:" + "1" * 64}, {"bytes": 3}])
def test_a_head_that_signs_another_record_is_refused(folder: Path, change: dict[str, Any]) -> None:
    _forge(folder, **change)
    assert (_fault(folder).file, _fault(folder).record) == ("records.jsonl", 3)


def test_a_head_of_another_signer_is_refused(folder: Path) -> None:
    _forge(folder, Signer.from_seed(b"x" * 32))
    assert "signature does not hold" in _fault(folder).message


def test_a_whole_log_of_another_signer_only_shows_against_a_trusted_key(folder: Path) -> None:
    other = Signer.from_seed(b"x" * 32)
    tail = check_head((folder / "head.json").read_bytes(), read_public_key(SIGNER.public_file))
    (folder / "head.json").write_bytes(write_head(tail, other))
    (folder / "key.pub").write_bytes(other.public_file)
    assert verify(folder).ok
    fault = verify(folder, trusted_key=SIGNER.public_file).first_fault
    assert fault == Fault("key.pub", "is not the trusted key", intact=RECORDS)


def test_with_two_faults_the_head_comes_first(folder: Path) -> None:
    (folder / "head.json").unlink()
    _put(folder, _lines(folder)[1:])
    assert (_fault(folder).file, _fault(folder).intact) == ("head.json", 0)


def test_a_disk_that_cannot_be_read_is_a_fault(folder: Path) -> None:
    class Broken:
        def readline(self, _: int) -> bytes:
            raise OSError(5, "Input/output error")

    from redactor.audit.verify import walk

    with pytest.raises(LogFaultError, match="Input/output error"):
        next(walk(Broken(), Tail()))  # type: ignore[arg-type]
    assert verify(folder).ok


def test_the_fast_encoder_gives_canonical_json() -> None:
    value = {"b": ['\u2028\x00\x1f\x7f"\\/', 0, -1, 2**53 - 1, None], "a": {"Z": True, "_": False, "z": {}}}
    assert encode(value) == canonical_json(value)


def test_head_of_an_empty_log(tmp_path: Path) -> None:
    FileAuditLog(tmp_path, SIGNER)
    head = decode((tmp_path / "head.json").read_bytes())
    assert (head["records"], head["bytes"], head["hash"], head["origin"]) == (0, 0, ZERO_HASH, ORIGIN)
    assert list(iter_records(tmp_path)) == []
