"""The readings of a page: mended tokens and labelled fields lead back to the right spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.page import Reading, misread_addresses, readings, shows
from redactor.values import Finding, Hint, Page, RawText, Span, Word, Zone


def page(*lines: tuple[int, int, str]) -> Page:
    """Return a page with each text at (x, y), letters 8 pixels wide and 12 high."""
    words: list[Word] = []
    parts: list[str] = []
    end = 0
    for number, (x, y, text) in enumerate(lines):
        left = x
        for index, token in enumerate(text.split(" ")):
            separator = "" if not parts else "\n" if index == 0 else " "
            start = end + len(separator)
            end = start + len(token)
            parts += separator, token
            words.append(Word(Span(start, end), Zone(left, y, 8 * len(token), 12), 0.9, number))
            left += 8 * (len(token) + 1)
    return Page("".join(parts), tuple(words), 2000, 1000)


def labels(*lines: tuple[int, int, str]) -> dict[str, str]:
    return {way.text.value: way.label for way in readings(page(*lines)) if way.label}


def test_the_first_reading_is_the_page_itself() -> None:
    text = page((10, 10, "plain words"))
    (first,) = readings(text)
    assert (first.text.value, list(first.offsets), first.label) == (text.text, list(range(11)), "")


def test_an_empty_page_has_one_empty_reading() -> None:
    assert [way.text.value for way in readings(Page("", (), 10, 10))] == [""]


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("jane@host. example", "jane@host.example"),
        ("jane @host.example", "jane@host.example"),
        ("xoxb- 73 - 68 - 0k", "xoxb-73-68-0k"),
        ("db://user: pw@host", "db://user:pw@host"),
        ("no joints here", None),
    ],
)
def test_tokens_broken_at_their_joints_are_mended(seen: str, mended: str | None) -> None:
    texts = [way.text.value for way in readings(page((10, 10, seen))) if way.mended]
    assert texts == ([mended] if mended else [])


@pytest.mark.parametrize(
    ("entity", "checked", "span", "expected"),
    [
        ("EMAIL_ADDRESS", False, Span(0, 17), [Span(0, 18)]),
        ("IBAN_CODE", True, Span(0, 17), [Span(0, 18)]),
        ("PHONE_NUMBER", False, Span(0, 17), []),  # prose has dashes of its own
        ("EMAIL_ADDRESS", False, Span(0, 9), []),  # not broken: the page as it stands speaks for it
    ],
)
def test_a_mended_reading_speaks_for_what_was_broken(
    entity: str,
    checked: bool,  # noqa: FBT001 - table
    span: Span,
    expected: list[Span],
) -> None:
    (way,) = (way for way in readings(page((10, 10, "jane@host. example"))) if way.mended)
    found = way.on_page([Finding(entity, 0.9, "fake", span=span, checked=checked)])
    assert [finding.span for finding in found] == expected


def test_a_finding_without_a_span_has_no_place_on_the_page() -> None:
    way = Reading(RawText("x"), range(1))
    assert list(way.on_page([Finding("FACE", 0.9, "fake", zones=(Zone(0, 0, 1, 1),))])) == []


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ((100, 100, "Date of birth"), (108, 130, "23/06/1978"), "Date of birth"),
        ((100, 100, "Date of birth"), (300, 100, "23/06/1978"), "Date of birth"),
        ((100, 100, "Date of birth"), (108, 170, "23/06/1978"), ""),  # too far down
        ((100, 100, "Date of birth"), (150, 130, "23/06/1978"), ""),  # not aligned
        ((100, 100, "Date of birth"), (600, 100, "23/06/1978"), ""),  # too far right
        ((100, 100, "Date of birth"), (300, 109, "23/06/1978"), ""),  # not level
        ((100, 130, "Date of birth"), (108, 100, "23/06/1978"), ""),  # under its value
        ((100, 100, "Invoice 2024"), (108, 130, "23/06/1978"), ""),  # has digits: a value itself
        ((100, 100, "a b c d e f g"), (108, 130, "23/06/1978"), ""),  # prose
        ((100, 100, "City"), (108, 130, "Lisbon"), ""),  # no digits: nothing a label could decide yet
    ],
)
def test_a_label_stands_over_or_beside_its_value(
    label: tuple[int, int, str], value: tuple[int, int, str], expected: str
) -> None:
    assert labels(label, value).get(value[2], "") == expected


def test_the_nearest_label_counts() -> None:
    found = labels((100, 80, "Phone"), (100, 100, "Birth"), (100, 120, "23/06/1978"))
    assert found["23/06/1978"] == "Birth"


def test_labels_over_and_beside_are_both_told() -> None:
    found = labels((300, 80, "Number"), (100, 100, "Passport"), (300, 100, "C01X00T47"))
    assert found["C01X00T47"] == "Number Passport"


def test_a_field_reading_leads_back_to_the_page() -> None:
    text = page((100, 100, "Date of birth"), (108, 130, "23/06/1978"))
    way = readings(text)[-1]
    (found,) = way.on_page([Finding("DATE_OF_BIRTH", 0.9, "fake", span=Span(0, 10))])
    assert found.span is not None
    assert text.text[found.span.start : found.span.end] == "23/06/1978"


def test_a_field_without_a_label_keeps_the_hint() -> None:
    hint = Hint(app="Mail", label="Phone")
    assert Reading(RawText("1"), range(1)).hint(hint) == hint
    assert Reading(RawText("1"), range(1), "DOB").hint(hint) == Hint(app="Mail", label="DOB")


@given(st.text(alphabet="ab1 .-@:", max_size=40).map(lambda text: " ".join(text.split())))
def test_mending_takes_out_white_space_and_nothing_else(text: str) -> None:
    for way in readings(page((10, 10, text)) if text else Page("", (), 10, 10)):
        assert [way.text.value[i] for i in range(len(way.offsets))] == [
            (text or "")[offset] for offset in way.offsets
        ]
        assert way.text.value.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("user1.name@mailL example.com", "user1.name@mailL example.com"),
        ("<jo@exarnple.c0m>", "jo@exarnple.c0m"),
        ("to: jo@mail.examp1e now", "jo@mail.examp1e"),
        ("adaeze@build-7:~$ ls", None),  # a prompt
        ("ssh deploy@build-7 now", None),  # no dot: a user on a host
        ("npm i react@18.2.0", None),
        ("from @types/node import", None),
        ("git@github.com:acme/site.git", None),
        ("meet @ noon. example.com", None),
    ],
)
def test_addresses_that_lost_their_grammar(seen: str, expected: str | None) -> None:
    text = page((10, 10, seen))
    spans = [finding.span for finding in misread_addresses(text)]
    assert [text.text[span.start : span.end] for span in spans if span] == ([expected] if expected else [])


def test_the_rest_of_a_host_stands_on_the_same_line() -> None:
    assert list(misread_addresses(page((10, 10, "jo@mailL"), (10, 40, "example.com")))) == []


@pytest.mark.parametrize(
    ("known", "entity", "expected"),
    [
        ("+1 202 555 0143", "PHONE_NUMBER", True),
        ("+1 202 555 0148", "PHONE_NUMBER", True),  # one digit misread
        ("+44 20 7946 0018", "PHONE_NUMBER", False),  # another number
        ("+1 202 555 0143", "CREDIT_CARD", False),  # another kind
    ],
)
def test_a_value_is_known_again_on_the_page(known: str, entity: str, expected: bool) -> None:  # noqa: FBT001
    text = page((10, 10, "call +1-202-555-0143 now"))
    found = [Finding("PHONE_NUMBER", 0.9, "fake", span=Span(5, 20))]
    wanted = Finding(entity, 0.9, "fake", span=Span(3, 3 + len(known)))
    assert shows(text, found, wanted, f"at {known}") is expected


def test_a_finding_without_span_is_known_nowhere() -> None:
    face = Finding("FACE", 0.9, "fake", zones=(Zone(0, 0, 1, 1),))
    text = page((10, 10, "x"))
    assert not shows(text, [], face, "x")
    assert not shows(text, [face], Finding("FACE", 0.9, "fake", span=Span(0, 1)), "x")
