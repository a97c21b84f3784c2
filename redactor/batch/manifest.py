"""What became of each item, as files: ``manifest.json`` of a session and of a run.

Format: ``docs/formats.md``. A session's manifest lists every event that came in with its outcome,
reasons, audit record and the digests of what was released; the audit log seals its digest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from redactor import __version__
from redactor.audit.record import Outcomes, PolicyRef
from redactor.capture.header import Header
from redactor.capture.manifest import ManifestEntry
from redactor.errors import InputError
from redactor.pipeline.channels import CHANNELS

SESSION_SCHEMA = "redactor.manifest/1"
RUN_SCHEMA = "redactor.run/1"
NO_OUTCOMES = Counter({"released": 0, "withheld": 0, "refused": 0})


@dataclass(frozen=True, slots=True)
class SessionResult:
    """What became of one session.

    ``entities`` and ``channels`` (channel and entity) count what was masked in released events. ``fault``
    is set when it broke the format and was refused whole; ``explanations`` tell what was wrong with single
    events.
    """

    name: str
    folder: Path | None
    subject: str = ""
    regions: tuple[str, ...] = ()
    outcomes: Counter[str] = field(default_factory=NO_OUTCOMES.copy)
    reasons: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    channels: Counter[tuple[str, str]] = field(default_factory=Counter)
    screens: tuple[ManifestEntry, ...] = ()
    explanations: tuple[str, ...] = ()
    fault: InputError | None = None

    @property
    def tally(self) -> Outcomes:
        """The outcomes as audit records hold them."""
        return Outcomes(**{kind: self.outcomes[kind] for kind in NO_OUTCOMES})

    @property
    def is_input_right(self) -> bool:
        """Tell whether the session and every event in it kept the format."""
        return self.fault is None and not self.reasons["input_invalid"]

    @property
    def is_all_released(self) -> bool:
        """Tell whether nothing was withheld or refused."""
        return self.fault is None and not self.outcomes["withheld"] and not self.outcomes["refused"]


def refused(name: str, fault: InputError) -> SessionResult:
    """Return the result of a session that broke the format."""
    return SessionResult(name, None, reasons=Counter({"input_invalid": 1}), fault=fault)


def result_of(folder: Path, manifest: Mapping[str, Any]) -> SessionResult:
    """Return the result that a session's manifest tells; ``folder`` is where its output stands."""
    entries = tuple(msgspec.convert(item, ManifestEntry) for item in manifest["items"])
    outcomes, reasons, entities = NO_OUTCOMES.copy(), Counter[str](), Counter[str]()
    channels = Counter[tuple[str, str]]()
    for entry in entries:
        outcomes[entry.outcome] += 1
        if entry.outcome == "released":
            entities.update(entry.counts)
            for channel, counts in entry.channels.items():
                channels.update({(channel, entity): count for entity, count in counts.items()})
        else:
            reasons.update(entry.reasons)
    return SessionResult(
        name=manifest["session_id"],
        folder=folder,
        subject=manifest["subject"],
        regions=tuple(manifest["regions"]),
        outcomes=outcomes,
        reasons=reasons,
        entities=entities,
        channels=channels,
        screens=tuple(entry for entry in entries if entry.blob),
        explanations=tuple(entry.explanation for entry in entries if "input_invalid" in entry.reasons),
    )


def session_manifest(
    header: Header, entries: Sequence[ManifestEntry], policies: Sequence[PolicyRef], source: str, binding: str
) -> dict[str, Any]:
    """Return a session's manifest. ``header`` is the released one, people by pseudonym.

    ``source`` and ``binding`` tell a later run whether this output is of the same input, policy and
    engine.
    """
    subject = header.subject
    regions = [subject.work_region, subject.employer_region, subject.residence_region, *header.device.regions]
    return {
        "schema": SESSION_SCHEMA,
        "engine_version": __version__,
        "session_id": header.session_id,
        "subject": subject.id,
        "regions": list(dict.fromkeys(region for region in regions if region)),
        "purpose": header.purpose,
        "policy": [{"id": pack.id, "version": pack.version, "sha256": pack.sha256} for pack in policies],
        "source": source,
        "binding": binding,
        "items": [msgspec.to_builtins(entry) for entry in entries],
    }


def finished(folder: Path, source: str, binding: str) -> SessionResult | None:
    """Return the result of a session that an earlier run finished, or None when there is none.

    Raises:
        InputError: what stands there belongs to another input, policy or engine, or is damaged.
    """
    path = folder / "manifest.json"
    if not folder.exists():
        return None
    try:
        manifest = json.loads(path.read_bytes())
        same = manifest["source"] == source and manifest["binding"] == binding
        result = result_of(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, msgspec.ValidationError):
        raise InputError(
            "not a finished output", file=str(path), remedy="remove the folder, or choose another --out"
        ) from None
    if not same:
        raise InputError(
            "made from another input, policy or engine version",
            file=str(path),
            remedy="remove the folder, or choose another --out",
        )
    return result


def run_manifest(
    results: Sequence[SessionResult], not_looked_for: Sequence[str], audit: str, *, interrupted: bool
) -> dict[str, Any]:
    """Return the manifest of a run over many sessions."""
    return {
        "schema": RUN_SCHEMA,
        "engine_version": __version__,
        "interrupted": interrupted,
        "audit": audit,
        "not_looked_for": list(not_looked_for),
        "sessions": [_session_line(result) for result in results],
    }


def _session_line(result: SessionResult) -> dict[str, Any]:
    return {
        "session": result.name,
        "output": result.folder.name if result.folder else None,
        "outcome": "refused" if result.fault else "finished",
        "error": result.fault.message if result.fault else None,
        "items": dict(result.outcomes),
        "reasons": dict(sorted(result.reasons.items())),
        "entities": dict(sorted(result.entities.items())),
        "channels": {channel: dict(sorted(counts.items())) for channel, counts in by_channel([result])},
    }


def by_channel(results: Sequence[SessionResult]) -> list[tuple[str, Counter[str]]]:
    """Return what was masked in each channel that had something to mask, in the order of channels."""
    total = sum((result.channels for result in results), Counter[tuple[str, str]]())
    counts = {channel: Counter[str]() for channel in CHANNELS}
    for (channel, entity), count in total.items():
        counts.setdefault(channel, Counter())[entity] += count
    return [(channel, entities) for channel, entities in counts.items() if entities]


def pretty(document: Mapping[str, Any]) -> bytes:
    """Return a document as indented JSON with sorted keys."""
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    # A file name that is not UTF-8 stays legible: the escape that Python writes is JSON's own.
    return text.encode("utf-8", "backslashreplace")
