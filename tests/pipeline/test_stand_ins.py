"""Stand-ins on their way out: a detector that finds every name finds ours too, and is not to."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from redactor.capture.events import Clipboard, Placeholder
from redactor.capture.typing import replay
from redactor.capture.typist import Start
from redactor.errors import MissingToolError
from redactor.mask import image as image_module
from redactor.mask.label import Label
from redactor.mask.pseudonym import KeyedPseudonymizer
from redactor.mask.surrogate import names
from redactor.pipeline.content import Content, Screen
from redactor.pipeline.cover import Cover
from redactor.pipeline.outcome import Released
from redactor.pipeline.rules import HeldError, Rules
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import mask_run
from redactor.pipeline.texts import MaskedText, mask_texts
from redactor.policy.load import load_builtin, load_builtins
from redactor.policy.model import Handled, Pack
from redactor.policy.packset import PackSet
from redactor.policy.vocabulary import Handling, ImageMode, PseudonymScope
from redactor.values import Finding, Hint, RawImage, RawText, Reason, SafeImage, Span, Zone
from tests.fakes import (
    CELL,
    KEY,
    PRIVATE,
    RULES,
    FakeDetector,
    FakeReader,
    World,
    a_header,
    at,
    page_of,
    raising,
    rules_with,
    typed,
)

SURROGATE = rules_with("PERSON", Handling.SURROGATE)
JANE = SURROGATE.pseudonyms.surrogate("PERSON", "Jane Doe")


class FindsNames(FakeDetector):
    """Takes any two capitalised words in a row for a person, one of our own stand-ins too."""

    def in_text(self, text: str) -> tuple[Finding, ...]:
        found = re.finditer(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", text)
        names = (Finding("PERSON", 0.9, self.name, "caps", Span(*match.span())) for match in found)
        return (*super().in_text(text), *names)


def masked(text: str, rules: Rules = SURROGATE, detector: FakeDetector | None = None) -> MaskedText:
    (result,) = mask_texts(detector or FindsNames(), [RawText(text)], [Hint()], rules)
    assert isinstance(result, MaskedText), result
    return result


def test_a_stand_in_is_not_found_again() -> None:
    result = masked("from Jane Doe <<x>> to Jane Doe")
    assert result.safe.value == f"from {JANE} [SECRET] to {JANE}"
    assert [result.safe.value[span.start : span.end] for span in result.safe.spans] == [
        JANE,
        "[SECRET]",
        JANE,
    ]
    assert [finding.span for finding in result.findings] == [Span(5, 13), Span(14, 19), Span(23, 31)]


def test_what_shows_up_beside_a_stand_in_is_masked_as_ever() -> None:
    class AtSecondSight(FindsNames):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            late = [match.span() for match in re.finditer("Smith", text) if "[PERSON]" in text]
            return (*super().in_text(text), *(Finding("PERSON", 0.9, "d", span=Span(*one)) for one in late))

    safe = masked("from Jane Doe, or smith: Smith", detector=AtSecondSight()).safe.value
    assert safe == f"from {JANE}, or smith: {SURROGATE.pseudonyms.surrogate('PERSON', 'Smith')}"


def test_a_text_in_which_something_is_found_for_ever_is_still_held_back() -> None:
    class Always(FindsNames):
        def in_text(self, text: str) -> tuple[Finding, ...]:
            return (*super().in_text(text), Finding("PERSON", 0.9, "d", span=Span(0, len(text))))

    (result,) = mask_texts(Always(), [RawText("Jane Doe")], [Hint()], SURROGATE)
    assert isinstance(result, HeldError)
    assert result.decision.reasons == (Reason.LOOK_AGAIN_FOUND,)


def test_masking_twice_masks_the_same_places_and_lets_nothing_through() -> None:
    once = masked("from Jane Doe to Priya Raman")
    twice = masked(once.safe.value)
    assert len(twice.safe.spans) == len(once.safe.spans) == 2
    for name in ("Jane", "Doe", "Priya", "Raman"):
        assert name not in once.safe.value + twice.safe.value
    tokens = masked("from Jane Doe", RULES)
    assert masked(tokens.safe.value, RULES).safe == replace(tokens.safe, spans=())


def test_typing_gives_the_same_stand_in() -> None:
    events = typed("ask Jane Doe now")
    result = mask_run(FindsNames(), Run(tuple(events), Start(""), secure=False), Hint(), SURROGATE)
    assert replay(result.events) == f"ask {JANE} now"
    assert [event.text for event in result.events if isinstance(event, Placeholder) and event.text] == [JANE]


# --- on screens -------------------------------------------------------------------------------------

WORDS = [("from", Zone(0, 0, 40, 14)), ("Jane", Zone(50, 0, 60, 14)), ("Doe", Zone(112, 0, 60, 14))]
PAGE = page_of(WORDS, 400, 60)
FOUND = Finding("PERSON", 1.0, "d", span=Span(5, 13), zones=(Zone(50, 0, 122, 14),))


def labelled(rules: Rules) -> Rules:
    return replace(rules, policy=replace(rules.policy, image_mode=ImageMode.LABEL))


def test_a_screen_shows_the_stand_in_that_the_text_has() -> None:
    (label,) = Cover.of(PAGE, [FOUND], labelled(SURROGATE)).labels
    assert (label.text, label.stand_in) == ("[PERSON]", JANE)
    (unread,) = Cover.of(PAGE, [replace(FOUND, span=None)], labelled(SURROGATE)).labels
    assert (unread.text, unread.stand_in) == ("[PERSON]", "")
    (plain,) = Cover.of(PAGE, [FOUND], labelled(RULES)).labels
    assert (plain.text, plain.stand_in) == (RULES.pseudonyms.token("PERSON", "Jane Doe"), "")
    assert Cover.of(PAGE, [FOUND], SURROGATE).labels == ()


@pytest.mark.parametrize("handling", [Handling.PSEUDONYM, Handling.SURROGATE])
def test_what_only_the_accessibility_interface_tells_has_the_same_label(
    handling: Handling, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Label] = []
    real = image_module.fill

    def watched(*args: Any, labels: Sequence[Label], **more: Any) -> SafeImage:
        drawn.extend(labels)
        return real(*args, labels=labels, **more)

    monkeypatch.setattr(image_module, "fill", watched)
    reader, rules = FakeReader(), labelled(rules_with("EMAIL_ADDRESS", handling))
    texts = ((f"from {PRIVATE}", Zone(CELL, 0, CELL, CELL)),)
    Content(FakeDetector(), reader).screen(Screen(reader.screen("a", "b"), Hint(), texts=texts), rules)
    token = rules.pseudonyms.token("EMAIL_ADDRESS", PRIVATE)
    made = rules.pseudonyms.surrogate("EMAIL_ADDRESS", PRIVATE)
    wanted = (token, "") if handling is Handling.PSEUDONYM else ("[EMAIL_ADDRESS]", made)
    assert {(label.text, label.stand_in) for label in drawn} == {wanted}


def test_it_is_written_into_the_fill_and_the_second_look_sees_none_of_it() -> None:
    rules = labelled(SURROGATE)
    image = RawImage(np.full((60, 400, 3), 255, np.uint8))
    cover = Cover.of(PAGE, [FOUND], rules)
    painted = np.asarray(Image.open(io.BytesIO(cover.painted(image, rules, None).encoded)))
    bare = replace(rules, policy=replace(rules.policy, image_mode=ImageMode.FILL))
    filled = np.asarray(
        Image.open(io.BytesIO(Cover.of(PAGE, [FOUND], bare).painted(image, bare, None).encoded))
    )
    assert (painted != filled).any()
    assert (cover.hidden(image, rules).pixels == 255).all()


# --- purposes, sessions, what is needed -------------------------------------------------------------


def packs(scope: PseudonymScope, handling: Handling) -> PackSet:
    """Return the packaged packs, all of them with another handling of people."""

    def changed(pack: Pack) -> Pack:
        entities = {**pack.entities, "PERSON": Handled(handling)}
        return replace(pack, pseudonym_scope=scope, entities=entities)

    return PackSet([changed(load_builtin("strict-global"))], [changed(pack) for pack in load_builtins()])


def pasted(world: World, session: str) -> str:
    header = msgspec.structs.replace(a_header(), session_id=session)
    (outcome,) = world.run([Clipboard(seq=1, at=at(1), text="Jane Doe")], header=header)
    assert isinstance(outcome, Released)
    assert isinstance(outcome.event.event, Clipboard)
    return outcome.event.event.text


@pytest.mark.parametrize("handling", [Handling.PSEUDONYM, Handling.SURROGATE])
@pytest.mark.parametrize("scope", PseudonymScope)
def test_the_policy_says_whether_a_person_is_one_across_sessions(
    scope: PseudonymScope, handling: Handling
) -> None:
    world = World(detector=FindsNames(), policies=packs(scope, handling))
    one, same, other = (pasted(world, session) for session in ("s-1", "s-1", "s-2"))
    assert one == same
    assert (one == other) is (scope is PseudonymScope.PURPOSE)
    assert "Jane" not in one + other


def test_content_without_a_session_has_the_scope_of_its_run() -> None:
    world = World(detector=FindsNames(), policies=packs(PseudonymScope.SESSION, Handling.PSEUDONYM))
    with world.redactor() as redactor:
        texts = [redactor.text("Jane Doe").safe for _ in range(2)]
    assert texts[0] == texts[1]
    expected = KeyedPseudonymizer(KEY, "unspecified", "run:run-1").token("PERSON", "Jane Doe")
    assert texts[0] is not None
    assert texts[0].value == expected


def test_without_the_lists_of_names_nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "import_module", raising(ModuleNotFoundError()))
    World(policies=packs(PseudonymScope.PURPOSE, Handling.PSEUDONYM)).redactor().close()
    with pytest.raises(MissingToolError, match=r"redactor\[surrogate\]|Faker"):
        World(policies=packs(PseudonymScope.PURPOSE, Handling.SURROGATE)).redactor()
