"""A finished output that was touched is not taken for finished."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from redactor.batch.seal import check_untouched, sealed
from redactor.canonical import content_digest, keyed_digest
from redactor.errors import InputError

LINE = b'{"kind":"move","seq":1}'
PICTURE = b"picture"


def key(data: bytes) -> str:
    return keyed_digest(bytes(32), "test", data)


def other_key(data: bytes) -> str:
    return keyed_digest(bytes(31) + b"x", "test", data)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    item = {"kind": "screenshot", "outcome": "released", "reasons": ["allowed"], "record": 3, "counts": {}}
    item |= {"seq": 1, "digest": content_digest(LINE), "blob": "frames/000001.png"}
    item |= {"blob_digest": content_digest(PICTURE), "explanation": ""}
    refused = {"seq": 2, "kind": "move", "outcome": "refused", "reasons": ["paused"], "record": 4}
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "000001.png").write_bytes(PICTURE)
    (tmp_path / "events.jsonl").write_bytes(LINE + b"\n")
    (tmp_path / "manifest.json").write_text(json.dumps(sealed({"items": [item, refused]}, key)))
    return tmp_path


def rewrite(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("name", "passes"), [("000001.webp", True), ("000002.webp", False), ("000001.gif", False)]
)
def test_a_picture_may_be_a_webp_but_not_of_another_event(output: Path, name: str, *, passes: bool) -> None:
    (output / "frames" / name).write_bytes(PICTURE)
    manifest = json.loads((output / "manifest.json").read_bytes())
    manifest.pop("seal")
    manifest["items"][0]["blob"] = f"frames/{name}"
    (output / "manifest.json").write_text(json.dumps(sealed(manifest, key)))
    with nullcontext() if passes else pytest.raises(InputError):
        check_untouched(output, key)


def test_an_output_as_written_passes(output: Path) -> None:
    check_untouched(output, key)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "events.jsonl").write_bytes(LINE.replace(b"1", b"2") + b"\n"),
        lambda folder: (folder / "events.jsonl").write_bytes(LINE + b"\n" + LINE + b"\n"),
        lambda folder: (folder / "events.jsonl").unlink(),
        lambda folder: (folder / "frames" / "000001.png").write_bytes(b"other"),
        lambda folder: (folder / "frames" / "000001.png").unlink(),
        lambda folder: rewrite(folder, lambda manifest: manifest.update(subject="someone else")),
        lambda folder: rewrite(folder, lambda manifest: manifest.pop("seal")),
        lambda folder: rewrite(folder, lambda manifest: manifest.update(seal="")),
        lambda folder: (folder / "manifest.json").write_text("[]"),
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").unlink(),
    ],
)
def test_a_touched_output_does_not(output: Path, harm: Callable[[Path], object]) -> None:
    harm(output)
    with pytest.raises(InputError, match="changed since it was written"):
        check_untouched(output, key)


def test_nor_one_of_another_key(output: Path) -> None:
    with pytest.raises(InputError):
        check_untouched(output, other_key)


def test_a_sealed_manifest_may_not_lead_out_of_its_folder(output: Path) -> None:
    manifest = json.loads((output / "manifest.json").read_bytes())
    manifest.pop("seal")
    manifest["items"][0]["blob"] = "../outside.png"
    (output.parent / "outside.png").write_bytes(PICTURE)
    (output / "manifest.json").write_text(json.dumps(sealed(manifest, key)))
    with pytest.raises(InputError):
        check_untouched(output, key)
