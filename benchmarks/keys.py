"""How typing is rebuilt and masked, and what is left on the keys: ``python -m benchmarks.keys``.

Speed and memory are those of rebuilding, planning and writing back, with a detector that costs nearly
nothing; quality is measured on the keystroke set (``benchmarks/keystrokes``) with the product's detector,
and with one that knows every value, which shows what typing by itself loses.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from benchmarks.fragments.maker import SEED, fragments
from benchmarks.keystrokes.score import LINES, Place, Tally, released, tally, typed
from benchmarks.material import ROOT, header, key_events
from benchmarks.measure import fresh_seconds, now_mib, table
from redactor import wire
from redactor.capture.events import Event, Key
from redactor.capture.typing import follow
from redactor.capture.typist import Start
from redactor.cli.typed import Agreed
from redactor.evaluate.marks import TextCase
from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.pipeline.engine import Redactor
from redactor.pipeline.rules import Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import mask_run
from redactor.policy.packset import PackSet
from redactor.ports import Detector
from redactor.values import ENTITIES, Finding, Hint, RawText, Receipt, Span

RUN = 2_000
"""Key events of a run, as a session cuts them at the next line."""

_VALUES = re.compile(r"[a-z]+@example\.com|\+1 202-555-01\d\d|4111 1111 1111 1111|10\.4\.7\.\d+")


class TrivialDetector:
    """One pattern, for the values of the speed's texts."""

    name = "trivial 1"
    entities = frozenset(ENTITIES)

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the values of each text."""
        del hints
        return [
            tuple(
                Finding("ID", 1.0, "trivial", span=Span(*hit.span())) for hit in _VALUES.finditer(text.value)
            )
            for text in texts
        ]


class KnowingDetector(TrivialDetector):
    """Knows every value of the set, and finds it wherever it stands."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._entities = {place.value: place.mark.entity for place in places if place.value}
        values = sorted(self._entities, key=len, reverse=True)
        self._pattern = re.compile("|".join(rf"(?<![^\W_]){re.escape(value)}(?![^\W_])" for value in values))

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the values of each text."""
        del hints
        return [
            tuple(
                Finding(self._entities[hit[0]], 1.0, "knowing", "value", span=Span(*hit.span()))
                for hit in self._pattern.finditer(text.value)
            )
            for text in texts
        ]


class CountingLog:
    """An audit log that only counts, so that memory is that of the session."""

    def __init__(self) -> None:
        self._number = 0

    def append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        """Return a number for each record."""
        receipts = [Receipt(self._number + place, "0" * 64) for place in range(1, len(bodies) + 1)]
        self._number += len(bodies)
        return receipts


def bench_speed(count: int) -> None:
    """Time rebuilding, and rebuilding with masking and the second look, on one core."""
    rules = Rules(PackSet.of(wire.DEFAULT_POLICY).effective(()), KeyedPseudonymizer(bytes(32), "keys"))
    runs = [*_runs(key_events(count))]
    detector = TrivialDetector()
    hint = Hint()
    following = fresh_seconds(lambda: runs, lambda made: [follow(run.events) for run in made], 5)
    masking = fresh_seconds(
        lambda: runs, lambda made: [mask_run(detector, run, hint, rules) for run in made], 5
    )
    rows = [("rebuilt", f"{count / following:,.0f}"), ("rebuilt and masked", f"{count / masking:,.0f}")]
    table(
        f"Typing: {count:,} key events, a value in every fourth text",
        ("what", "key events/s of processor time"),
        rows,
    )


def _runs(events: Sequence[Event]) -> Iterator[Run]:
    begun = 0
    for place, event in enumerate(events, start=1):
        enter = isinstance(event, Key) and event.key == "enter" and event.action == "up"
        if (place - begun >= RUN and enter) or place == len(events):
            yield Run(tuple(events[begun:place]), Start(), secure=False)
            begun = place


def bench_memory(count: int) -> None:
    """Print what a fresh process holds while a session of so many events goes through it."""
    program = [sys.executable, "-m", "benchmarks.keys", "--only", "growth", "--events", str(count)]
    answer = subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT)
    steps = [line.split() for line in answer.stdout.splitlines()]
    table("Memory of one session", ("key events gone through", "MiB"), steps)


def growth(count: int) -> None:
    """Let a session of so many events through, and print the process's memory now and then."""
    with wire.in_memory(screens=False, ledger=Agreed()) as plain:
        redactor = _with(plain, TrivialDetector(), audit=CountingLog())
        with redactor.session(header(), group=256) as session:
            for number, event in enumerate(_endless(count), start=1):
                for _ in session.process(event):
                    pass
                if number % max(count // 10, 1) == 0:
                    print(f"{number:,} {now_mib():.0f}", flush=True)
            for _ in session.close():
                pass


def _endless(count: int) -> Iterator[Event]:
    """Yield the same typing over and over, numbered on."""
    block = key_events(20_000)
    for seq in range(1, count + 1):
        event = block[(seq - 1) % len(block)]
        yield msgspec.structs.replace(event, seq=seq, at=block[-1].at)


def bench_quality(count: int, seed: int, misses: int) -> None:
    """Type the labelled texts, and count private places left readable and ordinary keys lost."""
    cases = labelled_texts(count, seed)
    events, places = typed(cases, seed)
    plain = [one.event for one in events]
    rows = []
    with wire.in_memory(screens=False, ledger=Agreed()) as engine:
        as_text = read_as_text(engine, cases, places)
        for name, redactor in (
            ("one that knows", _with(engine, KnowingDetector(places))),
            ("the product's", engine),
        ):
            result = tally(events, places, released(redactor, plain))
            knows = redactor is not engine
            rows.append((name, *_figures(result, None if knows else as_text)))
            left = [place for place in result.left if knows or place in as_text.found]
            for place in random.Random(seed).sample(left, min(misses, len(left))):
                print(f"{place.mark.entity}: {place.value!r} in {place.case.text!r}")
    columns: tuple[str, ...] = (
        "detector",
        "private places",
        "reached",
        "reached of those that it finds in the text as it stands",
    )
    columns += ("other key events", "lost", "of the text as it stands it masks", "withheld")
    table(f"Keystroke set: {len(cases):,} texts, {len(events):,} events", columns, rows)


def _figures(result: Tally, as_text: AsText | None) -> tuple[str, ...]:
    found = as_text.found if as_text else frozenset()
    left = [place for place in result.left if place in found]
    return (
        f"{result.places:,}",
        f"{1 - len(result.left) / result.places:.2%}",
        f"{1 - len(left) / len(found):.2%}" if found else "",
        f"{result.others:,}",
        f"{result.lost / result.others:.2%}",
        f"{as_text.over_masked:.2%}" if as_text else "",
        f"{result.withheld / result.events:.2%}",
    )


@dataclass(frozen=True, slots=True)
class AsText:
    """What the product does with the same texts, each field's as one: places found, ordinary text masked."""

    found: frozenset[Place]
    over_masked: float


def read_as_text(engine: Redactor, cases: Sequence[TextCase], places: Sequence[Place]) -> AsText:
    """Redact what is to be typed as texts, a field's lines together."""
    fields = [cases[at : at + LINES] for at in range(0, len(cases), LINES)]
    hints = [Hint(field[0].app or "Editor", field[0].title) for field in fields]
    outcomes = engine.texts(["\n".join(case.text for case in field) for field in fields], hints)
    waiting, found = iter(places), set()
    ordinary = masked = 0
    for field, outcome in zip(fields, outcomes, strict=True):
        hidden = {at for one in outcome.findings if one.span for at in range(one.span.start, one.span.end)}
        begun = 0
        for case in field:
            own = {at - begun for at in hidden if begun <= at < begun + len(case.text)}
            gold = {at for mark in case.gold for at in range(mark.span.start, mark.span.end)}
            found |= {place for _, place in zip(case.gold, waiting, strict=False) if place.is_inside(own)}
            ordinary += len(case.text) - len(gold)
            masked += len(own - gold)
            begun += len(case.text) + 1
    return AsText(frozenset(found), masked / ordinary)


def labelled_texts(count: int, seed: int) -> list[TextCase]:
    """Return texts of the invented fragments that can be typed, a third of them with nothing private."""
    cases = [one.case for one in fragments(1, seed=seed) if "\t" not in one.case.text]
    private = [case for case in cases if case.gold]
    clean = [case for case in cases if not case.gold]
    random_ = random.Random(seed)
    chosen = random_.sample(private, min(count, len(private)))
    chosen += random_.sample(clean, min(count // 2, len(clean)))
    random_.shuffle(chosen)
    return chosen


def _with(engine: Redactor, detector: Detector, **parts: Any) -> Redactor:
    """Return an engine with another detector, and with other parts besides."""
    return Redactor(replace(engine.parts, detector=detector, **parts))


def main() -> None:
    """Run all parts, or the one named by --only."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["speed", "memory", "quality", "growth"], help="one part")
    parser.add_argument("--count", type=int, default=400, help="texts with something private")
    parser.add_argument("--events", type=int, default=1_000_000, help="events of the session for memory")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--misses", type=int, default=0, help="show so many places that are left")
    chosen = parser.parse_args()
    if chosen.only == "growth":
        growth(chosen.events)
        return
    if chosen.only in (None, "speed"):
        bench_speed(40_000)
    if chosen.only in (None, "memory"):
        bench_memory(chosen.events)
    if chosen.only in (None, "quality"):
        bench_quality(chosen.count, chosen.seed, chosen.misses)


if __name__ == "__main__":
    main()
