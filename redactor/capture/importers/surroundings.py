"""What a recording of another program does not say about itself, and a session's header must."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from redactor.capture.codec import FIRST_YEAR, LAST_YEAR, decode_header, encode_header
from redactor.capture.header import SCHEMA, Device, Header, Subject


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who was recorded, where and what for; given by whoever imports, never guessed."""

    session_id: str
    subject: Subject
    device: Device
    purpose: str
    prerequisites: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Surroundings(...)"

    def header(self, started_at: datetime) -> Header:
        """Return the session's header.

        Raises:
            InputError: a value that a header may not hold; names the field.
        """
        header = Header(
            schema=SCHEMA,  # type: ignore[arg-type]  # the literal of the type, checked below
            session_id=self.session_id,
            subject=self.subject,
            device=self.device,
            purpose=self.purpose,
            started_at=started_at,
            prerequisites=self.prerequisites,
        )
        return decode_header(encode_header(header), file="the header to be written")


def is_in_bounds(at: datetime) -> bool:
    """Tell whether a time is one that our format takes."""
    return FIRST_YEAR <= at.year <= LAST_YEAR
