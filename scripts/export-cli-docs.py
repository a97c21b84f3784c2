"""Write docs/cli.md, the reference of the command line, from the program itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from redactor.cli.main import app

FILE = Path(__file__).parents[1] / "docs" / "cli.md"
HEAD = """# The command line

Made from the program by `make schemas`; a test holds the two together. `redactor VERB --help` says the same.
What the verbs print as JSON and what their exit codes mean is in [formats.md](formats.md).
"""


def page() -> str:
    """Return the whole page."""
    root: Any = typer.main.get_command(app)
    return "\n".join([HEAD, *_verbs(root, "redactor")])


def _verbs(command: Any, name: str) -> Iterator[str]:
    """Yield one section per verb, groups before what they hold."""
    yield f"## `{name}`\n"
    yield f"{_text(command.help)}\n"
    rows = [_row(parameter) for parameter in command.params if not parameter.hidden]
    if rows:
        yield "\n".join(["| argument or option | meaning |", "|---|---|", *rows]) + "\n"
    for verb, below in getattr(command, "commands", {}).items():
        yield from _verbs(below, f"{name} {verb}")


def _row(parameter: Any) -> str:
    is_option = parameter.opts[0].startswith("-")
    shown = ", ".join(parameter.opts) if is_option else parameter.metavar
    if is_option and not parameter.is_flag:
        shown += f" {parameter.metavar or parameter.name.upper()}"
    notes = [_text(parameter.help)]
    if is_option and parameter.required:
        notes.append("Required.")
    if is_option and not parameter.is_flag and parameter.default not in (None, ""):
        notes.append(f"Default: `{parameter.default}`.")
    if parameter.min is not None:
        notes.append(
            f"From {parameter.min} to {parameter.max}." if parameter.max else f"At least {parameter.min}."
        )
    return f"| `{shown}` | {' '.join(note for note in notes if note)} |".replace("FILE|", r"FILE\|")


def _text(text: str | None) -> str:
    """Return help as one paragraph; a full stop ends it."""
    joined = " ".join((text or "").split())
    return joined if not joined or joined[-1] in ".:" else f"{joined}."


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
