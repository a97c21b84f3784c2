"""Names by model: people, organisations, places, addresses, groups and dates, on a CPU, offline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path

from redactor.detect.gate import GATE, Gate
from redactor.detect.inert import blanked, places
from redactor.detect.name_model import PACKAGED, Candidate, NameModel, trimmed
from redactor.detect.remembered import Remembered
from redactor.detect.units import LONG, in_original, is_log_line, steady, units
from redactor.detect.worth import is_day
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span

DETECTOR = "names"
"""How findings of :class:`NameDetector` name their engine."""

REMEMBERED = 100_000
"""How many texts and candidates together are remembered; about 20 MB."""

GROUP = 2_000
"""Units of a long text that are read at once."""


class NameDetector:
    """The model behind the detector port. Safe to call from several threads at once.

    Texts of more than :data:`~redactor.detect.units.LONG` code points are read line by line and sentence by
    sentence; lines and sentences that differ only in their numbers are read once. What was answered
    lately is remembered by digest. None of this depends on the other texts of a call.

    Args:
        folder: a model's folder; the shipped one by default.
        threads: how many batches of one call are worked on at once.
        gate: what keeps plain text from the model; the shipped one by default, None for no gate.

    Raises:
        MissingToolError: a file of the model or gate is missing or altered.
    """

    def __init__(self, folder: Path = PACKAGED, threads: int = 1, gate: Path | None = GATE) -> None:
        self._model = NameModel(folder, threads, Gate(gate) if gate else None)
        self._remembered: Remembered[Candidate] = Remembered(REMEMBERED)

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
        values = [blanked(text.value, spans) for text, spans in zip(texts, inert, strict=True)]
        short = iter(self._whole([value for value in values if len(value) <= LONG]))
        return [
            tuple(self._kept(value, next(short) if len(value) <= LONG else self._in_units(value), spans))
            for value, spans in zip(values, inert, strict=True)
        ]

    def _in_units(self, text: str) -> Iterator[Candidate]:
        """Yield the candidates of a long text."""
        rest = units(text)
        while group := list(islice(rest, GROUP)):
            answers = self._alike([text[start:end] for start, end in group])
            for (at, _), candidates in zip(group, answers, strict=True):
                for found in candidates:
                    yield Candidate(found.entity, at + found.start, at + found.end, found.mean)

    def _whole(self, texts: list[str]) -> Iterator[Sequence[Candidate]]:
        """Yield the candidates of each text that is read as one."""
        lines = iter(self._alike([text for text in texts if is_log_line(text)]))
        others = iter(self._answers([text for text in texts if not is_log_line(text)]))
        for text in texts:
            yield next(lines if is_log_line(text) else others)

    def _alike(self, texts: list[str]) -> list[list[Candidate]]:
        """Return the candidates of texts whose numbers do not count."""
        answers = self._answers([steady(text) for text in texts])
        return [
            [
                Candidate(found.entity, *in_original(text, found.start, found.end), found.mean)
                for found in answer
            ]
            for text, answer in zip(texts, answers, strict=True)
        ]

    def _answers(self, texts: list[str]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of texts, each text that comes again only once."""
        return self._remembered.answers(texts, lambda new: self._fresh([texts[number] for number in new]))

    def _fresh(self, texts: list[str]) -> Iterator[tuple[Candidate, ...]]:
        """Yield the model's candidates for each text, without times of day and the like."""
        for text, candidates in zip(texts, self._model.candidates(texts), strict=True):
            yield tuple(
                found
                for found in candidates
                if found.entity != "DATE_TIME" or is_day(text[found.start : found.end])
            )

    def _kept(
        self, text: str, candidates: Iterable[Candidate], inert: list[tuple[int, int]]
    ) -> Iterator[Finding]:
        """Yield the candidates above their threshold, without what lies in our own placeholders."""
        for candidate in candidates:
            calibration = self._model.calibration[candidate.entity]
            if candidate.mean < calibration.threshold:
                continue
            for start, end in _outside(text, candidate, inert):
                score = round(calibration.score(candidate.mean), 4)
                yield Finding(candidate.entity, score, DETECTOR, rule="model", span=Span(start, end))


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
