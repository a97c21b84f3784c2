"""``redactor run``: sessions in, redacted sessions and their proof out."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.codes import ALL_RELEASED, BAD_INPUT, INTERRUPTED, NOT_ALL_RELEASED, VERIFICATION_FAILED
from redactor.cli.collector import built
from redactor.cli.options import (
    DEFAULT_POLICY,
    FormatOption,
    HomeOption,
    JsonOption,
    OutOption,
    Pictures,
    PolicyOption,
    WorkersOption,
)
from redactor.cli.output import complain, say, say_field, say_json, table, track

if TYPE_CHECKING:
    from redactor.batch.manifest import SessionResult
    from redactor.batch.run import RunResult

MOST_EXPLANATIONS = 20
"""Faults told per session on the terminal; the session's manifest has them all."""

GO_ON = "run the same command again with --resume to go on"
STANDARD_ERROR = 2
SHOW_CURSOR = "\x1b[?25h"


def run(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help="Session folders, or folders that hold some.")
    ],
    out: OutOption,
    *,
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOption = None,
    workers: WorkersOption = 1,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on where an earlier run into DIR stopped; skip what it finished."),
    ] = False,
    pictures: FormatOption = Pictures.PNG,
    json: JsonOption = False,
) -> None:
    """Redact capture sessions, record every decision, and write a summary page.

    What was masked is counted per channel: keys, clipboard, titles, screens and so on.
    Ctrl-C finishes the item in hand; --resume goes on from there.
    """
    from redactor import wire
    from redactor.batch.run import Run
    from redactor.home import locate

    engine = wire.at_home(home, policy=policy, workers=workers, pictures=pictures)
    with _stoppable() as stop, engine as redactor, built():
        job = Run.prepare(redactor, sources, out, resume=resume)
        for _ in track(job.redact(redactor, stop=stop.is_set), total=job.steps, what="steps"):
            pass
        result = job.finish(redactor, locate(home).audit)
    _report(result, as_json=json)
    raise typer.Exit(_exit_code(result))


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Give an event that the first Ctrl-C sets (or SIGTERM); a second one ends the program at once."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            _tell(f"stopped at once; {GO_ON}")
            # No waiting for threads: what stands on the disk is whole at any moment.
            os._exit(INTERRUPTED)
        stop.set()
        _tell("stopping after the item in hand; once more to stop at once")

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(message: str) -> None:
    """Write past the buffers, as a signal may have come in the middle of a write; leave a progress bar."""
    bar = f"{SHOW_CURSOR}\n" if sys.stderr.isatty() else ""
    os.write(STANDARD_ERROR, f"{bar}redactor: {message}\n".encode())


def _exit_code(result: RunResult) -> int:
    if result.interrupted:
        return INTERRUPTED
    if not result.is_audit_whole:
        return VERIFICATION_FAILED
    if not all(session.is_input_right for session in result.sessions):
        return BAD_INPUT
    return ALL_RELEASED if all(session.is_all_released for session in result.sessions) else NOT_ALL_RELEASED


def _report(result: RunResult, *, as_json: bool) -> None:
    from redactor.batch.manifest import by_channel

    for session in result.sessions:
        _complain_about(session)
    if result.interrupted:
        complain("stopped before the end", GO_ON)
    if not result.is_audit_whole:
        complain(f"audit log: {result.audit_state}", "redactor audit verify tells more")
    if as_json:
        say_json(result.manifest)
        return
    table(
        ("session", "events", "released", "withheld", "refused", "why not released"),
        (_row(session) for session in result.sessions),
        numbers=("events", "released", "withheld", "refused"),
    )
    say()
    say_field("masked", _counted(sum((session.entities for session in result.sessions), Counter())))
    for channel, counts in by_channel(result.sessions):
        say_field(f"  in {channel}", _counted(counts))
    say_field("not looked for", ", ".join(result.manifest["not_looked_for"]))
    say_field("output", str(result.out))
    say_field("summary", str(result.summary))
    say_field("audit log", result.audit_state)


def _counted(counts: Counter[str], between: str = ", ") -> str:
    return between.join(f"{name} {count}" for name, count in counts.most_common())


def _complain_about(session: SessionResult) -> None:
    if session.fault is not None:
        complain(session.fault.message, session.fault.remedy)
    for explanation in session.explanations[:MOST_EXPLANATIONS]:
        complain(f"{session.name}: {explanation}")
    if (left := len(session.explanations) - MOST_EXPLANATIONS) > 0:
        complain(f"{session.name}: {left} more of these", "its manifest.json tells each")


def _row(session: SessionResult) -> tuple[object, ...]:
    counts = session.outcomes
    return (
        session.name,
        sum(counts.values()),
        counts["released"],
        counts["withheld"],
        counts["refused"],
        session.fault.reason if session.fault else _counted(session.reasons, "\n"),
    )
