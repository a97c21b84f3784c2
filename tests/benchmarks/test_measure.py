"""What benchmarks measure with."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.measure import tree_mib, work_seconds

BUSY = "import sys; sum(range(3_000_000)); print('done', flush=True); sys.stdin.read()"


def test_the_work_and_memory_of_processes_below_count() -> None:
    own, spent, memory = time.process_time(), work_seconds(), tree_mib()
    with subprocess.Popen(
        [sys.executable, "-I", "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"done\n"
        more, larger = work_seconds() - spent, tree_mib()
        own = time.process_time() - own
        child.communicate()
    assert more > own
    assert larger > memory
