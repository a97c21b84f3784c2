"""What is shown on a terminal: progress with rate and time left, and tables that fit."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from redactor.cli.output import PIPED_WIDTH
from tests.cli.conftest import Program
from tests.cli.world import PLAIN, PROGRAM, environment, picture, session

pytestmark = [pytest.mark.tesseract, pytest.mark.usefixtures("consent")]


def on_a_terminal(
    home: Path, *arguments: str | Path, columns: int = 80, both: bool = False
) -> tuple[int, str, str]:
    """Call the program with standard error on a terminal (``both``: standard output too)."""
    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    variables = environment(home, TERM="xterm")
    del variables["COLUMNS"]
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs if both else subprocess.PIPE,
        stderr=theirs,
        env=variables,
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(mine, 65_536):
                shown += data
        except OSError:  # Linux answers so when the last process has let go of the terminal
            pass
        told = running.stdout.read() if running.stdout else b""
    os.close(mine)
    return running.returncode, told.decode(), shown.decode()


def test_run_shows_rate_and_time_left(home: Path, tmp_path: Path) -> None:
    source = session(tmp_path / "one")
    code, told, shown = on_a_terminal(home, "run", source, "--out", tmp_path / "out", "--json")
    assert code == 0
    assert json.loads(told)["sessions"][0]["session"] == "one"
    for word in ("steps", "6/6", "/s", "left", "0:00"):
        assert word in shown
    assert shown.rstrip().endswith("\x1b[2K")  # the bar is gone when all is done


def test_image_results_stay_on_standard_output(home: Path, tmp_path: Path) -> None:
    """A progress bar must not take the results with it to standard error."""
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    code, told, shown = on_a_terminal(home, "image", *files, "--out", tmp_path / "out", "--json")
    assert code == 0
    assert [json.loads(line)["source"] for line in told.splitlines()] == [str(file) for file in files]
    assert "images" in shown
    assert "2/2" in shown
    assert "milliseconds" not in shown


def test_on_one_terminal_results_and_bar_do_not_mix(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    code, _, shown = on_a_terminal(
        home, "image", tmp_path / "a.png", "--out", tmp_path / "out", columns=300, both=True
    )
    assert code == 0
    assert f"{tmp_path / 'a.png'} -> {tmp_path / 'out' / 'a.png'} (0 zones)\r\n" in shown


def test_messages_stand_above_the_bar(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    code, told, shown = on_a_terminal(
        home, "image", tmp_path / "a.png", "--out", tmp_path / "out", columns=300
    )
    assert (code, told) == (2, "")
    assert "a.png: not a PNG, JPEG, WebP or BMP image" in shown


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_terminal(home: Path, tmp_path: Path, columns: int) -> None:
    session(tmp_path / "in" / "us-ca-german-colleague", people=[{"id": "x", "region": "DE"}])
    session(tmp_path / "in" / "plain", PLAIN)
    code, _, shown = on_a_terminal(
        home, "run", tmp_path / "in", "--out", tmp_path / "out", columns=columns, both=True
    )
    assert code == 3
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    table = plain.rpartition("session ")[2].partition("output")[0].splitlines()
    assert table
    assert all(len(line) <= columns for line in table)
    assert any(
        line.split() == ["us-ca-german-colleague", "3", "0", "0", "3", "region_exempt", "3"] for line in table
    )
    assert "summary" in shown


def test_off_a_terminal_nothing_moves_and_tables_are_plain(program: Program, tmp_path: Path) -> None:
    answer = program("run", session(tmp_path / "one"), "--out", tmp_path / "out")
    assert answer.err == ""
    assert "\x1b" not in answer.out
    assert max(map(len, answer.out.splitlines())) <= PIPED_WIDTH + len(str(tmp_path))
