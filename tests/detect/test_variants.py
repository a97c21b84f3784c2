"""How a remembered value may be written elsewhere: tables with near-misses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.memorable import Lesson
from redactor.detect.memory import SessionMemory
from redactor.detect.variants import variants_of


def shown(entity: str, value: str, text: str) -> list[str]:
    """Return the pieces of a text that are found when one value is known."""
    memory = SessionMemory()
    for beside in ("a", "b"):
        memory.learn([Lesson(entity, value, 0.95, "names", checked=False, beside=beside)])
    found = memory.known().find(text)
    spans = dict.fromkeys(finding.span for finding in found)
    return [text[span.start : span.end] for span in spans if span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Kowalczyk", ["Jane Kowalczyk"]),
        ("KOWALCZYK, JANE", ["KOWALCZYK, JANE"]),
        ("Jane's car", ["Jane"]),
        ("ask Jane or kowalczyk", ["Jane", "kowalczyk"]),
        ("J. Kowalczyk", ["J. Kowalczyk"]),
        ("Kowalczyk J.", ["Kowalczyk J"]),
        ("jane.kowalczyk@example.org", ["jane.kowalczyk"]),
        ("/home/jkowalczyk/x", ["jkowalczyk"]),
        ("@jkowalczyk", ["@jkowalczyk"]),
        ("C:\\Users\\JaneKowalczyk", ["JaneKowalczyk"]),
        ("crm.example/p/jane-kowalczyk", ["jane-kowalczyk"]),
        ("q=jane+kowalczyk", ["jane+kowalczyk"]),
        ("q=jane%20kowalczyk", ["jane%20kowalczyk"]),
        ("Jane\n    Kowalczyk", ["Jane\n    Kowalczyk"]),
        ("Jane Kowal-\nczyk", ["Jane Kowal-\nczyk"]),
        ("Jane Kowa1czyk", ["Jane Kowa1czyk"]),
        ("Jane Kovalczyk", ["Jane Kovalczyk"]),  # one slip
        ("Jan eKowal czyk", ["Jan eKowal czyk"]),
        ("Ja\u200bne Kowalczyk", ["Ja\u200bne Kowalczyk"]),
        ("jane doe", []),
        ("Janet and Kowalczykowa", []),
        ("Jo Kowal", []),
        ("[PERSON] [PERSON_0123456789]", []),
    ],
)
def test_a_full_name(text: str, expected: Sequence[str]) -> None:
    assert shown("PERSON", "Jane Kowalczyk", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Rose", ["Mark Rose"]),
        ("mark rose garden", []),
        ("Mark as read", []),
        ("Rose by 4 %", []),
        ("Mark, Rose and all", []),
        ("Hi Mark, thanks", ["Mark"]),
        ("Dear Rose", ["Rose"]),
        ("Mr. Rose", ["Rose"]),
        ("Mark's desk", ["Mark"]),
        ("Mark:\nfine", ["Mark"]),
        ("@mark", []),
        ("@Mark", ["Mark"]),
        ("mrose", ["mrose"]),
        ("M. Rose", []),  # what is also said of flowers
    ],
)
def test_a_name_of_common_words_needs_a_second_sign(text: str, expected: Sequence[str]) -> None:
    assert shown("PERSON", "Mark Rose", text) == expected


@pytest.mark.parametrize(
    ("entity", "value", "text", "expected"),
    [
        ("PERSON", "Ben Ash", "run bash, spash", []),
        ("PERSON", "Sam Park", "a spark", []),
        ("PERSON", "Tom Rain", "the train left, Rain", []),
        ("PERSON", "Ada Roe", "ROE is a ratio, Roe is a name", ["Roe"]),
        ("PERSON", "Jürgen Weiß-Öztürk", "juergen weiss-oeztuerk", ["juergen weiss-oeztuerk"]),
        ("PERSON", "Cem Yıldız", "cem yildiz", ["cem yildiz"]),
        ("PERSON", "Kowalczyk", "kowalczyk Kowalczyk", ["Kowalczyk"]),
        (
            "ORGANIZATION",
            "Harrow & Lund",
            "Harrow and Lund, HARROW & LUND Ltd, harrow",
            ["Harrow", "HARROW & LUND Ltd"],
        ),
        ("ORGANIZATION", "Target Corp", "target, Target, Target Corp", ["Target Corp"]),
        (
            "EMAIL_ADDRESS",
            "kadri.kask@example.com",
            "Kadri Kask wrote kadri.kask; Kadri",
            ["Kadri Kask", "kadri.kask"],
        ),
        (
            "EMAIL_ADDRESS",
            "kadri.kask@example.com",
            "kadrl . kask@exarnple. com",
            ["kadrl . kask@exarnple. com"],
        ),
        ("EMAIL_ADDRESS", "billing@example.com", "billing, @billing", []),
        ("EMAIL_ADDRESS", "sales.team@example.com", "Sales Team sales.team", []),
        ("EMAIL_ADDRESS", "hope@example.com", "we hope @hope", ["@hope"]),
        ("PHONE_NUMBER", "+55 11 96123-4507", "5511961234507 (11) 96123 4507 011961234507", None),
        ("PHONE_NUMBER", "(202) 555-0143", "2025550143 1-202-555-0143 2O2.555.0I43", None),
        ("PHONE_NUMBER", "(202) 555-0143", "2025550143000 555-0143 2025550144", []),
        ("PHONE_NUMBER", "202 555 0143 ext. 12", "202.555.0143", ["202.555.0143"]),
        ("CREDIT_CARD", "5555 5555 5555 4444", "5555555555554444 55555555\n55554444", None),
        ("CREDIT_CARD", "5555 5555 5555 4444", "xyz5555555555554444 5555 5555 and 5555 4444", []),
        ("IBAN_CODE", "DE33 5001 0517 9148 9979 88", "de33500105179148997988 DE335-0010-5179148997988", None),
        ("ID", "INV-20418", "inv 20418 INV20418 INV_20418 20418", ["inv 20418", "INV20418", "INV_20418"]),
        ("SECRET", "p@$$w!rd", "p@$$w!rd! P@$$W!RD xp@$$w!rd", ["p@$$w!rd"]),
        ("SECRET", "tr0ub4dor-77", "tr0ub4\ndor-77", ["tr0ub4\ndor-77"]),
        ("CHANNEL", "#ops", "#ops ops #ops-west", ["#ops", "#ops"]),
        ("CHANNEL", "dispatch-oakland", "dispatch-oakland Dispatch", ["dispatch-oakland"]),
        ("CHANNEL", "general", "in general, #general", ["#general"]),
        ("HANDLE", "label-print", "label-print: journal, @label-print", ["@label-print"]),
        ("HANDLE", "mark22", "mark22 mark", ["mark22"]),
        ("HANDLE", "mark.rose", "mark.rose, Mark rose", ["mark.rose"]),
        ("HANDLE", "@kim", "@kim kim", ["@kim"]),
        ("HANDLE", "mei_ling", "@mei_ling mei_ling mei ling", ["@mei_ling", "mei_ling"]),
        ("REPOSITORY", "acme/label-service", "cd label-service; label", ["label-service"]),
        (
            "ADDRESS",
            "1190 Embarcadero Loop, Oakland",
            "1190 Embarcadero\nLoop / 1190 Embarcadero",
            ["1190 Embarcadero\nLoop"],
        ),
        ("DATE_OF_BIRTH", "12/03/1984", "12.03.1984 12/03/1985", ["12.03.1984"]),
        (
            "PRIVATE_URL",
            "https://x.example/s?t=4471",
            "see https://x.example/s?t=4471.",
            ["https://x.example/s?t=4471"],
        ),
    ],
)  # fmt: skip
def test_forms_of_values(entity: str, value: str, text: str, expected: Sequence[str] | None) -> None:
    """None: all of the text but what separates the pieces."""
    found = shown(entity, value, text)
    if expected is None:
        assert glued(found) == glued([text])
    else:
        assert found == expected


def glued(pieces: Sequence[str]) -> str:
    return "".join(sign for sign in "".join(pieces) if sign.isalnum())


def test_variants_show_no_content() -> None:
    assert "Jane" not in repr(variants_of("PERSON", "Jane Kowalczyk"))
