"""What every audit log must do, whether it stands on disk or in memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest

from redactor.audit.log import FileAuditLog, InMemoryAuditLog, SystemClock
from redactor.audit.signing import Signer
from redactor.errors import AuditWriteError
from redactor.ports import AuditLog, Clock

BODY = {"type": "run", "clock_source": "system", "list": ["ž", 1, None, True]}


class StoodClock:
    """A clock that shows what it is set to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


class Opened(Protocol):
    """A log together with a way to look at its records."""

    log: AuditLog
    records: Callable[[], list[dict[str, Any]]]


class _Opened:
    def __init__(self, log: AuditLog, records: Callable[[], list[dict[str, Any]]]) -> None:
        self.log, self.records = log, records


def _in_file(folder: Path, clock: Clock | None) -> _Opened:
    log = FileAuditLog(folder / "audit", Signer.from_seed(b"k" * 32), clock)
    path = folder / "audit" / "records.jsonl"
    return _Opened(log, lambda: [json.loads(line) for line in path.read_bytes().splitlines()])


def _in_memory(_: Path, clock: Clock | None) -> _Opened:
    log = InMemoryAuditLog(clock)
    return _Opened(log, log.records)


KINDS: dict[str, Callable[[Path, Clock | None], _Opened]] = {"file": _in_file, "memory": _in_memory}


@pytest.fixture
def clock() -> StoodClock:
    return StoodClock()


@pytest.fixture(params=sorted(KINDS))
def opened(request: pytest.FixtureRequest, tmp_path: Path, clock: StoodClock) -> Opened:
    return KINDS[request.param](tmp_path, clock)


def test_receipts_name_number_and_hash_of_each_record(opened: Opened) -> None:
    first = opened.log.append([BODY, BODY])
    second = opened.log.append([BODY])
    records = opened.records()
    assert [receipt.number for receipt in first + second] == [0, 1, 2]
    assert [receipt.record_hash for receipt in first + second] == [record["hash"] for record in records]


def test_records_are_chained_and_keep_their_body(opened: Opened) -> None:
    opened.log.append([BODY, {**BODY, "zeta": 1, "alpha": 2}])
    first, second = opened.records()
    assert first["prev"] == "sha256:" + "0" * 64
    assert second["prev"] == first["hash"]
    assert {name: first[name] for name in BODY} == BODY
    assert (second["zeta"], second["alpha"]) == (1, 2)


def test_nothing_to_append_changes_nothing(opened: Opened) -> None:
    assert opened.log.append([]) == []
    assert opened.records() == []


def test_times_come_from_the_clock_and_never_run_backwards(opened: Opened, clock: StoodClock) -> None:
    opened.log.append([BODY])
    clock.time -= timedelta(hours=1)
    opened.log.append([BODY])
    clock.time += timedelta(hours=2)
    opened.log.append([BODY])
    assert [(record["at"], record["clock_source"]) for record in opened.records()] == [
        ("2026-01-31T12:00:00.000Z", "system"),
        ("2026-01-31T12:00:00.000Z", "adjusted"),
        ("2026-01-31T13:00:00.000Z", "system"),
    ]


NOT_RECORDS: dict[str, Any] = {
    "fraction": {"a": 0.5},
    "NaN": {"a": float("nan")},
    "too large": {"a": 2**53},
    "beyond 64 bits": {"a": 2**70},
    "no JSON type": {"a": object()},
    "lone surrogate": {"a": "\ud800"},
    "name beyond ASCII": {"ž": 1},
    "name beyond ASCII, deeper": {"a": [{"ž": 1}]},
    "own number": {"n": 7},
    "own hash": {"hash": "sha256:" + "0" * 64},
    "too long": {"a": "x" * (1 << 20)},
}


@pytest.mark.parametrize("name", NOT_RECORDS)
def test_what_has_no_canonical_form_is_refused_and_nothing_of_the_group_stays(
    opened: Opened, name: str
) -> None:
    with pytest.raises(AuditWriteError) as caught:
        opened.log.append([BODY, NOT_RECORDS[name]])
    assert opened.records() == []
    assert len(str(caught.value)) < 200


def test_a_body_that_holds_itself_is_refused(opened: Opened) -> None:
    body: dict[str, Any] = {}
    body["a"] = body
    with pytest.raises(AuditWriteError):
        opened.log.append([body])


def test_a_clock_without_a_zone_is_refused(opened: Opened, clock: StoodClock) -> None:
    clock.time = clock.time.replace(tzinfo=None)
    with pytest.raises(AuditWriteError, match="aware"):
        opened.log.append([BODY])


def test_threads_may_append_at_once(opened: Opened) -> None:
    def work() -> None:
        for _ in range(10):
            opened.log.append([BODY, BODY])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [record["n"] for record in opened.records()] == list(range(80))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_without_a_clock_the_computers_own_is_used(tmp_path: Path, kind: str) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    opened = KINDS[kind](tmp_path, None)
    opened.log.append([BODY])
    (record,) = opened.records()
    assert before <= datetime.fromisoformat(record["at"]) <= SystemClock().now()
