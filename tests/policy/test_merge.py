"""The strictest wins, key by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from redactor.policy.load import load_builtin
from redactor.policy.merge import EffectivePolicy, join, merge, of
from redactor.policy.model import AppList, Handled, Memory, Pack, Times
from redactor.policy.vocabulary import (
    Handling,
    ImageMode,
    LookAgain,
    MemoryScope,
    PseudonymScope,
    Stance,
    Timing,
    WithoutModel,
)
from redactor.values import ENTITIES, Operator, OperatorKind

MakePack = Callable[..., Pack]

IMAGE = {"mode": "fill", "fill": "#ffffff", "padding": 9, "photos": "faces_only", "unreadable": "keep"}


def test_no_packs_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one pack"):
        merge([])


def test_all_entities_are_listed_after_merging() -> None:
    policy = merge([load_builtin("US-CA"), load_builtin("strict-global")])
    assert set(policy.entities) == ENTITIES
    assert policy.stance is Stance.OPT_IN
    assert policy.prerequisites == {"dpia", "risk_assessment"}
    assert policy.notice.days_before == 14
    assert policy.response_days == 10
    assert policy.transfers == frozenset()
    assert not policy.device_personal_allowed


ALL_COVERED = {
    "mode": "mask_all_but_allowed",
    "fill": "#000000",
    "padding": 4,
    "photos": "mask",
    "unreadable": "mask",
    "allowed": ["Ledger", "Post"],
}

CHANGES: list[tuple[dict[str, Any], str, Any]] = [
    ({"default_decision": "exempt"}, "stance", Stance.EXEMPT),
    ({"default_decision": "notice"}, "stance", Stance.OPT_IN),
    ({"consent_curable": False}, "consent_curable", False),
    ({"effective_from": "2026-05-01"}, "effective_from", date(2026, 5, 1)),
    ({"effective_from": "2001-05-01"}, "effective_from", date(2025, 2, 2)),
    ({"effective_until": "2027-05-01"}, "effective_until", date(2027, 5, 1)),
    ({"purposes": {"allowed": [], "denied": []}}, "purposes_allowed", frozenset()),
    ({"events": {"denied": ["key"]}}, "events_denied", frozenset({"key"})),
    ({"apps": {"allowed": ["Excel"], "denied": []}}, "apps_allowed", AppList.of(["Excel"])),
    ({"device": {"personal": "allow"}}, "device_personal_allowed", False),
    ({"bystanders": {"own_consent": False}}, "bystanders_own_consent", True),
    ({"lawful_bases": ["consent"]}, "lawful_bases", frozenset({"consent"})),
    ({"image": IMAGE | {"mode": "label"}}, "image_mode", ImageMode.FILL),
    ({"image": IMAGE | {"mode": "label"}}, "allowed_words", None),
    ({"image": ALL_COVERED}, "image_mode", ImageMode.MASK_ALL_BUT_ALLOWED),
    ({"image": ALL_COVERED}, "allowed_words", {"Ledger", "Post"}),
    ({"image": IMAGE}, "fill", "#000000"),
    ({"image": IMAGE}, "padding", 9),
    ({"image": IMAGE}, "photos", "mask"),
    ({"image": IMAGE}, "unreadable", "mask"),
    ({"pseudonyms": {"scope": "session"}}, "pseudonym_scope", PseudonymScope.SESSION),
    ({}, "pseudonym_scope", PseudonymScope.PURPOSE),
    ({"timing": {"mode": "order_only", "step_ms": 100}}, "timing", Times(Timing.ORDER_ONLY, 100)),
    ({"timing": {"mode": "keep", "step_ms": 100}}, "timing", Times(Timing.QUANTISE, 100)),
    ({"timing": {"mode": "keep", "step_ms": 500}}, "timing", Times(Timing.QUANTISE, 500)),
    ({"memory": {"scope": "session", "look_back_s": 60}}, "memory", Memory(MemoryScope.SESSION, 60)),
    ({"memory": {"scope": "event", "look_back_s": 0}}, "memory", Memory(MemoryScope.SESSION, 30)),
    ({"look_again": {"text": "full", "image": "full"}}, "look_again_image", LookAgain.FULL),
    ({}, "look_again_image", LookAgain.CHANGED),
    ({}, "look_again_share", 0),
    ({"look_again": {"text": "full", "image": "changed", "full_share": 5}}, "look_again_share", 5),
    ({"look_again": {"text": "full", "image": "full"}}, "look_again_share", 0),
    ({"rights": {"response_days": 90, "served": []}}, "response_days", 10),
    ({"breach": {"hours": 0}}, "breach_hours", 0),
]

BOTH = {"en": "redactor", "de": "de_core_news_lg"}
LANGUAGES: list[tuple[dict[str, Any] | None, dict[str, Any] | None, dict[str, Any] | None]] = [
    (None, None, None),
    ({"en": "redactor"}, None, {"en": {"redactor"}}),
    (BOTH, None, {"en": {"redactor"}, "de": {"de_core_news_lg"}}),
    (BOTH, {"en": "redactor"}, {"en": {"redactor"}}),
    (
        BOTH,
        {"en": ["en_core_web_lg"], "de": ["de_core_news_lg", "de_dep_news_trf"], "fr": "fr_core_news_lg"},
        {"en": {"redactor", "en_core_web_lg"}, "de": {"de_core_news_lg", "de_dep_news_trf"}},
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), LANGUAGES)
def test_a_language_is_read_where_both_accept_it(
    make_pack: MakePack, first: Any, second: Any, expected: Any
) -> None:
    one = make_pack(languages={"models": first, "without_model": "pass"})
    two = make_pack(id="two", languages={"models": second, "without_model": "pass"})
    for policy in (merge([one, two]), merge([two, one])):
        assert policy.languages.models == expected
        assert policy.languages.without_model is WithoutModel.PASS


@pytest.mark.parametrize(
    ("first", "second", "operator"),
    [
        ("pass", "pass", OperatorKind.KEEP),
        ("pass", "mask", OperatorKind.REPLACE),
        ("mask", "mask", OperatorKind.REPLACE),
        ("mask", "withhold", OperatorKind.DROP),
        ("pass", "withhold", OperatorKind.DROP),
    ],
)
def test_text_without_a_model(make_pack: MakePack, first: str, second: str, operator: OperatorKind) -> None:
    one = make_pack(languages={"models": None, "without_model": first}, unlisted_entity={"operator": "drop"})
    two = make_pack(id="two", languages={"models": None, "without_model": second})
    for policy in (merge([one, two]), merge([two, one])):
        assert policy.operator_for("UNREADABLE") == Operator(operator)
        assert policy.withholds("UNREADABLE") is ("withhold" in {first, second})
        assert policy.languages.without_model == max((first, second), key=["pass", "mask", "withhold"].index)


@pytest.mark.parametrize(
    ("first", "second", "photo", "face"),
    [
        ("keep", "keep", OperatorKind.KEEP, OperatorKind.KEEP),
        ("keep", "faces_only", OperatorKind.KEEP, OperatorKind.REPLACE),
        ("faces_only", "faces_only", OperatorKind.KEEP, OperatorKind.REPLACE),
        ("faces_only", "mask", OperatorKind.REPLACE, OperatorKind.REPLACE),
        ("keep", "mask", OperatorKind.REPLACE, OperatorKind.REPLACE),
    ],
)
def test_photos_and_the_faces_in_them(
    make_pack: MakePack, first: str, second: str, photo: OperatorKind, face: OperatorKind
) -> None:
    one = make_pack(image=IMAGE | {"photos": first})
    two = make_pack(id="two", image=IMAGE | {"photos": second})
    for policy in (merge([one, two]), merge([two, one])):
        assert (policy.operator_for("PHOTO").kind, policy.operator_for("FACE").kind) == (photo, face)
        assert policy.operator_for("QR_CODE").kind is OperatorKind.REPLACE
        assert policy.photos == max((first, second), key=["keep", "faces_only", "mask"].index)


@pytest.mark.parametrize("first", ["keep", "mask"])
@pytest.mark.parametrize("second", ["keep", "mask"])
def test_text_that_cannot_be_read(make_pack: MakePack, first: str, second: str) -> None:
    one = make_pack(image=IMAGE | {"unreadable": first})
    two = make_pack(id="two", image=IMAGE | {"unreadable": second})
    wanted = OperatorKind.KEEP if first == second == "keep" else OperatorKind.REPLACE
    for policy in (merge([one, two]), merge([two, one])):
        assert policy.operator_for("ILLEGIBLE").kind is wanted
        assert policy.operator_for("UNREADABLE").kind is not OperatorKind.KEEP
    dropped = make_pack(image=IMAGE | {"unreadable": first}, entities={"ILLEGIBLE": {"operator": "drop"}})
    kept = OperatorKind.KEEP if first == "keep" else OperatorKind.DROP
    assert merge([dropped]).operator_for("ILLEGIBLE").kind is kept


def test_a_pack_that_holds_back_faces_does_so_where_another_keeps_photos(make_pack: MakePack) -> None:
    one = make_pack(entities={"FACE": {"operator": "withhold"}})
    two = make_pack(id="two", image=IMAGE | {"photos": "keep"})
    assert merge([one, two]).withholds("FACE")
    kept = make_pack(entities={"FACE": {"operator": "withhold"}}, image=IMAGE | {"photos": "keep"})
    assert not merge([kept]).withholds("FACE")


@pytest.mark.parametrize(("changes", "field", "expected"), CHANGES)
def test_a_key(make_pack: MakePack, changes: dict[str, Any], field: str, expected: Any) -> None:
    one, two = make_pack(), make_pack(id="other", **changes)
    assert getattr(merge([one, two]), field) == expected
    assert getattr(merge([two, one]), field) == expected


@pytest.mark.parametrize(
    ("lists", "stay"),
    [
        ([["Post", "Ledger"], ["Post", "Void"]], {"Post"}),
        ([["Post"], None], {"Post"}),
        ([["Post"], []], set()),
        ([None, None], None),
    ],
)
def test_a_word_stays_where_all_that_cover_everything_allow_it(
    make_pack: MakePack, lists: list[list[str] | None], stay: set[str] | None
) -> None:
    fills = {"mode": "fill", "fill": "#000000", "padding": 4, "photos": "mask", "unreadable": "mask"}
    images = [fills if words is None else {**ALL_COVERED, "allowed": words} for words in lists]
    one, two = (make_pack(id=f"p{number}", image=image) for number, image in enumerate(images))
    for policy in (merge([one, two]), merge([two, one])):
        assert policy.allowed_words == stay


def test_consent_notice_and_retention(make_pack: MakePack) -> None:
    other = make_pack(
        id="other",
        consent={"explicit": False, "written": True, "separate": False, "expires_days": None},
        notice={"required": True, "acknowledged": True, "days_before": 3, "renew_days": 90},
        retention={"raw_days": 90, "released_days": 5, "audit_days": 9000},
    )
    policy = merge([make_pack(), other])
    needs = policy.consent
    assert (needs.explicit, needs.written, needs.separate, needs.expires_days) == (True, True, True, 365)
    assert (policy.notice.days_before, policy.notice.renew_days) == (14, 90)
    kept = policy.retention
    assert (kept.raw_days, kept.released_days, kept.audit_days) == (30, 5, 9000)
    without = merge([make_pack(consent={**other_consent(), "expires_days": None})])
    assert without.consent.expires_days is None


def other_consent() -> dict[str, Any]:
    return {"explicit": True, "written": True, "separate": True, "expires_days": 9}


def test_two_allow_lists_leave_what_is_on_both(make_pack: MakePack) -> None:
    one = make_pack(apps={"allowed": ["Excel", "Slack.exe"], "denied": ["A"]})
    two = make_pack(id="two", apps={"allowed": ["slack", "Word"], "denied": ["B"]})
    policy = merge([one, two])
    assert policy.apps_allowed == AppList.of(["Slack"])
    assert policy.apps_denied == AppList.of(["A", "B"])
    anything = make_pack(id="any", apps={"allowed": None, "denied": []})
    assert merge([anything, anything]).apps_allowed is None


def operators(make_pack: MakePack) -> EffectivePolicy:
    entities = {
        "PERSON": {"operator": "keep"},
        "CREDIT_CARD": {"operator": "mask", "keep_last": 4},
        "FACE": {"operator": "withhold"},
    }
    return of(make_pack(entities=entities))


def test_operators(make_pack: MakePack) -> None:
    policy = operators(make_pack)
    assert policy.operator_for("PERSON") == Operator(OperatorKind.KEEP)
    assert policy.operator_for("CREDIT_CARD") == Operator(OperatorKind.MASK, keep_last=4)
    assert policy.operator_for("ID") == Operator(OperatorKind.REPLACE)
    assert policy.operator_for("FACE") == Operator(OperatorKind.DROP)
    assert policy.withholds("FACE")
    assert policy.withholds("NO_SUCH_ENTITY")
    assert not policy.withholds("PERSON")
    with pytest.raises(ValueError, match="unknown entity"):
        policy.operator_for("NO_SUCH_ENTITY")


def test_the_mask_that_leaves_less_wins(make_pack: MakePack) -> None:
    other = make_pack(id="other", entities={"CREDIT_CARD": {"operator": "mask", "keep_last": 2}})
    policy = join(operators(make_pack), of(other))
    assert policy.entities["CREDIT_CARD"] == Handled(Handling.MASK, 2)
    assert policy.entities["PERSON"] == Handled(Handling.REPLACE)


def test_the_digest_names_the_packs_whatever_their_order() -> None:
    one, two = load_builtin("US"), load_builtin("GB")
    assert merge([one, two]).digest == merge([two, one, two]).digest
    assert merge([one]).digest != merge([two]).digest
    assert {ref.id for ref in merge([one, two]).packs} == {"US", "GB"}
