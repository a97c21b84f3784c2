"""Typing: what stayed and what was typed and deleted again, through detector and mask."""

from __future__ import annotations

import re

import pytest

from redactor.capture.events import Clipboard, Event, Key, Placeholder
from redactor.capture.typing import replay
from redactor.capture.typist import Start
from redactor.errors import DetectError, MaskError
from redactor.pipeline.rules import HeldError
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import MaskedRun, mask_run
from redactor.policy.vocabulary import Handling
from redactor.values import Finding, Hint, Reason, Span
from tests.fakes import (
    PRIVATE,
    RULES,
    FakeDetector,
    FaultyDetector,
    an_error,
    at,
    press,
    raising,
    rules_with,
    typed,
)


def mask(events: list[Event], clipboard: str = "", *, secure: bool = False) -> MaskedRun:
    return mask_run(FakeDetector(), Run(tuple(events), Start(clipboard), secure), Hint(), RULES)


def chars(events: tuple[Event, ...]) -> str:
    return "".join(event.char or "" for event in events if isinstance(event, Key))


def test_typing_without_anything_private_stays_as_it_is() -> None:
    events = typed("hello")
    result = mask(events)
    assert list(result.events) == events
    assert (result.findings, result.decision.reasons) == ((), (Reason.ALLOWED,))


def test_a_private_text_is_masked_event_by_event() -> None:
    events = typed("see <<x>> ok")
    result = mask(events)
    assert replay(result.events) == "see [SECRET] ok"
    assert [type(event) for event in result.events[4:9]] == [Placeholder] * 5
    assert [event.seq for event in result.events] == [event.seq for event in events]
    assert chars(result.events) == "see  ok"


def test_what_was_typed_and_deleted_again_is_masked_too() -> None:
    text = f"a {PRIVATE}"
    back = [press(seq, "", key="backspace") for seq in range(len(text) + 1, len(text) + 1 + len(PRIVATE))]
    result = mask([*typed(text), *back])
    assert replay(result.events) == "a "
    assert chars(result.events).strip() == "a"
    assert all(isinstance(event, Placeholder) for event in result.events[2:])


def test_a_paste_is_judged_by_what_the_clipboard_held() -> None:
    paste = Key(seq=4, at=at(4), action="down", key="v", char=None, modifiers=("ctrl",), secure=False)
    result = mask([*typed("to "), paste], clipboard=PRIVATE)
    assert replay(result.events, Start("something else")).startswith("to [EMAIL_ADDRESS_")
    assert isinstance(result.events[3], Placeholder)


def test_a_clipboard_change_inside_the_run_counts() -> None:
    paste = Key(seq=2, at=at(2), action="down", key="v", char=None, modifiers=("ctrl",), secure=False)
    events: list[Event] = [Clipboard(seq=1, at=at(1), text=f" {PRIVATE} "), paste]
    result = mask(events, clipboard="harmless")
    assert isinstance(result.events[1], Placeholder)
    assert [finding.entity for finding in result.findings] == ["EMAIL_ADDRESS"]


def test_a_private_text_broken_up_by_a_later_insertion_is_still_masked() -> None:
    text = "<<x>>"
    left = [press(seq, "", key="left") for seq in (6, 7)]
    result = mask([*typed(text), *left, press(8, "<")])
    # Neither the first nor the final text leaves a readable letter of what was private.
    assert "x" not in chars(result.events)
    assert "x" not in replay(result.events)


def test_a_password_field_is_never_rebuilt_nor_looked_at() -> None:
    detector = FakeDetector()
    events = typed("hunter", secure=True)
    result = mask_run(detector, Run(tuple(events), Start(), secure=True), Hint(), RULES)
    assert detector.calls == 0
    assert replay(result.events) == "[SECRET]"
    assert [finding.entity for finding in result.findings] == ["SECRET"]
    assert all(isinstance(event, Placeholder) for event in result.events)


def test_policy_has_its_say_about_password_fields() -> None:
    rules = rules_with("SECRET", Handling.WITHHOLD)
    with pytest.raises(HeldError) as fault:
        mask_run(FakeDetector(), Run(tuple(typed("x", secure=True)), Start(), secure=True), Hint(), rules)
    assert fault.value.decision.reasons == (Reason.ENTITY_WITHHELD,)


@pytest.mark.parametrize("text", ["!!x!!", "a !!x!! <<y>>"])
def test_an_entity_that_policy_withholds_holds_the_run(text: str) -> None:
    with pytest.raises(HeldError) as held:
        mask(typed(text))
    assert held.value.decision.reasons == (Reason.ENTITY_WITHHELD,)


def test_a_withheld_entity_counts_in_what_was_deleted_too() -> None:
    back = [press(seq, "", key="backspace") for seq in range(6, 11)]
    with pytest.raises(HeldError):
        mask([*typed("!!x!!"), *back])


def test_what_is_still_found_after_masking_withholds_the_run() -> None:
    class Second(FakeDetector):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            hit = text.find("[SECRET]")
            found = super().in_text(text)
            return (*found, Finding("SECRET", 1.0, "d", span=Span(hit, hit + 3))) if hit >= 0 else found

    with pytest.raises(HeldError) as held:
        mask_run(Second(), Run(tuple(typed("<<x>>")), Start(), secure=False), Hint(), RULES)
    assert held.value.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)


class ByNeighbour(FakeDetector):
    """Finds a word with a star only where a placeholder stands before it, as a model might."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        hits = re.finditer(r"(?<=\] )\w+\*", text)
        starred = (Finding("PERSON", 0.9, "names", span=Span(*hit.span())) for hit in hits)
        return (*super().in_text(text), *starred)


def test_what_shows_up_once_its_neighbour_is_masked_is_masked_too() -> None:
    result = mask_run(
        ByNeighbour(), Run(tuple(typed("a <<xx>> bc* d")), Start(), secure=False), Hint(), RULES
    )
    assert re.sub(r"_[0-9A-F]{10}", "", replay(result.events)) == "a [SECRET] [PERSON] d"
    assert [finding.entity for finding in result.findings] == ["SECRET", "PERSON"]


def test_what_shows_up_in_deleted_text_is_masked_too() -> None:
    back = [press(seq, "", key="backspace") for seq in range(14, 17)]
    run = Run((*typed("a <<xx>> bc*"), *back, *typed("d")), Start(), secure=False)
    result = mask_run(ByNeighbour(), run, Hint(), RULES)
    assert re.sub(r"_[0-9A-F]{10}", "", replay(result.events)) == "a [SECRET] d"
    letters = {event.char for event in result.events if isinstance(event, Key)}
    assert letters.isdisjoint("bc*")


class Growing(FakeDetector):
    """Takes the beginning of an address for a name, as a model does while it is typed."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        mail = [Finding("EMAIL_ADDRESS", 0.9, "patterns", span=Span(*m.span())) for m in _MAIL.finditer(text)]
        names = [
            Finding("PERSON", 0.9, "names", span=Span(*m.span())) for m in re.finditer(r"kim\.\w+", text)
        ]
        return tuple(mail or names)


_MAIL = re.compile(r"kim\.\w+@example\.com")


def test_a_value_that_was_another_while_it_was_typed_has_one_token() -> None:
    back = [press(seq, "", key="backspace") for seq in (11, 12)]
    run = Run((*typed("to kim.roa"), *back, *typed("oe@example.com", 13)), Start(), secure=False)
    result = mask_run(Growing(), run, Hint(), RULES)
    assert re.sub(r"_[0-9A-F]{10}", "", replay(result.events)) == "to [EMAIL_ADDRESS]"
    assert [finding.entity for finding in result.findings] == ["EMAIL_ADDRESS"]


def test_a_detector_that_fails_fails_the_run() -> None:
    with pytest.raises(DetectError):
        mask_run(
            FaultyDetector(raising(an_error())), Run(tuple(typed("x")), Start(), secure=False), Hint(), RULES
        )


def test_a_run_that_does_not_replay_is_not_released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.pipeline.runs.write_back", raising(MaskError("does not replay")))
    with pytest.raises(MaskError):
        mask(typed("<<x>>"))


def test_a_dropped_value_leaves_nothing() -> None:
    rules = rules_with("SECRET", Handling.DROP)
    run = Run(tuple(typed(f"a <<x>> {PRIVATE}")), Start(), secure=False)
    result = mask_run(FakeDetector(), run, Hint(), rules)
    assert replay(result.events).startswith("a  [EMAIL_ADDRESS_")


def test_a_run_says_nothing_in_its_repr() -> None:
    assert repr(Run(tuple(typed("ab")), Start(PRIVATE), secure=False)) == "Run(2 events)"
