"""The consent ledger in a SQLite file: append-only, readable by many processes at once.

The file is made with mode 0600 and holds no subject's id, only its keyed digest. Times are kept as
whole microseconds since 1970 in UTC, so that nothing is rounded and zones cannot confuse.
"""

from __future__ import annotations

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from redactor.canonical import keyed_digest
from redactor.consent.book import ConsentBook, utc_now
from redactor.consent.record import ConsentRecord, EventState
from redactor.errors import ItemError, UsageError

SCHEMA_VERSION = 1
BUSY_SECONDS = 30.0
MOST_SUBJECTS = 256
"""Of how many people the records read last are kept."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_META = sa.MetaData()
_LEDGER = sa.Table(
    "consent_ledger",
    _META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("key_check", sa.Text, nullable=False),
)
_EVENTS = sa.Table(
    "consent_events",
    _META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("subject_key", sa.Text, nullable=False, index=True),
    sa.Column("record_id", sa.Text, nullable=False, unique=True),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("recorded_at", sa.BigInteger, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("expires_at", sa.BigInteger),
    sa.Column("notice_id", sa.Text, nullable=False),
    sa.Column("notice_acknowledged_at", sa.BigInteger),
    sa.Column("explicit", sa.Boolean, nullable=False),
    sa.Column("written", sa.Boolean, nullable=False),
    sa.Column("separate", sa.Boolean, nullable=False),
    sa.Column("evidence_ref", sa.Text, nullable=False),
)
_FIELDS = tuple(ConsentRecord.__dataclass_fields__)
_TIMES = frozenset({"at", "recorded_at", "expires_at", "notice_acknowledged_at"})
_OF_SUBJECT = sa.select(*(_EVENTS.c[field] for field in _FIELDS)).where(
    _EVENTS.c.subject_key == sa.bindparam("subject_key")
)


class SqlConsentLedger(ConsentBook):
    """Consent records in one SQLite file, made on first use.

    Safe to use from several threads. Several processes may read while one writes; a writer waits
    for another up to ``BUSY_SECONDS``. Close it, or use it in a ``with`` block.

    Args:
        path: the file; its folder must exist.
        key: 32 bytes; must be the key the file was made with.
        now: the clock that dates recordings.

    Raises:
        UsageError: no such folder, a link, no permission, a file that is no consent ledger, one
            made with another key or by a newer version.
    """

    def __init__(self, path: Path, key: bytes, *, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(key, now=now)
        self._path = path
        _private_file(path)
        self._watch: sqlite3.Connection | None = None
        self._version = -1
        self._read: OrderedDict[str, Sequence[ConsentRecord]] = OrderedDict()
        self._lock = Lock()
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path)),
            connect_args={"timeout": BUSY_SECONDS},
            hide_parameters=True,
        )
        sa.event.listen(self._engine, "connect", _prepare)
        with ExitStack() as on_failure:
            on_failure.callback(self.close)
            self._open()
            on_failure.pop_all()

    def close(self) -> None:
        """Give the file back; the ledger cannot be used afterwards."""
        self._engine.dispose()
        if self._watch is not None:
            self._watch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        check = keyed_digest(self._key, "consent-ledger", b"key check")
        try:
            with self._engine.begin() as connection:
                # Each step may be done by several processes at once and counts once.
                tables = set(sa.inspect(connection).get_table_names())
                if tables and _LEDGER.name not in tables:
                    raise self._unusable("it is a database of another kind")
                for table in (_LEDGER, _EVENTS):
                    connection.execute(sa.schema.CreateTable(table, if_not_exists=True))
                for index in _EVENTS.indexes:
                    connection.execute(sa.schema.CreateIndex(index, if_not_exists=True))
                row = {"id": 1, "schema_version": SCHEMA_VERSION, "key_check": check}
                connection.execute(insert(_LEDGER).values(row).on_conflict_do_nothing())
                found = connection.execute(sa.select(_LEDGER)).one()
            self._watch = sqlite3.connect(self._path, timeout=BUSY_SECONDS, check_same_thread=False)
        except (SQLAlchemyError, sqlite3.Error) as fault:
            raise self._unusable(type(fault).__name__) from None
        if found.schema_version != SCHEMA_VERSION:
            raise self._unusable(f"its schema version is {found.schema_version}, not {SCHEMA_VERSION}")
        if found.key_check != check:
            raise self._unusable("it was made with another key")

    def _unusable(self, why: str) -> UsageError:
        return UsageError(
            f"{self._path}: not a consent ledger that can be used here: {why}",
            remedy="name the right file and key, or use the version of redactor that made it",
        )

    def _add(self, entries: Sequence[tuple[str, ConsentRecord]]) -> None:
        rows = [{"subject_key": key, **_row(record)} for key, record in entries]
        with _guarded("written"), self._engine.begin() as connection:
            if rows:
                connection.execute(sa.insert(_EVENTS), rows)

    def _records(self, subject_key: str) -> Sequence[ConsentRecord]:
        """Return the records of a subject; those read last are good until anybody has written.

        The gate asks for every event. SQLite tells whether the file has changed since without reading it
        (``PRAGMA data_version``); it is asked first, so that what was written meanwhile is read next time.
        """
        with _guarded("read"), self._lock:
            version = self._version_now()
            if version != self._version:
                self._read.clear()
                self._version = version
            if subject_key not in self._read:
                self._read[subject_key] = self._stored(subject_key)
                if len(self._read) > MOST_SUBJECTS:
                    self._read.popitem(last=False)
            return self._read[subject_key]

    def _version_now(self) -> int:
        if self._watch is None:
            raise UsageError("the ledger is not open")
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _stored(self, subject_key: str) -> Sequence[ConsentRecord]:
        with self._engine.connect() as connection:
            rows = connection.execute(_OF_SUBJECT, {"subject_key": subject_key}).mappings().all()
            return tuple(_record(row) for row in rows)


def _private_file(path: Path) -> None:
    """Make or open the file itself, never through a link, readable by its owner alone."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.fchmod(handle, 0o600)
        finally:
            os.close(handle)
    except OSError as fault:
        reason = os.strerror(fault.errno or 0)
        raise UsageError(
            f"{path}: the consent ledger cannot be opened: {reason}",
            remedy="name a file in an existing folder that you may write to",
        ) from None


def _prepare(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


@contextmanager
def _guarded(verb: str) -> Iterator[None]:
    """Turn a failing store into our error: it is neither "unknown" nor "nothing recorded"."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, UsageError, TypeError, ValueError, OverflowError) as fault:
        raise ItemError(
            f"the consent ledger could not be {verb}: {type(fault).__name__}",
            remedy="check the disk and that no other program holds the file",
        ) from None


def _row(record: ConsentRecord) -> dict[str, Any]:
    row = {field: getattr(record, field) for field in _FIELDS}
    row["state"] = str(record.state)
    for field in _TIMES:
        if row[field] is not None:
            row[field] = (row[field] - _EPOCH) // _MICROSECOND
    return row


def _record(row: Mapping[Any, Any]) -> ConsentRecord:
    values = {str(key): value for key, value in row.items()}
    for field in _TIMES:
        if values[field] is not None:
            values[field] = _EPOCH + timedelta(microseconds=values[field])
    values["state"] = EventState(values["state"])
    return ConsentRecord(**values)
