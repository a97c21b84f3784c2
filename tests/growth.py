"""Whether time grows with length alone: what a test of a pattern against hostile text asks.

Other work on the machine only ever adds to a measured time. So the best of several measurements
counts, short and long apart, and measuring goes on until they agree or rounds are spent: what is
quadratic fails every one of them.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_ROUNDS = 5


def cpu_seconds(work: Callable[[], object]) -> float:
    """The processor time that one call takes, in seconds, without the garbage collector's.

    The collector walks all that the tests before have left alive: its time is theirs.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        if was_on:
            gc.enable()


def grows_within(
    took: Callable[[int], float], short: int, long: int, bound: Callable[[float], float]
) -> bool:
    """Whether `took(long)` seconds stay below `bound` of `took(short)` seconds, at their best."""
    best_short = best_long = float("inf")
    for _ in range(_ROUNDS):
        best_short = min(best_short, took(short))
        best_long = min(best_long, took(long))
        if best_long < bound(best_short):
            return True
    return False
