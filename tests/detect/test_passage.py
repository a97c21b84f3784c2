"""Context words, folding, and placeholders seen as one code point."""

from __future__ import annotations

import pytest

from redactor.detect.inert import BLANK, is_hash_or_uuid, is_stand_in, places
from redactor.detect.passage import Passage, fold, words
from redactor.values import Hint

PHONE = words("phone")


@pytest.mark.parametrize(
    "text", ["phoneNumber", "phone_number", "Phone number", "PHONE-NUMBER", "phone.number"]
)
def test_folding_makes_spellings_equal(text: str) -> None:
    assert fold(text) == " phone number "


def test_folding_drops_accents() -> None:
    assert fold("Número—Fødsel") == " numero fødsel "
    assert words("número 電話") == {"numero", "電話"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phone: 42", True),
        ("42 (phone)", True),
        ("phone\n42", True),
        ("phone 1\n42", False),
        ("phone\nx 42", False),
        ("telephone 42", False),
        ("42, phone 43", False),
        ("phone " + "x" * 80 + " 42", False),
        ("42 " + "x" * 30 + " phone", False),
        ("42 is abcdefghi phone", False),
    ],
)
def test_words_near_a_place(text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    start = text.index("42")
    assert Passage(text).near(start, start + 2, PHONE) is expected


def test_the_label_is_always_near_and_title_and_app_are_mentioned() -> None:
    passage = Passage("42", Hint(app="Dialer", title="My phone", label="homePhone"))
    assert passage.near(0, 2, PHONE)
    assert passage.mentions(words("dialer"))
    assert not passage.mentions(words("order"))


def test_the_words_just_before() -> None:
    assert Passage("order no 42").just_before(9, words("order"))
    assert not Passage("order no was 42").just_before(13, words("order"))
    assert not Passage("order\n42").just_before(6, words("order"))


def test_digits_are_counted_up_to_enough() -> None:
    assert [Passage(text).digits for text in ("", "a1", "1 23", "123456789 1")] == [0, 1, 3, 9]


def test_hidden_places_are_one_code_point_and_positions_map_back() -> None:
    text = "a [PERSON] b 12 c"
    passage = Passage(text, hidden=[(13, 15)])
    assert passage.text == f"a {BLANK} b {BLANK} c"
    assert passage.in_original(2, 3) == (2, 10)
    assert passage.in_original(4, 7) == (11, 15)
    assert passage.in_original(8, 9) == (16, 17)
    assert Passage(text, hidden=[(0, 5), (9, 11)]).text == f"{BLANK}b 12 c"


@pytest.mark.parametrize(
    "text",
    ["[PERSON]", "[SECRET_7F3A09C2D1]", "SUBJECT_7F3A09C2D1", "****", "****1111", "********"],
)
def test_placeholders(text: str) -> None:
    assert places(f"x {text} y") == [(2, 2 + len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "[NAME]",
        "[SECRET_7F3A]",
        "[secret]",
        "SUBJECT_7F3A09C2D",
        "***",
        "****jane@example.com",
        "****.com",
        "****4111 1111 1111 1111",
        "[PERSON",
    ],
)
def test_others_are_not_placeholders(text: str) -> None:
    assert places(text) == []


STAND_INS = [
    *"xxxx **** ${VAR} $VAR $(cmd) %VAR% [x] changeme your-key-here '' ... password $this->password".split(),
    *"AKIAIOSFODNN7EXAMPLE ••••••••".split(),
    *("", "<your key>", "{{ x }}"),
]


@pytest.mark.parametrize("value", [*STAND_INS, BLANK * 3])
def test_stand_ins(value: str) -> None:
    assert is_stand_in(value)


@pytest.mark.parametrize(
    "value", ["hunter2", "$ecret1", "Passw0rd", "mastodon42", "MyPassword123!", "a[b]c9", "p@ss{1}"]
)
def test_real_values_are_no_stand_ins(value: str) -> None:
    assert not is_stand_in(value)


def test_hashes_and_uuids() -> None:
    assert is_hash_or_uuid("3f" * 20)
    assert is_hash_or_uuid("sha256:" + "3f" * 32)
    assert is_hash_or_uuid("f47ac10b-58cc-4372-a567-0e02b2c3d479")
    assert not is_hash_or_uuid("3f" * 19)
