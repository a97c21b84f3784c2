"""The closed vocabularies of policy files; anything else in a pack is a fault.

The lists follow the legal reference of the packs: decisions and purposes, consent flags,
assessment names and transfer mechanisms. A word that is missing here cannot be written in a pack,
so a typo can never turn into a rule that matches nothing.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

SCHEMA_ID = "redactor.policy/1"
CASES_SCHEMA_ID = "redactor.policy-cases/1"


class Stance(enum.StrEnum):
    """What a pack asks by default, loosest first.

    ``notice`` needs an acknowledged notice, ``opt_in`` a valid consent besides, ``deny`` lets
    nothing through, ``exempt`` keeps the person out of the programme altogether.
    """

    NOTICE = "notice"
    OPT_IN = "opt_in"
    DENY = "deny"
    EXEMPT = "exempt"


class Handling(enum.StrEnum):
    """What happens to a finding, loosest first; ``withhold`` holds the whole item back."""

    KEEP = "keep"
    PSEUDONYM = "pseudonym"
    MASK = "mask"
    REPLACE = "replace"
    DROP = "drop"
    WITHHOLD = "withhold"


STANCE_RANK: Mapping[Stance, int] = MappingProxyType({word: rank for rank, word in enumerate(Stance)})
HANDLING_RANK: Mapping[Handling, int] = MappingProxyType({word: rank for rank, word in enumerate(Handling)})

REFUSED_HANDLINGS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("blur", "pixelate", "pixelation", "mosaic"),
            "is reversible: text is recovered through blur and mosaic"
            " (Hill, Zhou, Saul, Shacham, PoPETs 2016); use an opaque fill",
        ),
        "encrypt": "is not offered in this release; use `pseudonym` or `replace`",
        "hash": "is guessed back in seconds for phone numbers and the like; use `pseudonym`, which is keyed",
    }
)
"""Operators that people ask for and that no pack may use, each with its reason."""

PURPOSES_ALLOWED: tuple[str, ...] = ("ai_training.agent_interaction",)
"""The only purposes a pack may allow."""

PURPOSES_DENIED: tuple[str, ...] = (
    "performance_management",
    "discipline",
    "surveillance",
    "emotion_inference",
    "biometric_identification",
    "individual_human_review",
    "sale",
    "advertising",
)
"""Purposes a pack may deny by name; none of them can be allowed by any pack."""

EVENT_KINDS: tuple[str, ...] = (
    "window",
    "key",
    "click",
    "screenshot",
    "clipboard",
    "text",
    "scroll",
    "move",
    "file",
    "pause",
    "resume",
    "placeholder",
)
"""Event kinds of the session format."""

LAWFUL_BASES: tuple[str, ...] = (
    "consent_explicit",
    "consent",
    "legitimate_interest",
    "contract",
    "legal_obligation",
    "employment_necessity",
)

PREREQUISITES: tuple[str, ...] = (
    "dpia",
    "risk_assessment",
    "works_council_agreement",
    "union_agreement",
    "labour_inspectorate_authorisation",
    "worker_reps_informed",
    "consultation",
    "contractor_attestation",
)
"""Papers that must exist first; a session's header names them as ``dpia:DPIA-2026-01``."""

TRANSFERS: tuple[str, ...] = (
    "adequacy",
    "scc",
    "bcr",
    "idta",
    "service_provider_contract",
    "separate_consent",
)
"""Mechanisms under which data may leave its region of origin."""

RIGHTS: tuple[str, ...] = (
    "inform",
    "access",
    "correct",
    "delete",
    "restrict",
    "portability",
    "object",
    "withdraw",
    "human_review",
    "opt_out",
)

DEVICE_OWNERS: tuple[str, ...] = ("employer", "personal")
EVIDENCE: tuple[str, ...] = ("work", "employer", "residence", "device")
"""Where a region candidate comes from, in order of trust."""
