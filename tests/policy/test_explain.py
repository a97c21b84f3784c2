"""Explanations tell people by role, regions by name, and what would have to change."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from redactor.policy.decide import decide
from redactor.policy.explain import REMEDIES, explain, explain_json
from redactor.policy.packset import PackSet
from redactor.policy.rules import ITEM, PERSONAL, STANDING
from redactor.values import ConsentState, ConsentStatus, Person, Reason, Situation

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def situation(*regions: tuple[str, str], title: str = "Inbox") -> Situation:
    person = Person("zoe@example.com", "subject", regions)
    return Situation((person,), {}, "ai_training.agent_interaction", AT, "key", "Outlook", title)


def told(what: Situation) -> str:
    text = explain(decide(what, PackSet.of()), what)
    assert "zoe@" not in text
    return text


def test_canada_is_named_when_california_was_meant() -> None:
    text = told(situation(("work", "CA")))
    assert text.startswith("refuse: region_unknown\n")
    assert "work: `CA` is Canada; for California write `US-CA`" in text
    assert "subject / regions.work: region_unknown" in text


def test_the_title_is_not_shown() -> None:
    assert "Smith" not in told(situation(("work", "US"), title="Payroll of John Smith"))


def test_someone_without_a_region() -> None:
    assert "none: no region is known" in told(situation())


def test_an_exempt_person() -> None:
    text = told(situation(("work", "CH")))
    assert "subject / CH / default_decision: region_exempt" in text
    assert "EmpO3" in text
    assert "consent_not_curative: nothing" in text


def test_a_release_has_nothing_to_change() -> None:
    what = situation(("work", "US"))
    consent = ConsentState(ConsentStatus.GIVEN, notice_id="N-7", notice_acknowledged_at=AT)
    good = Situation(what.people, {"zoe@example.com": consent}, what.purpose, AT, "key", "Outlook", "Inbox")
    decision = decide(good, PackSet.of("US"))
    text = explain(decision, good)
    assert text.startswith("release: allowed\n")
    assert "no rule speaks against it" in text
    assert "to change it" not in text
    assert "  . subject / US / consent\n" in text


def test_the_same_as_data() -> None:
    what = situation(("work", "US-TX"))
    story = explain_json(decide(what, PackSet.of()), what)
    assert json.loads(json.dumps(story)) == story
    assert story["people"][0]["regions"] == [
        {"evidence": "work", "region": "US-TX", "meaning": "`US-TX` is Texas, United States"}
    ]
    assert {rule["reason"] for rule in story["decided_by"]} == set(story["reasons"])
    assert all(rule["decided"] for rule in story["decided_by"])


def test_every_reason_of_the_gate_has_a_remedy() -> None:
    assert len(STANDING) + len(ITEM) + len(PERSONAL) == 16
    gate = list(Reason)[list(Reason).index(Reason.ALLOWED) + 1 : list(Reason).index(Reason.INPUT_INVALID)]
    assert set(gate) <= set(REMEDIES)
    assert {Reason.ENTITY_WITHHELD, Reason.LANGUAGE_WITHOUT_MODEL} <= set(REMEDIES)
