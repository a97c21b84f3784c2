"""The memory of a session: learnt in order, bounded, the same however it grew, and silent."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect import memory as module
from redactor.detect.memorable import Lesson
from redactor.detect.memory import NOTHING, RULE, Known, SessionMemory
from redactor.detect.merge import MEMORY, merge
from redactor.errors import UsageError
from redactor.values import Finding, Span


def lesson(entity: str, value: str, beside: str = "", *, score: float = 0.95) -> Lesson:
    return Lesson(entity, value, score, "names", checked=False, beside=beside)


def pieces(known: Known, text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in known.find(text) if finding.span]


def test_what_was_found_once_is_found_again() -> None:
    memory = SessionMemory()
    memory.learn([lesson("EMAIL_ADDRESS", "jane@example.com")])
    (found,) = memory.known().find("to jane@example.com")
    assert found == Finding("EMAIL_ADDRESS", 0.5, MEMORY, RULE, Span(3, 19))


def test_a_name_without_a_shape_needs_other_surroundings() -> None:
    memory = SessionMemory()
    for _ in range(3):
        memory.learn([lesson("PERSON", "Kowalczyk", "from\0")])
        assert pieces(memory.known(), "ask Kowalczyk") == []
    memory.learn([lesson("PERSON", "Kowalczyk", "dear\0")])
    assert pieces(memory.known(), "ask Kowalczyk") == ["Kowalczyk"]


@pytest.mark.parametrize(
    ("scores", "known"),
    [
        ((0.95, 0.4), True),
        ((0.4, 0.95), True),
        ((0.8, 0.75), True),
        ((0.8, 0.6), False),  # neither is sure
        ((0.6, 0.4), False),
        ((0.4, 0.3, 0.95), True),
    ],
)
def test_a_doubtful_sighting_counts_beside_a_sure_one(scores: tuple[float, ...], known: bool) -> None:  # noqa: FBT001
    memory = SessionMemory()
    for place, score in enumerate(scores):
        memory.learn([lesson("ORGANIZATION", "Hongtai", f"place {place}", score=score)])
    assert bool(memory.known().find("at Hongtai")) is known


def test_two_sightings_in_one_place_are_one() -> None:
    memory = SessionMemory()
    for score in (0.4, 0.95, 0.95, 0.4):
        memory.learn([lesson("ORGANIZATION", "Hongtai", "at", score=score)])
    assert not memory.known().find("at Hongtai")
    memory.learn([lesson("ORGANIZATION", "Hongtai", "with", score=0.4)])
    assert memory.known().find("at Hongtai")


def test_one_value_as_two_kinds_needs_two_sightings_of_a_kind() -> None:
    memory = SessionMemory()
    memory.learn([lesson("PERSON", "Kowalczyk", "a"), lesson("ORGANIZATION", "Kowalczyk", "b")])
    assert pieces(memory.known(), "ask Kowalczyk") == []


def test_what_was_known_before_stays_as_it_was() -> None:
    memory = SessionMemory()
    assert memory.known().find("x") == ()
    memory.learn([lesson("ID", "INV-20418")])
    before = memory.known()
    memory.learn([lesson("ID", "INV-20418")])
    assert memory.known() is before
    memory.learn([lesson("ID", "INV-20419")])
    assert memory.known() != before
    assert pieces(before, "INV-20418 INV-20419") == ["INV-20418"]
    assert pieces(memory.known(), "INV-20418 INV-20419") == ["INV-20418", "INV-20419"]


def test_names_to_be_left_alone_are_neither_learnt_nor_found() -> None:
    memory = SessionMemory(["Harrow", "Umoja Shipping"])
    memory.learn([lesson("ORGANIZATION", "Umoja Shipping"), lesson("ORGANIZATION", "Harrow & Lund")])
    assert len(memory) == 1
    assert pieces(memory.known(), "Umoja Shipping, Harrow, Harrow & Lund") == ["Harrow & Lund"]


def test_the_longest_unseen_leaves_first() -> None:
    memory = SessionMemory(most=3)
    for number in (1, 2, 3, 1, 4):
        memory.learn([lesson("ID", f"INV-2041{number}")])
        memory.known()
    assert len(memory) == 3
    assert list(memory._values) == [("ID", f"lnv2o4l{sign}") for sign in "3l4"]


def test_memory_is_flat_however_much_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SIGHTINGS", 20)
    memory = SessionMemory(most=20)
    for number in range(300):
        memory.learn(
            [lesson("ID", f"INV-{number:06}"), lesson("PERSON", f"Kowal{'abcdefghij'[number % 10] * 9}")]
        )
        memory.known()
    assert len(memory) == 20
    assert sum(len(keys) for _, keys in memory._shelves) <= 60
    assert len(memory._shelves) <= 4
    assert len(memory._sightings) <= 20
    assert len(pieces(memory.known(), " ; ".join(f"INV-{number:06}" for number in range(280, 300)))) == 20


def test_nothing_is_left_after_the_end() -> None:
    memory = SessionMemory()
    memory.learn([lesson("SECRET", "correct-horse-77"), lesson("PERSON", "Kowalczyk")])
    memory.known()
    memory.close()
    gc.collect()
    assert (len(memory), memory.known(), len(memory._sightings)) == (0, NOTHING, 0)
    with pytest.raises(UsageError, match="closed"):
        memory.learn([lesson("ID", "INV-20418")])


def test_no_content_shows() -> None:
    memory = SessionMemory(["Acme"])
    memory.learn([lesson("PERSON", "Jane Kowalczyk"), lesson("SECRET", "correct-horse-77")])
    known = memory.known()
    for shown in map(repr, (memory, known, *known.shelves)):
        assert "Kowalczyk" not in shown
        assert "horse" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(memory)


def test_a_sighting_is_kept_as_a_keyed_digest() -> None:
    one, two = SessionMemory(), SessionMemory()
    for memory in (one, two):
        memory.learn([lesson("PERSON", "Kowalczyk")])
    assert len(one._sightings) == 1
    assert set(one._sightings).isdisjoint(two._sightings)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Jane Kowalczyk", "Jane Kowalczyk"),
        ("KOWALCZYK, JANE", "Jane Kowalczyk"),
        ("J. Kowalczyk", "Jane Kowalczyk"),
        ("Kowa1czyk", "Jane Kowalczyk"),
        ("Jane", "Jane"),  # of two people
        ("Jane Lindqvist", "Jane Lindqvist"),
        ("Lindqvist", "Jane Lindqvist"),
        ("Kim", "Kim"),
        ("Kadri", "Kadri"),  # a mail address alone tells no given name
    ],
)
def test_a_form_leads_to_the_one_full_name(name: str, full: str) -> None:
    memory = SessionMemory()
    for value in ("J. Kowalczyk", "Jane Kowalczyk", "Jane Lindqvist"):
        memory.learn([lesson("PERSON", value)])
        memory.known()
    memory.learn([lesson("EMAIL_ADDRESS", "kadri.kask@example.com")])
    assert memory.known().full_name(name) == full


VALUES = [
    ("PERSON", "Jane Kowalczyk"),
    ("PERSON", "Mei-Ling Zhou"),
    ("ORGANIZATION", "Harrow & Lund"),
    ("EMAIL_ADDRESS", "kadri.kask@example.com"),
    ("PHONE_NUMBER", "+55 11 96123-4507"),
    ("CREDIT_CARD", "5555 5555 5555 4444"),
    ("SECRET", "p@$$w!rd"),
    ("CHANNEL", "#ops"),
    ("ID", "INV-20418"),
]
TEXTS = st.lists(
    st.sampled_from(
        "Jane|Kowalczyk|jane.kowalczyk|zhou|Mei|Ling|Harrow|Lund|&|kadri.kask|example.com|@|5555|4444|55|11|96123"
        "|4507|p@$$w!rd|#ops|INV|-|20418|the|report| |\n|, |_|\u200b|[PERSON]".split("|")
    ),
    max_size=16,
).map("".join)


@settings(deadline=None)
@given(st.permutations(VALUES), st.lists(st.booleans(), min_size=9, max_size=9), TEXTS)
def test_how_it_grew_makes_no_difference(values: list[tuple[str, str]], asked: list[bool], text: str) -> None:
    slow, whole = SessionMemory(), SessionMemory()
    for (entity, value), ask in zip(values, asked, strict=True):
        slow.learn([lesson(entity, value)])
        if ask:
            slow.known()
    whole.learn([lesson(entity, value) for entity, value in VALUES])
    assert slow.known().find(text) == whole.known().find(text)


@given(TEXTS)
def test_findings_are_in_order_and_inside(text: str) -> None:
    memory = SessionMemory()
    memory.learn([lesson(entity, value) for entity, value in VALUES])
    spans = [finding.span for finding in memory.known().find(text) if finding.span]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\ud800 Jane Kowalczyk \udfff", ["Jane Kowalczyk"]),
        ("\0J\0a\0n\0e\0", ["J\0a\0n\0e"]),
        ("x" * 100_000, []),
        ("5" * 50_000, []),
    ],
)
def test_any_text_can_be_searched(text: str, expected: list[str]) -> None:
    memory = SessionMemory()
    memory.learn([lesson(entity, value) for entity, value in [*VALUES, ("SECRET", "p\ud800ss-w0rd")]])
    assert pieces(memory.known(), text) == expected


OTHERS = [
    Finding("SPECIAL_CATEGORY", 0.4, "patterns", "x", Span(3, 7)),
    Finding("PERSON", 0.3, "names", "model", Span(3, 7)),
    Finding("SECRET", 0.9, "patterns", "x", Span(3, 7)),
]


@pytest.mark.parametrize("other", OTHERS)
def test_the_memory_never_takes_a_place_from_another(other: Finding) -> None:
    mine = Finding("ID", 1.0, MEMORY, RULE, Span(0, 20))
    merged = merge([mine, other], "x" * 20)
    assert covered(merged) == set(range(20))
    (kept,) = [finding for finding in merged if finding.detector == other.detector]
    assert (kept.entity, kept.span) == (other.entity, other.span)


def covered(findings: Iterable[Finding]) -> set[int]:
    return {place for f in findings if f.span for place in range(f.span.start, f.span.end)}
