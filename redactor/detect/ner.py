"""Names by model: people, organisations, places, addresses, groups and dates, on a CPU, offline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from redactor.detect.inert import BLANK, places
from redactor.detect.name_model import PACKAGED, Candidate, NameModel, trimmed
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "names"
"""How findings of :class:`NameDetector` name their engine."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class NameDetector:
    """The model behind the detector port. Safe to call from several threads at once.

    Args:
        folder: a model's folder; the shipped one by default.
        threads: how many threads one call may use.

    Raises:
        MissingToolError: a file of the model is missing or altered.
    """

    def __init__(self, folder: Path = PACKAGED, threads: int = 1) -> None:
        self._model = NameModel(folder, threads)

    @property
    def name(self) -> str:
        """Detector, the model's version and the beginning of its digest, for records."""
        return f"{DETECTOR} {self._model.version} sha256:{self._model.digest[:12]}"

    @property
    def entities(self) -> frozenset[str]:
        """The classes of the model."""
        return frozenset(self._model.entities)

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        """Return the findings of each text; scores are calibrated probabilities.

        Raises:
            DetectError: the engine failed, or texts and hints do not pair.
        """
        if len(texts) != len(hints):
            raise DetectError("texts and hints do not pair")
        inert = [places(text.value) for text in texts]
        values = [_blanked(text.value, spans) for text, spans in zip(texts, inert, strict=True)]
        answers = self._model.candidates(values)
        return [tuple(self._kept(*row)) for row in zip(values, answers, inert, strict=True)]

    def _kept(
        self, text: str, candidates: list[Candidate], inert: list[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield the candidates above their threshold, without what lies in our own placeholders."""
        for candidate in candidates:
            calibration = self._model.calibration[candidate.entity]
            if candidate.mean < calibration.threshold:
                continue
            for start, end in _outside(text, candidate, inert):
                score = round(calibration.score(candidate.mean), 4)
                yield Finding(candidate.entity, score, DETECTOR, rule="model", span=Span(start, end))


def _blanked(text: str, inert: list[tuple[int, int]]) -> str:
    """Return ``text``, as long as before, with one sign and spaces in place of each placeholder."""
    parts, place = [], 0
    for start, end in inert:
        parts += [text[place:start], BLANK, " " * (end - start - 1)]
        place = end
    return _SURROGATE.sub("\ufffd", "".join([*parts, text[place:]]))


def _outside(text: str, candidate: Candidate, inert: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a candidate that lie outside our own placeholders."""
    start = candidate.start
    for from_, to in inert[bisect_right(inert, start, key=itemgetter(1)) :]:
        if from_ >= candidate.end:
            break
        left = trimmed(text, start, max(start, from_))
        if left[0] < left[1]:
            yield left
        start = to
    rest = trimmed(text, start, candidate.end)
    if rest[0] < rest[1]:
        yield rest
