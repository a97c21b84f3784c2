"""The gate in front of the name model: where no word can be part of a name, the model need not look.

A net of two layers that sees a word piece, its two neighbours on each side, and how they are written. It
costs a thousandth of the model and was trained to let pass whatever the model, or whoever labelled the
training texts, takes for a name, with room to spare; what it keeps back is plain: code, counts, interface
words, most sentences of a manual. How it was made and what it misses stands in ``training/gate.py`` and in
the card beside its file.

All its numbers are whole, and small enough that sums of products are exact in 32-bit floats. So the
answer for a text never depends on what else is in its batch, or on the processor.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redactor.detect.wordpieces import GAPS, Pieces
from redactor.shipped import missing, proved_files

GATE = Path(__file__).parent.parent / "models" / "gate"
"""The folder of the shipped gate."""

FILE = "gate.npz"
MODEL = "name model"

SIDE = 2
"""How many pieces on each side the gate sees."""

BLOCK = 96
"""Rows of one matrix product: few enough that the library underneath starts no threads of its own for it."""

ROWS = 85 * BLOCK
"""Pieces looked at in one go: bounds memory."""

MOST = 255
"""The first layer's outputs are cut to 0..255."""

Floats = NDArray[np.float32]


class Gate:
    """Tells which pieces of a text may be part of a name. Safe to call from several threads.

    Args:
        folder: holds ``gate.npz`` and ``SHA256SUMS``. Arrays, all whole numbers: ``table`` (pieces, width),
            ``forms`` (shapes x gaps, width), ``first`` (2 * SIDE + 1, width, cells), ``offset`` (cells,),
            ``shift`` (), ``last`` (cells,), ``end`` ().

    Raises:
        MissingToolError: a file is missing, or not the one whose digest is written down.
    """

    def __init__(self, folder: Path = GATE) -> None:
        data = proved_files(folder, frozenset({FILE}), MODEL)[FILE]
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                # One row of zeros more, for what lies outside a text.
                self._table = np.concatenate([arrays["table"], np.zeros_like(arrays["table"][:1])])
                forms = arrays["forms"].astype(np.float32)
                self._forms = np.concatenate([forms, np.zeros_like(forms[:1])])
                self._first = arrays["first"].astype(np.float32)
                self._offset = arrays["offset"].astype(np.float32)
                self._last = arrays["last"].astype(np.float32)
                self._shift, self._end = int(arrays["shift"]), int(arrays["end"])
        except (OSError, EOFError, ValueError, KeyError) as fault:
            raise missing(MODEL, f"the gate of the {MODEL} cannot be read: {type(fault).__name__}") from None

    def passing(self, texts: Sequence[Pieces]) -> list[NDArray[np.bool_]]:
        """Return for each text which of its pieces may be part of a name."""
        return [scores >= 0 for scores in self.scores(texts)]

    def scores(self, texts: Sequence[Pieces]) -> list[Floats]:
        """Return for each text a whole number for each piece: from 0 on it may be part of a name."""
        outside, no_form = len(self._table) - 1, len(self._forms) - 1
        ids = [outside] * SIDE
        forms = [no_form] * SIDE
        places: list[tuple[int, int]] = []
        for text in texts:
            places.append((len(ids) - SIDE, len(ids) - SIDE + len(text)))
            ids += [*text.ids, *[outside] * SIDE]
            rows = zip(text.shapes, text.gaps, strict=True)
            forms += [*(len(GAPS) * shape + gap for shape, gap in rows), *[no_form] * SIDE]
        rest = -(len(ids) - 2 * SIDE) % BLOCK
        columns = np.array(ids + [outside] * rest), np.array(forms + [no_form] * rest)
        scores = np.concatenate([np.zeros(0, np.float32), *self._scores(*columns)])
        return [scores[start:end] for start, end in places]

    def _scores(self, ids: NDArray[np.int_], forms: NDArray[np.int_]) -> Iterator[Floats]:
        """Yield the score of each piece, leaving out the first and last two, a bounded number at a time."""
        for at in range(0, len(ids) - 2 * SIDE, ROWS):
            part = slice(at, at + ROWS + 2 * SIDE)
            seen = self._table[ids[part]] + self._forms[forms[part]]
            rows = len(seen) - 2 * SIDE
            inner: Floats = np.tile(self._offset, (rows // BLOCK, BLOCK, 1))
            for shift, weights in enumerate(self._first):
                inner += seen[shift : shift + rows].reshape(-1, BLOCK, seen.shape[1]) @ weights
            cells = np.clip(np.floor(inner / 2**self._shift), 0, MOST)
            yield (cells @ self._last + self._end).ravel()
