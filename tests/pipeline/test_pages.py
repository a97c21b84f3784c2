"""What is found on a page, and when it is not looked for again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from redactor import wire
from redactor.detect.page_readings import readings
from redactor.pipeline.pages import PageSearch
from redactor.policy.model import Handled
from redactor.policy.vocabulary import Handling
from redactor.values import Finding, Hint, Page, RawText
from tests.detect.pages import one_line, page
from tests.fakes import PRIVATE, RULES, FakeDetector

KEEPING = replace(
    RULES,
    policy=replace(RULES.policy, entities={**RULES.policy.entities, "EMAIL_ADDRESS": Handled(Handling.KEEP)}),
)


def again(seen: Page) -> Page:
    """Return a page of the same text that was read anew."""
    return replace(seen)


def test_the_same_page_is_searched_once() -> None:
    detector = FakeDetector()
    search, seen = PageSearch(detector), one_line(f"to {PRIVATE}")
    first = search.find(seen, Hint(), RULES)
    assert [finding.entity for finding in first[0]] == ["EMAIL_ADDRESS"]
    assert search.find(seen, Hint(), RULES) == first
    assert detector.calls == 1


@pytest.mark.parametrize("hint", [Hint("Mail"), Hint("", "a window"), Hint("", "", "a field")])
def test_another_hint_searches_again(hint: Hint) -> None:
    detector = FakeDetector()
    search, seen = PageSearch(detector), one_line(PRIVATE)
    assert search.find(seen, Hint(), RULES) == search.find(seen, hint, RULES)
    assert detector.calls == 2


def test_a_page_read_anew_is_searched_again() -> None:
    detector = FakeDetector()
    search, seen = PageSearch(detector), one_line(PRIVATE)
    assert search.find(seen, Hint(), RULES) == search.find(again(seen), Hint(), RULES)
    assert detector.calls == 2


def test_other_rules_judge_what_was_found_anew() -> None:
    detector = FakeDetector()
    search, seen = PageSearch(detector), one_line(PRIVATE)
    for rules in (RULES, KEEPING, RULES, KEEPING):
        masked, kept = search.find(seen, Hint(), rules)
        assert bool(masked) is (rules is RULES)
        assert bool(kept) is (rules is KEEPING)
    assert detector.calls == 1


def test_only_so_many_pages_are_remembered() -> None:
    detector = FakeDetector()
    search = PageSearch(detector, remembered=2)
    pages = [one_line(f"{number} {PRIVATE}") for number in range(3)]
    for seen in (*pages, pages[2], pages[1], pages[0]):
        search.find(seen, Hint(), RULES)
    assert detector.calls == 4  # the first one was forgotten
    assert repr(search) == "PageSearch(2 of 2)"


class Listening(FakeDetector):
    """Notes what it is asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        self.heard += (text.value for text in texts)
        return super().find(texts, hints)


def test_readings_in_which_forms_alone_count_go_to_what_knows_forms() -> None:
    whole, forms = Listening(), Listening()
    seen = one_line("write to kim @example.com today")
    masked, _ = PageSearch(whole, forms).find(seen, Hint(), RULES)
    assert whole.heard == ["write to kim @example.com today"]
    assert forms.heard == ["write to kim@example.com today"]
    assert [finding.entity for finding in masked] == ["EMAIL_ADDRESS"]


def test_without_them_the_detector_is_asked_about_all() -> None:
    whole = Listening()
    seen = one_line("write to kim @example.com today")
    assert PageSearch(whole).find(seen, Hint(), RULES) == PageSearch(whole, whole).find(seen, Hint(), RULES)


SCREENS = (
    page((10, 10, "Dear Priya Raman - Harrow & Lund"), (10, 26, "call me : +1 202- 555-0143")),
    page((10, 10, "IBAN GBB2 WEST l234 5698 7654 32"), (10, 26, "Jane O'Neil / HR - @jane. oneil")),
    page((10, 10, "mail jane .doe@ example.com or Wei - Chen"), (10, 26, "key AKIA IOSF-ODNN7EXAMPLE")),
    page((10, 10, "https: //crm.example.com/ deals /Umoja-Shipping"), (10, 26, "by Ploy Sok . 3 days ago")),
)


@pytest.mark.parametrize("title", ["", "Priya Raman - Harrow & Lund - Slack"])
@pytest.mark.parametrize("seen", SCREENS)
def test_forms_say_of_such_readings_what_the_whole_detector_says(seen: Page, title: str) -> None:
    ways = [way for way in readings(seen) if way.needs_forms]
    texts, hints = [way.text for way in ways], [Hint("Slack", title)] * len(ways)
    assert ways
    pairs = zip(ways, wire.detector().find(texts, hints), wire.forms().find(texts, hints), strict=True)
    for way, whole, forms in pairs:
        assert list(way.on_page(forms)) == list(way.on_page(whole))
