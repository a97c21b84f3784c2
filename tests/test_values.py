"""Ground values: each invariant fails once, and no repr shows content."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from redactor import values
from redactor.values import (
    ENTITIES,
    UNKNOWN_CONSENT,
    Action,
    ConsentStatus,
    Counts,
    Decision,
    Finding,
    Hint,
    LineWord,
    Operator,
    OperatorKind,
    Page,
    Person,
    RawImage,
    RawText,
    Reason,
    SafeImage,
    SafeText,
    Situation,
    Span,
    TypedChar,
    TypedText,
    Word,
    Zone,
)

PRIVATE = "jane@example.com"
PIXELS = np.zeros((4, 6, 3), np.uint8)


def _page(*words: Word, text: str = "one two", width: int = 20, height: int = 10) -> Page:
    return Page(text, words, width, height)


def _word(start: int, end: int, zone: Zone = Zone(0, 0, 5, 5)) -> Word:  # noqa: B008 - a frozen value
    return Word(Span(start, end), zone, 0.9, 0)


BROKEN: dict[str, Callable[[], object]] = {
    "span before the text": lambda: Span(-1, 2),
    "empty span": lambda: Span(2, 2),
    "span backwards": lambda: Span(3, 2),
    "zone left of the screen": lambda: Zone(-1, 0, 1, 1),
    "zone above the screen": lambda: Zone(0, -1, 1, 1),
    "zone without width": lambda: Zone(0, 0, 0, 1),
    "zone without height": lambda: Zone(0, 0, 1, 0),
    "grey image": lambda: RawImage(np.zeros((4, 6), np.uint8)),
    "image with alpha": lambda: RawImage(np.zeros((4, 6, 4), np.uint8)),
    "image of fractions": lambda: RawImage(np.zeros((4, 6, 3), np.float32)),
    "empty image": lambda: RawImage(np.zeros((0, 6, 3), np.uint8)),
    "safe image without width": lambda: SafeImage(0, 4, b"x", "image/png", ()),
    "safe image without height": lambda: SafeImage(4, 0, b"x", "image/png", ()),
    "safe image without bytes": lambda: SafeImage(4, 6, b"", "image/png", ()),
    "words that overlap": lambda: _page(_word(0, 3), _word(2, 5)),
    "words out of order": lambda: _page(_word(4, 7), _word(0, 3)),
    "word after the text": lambda: _page(_word(4, 8)),
    "word right of the page": lambda: _page(_word(0, 3, Zone(16, 0, 5, 5))),
    "word below the page": lambda: _page(_word(0, 3, Zone(0, 6, 5, 5))),
    "unknown entity": lambda: Finding("EMAIL", 0.5, "test", span=Span(0, 1)),
    "score below 0": lambda: Finding("PERSON", -0.1, "test", span=Span(0, 1)),
    "score above 1": lambda: Finding("PERSON", 1.1, "test", span=Span(0, 1)),
    "score that is no number": lambda: Finding("PERSON", float("nan"), "test", span=Span(0, 1)),
    "finding without a place": lambda: Finding("PERSON", 0.5, "test"),
    "release with a reason against it": lambda: Decision(Action.RELEASE, (Reason.PAUSED,)),
    "release with one reason too many": lambda: Decision(Action.RELEASE, (Reason.ALLOWED, Reason.PAUSED)),
    "release without a reason": lambda: Decision(Action.RELEASE, ()),
    "refusal that is allowed": lambda: Decision(Action.REFUSE, (Reason.ALLOWED,)),
    "withheld though allowed": lambda: Decision(Action.WITHHOLD, (Reason.ALLOWED,)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_wrong_state_cannot_be_built(name: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - each invariant words its own message
        BROKEN[name]()
    assert "EMAIL" not in str(caught.value)


def test_right_states_at_the_edge_can_be_built() -> None:
    _page(_word(0, 3), _word(3, 7, Zone(15, 5, 5, 5)))
    Finding("PERSON", 0.0, "test", span=Span(0, 1))
    Finding("FACE", 1.0, "test", zones=(Zone(0, 0, 1, 1),))
    Decision(Action.RELEASE, (Reason.ALLOWED,))
    Decision(Action.REFUSE, (Reason.PAUSED, Reason.APP_DENIED))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 3), (2, 5), True), ((0, 3), (3, 5), False), ((1, 2), (0, 9), True), ((4, 5), (0, 4), False)],
)
def test_spans_overlap_when_they_share_a_code_point(
    one: tuple[int, int], other: tuple[int, int], *, overlap: bool
) -> None:
    assert Span(*one).overlaps(Span(*other)) is overlap
    assert Span(*other).overlaps(Span(*one)) is overlap


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        ((3, 3, 1, 1), True),
        ((4, 0, 2, 2), False),
        ((0, 4, 2, 2), False),
        ((3, 0, 9, 1), True),
        ((0, 3, 1, 9), True),
    ],
)
def test_zones_overlap_when_they_share_a_pixel(other: tuple[int, int, int, int], *, overlap: bool) -> None:
    zone = Zone(0, 0, 4, 4)
    assert zone.overlaps(Zone(*other)) is overlap
    assert Zone(*other).overlaps(zone) is overlap
    assert zone.as_list() == [0, 0, 4, 4]


def test_an_image_knows_its_size() -> None:
    image = RawImage(PIXELS)
    assert (image.width, image.height) == (6, 4)


WITH_CONTENT: dict[str, object] = {
    "RawText": RawText(PRIVATE),
    "SafeText": SafeText(PRIVATE),
    "RawImage": RawImage(PIXELS),
    "SafeImage": SafeImage(6, 4, PRIVATE.encode(), "image/png", ()),
    "Page": _page(_word(0, 3), text=PRIVATE),
    "Hint": Hint(PRIVATE, PRIVATE, PRIVATE),
    "Person": Person(PRIVATE, "subject", (("work", PRIVATE),)),
    "Situation": Situation(
        (Person(PRIVATE, "subject", ()),),
        {PRIVATE: UNKNOWN_CONSENT},
        "ai_training.agent_interaction",
        datetime(2026, 1, 31, tzinfo=UTC),
        "window",
        app=PRIVATE,
        title=PRIVATE,
        url=PRIVATE,
    ),
    "LineWord": LineWord(PRIVATE, 0, 0, 9, 9, 0.9),
    "TypedChar": TypedChar("j", (1,)),
    "TypedText": TypedText(tuple(TypedChar(char, (1,)) for char in PRIVATE)),
}


@pytest.mark.parametrize("name", WITH_CONTENT)
def test_no_repr_shows_content(name: str) -> None:
    value = WITH_CONTENT[name]
    for shown in (repr(value), str(value), f"{value}", f"{[value]}"):
        assert name in shown
        assert "jane" not in shown
        assert "example" not in shown
        assert "'j'" not in shown


def test_no_value_with_a_field_for_content_is_left_out_above() -> None:
    speaking = {"value", "text", "pixels", "encoded", "title", "url", "char", "chars", "label", "id"}
    classes = [kind for kind in vars(values).values() if dataclasses.is_dataclass(kind)]
    holding = {
        kind.__name__
        for kind in classes
        if isinstance(kind, type) and speaking & {field.name for field in dataclasses.fields(kind)}
    }
    assert holding <= WITH_CONTENT.keys()


def test_all_values_are_frozen() -> None:
    for kind in vars(values).values():
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            params: Any = kind.__dataclass_params__  # type: ignore[attr-defined]
            assert params.frozen, kind


def test_a_finding_has_no_field_for_text() -> None:
    fields = {field.name for field in dataclasses.fields(Finding)}
    # `context` holds words of the recognizers' own tables, `beaten` other findings.
    assert fields == {"entity", "score", "detector", "rule", "span", "zones", "checked", "context", "beaten"}


def test_events_of_a_span_are_all_that_made_or_removed_it() -> None:
    text = TypedText((TypedChar("a", (0, 1)), TypedChar("b", (2,), (5,)), TypedChar("c", (3,))))
    assert text.text == "abc"
    assert text.events_of(Span(0, 2)) == {0, 1, 2, 5}
    assert text.events_of(Span(2, 3)) == {3}


def test_names_are_unique_and_in_their_form() -> None:
    assert all(name == name.upper() and name.replace("_", "").isalnum() for name in ENTITIES)
    assert all(reason.value == reason.name.lower() for reason in Reason)


def test_enumerations_stand_from_loose_to_strict() -> None:
    assert list(Action) == [Action.RELEASE, Action.WITHHOLD, Action.REFUSE]
    assert next(iter(OperatorKind)) is OperatorKind.KEEP
    assert list(OperatorKind)[-1] is OperatorKind.DROP


def test_defaults_are_the_strict_side() -> None:
    assert UNKNOWN_CONSENT.status is ConsentStatus.UNKNOWN
    assert (UNKNOWN_CONSENT.explicit, UNKNOWN_CONSENT.written, UNKNOWN_CONSENT.separate) == (False,) * 3
    assert Operator(OperatorKind.MASK).keep_last == 0
    counts: Mapping[str, int] = Counts().entities
    with pytest.raises(TypeError):
        counts["PERSON"] = 1  # type: ignore[index]
