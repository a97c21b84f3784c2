"""Merging and deciding, against naive twins written from the documentation of the policy language."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.canonical import canonical_json, digest
from redactor.policy.build import build
from redactor.policy.decide import decide, judge
from redactor.policy.load import builtin_document
from redactor.policy.merge import EffectivePolicy, join, merge, of
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet
from redactor.policy.vocabulary import (
    EVENT_KINDS,
    LAWFUL_BASES,
    PREREQUISITES,
    PURPOSES_ALLOWED,
    PURPOSES_DENIED,
    RIGHTS,
    TRANSFERS,
    Handling,
    Stance,
)
from redactor.values import (
    ENTITIES,
    Action,
    ConsentState,
    ConsentStatus,
    Finding,
    Person,
    Reason,
    Situation,
    Span,
)

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BASE = builtin_document("strict-global.yaml").data
APPS = ("Outlook", "Slack", "Excel", "1Password")
REGIONS = ("US", "US-CA", "DE", "CA")
PHOTOS = ["keep", "faces_only", "mask"]
UNREADABLE = ["keep", "mask"]
STANCES, HANDLINGS = tuple(Stance), tuple(Handling)
SEVERAL = settings(max_examples=60, deadline=None)


def some(words: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(words)), unique=True, max_size=4)


def maybe(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), numbers)


HANDLED: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(dict, operator=st.sampled_from([str(word) for word in Handling if word != "keep"])),
    st.builds(dict, operator=st.just("mask"), keep_last=st.integers(0, 4)),
)
MODELS = st.dictionaries(
    st.sampled_from(["de", "fr"]),
    st.lists(st.sampled_from(["de_a", "de_b"]), min_size=1, max_size=2),
    max_size=2,
).map(lambda models: {"en": "redactor", **models})
NOTICES = st.one_of(
    st.just({"required": False, "acknowledged": False, "days_before": 0, "renew_days": None}),
    st.just({"required": True, "acknowledged": False, "days_before": 0, "renew_days": None}),
    st.fixed_dictionaries(
        {
            "required": st.just(value=True),
            "acknowledged": st.just(value=True),
            "days_before": st.integers(0, 40),
            "renew_days": maybe(st.integers(1, 40)),
        }
    ),
)


@st.composite
def packs(draw: st.DrawFn, name: str = "one", regions: Sequence[str] = REGIONS) -> Pack:
    """A pack with every key drawn; three of four are mild, so that releases happen too."""
    mild = draw(st.integers(0, 3)) > 0
    changes: dict[str, Any] = {
        "id": name,
        "regions": draw(st.lists(st.sampled_from(regions), min_size=1, unique=True)),
        "effective_from": draw(st.sampled_from(["2020-01-01", "2026-03-02", "2026-03-03"][: 2 + (not mild)])),
        "effective_until": draw(st.sampled_from([None, "2026-03-02", "2030-01-01"])),
        "consent_curable": mild or draw(st.booleans()),
        "notice": draw(NOTICES),
        "bystanders": {"own_consent": draw(st.booleans())},
        "lawful_bases": draw(some(LAWFUL_BASES)),
        "prerequisites": [] if mild else draw(some(PREREQUISITES[:2])),
        "purposes": {
            "allowed": [*PURPOSES_ALLOWED] if mild else draw(some(PURPOSES_ALLOWED)),
            "denied": draw(some(PURPOSES_DENIED)),
        },
        "events": {"denied": [] if mild else draw(some(EVENT_KINDS[:3]))},
        "apps": {
            "allowed": None if mild else draw(st.one_of(st.none(), some(APPS))),
            "denied": draw(some(APPS[3:])),
        },
        "windows": {"denied": draw(some((r"\bpayroll\b", "^secret")))},
        "device": {"personal": draw(st.sampled_from(["allow", "deny"]))},
        "entities": draw(st.dictionaries(st.sampled_from(sorted(ENTITIES - {"SECRET"})), HANDLED, max_size=4))
        | {"SECRET": {"operator": "replace"}},
        "unlisted_entity": draw(HANDLED),
        "pseudonyms": {"scope": draw(st.sampled_from(["purpose", "session"]))},
        "required_entities": draw(some(sorted(ENTITIES))) or ["SECRET"],
        "languages": {
            "models": draw(st.one_of(st.none(), MODELS)),
            "without_model": draw(st.sampled_from(["pass", "mask", "withhold"])),
        },
        "image": {
            "mode": draw(st.sampled_from(["fill", "label", "mask_all_but_allowed"])),
            "fill": draw(st.sampled_from(["#000000", "#ffffff", "#0000ff"])),
            "padding": draw(st.integers(0, 64)),
            "allowed": draw(some(("Post", "Void", "Ledger"))),
            "photos": draw(st.sampled_from(PHOTOS)),
            "unreadable": draw(st.sampled_from(UNREADABLE)),
        },
        "retention": {key: draw(st.integers(0, 9)) for key in ("raw_days", "released_days", "audit_days")},
        "rights": {"response_days": draw(st.integers(1, 9)), "served": draw(some(RIGHTS))},
        "breach": {"hours": draw(st.integers(0, 9))},
        "transfers": {"mechanisms": draw(some(TRANSFERS))},
        "consent": {
            "explicit": draw(st.booleans()),
            "written": not mild and draw(st.booleans()),
            "separate": draw(st.booleans()),
            "expires_days": draw(maybe(st.integers(1, 40))),
        },
    }
    stances = [Stance.OPT_IN] if mild else list(Stance)
    if changes["notice"]["required"] and mild:
        stances.append(Stance.NOTICE)
    if not changes["notice"]["required"] and not mild:
        stances.remove(Stance.NOTICE)
    changes["default_decision"] = str(draw(st.sampled_from(stances)))
    data = {**copy.deepcopy(dict(BASE)), **changes}
    return build(data, file="drawn.yaml", digest=digest("policy", canonical_json(data)))


def consents() -> st.SearchStrategy[ConsentState]:
    ago = maybe(st.integers(-2, 60)).map(lambda days: None if days is None else AT - timedelta(days=days))
    return st.builds(
        ConsentState,
        status=st.one_of(st.just(ConsentStatus.GIVEN), st.sampled_from(ConsentStatus)),
        explicit=st.booleans(),
        written=st.booleans(),
        separate=st.booleans(),
        notice_id=st.sampled_from(["", "N-7", "N-7"]),
        notice_acknowledged_at=ago,
        given_at=ago,
    )


GOOD_CONSENT = ConsentState(
    ConsentStatus.GIVEN,
    explicit=True,
    written=True,
    separate=True,
    notice_id="N-7",
    notice_acknowledged_at=AT - timedelta(days=20),
    given_at=AT - timedelta(days=1),
)
GOOD: dict[str, Any] = {
    "purpose": PURPOSES_ALLOWED[0],
    "event_kind": "click",
    "app": "Outlook",
    "title": "Inbox",
    "device_owner": "employer",
    "paused": False,
    "prerequisites": frozenset({"dpia:1", "risk_assessment:2"}),
}
ODD: dict[str, st.SearchStrategy[Any]] = {
    "purpose": st.sampled_from(["sale", "sale.list", ""]),
    "event_kind": st.sampled_from(["key", "window", "webcam"]),
    "app": st.sampled_from([*APPS, None, "outlook.exe", "1Password 8"]),
    "title": st.sampled_from(["PAYROLL", "payrolls", "secret plan"]),
    "device_owner": st.sampled_from(["personal", "unknown"]),
    "paused": st.just(value=True),
    "prerequisites": some(("dpia:1", "dpia:", "risk_assessment:2")).map(frozenset),
}


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A good situation with a few things gone odd."""
    code = st.sampled_from(
        ["US", "US", "US-CA", "us-ca", "DE", "FR", "TX"][: draw(st.sampled_from([4, 6, 7]))]
    )
    evidence = st.lists(st.tuples(st.sampled_from(["work", "device"]), code), min_size=1, max_size=2)
    people = tuple(
        Person(f"p{number}", "bystander" if number else "subject", tuple(draw(evidence)))
        for number in range(draw(st.integers(1, 3)))
    )
    said = st.one_of(st.just(GOOD_CONSENT), st.just(GOOD_CONSENT), consents(), st.none())
    answers = {person.id: draw(said) for person in people}
    odd = draw(st.lists(st.sampled_from(sorted(ODD)), max_size=2, unique=True))
    return Situation(
        people=people,
        consents={name: consent for name, consent in answers.items() if consent},
        at=AT,
        **GOOD | {name: draw(ODD[name]) for name in odd},
    )


@SEVERAL
@given(one=packs(), two=packs("two"), three=packs("three"))
def test_merging_is_a_join(one: Pack, two: Pack, three: Pack) -> None:
    a, b, c = of(one), of(two), of(three)
    assert join(a, b) == join(b, a)
    assert join(join(a, b), c) == join(a, join(b, c))
    assert join(a, a) == a
    assert merge([one, two, three, one]) == merge([three, two, one])


@SEVERAL
@given(one=packs(), two=packs("two"))
def test_merging_against_the_table_of_the_documentation(one: Pack, two: Pack) -> None:
    merged = merge([one, two])
    assert merged.stance == STANCES[max(STANCES.index(one.stance), STANCES.index(two.stance))]
    for entity in ENTITIES:
        ranks = [HANDLINGS.index(pack.handled(entity).handling) for pack in (one, two)]
        assert merged.entities[entity].handling is HANDLINGS[max(ranks)]
        masked = [pack.handled(entity) for pack in (one, two) if pack.handled(entity).handling == "mask"]
        if merged.entities[entity].handling == "mask":
            assert merged.entities[entity].keep_last == min(rule.keep_last for rule in masked)
    for union in ("prerequisites", "purposes_denied", "events_denied", "required_entities", "rights_served"):
        assert getattr(merged, union) == {*getattr(one, union), *getattr(two, union)}
    for both in ("purposes_allowed", "lawful_bases", "transfers"):
        assert all(
            (item in getattr(one, both)) and (item in getattr(two, both)) for item in getattr(merged, both)
        )
    accepted = [pack.languages.models for pack in (one, two) if pack.languages.models is not None]
    assert (merged.languages.models is None) is (not accepted)
    for code in ("en", "de", "fr"):
        if accepted and all(code in models for models in accepted):
            assert (merged.languages.models or {})[code] == {
                name for models in accepted for name in models[code]
            }
        else:
            assert code not in (merged.languages.models or {})
    assert merged.padding == max(one.padding, two.padding)
    modes = ["label", "fill", "mask_all_but_allowed"]
    assert modes.index(merged.image_mode) == max(modes.index(one.image_mode), modes.index(two.image_mode))
    assert (merged.allowed_words is None) is (merged.image_mode != "mask_all_but_allowed")
    for word in merged.allowed_words or ():
        assert all(word in pack.allowed_words for pack in (one, two) if pack.allowed_words is not None)
    scopes = [pack.pseudonym_scope for pack in (one, two)]
    assert (merged.pseudonym_scope == "session") is ("session" in scopes)
    assert merged.photos == max(one.photos, two.photos, key=PHOTOS.index)
    assert merged.unreadable == max(one.unreadable, two.unreadable, key=UNREADABLE.index)
    assert merged.breach_hours == min(one.breach_hours, two.breach_hours)
    assert merged.response_days == min(one.response_days, two.response_days)
    assert merged.notice.days_before == max(one.notice.days_before, two.notice.days_before)
    ages = [pack.consent.expires_days for pack in (one, two) if pack.consent.expires_days is not None]
    assert merged.consent.expires_days == (min(ages) if ages else None)


@SEVERAL
@given(base=packs(), more=packs("more"), situation=situations())
def test_a_further_pack_never_loosens(base: Pack, more: Pack, situation: Situation) -> None:
    order = list(Action)
    few, many = PackSet([base]), PackSet([base, more])
    before = decide(situation, few).action
    uncovered = not all(few.covers(region) for region in ("US", "US-CA", "DE", "FR"))
    if not uncovered or before is Action.RELEASE:
        assert order.index(decide(situation, many).action) >= order.index(before)
    findings = [Finding(entity, 1.0, "test", span=Span(0, 1)) for entity in sorted(ENTITIES)]
    for found in findings:
        assert order.index(verdict(found, merge([base, more]))) >= order.index(verdict(found, merge([base])))


def verdict(finding: Finding, policy: EffectivePolicy) -> Action:
    return judge([finding], policy).action


@settings(max_examples=150, deadline=None)
@given(base=packs(regions=("US",)), european=packs("europe"), situation=situations())
def test_deciding_against_a_naive_twin(base: Pack, european: Pack, situation: Situation) -> None:
    european = replace(european, regions=frozenset({"DE", "FR"}))
    decision = decide(situation, PackSet([base], [european]))
    expected = naive(situation, base, european)
    assert set(decision.reasons) == (expected or {Reason.ALLOWED})
    assert decision.action is (Action.REFUSE if expected else Action.RELEASE)
    assert {line.reason for line in decision.trace} - {None} == expected


def naive(situation: Situation, base: Pack, european: Pack) -> set[Reason]:
    """Say it all again, plainly: no caches, no tables, no early thoughts about speed."""
    found: set[Reason] = set()
    speaking = {
        person.id: [base] + ([european] if {code for _, code in person.regions} & {"DE", "FR"} else [])
        for person in situation.people
    }
    for person in situation.people:
        if any(code == "TX" for _, code in person.regions):
            found.add(Reason.REGION_UNKNOWN)
        for pack in speaking[person.id]:
            found |= naive_standing(situation, pack)
    if found:
        return found
    for pack in {pack.id: pack for several in speaking.values() for pack in several}.values():
        found |= naive_item(situation, pack)
    for person in situation.people:
        for pack in speaking[person.id]:
            if person.role == "subject" or pack.bystanders_own_consent:
                found |= naive_consent(situation, pack, situation.consents.get(person.id))
    return found


def naive_standing(situation: Situation, pack: Pack) -> set[Reason]:
    day = situation.at.date()
    over = pack.effective_until is not None and day > pack.effective_until
    wrong = {
        Reason.POLICY_NOT_IN_FORCE: day < pack.effective_from or over,
        Reason.REGION_EXEMPT: pack.stance == "exempt",
        Reason.REGION_DENIED: pack.stance == "deny",
        Reason.CONSENT_NOT_CURATIVE: not pack.consent_curable,
    }
    return {reason for reason, is_so in wrong.items() if is_so}


def naive_item(situation: Situation, pack: Pack) -> set[Reason]:
    owner, title = situation.device_owner, situation.title
    patterns = " ".join(pack.windows_denied.patterns)
    app = (situation.app or "").lower().removesuffix(".exe")
    listed = pack.apps_allowed is not None and bool(app) and app in pack.apps_allowed.names
    unlisted = pack.apps_allowed is not None and bool(app) and not listed
    papers = {item.split(":")[0] for item in situation.prerequisites if item.split(":")[1]}
    wrong = {
        Reason.PAUSED: situation.paused,
        Reason.PURPOSE_DENIED: situation.purpose.split(".")[0] in pack.purposes_denied,
        Reason.PURPOSE_NOT_ALLOWED: situation.purpose not in pack.purposes_allowed,
        Reason.PREREQUISITE_MISSING: any(paper not in papers for paper in pack.prerequisites),
        Reason.DEVICE_DENIED: owner == "unknown"
        or (owner == "personal" and not pack.device_personal_allowed),
        Reason.EVENT_KIND_DENIED: situation.event_kind in {"webcam", *pack.events_denied},
        Reason.APP_UNKNOWN: pack.apps_allowed is not None and not app,
        Reason.APP_DENIED: unlisted or (app.startswith("1password") and bool(pack.apps_denied.names)),
        Reason.WINDOW_DENIED: (title == "PAYROLL" and "payroll" in patterns)
        or (title == "secret plan" and "secret" in patterns),
    }
    return {reason for reason, is_so in wrong.items() if is_so}


def naive_consent(situation: Situation, pack: Pack, consent: ConsentState | None) -> set[Reason]:
    found = set()
    status = consent.status if consent else ConsentStatus.UNKNOWN
    if status == "refused":
        found.add(Reason.CONSENT_REFUSED)
    if status == "withdrawn":
        found.add(Reason.CONSENT_WITHDRAWN)
    if pack.stance == "opt_in" and status == "unknown":
        found.add(Reason.CONSENT_UNKNOWN)
    if pack.stance == "opt_in" and status == "expired":
        found.add(Reason.CONSENT_EXPIRED)
    if consent and status == "given":
        found |= naive_given(situation, pack, consent)
    if pack.notice.required:
        read = consent.notice_acknowledged_at if consent else None
        days = (situation.at - read).days if read else None
        early = days is not None and days >= pack.notice.days_before
        fresh = days is not None and (pack.notice.renew_days is None or days < pack.notice.renew_days)
        read_in_time = (early and fresh) or not pack.notice.acknowledged
        if not (consent and consent.notice_id and read_in_time):
            found.add(Reason.NOTICE_MISSING)
    return found


def naive_given(situation: Situation, pack: Pack, consent: ConsentState) -> set[Reason]:
    found = set()
    age = (situation.at - consent.given_at).days if consent.given_at else None
    if age is not None and age < 0:
        found.add(Reason.CONSENT_UNKNOWN)
    if pack.stance != "opt_in":
        return found
    for name in ("explicit", "written", "separate"):
        if getattr(pack.consent, name) and not getattr(consent, name):
            found.add(Reason.CONSENT_INSUFFICIENT)
    if pack.consent.expires_days is not None and age is None:
        found.add(Reason.CONSENT_INSUFFICIENT)
    if pack.consent.expires_days is not None and age is not None and age >= pack.consent.expires_days:
        found.add(Reason.CONSENT_EXPIRED)
    return found
