"""Machine-readable zones: the specimen lines of ICAO Doc 9303, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.travel_zones import FAMILY

Look = Callable[..., list[tuple[str, str]]]

ZONES = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]
OTHERS = [
    "cat <<EOF",
    "x = 1<<20 and y < 12345",
    "ERIKSSON<<ANNA",
    "P<0.05 in all 12345 cases",
    'cout << "P<GBR" << 12345;',
    "A<B<C<D<E 123456",
    "nothing of it",
]


@pytest.mark.parametrize("line", ZONES)
def test_finds_lines_of_a_zone(look: Look, line: str) -> None:
    assert look(FAMILY, f"scan:\n{line}\n") == [("PASSPORT", line)]


def test_finds_the_document_of_a_passenger(look: Look) -> None:
    found = look(FAMILY, "SSR DOCS P/PRT/CB482917/PRT/22FEB81/M")
    assert found == [("PASSPORT", "CB482917"), ("DATE_OF_BIRTH", "22FEB81")]
    assert look(FAMILY, "path /P/PRT/CB482917/PRT/22FEB81/M P/PRT/CB482917/PRT/22FEB") == []


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
