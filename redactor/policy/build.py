"""From a checked policy document to a pack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from redactor.policy.model import (
    AppList,
    Citation,
    ConsentNeeds,
    Handled,
    Languages,
    Memory,
    NoticeNeeds,
    Pack,
    Retention,
    Times,
    WindowList,
)
from redactor.policy.vocabulary import (
    Handling,
    ImageMode,
    LookAgain,
    MemoryScope,
    Photos,
    PseudonymScope,
    Stance,
    Timing,
    Unreadable,
    WithoutModel,
)


def build(data: Mapping[str, Any], *, file: str, digest: str) -> Pack:
    """Turn a document that passed every check into a pack."""
    until = data["effective_until"]
    allowed = data["apps"]["allowed"]
    return Pack(
        id=data["id"],
        version=data["version"],
        title=data["title"],
        parent=data["parent"],
        regions=frozenset(data["regions"]),
        effective_from=date.fromisoformat(data["effective_from"]),
        effective_until=None if until is None else date.fromisoformat(until),
        stance=Stance(data["default_decision"]),
        consent_curable=data["consent_curable"],
        consent=ConsentNeeds(**data["consent"]),
        notice=NoticeNeeds(**data["notice"]),
        bystanders_own_consent=data["bystanders"]["own_consent"],
        lawful_bases=frozenset(data["lawful_bases"]),
        prerequisites=frozenset(data["prerequisites"]),
        purposes_allowed=frozenset(data["purposes"]["allowed"]),
        purposes_denied=frozenset(data["purposes"]["denied"]),
        events_denied=frozenset(data["events"]["denied"]),
        apps_allowed=None if allowed is None else AppList.of(allowed),
        apps_denied=AppList.of(data["apps"]["denied"]),
        windows_denied=WindowList.of(data["windows"]["denied"]),
        device_personal_allowed=data["device"]["personal"] == "allow",
        entities=MappingProxyType({name: _handled(rule) for name, rule in data["entities"].items()}),
        unlisted_entity=_handled(data["unlisted_entity"]),
        pseudonym_scope=PseudonymScope(data["pseudonyms"]["scope"]),
        required_entities=frozenset(data["required_entities"]),
        languages=_languages(data["languages"]),
        look_again_image=LookAgain(data["look_again"]["image"]),
        look_again_share=data["look_again"].get("full_share", 0),
        **_image(data["image"]),
        timing=_times(data["timing"]),
        memory=Memory(MemoryScope(data["memory"]["scope"]), data["memory"]["look_back_s"]),
        retention=Retention(**data["retention"]),
        response_days=data["rights"]["response_days"],
        rights_served=frozenset(data["rights"]["served"]),
        breach_hours=data["breach"]["hours"],
        transfers=frozenset(data["transfers"]["mechanisms"]),
        citations=tuple(_citation(entry) for entry in data["citations"]),
        file=file,
        digest=digest,
    )


def _handled(rule: Mapping[str, Any]) -> Handled:
    return Handled(Handling(rule["operator"]), rule.get("keep_last", 0))


def _languages(rule: Mapping[str, Any]) -> Languages:
    without = WithoutModel(rule["without_model"])
    if rule["models"] is None:
        return Languages(None, without)
    named = {
        code: frozenset([names] if isinstance(names, str) else names)
        for code, names in sorted(rule["models"].items())
    }
    return Languages(MappingProxyType(named), without)


def _times(rule: Mapping[str, Any]) -> Times:
    return Times(Timing(rule["mode"]), rule["step_ms"])


def _image(rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a pack says of screens."""
    return {
        "image_mode": ImageMode(rule["mode"]),
        "allowed_words": _allowed_words(rule),
        "fill": rule["fill"],
        "padding": rule["padding"],
        "photos": Photos(rule["photos"]),
        "unreadable": Unreadable(rule["unreadable"]),
    }


def _allowed_words(rule: Mapping[str, Any]) -> frozenset[str] | None:
    if rule["mode"] != ImageMode.MASK_ALL_BUT_ALLOWED:
        return None
    return frozenset(rule.get("allowed", ()))


def _citation(entry: Mapping[str, Any]) -> Citation:
    return Citation(entry["ref"], entry["verified"], frozenset(entry["supports"]), entry.get("url", ""))
