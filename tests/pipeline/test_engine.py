"""The engine: content without a session, the gate before it, and what it needs to be built."""

from __future__ import annotations

import pytest

from redactor.errors import AuditWriteError, DetectError, MissingToolError
from redactor.pipeline.engine import Circumstances, Redactor
from redactor.values import Action, Hint, Person, Reason
from tests.fakes import (
    GIVEN,
    PRIVATE,
    PURPOSE,
    START,
    FakeAuditLog,
    FakeDetector,
    FakeLedger,
    FakeReader,
    FaultyDetector,
    FaultyLedger,
    World,
    raising,
)

KNOWN = Circumstances(
    (Person("sub-1", "subject", (("work", "US"),)),),
    PURPOSE,
    START,
    frozenset({"dpia:D-1", "risk_assessment:R"}),
)


class Blind(FakeDetector):
    entities = frozenset({"SECRET"})


def test_a_text_is_masked_and_recorded() -> None:
    world = World()
    with world.redactor() as redactor:
        outcome = redactor.text(f"to {PRIVATE}", Hint(app="Mail"))
    assert outcome.safe is not None
    assert outcome.safe.value.startswith("to [EMAIL_ADDRESS_")
    (record,) = world.records()
    assert (record["outcome"], record["event_kind"], record["subject"]) == ("released", "text", None)
    assert record["output_sha256"]
    assert outcome.receipt.number == record["n"]


def test_texts_are_one_group_in_the_log() -> None:
    log = FakeAuditLog()
    with World(audit=log).redactor() as redactor:
        outcomes = redactor.texts(["a", "<<x>>", "!!y!!", "\ud800"], [Hint()] * 4)
    assert log.groups == 1
    assert [outcome.safe.value if outcome.safe else None for outcome in outcomes] == [
        "a",
        "[SECRET]",
        None,
        None,
    ]
    assert [record["outcome"] for record in log.records()] == ["released", "released", "withheld", "refused"]
    assert [record["output_sha256"] is None for record in log.records()] == [False, False, True, True]


def test_no_record_means_no_text_and_no_image() -> None:
    reader = FakeReader()
    world = World(audit=FakeAuditLog(fail_at=1), reader=reader)
    with world.redactor() as redactor, pytest.raises(AuditWriteError):
        redactor.text("x")
    world.audit = FakeAuditLog(fail_at=1)
    with world.redactor() as redactor, pytest.raises(AuditWriteError):
        redactor.image(reader.screen("x"))


def test_an_image_is_masked_and_recorded() -> None:
    reader = FakeReader()
    world = World(reader=reader)
    with world.redactor() as redactor:
        outcome = redactor.image(reader.screen("x", PRIVATE), file="a.png")
        broken = redactor.image(b"no image", file="b.png")
    assert outcome.safe is not None
    assert outcome.error == ""
    assert broken.safe is None
    assert broken.error.startswith("b.png: ")
    records = world.records()
    assert [record["outcome"] for record in records] == ["released", "refused"]
    assert records[0]["reader"] == "fake 1"


def test_an_image_needs_a_reader() -> None:
    with World().redactor() as redactor, pytest.raises(MissingToolError):
        redactor.image(FakeReader().screen("x"))


def test_with_a_purpose_or_a_person_the_gate_is_asked_first() -> None:
    detector = FakeDetector()
    world = World(detector=detector, reader=FakeReader())
    with world.redactor() as redactor:
        assert redactor.text("<<x>>", circumstances=KNOWN).safe is not None
        calls = detector.calls
        stranger = Circumstances((Person("sub-9", "subject", (("work", "US"),)),), PURPOSE, START)
        for about in (stranger, Circumstances(purpose=PURPOSE), Circumstances(people=stranger.people)):
            outcome = redactor.text("<<x>>", circumstances=about)
            picture = redactor.image(b"never opened", circumstances=about)
            assert (outcome.safe, picture.safe) == (None, None)
            assert outcome.decision.action is picture.decision.action is Action.REFUSE
            assert Reason.INPUT_INVALID not in picture.decision.reasons
    assert detector.calls == calls
    refused = world.records()[1:]
    assert all(record["input_hmac"] is None and record["detectors"] == [] for record in refused)


@pytest.mark.parametrize("fault", [OSError(5, PRIVATE), RuntimeError(PRIVATE)])
def test_a_gate_that_cannot_be_asked_stays_shut(fault: Exception) -> None:
    world = World(ledger=FaultyLedger(fault))
    with world.redactor() as redactor:
        outcome = redactor.text("x", circumstances=KNOWN)
    assert (outcome.safe, outcome.decision.reasons) == (None, (Reason.RULE_FAILED,))
    assert world.records()[0]["reasons"] == ["rule_failed"]


def test_without_a_time_the_clock_decides() -> None:
    ledger = FakeLedger({"sub-1": GIVEN}, until=START)
    about = Circumstances(KNOWN.people, PURPOSE, None, KNOWN.prerequisites)
    with World(ledger=ledger).redactor() as redactor:
        assert Reason.CONSENT_WITHDRAWN in redactor.text("x", circumstances=about).decision.reasons


def test_faults_of_a_text_withhold_it() -> None:
    world = World(detector=FaultyDetector(raising(DetectError(PRIVATE)), trigger="bomb"))
    with world.redactor() as redactor:
        outcomes = redactor.texts(["bomb", "fine"], [Hint()] * 2)
    assert [outcome.safe is None for outcome in outcomes] == [True, False]
    assert world.records()[0]["reasons"] == ["detect_failed"]
    assert world.records()[0]["error"] == "DetectError"


def test_an_engine_that_cannot_find_what_policy_requires_is_not_built() -> None:
    with pytest.raises(MissingToolError, match="EMAIL_ADDRESS"):
        World(detector=Blind()).redactor()


def test_the_engine_says_what_nobody_looks_for() -> None:
    with World().redactor() as redactor:
        assert "CHANNEL" in redactor.not_looked_for
        assert "SECRET" not in redactor.not_looked_for
        assert "URL" not in redactor.not_looked_for
        assert redactor.policy_names == ("strict-global 2026.11",)


def test_a_closed_engine_takes_no_work() -> None:
    redactor = World().redactor()
    assert isinstance(redactor, Redactor)
    assert redactor.look_ahead == 2
    redactor.close()
    with pytest.raises(RuntimeError):
        redactor.submit(lambda: ())
