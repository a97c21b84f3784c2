"""All text but a list: which words stay, and which zones cover the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.allowed_words import AllowedWords, other_text, plain, with_tables
from redactor.values import Page, Span, Word, Zone

LIST = AllowedWords(["Save", "Grant access", "Grant access to all", "Step 2", "e-mail", "&", "Über uns"])


def page(*lines: str, gap: int = 6) -> Page:
    """Return a page of lines 30 pixels apart; a letter is 10 pixels wide, ``|`` stands for a wide gap."""
    text, words, start = "", [], 0
    for number, line in enumerate(lines):
        x = 10
        for token in line.split():
            if token == "|":
                x += 100
                continue
            start = len(text)
            text += token + " "
            zone = Zone(x, 30 * number, 10 * len(token), 12)
            words.append(Word(Span(start, start + len(token)), zone, 1.0, number))
            x += 10 * len(token) + gap
    return Page(text, tuple(words), 2000, 2000)


def text_in(zone: Zone, shown: Page) -> str:
    inside = [word.span for word in shown.words if zone.overlaps(word.zone)]
    return " ".join(shown.text[span.start : span.end] for span in inside)


def covered(*lines: str, allowed: AllowedWords = LIST) -> list[str]:
    """Return what each zone covers."""
    shown = page(*lines)
    return [text_in(zone, shown) for zone in other_text(shown, allowed)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Save", []),
        ("SAVE... (save) \uff33ave", []),
        ("Saved", ["Saved"]),
        ("Save Anna", ["Anna"]),
        ("Call Anna now", ["Call Anna now"]),
        ("Call Save Anna", ["Call", "Anna"]),
        ("Grant access", []),
        ("Grant Smith", ["Grant Smith"]),
        ("access", ["access"]),
        ("Grant access to Anna", ["to Anna"]),
        ("Grant access to all", []),
        ("Grant: access", []),
        ("Grant - access", []),
        ("Step 2", []),
        ("Step 3", ["Step 3"]),
        ("2", ["2"]),
        ("4711 Save", ["4711"]),
        ("E-mail", []),
        ("email", ["email"]),
        ("| — •• ***", []),
        ("über uns", []),
        ("Анна 王", ["Анна 王"]),
        ("one | two", ["one", "two"]),
        ("", []),
    ],
)
def test_a_word_is_covered_unless_it_is_listed(line: str, expected: list[str]) -> None:
    assert covered(line) == expected


@pytest.mark.parametrize(
    ("text", "confidence", "covered"),
    [
        ("Anna", 0.9, True),
        ("Anna", 0.6, True),
        ("Anna", 0.59, False),
        ("An", 0.9, False),
        ("“An!", 0.9, False),
    ],
)
def test_what_is_hardly_read_can_be_left_out(text: str, confidence: float, *, covered: bool) -> None:
    shown = page(text)
    unsure = replace(shown, words=tuple(replace(word, confidence=confidence) for word in shown.words))
    assert bool(other_text(unsure, LIST, readable=True)) is covered
    assert other_text(unsure, LIST)


def test_a_phrase_does_not_go_on_in_the_next_line() -> None:
    assert covered("Grant", "access") == ["Grant", "access"]


def test_without_a_list_everything_is_covered() -> None:
    assert covered("Save all", allowed=AllowedWords([])) == ["Save all"]


@pytest.mark.parametrize("word", ["Cancel", "Inbox", "Full name", "Date of birth", "Abbrechen"])
def test_interface_words_and_labels_stay(word: str) -> None:
    assert covered(word, allowed=with_tables(frozenset())) == []


@pytest.mark.parametrize("word", ["Anna", "Acme", "Slack", "Grant", "Price", "42", "the"])
def test_names_programs_numbers_and_prose_do_not(word: str) -> None:
    assert covered(word, allowed=with_tables(frozenset())) == [word]
    assert covered(word, allowed=with_tables(frozenset({word}))) == []


tokens = st.text("aAbB1.-é", min_size=1, max_size=4)
phrases = st.lists(tokens, min_size=1, max_size=3).map(" ".join)


def staying(said: list[str], entries: list[list[str]]) -> set[int]:
    """Return which words belong to an entry, read from the left, the longest first."""
    at, stays = 0, set[int]()
    while at < len(said):
        fitting = [len(entry) for entry in entries if entry and said[at : at + len(entry)] == entry]
        stays.update(range(at, at + max(fitting, default=0)))
        at += max(fitting, default=1)
    return stays


@given(st.lists(tokens, max_size=8), st.lists(phrases, max_size=4))
def test_against_a_naive_twin(line: list[str], entries: list[str]) -> None:
    shown = page(" ".join(line))
    zones = other_text(shown, AllowedWords(entries))
    spoken = [(word, plain(shown.text[word.span.start : word.span.end])) for word in shown.words]
    spoken = [(word, said) for word, said in spoken if said]
    plain_entries = [[plain(part) for part in entry.split() if plain(part)] for entry in entries]
    stays = staying([said for _, said in spoken], plain_entries)
    for index, (word, _) in enumerate(spoken):
        assert any(zone.overlaps(word.zone) for zone in zones) is (index not in stays)
