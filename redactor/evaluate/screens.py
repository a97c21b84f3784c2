"""Scoring one image: how much of each private rectangle was painted over, and how much else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from redactor.errors import InputError
from redactor.evaluate.marks import Box, Key, Score, ScreenAnswer, ScreenCase
from redactor.values import Zone

COVERED = 0.98
"""The least share of a private rectangle that must be painted over: its edges hold no ink."""

_Adding = defaultdict[Key, tuple[float, float]]
_Mask = npt.NDArray[np.bool_]


def score_screen(case: ScreenCase, answer: ScreenAnswer) -> Score:
    """Return what one image adds to each measure.

    Raises:
        InputError: the image has another size than the dataset says, so its boxes lie elsewhere.
    """
    if answer.withheld:
        return Score({("", "withheld"): (1, 1)}, withheld=answer.withheld)
    if (answer.width, answer.height) != (case.width, case.height):
        raise InputError(
            f"the image has {answer.width}x{answer.height} pixels, not {case.width}x{case.height}",
            file="truth.jsonl",
            line=case.line,
            field="$.width",
            remedy="write the image's own size, and boxes in its own pixels",
        )
    painted = _mask(case, answer.painted)
    covered = [_share(painted, box.zone) >= COVERED for box in case.gold]
    named = [hit and _is_named(box, answer) for box, hit in zip(case.gold, covered, strict=True)]
    ratios: _Adding = defaultdict(lambda: (0.0, 0.0))
    ratios["", "withheld"] = (0, 1)
    if case.gold:
        ratios["", "zero_leak"] = (all(covered), 1)
        ratios["", "zero_leak_named"] = (all(named), 1)
    else:
        ratios["", "oversmash"] = (bool(answer.painted), 1)
    for box, hit, right in zip(case.gold, covered, named, strict=True):
        _add_gold(ratios, box, painted, is_covered=hit, is_named=right)
    for box in answer.masked:
        _add_finding(ratios, box, case)
    ordinary = ~_mask(case, (box.zone for box in case.gold))
    ratios["", "area_over_masked"] = (float((painted & ordinary).sum()), float(ordinary.sum()))
    judged = tuple(zip(case.gold, covered, named, strict=True))
    return Score(
        ratios,
        missed=tuple(box for box, hit, _ in judged if not hit),
        misnamed=tuple(box for box, hit, right in judged if hit and not right),
        false=tuple(box for box in answer.masked if not _meets(box, case.gold)),
    )


def _add_gold(ratios: _Adding, box: Box, painted: _Mask, *, is_covered: bool, is_named: bool) -> None:
    area = box.zone.width * box.zone.height
    for entity in (box.entity, ""):
        _add(ratios, (entity, "recall_covered"), is_covered, 1)
        _add(ratios, (entity, "recall_overlap"), is_named, 1)
        _add(ratios, (entity, "area_covered"), _count(painted, box.zone), area)


def _add_finding(ratios: _Adding, box: Box, case: ScreenCase) -> None:
    same = [gold for gold in case.gold if gold.entity == box.entity]
    for entity in (box.entity, ""):
        _add(ratios, (entity, "precision_private"), _meets(box, case.gold), 1)
        _add(ratios, (entity, "precision_overlap"), _meets(box, same), 1)


def _meets(box: Box, others: Iterable[Box]) -> bool:
    return any(box.zone.overlaps(other.zone) for other in others)


def _mask(case: ScreenCase, zones: Iterable[Zone]) -> _Mask:
    mask = np.zeros((case.height, case.width), np.bool_)
    for zone in zones:
        mask[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width] = True
    return mask


def _count(painted: _Mask, zone: Zone) -> int:
    return int(painted[zone.y : zone.y + zone.height, zone.x : zone.x + zone.width].sum())


def _share(painted: _Mask, zone: Zone) -> float:
    return _count(painted, zone) / (zone.width * zone.height)


def _is_named(box: Box, answer: ScreenAnswer) -> bool:
    return any(box.entity == other.entity and box.zone.overlaps(other.zone) for other in answer.masked)


def _add(ratios: _Adding, key: Key, above: float, below: float) -> None:
    before = ratios[key]
    ratios[key] = (before[0] + above, before[1] + below)
