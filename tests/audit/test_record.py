"""Record bodies: their fields, their strictness, and that no sentence gets into one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from redactor.audit.log import InMemoryAuditLog
from redactor.audit.record import (
    Item,
    Origin,
    Outcomes,
    PolicyRef,
    code,
    consent_record,
    item_record,
    region_code,
    run_record,
    session_record,
)
from redactor.audit.schema import record_schema
from redactor.values import Action, ConsentState, ConsentStatus, Counts, Decision, Reason, RuleSeen

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "formats" / "record.schema.json"
ORIGIN = Origin("0.1.0", "run-1", "account:compliance")
KEYED = "hmac-sha256:" + "a" * 64
PLAIN = "sha256:" + "b" * 64
PACK = PolicyRef("US-CA", "2026.1", PLAIN)
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
ALLOWED = Decision(Action.RELEASE, (Reason.ALLOWED,))
REFUSED = Decision(
    Action.REFUSE,
    (Reason.REGION_EXEMPT,),
    (
        RuleSeen(
            "regions.DE", "EU_EEA", Action.REFUSE, Reason.REGION_EXEMPT, "bystander 1", ("GDPR Art. 88",)
        ),
        RuleSeen("apps.denied", "EU_EEA", None, None, "subject", ("not this one",)),
        RuleSeen("regions.AT", "EU_EEA", Action.REFUSE, Reason.REGION_EXEMPT, "", ("GDPR Art. 88",)),
    ),
)
FULL = Item(
    event_kind="screenshot",
    decision=ALLOWED,
    session=KEYED,
    seq=4,
    app_class="mail",
    policies=(PACK,),
    subject="[SUBJECT_7F3A09C2D1]",
    regions=(("work", "US-CA"), ("employer", "US")),
    purpose="ai_training.agent_interaction",
    lawful_basis="consent",
    consent=ConsentState(ConsentStatus.GIVEN, record_id="record-1", notice_id="notice-2026"),
    counts=Counts({"PERSON": 2}, {"replace": 2}),
    special_categories=("health",),
    detectors=("patterns 1",),
    reader="tesseract 5.3.0",
    input_hmac=KEYED,
    output_sha256=PLAIN,
    blob_sha256=PLAIN,
    recipient="training-store",
    transfer_region="US",
    retention_until=NOON,
    human_review="approved",
)
BODIES = {
    "item released": item_record(ORIGIN, FULL),
    "item refused": item_record(ORIGIN, Item(event_kind="key", decision=REFUSED, error="ReadError")),
    "session started": session_record(
        ORIGIN, event="started", session=KEYED, policies=(PACK,), subject=KEYED
    ),
    "session sealed": session_record(
        ORIGIN, event="sealed", session=KEYED, outcomes=Outcomes(1, 2, 3), output_sha256=PLAIN
    ),
    "session refused": session_record(
        ORIGIN, event="refused", session=KEYED, reasons=(Reason.INPUT_INVALID,), error="InputError"
    ),
    "consent": consent_record(
        ORIGIN,
        event="withdrawn",
        subject=KEYED,
        purpose="ai_training.agent_interaction",
        record_id="record-1",
        effective_at=NOON,
    ),
    "run": run_record(ORIGIN, event="finished", policies=(PACK,), sessions=2, outcomes=Outcomes(5)),
}


def test_the_schema_file_is_the_one_of_the_code() -> None:
    text = json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", BODIES)
def test_every_written_record_fits_the_schema_and_no_less_does(name: str) -> None:
    log = InMemoryAuditLog()
    log.append([BODIES[name]])
    (line,) = log.records()
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(line)
    for field in line:
        assert not validator.is_valid({key: value for key, value in line.items() if key != field}), field
    assert not validator.is_valid(line | {"text": "anything"})


def test_an_item_says_where_why_and_what() -> None:
    body = BODIES["item released"]
    assert body["outcome"] == "released"
    assert body["regions"] == [
        {"region": "US-CA", "evidence": "work"},
        {"region": "US", "evidence": "employer"},
    ]
    assert body["consent"] == {"state": "given", "record_id": "record-1"}
    assert body["notice_id"] == "notice-2026"
    assert body["counts"] == {"entities": {"PERSON": 2}, "operators": {"replace": 2}}
    assert body["biometric_template_created"] is False
    assert body["retention_until"] == "2026-01-31T12:00:00.000Z"


def test_a_refused_item_keeps_the_whole_trace_and_the_citations_that_counted() -> None:
    body = BODIES["item refused"]
    assert [rule["effect"] for rule in body["rules"]] == ["refuse", None, "refuse"]
    assert body["citations"] == ["GDPR Art. 88"]
    assert (body["outcome"], body["reasons"], body["error"]) == ("refused", ["region_exempt"], "ReadError")
    assert (body["output_sha256"], body["consent"]["state"]) == (None, "unknown")


def test_held_items_are_recorded_as_withheld() -> None:
    held = Decision(Action.WITHHOLD, (Reason.READ_TIMEOUT,))
    assert item_record(ORIGIN, Item(event_kind="key", decision=held))["outcome"] == "withheld"


def test_output_and_outcome_never_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="has an output"):
        Item(event_kind="key", decision=ALLOWED)
    with pytest.raises(ValueError, match="has an output"):
        Item(event_kind="key", decision=REFUSED, output_sha256=PLAIN)
    with pytest.raises(ValueError, match="has an output"):
        Item(event_kind="key", decision=REFUSED, blob_sha256=PLAIN)


def test_a_refused_session_gives_a_reason_and_no_other_does() -> None:
    with pytest.raises(ValueError, match="has reasons"):
        session_record(ORIGIN, event="refused", session=KEYED)
    with pytest.raises(ValueError, match="has reasons"):
        session_record(ORIGIN, event="started", session=KEYED, reasons=(Reason.INPUT_INVALID,))


@pytest.mark.parametrize(
    ("untrusted", "recorded"),
    [
        ("ai_training.agent_interaction", "ai_training.agent_interaction"),
        ("", ""),
        ("Jane Sample asked for it", "invalid"),
        ("jane@example.com", "invalid"),
        ("code\n", "invalid"),
        ("x" * 129, "invalid"),
        ("ž", "invalid"),
    ],
)
def test_only_codes_are_recorded(untrusted: str, recorded: str) -> None:
    assert code(untrusted) == recorded
    body = item_record(ORIGIN, Item(event_kind=untrusted, decision=REFUSED, purpose=untrusted))
    assert (body["purpose"], body["event_kind"]) == (recorded, recorded)


@pytest.mark.parametrize(
    ("untrusted", "recorded"),
    [("DE", "DE"), ("US-CA", "US-CA"), ("California", "invalid"), ("de", "invalid"), ("DE\n", "invalid")],
)
def test_only_region_codes_are_recorded(untrusted: str, recorded: str) -> None:
    assert region_code(untrusted) == recorded


def _item(**changes: Any) -> dict[str, Any]:
    return item_record(ORIGIN, Item(event_kind="key", decision=REFUSED, **changes))


BROKEN: dict[str, tuple[str, Callable[[], object]]] = {
    "session in clear": ("session", lambda: _item(session="session-of-jane@example.com")),
    "subject in clear": ("subject", lambda: _item(subject="jane@example.com")),
    "subject by name": ("subject", lambda: _item(subject="Jane_Sample")),
    "plain digest of input": ("input_hmac", lambda: _item(input_hmac=PLAIN)),
    "message as error": ("error", lambda: _item(error="cannot read jane@example.com")),
    "negative number": ("seq", lambda: _item(seq=-1)),
    "entity in words": ("entities", lambda: _item(counts=Counts({"jane@example.com": 1}))),
    "person by name": (
        "person",
        lambda: item_record(
            ORIGIN,
            Item(
                event_kind="key",
                decision=Decision(
                    Action.REFUSE, (Reason.PAUSED,), (RuleSeen("r", "p", person="jane@example.com"),)
                ),
            ),
        ),
    ),
    "unknown event": ("event", lambda: run_record(ORIGIN, event="jane@example.com")),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_wrong_form_is_refused_and_the_error_holds_nothing_of_it(name: str) -> None:
    field, build = BROKEN[name]
    with pytest.raises(ValueError, match="not an audit record") as caught:
        build()
    # The library shows the place of a bad name in a mapping as an ellipsis.
    assert field in str(caught.value)
    assert "jane" not in str(caught.value).lower()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_times_are_written_in_utc_with_milliseconds() -> None:
    east = datetime(2026, 1, 31, 14, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))
    body = consent_record(ORIGIN, event="given", subject=KEYED, purpose="p", record_id="r", effective_at=east)
    assert body["effective_at"] == "2026-01-31T12:00:00.000Z"
    with pytest.raises(ValueError, match="aware"):
        consent_record(
            ORIGIN,
            event="given",
            subject=KEYED,
            purpose="p",
            record_id="r",
            effective_at=NOON.replace(tzinfo=None),
        )
