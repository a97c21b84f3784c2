"""The summary page of a run: one self-contained HTML file, no scripts, nothing from the network."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from redactor import __version__
from redactor.batch.manifest import SessionResult, by_channel
from redactor.batch.words import CHANNEL_WORDS, ENTITY_WORDS, MEANINGS
from redactor.canonical import content_digest
from redactor.capture.manifest import ManifestEntry

MOST_PICTURES = 24
PICTURE_WIDTH = 640
MOST_FAULTS = 100


def render(
    results: Sequence[SessionResult],
    policies: Sequence[str],
    not_looked_for: Sequence[str],
    *,
    audit_ok: bool,
    audit_text: str,
    interrupted: bool = False,
) -> str:
    """Return the page as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("redactor.batch", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    pages.filters["grouped"] = "{:,}".format
    totals = sum((result.outcomes for result in results), Counter[str]())
    reasons = sum((result.reasons for result in results), Counter[str]())
    entities = sum((result.entities for result in results), Counter[str]())
    faults = [fault for result in results for fault in _faults(result)]
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
        entities=_told(entities),
        channels=[_channel(channel, counts) for channel, counts in by_channel(results)],
        faults=faults[:MOST_FAULTS],
        more_faults=max(0, len(faults) - MOST_FAULTS),
        pictures=list(_pictures(results)),
        audit={"ok": audit_ok, "text": audit_text},
        not_looked_for=[(code, ENTITY_WORDS[code]) for code in not_looked_for],
        interrupted=interrupted,
    )


def _told(entities: Counter[str]) -> list[tuple[str, str, int]]:
    return [(code, ENTITY_WORDS[code], count) for code, count in entities.most_common()]


def _channel(channel: str, entities: Counter[str]) -> tuple[str, str, int, list[tuple[str, str, int]]]:
    """Return what is told of one channel: its code, what it is, how often something was masked, and what."""
    return channel, CHANNEL_WORDS[channel], sum(entities.values()), _told(entities)


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
        "decision": _decision(result),
        "fault": result.fault.reason if result.fault else "",
    }


def _decision(result: SessionResult) -> tuple[str, str]:
    """Return what became of a session as a whole: the colour's class and the words."""
    outcomes = result.outcomes
    if result.fault is not None:
        return "refused", "refused, wrong input"
    if result.is_all_released:
        return "released", "released"
    if outcomes["released"]:
        return "withheld", "released in part"
    return ("withheld", "kept back") if outcomes["withheld"] else ("refused", "refused")


def _faults(result: SessionResult) -> Iterator[tuple[str, str]]:
    """Yield what was wrong with the input: the session's name and the fault with its place."""
    if result.fault is not None:
        yield result.name, result.fault.message
    yield from ((result.name, explanation) for explanation in result.explanations)


def _pictures(results: Sequence[SessionResult]) -> Iterator[dict[str, Any]]:
    """Yield released screens, reduced; read back from the output, so they are what was released."""
    screens = [(result, entry) for result in results for entry in result.screens]
    for result, entry in screens[:MOST_PICTURES]:
        picture = _reduced(result, entry)
        if picture is not None:
            yield {
                "session": result.name,
                "seq": entry.seq,
                "record": entry.record,
                "counts": ", ".join(f"{entity} {count}" for entity, count in sorted(entry.counts.items())),
                "data": base64.b64encode(picture).decode(),
            }


def _reduced(result: SessionResult, entry: ManifestEntry) -> bytes | None:
    """Return a released screen in small, or None when it is not in the output any more."""
    from PIL import Image

    if result.folder is None or entry.blob is None:
        return None
    try:
        data = (result.folder / entry.blob).read_bytes()
    except OSError:
        return None
    if content_digest(data) != entry.blob_digest:
        return None
    with Image.open(io.BytesIO(data), formats=["PNG", "WEBP"]) as image:
        width = min(PICTURE_WIDTH, image.width)
        size = (width, max(1, image.height * width // image.width))
        small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
