"""Ctrl-C and SIGTERM in the middle of a run, and going on afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.cli.run import _stoppable
from tests.cli.conftest import Program
from tests.cli.world import EMAIL, PROGRAM, SCREEN, TEXT, WINDOW, environment, picture, session, tree

pytestmark = [pytest.mark.tesseract, pytest.mark.usefixtures("consent")]

SCREENS = 4


def source(folder: Path) -> Path:
    """Write two sessions that take seconds: screens, with typing and texts between them."""
    pictures = {f"{number}.png": picture(f"{number} {EMAIL}", 360) for number in range(SCREENS)}
    key = {"kind": "key", "action": "down", "secure": False}
    events: list[dict[str, Any]] = [WINDOW]
    for name in pictures:
        events += [{**key, "key": sign} for sign in EMAIL[:6]]
        events += [{**SCREEN, "frame": f"frames/{name}"}, TEXT]
    session(folder / "one", events, frames=pictures)
    session(folder / "two", events, frames=pictures)
    return folder


def begin(home: Path, *arguments: str | Path, program: tuple[str, ...] = PROGRAM) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home),
    )


def wait_until(ready: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it never came so far"
        time.sleep(0.01)


def comparable(out: Path) -> dict[str, Any]:
    """Return an output without what says when and under which number it was recorded."""
    files: dict[str, Any] = dict(tree(out))
    files.pop("summary.html")
    for name in [name for name in files if name.endswith("manifest.json")]:
        document = json.loads(files[name])
        document.pop("audit", None)
        document.pop("seal", None)  # covers the records' numbers
        for item in document.get("items", ()):
            item.pop("record")
        files[name] = document
    return files


def stopped(home: Path, sessions: Path, out: Path, number: signal.Signals) -> str:
    """Run, send a signal as soon as something is settled, and return what was told on standard error."""
    running = begin(home, "run", sessions, "--out", out)
    settled = out / "one.partial" / "items.jsonl"
    wait_until(lambda: settled.exists() and settled.stat().st_size > 0)
    running.send_signal(number)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    return told


def test_a_stopped_run_goes_on_to_what_an_undisturbed_one_gives(
    program: Program, home: Path, tmp_path: Path
) -> None:
    sessions = source(tmp_path / "in")
    assert program("run", sessions, "--out", tmp_path / "whole").code == 0
    out = tmp_path / "out"

    told = stopped(home, sessions, out, signal.SIGINT)

    assert "stopping after the item in hand" in told
    assert "run the same command again with --resume to go on" in told
    assert "Traceback" not in told
    assert not (out / "two").exists()
    assert "Stopped before the end" in (out / "summary.html").read_text()
    assert json.loads((out / "manifest.json").read_text())["interrupted"] is True
    assert program("run", sessions, "--out", out).code == 2
    again = program("run", sessions, "--out", out, "--resume")
    assert (again.code, again.err) == (0, "")
    assert comparable(out) == comparable(tmp_path / "whole")
    assert program("audit", "verify").code == 0
    events = [record.get("event") for record in program("audit", "show", "--json", "--last", "9999").lines]
    assert "interrupted" in events
    assert events.count("sealed") == 4


def test_sigterm_is_the_same(program: Program, home: Path, tmp_path: Path) -> None:
    sessions, out = source(tmp_path / "in"), tmp_path / "out"
    assert "--resume" in stopped(home, sessions, out, signal.SIGTERM)
    assert program("run", sessions, "--out", out, "--resume").code == 0
    assert program("audit", "verify").code == 0


def with_a_sleeping_reader(folder: Path) -> tuple[str, ...]:
    """Return the program with a worker that greets and then never reads; it says when it is asked."""
    worker = folder / "sleeping_worker.py"
    worker.write_text(
        "import sys, time\n"
        "sys.stdout.buffer.write(b'\\x055.3.0')\nsys.stdout.flush()\n"
        f"sys.stdin.buffer.read(8)\nopen({str(folder / 'reading')!r}, 'w').close()\ntime.sleep(20)\n"
    )
    code = f"""
from pathlib import Path
from redactor import wire
from redactor.cli.main import entry
from redactor.ocr.reader import LineReader
from redactor.ocr.tesseract_lines import TesseractLines
wire.reader = lambda: LineReader(TesseractLines(worker=Path({str(worker)!r})))
entry()
"""
    return (sys.executable, "-c", code)


def test_a_second_signal_stops_at_once_and_loses_nothing(
    program: Program, home: Path, tmp_path: Path
) -> None:
    sessions = source(tmp_path / "in")
    out = tmp_path / "out"
    running = begin(home, "run", sessions, "--out", out, program=with_a_sleeping_reader(tmp_path))
    wait_until((tmp_path / "reading").exists)
    running.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert running.poll() is None
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, told = running.communicate(timeout=60)
    assert time.monotonic() - began < 10
    assert running.returncode == 130
    assert "stopped at once" in told
    assert "--resume" in told
    assert program("run", sessions, "--out", out, "--resume").code == 0
    assert program("audit", "verify").code == 0


def test_handlers_are_put_back(program: Program, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    assert program("run", session(tmp_path / "one"), "--out", tmp_path / "out").code == 0
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_a_second_signal_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seen from inside: the end is real, so it is caught here."""

    class EndedError(BaseException):
        pass

    def end(code: int) -> None:
        raise EndedError(code)

    monkeypatch.setattr(os, "_exit", end)

    def press_twice() -> None:
        with _stoppable() as stop:
            os.kill(os.getpid(), signal.SIGTERM)
            assert stop.is_set()
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(EndedError, match="130"):
        press_twice()


def test_ctrl_c_before_the_first_item(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor.batch.run import Run

    prepare = Run.prepare

    def interrupted(*arguments: Any, **options: Any) -> Run:
        os.kill(os.getpid(), signal.SIGINT)
        return prepare(*arguments, **options)

    monkeypatch.setattr(Run, "prepare", interrupted)
    answer = program("run", session(tmp_path / "one"), "--out", tmp_path / "out", "--json")
    assert answer.code == 130
    assert answer.document["interrupted"] is True
    assert answer.document["sessions"] == []
    assert "--resume" in answer.err
    assert not (tmp_path / "out" / "one").exists()


def test_ctrl_c_while_texts_are_awaited(home: Path) -> None:
    """A thread waits in standard input then; the program must end all the same."""
    running = subprocess.Popen(
        [*PROGRAM, "text", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        bufsize=0,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b'{"id": 1, "text": "x"}\n')
    assert running.stdout.read(1) == b"{"
    assert running.stderr is not None
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == 130
    told = running.stderr.read()
    for pipe in (running.stdin, running.stdout, running.stderr):
        pipe.close()
    assert b"Fatal" not in told
    assert b"Traceback" not in told
