"""``redactor run``: exit codes, what is printed where, and going on with an earlier run."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from redactor.audit.verify import Fault, Report
from redactor.errors import AuditWriteError, RedactorError
from tests.cli.conftest import Program
from tests.cli.world import (
    EMAIL,
    PLAIN,
    SCREEN,
    SCROLL,
    TEXT,
    WINDOW,
    assert_golden,
    in_a_process,
    normalised,
    picture,
    session,
    tree,
)

pytestmark = [pytest.mark.tesseract, pytest.mark.usefixtures("home")]
SECURE = {"kind": "text", "field": "password", "text": "hunter2 is no password", "secure": True}
FILE = {"kind": "file", "path": "files/contract.docx"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.usefixtures("consent")
def test_all_released_ends_with_0(program: Program, tmp_path: Path, out: Path) -> None:
    source = session(tmp_path / "in" / "one", [*PLAIN, SCREEN], frames={"1.png": picture(EMAIL)})
    answer = program("run", source, "--out", out)
    assert (answer.code, answer.err) == (0, "")
    assert EMAIL not in (out / "one" / "events.jsonl").read_text()
    assert {path.name for path in out.iterdir()} == {"one", "manifest.json", "summary.html"}
    assert stat.S_IMODE((out / "one").stat().st_mode) == 0o700
    assert stat.S_IMODE((out / "summary.html").stat().st_mode) == 0o600


@pytest.mark.usefixtures("consent")
def test_screens_as_webp_are_named_and_taken_up_again(program: Program, tmp_path: Path, out: Path) -> None:
    source = session(tmp_path / "in" / "one", [*PLAIN, SCREEN], frames={"1.png": picture(EMAIL)})
    answer = program("run", source, "--out", out, "--format", "webp")
    assert (answer.code, answer.err) == (0, "")
    assert [path.name for path in (out / "one" / "frames").iterdir()] == ["000004.webp"]
    assert '"frame":"frames/000004.webp"' in (out / "one" / "events.jsonl").read_text()
    assert "data:image/png;base64," in (out / "summary.html").read_text()
    again = program("run", source, "--out", out, "--format", "webp", "--resume")
    assert (again.code, again.err) == (0, "")


@pytest.mark.usefixtures("consent")
def test_something_withheld_ends_with_3(program: Program, tmp_path: Path, out: Path) -> None:
    answer = program("run", session(tmp_path / "one", [WINDOW, FILE]), "--out", out)
    assert answer.code == 3
    assert "unsupported_content 1" in answer.out


def test_something_refused_by_policy_ends_with_3(program: Program, tmp_path: Path, out: Path) -> None:
    answer = program("run", session(tmp_path / "one"), "--out", out)
    assert answer.code == 3
    assert "consent_unknown 3" in answer.out
    assert not answer.err


@pytest.mark.usefixtures("consent")
def test_wrong_input_outranks_refusals(program: Program, tmp_path: Path, out: Path) -> None:
    session(tmp_path / "in" / "broken", ["{"])
    session(tmp_path / "in" / "held", [WINDOW, FILE])
    assert program("run", tmp_path / "in", "--out", out).code == 2


def test_a_missing_reader_ends_with_5_before_anything(tmp_path: Path, out: Path) -> None:
    source = session(tmp_path / "one")
    answer = in_a_process("run", source, "--out", out, home=tmp_path / "home", PATH="/nowhere")
    assert answer.code == 5
    assert "tesseract" in answer.err.lower()
    assert not out.exists()


@pytest.mark.usefixtures("consent")
def test_a_log_that_does_not_verify_ends_with_4(
    program: Program, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(file="log.jsonl", message="the record was changed", record=3, offset=120, intact=3)
    report = Report(records=3, head_records=9, key_trusted=False, first_fault=fault, warnings=())
    monkeypatch.setattr("redactor.batch.run.verify", lambda _: report)
    answer = program("run", session(tmp_path / "one"), "--out", out)
    assert answer.code == 4
    assert "the record was changed" in answer.err
    assert "does not prove what it should" in (out / "summary.html").read_text()


def test_an_internal_fault_ends_with_70_and_tells_no_content(
    program: Program, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(EMAIL)

    monkeypatch.setattr("redactor.batch.run.Run.prepare", broken)
    answer = program("run", session(tmp_path / "one"), "--out", out)
    assert answer.code == 70
    assert "RuntimeError at tests.cli.test_run:" in answer.err
    assert EMAIL not in answer.err


def test_a_log_that_cannot_be_written_ends_with_70(
    program: Program, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AuditWriteError("the disk is full", remedy="free space")

    monkeypatch.setattr("redactor.audit.log.FileAuditLog.append", full)
    answer = program("run", session(tmp_path / "one"), "--out", out)
    assert answer.code == 70
    assert answer.err == "redactor: the disk is full\n  free space\n"
    assert not (out / "one").exists()


@pytest.mark.usefixtures("consent")
def test_a_disk_that_fails_is_on_record(
    program: Program, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RedactorError("writing failed (ENOSPC)", remedy="free space")

    with monkeypatch.context() as patch:
        patch.setattr("redactor.capture.writer.SessionWriter.commit", full)
        assert program("run", session(tmp_path / "one"), "--out", out).code == 70
    last = program("audit", "show", "--last", "1", "--json").document
    assert (last["type"], last["event"]) == ("run", "failed")


# --- what is printed ------------------------------------------------------------------------------


def three_kinds(folder: Path) -> Path:
    """Write a good, a refused and a broken session."""
    session(folder / "a-good", [*PLAIN, SCREEN, SECURE], frames={"1.png": picture(EMAIL)})
    session(folder / "b-german", subject={**_subject(), "work_region": "DE"})
    session(folder / "c-broken", [WINDOW, "{'seq': 2}"])
    session(folder / "d-no-frame", [WINDOW, SCREEN, TEXT])
    return folder


def _subject() -> dict[str, str]:
    return {"id": "emp-1", "work_region": "US-CA", "employer_region": "US", "worker_type": "employee"}


@pytest.mark.usefixtures("consent")
def test_the_table_reads_as_kept(program: Program, tmp_path: Path, out: Path) -> None:
    answer = program("run", three_kinds(tmp_path / "in"), "--out", out)
    assert answer.code == 2
    assert_golden("run.txt", normalised(answer.out, tmp_path))
    assert_golden("run.err", normalised(answer.err, tmp_path))


@pytest.mark.usefixtures("consent")
def test_json_is_the_manifest_and_nothing_else(program: Program, tmp_path: Path, out: Path) -> None:
    answer = program("run", three_kinds(tmp_path / "in"), "--out", out, "--json")
    assert answer.code == 2
    assert answer.out.count("\n") == 1
    assert answer.document == json.loads((out / "manifest.json").read_text())
    assert_golden("run.json", normalised(json.dumps(answer.document, indent=1, sort_keys=True), tmp_path))


@pytest.mark.usefixtures("consent")
def test_the_sessions_manifest_reads_as_kept(program: Program, tmp_path: Path, out: Path) -> None:
    program("run", three_kinds(tmp_path / "in"), "--out", out)
    kept = "".join((out / name / "manifest.json").read_text() for name in ("a-good", "d-no-frame"))
    assert str(tmp_path) not in kept
    assert_golden("session-manifests.txt", normalised(kept))


@pytest.mark.usefixtures("consent")
def test_many_faults_are_told_in_short(program: Program, tmp_path: Path, out: Path) -> None:
    screens = [{**SCREEN, "frame": f"frames/{number}.png"} for number in range(30)]
    answer = program("run", session(tmp_path / "one", [WINDOW, *screens]), "--out", out)
    assert answer.code == 2
    assert answer.err.count("the file is missing") == 20
    assert "one: 10 more of these" in answer.err
    assert (out / "one" / "manifest.json").read_text().count("the file is missing") == 30


@pytest.mark.usefixtures("consent")
def test_a_folder_name_that_is_no_text_is_told_in_escapes(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "in" / "caf\udce9"
    session(folder, ["{"], session_id="cafe")
    folder.joinpath("session.json").write_text("{")
    home = tmp_path / "home"
    for arguments in ([], ["--json", "--resume"]):
        answer = in_a_process("run", tmp_path / "in", "--out", out, *arguments, home=home)
        assert answer.code == 2
        assert "caf\\\\xe9" in answer.out if arguments else "caf\\xe9" in answer.out
        assert "caf\\udce9" in answer.err
    assert json.loads((out / "manifest.json").read_text())["sessions"][0]["session"] == "caf\\xe9"


@pytest.mark.usefixtures("consent")
def test_the_session_in_the_current_folder(
    program: Program, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = session(tmp_path / "here", ["{"])
    (folder / "session.json").write_text("[]")
    monkeypatch.chdir(folder)
    answer = program("run", ".", "--out", out, "--json")
    assert [line["session"] for line in answer.document["sessions"]] == ["here"]


# --- outputs that are there already ---------------------------------------------------------------


@pytest.mark.usefixtures("consent")
def test_resume_on_a_finished_output_does_nothing_again(program: Program, tmp_path: Path, out: Path) -> None:
    source = three_kinds(tmp_path / "in")
    first = program("run", source, "--out", out, "--json")
    before = tree(out)
    stamps = {path: path.stat().st_mtime_ns for path in (out / "a-good").rglob("*")}
    second = program("run", source, "--out", out, "--resume", "--json")
    assert second.code == first.code == 2
    sessions = second.document["sessions"]
    assert sessions == first.document["sessions"]
    after = tree(out)
    same = before.keys() - {"manifest.json", "summary.html"}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert stamps == {path: path.stat().st_mtime_ns for path in (out / "a-good").rglob("*")}
    records = [
        json.loads(line) for line in program("audit", "show", "--last", "4", "--json").out.splitlines()
    ]
    assert [record["event"] for record in records] == ["finished", "started", "refused", "finished"]


@pytest.mark.usefixtures("consent")
def test_resume_keeps_exit_codes_0_and_3(program: Program, tmp_path: Path, out: Path) -> None:
    session(tmp_path / "in" / "one")
    assert program("run", tmp_path / "in", "--out", out).code == 0
    assert program("run", tmp_path / "in", "--out", out, "--resume").code == 0
    session(tmp_path / "in" / "two", [WINDOW, FILE])
    assert program("run", tmp_path / "in", "--out", out, "--resume").code == 3
    assert program("run", tmp_path / "in", "--out", out, "--resume").code == 3


@pytest.mark.usefixtures("consent")
def test_without_resume_an_output_that_is_there_stops_the_run(
    program: Program, tmp_path: Path, out: Path
) -> None:
    source = session(tmp_path / "one")
    assert program("run", source, "--out", out).code == 0
    before = tree(out)
    records = len(program("audit", "show", "--json", "--last", "1000").out.splitlines())
    answer = program("run", source, "--out", out)
    assert answer.code == 2
    assert f"{out / 'one'}: an output is there already" in answer.err
    assert "--resume" in answer.err
    assert tree(out) == before
    assert len(program("audit", "show", "--json", "--last", "1000").out.splitlines()) == records


@pytest.mark.usefixtures("consent")
def test_new_sessions_go_beside_old_ones(program: Program, tmp_path: Path, out: Path) -> None:
    assert program("run", session(tmp_path / "one"), "--out", out).code == 0
    assert program("run", session(tmp_path / "two"), "--out", out).code == 0
    assert (out / "one" / "events.jsonl").exists()
    assert (out / "two" / "events.jsonl").exists()


@pytest.mark.usefixtures("consent")
@pytest.mark.parametrize("changed", ["policy", "source", "home", "damaged"])
def test_resume_refuses_what_is_not_its_own(
    program: Program, tmp_path: Path, out: Path, changed: str
) -> None:
    source = session(tmp_path / "one")
    assert program("run", source, "--out", out).code == 0
    arguments: list[str | Path] = []
    if changed == "policy":
        arguments = ["--policy", "US-CA"]
    elif changed == "source":
        with (source / "events.jsonl").open("a") as file:
            file.write(json.dumps({"seq": 4, "at": "2026-10-12T17:00:00Z", **SCROLL}) + "\n")
    elif changed == "home":
        arguments = ["--home", tmp_path / "other-home"]
    else:
        (out / "one" / "manifest.json").write_text("{}")
    before = tree(out)
    answer = program("run", source, "--out", out, "--resume", *arguments)
    assert answer.code == 2
    assert f"{out / 'one' / 'manifest.json'}: " in answer.err
    assert "remove the folder, or choose another --out" in answer.err
    assert tree(out) == before


@pytest.mark.usefixtures("consent")
@pytest.mark.parametrize("touched", ["events.jsonl", "manifest.json", "frames/000004.png"])
def test_resume_refuses_a_finished_output_that_was_touched(
    program: Program, tmp_path: Path, out: Path, touched: str
) -> None:
    source = session(tmp_path / "one", [*PLAIN, SCREEN], frames={"1.png": picture(EMAIL)})
    assert program("run", source, "--out", out).code == 0
    file = out / "one" / touched
    data = file.read_bytes()
    file.write_bytes(data.replace(b"Inbox", b"Inb0x").replace(b'"text"', b'"texd"') + b"\n")
    answer = program("run", source, "--out", out, "--resume")
    assert answer.code == 2
    assert str(out / "one") in answer.err
    file.write_bytes(data)
    assert program("run", source, "--out", out, "--resume").code == 0


@pytest.mark.usefixtures("consent")
@pytest.mark.parametrize("resume", [[], ["--resume"]], ids=["without", "with"])
def test_an_unfinished_output_of_something_else(
    program: Program, tmp_path: Path, out: Path, resume: list[str]
) -> None:
    (out / "one.partial").mkdir(parents=True)
    (out / "one.partial" / "start.json").write_text('{"binding": "other", "source": "other"}')
    answer = program("run", session(tmp_path / "one"), "--out", out, *resume)
    assert answer.code == 2
    assert "one.partial" in answer.err
    assert "Traceback" not in answer.err
    assert not (out / "one").exists()


# --- requests that cannot be right ----------------------------------------------------------------


def test_an_output_inside_the_source(program: Program, tmp_path: Path) -> None:
    source = session(tmp_path / "one")
    before = tree(source)
    answer = program("run", source, "--out", source / "out")
    assert answer.code == 2
    assert str(source / "out") in answer.err
    assert tree(source) == before


def test_a_source_inside_the_output(program: Program, tmp_path: Path) -> None:
    session(tmp_path / "in" / "one")
    assert program("run", tmp_path / "in", "--out", tmp_path).code == 2
    assert not (tmp_path / "manifest.json").exists()


def test_an_output_that_is_a_file(program: Program, tmp_path: Path, out: Path) -> None:
    out.write_text("mine")
    answer = program("run", session(tmp_path / "one"), "--out", out)
    assert answer.code == 2
    assert f"{out} is no folder" in answer.err
    assert out.read_text() == "mine"


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_a_source_that_holds_no_session(program: Program, tmp_path: Path, out: Path, kind: str) -> None:
    source = tmp_path / "source"
    if kind == "file":
        source.write_text("x")
    elif kind == "empty":
        source.mkdir()
    answer = program("run", session(tmp_path / "good"), source, "--out", out) if kind != "empty" else None
    alone = program("run", source, "--out", tmp_path / "alone")
    assert alone.code == 2
    assert str(source) in alone.err
    assert not (tmp_path / "alone").exists()
    if answer is not None:
        assert answer.code == 2
        assert not out.exists()


@pytest.mark.usefixtures("consent")
def test_one_empty_source_among_others_is_refused_and_they_go_on(
    program: Program, tmp_path: Path, out: Path
) -> None:
    (tmp_path / "empty").mkdir()
    answer = program("run", tmp_path / "empty", session(tmp_path / "good"), "--out", out)
    assert answer.code == 2
    assert "empty: no session found" in answer.err
    assert (out / "good" / "events.jsonl").exists()


@pytest.mark.usefixtures("consent")
def test_a_source_named_twice_is_redacted_once(program: Program, tmp_path: Path, out: Path) -> None:
    source = session(tmp_path / "in" / "one")
    answer = program("run", source, tmp_path / "in", "--out", out, "--json")
    assert answer.code == 0
    assert len(answer.document["sessions"]) == 1


def test_a_home_that_cannot_be_used(program: Program, tmp_path: Path, out: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = program("run", session(tmp_path / "one"), "--out", out, "--home", tmp_path / "file")
    assert answer.code == 2
    assert "home" in answer.err
