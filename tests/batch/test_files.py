"""A result is whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from redactor.batch.files import legible_name, write_whole
from redactor.errors import UsageError


def test_written_whole_and_for_the_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "a.json"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "a.json"
    write_whole(file, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync", full) if step == "fsync" else (Path, "replace", full)))
        with pytest.raises(UsageError, match="No space left on device"):
            write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write"):
        write_whole(tmp_path / "file" / "a.json", b"")


@pytest.mark.parametrize(
    ("path", "name"), [("a/b", "b"), ("a/b/", "b"), ("née", "née"), ("caf\udce9", "caf\\xe9")]
)
def test_names_are_legible(path: str, name: str) -> None:
    assert legible_name(Path(path)) == name


def test_the_name_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert legible_name(Path()) == "here"
