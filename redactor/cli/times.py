"""Times on the command line."""

from __future__ import annotations

from datetime import UTC, datetime

from redactor.errors import UsageError


def instant(text: str | None, option: str) -> datetime:
    """Return an RFC 3339 time with its offset; None means now.

    Raises:
        UsageError: no such time, or one without an offset.
    """
    if text is None:
        return datetime.now(UTC)
    remedy = "write it like 2026-03-01T09:00:00Z"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} is no time", remedy=remedy) from None
    if moment.tzinfo is None:
        raise UsageError(f"{option} has no offset from UTC", remedy=remedy)
    return moment
