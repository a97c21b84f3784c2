"""Scoring one text: what it adds to each measure.

A gold place counts as *covered* when each of its characters that is not white space was masked, by
whatever findings; as *named* when findings of its own entity alone do so. A stop at its edge (``Ltd.``)
may stay, since it tells nothing. Every measure is a ratio of
two sums over items, F-measures too: ``F = (1+b²)·tp / ((1+b²)·tp + b²·fn + fp)``
(van Rijsbergen, Information Retrieval, 1979, chapter 7).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from redactor.evaluate.marks import Key, Mark, Score, TextAnswer, TextCase
from redactor.values import Span

OVERLAPS = (0.5, 0.9)
"""The least intersection over union at which a finding counts as the gold place it met."""

STOPS = " .,;:\t\r\n"
"""What may stay readable at the edges of a gold place."""

_TOKEN = re.compile(r"\w+")


def score_text(case: TextCase, answer: TextAnswer) -> Score:
    """Return what one text adds to each measure; a text that was kept back adds to ``withheld`` only."""
    if answer.withheld:
        return Score({("", "withheld"): (1, 1)}, withheld=answer.withheld)
    gold, masked = case.gold, answer.masked
    hidden = {entity: _inside(masked, entity) for entity in {mark.entity for mark in gold}}
    anywhere = _inside(masked)
    covered = [_is_hidden(case.text, mark.span, anywhere) for mark in gold]
    named = [_is_hidden(case.text, mark.span, hidden[mark.entity]) for mark in gold]
    ratios: defaultdict[Key, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    ratios["", "withheld"] = (0, 1)
    if gold:
        ratios["", "zero_leak"] = (all(covered), 1)
        ratios["", "zero_leak_named"] = (all(named), 1)
    else:
        ratios["", "oversmash"] = (bool(masked), 1)
    _add_recall(ratios, gold, masked, covered)
    _add_precision(ratios, gold, masked)
    _add_f_measures(ratios, gold, masked)
    _add_over_masking(ratios, case.text, _inside(gold), anywhere)
    return Score(
        ratios,
        missed=tuple(mark for mark, is_covered in zip(gold, covered, strict=True) if not is_covered),
        misnamed=tuple(
            mark for mark, one, other in zip(gold, covered, named, strict=True) if one and not other
        ),
        false=tuple(mark for mark in masked if not _meets(mark, gold)),
    )


def _inside(marks: Iterable[Mark], entity: str = "") -> set[int]:
    """Return the places of all characters inside marks, of one entity or of any."""
    chosen = (mark.span for mark in marks if entity in ("", mark.entity))
    return {index for span in chosen for index in range(span.start, span.end)}


def _is_hidden(text: str, span: Span, hidden: set[int]) -> bool:
    value = text[span.start : span.end]
    start = span.start + len(value) - len(value.lstrip(STOPS))
    inside = range(start, start + len(value.strip(STOPS)))
    return all(index in hidden or text[index].isspace() for index in inside)


def _meets(mark: Mark, others: Iterable[Mark], *, entity: str = "") -> bool:
    return any(mark.span.overlaps(other.span) for other in others if entity in ("", other.entity))


Adding = defaultdict[Key, tuple[float, float]]


def _add(ratios: Adding, entity: str, name: str, hit: object) -> None:
    """Add one case to a measure of an entity and to the same measure of all entities."""
    for key in ((entity, name), ("", name)):
        above, below = ratios[key]
        ratios[key] = (above + bool(hit), below + 1)


def _add_recall(ratios: Adding, gold: Sequence[Mark], masked: Sequence[Mark], covered: list[bool]) -> None:
    found = set(masked)
    for mark, is_covered in zip(gold, covered, strict=True):
        _add(ratios, mark.entity, "recall_covered", is_covered)
        _add(ratios, mark.entity, "recall_exact", mark in found)
        _add(ratios, mark.entity, "recall_overlap", _meets(mark, masked, entity=mark.entity))


def _add_precision(ratios: Adding, gold: Sequence[Mark], masked: Sequence[Mark]) -> None:
    wanted = set(gold)
    for mark in masked:
        _add(ratios, mark.entity, "precision_private", _meets(mark, gold))
        _add(ratios, mark.entity, "precision_exact", mark in wanted)
        _add(ratios, mark.entity, "precision_overlap", _meets(mark, gold, entity=mark.entity))


def _add_f_measures(ratios: Adding, gold: Sequence[Mark], masked: Sequence[Mark]) -> None:
    if not gold and not masked:
        return
    for least in OVERLAPS:
        for suffix, blind in (("", False), ("_blind", True)):
            hits = matches(gold, masked, least, blind=blind)
            for beta in (1, 2):
                above = (1 + beta**2) * hits
                below = above + beta**2 * (len(gold) - hits) + (len(masked) - hits)
                ratios["", f"f{beta}_iou{least * 100:.0f}{suffix}"] = (above, below)


def matches(gold: Sequence[Mark], masked: Sequence[Mark], least: float, *, blind: bool) -> int:
    """Return how many pairs of gold and finding share at least ``least`` of what they span together.

    Each gold place and each finding is in one pair at most, the closest pairs first. ``blind``: the
    entities need not be the same.
    """
    pairs = sorted(
        (-iou(one.span, other.span), left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(masked)
        if (blind or one.entity == other.entity) and iou(one.span, other.span) >= least
    )
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, left, right in pairs:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
    return len(lefts)


def iou(one: Span, other: Span) -> float:
    """Return intersection over union of two spans, 0..1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / (max(one.end, other.end) - min(one.start, other.start))


def _add_over_masking(ratios: Adding, text: str, gold: set[int], hidden: set[int]) -> None:
    """Count ordinary characters (no gold, no white space) and ordinary tokens (no gold in them)."""
    ordinary = [index for index, char in enumerate(text) if index not in gold and not char.isspace()]
    ratios["", "characters_over_masked"] = (sum(index in hidden for index in ordinary), len(ordinary))
    tokens = [range(*match.span()) for match in _TOKEN.finditer(text)]
    free = [token for token in tokens if gold.isdisjoint(token)]
    ratios["", "tokens_touched"] = (sum(not hidden.isdisjoint(token) for token in free), len(free))
