"""The home folder: where it is, and keys that are made once and never read when others could."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from redactor.canonical import KEY_BYTES
from redactor.errors import UsageError
from redactor.home import Home, load_master_key, locate, open_home
from tests.fakes import raising


def test_the_caller_s_word_comes_first_then_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDACTOR_HOME", str(tmp_path / "named"))
    assert locate(tmp_path / "given").root == tmp_path / "given"
    assert locate().root == tmp_path / "named"
    monkeypatch.setenv("REDACTOR_HOME", "")
    assert locate().root.name == "redactor"
    monkeypatch.delenv("REDACTOR_HOME")
    assert locate().root.is_absolute()


def test_the_folders_are_made_for_the_user_alone(tmp_path: Path) -> None:
    home = open_home(tmp_path / "a" / "home")
    for folder in (home.root, home.master_key.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert open_home(home.root) == home


def test_the_layout(tmp_path: Path) -> None:
    home = Home(tmp_path)
    names = [path.relative_to(tmp_path).as_posix() for path in (home.signing_key, home.ledger, home.audit)]
    assert names == ["keys/audit-signing.key", "consent.sqlite", "audit"]


@pytest.mark.parametrize("below", ["", "inner"])
def test_a_home_that_cannot_be_made_is_told_with_a_remedy(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be made") as refused:
        open_home(tmp_path / "file" / below)
    assert "--home" in refused.value.remedy


def test_a_key_is_made_once_whole_and_private(tmp_path: Path) -> None:
    path = open_home(tmp_path / "home").master_key
    key = load_master_key(path)
    assert len(key) == KEY_BYTES
    assert load_master_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in path.parent.iterdir()] == ["master.key"]


def test_of_many_that_make_a_key_at_once_one_wins(tmp_path: Path) -> None:
    path = open_home(tmp_path / "home").master_key
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: load_master_key(path), range(32)))
    assert len(keys) == 1
    assert [item.name for item in path.parent.iterdir()] == ["master.key"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o666, 0o777])
def test_a_key_that_others_may_read_is_refused_and_not_repaired(tmp_path: Path, mode: int) -> None:
    path = open_home(tmp_path / "home").master_key
    load_master_key(path)
    path.chmod(mode)
    with pytest.raises(UsageError, match="can be read by others") as refused:
        load_master_key(path)
    assert "chmod 600" in refused.value.remedy
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("size", [0, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_key_of_another_size_is_refused_and_left_as_it_is(tmp_path: Path, size: int) -> None:
    path = open_home(tmp_path / "home").master_key
    path.write_bytes(bytes(size))
    path.chmod(0o600)
    with pytest.raises(UsageError, match=f"has {size} bytes") as refused:
        load_master_key(path)
    assert "backup" in refused.value.remedy
    assert path.read_bytes() == bytes(size)


def test_a_folder_in_the_key_s_place_is_refused(tmp_path: Path) -> None:
    path = open_home(tmp_path / "home").master_key
    path.mkdir(mode=0o700)
    with pytest.raises(UsageError, match="cannot be used") as refused:
        load_master_key(path)
    assert refused.value.remedy


def test_a_full_disk_leaves_no_half_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = open_home(tmp_path / "home").master_key
    monkeypatch.setattr(os, "fsync", raising(OSError(28, "No space left on device")))
    with pytest.raises(UsageError, match="No space left"):
        load_master_key(path)
    assert not path.exists()
