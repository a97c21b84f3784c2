"""What stays readable of a word in which a form tells a value."""

from __future__ import annotations

import re

import pytest

from redactor.detect.located import locate
from redactor.values import Finding, Joint, Page, Span, Word, Zone

SIGNS = re.compile("[=:@/()<>|]")


def covered(word: str, value: str, entity: str, *, detector: str = "patterns", joints: bool = True) -> str:
    """Return what is covered of a word whose letters are 10 pixels wide, each joint's ink 8."""
    known = [Joint(at.start(), 10 * at.start() + 1, 10 * at.start() + 9) for at in SIGNS.finditer(word)]
    seen = Word(Span(0, len(word)), Zone(0, 5, 10 * len(word), 12), 0.9, 0, tuple(known if joints else ()))
    start = word.index(value)
    finding = Finding(entity, 0.9, detector, span=Span(start, start + len(value)))
    [found] = locate(Page(word, (seen,), 2000, 100), [finding])
    [zone] = found.zones
    return word[zone.x // 10 : (zone.x + zone.width + 4) // 10]


@pytest.mark.parametrize(
    ("word", "value", "entity", "expected"),
    [
        ("DB_HOST=10.0.4.7", "10.0.4.7", "IP_ADDRESS", "=10.0.4.7"),
        ("mkowalski@web:~$", "mkowalski", "HANDLE", "mkowalski"),
        (
            "arn:aws:iam::210987654321:user/jroe",
            "arn:aws:iam::210987654321",
            "ID",
            "arn:aws:iam::210987654321:user/jroe",
        ),
        ("git.example/acme/api/pulls/9", "acme/api", "REPOSITORY", "/acme/api/"),
        ("http://10.0.4.7:8080/v1", "10.0.4.7", "IP_ADDRESS", "/10.0.4.7:"),
        ("PASS=hunter/two", "hunter", "SECRET", "=hunter/two"),  # a password may hold any sign
        ("jane@host.example", "jane", "HANDLE", "jane@host.example"),  # half an address
        ("IP=2001:db8::1:c0de", "db8::1", "IP_ADDRESS", "=2001:db8::1:c0de"),  # half of one that was misread
        ("2001:db8::f@ed:c0de", "2001:db8::f", "IP_ADDRESS", "2001:db8::f@ed:c0de"),
        ("a=10.0.4.7", "10.0.4.7", "IP_ADDRESS", "a=10.0.4.7"),  # nothing worth being left
        ("10.0.4.7:", "10.0.4.7", "IP_ADDRESS", "10.0.4.7:"),
        ("u=https://a.example/r/7", "a.example/r", "PRIVATE_URL", "u=https://a.example/r/7"),
        ("URL=https://a.example/r/7", "a.example/r", "PRIVATE_URL", "=https://a.example/r/7"),
        ("NAME=Doe", "Doe", "PERSON", "NAME=Doe"),  # names are found in parts
        ("(anna)", "anna", "HANDLE", "(anna)"),
    ],
)
def test_what_is_covered_of_a_word(word: str, value: str, entity: str, expected: str) -> None:
    assert covered(word, value, entity) == expected


def test_the_whole_word_where_its_joints_are_not_known() -> None:
    assert covered("DB_HOST=10.0.4.7", "10.0.4.7", "IP_ADDRESS", joints=False) == "DB_HOST=10.0.4.7"


def test_the_whole_word_where_a_model_found_the_value() -> None:
    assert covered("DB_USER=anna", "anna", "HANDLE", detector="names") == "DB_USER=anna"
