"""A run stopped or broken at any point, gone on with, gives what an undisturbed one gives."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from redactor.batch.run import GROUP, Run
from redactor.errors import AuditWriteError, InputError, RedactorError
from tests.cli.world import SUBJECT, TEXT, WINDOW, session, tree
from tests.fakes import GIVEN, PRIVATE, FakeAuditLog, FakeLedger, FakeReader, World

EARLY = "ask @kim"
"""Nothing that the detector finds; that it is the name of a mailbox is told by a later event."""


def a_world(reader: FakeReader | None = None, **parts: Any) -> World:
    return World(reader=reader, ledger=FakeLedger({SUBJECT: GIVEN}), **parts)


def keys(text: str) -> list[dict[str, Any]]:
    """Return one press for each sign."""
    return [{"kind": "key", "action": "down", "key": sign, "secure": False} for sign in text]


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def source(tmp_path: Path, reader: FakeReader) -> Path:
    """Write two sessions: texts, typing with a private value in it, screens; one name is told only later."""
    screen = {"kind": "screenshot", "frame": "frames/1.png"}
    enter = {"kind": "key", "action": "down", "key": "enter", "secure": False}
    events: list[dict[str, Any]] = [
        WINDOW,
        {**TEXT, "text": EARLY},
        *keys(PRIVATE),
        enter,
        screen,
        *keys("ok"),
        TEXT,
        screen,
        *keys(PRIVATE),
    ]
    frames = {"1.png": reader.screen("fine", PRIVATE)}
    session(tmp_path / "in" / "one", events, frames=frames)
    session(tmp_path / "in" / "two", events[:5], frames=frames)
    return tmp_path / "in"


def go(
    source: Path, out: Path, world: World, *, resume: bool = False, stop_after: int | None = None
) -> list[dict[str, Any]]:
    """Run to the end, or take in ``stop_after`` events; return the log's records."""
    asked = itertools.count()
    with world.redactor() as redactor:
        job = Run.prepare(redactor, [source], out, resume=resume)
        for _ in job.redact(redactor, stop=lambda: stop_after is not None and next(asked) >= stop_after):
            pass
    return world.records()


def comparable(out: Path) -> dict[str, Any]:
    files: dict[str, Any] = dict(tree(out))
    for name in [name for name in files if name.endswith("manifest.json")]:
        files[name] = json.loads(files[name])
        files[name].pop("seal", None)  # covers the records' numbers
        for item in files[name]["items"]:
            del item["record"]
    return files


@pytest.fixture
def whole(tmp_path: Path, source: Path, reader: FakeReader) -> dict[str, Any]:
    """Return what an undisturbed run gives."""
    go(source, tmp_path / "whole", a_world(reader))
    return comparable(tmp_path / "whole")


def test_an_undisturbed_run(whole: dict[str, Any]) -> None:
    assert {name.split("/")[0] for name in whole} == {"one", "two"}
    assert PRIVATE.encode() not in whole["one/events.jsonl"] + whole["two/events.jsonl"]
    assert EARLY.encode() not in whole["one/events.jsonl"]
    assert EARLY.encode() in whole["two/events.jsonl"]  # it tells the name nowhere
    outcomes = [item["outcome"] for item in whole["one/manifest.json"]["items"]]
    assert outcomes == ["released"] * len(outcomes)


def test_stopped_after_any_number_of_events(
    tmp_path: Path, source: Path, reader: FakeReader, whole: dict[str, Any]
) -> None:
    for count in range(0, 2 * 43 + 2, 3):  # both walks
        out = tmp_path / f"out{count}"
        go(source, out, a_world(reader), stop_after=count)
        finished = {path.name for path in out.glob("*") if not path.name.endswith(".partial")}
        assert finished <= {"one", "two"}
        go(source, out, a_world(reader), resume=True)
        assert comparable(out) == whole, count


def test_a_log_that_fails_at_any_record(
    tmp_path: Path, source: Path, reader: FakeReader, whole: dict[str, Any]
) -> None:
    failures = 0
    for number in range(1, 200):
        out = tmp_path / f"out{number}"
        world = a_world(reader, audit=FakeAuditLog(fail_at=number))
        try:
            go(source, out, world)
        except AuditWriteError:
            failures += 1
        else:
            break
        for manifest in out.glob("*/manifest.json"):
            items = json.loads(manifest.read_text())["items"]
            recorded = {record["n"] for record in world.records()}
            assert {item["record"] for item in items} <= recorded
        go(source, out, a_world(reader), resume=True)
        assert comparable(out) == whole, number
    assert failures >= 6


@pytest.mark.parametrize("step", ["stage_blob", "commit", "finish"])
def test_a_disk_that_fails_at_any_step(
    *,
    tmp_path: Path,
    source: Path,
    reader: FakeReader,
    whole: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    def full(*_: object) -> None:
        raise RedactorError("writing failed (ENOSPC)")

    world = a_world(reader)
    with monkeypatch.context() as patch:
        patch.setattr(f"redactor.batch.run.SessionWriter.{step}", full)
        with pytest.raises(RedactorError, match="ENOSPC"):
            go(source, tmp_path / "out", world)
    assert world.records()[-1]["event"] == "failed"
    assert not (tmp_path / "out" / "one").exists()
    go(source, tmp_path / "out", a_world(reader), resume=True)
    assert comparable(tmp_path / "out") == whole


def test_a_run_gone_on_with_is_told_apart_on_record(tmp_path: Path, source: Path, reader: FakeReader) -> None:
    go(source, tmp_path / "out", a_world(reader), stop_after=38 + 36)
    records = go(source, tmp_path / "out", a_world(reader), resume=True)
    events = [record["event"] for record in records if record["type"] == "session"]
    assert events == ["resumed", "sealed", "started", "sealed"]


def test_two_runs_into_one_output(tmp_path: Path, source: Path, reader: FakeReader) -> None:
    world = a_world(reader)
    with world.redactor() as redactor:
        first = Run.prepare(redactor, [source], tmp_path / "out", resume=False)
        steps = first.redact(redactor, stop=lambda: False)
        next(steps)
        second = Run.prepare(redactor, [source], tmp_path / "out", resume=True)
        with pytest.raises(InputError, match="another run is at work here"):
            list(second.redact(redactor, stop=lambda: False))
        assert len(list(steps)) == first.steps - 1


@pytest.mark.parametrize("count", [1, GROUP - 1, GROUP, GROUP + 1, 3 * GROUP])
def test_groups_of_any_size(tmp_path: Path, count: int) -> None:
    events: Sequence[Mapping[str, Any]] = [WINDOW] * count
    records = go(session(tmp_path / "one", events), tmp_path / "out", a_world())
    assert len((tmp_path / "out" / "one" / "events.jsonl").read_text().splitlines()) == count
    assert [record["seq"] for record in records if record["type"] == "item"] == list(range(1, count + 1))


def test_progress_counts_every_step(tmp_path: Path, source: Path, reader: FakeReader) -> None:
    with a_world(reader).redactor() as redactor:
        for resume in (False, True):
            job = Run.prepare(redactor, [source], tmp_path / "out", resume=resume)
            assert len(list(job.redact(redactor, stop=lambda: False))) == job.steps


def test_what_the_policy_keeps_readable_is_not_counted_as_masked(tmp_path: Path) -> None:
    session(tmp_path / "in" / "one", [WINDOW, {**TEXT, "text": "see ((site)) <<x>>"}])
    records = go(tmp_path / "in", tmp_path / "out", a_world())
    items = json.loads((tmp_path / "out" / "one" / "manifest.json").read_bytes())["items"]
    assert [item["counts"] for item in items] == [{}, {"SECRET": 1}]
    (counts,) = [
        record["counts"]["entities"] for record in records if record.get("counts", {}).get("entities")
    ]
    assert counts == {"SECRET": 1, "URL": 1}
