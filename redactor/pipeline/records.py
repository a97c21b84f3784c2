"""From what happened in the corridor to the bodies of audit records. No content gets in here.

Identifiers become keyed digests or pseudonyms, inputs keyed digests, outputs plain digests that
anyone may check. Of the trace, a record keeps the rules that asked for something; the packs'
digests in the record tell which rules were looked at besides.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from redactor.audit.record import (
    Item,
    Origin,
    Outcomes,
    PolicyRef,
    consent_record,
    item_record,
    run_record,
    session_record,
)
from redactor.audit.schema import RunEvent, SessionEvent
from redactor.canonical import content_digest, keyed_digest
from redactor.capture.codec import encode_event
from redactor.capture.events import Event
from redactor.consent.record import ConsentRecord
from redactor.pipeline.gate import Gate, Place
from redactor.pipeline.rules import Rules
from redactor.pipeline.settle import Settled
from redactor.policy.merge import EffectivePolicy
from redactor.ports import Clock
from redactor.values import Action, Counts, Decision, Finding, Person, Reason

if TYPE_CHECKING:
    from redactor.pipeline.engine import Circumstances


def new_run_id() -> str:
    """Return a fresh random name for one run of the engine."""
    return f"run-{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class Recorder:
    """Builds record bodies for one engine. ``key`` keys the digests of inputs and session ids."""

    key: bytes
    origin: Origin
    detectors: tuple[str, ...]
    reader: str
    clock: Clock
    subject_token: Callable[[str], str]

    def __repr__(self) -> str:
        return "Recorder(...)"

    def session_digest(self, session_id: str) -> str:
        """Return the keyed digest by which records name a session."""
        return keyed_digest(self.key, "session", session_id.encode())

    def seal(self, manifest: bytes) -> str:
        """Return the keyed digest by which this engine knows its own manifests again."""
        return keyed_digest(self.key, "manifest", manifest)

    def content(
        self,
        kind: str,
        about: Circumstances,
        settled: Settled,
        *,
        rules: Rules,
        output: bytes | None,
    ) -> dict[str, Any]:
        """Return the record of a text or image that has no session."""
        refused = settled.decision.action is Action.REFUSE
        subject = about.people[0].id if about.people else ""
        item = Item(
            event_kind=kind,
            decision=_short(settled.decision),
            policies=policy_refs(rules.policy),
            subject=self.subject_token(subject) if subject else None,
            regions=regions_of(about.people),
            purpose=about.purpose,
            counts=counts_of(settled.findings, rules.policy),
            detectors=() if refused else self.detectors,
            reader=self.reader if kind == "image" and not refused else "",
            input_hmac=keyed_digest(self.key, "input", settled.opened) if settled.opened else None,
            output_sha256=None if output is None else content_digest(output),
            error=settled.error or None,
        )
        return item_record(self.origin, item)

    def run(self, event: RunEvent, *, sessions: int = 0, outcomes: Outcomes | None = None) -> dict[str, Any]:
        """Return a record about a run over many sessions."""
        return run_record(self.origin, event=event, sessions=sessions, outcomes=outcomes)

    def refused_session(self, session_id: str, reason: Reason) -> dict[str, Any]:
        """Return the record of a session that was refused as a whole, before anyone in it was known."""
        return session_record(
            self.origin, event="refused", session=self.session_digest(session_id), reasons=(reason,)
        )

    def consent(self, subject: str, record: ConsentRecord) -> dict[str, Any]:
        """Return the record of a change in the consent ledger."""
        return consent_record(
            self.origin,
            event=record.state.value,
            subject=self.subject_token(subject),
            purpose=record.purpose,
            record_id=record.record_id,
            effective_at=record.at,
            notice_id=record.notice_id,
        )


class SessionRecorder:
    """Builds the records of one session."""

    def __init__(self, recorder: Recorder, gate: Gate, rules: Rules) -> None:
        self._recorder = recorder
        self._subject = gate.people[0]
        self._token = recorder.subject_token(self._subject.id)
        self._digest = recorder.session_digest(gate.header.session_id)
        self._regions = regions_of(gate.people)
        self._purpose = gate.header.purpose
        self._rules = rules
        self._policies = policy_refs(rules.policy)

    def item(self, event: Event, place: Place, settled: Settled) -> dict[str, Any]:
        """Return the record of one event."""
        recorder = self._recorder
        opened = bool(settled.opened)
        item = Item(
            event_kind=event.kind,
            decision=_short(settled.decision),
            session=self._digest,
            seq=event.seq,
            policies=self._policies,
            subject=self._token,
            regions=self._regions,
            purpose=self._purpose,
            lawful_basis="consent" if settled.event else "",
            consent=place.consents.get(self._subject.id),
            counts=counts_of(settled.findings, self._rules.policy),
            detectors=recorder.detectors if opened else (),
            reader=recorder.reader if opened and event.kind == "screenshot" else "",
            input_hmac=keyed_digest(recorder.key, "input", settled.opened) if opened else None,
            output_sha256=content_digest(encode_event(settled.event.event)) if settled.event else None,
            blob_sha256=content_digest(settled.image.encoded) if settled.image else None,
            # From the event as it leaves: the record must not tell the rhythm that the output does not.
            retention_until=self._kept_until(settled.event.event) if settled.event else None,
            error=settled.error or None,
        )
        return item_record(recorder.origin, item)

    def _kept_until(self, event: Event) -> datetime:
        return event.at + timedelta(days=self._rules.policy.retention.released_days)

    def session(
        self,
        event: SessionEvent,
        *,
        reasons: Sequence[Reason] = (),
        outcomes: Outcomes | None = None,
        output_sha256: str | None = None,
        error: str = "",
    ) -> dict[str, Any]:
        """Return a record about the session as a whole."""
        return session_record(
            self._recorder.origin,
            event=event,
            session=self._digest,
            policies=self._policies,
            subject=self._token,
            regions=self._regions,
            purpose=self._purpose,
            reasons=reasons,
            outcomes=outcomes,
            output_sha256=output_sha256,
            error=error or None,
        )


def policy_refs(policy: EffectivePolicy) -> list[PolicyRef]:
    """Return the merged packs as records name them, sorted by id."""
    return [PolicyRef(pack.id, pack.version, pack.digest) for pack in sorted(policy.packs)]


def regions_of(people: Sequence[Person]) -> list[tuple[str, str]]:
    """Return every (evidence, region) that counted, each once, in order."""
    return list(dict.fromkeys(pair for person in people for pair in person.regions))


def counts_of(findings: Sequence[Finding], policy: EffectivePolicy) -> Counts:
    """Return how many findings there are per entity and per operator."""
    entities = Counter(finding.entity for finding in findings)
    operators = Counter(policy.operator_for(finding.entity).kind.value for finding in findings)
    return Counts(dict(entities), dict(operators))


def _short(decision: Decision) -> Decision:
    """Return the decision with only the rules that asked for something."""
    return replace(decision, trace=tuple(seen for seen in decision.trace if seen.effect is not None))
