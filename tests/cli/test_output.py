"""What the program writes, and how, seen from inside."""

from __future__ import annotations

import io
import os

import pytest

from redactor.cli import output
from redactor.cli.main import Door, entry


class Terminal(io.StringIO):
    """A screen that keeps what was shown."""

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put standard error on a terminal of 100 columns (in the test itself: pytest sets it anew before)."""
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    assert list(output.track(iter("abc"), total=3, what="letters")) == ["a", "b", "c"]
    shown = screen.getvalue()
    for word in ("letters", "3/3", "/s", "left"):
        assert word in shown


def test_no_progress_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(output.track(iter("abc"), total=3, what="letters")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_results_do_not_go_through_the_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = on_screen(monkeypatch)
    for letter in output.track(iter("ab"), total=2, what="letters"):
        output.say_json({"letter": letter})
    assert capsys.readouterr().out == '{"letter":"a"}\n{"letter":"b"}\n'
    assert '"letter"' not in screen.getvalue()


def test_a_reader_that_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        with pytest.raises(SystemExit) as ended:
            output.say("x")
    assert ended.value.code == output.READER_GONE


def test_json_is_one_line_of_utf_8(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_json({"née": "😀\n", "broken": "\ud800"[:0], "none": None, "list": (1, 2.5)})
    assert capsys.readouterr().out == '{"née":"😀\\n","broken":"","none":null,"list":[1,2.5]}\n'


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_fields_are_folded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    monkeypatch.setattr(output, "_width", lambda: columns)
    words = [f"WORD_{number}" for number in range(40)]
    output.say_field("masked", ", ".join(words))
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= columns for line in lines)
    assert lines[0].startswith("masked          WORD_0,")
    assert all(line.startswith(" " * output.LABEL_WIDTH + "WORD") for line in lines[1:])
    assert " ".join(lines).replace(",", "").split()[1:] == words
    output.say_field("nothing", "")
    assert capsys.readouterr().out == ""


def test_a_table_folds_words_and_never_the_unbroken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "_width", lambda: 50)
    rows = [("a-rather-long-name", 12, "2026-10-12", "many words that do not fit into one line")]
    output.table(("name", "count", "day", "why"), rows, numbers=("count",), unbroken=("day",))
    head, _, first, *more = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "count", "day", "why"]
    assert first.split()[:3] == ["a-rather-long-name", "12", "2026-10-12"]
    assert more
    assert head.index("count") + len("count") == first.index("12") + len("12")


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "redactor: stopped\n"),
        (ValueError("jane.doe@example.com"), 70, "internal fault: ValueError at tests.cli.test_output:"),
    ],
)
def test_the_door(capsys: pytest.CaptureFixture[str], fault: BaseException, code: int, says: str) -> None:
    def leave() -> None:
        with Door():
            raise fault

    with pytest.raises(SystemExit) as ended:
        leave()
    assert ended.value.code == code
    told = capsys.readouterr().err
    assert says in told
    assert "jane" not in told


def test_the_door_lets_exits_pass_and_needs_no_trace(capsys: pytest.CaptureFixture[str]) -> None:
    def leave() -> None:
        with Door():
            raise SystemExit(3)

    with pytest.raises(SystemExit) as ended:
        leave()
    assert ended.value.code == 3
    with pytest.raises(SystemExit):
        Door().__exit__(ValueError, ValueError(), None)
    assert "ValueError at an unknown place" in capsys.readouterr().err


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    with pytest.raises(SystemExit):
        entry(["--version"])


def test_names_from_outside_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.complain("bad\x1b[31m name\r", "try\x07 again")
    assert capsys.readouterr().err == r"redactor: bad\x1b[31m name\r" "\n" r"  try\x07 again" "\n"
