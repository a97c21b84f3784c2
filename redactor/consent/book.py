"""What every consent ledger does the same way, whatever keeps its records.

An adapter supplies two things: adding records of a subject and returning a subject's records.
"""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from redactor.canonical import keyed_digest
from redactor.consent.record import ConsentRecord, EventState, check_text, state_of
from redactor.errors import InputError, UsageError
from redactor.values import ConsentState

_TEXTS = ("purpose", "actor", "notice_id", "evidence_ref")
_TIMES = ("at", "expires_at", "notice_acknowledged_at")
_FLAGS = ("explicit", "written", "separate")
_NEEDED = ("subject", "purpose", "state", "at", "actor")
_KNOWN = frozenset({"subject", "state", *_TEXTS, *_TIMES, *_FLAGS})


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class ConsentBook(ABC):
    """A consent ledger over some store.

    ``key`` (32 bytes) turns a subject's id into the name it is stored under, so that the store
    holds nobody's id: whoever looks up needs the id and the key.

    Raises:
        ValueError: the key is too short.
    """

    def __init__(self, key: bytes, *, now: Callable[[], datetime] = utc_now) -> None:
        keyed_digest(key, "consent-subject", b"")  # refuses a short key here, not at first use
        self._key = key
        self._now = now

    @abstractmethod
    def _add(self, entries: Sequence[tuple[str, ConsentRecord]]) -> None:
        """Keep all ``(subject key, record)`` pairs for good, or none of them."""

    @abstractmethod
    def _records(self, subject_key: str) -> Sequence[ConsentRecord]:
        """Return all records kept under a subject key, in any order."""

    def grant(
        self,
        subject: str,
        purpose: str,
        at: datetime,
        *,
        actor: str,
        notice_id: str = "",
        notice_acknowledged_at: datetime | None = None,
        explicit: bool = False,
        written: bool = False,
        separate: bool = False,
        expires_at: datetime | None = None,
        evidence_ref: str = "",
    ) -> ConsentRecord:
        """Record that ``subject`` consents to ``purpose`` from ``at`` on.

        Raises:
            UsageError: values that make no sense; see :class:`ConsentRecord`.
        """
        record = ConsentRecord(
            record_id=secrets.token_hex(16),
            purpose=purpose,
            state=EventState.GIVEN,
            at=at,
            recorded_at=self._now(),
            actor=actor,
            expires_at=expires_at,
            notice_id=notice_id,
            notice_acknowledged_at=notice_acknowledged_at,
            explicit=explicit,
            written=written,
            separate=separate,
            evidence_ref=evidence_ref,
        )
        self._add([(self.subject_key(subject), record)])
        return record

    def refuse(
        self, subject: str, purpose: str, at: datetime, *, actor: str, evidence_ref: str = ""
    ) -> ConsentRecord:
        """Record that ``subject`` was asked and said no.

        Raises:
            UsageError: values that make no sense.
        """
        return self._said_no(subject, EventState.REFUSED, purpose, at, (actor, evidence_ref))

    def withdraw(
        self, subject: str, purpose: str, at: datetime, *, actor: str, evidence_ref: str = ""
    ) -> ConsentRecord:
        """Record that ``subject`` withdraws from ``at`` on; nothing need have been given before.

        Raises:
            UsageError: values that make no sense.
        """
        return self._said_no(subject, EventState.WITHDRAWN, purpose, at, (actor, evidence_ref))

    def _said_no(
        self, subject: str, state: EventState, purpose: str, at: datetime, proof: tuple[str, str]
    ) -> ConsentRecord:
        actor, evidence_ref = proof
        record = ConsentRecord(
            record_id=secrets.token_hex(16),
            purpose=purpose,
            state=state,
            at=at,
            recorded_at=self._now(),
            actor=actor,
            evidence_ref=evidence_ref,
        )
        self._add([(self.subject_key(subject), record)])
        return record

    def import_records(self, entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, ConsentRecord]]:
        """Record many events at once, all or none; return ``(subject, record)`` of each, in order.

        An entry has ``subject``, ``purpose``, ``state``, ``at``, ``actor`` and may have the other
        fields of :meth:`grant`; times are RFC 3339 texts or aware datetimes.

        Raises:
            InputError: the first entry that cannot be used, by its number from 1 and its field.
        """
        made = [self._entry(number, entry) for number, entry in enumerate(entries, 1)]
        self._add([(self.subject_key(subject), record) for subject, record in made])
        return made

    def history(self, subject: str) -> tuple[ConsentRecord, ...]:
        """Return all events of ``subject``, oldest effect first."""
        found = self._records(self.subject_key(subject))
        return tuple(sorted(found, key=lambda record: (record.at, record.recorded_at, record.record_id)))

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        """Return the consent of ``subject`` to ``purpose`` as it stood at ``at`` (aware, any zone).

        Raises:
            UsageError: ``at`` has no time zone, or the subject is empty.
        """
        return state_of(self._records(self.subject_key(subject)), purpose, at)

    def subject_key(self, subject: str) -> str:
        """Return the name under which a subject's events are kept.

        Raises:
            UsageError: an empty or overlong id.
        """
        check_text("subject", subject)
        return keyed_digest(self._key, "consent-subject", subject.encode("utf-8"))

    def _entry(self, number: int, entry: Mapping[str, Any]) -> tuple[str, ConsentRecord]:
        values = _checked(number, entry)
        try:
            state = EventState(values.pop("state"))
        except ValueError:
            known = ", ".join(EventState)
            raise InputError(f"must be one of {known}", line=number, field="state") from None
        try:
            subject = values.pop("subject")
            check_text("subject", subject)
            values |= {"record_id": secrets.token_hex(16), "recorded_at": self._now(), "state": state}
            return subject, ConsentRecord(**values)
        except UsageError as fault:
            field, _, reason = fault.message.partition(": ")
            raise InputError(reason, line=number, field=field, remedy=fault.remedy) from None


def _checked(number: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(str(key) for key in entry if key not in _KNOWN)
    if unknown:
        raise InputError(f"unknown fields; known are {', '.join(sorted(_KNOWN))}", line=number, field="$")
    missing = [key for key in _NEEDED if key not in entry]
    if missing:
        raise InputError("missing", line=number, field=missing[0])
    return {key: _typed(number, key, value) for key, value in entry.items()}


def _typed(number: int, key: str, value: Any) -> Any:
    if key in _TIMES:
        return _time(number, key, value)
    wanted = bool if key in _FLAGS else str
    if not isinstance(value, wanted):
        raise InputError(f"must be of type {wanted.__name__}", line=number, field=key)
    return value


def _time(number: int, key: str, value: Any) -> datetime | None:
    if value is None and key != "at":
        return None
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        read = None
    if not isinstance(read, datetime) or read.tzinfo is None:
        raise InputError("must be a date and time with a zone", line=number, field=key)
    return read
