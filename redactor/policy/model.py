"""A policy pack as a frozen value, and the small matchers its rules are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from redactor.policy.vocabulary import (
    HANDLING_RANK,
    ILLEGIBLE,
    PHOTOS_KEPT,
    UNREADABLE,
    WITHOUT_MODEL_HANDLING,
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

MAX_WINDOW_TEXT = 16_384
_WORDS = re.compile(r"[^\W_]+")
_EXECUTABLE = re.compile(r"\.(exe|app)\Z", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text in one case and one form, without invisible format characters.

    Full-width letters, ligatures and zero-width characters would otherwise slip past a deny list.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


def app_name(name: str) -> str:
    """Return the form in which program names are compared: plain words, no ``.exe`` or ``.app``."""
    return " ".join(_WORDS.findall(plain(_EXECUTABLE.sub("", name.strip()))))


@dataclass(frozen=True, slots=True)
class AppList:
    """Program names. Allowing is exact, denying is generous: both lean to the strict side."""

    names: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> AppList:
        """Build a list from names as people write them."""
        return cls(frozenset(app_name(name) for name in names))

    def holds(self, name: str) -> bool:
        """Tell whether the list holds exactly this program."""
        return app_name(name) in self.names

    def touches(self, name: str) -> bool:
        """Tell whether a listed name stands, as whole words, anywhere in this program's name."""
        padded = f" {app_name(name)} "
        return any(f" {listed} " in padded for listed in self.names)


@dataclass(frozen=True, slots=True)
class WindowList:
    """Patterns that a window's title or address must not match, case ignored."""

    patterns: tuple[str, ...]
    compiled: re.Pattern[str] | None

    @classmethod
    def of(cls, patterns: Iterable[str]) -> WindowList:
        """Build a list from patterns that the schema has checked."""
        texts = tuple(sorted(set(patterns)))
        joined = "|".join(f"(?:{text})" for text in texts)
        return cls(texts, re.compile(joined, re.IGNORECASE) if texts else None)

    def touches(self, *texts: str) -> bool:
        """Tell whether any pattern is found in any of the texts.

        Raises:
            ValueError: a text is longer than ``MAX_WINDOW_TEXT`` code points; no title needs that.
        """
        if self.compiled is None:
            return False
        if max(map(len, texts)) > MAX_WINDOW_TEXT:
            raise ValueError("a window text is too long to look through")
        return any(self.compiled.search(plain(text)) is not None for text in texts if text)


@dataclass(frozen=True, slots=True)
class Handled:
    """What happens to one entity; ``keep_last`` code points stay readable under ``mask``."""

    handling: Handling
    keep_last: int = 0

    @property
    def strictness(self) -> tuple[int, int]:
        """Sort key: the handling first, then how little stays readable."""
        return HANDLING_RANK[self.handling], -self.keep_last


@dataclass(frozen=True, slots=True)
class Languages:
    """Which models are accepted for which language (None: any), and what becomes of all other text.

    A language is read by every model on its list.
    """

    models: Mapping[str, frozenset[str]] | None
    without_model: WithoutModel

    @property
    def unread(self) -> Handled:
        """What happens to text in a language that no model reads."""
        return Handled(WITHOUT_MODEL_HANDLING[self.without_model])


@dataclass(frozen=True, slots=True)
class ConsentNeeds:
    """Properties a consent must have; ``expires_days`` None: no age limit of its own."""

    explicit: bool
    written: bool
    separate: bool
    expires_days: int | None


@dataclass(frozen=True, slots=True)
class NoticeNeeds:
    """What must have happened with the notice before capture, in days of 24 hours."""

    required: bool
    acknowledged: bool
    days_before: int
    renew_days: int | None


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept: raw and released at most, audit records at least."""

    raw_days: int
    released_days: int
    audit_days: int


@dataclass(frozen=True, slots=True)
class Times:
    """What is left of the times of events; a step is ``step_ms`` milliseconds of the clock."""

    mode: Timing
    step_ms: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Where a value that was found once is known, and how long an event waits for what comes after it.

    ``look_back_s`` are seconds between the times of events.
    """

    scope: MemoryScope
    look_back_s: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A source: which keys of the pack rest on it, and whether a person has checked it."""

    ref: str
    verified: bool
    supports: frozenset[str]
    url: str = ""

    @property
    def label(self) -> str:
        """The source as traces show it; an unchecked one says so."""
        return self.ref if self.verified else f"{self.ref} (unverified)"


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One policy file, checked and typed. Two packs are the same when their digests are.

    ``allowed_words`` stay besides those of the program's own list where all other text is covered; None:
    the mode covers only what was found. ``file`` is where it came from; ``digest`` is over the canonical JSON
    of the parsed file.
    """

    id: str
    version: str
    title: str
    parent: str | None
    regions: frozenset[str]
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
    windows_denied: WindowList
    device_personal_allowed: bool
    entities: Mapping[str, Handled]
    unlisted_entity: Handled
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
    citations: tuple[Citation, ...]
    file: str
    digest: str

    def handled(self, entity: str) -> Handled:
        """Return what happens to an entity, listed or not."""
        if entity == UNREADABLE:
            return self.languages.unread
        if entity in PHOTOS_KEPT[self.photos]:
            return Handled(Handling.KEEP)
        if entity == ILLEGIBLE and self.unreadable is Unreadable.KEEP:
            return Handled(Handling.KEEP)
        return self.entities.get(entity, self.unlisted_entity)

    def cited_for(self, key: str) -> tuple[str, ...]:
        """Return the sources a top-level key rests on."""
        return tuple(citation.label for citation in self.citations if key in citation.supports)

    def in_force(self, at: datetime) -> bool:
        """Tell whether the pack speaks for this instant; days are days of UTC, both ends included."""
        day = at.astimezone(UTC).date()
        return self.effective_from <= day and (self.effective_until is None or day <= self.effective_until)
