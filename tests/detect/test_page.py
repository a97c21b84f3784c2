"""The readings of a page: blocks, mended tokens and labelled lines lead back to the right spans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.page import (
    Reading,
    found_again,
    legible,
    misread_addresses,
    readings,
    shows,
    whole_names,
)
from redactor.values import Finding, Page, RawText, Span, Word, Zone


def page(*lines: tuple[int, int, str], apart: str = "\n", sure: float = 0.9) -> Page:
    """Return a page with each text at (x, y), letters 8 pixels wide and 12 high, ``apart`` between lines."""
    words: list[Word] = []
    parts: list[str] = []
    end = 0
    for number, (x, y, text) in enumerate(lines):
        left = x
        for index, token in enumerate(text.split(" ")):
            separator = "" if not parts else apart if index == 0 else " "
            start = end + len(separator)
            end = start + len(token)
            parts += separator, token
            words.append(Word(Span(start, end), Zone(left, y, 8 * len(token), 12), sure, number))
            left += 8 * (len(token) + 1)
    return Page("".join(parts), tuple(words), 2000, 1000)


def one_line(text: str) -> Page:
    return page((10, 10, text))


def shown(seen: Page, spans: list[Span | None]) -> list[str]:
    return [seen.text[span.start : span.end] for span in spans if span is not None]


def named(entity: str, span: Span, detector: str = "fake", *, checked: bool = False) -> Finding:
    return Finding(entity, 0.9, detector, span=span, checked=checked)


# --- which readings there are ------------------------------------------------------------------------


def test_each_block_is_read_by_itself() -> None:
    text = page((10, 10, "plain words"), (10, 90, "others"), apart="\n\n")
    assert [(way.text.value, list(way.offsets)) for way in readings(text)] == [
        ("plain words", list(range(11))),
        ("others", list(range(13, 19))),
    ]


def test_an_empty_page_has_no_reading() -> None:
    assert readings(Page("", (), 10, 10)) == []


@pytest.mark.parametrize(
    ("seen", "blocks"),
    [
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("a\n\n\nb", ["a", "b"]),
        ("a\nb", ["a\nb"]),
    ],
)
def test_blocks_are_what_empty_lines_part(seen: str, blocks: list[str]) -> None:
    ways = readings(Page(seen, (), 10, 10))
    assert [way.text.value for way in ways if not way.wrapped] == blocks


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("Jane\nMoreau", "Jane Moreau"),
        ("12 Elm St\nApt 4\nLeeds\nLS1", "12 Elm St Apt 4 Leeds LS1"),  # four lines
        ("a\nb\nc\nd\ne", None),  # a list
        ("Jane Moreau", None),
        ("a" * 60 + "\n" + "b" * 59, "a" * 60 + " " + "b" * 59),
        ("a" * 60 + "\n" + "b" * 60, None),  # prose
    ],
)
def test_a_small_block_is_read_as_one_line_too(seen: str, read: str | None) -> None:
    ways = [way for way in readings(Page(seen, (), 10, 10)) if way.wrapped]
    assert [way.text.value for way in ways] == ([read] if read else [])
    assert all(list(way.offsets) == list(range(len(seen))) for way in ways)


@pytest.mark.parametrize(
    ("span", "speaks"),
    [
        (Span(0, 11), True),
        (Span(3, 6), True),
        (Span(0, 4), False),  # on one line: the block as it stands speaks for it
        (Span(0, 5), True),
        (Span(5, 11), False),
    ],
)
def test_lines_that_run_on_speak_for_what_runs_over_lines(span: Span, *, speaks: bool) -> None:
    (way,) = (way for way in readings(Page("Jane\nMoreau", (), 10, 10)) if way.wrapped)
    found = list(way.on_page([named("PERSON", span)]))
    assert [finding.span for finding in found] == ([span] if speaks else [])


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("svc _ deploy", "svc_deploy"),
        ("svc_ deploy", "svc_deploy"),
        ("AKIA_ KEY _ID", "AKIA_KEY_ID"),
        ("svc _", "svc_"),
        ("a _ - b", "a_ - b"),  # joined to a word alone
        ("svc - deploy", "svc - deploy"),
    ],
)
def test_a_block_is_read_with_its_underscores_mended(seen: str, read: str) -> None:
    text = one_line(seen)
    way = readings(text)[0]
    assert way.text.value == read
    assert "".join(text.text[offset] for offset in way.offsets) == read
    assert not any([way.mended, way.wrapped, way.alike])  # it speaks for the block unconditionally


@pytest.mark.parametrize(
    ("seen", "alike"),
    [
        ("4111 1111 1111 l1l1", "4111 1111 1111 1111"),
        ("card 41I1-11|1-O111-1111.", "card 4111-1111-0111-1111."),
        ("DE B9 3704 0044 0532 0130 OO", "DE 89 3704 0044 0532 0130 00"),
        ("GB8Z NWBK 6016 1331 9268 19", "GB82 NWBK 6016 1331 9268 19"),  # check digits after a country
        ("GBZZ NWBK 6016", "GB22 NWBK 6016"),
        ("GBZZ NWBK", None),  # no number behind
        ("4111 1111 1111 1111", None),  # digits all
        ("1l1l", None),  # shorter than any number with a checksum
        ("OOlIOOlIOO", None),  # not one digit
        ("SOLO BILLS", None),
        ("build 12 hello", None),
    ],
)
def test_letters_inside_numbers_are_read_as_digits(seen: str, alike: str | None) -> None:
    text = one_line(seen)
    ways = [way for way in readings(text) if way.alike]
    assert [way.text.value for way in ways] == ([alike] if alike else [])
    assert all(list(way.offsets) == list(range(len(seen))) for way in ways)


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("jane@host. example", "jane@host.example"),
        ("jane @host.example", "jane@host.example"),
        ("xoxb- 73 - 68 - 0k", "xoxb-73-68-0k"),
        ("db://user: pw@host", "db://user:pw@host"),
        ("no joints here", None),
    ],
)
def test_tokens_broken_at_their_joints_are_mended(seen: str, mended: str | None) -> None:
    texts = [way.text.value for way in readings(one_line(seen)) if way.mended]
    assert texts == ([mended] if mended else [])


def test_no_token_is_mended_across_blocks() -> None:
    text = page((10, 10, "xoxb-"), (10, 90, "7381"), apart="\n\n")
    assert not any("xoxb-7381" in way.text.value for way in readings(text))


# --- what a reading may speak for --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entity", "checked", "span", "expected"),
    [
        ("EMAIL_ADDRESS", False, Span(0, 17), [Span(0, 18)]),
        ("IBAN_CODE", True, Span(0, 17), [Span(0, 18)]),
        ("PHONE_NUMBER", False, Span(0, 17), []),  # prose has dashes of its own
        ("EMAIL_ADDRESS", False, Span(0, 9), []),  # not broken: the page as it stands speaks for it
    ],
)
def test_a_mended_reading_speaks_for_what_was_broken(
    entity: str,
    checked: bool,  # noqa: FBT001 - table
    span: Span,
    expected: list[Span],
) -> None:
    (way,) = (way for way in readings(one_line("jane@host. example")) if way.mended)
    found = way.on_page([named(entity, span, checked=checked)])
    assert [finding.span for finding in found] == expected


PLAIN = Reading(RawText("0123456789"), range(5, 15))


@pytest.mark.parametrize(
    ("way", "detector", "checked", "speaks"),
    [
        (PLAIN, "names", False, True),
        (PLAIN, "pattern", False, True),
        (replace(PLAIN, alike=True), "pattern", True, True),
        (replace(PLAIN, alike=True), "pattern", False, False),
        (replace(PLAIN, alike=True), "names", False, False),
    ],
)
def test_who_may_speak_in_which_reading(way: Reading, detector: str, *, checked: bool, speaks: bool) -> None:
    found = way.on_page([named("PERSON", Span(2, 4), detector, checked=checked)])
    assert [finding.span for finding in found] == ([Span(7, 9)] if speaks else [])


def test_a_finding_without_a_span_has_no_place_on_the_page() -> None:
    way = Reading(RawText("x"), range(1))
    assert list(way.on_page([Finding("FACE", 0.9, "fake", zones=(Zone(0, 0, 1, 1),))])) == []


def test_a_labelled_reading_leads_back_to_the_page() -> None:
    text = page((100, 100, "Date of birth"), (108, 130, "23/06/1978"))
    way = readings(text)[-1]
    assert way.text.value == "Date of birth: 23/06/1978"
    (found,) = way.on_page([named("DATE_OF_BIRTH", Span(15, 25))])
    assert shown(text, [found.span]) == ["23/06/1978"]


@pytest.mark.parametrize("span", [Span(0, 4), Span(13, 25), Span(14, 15)])
def test_what_begins_in_a_label_stands_nowhere(span: Span) -> None:
    way = readings(page((100, 100, "Date of birth"), (108, 130, "23/06/1978")))[-1]
    assert list(way.on_page([named("PERSON", span)])) == []


def test_a_line_with_two_labels_is_read_twice() -> None:
    text = page((300, 80, "Number"), (100, 100, "Passport"), (300, 100, "C01X00T47"))
    assert [way.text.value for way in readings(text)][-2:] == ["Number: C01X00T47", "Passport: C01X00T47"]


@given(st.text(alphabet="ab1O_ .-@:\n", max_size=40))
def test_readings_take_out_spaces_and_nothing_else(text: str) -> None:
    for way in readings(Page(text, (), 10, 10)):
        signs = [text[offset] for offset in way.offsets]
        assert list(way.offsets) == sorted(set(way.offsets))
        assert len(way.text.value) == len(signs)
        if way.wrapped:
            assert way.text.value == "".join(signs).replace("\n", " ")
        elif way.alike:
            assert all(
                one == other or other in "OoIl|SBZ" for one, other in zip(way.text.value, signs, strict=True)
            )
        else:
            assert way.text.value == "".join(signs)
        between = text[way.offsets[0] : way.offsets[-1] + 1]
        assert between.replace(" ", "") == "".join(signs).replace(" ", "")


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
    again = list(found_again(text, [known]))
    assert shown(text, [finding.span for finding in again]) == expected
    assert all(finding.entity == "PERSON" and finding.span != known.span for finding in again)


@pytest.mark.parametrize(
    ("seen", "sure", "detector", "stays"),
    [
        ("Keller", 0.4, "names", True),
        ("Keller", 0.39, "names", False),
        ("Keller", 0.39, "spacy", False),
        ("Keller", 0.0, "pattern", True),  # a pattern or checksum knows what it sees
        ("QD", 0.9, "names", True),
        ("QD", 0.89, "names", False),  # an icon is read as a letter or two
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


def test_words_are_as_legible_as_they_are_together() -> None:
    words = (Word(Span(0, 4), Zone(0, 0, 9, 9), 0.1, 0), Word(Span(5, 9), Zone(20, 0, 9, 9), 0.8, 0))
    text = Page("Anna Mora", words, 100, 100)
    both, first = named("PERSON", Span(0, 9), "names"), named("PERSON", Span(0, 4), "names")
    assert list(legible(text, [both, first])) == [both]


def test_a_finding_without_a_span_stays() -> None:
    face = Finding("FACE", 0.9, "names", zones=(Zone(0, 0, 1, 1),))
    assert list(legible(one_line("x"), [face])) == [face]


@pytest.mark.parametrize(
    ("seen", "whole"),
    [
        ("K. Hoshino", "K. Hoshino"),
        ("from K. Hoshino", "K. Hoshino"),
        ("K.M. Hoshino", "K.M. Hoshino"),
        ("K. M. Hoshino", "K. M. Hoshino"),
        ("(K. Hoshino", "K. Hoshino"),
        ("|. Hoshino", "|. Hoshino"),  # an I
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


# --- addresses that an engine has misread ------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("user1.name@mailL example.com", "user1.name@mailL example.com"),
        ("<jo@exarnple.c0m>", "jo@exarnple.c0m"),
        ("to: jo@mail.examp1e now", "jo@mail.examp1e"),
        ("jo.weiss@exam...", "jo.weiss@exam..."),  # a cell too narrow for it
        ("jo.weiss@exam…", "jo.weiss@exam…"),
        ("jo.weiss@exam .. 7", "jo.weiss@exam .."),
        ("jo.weiss@exam. So", None),  # one dot ends a sentence
        ("adaeze@build-7:~$ ls", None),  # a prompt
        ("ssh deploy@build-7 now", None),  # no dot: a user on a host
        ("npm i react@18.2.0", None),
        ("from @types/node import", None),
        ("git@github.com:acme/site.git", None),
        ("meet @ noon. example.com", None),
    ],
)
def test_addresses_that_lost_their_grammar(seen: str, expected: str | None) -> None:
    text = one_line(seen)
    spans = [finding.span for finding in misread_addresses(text)]
    assert shown(text, spans) == ([expected] if expected else [])


def test_the_rest_of_a_host_stands_on_the_same_line() -> None:
    assert list(misread_addresses(page((10, 10, "jo@mailL"), (10, 40, "example.com")))) == []


# --- values that accessibility texts tell ------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "entity", "expected"),
    [
        ("+1 202 555 0143", "PHONE_NUMBER", True),
        ("+1 202 555 0148", "PHONE_NUMBER", True),  # one digit misread
        ("+44 20 7946 0018", "PHONE_NUMBER", False),  # another number
        ("+1 202 555 0143", "CREDIT_CARD", False),  # another kind
    ],
)
def test_a_value_is_known_again_on_the_page(known: str, entity: str, expected: bool) -> None:  # noqa: FBT001
    text = one_line("call +1-202-555-0143 now")
    found = [named("PHONE_NUMBER", Span(5, 20))]
    wanted = named(entity, Span(3, 3 + len(known)))
    assert shows(text, found, wanted, f"at {known}") is expected


def test_a_finding_without_span_is_known_nowhere() -> None:
    face = Finding("FACE", 0.9, "fake", zones=(Zone(0, 0, 1, 1),))
    text = one_line("x")
    assert not shows(text, [], face, "x")
    assert not shows(text, [face], named("FACE", Span(0, 1)), "x")
