"""Reads pictures of lines with the shipped network: many at once, in this process.

It is Tesseract's own network for English, trained further on the lines of screens (see the card in
``models/lines``), without Tesseract's search for words in a dictionary and its division of pages. What it is
not sure of is for another reading.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from redactor.errors import ReadError
from redactor.ocr.grey import Grey
from redactor.ocr.line_input import HEIGHT, Floats, prepared
from redactor.ocr.line_signs import SpelledWord, signs_of, words_of
from redactor.ocr.networks import batches, opened
from redactor.shipped import FAULTS, missing
from redactor.values import Joint, LineWord

LINES = Path(__file__).parent.parent / "models" / "lines"
"""The folder of the shipped network."""

FILE = "lines.onnx"

_STEP = 3  # columns of a step
_BATCH = 1_600  # steps in one batch
FIRST_MARGIN, _OTHER_MARGIN = 0.25, 0.4  # of the ink's height, for the first and for the second look
_Prepared = tuple[Floats, float, float]


class NetLines:
    """A :class:`redactor.ports.LineRecognizer` on the shipped network. Safe to call from several threads.

    Args:
        folder: holds the network and its digest.

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """

    name = "linenet 2"

    def __init__(self, folder: Path = LINES) -> None:
        self._session = opened(folder, FILE, "line network")
        metadata = self._session.get_modelmeta().custom_metadata_map
        if "signs" not in metadata:
            raise missing("line network", f"the file {FILE} does not say which signs it knows")
        self._signs = json.loads(metadata["signs"])

    def close(self) -> None:
        """Do nothing: there is no process to end."""

    def read(self, pictures: Sequence[Grey], *, second_look: bool = False) -> list[list[LineWord]]:
        """Return the words of each line; see :meth:`redactor.ports.LineRecognizer.read`."""
        margin = _OTHER_MARGIN if second_look else FIRST_MARGIN
        inputs = [prepared(picture, margin) for picture in pictures]
        answers: list[list[LineWord]] = [[] for _ in pictures]
        for batch in batches([_steps(image) for image, _, _ in inputs], _BATCH):
            for place, found in zip(batch, self._probabilities([inputs[at][0] for at in batch]), strict=True):
                words = words_of(signs_of(found, self._signs))
                answers[place] = [_placed(word, inputs[place], pictures[place]) for word in words]
        return answers

    def _probabilities(self, images: Sequence[Floats]) -> Iterator[Floats]:
        """Yield ``(steps, signs)`` for each image of a batch, the longest of which is the first."""
        lengths = np.array([_steps(image) for image in images], np.int32)
        # The network sees one pixel around each; what is outside of a line is neither ink nor paper.
        whole = np.zeros((len(images), 1, HEIGHT + 2, _STEP * int(lengths[0]) + 2), np.float32)
        for own, image in zip(whole, images, strict=True):
            # To the last whole step of its own: an answer must not depend on the other lines of the batch.
            seen = image[:, : _STEP * _steps(image)]
            own[0, 1:-1, 1 : 1 + seen.shape[1]] = seen
        try:
            [found] = self._session.run(["signs"], {"image": whole, "length": lengths})
        except FAULTS as fault:  # its message may describe the input
            raise ReadError(f"the line network failed: {type(fault).__name__}") from None
        for number, length in enumerate(lengths.tolist()):
            yield found[:length, number]


def _steps(image: Floats) -> int:
    return max(int(image.shape[1]) // _STEP, 1)


def _placed(word: SpelledWord, given: _Prepared, picture: Grey) -> LineWord:
    """Return a word with its box in the picture; in height it is the whole line."""
    (_, first, wide), (height, width) = given, picture.shape
    left = min(max(math.floor(first + _STEP * word.start * wide), 0), width - 1)
    right = min(max(math.ceil(first + _STEP * word.end * wide), left + 1), width)
    joints = ((place, math.floor(first + _STEP * step * wide)) for place, step in word.joints)
    found = tuple(Joint(place, column, column) for place, column in joints if left <= column < right)
    return LineWord(word.text, left, 0, right, height, word.confidence, found, spaced=True)
