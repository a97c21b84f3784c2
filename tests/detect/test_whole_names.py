"""Names of persons made whole: initials, particles, titles, reversed names, possessives, edges."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from redactor.detect.whole_names import WholeNameDetector, whole_names
from redactor.errors import DetectError
from redactor.values import Finding, Hint, RawText, Span

PER, ORG, LOC, NRP, ADR = "PERSON", "ORGANIZATION", "LOCATION", "NRP", "ADDRESS"


def shown(text: str, *names: tuple[str, str], score: float = 0.7) -> list[tuple[str, str]]:
    """Return what is made of the named parts of a text, each found as an entity."""
    findings, reach = [], 0
    for name, entity in names:
        start = text.index(name, reach)
        reach = start + len(name)
        findings.append(Finding(entity, score, "names", "model", Span(start, reach)))
    return [
        (text[one.span.start : one.span.end], one.entity) for one in whole_names(findings, text) if one.span
    ]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("signed by B.R. Macaraeg today", [("B.R", ORG), ("Macaraeg", PER)], [("B.R. Macaraeg", PER)]),
        ("O. Bellerose (India) won", [("Bellerose", ORG)], [("O. Bellerose", PER)]),
        ("met Behzad K. Rostami there", [("Behzad K. Rostami", PER)], [("Behzad K. Rostami", PER)]),
        ("the pump of S. van der Berg", [("Berg", LOC)], [("S. van der Berg", PER)]),
        ("J. Rademacher GmbH wrote", [("Rademacher GmbH", ORG)], [("Rademacher GmbH", ORG)]),
        ("J. Rademacher, LLC wrote", [("Rademacher", ORG)], [("Rademacher", ORG)]),
        ("12 W. Kettering St", [("W. Kettering St", ADR)], [("W. Kettering St", ADR)]),
        ("the U.S. Kettering fund", [("Kettering", ORG)], [("Kettering", ORG)]),
        ("appendix B. Kettering", [], []),  # found by nobody
    ],
)
def test_initials_belong_to_the_family_name(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("Mrs Sherpa lives here", [("Mrs Sherpa", PER)], [("Sherpa", PER)]),
        ("Mrs Sherpa lives here", [("Mrs", PER), ("Sherpa", LOC)], [("Sherpa", PER)]),
        ("requested by Dr D. Sardinha", [("Sardinha", PER)], [("D. Sardinha", PER)]),
        ("thanks to Dr Nwachukwu", [], [("Nwachukwu", PER)]),
        ("dismissed. Miss Fong left", [("dismissed. Miss Fong", ORG)], [("dismissed. Miss Fong", ORG)]),
        ("by Umoja. Miss Fong left", [("Umoja. Miss Fong", PER)], [("Umoja. ", PER), ("Fong", PER)]),
        ("Cllr L.R. Magalhães sent apologies", [("Cllr L.R.", ORG)], [("L.R. Magalhães", PER)]),
        ("Judge Fong presided", [("Fong", PER)], [("Fong", PER)]),
        ("Judge Rules on Appeal", [], []),  # a title that is a word besides
        ("Mr Speaker, I rise", [], []),  # a word of the language
        ("Dr Martens Ltd wrote", [("Dr Martens Ltd", ORG)], [("Dr Martens Ltd", ORG)]),
    ],
)
def test_a_title_tells_a_person_and_is_no_part_of_it(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("the accused, Virtanen, Eirik, 61", [("Virtanen", PER), ("Eirik", PER)], [("Virtanen, Eirik", PER)]),
        ("Tamm, Virtanen, Eirik", [("Virtanen", PER), ("Eirik", PER)], [("Virtanen", PER), ("Eirik", PER)]),
        ("Virtanen, Eirik and Åse", [("Virtanen", PER), ("Eirik", PER)], [("Virtanen", PER), ("Eirik", PER)]),
        (
            "Virtanen, Koskela went",
            [("Virtanen", PER), ("Koskela", PER)],
            [("Virtanen", PER), ("Koskela", PER)],
        ),
        ("paid Tui af Tamm", [("Tui", PER), ("Tamm", LOC)], [("Tui af Tamm", PER)]),
        ("paid Thibault Bhatnagar", [("Thibault", PER), ("Bhatnagar", LOC)], [("Thibault Bhatnagar", PER)]),
        ("paid Tui of Tamm", [("Tui", PER), ("Tamm", LOC)], [("Tui", PER), ("Tamm", LOC)]),
        ("paid Kask & Virtanen", [("Kask", PER), ("Virtanen", LOC)], [("Kask & Virtanen", ORG)]),
        (
            "paid Kask& Virtanen & A. now",
            [("Kask", PER), ("Virtanen", PER), ("A.", PER)],
            [("Kask& Virtanen & A.", ORG)],
        ),
        ("Maria & Peter", [("Maria", PER), ("Peter", PER)], [("Maria", PER), ("Peter", PER)]),  # a couple
        (
            "Kask & Eirik Virtanen",
            [("Kask", PER), ("Eirik Virtanen", PER)],
            [("Kask", PER), ("Eirik Virtanen", PER)],
        ),
        ("Kask and Virtanen", [("Kask", PER), ("Virtanen", PER)], [("Kask", PER), ("Virtanen", PER)]),
    ],
)
def test_parts_of_one_name_are_joined(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("Botha, Mandla", [("Mandla", PER)], [("Botha, Mandla", PER)]),
        ("Ward 3\n  van Tamm, Mandla K.\n12 mg", [("Mandla", PER)], [("van Tamm, Mandla K.", PER)]),
        ("Botha, Mandla", [("Botha", ORG), ("Mandla", PER)], [("Botha", ORG), ("Mandla", PER)]),
        ("Thanks, Mandla", [("Mandla", PER)], [("Mandla", PER)]),
        ("Botha, Mandla said so", [("Mandla", PER)], [("Mandla", PER)]),
        ("Botha, Mandla", [("Mandla", LOC)], [("Mandla", LOC)]),
    ],
)
def test_a_family_name_stands_before_the_comma_of_a_cell(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("ask for Solène at the desk", [], [("Solène", PER)]),
        ("she is called Benedita", [("Benedita", NRP)], [("Benedita", PER)]),
        ("Yours sincerely,\n\nSolène Koskela", [], [("Solène Koskela", PER)]),
        ("ask for Water at the desk", [], []),
        ("it is called Solène GmbH", [], []),
        ("ask for Pulsar at the desk", [], []),  # nobody's given name
    ],
)
def test_words_that_announce_a_name(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        ("at Yip's then", [("Yip's", LOC)], [("Yip", PER)]),
        ("Inga's phone", [("Inga's", ORG)], [("Inga", PER)]),
        ("at Koskela's house", [("Koskela's house", PER)], [("Koskela", PER)]),
        ("Tamm's Garage closes", [("Tamm's", ORG)], [("Tamm's", ORG)]),
        ("tamm's bakery closes", [("tamm's bakery", ORG)], [("tamm's bakery", ORG)]),
        ("Bergamo's council met", [("Bergamo's", LOC)], [("Bergamo", LOC)]),
        ("of 283 Linking Road", [("of 283 Linking Road", ADR)], [("283 Linking Road", ADR)]),
        ("Aguablanca of Utrecht", [("Aguablanca of", ORG)], [("Aguablanca", ORG)]),
        (
            "County of Brookmere",
            [("County of", ORG), ("Brookmere", LOC)],
            [("County of", ORG), ("Brookmere", LOC)],
        ),
        ("all of it", [("of", LOC)], []),
        ("Met Imran Chaudhry twice", [("Met Imran Chaudhry", PER)], [("Imran Chaudhry", PER)]),
        ("R. Andrew Bailey wrote", [("R. Andrew Bailey", PER)], [("R. Andrew Bailey", PER)]),
        ("our Bielefeld depot", [("Bielefeld depot", LOC)], [("Bielefeld", LOC)]),
        ("A (Moyo): we do", [("A (Moyo)", PER)], [("Moyo", PER)]),
    ],
)
def test_a_name_ends_at_its_edges(
    text: str, parts: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert shown(text, *parts) == expected


@pytest.mark.parametrize(
    ("name", "entity", "expected"),
    [
        ("Peruvian", LOC, NRP),
        ("Sri Lankan", PER, NRP),
        ("Social Democrats", ORG, NRP),
        ("Solène", NRP, PER),
        ("Peru", LOC, LOC),
    ],
)
def test_peoples_and_persons_are_told_apart(name: str, entity: str, expected: str) -> None:
    assert shown(f"a {name} guest", (name, entity)) == [(name, expected)]


def test_a_family_name_alone_is_the_person_who_bears_it() -> None:
    text = "Mr Juma Albuquerque spoke. Albuquerque faces a vote."
    expected = [("Juma Albuquerque", PER), ("Albuquerque", PER)]
    assert shown(text, ("Juma Albuquerque", PER), ("Albuquerque", LOC)) == expected


def test_other_findings_come_back_as_they_are() -> None:
    text = "paid on 3 March 2026"
    day = Finding("DATE_TIME", 0.9, "names", "model", Span(8, 20))
    assert whole_names([day], text) == [day]


def test_many_names_take_no_longer_each_than_few() -> None:
    text = "Mr B.R. Macaraeg met Dr Fong. " * 3_000
    findings = [
        Finding(PER, 0.9, "names", "model", Span(start + 8, start + 16)) for start in range(0, len(text), 30)
    ]
    assert len(whole_names(findings, text)) == 6_000


class Fixed:
    name = "names 1"
    entities = frozenset({PER})

    def __init__(self, answers: int = 1) -> None:
        self.answers = answers

    def find(self, texts: Sequence[RawText], hints: Sequence[Hint]) -> list[tuple[Finding, ...]]:
        assert len(texts) == len(hints)
        found: tuple[Finding, ...] = (Finding(PER, 0.9, "names", "model", Span(0, 10)),)
        return [found for _ in texts] * self.answers


def test_the_detector_makes_names_whole() -> None:
    (found,) = WholeNameDetector(Fixed()).find([RawText("Mrs Sherpa")], [Hint()])
    assert [(one.entity, one.span) for one in found] == [(PER, Span(4, 10))]
    with pytest.raises(DetectError):
        WholeNameDetector(Fixed(2)).find([RawText("Mrs Sherpa")], [Hint()])
