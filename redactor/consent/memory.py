"""A consent ledger without any file, for tests and for library use that keeps its own records."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

from redactor.canonical import KEY_BYTES
from redactor.consent.book import ConsentBook, utc_now
from redactor.consent.record import ConsentRecord


class InMemoryConsentLedger(ConsentBook):
    """Keeps records as long as it lives; without ``key`` it makes one of its own."""

    def __init__(self, key: bytes | None = None, *, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(secrets.token_bytes(KEY_BYTES) if key is None else key, now=now)
        self._kept: dict[str, tuple[ConsentRecord, ...]] = {}

    def _add(self, entries: Sequence[tuple[str, ConsentRecord]]) -> None:
        for key, record in entries:
            self._kept[key] = (*self._kept.get(key, ()), record)

    def _records(self, subject_key: str) -> Sequence[ConsentRecord]:
        return self._kept.get(subject_key, ())
