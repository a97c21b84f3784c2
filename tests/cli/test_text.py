"""``redactor text``: whole texts and JSON lines, exit codes, and a talk over a pipe."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
from pathlib import Path

import pytest

from redactor.cli.content import _standard_input
from redactor.errors import AuditWriteError, UsageError
from tests.cli.conftest import Program
from tests.cli.world import EMAIL, PROGRAM, assert_golden, environment, in_a_process, normalised

GATED = ["--subject", "emp-1", "--region", "US-CA", "--purpose", "ai_training.agent_interaction"]


def line(number: object, text: str, **more: object) -> str:
    return json.dumps({"id": number, "text": text, **more}, ensure_ascii=False) + "\n"


def test_standard_input_to_standard_output(program: Program) -> None:
    answer = program("text", stdin=f"Write to {EMAIL}.\r\nWe met in a café 😀\n".encode())
    assert answer.code == 0
    assert normalised(answer.out) == "Write to [EMAIL_ADDRESS_TOKEN].\r\nWe met in a café 😀\n"
    assert not answer.err


def test_files_one_after_the_other(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first\n")
    (tmp_path / "b.txt").write_text(f"second {EMAIL}\n")
    answer = program("text", tmp_path / "a.txt", tmp_path / "b.txt")
    assert answer.code == 0
    assert normalised(answer.out) == "first\nsecond [EMAIL_ADDRESS_TOKEN]\n"


EXPLAINED = "Name: Jane Smith SSN 536-22-1234"


def test_explain_tells_why_on_standard_error_without_the_value(program: Program) -> None:
    answer = program("text", "--explain", stdin=EXPLAINED.encode())
    assert normalised(answer.out) == "Name: [PERSON_TOKEN] SSN [US_SSN]"
    person, ssn = answer.err.splitlines()
    assert re.fullmatch(r"redactor: standard input: 6-16 PERSON [01]\.\d\d model names", person)
    assert ssn.startswith("redactor: standard input: 21-32 US_SSN 0.90 us.ssn patterns, checked, near: ssn")
    assert "Jane" not in answer.err


def test_explain_adds_to_each_finding_in_json(program: Program) -> None:
    (whole,) = program("text", "--explain", "--json", stdin=EXPLAINED.encode()).document["items"]
    (one,) = program("text", "--explain", "--jsonl", stdin=line(1, EXPLAINED).encode()).lines
    assert one["findings"] == whole["findings"]
    explanations = [finding["explanation"] for finding in one["findings"]]
    assert [told["engine"] for told in explanations] == ["names", "patterns"]
    assert [told["context"] for told in explanations] == [[], ["ssn"]]
    assert {frozenset(told) for told in explanations} == {frozenset({"engine", "checked", "context", "over"})}


def test_nothing_in_nothing_out(program: Program) -> None:
    assert program("text") == program("text", stdin=b"")
    assert program("text").code == 0
    assert program("text").out == ""


def test_json_is_one_document(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"first {EMAIL}\n")
    answer = program("text", tmp_path / "a.txt", tmp_path / "missing.txt", "--json")
    assert answer.code == 2
    assert answer.out.count("\n") == 1
    assert_golden("text.json", normalised(json.dumps(answer.document, indent=1), tmp_path))
    assert_golden("text.err", normalised(answer.err, tmp_path))


def test_spans_count_code_points_of_the_input(program: Program) -> None:
    text = f"😀é\u0301 naïve {EMAIL} 𝒳"
    finding = program("text", "--json", stdin=text.encode()).document["items"][0]["findings"][0]
    assert text[finding["start"] : finding["end"]] == EMAIL
    assert program("text", "--jsonl", stdin=line(1, text).encode()).lines[0]["findings"] == [finding]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("missing", None, "cannot be read: No such file or directory"),
        ("folder", None, "cannot be read: Is a directory"),
        ("latin", "fine\nnée\n".encode("latin-1"), "line 2: not UTF-8"),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_on(
    program: Program, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    bad = tmp_path / name
    if name == "folder":
        bad.mkdir()
    elif data is not None:
        bad.write_bytes(data)
    (tmp_path / "good.txt").write_text("good\n")
    answer = program("text", bad, tmp_path / "good.txt")
    assert answer.code == 2
    assert answer.out == "good\n"
    assert f"{bad}" in answer.err
    assert says in answer.err
    refused = program("audit", "show", "--json").lines[0]
    assert (refused["outcome"], refused["reasons"]) == ("refused", ["input_invalid"])
    lines = program("text", "--jsonl", bad)
    assert lines.code == 2
    if data is None:
        assert lines.lines[0]["reasons"] == ["input_invalid"]


def test_a_text_beyond_the_limit(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.batch.texts.WHOLE_LIMIT", 2**20)
    (tmp_path / "big.txt").write_text("x" * (2**20 + 1))
    answer = program("text", tmp_path / "big.txt")
    assert answer.code == 2
    assert "big.txt: more than 1 MiB" in answer.err


# --- the gate -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("consent")
def test_the_gate_is_asked_as_soon_as_anything_is_known(program: Program) -> None:
    text = f"Write to {EMAIL}".encode()
    assert (
        program(
            "text", *GATED, "--prerequisite", "dpia:D", "--prerequisite", "risk_assessment:R", stdin=text
        ).code
        == 0
    )
    for change, reason in (
        (["--region", "DE"], "region_exempt"),
        (["--subject", "nobody"], "consent_unknown"),
        (["--purpose", "discipline"], "purpose_denied"),
    ):
        answer = program("text", *GATED, *change, "--prerequisite", "dpia:D", stdin=text)
        assert answer.code == 3
        assert not answer.out
        assert answer.err.startswith("redactor: standard input: refused: ")
        assert reason in answer.err
        line_answer = program("text", "--jsonl", *GATED, *change, stdin=line(7, EMAIL).encode())
        (told,) = line_answer.lines
        assert (told["id"], told["text"], told["findings"]) == (7, None, [])
        assert told["outcome"] == "refused"
        assert reason in told["reasons"]


@pytest.mark.parametrize(
    ("region", "says"),
    [
        ("CA", "--region: `CA` is Canada; for California write `US-CA`"),
        ("TX", "--region: `TX` is no country; for Texas write `US-TX`"),
        ("Narnia", "--region: this is neither an ISO 3166-1 country"),
    ],
)
def test_a_region_that_is_a_slip(program: Program, region: str, says: str) -> None:
    answer = program("text", "--subject", "x", "--region", region, stdin=b"x")
    assert answer.code == 2
    assert says in answer.err
    assert not answer.out


# --- JSON lines -----------------------------------------------------------------------------------

BAD_LINES = {
    "not JSON": (b"hello", "line 1: not JSON in UTF-8", None),
    "blank": (b"", "line 1: not JSON in UTF-8", None),
    "not UTF-8": (b'{"id":1,"text":"\xff"}', "line 1: not JSON in UTF-8", 1),
    "half a surrogate": (b'{"id":1,"text":"\\ud800"}', "line 1: not JSON in UTF-8", None),
    "a list": (b"[1]", "line 1, field $: not the expected fields", None),
    "deep": (b"[" * 100_000, "line 1", None),
    "no text": (b'{"id":"a"}', "line 1, field $: not the expected fields", "a"),
    "no id": (b'{"text":"a"}', "line 1, field $: not the expected fields", None),
    "text is a number": (b'{"id":7,"text":5}', "line 1, field $.text: not the expected fields", 7),
    "id is a fraction": (b'{"id":1.5,"text":"a"}', "line 1, field $.id: not the expected fields", None),
    "a field too many": (b'{"id":1,"text":"a","mood":"b"}', "line 1, field $: not the expected fields", 1),
    "NaN": (b'{"id":NaN,"text":"a"}', "line 1: not JSON in UTF-8", None),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_is_answered_in_its_place(program: Program, name: str) -> None:
    data, says, number = BAD_LINES[name]
    answer = program("text", "--jsonl", stdin=data + b"\n" + line(2, EMAIL).encode())
    assert answer.code == 2
    assert says in answer.err
    first, second = answer.lines
    assert first == {
        "id": number,
        "text": None,
        "findings": [],
        "outcome": "refused",
        "reasons": ["input_invalid"],
    }
    assert (second["id"], len(second["findings"])) == (2, 1)
    assert program("audit", "show", "--json").lines[-1]["reasons"] in (["allowed"], ["input_invalid"])


def test_lines_read_as_kept(program: Program) -> None:
    lines = line(1, f"To {EMAIL}", app="Outlook", title="Mail") + line("two", "nothing here") + "oops\n"
    answer = program("text", "--jsonl", stdin=lines.encode())
    assert_golden("text.jsonl", normalised(answer.out))


def test_odd_signs_pass_unharmed(program: Program) -> None:
    text = 'NUL \0 bell \a tab \t quote " \\ line\u2028sep \ufeff \U0010ffff'
    answer = program("text", "--jsonl", stdin=line("odd", text).encode())
    assert answer.code == 0
    assert answer.lines[0]["text"] == text


def test_a_last_line_without_its_end(program: Program) -> None:
    assert program("text", "--jsonl", stdin=line(1, "a").encode().rstrip()).lines[0]["id"] == 1


def test_ten_thousand_lines_keep_their_order(program: Program) -> None:
    lines = [line(number, f"row {number}") for number in range(10_000)]
    lines[5_000] = "broken\n"
    answer = program("text", "--jsonl", stdin="".join(lines).encode())
    assert answer.code == 2
    numbers = [told["id"] for told in answer.lines]
    assert numbers == [*range(5_000), None, *range(5_001, 10_000)]
    assert answer.err.count("redactor:") == 1


def test_a_huge_line_is_answered_and_skipped(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.batch.arrivals.LINE_LIMIT", 1000)
    monkeypatch.setattr("redactor.batch.texts.LINE_LIMIT", 1000)
    data = line(1, "x" * 5000) + line(2, EMAIL)
    answer = program("text", "--jsonl", stdin=data.encode())
    assert answer.code == 2
    assert "standard input, line 1: longer than" in answer.err
    assert [told["id"] for told in answer.lines] == [None, 2]


def test_a_talk_over_a_pipe(home: Path) -> None:
    """One line in, its answer out, before the next line is written."""
    talk = subprocess.Popen(
        [*PROGRAM, "text", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(home)
    )
    assert talk.stdin is not None
    assert talk.stdout is not None
    watch = threading.Timer(60, talk.kill)
    watch.start()
    try:
        for number in range(4):
            talk.stdin.write(line(number, f"{number} {EMAIL}").encode())
            talk.stdin.flush()
            answer = json.loads(talk.stdout.readline())
            assert answer["id"] == number
            assert len(answer["findings"]) == 1
        talk.stdin.write((line("a", "x") + line("b", "y") + "bad\n").encode())
        talk.stdin.flush()
        assert [json.loads(talk.stdout.readline())["id"] for _ in range(3)] == ["a", "b", None]
        talk.stdin.close()
        assert talk.stdout.read() == b""
        assert talk.wait() == 2
    finally:
        watch.cancel()
        talk.stdout.close()
        talk.kill()
        talk.wait()


def test_a_reader_that_goes_away_ends_the_program_quietly(home: Path) -> None:
    talk = subprocess.Popen(
        [*PROGRAM, "text", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    )
    assert talk.stdout is not None
    talk.stdout.close()
    _, told = talk.communicate("".join(line(number, "x") for number in range(100)).encode(), timeout=60)
    assert talk.returncode == 141
    assert told == b""


def test_no_standard_input_at_all(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise AssertionError("files need no standard input")

    monkeypatch.setattr("redactor.cli.content._standard_input", none)
    assert program("text", "/nowhere/a.txt").code == 2
    monkeypatch.undo()
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        _standard_input()


def test_a_closed_standard_input(home: Path) -> None:
    again = f"[sys.executable, '-c', {PROGRAM[-1]!r}, 'text']"
    done = subprocess.run(
        [PROGRAM[0], "-c", f"import os, sys; os.close(0); os.execv(sys.executable, {again})"],
        capture_output=True,
        env=environment(home),
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"standard input is closed" in done.stderr


def test_outputs_are_utf_8_whatever_the_locale(home: Path) -> None:
    answer = in_a_process(
        "text",
        home=home,
        stdin="the café is open 😀".encode(),
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert (answer.code, answer.out) == (0, "the café is open 😀")


def test_a_log_that_cannot_be_written_releases_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AuditWriteError("the disk is full", remedy="free space")

    monkeypatch.setattr("redactor.audit.log.FileAuditLog.append", full)
    for arguments in (["text"], ["text", "--jsonl"], ["text", "--json"]):
        answer = program(*arguments, stdin=line(1, "hello").encode())
        assert (answer.code, answer.out) == (70, "")
        assert "the disk is full" in answer.err


def test_a_pipe_that_breaks_is_a_fault_of_its_input(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Torn:
        def read(self, _: int) -> bytes:
            raise OSError(5, os.strerror(5))

        readline = read

    monkeypatch.setattr("redactor.cli.content._standard_input", Torn)
    for arguments in (["text"], ["text", "--jsonl"]):
        answer = program(*arguments)
        assert answer.code == 2
        assert "standard input: cannot be read: Input/output error" in answer.err
