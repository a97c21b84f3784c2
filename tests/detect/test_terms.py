"""The organisation's terms in a text: inflected, joined, misread, with a slip; never inside other words."""

from __future__ import annotations

import re

import pytest

from redactor.detect.entry import Entry
from redactor.detect.nearly import NearlyIndex, one_slip
from redactor.detect.terms import TermDetector
from redactor.errors import DetectError, UsageError
from redactor.values import Hint, RawText
from tests.growth import cpu_seconds, grows_within

TERMS = (
    "Project Bluebird",
    "Bluebird",
    "Ares",
    "蓝鸟计划",
    "Modern Way",
    "Straße 9",
    "Zebra Company",
    "AT&T Deal",
    "McDonnell's",
    "Plan 2024 Gamma",
    "हिन्दी योजना",
    "블루버드",
    "QuartzHawk",
)
DETECTOR = TermDetector([Entry(term) for term in TERMS], mark="lists:0123456789ab")

FOUND = [
    ("Project Bluebird", "Project Bluebird", "exact"),
    ("project-bluebird.docx", "project-bluebird", "exact"),
    ("see PROJECT_BLUEBIRD", "PROJECT_BLUEBIRD", "exact"),
    ("ProjectBluebird", "ProjectBluebird", "exact"),
    ("getProjectBluebirdPlan()", "ProjectBluebird", "exact"),
    ("#projectbluebird", "projectbluebird", "exact"),
    ("x/project%20bluebird/y", "project%20bluebird", "exact"),
    ("Project\n  Bluebird", "Project\n  Bluebird", "exact"),
    ("BLUEBIRD's budget", "BLUEBIRD", "exact"),
    ("all bluebirds", "bluebirds", "inflected"),
    ("blue-\n  bird", "blue-\n  bird", "exact"),
    ("BlueBird", "BlueBird", "exact"),
    ("Bluebird2024", "Bluebird", "exact"),
    ("blue\u00adbird", "blue\u00adbird", "exact"),
    ("Bl\u200buebird,", "Bl\u200buebird", "exact"),
    ("\uff22luebird", "\uff22luebird", "exact"),
    ("B1uebird", "B1uebird", "misread"),
    ("Bluebіrd", "Bluebіrd", "exact"),
    ("Blue\ufe0fb\x1b[1mird", "Blue\ufe0fb\x1b[1mird", "exact"),
    ("Modem Way", "Modem Way", "misread"),
    ("Bluebrid", "Bluebrid", "slip"),
    ("Bluebrd", "Bluebrd", "slip"),
    ("project bluebirt now", "project bluebirt", "slip"),
    ("ares", "ares", "exact"),
    ("STRASSE 9", "STRASSE 9", "exact"),
    ("zebra companies", "zebra companies", "inflected"),
    ("关于蓝鸟计划的会议", "蓝鸟计划", "exact"),
    ("블루버드는", "블루버드", "exact"),
    ("AT and T deal", "", ""),
    ("at&t deal", "at&t deal", "exact"),
    ("MCDONNELLS", "MCDONNELLS", "exact"),
    ("plan 2024 gamma", "plan 2024 gamma", "exact"),
    ("हिन्दी योजना", "हिन्दी योजना", "exact"),
    ("plan \u0662\u0660\u0662\u0664 gamma", "plan \u0662\u0660\u0662\u0664 gamma", "exact"),
    ("quartz_hawk", "quartz_hawk", "exact"),
    ("İ Bluebird ﬁ", "Bluebird", "exact"),
]
OTHERS = [
    "see the ｂｌｕｅ",
    "shares",
    "a res",
    "data resources",
    "project. Bluefish",
    "blue birds of prey",
    "Plan 2023 Gamma",
    "modem",
    "Bluexxrd",
    "[CONFIDENTIAL_TERM]",
    "the straße",
    "zebra",
    "Hawk",
]


def found(text: str, detector: TermDetector = DETECTOR) -> list[tuple[str, str]]:
    findings = detector.find([RawText(text)], [Hint()])[0]
    return [(text[one.span.start : one.span.end], one.rule.partition(".")[2]) for one in findings if one.span]


@pytest.mark.parametrize(("text", "value", "how"), FOUND)
def test_finds_terms(text: str, value: str, how: str) -> None:
    assert found(text) == ([(value, how)] if value else [])


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(text: str) -> None:
    assert found(text) == []


def test_a_stop_between_two_words_parts_them_and_an_abbreviation_does_not() -> None:
    detector = TermDetector([Entry("Alpine Quarry"), Entry("St Gallen Deal")])
    assert found("We left Alpine. Quarry is next", detector) == []
    assert found("the St. Gallen deal", detector) == [("St. Gallen deal", "exact")]


def test_the_longest_wins_and_overlaps_are_all_said() -> None:
    detector = TermDetector([Entry("Alpha Beta"), Entry("Beta Gamma"), Entry("Beta")])
    assert [value for value, _ in found("Alpha Beta Gamma", detector)] == ["Alpha Beta", "Beta Gamma"]


def test_placeholders_are_inert() -> None:
    detector = TermDetector([Entry("Person"), Entry("Secret")])
    assert found("[PERSON] and [SECRET_7F3A09C2D1]", detector) == []
    assert found("a person", detector) == [("person", "exact")]


def test_capital_entries_need_a_capital() -> None:
    detector = TermDetector([Entry("Target", "ORGANIZATION", "customer", capital=True, slips=False)])
    assert found("the target", detector) == []
    assert found("Target Corp. paid", detector) == [("Target Corp.", "exact")]
    assert found("TARGET", detector) == [("TARGET", "exact")]


@pytest.mark.parametrize(
    ("listed", "text", "value"),
    [
        ("jane.doe@example.com", "<Jane.Doe@example.com>", "Jane.Doe@example.com"),
        ("jane.doe@example.com", "mary.jane.doe@example.com", ""),
        ("jane.doe@example.com", "jane doe example com", ""),
        ("E-1001", "id E-1001.", "E-1001"),
        ("E-1001", "CASE-E-1001", ""),
        ("E-1001", "E-1001-7", ""),
        ("E-1001", "E 1001", ""),
    ],
)
def test_literal_entries_stand_sign_by_sign(listed: str, text: str, value: str) -> None:
    detector = TermDetector([Entry(listed, "ID", "person-id", literal=True)])
    assert found(text, detector) == ([(value, "exact")] if value else [])


def test_handles_take_their_sign_along() -> None:
    detector = TermDetector(
        [Entry(name, "HANDLE", "person-handle", literal=True) for name in ("jdoe", "@mark")]
    )
    assert [value for value, _ in found("/home/jdoe by @jdoe", detector)] == ["jdoe", "@jdoe"]
    assert found("mark this", detector) == []
    assert found("ask @Mark now", detector) == [("@Mark", "exact")]


def test_the_name_tells_which_lists_were_in_force_and_no_entry() -> None:
    assert re.fullmatch(r"terms \S+ lists:0123456789ab", DETECTOR.name)
    assert "Bluebird" not in repr(Entry("Bluebird"))


def test_nothing_to_look_for_is_refused() -> None:
    with pytest.raises(UsageError):
        TermDetector([])


def test_texts_and_hints_pair() -> None:
    with pytest.raises(DetectError):
        DETECTOR.find([RawText("x")], [])


@pytest.mark.parametrize(
    ("shown", "name", "expected"),
    [
        ("bluebird", "bluebird", False),
        ("bluebrid", "bluebird", True),
        ("bluebir", "bluebird", True),
        ("bluebirds", "bluebird", True),
        ("bluxbird", "bluebird", True),
        ("bluxbxrd", "bluebird", False),
        ("xluebird", "bluebird", False),
        ("xlueberryland", "blueberryland", True),
        ("plan 2 of many", "plan 3 of many", False),
    ],
)
def test_one_slip(shown: str, name: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert one_slip(shown, name) is expected
    assert list(NearlyIndex(["ares", name]).find(shown)) == ([1] if expected else [])


@pytest.mark.parametrize(
    "piece", ["a", "rn", "a-\n", "aA", "a1", "á", "Bluebird_", "Bluebird ", "project ", "蓝"]
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def took(size: int) -> float:
        text = RawText((piece * size)[:size])
        return cpu_seconds(lambda: DETECTOR.find([text], [Hint()]))

    took(1_000)
    assert grows_within(took, 5_000, 40_000, lambda short: 8 * 4 * short + 0.05)
