"""The readings of a page: blocks, mended tokens and labelled lines lead back to the right spans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect.page_readings import Reading, icons_of, readings
from redactor.values import Finding, Page, RawText, Span, Word, Zone
from tests.detect.pages import named, one_line, page, shown

# --- which readings there are ------------------------------------------------------------------------


def test_each_block_is_read_by_itself() -> None:
    text = page((10, 10, "plain words"), (10, 90, "others"), apart="\n\n")
    assert [(way.text.value, list(way.offsets)) for way in readings(text)] == [
        ("plain words", list(range(11))),
        ("others", list(range(13, 19))),
    ]


@pytest.mark.parametrize(
    ("seen", "joined"),
    [
        ("and to her at +91 74103\n92791.", "and to her at +91 74103 92791."),
        ("one more line\nand to her at +91 74103\n92791.\nthe end", "and to her at +91 74103 92791."),
        (
            "https://example.com/a/ical/\nprivate-FK57/basic.ics",
            "https://example.com/a/ical/private-FK57/basic.ics",
        ),
        ("https://example.com/a/ical/\nplease", None),
        (
            "the Consultant, born on 11 August\n1974, and she",
            "the Consultant, born on 11 August 1974, and she",
        ),
        ("the Consultant, born on\n11 August 1974", "the Consultant, born on 11 August 1974"),
        ("and to her in August\nwe go", None),
        ("August\n1974", None),  # cells of a calendar
        ("Total 12\n14", None),  # cells of a column
        ("and to her at home\n92791.", None),
    ],
)
def test_what_breaks_in_prose_is_read_over_the_break(seen: str, joined: str | None) -> None:
    said = "before all this there is a paragraph of some length, so that the block is no narrow box\n" * 2
    assert [way.text.value for way in readings(Page(said + seen, (), 10, 10)) if way.wrapped] == (
        [joined] if joined else []
    )


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
        ("PASSWORD=Mossy_Kettle5 -d web: 16", "PASSWORD=Mossy_Kettle5 -d web:16"),  # an option
        ("PASSWORD=Mossy --rm web", None),
        ("xoxb-73 -d68", "xoxb-73-d68"),
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
        out = " \n" if way.wrapped else " "
        assert without(out, between) == without(out, "".join(signs))


def without(signs: str, text: str) -> str:
    """Return a text without these signs."""
    return "".join(sign for sign in text if sign not in signs)


@pytest.mark.parametrize(
    ("seen", "rule", "span", "speaks"),
    [
        (
            "github. com/acme/site",
            "repository.address",
            Span(11, 20),
            True,
        ),  # the break is in the host before it
        ("github. com/acme/site", "repository.words", Span(11, 20), False),
    ],
)
def test_a_mended_host_speaks_for_what_stands_behind_it(
    seen: str, rule: str, span: Span, *, speaks: bool
) -> None:
    (way,) = (way for way in readings(one_line(seen)) if way.mended)
    found = list(way.on_page([Finding("REPOSITORY", 0.9, "pattern", rule, span)]))
    assert shown(one_line(seen), [finding.span for finding in found]) == (["acme/site"] if speaks else [])


# --- icons ---------------------------------------------------------------------------------------------


def written(*words: tuple[str, float]) -> Page:
    """Return a page of one line, each word read with its confidence."""
    placed, end = [], 0
    for text, sure in words:
        start = end + (end > 0)
        end = start + len(text)
        placed.append(Word(Span(start, end), Zone(8 * start, 10, 8 * len(text), 12), sure, 0))
    return Page(" ".join(text for text, _ in words), tuple(placed), 2000, 100)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ((("BB", 0.7), ("System", 0.95)), "System"),
        ((("~", 0.99), ("Chat", 0.95)), "Chat"),
        ((("Q", 0.8), ("ik", 0.7), ("Insights", 0.95)), "Insights"),
        ((("Mr", 0.95), ("Sok", 0.95)), "Mr Sok"),  # read surely
        ((("Kim", 0.7), ("is", 0.7), ("on", 0.7), ("leave", 0.95)), "Kim is on leave"),  # a name, and words
        ((("leave", 0.95), ("with", 0.95), ("Ann", 0.6)), "leave with Ann"),
        ((("Li", 0.8), ("Wu", 0.8)), "Li Wu"),
        ((("12", 0.5), ("Elm", 0.95), ("Road", 0.95)), "12 Elm Road"),  # numbers count
        ((("Deals", 0.95), ("ih", 0.8)), "Deals ih"),  # icons stand before texts
        ((("a", 0.99), ("Mentions", 0.99)), "Mentions"),
        ((("a", 0.99), ("mention", 0.99)), "a mention"),
        ((("A", 0.99), ("Mention", 0.99)), "A Mention"),
        ((("Deals", 0.95), ("ih", 0.5)), "Deals"),
        ((("Member", 0.95), ("ID:", 0.5)), "Member ID:"),  # a label
        ((("Ana", 0.95), ("xi", 0.3), ("Sok", 0.95)), "Ana xi Sok"),  # within a line
        ((("Wei", 0.65),), "Wei"),  # a name alone
        ((("-o", 0.5),), None),
        ((("@", 0.86), ("&", 0.95)), "@"),
    ],
)
def test_icons_at_the_ends_of_a_line_are_not_read(
    words: tuple[tuple[str, float], ...], read: str | None
) -> None:
    texts = [way.text.value for way in readings(written(*words))]
    assert texts[:1] == ([read] if read is not None else [])


def test_icons_are_told_by_their_places() -> None:
    seen = written(("BB", 0.7), ("System", 0.95))
    assert icons_of(seen) == {0: 2}


def test_an_icon_before_a_label_or_a_value_hides_neither() -> None:
    label = Word(Span(2, 7), Zone(120, 100, 40, 12), 0.9, 0)
    icon = Word(Span(0, 1), Zone(100, 100, 12, 12), 0.4, 0)
    value = Word(Span(8, 18), Zone(120, 124, 80, 12), 0.9, 1)
    seen = Page("Q Birth\n23/06/1978", (icon, label, value), 400, 200)
    assert readings(seen)[-1].text.value == "Birth: 23/06/1978"
