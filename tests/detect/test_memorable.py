"""What is worth remembering for a session: values with a form, names with a shape, common words never."""

from __future__ import annotations

import pytest

from redactor.detect.memorable import LONGEST_VALUE, Lesson, Trust, lessons_of, trust
from redactor.values import Finding, Span

SURE, SECOND, NEVER = Trust.SURE, Trust.SECOND, Trust.NEVER


def lesson(
    entity: str, value: str, *, score: float = 0.95, detector: str = "names", checked: bool = False
) -> Lesson:
    return Lesson(entity, value, score, detector, checked=checked, beside="")


@pytest.mark.parametrize(
    ("entity", "value", "expected"),
    [
        ("PERSON", "Jane Kowalczyk", SURE),
        ("PERSON", "J. Kowalczyk", SURE),
        ("PERSON", "Mei-Ling Zhou", SURE),
        ("PERSON", "Anna van der Bergström", SURE),
        ("PERSON", "Mark Kowalczyk", SURE),
        ("PERSON", "JANE KOWALCZYK", SECOND),  # a heading looks the same
        ("PERSON", "jane kowalczyk", SECOND),
        ("PERSON", "Mark Rose", SECOND),  # both words are common ones
        ("PERSON", "Will Young", SECOND),
        ("PERSON", "Kowalczyk", SECOND),
        ("PERSON", "Jo Ng", SECOND),
        ("PERSON", "Mark Complete", NEVER),
        ("PERSON", "Sprint Review", NEVER),
        ("PERSON", "Inbox", NEVER),
        ("PERSON", "Rose", NEVER),
        ("PERSON", "Kim", NEVER),
        ("PERSON", "kowalczyk", NEVER),
        ("PERSON", "Jane Kowalczyk 4471", NEVER),
        ("PERSON", "a b c d e f Kowalczyk", NEVER),
        ("ORGANIZATION", "Harrow & Lund", SURE),
        ("ORGANIZATION", "Umoja Shipping", SURE),
        ("ORGANIZATION", "NKN Payments", SURE),
        ("ORGANIZATION", "Van der Merwe's Garage", SURE),
        ("ORGANIZATION", "XQ Payments", SECOND),
        ("ORGANIZATION", "Target Corp", SURE),
        ("ORGANIZATION", "Ormondia", SECOND),
        ("ORGANIZATION", "umoja shipping", SECOND),
        ("ORGANIZATION", "Target", NEVER),
        ("ORGANIZATION", "Apple", NEVER),
        ("ORGANIZATION", "Packing supplies", NEVER),
        ("ORGANIZATION", "Slack", NEVER),
        ("LOCATION", "Berlin", NEVER),
        ("NRP", "French", NEVER),
        ("DATE_TIME", "3 May 2026", NEVER),
        ("AGE", "47 years old", NEVER),
        ("SPECIAL_CATEGORY", "chemotherapy", NEVER),
        ("URL", "https://example.com/a/b", NEVER),
        ("CONFIDENTIAL_TERM", "Bluebird", NEVER),  # its list finds it everywhere
        ("EMAIL_ADDRESS", "jane@example.com", SURE),
        ("PHONE_NUMBER", "+1 202 555 0143", SURE),
        ("PHONE_NUMBER", "0143", NEVER),
        ("CREDIT_CARD", "5555 5555 5555 4444", SURE),
        ("ID", "INV-20418", SURE),
        ("ID", "INV-2", NEVER),
        ("ID", "Q3-2026", NEVER),
        ("ID", "2025/2026", NEVER),
        ("ID", "12-03-2026", NEVER),
        ("ID", "10:41:07", NEVER),
        ("ID", "v12.10.3", NEVER),
        ("DATE_OF_BIRTH", "12/03/1984", SURE),
        ("DATE_OF_BIRTH", "1984", NEVER),
        ("IP_ADDRESS", "198.51.100.17", SURE),
        ("SECRET", "tr0ub4dor&3", SURE),
        ("SECRET", "password", NEVER),
        ("SECRET", "please wait", NEVER),
        ("SECRET", "<your key>", NEVER),
        ("SECRET", "4471", NEVER),
        ("ADDRESS", "1190 Embarcadero Loop", SURE),
        ("ADDRESS", "Embarcadero Loop", NEVER),
        ("CHANNEL", "#ops", SURE),
        ("PRIVATE_URL", "https://x.example/s?t=4471", SURE),
        ("PRIVATE_URL", "x.example", NEVER),
    ],
)
def test_trust(entity: str, value: str, expected: Trust) -> None:
    assert trust(lesson(entity, value)) is expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (lesson("PERSON", "Jane Kowalczyk", score=0.69), Trust.DOUBTED),
        (lesson("PERSON", "Inbox", score=0.69), NEVER),
        (lesson("PERSON", "Jane Kowalczyk", score=0.5, detector="people"), SURE),
        (lesson("PERSON", "Jane Kowalczyk", detector="page"), SECOND),
        (lesson("ORGANIZATION", "Umoja Shipping", score=0.8), SECOND),
        (lesson("PHONE_NUMBER", "202 555 0143", score=0.59), NEVER),
        (lesson("PHONE_NUMBER", "202 555 0143", score=0.5, checked=True), SURE),
    ],
)
def test_what_speaks_for_it_is_weighed(one: Lesson, expected: Trust) -> None:
    assert trust(one) is expected


def test_lessons_are_values_with_what_stands_beside_them() -> None:
    text = "Deal 17: Jane\n  Kowalczyk wrote\nBerlin"
    found = [
        Finding("PERSON", 0.9, "names", "model", Span(9, 25)),
        Finding("LOCATION", 0.9, "names", "model", Span(32, 38)),
    ]
    (one,) = lessons_of(text, found)
    assert (one.value, one.beside) == ("Jane Kowalczyk", ":\0wrote")
    (other,) = lessons_of(text.replace("17", "18"), found[:1])
    assert other.beside == one.beside
    assert "Jane" not in repr(one)


def test_a_value_too_long_to_come_again_teaches_nothing() -> None:
    text = "x1" * LONGEST_VALUE
    assert [*lessons_of(text, [Finding("SECRET", 0.9, "patterns", "", Span(0, len(text)))])] == []
