"""Values of fields whose label says what they are."""

from __future__ import annotations

import pytest

from redactor.detect.page_fields import in_fields
from redactor.detect.page_labels import lines_of
from redactor.values import Span
from tests.detect.pages import named, page


def found_in(label: str, value: str) -> list[tuple[str, str]]:
    seen = page((100, 100, label), (100 + 8 * len(label) + 24, 100, value))
    return [
        (one.entity, seen.text[one.span.start : one.span.end])
        for one in in_fields(seen, lines_of(seen.words), [])
        if one.span
    ]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("SSN:", "$58-52-5113", ("US_SSN", "$58-52-5113")),  # the first digit misread
        ("SSN:", "on file", None),
        ("Email:", '"kanokwan7qgbanco.com.br"', ("EMAIL_ADDRESS", "kanokwan7qgbanco.com.br")),
        ("Email:", "Notifications", None),
        ("IBAN:", "E543 9842 7986 16", ("IBAN_CODE", "E543 9842 7986 16")),
        ("Date of birth:", "12 Marz l975", ("DATE_OF_BIRTH", "12 Marz l975")),
        ("Date of birth:", "unknown", None),
        ("Phone:", "O7400 655 799", ("PHONE_NUMBER", "O7400 655 799")),
        ("Phone:", "ext. 12", None),
        ("Order no:", "#112030", ("ID", "#112030")),
        ("Order no:", "$1,120.30", None),
        ("Full name:", "Ploy Sok", ("PERSON", "Ploy Sok")),
        ("Full name:", "Required", None),
        ("File name:", "Zorin Beto", None),
        ("Company:", "Zorinbeto", ("ORGANIZATION", "Zorinbeto")),
        ("Company size:", "Zorinbeto", None),
        ("Claimant:", "Tamang", ("PERSON", "Tamang")),
        ("Approver:", "Old", None),
        ("Ticket no:", "386.00", None),
        ("Ticket no:", "expect(clamp(-4, 0, 10))", None),
        ("Employer:", "Retired", None),
        ("Full name:", "Apr0s", None),  # a day
        ("Order date:", "13.12.2025", None),
        ("Phone:", "1-500 of 501+", None),
        ("Phone:", "O7400 655 799 ext 12", ("PHONE_NUMBER", "O7400 655 799 ext 12")),
        ("Passport no:", "HW4O75032", ("PASSPORT", "HW4O75032")),
        ("Theme:", "Solarized 4711", None),
        ("Image ID:", "8c1fe0b1a7d2", None),
        ("Commit id:", "19ab77c0ef52", None),
        ("Client ID:", "8c1fe0b1a7d2", ("ID", "8c1fe0b1a7d2")),
        ("Password:", "@SjOf yHtsJvX", ("SECRET", "@SjOf yHtsJvX")),  # broken by the engine
        ("Password:", "••••••••", None),
        ("Password:", "required", None),
        ("Password:", "${JOB_PASSWORD}", None),
        ('"birthdate', '"1993-08-05"', ("DATE_OF_BIRTH", "1993-08-05")),
        ('"release', '"1993-08-05"', None),
        ("API token:", "hf_NZvwTl1mx veJoTLsoEDnr", ("SECRET", "hf_NZvwTl1mx veJoTLsoEDnr")),
        ("API token:", "Rotate", None),
        ("Born:", "1982-04-21", ("DATE_OF_BIRTH", "1982-04-21")),
        ("Bom:", "1982-04-21", ("DATE_OF_BIRTH", "1982-04-21")),  # misread
        ("Signed in as:", "kbondar", ("HANDLE", "kbondar")),
        ("User name:", "guest", None),
        ("User name:", "required", None),
        ("Name:", "DiskPressure", None),  # what programs are called
        ("Name:", "NAMESPACE", None),
        ("Name:", "MacIntyre", ("PERSON", "MacIntyre")),
        ("Ticket no:", "1840 | active", None),
    ],
)
def test_a_label_tells_what_stands_there(label: str, value: str, expected: tuple[str, str] | None) -> None:
    assert found_in(label, value)[:1] == ([expected] if expected else [])


def test_label_and_value_may_stand_in_one_line() -> None:
    seen = page((100, 100, "Email: kanokwan7qgbanco.com.br"))
    (found,) = in_fields(seen, lines_of(seen.words), [])
    assert (found.entity, found.span) == ("EMAIL_ADDRESS", Span(7, 30))


def test_what_is_found_needs_no_label() -> None:
    seen = page((100, 100, "SSN: 558-52-5113"))
    assert list(in_fields(seen, lines_of(seen.words), [named("ID", Span(5, 9))])) == []


def test_a_day_is_a_birthday_where_the_label_says_so() -> None:
    seen = page((100, 100, "Born: 1982-04-21"))
    day = named("DATE_TIME", Span(6, 16))
    assert [one.entity for one in in_fields(seen, lines_of(seen.words), [day])] == ["DATE_OF_BIRTH"]


def test_an_address_or_secret_is_told_where_a_model_saw_a_name_in_it() -> None:
    seen = page((100, 100, "Email:"), (180, 100, "ymensahaproton.me"))
    name = Span(7, 14)
    for detector, expected in (("names", ["EMAIL_ADDRESS"]), ("terms", [])):
        found = in_fields(seen, lines_of(seen.words), [named("PERSON", name, detector)])
        assert [one.entity for one in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Salesman | Tamang", [("PERSON", "Tamang")]), ("Sold | Tamang", []), ("Salesman Tamang", [])],
)
def test_the_edge_of_a_field_parts_label_and_value(line: str, expected: list[tuple[str, str]]) -> None:
    seen = page((100, 100, line))
    found = in_fields(seen, lines_of(seen.words), [])
    assert [(one.entity, seen.text[one.span.start : one.span.end]) for one in found if one.span] == expected
