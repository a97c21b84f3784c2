"""The lists of a home folder: read, refused, marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor import lists
from redactor.errors import InputError, UsageError

KEY = bytes(range(32))


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    path.chmod(0o600)
    return path


def test_a_missing_folder_holds_no_lists(tmp_path: Path) -> None:
    assert lists.read(tmp_path / "none") == lists.Lists()
    assert not lists.Lists()


def test_reads_all_four(tmp_path: Path) -> None:
    put(tmp_path, "terms.txt", "\ufeff# ours\nProject Bluebird\r\n\nAres\nAres\n".encode())
    put(tmp_path, "customers.txt", b"Initech GmbH\n")
    put(tmp_path, "people.txt", "Jane Doe; jane@example.com;; @jdoe\n山田\n".encode())
    put(tmp_path, "left-alone.txt", b"HR\n")
    put(tmp_path, "notes.md", b"not a list")
    read = lists.read(tmp_path)
    assert read.terms == ("Project Bluebird", "Ares")
    assert read.customers == ("Initech GmbH",)
    assert read.people == (("Jane Doe", "jane@example.com", "@jdoe"), ("山田",))
    assert read.left_alone == ("HR",)
    assert read
    assert repr(read) == "Lists(2 terms, 1 customers, 2 people, 1 left alone)"


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("terms.txt", b"fine one\n\xff\xfe\n", 2),
        ("terms.txt", b"ab\n", 1),
        ("customers.txt", b"# x\n--a--\n", 2),
        ("terms.txt", b"long enough\n" + b"x" * 501, 2),
        ("terms.txt", b"nul \x00 inside\n", 1),
        ("people.txt", b"; jane@example.com\n", 1),
        ("people.txt", b"Jane Doe; jd\n", 1),
        ("left-alone.txt", b"--\n", 1),
        ("terms.txt", b"\n" * (lists.MAX_LINES + 1), None),
    ],
)
def test_bad_lists_are_refused_by_file_and_line(
    tmp_path: Path, name: str, content: bytes, line: int | None
) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        lists.read(tmp_path)
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert all(part not in caught.value.reason for part in ("jane", "long enough", "nul"))


def test_a_huge_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MAX_BYTES", 10)
    put(tmp_path, "terms.txt", b"more than ten bytes")
    with pytest.raises(InputError, match="more than 10 bytes"):
        lists.read(tmp_path)


def test_a_list_that_others_may_read_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "terms.txt", b"Bluebird\n").chmod(0o640)
    with pytest.raises(UsageError, match="read by others") as caught:
        lists.read(tmp_path)
    assert "chmod 600" in caught.value.remedy


def test_a_misspelt_list_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "term.txt", b"Bluebird\n")
    with pytest.raises(UsageError, match="means nothing"):
        lists.read(tmp_path)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").mkdir(mode=0o700)
    with pytest.raises(UsageError, match="cannot be read"):
        lists.read(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be read"):
        lists.read(tmp_path / "file")


def test_the_mark_depends_on_content_and_key_alone() -> None:
    one = lists.Lists(terms=("Bluebird",))
    assert lists.mark(one, KEY) == lists.mark(lists.Lists(("Bluebird",)), KEY)
    others = (
        lists.Lists(customers=("Bluebird",)),
        lists.Lists(terms=("Bluebirds",)),
        lists.Lists(people=(("Bluebird",),)),
        lists.Lists(left_alone=("Bluebird",)),
    )
    marks = {lists.mark(other, KEY) for other in (one, *others)} | {lists.mark(one, bytes(32))}
    assert len(marks) == 6
    assert all(mark.startswith("lists:") and len(mark) == 18 for mark in marks)
