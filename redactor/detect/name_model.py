"""The name model: its files, and how label probabilities become runs of words.

The model is a small BERT encoder in int8 that gives every word piece one score per label. It ships in
``redactor/models/ner``; how it was made stands in ``training/`` and in its card. Its files are checked
against ``SHA256SUMS`` before anything is read from them: an altered model could find nothing and say so.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redactor.detect.gate import MODEL, Gate
from redactor.detect.windows import OVERLAP, Window, batches, groups, windows
from redactor.detect.wordpieces import Pieces, WordPieces
from redactor.detect.worth import is_worth
from redactor.errors import DetectError
from redactor.shipped import FAULTS, opened, proved_files

Floats = NDArray[np.float32]

PACKAGED = Path(__file__).parent.parent / "models" / "ner"
"""The folder of the shipped model."""

FILES = frozenset({"model.onnx", "vocab.txt", "labels.json"})
"""The files of a model; their digests stand in :data:`~redactor.shipped.SUMS` beside them."""

FLOOR = 0.25
"""A word belongs to a class from this probability on; the class's own threshold is for whole spans."""

_TRIM = " \t\r\n.,;:!?@#$%^&\"'`()[]{}<>|/\\*_~=+-" + "".join(
    map(chr, (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0xB7, 0x2026, 0xFFFC, 0xFFFD))
)
"""Signs that are no part of a value at its ends: also dashes, quotes, bullets and stand-ins."""

_KEEP_AFTER = re.compile(r"\b(?:[A-Z]|Inc|Ltd|Co|Corp|Jr|Sr|St|Bros|LLC|S\.A|a\.m|p\.m)\.$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words of one class: code points of the text and the mean probability of its words."""

    entity: str
    start: int
    end: int
    mean: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns a candidate's mean probability into the share of such candidates that were right.

    ``threshold`` is compared with the mean; ``slope`` and ``offset`` are those of Platt (1999).
    """

    threshold: float
    slope: float
    offset: float

    def score(self, mean: float) -> float:
        """Return the calibrated probability, 0..1."""
        odds = math.log(max(mean, 1e-6) / max(1 - mean, 1e-6))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * odds + self.offset))))


class NameModel:
    """The files of one model, checked and loaded: texts in, candidates out.

    Args:
        folder: holds ``model.onnx``, ``vocab.txt``, ``labels.json`` and ``SHA256SUMS``.
        threads: how many batches of windows are worked on at once.
        gate: windows in which it lets no piece pass are not looked at; None: all are.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """

    def __init__(self, folder: Path = PACKAGED, threads: int = 1, gate: Gate | None = None) -> None:
        files = proved_files(folder, FILES, MODEL)
        about = json.loads(files["labels.json"])
        self.version: str = about["version"]
        self.digest = hashlib.sha256(files["model.onnx"]).hexdigest()
        self.entities: tuple[str, ...] = tuple(about["entities"])
        self.calibration = {name: Calibration(**values) for name, values in about["calibration"].items()}
        self._gate = gate
        # Batches side by side gain more than threads inside the small products of one batch.
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="names") if threads > 1 else None
        self._cutter = WordPieces(files["vocab.txt"].decode("utf-8").splitlines())
        self._session = opened(files["model.onnx"], MODEL)

    def candidates(self, texts: Sequence[str]) -> list[list[Candidate]]:
        """Return the runs of words of each text that look like one class, in order.

        Raises:
            DetectError: the engine failed.
        """
        found: list[list[Candidate]] = [[] for _ in texts]
        for group in groups(texts):
            pieces = [self._cutter.read(text) for _, _, text in group]
            answers = self._odds([text for _, _, text in group], pieces)
            for (number, offset, text), part, odds in zip(group, pieces, answers, strict=True):
                if odds is not None:
                    found[number] += self._spans(text, part, odds, offset)
        return [_joined(text, part) for text, part in zip(texts, found, strict=True)]

    def odds(self, texts: Sequence[str]) -> list[tuple[Pieces, Floats | None]]:
        """Return the pieces of texts with their label probabilities (pieces, labels); None: the gate's no."""
        pieces = [self._cutter.read(text) for text in texts]
        return list(zip(pieces, self._odds(texts, pieces), strict=True))

    def _odds(self, shown: Sequence[str], texts: list[Pieces]) -> list[Floats | None]:
        """Return the label probabilities of each text's pieces (pieces, labels); None: no name anywhere."""
        cut = self._windows(shown, texts)
        answers: list[Floats | None] = [None] * len(texts)
        for number, _, _ in cut:
            if answers[number] is None:
                answers[number] = np.zeros((len(texts[number]), 1 + 2 * len(self.entities)), np.float32)
        for batch, several in self._runs(list(batches(cut)), texts):
            for (number, at, end), odds in zip(batch, several, strict=True):
                # Two windows see the shared pieces; each keeps the half that lies deeper inside it.
                first = at + OVERLAP // 2 if at else 0
                last = end - OVERLAP // 2 if end < len(texts[number]) else end
                whole = answers[number]
                if whole is not None:
                    whole[first:last] = odds[1 + first - at : 1 + last - at]
        return answers

    def _windows(self, shown: Sequence[str], texts: list[Pieces]) -> list[Window]:
        """Return the windows that the model has to look at."""
        cut = windows([len(text) for text in texts])
        if self._gate is None:
            return cut
        passing = self._gate.passing(texts)
        return [
            (number, start, end)
            for number, start, end in cut
            if is_worth(shown[number], texts[number], passing[number], start, end)
        ]

    def _runs(self, cut: list[list[Window]], texts: list[Pieces]) -> Iterator[tuple[list[Window], Floats]]:
        """Yield each batch with what the model answers."""
        if self._threads is None or len(cut) < 2:
            yield from ((batch, self._run(batch, texts)) for batch in cut)
        else:
            yield from zip(cut, self._threads.map(lambda batch: self._run(batch, texts), cut), strict=True)

    def _run(self, batch: list[Window], texts: list[Pieces]) -> Floats:
        """Run the model on windows given as (text, first piece, end); return probabilities."""
        longest = max(end - at for _, at, end in batch) + 2
        feed = {name: np.zeros((len(batch), longest), np.int32) for name in ("ids", "shapes", "gaps", "mask")}
        for row, (number, at, end) in enumerate(batch):
            text, inner = texts[number], slice(1, end - at + 1)
            feed["ids"][row, : end - at + 2] = [self._cutter.first, *text.ids[at:end], self._cutter.last]
            feed["shapes"][row, inner] = text.shapes[at:end]
            feed["gaps"][row, inner] = text.gaps[at:end]
            feed["mask"][row, : end - at + 2] = 1
        try:
            (scores,) = self._session.run(["scores"], feed)
        # The runtime's message is not passed on: it may describe the input.
        except FAULTS as fault:
            raise DetectError(f"the name model failed: {type(fault).__name__}") from None
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        odds: Floats = powers / powers.sum(axis=-1, keepdims=True)
        return odds

    def _spans(self, text: str, pieces: Pieces, odds: Floats, offset: int) -> Iterator[Candidate]:
        """Yield the runs of words of one class."""
        firsts = np.flatnonzero(np.diff(pieces.words, prepend=-1))
        sizes = np.diff(firsts, append=len(pieces))
        words = np.add.reduceat(odds, firsts, axis=0) / sizes[:, None]
        classes = words[:, 1::2] + words[:, 2::2]
        begins = odds[firsts, 1::2] > odds[firsts, 2::2]
        best = classes.argmax(axis=1)
        best[classes.max(axis=1) < FLOOR] = -1
        ends = firsts + sizes - 1
        for first, last in _runs(best, begins):
            start, end = trimmed(text, pieces.starts[firsts[first]], pieces.ends[ends[last]])
            if start < end:
                mean = float(classes[first : last + 1, best[first]].mean())
                yield Candidate(self.entities[best[first]], offset + start, offset + end, mean)


def _runs(best: NDArray[np.intp], begins: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each run of one class; a word that begins a span ends the run before."""
    first = -1
    for word, kind in enumerate(best):
        if first >= 0 and (kind != best[first] or begins[word, kind]):
            yield first, word - 1
            first = -1
        if first < 0 and kind >= 0:
            first = word
    if first >= 0:
        yield first, len(best) - 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the signs at its ends; the full stop of `Inc.` or an initial stays."""
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM and not _KEEP_AFTER.search(text, max(start, end - 6), end):
        end -= 1
    return start, end


def _joined(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates in order; those of one class that overlap, or that one sign holds together, as one.

    Overlaps come from what two blocks of a long text share.
    """
    joined: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda found: (found.start, found.end)):
        last = joined[-1] if joined else None
        if last and last.entity == candidate.entity and _belong(text, last, candidate):
            end, mean = max(last.end, candidate.end), max(last.mean, candidate.mean)
            joined[-1] = Candidate(last.entity, last.start, end, mean)
        else:
            joined.append(candidate)
    return joined


def _belong(text: str, left: Candidate, right: Candidate) -> bool:
    """Tell whether two candidates of one class are one value."""
    if right.start < left.end:
        return True
    between = text[left.end : right.start]
    if left.entity == "ORGANIZATION" and between in {" & ", "&", " + "}:
        return True
    return left.entity != "DATE_TIME" and between in {"-", "'", "\u2019"}
