"""``redactor run``: sessions in, redacted sessions and their proof out."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.options import (
    DEFAULT_POLICY,
    HomeOption,
    JsonOption,
    OutOption,
    PolicyOption,
    WorkersOption,
)
from redactor.cli.output import complain, say, say_json, table, track

if TYPE_CHECKING:
    from redactor.batch.manifest import SessionResult
    from redactor.batch.run import RunResult

BAD_INPUT = 2
NOT_ALL_RELEASED = 3
INTERRUPTED = 130


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
    json: JsonOption = False,
) -> None:
    """Redact capture sessions, record every decision, and write a summary page.

    Ctrl-C finishes the item in hand; --resume goes on from there.
    """
    from redactor import wire
    from redactor.batch.run import Run
    from redactor.home import locate

    stop = _stop_on_ctrl_c()
    with wire.at_home(home, policy=policy, workers=workers) as redactor:
        job = Run.prepare(sources, out, resume=resume)
        steps = job.redact(redactor, stop=stop.is_set)
        for _ in track(steps, total=job.events, what="events"):
            if stop.is_set():
                complain("stopping after the item in hand")
        result = job.finish(redactor, locate(home).audit)
    _report(result, as_json=json)
    raise typer.Exit(_exit_code(result))


def _stop_on_ctrl_c() -> threading.Event:
    """Return an event that the first Ctrl-C sets; a second one stops at once."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.default_int_handler(number, frame)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    return stop


def _exit_code(result: RunResult) -> int:
    if result.interrupted:
        return INTERRUPTED
    if any(session.fault for session in result.sessions):
        return BAD_INPUT
    return 0 if result.all_released else NOT_ALL_RELEASED


def _report(result: RunResult, *, as_json: bool) -> None:
    for session in result.sessions:
        if session.fault is not None:
            complain(session.fault.message, session.fault.remedy)
    if result.interrupted:
        complain("stopped before the end", "run the same command again with --resume to go on")
    if as_json:
        say_json(result.manifest)
        return
    table(
        ("session", "events", "released", "withheld", "refused", "why not released", "masked"),
        (_row(session) for session in result.sessions),
    )
    if lacking := result.manifest["not_looked_for"]:
        say("not looked for, no detector is installed: " + ", ".join(lacking))
    say(f"output   {result.out}")
    say(f"summary  {result.summary}")
    say(f"audit    {result.audit_state}")


def _row(session: SessionResult) -> tuple[object, ...]:
    counts = session.outcomes
    reasons = ", ".join(f"{reason} {count}" for reason, count in session.reasons.most_common(4))
    masked = ", ".join(f"{entity} {count}" for entity, count in session.entities.most_common(6))
    return (
        session.name,
        sum(counts.values()),
        counts["released"],
        counts["withheld"],
        counts["refused"],
        session.fault.reason if session.fault else reasons,
        masked,
    )
