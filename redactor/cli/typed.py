"""Lets the typing of a dataset through a session, as the product does, for ``redactor evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from redactor.capture.codec import decode_event
from redactor.capture.events import Clipboard, Event, Key, Placeholder, Window
from redactor.capture.header import Device, Header, Subject
from redactor.capture.keyboard import sign_of
from redactor.errors import InputError
from redactor.evaluate.marks import KeysAnswer, KeysCase
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.values import ConsentState, ConsentStatus

if TYPE_CHECKING:
    from redactor.pipeline.engine import Redactor

BEGUN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
STEP = timedelta(milliseconds=40)
"""Between two events; what a session makes of times is not measured."""

_KINDS = (Key, Clipboard, Placeholder)
_HEADER = Header(
    schema="redactor.session/1",
    session_id="evaluate",
    subject=Subject(id="typist", worker_type="employee", work_region="US", employer_region="US"),
    device=Device(owner="employer", regions=("US",)),
    purpose="ai_training.agent_interaction",
    started_at=BEGUN,
    prerequisites=("dpia:evaluate", "risk_assessment:evaluate"),
)


class Agreed:
    """A ledger for invented typists, who have all agreed: nothing of a dataset is released."""

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        """Return a consent that was given a month ago."""
        given = at - timedelta(days=30)
        return ConsentState(
            ConsentStatus.GIVEN,
            f"{subject}/{purpose}",
            explicit=True,
            written=True,
            separate=True,
            notice_id="evaluate",
            notice_acknowledged_at=given,
            given_at=given,
        )


def events_of(case: KeysCase, file: str) -> tuple[Event, ...]:
    """Return the events of a line, numbered and timed anew.

    Raises:
        InputError: one is no key, clipboard or placeholder of a session.
    """
    import msgspec

    events: list[Event] = []
    for index, item in enumerate(case.events):
        at = (BEGUN + STEP * (index + 2)).isoformat()
        line = msgspec.json.encode(dict(item) | {"seq": index + 2, "at": at})
        try:
            event = decode_event(line, file=file, line_number=case.line)
        except InputError as fault:
            field = f"$.events[{index}]" + (fault.field or "$").removeprefix("$")
            raise InputError(
                fault.reason, file=file, line=case.line, field=field, remedy=fault.remedy
            ) from None
        if not isinstance(event, _KINDS):
            raise InputError(
                "no event of typing",
                file=file,
                line=case.line,
                field=f"$.events[{index}].kind",
                remedy="write key, clipboard and placeholder events only; app and title name the window",
            )
        events.append(event)
    return tuple(events)


def where_all_agreed(redactor: Redactor) -> Redactor:
    """Return an engine of the same parts whose gate takes everybody to have agreed."""
    return type(redactor)(replace(redactor.parts, ledger=Agreed()))


def answer(engine: Redactor, case: KeysCase, events: Sequence[Event]) -> KeysAnswer:
    """Return what a session of its own leaves of a field's events."""
    window = Window(seq=1, at=BEGUN, app=case.app or "Editor", title=case.title)
    with engine.session(_HEADER, group=len(events) + 1) as session:
        outcomes = [one for event in (window, *events) for one in session.process(event)]
        outcomes += session.close()
    return _answer(events, outcomes[1:])


def _answer(events: Sequence[Event], outcomes: Sequence[Outcome]) -> KeysAnswer:
    kept_back = [one for one in outcomes if isinstance(one, Withheld | Refused)]
    if kept_back:
        return KeysAnswer(withheld=", ".join(kept_back[0].decision.reasons))
    left = [one.event.event for one in outcomes if isinstance(one, Released)]
    return KeysAnswer(
        tuple(sign_of(event) if isinstance(event, Key) and event.action == "down" else "" for event in left),
        tuple(isinstance(event, Key) for event in left),
        tuple(isinstance(event, Key) for event in events),
        "\n".join(event.text for event in left if isinstance(event, Placeholder | Clipboard)),
    )
