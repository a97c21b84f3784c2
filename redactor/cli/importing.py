"""``redactor import``: recordings of other programs in, sessions of our own format out."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from redactor.cli.options import JsonOption, OutOption, PrerequisiteOption
from redactor.cli.output import say_field, say_json
from redactor.errors import UsageError

if TYPE_CHECKING:
    from redactor.capture.header import Device, Subject
    from redactor.capture.importers.folder import Imported, Recording
    from redactor.capture.importers.surroundings import Surroundings

    Opened: TypeAlias = AbstractContextManager[Recording]

app = typer.Typer(
    help="Turn recordings of other programs into sessions. Nothing is masked yet: redact them with run.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Worker(enum.StrEnum):
    """How the person at the device is employed."""

    EMPLOYEE = "employee"
    CONTRACTOR = "contractor"


class Owner(enum.StrEnum):
    """Whose device it is."""

    EMPLOYER = "employer"
    PERSONAL = "personal"


class Typing(enum.StrEnum):
    """What typing counts as where the source does not tell of password fields."""

    SECURE = "secure"
    ORDINARY = "ordinary"


Source: TypeAlias = Annotated[Path, typer.Argument(metavar="SOURCE", help="The recording.")]
SessionOption: TypeAlias = Annotated[
    str, typer.Option("--session", help="Name of the session and of its folder.", metavar="ID")
]
SubjectOption: TypeAlias = Annotated[
    str, typer.Option("--subject", help="The recorded person's id in your organisation.", metavar="ID")
]
WorkerOption: TypeAlias = Annotated[
    Worker, typer.Option("--worker-type", help="Their employment: employee or contractor.")
]
PurposeOption: TypeAlias = Annotated[
    str, typer.Option("--purpose", help="What the recording is for.", metavar="NAME")
]
OwnerOption: TypeAlias = Annotated[
    Owner, typer.Option("--device-owner", help="Whose device it is: employer or personal.")
]
RegionOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--region", help="Where that person works (DE, US-CA). Default: nobody knows.", metavar="CODE"
    ),
]
EmployerOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--employer-region", help="Where the employer sits. Default: nobody knows.", metavar="CODE"),
]
ResidenceOption: TypeAlias = Annotated[
    str | None, typer.Option("--residence-region", help="Where that person lives, if known.", metavar="CODE")
]
DeviceRegionOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--device-region", help="Where the device stands, if known. Repeatable.", metavar="CODE"),
]
TypingOption: TypeAlias = Annotated[
    Typing,
    typer.Option(
        "--typing",
        help="What typing is where nothing tells of password fields: secure (all hidden) or ordinary.",
    ),
]


def _openadapt(source: Path, *, secure: bool) -> Opened:
    from redactor.capture.importers.openadapt import open_openadapt

    return open_openadapt(source, typing_is_secure=secure)


def _screenpipe(source: Path, *, secure: bool) -> Opened:
    from redactor.capture.importers.screenpipe import open_screenpipe

    return open_screenpipe(source, typing_is_secure=secure)


def _verb(opening: Callable[..., Opened]) -> Callable[..., None]:
    """Return the command that imports what ``opening`` reads; every source is asked for the same."""

    def command(
        source: Source,
        *,
        out: OutOption,
        session: SessionOption,
        subject: SubjectOption,
        worker_type: WorkerOption,
        purpose: PurposeOption,
        device_owner: OwnerOption,
        region: RegionOption = None,
        employer_region: EmployerOption = None,
        residence_region: ResidenceOption = None,
        device_region: DeviceRegionOption = None,
        prerequisite: PrerequisiteOption = None,
        typing: TypingOption = Typing.SECURE,
        json: JsonOption = False,
    ) -> None:
        from redactor.capture.importers.folder import import_recording

        person = _subject(subject, worker_type, region, employer_region, residence_region)
        device = _device(device_owner, device_region or [])
        about = _surroundings(session, person, device, purpose, prerequisite or [])
        with opening(source, secure=typing is Typing.SECURE) as recording:
            _report(import_recording(recording, about, out), as_json=json)

    return command


app.command("openadapt", help="Import a recording of openadapt-capture: recording.db, or its folder.")(
    _verb(_openadapt)
)
app.command(
    "screenpipe",
    help="Import an export of screenpipe: what its search answers (.json), or one item per line (.jsonl).",
)(_verb(_screenpipe))


def _subject(
    identifier: str, worker_type: Worker, work: str | None, employer: str | None, residence: str | None
) -> Subject:
    from redactor.capture.header import Subject

    _check_regions({"--region": work, "--employer-region": employer, "--residence-region": residence})
    return Subject(
        id=identifier,
        worker_type=worker_type.value,
        work_region=work,
        employer_region=employer,
        residence_region=residence,
    )


def _device(owner: Owner, regions: list[str]) -> Device:
    from redactor.capture.header import Device

    for region in regions:
        _check_regions({"--device-region": region})
    return Device(owner=owner.value, regions=tuple(regions))


def _check_regions(codes: Mapping[str, str | None]) -> None:
    from redactor.policy.regions import advice, normalise

    for option, code in codes.items():
        if code is not None and normalise(code) is None:
            raise UsageError(f"{option}: {advice(code)}", remedy="write a code like DE or US-CA")


def _surroundings(
    session: str, subject: Subject, device: Device, purpose: str, prerequisites: list[str]
) -> Surroundings:
    from redactor.capture.importers.surroundings import Surroundings

    return Surroundings(session, subject, device, purpose, tuple(prerequisites))


def _report(done: Imported, *, as_json: bool) -> None:
    if as_json:
        say_json({"session": str(done.folder), "events": done.kinds, "left_out": done.left_out})
        return
    say_field("session", str(done.folder))
    say_field("events", ", ".join(f"{kind} {count}" for kind, count in done.kinds.items()) or "none")
    say_field("left out", "; ".join(f"{name}: {count}" for name, count in done.left_out.items()))
