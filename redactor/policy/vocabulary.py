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
    SURROGATE = "surrogate"
    PSEUDONYM = "pseudonym"
    MASK = "mask"
    REPLACE = "replace"
    DROP = "drop"
    WITHHOLD = "withhold"


class PseudonymScope(enum.StrEnum):
    """How far the same value has the same token, loosest first: in a purpose, or in one session of it."""

    PURPOSE = "purpose"
    SESSION = "session"


class WithoutModel(enum.StrEnum):
    """What happens to text in a language that no model reads, loosest first.

    ``pass``: it is released on the word of patterns and lists, ``mask``: it is covered whole,
    ``withhold``: the whole item is held back.
    """

    PASS = "pass"  # noqa: S105 - a word of policies, no password
    MASK = "mask"
    WITHHOLD = "withhold"


class ImageMode(enum.StrEnum):
    """How a screen is covered, loosest first.

    ``label``: what was found, with its placeholder written into the fill; ``fill``: the same without it;
    ``mask_all_but_allowed``: all text besides, except words of an allow-list.
    """

    LABEL = "label"
    FILL = "fill"
    MASK_ALL_BUT_ALLOWED = "mask_all_but_allowed"


class LookAgain(enum.StrEnum):
    """How much of a masked screen is read once more, loosest first: around what was covered, or all of it."""

    CHANGED = "changed"
    FULL = "full"


class Photos(enum.StrEnum):
    """What happens to photos inside a screen, loosest first.

    ``keep``: they stay, with the faces in them, ``faces_only``: the faces in them are covered, ``mask``:
    they are covered whole.
    """

    KEEP = "keep"
    FACES_ONLY = "faces_only"
    MASK = "mask"


class Unreadable(enum.StrEnum):
    """What happens to text on a screen that cannot be read and stands with private text, loosest first."""

    KEEP = "keep"
    MASK = "mask"


class Timing(enum.StrEnum):
    """What is left of the time at which keys and mouse were used, loosest first.

    ``keep``: all of it, ``quantise``: the step of the clock it lies in, ``order_only``: which came first.
    """

    KEEP = "keep"
    QUANTISE = "quantise"
    ORDER_ONLY = "order_only"


class MemoryScope(enum.StrEnum):
    """Where a value that was found once is known, loosest first: in its event, or in its whole session."""

    EVENT = "event"
    SESSION = "session"


LEAST_STEP_MS = 100
"""The finest step that times may be rounded to: below it, the rhythm of typing still tells people apart."""

MOST_LOOK_BACK_S = 600
"""The longest that events may wait for what comes after them; what waits is held in memory."""

PSEUDONYM_SCOPE_RANK: Mapping[PseudonymScope, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(PseudonymScope)}
)

WITH_SURROGATE: frozenset[str] = frozenset(
    """
    PERSON ORGANIZATION EMAIL_ADDRESS HANDLE PHONE_NUMBER ADDRESS LOCATION DATE_OF_BIRTH URL PRIVATE_URL
    CREDIT_CARD IBAN_CODE BANK_ACCOUNT US_SSN NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE VEHICLE_PLATE
    HEALTH_ID DEVICE_ID ID IP_ADDRESS MAC_ADDRESS
    """.split()
)
"""The entities that may have a stand-in. A secret's would look like a secret, and what is of a special
category must not be said of anybody, invented or not: these and all others get none."""

TIMING_RANK: Mapping[Timing, int] = MappingProxyType({word: rank for rank, word in enumerate(Timing)})
MEMORY_RANK: Mapping[MemoryScope, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(MemoryScope)}
)
STANCE_RANK: Mapping[Stance, int] = MappingProxyType({word: rank for rank, word in enumerate(Stance)})
HANDLING_RANK: Mapping[Handling, int] = MappingProxyType({word: rank for rank, word in enumerate(Handling)})

LOOK_AGAIN_RANK: Mapping[LookAgain, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(LookAgain)}
)

IMAGE_MODE_RANK: Mapping[ImageMode, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(ImageMode)}
)
PHOTOS_RANK: Mapping[Photos, int] = MappingProxyType({word: rank for rank, word in enumerate(Photos)})
PHOTOS_KEPT: Mapping[Photos, frozenset[str]] = MappingProxyType(
    {
        Photos.KEEP: frozenset({"PHOTO", "FACE"}),
        Photos.FACES_ONLY: frozenset({"PHOTO"}),
        Photos.MASK: frozenset(),
    }
)
"""The entities that stay as they are, whatever ``entities`` says of them."""

UNREADABLE_RANK: Mapping[Unreadable, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(Unreadable)}
)
ILLEGIBLE = "ILLEGIBLE"
"""The entity of text on a screen that cannot be read; it stays where ``image.unreadable`` is ``keep``."""

WITHOUT_MODEL_RANK: Mapping[WithoutModel, int] = MappingProxyType(
    {word: rank for rank, word in enumerate(WithoutModel)}
)
WITHOUT_MODEL_HANDLING: Mapping[WithoutModel, Handling] = MappingProxyType(
    {
        WithoutModel.PASS: Handling.KEEP,
        WithoutModel.MASK: Handling.REPLACE,
        WithoutModel.WITHHOLD: Handling.WITHHOLD,
    }
)
"""What is done to findings of :data:`UNREADABLE`, by what a pack says of such text."""

UNREADABLE = "UNREADABLE"
"""The entity of text that no model can read; ``languages.without_model`` rules it, and nothing else."""

SHIPPED_MODEL = "redactor"
"""How packs call the model that comes with the package."""
SHIPPED_LANGUAGE = "en"
"""The one language it reads; text of no sure language is read by the models for this one."""

LANGUAGES: tuple[str, ...] = tuple(
    """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka
    kk km kn ko ky la lb lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te
    th tl tr uk ur uz vi zh
    """.split()
)
"""Languages that a model may serve, ISO 639-1; ``no`` for both forms of Norwegian."""

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
