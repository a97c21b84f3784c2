"""One subject: "could not run" is never taken for "ran and found nothing".

Each row breaks one part of an engine. Whatever breaks, the item that holds a private value is not
released, what did not break goes on, and the audit record says why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from redactor.capture.events import Event, File, Window
from redactor.errors import (
    AuditWriteError,
    DetectError,
    InputError,
    ItemError,
    MaskError,
    MissingToolError,
    ReadError,
    ReadTimeoutError,
    RedactorError,
)
from redactor.pipeline.outcome import Released
from redactor.values import Finding, Page, Pixels, RawText, Reason, SafeImage, Span, Word, Zone
from tests.fakes import (
    PRIVATE,
    FakeAuditLog,
    FakeLedger,
    FakeReader,
    FaultyDetector,
    FaultyLedger,
    FaultyReader,
    World,
    a_header,
    at,
    no_answer,
    raising,
    shot,
    typed,
)

NOTHING: Any = None


def found(*spans: Span) -> Callable[[Sequence[RawText]], list[tuple[Finding, ...]]]:
    """Return a detector's answer: the same spans for every text."""
    return lambda texts: [tuple(Finding("SECRET", 1.0, "d", span=span) for span in spans)] * len(texts)


def page(text: str, words: tuple[Word, ...] = (), *, bigger: int = 0) -> Callable[[Pixels], Page]:
    """Return a reader's answer."""
    return lambda pixels: Page(text, words, pixels.shape[1] + bigger, pixels.shape[0])


READERS = [
    ("crash", raising(ReadError("crashed")), Reason.READ_FAILED),
    ("hang", raising(ReadTimeoutError("no answer")), Reason.READ_TIMEOUT),
    ("killed", raising(ReadError("died by signal 9")), Reason.READ_FAILED),
    ("bug", raising(IndexError(PRIVATE)), Reason.INTERNAL_FAULT),
    ("memory", raising(MemoryError()), Reason.INTERNAL_FAULT),
    ("nothing at all", lambda _: NOTHING, Reason.INTERNAL_FAULT),
    ("another size", page("", bigger=1), Reason.READ_FAILED),
    ("text without words", page(f"to {PRIVATE}"), Reason.DETECT_FAILED),
    (
        "a word without its end",
        page(PRIVATE, (Word(Span(0, 3), Zone(0, 0, 1, 1), 1.0, 0),)),
        Reason.DETECT_FAILED,
    ),
]


@pytest.mark.parametrize("second_look", [False, True], ids=["first look", "second look"])
@pytest.mark.parametrize(("name", "fault", "reason"), READERS, ids=[row[0] for row in READERS])
def test_a_screen_that_was_not_read_is_not_released(
    name: str, fault: Callable[[Pixels], Page], reason: Reason, *, second_look: bool
) -> None:
    del name
    reader = FaultyReader(fault, second_look=second_look)
    data = reader.screen("hello", PRIVATE)
    world = World(reader=reader)
    outcomes = world.run([shot(1), *typed("ok", 2)], blobs={1: lambda: data})
    assert not isinstance(outcomes[0], Released)
    assert world.records()[0]["reasons"] == [reason.value]
    assert world.records()[0]["outcome"] == "withheld"
    assert all(isinstance(outcome, Released) for outcome in outcomes[1:])


DETECTORS: list[tuple[str, Callable[..., Any], Reason]] = [
    ("fault", raising(DetectError("failed")), Reason.DETECT_FAILED),
    ("bug", raising(RuntimeError(PRIVATE)), Reason.INTERNAL_FAULT),
    ("too deep", raising(RecursionError()), Reason.INTERNAL_FAULT),
    ("no answer", no_answer, Reason.DETECT_FAILED),
    ("an answer too many", lambda texts: [()] * (len(texts) + 1), Reason.DETECT_FAILED),
    ("nothing at all", lambda _: NOTHING, Reason.INTERNAL_FAULT),
    ("outside the text", found(Span(0, 10_000)), Reason.DETECT_FAILED),
    (
        "no place",
        lambda texts: [(Finding("FACE", 1.0, "d", zones=(Zone(0, 0, 1, 1),)),)] * len(texts),
        Reason.DETECT_FAILED,
    ),
]

ITEMS: dict[str, list[Event]] = {
    "typing": typed(f"to {PRIVATE}"),
    "window": [Window(seq=1, at=at(1), app="Mail", title=PRIVATE)],
    "screenshot": [shot(1)],
}


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize(("name", "fault", "reason"), DETECTORS, ids=[row[0] for row in DETECTORS])
def test_what_was_not_searched_is_not_released(
    name: str, fault: Callable[..., Any], reason: Reason, kind: str
) -> None:
    del name
    reader = FakeReader()
    data = reader.screen("hello", PRIVATE)
    world = World(reader=reader, detector=FaultyDetector(fault, trigger=PRIVATE))
    outcomes = world.run(ITEMS[kind], blobs={1: lambda: data})
    assert not any(isinstance(outcome, Released) for outcome in outcomes)
    assert {tuple(record["reasons"]) for record in world.records()} == {(reason.value,)}


@pytest.mark.parametrize(("name", "fault", "reason"), DETECTORS, ids=[row[0] for row in DETECTORS])
def test_a_text_without_a_session_that_was_not_searched_is_not_released(
    name: str, fault: Callable[..., Any], reason: Reason
) -> None:
    del name
    world = World(detector=FaultyDetector(fault, trigger=PRIVATE))
    with world.redactor() as redactor:
        assert redactor.text(f"to {PRIVATE}").safe is None
    assert world.records()[0]["reasons"] == [reason.value]


@dataclass
class Patch:
    """One part of the house that breaks: where it stands, what it does, and what must be told."""

    name: str
    target: str
    fault: Callable[..., Any]
    reason: Reason
    kind: str = "screenshot"


PATCHES = [
    Patch("fill fails", "redactor.mask.image.fill", raising(MaskError("x")), Reason.MASK_FAILED),
    Patch("fill breaks", "redactor.mask.image.fill", raising(ValueError(PRIVATE)), Reason.INTERNAL_FAULT),
    Patch(
        "fill answers garbage",
        "redactor.mask.image.fill",
        lambda *_, **__: SafeImage(1, 1, b"garbage", "image/png", ()),
        Reason.MASK_FAILED,
    ),
    Patch("decode refuses", "redactor.ocr.image.decode", raising(InputError("broken")), Reason.INPUT_INVALID),
    Patch("decode breaks", "redactor.ocr.image.decode", raising(MemoryError()), Reason.INTERNAL_FAULT),
    Patch("places fail", "redactor.detect.located.locate", raising(DetectError("x")), Reason.DETECT_FAILED),
    Patch(
        "text mask fails",
        "redactor.pipeline.texts.apply",
        raising(MaskError("x")),
        Reason.MASK_FAILED,
        "window",
    ),
    Patch(
        "text mask breaks",
        "redactor.pipeline.texts.apply",
        raising(KeyError("x")),
        Reason.INTERNAL_FAULT,
        "window",
    ),
    Patch(
        "typing mask fails",
        "redactor.pipeline.runs.apply",
        raising(MaskError("x")),
        Reason.MASK_FAILED,
        "typing",
    ),
    Patch(
        "rebuild fails",
        "redactor.pipeline.runs.follow",
        raising(MaskError("x")),
        Reason.MASK_FAILED,
        "typing",
    ),
    Patch(
        "write back fails",
        "redactor.pipeline.runs.write_back",
        raising(MaskError("x")),
        Reason.MASK_FAILED,
        "typing",
    ),
    Patch(
        "judge breaks",
        "redactor.pipeline.rules.judge",
        raising(ValueError("x")),
        Reason.INTERNAL_FAULT,
        "typing",
    ),
    Patch(
        "merge fails",
        "redactor.pipeline.rules.merge",
        raising(DetectError("x")),
        Reason.DETECT_FAILED,
        "window",
    ),
    Patch(
        "gate breaks",
        "redactor.pipeline.gate.decide",
        raising(TypeError(PRIVATE)),
        Reason.RULE_FAILED,
        "window",
    ),
]


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_a_part_that_breaks_releases_nothing(patch: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = FakeReader()
    data = reader.screen("hello", PRIVATE)
    world = World(reader=reader)
    monkeypatch.setattr(patch.target, patch.fault)
    outcomes = world.run(ITEMS[patch.kind], blobs={1: lambda: data})
    assert not any(isinstance(outcome, Released) for outcome in outcomes)
    assert {tuple(record["reasons"]) for record in world.records()} == {(patch.reason.value,)}
    assert PRIVATE not in json.dumps(world.records())


@pytest.mark.parametrize("fault", [ItemError("ledger"), OSError(5, "disk"), ValueError(PRIVATE)], ids=type)
def test_a_ledger_that_fails_is_not_a_consent_nor_an_unknown_one(fault: Exception) -> None:
    world = World(ledger=FaultyLedger(fault))
    outcomes = world.run(ITEMS["window"])
    assert not isinstance(outcomes[0], Released)
    assert world.records()[0]["reasons"] == ["rule_failed"]
    unknown = World(ledger=FakeLedger({}))
    unknown.run(ITEMS["window"])
    assert unknown.records()[0]["reasons"] == ["consent_unknown", "notice_missing"]


def test_a_policy_rule_that_fails_refuses_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (("pause", raising(ValueError(PRIVATE))),)
    monkeypatch.setattr("redactor.policy.decide.ITEM", rules)
    world = World()
    outcomes = world.run(ITEMS["window"])
    assert not isinstance(outcomes[0], Released)
    assert world.records()[0]["reasons"] == ["rule_failed"]


STOPS: list[tuple[str, World, type[RedactorError]]] = [
    ("log", World(audit=FakeAuditLog(fail_at=1), reader=FakeReader()), AuditWriteError),
    (
        "detector gone",
        World(detector=FaultyDetector(raising(MissingToolError("m", "gone", remedy="r")))),
        MissingToolError,
    ),
    (
        "reader gone",
        World(reader=FaultyReader(raising(MissingToolError("m", "gone", remedy="r")))),
        MissingToolError,
    ),
    ("no reader", World(), MissingToolError),
]


@pytest.mark.parametrize(("name", "world", "fault"), STOPS, ids=[row[0] for row in STOPS])
def test_two_faults_stop_everything(name: str, world: World, fault: type[RedactorError]) -> None:
    del name
    data = FakeReader().screen("hello")
    with pytest.raises(fault):
        world.run(
            [Window(seq=1, at=at(1), app="A", title=PRIVATE), shot(2)], blobs={2: lambda: data}, group=9
        )
    assert world.records() == []


def test_a_document_that_nobody_can_read_is_withheld() -> None:
    world = World()
    world.run([File(seq=1, at=at(1), path="files/a.docx")])
    assert world.records()[0]["reasons"] == ["unsupported_content"]


def test_a_picture_that_did_not_come_is_refused() -> None:
    world = World(reader=FakeReader())
    world.run([shot(1)])
    assert world.records()[0]["reasons"] == ["input_invalid"]


# --- refused means never looked at ------------------------------------------------------------------


@pytest.mark.parametrize(
    "world",
    [World(ledger=FakeLedger({})), World(ledger=FaultyLedger(OSError(5, "disk")))],
    ids=["no consent", "no ledger"],
)
@pytest.mark.parametrize("region", ["US", "DE", None])
def test_what_the_gate_refuses_is_never_read_nor_decoded(
    world: World, region: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = raising(AssertionError("looked at"))
    world.reader = FaultyReader(never)
    world.detector = FaultyDetector(never)
    monkeypatch.setattr("redactor.ocr.image.decode", never)
    world.audit = FakeAuditLog()
    asked: list[int] = []

    def blob() -> bytes:
        asked.append(1)
        return b""

    events: list[Event] = [shot(1), Window(seq=2, at=at(2), app="A", title=PRIVATE), *typed("x", 3)]
    outcomes = world.run(events, header=a_header(region=region), blobs={1: blob})
    assert asked == []
    assert {record["outcome"] for record in world.records()} == {"refused"}
    assert all(record["error"] in (None, "OSError") for record in world.records())
    assert len(outcomes) == 3
