"""Measuring time and memory."""

from __future__ import annotations

import os
import resource
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from redactor.ports import Detector, Reader
from redactor.values import Finding, Hint, Page, Pixels, RawText, Zone

P = ParamSpec("P")
T = TypeVar("T")


def median_seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the median time of ``work`` over ``repeats``, after one run that warms up."""
    work()
    return statistics.median(seconds(work)[0] for _ in range(repeats))


def fresh_seconds(make: Callable[[], T], work: Callable[[T], object], repeats: int = 3) -> float:
    """Return the median processor time of ``work`` on something made anew for each repeat.

    What the one before remembered thus counts for nothing; nor does other work on the machine.
    """
    spent = []
    for number in range(repeats + 1):
        made = make()
        begun = time.process_time()
        work(made)
        spent.append(time.process_time() - begun)
        if number == 0:
            spent.clear()  # the first one loads what is loaded once
    return statistics.median(spent)


def seconds(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[float, T]:
    """Return how long ``work`` took, and its result."""
    begun = time.perf_counter()
    result = work(*args, **kwargs)
    return time.perf_counter() - begun, result


def work_seconds() -> float:
    """Return the processor time that this process and those below it have used so far.

    Only differences say something, while the same processes run: those that have ended do not count.
    """
    below = sum(_run_nanoseconds(process) for process in _processes_below(os.getpid()))
    return time.process_time() + below / 1e9


def _run_nanoseconds(process: str) -> int:
    spent = 0
    for task in Path("/proc", process, "task").iterdir():
        with suppress(OSError):  # it ended meanwhile
            spent += int((task / "schedstat").read_text(encoding="ascii").split()[0])
    return spent


def _processes_below(process: int) -> Iterator[str]:
    waiting = [str(process)]
    while waiting:
        with suppress(OSError):  # it ended meanwhile
            for task in Path("/proc", waiting.pop(), "task").iterdir():
                found = (task / "children").read_text(encoding="ascii").split()
                waiting += found
                yield from found


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table in Markdown."""
    print(f"\n### {title}\n")
    print("| " + " | ".join(columns) + " |")
    print("|" + "|".join("---" for _ in columns) + "|")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


class TimedReader:
    """A reader that adds up the time of first and of second readings."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.name = reader.name
        self.spent = [0.0, 0.0]

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        """Read as the reader inside does."""
        spent, page = seconds(
            self._reader.read, pixels, scale=scale, second_look=second_look, near=near, covered=covered
        )
        self.spent[second_look] += spent
        return page

    def close(self) -> None:
        """Close the reader inside."""
        self._reader.close()


class TimedDetector:
    """A detector that adds up the time of all searches."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self.name, self.entities = detector.name, detector.entities
        self.spent = 0.0

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Find as the detector inside does."""
        spent, found = seconds(self._detector.find, texts, hints)
        self.spent += spent
        return found


def watch_children(done: threading.Event, largest: list[float]) -> None:
    """Keep the peak memory in MiB of the largest Tesseract below this process, until ``done``."""
    while not done.wait(0.02):
        for task in Path("/proc/self/task").iterdir():
            with suppress(OSError):
                children = (task / "children").read_text().split()
                largest[0] = max([largest[0], *(peak_mib(child) for child in children if _is_reader(child))])


def now_mib() -> float:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def tree_mib() -> float:
    """Return the resident memory of this process and of all below it."""
    pages = 0
    for process in (str(os.getpid()), *_processes_below(os.getpid())):
        with suppress(OSError):  # it ended meanwhile
            pages += int(Path("/proc", process, "statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def peak_mib(process: str) -> float:
    """Return the peak resident memory of a process; getrusage would count what its parent held."""
    with suppress(OSError):
        for line in Path("/proc", process, "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _is_reader(process: str) -> bool:
    """Tell a running Tesseract from a copy of this process that is about to become one."""
    return "tesseract_worker.py" in Path("/proc", process, "cmdline").read_text()
