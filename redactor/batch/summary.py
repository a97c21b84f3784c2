"""The summary page of a run: one self-contained HTML file, no scripts, nothing from the network."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from redactor import __version__
from redactor.batch.manifest import SessionResult

MOST_PICTURES = 24
PICTURE_WIDTH = 640

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "region_exempt": "A person's region is exempt from the programme; nothing was opened.",
        "region_unknown": "A person's region is unknown or has no policy pack, so the strict side applies.",
        "region_denied": "A person's region does not allow this programme.",
        "purpose_denied": "The stated purpose is forbidden.",
        "purpose_not_allowed": "The stated purpose is not among those allowed.",
        "consent_unknown": "No consent is recorded for a person, which counts as not given.",
        "consent_refused": "A person was asked and said no.",
        "consent_withdrawn": "A person had withdrawn their consent before this was captured.",
        "consent_expired": "A person's consent had ended before this was captured.",
        "consent_not_curative": "Where a person works, consent cannot make this lawful.",
        "consent_insufficient": "A consent lacks a property that the policy asks for.",
        "notice_missing": "A person had not been given the notice, or not in time.",
        "prerequisite_missing": "An assessment or agreement that the policy asks for is not named.",
        "policy_not_in_force": "A policy pack was not in force at the time of capture.",
        "event_kind_denied": "The policy excludes this kind of event.",
        "app_denied": "The program in front is excluded.",
        "app_unknown": "Nobody knows which program was in front.",
        "window_denied": "The window in front is excluded.",
        "device_denied": "The policy excludes this device.",
        "paused": "The person had paused the recording.",
        "input_invalid": "The input breaks its format.",
        "secure_field": "Typed into a password field.",
        "entity_withheld": "Something was found that withholds the whole item.",
        "entity_dropped": "Something was found that is dropped with its item.",
        "read_failed": "The screen could not be read.",
        "read_timeout": "The screen could not be read in time.",
        "detect_failed": "A detector failed.",
        "mask_failed": "Masking failed.",
        "look_again_found": "The second look still found something after masking.",
        "run_too_long": "Typing went on for too long without a line break.",
        "unsupported_content": "This kind of content cannot be redacted yet.",
        "rule_failed": "A policy rule could not be evaluated, which counts against release.",
        "internal_fault": "The engine had a fault; the item was kept back.",
    }
)
"""What each reason code means, for people."""


def render(
    results: Sequence[SessionResult],
    policies: Sequence[str],
    not_looked_for: Sequence[str],
    *,
    audit_ok: bool,
    audit_text: str,
) -> str:
    """Return the page as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("redactor.batch", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    totals = sum((result.outcomes for result in results), Counter[str]())
    reasons = sum((result.reasons for result in results), Counter[str]())
    entities = sum((result.entities for result in results), Counter[str]())
    return pages.get_template("summary.html.j2").render(
        version=__version__,
        policy=", ".join(policies),
        made_at=datetime.now(UTC).strftime("%d %B %Y, %H:%M UTC"),
        sessions=[_session(result) for result in results],
        totals={
            "events": sum(totals.values()),
            "released": totals["released"],
            "withheld": totals["withheld"],
            "refused": totals["refused"],
            "screens": sum(len(result.screens) for result in results),
        },
        reasons=[(code, MEANINGS[code], count) for code, count in reasons.most_common()],
        entities=entities.most_common(),
        pictures=list(_pictures(results)),
        audit={"ok": audit_ok, "text": audit_text},
        not_looked_for=not_looked_for,
    )


def _session(result: SessionResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "subject": result.subject,
        "region": ", ".join(result.regions),
        "events": sum(result.outcomes.values()),
        "released": result.outcomes["released"],
        "withheld": result.outcomes["withheld"],
        "refused": result.outcomes["refused"],
        "reasons": result.reasons.most_common(),
        "fault": result.fault.message if result.fault else "",
    }


def _pictures(results: Sequence[SessionResult]) -> Iterator[dict[str, Any]]:
    """Yield released screens, reduced; read back from the output, so they are what was released."""
    screens = [(result, entry) for result in results for entry in result.screens]
    for result, entry in screens[:MOST_PICTURES]:
        if result.folder is not None and entry.blob is not None:
            counts = ", ".join(f"{entity} {count}" for entity, count in sorted(entry.counts.items()))
            yield {
                "session": result.name,
                "seq": entry.seq,
                "record": entry.record,
                "counts": counts,
                "data": base64.b64encode(_reduced((result.folder / entry.blob).read_bytes())).decode(),
            }


def _reduced(png: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        width = min(PICTURE_WIDTH, image.width)
        small = image.convert("RGB").resize(
            (width, max(1, image.height * width // image.width)), Image.Resampling.LANCZOS
        )
    out = io.BytesIO()
    small.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
