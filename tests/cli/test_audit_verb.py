"""``redactor audit``: a whole log, a changed one, and what it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.world import SUBJECT, session

pytestmark = pytest.mark.usefixtures("consent")


def test_a_whole_log(program: Program, home: Path) -> None:
    answer = program("audit", "verify")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "whole: 1 records, 1 signed, checked against the key beside the log\n"
    told = program("audit", "verify", "--json").document
    assert (told["ok"], told["records"], told["fault"]) == (True, 1, None)
    copy = home.parent / "kept.pub"
    shutil.copy(home / "audit" / "key.pub", copy)
    assert "checked against the given key" in program("audit", "verify", home / "audit", "--key", copy).out


def test_a_changed_byte_ends_with_4_and_names_the_place(program: Program, home: Path) -> None:
    program("consent", "withdraw", "--subject", SUBJECT)
    (log,) = (home / "audit").glob("*.jsonl")
    data = bytearray(log.read_bytes())
    data[len(data) // 3] ^= 1
    log.write_bytes(data)
    answer = program("audit", "verify")
    assert (answer.code, answer.out) == (4, "")
    assert f"{log.name} record 0 (line 1, byte 0)" in answer.err
    assert "the first 0 records are still proven" in answer.err
    told = program("audit", "verify", "--json")
    assert told.code == 4
    assert told.document["ok"] is False
    assert (told.document["fault"]["file"], told.document["fault"]["record"]) == (log.name, 0)
    assert program("audit", "show").code == 4
    # Nothing is added to a log that is broken at its end.
    log.write_bytes(bytes(data[:-5]))
    assert program("consent", "refuse", "--subject", SUBJECT).code == 4


def test_a_stranger_in_the_folder_is_a_warning(program: Program, home: Path) -> None:
    (home / "audit" / "notes.txt").write_text("x")
    answer = program("audit", "verify")
    assert answer.code == 0
    assert "redactor: warning: " in answer.err
    assert "notes.txt" in answer.err


@pytest.mark.parametrize("key", ["missing.pub", "not-a-key.pub"])
def test_a_key_that_is_none(program: Program, tmp_path: Path, key: str) -> None:
    (tmp_path / "not-a-key.pub").write_text("hello")
    answer = program("audit", "verify", "--key", tmp_path / key)
    assert answer.code in (2, 4)
    assert not answer.out
    assert "Traceback" not in answer.err


def test_the_key_of_another_log(program: Program, tmp_path: Path) -> None:
    program("consent", "refuse", "--subject", "x", "--home", tmp_path / "other")
    answer = program("audit", "verify", "--key", tmp_path / "other" / "audit" / "key.pub")
    assert answer.code == 4


def test_show(program: Program) -> None:
    for _ in range(3):
        program("consent", "withdraw", "--subject", SUBJECT)
    answer = program("audit", "show", "--last", "2")
    assert answer.code == 0
    rows = answer.out.splitlines()[2:]
    assert [row.split()[0] for row in rows] == ["2", "3"]
    assert all("consent withdrawn" in row for row in rows)
    assert [record["n"] for record in program("audit", "show", "--json").lines] == [0, 1, 2, 3]
    one = program("audit", "show", "--record", "1")
    assert one.document["n"] == 1
    assert SUBJECT not in one.out


def test_show_what_is_not_there(program: Program, tmp_path: Path) -> None:
    assert "the log has no record 99" in program("audit", "show", "--record", "99").err
    for verb in ("show", "verify"):
        answer = program("audit", verb, tmp_path / "nowhere")
        assert answer.code == 2
        assert "is no audit log" in answer.err
    (tmp_path / "empty").mkdir()
    assert program("audit", "verify", tmp_path / "empty").code == 4


def test_show_items_with_what_was_found(program: Program) -> None:
    program("text", stdin=b"Write to jane.doe@example.com")
    (row,) = program("audit", "show", "--last", "1").out.splitlines()[2:]
    for word in ("item text", "release", "allowed", "EMAIL_ADDRESS 1"):
        assert word in row


@pytest.mark.tesseract
def test_show_names_the_event(program: Program, tmp_path: Path) -> None:
    program("run", session(tmp_path / "one"), "--out", tmp_path / "out")
    assert "item text 2" in program("audit", "show").out
