"""Cities that name a time zone."""

from __future__ import annotations

import pytest

from redactor.detect.page_clocks import without_time_zones
from redactor.detect.page_labels import lines_of
from redactor.values import Finding, Span
from tests.detect.pages import page


def stays(*cells: tuple[int, int, str], detector: str = "names", rule: str = "model") -> bool:
    seen = page(*cells, apart="\n\n")
    start = seen.text.index("Dublin")
    finding = Finding("LOCATION", 0.9, detector, rule, Span(start, start + 6))
    return [*without_time_zones(seen, lines_of(seen.words), [finding])] == [finding]


@pytest.mark.parametrize(
    "cells",
    [
        [(10, 10, "(UTC+00:00) Dublin, Edinburgh, Lisbon")],
        [(10, 10, "Time zone: Dublin")],
        [(10, 10, "Timezone"), (300, 10, "Dublin, Edinburgh")],
        [(10, 10, "(GMT)"), (80, 10, "Dublin")],
    ],
)
def test_cities_of_a_time_zone(cells: list[tuple[int, int, str]]) -> None:
    assert not stays(*cells)
    assert not stays(*cells, detector="page", rule="city")
    assert stays(*cells, detector="patterns", rule="address.street")


@pytest.mark.parametrize(
    "cells",
    [
        [(10, 10, "City"), (300, 10, "Dublin")],
        [(10, 10, "Time zone"), (10, 40, "Dublin")],  # the next field
        [(10, 10, "She lives in Dublin")],
        [(10, 10, "Dublin"), (300, 10, "Time zone")],
        [(10, 10, "Zone 4, Dublin")],
        [(10, 10, "14:00 UTC, Dublin office")],
    ],
)
def test_other_cities(cells: list[tuple[int, int, str]]) -> None:
    assert stays(*cells)
