"""Manifests: what is told of each event, and whether an output is one's own."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from redactor.batch.manifest import (
    SessionResult,
    by_channel,
    finished,
    pretty,
    refused,
    result_of,
    run_manifest,
    session_manifest,
)
from redactor.capture.manifest import ManifestEntry
from redactor.errors import InputError
from tests.fakes import a_header

ENTRIES = (
    ManifestEntry(
        seq=1,
        kind="window",
        outcome="released",
        reasons=("allowed",),
        record=0,
        counts={"SECRET": 2, "PERSON": 1},
        channels={"urls": {"SECRET": 2}, "titles": {"PERSON": 1}},
    ),
    ManifestEntry(
        seq=2, kind="key", outcome="withheld", reasons=("entity_withheld",), record=1, counts={"SECRET": 5}
    ),
    ManifestEntry(
        seq=3, kind="screenshot", outcome="refused", reasons=("input_invalid",), record=2, explanation="why"
    ),
)


def manifest(**changed: Any) -> dict[str, Any]:
    return session_manifest(a_header(), ENTRIES, (), "source", "binding") | changed


def kept(folder: Path, document: object) -> Path:
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(document))
    return folder


def test_a_manifest_tells_its_result_again(tmp_path: Path) -> None:
    folder = kept(tmp_path / "one", manifest())
    result = finished(folder, "source", "binding")
    assert result == result_of(folder, manifest())
    assert result is not None
    assert result.outcomes == Counter(released=1, withheld=1, refused=1)
    assert result.reasons == Counter(entity_withheld=1, input_invalid=1)
    assert result.entities == Counter(SECRET=2, PERSON=1)  # only what was released counts as masked
    assert result.channels == Counter({("urls", "SECRET"): 2, ("titles", "PERSON"): 1})
    assert result.explanations == ("why",)
    assert (result.is_input_right, result.is_all_released) == (False, False)
    assert (result.tally.released, result.tally.withheld, result.tally.refused) == (1, 1, 1)


def test_no_output_is_no_result(tmp_path: Path) -> None:
    assert finished(tmp_path / "none", "source", "binding") is None


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (manifest(source="other"), "made from another input"),
        (manifest(binding="other"), "made from another input"),
        ({}, "not a finished output"),
        ([], "not a finished output"),
        (manifest(items=[{"seq": "x"}]), "not a finished output"),
        (manifest(items=5), "not a finished output"),
        ({name: value for name, value in manifest().items() if name != "regions"}, "not a finished output"),
    ],
)
def test_what_is_not_ones_own(tmp_path: Path, document: object, says: str) -> None:
    folder = kept(tmp_path / "one", document)
    with pytest.raises(InputError, match=says):
        finished(folder, "source", "binding")


def test_a_folder_without_manifest(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(InputError, match="not a finished output"):
        finished(tmp_path / "one", "source", "binding")


def test_results_say_whether_all_is_well() -> None:
    good = SessionResult("a", None, outcomes=Counter(released=1, withheld=0, refused=0))
    held = SessionResult("a", None, outcomes=Counter(released=1, withheld=1, refused=0))
    wrong = refused("a", InputError("no"))
    assert [one.is_all_released for one in (good, held, wrong)] == [True, False, False]
    assert [one.is_input_right for one in (good, held, wrong)] == [True, True, False]


def test_a_runs_manifest(tmp_path: Path) -> None:
    results = [refused("bad", InputError("no", file="f", line=2)), result_of(tmp_path / "one", manifest())]
    told = run_manifest(results, ["FACE"], "whole", interrupted=True)
    assert told["interrupted"] is True
    assert told["not_looked_for"] == ["FACE"]
    bad, good = told["sessions"]
    assert (bad["outcome"], bad["error"], bad["output"]) == ("refused", "f, line 2: no", None)
    assert (good["outcome"], good["error"], good["output"]) == ("finished", None, "one")
    assert (bad["channels"], good["channels"]) == ({}, {"titles": {"PERSON": 1}, "urls": {"SECRET": 2}})
    assert list(good["channels"]) == ["titles", "urls"]  # in the order of channels
    assert by_channel(results * 2) == [("titles", Counter(PERSON=2)), ("urls", Counter(SECRET=4))]


def test_pretty_is_json_whatever_a_name_holds() -> None:
    document = {"b": "caf\udce9", "a": "née\u2028"}
    data = pretty(document)
    assert json.loads(data) == document
    assert data.index(b'"a"') < data.index(b'"b"')
    assert data.endswith(b"\n")


def test_regions_are_told_once_in_order() -> None:
    assert manifest()["regions"] == list(dict.fromkeys(manifest()["regions"]))
    assert None not in manifest()["regions"]
