"""Lists that tell what they hold without a head."""

from __future__ import annotations

import pytest

from redactor.detect.page_columns import columns_of
from redactor.detect.page_labels import lines_of
from redactor.detect.page_lists import births, numbers, users
from redactor.values import Page
from tests.detect.pages import page, shown


def column(*cells: str) -> Page:
    return page(*((100, 40 + 24 * row, cell) for row, cell in enumerate(cells)), apart="\n\n")


BORN = ["1972-06-24", "04 May 1938", "21/11/2002", "October 09, 1982", "28.03.1995"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (BORN, BORN),
        ([*BORN, "O1 Jan 1976", "Sales"], [*BORN, "O1 Jan 1976"]),
        ([*BORN, "2026-01-04"], [*BORN, "2026-01-04"]),  # one that was misread
        (BORN[:4], []),  # four may be anything
        ([*BORN, "2026-01-04", "2025-01-04"], []),  # many lie around now
        (["2004-06-24", "2005-06-24", "2006-06-24", "2007-06-24", "2008-06-24"], []),  # years of a company
        (["1872-06-24", "1838-06-24", "1802-06-24", "1882-06-24", "1895-06-24"], []),  # history
        (["1972", "1938", "2002", "1982", "1995"], []),
    ],
)
def test_days_spread_over_decades_are_birthdays(cells: list[str], found: list[str]) -> None:
    seen = column(*cells)
    told = births(seen, columns_of(lines_of(seen.words)))
    assert sorted({*shown(seen, [one.span for one in told])}) == sorted(found)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["amora", "kadri.kask", "anna87"], ["amora", "anna87", "kadri.kask"]),
        ([">amora", "kadri.kask", "anna87", "Inbox"], ["amora", "anna87", "kadri.kask"]),
        (["amora", "kadri.kask", "backend"], []),
        (["build.log", "src-main", "anna87"], []),
        (["zq7 pts/0", "deploy-7 pts/1", "amora pts/2"], ["amora", "deploy-7", "zq7"]),  # of ``last``
        (["Amora", "Kadri", "Anna"], []),
    ],
)
def test_users_of_a_column(cells: list[str], found: list[str]) -> None:
    seen = column(*cells)
    told = users(seen, columns_of(lines_of(seen.words)))
    assert sorted({*shown(seen, [one.span for one in told])}) == found


BOOKED = ["24877389", "62680367", "11016347", "48262843", "36541772"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (BOOKED, BOOKED),
        (["Conf. no.", *BOOKED], BOOKED),
        (BOOKED[:4], []),
        ([*BOOKED[:4], "2487738"], []),  # amounts are of any length
        ([*BOOKED, BOOKED[0]], []),  # one comes again
        (["24877381", "24877382", "24877383", "24877384", "24877385"], []),  # they are counted
        (["248,773", "626,803", "110,163", "482,628", "365,417"], []),
    ],
)
def test_long_numbers_of_one_length_are_ids(cells: list[str], found: list[str]) -> None:
    seen = column(*cells)
    told = numbers(seen, columns_of(lines_of(seen.words)))
    assert sorted({*shown(seen, [one.span for one in told])}) == sorted(found)
