"""Columns: where most cells are of one kind, so are the others of the same shape."""

from __future__ import annotations

import pytest

from redactor.detect.page_columns import among_names, columns_of, in_columns, is_name
from redactor.detect.page_labels import lines_of
from redactor.values import Finding, Page, Span
from tests.detect.pages import named, page, shown


def column(*cells: str, x: int = 100, step: int = 24) -> Page:
    return page(*((x, 40 + step * row, cell) for row, cell in enumerate(cells)), apart="\n\n")


def cells_of(seen: Page, texts: list[str], entity: str, detector: str = "names") -> list[Finding]:
    starts = [seen.text.index(text) for text in texts]
    return [
        named(entity, Span(start, start + len(text)), detector)
        for start, text in zip(starts, texts, strict=True)
    ]


def missing(seen: Page, findings: list[Finding]) -> list[str]:
    spans = [finding.span for finding in in_columns(seen, columns_of(lines_of(seen.words)), findings)]
    return shown(seen, spans)


@pytest.mark.parametrize(
    ("entity", "found", "others", "expected"),
    [
        ("ID", ["EMP30737", "E-29959", "EMP98411"], ["0054268", "#112030"], ["0054268", "#112030"]),
        ("ID", ["EMP30737", "E-29959", "EMP98411"], ["18.442 kWh", "84,00 € monatlich", "12 kg"], []),
        ("ID", ["EMP30737", "E-29959", "EMP98411"], ["20417 QX"], ["20417 QX"]),
        ("ID", ["EMP30737", "E-29959", "EMP98411"], ["Sales", "12:30", "$440,12"], []),
        ("ID", ["EMP30737", "E-29959"], ["0054268"], []),  # two are no column
        ("ID", ["EMP30737", "E-29959", "EMP98411"], ["11", "12", "13", "14"], []),  # most are something else
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Ploy Akhtar"], ["Ploy Akhtar"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Support", "Sign out", "on leave"], []),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Timekeeper", "Zahnreinigung"], []),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Okonjo"], ["Okonjo"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["sk8r_dino", "zuk_04"], ["sk8r_dino", "zuk_04"]),
        (
            "PERSON",
            ["Ana Sok", "Noa Feld", "Kadri Oz"],
            ["support", "2026", "v2.1", "12m", "postgres", "plan_2026.xlsx"],
            [],
        ),
        ("PERSON", ["Ana Sok 3h", "Noa Feld", "Kadri Oz 2 min ago"], ["Obi 12m"], ["Obi"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["RJC Payments"], ["RJC Payments"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Interview Ruth Feld"], ["Ruth Feld"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Ruth Feld Optional"], ["Ruth Feld"]),
        ("PERSON", ["Ana Sok", "Noa Feld", "Kadri Oz"], ["Onboarding Zorin Ltd"], ["Zorin Ltd"]),
        ("EMAIL_ADDRESS", ["a@b.com", "c@d.org", "e@f.de"], ["yuhan20agmx.de"], ["yuhan20agmx.de"]),
        ("EMAIL_ADDRESS", ["a@b.com", "c@d.org", "e@f.de"], ["none"], []),
        ("CHANNEL", ["#eng-backend", "#team-payroll"], ["#deal-castle", "Threads"], ["#deal-castle"]),
        ("PHONE_NUMBER", ["201 555 0142", "201 555 0143", "201 555 0144"], ["+1"], ["+1"]),
        ("HANDLE", ["oyvindt", "k.aldana", "@mia7"], ["zuk_04", "@lind"], ["zuk_04", "@lind"]),
        ("HANDLE", ["oyvindt", "k.aldana", "@mia7"], ["Secrets", "REGION", "DEPLOY_TOKEN", "a/b-kit"], []),
        ("HANDLE", ["oyvindt", "k.aldana", "@mia7"], ["viewer", "drwx-----.", "root"], []),
        ("AGE", ["91", "92", "93"], ["94"], []),  # no kind that columns hold
    ],
)
def test_cells_of_a_column_are_of_one_kind(
    entity: str, found: list[str], others: list[str], expected: list[str]
) -> None:
    seen = column(*found, *others)
    assert missing(seen, cells_of(seen, found, entity)) == expected


def test_a_column_begins_or_ends_at_one_place() -> None:
    found = ["EMP30737", "E-29959", "EMP98411"]
    ragged = page(
        *((100 + 30 * row, 40 + 24 * row, cell) for row, cell in enumerate([*found, "0054268"])), apart="\n\n"
    )
    right = page(
        *((400 - 8 * len(cell), 40 + 24 * row, cell) for row, cell in enumerate([*found, "0054268"])),
        apart="\n\n",
    )
    assert missing(ragged, cells_of(ragged, found, "ID")) == []
    assert missing(right, cells_of(right, found, "ID")) == ["0054268"]


def test_cells_of_a_column_may_have_their_middles_over_each_other() -> None:
    found = ["EMP30737", "E-299", "EMP984110", "E-41"]
    middle = page(
        *((400 - 4 * len(cell), 40 + 24 * row, cell) for row, cell in enumerate([*found, "00542"])),
        apart="\n\n",
    )
    assert missing(middle, cells_of(middle, found, "ID")) == ["00542"]
    few = page(
        *((400 - 4 * len(cell), 40 + 24 * row, cell) for row, cell in enumerate([*found[:3], "00542"])),
        apart="\n\n",
    )
    assert missing(few, cells_of(few, found[:3], "ID")) == []


def test_a_column_ends_where_nothing_follows() -> None:
    found = ["EMP30737", "E-29959", "EMP98411"]
    seen = page(
        *((100, y, cell) for y, cell in zip((40, 64, 88, 400), [*found, "0054268"], strict=True)),
        apart="\n\n",
    )
    assert missing(seen, cells_of(seen, found, "ID")) == []


def test_the_head_of_a_column_is_none_of_its_cells() -> None:
    found = ["28/08/1941", "04.01.1970", "14/03/1965"]
    seen = column("Line 2 No:", *found)
    assert missing(seen, cells_of(seen, found, "DATE_OF_BIRTH")) == []


def test_half_a_cell_is_not_found() -> None:
    seen = column("Ana Sok", "Noa Feld", "Kadri Oz", "T. Vasconcelos")
    found = cells_of(seen, ["Ana Sok", "Noa Feld", "Kadri Oz", "T."], "PERSON")
    assert missing(seen, found) == ["T. Vasconcelos"]


@pytest.mark.parametrize(
    ("cells", "found", "left"),
    [
        (["Cotton", "Metal", "Fabric"], ["Metal"], []),  # a filter
        (["Mark Li", "Grace Ng"], ["Mark Li", "Grace Ng"], ["Mark Li", "Grace Ng"]),  # words that are names
        (["Taylor"], ["Taylor"], ["Taylor"]),
        (["Upton"], ["Upton"], ["Upton"]),
        (["Insurance"], ["Insurance"], []),
        (["Jasperfield"], ["Jasperfield"], ["Jasperfield"]),
        (["Hardware Ql", "Insurance"], ["Hardware Ql", "Insurance"], []),
        (["Hardware Umoja"], ["Hardware Umoja"], ["Hardware Umoja"]),
        (["Metal", "Ana Sok", "Noa Feld"], ["Metal", "Ana Sok"], ["Metal", "Ana Sok"]),  # among names
        (["Kalliopi", "Metal", "Fabric"], ["Kalliopi"], ["Kalliopi"]),
        (["near Metal", "Fabric"], ["Metal"], ["Metal"]),  # no cell of its own
    ],
)
def test_a_plain_word_alone_is_no_name(cells: list[str], found: list[str], left: list[str]) -> None:
    seen = column(*cells)
    for detector, expected in (("names", left), ("terms", found)):
        spans = [
            one.span
            for one in among_names(
                seen,
                lines_of(seen.words),
                columns_of(lines_of(seen.words)),
                cells_of(seen, found, "PERSON", detector),
            )
        ]
        assert shown(seen, spans) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ploy Sok", True),
        ("Port of Hollin", True),
        ("R.", True),
        ("RJC Payments", True),
        ("Support Plan", False),  # plain words all
        ("ploy sok", False),
        ("Room 4", False),
        ("Ana Bea Cai Dov Eli Fay", False),  # too long
        ("", False),
        ("L. Quested", True),
        ("A. Overview", False),
        ("l. Quested", False),
        ("1. Quested", False),
    ],
)
def test_what_has_the_looks_of_a_name(text: str, expected: bool) -> None:  # noqa: FBT001 - table
    assert is_name(text) is expected


def test_a_column_of_persons_and_companies_is_one_of_names() -> None:
    seen = column("Ana Sok", "Zorin Ltd", "Noa Feld", "Trishul", "Pipstone")
    known = cells_of(seen, ["Ana Sok", "Noa Feld"], "PERSON") + cells_of(seen, ["Zorin Ltd"], "ORGANIZATION")
    assert missing(seen, known) == ["Trishul", "Pipstone"]


def test_a_company_in_a_column_of_persons_is_one() -> None:
    seen = column("Ana Sok", "Noa Feld", "Kadri Oz", "Zorin Labs")
    known = cells_of(seen, ["Ana Sok", "Noa Feld", "Kadri Oz"], "PERSON")
    found = [*in_columns(seen, columns_of(lines_of(seen.words)), known)]
    assert {one.entity for one in found} == {"ORGANIZATION"}
