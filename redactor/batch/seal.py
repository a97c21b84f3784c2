"""Telling a finished output that this engine wrote from one that was touched since.

The audit log seals a manifest's digest for everybody; the seal inside the manifest is keyed and lets the
engine itself see at once, without reading the log, that a finished output is its own and whole.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from redactor.canonical import canonical_json, content_digest
from redactor.capture.manifest import ManifestEntry
from redactor.capture.writer import frame_paths
from redactor.errors import InputError

Key = Callable[[bytes], str]
"""Gives the keyed digest of some bytes."""


def sealed(manifest: Mapping[str, Any], key: Key) -> dict[str, Any]:
    """Return the manifest with its seal."""
    return {**manifest, "seal": key(canonical_json(manifest))}


def check_untouched(folder: Path, key: Key) -> None:
    """Make sure that a finished output is as it was written: manifest, events and pictures.

    Raises:
        InputError: anything was changed, or was written under another key.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        seal = str(manifest.pop("seal", ""))
        whole = hmac.compare_digest(seal, key(canonical_json(manifest)))
        entries = [msgspec.convert(item, ManifestEntry) for item in manifest["items"]]
        whole = whole and _lines_hold(folder, entries) and _blobs_hold(folder, entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, msgspec.ValidationError):
        whole = False
    if not whole:
        raise InputError(
            "this finished output was changed since it was written, or not by this engine",
            file=str(folder),
            remedy="remove the folder, or choose another --out",
        )


def _lines_hold(folder: Path, entries: list[ManifestEntry]) -> bool:
    with (folder / "events.jsonl").open("rb") as file:
        digests = [content_digest(line.removesuffix(b"\n")) for line in file]
    return digests == [entry.digest for entry in entries if entry.outcome == "released"]


def _blobs_hold(folder: Path, entries: list[ManifestEntry]) -> bool:
    return all(
        entry.blob in frame_paths(entry.seq)
        and content_digest((folder / entry.blob).read_bytes()) == entry.blob_digest
        for entry in entries
        if entry.blob is not None
    )
