"""What the program says: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")


def say(text: str = "") -> None:
    """Write one line of result."""
    sys.stdout.write(text + "\n")


def say_json(value: Any) -> None:
    """Write one JSON document, on one line, and hand it over at once."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def complain(message: str, remedy: str = "") -> None:
    """Write what is wrong and what to do about it to standard error."""
    sys.stderr.write(f"redactor: {message}\n")
    if remedy:
        sys.stderr.write(f"  {remedy}\n")
    sys.stderr.flush()


def table(columns: Iterable[str], rows: Iterable[Iterable[object]], *, title: str = "") -> None:
    """Print a table, as wide as the terminal allows; plain enough to be piped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        grid.add_column(column, overflow="fold", no_wrap=index == 0)
    for row in rows:
        grid.add_row(*(str(cell) for cell in row))
    width = None if sys.stdout.isatty() else 120
    Console(highlight=False, markup=False, width=width).print(grid)


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
            return Text(f"{task.speed or 0:.1f}/s")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=what)
