"""What is found on a page, beyond what the detector says of its readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.detect.page import among_others, found_on, legible, shows
from redactor.values import Finding, Page, Span, Word, Zone
from tests.detect.pages import named, one_line, page, shown

# --- what a model doubts -----------------------------------------------------------------------------


def doubted(entity: str, score: float, detector: str = "names") -> Finding:
    return Finding(entity, score, detector, span=Span(0, 4))


@pytest.mark.parametrize(
    ("others", "stays"),
    [
        ([], False),
        ([doubted("PERSON", 0.4)], False),  # doubted as well
        ([doubted("PERSON", 0.5)], True),
        ([doubted("ID", 0.4, "patterns")], True),  # known by its form
        ([doubted("DATE_TIME", 0.9), doubted("NRP", 0.9)], False),  # any page may show these
    ],
)
def test_a_doubted_name_needs_something_private_on_its_page(others: list[Finding], *, stays: bool) -> None:
    weak = doubted("ORGANIZATION", 0.31)
    assert (weak in among_others([weak, *others])) == stays


@pytest.mark.parametrize(
    ("seen", "entity", "score", "stays"),
    [
        ("ARX", "PERSON", 0.6, False),  # an abbreviation
        ("ARX", "PERSON", 0.9, True),
        ("Quiz2", "PERSON", 0.6, False),  # its space lost
        ("1, uw state w", "ADDRESS", 0.9, False),
        ("clsx", "ORGANIZATION", 0.37, False),
        ("clsx", "ORGANIZATION", 0.4, True),
        ("UVINDEX", "ORGANIZATION", 0.38, False),
        ("Halcyra", "ORGANIZATION", 0.25, True),  # long, with a capital
        ("rcarranza", "ORGANIZATION", 0.25, True),  # a user's name
        ("mokoena4", "ORGANIZATION", 0.25, True),
        ("Halcyra", "PERSON", 0.49, False),
        ("Zorin and kestrik words", "ORGANIZATION", 0.3, False),
        ("Zorin and kestrik words", "ORGANIZATION", 0.5, True),
        ("Port of Hollin Bay", "ORGANIZATION", 0.3, True),
        ("Flight ZB", "ORGANIZATION", 0.3, False),
        ("Luminex Bio", "ORGANIZATION", 0.3, True),
        ("United States", "ORGANIZATION", 0.4, False),
        ("at11", "PERSON", 0.9, False),  # at 11
        ("12\N{DEGREE SIGN}", "LOCATION", 0.9, False),
        ("H: 22\N{DEGREE SIGN} L", "LOCATION", 0.9, False),
    ],
)
def test_a_doubted_name_counts_by_its_words(seen: str, entity: str, score: float, *, stays: bool) -> None:
    text = one_line(f"{seen} |")
    found = Finding(entity, score, "names", span=Span(0, len(seen)))
    assert (list(legible(text, [found])) != []) == stays


# --- what is known from elsewhere --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "score", "expected"),
    [
        ("Jane Moreau", 0.9, ["Jane Moreau"]),
        ("with Jane Moreau!", 0.9, ["Jane Moreau"]),
        ("Jane Moreau", 0.5, []),  # not sure enough to be looked for
        ("Jane Moreaux", 0.9, []),
        ("Jane", 0.9, []),
    ],
)
def test_a_value_of_one_block_is_found_in_the_others(other: str, score: float, expected: list[str]) -> None:
    text = page((10, 10, "to Jane Moreau"), (10, 90, other), apart="\n\n")
    known = replace(named("PERSON", Span(3, 14)), score=score)
    again = found_on(text, [known])[1:]
    assert shown(text, [finding.span for finding in again]) == expected
    assert all(finding.entity == "PERSON" and finding.span != known.span for finding in again)


@pytest.mark.parametrize(
    ("seen", "sure", "detector", "stays"),
    [
        ("Keller", 0.4, "names", True),
        ("Keller", 0.39, "names", False),
        ("Keller", 0.39, "spacy", False),
        ("Keller", 0.0, "pattern", True),  # a pattern or checksum knows what it sees
        ("QD", 0.95, "names", True),
        ("eee", 0.99, "names", False),  # lines of a chart
        ("Li", 0.8, "names", True),
        ("QD", 0.94, "names", False),  # an icon is read as a letter or two
        ("Q.D.", 0.89, "names", False),
        ("QDX", 0.89, "names", True),
    ],
)
def test_no_model_judges_what_could_hardly_be_read(
    seen: str, sure: float, detector: str, *, stays: bool
) -> None:
    text = page((10, 10, seen), sure=sure)
    found = named("PERSON", Span(0, len(seen)), detector)
    assert list(legible(text, [found])) == ([found] if stays else [])


@pytest.mark.parametrize(
    ("seen", "left"),
    [
        ("Qi\nQ2\nQ3", []),  # quarters of the year
        ("Qi\nSok", ["Qi"]),
    ],
)
def test_a_misread_quarter_is_no_name(seen: str, left: list[str]) -> None:
    text = page(*((10, 10 + 20 * row, line) for row, line in enumerate(seen.split("\n"))))
    found = list(legible(text, [named("PERSON", Span(0, 2), "names")]))
    assert shown(text, [finding.span for finding in found]) == left


def test_the_end_of_a_file_s_name_is_no_name() -> None:
    text = one_line("budget_2026.xIsx Ada")
    found = [named("ORGANIZATION", Span(12, 16), "names"), named("PERSON", Span(17, 20), "names")]
    assert list(legible(text, found)) == found[1:]


@pytest.mark.parametrize("seen", ["1.Maria Garcia", "Dr.Maria Garcia", "Mr.Kim", "pay.maria garcia", "1.Kim"])
def test_a_name_behind_a_dot_stays(seen: str) -> None:
    found = [named("PERSON", Span(seen.index(".") + 1, len(seen)), "names")]
    assert list(legible(one_line(seen), found)) == found


def test_words_are_as_legible_as_they_are_together() -> None:
    words = (Word(Span(0, 4), Zone(0, 0, 9, 9), 0.1, 0), Word(Span(5, 9), Zone(20, 0, 9, 9), 0.8, 0))
    text = Page("Anna Mora", words, 100, 100)
    both, first = named("PERSON", Span(0, 9), "names"), named("PERSON", Span(0, 4), "names")
    assert list(legible(text, [both, first])) == [both]


def test_a_finding_without_a_span_stays() -> None:
    face = Finding("FACE", 0.9, "names", zones=(Zone(0, 0, 1, 1),))
    assert list(legible(one_line("x"), [face])) == [face]


@pytest.mark.parametrize(
    ("seen", "span", "left"),
    [
        ("Insurance\nAnna Keller", Span(0, 21), "Anna Keller"),  # a heading over a name
        ("Anna Keller\nInsurance", Span(0, 21), "Anna Keller"),
        ("Insurance\nSupport", Span(0, 17), None),
        ("Mark\nTaylor", Span(0, 11), "Mark\nTaylor"),  # words that are names
        ("Support\nLi", Span(0, 10), "Li"),
        ("my devices\nSupport", Span(3, 18), None),
        ("Anna\nKeller", Span(0, 11), "Anna\nKeller"),  # a name over two lines
        ("the Insurance\nAnna Keller", Span(4, 25), "Anna Keller"),
        ("the Renewal\nPartridge Foods", Span(4, 27), "Renewal\nPartridge Foods"),  # no whole line
        ("Insurance", Span(0, 9), "Insurance"),  # one word of a line is judged by those over and under it
    ],
)
def test_lines_of_plain_words_are_no_part_of_a_name(seen: str, span: Span, left: str | None) -> None:
    lines = seen.split("\n")
    text = page(*((10, 10 + 20 * row, line) for row, line in enumerate(lines)))
    found = list(legible(text, [named("PERSON", span, "names")]))
    assert shown(text, [finding.span for finding in found]) == ([left] if left else [])


# --- values that accessibility texts tell ------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "entity", "expected"),
    [
        ("+1 202 555 0143", "PHONE_NUMBER", True),
        ("+1 202 555 0148", "PHONE_NUMBER", False),  # one digit is another
        ("+44 20 7946 0018", "PHONE_NUMBER", False),  # another number
        ("+1 202 555 0143", "CREDIT_CARD", False),  # another kind
    ],
)
def test_a_value_is_known_again_on_the_page(known: str, entity: str, expected: bool) -> None:  # noqa: FBT001
    text = one_line("call +1-202-555-0143 now")
    found = [named("PHONE_NUMBER", Span(5, 20))]
    wanted = named(entity, Span(3, 3 + len(known)))
    assert shows(text, found, wanted, f"at {known}") is expected


@pytest.mark.parametrize(
    ("known", "read", "expected"),
    [
        ("INV-20418", "INV-20418", True),
        ("INV-20418", "lNV-2O4l8", True),  # letters and digits that look alike
        ("INV-20418", "inv 20418", True),
        ("INV-20418", "INV-20419", False),
        ("INV-20418", "INV-2041", False),
        ("INV-20418", "INV-204188", False),
        ("20418 Oak Lane, Springfield", "20419 Oak Lane, Springfield", False),
        ("x" * 220 + "1", "x" * 220 + "2", False),
        ("Modern Fields", "Modem Fields", True),  # rn read as m
        ("Priya Raman", "Priya Ramam", True),  # one sign in ten
        ("Priya Raman", "Priya", False),
        ("Ana", "Anita", False),
        ("Ünal Çelik", "Unal Celik", True),
    ],
)
def test_values_with_digits_are_the_same_to_the_last_sign(known: str, read: str, expected: bool) -> None:  # noqa: FBT001
    found = [named("ID", Span(0, len(read)))]
    assert shows(one_line(read), found, named("ID", Span(0, len(known))), known) is expected


def test_a_finding_without_span_is_known_nowhere() -> None:
    face = Finding("FACE", 0.9, "fake", zones=(Zone(0, 0, 1, 1),))
    text = one_line("x")
    assert not shows(text, [], face, "x")
    assert not shows(text, [face], named("FACE", Span(0, 1)), "x")
