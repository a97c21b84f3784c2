"""Tells a person why a decision fell as it did: as a text tree, or as plain data.

People appear by role (``subject``, ``bystander 1``), never by name; the window's title and
address are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redactor.policy import regions
from redactor.policy.decide import roles
from redactor.values import Action, ConsentState, ConsentStatus, Decision, Person, Reason, RuleSeen, Situation

REMEDIES = {
    Reason.REGION_EXEMPT: "nothing: people of this region are kept out of the programme",
    Reason.REGION_UNKNOWN: "give every person a region that a pack speaks for, or add a pack for that region",
    Reason.REGION_DENIED: "nothing: the pack denies capture in this region",
    Reason.CONSENT_NOT_CURATIVE: "nothing: no consent makes capture lawful in this region",
    Reason.POLICY_NOT_IN_FORCE: "use a version of the pack that was in force at the event's time",
    Reason.PURPOSE_DENIED: "nothing: this purpose is denied",
    Reason.PURPOSE_NOT_ALLOWED: "capture for a purpose on the pack's list",
    Reason.CONSENT_UNKNOWN: "record the person's consent to this purpose, given before the event",
    Reason.CONSENT_REFUSED: "nothing, unless the person changes their mind and consents",
    Reason.CONSENT_WITHDRAWN: "nothing, unless the person consents again",
    Reason.CONSENT_EXPIRED: "ask for a new consent",
    Reason.CONSENT_INSUFFICIENT: "record a consent in the form asked for: explicit, written, separate",
    Reason.NOTICE_MISSING: "give the notice, have it acknowledged, and wait the days the pack asks for",
    Reason.PREREQUISITE_MISSING: "complete the paper the pack asks for and name it in the session's header",
    Reason.EVENT_KIND_DENIED: "leave this kind of event out",
    Reason.APP_DENIED: "leave this program out",
    Reason.APP_UNKNOWN: "have the capture agent name the program",
    Reason.WINDOW_DENIED: "leave windows of this kind out",
    Reason.DEVICE_DENIED: "capture on the employer's device only, and say whose it is",
    Reason.PAUSED: "nothing: the person had paused the recording",
    Reason.RULE_FAILED: "correct the values the rule was asked about (times need a zone)",
    Reason.ENTITY_WITHHELD: "a person looks at the item; the pack holds back what it contains",
    Reason.LANGUAGE_WITHOUT_MODEL: "install a model for the language and name it under `languages.models`",
}
"""What would have to change, per reason."""


def explain(decision: Decision, situation: Situation) -> str:
    """Return the whole story as an indented text, one line per fact."""
    return "\n".join(_lines(explain_json(decision, situation))) + "\n"


def explain_json(decision: Decision, situation: Situation) -> dict[str, Any]:
    """Return the same story as plain data, ready for JSON."""
    people = zip(roles(situation.people), situation.people, strict=True)
    return {
        "action": str(decision.action),
        "reasons": [str(reason) for reason in decision.reasons],
        "at": situation.at.isoformat(),
        "purpose": situation.purpose,
        "event_kind": situation.event_kind,
        "people": [_person(role, person, situation) for role, person in people],
        "rules": [_rule(line, decision) for line in decision.trace],
        "decided_by": [_rule(line, decision) for line in decision.trace if line.reason is not None],
        "to_change": [
            {"reason": str(reason), "remedy": REMEDIES.get(reason, "see the item's record")}
            for reason in decision.reasons
            if decision.action is not Action.RELEASE
        ],
    }


def _person(role: str, person: Person, situation: Situation) -> dict[str, Any]:
    consent = situation.consents.get(person.id, ConsentState(ConsentStatus.UNKNOWN))
    return {
        "role": role,
        "regions": [
            {"evidence": evidence, "region": regions.normalise(code), "meaning": regions.advice(code)}
            for evidence, code in person.regions
        ],
        "consent": str(consent.status),
    }


def _rule(line: RuleSeen, decision: Decision) -> dict[str, Any]:
    return {
        "person": line.person,
        "pack": line.pack,
        "rule": line.rule,
        "effect": None if line.effect is None else str(line.effect),
        "reason": None if line.reason is None else str(line.reason),
        "decided": line.effect is decision.action,
        "citations": list(line.citations),
    }


def _lines(story: dict[str, Any]) -> Iterator[str]:
    yield f"{story['action']}: {', '.join(story['reasons'])}"
    yield f"  {story['event_kind']} event at {story['at']} for {story['purpose'] or 'no purpose'}"
    yield "people"
    for person in story["people"]:
        yield f"  {person['role']}: consent {person['consent']}"
        for region in person["regions"] or [{"evidence": "none", "meaning": "no region is known"}]:
            yield f"    {region['evidence']}: {region['meaning']}"
    yield "decided by" if story["decided_by"] else "no rule speaks against it"
    for rule in story["decided_by"]:
        yield f"  {_who(rule)}: {rule['reason']}"
        yield from (f"    {citation}" for citation in rule["citations"])
    if story["to_change"]:
        yield "to change it"
    yield from (f"  {entry['reason']}: {entry['remedy']}" for entry in story["to_change"])
    yield f"rules looked at: {len(story['rules'])}"
    for rule in story["rules"]:
        yield f"  {'x' if rule['reason'] else '.'} {_who(rule)}"


def _who(rule: dict[str, Any]) -> str:
    return " / ".join(part for part in (rule["person"], rule["pack"], rule["rule"]) if part)
