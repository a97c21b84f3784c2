"""When capture was paused: by the order of events and by their times, whichever is stricter.

Events can come late: a screenshot that was taken during a pause and written after it comes behind the resume.
One that was taken before the pause and comes during it is refused all the same: nobody can tell it from one
whose clock is wrong.
"""

from __future__ import annotations

from datetime import datetime

from redactor.capture.events import Event, Pause, Resume

MOST = 256
"""So many pauses are remembered one by one; of more, the two oldest count as one with all between them."""


class Pauses:
    """The pauses of one session so far."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._over: list[tuple[datetime, datetime]] = []

    @property
    def is_on(self) -> bool:
        """Tell whether capture is paused at this place in the order of events."""
        return self._since is not None

    def note(self, event: Event) -> None:
        """Take note of a pause or resume; a second pause begins nothing new."""
        if isinstance(event, Pause):
            self._since = event.at if self._since is None else min(self._since, event.at)
        elif isinstance(event, Resume) and self._since is not None:
            # A clock that was set back makes the resume seem the earlier one.
            self._over.append((min(self._since, event.at), max(self._since, event.at)))
            self._since = None
            if len(self._over) > MOST:
                (start, end), (next_start, next_end) = self._over[:2]
                self._over[:2] = [(min(start, next_start), max(end, next_end))]

    def holds(self, event: Event) -> bool:
        """Tell whether an event was captured while capture was paused.

        The instant of a resume lies behind the pause. Pause and resume themselves hold nothing.
        """
        if isinstance(event, Pause | Resume):
            return False
        return self.is_on or any(start <= event.at < end for start, end in self._over)
