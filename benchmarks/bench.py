"""How fast redactor is on this machine: ``python -m benchmarks.bench``. Tables, no asserted times.

Every figure is a median over repeats, on invented material from fixed seeds and on samples/. Times
differ between machines and with what else runs; ratios within one run differ less.
"""

from __future__ import annotations

import os

# Before OpenCV and Tesseract are loaded: one core, as one worker uses.
os.environ["OMP_THREAD_LIMIT"] = "1"

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from benchmarks.encoding import bench_encoding
from benchmarks.material import (
    NOON,
    PURPOSE,
    ROOT,
    header,
    key_events,
    sample_screens,
    short_texts,
)
from benchmarks.measure import (
    TimedDetector,
    TimedReader,
    median_seconds,
    peak_mib,
    seconds,
    table,
    watch_children,
)
from benchmarks.speed import bench_load, bench_log, bench_names, bench_text, memory_growth
from redactor import __version__, wire
from redactor.capture.events import Event
from redactor.cli.typed import Agreed
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.values import (
    Hint,
    Person,
    Situation,
)

# --- what is measured ---------------------------------------------------------------------------------


def bench_screens() -> None:
    """Time sample screens of 1920x1080 on their whole way, and its steps."""
    from redactor.mask.image import fill
    from redactor.ocr.image import decode

    rows = []
    for data in sample_screens():
        reader, detector = TimedReader(wire.reader()), TimedDetector(wire.detector())
        forms = TimedDetector(wire.forms())
        with wire.in_memory() as plain:
            redactor = Redactor(replace(plain.parts, reader=reader, detector=detector, forms=forms))
            whole, outcome = seconds(redactor.image, data)
            redactor.close()
        decoding, image = seconds(decode, data)
        zones = [zone for finding in outcome.findings for zone in finding.zones]
        filling, _ = seconds(fill, image, zones, colour=(0, 0, 0), padding=4)
        rows.append(
            (decoding, reader.spent[0], detector.spent + forms.spent, filling, reader.spent[1], whole)
        )
    names = (
        "decode",
        "read",
        "find (all looks)",
        "fill + encode, once",
        "second look: read (twice where the first time showed something)",
        "the whole way",
    )
    table(
        f"Screens: {len(rows)} of 1920x1080, one core",
        ("step", "median seconds", "fastest", "slowest"),
        [
            (name, f"{statistics.median(times):.3f}", f"{min(times):.3f}", f"{max(times):.3f}")
            for name, times in zip(names, zip(*rows, strict=True), strict=True)
        ],
    )


def bench_keys(count: int) -> None:
    """Time typing on its whole way: gate, rebuild, find, write back, look again, record."""
    events = key_events(count)
    with wire.in_memory(screens=False, ledger=Agreed()) as redactor:
        spent = median_seconds(lambda: _type(redactor, events), 3)
    table("Typing", ("key events", "key events/s"), [(f"{count:,}", f"{count / spent:,.0f}")])


def _type(redactor: Redactor, events: Sequence[Event]) -> None:
    with redactor.session(header(), group=32) as session:
        outcomes = [outcome for event in events for outcome in session.process(event)]
        outcomes += session.close()
    if len(outcomes) != len(events) or any(not hasattr(outcome, "event") for outcome in outcomes):
        raise SystemExit("the typing was not released: the figure would mean nothing")


def bench_audit(groups: int, size: int = 256) -> None:
    """Time appending records in groups to a log on this disk, each group synced, and verifying it."""
    from redactor.audit.log import FileAuditLog
    from redactor.audit.signing import load_or_create
    from redactor.audit.verify import verify
    from redactor.pipeline.settle import ALLOWED, Settled

    with wire.in_memory(screens=False) as redactor, tempfile.TemporaryDirectory() as folder:
        rules, recorder = redactor.rules_for((), ""), redactor.parts.recorder
        settled = Settled(ALLOWED, opened=b"opened")
        body = recorder.content("text", Circumstances(), settled, rules=rules, output=b"output")
        log = FileAuditLog(Path(folder) / "audit", load_or_create(Path(folder) / "signing.key"))
        each = [seconds(log.append, [body] * size)[0] for _ in range(groups)]
        checking, report = seconds(verify, Path(folder) / "audit")
    if not report.ok:
        raise SystemExit("the log does not verify: the figure would mean nothing")
    rows = [
        (f"append, groups of {size}", f"{size / statistics.median(each):,.0f}"),
        ("verify", f"{report.records / checking:,.0f}"),
    ]
    table(f"Audit log: {report.records:,} records", ("what", "records/s"), rows)


def bench_gate(count: int) -> None:
    """Time the gate's decision on varied events of one consenting person."""
    from redactor.policy.decide import decide
    from redactor.policy.packset import PackSet

    packs, titles = PackSet.of(wire.DEFAULT_POLICY), short_texts(count)
    person = Person("E-1", "subject", (("work", "US-CA"), ("employer", "US"), ("device", "US-CA")))
    consents = {"E-1": Agreed().state_at("E-1", PURPOSE, NOON)}
    papers = frozenset({"dpia:DPIA-1", "risk_assessment:RA-1"})
    situations = [
        Situation((person,), consents, PURPOSE, NOON, "click", "Outlook", title, prerequisites=papers)
        for title in titles
    ]
    spent = median_seconds(lambda: [decide(situation, packs) for situation in situations], 5)
    table("Gate", ("window titles", "decisions/s"), [(f"{count:,}", f"{count / spent:,.0f}")])


def bench_memory() -> None:
    """Print the most memory that a fresh process holds for texts, and with screens besides."""
    rows = []
    for what in ("texts", "screens"):
        program = [sys.executable, "-m", "benchmarks.bench", "--only", f"memory-{what}"]
        answer = subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT)
        rows.append((what, *answer.stdout.split()))
    table("Memory", ("a fresh process that redacts", "peak MiB", "largest child (Tesseract), MiB"), rows)
    program = [sys.executable, "-m", "benchmarks.bench", "--only", "memory-growth"]
    answer = subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT)
    steps = [line.split() for line in answer.stdout.splitlines()]
    table("Memory over time", ("texts that a process has looked at", "MiB"), steps)


def memory_of(what: str) -> None:
    """Redact, then print this process's peak memory and that of its largest child, in MiB."""
    done, largest = threading.Event(), [0.0]
    watcher = threading.Thread(target=watch_children, args=(done, largest))
    watcher.start()
    with wire.in_memory(screens=what == "screens") as redactor:
        redactor.texts(short_texts(800), [Hint()] * 800)
        for data in sample_screens() if what == "screens" else ():
            redactor.image(data)
    done.set()
    watcher.join()
    print(f"{peak_mib('self'):.0f} {largest[0]:.0f}")


# --- the program --------------------------------------------------------------------------------------

PARTS: dict[str, Callable[[], None]] = {
    "text": bench_text,
    "names": bench_names,
    "screens": bench_screens,
    "encoding": bench_encoding,
    "keys": lambda: bench_keys(4000),
    "audit": lambda: bench_audit(40),
    "gate": lambda: bench_gate(5000),
    "memory": bench_memory,
    "load": bench_load,
    "log": bench_log,
}
ALL_CORES = frozenset({"log"})
"""Parts that are not kept on one core."""

INSIDE: dict[str, Callable[[], None]] = {
    "memory-texts": lambda: memory_of("texts"),
    "memory-screens": lambda: memory_of("screens"),
    "memory-growth": memory_growth,
}


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and its children on one core while the block runs."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def main() -> None:
    """Run all parts, or the one named by --only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[*PARTS, *INSIDE], help="one part")
    chosen = parser.parse_args().only
    if chosen in INSIDE:
        INSIDE[chosen]()
        return
    print(f"redactor {__version__}, Python {platform.python_version()}, {platform.machine()}, one core")
    for name, part in PARTS.items():
        if chosen in (None, name):
            with nullcontext() if name in ALL_CORES else one_core():
                part()


if __name__ == "__main__":
    main()
