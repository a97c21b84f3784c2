"""Consent events as frozen values, and the one function that reads a state off a history.

The states follow the event states of ISO/IEC TS 27560:2023 (given, refused, withdrawn); expiry is
not an event but the passing of ``expires_at``.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from redactor.errors import UsageError
from redactor.values import UNKNOWN_CONSENT, ConsentState, ConsentStatus

CLOCK_SKEW = timedelta(minutes=5)
"""How far a grant may lie before its recording without a paper that proves it."""

MAX_TEXT = 200
FIRST_YEAR, LAST_YEAR = 1970, 9000
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class EventState(enum.StrEnum):
    """What a person said, loosest first."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_RANK = {state: rank for rank, state in enumerate(EventState)}


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One event in a person's history with one purpose; the person is not named in it.

    ``at`` is when it takes effect, ``recorded_at`` when it was written down, ``actor`` the account
    that did so, ``evidence_ref`` the paper or ticket that proves it. All times are aware.

    Raises:
        UsageError: a naive time, an empty or overlong text, an expiry that makes no sense, or a
            grant dated back without evidence.
    """

    record_id: str
    purpose: str
    state: EventState
    at: datetime
    recorded_at: datetime
    actor: str
    expires_at: datetime | None = None
    notice_id: str = ""
    notice_acknowledged_at: datetime | None = None
    explicit: bool = False
    written: bool = False
    separate: bool = False
    evidence_ref: str = ""

    def __post_init__(self) -> None:
        for field in ("at", "recorded_at", "expires_at", "notice_acknowledged_at"):
            check_time(field, getattr(self, field))
        for field in ("record_id", "purpose", "actor"):
            check_text(field, getattr(self, field), least=1)
        for field in ("notice_id", "evidence_ref"):
            check_text(field, getattr(self, field), least=0)
        self._check_story()

    def _check_story(self) -> None:
        if self.state is not EventState.GIVEN and self.expires_at is not None:
            raise UsageError("expires_at: only a given consent expires")
        if self.expires_at is not None and self.expires_at <= self.at:
            raise UsageError("expires_at: lies before the consent itself")
        if self.notice_acknowledged_at is not None and not self.notice_id:
            raise UsageError("notice_id: an acknowledgement needs the notice it answers")
        dated_back = self.recorded_at - self.at > CLOCK_SKEW
        if self.state is EventState.GIVEN and dated_back and not self.evidence_ref:
            raise UsageError(
                "evidence_ref: a consent dated back needs the paper that proves it",
                remedy="name the signed form, or record the consent as given now",
            )


def check_time(field: str, value: datetime | None) -> None:
    """Raise ``UsageError`` for a time without zone, or so far off that another zone could not write it."""
    if value is None:
        return
    if value.tzinfo is None:
        raise UsageError(f"{field}: a time needs a time zone")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise UsageError(f"{field}: lies outside the years {FIRST_YEAR} to {LAST_YEAR}")


def check_text(field: str, value: str, *, least: int = 1) -> None:
    """Raise ``UsageError`` for a text that is empty, overlong, or not encodable; never shows it."""
    if not least <= len(value) <= MAX_TEXT:
        raise UsageError(f"{field}: has between {least} and {MAX_TEXT} characters")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(f"{field}: is not valid Unicode") from None


def state_of(records: Iterable[ConsentRecord], purpose: str, at: datetime) -> ConsentState:
    """Return the consent to ``purpose`` as it stood at ``at``.

    The latest event in effect by then counts; of several at the same instant the strictest. What
    takes effect later says nothing. The notice shown is the last one acknowledged by then.

    Raises:
        UsageError: ``at`` has no time zone.
    """
    check_time("at", at)
    known = [record for record in records if record.purpose == purpose and record.at <= at]
    if not known:
        return UNKNOWN_CONSENT
    last = max(known, key=_weight)
    told = max((record for record in known if record.notice_id), key=_weight, default=last)
    return ConsentState(
        status=_status(last, at),
        record_id=last.record_id,
        explicit=last.explicit,
        written=last.written,
        separate=last.separate,
        notice_id=told.notice_id,
        notice_acknowledged_at=told.notice_acknowledged_at,
        given_at=last.at if last.state is EventState.GIVEN else None,
    )


def _weight(record: ConsentRecord) -> tuple[datetime, int, timedelta, int, str]:
    """Order events: later first, then stricter: said no, expires sooner, proves less."""
    left = _END_OF_TIME - (record.expires_at or _END_OF_TIME)
    proofs = record.explicit + record.written + record.separate
    return record.at, _RANK[record.state], left, -proofs, record.record_id


def _status(record: ConsentRecord, at: datetime) -> ConsentStatus:
    if record.expires_at is not None and record.expires_at <= at:
        return ConsentStatus.EXPIRED
    return ConsentStatus(record.state)
