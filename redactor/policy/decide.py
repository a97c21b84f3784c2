"""The gate and the judge: pure functions from a situation and packs to a decision.

The gate asks about every person in the situation, not only the one at the keyboard; the strictest
answer wins. It works in two rounds:

1. Standing: is every person known to a region with a pack, and does no pack exempt or deny one of
   them? If not, nothing else about the item is looked at.
2. The item, then each person's consent and notice. All reasons are collected.

A rule that cannot answer counts as a refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from redactor.policy import regions
from redactor.policy.merge import EffectivePolicy
from redactor.policy.model import Pack
from redactor.policy.packset import PackSet
from redactor.policy.rules import ITEM, PERSONAL, STANDING
from redactor.policy.vocabulary import EVIDENCE, UNREADABLE
from redactor.values import (
    UNKNOWN_CONSENT,
    Action,
    ConsentState,
    Decision,
    Finding,
    Person,
    Reason,
    RuleSeen,
    Situation,
)

RULE_FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a rule that meets a wrong value raises; anything else is a fault of the whole item."""

_ORDER = {reason: place for place, reason in enumerate(Reason)}
_ALLOWED = (Reason.ALLOWED,)
_NO_TIME = datetime.min.replace(tzinfo=UTC)
_NO_CONSENTS: Mapping[str, ConsentState] = MappingProxyType({})


class ItemLines:
    """What packs say about an item by itself, kept for the next one: of keys, a thousand are alike.

    Only the last answer is held. Its rules see no time and no consents, so that it may hold for the next.
    """

    def __init__(self, packs: PackSet) -> None:
        self._packs = packs
        self._facts: Situation | None = None
        self._lines: tuple[RuleSeen, ...] = ()

    def about(self, situation: Situation) -> tuple[RuleSeen, ...]:
        """Return the lines of the trace about an item by itself."""
        facts = replace(situation, at=_NO_TIME, consents=_NO_CONSENTS)
        if facts != self._facts:
            self._lines = tuple(_about_item(facts, self._packs))
            self._facts = facts
        return self._lines


def decide(situation: Situation, packs: PackSet, before: ItemLines | None = None) -> Decision:
    """Decide whether one item may be processed at all.

    Args:
        situation: everyone in the item, their consents as they stood at ``situation.at``, and the
            item's own facts.
        packs: the packs in use.
        before: what the same packs said about the item before, if there was one.

    Returns:
        ``release`` or ``refuse``, with all reason codes in a fixed order and every rule looked at.
    """
    people = tuple(zip(roles(situation.people), situation.people, strict=True))
    trace = list(_standing(people, situation, packs))
    if not _against(trace):
        trace.extend((before or ItemLines(packs)).about(situation))
        trace.extend(_about_consent(people, situation, packs))
    return _conclude(trace, Action.REFUSE)


def judge(findings: Iterable[Finding], effective: EffectivePolicy) -> Decision:
    """Decide what the findings mean for the item: withhold it, or go on to masking."""
    names = "+".join(sorted(ref.id for ref in effective.packs))
    trace = [
        _entity_line(entity, names, withheld=effective.withholds(entity))
        for entity in sorted({finding.entity for finding in findings})
    ]
    return _conclude(trace, Action.WITHHOLD)


def roles(people: Iterable[Person]) -> Iterator[str]:
    """Yield how a trace calls each person: ``subject``, ``bystander 1``, ``bystander 2``, ..."""
    count = 0
    for person in people:
        if person.role == "subject":
            yield "subject"
        else:
            count += 1
            yield f"bystander {count}"


def _conclude(trace: list[RuleSeen], action: Action) -> Decision:
    reasons = _against(trace)
    if not reasons:
        return Decision(Action.RELEASE, _ALLOWED, tuple(trace))
    return Decision(action, tuple(sorted(reasons, key=_ORDER.__getitem__)), tuple(trace))


def _against(trace: Iterable[RuleSeen]) -> set[Reason]:
    return {line.reason for line in trace if line.reason is not None}


def _standing(
    people: tuple[tuple[str, Person], ...], situation: Situation, packs: PackSet
) -> Iterator[RuleSeen]:
    if all(role != "subject" for role, _ in people):
        yield _seen("regions", None, Reason.REGION_UNKNOWN, "subject")
    for role, person in people:
        yield from _placed(role, person.regions, packs)
        for pack in packs.packs_for(person):
            for key, rule in STANDING:
                yield _seen(key, pack, _ask(rule, pack, situation), role)


def _placed(role: str, candidates: tuple[tuple[str, str], ...], packs: PackSet) -> Iterator[RuleSeen]:
    """Every region candidate must be a region, and one that some pack speaks for."""
    if not candidates:
        yield _seen("regions", None, Reason.REGION_UNKNOWN, role)
    for evidence, code in candidates:
        region = regions.normalise(code)
        known = region is not None and packs.covers(region)
        key = f"regions.{evidence if evidence in EVIDENCE else 'other'}"
        yield _seen(key, None, None if known else Reason.REGION_UNKNOWN, role)


def _about_item(situation: Situation, packs: PackSet) -> Iterator[RuleSeen]:
    for pack in packs.packs_for_all(situation.people):
        for key, rule in ITEM:
            yield _seen(key, pack, _ask(rule, pack, situation), "")


def _about_consent(
    people: tuple[tuple[str, Person], ...], situation: Situation, packs: PackSet
) -> Iterator[RuleSeen]:
    for role, person in people:
        consent = situation.consents.get(person.id, UNKNOWN_CONSENT)
        for pack in packs.packs_for(person):
            if role != "subject" and not pack.bystanders_own_consent:
                yield _seen("bystanders.own_consent", pack, None, role)
                continue
            for key, rule in PERSONAL:
                yield _seen(key, pack, _ask(rule, pack, situation, consent), role)


def _ask(rule: Callable[..., Reason | None], *facts: Any) -> Reason | None:
    """Ask one rule; one that fails has not said yes."""
    try:
        return rule(*facts)
    except RULE_FAULTS:
        return Reason.RULE_FAILED


@lru_cache(maxsize=16_384)
def _seen(key: str, pack: Pack | None, reason: Reason | None, person: str) -> RuleSeen:
    return RuleSeen(
        rule=key,
        pack="" if pack is None else pack.id,
        effect=None if reason is None else Action.REFUSE,
        reason=reason,
        person=person,
        citations=() if pack is None else pack.cited_for(key.partition(".")[0]),
    )


def _entity_line(entity: str, packs: str, *, withheld: bool) -> RuleSeen:
    unread = entity == UNREADABLE
    reason = Reason.LANGUAGE_WITHOUT_MODEL if unread else Reason.ENTITY_WITHHELD
    return RuleSeen(
        rule="languages.without_model" if unread else f"entities.{entity}",
        pack=packs,
        effect=Action.WITHHOLD if withheld else None,
        reason=reason if withheld else None,
    )
