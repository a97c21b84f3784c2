"""What only the file ledger must do: privacy of the file, refusal of foreign files, processes."""

from __future__ import annotations

import multiprocessing
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redactor.consent import ledger as module
from redactor.consent.ledger import SqlConsentLedger
from redactor.consent.record import ConsentRecord
from redactor.errors import ItemError, UsageError
from redactor.values import ConsentStatus

KEY = b"k" * 32
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def now() -> datetime:
    return NOW


def touch(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "consent.sqlite"


def test_no_id_stands_in_any_file(path: Path) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        ledger.grant("ada.lovelace@example.com", "training", NOW, actor="officer")
        files = list(path.parent.iterdir())
        assert files
        for file in files:
            assert b"lovelace" not in file.read_bytes()
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_open_file_is_closed_to_others(path: Path) -> None:
    path.touch(mode=0o644)
    with SqlConsentLedger(path, KEY):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_records_outlive_the_ledger(path: Path) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        kept = ledger.grant("E-1", "training", NOW, actor="officer", explicit=True)
    with SqlConsentLedger(path, KEY) as ledger:
        assert ledger.history("E-1") == (kept,)


def test_another_key_is_refused_not_answered_with_unknown(path: Path) -> None:
    SqlConsentLedger(path, KEY).close()
    with pytest.raises(UsageError, match="another key"):
        SqlConsentLedger(path, b"x" * 32)


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    SqlConsentLedger(path, KEY).close()
    touch(path, "UPDATE consent_ledger SET schema_version = 2")
    with pytest.raises(UsageError, match="schema version is 2"):
        SqlConsentLedger(path, KEY)


def test_a_database_of_another_kind_is_refused_and_left_alone(path: Path) -> None:
    touch(path, "CREATE TABLE birds (name TEXT)")
    with pytest.raises(UsageError, match="another kind"):
        SqlConsentLedger(path, KEY)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("birds",)]


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to be looked at as one" * 20)
    with pytest.raises(UsageError, match="not a consent ledger"):
        SqlConsentLedger(path, KEY)


@pytest.mark.parametrize("kind", ["link", "folder", "nowhere"])
def test_what_is_no_plain_file_is_refused(path: Path, kind: str) -> None:
    if kind == "link":
        path.symlink_to(path.with_name("elsewhere"))
    elif kind == "folder":
        path.mkdir()
    else:
        path = path / "below" / "consent.sqlite"
    with pytest.raises(UsageError, match="cannot be opened"):
        SqlConsentLedger(path, KEY)


def test_a_store_that_cannot_be_read_is_not_unknown(path: Path) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        touch(path, "DROP TABLE consent_events")
        with pytest.raises(ItemError, match="could not be read"):
            ledger.state_at("E-1", "training", NOW)
        with pytest.raises(ItemError, match="could not be written"):
            ledger.grant("E-1", "training", NOW, actor="officer")


@pytest.mark.parametrize("change", ["state = 'perhaps'", "expires_at = 1", "at = 9223372036854775807"])
def test_a_row_that_makes_no_sense_is_an_error(path: Path, change: str) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        ledger.grant("E-1", "training", NOW, actor="officer")
        touch(path, f"UPDATE consent_events SET {change}")  # noqa: S608 - the test's own table of changes
        with pytest.raises(ItemError, match="could not be read"):
            ledger.state_at("E-1", "training", NOW)


def write_some(path: Path, first: int) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        for number in range(first, first + 20):
            ledger.grant(f"E-{number}", "training", NOW, actor="officer")


def test_processes_may_open_write_and_read_together(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=write_some, args=(path, first)) for first in (0, 20)]
    for worker in workers:
        worker.start()
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        while any(worker.is_alive() for worker in workers):
            assert ledger.state_at("E-0", "training", NOW).status in {
                ConsentStatus.UNKNOWN,
                ConsentStatus.GIVEN,
            }
        for worker in workers:
            worker.join()
        assert [worker.exitcode for worker in workers] == [0, 0]
        found = {ledger.state_at(f"E-{number}", "training", NOW).status for number in range(40)}
        assert found == {ConsentStatus.GIVEN}


def test_what_another_ledger_writes_counts_at_once(path: Path) -> None:
    with SqlConsentLedger(path, KEY, now=now) as ledger, SqlConsentLedger(path, KEY, now=now) as other:
        other.grant("E-1", "training", NOW, actor="officer")
        assert ledger.state_at("E-1", "training", NOW).status is ConsentStatus.GIVEN
        other.withdraw("E-1", "training", NOW, actor="officer")
        assert ledger.state_at("E-1", "training", NOW).status is ConsentStatus.WITHDRAWN
        ledger.grant("E-2", "training", NOW, actor="officer")
        assert ledger.state_at("E-2", "training", NOW).status is ConsentStatus.GIVEN


def test_what_was_read_is_not_read_again_until_something_was_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SUBJECTS", 2)
    read: list[str] = []
    plain = SqlConsentLedger._stored

    def counted(self: SqlConsentLedger, key: str) -> Sequence[ConsentRecord]:
        read.append(key)
        return plain(self, key)

    monkeypatch.setattr(SqlConsentLedger, "_stored", counted)
    with SqlConsentLedger(path, KEY, now=now) as ledger:
        for _ in range(3):
            ledger.state_at("E-1", "training", NOW)
        assert len(read) == 1
        ledger.grant("E-2", "training", NOW, actor="officer")
        for subject in ("E-1", "E-1", "E-2", "E-3", "E-1"):
            ledger.state_at(subject, "training", NOW)
        assert len(read) == 5


def test_a_closed_ledger_answers_nothing(path: Path) -> None:
    ledger = SqlConsentLedger(path, KEY, now=now)
    ledger.state_at("E-1", "training", NOW)
    ledger.close()
    with pytest.raises(ItemError):
        ledger.state_at("E-1", "training", NOW)
