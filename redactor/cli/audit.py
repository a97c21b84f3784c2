"""``redactor audit``: is the log whole, and what does it say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from redactor.cli.codes import VERIFICATION_FAILED
from redactor.cli.options import HomeOption, JsonOption
from redactor.cli.output import complain, say, say_json, table
from redactor.errors import InputError, UsageError

app = typer.Typer(help="Verify and read the audit log.", no_args_is_help=True, rich_markup_mode=None)

KeyOption = Annotated[
    Path | None,
    typer.Option("--key", help="A copy of the log's key.pub that you kept elsewhere.", metavar="FILE"),
]
LogArgument = Annotated[
    Path | None, typer.Argument(metavar="[LOG]", help="Folder of a log. Default: the one in the home folder.")
]


@app.command()
def verify(
    log: LogArgument = None, *, home: HomeOption = None, key: KeyOption = None, json: JsonOption = False
) -> None:
    """Check every byte of a log. Exit 4 and the first bad place when anything was changed.

    Without --key the log is held against the public key that lies beside it.
    """
    from redactor.audit import verify as checks

    report = checks.verify(_folder(log, home), trusted_key=_key(key))
    fault = report.first_fault
    if json:
        say_json(
            {
                "ok": report.ok,
                "records": report.records,
                "signed_records": report.head_records,
                "key_trusted": report.key_trusted,
                "fault": None
                if fault is None
                else {
                    "file": fault.file,
                    "record": fault.record,
                    "line": fault.line,
                    "byte": fault.offset,
                    "message": fault.message,
                    "intact_records": fault.intact,
                },
                "warnings": report.warnings,
            }
        )
    for warning in report.warnings:
        complain(f"warning: {warning}")
    if fault is not None:
        complain(
            str(fault),
            f"the first {fault.intact} records are still proven; keep a copy of the folder as it is",
        )
        raise typer.Exit(VERIFICATION_FAILED)
    if not json:
        against = "the given key" if report.key_trusted else "the key beside the log"
        say(f"whole: {report.records} records, {report.head_records} signed, checked against {against}")


@app.command()
def show(
    log: LogArgument = None,
    *,
    home: HomeOption = None,
    record: Annotated[
        int | None, typer.Option("--record", min=0, help="One record in full.", metavar="N")
    ] = None,
    last: Annotated[
        int, typer.Option("--last", min=1, help="How many of the newest records.", metavar="N")
    ] = 20,
    json: JsonOption = False,
) -> None:
    """Print records, each checked before it is shown; the newest last. --json: one record per line."""
    from collections import deque

    from redactor.audit.verify import iter_records

    records = iter_records(_folder(log, home))
    if record is None:
        chosen: list[dict[str, Any]] = list(deque(records, maxlen=last))
    else:
        chosen = [entry for entry in records if entry["n"] == record]
        if not chosen:
            raise UsageError(f"the log has no record {record}", remedy="redactor audit show lists the newest")
    if json or record is not None:
        for entry in chosen:
            say_json(entry)
        return
    table(
        ("record", "at", "what", "outcome", "reasons", "found"),
        (_row(entry) for entry in chosen),
        unbroken=("at", "outcome"),
    )


def _row(entry: dict[str, Any]) -> tuple[object, ...]:
    what = entry["type"] + " " + str(entry.get("event_kind") or entry.get("event") or "")
    if entry.get("seq") is not None:
        what += f" {entry['seq']}"
    entities = (entry.get("counts") or {}).get("entities", {})
    found = ", ".join(f"{name} {count}" for name, count in sorted(entities.items()))
    return entry["n"], entry["at"], what, entry.get("outcome", ""), ", ".join(entry.get("reasons", ())), found


def _folder(log: Path | None, home: Path | None) -> Path:
    from redactor.home import locate

    folder = log or locate(home).audit
    if not folder.is_dir():
        raise UsageError(f"{folder} is no audit log", remedy="name its folder, or the home with --home")
    return folder


def _key(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(
            f"cannot be read: {fault.strerror}", file=str(path), remedy="name your copy of key.pub"
        ) from None
