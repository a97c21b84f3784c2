"""An in-memory world for whole-flow tests: fakes of every port, faults among them, and tiny sessions.

The fake detector finds marked words (``<<...>>`` private, ``((...))`` kept by policy, ``!!...!!`` held
back by policy), so that a test says by its text what is to be found. A fake screen is an image whose pixels
the fake reader knows how to read: text is looked up by the colour of its cell, hence gone when painted.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from redactor.audit.log import InMemoryAuditLog
from redactor.audit.record import Origin
from redactor.capture.events import Event, Key, Screenshot
from redactor.capture.header import Device, Header, KnownPerson, Subject
from redactor.errors import AuditWriteError, DetectError
from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.pipeline.engine import Redactor
from redactor.pipeline.outcome import Outcome
from redactor.pipeline.parts import Parts
from redactor.pipeline.records import Recorder
from redactor.pipeline.rules import Rules
from redactor.policy.model import Handled, Memory, Pack
from redactor.policy.packset import PackSet
from redactor.policy.vocabulary import Handling, MemoryScope
from redactor.ports import AuditLog, ConsentLedger, Detector, Reader
from redactor.values import (
    UNKNOWN_CONSENT,
    ConsentState,
    ConsentStatus,
    Finding,
    Hint,
    Page,
    Pixels,
    RawText,
    Receipt,
    Span,
    Word,
    Zone,
)

DEFAULT_PACKS = PackSet.of()
KEY = bytes(range(32))
RULES = Rules(DEFAULT_PACKS.effective(()), KeyedPseudonymizer(KEY, "p"))
"""The default policy's rules."""


@cache
def packs_with(look_back_s: int, scope: MemoryScope = MemoryScope.SESSION) -> PackSet:
    """Return the default packs with another memory for sessions."""
    memory = Memory(scope, look_back_s)

    def changed(packs: Sequence[Pack]) -> list[Pack]:
        return [replace(pack, memory=memory) for pack in packs]

    return PackSet(changed(DEFAULT_PACKS.base), changed(DEFAULT_PACKS.library))


def without_memory() -> PackSet:
    """Return the default packs, each event known by itself, and none held back for what comes after it."""
    return packs_with(0, MemoryScope.EVENT)


START = datetime(2026, 10, 12, 16, 41, tzinfo=UTC)
PURPOSE = "ai_training.agent_interaction"
PRIVATE = "kim@example.com"
"""A value that the fake detector finds."""

CELL = 16
"""Width and height in pixels of one word on a fake screen."""

_MARKS = (
    (re.compile(r"<<[^<>]*>>"), "SECRET"),
    (re.compile(r"[a-z.]+@example\.(?:com|org)"), "EMAIL_ADDRESS"),
    (re.compile(r"\(\([^()]*\)\)"), "URL"),
    (re.compile(r"!![^!]*!!"), "SPECIAL_CATEGORY"),
)


class FakeClock:
    """A clock that stands still."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


class FakeDetector:
    """Finds marked words; see the module. Counts its calls and keeps no text."""

    name = "fake 1"
    entities = frozenset(
        """PERSON ORGANIZATION LOCATION ADDRESS DATE_OF_BIRTH HANDLE ID EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD
        IBAN_CODE US_SSN NATIONAL_ID IP_ADDRESS MAC_ADDRESS PRIVATE_URL SECRET URL SPECIAL_CATEGORY
        UNREADABLE""".split()
    )

    def __init__(self) -> None:
        self.calls = 0
        self._lock = threading.Lock()

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        with self._lock:
            self.calls += 1
        assert len(texts) == len(hints)
        return [self.in_text(text.value) for text in texts]

    def in_text(self, text: str) -> tuple[Finding, ...]:
        return tuple(
            Finding(entity, 0.9, self.name, "mark", Span(match.start(), match.end()))
            for pattern, entity in _MARKS
            for match in pattern.finditer(text)
        )


class FaultyDetector(FakeDetector):
    """Does ``fault`` whenever a text holds ``trigger``; an empty trigger means always.

    ``fault`` gets the texts and either raises or answers something wrong.
    """

    def __init__(
        self, fault: Callable[[Sequence[RawText]], list[tuple[Finding, ...]]], trigger: str = ""
    ) -> None:
        super().__init__()
        self._fault = fault
        self._trigger = trigger

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        if any(self._trigger in text.value for text in texts):
            return self._fault(texts)
        return super().find(texts, hints)


def raising(fault: BaseException) -> Callable[..., Any]:
    """Return a function of anything that raises ``fault``."""

    def do(*_: Any, **__: Any) -> Any:
        raise fault

    return do


class FakeReader:
    """Reads fake screens: one word per cell, known by its colour. What was painted over is gone.

    ``hidden_at_first`` are words that only the second look shows; ``stuck`` ones it shows whatever the
    pixels say. Near a zone are its cell and the next word on each side.
    """

    name = "fake 1"

    def __init__(self, *, hidden_at_first: Sequence[str] = (), stuck: Sequence[str] = ()) -> None:
        self.words: dict[tuple[int, int, int], str] = {}
        self.hidden_at_first = frozenset(hidden_at_first)
        self.stuck = tuple(stuck)
        self.looks: list[bool] = []
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        assert scale > 0
        assert near is None or second_look
        assert not (covered and second_look)
        self.looks.append(second_look)
        height, width = pixels.shape[:2]
        found = [
            (text, Zone(x, y, CELL, CELL))
            for y in range(0, height, CELL)
            for x in range(0, width, CELL)
            if (text := self.words.get(_colour(pixels, x, y)))
            and (second_look or text not in self.hidden_at_first)
            and (near is None or any(_around(x, y).overlaps(zone) for zone in near))
        ]
        if second_look:
            found += [(text, Zone(0, 0, CELL, CELL)) for text in self.stuck]
        return page_of(found, width, height)

    def screen(self, *texts: str) -> bytes:
        """Return a PNG with one word per cell, and learn to read it."""
        pixels = np.full((CELL * 3, CELL * 4 * max(len(texts), 1), 3), 255, np.uint8)
        for index, text in enumerate(texts):
            colour = _new_colour(text)
            self.words[colour] = text
            x = CELL * (4 * index + 1)
            pixels[CELL : 2 * CELL, x : x + CELL] = colour
        return png(pixels)


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """How a reader was asked once; the pixels as they were then."""

    pixels: Pixels
    scale: float
    second_look: bool
    near: Sequence[Zone] | None
    covered: Sequence[Zone]


class WatchedReader(FakeReader):
    """Keeps how it was asked."""

    def __init__(self, *, hidden_at_first: Sequence[str] = (), stuck: Sequence[str] = ()) -> None:
        super().__init__(hidden_at_first=hidden_at_first, stuck=stuck)
        self.asked: list[Asked] = []

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        self.asked.append(Asked(pixels.copy(), scale, second_look, near, covered))
        return super().read(pixels, scale=scale, second_look=second_look, near=near, covered=covered)


class FaultyReader(FakeReader):
    """Does ``fault`` in the first or in the second look (or, with None, in both)."""

    def __init__(self, fault: Callable[[Pixels], Page], *, second_look: bool | None = None) -> None:
        super().__init__()
        self._fault = fault
        self._when = second_look

    def read(
        self,
        pixels: Pixels,
        *,
        scale: float = 1.0,
        second_look: bool = False,
        near: Sequence[Zone] | None = None,
        covered: Sequence[Zone] = (),
    ) -> Page:
        assert near is None or second_look
        assert not (covered and second_look)
        if self._when is None or self._when == second_look:
            return self._fault(pixels)
        return super().read(pixels, scale=scale, second_look=second_look)


def _around(x: int, y: int) -> Zone:
    left, top = max(x - 4 * CELL, 0), max(y - 4 * CELL, 0)
    return Zone(left, top, x + 5 * CELL - left, y + 5 * CELL - top)


def _colour(pixels: Pixels, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue = (int(part) for part in pixels[y, x])
    return red, green, blue


def _new_colour(text: str) -> tuple[int, int, int]:
    code = sum(ord(char) * (index + 1) for index, char in enumerate(text))
    return 10 + code % 200, 10 + code // 200 % 200, 50


def png(pixels: Pixels) -> bytes:
    """Encode pixels as PNG."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def page_of(found: Sequence[tuple[str, Zone]], width: int, height: int) -> Page:
    """Return a page of one line with the given words."""
    words, start = [], 0
    for text, zone in found:
        words.append(Word(Span(start, start + len(text)), zone, 1.0, 0))
        start += len(text) + 1
    return Page(" ".join(text for text, _ in found), tuple(words), width, height)


GIVEN = ConsentState(
    ConsentStatus.GIVEN,
    record_id="rec-1",
    explicit=True,
    written=True,
    separate=True,
    notice_id="notice-1",
    notice_acknowledged_at=START - timedelta(days=30),
    given_at=START - timedelta(days=30),
)


class FakeVisual:
    """Sees what it was told to see, wherever it looks, and remembers what was wanted."""

    name = "fake visual 1"
    entities = frozenset({"PHOTO", "FACE", "QR_CODE", "BARCODE"})

    def __init__(self, *seen: Finding) -> None:
        self.seen = seen
        self.wanted: list[frozenset[str]] = []

    def find(self, pixels: Pixels, *, scale: float, wanted: frozenset[str]) -> tuple[Finding, ...]:
        assert pixels.size
        assert scale > 0
        self.wanted.append(wanted)
        return tuple(finding for finding in self.seen if finding.entity in wanted)


class FakeLedger:
    """Knows consents by subject; ``until`` makes all of them withdrawn from then on."""

    def __init__(
        self, states: Mapping[str, ConsentState] | None = None, until: datetime | None = None
    ) -> None:
        self.states = {"sub-1": GIVEN} if states is None else dict(states)
        self.until = until

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        assert purpose
        if self.until is not None and at >= self.until:
            return ConsentState(ConsentStatus.WITHDRAWN, record_id="rec-2")
        return self.states.get(subject, UNKNOWN_CONSENT)


class FaultyLedger(FakeLedger):
    """Raises ``fault`` from its ``after``-th question on."""

    def __init__(self, fault: Exception, after: int = 0) -> None:
        super().__init__()
        self._fault = fault
        self._left = after

    def state_at(self, subject: str, purpose: str, at: datetime) -> ConsentState:
        self._left -= 1
        if self._left < 0:
            raise self._fault
        return super().state_at(subject, purpose, at)


class FakeAuditLog(InMemoryAuditLog):
    """The log in memory; its ``fail_at``-th group, and only that one, cannot be written."""

    def __init__(self, fail_at: int | None = None) -> None:
        super().__init__(FakeClock())
        self.fail_at = fail_at
        self.groups = 0

    def append(self, bodies: Sequence[Mapping[str, Any]]) -> list[Receipt]:
        self.groups += 1
        if self.groups == self.fail_at:
            raise AuditWriteError("the disk is full", remedy="make room")
        return super().append(bodies)


@dataclass
class World:
    """All that an engine is made of, each part open to be replaced by a fault."""

    detector: Detector = field(default_factory=FakeDetector)
    reader: Reader | None = None
    ledger: ConsentLedger = field(default_factory=FakeLedger)
    audit: AuditLog = field(default_factory=FakeAuditLog)
    policies: PackSet = field(default_factory=lambda: DEFAULT_PACKS)
    workers: int = 1

    def redactor(self) -> Redactor:
        """Build the engine."""
        recorder = Recorder(
            key=KEY,
            origin=Origin("0.0", "run-1", "tester"),
            detectors=(self.detector.name,),
            reader=self.reader.name if self.reader else "",
            clock=FakeClock(),
            subject_token=KeyedPseudonymizer(KEY, "audit").subject_token,
        )
        return Redactor(
            Parts(
                policies=self.policies,
                ledger=self.ledger,
                audit=self.audit,
                detector=self.detector,
                reader=self.reader,
                pseudonyms=lambda purpose, scope: KeyedPseudonymizer(KEY, purpose, scope),
                recorder=recorder,
                workers=self.workers,
            )
        )

    def run(
        self,
        events: Sequence[Event],
        *,
        header: Header | None = None,
        blobs: Mapping[int, Callable[[], bytes]] | None = None,
        group: int = 1,
        skip: int = 0,
    ) -> list[Outcome]:
        """Walk a session through an engine; the first ``skip`` events count as settled earlier."""
        outcomes: list[Outcome] = []
        with self.redactor() as redactor, redactor.session(header or a_header(), group=group) as session:
            for event in events[:skip]:
                session.skip(event)
            for event in events[skip:]:
                outcomes += session.process(event, (blobs or {}).get(event.seq))
            outcomes += session.close()
        return outcomes

    def records(self) -> list[dict[str, Any]]:
        """Return what the log holds."""
        assert isinstance(self.audit, InMemoryAuditLog)
        return self.audit.records()


def a_header(
    *, region: str | None = "US", people: Sequence[KnownPerson] = (), purpose: str = PURPOSE
) -> Header:
    """Return a session's header that the default policy lets through."""
    return Header(
        schema="redactor.session/1",
        session_id="s-1",
        subject=Subject(id="sub-1", worker_type="employee", work_region=region, employer_region="US"),
        device=Device(owner="employer", regions=("US",)),
        purpose=purpose,
        started_at=START,
        people=tuple(people),
        prerequisites=("dpia:D-1", "risk_assessment:R-1"),
    )


def at(seq: int) -> datetime:
    """Return the time of an event: one second each."""
    return START + timedelta(seconds=seq)


def press(seq: int, char: str, *, key: str | None = None, action: str = "down", secure: bool = False) -> Key:
    """Return a key event for a character, or for a named key that makes none."""
    made = None if key else char
    direction: Any = action
    return Key(seq=seq, at=at(seq), action=direction, key=key or char, char=made, secure=secure)


def typed(text: str, start: int = 1, *, secure: bool = False) -> list[Event]:
    """Return one key down per character; a newline is the enter key."""
    return [
        press(seq, char, key="enter" if char == "\n" else None, secure=secure)
        for seq, char in enumerate(text, start)
    ]


def shot(seq: int, **more: Any) -> Screenshot:
    """Return a screenshot event."""
    return Screenshot(seq=seq, at=at(seq), frame=f"frames/{seq}.png", **more)


def rules_with(entity: str, handling: Handling) -> Rules:
    """Return the default policy's rules with another handling of one entity."""
    entities = {**RULES.policy.entities, entity: Handled(handling)}
    return Rules(replace(RULES.policy, entities=entities), RULES.pseudonyms)


def no_answer(_texts: Sequence[RawText]) -> list[tuple[Finding, ...]]:
    """Answer for no text at all."""
    return []


def an_error() -> DetectError:
    """Return what a detector raises when it failed."""
    return DetectError("the fake detector failed")
