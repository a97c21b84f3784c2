"""How long texts are cut into lines and sentences, and which lines count as the same."""

from __future__ import annotations

import pytest

from redactor.detect.units import CHUNK, in_original, is_log_line, steady, units


def cut(text: str) -> list[str]:
    """Return the units of a text."""
    return [text[start:end] for start, end in units(text)]


@pytest.mark.parametrize(
    "expected",
    [
        [],
        ["one line"],
        ["one line\n", "two\n", "\n", "three"],
        # A margin broke these lines.
        ["The new offer was signed on Monday by Jane\nRoe and by two others.\n", "Next"],
        ["# The new offer was signed on Monday by Jane\n# Roe and by two others.\n"],
        # These not: the first is short, ends with a sign, or the next one begins with a sign or a number.
        ["Signed by Jane\n", "Roe and others\n"],
        ["The new offer was signed on Monday by: Jane;\n", "Roe and two others are listed in the file\n"],
        ["The new offer was signed on Monday by Jane\n", "- item\n"],
        [
            "Mar 01 10:00:00 host sshd[1]: session opened for root\n",
            "Mar 01 10:00:01 host sshd[1]: session closed for root\n",
        ],
        # Sentences of a paragraph.
        [
            "The first sentence of this long paragraph ends here. ",
            "The second one is about Dr. Roe and J. R. Hathaway! ",
            "(A third.) ",
            "And version 1.2 too.",
        ],
    ],
)
def test_lines_and_sentences(expected: list[str]) -> None:
    assert cut("".join(expected)) == expected


def test_a_paragraph_without_end_is_cut() -> None:
    text = "word and word again and again until the margin is reached\n" * 500
    assert max(map(len, cut(text))) <= CHUNK + 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no number", "no number"),
        ("", ""),
        ("7 of 9", "3 of 3"),
        ("10:42:59 75%", "12:12:12 87%"),
        ("1987-06-05", "2021-12-12"),
        ("port 8080", "port 4821"),
        ("482 Maple Drive 43215", "482 Maple Drive 43215"),
        ("907 Maple Drive 10101", "482 Maple Drive 43215"),
        ("id 123456789012", "id 43215"),
        ("key 9f8e7d6c", "key 3f3c3b3d"),
        ("key 9F8E7D6C", "key 3f3c3b3d"),
        ("0a1b2c3d-0011-4abc-8def-0123456789ab", "3f3c3b3d"),
        ("from 192.168.0.1:8080", "from 10.12.12.12:4821"),
        ("version 1.2.3", "version 3.3.3"),
        ("ada1990 wrote", "ada2021 wrote"),  # a user name, no serial number
        ("jane42 \u0664\u0662", "jane12 \u0664\u0662"),
    ],
)
def test_numbers_are_read_as_others_of_their_kind(text: str, expected: str) -> None:
    assert steady(text) == expected
    assert steady(expected) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-03-04 10:20:30 started", True),
        ("[2026-03-04T10:20:30Z] started", True),
        ("10:20:30 started", True),
        ("Mar  4 10:20:30 host app: started", True),
        ("04/Mar/2026", False),
        ("Mar 4, lunch with Jane", False),
        ("10:30 lunch with Jane", True),
        ("03/04/2026 Jane", True),
        ("Jane 2026-03-04", False),
        ("482 Maple Drive", False),
    ],
)
def test_lines_of_logs(text: str, *, is_one: bool) -> None:
    assert is_log_line(text) is is_one


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("from 1.2.3.4 user Jane Roe after 1234567 ms", "Jane Roe"),
        ("Jane Roe after 1234567 ms", "Jane Roe"),
        ("id 0a1b2c3d4e5f60 of Jane Roe", "Jane Roe"),
        ("at 123456 Maple Drive", "123456 Maple Drive"),
        ("Maple Drive 123456 and 1", "Maple Drive 123456"),
    ],
)
def test_places_lead_back(text: str, value: str) -> None:
    start = steady(text).index(steady(value))
    found = in_original(text, start, start + len(steady(value)))
    assert text[found[0] : found[1]] == value
