"""The strict types of audit records, and their JSON Schema (``docs/formats/record.schema.json``).

No field can hold a sentence from outside: identifiers are keyed digests or tokens, everything else
is a code, a number, a time, or a name that this package or a policy file gave. Fields follow NIST
SP 800-53 AU-3 (what, when, where, source, outcome, identity) and GDPR Art. 5(2).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from redactor.audit.chain import MAX_NUMBER
from redactor.values import Action, ConsentStatus, Reason

SCHEMA = "redactor.audit/1"
_TIME_FORM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
REGION_FORM = r"^([A-Z]{2}(-[A-Z0-9]{1,3})?|invalid)$"
CODE_FORM = r"^[A-Za-z0-9_.:+-]{0,128}$"
_TOKEN_FORM = r"^(hmac-sha256:[0-9a-f]{64}|\[?[A-Z][A-Z_]*_[0-9A-F]{8,64}\]?)$"  # noqa: S105 - a form, no password

Number: TypeAlias = Annotated[int, Meta(ge=0, le=MAX_NUMBER)]
Text: TypeAlias = Annotated[str, Meta(max_length=256)]
Code: TypeAlias = Annotated[str, Meta(pattern=CODE_FORM, max_length=128)]
Name: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=64)]
Region: TypeAlias = Annotated[str, Meta(pattern=REGION_FORM, max_length=7)]
Timestamp: TypeAlias = Annotated[str, Meta(pattern=_TIME_FORM, max_length=24)]
Sha256: TypeAlias = Annotated[str, Meta(pattern="^sha256:[0-9a-f]{64}$", max_length=71)]
Keyed: TypeAlias = Annotated[str, Meta(pattern="^hmac-sha256:[0-9a-f]{64}$", max_length=76)]
Pseudonym: TypeAlias = Annotated[str, Meta(pattern=_TOKEN_FORM, max_length=100)]
Outcome = Literal["released", "withheld", "refused"]
SessionEvent = Literal["started", "resumed", "sealed", "refused"]
ConsentEvent = Literal["given", "refused", "withdrawn", "expired", "imported"]
RunEvent = Literal["started", "finished", "interrupted", "failed"]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all parts: every field is there, and no other."""


class PolicyPart(_Strict, frozen=True):
    """A pack that was applied, down to its bytes."""

    id: Code
    version: Code
    sha256: Sha256


class RegionPart(_Strict, frozen=True):
    """A region that counted, and what it was known from."""

    region: Region
    evidence: Code


class ConsentPart(_Strict, frozen=True):
    """The subject's consent as it stood at the event's own time."""

    state: ConsentStatus
    record_id: Code


class RulePart(_Strict, frozen=True):
    """One rule of the trace; ``person`` is a role (``subject``, ``bystander 1``)."""

    rule: Text
    pack: Code
    effect: Action | None
    reason: Reason | None
    person: Annotated[str, Meta(pattern="^((subject|bystander)( [0-9]{1,4})?)?$", max_length=16)]


class CountsPart(_Strict, frozen=True):
    """How many findings per entity and per operator."""

    entities: dict[Name, Number]
    operators: dict[Name, Number]


class OutcomesPart(_Strict, frozen=True):
    """How many items ended how."""

    released: Number
    withheld: Number
    refused: Number


class _Record(_Strict, frozen=True, tag_field="type"):
    """What every record says: the engine, the run, the account behind it, and the clock."""

    schema: Literal["redactor.audit/1"]
    engine_version: Code
    run: Code
    actor: Text
    clock_source: Code
    error: Name | None


class ItemRecord(_Record, frozen=True, tag="item"):
    """What was decided about one item, and why."""

    session: Keyed | None
    seq: Number | None
    event_kind: Code
    app_class: Code | None
    policy: list[PolicyPart]
    subject: Pseudonym | None
    regions: list[RegionPart]
    purpose: Code
    lawful_basis: Code
    consent: ConsentPart
    notice_id: Code
    outcome: Outcome
    reasons: Annotated[list[Reason], Meta(min_length=1)]
    rules: list[RulePart]
    citations: list[Text]
    counts: CountsPart
    special_categories: list[Code]
    detectors: list[Text]
    reader: Text
    input_hmac: Keyed | None
    output_sha256: Sha256 | None
    blob_sha256: Sha256 | None
    recipient: Code | None
    transfer_region: Region | None
    retention_until: Timestamp | None
    biometric_template_created: Literal[False]
    human_review: Code | None


class SessionRecord(_Record, frozen=True, tag="session"):
    """A session was begun, taken up again, sealed, or refused as a whole."""

    event: SessionEvent
    session: Keyed
    policy: list[PolicyPart]
    subject: Pseudonym | None
    regions: list[RegionPart]
    purpose: Code
    reasons: list[Reason]
    outcomes: OutcomesPart | None
    output_sha256: Sha256 | None


class ConsentRecord(_Record, frozen=True, tag="consent"):
    """The consent ledger changed."""

    event: ConsentEvent
    subject: Pseudonym
    purpose: Code
    record_id: Code
    notice_id: Code
    effective_at: Timestamp


class RunRecord(_Record, frozen=True, tag="run"):
    """A run of the engine over some sources began or ended."""

    event: RunEvent
    policy: list[PolicyPart]
    sessions: Number
    outcomes: OutcomesPart | None


AnyRecord: TypeAlias = ItemRecord | SessionRecord | ConsentRecord | RunRecord


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of a log: a body and the four fields of the chain."""
    (_,), parts = msgspec.json.schema_components([AnyRecord], ref_template="#/$defs/{name}")
    chain = {"n": Number, "at": Timestamp, "prev": Sha256, "hash": Sha256}
    for kind in ("ItemRecord", "SessionRecord", "ConsentRecord", "RunRecord"):
        parts[kind]["properties"] |= {name: msgspec.json.schema(form) for name, form in chain.items()}
        parts[kind]["required"] = sorted({*parts[kind]["required"], *chain})
    root = msgspec.json.schema(AnyRecord)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": parts,
    }
