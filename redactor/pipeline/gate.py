"""Step 1 of the corridor: may this event be looked at, given where it happened and to whom.

Keeps what a stream of events says about its own surroundings: the window in front and whether
capture is paused. Everything is decided from the header, the ledger and that, never from content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from redactor.audit.record import code, region_code
from redactor.capture.events import Event, Window
from redactor.capture.header import Header, KnownPerson
from redactor.pipeline.pauses import Pauses
from redactor.policy.decide import ItemLines, decide
from redactor.policy.packset import PackSet
from redactor.ports import ConsentLedger
from redactor.values import Action, ConsentState, Decision, Hint, Person, Reason, Situation

GATE_FAILED = Decision(Action.REFUSE, (Reason.RULE_FAILED,))
"""The answer of a gate that could not be asked: the ledger or a rule failed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened, and what the gate said; ``error`` is the type of a fault that kept it shut."""

    decision: Decision
    hint: Hint
    consents: Mapping[str, ConsentState]
    error: str = ""


def shut(fault: Exception) -> Place:
    """Return the place of an event that the gate could not decide on: refused, and nothing known."""
    return Place(GATE_FAILED, Hint(), {}, type(fault).__name__)


class Scene:
    """What a stream of events says about where each of them happened.

    Raises whatever the ledger raises: no ledger, no decision.
    """

    def __init__(self, ledger: ConsentLedger, header: Header) -> None:
        self._ledger = ledger
        self.header = header
        self.people = people_of(header)
        self._window: Window | None = None
        self.pauses = Pauses()

    def enter(self, event: Event) -> Situation:
        """Note what the event says about its surroundings, and return its situation.

        The notes come first: a ledger that fails must not make a pause or a window forgotten.
        """
        if isinstance(event, Window):
            self._window = event
        self.pauses.note(event)
        window = self._window
        return Situation(
            people=self.people,
            consents={
                person.id: self._ledger.state_at(person.id, self.header.purpose, event.at)
                for person in self.people
            },
            purpose=self.header.purpose,
            at=event.at,
            event_kind=event.kind,
            app=window.app if window else None,
            title=window.title if window else "",
            url=(window.url or "") if window else "",
            device_owner=self.header.device.owner,
            paused=self.pauses.holds(event),
            prerequisites=frozenset(self.header.prerequisites),
        )


class Gate:
    """The gate of one session."""

    def __init__(self, policies: PackSet, ledger: ConsentLedger, header: Header) -> None:
        self._policies, self._before = policies, ItemLines(policies)
        self._scene = Scene(ledger, header)
        self.header = header
        self.people = self._scene.people

    @property
    def is_paused(self) -> bool:
        """Tell whether capture is paused at this place in the order of events."""
        return self._scene.pauses.is_on

    def enter(self, event: Event) -> Place:
        """Note what the event says about its surroundings, and decide on it."""
        situation = self._scene.enter(event)
        hint = Hint(app=situation.app or "", title=situation.title)
        return Place(decide(situation, self._policies, self._before), hint, situation.consents)

    def safe_header(self, token: Callable[[str], str]) -> Header:
        """Return the header as it may be written: people by ``token(id)``, codes only, no free text.

        What an agent calls itself and what it says of people's roles is left out; a purpose, region
        or prerequisite that has not the form of a code becomes ``invalid``, as in audit records.
        """
        header = self.header
        subject = header.subject
        safe = msgspec.structs.replace(
            subject,
            id=token(subject.id),
            work_region=_region(subject.work_region),
            employer_region=_region(subject.employer_region),
            residence_region=_region(subject.residence_region),
        )
        people = (KnownPerson(id=token(person.id), region=_region(person.region)) for person in header.people)
        regions = tuple(region_code(region) for region in header.device.regions)
        return msgspec.structs.replace(
            header,
            subject=safe,
            people=tuple(people),
            device=msgspec.structs.replace(header.device, regions=regions),
            purpose=code(header.purpose),
            prerequisites=tuple(code(entry) for entry in header.prerequisites),
            agent=None,
            redacted=True,
        )


def _region(untrusted: str | None) -> str | None:
    return None if untrusted is None else region_code(untrusted)


def people_of(header: Header) -> tuple[Person, ...]:
    """Return everybody the header names: the subject first, then the bystanders."""
    subject = header.subject
    regions = [
        ("work", subject.work_region),
        ("employer", subject.employer_region),
        ("residence", subject.residence_region),
        *(("device", region) for region in header.device.regions),
    ]
    known = tuple((evidence, region) for evidence, region in regions if region)
    people = [Person(subject.id, "subject", known, subject.worker_type)]
    for other in header.people:
        evidence = (("declared", other.region),) if other.region else ()
        people.append(Person(other.id, "bystander", evidence))
    return tuple(people)
