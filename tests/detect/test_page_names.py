"""Names that were found in part, or in one place of several."""

from __future__ import annotations

import pytest

from redactor.detect.page_labels import lines_of
from redactor.detect.page_names import (
    cities,
    companies,
    handles,
    known_parts,
    whole_names,
    whole_pieces,
    whole_tokens,
)
from redactor.values import Finding, Page, Span, Zone
from tests.detect.pages import named, one_line, page, shown


def part(seen: str, text: str, entity: str = "PERSON", detector: str = "names") -> Finding:
    start = seen.index(text)
    return named(entity, Span(start, start + len(text)), detector)


@pytest.mark.parametrize(
    ("seen", "whole"),
    [
        ("K. Hoshino", "K. Hoshino"),
        ("from K. Hoshino", "K. Hoshino"),
        ("K.M. Hoshino", "K.M. Hoshino"),
        ("K. M. Hoshino", "K. M. Hoshino"),
        ("(K. Hoshino", "K. Hoshino"),
        ("|. Hoshino", "|. Hoshino"),  # an I
        ("byK. Hoshino", "K. Hoshino"),  # a space lost
        ("k. Hoshino", "Hoshino"),
        ("OK. Hoshino", "Hoshino"),  # a sentence before
        ("7. Hoshino", "Hoshino"),  # a list
        ("K Hoshino", "Hoshino"),
    ],
)
def test_initials_belong_to_the_name(seen: str, whole: str) -> None:
    start = seen.index("Hoshino")
    for entity, shown_ in (("PERSON", whole), ("LOCATION", "Hoshino")):
        found = whole_names(one_line(seen), [named(entity, Span(start, len(seen)))])
        assert shown(one_line(seen), [finding.span for finding in found]) == [shown_]


@pytest.mark.parametrize(
    ("seen", "found", "whole"),
    [
        ("Umoja Shipping Nigeria Limited call", "Umoja Shipping", "Umoja Shipping Nigeria Limited"),
        ("Umoja Shipping Ltd.", "Umoja Shipping", "Umoja Shipping Ltd."),
        ("Bau Wiesner GmbH & Co. KG", "Bau Wiesner", "Bau Wiesner GmbH & Co. KG"),
        ("Umoja Shipping limited the offer", "Umoja Shipping", "Umoja Shipping"),
        ("Umoja Shipping met the team of Acme Ltd", "Umoja Shipping", "Umoja Shipping"),
    ],
)
def test_a_company_reaches_to_its_legal_form(seen: str, found: str, whole: str) -> None:
    for detector, expected in (("names", whole), ("terms", found)):
        (one,) = whole_names(one_line(seen), [part(seen, found, "ORGANIZATION", detector)])
        assert shown(one_line(seen), [one.span]) == [expected]


@pytest.mark.parametrize(
    ("seen", "found", "piece"),
    [
        ("Ploy Sok, 23 days ago", ["Sok"], "Ploy Sok"),
        ("Bich V6 4", ["Bich"], "Bich V6"),  # a number behind it
        ("Bich V6", ["Bich"], "Bich V6"),  # misread
        ("Suzhou Indrayani Precisio.", ["Suzhou", "Indrayani"], "Suzhou Indrayani Precisio."),
        ("Interview Bambang", ["Bambang"], None),  # a plain word before it
        ("Renewal Umoja Kestrik", ["Umoja"], "Umoja Kestrik"),
        ("met Bambang today", ["Bambang"], None),
        ("Ticketed Bambang Sok", ["Bambang", "Sok"], None),  # what was done
        ("Ploy Quested", ["Ploy"], "Ploy Quested"),
        ("Driver Bambang Sok", ["Sok"], "Bambang Sok"),
        ("Ploy Sunday", ["Ploy"], None),
        ("Grace Sok", ["Sok"], "Grace Sok"),  # a given name
        ("Bambang! I'm Ploy", ["Bambang", "Ploy"], None),
        ("Calendar- Ploy Sok", ["Sok"], "Ploy Sok"),
        ("back on Monday. Ploy Sok will", ["Sok"], "Ploy Sok"),  # a sentence before
        ("Ashgrove Unified Schoo! District", ["Ashgrove", "Unified"], "Ashgrove Unified Schoo! District"),
        ("Ploy Sok!", ["Ploy"], None),
        ("To Ploy Sok", ["Sok"], "Ploy Sok"),  # the header of a mail
        ("P. Tamang June 4", ["Tamang"], "P. Tamang"),  # a day behind it
        ("June Tamang", ["Tamang"], "June Tamang"),
        ("Ploy Sok", ["Ploy", "Sok"], None),  # all of it is found
        ("Alpha Zorin Beto Kestrel Umoja Sok", ["Sok"], None),  # a heading in capitals
    ],
)
def test_half_a_name_is_a_name(seen: str, found: list[str], piece: str | None) -> None:
    spans = [one.span for one in whole_pieces(one_line(seen), [part(seen, text) for text in found])]
    assert shown(one_line(seen), spans) == ([piece] if piece else [])


@pytest.mark.parametrize(
    ("entity", "name", "other", "expected"),
    [
        ("PERSON", "Farzana Rahimi", "ask Farzana", ["Farzana"]),
        ("PERSON", "Farzana Rahimi", "Rahimi, please", ["Rahimi"]),
        ("ORGANIZATION", "Kilimala Logistics Ltd", "Kilimala kick-off", ["Kilimala"]),
        ("ORGANIZATION", "Kilimala Logistics Ltd", "Logistics kick-off", []),  # its other words are anybody's
        ("PERSON", "Farzana Rahimi", "ask farzana", []),
        ("PERSON", "Mark Support", "Support, Mark", []),  # a word of interfaces, and a name that is a word
        ("PERSON", "Li Na", "Li said", []),  # short
        ("LOCATION", "Zorinsk Kraj", "Zorinsk", []),
        ("PERSON", "Bob", "44 Bob", ["Bob"]),
        ("PERSON", "Kadri", "44 Kadri", []),  # found again as it is
        ("PERSON", "Al", "44 Al", []),
    ],
)
def test_parts_of_a_name_are_known_again(entity: str, name: str, other: str, expected: list[str]) -> None:
    seen = page((10, 10, name), (10, 90, other), apart="\n\n")
    spans = [one.span for one in known_parts(seen, [part(seen.text, name, entity)])]
    assert shown(seen, spans) == expected


@pytest.mark.parametrize(
    ("seen", "found", "entity", "whole"),
    [
        ("Umberfield Payments", "Umberfield", "PERSON", "Umberfield"),  # no trade that is known
        ("Umberfield Shipping", "Umberfield", "PERSON", "Umberfield Shipping"),
        ("Umberfield shipping", "Umberfield", "PERSON", "Umberfield"),
        ("County of Brookmere", "Brookmere", "LOCATION", "County of Brookmere"),
        ("the Bank of Brookmere", "Brookmere", "LOCATION", "Bank of Brookmere"),
        ("a map of Brookmere", "Brookmere", "LOCATION", "Brookmere"),
        ("in Brookmere AS today", "Brookmere", "LOCATION", "Brookmere AS"),
        ("in Brookmere as well", "Brookmere", "LOCATION", "Brookmere"),
    ],
)
def test_an_office_or_trade_beside_a_name_makes_it_a_company(
    seen: str, found: str, entity: str, whole: str
) -> None:
    (one,) = whole_names(one_line(seen), [part(seen, found, entity)])
    assert shown(one_line(seen), [one.span]) == [whole]
    assert one.entity == (entity if whole == found else "ORGANIZATION")


def test_a_known_name_that_is_cut_is_found_to_its_end() -> None:
    seen = page((10, 10, "Farzana Rahimi"), (10, 90, "Farzana R.. today"), apart="\n\n")
    spans = [one.span for one in known_parts(seen, [part(seen.text, "Farzana Rahimi")])]
    assert shown(seen, spans) == ["Farzana R.."]


def test_only_a_models_names_are_looked_for_in_parts() -> None:
    seen = page((10, 10, "Farzana Rahimi"), (10, 90, "Farzana"), apart="\n\n")
    assert list(known_parts(seen, [part(seen.text, "Farzana Rahimi", "PERSON", "people")])) == []


@pytest.mark.parametrize(
    ("seen", "found", "entity"),
    [
        ("kadri.kask", "kadri.kask", "HANDLE"),
        ("by kadri.kask today", "kadri.kask", "HANDLE"),
        ("mkobayashi", "mkobayashi", "HANDLE"),  # alone on its line
        ("ask kadri today", "kadri", "PERSON"),  # prose in small letters
        ("Kadri", "Kadri", "PERSON"),
    ],
)
def test_names_of_users_are_handles(seen: str, found: str, entity: str) -> None:
    text = one_line(seen)
    (one,) = handles(text, lines_of(text.words), [part(seen, found)])
    assert one.entity == entity


@pytest.mark.parametrize(
    ("seen", "found", "entity", "whole"),
    [
        ("kofi b@example.org", "b@example.org", "EMAIL_ADDRESS", "kofi b@example.org"),
        ("mail b@example.org", "b@example.org", "EMAIL_ADDRESS", None),  # a plain word
        ("to kofi b@example.org", "b@example.org", "EMAIL_ADDRESS", None),  # within a line
        ("+1 201-509-1248", "201-509-1248", "PHONE_NUMBER", "+1 201-509-1248"),
        ("1 201-509-1248", "201-509-1248", "PHONE_NUMBER", None),
        (
            "https://x.io/d/1R2Kbm F9BwXWMzu_Qx/edit",
            "https://x.io/d/1R2Kbm",
            "PRIVATE_URL",
            "https://x.io/d/1R2Kbm F9BwXWMzu_Qx/edit",
        ),
        ("https://x.io/d/1R2Kbm tomorrow", "https://x.io/d/1R2Kbm", "PRIVATE_URL", None),
    ],
)
def test_a_value_read_in_two_words_is_one(seen: str, found: str, entity: str, whole: str | None) -> None:
    spans = [one.span for one in whole_tokens(one_line(seen), [part(seen, found, entity, "pattern")])]
    assert shown(one_line(seen), spans) == ([whole] if whole else [])


def test_a_finding_without_a_span_has_no_parts() -> None:
    face = Finding("FACE", 0.9, "names", zones=(Zone(0, 0, 1, 1),))
    seen = Page("x", (), 10, 10)
    assert [*whole_names(seen, [face])] == [face]
    assert [*whole_pieces(seen, [face]), *known_parts(seen, [face]), *whole_tokens(seen, [face])] == []


@pytest.mark.parametrize(
    ("seen", "whole", "entity"),
    [
        ("Burak 6zdemir (3)", "Burak 6zdemir", "PERSON"),  # a capital read as a digit
        ("Burak 6 issues", "Burak", "LOCATION"),
        ("Burak 6th", "Burak", "LOCATION"),
        ("Burak 2fa-codes", "Burak", "LOCATION"),
    ],
)
def test_a_name_whose_capital_was_misread(seen: str, whole: str, entity: str) -> None:
    (one,) = whole_names(one_line(seen), [part(seen, "Burak", "LOCATION")])
    assert (shown(one_line(seen), [one.span]), one.entity) == ([whole], entity)


@pytest.mark.parametrize(
    ("seen", "found", "expected"),
    [
        ("Paid to Zorinbeto Capital", [], ["Zorinbeto Capital"]),
        ("F Zorinbeto Shipping", [], ["Zorinbeto Shipping"]),  # an icon
        ("Zorinbeto Ltd, Berlin", [], ["Zorinbeto Ltd"]),
        ("Zorinbeto Capital", ["Zorinbeto"], []),  # found already
        ("Google Analytics", [], []),  # a product
        ("Human Resources", [], []),  # plain words
        ("zorinbeto capital", [], []),
        ("ask zorinhq today", [], ["zorinhq"]),
        ("zorinhq.com and @zorinhq and zorinhq/site", [], []),
        ("hq", [], []),
    ],
)
def test_companies_by_their_words_alone(seen: str, found: list[str], expected: list[str]) -> None:
    known = [part(seen, text) for text in found]
    assert shown(one_line(seen), [one.span for one in companies(one_line(seen), known)]) == expected


@pytest.mark.parametrize(
    ("seen", "found", "expected"),
    [
        ("Train Eau Claire - Lyon", [], ["Eau Claire"]),
        ("Belo Horizonte", [], ["Belo Horizonte"]),
        ("Meeting in Kumasi", [], ["Kumasi"]),
        ("Botha, Reading, Nice", [], []),  # a surname, words
        ("High Point", [], []),  # plain words
        ("Train Eau Claire", ["Claire"], ["Eau Claire"]),  # half of it was found
        ("Train Eau Claire", ["Train Eau Claire"], []),
        ("Eau claire", [], []),
        ("Eau\nClaire", [], []),
        ("Eau Clairette", [], []),
    ],
)
def test_cities_by_their_names(seen: str, found: list[str], expected: list[str]) -> None:
    known = [part(seen, text) for text in found]
    assert shown(one_line(seen), [one.span for one in cities(one_line(seen), known)]) == expected
