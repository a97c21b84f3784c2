"""Consent records refuse what makes no sense, and never show a value."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from redactor.consent.book import utc_now
from redactor.consent.memory import InMemoryConsentLedger
from redactor.consent.record import ConsentRecord, EventState, check_text, state_of
from redactor.errors import UsageError
from redactor.values import ConsentStatus

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GIVEN = ConsentRecord("r1", "training", EventState.GIVEN, NOW, NOW, "officer")


def test_only_a_given_consent_expires() -> None:
    with pytest.raises(UsageError, match="only a given consent"):
        replace(GIVEN, state=EventState.REFUSED, expires_at=NOW + timedelta(days=1))


def test_expiry_lies_after_the_consent() -> None:
    with pytest.raises(UsageError, match="before the consent"):
        replace(GIVEN, expires_at=NOW)


def test_a_refusal_may_be_dated_back_without_paper() -> None:
    record = replace(GIVEN, state=EventState.REFUSED, at=NOW - timedelta(days=9))
    assert state_of([record], "training", NOW).status is ConsentStatus.REFUSED


def test_a_message_names_the_field_and_not_the_value() -> None:
    with pytest.raises(UsageError) as caught:
        check_text("subject", "ada@example.com" * 20)
    assert "subject" in str(caught.value)
    assert "ada" not in str(caught.value)


def test_the_import_of_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    ledger = InMemoryConsentLedger()
    ((subject, record),) = ledger.import_records(json.loads(block))
    assert ledger.state_at(subject, record.purpose, record.at).status is ConsentStatus.GIVEN


def test_a_short_key_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        InMemoryConsentLedger(b"short")


def test_the_clock_has_a_zone() -> None:
    assert utc_now().tzinfo is UTC
