"""How much is found, and how much is masked for nothing: ``python -m benchmarks.quality``.

On invented fragments of screens and of running documents (``benchmarks/fragments``), from a fixed seed,
against Presidio's default English recognizers in the same run. Half of the templates are *seen*: what is
missed in them may be looked at (``--misses``). The other half is *unseen*: nobody looks at them, so their
figures say what to expect.
"""

from __future__ import annotations

import argparse
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from benchmarks.fragments.maker import DOCUMENTS, SEED, SEEN, UNSEEN, Fragment, Template, fragments
from benchmarks.measure import seconds, table
from redactor import wire
from redactor.cli.evaluate import text_answers
from redactor.detect.merge import merge
from redactor.evaluate.marks import Key, Mark, Place, Score, TextAnswer
from redactor.evaluate.metrics import Measure, measure
from redactor.evaluate.texts import score_text
from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.pipeline.rules import Rules, find
from redactor.policy.packset import PackSet
from redactor.values import ENTITIES, Finding, Hint, RawText, Span

PRESIDIO_MODEL = "en_core_web_lg"
Answers = Callable[[Sequence[Fragment]], list[TextAnswer]]

PRESIDIO_NAMES = {
    "US_BANK_NUMBER": "BANK_ACCOUNT",
    "US_DRIVER_LICENSE": "DRIVER_LICENSE",
    "US_ITIN": "TAX_ID",
    "US_PASSPORT": "PASSPORT",
    "US_NPI": "HEALTH_ID",
    "US_MBI": "HEALTH_ID",
    "UK_NHS": "HEALTH_ID",
    "MEDICAL_LICENSE": "HEALTH_ID",
}
"""Presidio's names of what we name otherwise; other national numbers of its count as NATIONAL_ID."""

ORDINARY = ("code", "logs", "headlines", "news", "docs", "dialogs", "prose")
"""Kinds whose clean fragments say how often an ordinary word is touched."""


def default_rules() -> Rules:
    """Return the default policy's rules for content of nobody in particular."""
    policy = PackSet.of(wire.DEFAULT_POLICY).effective(())
    return Rules(policy, KeyedPseudonymizer(bytes(32), "benchmark"))


def detector_alone(rules: Rules) -> Answers:
    """Return what the detector finds, merged, without what the policy keeps readable."""
    detector = wire.detector()

    def answers(wanted: Sequence[Fragment]) -> list[TextAnswer]:
        texts = [RawText(fragment.case.text) for fragment in wanted]
        hints = [Hint(fragment.case.app) for fragment in wanted]
        return [_answer(masked) for masked, _ in find(detector, texts, hints, rules)]

    return answers


def corridor(_: Rules) -> Answers:
    """Return what leaves masked on the whole way, second look and all."""

    def answers(wanted: Sequence[Fragment]) -> list[TextAnswer]:
        with wire.in_memory(screens=False) as redactor:
            return list(text_answers(redactor, [fragment.case for fragment in wanted]))

    return answers


def _answer(findings: Iterable[Finding]) -> TextAnswer:
    return TextAnswer(tuple(Mark(one.span, one.entity) for one in findings if one.span is not None))


def theirs(rules: Rules) -> Answers:
    """Return what Presidio finds, without what the same policy keeps readable."""
    analyze = presidio()

    def answer(fragment: Fragment) -> TextAnswer:
        findings = [
            Finding(_name(one.entity_type), one.score, "presidio", span=Span(one.start, one.end))
            for one in analyze(fragment.case.text)
        ]
        wanted = [finding for finding in findings if not rules.keeps(finding.entity)]
        return _answer(merge(wanted, fragment.case.text, threshold=0.0))

    return lambda wanted: [answer(fragment) for fragment in wanted]


def presidio() -> Callable[[str], list[RecognizerResult]]:
    """Return Presidio's analyze with its default recognizers.

    Names are found by its default model where that is installed; else its recognizers stand alone, since
    a pipeline of the same form without training would find anything anywhere.
    """
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    # Its recognizers would fetch the public suffix list; the packaged copy gives the same answers.
    packaged = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    setattr(tldextract, "extract", packaged)  # noqa: B010 - mypy takes it for a function
    if spacy.util.is_package(PRESIDIO_MODEL):
        engine = AnalyzerEngine()
        return lambda text: list(engine.analyze(text, language="en"))

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp: Any = {"en": spacy.blank("en")}

        def load(self) -> None:
            """Do nothing: a blank pipeline has no model."""

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    bare = AnalyzerEngine(nlp_engine=Blank(), registry=registry, supported_languages=["en"])
    return lambda text: list(bare.analyze(text, language="en"))


def _name(entity: str) -> str:
    if entity in ENTITIES:
        return entity
    return PRESIDIO_NAMES.get(entity, "NATIONAL_ID")


def measured(
    made: Sequence[Fragment], scores: Sequence[Score], *, split: str = "", kind: str = "", clean: bool = False
) -> dict[Key, Measure]:
    """Return the measures of the fragments of one half, of one kind, of clean templates only.

    Fragments of one template stand and fall together, so templates are resampled, not fragments.
    """
    sums: defaultdict[Template, defaultdict[Key, tuple[float, float]]]
    sums = defaultdict(lambda: defaultdict(lambda: (0.0, 0.0)))
    for fragment, score in zip(made, scores, strict=True):
        if _is_wanted(fragment.template, split, kind, clean=clean):
            own = sums[fragment.template]
            for key, (above, below) in score.ratios.items():
                own[key] = (own[key][0] + above, own[key][1] + below)
    return measure(list(sums.values())) if sums else {}


def _is_wanted(template: Template, split: str, kind: str, *, clean: bool) -> bool:
    return split in ("", template.split) and kind in ("", template.kind) and not (clean and template.private)


# --- tables -------------------------------------------------------------------------------------------


def report_half(name: str, made: Sequence[Fragment], measures: Mapping[Key, Measure], split: str) -> None:
    """Print the measures of one half of the templates, all entities together."""
    half = [fragment for fragment in made if fragment.template.split == split]
    count = len({fragment.template for fragment in half})
    table(
        f"{name}, {split}: {len(half):,} fragments of {count} templates",
        ("measure", "%", "95 % interval", "of"),
        [(key[1], *_cells(one), f"{one.of:,.0f}") for key, one in measures.items() if not key[0]],
    )


def report_entities(halves: Mapping[str, Mapping[Key, Measure]]) -> None:
    """Print recall and precision of each entity, both halves side by side."""
    entities = sorted({entity for measures in halves.values() for entity, _ in measures if entity})
    rows = []
    for entity in entities:
        cells = []
        for measures in halves.values():
            for name in ("recall_covered", "recall_overlap", "recall_exact", "precision_overlap"):
                one = measures.get((entity, name))
                cells.append(_short(one) if name == "recall_covered" else _bare(one))
        rows.append((entity, *cells))
    heads = ("covered", "named", "exact", "precision")
    table(
        "Entities: recall (covered, with interval; named; exact) and precision, %",
        ("entity", *(f"{split} {head}" for split in halves for head in heads)),
        rows,
    )


def report_kinds(made: Sequence[Fragment], scores: Sequence[Score]) -> None:
    """Print leaks and over-masking by kind of fragment."""
    rows = []
    for kind in sorted({fragment.template.kind for fragment in made}):
        cells = [kind]
        for split in (SEEN, UNSEEN):
            measures = measured(made, scores, split=split, kind=kind)
            cells += [
                _bare(measures.get(("", name))) for name in ("zero_leak", "oversmash", "tokens_touched")
            ]
        rows.append(cells)
    heads = ("zero-leak", "oversmash", "tokens touched")
    table("Kinds, %", ("kind", *(f"{split} {head}" for split in (SEEN, UNSEEN) for head in heads)), rows)


def report_ordinary(made: Sequence[Fragment], scores: Sequence[Score]) -> None:
    """Print how many ordinary words and numbers are touched where nearly everything is ordinary."""
    rows = []
    for kind in ORDINARY:
        clean = measured(made, scores, kind=kind, clean=True)
        if not clean:
            continue
        one = clean["", "tokens_touched"]
        rows.append((kind, *_cells(one), f"{one.of:,.0f}"))
    table("Ordinary tokens touched, clean fragments", ("kind", "%", "95 % interval", "of"), rows)


def _cells(one: Measure) -> tuple[str, str]:
    return f"{100 * one.value:.1f}", f"{100 * one.low:.1f} to {100 * one.high:.1f}"


def _short(one: Measure | None) -> str:
    return "" if one is None else f"{100 * one.value:.0f} ({100 * one.low:.0f} to {100 * one.high:.0f})"


def _bare(one: Measure | None) -> str:
    return "" if one is None else f"{100 * one.value:.1f}"


def list_misses(made: Sequence[Fragment], scores: Sequence[Score], *, most: int, unseen: bool) -> None:
    """Print what was missed and what was masked for nothing, by template; all of it is invented."""
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for fragment, score in zip(made, scores, strict=True):
        if unseen or fragment.template.split != UNSEEN:
            missed.update(_lines(fragment, score.missed))
            false.update(_lines(fragment, score.false))
    for title, found in (("missed", missed), ("masked for nothing", false)):
        print(f"\n### {title}: {sum(found.values())}, by template\n")
        for line, count in found.most_common(most):
            print(f"{count:4}  {line}")


def _lines(fragment: Fragment, marks: Iterable[Place]) -> Iterable[str]:
    template = fragment.template
    for mark in marks:
        if isinstance(mark, Mark):
            value = fragment.case.text[mark.span.start : mark.span.end]
            where = f"{template.kind}: {template.text!r}"
            yield (
                f"{mark.entity:<15} {where}"
                if template.private
                else f"{mark.entity:<15} {value!r} in {where}"
            )


# --- the program --------------------------------------------------------------------------------------


def main() -> None:
    """Make the fragments, ask both engines, print the tables."""
    chosen = _arguments()
    made = [
        one
        for one in fragments(chosen.count, seed=chosen.seed)
        if _is_chosen(one.template.kind, chosen.kinds)
    ]
    rules = default_rules()
    engines = {"redactor": (corridor if chosen.corridor else detector_alone)(rules)}
    if not chosen.only_ours:
        model = PRESIDIO_MODEL if spacy.util.is_package(PRESIDIO_MODEL) else "no model installed"
        engines[f"Presidio ({model})"] = theirs(rules)
    for name, engine in engines.items():
        spent, answers = seconds(engine, made)
        scores = [score_text(one.case, answer) for one, answer in zip(made, answers, strict=True)]
        size = sum(len(fragment.case.text) for fragment in made)
        print(f"\n## {name}: {len(made):,} fragments, {size / spent:,.0f} characters/s")
        _report_all(name, made, scores)
        if chosen.misses and name == "redactor":
            list_misses(made, scores, most=chosen.misses, unseen=chosen.unseen_too)


def _is_chosen(kind: str, kinds: Sequence[str]) -> bool:
    group = "documents" if kind in DOCUMENTS else "screens"
    return not kinds or kind in kinds or group in kinds


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10, help="fragments of each template with slots")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kinds", nargs="+", default=[], help="these only; also: screens, documents")
    parser.add_argument("--only-ours", action="store_true", help="leave Presidio out")
    parser.add_argument("--corridor", action="store_true", help="with masking and the second look")
    parser.add_argument("--misses", type=int, default=0, help="lines of misses to list, of seen templates")
    parser.add_argument("--unseen-too", action="store_true", help="list unseen ones too: that spoils them")
    return parser.parse_args()


def _report_all(name: str, made: Sequence[Fragment], scores: Sequence[Score]) -> None:
    halves = {}
    for split in (UNSEEN, SEEN):
        halves[split] = measured(made, scores, split=split)
        report_half(name, made, halves[split], split)
    report_entities(halves)
    report_kinds(made, scores)
    report_ordinary(made, scores)


if __name__ == "__main__":
    main()
