"""Reading policy files: what is YAML and what packs accept of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from redactor.errors import PolicyError
from redactor.policy import yamlfile
from redactor.policy.yamlfile import dotted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("0x1f", "0x1f"),
        ("1:30", "1:30"),
        ("1.50", 1.5),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("1e9", "1e9"),
        ("2026-01-01", "2026-01-01"),
        ("'12'", "12"),
        ("9999999999999999999", "9999999999999999999"),
    ],
)
def test_scalars_follow_the_core_schema(text: str, value: Any) -> None:
    found = yamlfile.parse(f"key: {text}\n".encode(), "f.yaml").data["key"]
    assert found == value
    assert type(found) is type(value)


def test_lines_are_kept_for_every_key_and_item() -> None:
    document = yamlfile.parse(b"a: 1\nb:\n  c:\n    - x\n    - y\n", "f.yaml")
    assert document.data == {"a": 1, "b": {"c": ["x", "y"]}}
    assert document.lines["b", "c"] == 3
    assert document.lines["b", "c", 1] == 5
    assert str(document.fault(("b", "c", 1), "odd")) == "f.yaml:5: b.c[1]: odd"
    assert document.fault(("b", "missing", "deep"), "odd").line == 2
    assert document.fault(("nowhere",), "odd").line == 1


def test_an_empty_file_is_nothing() -> None:
    document = yamlfile.parse(b"# only a comment\n", "f.yaml")
    assert document.data is None
    assert dotted(()) == "$"


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3, "duplicate key, first seen on line 1"),
        (b"a: &x 1\nb: *x\n", 1, "anchors and aliases"),
        (b"b: *x\n", 1, "anchors and aliases"),
        (b"a: !!python/object:os.system x\n", 1, "tags are not used"),
        (b"a: !!str 1\n", 1, "tags are not used"),
        (b"a: 1\n---\nb: 2\n", 2, "more than one document"),
        (b"a: " + b"[" * 13 + b"]" * 13, 1, "nested deeper"),
        (b"a: " + b"[" * 5000, 1, "nested deeper"),
        (b"? [a, b]\n: 1\n", 1, "a key must be a plain word"),
        (b"a: [1\n", 2, "not valid YAML"),
        (b"a: '\x01'\n", 1, "not valid YAML"),
        (b"a: \xff\n", 1, "not UTF-8"),
        (b"#" * (1 << 20) + b"#", 1, "larger than"),
    ],
)
def test_what_packs_do_not_use_is_a_fault_with_its_line(raw: bytes, line: int, message: str) -> None:
    with pytest.raises(PolicyError) as caught:
        yamlfile.parse(raw, "f.yaml")
    assert caught.value.faults[0].line == line
    assert message in str(caught.value)


def test_all_forbidden_things_are_reported_at_once() -> None:
    with pytest.raises(PolicyError) as caught:
        yamlfile.parse(b"a: &x 1\nb: *x\nc: !t 1\n", "f.yaml")
    assert [fault.line for fault in caught.value.faults] == [1, 2, 3]


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("a: 1\n")
    assert yamlfile.read(file).file == str(file)
    assert yamlfile.read(file, "p").data == {"a": 1}
    with pytest.raises(PolicyError, match="no such file"):
        yamlfile.read(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PolicyError, match="no such file"):
        yamlfile.read(tmp_path / "pipe")


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("a: 1\n")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PolicyError, match="cannot be read: PermissionError"):
        yamlfile.read(file)
