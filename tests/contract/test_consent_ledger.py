"""What every consent ledger must do, in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from redactor.consent.book import ConsentBook
from redactor.consent.ledger import SqlConsentLedger
from redactor.consent.memory import InMemoryConsentLedger
from redactor.errors import InputError, UsageError
from redactor.ports import ConsentLedger
from redactor.values import UNKNOWN_CONSENT, ConsentStatus

KEY = b"k" * 32
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PURPOSE = "ai_training.agent_interaction"


class ConsentLedgerContract:
    """Each adapter's test class supplies the fixture ``ledger``."""

    def test_is_the_port(self, ledger: ConsentBook) -> None:
        port: ConsentLedger = ledger
        assert port.state_at("E-1001", PURPOSE, NOW) == UNKNOWN_CONSENT

    def test_a_grant_holds_from_its_instant_on(self, ledger: ConsentBook) -> None:
        record = ledger.grant("E-1001", PURPOSE, NOW, actor="officer", explicit=True, separate=True)
        state = ledger.state_at("E-1001", PURPOSE, NOW)
        assert (state.status, state.record_id) == (ConsentStatus.GIVEN, record.record_id)
        assert (state.explicit, state.written, state.separate) == (True, False, True)
        assert state.given_at == NOW
        before = ledger.state_at("E-1001", PURPOSE, NOW - timedelta(microseconds=1))
        assert before.status is ConsentStatus.UNKNOWN

    def test_neither_another_person_nor_another_purpose_is_covered(self, ledger: ConsentBook) -> None:
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer")
        assert ledger.state_at("E-1002", PURPOSE, NOW) == UNKNOWN_CONSENT
        assert ledger.state_at("e-1001", PURPOSE, NOW) == UNKNOWN_CONSENT
        assert ledger.state_at("E-1001", "sale", NOW) == UNKNOWN_CONSENT

    def test_withdrawal_counts_from_its_instant_and_grant_again_cures(self, ledger: ConsentBook) -> None:
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer")
        ledger.withdraw("E-1001", PURPOSE, NOW + DAY, actor="officer")
        ledger.grant("E-1001", PURPOSE, NOW + 2 * DAY, actor="officer")
        states = [ledger.state_at("E-1001", PURPOSE, NOW + days * DAY).status for days in (0, 1, 2)]
        assert states == [ConsentStatus.GIVEN, ConsentStatus.WITHDRAWN, ConsentStatus.GIVEN]

    def test_a_refusal_is_not_unknown(self, ledger: ConsentBook) -> None:
        ledger.refuse("E-1001", PURPOSE, NOW, actor="officer")
        assert ledger.state_at("E-1001", PURPOSE, NOW).status is ConsentStatus.REFUSED

    def test_withdrawal_without_grant(self, ledger: ConsentBook) -> None:
        ledger.withdraw("E-1001", PURPOSE, NOW - 99 * DAY, actor="officer")
        assert ledger.state_at("E-1001", PURPOSE, NOW).status is ConsentStatus.WITHDRAWN

    def test_expiry_is_the_passing_of_time(self, ledger: ConsentBook) -> None:
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer", expires_at=NOW + DAY)
        last = NOW + DAY - timedelta(microseconds=1)
        assert ledger.state_at("E-1001", PURPOSE, last).status is ConsentStatus.GIVEN
        assert ledger.state_at("E-1001", PURPOSE, NOW + DAY).status is ConsentStatus.EXPIRED

    def test_at_one_instant_the_strictest_wins(self, ledger: ConsentBook) -> None:
        ledger.withdraw("E-1001", PURPOSE, NOW, actor="officer")
        ledger.refuse("E-1001", PURPOSE, NOW, actor="officer")
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer")
        assert ledger.state_at("E-1001", PURPOSE, NOW).status is ConsentStatus.WITHDRAWN

    def test_of_two_grants_at_one_instant_the_weaker_counts(self, ledger: ConsentBook) -> None:
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer", explicit=True, expires_at=NOW + 9 * DAY)
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer", explicit=True, expires_at=NOW + DAY)
        assert ledger.state_at("E-1001", PURPOSE, NOW + DAY).status is ConsentStatus.EXPIRED

    def test_the_notice_acknowledged_last_is_shown(self, ledger: ConsentBook) -> None:
        read = NOW - DAY
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer", notice_id="N-7", notice_acknowledged_at=read)
        ledger.withdraw("E-1001", PURPOSE, NOW + DAY, actor="officer")
        state = ledger.state_at("E-1001", PURPOSE, NOW + DAY)
        assert (state.notice_id, state.notice_acknowledged_at) == ("N-7", read)
        assert state.given_at is None

    def test_zones_do_not_matter(self, ledger: ConsentBook) -> None:
        ledger.grant("E-1001", PURPOSE, NOW, actor="officer")
        there = NOW.astimezone(timezone(timedelta(hours=-8)))
        assert ledger.state_at("E-1001", PURPOSE, there).status is ConsentStatus.GIVEN

    def test_history_is_in_order_and_of_one_person(self, ledger: ConsentBook) -> None:
        second = ledger.withdraw("E-1001", PURPOSE, NOW + DAY, actor="officer")
        first = ledger.grant("E-1001", PURPOSE, NOW, actor="officer", expires_at=NOW + 9 * DAY)
        ledger.grant("E-1002", PURPOSE, NOW, actor="officer")
        assert ledger.history("E-1001") == (first, second)
        assert ledger.history("nobody") == ()

    def test_a_grant_dated_back_needs_evidence(self, ledger: ConsentBook) -> None:
        with pytest.raises(UsageError, match="evidence_ref"):
            ledger.grant("E-1001", PURPOSE, NOW - timedelta(minutes=5, seconds=1), actor="officer")
        assert ledger.state_at("E-1001", PURPOSE, NOW) == UNKNOWN_CONSENT
        ledger.grant("E-1001", PURPOSE, NOW - timedelta(minutes=5), actor="officer")
        ledger.grant("E-1002", PURPOSE, NOW - 99 * DAY, actor="officer", evidence_ref="FORM-12")
        assert ledger.state_at("E-1002", PURPOSE, NOW - 98 * DAY).status is ConsentStatus.GIVEN

    def test_a_later_recording_does_not_undo_what_stood(self, ledger: ConsentBook) -> None:
        ledger.withdraw("E-1001", PURPOSE, NOW, actor="officer")
        ledger.grant("E-1001", PURPOSE, NOW - DAY, actor="officer", evidence_ref="FORM-12")
        assert ledger.state_at("E-1001", PURPOSE, NOW).status is ConsentStatus.WITHDRAWN

    @pytest.mark.parametrize(
        "wrong",
        [
            {"at": datetime(2026, 3, 2, 9, 0)},  # noqa: DTZ001 - a naive time is the material
            {"expires_at": datetime(2027, 3, 2, 9, 0)},  # noqa: DTZ001 - a naive time is the material
            {"notice_acknowledged_at": datetime(2026, 1, 2)},  # noqa: DTZ001 - as above
            {"at": datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14)))},
            {"at": datetime(1, 1, 1, tzinfo=UTC), "evidence_ref": "FORM-12"},
            {"expires_at": NOW},
            {"notice_acknowledged_at": NOW},
            {"actor": ""},
            {"purpose": ""},
            {"purpose": "p" * 201},
            {"subject": ""},
            {"subject": "s" * 201},
            {"subject": "\ud800"},
            {"notice_id": "n" * 201},
            {"evidence_ref": "e" * 201},
        ],
    )
    def test_values_that_make_no_sense_are_refused(self, ledger: ConsentBook, wrong: dict[str, Any]) -> None:
        good: dict[str, Any] = {"subject": "E-1001", "purpose": PURPOSE, "at": NOW, "actor": "officer"}
        with pytest.raises(UsageError):
            ledger.grant(**good | wrong)
        assert ledger.history("E-1001") == ()

    def test_asking_about_a_naive_time_is_refused(self, ledger: ConsentBook) -> None:
        with pytest.raises(UsageError, match="time zone"):
            ledger.state_at("E-1001", PURPOSE, NOW.replace(tzinfo=None))

    def test_import_is_all_or_nothing(self, ledger: ConsentBook) -> None:
        entry = {"subject": "E-1001", "purpose": PURPOSE, "state": "given", "actor": "hr"}
        old = {**entry, "at": "2026-01-02T08:00:00+01:00", "evidence_ref": "FORM-1", "explicit": True}
        new = {**entry, "at": NOW, "state": "withdrawn", "expires_at": None}
        assert ledger.import_records([]) == []
        made = ledger.import_records([old, new])
        assert [subject for subject, _ in made] == ["E-1001", "E-1001"]
        assert tuple(record for _, record in made) == ledger.history("E-1001")
        assert [str(record.state) for record in ledger.history("E-1001")] == ["given", "withdrawn"]
        with pytest.raises(InputError) as caught:
            ledger.import_records([{**old, "subject": "E-1002"}, {**old, "at": "2026-01-02T08:00:00"}])
        assert (caught.value.line, caught.value.field) == (2, "at")
        assert ledger.history("E-1002") == ()

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"state": "maybe"}, "state"),
            ({"state": 7}, "state"),
            ({"at": "yesterday"}, "at"),
            ({"at": None}, "at"),
            ({"at": 1}, "at"),
            ({"explicit": "yes"}, "explicit"),
            ({"colour": "red"}, "$"),
            ({"evidence_ref": ""}, "evidence_ref"),
            ({"subject": ""}, "subject"),
            ({"subject": 1001}, "subject"),
        ],
    )
    def test_import_names_the_field(self, ledger: ConsentBook, wrong: dict[str, Any], field: str) -> None:
        good = {
            "subject": "E-1001",
            "purpose": PURPOSE,
            "state": "given",
            "actor": "hr",
            "at": "2026-01-02T08:00:00Z",
            "evidence_ref": "FORM-1",
        }
        with pytest.raises(InputError) as caught:
            ledger.import_records([good | wrong])
        assert (caught.value.line, caught.value.field) == (1, field)

    def test_import_names_a_missing_field(self, ledger: ConsentBook) -> None:
        with pytest.raises(InputError) as caught:
            ledger.import_records([{"subject": "E-1001", "purpose": PURPOSE}])
        assert caught.value.field == "state"


class TestInMemory(ConsentLedgerContract):
    @pytest.fixture
    def ledger(self) -> ConsentBook:
        return InMemoryConsentLedger(now=lambda: NOW)


class TestSql(ConsentLedgerContract):
    @pytest.fixture
    def ledger(self, tmp_path: Path) -> Iterator[ConsentBook]:
        with SqlConsentLedger(tmp_path / "consent.sqlite", KEY, now=lambda: NOW) as ledger:
            yield ledger
