"""Long campaigns against the whole program: every step of a crash, and hundreds of random moments."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3600)]

LAB = Path(__file__).resolve().parent.parent / "faults" / "crash_lab.py"


def experiment(place: Path, *mode: str) -> list[dict[str, Any]]:
    done = subprocess.run([sys.executable, str(LAB), str(place), *mode], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()][1:]


@pytest.mark.parametrize("mode", ["kill", "tear", "full", "hiccup"])
def test_every_step(tmp_path: Path, mode: str) -> None:
    results = experiment(tmp_path, mode, "1")
    assert [result for result in results if result["problems"] or result["again"] != 3] == []


def test_three_hundred_random_moments(tmp_path: Path) -> None:
    results = experiment(tmp_path, "random", "20261112", "50")
    assert [result for result in results if result["problems"] or result["again"] != 3] == []
    assert sum(result["kills"] for result in results) > 150
