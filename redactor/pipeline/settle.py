"""The fail-closed seam: one event or run in, one settled answer out, whatever happens.

Two things are no fault of an item and stop the work instead of withholding it: a record that
cannot be made durable, and a tool that is gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

import msgspec

from redactor.capture.codec import encode_event
from redactor.capture.events import Event, File, SafeEvent, Screenshot, Text, replace_texts, texts_of
from redactor.capture.writer import frame_path
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
from redactor.pipeline.addresses import any_private, coded_parts, hidden, signs_in
from redactor.pipeline.channels import channel_of
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.gate import Place
from redactor.pipeline.rules import HeldError, Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.texts import MaskedText
from redactor.policy.decide import judge
from redactor.values import Action, Decision, Finding, Hint, RawText, Reason, SafeImage, SafeText, Span, Zone

_T = TypeVar("_T")
_TextAnswer: TypeAlias = "tuple[SafeText | None, Settled]"

Blob = Callable[[], bytes]
"""Gives the bytes of an event's file; called only after the gate has let the event through."""

MOST_TEXT = 1_000_000
"""How many characters of text an event holds at most, as many as a run of typing; looking through that
many takes up to a minute. Beyond, it is not cut but withheld, since nothing may go unseen.
"""

NOT_UNICODE = "the text is not valid Unicode"

ALLOWED = Decision(Action.RELEASE, (Reason.ALLOWED,))

_REASONS: tuple[tuple[type[Exception], Action, Reason], ...] = (
    (InputError, Action.REFUSE, Reason.INPUT_INVALID),
    (ReadTimeoutError, Action.WITHHOLD, Reason.READ_TIMEOUT),
    (ReadError, Action.WITHHOLD, Reason.READ_FAILED),
    (DetectError, Action.WITHHOLD, Reason.DETECT_FAILED),
    (MaskError, Action.WITHHOLD, Reason.MASK_FAILED),
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one event, before it is recorded.

    ``error`` is the type of the fault, ``explanation`` what the user may be told about wrong input.
    ``opened`` is what was looked at: the event, and a digest of its file. ``channels`` tells of each finding
    where it was; empty: where its event belongs.
    """

    decision: Decision
    event: SafeEvent | None = None
    image: SafeImage | None = None
    findings: tuple[Finding, ...] = ()
    error: str = ""
    explanation: str = ""
    opened: bytes = b""
    channels: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Settled({self.decision.action}, {len(self.findings)} findings)"


def fault_settled(fault: Exception) -> Settled:
    """Return the settled answer for an item that failed with ``fault``: never a release."""
    if isinstance(fault, HeldError):
        return Settled(fault.decision, findings=fault.findings)
    for kind, action, reason in _REASONS:
        if isinstance(fault, kind):
            told = fault.message if isinstance(fault, InputError) else ""
            return Settled(Decision(action, (reason,)), error=type(fault).__name__, explanation=told)
    return Settled(Decision(Action.WITHHOLD, (Reason.INTERNAL_FAULT,)), error=type(fault).__name__)


def fail_closed(work: Callable[[], _T], on_fault: Callable[[Exception], _T]) -> _T:
    """Run ``work``; any fault of the item becomes what ``on_fault`` makes of it.

    Raises:
        AuditWriteError, MissingToolError: not the item's fault; the caller must stop.
    """
    try:
        return work()
    except (AuditWriteError, MissingToolError):
        raise
    except Exception as fault:  # noqa: BLE001 - the one seam where anything at all means "not released"
        return on_fault(fault)


def settle_event(
    content: Content, event: Event, blob: Blob | None, place: Place, rules: Rules
) -> tuple[Settled, ...]:
    """Settle one event that is not typing."""
    opened: list[bytes] = []

    def work() -> Settled:
        opened.append(_encoded(event))
        data = None
        if isinstance(event, Screenshot) and blob is not None:
            data = blob()
            opened.append(hashlib.sha256(data).digest())
        return _settle(content, event, data, place, rules)

    return (replace(fail_closed(work, fault_settled), opened=b"".join(opened)),)


def settle_run(content: Content, run: Run, place: Place, rules: Rules) -> tuple[Settled, ...]:
    """Settle a run of typing: one answer for each of its events, all released or all withheld."""
    opened: list[bytes] = []

    def work() -> tuple[Settled, ...]:
        opened.extend([_encoded(event) for event in run.events])
        masked = content.run(run, place.hint, rules)
        first = Settled(masked.decision, SafeEvent(masked.events[0]), findings=masked.findings)
        return (first, *(Settled(masked.decision, SafeEvent(event)) for event in masked.events[1:]))

    settled = fail_closed(work, lambda fault: _all_alike(fault_settled(fault), len(run.events)))
    return tuple(
        replace(answer, opened=data)
        for answer, data in zip(settled, opened or [b""] * len(settled), strict=True)
    )


def settle_texts(
    content: Content, texts: Sequence[str], hints: Sequence[Hint], rules: Rules
) -> list[tuple[SafeText | None, Settled]]:
    """Settle texts that have no session, one answer for each."""
    fit = [index for index, text in enumerate(texts) if _is_unicode(text)]

    def work() -> list[_TextAnswer]:
        if len(hints) != len(texts):
            raise ValueError("one hint for each text")
        raw = [RawText(texts[index]) for index in fit]
        results = content.texts(raw, [hints[index] for index in fit], rules)
        return [_text_answer(result) for result in results]

    def on_fault(fault: Exception) -> list[_TextAnswer]:
        return [(None, fault_settled(fault))] * len(fit)

    answers = fail_closed(work, on_fault)
    broken: _TextAnswer = (None, fault_settled(InputError(NOT_UNICODE)))
    by_index = dict(zip(fit, answers, strict=True))
    settled = [by_index.get(index, broken) for index in range(len(texts))]
    return [
        (safe, replace(answer, opened=text.encode("utf-8", "surrogatepass")))
        for (safe, answer), text in zip(settled, texts, strict=True)
    ]


def settle_image(content: Content, screen: Screen, rules: Rules) -> Settled:
    """Settle one image that has no session."""

    def work() -> Settled:
        masked = content.screen(screen, rules)
        return Settled(masked.decision, None, masked.safe, masked.findings)

    return replace(fail_closed(work, fault_settled), opened=screen.data)


def withheld(reason: Reason, size: int = 1) -> tuple[Settled, ...]:
    """Settle ``size`` items as withheld for ``reason``."""
    return (Settled(Decision(Action.WITHHOLD, (reason,))),) * size


def _settle(content: Content, event: Event, data: bytes | None, place: Place, rules: Rules) -> Settled:
    if isinstance(event, File):
        return withheld(Reason.UNSUPPORTED_CONTENT)[0]
    secret: tuple[Finding, ...] = ()
    if isinstance(event, Text) and event.secure:
        event, secret = _hide_secure(event, rules)
    # Taken from the event as it came: what a masked text would say cannot be found on the screen.
    on_screen = _zoned_texts(event) if isinstance(event, Screenshot) else ()
    event, placed = _mask_texts(content, event, place.hint, rules)
    if not isinstance(event, Screenshot):
        found = [(channel_of(event.kind), finding) for finding in secret] + placed
        channels, findings = tuple(channel for channel, _ in found), tuple(finding for _, finding in found)
        return Settled(ALLOWED, SafeEvent(event), findings=findings, channels=channels)
    if data is None:
        raise InputError("a screenshot came without its image", field="frame")
    # The frame's own name could hold anything, and errors are told to people.
    name = f"the frame of event {event.seq}"
    screen = Screen(data, place.hint, event.scale, on_screen, name)
    masked = content.screen(screen, rules)
    named = msgspec.structs.replace(event, frame=frame_path(event.seq, masked.safe.media_type))
    return Settled(masked.decision, SafeEvent(named), masked.safe, masked.findings)


def is_too_long(event: Event) -> bool:
    """Tell whether an event holds more text than is looked through."""
    return sum(len(text) for _, text in texts_of(event)) > MOST_TEXT


def _all_alike(settled: Settled, size: int) -> tuple[Settled, ...]:
    """Repeat an answer for each event of a run; findings are counted once, with the first."""
    return (settled, *(replace(settled, findings=()),) * (size - 1))


def _is_unicode(text: str) -> bool:
    """Tell whether a text can be written down; half a surrogate pair cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _encoded(event: Event) -> bytes:
    try:
        return encode_event(event)
    except UnicodeEncodeError:
        # From None: the cause holds the text.
        raise InputError(NOT_UNICODE) from None


def _text_answer(result: MaskedText | ItemError) -> tuple[SafeText | None, Settled]:
    if isinstance(result, MaskedText):
        return result.safe, Settled(result.decision, findings=result.findings)
    return None, fault_settled(result)


def _hide_secure(event: Text, rules: Rules) -> tuple[Text, tuple[Finding, ...]]:
    """Put the placeholder in place of a secure field's text, which no detector ever sees."""
    if not event.text:
        return event, ()
    found = (Finding("SECRET", 1.0, "secure_field", span=Span(0, len(event.text))),)
    decision = judge(found, rules.policy)
    if decision.action is not Action.RELEASE:
        raise HeldError(decision, found)
    return msgspec.structs.replace(event, text="[SECRET]"), found


def _mask_texts(
    content: Content, event: Event, hint: Hint, rules: Rules
) -> tuple[Event, list[tuple[str, Finding]]]:
    """Mask every free text the event holds, and tell the channel of each finding.

    A text that may not be released holds the event.
    """
    if is_too_long(event):
        raise HeldError(Decision(Action.WITHHOLD, (Reason.TEXT_TOO_LONG,)))
    fields = [(path, text) for path, text in texts_of(event) if text]
    if not fields:
        return event, []
    url = next((text for path, text in fields if path == "url"), "")
    texts = [text for _, text in fields] + [*coded_parts(url)]
    results = content.texts([RawText(text) for text in texts], [hint] * len(texts), rules)
    results, parts = results[: len(fields)], results[len(fields) :]
    if any_private(parts, rules) or signs_in(url):
        place = [path for path, _ in fields].index("url")
        results[place] = hidden(url, rules) if isinstance(results[place], MaskedText) else results[place]
    safe: dict[str, str] = {}
    findings: list[tuple[str, Finding]] = []
    for (path, _), result in zip(fields, results, strict=True):
        if not isinstance(result, MaskedText):
            raise result
        safe[path] = result.safe.value
        findings += ((channel_of(event.kind, path), finding) for finding in result.findings)
    return replace_texts(event, safe), findings


def _zoned_texts(event: Screenshot) -> tuple[tuple[str, Zone], ...]:
    """Return the accessibility texts that lie on the screen; a box may begin outside of it, or be empty."""
    texts = []
    for item in event.texts or ():
        x, y, width, height = item.box
        right, bottom = x + width, y + height
        x, y = max(x, 0), max(y, 0)
        if right > x and bottom > y:
            texts.append((item.text, Zone(x, y, right - x, bottom - y)))
    return tuple(texts)
