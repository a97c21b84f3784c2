"""Long runs on a page take time in proportion to their length, whatever they are made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.page import found_on
from redactor.detect.page_misread import misread
from redactor.detect.page_readings import readings
from redactor.values import Finding, Page, Span, Word, Zone
from tests.growth import cpu_seconds, grows_within

UNITS = (
    *("a", "a-", "a.", "a_", "a1", "A", "Ab-", "a+", "a@", "@a", "a@a.", "ab.cd@", "a#", "#a-", "a/", "/a1"),
    *("1", "1-", ".", "-", "_", "|", "...", "O-", "O1-", "<", "<a", "<a-", "linkedin.com/in/", "GB12"),
    *("ghp_a1", "a=", "a:", "(", "&", "a'", "\u2026"),
)


def one_word(text: str) -> Page:
    return Page(text, (Word(Span(0, len(text)), Zone(0, 0, 100, 12), 0.9, 0),), 200, 100)


def _found(page: Page) -> object:
    return list(misread(page)), readings(page)


def _ending(page: Page) -> object:
    """Look at what a model found at the end of a long word, behind a dot."""
    end = len(page.text)
    return found_on(page, [Finding("PERSON", 0.9, "names", span=Span(end - 4, end))])


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("work", "end"), [(_found, ""), (_ending, ".xlsx")])
def test_time_grows_with_length(work: Callable[[Page], object], unit: str, end: str) -> None:
    def seconds(length: int) -> float:
        page = one_word((unit * (length // len(unit) + 1))[:length] + end)
        return cpu_seconds(lambda: work(page))

    # Eight times the text; a quadratic pattern would need sixty-four times as long.
    assert grows_within(seconds, 2_500, 20_000, lambda short: 24 * max(short, 0.004))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane.doe@mail", []),
        ("jane.doe@mail.example", ["email.misread"]),
        ("(((jane.doe@mail.example", ["email.misread"]),
        ("a" * 64 + "@mail.example", ["email.misread"]),  # as long as the part before the sign may be
        ("a" * 129 + "@mail.example", []),
        ("a" * 64 + "@...", ["email.cut"]),
        ("jane.doe#mail.example.com", ["email.sign"]),
    ],
)
def test_what_is_bounded_is_longer_than_any_address(text: str, found: list[str]) -> None:
    assert sorted({finding.rule for finding in misread(one_word(text))}) == found
