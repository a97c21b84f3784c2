"""What the program says: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")

READER_GONE = 141
"""The exit code of a program whose reader has gone (128 + SIGPIPE, as a shell counts it)."""

PIPED_WIDTH = 120
LABEL_WIDTH = 16


def prepare_streams() -> None:
    """Speak UTF-8 whatever the locale; what cannot be written (a broken file name) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write to standard output and hand it over at once; end quietly when nobody reads any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nothing is left to say: what is still buffered must not fail again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(READER_GONE) from None


def say(text: str = "") -> None:
    """Write one line of result."""
    write(text + "\n")


def say_field(label: str, text: str) -> None:
    """Write one labelled result, folded to the width at hand; nothing when there is no text."""
    folded = textwrap.wrap(
        text, max(_width() - LABEL_WIDTH, 20), break_on_hyphens=False, break_long_words=False
    )
    for index, line in enumerate(folded):
        say(f"{'' if index else label:<{LABEL_WIDTH}}{line}")


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


def say_json(value: Any) -> None:
    """Write one JSON document, on one line, and hand it over at once."""
    import msgspec

    write(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":")) + "\n")


def complain(message: str, remedy: str = "") -> None:
    """Write what is wrong and what to do about it to standard error."""
    text = f"redactor: {message}\n" + (f"  {remedy}\n" if remedy else "")
    # Names of files come from outside: they must not steer the terminal.
    sys.stderr.write("".join(char if char.isprintable() or char == "\n" else _escaped(char) for char in text))
    sys.stderr.flush()


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def table(
    columns: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    numbers: Iterable[str] = (),
    unbroken: Iterable[str] = (),
) -> None:
    """Print a table, as wide as the terminal allows; plain enough to be piped.

    ``numbers`` names the columns that hold numbers, which stand to the right; ``unbroken`` others
    that are never folded, besides the first.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    right, whole = frozenset(numbers), frozenset((*numbers, *unbroken))
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for index, column in enumerate(columns):
        grid.add_column(
            column,
            overflow="fold",
            no_wrap=index == 0 or column in whole,
            justify="right" if column in right else "left",
        )
    for row in rows:
        grid.add_row(*(str(cell) for cell in row))
    console = Console(highlight=False, markup=False, emoji=False, width=_width())
    with console.capture() as drawn:
        console.print(grid)
    write("\n".join(line.rstrip() for line in drawn.get().splitlines()) + "\n")


def track(items: Iterable[_T], *, total: int, what: str) -> Iterator[_T]:
    """Yield ``items``, showing rate and time left on standard error when it is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Any) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    # Results go through the bar only when both share a screen: rich would write them to standard error.
    shared = sys.stdout.isatty()
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=shared, redirect_stderr=True
    ) as progress:
        yield from progress.track(items, total=total, description=what)
