"""Options that several verbs share, and what becomes of them."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from redactor.errors import UsageError

if TYPE_CHECKING:
    from redactor.policy.packset import PackSet

DEFAULT_POLICY = "strict-global"


class Pictures(enum.StrEnum):
    """Formats of released screens."""

    PNG = "png"
    WEBP = "webp"


PolicyOption: TypeAlias = Annotated[
    str, typer.Option("--policy", help="A pack's name or a policy file.", metavar="FILE|NAME")
]
HomeOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Folder of keys, consent ledger and audit log. Default: REDACTOR_HOME, or the user data folder.",
        metavar="DIR",
    ),
]
JsonOption: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print JSON on standard output, and nothing else there.")
]
ExplainOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--explain", help="Also tell why: engine, rule, score, context words, what a finding won over."
    ),
]
OutOption: TypeAlias = Annotated[Path, typer.Option("--out", help="Folder for the results.", metavar="DIR")]
WorkersOption: TypeAlias = Annotated[
    int, typer.Option("--workers", min=1, max=256, help="Items worked on at once.", metavar="N")
]
FormatOption: TypeAlias = Annotated[
    Pictures,
    typer.Option(
        "--format", help="Format of released screens; both are lossless, webp is smaller and slower."
    ),
]
SubjectOption: TypeAlias = Annotated[
    str | None, typer.Option("--subject", help="Whose content it is; asks the gate.", metavar="ID")
]
RegionOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--region", help="Where that person works (DE, US-CA); asks the gate.", metavar="CODE"),
]
PurposeOption: TypeAlias = Annotated[
    str | None, typer.Option("--purpose", help="What the content is for; asks the gate.", metavar="NAME")
]
PrerequisiteOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--prerequisite", help="Id of what is in place, such as dpia:DPIA-7. Repeatable.", metavar="ID"
    ),
]


def check_region(code: str | None, policies: PackSet) -> None:
    """Refuse a ``--region`` that names none, or a bare US state where a country was asked for.

    Raises:
        UsageError: with what may have been meant.
    """
    from redactor.batch.regions import fault_in

    fault = None if code is None else fault_in(code, policies)
    if fault is not None:
        raise UsageError(f"--region: {fault}", remedy="write a code like DE or US-CA")
