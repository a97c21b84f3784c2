"""Names told from plain words on a screen."""

from __future__ import annotations

import pytest

from redactor.detect.page_plain import is_day, is_header, is_plain_phrase, name_in
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
        ("Bump", True),  # what commits begin with
        ("Revert", True),
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
        ("To Hayashida, Ryota", "PERSON", "Hayashida, Ryota"),
        ("Tonya Hayashida", "PERSON", "Tonya Hayashida"),
        ("Fujiwara, Kenshiro\nCc", "PERSON", "Fujiwara, Kenshiro"),
        ("Karagiannis, Vasilis\na To", "PERSON", "Karagiannis, Vasilis"),
        ("Karagiannis\nTobias", "PERSON", "Karagiannis\nTobias"),
        ("Magalhaes\nIBAN", "ORGANIZATION", "Magalhaes"),  # the next label
        ("Tuel", "PERSON", None),  # Tue 1
        ("To", "LOCATION", None),
        ("Ctl K Z", "PERSON", None),  # keys
        ("Clara K", "PERSON", "Clara K"),
        ("Moderate", "NRP", None),
        ("SD", "LOCATION", None),  # an avatar
        ("SD", "PERSON", "SD"),
        ("Hon", "PERSON", None),  # a title
        ("Frau", "PERSON", None),
        ("Honoria", "PERSON", "Honoria"),
        ("Zahnreinigung", "ORGANIZATION", None),  # a noun of German
        ("Jung", "PERSON", "Jung"),
        ("2devices and network", "ORGANIZATION", None),
        ("5Mar", "LOCATION", None),
        ("5Mara", "LOCATION", "5Mara"),
        ("Alt+S", "ORGANIZATION", None),
        ("Vehicles", "PERSON", "Vehicles"),
        ("Vehicles and Stalled", "PERSON", None),  # endings of plain words
        ("Parks and Waters", "PERSON", "Parks and Waters"),  # people are called so
        ("Oksana Avrahami\nLobby", "PERSON", "Oksana Avrahami"),
        ("Oksana\nAvrahami", "PERSON", "Oksana\nAvrahami"),
        ("Oksana Avrahami\nEttore", "PERSON", "Oksana Avrahami\nEttore"),
    ],
)
def test_what_is_left_of_a_name(seen: str, entity: str, left: str | None) -> None:
    rest = name_in(seen, Span(0, len(seen)), entity)
    assert (seen[rest.start : rest.end] if rest else None) == left


def test_plain_words_that_go_on_in_their_line_are_no_name() -> None:
    seen = "Ryu & Peretz Solicitors\nSoftware project"
    found = Span(0, seen.index(" project"))
    assert name_in(seen, found, "ORGANIZATION") == Span(0, seen.index("\n"))
    longer = "Ryu & Peretz Solicitors\nSoftware Kestrel"
    assert name_in(longer, found, "ORGANIZATION") == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu", True),
        ("Thu.", True),
        ("Tuel", True),
        ("Apr0s", True),
        ("Apr 05", True),
        ("Jan 12", True),
        ("Jan", False),  # somebody's name
        ("Sun", False),
        ("Sunil", False),
        ("Mario", False),
        ("Thuy", False),
        ("Apr 05 Ruth", False),
    ],
)
def test_short_names_of_days_and_months(text: str, *, day: bool) -> None:
    assert is_day(text) == day


@pytest.mark.parametrize(("word", "header"), [("To", True), ("Cc:", True), ("Toby", False), ("Re", True)])
def test_headers_of_mails(word: str, *, header: bool) -> None:
    assert is_header(word) == header


@pytest.mark.parametrize(
    ("seen", "name", "left"),
    [
        ("contract from May", "May", None),
        ("asked by May Tamang", "May Tamang", "May Tamang"),
        ("thanks May", "May", "May"),
        ("Zorinbeto 50 mg tablets", "Zorinbeto", None),
        ("Zorinbeto 50 seats", "Zorinbeto", "Zorinbeto"),
        ("Pilot for the depot\nM. Sidhu", "the depot\nM. Sidhu", "M. Sidhu"),
    ],
)
def test_what_stands_around_tells_that_a_word_is_no_name(seen: str, name: str, left: str | None) -> None:
    start = seen.index(name)
    rest = name_in(seen, Span(start, start + len(name)), "PERSON")
    assert (rest and seen[rest.start : rest.end]) == left
