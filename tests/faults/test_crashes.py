"""Killed, torn or out of space at any step: nothing lost, doubled, unrecorded or unmasked.

The experiments run in processes of their own, see ``crash_lab.py``. Here every sixth step of a kill is
tried, every torn write, and a part of the others; the soak tests try all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LAB = Path(__file__).with_name("crash_lab.py")
KILLED = -9
MEMORY_DISK = Path("/dev/shm")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: hundreds of syncs to a real disk would take minutes."""
    if not MEMORY_DISK.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="redactor-crashes-", dir=MEMORY_DISK) as folder:
        yield Path(folder)


def experiment(place: Path, *mode: str) -> list[dict[str, Any]]:
    """Run the laboratory; return its results after the undisturbed run."""
    done = subprocess.run(
        [sys.executable, str(LAB), str(place), *mode], capture_output=True, check=False, timeout=3000
    )
    assert done.returncode == 0, done.stderr.decode()
    reference, *results = [json.loads(line) for line in done.stdout.splitlines()]
    assert (reference["code"], reference["faults"]) == (3, [])
    return results


def problems(results: list[dict[str, Any]]) -> list[tuple[int, list[str]]]:
    """Return what went wrong, by step: after resuming too, all must be as if nothing had happened."""
    return [
        (result["step"], result["problems"])
        for result in results
        if result["problems"] or result["again"] != 3
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "every", "least"), [("kill", "12", 14), ("tear", "2", 15)])
def test_a_run_that_is_killed_goes_on_as_if_nothing_had_happened(
    place: Path, mode: str, every: str, least: int
) -> None:
    results = experiment(place, mode, every)
    assert problems(results) == []
    *killed, last = [result["code"] for result in results]
    assert set(killed) == {KILLED}
    assert last == 3
    assert len(killed) >= least


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "every"), [("full", "12"), ("hiccup", "11")])
def test_a_full_disk_stops_the_run_with_a_remedy_and_releases_nothing_unrecorded(
    place: Path, mode: str, every: str
) -> None:
    results = experiment(place, mode, every)
    assert problems(results) == []
    stopped = [result for result in results if result["code"] != 3]
    assert len(stopped) >= 10
    for result in stopped:
        # 2 is for what could not even begin or end: the home, the output folder, the last report.
        assert result["code"] in (2, 70)
        assert "internal fault" not in result["said"]
        message, remedy, *_ = result["said"].splitlines()[-2:]
        assert message.startswith("redactor: ")
        assert remedy.startswith("  ")
    assert [result["code"] for result in stopped].count(70) > len(stopped) // 2
