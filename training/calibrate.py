"""Choose thresholds and calibrate scores on texts that training has not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from redactor.detect.name_model import Calibration, Candidate, NameModel
from training.model import ENTITIES

RECALL_WEIGHT = 2.0
"""Thresholds maximise F-beta with this beta: a name that is missed costs more than a word too many."""

LEAST_THRESHOLD = 0.35
"""No class goes lower: below it clean texts are touched for little gain."""

LEAST_PRECISION = 0.85
"""Thresholds are raised until so many of a class's spans on the development set touch a gold span."""

FLAT = 0.002
"""Thresholds whose F is so near the best are alike: the middle one of them is taken."""

LEAN = 0.77
"""Thresholds are lowered by this factor, chosen on the seen half of ``benchmarks.quality``: what is missed is
in a training set for ever, what is masked for nothing is a blot."""

LOWEST = 0.3
"""No threshold is lower after that."""

HOLD = 1.0
"""How strongly a calibration is held near "the mean is the probability": as much as one observation or so."""


def matches(gold: Sequence[Sequence[object]], candidate: Candidate) -> bool | None:
    """Tell whether a candidate touches a gold span of its class; None where nothing can be said."""
    touched = [
        label
        for start, end, label in gold
        if int(str(start)) < candidate.end and int(str(end)) > candidate.start
    ]
    if candidate.entity in touched:
        return True
    return None if "?" in touched else False


def observed(model: NameModel, lines: list[dict]) -> dict[str, tuple[np.ndarray, np.ndarray, int]]:
    """Return, per class, the candidates' means, whether each was right, and how many gold spans there are."""
    found = {entity: ([], [], 0) for entity in ENTITIES}
    for line, candidates in zip(lines, model.candidates([line["text"] for line in lines]), strict=True):
        golden = [span[2] for span in line["spans"]]
        for entity in line["annotates"]:
            means, rights, count = found[entity]
            found[entity] = (means, rights, count + golden.count(entity))
        for candidate in candidates:
            right = matches(line["spans"], candidate)
            if candidate.entity in line["annotates"] and right is not None:
                found[candidate.entity][0].append(candidate.mean)
                found[candidate.entity][1].append(right)
    return {name: (np.array(m), np.array(r, dtype=bool), count) for name, (m, r, count) in found.items()}


def calibrated(means: np.ndarray, rights: np.ndarray, total: int) -> Calibration:
    """Return threshold and Platt's two numbers from candidates of the development set."""
    if len(means) < 20 or rights.all() or not rights.any():
        return Calibration(0.5, 1.0, 0.0)
    weight, scores = RECALL_WEIGHT**2, {}
    for cut in np.arange(LEAST_THRESHOLD, 0.96, 0.01):
        kept = means >= cut
        true = rights[kept].sum()
        precision, recall = true / max(kept.sum(), 1), min(true / max(total, 1), 1.0)
        f = (1 + weight) * precision * recall / max(weight * precision + recall, 1e-9)
        scores[float(cut)] = f - max(0.0, LEAST_PRECISION - precision)
    threshold = float(np.median([cut for cut, f in scores.items() if f >= max(scores.values()) - FLAT]))
    return Calibration(round(max(threshold * LEAN, LOWEST), 2), *platt(means, rights))


def platt(means: np.ndarray, rights: np.ndarray) -> tuple[float, float]:
    """Return slope and offset of the logistic curve from a mean's log odds to the share that was right.

    Newton's steps, halved until they gain; the curve is held near the identity, so that means which part
    right from wrong without a fault do not send it off to infinity.
    """
    odds = np.log(np.clip(means, 1e-6, 1) / np.clip(1 - means, 1e-6, 1))
    columns = np.stack([odds, np.ones_like(odds)], axis=1)
    target = np.where(rights, (rights.sum() + 1) / (rights.sum() + 2), 1 / ((~rights).sum() + 2))
    identity = np.array([1.0, 0.0])

    def cost(curve: np.ndarray) -> float:
        line = columns @ curve
        return float(
            (np.logaddexp(0, line) - target * line).sum() + HOLD * ((curve - identity) ** 2).sum() / 2
        )

    found = identity
    for _ in range(50):
        guess = 1 / (1 + np.exp(-np.clip(columns @ found, -30, 30)))
        slope = columns.T @ (guess - target) + HOLD * (found - identity)
        bend = (columns * (guess * (1 - guess))[:, None]).T @ columns + HOLD * np.eye(2)
        step = np.linalg.solve(bend, slope)
        while cost(found - step) > cost(found) and np.abs(step).max() > 1e-6:
            step = step / 2
        found = found - step
    return round(float(found[0]), 4), round(float(found[1]), 4)
