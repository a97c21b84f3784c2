"""Scores of texts against naive twins, character by character and pair by pair."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.evaluate.marks import Key, Mark, TextAnswer, TextCase
from redactor.evaluate.texts import STOPS, iou, matches, score_text
from redactor.values import Span

LENGTH = 24
ENTITIES = ("PERSON", "ID")


@st.composite
def apart(draw: st.DrawFn) -> tuple[Mark, ...]:
    """Draw marks that do not overlap, in order."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Mark(Span(start, end), draw(st.sampled_from(ENTITIES))) for start, end in pairs)


texts = st.text(alphabet="ab .1", min_size=LENGTH, max_size=LENGTH)


def hidden_twin(text: str, mark: Mark, masked: tuple[Mark, ...], entities: tuple[str, ...]) -> bool:
    shown = []
    for index in range(mark.span.start, mark.span.end):
        by = [one for one in masked if one.entity in entities and one.span.start <= index < one.span.end]
        shown.append("#" if by else text[index])
    left, right = 0, len(shown)
    value = text[mark.span.start : mark.span.end]
    while left < right and value[left] in STOPS:
        left += 1
    while right > left and value[right - 1] in STOPS:
        right -= 1
    return all(char in ("#", " ") for char in shown[left:right])


@given(texts, apart(), apart())
def test_what_is_missed_is_what_a_reader_could_still_read(
    text: str, gold: tuple[Mark, ...], masked: tuple[Mark, ...]
) -> None:
    score = score_text(TextCase("1", text, gold), TextAnswer(masked))
    missed = [mark for mark in gold if not hidden_twin(text, mark, masked, ENTITIES)]
    unnamed = [mark for mark in gold if not hidden_twin(text, mark, masked, (mark.entity,))]
    assert list(score.missed) == missed
    assert [*score.misnamed] == [mark for mark in unnamed if mark not in missed]
    if gold:
        ratios: dict[Key, Any] = dict(score.ratios)
        assert ratios["", "zero_leak"] == (not missed, 1)
        assert ratios["", "zero_leak_named"] == (not unnamed, 1)


@given(gold=apart(), masked=apart(), least=st.sampled_from([0.5, 0.9]), blind=st.booleans())
@settings(max_examples=60)
def test_pairs_are_as_many_as_the_best_assignment_has(
    *, gold: tuple[Mark, ...], masked: tuple[Mark, ...], least: float, blind: bool
) -> None:
    def fits(one: Mark, other: Mark) -> bool:
        return (blind or one.entity == other.entity) and iou(one.span, other.span) >= least

    few, many = sorted((gold, masked), key=len)
    best = max(
        sum(fits(one, other) for one, other in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )
    assert matches(gold, masked, least, blind=blind) == best


@given(texts, apart(), apart())
def test_every_share_lies_between_nothing_and_all(
    text: str, gold: tuple[Mark, ...], masked: tuple[Mark, ...]
) -> None:
    for above, below in score_text(TextCase("1", text, gold), TextAnswer(masked)).ratios.values():
        assert 0 <= above <= below


@given(texts, apart())
def test_finding_just_the_gold_is_perfect(text: str, gold: tuple[Mark, ...]) -> None:
    score = score_text(TextCase("1", text, gold), TextAnswer(gold))
    for (_, name), (above, below) in score.ratios.items():
        wanted = 0 if name in {"withheld", "oversmash", "characters_over_masked", "tokens_touched"} else below
        assert above == wanted, name
