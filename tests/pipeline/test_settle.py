"""The fail-closed seam: every fault becomes the right answer, and only two stop the work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from redactor.capture.codec import encode_event
from redactor.capture.events import (
    Clipboard,
    Event,
    File,
    Move,
    Placeholder,
    Screenshot,
    ScreenText,
    Text,
    Window,
)
from redactor.capture.typist import Start
from redactor.errors import (
    AuditWriteError,
    DetectError,
    InputError,
    ItemError,
    MaskError,
    MissingToolError,
    ReadError,
    ReadTimeoutError,
)
from redactor.pipeline import settle as module
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.gate import Place
from redactor.pipeline.lessons import Lessons, of_event
from redactor.pipeline.rules import HeldError, Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.settle import (
    ALLOWED,
    Settled,
    fail_closed,
    fault_settled,
    settle_event,
    settle_image,
    settle_run,
    settle_texts,
    withheld,
)
from redactor.policy.vocabulary import Handling
from redactor.ports import Detector, Reader
from redactor.values import Action, Decision, Finding, Hint, Reason, Span
from tests.fakes import (
    PRIVATE,
    RULES,
    FakeDetector,
    FakeReader,
    FaultyDetector,
    an_error,
    at,
    raising,
    rules_with,
    shot,
    typed,
)

PLACE = Place(ALLOWED, Hint(), {})
HALF = "\ud800"
"""Half a surrogate pair: a text that cannot be written down."""


def settle(
    event: Event,
    blob: Callable[[], bytes] | None = None,
    *,
    detector: Detector | None = None,
    reader: Reader | None = None,
    rules: Rules = RULES,
) -> Settled:
    content = Content(detector or FakeDetector(), reader or FakeReader())
    (settled,) = settle_event(content, event, blob, PLACE, rules)
    return settled


def text(value: str, *, secure: bool = False, field: str | None = None) -> Text:
    return Text(seq=1, at=at(1), text=value, secure=secure, field=field)


HELD = HeldError(
    Decision(Action.WITHHOLD, (Reason.ENTITY_WITHHELD,)), (Finding("SECRET", 1.0, "d", span=Span(0, 1)),)
)

FAULTS = [
    (InputError("broken", file="a", line=3, field="$.x"), Action.REFUSE, Reason.INPUT_INVALID),
    (ReadTimeoutError(PRIVATE), Action.WITHHOLD, Reason.READ_TIMEOUT),
    (ReadError(PRIVATE), Action.WITHHOLD, Reason.READ_FAILED),
    (DetectError(PRIVATE), Action.WITHHOLD, Reason.DETECT_FAILED),
    (MaskError(PRIVATE), Action.WITHHOLD, Reason.MASK_FAILED),
    (ItemError(PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (HELD, Action.WITHHOLD, Reason.ENTITY_WITHHELD),
    (ValueError(PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (KeyError(PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (MemoryError(), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (RecursionError(PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (OSError(28, PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (AssertionError(PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
    (UnicodeDecodeError("utf-8", b"x", 0, 1, PRIVATE), Action.WITHHOLD, Reason.INTERNAL_FAULT),
]


@pytest.mark.parametrize(("fault", "action", "reason"), FAULTS, ids=lambda value: type(value).__name__)
def test_each_fault_has_its_outcome_and_reason(fault: Exception, action: Action, reason: Reason) -> None:
    settled = fault_settled(fault)
    assert (settled.decision.action, settled.decision.reasons) == (action, (reason,))
    assert settled.event is None
    assert settled.image is None
    if not isinstance(fault, HeldError):
        assert settled.error == type(fault).__name__
    assert PRIVATE not in repr(settled) + settled.error + settled.explanation


def test_only_wrong_input_is_explained() -> None:
    assert fault_settled(FAULTS[0][0]).explanation == "a, line 3, field $.x: broken"


def test_a_held_item_tells_its_findings_and_no_error() -> None:
    settled = fault_settled(HELD)
    assert (len(settled.findings), settled.error) == (1, "")


@pytest.mark.parametrize(("fault", "action", "reason"), FAULTS, ids=lambda value: type(value).__name__)
def test_the_seam_turns_every_fault_into_an_answer(fault: Exception, action: Action, reason: Reason) -> None:
    answer = fail_closed(raising(fault), fault_settled)
    assert (answer.decision.action, answer.decision.reasons[0]) == (action, reason)


@pytest.mark.parametrize(
    "fault",
    [
        AuditWriteError("full"),
        MissingToolError("t", "gone", remedy="install"),
        KeyboardInterrupt(),
        SystemExit(1),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_what_is_no_fault_of_the_item_stops_the_work(fault: BaseException) -> None:
    with pytest.raises(type(fault)):
        fail_closed(raising(fault), fault_settled)


def test_work_that_ends_well_is_handed_on() -> None:
    assert fail_closed(lambda: 7, lambda _: 0) == 7


# --- one event --------------------------------------------------------------------------------------


def test_an_event_without_text_is_released_as_it_is() -> None:
    event = Move(seq=1, at=at(1), x=3, y=4)
    settled = settle(event)
    assert settled.event is not None
    assert settled.event.event == event
    assert settled.opened == encode_event(event)


def test_every_text_field_of_an_event_is_masked() -> None:
    event = Window(seq=1, at=at(1), app="Mail <<a>>", title=f"to {PRIVATE}", url="https://x/?q=<<b>>")
    settled = settle(event)
    assert settled.event is not None
    out = settled.event.event
    assert isinstance(out, Window)
    assert out.app == "Mail [SECRET]"
    assert out.title.startswith("to [EMAIL_ADDRESS_")
    assert out.url == "https://x/?q=[SECRET]"
    assert [finding.entity for finding in settled.findings] == ["SECRET", "EMAIL_ADDRESS", "SECRET"]


def test_one_field_that_may_not_be_released_holds_the_event() -> None:
    event = Window(seq=1, at=at(1), app="Mail", title="!!x!!")
    assert settle(event).decision.reasons == (Reason.ENTITY_WITHHELD,)
    detector = FaultyDetector(raising(an_error()), trigger="bomb")
    event = Window(seq=1, at=at(1), app="Mail", title="bomb", url="<<x>>")
    assert settle(event, detector=detector).decision.reasons == (Reason.DETECT_FAILED,)


def test_a_secure_field_s_text_is_never_looked_at() -> None:
    seen: list[str] = []

    class Listening(FakeDetector):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            seen.append(text)
            return super().in_text(text)

    settled = settle(text("hunter2", secure=True, field="password of <<x>>"), detector=Listening())
    assert settled.event is not None
    out = settled.event.event
    assert isinstance(out, Text)
    assert (out.text, out.field) == ("[SECRET]", "password of [SECRET]")
    assert not any("hunter2" in each for each in seen)
    assert [finding.entity for finding in settled.findings] == ["SECRET", "SECRET"]


def test_an_empty_secure_field_has_nothing_to_hide() -> None:
    settled = settle(text("", secure=True))
    assert (settled.findings, settled.decision) == ((), ALLOWED)


@pytest.mark.parametrize("handling", [Handling.KEEP, Handling.WITHHOLD])
def test_a_secure_text_never_passes_whatever_policy_keeps(handling: Handling) -> None:
    settled = settle(text("hunter2", secure=True), rules=rules_with("SECRET", handling))
    if handling is Handling.WITHHOLD:
        assert settled.decision.reasons == (Reason.ENTITY_WITHHELD,)
    else:
        assert settled.event is not None
        assert b"hunter2" not in encode_event(settled.event.event)


def test_a_kept_entity_stays_readable_and_is_told() -> None:
    settled = settle(text("<<x>>"), rules=rules_with("SECRET", Handling.KEEP))
    assert settled.event is not None
    assert b"<<x>>" in encode_event(settled.event.event)
    assert [finding.entity for finding in settled.findings] == ["SECRET"]


def test_documents_are_not_supported_yet_and_withheld() -> None:
    settled = settle(File(seq=1, at=at(1), path="files/a.docx"), raising(AssertionError("read")))
    assert settled.decision.reasons == (Reason.UNSUPPORTED_CONTENT,)


def test_a_placeholder_that_came_in_is_treated_like_any_text() -> None:
    settled = settle(Placeholder(seq=1, at=at(1), entity="SECRET", text=f"x {PRIVATE}"))
    assert settled.event is not None
    assert PRIVATE.encode() not in encode_event(settled.event.event)


def test_an_event_that_cannot_be_written_down_is_refused() -> None:
    settled = settle(Clipboard(seq=1, at=at(1), text=f"{HALF} {PRIVATE}"))
    assert settled.decision.reasons == (Reason.INPUT_INVALID,)
    assert (settled.opened, settled.explanation) == (b"", "the text is not valid Unicode")


# --- screenshots ------------------------------------------------------------------------------------


def test_a_screenshot_gets_a_name_of_its_own_and_its_digest_counts() -> None:
    reader = FakeReader()
    data = reader.screen("hello", PRIVATE)
    event = Screenshot(seq=4, at=at(4), frame=f"frames/{PRIVATE}.png", scale=2.0)
    settled = settle(event, lambda: data, reader=reader)
    assert settled.image is not None
    assert settled.event is not None
    out = settled.event.event
    assert isinstance(out, Screenshot)
    assert out.frame == "frames/000004.png"
    assert settled.opened == encode_event(event) + hashlib.sha256(data).digest()


def test_a_screenshot_without_its_image_is_refused() -> None:
    settled = settle(shot(1))
    assert settled.decision.reasons == (Reason.INPUT_INVALID,)
    assert settled.explanation == "field frame: a screenshot came without its image"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (InputError("a link", file="frames/1.png"), Reason.INPUT_INVALID),
        (OSError(5, PRIVATE), Reason.INTERNAL_FAULT),
    ],
    ids=["input", "disk"],
)
def test_a_picture_that_cannot_be_had_is_not_released(fault: Exception, reason: Reason) -> None:
    settled = settle(shot(1), raising(fault))
    assert settled.decision.reasons == (reason,)
    assert settled.opened == encode_event(shot(1))


@pytest.mark.parametrize(
    ("box", "on_screen"),
    [
        ((0, 0, 10, 10), True),
        ((-5, -5, 10, 10), True),
        ((-5, -5, 5, 5), False),
        ((0, 0, 0, 10), False),
        ((0, 0, 10, 0), False),
        ((9000, 9000, 10, 10), True),
    ],
)
def test_accessibility_texts_may_lie_beside_the_screen(
    box: tuple[int, int, int, int], *, on_screen: bool
) -> None:
    reader = FakeReader()
    event = shot(1, texts=(ScreenText(text=f"to {PRIVATE}", box=box),))
    settled = settle(event, lambda: reader.screen("hello"), reader=reader)
    assert settled.event is not None
    out = settled.event.event
    assert isinstance(out, Screenshot)
    assert out.texts is not None
    assert PRIVATE not in out.texts[0].text
    assert bool(settled.findings) is on_screen


def test_an_accessibility_text_that_is_held_holds_the_screen_before_it_is_opened() -> None:
    event = shot(1, texts=(ScreenText(text="!!x!!", box=(0, 0, 1, 1)),))
    reader = FakeReader()
    settled = settle(event, lambda: reader.screen("hello"), reader=reader)
    assert settled.decision.reasons == (Reason.ENTITY_WITHHELD,)
    assert reader.looks == []


# --- runs, texts, images ----------------------------------------------------------------------------


def run_of(events: list[Event], detector: Detector | None = None) -> tuple[Settled, ...]:
    content = Content(detector or FakeDetector(), None)
    return settle_run(content, Run(tuple(events), Start(), secure=False), PLACE, RULES)


def test_a_run_has_one_answer_for_each_event_and_findings_with_the_first() -> None:
    events = typed("<<x>> ok")
    settled = run_of(events)
    assert [len(answer.findings) for answer in settled] == [1] + [0] * 7
    assert [answer.event is not None for answer in settled] == [True] * 8
    assert [answer.opened for answer in settled] == [encode_event(event) for event in events]


@pytest.mark.parametrize("value", ["bomb", "!!bomb!!"])
def test_a_run_that_fails_is_withheld_whole_and_counted_once(value: str) -> None:
    detector = FaultyDetector(raising(an_error()), trigger="bomb") if value == "bomb" else FakeDetector()
    settled = run_of(typed(value), detector)
    assert {answer.decision.action for answer in settled} == {Action.WITHHOLD}
    assert all(answer.event is None and answer.opened for answer in settled)
    assert sum(len(answer.findings) for answer in settled) == (value != "bomb")


def test_a_run_that_cannot_be_written_down_is_refused_whole() -> None:
    settled = run_of(typed(f"a{HALF}b"))
    assert [answer.decision.reasons for answer in settled] == [(Reason.INPUT_INVALID,)] * 3
    assert [answer.opened for answer in settled] == [b""] * 3


def test_texts_are_answered_each_in_its_place() -> None:
    content = Content(FaultyDetector(raising(an_error()), trigger="bomb"), None)
    texts = ["<<x>>", f"{HALF} {PRIVATE}", "bomb", "fine"]
    answers = settle_texts(content, texts, [Hint()] * 4, RULES)
    assert [safe.value if safe else None for safe, _ in answers] == ["[SECRET]", None, None, "fine"]
    assert [settled.decision.reasons[0] for _, settled in answers] == [
        Reason.ALLOWED,
        Reason.INPUT_INVALID,
        Reason.DETECT_FAILED,
        Reason.ALLOWED,
    ]
    assert all(settled.opened for _, settled in answers)


def test_a_fault_of_the_whole_batch_releases_none_of_it() -> None:
    content = Content(FaultyDetector(raising(RuntimeError(PRIVATE))), None)
    answers = settle_texts(content, ["a", "b"], [Hint()] * 2, RULES)
    assert [(safe, settled.error) for safe, settled in answers] == [(None, "RuntimeError")] * 2


@pytest.mark.parametrize("hints", [0, 1, 3])
def test_texts_without_their_hints_are_not_released(hints: int) -> None:
    answers = settle_texts(Content(FakeDetector(), None), ["a", "b"], [Hint()] * hints, RULES)
    assert [settled.decision.reasons for _, settled in answers] == [(Reason.INTERNAL_FAULT,)] * 2


def test_an_image_alone() -> None:
    reader = FakeReader()
    data = reader.screen(PRIVATE)
    settled = settle_image(Content(FakeDetector(), reader), Screen(data, Hint()), RULES)
    assert settled.image is not None
    assert (settled.event, settled.opened) == (None, data)
    broken = settle_image(Content(FakeDetector(), reader), Screen(b"no", Hint(), file="a.png"), RULES)
    assert broken.image is None
    assert broken.explanation.startswith("a.png: ")


def test_items_are_withheld_for_a_reason() -> None:
    assert [item.decision.reasons for item in withheld(Reason.RUN_TOO_LONG, 3)] == [
        (Reason.RUN_TOO_LONG,)
    ] * 3


def test_more_text_than_is_looked_through_is_withheld_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TEXT", 20)
    detector = FakeDetector()
    content, place = Content(detector, None), Place(ALLOWED, Hint(), {})
    fits, more = text("x" * 14 + " 12 34"), text("x" * 21)
    assert [
        settle_event(content, event, None, place, RULES)[0].decision.reasons for event in (fits, more)
    ] == [
        (Reason.ALLOWED,),
        (Reason.TEXT_TOO_LONG,),
    ]
    calls = detector.calls
    assert of_event(content, more, None, place, RULES) == Lessons()
    assert detector.calls == calls
