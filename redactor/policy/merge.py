"""Merging packs: on every key the strictest wins, so adding a pack never loosens a policy.

Each key is a small order with a strictest side (see ``docs/policy.md``); ``join`` takes the
stricter value key by key. It is commutative, associative and idempotent, hence the order in which
packs are named has no meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import reduce
from types import MappingProxyType

from redactor.canonical import canonical_json, digest
from redactor.policy.model import (
    AppList,
    ConsentNeeds,
    Handled,
    Languages,
    Memory,
    NoticeNeeds,
    Pack,
    Retention,
    Times,
)
from redactor.policy.vocabulary import (
    IMAGE_MODE_RANK,
    LOOK_AGAIN_RANK,
    MEMORY_RANK,
    PHOTOS_RANK,
    PSEUDONYM_SCOPE_RANK,
    STANCE_RANK,
    TIMING_RANK,
    UNREADABLE_RANK,
    WITHOUT_MODEL_RANK,
    Handling,
    ImageMode,
    LookAgain,
    Photos,
    PseudonymScope,
    Stance,
    Unreadable,
)
from redactor.values import ENTITIES, Operator, OperatorKind


@dataclass(frozen=True, slots=True, order=True)
class PackRef:
    """Names one pack exactly, for records."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class EffectivePolicy:
    """What several packs ask for together. Fields mean what they mean in :class:`Pack`.

    ``entities`` holds every entity there is, so nothing is unlisted any more.
    """

    packs: frozenset[PackRef]
    effective_from: date
    effective_until: date | None
    stance: Stance
    consent_curable: bool
    consent: ConsentNeeds
    notice: NoticeNeeds
    bystanders_own_consent: bool
    lawful_bases: frozenset[str]
    prerequisites: frozenset[str]
    purposes_allowed: frozenset[str]
    purposes_denied: frozenset[str]
    events_denied: frozenset[str]
    apps_allowed: AppList | None
    apps_denied: AppList
    windows_denied: frozenset[str]
    device_personal_allowed: bool
    entities: Mapping[str, Handled]
    pseudonym_scope: PseudonymScope
    required_entities: frozenset[str]
    languages: Languages
    image_mode: ImageMode
    look_again_image: LookAgain
    look_again_share: int
    allowed_words: frozenset[str] | None
    fill: str
    padding: int
    photos: Photos
    unreadable: Unreadable
    timing: Times
    memory: Memory
    retention: Retention
    response_days: int
    rights_served: frozenset[str]
    breach_hours: int
    transfers: frozenset[str]

    def operator_for(self, entity: str) -> Operator:
        """Return the masking operator of an entity.

        An entity that holds the whole item back (see :meth:`withholds`) is masked by ``drop``:
        should anything of the item be written all the same, the value is not in it.

        Raises:
            ValueError: an entity that does not exist.
        """
        if entity not in self.entities:
            raise ValueError("unknown entity")
        rule = self.entities[entity]
        if rule.handling is Handling.WITHHOLD:
            return Operator(OperatorKind.DROP)
        return Operator(OperatorKind(rule.handling), rule.keep_last)

    def withholds(self, entity: str) -> bool:
        """Tell whether a finding of this entity holds its item back; an unknown entity does."""
        rule = self.entities.get(entity)
        return rule is None or rule.handling is Handling.WITHHOLD

    @property
    def digest(self) -> str:
        """One digest over the packs that were merged, for records."""
        refs = [[ref.id, ref.version, ref.digest] for ref in sorted(self.packs)]
        return digest("policy-set", canonical_json(refs))


def of(pack: Pack) -> EffectivePolicy:
    """Return the policy of one pack alone."""
    same = {field.name for field in fields(EffectivePolicy)} & {field.name for field in fields(Pack)}
    shared = {name: getattr(pack, name) for name in same}
    shared["entities"] = MappingProxyType({entity: pack.handled(entity) for entity in sorted(ENTITIES)})
    shared["windows_denied"] = frozenset(pack.windows_denied.patterns)
    return EffectivePolicy(packs=frozenset({PackRef(pack.id, pack.version, pack.digest)}), **shared)


def merge(packs: Iterable[Pack]) -> EffectivePolicy:
    """Return what the packs ask for together.

    Raises:
        ValueError: no packs; an empty policy is an error, never "everything allowed".
    """
    policies = [of(pack) for pack in packs]
    if not policies:
        raise ValueError("a policy needs at least one pack")
    return reduce(join, policies)


def join(one: EffectivePolicy, two: EffectivePolicy) -> EffectivePolicy:
    """Return the policy that is as strict as both, and no stricter."""
    return EffectivePolicy(
        packs=one.packs | two.packs,
        effective_from=max(one.effective_from, two.effective_from),
        effective_until=_earliest(one.effective_until, two.effective_until),
        stance=max(one.stance, two.stance, key=STANCE_RANK.__getitem__),
        consent_curable=one.consent_curable and two.consent_curable,
        consent=_consent(one.consent, two.consent),
        notice=_notice(one.notice, two.notice),
        bystanders_own_consent=one.bystanders_own_consent or two.bystanders_own_consent,
        lawful_bases=one.lawful_bases & two.lawful_bases,
        prerequisites=one.prerequisites | two.prerequisites,
        purposes_allowed=one.purposes_allowed & two.purposes_allowed,
        purposes_denied=one.purposes_denied | two.purposes_denied,
        events_denied=one.events_denied | two.events_denied,
        apps_allowed=_allowed(one.apps_allowed, two.apps_allowed),
        apps_denied=AppList(one.apps_denied.names | two.apps_denied.names),
        windows_denied=one.windows_denied | two.windows_denied,
        device_personal_allowed=one.device_personal_allowed and two.device_personal_allowed,
        entities=_entities(one.entities, two.entities),
        pseudonym_scope=max(one.pseudonym_scope, two.pseudonym_scope, key=PSEUDONYM_SCOPE_RANK.__getitem__),
        required_entities=one.required_entities | two.required_entities,
        languages=_languages(one.languages, two.languages),
        look_again_image=max(one.look_again_image, two.look_again_image, key=LOOK_AGAIN_RANK.__getitem__),
        look_again_share=max(one.look_again_share, two.look_again_share),
        image_mode=max(one.image_mode, two.image_mode, key=IMAGE_MODE_RANK.__getitem__),
        allowed_words=_words(one.allowed_words, two.allowed_words),
        # Every constant colour is as strict as any other; the darker one keeps the join commutative.
        fill=min(one.fill, two.fill),
        padding=max(one.padding, two.padding),
        photos=max(one.photos, two.photos, key=PHOTOS_RANK.__getitem__),
        unreadable=max(one.unreadable, two.unreadable, key=UNREADABLE_RANK.__getitem__),
        timing=_times(one.timing, two.timing),
        memory=_memory(one.memory, two.memory),
        retention=_retention(one.retention, two.retention),
        response_days=min(one.response_days, two.response_days),
        rights_served=one.rights_served | two.rights_served,
        breach_hours=min(one.breach_hours, two.breach_hours),
        transfers=one.transfers & two.transfers,
    )


def _earliest(one: date | None, two: date | None) -> date | None:
    known = [day for day in (one, two) if day is not None]
    return min(known) if known else None


def _fewest(one: int | None, two: int | None) -> int | None:
    known = [number for number in (one, two) if number is not None]
    return min(known) if known else None


def _consent(one: ConsentNeeds, two: ConsentNeeds) -> ConsentNeeds:
    return ConsentNeeds(
        explicit=one.explicit or two.explicit,
        written=one.written or two.written,
        separate=one.separate or two.separate,
        expires_days=_fewest(one.expires_days, two.expires_days),
    )


def _notice(one: NoticeNeeds, two: NoticeNeeds) -> NoticeNeeds:
    return NoticeNeeds(
        required=one.required or two.required,
        acknowledged=one.acknowledged or two.acknowledged,
        days_before=max(one.days_before, two.days_before),
        renew_days=_fewest(one.renew_days, two.renew_days),
    )


def _allowed(one: AppList | None, two: AppList | None) -> AppList | None:
    if one is None or two is None:
        return one if two is None else two
    return AppList(one.names & two.names)


def _words(one: frozenset[str] | None, two: frozenset[str] | None) -> frozenset[str] | None:
    """A word stays where every pack that covers all text allows it; the others (None) have no say in it."""
    if one is None or two is None:
        return one if two is None else two
    return one & two


def _languages(one: Languages, two: Languages) -> Languages:
    """A language is read where both packs accept a model for it, and then by the models of both."""
    without = max(one.without_model, two.without_model, key=WITHOUT_MODEL_RANK.__getitem__)
    if one.models is None or two.models is None:
        return Languages(two.models if one.models is None else one.models, without)
    both = {
        code: one.models[code] | two.models[code] for code in sorted(one.models.keys() & two.models.keys())
    }
    return Languages(MappingProxyType(both), without)


def _entities(one: Mapping[str, Handled], two: Mapping[str, Handled]) -> Mapping[str, Handled]:
    return MappingProxyType(
        {entity: max(one[entity], two[entity], key=lambda rule: rule.strictness) for entity in one}
    )


def _times(one: Times, two: Times) -> Times:
    return Times(max(one.mode, two.mode, key=TIMING_RANK.__getitem__), max(one.step_ms, two.step_ms))


def _memory(one: Memory, two: Memory) -> Memory:
    return Memory(
        max(one.scope, two.scope, key=MEMORY_RANK.__getitem__), max(one.look_back_s, two.look_back_s)
    )


def _retention(one: Retention, two: Retention) -> Retention:
    return Retention(
        raw_days=min(one.raw_days, two.raw_days),
        released_days=min(one.released_days, two.released_days),
        audit_days=max(one.audit_days, two.audit_days),
    )
