"""How fast texts are looked at: against Presidio, by kind of text, in whole logs, from the first moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import peer
from benchmarks.material import (
    CHATS,
    ROOT,
    TITLES,
    filled,
    pages,
    reference,
    service_log,
    short_log,
    short_texts,
)
from benchmarks.measure import fresh_seconds, median_seconds, now_mib, table
from redactor import wire
from redactor.pipeline.engine import Redactor
from redactor.ports import Detector
from redactor.values import Hint, RawText

START = "from redactor.cli.main import entry; entry()"
"""The program, whether it is installed or not."""


def bench_text() -> None:
    """Compare finding with Presidio as it comes, and show what the rest of the corridor costs."""
    theirs = peer.analyzer()
    rows: list[tuple[str, ...]] = []
    for name, texts in kinds().items():
        size, count = sum(map(len, texts)), len(texts)
        times = {
            "redactor, find": fresh_seconds(wire.detector, partial(_found, texts)),
            "redactor, find + mask + look again + record": fresh_seconds(
                partial(wire.in_memory, screens=False), partial(_masked, texts)
            ),
            "Presidio, analyze": fresh_seconds(lambda: theirs, partial(_each, texts), 1),
        }
        slowest = times["Presidio, analyze"]
        for what, spent in times.items():
            each = f"{spent / count * 1000:.2f}"
            rows.append((name, what, f"{size / spent:,.0f}", each, f"{slowest / spent:.1f} x"))
    table("Text", ("texts", "what", "characters/s", "ms per text", "against Presidio"), rows)


def bench_names() -> None:
    """Time the patterns and the name model, each by itself."""
    from redactor.detect.ner import NameDetector
    from redactor.detect.pattern_detector import PatternDetector

    rows = []
    for name, texts in kinds().items():
        size = sum(map(len, texts))
        speeds = [
            f"{size / fresh_seconds(make, partial(_found, texts)):,.0f}"
            for make in (PatternDetector, NameDetector, partial(NameDetector, gate=None))
        ]
        rows.append((name, *speeds))
    table(
        "Finding, characters/s",
        ("texts", "patterns", "name model", "name model without its gate"),
        rows,
    )


def kinds() -> dict[str, list[str]]:
    """Return texts of every kind."""
    return {
        "600 window titles": filled(TITLES, 600),
        "600 chat lines": filled(CHATS, 600),
        "800 lines of office prose": short_texts(800),
        "documentation, 80,000 characters": [pages("docs", "*.md", 80_000)],
        "Python's reference, 100,000 characters": [reference(100_000)],
        "source code, 100,000 characters": [pages("redactor", "*.py", 100_000)],
        "a service's log, 100,000 characters": [service_log(1_100)[:100_000]],
    }


def _found(texts: Sequence[str], detector: Detector) -> None:
    """Find in groups, as lines arrive."""
    for at in range(0, len(texts), 256):
        group = [RawText(text) for text in texts[at : at + 256]]
        detector.find(group, [Hint()] * len(group))


def _masked(texts: Sequence[str], redactor: Redactor) -> None:
    for at in range(0, len(texts), 256):
        group = texts[at : at + 256]
        redactor.texts(group, [Hint()] * len(group))


def _each(texts: Sequence[str], work: Callable[[str], object]) -> None:
    for text in texts:
        work(text)


def bench_log() -> None:
    """Time the program on logs of 7 MB, on all cores: a file as one text, and as JSON lines."""
    rows = []
    for name, text in (("700,000 lines", short_log(700_000)), ("7 MB of long lines", service_log(64_000))):
        lines = [
            f'{{"id":{number},"text":{json.dumps(line)}}}\n' for number, line in enumerate(text.splitlines())
        ]
        for what, data, options in (("whole", text, ()), ("--jsonl", "".join(lines), ("--jsonl",))):
            spent, peak = _program(data, options)
            size = f"{len(text) / 1e6:.1f}"
            rows.append((name, what, size, f"{spent:.0f}", f"{len(text) / spent:,.0f}", f"{peak:.0f}"))
    table("Logs", ("log", "as", "MB", "seconds", "characters/s", "peak MiB"), rows)


def _program(data: str, options: Sequence[str]) -> tuple[float, float]:
    """Run ``redactor text`` on a file; return its seconds and its peak memory in MiB."""
    with tempfile.TemporaryDirectory() as folder, Path(folder, "out").open("wb") as out:
        file = Path(folder, "input")
        file.write_text(data, encoding="utf-8")
        program = [sys.executable, "-c", START, "text", str(file), "--home", f"{folder}/home", *options]
        begun = time.perf_counter()
        with subprocess.Popen(program, stdout=out, cwd=ROOT) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 3}:
            raise SystemExit("the program failed: the figure would mean nothing")
        return time.perf_counter() - begun, used.ru_maxrss / 1024


def bench_load() -> None:
    """Time a fresh process until the detector has answered once."""
    code = "from redactor import wire; from redactor.values import Hint, RawText; "
    rows = []
    for what, more in (
        ("the detector is built", "wire.detector()"),
        ("and has answered once", "wire.detector().find([RawText('Jane Roe')], [Hint()])"),
    ):
        program = [sys.executable, "-c", code + more]
        spent = median_seconds(partial(subprocess.run, program, check=True, cwd=ROOT), 5)
        rows.append((what, f"{spent:.2f}"))
    table("Start", ("seconds of a fresh process until", "median"), rows)


def memory_growth() -> None:
    """Look at ever new texts, and print the memory that the process holds now and then."""
    detector = wire.detector()
    for thousand in range(1, 101):
        texts = [
            RawText(f"{text} {thousand}-{n}")
            for n, text in enumerate(filled(TITLES, 500) + filled(CHATS, 500))
        ]
        detector.find(texts, [Hint()] * len(texts))
        if thousand in {1, 10, 50, 100}:
            print(f"{thousand},000 {now_mib():.0f}")
