"""From the corridor to record bodies: nothing personal, and what was not looked at says so."""

from __future__ import annotations

import json

import pytest

from redactor.canonical import content_digest
from redactor.capture.codec import encode_event
from redactor.capture.events import Clipboard, Event, Window
from redactor.consent.record import ConsentRecord, EventState
from redactor.pipeline.outcome import Released
from redactor.pipeline.records import counts_of, new_run_id, policy_refs, regions_of
from redactor.values import Finding, Person, Reason, Span
from tests.fakes import DEFAULT_PACKS, PRIVATE, START, FakeLedger, FakeReader, World, a_header, at, shot


def test_a_released_event_s_record_says_all_that_a_reader_must_know() -> None:
    world = World()
    (outcome,) = world.run([Clipboard(seq=1, at=at(1), text=f"to {PRIVATE}")])
    (record,) = world.records()
    assert isinstance(outcome, Released)
    assert (record["outcome"], record["event_kind"], record["seq"]) == ("released", "clipboard", 1)
    assert record["counts"] == {"entities": {"EMAIL_ADDRESS": 1}, "operators": {"pseudonym": 1}}
    assert record["output_sha256"] == content_digest(encode_event(outcome.event.event))
    assert record["input_hmac"]
    assert record["lawful_basis"] == "consent"
    assert (record["detectors"], record["reader"]) == (["fake 1"], "")
    assert record["consent"] == {"state": "given", "record_id": "rec-1"}
    assert {pack["id"] for pack in record["policy"]} == {"strict-global", "US"}
    assert record["retention_until"].startswith("2027-10-12")


def test_a_screenshot_s_record_names_the_reader_and_the_picture_s_digest() -> None:
    reader = FakeReader()
    data = reader.screen("hello")
    world = World(reader=reader)
    (outcome,) = world.run([shot(1)], blobs={1: lambda: data})
    (record,) = world.records()
    assert isinstance(outcome, Released)
    assert outcome.image is not None
    assert record["reader"] == "fake 1"
    assert record["blob_sha256"] == content_digest(outcome.image.encoded)


def test_a_refused_event_s_record_names_no_engine_and_no_digest_of_content() -> None:
    world = World(ledger=FakeLedger({}))
    world.run([Clipboard(seq=1, at=at(1), text=f"to {PRIVATE}")])
    (record,) = world.records()
    assert record["outcome"] == "refused"
    assert (record["detectors"], record["reader"], record["input_hmac"]) == ([], "", None)
    assert (record["output_sha256"], record["retention_until"]) == (None, None)


def test_only_the_rules_that_asked_for_something_are_kept() -> None:
    world = World(ledger=FakeLedger({}))
    world.run([Clipboard(seq=1, at=at(1), text="x")])
    (record,) = world.records()
    assert record["rules"]
    assert all(rule["effect"] for rule in record["rules"])


def test_no_record_holds_a_name_or_a_text() -> None:
    world = World(reader=FakeReader())
    events: list[Event] = [
        Window(seq=1, at=at(1), app=f"Mail {PRIVATE}", title=PRIVATE, url=f"https://{PRIVATE}"),
        Clipboard(seq=2, at=at(2), text=PRIVATE),
        shot(3),
    ]
    world.run(events, header=a_header(), blobs={3: PRIVATE.encode})
    text = json.dumps(world.records())
    assert PRIVATE not in text
    assert "sub-1" not in text
    assert "s-1" not in text


def test_the_same_session_and_subject_have_the_same_names_in_all_records() -> None:
    one, two = World(), World()
    one.run([Clipboard(seq=1, at=at(1), text="x")])
    two.run([Clipboard(seq=1, at=at(1), text="y")])
    first, second = one.records()[0], two.records()[0]
    assert first["session"] == second["session"]
    assert first["subject"] == second["subject"]
    assert first["input_hmac"] != second["input_hmac"]


def test_records_of_runs_sessions_and_consents() -> None:
    with World().redactor() as redactor:
        recorder = redactor.parts.recorder
        assert recorder.run("started", sessions=3)["sessions"] == 3
        refused = recorder.refused_session("s-1", Reason.INPUT_INVALID)
        assert refused["reasons"] == ["input_invalid"]
        assert refused["session"] == recorder.session_digest("s-1")
        consent = ConsentRecord("rec", "purpose", EventState.GIVEN, START, START, "officer")
        body = recorder.consent("sub-1", consent)
        assert "sub-1" not in json.dumps(body)
        session = redactor.session(a_header())
        begun = session.recorder.session("started")
        assert begun["session"] == refused["session"]
        assert repr(recorder) == "Recorder(...)"


def test_each_run_has_a_name_of_its_own() -> None:
    assert new_run_id() != new_run_id()


def test_regions_and_packs_come_once_and_in_order() -> None:
    people = [
        Person("a", "subject", (("work", "US"), ("device", "US"))),
        Person("b", "bystander", (("work", "US"),)),
    ]
    assert regions_of(people) == [("work", "US"), ("device", "US")]
    refs = policy_refs(DEFAULT_PACKS.effective(people))
    assert [ref.id for ref in refs] == ["US", "strict-global"]


def test_counts_are_per_entity_and_per_operator() -> None:
    found = [Finding(entity, 1.0, "d", span=Span(0, 1)) for entity in ("SECRET", "SECRET", "URL", "PERSON")]
    counts = counts_of(found, DEFAULT_PACKS.effective(()))
    assert counts.entities == {"SECRET": 2, "URL": 1, "PERSON": 1}
    assert counts.operators == {"replace": 2, "keep": 1, "pseudonym": 1}


@pytest.mark.parametrize("fail", [True, False])
def test_the_fault_s_type_is_recorded_and_nothing_more(*, fail: bool) -> None:
    world = World()
    event = Clipboard(seq=1, at=at(1), text="\ud800" if fail else "fine")
    world.run([event])
    assert world.records()[0]["error"] == ("InputError" if fail else None)
