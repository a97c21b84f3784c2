# ruff: noqa: T201 - a report goes to standard output
"""Measure a model's folder: ``python -m training.evaluate --data DIR [--model DIR] [--show N]``.

Prints, for ``dev.jsonl`` and ``unseen.jsonl``, the tables of the model's card. A gold span is *found* when
a finding of its class touches it, *covered* when findings of any class hold all its letters and digits,
*exact* when one finding of its class has its very ends. A finding is *right* when it touches a gold span of
its class. Classes that a line does not annotate, and characters that count for nothing, are left out of both.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from redactor.detect.name_model import PACKAGED
from redactor.detect.ner import NameDetector
from redactor.values import Finding, Hint, RawText

ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP", "DATE_TIME")
"""The classes in the order of the tables."""


class Tally:
    """Counts of one set of lines."""

    def __init__(self) -> None:
        self.by_entity = {entity: Counter[str]() for entity in ENTITIES}
        self.clean = Counter[str]()
        self.misses: dict[str, Counter[str]] = {entity: Counter() for entity in ENTITIES}
        self.false: dict[str, Counter[str]] = {entity: Counter() for entity in ENTITIES}

    def add(self, line: dict, findings: Iterable[Finding]) -> None:
        """Count one line."""
        text, gold = line["text"], line["spans"]
        spans = [(f.span.start, f.span.end, f.entity) for f in findings if f.span]
        for start, end, label in gold:
            if label in self.by_entity:
                self._gold(text, (start, end, label), spans)
        for start, end, label in spans:
            touched = [g for g in gold if g[0] < end and g[1] > start]
            if label in line["annotates"] and (not any(g[2] == "?" for g in touched)):
                self._finding(text, (start, end, label), touched)
        if not gold and set(line["annotates"]) >= set(ENTITIES):
            self.clean.update(lines=1, touched=bool(spans), letters=len(text.split()))
            self.clean.update(words=sum(len(text[s:e].split()) for s, e, _ in spans))

    def _gold(self, text: str, gold: tuple[int, int, str], spans: list[tuple[int, int, str]]) -> None:
        start, end, label = gold
        same = [span for span in spans if span[2] == label and span[0] < end and span[1] > start]
        inside = set().union(*(range(span[0], span[1]) for span in spans))
        covered = all(place in inside for place in range(start, end) if text[place].isalnum())
        counts = self.by_entity[label]
        counts.update(gold=1, found=bool(same), covered=covered, exact=gold in spans)
        if not same:
            self.misses[label][
                f"{text[max(0, start - 30) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"
            ] += 1

    def _finding(self, text: str, span: tuple[int, int, str], touched: list[list]) -> None:
        start, end, label = span
        right = any(g[2] == label for g in touched)
        counts = self.by_entity[label]
        counts.update(findings=1, right=right, right_exact=[start, end, label] in touched)
        if not right:
            self.false[label][
                f"{text[max(0, start - 30) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"
            ] += 1


def share(part: int, whole: int) -> str:
    """Return a share in percent, or a dash."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def table(tally: Tally) -> str:
    """Return a tally as a table in Markdown."""
    rows = [
        "| entity | gold | found % | covered % | exact % | findings | right % | right and exact % |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for entity, c in tally.by_entity.items():
        recall = " | ".join(share(c[name], c["gold"]) for name in ("found", "covered", "exact"))
        precision = " | ".join(share(c[name], c["findings"]) for name in ("right", "right_exact"))
        rows.append(f"| {entity} | {c['gold']} | {recall} | {c['findings']} | {precision} |")
    clean = tally.clean
    rows.append(
        f"\nClean lines: {clean['lines']}, touched {share(clean['touched'], clean['lines'])} %; "
        f"of their words {share(clean['words'], clean['letters'])} %."
    )
    return "\n".join(rows)


def measure(detector: NameDetector, path: Path) -> tuple[dict[str, Tally], float, int]:
    """Return tallies of all lines and by source, the seconds spent, and the characters read."""
    lines = [json.loads(line) for line in path.open(encoding="utf-8")]
    tallies: dict[str, Tally] = {"all": Tally()}
    began = time.monotonic()
    answers = detector.find([RawText(line["text"]) for line in lines], [Hint()] * len(lines))
    seconds = time.monotonic() - began
    for line, findings in zip(lines, answers, strict=True):
        for key in ("all", line["src"]):
            tallies.setdefault(key, Tally()).add(line, findings)
    return tallies, seconds, sum(len(line["text"]) for line in lines)


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=PACKAGED)
    parser.add_argument("--sets", nargs="+", default=["dev", "unseen"])
    parser.add_argument(
        "--show", type=int, default=0, help="print so many misses and false findings per class"
    )
    parser.add_argument("--by-source", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    detector = NameDetector(options.model)
    print(f"{detector.name}: loaded in {time.monotonic() - began:.2f} s")
    for name in options.sets:
        tallies, seconds, size = measure(detector, options.data / f"{name}.jsonl")
        for source, tally in tallies.items():
            if source == "all" or options.by_source:
                print(f"\n### {name}: {source}\n\n{table(tally)}")
        print(f"\n{size / seconds:,.0f} characters/s on one thread")
        for title, shown in (("missed", tallies["all"].misses), ("false", tallies["all"].false)):
            for entity, examples in shown.items():
                for example, count in examples.most_common(options.show):
                    print(f"{title} {entity} {count} {example!r}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
