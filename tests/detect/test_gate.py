"""The gate: exact whatever the batch, bounded, and refused when its file is not its own."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest

from redactor.detect.gate import FILE, GATE, ROWS, SIDE, Gate
from redactor.detect.name_model import PACKAGED
from redactor.detect.wordpieces import GAPS, Pieces, WordPieces
from redactor.errors import MissingToolError
from redactor.shipped import SUMS

SHIPPED = Gate()
CUTTER = WordPieces((PACKAGED / "vocab.txt").read_text(encoding="utf-8").splitlines())
NAMED = ["Call with Priya Ramaswamy", "thanks dmitri, see you", "Ship to: 482 Maple Ridge Drive, Columbus"]
PLAIN = [
    "Save as...",
    "if value is None: return",
    "Cancel",
    "total size of all files",
    "",
    "the end of the file",
]


def naive(pieces: Pieces) -> list[int]:
    """Return the scores, computed in whole numbers of Python from the file."""
    with np.load(GATE / FILE) as arrays:
        table, forms, first = (arrays[name].astype(object) for name in ("table", "forms", "first"))
        offset, last = arrays["offset"].astype(object), arrays["last"].astype(object)
        shift, end = int(arrays["shift"]), int(arrays["end"])
    seen = [
        table[number] + forms[len(GAPS) * shape + gap]
        for number, shape, gap in zip(pieces.ids, pieces.shapes, pieces.gaps, strict=True)
    ]
    scores = []
    for here in range(len(seen)):
        inner = offset.copy()
        for step in range(-SIDE, SIDE + 1):
            if 0 <= here + step < len(seen):
                inner = inner + seen[here + step] @ first[step + SIDE]
        cells = [min(max(int(value) >> shift, 0), 255) for value in inner]
        scores.append(sum(a * b for a, b in zip(cells, last, strict=True)) + end)
    return scores


def marks(texts: list[str]) -> list[list[bool]]:
    """Return what passes of each text."""
    return [list(map(bool, answer)) for answer in SHIPPED.passing([CUTTER.read(text) for text in texts])]


def test_it_computes_what_its_file_says() -> None:
    for text in NAMED + PLAIN:
        pieces = CUTTER.read(text)
        (scores,) = SHIPPED.scores([pieces])
        assert list(map(int, scores)) == naive(pieces)
        assert marks([text]) == [[score >= 0 for score in naive(pieces)]]


def test_names_pass_and_plain_words_do_not() -> None:
    assert all(any(answer) for answer in marks(NAMED))
    assert sum(any(answer) for answer in marks(PLAIN)) <= 1


@pytest.mark.parametrize(
    "line", ["00:00 retry 3", "[12:12] cache is empty", "12:12:12 waiting for the next job"]
)
def test_a_time_of_day_alone_does_not_pass(line: str) -> None:
    assert not any(marks([line])[0])
    assert any(marks([f"{line} by Priya Ramaswamy"])[0])


def test_the_answer_does_not_depend_on_the_batch() -> None:
    texts = (NAMED + PLAIN) * 3
    alone = [marks([text])[0] for text in texts]
    assert marks(texts) == alone
    order = sorted(range(len(texts)), key=lambda number: (number * 7) % 11)
    assert marks([texts[number] for number in order]) == [alone[number] for number in order]


def test_a_long_text_is_read_in_parts_that_show_nowhere() -> None:
    pieces = CUTTER.read(" ".join(NAMED + PLAIN) * (ROWS // 30))
    assert len(pieces) > ROWS
    (whole,) = SHIPPED.passing([pieces])
    for at in (0, ROWS - 40, len(pieces) - 40):
        part = Pieces(
            *(getattr(pieces, name)[max(0, at - SIDE) : at + 40 + SIDE] for name in Pieces.__slots__)
        )
        (answer,) = SHIPPED.passing([part])
        skipped = min(at, SIDE)
        assert list(answer[skipped : skipped + 40]) == list(whole[at : at + 40])


def test_nothing_in_nothing_out() -> None:
    assert SHIPPED.passing([]) == []
    assert marks([""]) == [[]]


def test_its_sums_are_exact() -> None:
    with np.load(GATE / FILE) as arrays:
        most = 2 * 127 * np.abs(arrays["first"].astype(int)).sum((0, 1)) + np.abs(arrays["offset"])
        final = 255 * np.abs(arrays["last"].astype(int)).sum() + abs(int(arrays["end"]))
    assert max(most.max(), final) < 2**24


def copied(folder: Path) -> Path:
    for name in (FILE, SUMS):
        shutil.copy(GATE / name, folder / name)
    return folder


@pytest.mark.parametrize("name", [FILE, SUMS])
def test_a_missing_file_is_a_missing_tool(tmp_path: Path, name: str) -> None:
    (copied(tmp_path) / name).unlink()
    with pytest.raises(MissingToolError):
        Gate(tmp_path)


def test_an_altered_file_is_refused_with_its_digest(tmp_path: Path) -> None:
    file = copied(tmp_path) / FILE
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(MissingToolError, match=r"gate\.npz.*sha256:[0-9a-f]{64}"):
        Gate(tmp_path)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_gate_is_a_missing_tool(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    (tmp_path / SUMS).write_text(f"{hashlib.sha256(data).hexdigest()}  {FILE}\n", encoding="ascii")
    with pytest.raises(MissingToolError, match="gate"):
        Gate(tmp_path)
