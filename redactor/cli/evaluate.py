"""``redactor evaluate``: how much is found in data whose private parts are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from redactor.cli.codes import ALL_RELEASED, NOT_ALL_RELEASED
from redactor.cli.options import DEFAULT_POLICY, JsonOption, PolicyOption
from redactor.cli.output import complain, say, say_json, table, track
from redactor.errors import InputError, UsageError

if TYPE_CHECKING:
    from redactor.evaluate.datasets import Dataset
    from redactor.evaluate.marks import (
        Case,
        Place,
        Score,
        ScreenAnswer,
        ScreenCase,
        TextAnswer,
        TextCase,
    )
    from redactor.evaluate.report import Evaluation
    from redactor.pipeline.engine import Redactor

BATCH = 128
"""Texts that are searched together."""

AROUND = 24
"""Characters shown on both sides of a miss."""

PRIVATE_WARNING = "what follows shows private content of your data; keep it where the data is"

HomeOfRecords = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Record each item in the audit log of this folder. Default: nothing is kept.",
        metavar="DIR",
    ),
]
HtmlOption = Annotated[
    Path | None, typer.Option("--html", help="Write the report as a page of its own.", metavar="FILE")
]
MissesOption = Annotated[
    int,
    typer.Option(
        "--misses", min=0, help="Print up to N misses and N false findings: private content.", metavar="N"
    ),
]


def evaluate(
    dataset: Annotated[
        Path,
        typer.Argument(
            metavar="DATASET",
            help='Lines of {"id","text","gold":[[start,end,entity]]} or {"id","events","gold"}, or a folder: '
            "truth.jsonl and images.",
        ),
    ],
    *,
    json: JsonOption = False,
    html: HtmlOption = None,
    misses: MissesOption = 0,
    policy: PolicyOption = DEFAULT_POLICY,
    home: HomeOfRecords = None,
) -> None:
    """Measure on your own data: what is missed, and what is masked for nothing.

    Nothing is released. What the policy keeps readable counts as not masked.
    """
    from redactor.evaluate.datasets import load

    if html is not None:
        _check_writable(html, dataset)
    data = load(dataset)
    if data.keys:
        _check_events(data)
    evaluation, scores = _evaluated(data, policy, home)
    if html is not None:
        _write_page(html, evaluation)
    shown = list(_misses(data, scores, misses))
    if misses:
        complain(PRIVATE_WARNING)
    if json:
        say_json(evaluation.as_document() | ({"misses": shown} if misses else {}))
    else:
        _print(evaluation, html)
        _print_misses(shown)
    raise typer.Exit(NOT_ALL_RELEASED if evaluation.withheld else ALL_RELEASED)


def _check_writable(html: Path, dataset: Path) -> None:
    """Refuse a page that could not be written, before the work is done."""
    if html.is_dir() or not html.parent.is_dir():
        raise UsageError(f"{html} cannot be written", remedy="name a file in a folder that exists")
    if html.exists() and dataset.exists() and html.samefile(dataset):
        raise UsageError("the page would replace the dataset", remedy="choose another --html")


def _evaluated(data: Dataset, policy: str, home: Path | None) -> tuple[Evaluation, list[Score]]:
    from redactor import wire
    from redactor.evaluate.report import evaluation_of

    def build() -> Redactor:
        if home is None:
            return wire.in_memory(policy, screens=bool(data.screens))
        return wire.at_home(home, policy=policy, screens=bool(data.screens))

    with build() as redactor:
        scores = list(track(_scored(redactor, data), total=len(data.cases), what="items"))
        reader = redactor.parts.reader
        engines = (redactor.parts.detector.name, *([reader.name] if reader else []))
        return evaluation_of(data, scores, redactor.policy_names, engines), scores


# --- asking the engine --------------------------------------------------------------------------------


def text_answers(redactor: Redactor, cases: Sequence[TextCase]) -> Iterator[TextAnswer]:
    """Yield what the engine masks in each text; what its policy keeps readable is not among it."""
    from redactor.evaluate.marks import Mark, TextAnswer
    from redactor.values import Hint

    keeps = redactor.rules_for((), "").keeps
    for start in range(0, len(cases), BATCH):
        batch = cases[start : start + BATCH]
        hints = [Hint(case.app, case.title) for case in batch]
        for outcome in redactor.texts([case.text for case in batch], hints):
            if outcome.safe is None:
                yield TextAnswer(withheld=", ".join(outcome.decision.reasons))
                continue
            yield TextAnswer(
                tuple(
                    Mark(finding.span, finding.entity)
                    for finding in outcome.findings
                    if finding.span is not None and not keeps(finding.entity)
                )
            )


def screen_answer(redactor: Redactor, case: ScreenCase) -> ScreenAnswer:
    """Return what the engine paints over in one image.

    Raises:
        InputError: the image cannot be opened.
    """
    from redactor.evaluate.marks import Box, ScreenAnswer
    from redactor.values import Hint

    keeps = redactor.rules_for((), "").keeps
    outcome = redactor.image(_bytes_of(case), file=case.id, hint=Hint(case.app))
    if outcome.safe is None:
        if outcome.error and "input_invalid" in outcome.decision.reasons:
            remedy = "name an image that opens"
            raise InputError(
                outcome.error, file="truth.jsonl", line=case.line, field="$.image", remedy=remedy
            )
        return ScreenAnswer(withheld=", ".join(outcome.decision.reasons))
    boxes = tuple(
        Box(zone, finding.entity)
        for finding in outcome.findings
        if not keeps(finding.entity)
        for zone in finding.zones
    )
    return ScreenAnswer(boxes, outcome.safe.zones, outcome.safe.width, outcome.safe.height)


def _bytes_of(case: ScreenCase) -> bytes:
    try:
        return case.path.read_bytes()
    except OSError as fault:
        raise InputError(
            f"cannot be read: {fault.strerror or type(fault).__name__}",
            file="truth.jsonl",
            line=case.line,
            field="$.image",
            remedy="name a readable image inside the folder",
        ) from None


def _check_events(data: Dataset) -> None:
    """Refuse events that are none, before the work is done."""
    from redactor.cli.typed import events_of

    for case in data.keys:
        events_of(case, data.name)


def _scored(redactor: Redactor, data: Dataset) -> Iterator[Score]:
    if data.keys:
        return _scored_keys(redactor, data)
    return _scored_texts(redactor, data.texts) if data.texts else _scored_screens(redactor, data.screens)


def _scored_keys(redactor: Redactor, data: Dataset) -> Iterator[Score]:
    from redactor.cli.typed import answer, events_of, where_all_agreed
    from redactor.evaluate.keys import score_keys

    with where_all_agreed(redactor) as engine:
        for case in data.keys:
            yield score_keys(case, answer(engine, case, events_of(case, data.name)))


def _scored_texts(redactor: Redactor, cases: Sequence[TextCase]) -> Iterator[Score]:
    from redactor.evaluate.texts import score_text

    for case, answer in zip(cases, text_answers(redactor, cases), strict=True):
        yield score_text(case, answer)


def _scored_screens(redactor: Redactor, cases: Sequence[ScreenCase]) -> Iterator[Score]:
    from redactor.evaluate.screens import score_screen

    for case in cases:
        yield score_screen(case, screen_answer(redactor, case))


# --- what is told -------------------------------------------------------------------------------------


def _print(evaluation: Evaluation, html: Path | None) -> None:
    """Print what was measured, as tables."""
    from redactor.evaluate.metrics import MEANINGS
    from redactor.evaluate.report import OF_ENTITIES, interval, sample, share

    say(
        f"{evaluation.dataset}: {evaluation.items:,} {evaluation.kind}, {evaluation.with_gold:,} of them "
        f"with {evaluation.gold:,} private places; policy {', '.join(evaluation.policies)}"
    )
    say()
    overall = [(name, evaluation.of(name)) for name in MEANINGS]
    table(
        ("measure", "share", "95 % interval", "of", "meaning"),
        [
            (name, share(one), interval(one), sample(name, one), MEANINGS[name])
            for name, one in overall
            if one
        ],
        numbers=("share", "95 % interval", "of"),
    )
    columns = [name for name in OF_ENTITIES if evaluation.of(name)]
    if columns:
        say()
        rows = [
            (entity, *(share(evaluation.of(name, entity)) for name in columns))
            for entity in evaluation.entities
        ]
        table(("entity", *(name.replace("_", " ") for name in columns)), rows, numbers=[])
    for reason, count in evaluation.reasons.items():
        say(f"withheld: {count:,} ({reason})")
    if html is not None:
        say(f"page: {html}")


def _write_page(html: Path, evaluation: Evaluation) -> None:
    from redactor.batch.files import write_whole
    from redactor.evaluate.report import as_page

    write_whole(html, as_page(evaluation).encode())


def _misses(data: Dataset, scores: Sequence[Score], most: int) -> Iterator[dict[str, Any]]:
    """Yield what was missed, misnamed and masked for nothing, at most ``most`` of each."""
    for kind in ("missed", "misnamed", "false"):
        pairs = zip(data.cases, scores, strict=True)
        places = ((case, place) for case, score in pairs for place in getattr(score, kind))
        for case, place in islice(places, most):
            yield {"kind": kind, "id": case.id, "entity": place.entity, **_shown(case, place)}


def _shown(case: Case, place: Place) -> dict[str, Any]:
    """Return where a place is, and in a text or in typing what stands there."""
    from redactor.evaluate.marks import Box, TextCase, TypedPlace

    if isinstance(place, TypedPlace):
        return {"start": place.presses[0], "end": place.presses[-1] + 1, "value": place.value}
    if isinstance(place, Box) or not isinstance(case, TextCase):
        return {"box": place.zone.as_list()} if isinstance(place, Box) else {}
    start, end = place.span.start, place.span.end
    around = case.text[max(0, start - AROUND) : end + AROUND]
    return {"start": start, "end": end, "value": case.text[start:end], "around": around}


def _print_misses(shown: Sequence[dict[str, Any]]) -> None:
    for line in shown:
        place = line.get("value", line.get("box"))
        where = f"  in {line['around']!r}" if "around" in line else ""
        say(f"{line['kind']:<9} {line['id']}  {line['entity']}  {place!r}{where}")
