"""The frozen values that rooms hand to each other.

Made so that wrong states are hard to write: raw and safe content are different types, a finding
has no field that could hold text, and no ``repr`` here prints content. Coordinates are pixels,
origin top left; spans are half-open ranges of code points.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""An image as ``(height, width, 3)`` uint8, channels in RGB order."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points; never empty.

    Raises:
        ValueError: ``start`` is negative or not before ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A rectangle on a screen: pixels, origin top left, never empty.

    Raises:
        ValueError: a negative corner or an empty side.
    """

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.x < 0 or self.y < 0 or self.width < 1 or self.height < 1:
            raise ValueError(f"not a zone: {self.x},{self.y} {self.width}x{self.height}")

    def as_list(self) -> list[int]:
        """Return ``[x, y, width, height]``, the form of every file format."""
        return [self.x, self.y, self.width, self.height]

    def overlaps(self, other: Zone) -> bool:
        """Tell whether the two share at least one pixel."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class RawText:
    """Text that may hold anything. Its ``repr`` shows only the length."""

    value: str

    def __repr__(self) -> str:
        return f"RawText({len(self.value)} code points)"


@dataclass(frozen=True, slots=True)
class SafeText:
    """Text after masking. Only ``mask/text.py`` makes one; writers accept nothing else.

    ``spans`` holds, per applied finding in order of appearance, where its replacement stands in
    ``value``; a replacement that is empty (operator ``drop``) has no span.
    """

    value: str
    spans: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"SafeText({len(self.value)} code points)"


@dataclass(frozen=True, slots=True, eq=False)
class RawImage:
    """A decoded, still unmasked image."""

    pixels: Pixels

    def __post_init__(self) -> None:
        check_pixels(self.pixels)

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    def __repr__(self) -> str:
        return f"RawImage({self.width}x{self.height})"


@dataclass(frozen=True, slots=True)
class SafeImage:
    """A masked image, encoded. ``zones`` are the rectangles as painted.

    Only ``mask/image.py`` makes one; every writer accepts nothing else. The pixels are not kept:
    whoever wants to look at it decodes what will be released.

    Raises:
        ValueError: an empty side, or no bytes.
    """

    width: int
    height: int
    encoded: bytes
    media_type: str
    zones: tuple[Zone, ...]

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or not self.encoded:
            raise ValueError("a safe image is not empty")

    def __repr__(self) -> str:
        return f"SafeImage({self.width}x{self.height}, {len(self.zones)} zones, {len(self.encoded)} bytes)"


def check_pixels(pixels: Pixels) -> None:
    """Raise ``ValueError`` unless ``pixels`` is ``(height, width, 3)`` uint8 and not empty."""
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
        raise ValueError(f"not an RGB image: shape {pixels.shape}, type {pixels.dtype}")


@dataclass(frozen=True, slots=True)
class Joint:
    """A sign that parts a word (``=`` in ``HOST=db1``): its place in the word, and the columns of its ink."""

    place: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: where it stands in the page's text and on the screen.

    ``confidence`` is 0..1 as the engine says; ``line`` numbers the page's lines from 0. ``joints`` are those
    of which the engine knows where they stand, in pixels of the screen, from the left.
    """

    span: Span
    zone: Zone
    confidence: float
    line: int
    joints: tuple[Joint, ...] = ()


@dataclass(frozen=True, slots=True)
class LineWord:
    """One word of the picture of a line: text, box in pixels of the picture, confidence 0..1.

    ``joints`` are those of which is known where they stand, in pixels of the picture. ``spaced``: the engine
    saw a space before the word, however little room there is.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    joints: tuple[Joint, ...] = ()
    spaced: bool = False

    def __repr__(self) -> str:
        return "LineWord(...)"


@dataclass(frozen=True, slots=True)
class Page:
    """A screen as read: its text in reading order and the zone of each word.

    Words stand in ``text`` in order and do not overlap; what lies between them is white space put
    in by the reader (one space inside a line, newlines between lines and blocks). ``unread`` are the zones
    of what looks like a line of text and gave no words.

    Raises:
        ValueError: spans out of order or out of the text, or a zone outside the image.
    """

    text: str
    words: tuple[Word, ...]
    width: int
    height: int
    unread: tuple[Zone, ...] = ()

    def __post_init__(self) -> None:
        end = 0
        for word in self.words:
            if word.span.start < end or word.span.end > len(self.text):
                raise ValueError("words must follow each other inside the text")
            end = word.span.end
        for zone in (*(word.zone for word in self.words), *self.unread):
            if zone.x + zone.width > self.width or zone.y + zone.height > self.height:
                raise ValueError("a word's or line's zone reaches outside the page")

    def __repr__(self) -> str:
        return f"Page({len(self.words)} words, {self.width}x{self.height})"


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known around a text: helps a detector, is never looked at for findings.

    ``label`` is the name of the field or column that holds the text.
    """

    app: str = ""
    title: str = ""
    label: str = ""

    def __repr__(self) -> str:
        return "Hint(...)"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, never the text itself.

    ``entity`` is a name of :data:`ENTITIES`; ``span`` is set for text, ``zones`` for screens (both for
    text read off a screen). ``score`` is 0..1, ``detector`` names the engine and ``rule`` the
    recognizer inside it; ``checked`` tells that a checksum or full grammar confirmed it. ``context`` holds
    the words of the recognizer's own table that spoke for it, ``beaten`` the findings that it won over.

    Raises:
        ValueError: an unknown entity, a score outside 0..1, neither span nor zones.
    """

    entity: str
    score: float
    detector: str
    rule: str = ""
    span: Span | None = None
    zones: tuple[Zone, ...] = ()
    checked: bool = False
    context: tuple[str, ...] = ()
    beaten: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        if self.entity not in ENTITIES:
            raise ValueError("unknown entity")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError("a score is between 0 and 1")
        if self.span is None and not self.zones:
            raise ValueError("a finding has a span or zones")


ENTITIES: frozenset[str] = frozenset(
    """
    PERSON EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD IBAN_CODE BANK_ACCOUNT IP_ADDRESS MAC_ADDRESS US_SSN
    NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE VEHICLE_PLATE HEALTH_ID CRYPTO DEVICE_ID LOCATION ADDRESS
    COORDINATES NRP DATE_TIME DATE_OF_BIRTH AGE URL PRIVATE_URL ORGANIZATION HANDLE CHANNEL REPOSITORY ID
    SECRET CONFIDENTIAL_TERM SPECIAL_CATEGORY UNREADABLE ILLEGIBLE FACE PHOTO QR_CODE BARCODE
    """.split()
)
"""Every entity name that policies, findings and file formats may use."""


class OperatorKind(enum.StrEnum):
    """What may happen to a finding, loosest first."""

    KEEP = "keep"
    SURROGATE = "surrogate"
    PSEUDONYM = "pseudonym"
    ENCRYPT = "encrypt"
    MASK = "mask"
    REPLACE = "replace"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator with its parameters (``mask``: ``keep_last``, code points left readable)."""

    kind: OperatorKind
    keep_last: int = 0


class Action(enum.StrEnum):
    """A decision's action, loosest first."""

    RELEASE = "release"
    WITHHOLD = "withhold"
    REFUSE = "refuse"


class Reason(enum.StrEnum):
    """Reason codes of decisions, records and manifests. Stable: other programs read them."""

    ALLOWED = "allowed"
    # Refused by the gate, before anything was decoded.
    REGION_EXEMPT = "region_exempt"
    REGION_UNKNOWN = "region_unknown"
    REGION_DENIED = "region_denied"
    PURPOSE_DENIED = "purpose_denied"
    PURPOSE_NOT_ALLOWED = "purpose_not_allowed"
    CONSENT_UNKNOWN = "consent_unknown"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_EXPIRED = "consent_expired"
    CONSENT_NOT_CURATIVE = "consent_not_curative"
    CONSENT_INSUFFICIENT = "consent_insufficient"
    NOTICE_MISSING = "notice_missing"
    PREREQUISITE_MISSING = "prerequisite_missing"
    POLICY_NOT_IN_FORCE = "policy_not_in_force"
    EVENT_KIND_DENIED = "event_kind_denied"
    APP_DENIED = "app_denied"
    APP_UNKNOWN = "app_unknown"
    WINDOW_DENIED = "window_denied"
    DEVICE_DENIED = "device_denied"
    PAUSED = "paused"
    # Refused because the input breaks its format.
    INPUT_INVALID = "input_invalid"
    # Withheld after the gate.
    SECURE_FIELD = "secure_field"
    ENTITY_WITHHELD = "entity_withheld"
    ENTITY_DROPPED = "entity_dropped"
    LANGUAGE_WITHOUT_MODEL = "language_without_model"
    READ_FAILED = "read_failed"
    READ_TIMEOUT = "read_timeout"
    DETECT_FAILED = "detect_failed"
    MASK_FAILED = "mask_failed"
    LOOK_AGAIN_FOUND = "look_again_found"
    RUN_TOO_LONG = "run_too_long"
    TEXT_TOO_LONG = "text_too_long"
    UNSUPPORTED_CONTENT = "unsupported_content"
    RULE_FAILED = "rule_failed"
    INTERNAL_FAULT = "internal_fault"


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """One line of a decision's trace: a rule that was looked at, and what it said.

    ``rule`` names the policy key, ``pack`` the pack it stands in, ``effect`` what it asked for
    (None: it did not match), ``reason`` its code.
    """

    rule: str
    pack: str
    effect: Action | None = None
    reason: Reason | None = None
    person: str = ""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Release, withhold or refuse, with all reason codes and the trace of every rule looked at.

    ``person`` fields of the trace hold roles (``subject``, ``bystander 1``), never names.

    Raises:
        ValueError: a release with reasons against it, or anything else without one.
    """

    action: Action
    reasons: tuple[Reason, ...]
    trace: tuple[RuleSeen, ...] = ()

    def __post_init__(self) -> None:
        if (self.action is Action.RELEASE) != (self.reasons == (Reason.ALLOWED,)):
            raise ValueError("a release has the reason `allowed` and nothing else does")


class ConsentStatus(enum.StrEnum):
    """States of a consent at one instant (ISO/IEC TS 27560 event states, and unknown)."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ConsentState:
    """One person's consent to one purpose as it stood at one instant.

    ``notice_id`` names the notice the person acknowledged (empty: none), ``notice_acknowledged_at``
    when. ``explicit``, ``written``, ``separate`` tell how the consent was given.
    """

    status: ConsentStatus
    record_id: str = ""
    explicit: bool = False
    written: bool = False
    separate: bool = False
    notice_id: str = ""
    notice_acknowledged_at: datetime | None = None
    given_at: datetime | None = None


UNKNOWN_CONSENT = ConsentState(ConsentStatus.UNKNOWN)
"""What a ledger answers for a person it has never heard of: not given."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who counts in a decision.

    ``id`` is the organisation's identifier (personal: never recorded in clear). ``role`` is
    ``subject`` or ``bystander``. ``regions`` are the region candidates by evidence, in order of
    trust: ``work``, ``employer``, ``residence``, ``device``.
    """

    id: str
    role: str
    regions: tuple[tuple[str, str], ...]
    worker_type: str = "employee"

    def __repr__(self) -> str:
        return f"Person({self.role}, {len(self.regions)} region candidates)"


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the gate looks at for one item; no content but the window title and address.

    ``prerequisites`` are the papers the session names, as ``kind:id`` (``dpia:DPIA-2026-01``).
    """

    people: tuple[Person, ...]
    consents: Mapping[str, ConsentState]
    purpose: str
    at: datetime
    event_kind: str
    app: str | None = None
    title: str = ""
    url: str = ""
    device_owner: str = "employer"
    paused: bool = False
    prerequisites: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Situation({self.event_kind}, {len(self.people)} people)"


class TypedChar(msgspec.Struct, frozen=True, gc=False):
    """One character that ever stood in a typed text, and which events of the run made it and took it away."""

    char: str
    made_by: tuple[int, ...]
    removed_by: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return "TypedChar(...)"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        return []


@dataclass(frozen=True, slots=True)
class TypedText:
    """One view of a run of key events: a text that stood in the field, character by character."""

    chars: tuple[TypedChar, ...]

    @property
    def text(self) -> str:
        """The text of this view."""
        return "".join([char.char for char in self.chars])

    def events_of(self, span: Span) -> frozenset[int]:
        """Return the indices of all events that made or removed characters of ``span``."""
        touched = self.chars[span.start : span.end]
        return frozenset(index for char in touched for index in (*char.made_by, *char.removed_by))

    def __repr__(self) -> str:
        return f"TypedText({len(self.chars)} characters)"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the audit log answers once a record is durable: its number and its chain hash."""

    number: int
    record_hash: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings per entity, and how many per operator; never per value."""

    entities: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    operators: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
