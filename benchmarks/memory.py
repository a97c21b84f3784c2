"""What the memory of a session reaches, what it spoils, what it costs: ``python -m benchmarks.memory``.

On invented sessions (``benchmarks/cross_modal.py``): of the places that no detector finds by themselves, how
many are masked because another channel has told the value; on invented fragments of screens taken as one
session: how many ordinary words are lost because of it.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image

from benchmarks.cross_modal import Recorded, Shown, sessions
from benchmarks.fragments.maker import fragments
from benchmarks.material import header
from benchmarks.measure import now_mib, table
from benchmarks.quality import default_rules
from redactor import wire
from redactor.capture.events import Event, Key, Placeholder, texts_of
from redactor.capture.typing import replay
from redactor.cli.typed import Agreed
from redactor.detect.known_names import is_listed
from redactor.detect.memorable import Lesson, lessons_of
from redactor.detect.memory import SessionMemory
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome, Released
from redactor.pipeline.parts import Parts
from redactor.pipeline.rules import find
from redactor.policy.model import Memory, Pack
from redactor.policy.packset import PackSet
from redactor.policy.vocabulary import MemoryScope
from redactor.values import Hint, RawText

SEED = 20_261_130
RECORDING = "recording"
WINDOWS = (0, 10, 30, 120)
COVERED = 0.98
TELLING = 4  # signs
_WORD = re.compile(r"\w+")


def packs(memory: Memory) -> PackSet:
    """Return the packaged packs with another memory."""
    usual = PackSet.of(wire.DEFAULT_POLICY)

    def changed(some: Sequence[Pack]) -> list[Pack]:
        return [replace(pack, memory=memory) for pack in some]

    return PackSet(changed(usual.base), changed(usual.library))


def settings() -> dict[str, Memory]:
    """Return what is compared, by name."""
    windows = {f"stream, {seconds} s": Memory(MemoryScope.SESSION, seconds) for seconds in WINDOWS}
    return {"alone": Memory(MemoryScope.EVENT, 0), RECORDING: Memory(MemoryScope.SESSION, 0), **windows}


def played(parts: Parts, memory: Memory, made: Recorded, *, twice: bool) -> list[Outcome]:
    """Return what comes out of a session."""
    outcomes: list[Outcome] = []
    engine = Redactor(replace(parts, policies=packs(memory)))  # not closed: its reader is shared
    known = None
    if twice:
        study = engine.study(header())
        for event in made.events:
            study.see(event, _blob(made, event))
        known = study.finish()
    with engine.session(header(), known=known) as session:
        for event in made.events:
            outcomes += session.process(event, _blob(made, event))
        outcomes += session.close()
    return outcomes


def _blob(made: Recorded, event: Event) -> Callable[[], bytes] | None:
    return partial(made.pictures.__getitem__, event.seq) if event.seq in made.pictures else None


# --- what it reaches ----------------------------------------------------------------------------------


def reach(parts: Parts, count: int) -> None:
    """Print how many of the places that tell nothing by themselves are masked."""
    total: Counter[tuple[str, ...]] = Counter()
    left: Counter[tuple[str, ...]] = Counter()
    names = settings()
    for made in sessions(count, seed=SEED, screens=parts.reader is not None):
        open_in = {
            name: set(readable(made, played(parts, memory, made, twice=name == RECORDING)))
            for name, memory in names.items()
        }
        for shown in open_in["alone"]:
            for group in _groups(shown):
                total[group] += 1
                left.update({(*group, name): 1 for name in names if shown in open_in[name]})
    rows = [
        (" ".join(group), total[group], *(_share(left[(*group, name)], total[group]) for name in names))
        for group in sorted(total)
    ]
    table("Masked, of the places that no detector finds by themselves, %", ("places", "of", *names), rows)


def _groups(shown: Shown) -> Iterator[tuple[str, ...]]:
    yield ("all",)
    yield ("all, names of common words apart",) if not shown.common else ("names with a common word",)
    yield ("in", shown.channel)
    yield ("of", shown.entity)


def _share(left: int, of: int) -> str:
    return f"{100 * (1 - left / of):.1f}"


def readable(made: Recorded, outcomes: Sequence[Outcome]) -> Iterator[Shown]:
    """Yield the places of which a telling word can still be read in what was released."""
    by_seq = {outcome.seq: outcome for outcome in outcomes}
    for shown in made.shown:
        outcome = by_seq[shown.seq]
        if not isinstance(outcome, Released):
            continue
        if shown.box is not None:
            pixels = np.asarray(Image.open(io.BytesIO(outcome.image.encoded if outcome.image else b"")))
            left, top, right, bottom = shown.box
            if (pixels[top:bottom, left:right] == 0).all(axis=-1).mean() < COVERED:
                yield shown
        elif any(word in _plain(_said(made, shown, by_seq)) for word in _telling(shown.form)):
            yield shown


def _telling(form: str) -> list[str]:
    """Return the words of a value that say something by themselves, or all of it where none does."""
    words = [word for word in _WORD.findall(form) if len(word) >= TELLING and not is_listed(word)]
    return [_plain(word) for word in words] or [_plain(form)]


def _said(made: Recorded, shown: Shown, by_seq: dict[int, Outcome]) -> str:
    """Return the free texts of an event, or what a run of typing that begins there gives."""
    if shown.channel != "keys":
        outcome = by_seq[shown.seq]
        texts = texts_of(outcome.event.event) if isinstance(outcome, Released) else ()
        return "|".join(text for _, text in texts)
    run = []
    for event in made.events[shown.seq - 1 :]:
        if not isinstance(event, Key):
            break
        outcome = by_seq[event.seq]
        run += [outcome.event.event] if isinstance(outcome, Released) else []
    return replay([event for event in run if isinstance(event, Key | Placeholder)])


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold().replace("%20", "") if sign.isalnum())


# --- what it spoils -----------------------------------------------------------------------------------


def spoilt() -> None:
    """Print how many ordinary words a memory full of private values masks besides what is masked anyway."""
    rules, detector = default_rules(), wire.detector()
    made = fragments(2)
    texts = [RawText(fragment.case.text) for fragment in made]
    found = find(detector, texts, [Hint(fragment.case.app) for fragment in made], rules)
    memory = SessionMemory()
    for text, (masked, _) in zip(texts, found, strict=True):
        memory.learn(lessons_of(text.value, masked))
    known, counts = memory.known(), Counter[str]()
    for fragment, (masked, _) in zip(made, found, strict=True):
        shown = fragment.case.text
        gold, before = _places(fragment.case.gold), _places(masked)
        after = before | _places(known.find(shown))
        for word in _WORD.finditer(shown):
            place = set(range(*word.span()))
            if place & gold:
                counts["private"] += 1
                counts["private, open before"] += not place <= before
                counts["private, open after"] += not place <= after
            else:
                counts["ordinary"] += 1
                counts["ordinary, masked before"] += bool(place & before)
                counts["ordinary, masked after"] += bool(place & after)
    rows = [(name, counts[name]) for name in sorted(counts)]
    table(
        f"Words of {len(made):,} fragments in one session that remembers {len(memory):,} values",
        ("words", ""),
        rows,
    )


def _places(marks: Sequence[object]) -> set[int]:
    spans = [getattr(mark, "span", None) for mark in marks]
    return {place for span in spans if span for place in range(span.start, span.end)}


# --- what it costs ------------------------------------------------------------------------------------


def cost(parts: Parts, count: int) -> None:
    """Print processor time for each event, all settings in one run, fresh detectors for each."""
    made = list(sessions(count, seed=SEED + 1, screens=parts.reader is not None))
    events = sum(len(one.events) for one in made)
    rows = []
    warm = list(sessions(1, seed=SEED + 2, screens=parts.reader is not None))
    for name, memory in settings().items():
        fresh = replace(parts, detector=wire.detector(), reader=wire.reader() if parts.reader else None)
        for one in warm:
            played(fresh, memory, one, twice=name == RECORDING)  # loads what is loaded once
        begun = time.process_time()
        for one in made:
            played(fresh, memory, one, twice=name == RECORDING)
        rows.append((name, 1000 * (time.process_time() - begun) / events))
    base = rows[0][1]
    cells = [(name, f"{spent:.2f}", f"{spent / base:.2f}") for name, spent in rows]
    table(f"Processor time of {events:,} events", ("", "ms per event", "ratio"), cells)


def growth(events: int) -> None:
    """Print how memory and time per event go while every tenth event shows a value that is new."""
    memory, rows = SessionMemory(), []
    begun, last = time.process_time(), 0.0
    for number in range(1, events + 1):
        if number % 10 == 0:
            value = f"INV-{number:07}"
            memory.learn([Lesson("ID", value, 0.9, "patterns", checked=False, beside="")])
        memory.known().find(f"line {number} of the report, see INV-{number - 40:07}")
        if number % (events // 5) == 0:
            spent = time.process_time() - begun
            rows.append(
                (
                    f"{number:,}",
                    f"{len(memory):,}",
                    f"{now_mib():.0f}",
                    f"{5e6 * (spent - last) / events:.0f}",
                )
            )
            last = spent
    table("A session that goes on", ("events", "values", "MiB", "microseconds per event"), rows)


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sessions", type=int, default=40, help="invented sessions (40)")
    arguments.add_argument("--events", type=int, default=100_000, help="events of the long session (100,000)")
    arguments.add_argument(
        "--screens", action="store_true", help="draw and read screens too (needs Tesseract)"
    )
    arguments.add_argument("--only", choices=("reach", "spoilt", "cost", "growth"))
    chosen = arguments.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    engine = wire.in_memory(screens=chosen.screens, ledger=Agreed())
    jobs: dict[str, Callable[[], None]] = {
        "reach": lambda: reach(engine.parts, chosen.sessions),
        "spoilt": spoilt,
        "cost": lambda: cost(engine.parts, max(chosen.sessions // 8, 2)),
        "growth": lambda: growth(chosen.events),
    }
    with engine:
        for name, job in jobs.items():
            if chosen.only in (None, name):
                job()


if __name__ == "__main__":
    main()
