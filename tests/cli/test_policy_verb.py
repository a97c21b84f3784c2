"""``redactor policy``: list, check, test and explain."""

from __future__ import annotations

from pathlib import Path

import pytest

import redactor.policies
from tests.cli.conftest import Program
from tests.cli.world import HEADER, SCROLL, TEXT, WINDOW, session

PACKS = ["CH", "EU_EEA", "GB", "US", "US-CA", "strict-global"]
PACKAGED = Path(redactor.policies.__file__).parent


def own(folder: Path, old: str = "", new: str = "") -> Path:
    """Write a pack of one's own with its cases; ``old`` becomes ``new`` once."""
    text = (PACKAGED / "strict-global.yaml").read_text().replace("id: strict-global", "id: mine", 1)
    assert old in text
    (folder / "mine.yaml").write_text(text.replace(old, new, 1) if old else text)
    cases = (PACKAGED / "strict-global.cases.yaml").read_text()
    (folder / "mine.cases.yaml").write_text(cases.replace("strict-global", "mine"))
    return folder / "mine.yaml"


def test_list(program: Program) -> None:
    answer = program("policy", "list")
    assert (answer.code, answer.err) == (0, "")
    for pack in PACKS:
        assert f"\n{pack} " in answer.out
    packs = program("policy", "list", "--json").document
    assert [pack["id"] for pack in packs] == PACKS
    keys = "id version title regions default_decision effective_from unverified_citations digest".split()
    assert [list(pack) for pack in packs] == [keys] * len(packs)
    (eu,) = [pack for pack in packs if pack["id"] == "EU_EEA"]
    assert eu["default_decision"] == "exempt"
    assert {"DE", "FR", "NO"} <= set(eu["regions"])


def test_check_of_all_and_of_one(program: Program, tmp_path: Path) -> None:
    assert program("policy", "check").out == f"right: {', '.join(PACKS)}\n"
    mine = own(tmp_path)
    assert program("policy", "check", mine).out == f"right: {mine}\n"
    assert program("policy", "check", mine, "--json").document == {"ok": True, "faults": []}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("default_decision:", "default_desicion:", "default_desicion"),
        ("title: Strictest", "title: a\ntitle: Strictest", "title"),
        ('regions: ["*"]', "regions: [CA, TX]", "regions"),
        ("expires_days: 365", "expires_days: many", "expires_days"),
    ],
)
def test_check_names_every_fault(program: Program, tmp_path: Path, old: str, new: str, key: str) -> None:
    mine = own(tmp_path, old, new)
    answer = program("policy", "check", mine)
    assert (answer.code, answer.out) == (2, "")
    assert f"{mine}:" in answer.err
    assert key in answer.err
    told = program("policy", "check", mine, "nosuch", "--json")
    assert told.code == 2
    assert told.document["ok"] is False
    files = {fault["file"] for fault in told.document["faults"]}
    assert files == {str(mine), "nosuch"}
    assert all(fault["line"] >= 1 and fault["message"] for fault in told.document["faults"])


def test_test_runs_the_cases_beside_a_pack(program: Program, tmp_path: Path) -> None:
    answer = program("policy", "test")
    assert (answer.code, answer.err) == (0, "")
    for pack in PACKS:
        assert f"\n{pack} " in answer.out
    told = program("policy", "test", "US-CA", own(tmp_path), "--json")
    assert told.code == 0
    assert set(told.document) == {"US-CA", str(tmp_path / "mine.yaml")}
    for cases in told.document.values():
        assert cases
        assert all(case["passed"] and case["expected"] == case["got"] for case in cases)


def test_test_fails_when_a_pack_decides_otherwise(program: Program, tmp_path: Path) -> None:
    mine = own(tmp_path, "default_decision: opt_in", "default_decision: exempt")
    answer = program("policy", "test", mine)
    assert answer.code == 2
    assert f"{mine}, line " in answer.err
    assert ": expected release" in answer.err
    told = program("policy", "test", mine, "--json")
    assert told.code == 2
    assert not all(case["passed"] for case in told.document[str(mine)])


def test_test_without_cases_is_wrong_use(program: Program, tmp_path: Path) -> None:
    mine = own(tmp_path)
    (tmp_path / "mine.cases.yaml").unlink()
    answer = program("policy", "test", mine)
    assert answer.code == 2
    assert "mine.cases.yaml" in answer.err


SITUATION = ["--subject", "emp-1", "--region", "US-CA", "--prerequisite", "dpia:D", "--app", "Outlook"]
SITUATION += ["--prerequisite", "risk_assessment:R", "--at", "2026-10-12T16:00:00Z"]


@pytest.mark.usefixtures("consent")
@pytest.mark.parametrize(
    ("change", "first"),
    [
        ([], "release: allowed"),
        (["--subject", "emp-2"], "refuse: consent_unknown, notice_missing"),
        (["--region", "DE"], "refuse: region_exempt"),
        (["--purpose", "discipline"], "refuse: purpose_denied"),
        (["--app", "Signal"], "refuse: app_denied"),
        (["--at", "2027-10-12T16:00:00Z"], "refuse: consent_expired"),
    ],
)
def test_explain_a_situation(program: Program, change: list[str], first: str) -> None:
    answer = program("policy", "explain", *SITUATION, *change)
    assert answer.code == 0
    assert answer.out.splitlines()[0].startswith(first)
    told = program("policy", "explain", *SITUATION, *change, "--json").document
    action, _, reasons = first.partition(": ")
    assert told["action"] == action
    assert set(reasons.split(", ")) <= set(told["reasons"])


def test_explain_says_what_a_region_means(program: Program) -> None:
    assert (
        "`CA` is Canada; for California write `US-CA`" in program("policy", "explain", "--region", "CA").out
    )


def test_explain_without_anybody(program: Program) -> None:
    answer = program("policy", "explain", "--kind", "text", "--title", "Inbox")
    assert answer.code == 0
    assert answer.out.startswith("refuse: ")


@pytest.mark.usefixtures("consent")
def test_explain_an_event_of_a_session(program: Program, tmp_path: Path) -> None:
    folder = session(tmp_path / "one", [WINDOW, TEXT, {**WINDOW, "app": "Signal"}, SCROLL])
    assert program("policy", "explain", folder, "--seq", "2").out.startswith("release: allowed")
    assert program("policy", "explain", folder, "--seq", "4").out.startswith("refuse: app_denied")
    answer = program("policy", "explain", folder, "--seq", "5")
    assert answer.code == 2
    assert "the session has no event 5" in answer.err
    broken = session(tmp_path / "two", ["{"])
    assert "two/events.jsonl, line 1" in program("policy", "explain", broken).err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--at", "yesterday"], "--at is no time"),
        (["--at", "2026-10-12T16:00:00"], "--at has no offset from UTC"),
        (["--policy", "nosuch"], "nosuch"),
        (["nosuch-folder"], "nosuch-folder"),
    ],
)
def test_explain_says_what_is_wrong(program: Program, arguments: list[str], says: str) -> None:
    answer = program("policy", "explain", "--subject", "x", *arguments)
    assert answer.code == 2
    assert says in answer.err
    assert HEADER["purpose"] not in answer.err
