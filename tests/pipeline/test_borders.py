"""What stands at the borders of visits to a field, in a text that was typed on several."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.capture.events import Key
from redactor.capture.typist import Start
from redactor.pipeline.run_parts import Run
from redactor.pipeline.runs import mask_run
from redactor.pipeline.visits import Parted
from redactor.values import Finding, Hint, Span, TypedChar, TypedText
from tests.fakes import RULES, typed
from tests.pipeline.test_joined import Cards


def parted(*visits: str) -> Parted:
    chars = tuple(TypedChar(char, (place,)) for place, char in enumerate("".join(visits)))
    return Parted(TypedText(chars), [number for number, text in enumerate(visits) for _ in text])


@pytest.mark.parametrize(
    ("visits", "text"),
    [
        (("ask Kowal", "44 boxes"), "ask Kowal\n44 boxes"),
        (("ask Kowal", "4", "4 boxes"), "ask Kowal\n4\n4 boxes"),
        (("to you", " 44"), "to you 44"),  # a space is between them
        (("to you,", "44"), "to you,44"),
        (("a", "n ", "or", "di", "na", "ry"), "an ordinary"),  # by turns with something else
        (("all of it",), "all of it"),
        (("", ""), ""),
    ],
)
def test_words_that_meet_at_a_border_are_parted(visits: tuple[str, ...], text: str) -> None:
    assert parted(*visits).text == text
    assert "Kowal" not in repr(parted(*visits))


@pytest.mark.parametrize(
    ("visits", "value", "entity", "is_found"),
    [
        (("ask Kowal", "44 boxes"), "Kowal", "PERSON", True),
        (("ask Kowal", "44 boxes"), "44", "ID", True),
        (("ask Kowal", "44 boxes"), "ask", "PERSON", False),  # stands in the whole text just so
        (("to Mark", "et now"), "Mark", "PERSON", False),  # half a plain word
        (("to Mark", "et now"), "Mark", "ID", True),  # that has a form of its own
        (("to Marko", "et now"), "Marko", "PERSON", True),
        (("see Kim", "Roe now"), "Kim\nRoe", "PERSON", True),
        (("see the", "report"), "the\nreport", "PERSON", True),
    ],
)
def test_what_touches_a_border_counts(
    visits: tuple[str, ...], value: str, entity: str, *, is_found: bool
) -> None:
    one, whole = parted(*visits), "".join(visits)
    start = one.text.index(value)
    found = [*one.at_borders([Finding(entity, 0.9, "d", span=Span(start, start + len(value)))])]
    assert bool(found) is is_found
    for finding in found:
        assert finding.span
        assert whole[finding.span.start : finding.span.end] == value.replace("\n", "")


PIECES = st.lists(
    st.sampled_from(
        ["4111111111111111", "41111111", "11111111", "see ", "Kim Roe", "Kim ", "Roe", "7", " ", "boxes"]
    ),
    min_size=1,
    max_size=6,
)


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_borders_only_add_to_what_is_masked(pieces: list[str]) -> None:
    events = tuple(typed("".join(pieces)))
    visits = tuple(number for number, text in enumerate(pieces) for _ in text)

    def masked(run: Run) -> set[int]:
        events = mask_run(Cards(), run, Hint(), RULES).events
        return {place for place, event in enumerate(events) if not isinstance(event, Key)}

    alone = masked(Run(events, Start(), secure=False))
    together = masked(Run(events, Start(), secure=False, visits=visits))
    assert alone <= together
    begun = 0
    for text in pieces:
        own = {place for f in Cards().in_text(text) if f.span for place in range(f.span.start, f.span.end)}
        assert {begun + place for place in own} <= together
        begun += len(text)
