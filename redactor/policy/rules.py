"""The rules of the gate: small pure questions to one pack about one situation.

Each answers with the reason against the item, or None. The tables at the end name the policy key
that each rule reads; the order in a table is the order of the trace.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from redactor.policy.model import Pack
from redactor.policy.vocabulary import EVENT_KINDS, Stance
from redactor.values import ConsentState, ConsentStatus, Reason, Situation

Rule: TypeAlias = Callable[[Pack, Situation], Reason | None]
ConsentRule: TypeAlias = Callable[[Pack, Situation, ConsentState], Reason | None]

_NOT_GIVEN = {
    ConsentStatus.UNKNOWN: Reason.CONSENT_UNKNOWN,
    ConsentStatus.REFUSED: Reason.CONSENT_REFUSED,
    ConsentStatus.WITHDRAWN: Reason.CONSENT_WITHDRAWN,
    ConsentStatus.EXPIRED: Reason.CONSENT_EXPIRED,
}
_SAID_NO = frozenset({ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN})


def in_force(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse outside the pack's dates: what the law was then, the pack does not say."""
    if situation.at.tzinfo is None:
        raise ValueError("the time of an event needs a time zone")
    return None if pack.in_force(situation.at) else Reason.POLICY_NOT_IN_FORCE


def stance(pack: Pack, _situation: Situation) -> Reason | None:
    """Refuse for people whom the pack exempts or denies."""
    if pack.stance is Stance.EXEMPT:
        return Reason.REGION_EXEMPT
    return Reason.REGION_DENIED if pack.stance is Stance.DENY else None


def curable(pack: Pack, _situation: Situation) -> Reason | None:
    """Refuse where no consent makes capture lawful."""
    return None if pack.consent_curable else Reason.CONSENT_NOT_CURATIVE


def paused(_pack: Pack, situation: Situation) -> Reason | None:
    """Refuse what was captured while the person had paused the recording."""
    return Reason.PAUSED if situation.paused else None


def purpose_denied(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a denied purpose and everything below it (``surveillance.location``)."""
    parts = situation.purpose.split(".")
    stems = (".".join(parts[:count]) for count in range(1, len(parts) + 1))
    return Reason.PURPOSE_DENIED if any(stem in pack.purposes_denied for stem in stems) else None


def purpose_allowed(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a purpose that is not on the list, letter for letter."""
    return None if situation.purpose in pack.purposes_allowed else Reason.PURPOSE_NOT_ALLOWED


def event_kind(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a denied kind of event, and one that the session format does not have."""
    kind = situation.event_kind
    return Reason.EVENT_KIND_DENIED if kind in pack.events_denied or kind not in EVENT_KINDS else None


def app_allowed(pack: Pack, situation: Situation) -> Reason | None:
    """Where there is a list, refuse a program that is not on it, and an unknown one."""
    if pack.apps_allowed is None:
        return None
    if not situation.app:
        return Reason.APP_UNKNOWN
    return None if pack.apps_allowed.holds(situation.app) else Reason.APP_DENIED


def app_denied(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a program on the deny list."""
    return Reason.APP_DENIED if situation.app and pack.apps_denied.touches(situation.app) else None


def window_denied(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a window whose title or address matches a denied pattern."""
    denied = pack.windows_denied.touches(situation.title, situation.url)
    return Reason.WINDOW_DENIED if denied else None


def device(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse a personal device where the pack says so, and a device of unknown owner."""
    owner = situation.device_owner
    fine = owner == "employer" or (owner == "personal" and pack.device_personal_allowed)
    return None if fine else Reason.DEVICE_DENIED


def prerequisites(pack: Pack, situation: Situation) -> Reason | None:
    """Refuse while a paper the pack asks for is not named by the session."""
    if not pack.prerequisites:
        return None
    named = {kind for kind, _, number in (item.partition(":") for item in situation.prerequisites) if number}
    return None if pack.prerequisites <= named else Reason.PREREQUISITE_MISSING


def consent_status(pack: Pack, situation: Situation, consent: ConsentState) -> Reason | None:
    """Where consent is needed, refuse unless it was given; a spoken no counts everywhere."""
    status = consent.status
    if status is ConsentStatus.GIVEN:
        later = consent.given_at is not None and consent.given_at > situation.at
        return Reason.CONSENT_UNKNOWN if later else None
    if pack.stance is Stance.NOTICE and status not in _SAID_NO:
        return None
    return _NOT_GIVEN[status]


def consent_properties(pack: Pack, _situation: Situation, consent: ConsentState) -> Reason | None:
    """Refuse a consent that was not given in the form the pack asks for."""
    if pack.stance is Stance.NOTICE or consent.status is not ConsentStatus.GIVEN:
        return None
    needs = pack.consent
    fine = (
        consent.explicit >= needs.explicit
        and consent.written >= needs.written
        and consent.separate >= needs.separate
    )
    return None if fine else Reason.CONSENT_INSUFFICIENT


def consent_age(pack: Pack, situation: Situation, consent: ConsentState) -> Reason | None:
    """Refuse a consent older than the pack's own limit; one of unknown age does not do."""
    days = pack.consent.expires_days
    if days is None or pack.stance is Stance.NOTICE or consent.status is not ConsentStatus.GIVEN:
        return None
    if consent.given_at is None:
        return Reason.CONSENT_INSUFFICIENT
    return Reason.CONSENT_EXPIRED if situation.at >= consent.given_at + timedelta(days=days) else None


def notice(pack: Pack, situation: Situation, consent: ConsentState) -> Reason | None:
    """Refuse unless the notice was given, acknowledged early enough, and is not stale."""
    needs = pack.notice
    if not needs.required:
        return None
    if not consent.notice_id:
        return Reason.NOTICE_MISSING
    if not needs.acknowledged:
        return None
    read_at = consent.notice_acknowledged_at
    if read_at is None or read_at + timedelta(days=needs.days_before) > situation.at:
        return Reason.NOTICE_MISSING
    stale = needs.renew_days is not None and situation.at >= read_at + timedelta(days=needs.renew_days)
    return Reason.NOTICE_MISSING if stale else None


STANDING: tuple[tuple[str, Rule], ...] = (
    ("effective_from", in_force),
    ("default_decision", stance),
    ("consent_curable", curable),
)
"""Asked first, per person and pack: may this person be in the programme at all?"""

ITEM: tuple[tuple[str, Rule], ...] = (
    ("pause", paused),
    ("purposes.denied", purpose_denied),
    ("purposes.allowed", purpose_allowed),
    ("prerequisites", prerequisites),
    ("device.personal", device),
    ("events.denied", event_kind),
    ("apps.allowed", app_allowed),
    ("apps.denied", app_denied),
    ("windows.denied", window_denied),
)
"""Asked once per pack, about the item."""

PERSONAL: tuple[tuple[str, ConsentRule], ...] = (
    ("consent", consent_status),
    ("consent.properties", consent_properties),
    ("consent.expires_days", consent_age),
    ("notice", notice),
)
"""Asked per person and pack, about the person's consent as it stood."""
