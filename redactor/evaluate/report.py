"""The result of an evaluation, as a document and as a page. Neither ever holds content of the data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from redactor import __version__
from redactor.evaluate.datasets import Dataset
from redactor.evaluate.marks import Key, Ratios, Score
from redactor.evaluate.metrics import MEANINGS, RESAMPLES, SEED, Measure, measure

SCHEMA = "redactor.evaluation/1"

HEADLINES = ("zero_leak", "zero_leak_named", "oversmash", "withheld")
"""What is shown of each program and each part."""

OF_ENTITIES = (
    "recall_covered",
    "recall_exact",
    "recall_overlap",
    "area_covered",
    "precision_private",
    "precision_exact",
    "precision_overlap",
)
"""What is shown of each entity."""

MOST_GROUPS = 200


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All measures of one dataset, and what they were measured with.

    ``apps`` and ``parts`` hold the headlines of each program and part that the dataset names, the
    largest first, at most :data:`MOST_GROUPS` of them.
    """

    dataset: str
    kind: str
    items: int
    with_gold: int
    gold: int
    withheld: int
    reasons: Mapping[str, int]
    policies: tuple[str, ...]
    engines: tuple[str, ...]
    measures: Mapping[Key, Measure]
    apps: Mapping[str, Mapping[Key, Measure]]
    parts: Mapping[str, Mapping[Key, Measure]]

    def of(self, name: str, entity: str = "") -> Measure | None:
        """Return one measure, or None where the dataset says nothing about it."""
        return self.measures.get((entity, name))

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities of the gold and of the findings, sorted."""
        return tuple(sorted({entity for entity, _ in self.measures if entity}))

    def as_document(self) -> dict[str, Any]:
        """Return the JSON form, ``redactor.evaluation/1``."""
        return {
            "schema": SCHEMA,
            "version": __version__,
            "dataset": self.dataset,
            "kind": self.kind,
            "items": self.items,
            "items_with_gold": self.with_gold,
            "gold": self.gold,
            "withheld": {"items": self.withheld, "reasons": dict(self.reasons)},
            "policies": list(self.policies),
            "engines": list(self.engines),
            "interval": {
                "method": "percentile bootstrap",
                "level": 0.95,
                "resamples": RESAMPLES,
                "seed": SEED,
            },
            "measures": _as_json(self.measures, ""),
            "entities": {entity: _as_json(self.measures, entity) for entity in self.entities},
            "apps": {name: _as_json(measures, "") for name, measures in self.apps.items()},
            "parts": {name: _as_json(measures, "") for name, measures in self.parts.items()},
        }


def _as_json(measures: Mapping[Key, Measure], entity: str) -> dict[str, Any]:
    return {
        name: {
            "value": round(one.value, 6),
            "low": round(one.low, 6),
            "high": round(one.high, 6),
            "of": round(one.of),
        }
        for (whose, name), one in measures.items()
        if whose == entity
    }


def evaluation_of(
    data: Dataset,
    scores: Sequence[Score],
    policies: Sequence[str],
    engines: Sequence[str],
) -> Evaluation:
    """Return the measures of a dataset's scores, one per item in its order."""
    ratios = [score.ratios for score in scores]
    reasons = Counter(score.withheld for score in scores if score.withheld)
    return Evaluation(
        dataset=data.name,
        kind=data.kind,
        items=len(data.cases),
        with_gold=sum(bool(case.gold) for case in data.cases),
        gold=sum(len(case.gold) for case in data.cases),
        withheld=reasons.total(),
        reasons=dict(reasons.most_common()),
        policies=tuple(policies),
        engines=tuple(engines),
        measures=measure(ratios),
        apps=_groups([case.app for case in data.cases], ratios),
        parts=_groups([case.part for case in data.cases], ratios),
    )


def _groups(names: Sequence[str], ratios: Sequence[Ratios]) -> dict[str, Mapping[Key, Measure]]:
    """Return the headlines of each group that has a name."""
    groups: defaultdict[str, list[Ratios]] = defaultdict(list)
    for name, one in zip(names, ratios, strict=True):
        if name:
            groups[name].append({key: one[key] for key in one if not key[0] and key[1] in HEADLINES})
    largest = Counter({name: len(items) for name, items in groups.items()}).most_common(MOST_GROUPS)
    return {name: measure(groups[name]) for name, _ in sorted(largest, key=lambda pair: (-pair[1], pair[0]))}


def as_page(evaluation: Evaluation) -> str:
    """Return the page as HTML: self-contained, no scripts, nothing from a network."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("redactor.evaluate", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"grouped": "{:,}".format, "share": share, "interval": interval, "sample": sample}
    overall = [name for name in MEANINGS if name not in HEADLINES and evaluation.of(name)]
    columns = [name for name in OF_ENTITIES if evaluation.of(name)]
    return pages.get_template("report.html.j2").render(
        version=__version__,
        evaluation=evaluation,
        meanings=MEANINGS,
        headlines=HEADLINES,
        overall=overall,
        columns=columns,
        groups=[("Programs", evaluation.apps), ("Parts", evaluation.parts)],
        resamples=RESAMPLES,
    )


def share(one: Measure | None) -> str:
    """Return a measure as people read it, ``97.3 %``; a dash where nothing was measured."""
    return "-" if one is None else f"{_percent(one.value)} %"


def sample(name: str, one: Measure) -> str:
    """Return what a measure is a share of; F-measures weigh misses and false findings, and count nothing."""
    return "" if name.startswith(("f1_", "f2_")) else f"{one.of:,.0f}"


def interval(one: Measure | None) -> str:
    """Return a measure's interval, ``95.1 to 98.8``."""
    return "" if one is None else f"{_percent(one.low)} to {_percent(one.high)}"


def _percent(value: float) -> str:
    """Return a share in percent, never rounded up to all nor down to nothing."""
    text = f"{100 * value:.1f}"
    if text == "100.0" and value < 1:
        return "99.9"
    return "0.1" if text == "0.0" and value > 0 else text
