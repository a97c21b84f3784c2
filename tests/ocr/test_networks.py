"""The shipped networks are proved before they are used; lines of like length share a batch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.errors import MissingToolError
from redactor.ocr import letters, line_net
from redactor.ocr.letters import OwnLetters
from redactor.ocr.line_net import NetLines
from redactor.ocr.networks import batches
from redactor.shipped import SUMS

Opens = Callable[[Path], object]

NETWORKS: dict[str, tuple[Path, str, Opens]] = {
    "lines": (line_net.LINES, line_net.FILE, NetLines),
    "letters": (letters.LETTERS, letters.FILE, lambda folder: OwnLetters(NetLines(), folder)),
}


def altered(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


BROKEN: dict[str, Callable[[Path], object]] = {
    "no digest": lambda file: file.with_name(SUMS).unlink(),
    "no network": lambda file: file.unlink(),
    "an altered network": altered,
    "a digest of another file": lambda file: file.with_name(SUMS).write_text("0" * 64 + "  other\n"),
    "an empty list": lambda file: file.with_name(SUMS).write_text(""),
}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_the_shipped_network_is_not_used(tmp_path: Path, network: str, name: str) -> None:
    shipped, file, opens = NETWORKS[network]
    folder = Path(shutil.copytree(shipped, tmp_path / "network"))
    opens(folder)
    BROKEN[name](folder / file)
    with pytest.raises(MissingToolError) as caught:
        opens(folder)
    assert "install" in caught.value.remedy


@given(st.lists(st.integers(1, 900), max_size=60), st.integers(1, 2_000))
def test_batches_hold_every_line_once_and_are_bounded(steps: list[int], most: int) -> None:
    made = list(batches(steps, most))
    assert sorted(place for batch in made for place in batch) == list(range(len(steps)))
    for batch in made:
        longest = max(steps[place] for place in batch)
        assert steps[batch[0]] == longest
        assert len(batch) == 1 or len(batch) * longest <= most
