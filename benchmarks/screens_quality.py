"""How much of what is private on a screen is read and covered: ``python -m benchmarks.screens_quality``.

On invented screens (``benchmarks/screens``), from a fixed seed. Half of the templates are *seen*: what is
missed on them may be looked at (``--misses``). The other half is *unseen*: nobody looks at what is missed
there, so those figures say what to expect. ``--reader-only`` leaves finding and masking out, ``--jpeg 80``
shows the screens as a capture agent that packs them with loss does.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.fragments.maker import SEEN, UNSEEN
from benchmarks.measure import seconds, table
from benchmarks.screens.browser import Browser
from benchmarks.screens.draw import Drawn, Studio
from benchmarks.screens.pictures import as_jpeg, decoded
from benchmarks.screens.plan import SEED, plans
from benchmarks.screens.score import MEANINGS, Miss, Result, score_masking, score_reading
from benchmarks.screens.truth import Truth
from redactor import wire
from redactor.errors import MissingToolError
from redactor.evaluate.marks import Box, Key, ScreenAnswer
from redactor.evaluate.metrics import Measure, measure
from redactor.pipeline.engine import Redactor
from redactor.ports import Reader
from redactor.values import Hint

CACHE = Path("out/screens")


@dataclass(frozen=True, slots=True)
class Run:
    """One screen's result and its cost in seconds."""

    truth: Truth
    result: Result
    spent: float
    details: tuple[str, ...] = field(default=())


def main() -> int:
    """Draw or load the screens, ask the engine, print the tables; return the exit code."""
    chosen = _arguments()
    wanted = plans(chosen.count, seed=chosen.seed, names=chosen.template)
    studio = Studio(chosen.cache / digest(chosen.seed), lambda: Browser(chosen.chromium))
    try:
        runs = list(_shown(_runs(chosen, studio.draw(wanted)), len(wanted)))
    except MissingToolError as fault:
        print(fault.message, fault.remedy, sep="\n", file=sys.stderr)
        return fault.exit_code
    _report(runs, chosen)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3, help="screens of each template")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--template", nargs="*", default=(), help="only these templates")
    parser.add_argument("--split", choices=(SEEN, UNSEEN), help="only this half of the templates")
    parser.add_argument("--reader-only", action="store_true", help="measure what is read, nothing else")
    parser.add_argument("--jpeg", type=int, metavar="QUALITY", help="show the screens as JPEG")
    parser.add_argument("--workers", type=int, default=1, help="screens that are worked on at once")
    parser.add_argument("--misses", type=int, default=0, help="lines of misses to list, of seen templates")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn screens are kept")
    parser.add_argument("--chromium", default="chromium", help="the browser that draws")
    return parser.parse_args()


def digest(seed: int, *, but: Sequence[str] = ("score.py", "session.py")) -> str:
    """Return a name for what the screens are made from: other sources draw other screens.

    ``but`` are names of files that draw nothing.
    """
    whole = hashlib.sha256(str(seed).encode())
    here = Path(__file__).parent
    for folder in (here / "screens", here / "fragments"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".html", ".txt", ".js"} and path.name not in but:
                whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


# --- asking the engine --------------------------------------------------------------------------------


def _runs(chosen: argparse.Namespace, screens: Iterator[Drawn]) -> Iterator[Run]:
    wanted = (one for one in screens if chosen.split in (None, one.truth.split))
    if chosen.reader_only:
        yield from _mapped(partial(_read, wire.reader(), chosen.jpeg), wanted, chosen.workers)
        return
    with wire.in_memory(workers=chosen.workers) as redactor:
        yield from _mapped(partial(_masked, redactor, chosen.jpeg), wanted, chosen.workers)


def _mapped(work: Callable[[Drawn], Run], screens: Iterator[Drawn], workers: int) -> Iterator[Run]:
    if workers == 1:
        yield from map(work, screens)
        return
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(work, screens)


def _shown_as(drawn: Drawn, jpeg: int | None) -> bytes:
    """Return a screen's picture as the engine gets it."""
    data = drawn.picture.read_bytes()
    return data if jpeg is None else as_jpeg(data, jpeg)


def _read(reader: Reader, jpeg: int | None, drawn: Drawn) -> Run:
    pixels = decoded(_shown_as(drawn, jpeg))
    spent, page = seconds(reader.read, pixels, scale=drawn.truth.told_scale)
    result = score_reading(drawn.truth, drawn.ink_map(), page)
    return Run(drawn.truth, result, spent, tuple(_line(drawn.truth, miss) for miss in result.misses))


def _masked(redactor: Redactor, jpeg: int | None, drawn: Drawn) -> Run:
    truth, data = drawn.truth, _shown_as(drawn, jpeg)
    hint = Hint(truth.app, truth.title)
    spent, outcome = seconds(redactor.image, data, scale=truth.told_scale, hint=hint)
    if outcome.safe is None:
        answer = ScreenAnswer(withheld=",".join(outcome.decision.reasons) or "withheld")
    else:
        boxes = (Box(zone, one.entity) for one in outcome.findings for zone in one.zones)
        answer = ScreenAnswer(tuple(boxes), outcome.safe.zones, outcome.safe.width, outcome.safe.height)
    ink = drawn.ink_map()
    result = score_masking(truth, ink, answer)
    details: list[str] = []
    reader = redactor.parts.reader
    if truth.split == SEEN and result.misses and reader is not None:
        # Only what was missed is read again, to tell why.
        read = score_reading(truth, ink, reader.read(decoded(data), scale=truth.told_scale))
        details = [_line(truth, miss, _why(miss, read.misses)) for miss in result.misses]
    details += [f"touched        {truth.template:<20} {word!r}" for word in result.touched]
    details += [
        f"on clean       {truth.name}: {box.entity} at {box.zone.as_list()}" for box in result.painted
    ]
    return Run(truth, result, spent, tuple(details))


def _why(miss: Miss, read: Sequence[Miss]) -> str:
    own = [one.reason for one in read if one.span == miss.span]
    return f"{miss.reason}; {', '.join(own) or 'read exactly'}"


def _line(truth: Truth, miss: Miss, why: str = "") -> str:
    span = truth.spans[miss.span]
    return f"{span.entity:<14} {span.text!r} on {truth.name} ({100 * miss.share:.0f} %): {why or miss.reason}"


def _shown(runs: Iterator[Run], total: int) -> Iterator[Run]:
    for number, run in enumerate(runs, start=1):
        print(f"\r{number}/{total}", end="", file=sys.stderr)
        yield run
    print(file=sys.stderr)


# --- tables -------------------------------------------------------------------------------------------


def _report(runs: Sequence[Run], chosen: argparse.Namespace) -> None:
    halves = {split: [run for run in runs if run.truth.split == split] for split in (UNSEEN, SEEN)}
    halves = {split: half for split, half in halves.items() if half}
    measures = {split: _measured(half) for split, half in halves.items()}
    for split, half in halves.items():
        _report_half(split, half, measures[split])
    _report_entities(measures)
    _report_templates(runs)
    _report_cost(runs)
    if chosen.misses:
        lines = [line for run in runs if run.truth.split == SEEN for line in run.details]
        print(f"\n### Missed on seen templates, and touched for nothing: {len(lines)}\n")
        print("\n".join(lines[: chosen.misses]))


def _measured(runs: Sequence[Run]) -> dict[Key, Measure]:
    """Return the measures of some screens; intervals by resampling the screens."""
    return measure([run.result.ratios for run in runs], names=MEANINGS) if runs else {}


def _report_half(split: str, runs: Sequence[Run], measures: Mapping[Key, Measure]) -> None:
    templates = len({run.truth.template for run in runs})
    table(
        f"{split}: {len(runs)} screens of {templates} templates",
        ("measure", "%", "95 % interval", "of", "share of what"),
        [
            (name, *_cells(one), f"{one.of:,.0f}", MEANINGS[name])
            for (entity, name), one in measures.items()
            if not entity
        ],
    )


def _cells(one: Measure) -> tuple[str, str]:
    return f"{100 * one.value:.2f}", f"{100 * one.low:.1f} to {100 * one.high:.1f}"


def _report_entities(halves: Mapping[str, Mapping[Key, Measure]]) -> None:
    entities = sorted({entity for measures in halves.values() for entity, _ in measures if entity})
    names = [name for name in MEANINGS if any((one, name) in m for one in entities for m in halves.values())]
    rows = [
        (entity, *(_short(measures.get((entity, name))) for measures in halves.values() for name in names))
        for entity in entities
    ]
    table(
        "Entities, % (interval; of how many)",
        ("entity", *(f"{split} {name}" for split in halves for name in names)),
        rows,
    )


def _short(one: Measure | None) -> str:
    if one is None:
        return ""
    return f"{100 * one.value:.1f} ({100 * one.low:.0f} to {100 * one.high:.0f}; {one.of:.0f})"


def _report_templates(runs: Sequence[Run]) -> None:
    by_name: dict[str, list[Run]] = {}
    for run in runs:
        by_name.setdefault(f"{run.truth.split} {run.truth.template}", []).append(run)
    measures = {name: _measured(own) for name, own in by_name.items()}
    names = [name for name in MEANINGS if any(("", name) in one for one in measures.values())]
    rows = [
        (
            name,
            *(_bare(measures[name].get(("", column))) for column in names),
            f"{statistics.median(run.spent for run in own):.2f}",
        )
        for name, own in sorted(by_name.items())
    ]
    table("Templates, %", ("template", *names, "median s"), rows)


def _bare(one: Measure | None) -> str:
    return "" if one is None else f"{100 * one.value:.1f}"


def _report_cost(runs: Sequence[Run]) -> None:
    spent = sorted(run.spent for run in runs)
    pixels = sum(run.truth.width * run.truth.height for run in runs) / 1e6
    rows = [
        (
            len(runs),
            f"{statistics.median(spent):.2f}",
            f"{spent[int(0.95 * (len(spent) - 1))]:.2f}",
            f"{sum(spent) / pixels:.2f}",
        )
    ]
    table("Cost per screen", ("screens", "median s", "95th percentile s", "s per million pixels"), rows)


if __name__ == "__main__":
    sys.exit(main())
