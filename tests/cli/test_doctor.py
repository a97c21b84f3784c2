"""``redactor doctor``: what is here, what is not, and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redactor.mask.surrogate import names
from redactor.policy.load import builtin_document
from tests.cli.conftest import Program
from tests.cli.world import in_a_process
from tests.fakes import raising

pytestmark = pytest.mark.tesseract
CHECKS = ["redactor", "reader", "detector", "visual", "policy", "home", "audit"]


def test_all_is_well(program: Program, home: Path) -> None:
    answer = program("doctor")
    assert (answer.code, answer.err) == (0, "")
    assert [line.split()[:2] for line in answer.out.splitlines()] == [["ok", check] for check in CHECKS]
    assert "no log yet" in answer.out
    program("consent", "refuse", "--subject", "x")
    told = program("doctor", "--json").document
    assert told["ok"] is True
    assert [check["check"] for check in told["checks"]] == CHECKS
    assert told["checks"][-1]["found"] == "whole, 1 records"
    assert told["checks"][-2]["found"] == str(home)


def test_a_missing_reader(home: Path) -> None:
    answer = in_a_process("doctor", home=home, TESSDATA_PREFIX="/nowhere")
    assert answer.code == 5
    assert "\nNO   reader" in answer.out
    assert "redactor: reader: " in answer.err
    told = in_a_process("doctor", "--json", home=home, TESSDATA_PREFIX="/nowhere")
    assert told.code == 5
    assert [check["check"] for check in told.document["checks"] if not check["ok"]] == ["reader"]


def test_a_policy_that_is_none(program: Program) -> None:
    answer = program("doctor", "--policy", "nosuch")
    assert answer.code == 2
    assert "\nNO   policy" in answer.out


def test_a_policy_with_stand_ins_needs_lists_of_names(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = dict(builtin_document("strict-global.yaml").data)
    pack = tmp_path / "mine.yaml"
    people = {"PERSON": {"operator": "surrogate"}}
    pack.write_text(json.dumps(data | {"id": "mine", "entities": data["entities"] | people}), "utf-8")
    assert program("doctor", "--policy", pack).code == 0
    monkeypatch.setattr(names, "import_module", raising(ModuleNotFoundError()))
    assert program("doctor").code == 0
    answer = program("doctor", "--policy", pack)
    assert answer.code == 5
    assert "\nNO   policy" in answer.out
    assert "redactor[surrogate]" in answer.err


def test_a_ledger_that_is_none(program: Program, home: Path) -> None:
    home.mkdir()
    (home / "consent.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    answer = program("doctor")
    assert answer.code == 2
    assert "\nNO   home" in answer.out


def test_a_key_that_others_may_read(program: Program, home: Path) -> None:
    program("consent", "refuse", "--subject", "x")
    (home / "keys" / "master.key").chmod(0o644)
    answer = program("doctor")
    assert answer.code == 2
    assert "can be read by others" in answer.out
    assert "chmod 600" in answer.err


def test_a_log_that_was_changed(program: Program, home: Path) -> None:
    program("consent", "refuse", "--subject", "x")
    (log,) = (home / "audit").glob("*.jsonl")
    log.write_bytes(log.read_bytes().replace(b"refused", b"granted"))
    answer = program("doctor")
    assert answer.code == 4
    assert "\nNO   audit" in answer.out
    assert "redactor: audit: keep a copy" in answer.err
