"""Names told from plain words on a screen."""

from __future__ import annotations

import pytest

from redactor.detect.page_plain import is_plain_phrase, name_in
from redactor.values import Span


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("devices", True),
        ("Network & internet", True),
        ("Instock", True),  # a space lost
        ("Cleanina", True),  # a letter taken for another
        ("F Gaming", True),  # an icon
        ("J K L", True),
        ("J. K.", False),  # initials
        ("Clear Harbor Dental", False),  # a company
        ("clear dental", True),
        ("Toby", False),
        ("Martina", False),
        ("Umberfield", False),
        ("Wood", False),  # a surname
        ("", True),
    ],
)
def test_plain_phrases(text: str, *, plain: bool) -> None:
    assert is_plain_phrase(text) == plain


@pytest.mark.parametrize(
    ("seen", "entity", "left"),
    [
        ("Customer Ettore Tedesco", "PERSON", "Ettore Tedesco"),
        ("Customer Ettore Tedesco", "ORGANIZATION", "Customer Ettore Tedesco"),
        ("Umberfield Ltd and us", "ORGANIZATION", "Umberfield Ltd"),
        ("Umberfield Ltd And Us", "ORGANIZATION", "Umberfield Ltd And Us"),
        ("Onsale\nWood", "PERSON", None),
        ("12 Oak Street, Duluth\nTel", "ADDRESS", "12 Oak Street, Duluth"),
        ("12 Oak Street\nDuluth", "ADDRESS", "12 Oak Street\nDuluth"),
        ("Insurance", "PERSON", "Insurance"),  # all of its line: judged by what is over and under it
        ("devices and network", "ORGANIZATION", None),
    ],
)
def test_what_is_left_of_a_name(seen: str, entity: str, left: str | None) -> None:
    rest = name_in(seen, Span(0, len(seen)), entity)
    assert (seen[rest.start : rest.end] if rest else None) == left
