"""The gate: what a stream of events says about its surroundings, and who counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from redactor.capture.events import Event, Move, Pause, Resume, Window
from redactor.capture.header import Device, Header, KnownPerson, Subject
from redactor.pipeline.gate import Gate, Scene, people_of, shut
from redactor.values import Action, ConsentState, ConsentStatus, Reason
from tests.fakes import DEFAULT_PACKS, START, FakeLedger, FaultyLedger, a_header, at


def window(seq: int, app: str = "Editor", title: str = "notes", url: str | None = None) -> Window:
    return Window(seq=seq, at=at(seq), app=app, title=title, url=url)


def move(seq: int) -> Move:
    return Move(seq=seq, at=at(seq), x=1, y=1)


def decisions(events: list[Event], header: Header | None = None) -> list[tuple[Reason, ...]]:
    gate = Gate(DEFAULT_PACKS, FakeLedger(), header or a_header())
    return [gate.enter(event).decision.reasons for event in events]


OK, PAUSED = (Reason.ALLOWED,), (Reason.PAUSED,)


def test_all_between_pause_and_resume_is_refused_and_they_themselves_pass() -> None:
    events: list[Event] = [
        move(1),
        Pause(seq=2, at=at(2)),
        move(3),
        window(4),
        Resume(seq=5, at=at(5)),
        move(6),
    ]
    assert decisions(events) == [OK, OK, PAUSED, PAUSED, OK, OK]


def test_a_second_pause_changes_nothing_and_a_resume_alone_neither() -> None:
    events: list[Event] = [
        Resume(seq=1, at=at(1)),
        Pause(seq=2, at=at(2)),
        Pause(seq=3, at=at(3)),
        move(4),
        Resume(seq=5, at=at(5)),
        move(6),
    ]
    assert decisions(events) == [OK, OK, OK, PAUSED, OK, OK]


def test_a_window_seen_during_a_pause_still_counts_afterwards() -> None:
    events: list[Event] = [
        Pause(seq=1, at=at(1)),
        window(2, title="Payroll May"),
        Resume(seq=3, at=at(3)),
        move(4),
        window(5),
        move(6),
    ]
    denied = (Reason.WINDOW_DENIED,)
    assert decisions(events)[3:] == [denied, OK, OK]


def test_what_happens_in_a_denied_program_is_refused_until_another_comes_to_the_front() -> None:
    events: list[Event] = [window(1, app="Bitwarden"), move(2), window(3), move(4)]
    denied = (Reason.APP_DENIED,)
    assert decisions(events) == [denied, denied, OK, OK]


def test_the_address_of_the_window_counts() -> None:
    events: list[Event] = [window(1, url="https://mail.proton.me/inbox"), move(2)]
    assert decisions(events) == [(Reason.WINDOW_DENIED,)] * 2


def test_consent_is_asked_at_the_time_of_each_event() -> None:
    gate = Gate(DEFAULT_PACKS, FakeLedger(until=START + timedelta(seconds=2)), a_header())
    reasons = [gate.enter(move(seq)).decision.reasons for seq in (1, 2)]
    assert reasons[0] == OK
    assert Reason.CONSENT_WITHDRAWN in reasons[1]


@pytest.mark.parametrize(
    ("region", "reason"),
    [("DE", Reason.REGION_EXEMPT), ("XX", Reason.REGION_UNKNOWN), (None, Reason.REGION_UNKNOWN)],
)
def test_one_bystander_decides_for_all(region: str | None, reason: Reason) -> None:
    header = a_header(people=[KnownPerson(id="p-2", region=region)])
    ledger = FakeLedger({"sub-1": FakeLedger().states["sub-1"], "p-2": FakeLedger().states["sub-1"]})
    gate = Gate(DEFAULT_PACKS, ledger, header)
    place = gate.enter(move(1))
    assert place.decision.action is Action.REFUSE
    assert reason in place.decision.reasons


def test_a_bystander_of_whom_no_consent_is_known_refuses() -> None:
    header = a_header(people=[KnownPerson(id="p-2", region="US")])
    assert decisions([move(1)], header) == [(Reason.CONSENT_UNKNOWN, Reason.NOTICE_MISSING)]


def test_a_failing_ledger_does_not_make_the_surroundings_forgotten() -> None:
    ledger = FaultyLedger(OSError("gone"), after=1)
    scene = Scene(ledger, a_header())
    scene.enter(move(1))
    with pytest.raises(OSError, match="gone"):
        scene.enter(Pause(seq=2, at=at(2)))
    scene._ledger = FakeLedger()
    assert scene.enter(move(3)).paused


def test_a_gate_that_cannot_answer_is_shut_and_says_what_failed() -> None:
    place = shut(OSError("sub-1"))
    assert place.decision.action is Action.REFUSE
    assert place.decision.reasons == (Reason.RULE_FAILED,)
    assert (place.error, dict(place.consents)) == ("OSError", {})


def test_the_place_tells_the_window_and_the_consents() -> None:
    gate = Gate(DEFAULT_PACKS, FakeLedger(), a_header())
    assert gate.enter(move(1)).hint.app == ""
    place = gate.enter(window(2, title="notes - Editor"))
    assert (place.hint.app, place.hint.title) == ("Editor", "notes - Editor")
    assert place.consents["sub-1"].status is ConsentStatus.GIVEN
    assert isinstance(place.consents["sub-1"], ConsentState)


def test_everybody_the_header_names_counts_with_all_known_regions() -> None:
    header = Header(
        schema="redactor.session/1",
        session_id="s",
        subject=Subject(
            id="sub-1",
            worker_type="contractor",
            work_region="US-CA",
            employer_region=None,
            residence_region="US",
        ),
        device=Device(owner="employer", regions=("US", "GB")),
        purpose="p",
        started_at=START,
        people=(KnownPerson(id="a", region="CH"), KnownPerson(id="b", region=None)),
    )
    subject, one, two = people_of(header)
    assert subject.regions == (
        ("work", "US-CA"),
        ("residence", "US"),
        ("device", "US"),
        ("device", "GB"),
    )
    assert (subject.role, subject.worker_type) == ("subject", "contractor")
    assert (one.role, one.regions) == ("bystander", (("declared", "CH"),))
    assert (two.role, two.regions) == ("bystander", ())


def test_the_released_header_names_nobody() -> None:
    header = a_header(people=[KnownPerson(id="p-2", region="US")])
    safe = Gate(DEFAULT_PACKS, FakeLedger(), header).safe_header(lambda name: f"T-{len(name)}")
    assert (safe.subject.id, safe.people[0].id, safe.redacted) == ("T-5", "T-3", True)
    assert (header.subject.id, header.redacted) == ("sub-1", False)
