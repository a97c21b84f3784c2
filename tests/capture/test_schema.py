"""The committed JSON Schemas equal the code's, and judge as the code does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from redactor.capture.schema import event_schema, session_schema

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
EVENT: dict[str, Any] = {"seq": 1, "at": "2026-03-02T09:00:00Z", "kind": "clipboard", "text": "x"}
HEADER: dict[str, Any] = {
    "schema": "redactor.session/1",
    "session_id": "mail-1",
    "subject": {"id": "u-17", "worker_type": "employee", "work_region": "US-CA", "employer_region": None},
    "device": {"owner": "employer", "regions": ["US-CA"]},
    "purpose": "ai_training.agent_interaction",
    "started_at": "2026-03-02T09:00:00Z",
}


def valid(schema: dict[str, Any], document: Any) -> bool:
    Draft202012Validator.check_schema(schema)
    return bool(Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(document))


@pytest.mark.parametrize(("name", "schema"), [("session", session_schema()), ("event", event_schema())])
def test_the_committed_schema_is_the_codes(name: str, schema: dict[str, Any]) -> None:
    committed = json.loads((FORMATS / f"{name}.schema.json").read_text("utf-8"))
    assert committed == json.loads(json.dumps(schema)), "run `make schemas`"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"kind": "pause"}, False),
        ({"kind": "touch"}, False),
        ({"seq": 0}, False),
        ({"note": 1}, False),
        ({"text": 1}, False),
    ],
)
def test_the_event_schema_judges_events(change: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - table
    assert valid(event_schema(), EVENT | change) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"schema": "redactor.session/2"}, False),
        ({"session_id": "../x"}, False),
        ({"session_id": "x.partial"}, False),
        ({"people": [{"id": "u-2", "region": None}]}, True),
        ({"people": [{"id": "u-2"}]}, False),
        ({"note": 1}, False),
    ],
)
def test_the_session_schema_judges_headers(change: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - table
    assert valid(session_schema(), HEADER | change) is expected
