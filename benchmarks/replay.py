"""How fast a running session is masked: ``python -m benchmarks.replay``.

Plays 300 frames of 1920x1080 (``benchmarks/screens/session.py``) to one engine, on one core, in processor
time of all its processes. Decoding and encoding of the pictures is timed apart and left out of the times per
frame. With ``--peer PYTHON``, the
interpreter of an environment with ``presidio-image-redactor``, a sample of the same frames goes through that
as well. With ``--frames`` the session is repeated to see whether memory grows.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.bench import one_core
from benchmarks.measure import table, tree_mib, work_seconds
from benchmarks.screens.browser import Browser
from benchmarks.screens.session import CALLED, CODED, COUNT, SCROLLED, SWITCHED, TYPED, recorded
from benchmarks.screens_quality import CACHE, digest
from redactor import wire
from redactor.cli.collector import built
from redactor.errors import MissingToolError
from redactor.pipeline.engine import Redactor

PARTS = {"typing a mail": TYPED, "scrolling": SCROLLED, "switching windows": SWITCHED}
PARTS |= {"a call": CALLED, "typing at a prompt": CODED}
CODEC = {"decode": ("redactor.ocr.image", "decode"), "encode": ("redactor.mask.encode", "Encoder.encode")}
"""The functions that open and write pictures: the module, and the name in it, where callers look them up."""

EVERY = 15
"""Each frame of this many goes through the peer, which needs most of a second for one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one frame cost in seconds of processor time, and whether it was released.

    ``core`` is without the codec.
    """

    whole: float
    decode: float
    encode: float
    released: bool

    @property
    def core(self) -> float:
        """What is left without opening and writing pictures."""
        return self.whole - self.decode - self.encode


class Codec:
    """Adds up the time of opening and writing pictures."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Time the functions of :data:`CODEC` while the block runs."""
        owners = [owner_of(place, path) for place, path in CODEC.values()]
        plain = [getattr(owner, name) for owner, name in owners]
        for what, (owner, name), work in zip(CODEC, owners, plain, strict=True):
            setattr(owner, name, self._timed(what, work))
        try:
            yield
        finally:
            for (owner, name), work in zip(owners, plain, strict=True):
                setattr(owner, name, work)

    def _timed(self, what: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = time.process_time()
            result = work(*args, **kwargs)
            self.spent[what] += time.process_time() - begun
            return result

        return timed


def owner_of(place: str, path: str) -> tuple[Any, str]:
    """Return what holds a function, a module or a class in it, and the function's own name."""
    *within, name = path.split(".")
    return functools.reduce(getattr, within, importlib.import_module(place)), name


def main() -> int:
    """Play the session, print the tables; return the exit code."""
    chosen = _arguments()
    folder = chosen.cache / f"replay-{digest(0, but=('score.py',))}"
    try:
        frames = recorded(folder, lambda: Browser(chosen.chromium))
        with one_core(), wire.in_memory() as redactor, built():
            played, memory = _played(redactor, frames, chosen.frames)
        with one_core():
            theirs = _peer(chosen.peer, folder, len(played)) if chosen.peer else None
    except MissingToolError as fault:
        print(fault.message, fault.remedy, sep="\n", file=sys.stderr)
        return fault.exit_code
    print(file=sys.stderr)
    _report_parts(played[:COUNT])
    _report_whole(played)
    _report_memory(memory)
    if theirs is not None:
        _report_peer(played[:COUNT], theirs)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=COUNT, help="frames to play, the session over and over")
    parser.add_argument("--peer", type=Path, help="an interpreter that has presidio-image-redactor")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn frames are kept")
    parser.add_argument("--chromium", default="chromium", help="the browser that draws")
    return parser.parse_args()


def _played(
    redactor: Redactor, frames: Sequence[Path], count: int
) -> tuple[list[Frame], list[tuple[int, float]]]:
    """Return what each frame cost, and the memory of all processes now and then."""
    codec, played = Codec(), []
    memory = [(0, tree_mib())]
    with codec.watched():
        for path in islice(cycle(frames), count):
            # One by one: all of them in memory would be counted as the engine's.
            data = path.read_bytes()
            codec.spent.clear()
            begun = work_seconds()
            outcome = redactor.image(data)
            whole = work_seconds() - begun
            released = outcome.safe is not None
            played.append(Frame(whole, codec.spent["decode"], codec.spent["encode"], released))
            print(f"\r{len(played)}/{count}", end="", file=sys.stderr)
            if len(played) % max(50, count // 10) == 0:
                memory.append((len(played), tree_mib()))
    return played, memory


def _report_parts(played: Sequence[Frame]) -> None:
    named, at = [("all", played)], 0
    for name, count in PARTS.items():
        named.insert(-1, (name, played[at : at + count]))
        at += count
    rows = [
        (name, len(own), *_times([one.core for one in own]), sum(not one.released for one in own))
        for name, own in named
        if own
    ]
    table(
        "Replay, ms per frame without decoding and encoding",
        ("part", "frames", "median", "95th percentile", "largest", "withheld"),
        rows,
    )


def _times(spent: Sequence[float]) -> list[str]:
    """Return median, 95th percentile and largest in milliseconds."""
    ordered = sorted(spent)
    high = ordered[int(0.95 * (len(ordered) - 1))]
    return [f"{1000 * one:.1f}" for one in (statistics.median(ordered), high, ordered[-1])]


def _report_whole(played: Sequence[Frame]) -> None:
    first, rest = played[0], played[1:]
    rows: list[tuple[str, str]] = [("the first frame", f"{1000 * first.core:.1f}")]
    for name, spent in (
        ("decoding, median", [one.decode for one in rest]),
        ("encoding, median", [one.encode for one in rest]),
        ("everything, median", [one.whole for one in rest]),
        ("everything, mean", [statistics.fmean(one.whole for one in rest)]),
    ):
        rows.append((name, f"{1000 * statistics.median(spent):.1f}"))
    table("Replay, ms", ("what", "ms"), rows)


def _report_memory(memory: Sequence[tuple[int, float]]) -> None:
    rows = [(f"{count:,}", f"{mib:.0f}") for count, mib in memory]
    table("Replay, resident memory of all processes", ("after frames", "MiB"), rows)


def _peer(python: Path, folder: Path, count: int) -> dict[str, Any]:
    """Run the peer over a sample of the frames.

    Raises:
        MissingToolError: it cannot be run there.
    """
    sample = [str(folder / f"{number:04d}.png") for number in range(0, min(count, COUNT), EVERY)]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [str(python), "-m", "benchmarks.peer_image", *sample],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise MissingToolError(
            "presidio-image-redactor", done.stderr.strip(), remedy="`make .venv-peer/.installed` sets it up"
        )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _report_peer(played: Sequence[Frame], theirs: dict[str, Any]) -> None:
    """Compare with the peer: the mean over the same frames, since a median hides what is slow."""
    ours = [one.core for one in played[::EVERY]]
    rows = []
    for name, spent in (
        ("redactor", ours),
        (f"presidio-image-redactor {theirs['version']}", theirs["seconds"]),
    ):
        median, high, _ = _times(spent)
        rows.append((name, len(spent), median, high, f"{1000 * statistics.fmean(spent):.1f}"))
    table(
        f"The same frames, each {EVERY}th, ms without decoding and encoding",
        ("engine", "frames", "median", "95th percentile", "mean"),
        rows,
    )
    mean = statistics.fmean(theirs["seconds"]) / statistics.fmean(one.core for one in played)
    middle = statistics.median(theirs["seconds"]) / statistics.median(one.core for one in played)
    print(f"\nOver the whole session {mean:.1f} times as fast by the mean, {middle:.1f} times by the median.")


if __name__ == "__main__":
    sys.exit(main())
