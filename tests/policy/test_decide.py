"""The gate and the judge, rule by rule; whole stories are told by the packs' own cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from redactor.policy.decide import ItemLines, decide, judge, roles
from redactor.policy.merge import of
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet
from redactor.values import (
    Action,
    ConsentState,
    ConsentStatus,
    Decision,
    Finding,
    Person,
    Reason,
    Situation,
    Span,
)

MakePack = Callable[..., Pack]
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MONTH = timedelta(days=30)
GIVEN = ConsentState(
    ConsentStatus.GIVEN,
    record_id="r1",
    explicit=True,
    separate=True,
    notice_id="N-7",
    notice_acknowledged_at=AT - MONTH,
    given_at=AT - MONTH,
)
SUBJECT = Person("E-1001", "subject", (("work", "US-CA"), ("employer", "US")))
GOOD = Situation(
    people=(SUBJECT,),
    consents={"E-1001": GIVEN},
    purpose="ai_training.agent_interaction",
    at=AT,
    event_kind="key",
    app="Outlook",
    title="Inbox",
    prerequisites=frozenset({"risk_assessment:RA-2026-03", "dpia:DPIA-2026-01"}),
)


@pytest.fixture(scope="module")
def packs() -> PackSet:
    return PackSet.of()


def refused(decision: Decision) -> tuple[Reason, ...]:
    assert decision.action is Action.REFUSE
    return decision.reasons


def test_a_release_shows_every_rule_and_no_reason(packs: PackSet) -> None:
    decision = decide(GOOD, packs)
    assert decision.action is Action.RELEASE
    assert decision.reasons == (Reason.ALLOWED,)
    assert {line.pack for line in decision.trace} == {"", "strict-global", "US", "US-CA"}
    assert all(line.effect is None and line.reason is None for line in decision.trace)
    assert {line.person for line in decision.trace} == {"", "subject"}


def test_a_trace_names_roles_and_sources_but_nobody(packs: PackSet) -> None:
    people = (SUBJECT, Person("Z-9", "bystander", (("residence", "DE"),)), Person("Z-8", "bystander", ()))
    decision = decide(replace(GOOD, people=people), packs)
    assert refused(decision) == (Reason.REGION_EXEMPT, Reason.REGION_UNKNOWN)
    against = [line for line in decision.trace if line.reason is Reason.REGION_EXEMPT]
    assert [(line.person, line.pack, line.rule) for line in against] == [
        ("bystander 1", "EU_EEA", "default_decision")
    ]
    assert any("GDPR" in source for source in against[0].citations)
    assert "E-1001" not in repr(decision)
    assert "Z-9" not in repr(decision)
    assert list(roles(people)) == ["subject", "bystander 1", "bystander 2"]


def test_an_item_like_the_one_before_is_decided_on_anew(packs: PackSet) -> None:
    before, later = ItemLines(packs), AT + 400 * MONTH
    items = [
        GOOD,
        replace(GOOD, at=AT + timedelta(seconds=1)),
        replace(GOOD, paused=True),
        replace(GOOD, at=later),  # the consent is too old by now
        replace(GOOD, consents={}),
        replace(GOOD, title="Sign in - Chase Online Banking"),
        replace(GOOD, app="1Password"),
        replace(GOOD, event_kind="file"),
        replace(GOOD, purpose="surveillance"),
        replace(GOOD, people=(SUBJECT, Person("E-2", "bystander", (("work", "DE"),)))),
        replace(GOOD, prerequisites=frozenset()),
        GOOD,
    ]
    decisions = [decide(item, packs, before) for item in items for _ in range(2)]
    assert decisions == [decide(item, packs) for item in items for _ in range(2)]
    assert len({decision.reasons for decision in decisions}) > 4


def test_of_items_alike_the_first_is_looked_at(packs: PackSet, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Situation] = []

    def about(item: Situation, _: PackSet) -> tuple[()]:
        asked.append(item)
        return ()

    monkeypatch.setattr("redactor.policy.decide._about_item", about)
    before = ItemLines(packs)
    for second in range(5):
        decide(replace(GOOD, at=AT + timedelta(seconds=second)), packs, before)
    decide(replace(GOOD, title="Other"), packs, before)
    assert [item.title for item in asked] == [GOOD.title, "Other"]
    assert not any(item.consents for item in asked)


def test_nothing_of_an_exempt_persons_item_is_looked_at(packs: PackSet) -> None:
    person = Person("E-1", "subject", (("work", "DE"),))
    decision = decide(replace(GOOD, people=(person,), title="Payroll", paused=True), packs)
    assert refused(decision) == (Reason.REGION_EXEMPT,)
    assert not {"windows.denied", "pause", "consent"} & {line.rule for line in decision.trace}


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ((), Reason.REGION_UNKNOWN),
        ((replace(SUBJECT, role="bystander"),), Reason.REGION_UNKNOWN),
        ((replace(SUBJECT, regions=()),), Reason.REGION_UNKNOWN),
        ((replace(SUBJECT, regions=(("work", "CA"),)),), Reason.REGION_UNKNOWN),
        ((replace(SUBJECT, regions=(("work", "US"), ("device", "??"))),), Reason.REGION_UNKNOWN),
        ((replace(SUBJECT, regions=(("rumour", "TX"),)),), Reason.REGION_UNKNOWN),
    ],
)
def test_whoever_cannot_be_placed_is_refused(
    packs: PackSet, people: tuple[Person, ...], reason: Reason
) -> None:
    assert refused(decide(replace(GOOD, people=people), packs)) == (reason,)


def test_evidence_outside_the_vocabulary_is_not_echoed(packs: PackSet) -> None:
    person = replace(SUBJECT, regions=(("Ada's mail", "TX"),))
    assert "Ada" not in repr(decide(replace(GOOD, people=(person,)), packs))


def test_a_deny_pack(make_pack: MakePack) -> None:
    packs = PackSet([make_pack(default_decision="deny", regions=["US"])])
    assert refused(decide(GOOD, packs)) == (Reason.REGION_DENIED,)


def test_reasons_stand_in_a_fixed_order(packs: PackSet) -> None:
    bad = replace(GOOD, paused=True, purpose="sale", app="1Password", consents={})
    assert refused(decide(bad, packs)) == (
        Reason.PURPOSE_DENIED,
        Reason.PURPOSE_NOT_ALLOWED,
        Reason.CONSENT_UNKNOWN,
        Reason.NOTICE_MISSING,
        Reason.APP_DENIED,
        Reason.PAUSED,
    )


@pytest.mark.parametrize(
    ("app", "expected"),
    [("Outlook", Reason.ALLOWED), ("Word", Reason.APP_DENIED), (None, Reason.APP_UNKNOWN)],
)
def test_an_allow_list(make_pack: MakePack, app: str | None, expected: Reason) -> None:
    pack = make_pack(regions=["US"], apps={"allowed": ["Outlook"], "denied": []})
    assert decide(replace(GOOD, app=app), PackSet([pack])).reasons == (expected,)


NOTICE: dict[str, Any] = {"default_decision": "notice", "regions": ["US"]}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (ConsentStatus.UNKNOWN, Reason.ALLOWED),
        (ConsentStatus.EXPIRED, Reason.ALLOWED),
        (ConsentStatus.REFUSED, Reason.CONSENT_REFUSED),
        (ConsentStatus.WITHDRAWN, Reason.CONSENT_WITHDRAWN),
        (ConsentStatus.GIVEN, Reason.ALLOWED),
    ],
)
def test_where_notice_suffices_a_spoken_no_still_counts(
    make_pack: MakePack, status: ConsentStatus, expected: Reason
) -> None:
    said = replace(GIVEN, status=status, explicit=False, given_at=None)
    situation = replace(GOOD, consents={"E-1001": said})
    assert decide(situation, PackSet([make_pack(**NOTICE)])).reasons == (expected,)


def test_a_consent_given_later_is_unknown(packs: PackSet) -> None:
    later = replace(GIVEN, given_at=AT + timedelta(seconds=1))
    assert refused(decide(replace(GOOD, consents={"E-1001": later}), packs)) == (Reason.CONSENT_UNKNOWN,)


@pytest.mark.parametrize(
    ("needs", "passes"),
    [
        ({"required": False, "acknowledged": False, "days_before": 0, "renew_days": None}, (True, True)),
        ({"required": True, "acknowledged": False, "days_before": 0, "renew_days": None}, (True, False)),
        ({"required": True, "acknowledged": True, "days_before": 0, "renew_days": None}, (False, False)),
    ],
)
def test_notices_given_and_acknowledged(
    make_pack: MakePack, needs: dict[str, Any], passes: tuple[bool, bool]
) -> None:
    packs = PackSet([make_pack(regions=["US"], notice=needs)])
    for consent, fine in zip(
        (
            replace(GIVEN, notice_acknowledged_at=None),
            replace(GIVEN, notice_id="", notice_acknowledged_at=None),
        ),
        passes,
        strict=True,
    ):
        decision = decide(replace(GOOD, consents={"E-1001": consent}), packs)
        assert decision.reasons == ((Reason.ALLOWED,) if fine else (Reason.NOTICE_MISSING,))


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": AT.replace(tzinfo=None)},
        {"title": "x" * 20_000},
        {"purpose": None},
        {"consents": {"E-1001": replace(GIVEN, given_at=datetime(2026, 1, 1))}},  # noqa: DTZ001 - the material
        {"prerequisites": frozenset({7})},
    ],
)
def test_a_rule_that_fails_is_a_refusal(packs: PackSet, wrong: dict[str, Any]) -> None:
    assert Reason.RULE_FAILED in refused(decide(replace(GOOD, **wrong), packs))


def finding(entity: str) -> Finding:
    return Finding(entity, 0.9, "test", span=Span(0, 1))


def test_judge(make_pack: MakePack) -> None:
    effective = of(make_pack())
    assert judge([], effective).action is Action.RELEASE
    seen = judge([finding("PERSON"), finding("PERSON"), finding("SECRET")], effective)
    assert seen.action is Action.RELEASE
    assert [line.rule for line in seen.trace] == ["entities.PERSON", "entities.SECRET"]
    held = judge([finding("PERSON"), finding("SPECIAL_CATEGORY")], effective)
    assert (held.action, held.reasons) == (Action.WITHHOLD, (Reason.ENTITY_WITHHELD,))
    assert [line.effect for line in held.trace] == [None, Action.WITHHOLD]


@pytest.mark.parametrize(
    ("without_model", "reasons"),
    [
        ("withhold", (Reason.LANGUAGE_WITHOUT_MODEL,)),
        ("mask", (Reason.ALLOWED,)),
        ("pass", (Reason.ALLOWED,)),
    ],
)
def test_judge_text_without_a_model(
    make_pack: MakePack, without_model: str, reasons: tuple[Reason, ...]
) -> None:
    effective = of(make_pack(languages={"models": None, "without_model": without_model}))
    seen = judge([finding("UNREADABLE"), finding("PERSON")], effective)
    assert seen.reasons == reasons
    assert [line.rule for line in seen.trace] == ["entities.PERSON", "languages.without_model"]
