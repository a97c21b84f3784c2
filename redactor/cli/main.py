"""The program: its verbs, its one error handler, its exit codes.

Exit codes: 0 all released; 3 finished, some withheld or refused; 2 wrong use, policy or input;
4 verification failed; 5 a needed tool or model is missing; 70 internal fault; 130 stopped by Ctrl-C.
Nothing heavy is imported here: each verb imports what it needs when it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Annotated

import typer

from redactor import __version__
from redactor.cli import audit, consent, content, doctor, evaluate, importing, policy, run
from redactor.cli.codes import INTERNAL, INTERRUPTED
from redactor.cli.output import complain, prepare_streams
from redactor.errors import RedactorError

app = typer.Typer(
    name="redactor",
    help="Decide, redact and prove: privacy and consent compliance for workplace capture data.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=(
        "Exit codes: 0 all released; 3 finished, some withheld or refused; 2 wrong use, policy or input; "
        "4 verification failed; 5 a needed tool or model is missing; 70 internal fault; "
        "130 stopped by Ctrl-C."
    ),
)
app.command("run")(run.run)
app.command("text")(content.text)
app.command("image")(content.image)
app.add_typer(importing.app, name="import")
app.add_typer(policy.app, name="policy")
app.add_typer(consent.app, name="consent")
app.add_typer(audit.app, name="audit")
app.command("evaluate")(evaluate.evaluate)
app.command("doctor")(doctor.doctor)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the signature typer calls
    if wanted:
        typer.echo(f"redactor {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Hold the options that stand before a verb."""


class Door:
    """The one error handler: turns what leaves a verb into a message and an exit code.

    Messages of our own errors hold no personal text by construction; of any other exception only
    type and place are told, since its message could.
    """

    def __enter__(self) -> None:
        """Open."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(fault, RedactorError):
            complain(fault.message, fault.remedy)
            raise SystemExit(fault.exit_code) from None
        if isinstance(fault, KeyboardInterrupt):
            complain("stopped")
            raise SystemExit(INTERRUPTED) from None
        if isinstance(fault, Exception):
            complain(
                f"internal fault: {type(fault).__name__} at {_place(trace)}", "please report it, without data"
            )
            raise SystemExit(INTERNAL) from None


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


def entry(arguments: Sequence[str] | None = None) -> None:
    """Run the program; the console script's entry point. Default arguments: those of the process."""
    prepare_streams()
    with Door():
        app(args=arguments, prog_name="redactor")
