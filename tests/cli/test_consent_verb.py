"""``redactor consent``: every change is in the ledger and on the audit log."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

import pytest

from redactor.errors import AuditWriteError
from tests.cli.conftest import Program
from tests.cli.world import CONSENT, PURPOSE, assert_golden, normalised

SINCE = ["--at", "2026-09-01T00:00:00Z", "--evidence", "form-1"]


def state(program: Program, *more: str) -> Any:
    return program("consent", "show", "--subject", "ann", "--json", *more).document


def test_a_life_of_a_consent(program: Program) -> None:
    steps = [
        (["grant", *SINCE, "--notice", "n-1", "--explicit", "--written", "--separate"], "given"),
        (["withdraw"], "withdrawn"),
        (["grant", "--expires", "2099-01-01T00:00:00Z", "--notice", "n-2"], "given"),
        (["refuse"], "refused"),
    ]
    for number, (arguments, said) in enumerate(steps):
        answer = program("consent", *arguments, "--subject", "ann")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out == f"recorded 1: {said}; audit records {number} to {number}\n"
        assert state(program)["states"] == {PURPOSE: said}
    history = state(program)["history"]
    assert [record["state"] for record in history] == ["given", "withdrawn", "given", "refused"]
    assert history[0]["notice_acknowledged_at"] == "2026-09-01T00:00:00Z"
    assert [history[0][name] for name in ("explicit", "written", "separate")] == [True] * 3
    assert state(program, "--at", "2026-10-01T00:00:00Z")["states"] == {PURPOSE: "given"}
    records = program("audit", "show", "--json").lines
    assert [record["event"] for record in records] == ["given", "withdrawn", "given", "refused"]
    assert "ann" not in json.dumps(records)


def test_json_names_the_records(program: Program) -> None:
    (told,) = program("consent", "grant", "--subject", "ann", "--json").document
    assert list(told) == ["record_id", "state", "audit_record"]
    assert (told["state"], told["audit_record"]) == ("given", 0)
    (told,) = program("consent", "withdraw", "--subject", "ann", "--json").document
    assert (told["state"], told["audit_record"]) == ("withdrawn", 1)


def test_show_reads_as_kept(program: Program) -> None:
    program(
        "consent", "grant", "--subject", "ann", *SINCE, "--notice", "n-1", "--expires", "2099-01-01T00:00:00Z"
    )
    program("consent", "refuse", "--subject", "ann", "--purpose", "other")
    text = program("consent", "show", "--subject", "ann").out
    assert_golden("consent-show.txt", normalised(text.replace(f"by {getpass.getuser()}", "by ACCOUNT")))
    only = program("consent", "show", "--subject", "ann", "--purpose", "other", "--json").document
    assert only["states"] == {"other": "refused"}
    assert len(only["history"]) == 1


def test_show_somebody_unknown(program: Program) -> None:
    answer = program("consent", "show", "--subject", "nobody")
    assert answer.code == 0
    assert answer.out.startswith("unknown: ")
    told = program("consent", "show", "--subject", "nobody", "--purpose", PURPOSE, "--json").document
    assert told["states"] == {PURPOSE: "unknown"}


def test_a_notice_of_another_day(program: Program) -> None:
    program(
        "consent", "grant", "--subject", "ann", "--notice", "n", "--notice-at", "2026-08-01T00:00:00Z", *SINCE
    )
    assert state(program)["history"][0]["notice_acknowledged_at"] == "2026-08-01T00:00:00Z"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["grant", "--subject", ""], "subject"),
        (["grant", "--subject", "ann", "--at", "2020-01-01T00:00:00Z"], "evidence"),
        (["grant", "--subject", "ann", "--at", "soon"], "--at is no time"),
        (["grant", "--subject", "ann", "--expires", "soon"], "--expires is no time"),
        (["grant", "--subject", "ann", "--notice-at", "2026-01-01"], "--notice-at has no offset from UTC"),
        (["grant", "--subject", "ann", "--expires", "2020-01-01T00:00:00Z"], "expires"),
        (["show", "--subject", "ann", "--at", "2026"], "--at is no time"),
    ],
)
def test_values_that_make_no_sense(program: Program, arguments: list[str], says: str) -> None:
    answer = program("consent", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


def test_import_all(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "consents.json"
    needed = {name: CONSENT[name] for name in ("purpose", "at", "actor", "evidence_ref")}
    file.write_text(json.dumps([CONSENT, {**needed, "state": "refused", "subject": "emp-2"}]))
    answer = program("consent", "import", file)
    assert (answer.code, answer.out) == (0, "recorded 2: given, refused; audit records 0 to 1\n")
    told = program("consent", "import", file, "--json").document
    assert [(entry["state"], entry["audit_record"]) for entry in told] == [("given", 2), ("refused", 3)]


def test_import_of_an_empty_list(program: Program, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    answer = program("consent", "import", tmp_path / "none.json")
    assert (answer.code, answer.out) == (0, "nothing to record: the list is empty\n")
    assert program("consent", "import", tmp_path / "none.json", "--json").document == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "bad.json: not a JSON list of objects"),
        (b"{}", "bad.json: not a JSON list of objects"),
        (b"[1]", "bad.json: not a JSON list of objects"),
        (b'["\xff"]', "bad.json: not a JSON list of objects"),
        (json.dumps([CONSENT, {"state": "given"}]).encode(), "bad.json, entry 2, field subject: missing"),
        (
            json.dumps([{**CONSENT, "state": "maybe"}]).encode(),
            "bad.json, entry 1, field state: must be",
        ),
        (json.dumps([{**CONSENT, "mood": "good"}]).encode(), "bad.json, entry 1, field $: unknown fields"),
        (json.dumps([{**CONSENT, "at": "soon"}]).encode(), "bad.json, entry 1, field at: must be a date"),
    ],
)
def test_import_is_all_or_none(program: Program, tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(data)
    answer = program("consent", "import", file)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert program("consent", "show", "--subject", CONSENT["subject"], "--json").document["history"] == []


def test_import_of_what_cannot_be_read(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cannot be read: No such file" in program("consent", "import", tmp_path / "none").err
    assert "cannot be read: Is a directory" in program("consent", "import", tmp_path).err
    monkeypatch.setattr("redactor.cli.consent.IMPORT_LIMIT", 2**20)
    (tmp_path / "big.json").write_bytes(b" " * (2**20 + 1))
    answer = program("consent", "import", tmp_path / "big.json")
    assert answer.code == 2
    assert "big.json: more than 1 MiB" in answer.err


def test_a_log_that_cannot_be_opened_leaves_the_ledger_alone(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise AuditWriteError("the log is locked", remedy="wait")

    with monkeypatch.context() as patch:
        patch.setattr("redactor.wire.audit_at", locked)
        assert program("consent", "grant", "--subject", "ann").code == 70
    assert state(program)["history"] == []
