"""What an event or a run of typing teaches the memory of its session.

Looks at the same places as the corridor does, by the same engines, and masks nothing; what it finds does not
depend on what is known already. What nobody may look at (secure fields, files, secrets at a prompt)
teaches nothing. What fails is told with its lessons: it may have shown what nobody knows now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redactor.capture.events import Event, File, Screenshot, Text, texts_of
from redactor.capture.typing import follow
from redactor.detect.memorable import Lesson, lessons_of
from redactor.errors import ItemError
from redactor.pipeline.addresses import coded_parts
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.gate import Place
from redactor.pipeline.passing import weighed
from redactor.pipeline.rules import Rules
from redactor.pipeline.run_parts import Run, open_parts
from redactor.pipeline.settle import Blob, fail_closed, fault_settled, is_too_long
from redactor.values import Decision, Hint, RawText


@dataclass(frozen=True, slots=True)
class Lessons:
    """What an event or a run teaches; ``fault`` is the decision on what failed, None where nothing did."""

    taught: tuple[Lesson, ...] = ()
    fault: Decision | None = None


_TYPING = "typing"  # beginnings of values, which are none by themselves


def of_event(content: Content, event: Event, blob: Blob | None, place: Place, rules: Rules) -> Lessons:
    """Return what an event teaches that is no typing.

    Raises:
        MissingToolError: an engine is gone.
    """
    return fail_closed(lambda: _gathered(_of_event(content, event, blob, place, rules)), _failed)


def of_run(content: Content, run: Run, place: Place, rules: Rules) -> Lessons:
    """Return what a run of typing teaches: what stayed, and what was typed and deleted again.

    Raises:
        MissingToolError: an engine is gone.
    """
    return fail_closed(lambda: _gathered(_of_run(content, run, place, rules)), _failed)


def _gathered(found: Iterable[Lesson | ItemError]) -> Lessons:
    """Take lessons together; what could not be looked at leaves the others as they are."""
    taught, fault = [], None
    for one in found:
        if isinstance(one, ItemError):
            fault = fault or fault_settled(one).decision
        else:
            taught.append(one)
    return Lessons(tuple(taught), fault)


def _failed(fault: Exception) -> Lessons:
    return Lessons(fault=fault_settled(fault).decision)


def _of_event(
    content: Content, event: Event, blob: Blob | None, place: Place, rules: Rules
) -> Iterator[Lesson | ItemError]:
    if isinstance(event, File) or (isinstance(event, Text) and event.secure) or is_too_long(event):
        return
    texts = [text for path, text in texts_of(event) if text]
    url = next((text for path, text in texts_of(event) if path == "url" and text), "")
    yield from _of_texts(content, [*texts, *coded_parts(url)], place.hint, rules)
    if isinstance(event, Screenshot) and blob is not None:
        screen = Screen(blob(), place.hint, event.scale, file=f"the frame of event {event.seq}")
        page, findings = content.seen_on(screen, rules)
        yield from lessons_of(page.text, findings)


def _of_run(content: Content, run: Run, place: Place, rules: Rules) -> Iterator[Lesson]:
    for part in open_parts(run):
        typed = follow(part.events, part.start)
        texts = [RawText(view.text) for view in typed.views]
        found = content.found(texts, [place.hint] * len(texts), rules)
        weighty = weighed(typed.views, [masked for masked, _ in found], typed.ways)
        for view, findings in zip(typed.views, weighty, strict=True):
            yield from lessons_of(view.text, (one for one in findings if one.detector != _TYPING))


def _of_texts(
    content: Content, texts: Sequence[str], hint: Hint, rules: Rules
) -> Iterator[Lesson | ItemError]:
    """Yield what texts teach; where one of them cannot be looked at, the others still do."""
    raw = [RawText(text) for text in texts]
    for text, found in zip(texts, content.found_apart(raw, [hint] * len(raw), rules), strict=True):
        if isinstance(found, ItemError):
            yield found
        else:
            yield from lessons_of(text, found[0])
