"""The bodies of audit records: one per decision, none with content.

Builders are pure. Each checks what it built against the strict types of ``schema.py``. Text from
outside (a purpose, a region, an identifier) is recorded only when it has the form of a code;
anything else becomes ``invalid``, so that no record can carry a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from redactor.audit.chain import timestamp
from redactor.audit.schema import (
    CODE_FORM,
    REGION_FORM,
    SCHEMA,
    AnyRecord,
    ConsentEvent,
    Outcome,
    RunEvent,
    SessionEvent,
)
from redactor.values import UNKNOWN_CONSENT, Action, ConsentState, Counts, Decision, Reason, RuleSeen

INVALID = "invalid"

_OUTCOMES: Mapping[Action, Outcome] = {
    Action.RELEASE: "released",
    Action.WITHHOLD: "withheld",
    Action.REFUSE: "refused",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who speaks in a record: engine, run, named account (never a shared one), source of time."""

    engine_version: str
    run: str
    actor: str
    clock_source: str = "system"


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """A pack as records name it; ``sha256`` is ``sha256:<hex>`` of its bytes."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many items ended how."""

    released: int = 0
    withheld: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is known of one item when its record is written. Never content.

    ``session`` is the keyed digest of the session's id (None: content without a session), ``seq`` the
    event's number in it. ``subject`` is a keyed digest or a pseudonym token, never the id itself.
    ``regions`` are pairs of evidence and region, as :class:`~redactor.values.Person` holds them;
    ``consent`` is as it stood at the event's time (None: unknown). ``input_hmac`` is the keyed digest
    of the input bytes (None: nothing was opened), ``output_sha256`` the plain digest of the released
    bytes, ``blob_sha256`` that of the file released beside them. ``human_review`` is the code of a
    reviewer's ruling. ``error`` names an error's type, never its message.

    Raises:
        ValueError: a released item without an output, or an output of any other.
    """

    event_kind: str
    decision: Decision
    session: str | None = None
    seq: int | None = None
    app_class: str | None = None
    policies: Sequence[PolicyRef] = ()
    subject: str | None = None
    regions: Sequence[tuple[str, str]] = ()
    purpose: str = ""
    lawful_basis: str = ""
    consent: ConsentState | None = None
    counts: Counts | None = None
    special_categories: Sequence[str] = ()
    detectors: Sequence[str] = ()
    reader: str = ""
    input_hmac: str | None = None
    output_sha256: str | None = None
    blob_sha256: str | None = None
    recipient: str | None = None
    transfer_region: str | None = None
    retention_until: datetime | None = None
    human_review: str | None = None
    error: str | None = None

    def __post_init__(self) -> None:
        released = self.decision.action is Action.RELEASE
        if released != (self.output_sha256 is not None) or (self.blob_sha256 and not released):
            raise ValueError("a released item has an output, any other has none")


def code(untrusted: str) -> str:
    """Return ``untrusted`` if it has the form of a code, else ``invalid``: no sentence gets through."""
    return untrusted if re.fullmatch(CODE_FORM[1:-1], untrusted) else INVALID


def region_code(untrusted: str) -> str:
    """Return ``untrusted`` if it has the form of a region code, else ``invalid``."""
    return untrusted if re.fullmatch(REGION_FORM[1:-1], untrusted) else INVALID


def item_record(origin: Origin, item: Item) -> dict[str, Any]:
    """Return the body of an item's record.

    Raises:
        ValueError: a value has the wrong form.
    """
    return _checked(_common(origin, "item", item.error) | _where(item) | _why(item) | _what(item))


def _where(item: Item) -> dict[str, Any]:
    return {
        "session": item.session,
        "seq": item.seq,
        "event_kind": code(item.event_kind),
        "app_class": item.app_class and code(item.app_class),
        "subject": item.subject,
        "regions": _regions(item.regions),
        "recipient": item.recipient and code(item.recipient),
        "transfer_region": item.transfer_region and region_code(item.transfer_region),
        "retention_until": item.retention_until and timestamp(item.retention_until),
    }


def _why(item: Item) -> dict[str, Any]:
    state = item.consent or UNKNOWN_CONSENT
    return {
        "policy": _policies(item.policies),
        "purpose": code(item.purpose),
        "lawful_basis": code(item.lawful_basis),
        "consent": {"state": state.status.value, "record_id": code(state.record_id)},
        "notice_id": code(state.notice_id),
        "outcome": _OUTCOMES[item.decision.action],
        "reasons": [reason.value for reason in item.decision.reasons],
        "rules": [_rule(seen) for seen in item.decision.trace],
        "citations": _citations(item.decision.trace),
        "human_review": item.human_review and code(item.human_review),
    }


def _what(item: Item) -> dict[str, Any]:
    tally = item.counts or Counts()
    return {
        "counts": {"entities": dict(tally.entities), "operators": dict(tally.operators)},
        "special_categories": [code(name) for name in item.special_categories],
        "detectors": list(item.detectors),
        "reader": item.reader,
        "input_hmac": item.input_hmac,
        "output_sha256": item.output_sha256,
        "blob_sha256": item.blob_sha256,
        # Faces are located to be covered; no template of one is ever computed.
        "biometric_template_created": False,
    }


def session_record(
    origin: Origin,
    *,
    event: SessionEvent,
    session: str,
    policies: Sequence[PolicyRef] = (),
    subject: str | None = None,
    regions: Sequence[tuple[str, str]] = (),
    purpose: str = "",
    reasons: Sequence[Reason] = (),
    outcomes: Outcomes | None = None,
    output_sha256: str | None = None,
    error: str | None = None,
) -> dict[str, Any]:
    """Return the body of a session's record; arguments as in :class:`Item`.

    ``output_sha256`` is the digest of the manifest, set when the session is sealed.

    Raises:
        ValueError: a value has the wrong form, or a refusal gives no reason.
    """
    if (event == "refused") != bool(reasons):
        raise ValueError("a refused session has reasons, any other has none")
    return _checked(
        _common(origin, "session", error)
        | {
            "event": event,
            "session": session,
            "policy": _policies(policies),
            "subject": subject,
            "regions": _regions(regions),
            "purpose": code(purpose),
            "reasons": [reason.value for reason in reasons],
            "outcomes": _outcomes(outcomes),
            "output_sha256": output_sha256,
        }
    )


def consent_record(
    origin: Origin,
    *,
    event: ConsentEvent,
    subject: str,
    purpose: str,
    record_id: str,
    effective_at: datetime,
    notice_id: str = "",
    error: str | None = None,
) -> dict[str, Any]:
    """Return the body of a record about a change in the consent ledger.

    Raises:
        ValueError: a value has the wrong form.
    """
    return _checked(
        _common(origin, "consent", error)
        | {
            "event": event,
            "subject": subject,
            "purpose": code(purpose),
            "record_id": code(record_id),
            "notice_id": code(notice_id),
            "effective_at": timestamp(effective_at),
        }
    )


def run_record(
    origin: Origin,
    *,
    event: RunEvent,
    policies: Sequence[PolicyRef] = (),
    sessions: int = 0,
    outcomes: Outcomes | None = None,
    error: str | None = None,
) -> dict[str, Any]:
    """Return the body of a record about a run.

    Raises:
        ValueError: a value has the wrong form.
    """
    return _checked(
        _common(origin, "run", error)
        | {
            "event": event,
            "policy": _policies(policies),
            "sessions": sessions,
            "outcomes": _outcomes(outcomes),
        }
    )


def _checked(body: dict[str, Any]) -> dict[str, Any]:
    try:
        msgspec.convert(body, AnyRecord)
    except msgspec.ValidationError as fault:
        # The library's own message may hold the value; its last part is the field alone.
        raise ValueError(f"not an audit record: {str(fault).rpartition(' - at ')[2]}") from None
    return body


def _common(origin: Origin, kind: str, error: str | None) -> dict[str, Any]:
    return {
        "type": kind,
        "schema": SCHEMA,
        "engine_version": origin.engine_version,
        "run": origin.run,
        "actor": origin.actor,
        "clock_source": origin.clock_source,
        "error": error,
    }


def _policies(policies: Sequence[PolicyRef]) -> list[dict[str, str]]:
    return [{"id": pack.id, "version": pack.version, "sha256": pack.sha256} for pack in policies]


def _regions(regions: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"region": region_code(region), "evidence": code(evidence)} for evidence, region in regions]


def _outcomes(outcomes: Outcomes | None) -> dict[str, int] | None:
    if outcomes is None:
        return None
    return {"released": outcomes.released, "withheld": outcomes.withheld, "refused": outcomes.refused}


def _rule(seen: RuleSeen) -> dict[str, Any]:
    return {
        "rule": seen.rule,
        "pack": seen.pack,
        "effect": seen.effect and seen.effect.value,
        "reason": seen.reason and seen.reason.value,
        "person": seen.person,
    }


def _citations(trace: Sequence[RuleSeen]) -> list[str]:
    """Return what the rules that matched rest on, each once, in the order of the trace."""
    found = [citation for seen in trace if seen.effect is not None for citation in seen.citations]
    return list(dict.fromkeys(found))
