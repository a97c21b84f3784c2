"""What the manifest of a session tells of each of its events."""

from __future__ import annotations

from collections import Counter
from typing import Any

from redactor.batch.jobs import Job
from redactor.canonical import content_digest
from redactor.capture.codec import encode_event
from redactor.capture.manifest import ManifestEntry
from redactor.capture.session import EVENTS_NAME
from redactor.pipeline.outcome import Outcome, Refused, Released, Withheld
from redactor.pipeline.records import counts_of
from redactor.pipeline.session import Session
from redactor.values import OperatorKind


def entry_of(outcome: Outcome, blob: str | None, session: Session, job: Job) -> ManifestEntry:
    """Return what a session's manifest tells of one event; ``blob`` is where its picture stands."""
    common: dict[str, Any] = {
        "seq": outcome.seq,
        "kind": outcome.kind,
        "reasons": tuple(outcome.decision.reasons),
        "record": outcome.receipt.number,
    }
    if isinstance(outcome, Refused):
        return ManifestEntry(outcome="refused", explanation=_explained(outcome, job), **common)
    policy = session.policy
    masked = [f for f in outcome.findings if policy.operator_for(f.entity).kind is not OperatorKind.KEEP]
    counts = counts_of(masked, policy).entities
    if isinstance(outcome, Withheld):
        return ManifestEntry(outcome="withheld", counts=counts, **common)
    return ManifestEntry(
        outcome="released",
        counts=counts,
        channels=_channels(outcome, frozenset(counts)),
        digest=content_digest(encode_event(outcome.event.event)),
        blob=blob,
        blob_digest=content_digest(outcome.image.encoded) if outcome.image else None,
        **common,
    )


def _channels(outcome: Released, masked: frozenset[str]) -> dict[str, dict[str, int]]:
    """Return how many findings of masked entities there are per channel and entity."""
    pairs = zip(outcome.channels, outcome.findings, strict=True)
    counts = Counter((channel, finding.entity) for channel, finding in pairs if finding.entity in masked)
    return {
        channel: {entity: counts[where, entity] for where, entity in sorted(counts) if where == channel}
        for channel in sorted({channel for channel, _ in counts})
    }


def _explained(outcome: Refused, job: Job) -> str:
    """Return what was wrong with the input, placed inside the session: its folder is nobody's business."""
    told = outcome.explanation.removeprefix(f"{job.source.folder}/")
    if not told or told.startswith(EVENTS_NAME):
        return told
    return f"{EVENTS_NAME}, event {outcome.seq}, field $.frame: {told}"
