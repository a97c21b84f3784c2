"""People in the words of version control."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.git_people import FAMILY

Look = Callable[..., list[tuple[str, str]]]

FOUND = [
    ("Merge pull request #12 from m_kowalski/fix-x", "HANDLE", "m_kowalski"),
    ("Author: Jane Doe <jane@example.com>", "PERSON", "Jane Doe"),
    ("Author:     Jane Doe <jane@example.com>", "PERSON", "Jane Doe"),
    ("    Co-authored-by: Marek Kowalski <m@example.com>", "PERSON", "Marek Kowalski"),
    ("Signed-off-by: J. R. O'Neil <m@example.com>", "PERSON", "J. R. O'Neil"),
    ("author Jane Doe <jane@example.com> 1700000000 +0000", "PERSON", "Jane Doe"),
    ("From: Åsa Öberg <a@example.com>", "PERSON", "Åsa Öberg"),
    ("Author: [EMAIL_ADDRESS] Jane Doe <[EMAIL_ADDRESS]>", "", ""),
    ("Author: Jane Doe <[EMAIL_ADDRESS]>", "PERSON", "Jane Doe"),
    ("Author: mkowalski <m@example.com>", "HANDLE", "mkowalski"),
    ("a1b2c3d4 (Jane Doe 2024-01-02 10:11:12 +0100 12) x = 1", "PERSON", "Jane Doe"),
    ("^a1b2c3d src/x.py (mkowalski   2024-01-02 10:11:12 +0100   2) y", "HANDLE", "mkowalski"),
    ('git config --global user.name "Jane Doe"', "PERSON", "Jane Doe"),
    ("Merge pull request #12 from mkowalski/fix-x", "HANDLE", "mkowalski"),
    ("Fix crash by mkowalski · Pull Request #12 · acme/ledger", "HANDLE", "mkowalski"),
]
OTHERS = [
    "Author: dependabot[bot] <support@example.com>",
    "Author: GitHub <noreply@example.com>",
    "Author: Your Name <you@example.com>",
    "Author: root <root@example.com>",
    'git config user.name "Your Name"',
    "Merge pull request #12 from dependabot/npm/x",
    "Author: unknown",
    "authors <b>bold</b>",
    "x > y < z",
    "",
]


@pytest.mark.parametrize(("text", "entity", "value"), FOUND)
def test_finds_people(look: Look, text: str, entity: str, value: str) -> None:
    assert look(FAMILY, text) == ([(entity, value)] if entity else [])


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
