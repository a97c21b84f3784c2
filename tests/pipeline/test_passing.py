"""Findings in text that did not stay, weighed against the text that did."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.pipeline.passing import weighed
from redactor.values import Finding, Span, TypedChar, TypedText


def views_of(final: str, other: str, shared: int, *, gone: bool = True) -> list[TypedText]:
    """Return two views with their first ``shared`` characters in common; the rest of the other is removed."""
    common = [TypedChar(char, (place,)) for place, char in enumerate(final[:shared])]
    rest = [TypedChar(char, (100 + place,)) for place, char in enumerate(final[shared:])]
    removed = (99,) if gone else ()
    lost = [TypedChar(char, (50 + place,), removed) for place, char in enumerate(other[shared:])]
    return [TypedText((*common, *rest)), TypedText((*common, *lost))]


def found(text: str, value: str, entity: str) -> tuple[Finding, ...]:
    return (Finding(entity, 0.9, "d", span=Span(text.index(value), text.index(value) + len(value))),)


@pytest.mark.parametrize(
    ("final", "other", "shared", "value", "entity", "stays"),
    [
        ("your strategy", "your strategu", 12, "strategu", "PERSON", False),  # half a word, corrected
        ("to Jane now", "to Jane", 7, "Jane", "PERSON", False),  # the whole text knows it is none
        ("we strat", "Jane", 0, "Jane", "PERSON", True),  # typed and taken away again
        ("Stra, da", "da", 0, "da", "PERSON", False),  # the very words stand in the open
        ("Strada", "da", 0, "da", "PERSON", True),  # inside another word they do not
        ("to 4111", "to 4112", 6, "4112", "CREDIT_CARD", True),  # what has a form is no judgement
        ("pw hunter", "pw hunte", 8, "hunte", "SECRET", True),
        ("see calendar now", "see clendar in", 5, "clendar in", "PERSON", True),  # not what it became
        ("see calendar invite", "see clendar invi", 5, "clendar invi", "PERSON", False),  # one letter missing
        ("an apartment now", "an xapartm", 3, "xapartm", "PERSON", False),  # one letter too many
        ("to Hannah now", "to Hanma and", 4, "Hanma", "PERSON", True),  # stood whole, of no plain word
        ("to house now", "to hoyse and", 5, "hoyse", "PERSON", False),  # stood whole, of a plain word
        ("to Joe now", "to Jane", 4, "Jane", "PERSON", True),  # another word
        ("to you", "to yiii", 4, "yiii", "PERSON", False),  # the key beside, held
        ("to refs/heads", "to rr", 4, "rr", "PERSON", False),
        ("first of all", "fiii", 2, "fiii", "PERSON", False),  # at the very beginning
        ("Ram dropped", "Ramiro", 3, "Ramiro", "PERSON", True),  # the next word is no slip
        ("and then", "Andrew", 3, "Andrew", "PERSON", True),  # no slip: more came off than a finger does
        ("use @Override now", "use @Overris", 10, "@Overris", "HANDLE", False),
        ("use it now", "use @overris", 4, "@overris", "HANDLE", True),
    ],
)
def test_the_text_that_stayed_knows_better_about_names(
    final: str, other: str, shared: int, value: str, entity: str, *, stays: bool
) -> None:
    views = views_of(final, other, shared)
    result = weighed(views, [(), found(other, value, entity)])
    assert bool(result[1]) is stays


def test_a_name_that_stayed_a_name_takes_its_slips_along() -> None:
    views = views_of("to Jane Roe", "to Jane Rie", 9)
    first = found("to Jane Roe", "Jane Roe", "PERSON")
    result = weighed(views, [first, found("to Jane Rie", "Jane Rie", "PERSON")])
    assert [finding.span for finding in result[1]] == [Span(3, 11)]


@pytest.mark.parametrize(
    ("texts", "named", "shared", "value", "left"),
    [
        (("Frau Kahananui,", "Fray Ka"), "Kahananui", 3, "Fray Ka", "Ka"),
        (("Dr. R. Tedesco asked", "De. R"), "R. Tedesco", 1, "De. R", "R"),
        (("from Jane Roe and Bo", "from Jane Roe anf"), "Jane Roe", 16, "Jane Roe anf", "Jane Roe"),
        (("from Jane Roe", "from Jane Rie"), "Jane Roe", 11, "Jane Rie", "Jane Rie"),  # the name's own slip
        (("to Jane", "to Jane Roe"), "", 7, "Jane Roe", "Jane Roe"),  # of which a name came off
    ],
)
def test_a_name_is_found_without_ordinary_words_beside_it(
    texts: tuple[str, str], named: str, shared: int, value: str, left: str
) -> None:
    final, other = texts
    views = views_of(final, other, shared)
    stayed = found(final, named, "PERSON") if named else ()
    (one,) = weighed(views, [stayed, found(other, value, "PERSON")])[1]
    assert one.span
    assert other[one.span.start : one.span.end] == left


@pytest.mark.parametrize(("score", "left"), [(0.5, 0), (0.9, 1)])
def test_a_doubtful_name_gives_way_to_a_plain_word_with_its_head(score: float, left: int) -> None:
    views = views_of("the rebel", "the rebecca", 4)
    doubtful = Finding("PERSON", score, "d", span=Span(4, 11))
    assert len(weighed(views, [(), (doubtful,)])[1]) == left


@pytest.mark.parametrize(
    ("final", "other", "shared", "value", "left"),
    [
        # A name that was found with confidence was one, though a plain word was made of its head.
        ("ask market now", "ask markus", 8, "markus", "markus"),
        ("ask market now", "ask marketa", 10, "marketa", "marketa"),
        ("ask handle it", "ask handley", 10, "handley", "handley"),
        ("ask learn now", "ask leary", 8, "leary", "leary"),
        ("ask form now", "ask formosa now", 8, "formosa", "formosa"),  # stood whole
        ("ask present", "ask presley", 8, "presley", "presley"),
        ("ask market", "ask kim markus", 4, "kim markus", "kim markus"),
        # A slip of a finger was none.
        ("ask market", "ask markrt", 8, "markrt", None),  # the key beside, seen late
        ("ask market", "ask mareket", 7, "mareket", None),  # one key too many
        ("ask market", "ask maket", 6, "maket", None),  # one key left out
        ("ask market", "ask marekt", 7, "marekt", None),  # two keys the other way round
        ("ask market", "ask markkk", 8, "markkk", None),  # a key held
        ("ask market", "ask marke", 8, "marke", None),  # half a word
    ],
)
@pytest.mark.parametrize("score", [0.95, 0.5])
def test_a_sure_name_gives_way_only_to_a_word_that_a_finger_slipped_in(
    final: str, other: str, shared: int, value: str, left: str | None, *, score: float
) -> None:
    views, at = views_of(final, other, shared), other.index(value)
    name = Finding("PERSON", score, "d", span=Span(at, at + len(value)))
    shown = [other[one.span.start : one.span.end] for one in weighed(views, [(), (name,)])[1] if one.span]
    if left is None:
        assert shown == []
    elif score > 0.9:
        assert shown == [left]


def test_what_an_undo_may_have_left_gives_way_to_plain_words_of_the_first_text() -> None:
    first, half = views_of("the billing", "the biling", 6)
    undone = TypedText(first.chars[:3])
    name = found("the biling", "biling", "PERSON")
    assert not weighed([first, undone, half], [(), (), name], ways=[0, 1])[2]
    assert weighed([undone, undone, half], [(), (), name], ways=[0, 1])[2]


@pytest.mark.parametrize(("other", "begun"), [("is customer", 0), ("is cus_4", 1), ("is custodx", 1)])
def test_a_plain_word_is_no_beginning_of_a_value(other: str, begun: int) -> None:
    views = views_of("is cus_41368", other, 3)
    assert len(weighed(views, [found("is cus_41368", "cus_41368", "ID"), ()])[1]) == begun


def test_a_name_that_an_insertion_broke_up_is_kept() -> None:
    chars = [TypedChar(char, (place,)) for place, char in enumerate("Jane")]
    final = TypedText((*chars[:2], TypedChar("x", (9,)), *chars[2:]))
    assert weighed([final, TypedText(tuple(chars))], [(), found("Jane", "Jane", "PERSON")])[1]


def inserted(final: str, at: int, length: int = 1) -> list[TypedText]:
    """Return a text and what stood there before ``length`` characters went into it at a place."""
    chars = tuple(TypedChar(char, (place,)) for place, char in enumerate(final))
    return [TypedText(chars), TypedText((*chars[:at], *chars[at + length :]))]


@pytest.mark.parametrize(
    ("final", "named", "at", "value", "left"),
    [
        ("Litoran pilgrims we", "Litoran", 7, "Litoranpilgrims", "Litoran"),
        ("so many Litoran", "Litoran", 7, "manyLitoran", "Litoran"),
        ("Litoran migration", "Litoran", 7, "Litoranmigrat", "Litoran"),  # the beginning of a plain word
        ("Litoran Roe", "Litoran Roe", 7, "LitoranRoe", "LitoranRoe"),  # all of it is a name
        ("LitoranRoe now", "Litoran", 10, "LitoranRoenow", "LitoranRoe"),
        ("Litor-anroe", "Litor", 5, "Litoranroe", "Litoranroe"),  # no space is between
        ("Litxoran roe", "", 3, "Litoran", "Litoran"),  # nothing of it is one now
        ("Litor xan", "Litor", 6, "Litor an", "Litor an"),  # no whole word of what stayed
    ],
)
def test_a_name_that_was_glued_to_plain_words_is_left_without_them(
    final: str, named: str, at: int, value: str, left: str | None
) -> None:
    views = inserted(final, at)
    stayed = found(final, named, "PERSON") if named else ()
    result = weighed(views, [stayed, found(views[1].text, value, "PERSON")])[1]
    shown = [views[1].text[one.span.start : one.span.end] for one in result if one.span]
    assert shown == ([left] if left else [])


WORDS = st.sampled_from(["Litoran", "market", "roe", "of", "x", "Kim"])


@given(st.lists(WORDS, min_size=2, max_size=5), st.data())
@settings(max_examples=200, deadline=None)
def test_what_a_name_loses_stands_as_whole_words_in_the_text_that_stayed(
    words: list[str], data: st.DataObject
) -> None:
    final = " ".join(words)
    at = data.draw(st.sampled_from([place for place, char in enumerate(final) if char == " "]))
    views, number = inserted(final, at), data.draw(st.integers(0, len(words) - 1))
    begun = len(" ".join(words[:number])) + (number > 0)
    private = Span(begun, begun + len(words[number]))
    gone = data.draw(st.integers(0, 3))  # characters typed behind it and taken away again
    shown = TypedText((*views[1].chars, *[TypedChar("q", (200 + one,), (300,)) for one in range(gone)]))
    name = Finding("PERSON", 0.95, "d", span=Span(0, len(shown.chars)))
    stayed = Finding("PERSON", 0.95, "d", span=private)
    left = weighed([views[0], shown], [(stayed,), (name,)])[1]
    kept = {id(char) for one in left if one.span for char in shown.chars[one.span.start : one.span.end]}
    kept |= {id(char) for char in views[0].chars[private.start : private.end]}  # masked by itself
    lost = {id(char) for char in views[1].chars} - kept
    for start, end in ((word.start(), word.end()) for word in re.finditer(r"\S+", final)):
        of_word = {id(char) for char in views[0].chars[start:end]}
        assert of_word <= lost or not of_word & lost


def test_the_beginning_of_a_known_value_begins_with_its_first_sign() -> None:
    def begun(text: str) -> tuple[int, str] | None:
        bare = text.lstrip(": '$")
        known = bare.startswith("6585") or text.startswith("$$ab")
        return (len(text), "ID") if known else None

    for other, value in (("no: 6585 25", "6585 25"), ("no '6585", "6585"), ("no $$abcd", "$$abcd")):
        views = views_of("no", other, 2)
        (one,) = weighed(views, [(), ()], begun=begun)[1]
        assert one.span
        assert other[one.span.start : one.span.end] == value


@pytest.mark.parametrize(
    ("final", "other", "value", "begun"),
    [
        ("is 40718", "is 4072", "40718", Span(3, 6)),
        ("is 40718", "is 40719", "40718", Span(3, 7)),
        ("is 40718", "is 41", "40718", None),
        ("is 40718", "is x407", "40718", None),
        ("is +40718", "is #407", "+40718", Span(4, 7)),
        ("is Kim Roe", "is kim r", "Kim Roe", Span(3, 8)),
    ],
)
def test_a_beginning_that_was_taken_back_is_found_by_what_stayed(
    final: str, other: str, value: str, begun: Span | None
) -> None:
    views = views_of(final, other, 3)
    result = weighed(views, [found(final, value, "ID"), ()])
    assert [finding.span for finding in result[1]] == ([begun] if begun else [])
    assert all(finding.rule == "begun" for finding in result[1])


@pytest.mark.parametrize(("entity", "begun"), [("PERSON", 0), ("ID", 1)])
def test_a_name_that_passed_makes_no_beginnings_of_others(entity: str, begun: int) -> None:
    final, other = views_of("is it", "is half", 3)
    another = views_of("is it", "is hal", 3)[1]
    result = weighed([final, other, another], [(), found("is half", "half", entity), ()])
    assert len(result[2]) == begun


def test_a_beginning_that_still_stands_is_none() -> None:
    views = views_of("is 40718", "is 4072", 3, gone=False)
    assert weighed(views, [found("is 40718", "40718", "ID"), ()])[1] == ()


def test_nothing_found_nothing_weighed() -> None:
    assert weighed(views_of("ab", "ac", 1), [(), ()]) == [(), ()]
