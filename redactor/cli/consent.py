"""``redactor consent``: who agreed to what, when. Every change is recorded in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from redactor.cli.options import HomeOption, JsonOption
from redactor.cli.output import say, say_field, say_json
from redactor.cli.times import instant
from redactor.errors import InputError

if TYPE_CHECKING:
    from redactor.consent.record import ConsentRecord

app = typer.Typer(help="Keep and show consents.", no_args_is_help=True, rich_markup_mode=None)

DEFAULT_PURPOSE = "ai_training.agent_interaction"
IMPORT_LIMIT = 64 * 1024 * 1024

Subject: TypeAlias = Annotated[
    str, typer.Option("--subject", help="The person's id in your organisation.", metavar="ID")
]
Purpose: TypeAlias = Annotated[str, typer.Option("--purpose", help="What the data is for.", metavar="NAME")]
At: TypeAlias = Annotated[
    str | None, typer.Option("--at", help="From when on, RFC 3339. Default: now.", metavar="TIME")
]
Evidence: TypeAlias = Annotated[
    str,
    typer.Option("--evidence", help="Paper or ticket that proves it; needed to date back.", metavar="REF"),
]


@app.command()
def grant(
    subject: Subject,
    *,
    purpose: Purpose = DEFAULT_PURPOSE,
    at: At = None,
    expires: Annotated[
        str | None, typer.Option("--expires", help="Until when, RFC 3339.", metavar="TIME")
    ] = None,
    notice: Annotated[
        str, typer.Option("--notice", help="Id of the notice the person acknowledged.", metavar="ID")
    ] = "",
    notice_at: Annotated[
        str | None,
        typer.Option("--notice-at", help="When they acknowledged it. Default: --at.", metavar="TIME"),
    ] = None,
    explicit: Annotated[bool, typer.Option("--explicit", help="Given by an express statement.")] = False,
    written: Annotated[bool, typer.Option("--written", help="Given in writing or by e-signature.")] = False,
    separate: Annotated[bool, typer.Option("--separate", help="Given apart from any other matter.")] = False,
    evidence: Evidence = "",
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Record that a person consents."""
    since = instant(at, "--at")
    book = Book(home)
    record = book.ledger.grant(
        subject,
        purpose,
        since,
        actor=book.actor,
        notice_id=notice,
        notice_acknowledged_at=_acknowledged(notice, notice_at, since),
        explicit=explicit,
        written=written,
        separate=separate,
        expires_at=instant(expires, "--expires") if expires else None,
        evidence_ref=evidence,
    )
    book.record([(subject, record)], as_json=json)


def _acknowledged(notice: str, at: str | None, since: datetime) -> datetime | None:
    if at is not None:
        return instant(at, "--notice-at")
    return since if notice else None


@app.command()
def refuse(
    subject: Subject,
    *,
    purpose: Purpose = DEFAULT_PURPOSE,
    at: At = None,
    evidence: Evidence = "",
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Record that a person was asked and said no."""
    book = Book(home)
    record = book.ledger.refuse(
        subject, purpose, instant(at, "--at"), actor=book.actor, evidence_ref=evidence
    )
    book.record([(subject, record)], as_json=json)


@app.command()
def withdraw(
    subject: Subject,
    *,
    purpose: Purpose = DEFAULT_PURPOSE,
    at: At = None,
    evidence: Evidence = "",
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Record that a person withdraws: nothing captured from then on is released."""
    book = Book(home)
    record = book.ledger.withdraw(
        subject, purpose, instant(at, "--at"), actor=book.actor, evidence_ref=evidence
    )
    book.record([(subject, record)], as_json=json)


@app.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A JSON list of consents; see docs/policy.md.")
    ],
    *,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Record many consents at once, all or none."""
    import msgspec

    try:
        with file.open("rb") as stream:
            data = stream.read(IMPORT_LIMIT + 1)
    except OSError as fault:
        raise InputError(
            f"cannot be read: {fault.strerror}", file=str(file), remedy="name a readable file"
        ) from None
    if len(data) > IMPORT_LIMIT:
        raise InputError(f"more than {IMPORT_LIMIT // 2**20} MiB", file=str(file), remedy="split the file")
    try:
        entries = msgspec.json.decode(data, type=list[dict[str, Any]])
    except msgspec.MsgspecError:
        raise InputError(
            "not a JSON list of objects", file=str(file), remedy="see docs/policy.md, Consent"
        ) from None
    book = Book(home)
    try:
        records = book.ledger.import_records(entries)
    except InputError as fault:
        raise InputError(
            fault.reason, file=f"{file}, entry {fault.line}", field=fault.field, remedy=fault.remedy
        ) from None
    book.record(records, as_json=json)


@app.command()
def show(
    subject: Subject,
    *,
    purpose: Annotated[str | None, typer.Option("--purpose", metavar="NAME")] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="State at this time. Default: now.", metavar="TIME")
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Show what a person said, and how their consent stands."""
    from redactor import wire

    moment = instant(at, "--at")
    ledger = wire.ledger_at(home)
    history = [record for record in ledger.history(subject) if purpose in (None, record.purpose)]
    purposes = sorted({record.purpose for record in history} | ({purpose} if purpose else set()))
    states = {name: ledger.state_at(subject, name, moment).status.value for name in purposes}
    if json:
        say_json({"at": moment, "states": states, "history": [_row(record) for record in history]})
        return
    if not states:
        say("unknown: nothing is recorded about this person, so nothing is consented to")
        return
    for name, status in states.items():
        say(f"{name}: {status} at {moment.isoformat(timespec='seconds')}")
    for record in history:
        say()
        say(f"{record.at.isoformat()}  {record.state.value:<9}  {record.purpose}")
        say_field("  until", record.expires_at.isoformat() if record.expires_at else "")
        say_field("  notice", record.notice_id)
        say_field("  evidence", record.evidence_ref)
        say_field("  recorded", f"{record.recorded_at.isoformat(timespec='seconds')} by {record.actor}")


def _row(record: ConsentRecord) -> dict[str, Any]:
    return {
        "record_id": record.record_id,
        "purpose": record.purpose,
        "state": record.state.value,
        "at": record.at,
        "expires_at": record.expires_at,
        "notice_id": record.notice_id,
        "notice_acknowledged_at": record.notice_acknowledged_at,
        "explicit": record.explicit,
        "written": record.written,
        "separate": record.separate,
        "evidence_ref": record.evidence_ref,
        "recorded_at": record.recorded_at,
        "actor": record.actor,
    }


class Book:
    """The consent ledger of a home and the audit log that witnesses it.

    Both are opened first, so that no consent is written which the log could not take.
    """

    def __init__(self, home: Path | None) -> None:
        from redactor import wire

        self._recorder, self._log = wire.audit_at(home)
        self.ledger = wire.ledger_at(home)

    @property
    def actor(self) -> str:
        """The account that makes the change."""
        return self._recorder.origin.actor

    def record(self, records: Sequence[tuple[str, ConsentRecord]], *, as_json: bool) -> None:
        """Put changes of the ledger on the audit log and tell the user."""
        receipts = self._log.append([self._recorder.consent(subject, record) for subject, record in records])
        if as_json:
            pairs = zip(records, receipts, strict=True)
            say_json([_told(record, receipt.number) for (_, record), receipt in pairs])
        elif receipts:
            said = ", ".join(sorted({record.state.value for _, record in records}))
            numbers = f"{receipts[0].number} to {receipts[-1].number}"
            say(f"recorded {len(records)}: {said}; audit records {numbers}")
        else:
            say("nothing to record: the list is empty")


def _told(record: ConsentRecord, number: int) -> dict[str, Any]:
    return {"record_id": record.record_id, "state": record.state.value, "audit_record": number}
